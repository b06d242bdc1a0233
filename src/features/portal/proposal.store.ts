// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Answers of departments that came by mail: kept, shown to the team, sent or returned by it (DP12 to DP15). */
import { uuidv7 } from '../../lib/ids.ts';
import { isUuid } from '../../lib/pure/uuid.ts';
import { ok, refuse, type Result } from '../../lib/result.ts';
import type { Db } from '../../platform/database/database.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { shortestReason } from '../promise/ledger.core.ts';
import type { Ticket } from '../promise/promise.contract.ts';
import type { Channel, Reader } from '../promise/promise.core.ts';
import { tellDepartment } from './notice.store.ts';
import { cutQuoted, isOfDepartment, whyNotSend, type SenderCheck } from './portal.core.ts';
import type { NoticeDeps, PortalTickets, TicketRefusal } from './portal.port.ts';

/** A mail that came to the address departments answer to. */
export interface DepartmentMail {
  readonly ticketId: string;
  readonly from: string;
  /** As it stands in the story. */
  readonly story: string;
  readonly text: string;
  readonly byPerson: boolean;
  /** A notice could not be delivered: somebody of the team must act (DP6). */
  readonly failed: boolean;
  /** What our own server says of `from` (DP19). */
  readonly sender: SenderCheck;
  /** Unix milliseconds. */
  readonly now: number;
}

/** Notes the mail; what the department wrote by hand is an answer to look at (DP11, DP12). */
export async function takeDepartmentMail(
  trx: Db,
  mail: DepartmentMail,
): Promise<{ readonly noteId: string; readonly proposed: boolean }> {
  const { ticketId, now } = mail;
  const ticket = await trx
    .selectFrom('ticket')
    .innerJoin('department', 'department.id', 'ticket.departmentId')
    .select([
      'ticket.state',
      'ticket.version',
      'ticket.departmentId',
      'department.noticeAddress',
      'department.noticeMode',
    ])
    .where('ticket.id', '=', ticketId)
    .forUpdate('ticket')
    .executeTakeFirstOrThrow();
  const noteId = uuidv7(now);
  const at = new Date(now);
  await trx
    .insertInto('ticketNote')
    .values({ id: noteId, ticketId, at, kind: 'departmentMail', text: mail.story, accountId: null })
    .execute();
  await trx
    .updateTable('ticket')
    .set({ version: ticket.version + 1, ...(mail.failed && ticket.state === 'open' && { askedAt: at }) })
    .where('id', '=', ticketId)
    .execute();
  const { answer, quoted } = cutQuoted(mail.text);
  const proposed =
    mail.byPerson &&
    ticket.state === 'open' &&
    ticket.noticeMode !== 'off' &&
    answer !== '' &&
    (await writtenTo(trx, ticketId, ticket.departmentId, ticket.noticeAddress)).some((box) =>
      isOfDepartment(mail.from, box),
    );
  if (proposed)
    await trx
      .insertInto('proposedAnswer')
      .values({
        ...{ id: uuidv7(now), ticketId, noteId, departmentId: ticket.departmentId, fromAddress: mail.from },
        ...{
          sender: mail.sender,
          text: answer.slice(0, longestAnswer),
          quoted,
          createdAt: at,
          state: 'waiting',
          settledAt: null,
        },
      })
      .execute();
  return { noteId, proposed };
}

/** The department's mailbox, and those of who stood in for it when they were told of this ticket (DP22). */
async function writtenTo(trx: Db, ticketId: string, departmentId: string, own: string | null): Promise<string[]> {
  const rows = await trx
    .selectFrom('departmentNotice')
    .innerJoin('mailOutbox', 'mailOutbox.id', 'departmentNotice.id')
    .select('mailOutbox.toAddress')
    .distinct()
    .where('departmentNotice.ticketId', '=', ticketId)
    .where('departmentNotice.departmentId', '=', departmentId)
    .execute();
  return [...(own === null ? [] : [own]), ...rows.map(({ toAddress }) => toAddress)];
}

/** What a mail to a citizen holds at most; the whole of a longer one stands in the story. */
const longestAnswer = 20_000;

/** An answer as the team sees it. */
export interface ProposedAnswer {
  readonly proposedId: string;
  readonly noteId: string;
  readonly at: string;
  readonly from: string;
  readonly departmentName: string;
  readonly text: string;
  readonly quoted: string;
  readonly sender: SenderCheck;
}

/** The answers that wait for a look, the oldest first; undefined = the ticket does not exist for the reader. */
export async function waitingAnswers(
  db: Db,
  tickets: Pick<PortalTickets, 'read'>,
  who: Reader,
  ticketId: string,
): Promise<ProposedAnswer[] | undefined> {
  const ticket = await tickets.read(db, who, ticketId);
  if (!ticket) return undefined;
  if (ticket.hidden) return [];
  const rows = await db
    .selectFrom('proposedAnswer')
    .innerJoin('department', 'department.id', 'proposedAnswer.departmentId')
    .selectAll('proposedAnswer')
    .select('department.name as departmentName')
    .where('ticketId', '=', ticket.ticketId)
    .where('state', '=', 'waiting')
    .orderBy('createdAt')
    .orderBy('proposedAnswer.id')
    .execute();
  return rows.map((row) => ({
    ...{ proposedId: row.id, noteId: row.noteId, at: row.createdAt.toISOString(), from: row.fromAddress },
    ...{ departmentName: row.departmentName, text: row.text, quoted: row.quoted },
    sender: row.sender,
  }));
}

/** What somebody does with an answer. */
export interface AnswerOrder {
  readonly ticketId: string;
  readonly proposedId: string;
  /** Of the ticket as it was seen (PR7). */
  readonly version: number;
  /** Unix milliseconds. */
  readonly now: number;
}

type Refused = TicketRefusal | 'answerSettled' | 'senderFailed';

/** Sends it, or notes that it was told by telephone or letter, or that it is done, and settles it in the same transaction: once (DP14). */
export async function sendAnswer(
  db: Db,
  tickets: PortalTickets,
  who: Reader,
  order: AnswerOrder & {
    readonly text: string;
    readonly translation: string;
    /** Somebody asked the department whether it wrote this (DP19). */
    readonly senderConfirmed: boolean;
  },
): Promise<Result<Ticket, Refused>> {
  return transaction(db, async (trx) => {
    const answer = await settle(trx, order, 'sent');
    if (!answer) return refuse('answerSettled');
    const why = whyNotSend(answer.sender, order.senderConfirmed);
    if (why) throw new Undone(why); // DP19
    if (answer.sender === 'failed') await noteConfirmed(trx, who, order);
    const ticket = await tickets.read(trx, who, order.ticketId);
    const kind = noteFor(ticket?.wish?.kind);
    const done = kind ? await tickets.note(trx, who, { ...order, kind }) : await tickets.mail(trx, who, order);
    if (!done.ok) throw new Undone(done.code);
    return done;
  }).catch(undone);
}

/** How the team passes an answer on, by the citizen's wish; undefined = by mail (DP14). */
function noteFor(wish: Channel | undefined): 'called' | 'letterSent' | 'done' | undefined {
  if (wish === 'callback') return 'called';
  if (wish === 'letter') return 'letterSent';
  return wish === 'none' ? 'done' : undefined;
}

/** Returns it with what is missing; the department hears of it (DP15). */
export async function returnAnswer(
  db: Db,
  tickets: Pick<PortalTickets, 'read'>,
  notices: NoticeDeps,
  who: Reader,
  order: AnswerOrder & { readonly reason: string },
): Promise<Result<Ticket, Refused>> {
  const reason = order.reason.trim();
  if (reason.length < shortestReason) return refuse('reasonMissing');
  return transaction(db, async (trx) => {
    const seen = await tickets.read(trx, who, order.ticketId);
    if (!seen) return refuse('notFound');
    if (seen.hidden) return refuse('notAllowed');
    if (!(await settle(trx, order, 'returned'))) return refuse('answerSettled');
    const { ticketId, now } = order;
    const moved = await trx
      .updateTable('ticket')
      .set({ version: order.version + 1 })
      .where('id', '=', ticketId)
      .where('version', '=', order.version)
      .returning('departmentId')
      .executeTakeFirst();
    if (!moved) throw new Undone('versionChanged');
    const text = `Antwort des Fachbereichs zurückgegeben:\n${reason}`;
    await trx
      .insertInto('ticketNote')
      .values({ id: uuidv7(now), ticketId, at: new Date(now), kind: 'note', text, accountId: who.accountId })
      .execute();
    const { departmentId } = moved;
    await tellDepartment(trx, notices, { ticketId, departmentId, cause: 'answerReturned', news: reason, now });
    const ticket = await tickets.read(trx, who, ticketId);
    if (!ticket) throw new Error('a ticket that was just written on is not there');
    return ok(ticket);
  }).catch(undone);
}

/** Undoes the transaction it is thrown in; the refusal goes on. */
class Undone extends Error {
  readonly code: Refused;
  constructor(code: Refused) {
    super(code);
    this.code = code;
  }
}

function undone(error: unknown): Result<never, Refused> {
  if (error instanceof Undone) return refuse(error.code);
  throw error;
}

/** Who took the answer for the department's all the same stands in the story. */
async function noteConfirmed(trx: Db, who: Reader, { ticketId, now }: AnswerOrder): Promise<void> {
  const text = 'Absender der Antwort fiel bei der Prüfung durch; beim Fachbereich nachgefragt.';
  await trx
    .insertInto('ticketNote')
    .values({ id: uuidv7(now), ticketId, at: new Date(now), kind: 'note', text, accountId: who.accountId })
    .execute();
}

/** Nobody else settles it as well: whoever comes second changes nothing. */
async function settle(
  trx: Db,
  order: AnswerOrder,
  state: 'sent' | 'returned',
): Promise<{ readonly sender: SenderCheck } | undefined> {
  if (!isUuid(order.proposedId)) return undefined;
  return trx
    .updateTable('proposedAnswer')
    .set({ state, settledAt: new Date(order.now) })
    .where('id', '=', order.proposedId)
    .where('ticketId', '=', isUuid(order.ticketId) ? order.ticketId : null)
    .where('state', '=', 'waiting')
    .returning('sender')
    .executeTakeFirst();
}
