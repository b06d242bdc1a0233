// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The outbox: mails are written into it, taken for a try, and get what became of the try. */
import { sql, type Selectable } from 'kysely';
import { mailboxKey } from '../../lib/pure/mail-address.ts';
import { isUuid } from '../../lib/pure/uuid.ts';
import type { Db } from '../../platform/database/database.ts';
import type { MailOutboxTable } from '../../platform/database/schema.gen.ts';
import { transaction } from '../../platform/database/transaction.ts';
import type { MailOut } from '../promise/message.contract.ts';
import { acknowledgementCaps, acknowledging, type MailKind } from './mail-out.core.ts';
import { fileNamesOf } from './mail-out-files.store.ts';

/** True for the Message-ID of a mail we wrote ourselves, with or without its angle brackets. */
export async function isOurMail(db: Db, messageId: string): Promise<boolean> {
  const bare = messageId.replace(/^<|>$/g, '');
  const row = await db.selectFrom('mailOutbox').select('id').where('messageId', '=', `<${bare}>`).executeTakeFirst();
  return row !== undefined;
}

/** A mail as it is kept. */
export type MailRow = Selectable<MailOutboxTable>;

/** A mail to be written. */
export interface NewMail {
  readonly id: string;
  /** Null only for a test of a mailbox. */
  readonly ticketId: string | null;
  readonly noteId: string | null;
  readonly kind: MailKind;
  readonly toAddress: string;
  readonly language: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
  readonly replyTo: string;
  /** Unix milliseconds. */
  readonly now: number;
}

/** Any fixed number that no other lock of ours has. */
const capLock = 7_215_190;

/** Writes a mail; it waits to be sent from now on (MO1, MO2). */
export async function insertMail(trx: Db, { now, ...mail }: NewMail): Promise<void> {
  const at = new Date(now);
  await trx
    .insertInto('mailOutbox')
    .values({
      ...mail,
      addressKey: mailboxKey(mail.toAddress),
      state: 'waiting',
      nextAt: at,
      begunAt: at,
      createdAt: at,
      claimedAt: null,
      sentAt: null,
      lastError: null,
    })
    .execute();
}

/** Which cap forbids to acknowledge to this address now; undefined = none. Two transactions at a time do not both slip through (MO8). */
export async function capReached(trx: Db, address: string, now: number): Promise<'address' | 'all' | undefined> {
  await sql`select pg_advisory_xact_lock(${capLock})`.execute(trx);
  const since = new Date(now - acknowledgementCaps.withinMs);
  const { all, same } = await trx
    .selectFrom('mailOutbox')
    .select((eb) => [
      eb.fn.countAll<number>().as('all'),
      eb.fn.countAll<number>().filterWhere('addressKey', '=', mailboxKey(address)).as('same'),
    ])
    .where('kind', 'in', acknowledging)
    .where('createdAt', '>', since)
    .executeTakeFirstOrThrow();
  if (same >= acknowledgementCaps.perAddress) return 'address';
  return all >= acknowledgementCaps.all ? 'all' : undefined;
}

/**
 * Takes a mail that is due for one try; undefined = it is not due, not waiting, or somebody else has it. Until `heldUntil`
 * (Unix milliseconds) nobody else takes it: after a crash in the middle of a try it is due again then.
 */
export async function claimMail(db: Db, mailId: string, now: number, heldUntil: number): Promise<MailRow | undefined> {
  return db
    .updateTable('mailOutbox')
    .set((eb) => ({
      attempts: eb('attempts', '+', 1),
      nextAt: new Date(heldUntil),
      // A try that was under way ended without anybody knowing how (MO2).
      maybeTwice: sql<boolean>`maybe_twice or claimed_at is not null`,
      claimedAt: new Date(now),
    }))
    .where('id', '=', mailId)
    .where('state', '=', 'waiting')
    .where('nextAt', '<=', new Date(now))
    .returningAll()
    .executeTakeFirst();
}

/** What a try came to; `nextAt` in Unix milliseconds. */
export type TryEnd =
  | { readonly state: 'sent' }
  | { readonly state: 'failed'; readonly error: string; readonly maybeTwice: boolean }
  | { readonly state: 'waiting'; readonly error: string; readonly maybeTwice: boolean; readonly nextAt: number };

async function writeEnd(trx: Db, mail: MailRow, end: TryEnd, now: number): Promise<boolean> {
  const done = await trx
    .updateTable('mailOutbox')
    .set({
      state: end.state,
      claimedAt: null,
      nextAt: end.state === 'waiting' ? new Date(end.nextAt) : null,
      sentAt: end.state === 'sent' ? new Date(now) : null,
      lastError: end.state === 'sent' ? null : end.error,
      maybeTwice: mail.maybeTwice || (end.state !== 'sent' && end.maybeTwice),
    })
    .where('id', '=', mail.id)
    .where('state', '=', 'waiting')
    .where('claimedAt', '=', mail.claimedAt)
    .returning('id')
    .executeTakeFirst();
  return done !== undefined;
}

/** Ids of mails that are due, the longest waiting first. */
export async function dueMails(db: Db, now: number, most: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('mailOutbox')
    .select('id')
    .where('state', '=', 'waiting')
    .where('nextAt', '<=', new Date(now))
    .orderBy('nextAt')
    .limit(most)
    .execute();
  return rows.map((row) => row.id);
}

/** A person has it sent again (MO4): it waits anew, with its Message-ID. False = it is no failed mail of this ticket. */
export async function sendAgain(trx: Db, ticketId: string, mailId: string, now: number): Promise<boolean> {
  if (!isUuid(mailId)) return false;
  const at = new Date(now);
  const changed = await trx
    .updateTable('mailOutbox')
    .set({ state: 'waiting', attempts: 0, nextAt: at, begunAt: at, claimedAt: null })
    .where('id', '=', mailId)
    .where('ticketId', '=', ticketId)
    .where('state', '=', 'failed')
    // MO21: its code may have been replaced meanwhile.
    .where('kind', '<>', 'newCode')
    .where('forgottenAt', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return changed !== undefined;
}

/** A newer code makes them wrong: what waits is not tried any more. What a mail server may have taken already cannot be called back. */
export async function dropCodeMails(trx: Db, ticketId: string): Promise<void> {
  await trx
    .updateTable('mailOutbox')
    .set({ state: 'failed', nextAt: null, claimedAt: null, lastError: 'Ein neuerer Code hat diesen ersetzt.' })
    .where('ticketId', '=', ticketId)
    .where('kind', '=', 'newCode')
    .where('state', '=', 'waiting')
    .execute();
}

/** The mails of a ticket, the oldest first. Whether the reader may see them is decided by the ticket's room. */
export async function mailsOf(db: Db, ticketId: string): Promise<MailOut[]> {
  const rows = await db
    .selectFrom('mailOutbox')
    .selectAll()
    .where('ticketId', '=', ticketId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
  const files = await fileNamesOf(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    mailId: row.id,
    noteId: row.noteId,
    // A test of a mailbox is of no ticket.
    kind: row.kind as MailOut['kind'],
    address: row.toAddress,
    subject: row.subject,
    text: row.text,
    state: row.state,
    attempts: row.attempts,
    createdAt: row.createdAt.toISOString(),
    nextAt: row.nextAt?.toISOString() ?? null,
    sentAt: row.sentAt?.toISOString() ?? null,
    files: files.get(row.id) ?? [],
    maybeTwice: row.maybeTwice,
    error: row.lastError,
  }));
}

/**
 * Writes what a try came to and, in the same transaction, what follows from it; false = the mail was taken by somebody else
 * meanwhile, and nothing is changed.
 */
export async function endTry(
  db: Db,
  mail: MailRow,
  end: TryEnd,
  now: number,
  then: (trx: Db) => Promise<void>,
): Promise<boolean> {
  return transaction(db, async (trx) => {
    const changed = await writeEnd(trx, mail, end, now);
    if (changed) await then(trx);
    return changed;
  });
}
