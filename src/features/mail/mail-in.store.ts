// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Mails on their way in: kept raw before anything else happens, then taken up one by one (MI1, MI2). */
import { sql } from 'kysely';
import { uuidv7 } from '../../lib/ids.ts';
import type { Db } from '../../platform/database/database.ts';
import type { MailHint, MailKind, ReadMail, Unconfirmed, Unreadable } from './mail-in.core.ts';

/** A mail as a mailbox hands it over. */
export interface ArrivedMail {
  /** Key of the mailbox. */
  readonly mailbox: string;
  readonly raw: Uint8Array;
  /** Bytes of the whole mail where only its headers were fetched; null = `raw` is all of it. */
  readonly wholeBytes: number | null;
  /** SHA-256 by `identityOf`. */
  readonly identity: string;
  /** When it reached the mailbox, Unix milliseconds. */
  readonly receivedAt: number;
  /** Unix milliseconds. */
  readonly now: number;
}

/** Keeps a mail raw; undefined = this mailbox has had it before (MI3). Committed when this returns. */
export async function keepMail(db: Db, mail: ArrivedMail): Promise<string | undefined> {
  const { mailbox, raw, wholeBytes, identity, receivedAt, now } = mail;
  const written = await db
    .insertInto('mailMessage')
    .values({
      id: uuidv7(now),
      mailbox,
      identity,
      raw: Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength),
      wholeBytes,
      receivedAt: new Date(receivedAt),
      state: 'stored',
      attempts: 0,
      nextAt: new Date(now),
      hints: '[]',
    })
    .onConflict((conflict) => conflict.constraint('mail_message_once').doNothing())
    .returning('id')
    .executeTakeFirst();
  return written?.id;
}

/** A mail that waits to be taken up. */
export interface WaitingMail {
  readonly id: string;
  readonly mailbox: string;
  readonly raw: Uint8Array;
  /** Bytes of the whole mail where only its headers were fetched. */
  readonly wholeBytes: number | null;
  /** Unix milliseconds. */
  readonly receivedAt: number;
  readonly attempts: number;
}

/** The ids of what is due, the oldest first. */
export async function dueMails(db: Db, now: number, limit: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('mailMessage')
    .select('id')
    .where('state', '=', 'stored')
    .where('nextAt', '<=', new Date(now))
    .orderBy('nextAt')
    .orderBy('receivedAt')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** A waiting mail with its bytes; undefined = somebody has taken it up already. */
export async function waitingMail(db: Db, id: string): Promise<WaitingMail | undefined> {
  const row = await db
    .selectFrom('mailMessage')
    .select(['id', 'mailbox', 'raw', 'wholeBytes', 'receivedAt', 'attempts'])
    .where('id', '=', id)
    .where('state', '=', 'stored')
    .executeTakeFirst();
  return row?.raw ? { ...row, raw: row.raw, receivedAt: row.receivedAt.getTime() } : undefined;
}

/** Holds a mail for this transaction; false = it is no longer waiting. */
export async function holdMail(trx: Db, id: string): Promise<boolean> {
  const row = await trx
    .selectFrom('mailMessage')
    .select('id')
    .where('id', '=', id)
    .where('state', '=', 'stored')
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

/** What became of a mail. */
export type MailEnd =
  | {
      readonly state: 'processed';
      readonly ticketId: string;
      readonly noteId: string | null;
      /** Why the sender was not told that it arrived; null = told, or nothing to tell. */
      readonly unconfirmed: Unconfirmed | null;
    }
  | { readonly state: 'ignored'; readonly reason: 'own' | 'mailboxTest' };

/** Writes how a mail reads and what became of it, with its parts. */
export async function settleMail(
  trx: Db,
  id: string,
  read: { readonly mail: ReadMail; readonly kind: MailKind; readonly hints: readonly MailHint[] },
  end: MailEnd,
  now: number,
): Promise<void> {
  const { mail, kind, hints } = read;
  await trx
    .updateTable('mailMessage')
    .set({
      ...end,
      kind,
      fromName: mail.from?.name ?? null,
      fromAddress: mail.from?.address ?? null,
      subject: mail.subject,
      sentAt: mail.sentAt === null ? null : new Date(mail.sentAt),
      text: mail.text,
      html: mail.html,
      outsidePictures: mail.outsidePictures,
      hints: JSON.stringify(hints),
      endedAt: new Date(now),
    })
    .where('id', '=', id)
    .execute();
  // One by one: together they may be too much for one message to the database.
  for (const [position, part] of mail.parts.entries())
    await trx
      .insertInto('mailPart')
      .values({
        id: uuidv7(now),
        mailId: id,
        position,
        name: part.name,
        type: part.type,
        contentId: part.contentId,
        inline: part.inline,
        bytes: part.content.byteLength,
        content: Buffer.from(part.content.buffer, part.content.byteOffset, part.content.byteLength),
      })
      .execute();
}

/** What the headers alone say of a mail nobody can read. */
export type MailHead = Pick<ReadMail, 'from' | 'subject' | 'sentAt'>;

/** Puts a mail aside with the reason and what its headers say; the raw mail stays (MI11, MI16). */
export async function quarantineMail(
  db: Db,
  id: string,
  reason: Unreadable,
  head: MailHead | undefined,
  now: number,
): Promise<void> {
  await db
    .updateTable('mailMessage')
    .set({
      state: 'quarantined',
      reason,
      endedAt: new Date(now),
      attempts: sql<number>`attempts + 1`,
      fromName: head?.from?.name ?? null,
      fromAddress: head?.from?.address ?? null,
      subject: head?.subject ?? null,
      sentAt: head === undefined || head.sentAt === null ? null : new Date(head.sentAt),
    })
    .where('id', '=', id)
    .where('state', '=', 'stored')
    .execute();
}

/** A mail in quarantine that a person makes a ticket of. */
export async function endByHand(
  trx: Db,
  id: string,
  end: { readonly ticketId: string; readonly hints: readonly MailHint[]; readonly now: number },
): Promise<void> {
  await trx
    .updateTable('mailMessage')
    .set({
      state: 'processed',
      reason: null,
      kind: 'person',
      ticketId: end.ticketId,
      hints: JSON.stringify(end.hints),
      unconfirmed: 'notAuthenticated',
      endedAt: new Date(end.now),
    })
    .where('id', '=', id)
    .execute();
}

/** Holds a mail in quarantine for this transaction and says when it came, in Unix milliseconds; undefined = it does not lie there. */
export async function holdQuarantined(trx: Db, id: string): Promise<number | undefined> {
  const row = await trx
    .selectFrom('mailMessage')
    .select('receivedAt')
    .where('id', '=', id)
    .where('state', '=', 'quarantined')
    .forUpdate()
    .executeTakeFirst();
  return row?.receivedAt.getTime();
}

/** Notes that keeping a mail failed; it is tried again at `nextAt`. */
export async function postponeMail(db: Db, id: string, nextAt: number): Promise<void> {
  await db
    .updateTable('mailMessage')
    .set({ attempts: sql<number>`attempts + 1`, nextAt: new Date(nextAt) })
    .where('id', '=', id)
    .where('state', '=', 'stored')
    .execute();
}

/** Takes a mail out of quarantine, to be tried again; false = it is not there. */
export async function releaseMail(db: Db, id: string, now: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('mailMessage')
    .set({ state: 'stored', reason: null, endedAt: null, attempts: 0, nextAt: new Date(now) })
    .where('id', '=', id)
    .where('state', '=', 'quarantined')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
