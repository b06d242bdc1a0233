// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Mails become tickets and join them, for the room of the mail, which asks through its port (its rules MI5, MI6, MI9). */
import { randomInt } from 'node:crypto';
import { uuidv7 } from '../../lib/ids.ts';
import { fold } from '../../lib/pure/fold.ts';
import type { Language } from '../../lib/pure/language.ts';
import type { Db } from '../../platform/database/database.ts';
import { insertNumbered, insertPromise } from './create-ticket.store.ts';
import { wishSchema } from './promise.contract.ts';
import { lockSurvivor } from './survivor.store.ts';

/** Stands where a mail names nobody who could be answered; nothing is ever delivered to it (RFC 2606). */
export const nobodysAddress = 'ohne-absender@unbekannt.invalid';

/** What no code fits to: nobody was told one, and the ticket opens to nobody (`isCode`). */
const noCode = 'none';

/** A ticket to be made of a mail. */
export interface MailTicket {
  readonly departmentId: string;
  /** Null = nobody can be answered by mail. */
  readonly address: string | null;
  readonly citizenName: string;
  /** In which the citizen is answered. */
  readonly language: Language;
  readonly text: string;
  /** When the mail came, Unix milliseconds. */
  readonly receivedAt: number;
  /** Unix milliseconds. */
  readonly now: number;
  /** When the promise is due, Unix milliseconds. */
  readonly dueAt: number;
}

/** Makes contact, matter, ticket and promise of a mail. */
export async function ticketOfMail(
  trx: Db,
  mail: MailTicket,
): Promise<{ readonly ticketId: string; readonly number: string }> {
  const { now, departmentId, text, citizenName, language } = mail;
  const contactId = uuidv7(now);
  const matterId = uuidv7(now);
  const ticketId = uuidv7(now);
  const createdAt = new Date(mail.receivedAt);
  await trx
    .insertInto('contact')
    .values({
      id: contactId,
      channel: 'email',
      startedAt: createdAt,
      endedAt: createdAt,
      language,
      topic: null,
      shiftId: null,
    })
    .execute();
  await trx
    .insertInto('matter')
    .values({
      id: matterId,
      contactId,
      position: 1,
      topic: null,
      serviceId: null,
      departmentId,
      outcome: 'ticket',
      complaint: false,
      party: 'person',
      transferredTo: null,
      createdAt,
      decidedAt: new Date(now),
      version: 1,
    })
    .execute();
  const wish = wishSchema.safeParse({ kind: 'email', address: mail.address });
  const number = await insertNumbered(trx, (from, to) => randomInt(from, to + 1), {
    id: ticketId,
    codeHash: noCode,
    matterId,
    serviceId: null,
    departmentId,
    protected: false,
    language,
    text,
    citizenName,
    foldedName: fold(citizenName),
    wish: JSON.stringify(wish.success ? wish.data : { kind: 'email', address: nobodysAddress }),
    state: 'open',
    createdAt,
    closedAt: null,
    version: 1,
  });
  await insertPromise(trx, { ticketId, channel: 'email', dueAt: mail.dueAt, departmentId, accountId: null, now });
  return { ticketId, number };
}

/** The ticket with this number, or the one it was merged into (PR28); locked, so that it stays the one. */
export async function ticketWithNumber(trx: Db, number: string): Promise<string | undefined> {
  const row = await trx.selectFrom('ticket').select('id').where('number', '=', number).executeTakeFirst();
  return row && lockSurvivor(trx, row.id);
}

/** A mail on its ticket. */
export interface MailNote {
  readonly ticketId: string;
  readonly text: string;
  /** A closed ticket opens again, with a promise. */
  readonly reopens: boolean;
  /** Unix milliseconds. */
  readonly now: number;
  /** When a promise made now is due, Unix milliseconds. */
  readonly dueAt: number;
}

/** Notes a mail on its ticket, opening it again if somebody must act; gives the note's id. */
export async function noteMail(trx: Db, mail: MailNote): Promise<string> {
  const { now, text } = mail;
  const ticketId = await lockSurvivor(trx, mail.ticketId); // PR28
  const ticket = await trx
    .selectFrom('ticket')
    .select(['state', 'departmentId', 'version', 'wish'])
    .where('id', '=', ticketId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const noteId = uuidv7(now);
  await trx
    .insertInto('ticketNote')
    .values({ id: noteId, ticketId, at: new Date(now), kind: 'mailIn', text, accountId: null })
    .execute();
  const opens = mail.reopens && ticket.state === 'closed';
  if (mail.reopens && (opens || !(await isPromised(trx, ticketId)))) {
    const { kind: channel } = wishSchema.parse(ticket.wish);
    await insertPromise(trx, {
      ticketId,
      channel,
      dueAt: mail.dueAt,
      departmentId: ticket.departmentId,
      accountId: null,
      now,
    });
  }
  await trx
    .updateTable('ticket')
    .set({ ...(opens && { state: 'open' as const, closedAt: null }), version: ticket.version + 1 })
    .where('id', '=', ticketId)
    .execute();
  return noteId;
}

async function isPromised(trx: Db, ticketId: string): Promise<boolean> {
  const open = await trx
    .selectFrom('promise')
    .select('id')
    .where('ticketId', '=', ticketId)
    .where('keptAt', 'is', null)
    .where('endedAt', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return open !== undefined;
}
