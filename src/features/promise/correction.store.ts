// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Corrections of answers as promises, for the room of the answer recall, which asks through its port (its rules AR8 to AR10). */
import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import { uuidv7 } from '../../lib/ids.ts';
import type { Language } from '../../lib/pure/language.ts';
import type { Db } from '../../platform/database/database.ts';
import { insertNumbered } from './create-ticket.store.ts';
import { wishSchema, type Reach } from './promise.contract.ts';
import { lockSurvivor } from './survivor.store.ts';
import { languageOf, waitsForNothing } from './ticket.store.ts';

/** What no code fits to: nobody was told one, and the ticket opens to nobody. */
const noCode = 'none';
const what = 'correction';

/** A correction to be promised. Instants are Unix milliseconds. */
export interface CorrectionOrder {
  readonly matterId: string;
  /** Owns it where the matter names no department. */
  readonly departmentId: string;
  /** Needed where there is no open ticket. */
  readonly agreement: { readonly wish: Reach; readonly language: Language } | null;
  /** German: what the citizen is to be told. */
  readonly text: string;
  readonly dueAt: number;
  readonly now: number;
  /** Who gives the promise. */
  readonly accountId: string;
  /** Asked with the ticket locked: true = this correction is promised on it already. */
  readonly isPromisedOn: (trx: Db, ticketId: string) => Promise<boolean>;
}

/** The ticket a correction is promised on. */
export interface CorrectedTicket {
  readonly ticketId: string;
  readonly number: string;
  readonly language: Language;
  readonly wish: Reach;
  readonly topic: string | null;
  readonly noteId: string;
}

/**
 * Promises the correction on the matter's ticket, or on a new one (AR8); `mail` writes to who wants mails, false = it could not
 * be written (AR10). Undefined = there is nobody to be reached any more; `already` = it is promised on that ticket (AR14).
 */
export async function promiseCorrection(
  trx: Db,
  order: CorrectionOrder,
  mail: (ticket: CorrectedTicket & { readonly address: string }) => Promise<boolean>,
): Promise<(CorrectedTicket & { readonly byMail: boolean }) | 'already' | undefined> {
  const ticket = (await onTicket(trx, order)) ?? (await newTicket(trx, order));
  if (!ticket || ticket === 'already') return ticket;
  const { accountId, now, text } = order;
  const noteId = uuidv7(now);
  const { wish } = ticket;
  const written = { ...ticket, noteId };
  const kind = wish.kind === 'email' ? 'mailed' : 'note';
  await trx
    .insertInto('ticketNote')
    .values({ id: noteId, ticketId: ticket.ticketId, at: new Date(now), kind, text: storyLine(kind, text), accountId })
    .execute();
  await trx
    .insertInto('promise')
    .values({
      id: uuidv7(now),
      ticketId: ticket.ticketId,
      what,
      channel: wish.kind,
      dueAt: new Date(order.dueAt),
      departmentId: ticket.departmentId,
      // Who gives a promise may read the ticket; of a protected one that is not for an editor (PR9).
      accountId: ticket.isProtected ? null : accountId,
      madeAt: new Date(now),
      keptAt: null,
      endedAt: null,
      endedReason: null,
    })
    .execute();
  const byMail = wish.kind === 'email' && (await mail({ ...written, address: wish.address }));
  if (wish.kind === 'email' && !byMail)
    await trx
      .updateTable('ticketNote')
      .set({ kind: 'note', text: storyLine('note', text) })
      .where('id', '=', noteId)
      .execute();
  return { ...written, byMail };
}

function storyLine(kind: 'mailed' | 'note', text: string): string {
  return kind === 'mailed' ? text : `Unsere Auskunft ist zu berichtigen. Bitte sagen oder schreiben:\n\n${text}`;
}

/** The matter's ticket, or the one it was merged into (PR28), locked; one that was closed is opened again, with its own wish. */
async function onTicket(trx: Db, order: CorrectionOrder) {
  const named = await trx.selectFrom('ticket').select('id').where('matterId', '=', order.matterId).executeTakeFirst();
  if (!named) return undefined;
  const row = await trx
    .selectFrom('ticket')
    .innerJoin('matter', 'matter.id', 'ticket.matterId')
    .select(['ticket.id', 'ticket.number', 'ticket.language', 'ticket.wish', 'ticket.state', 'ticket.version'])
    .select(['ticket.departmentId', 'ticket.protected as isProtected', 'matter.topic'])
    .where('ticket.id', '=', await lockSurvivor(trx, named.id))
    .forUpdate('ticket')
    .executeTakeFirst();
  if (!row || (row.state === 'closed' && !order.agreement)) return undefined;
  if (await order.isPromisedOn(trx, row.id)) return 'already';
  const own = wishSchema.parse(row.wish);
  // Who wants no answer is told where that was agreed, and as it was agreed (AR15).
  const wish = own.kind === 'none' ? order.agreement?.wish : own;
  if (!wish) return undefined;
  const at = new Date(order.now);
  if (row.state === 'closed')
    await trx
      .insertInto('ticketNote')
      .values({ id: uuidv7(order.now), ticketId: row.id, at, kind: 'reopened', text: '', accountId: order.accountId })
      .execute();
  await trx
    .updateTable('ticket')
    .set({ state: 'open', closedAt: null, version: row.version + 1 })
    .where('id', '=', row.id)
    .execute();
  return {
    ticketId: row.id,
    number: row.number,
    language: languageOf(row.language),
    wish,
    topic: row.topic,
    departmentId: row.departmentId,
    isProtected: row.isProtected,
  };
}

/** A ticket of a matter that was answered and stays answered: it is there only so that the correction is not lost. */
async function newTicket(trx: Db, order: CorrectionOrder) {
  const { agreement, now } = order;
  if (!agreement) return undefined;
  const taken = await trx.selectFrom('ticket').select('id').where('matterId', '=', order.matterId).executeTakeFirst();
  if (taken) return undefined;
  const matter = await trx
    .selectFrom('matter')
    .leftJoin('service', 'service.id', 'matter.serviceId')
    .leftJoin('topic', 'topic.key', 'matter.topic')
    .select(['matter.serviceId', 'matter.departmentId', 'matter.topic'])
    .select(sql<boolean>`coalesce(service.protected, false) or coalesce(topic.protected, false)`.as('isProtected'))
    .where('matter.id', '=', order.matterId)
    .executeTakeFirst();
  if (!matter) return undefined;
  const ticketId = uuidv7(now);
  const departmentId = matter.departmentId ?? order.departmentId;
  const { wish, language } = agreement;
  const number = await insertNumbered(trx, (from, to) => randomInt(from, to + 1), {
    id: ticketId,
    codeHash: noCode,
    matterId: order.matterId,
    serviceId: matter.serviceId,
    departmentId,
    protected: matter.isProtected,
    language,
    text: `Berichtigung einer Auskunft. Die Person wollte Bescheid bekommen, wenn sich etwas ändert.\n\n${order.text}`,
    citizenName: '',
    foldedName: '',
    wish: JSON.stringify(wish),
    state: 'open',
    createdAt: new Date(now),
    closedAt: null,
    version: 1,
  });
  return { ticketId, number, language, wish, topic: matter.topic, departmentId, isProtected: matter.isProtected };
}

/**
 * A mail server accepted a correction: its promise is kept, no other; a ticket that was made only for corrections is closed when
 * nothing is promised on it any more (AR9).
 */
export async function keepCorrection(
  trx: Db,
  mail: { readonly ticketId: string; readonly writtenAt: number; readonly now: number },
): Promise<void> {
  const ticketId = await lockSurvivor(trx, mail.ticketId);
  const at = new Date(mail.now);
  const ticket = await trx
    .selectFrom('ticket')
    .select(['state', 'version'])
    .where('id', '=', ticketId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  await trx
    .updateTable('promise')
    .set({ keptAt: at })
    .where('ticketId', '=', ticketId)
    .where('what', '=', what)
    .where('madeAt', '<=', new Date(mail.writtenAt))
    .where('keptAt', 'is', null)
    .where('endedAt', 'is', null)
    .execute();
  const { other } = await trx
    .selectFrom('promise')
    .select(sql<boolean>`bool_or(what <> ${what} or (kept_at is null and ended_at is null))`.as('other'))
    .where('ticketId', '=', ticketId)
    .executeTakeFirstOrThrow();
  if (other || ticket.state === 'closed') return;
  await trx
    .insertInto('ticketNote')
    .values({
      id: uuidv7(mail.now),
      ticketId,
      at,
      kind: 'closed',
      text: 'Die Berichtigung ist zugestellt.',
      accountId: null,
    })
    .execute();
  await trx
    .updateTable('ticket')
    .set({ state: 'closed', closedAt: at, ...waitsForNothing, version: ticket.version + 1 })
    .where('id', '=', ticketId)
    .execute();
}
