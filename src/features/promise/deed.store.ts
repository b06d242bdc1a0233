// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { isUuid } from '../../lib/pure/uuid.ts';
import { ok, refuse, type Result } from '../../lib/result.ts';
import type { Db } from '../../platform/database/database.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { whyNotDeed, type DeedObstacle, type MoveKind } from './deed.core.ts';
import { storedWish } from './create-ticket.store.ts';
import { changeText, writtenDay, writtenWish } from './deed-words.core.ts';
import type { DeedOrder } from './ledger.contract.ts';
import { whyNotMove } from './ledger.core.ts';
import { movePromise } from './move-promise.store.ts';
import { wishSchema, type Ticket, type Wish } from './promise.contract.ts';
import type { Channel, Reader } from './promise.core.ts';
import { mayRead, promisesOf, readTicket, visibleTicket, waitsForNothing } from './ticket.store.ts';

/** One deed on a ticket as somebody asks for it. */
export interface OrderedDeed {
  readonly ticketId: string;
  /** Of the ticket as it was seen (PR7). */
  readonly version: number;
  readonly deed: DeedOrder;
  /** Unix milliseconds. */
  readonly now: number;
  /** The city's ISO date. */
  readonly today: string;
  /** IANA name. */
  readonly timeZone: string;
  /** Told inside the transaction that the ticket belongs to another department now. */
  readonly handedOn: (trx: Db, ticketId: string, departmentId: string) => Promise<unknown>;
  /** Told inside the transaction that the team has answered the department's question. */
  readonly replied?: (trx: Db, ticketId: string, text: string) => Promise<unknown>;
  /** Told inside the transaction that the citizen wishes something else (PR45): call-backs to another number end. */
  readonly wished?: (trx: Db, change: WishChange) => Promise<unknown>;
  /** E.164 beginnings of the hotline's own numbers (PR3). */
  readonly ownNumbers?: readonly string[];
}

/** Another wish on a ticket. */
export interface WishChange {
  readonly ticketId: string;
  /** The number to be called from now on, E.164; null = none. */
  readonly number: string | null;
  readonly accountId: string;
  /** Unix milliseconds. */
  readonly now: number;
}

type Refused =
  | ('notFound' | 'notAllowed' | 'versionChanged' | 'departmentUnknown' | 'promiseOver' | 'otherWish')
  | 'numberNotAllowed'
  | DeedObstacle;

/** Does it, as one line of the story (PR12 to PR17, PR19). Null: the reader does not see the ticket any more. `id` is the line's. */
export async function doOnTicket(
  db: Db,
  who: Reader,
  order: OrderedDeed,
  id: string,
): Promise<Result<Ticket | null, Refused>> {
  const { deed } = order;
  return transaction(db, async (trx) => {
    const row = await visibleTicket(trx, who, order.ticketId, 'lock');
    if (!row) return refuse('notFound');
    const promises = await promisesOf(trx, row.id);
    if (!mayRead(who, row, promises)) return refuse('notAllowed'); // PR9
    if (row.version !== order.version) return refuse('versionChanged'); // PR7
    if (deed.kind === 'moved' || deed.kind === 'letterMoved') {
      if (row.state === 'closed') return refuse('closedAlready'); // PR17
      const promise = promises.find((one) => one.id === deed.promiseId);
      const open = promise?.keptAt === null && promise.endedAt === null;
      const fromDue = promise?.dueAt.getTime() ?? 0;
      const toDue = Date.parse(deed.dueAt);
      const why = whyNotMove(promise && { dueAt: fromDue, open }, { dueAt: toDue, text: deed.text }, order.now);
      if (why) return refuse(why); // PR19
      if (deed.kind === 'letterMoved' && promise?.channel !== 'letter') return refuse('otherWish'); // PR42
      await movePromise(trx, {
        ...{ promiseId: deed.promiseId, ticketId: row.id, version: row.version, fromDue, toDue, reason: deed.text },
        ...{ accountId: who.accountId, noteId: id, now: order.now, timeZone: order.timeZone },
        ...{ byLetter: deed.kind === 'letterMoved', shown: promise?.channel === 'none' },
      });
      return ok((await readTicket(trx, who, row.id)) ?? null);
    }
    const ticket = { ...row, asked: row.askedAt !== null, accepted: row.acceptedAt !== null };
    const why = whyNotDeed(ticket, deed, order.today);
    if (why) return refuse(why);
    let text = deed.text;
    let wish: Wish | undefined;
    if (deed.kind === 'wished') {
      const before = wishSchema.parse(row.wish);
      wish = storedWish(deed.wish, order.ownNumbers ?? []);
      if (!wish) return refuse('numberNotAllowed'); // PR3
      const from = writtenWish(before);
      const to = writtenWish(wish);
      if (from === to) return refuse('sameAlready'); // PR45
      text = changeText({ from, to, reason: deed.text });
      await followWish(trx, row.id, before.kind, wish.kind);
      const number = wish.kind === 'callback' ? wish.number : null;
      await order.wished?.(trx, { ticketId: row.id, number, accountId: who.accountId, now: order.now });
    }
    if (deed.kind === 'handedOn') {
      const to = await departmentName(trx, deed.departmentId);
      if (to === undefined) return refuse('departmentUnknown'); // PR12
      await handOn(trx, row.id, deed.departmentId);
      await order.handedOn(trx, row.id, deed.departmentId);
      text = changeText({ from: row.departmentName, to, reason: deed.text });
    }
    if (deed.kind === 'held') text = changeText({ from: '', to: writtenDay(deed.until), reason: deed.text });
    const at = new Date(order.now);
    if (deed.kind === 'withdrawn') await withdrawPromises(trx, row.id, deed.text, at); // PR15
    await trx
      .insertInto('ticketNote')
      .values({ id, ticketId: row.id, at, kind: deed.kind, text, accountId: who.accountId })
      .execute();
    await trx
      .updateTable('ticket')
      .set({ ...changeOf(deed, at), ...(wish && { wish: JSON.stringify(wish) }), version: row.version + 1 })
      .where('id', '=', row.id)
      .execute();
    if (deed.kind === 'replied') await order.replied?.(trx, row.id, deed.text);
    return ok((await readTicket(trx, who, row.id)) ?? null);
  });
}

/** What the deed changes on the ticket itself. */
function changeOf(deed: Exclude<DeedOrder, { kind: MoveKind }>, at: Date) {
  switch (deed.kind) {
    case 'wished':
      return {};
    case 'handedOn':
      return { departmentId: deed.departmentId, acceptedAt: null, ...waitsForNothing };
    case 'asked':
      return { askedAt: at };
    case 'accepted':
      return { acceptedAt: at };
    case 'returned':
      // The team decides what becomes of it, as with a question.
      return { acceptedAt: null, askedAt: at };
    case 'replied':
      return { askedAt: null };
    case 'held':
      return { heldUntil: deed.until, heldReason: deed.text };
    case 'resumed':
      return { heldUntil: null, heldReason: '' };
    case 'withdrawn':
      return { state: 'closed', closedAt: at, ...waitsForNothing } as const;
    case 'urgent':
    case 'normal':
      return { urgency: deed.kind };
  }
}

async function departmentName(trx: Db, departmentId: string): Promise<string | undefined> {
  if (!isUuid(departmentId)) return undefined;
  const row = await trx.selectFrom('department').select('name').where('id', '=', departmentId).executeTakeFirst();
  return row?.name;
}

/** The open promises go along; what was kept or ended stays with whom it was given by (PR12). */
async function handOn(trx: Db, ticketId: string, departmentId: string): Promise<void> {
  await trx
    .updateTable('promise')
    .set({ departmentId })
    .where('ticketId', '=', ticketId)
    .where('keptAt', 'is', null)
    .where('endedAt', 'is', null)
    .execute();
}

/** The answer, and what was promised by the old way, is promised by the new one; a correction by a way of its own stays (PR45). */
async function followWish(trx: Db, ticketId: string, before: Channel, after: Channel): Promise<void> {
  await trx
    .updateTable('promise')
    .set({ channel: after })
    .where('ticketId', '=', ticketId)
    .where((eb) => eb.or([eb('channel', '=', before), eb('what', '=', 'answer')]))
    .where('keptAt', 'is', null)
    .where('endedAt', 'is', null)
    .execute();
}

async function withdrawPromises(trx: Db, ticketId: string, reason: string, at: Date): Promise<void> {
  await trx
    .updateTable('promise')
    .set({ endedAt: at, endedReason: reason, withdrawn: true })
    .where('ticketId', '=', ticketId)
    .where('keptAt', 'is', null)
    .where('endedAt', 'is', null)
    .execute();
}
