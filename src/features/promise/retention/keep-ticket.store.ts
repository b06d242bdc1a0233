// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { ok, refuse, type Result } from '../../../lib/result.ts';
import type { Db } from '../../../platform/database/database.ts';
import { transaction } from '../../../platform/database/transaction.ts';
import { changeText, writtenDay } from '../deed-words.core.ts';
import type { Ticket } from '../promise.contract.ts';
import type { Reader } from '../promise.core.ts';
import { mayRead, promisesOf, readTicket, visibleTicket } from '../ticket.store.ts';
import { whyNotKeep, type Keeping, type KeepObstacle } from './retention.core.ts';

/** What somebody decides about a ticket's time. */
export interface KeepOrder extends Keeping {
  readonly ticketId: string;
  /** Of the ticket as it was seen (PR7). */
  readonly version: number;
  /** Unix milliseconds. */
  readonly now: number;
  /** The city's ISO date. */
  readonly today: string;
}

/** Keeps a ticket longer, or no longer, as one line of its story (RT7). `id` is the line's. */
export async function keepTicket(
  db: Db,
  who: Reader,
  order: KeepOrder,
  id: string,
): Promise<Result<Ticket, 'notFound' | 'notAllowed' | 'versionChanged' | KeepObstacle>> {
  return transaction(db, async (trx) => {
    const row = await visibleTicket(trx, who, order.ticketId, 'lock');
    if (!row) return refuse('notFound');
    if (!mayRead(who, row, await promisesOf(trx, row.id))) return refuse('notAllowed'); // PR9
    const why = whyNotKeep({ ...row, merged: row.mergedInto !== null }, order, order.today);
    if (why) return refuse(why);
    if (row.version !== order.version) return refuse('versionChanged'); // PR7
    const { until } = order;
    const reason = order.reason.trim();
    await trx
      .insertInto('ticketNote')
      .values({
        ...{ id, ticketId: row.id, at: new Date(order.now), accountId: who.accountId },
        kind: until === null ? 'released' : 'retained',
        text: until === null ? reason : changeText({ from: '', to: writtenDay(until), reason }),
      })
      .execute();
    await trx
      .updateTable('ticket')
      .set({ retainedUntil: until, retainedReason: until === null ? '' : reason, version: row.version + 1 })
      .where('id', '=', row.id)
      .execute();
    const ticket = await readTicket(trx, who, row.id);
    if (!ticket) throw new Error('a ticket that was just kept is not there');
    return ok(ticket);
  });
}
