// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Mails on a ticket: a person writes one, and what became of it keeps the promise or leaves it open (MO5, MO6, MO14). */
import { uuidv7 } from '../../lib/ids.ts';
import type { Language } from '../../lib/pure/language.ts';
import { ok, refuse, type Result } from '../../lib/result.ts';
import type { Db } from '../../platform/database/database.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { insertPromise } from './create-ticket.store.ts';
import type { MailFrame, MailOut } from './message.contract.ts';
import { whyNotWrite, type MessageObstacle } from './message.core.ts';
import type { TicketMail } from './message.port.ts';
import { wishSchema, type Ticket } from './promise.contract.ts';
import type { Reader } from './promise.core.ts';
import { checkMailFiles } from './ticket-files.store.ts';
import { lockSurvivor, survivorOf } from './survivor.store.ts';
import { languageOf, readTicket } from './ticket.store.ts';

/** What the screen shows of a ticket's mails. */
export interface Messages {
  readonly obstacle: MessageObstacle | null;
  readonly frame: MailFrame | null;
  readonly mails: MailOut[];
}

/** The mails of a ticket; undefined if it does not exist for the reader. Of a hidden story nothing is shown (PR9). */
export async function readMessages(
  db: Db,
  mail: TicketMail,
  who: Reader,
  ticketId: string,
): Promise<Messages | undefined> {
  const ticket = await readTicket(db, who, ticketId);
  if (!ticket) return undefined;
  if (ticket.hidden) return { obstacle: 'noAddress', frame: null, mails: [] };
  return {
    obstacle: whyNotWrite(ticket, mail.available) ?? null,
    frame: mail.frame({ number: ticket.number, language: ticket.language ?? 'de' }),
    mails: await mail.mailsOf(db, ticket.ticketId),
  };
}

/** A mail a person writes. */
export interface MessageOrder {
  readonly ticketId: string;
  readonly version: number;
  /** German. */
  readonly text: string;
  /** In the ticket's language; empty = none. */
  readonly translation: string;
  /** Files of the ticket that go along; absent = none. */
  readonly fileIds?: readonly string[];
  /** Unix milliseconds. */
  readonly now: number;
}

type Refused =
  | 'notFound'
  | 'notAllowed'
  | 'versionChanged'
  | 'closedAlready'
  | 'mailOff'
  | 'noAddress'
  | 'addressUnusable'
  | 'fileGone'
  | 'filesTooLarge';

/** Notes what was written and puts the mail into the outbox, both or neither (MO1); the promise stays open until it is accepted. */
export async function writeMessage(
  db: Db,
  mail: TicketMail,
  who: Reader,
  order: MessageOrder,
): Promise<Result<Ticket, Refused>> {
  return transaction(db, async (trx) => {
    const seen = await readTicket(trx, who, order.ticketId);
    if (!seen) return refuse('notFound');
    // Whoever writes at the same time waits here; then the version tells.
    await lockTicket(trx, seen.ticketId);
    const ticket = await readTicket(trx, who, order.ticketId);
    if (!ticket) return refuse('notFound');
    if (ticket.hidden) return refuse('notAllowed'); // PR9
    const why = whyNotWrite(ticket, mail.available);
    if (why) return refuse(why);
    if (ticket.version !== order.version) return refuse('versionChanged'); // PR7
    const { fileIds = [] } = order;
    const wrong = await checkMailFiles(trx, ticket.ticketId, fileIds);
    if (wrong) return refuse(wrong); // PR34
    const { ticketId, number } = ticket;
    const address = ticket.wish?.kind === 'email' ? ticket.wish.address : '';
    const noteId = uuidv7(order.now);
    await addNote(trx, {
      id: noteId,
      ticketId,
      kind: 'mailed',
      text: order.text,
      accountId: who.accountId,
      now: order.now,
    });
    const { text, translation, now } = order;
    const language = ticket.language ?? 'de';
    const head = { ticketId, number, language, address };
    const written = await mail.answer(trx, { ...head, noteId, text, translation, fileIds, now });
    if (!written) throw new Error('the address of a ticket cannot be written to');
    await trx
      .updateTable('ticket')
      .set({ version: ticket.version + 1 })
      .where('id', '=', ticketId)
      .execute();
    const after = await readTicket(trx, who, ticketId);
    if (!after) throw new Error('a ticket that was just written on is not there');
    return ok(after);
  });
}

/** Has a mail sent again that was not delivered (MO4). */
export async function sendMessageAgain(
  db: Db,
  mail: TicketMail,
  who: Reader,
  order: { readonly ticketId: string; readonly mailId: string; readonly now: number },
): Promise<Result<Record<never, never>, 'notFound' | 'notAllowed' | 'mailOff' | 'mailNotFailed'>> {
  return transaction(db, async (trx) => {
    const ticket = await readTicket(trx, who, order.ticketId);
    if (!ticket) return refuse('notFound');
    if (ticket.hidden) return refuse('notAllowed');
    if (!mail.available) return refuse('mailOff');
    return (await mail.again(trx, ticket.ticketId, order.mailId, order.now)) ? ok({}) : refuse('mailNotFailed');
  });
}

/** A mail server accepted an answer: what was promised before it was written is kept now (MO5). */
export async function keepByMail(
  trx: Db,
  mail: { readonly ticketId: string; readonly writtenAt: number; readonly now: number },
): Promise<void> {
  await trx
    .updateTable('promise')
    .set({ keptAt: new Date(mail.now) })
    .where('ticketId', '=', await survivorOf(trx, mail.ticketId)) // PR28
    .where('madeAt', '<=', new Date(mail.writtenAt))
    .where('keptAt', 'is', null)
    .where('endedAt', 'is', null)
    .execute();
}

/** An answer was not delivered: somebody has to do something, so the ticket is open and promised (MO6). */
export async function mailNotDelivered(
  trx: Db,
  mail: {
    readonly ticketId: string;
    /** In short. */
    readonly why: string;
    readonly now: number;
    /** When a promise made now would be due. */
    readonly dueAt: number;
  },
): Promise<void> {
  const { now } = mail;
  const ticketId = await lockSurvivor(trx, mail.ticketId); // PR28
  const ticket = await lockTicket(trx, ticketId);
  const kind = ticket.state === 'closed' ? 'reopened' : 'note';
  const text = `E-Mail nicht zugestellt: ${mail.why}`;
  await addNote(trx, { id: uuidv7(now), ticketId, kind, text, accountId: null, now });
  const promised = await trx
    .selectFrom('promise')
    .select('id')
    .where('ticketId', '=', ticketId)
    .where('keptAt', 'is', null)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  if (!promised) {
    const { departmentId } = ticket;
    const { kind: channel } = wishSchema.parse(ticket.wish);
    await insertPromise(trx, { ticketId, channel, dueAt: mail.dueAt, departmentId, accountId: null, now });
  }
  await trx
    .updateTable('ticket')
    .set({ state: 'open', closedAt: null, version: ticket.version + 1 })
    .where('id', '=', ticketId)
    .execute();
}

function lockTicket(trx: Db, ticketId: string) {
  return trx
    .selectFrom('ticket')
    .select(['state', 'departmentId', 'version', 'wish'])
    .where('id', '=', ticketId)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

/** What a ticket's mail to its citizen is about; undefined = the citizen wants no mail, or the ticket is closed. */
export async function mailTicket(
  trx: Db,
  ticketId: string,
): Promise<{ number: string; language: Language; address: string } | undefined> {
  const row = await trx
    .selectFrom('ticket')
    .select(['number', 'language', 'wish', 'state'])
    .where('id', '=', ticketId)
    .executeTakeFirst();
  if (!row || row.state === 'closed') return undefined;
  const wish = wishSchema.parse(row.wish);
  return wish.kind === 'email'
    ? { number: row.number, language: languageOf(row.language), address: wish.address }
    : undefined;
}

async function addNote(
  trx: Db,
  note: {
    readonly id: string;
    readonly ticketId: string;
    readonly kind: 'mailed' | 'note' | 'reopened';
    readonly text: string;
    readonly accountId: string | null;
    readonly now: number;
  },
): Promise<void> {
  const { now, ...rest } = note;
  await trx
    .insertInto('ticketNote')
    .values({ ...rest, at: new Date(now) })
    .execute();
}
