// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What the program does by itself for promises and tickets when nobody has acted (PR14, PR21, PR22). */
import { uuidv7 } from '../../lib/ids.ts';
import type { Language } from '../../lib/pure/language.ts';
import type { Db } from '../../platform/database/database.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { isToBeAnnounced, type LedgerTimes } from './ledger.core.ts';
import { movePromise, type PromiseMove } from './move-promise.store.ts';
import { wishSchema, type Wish } from './promise.contract.ts';
import type { Channel } from './promise.core.ts';
import { languageOf, waitsForNothing } from './ticket.store.ts';

/** A promise nobody has kept or moved, in its last service hour. */
export interface LastHour {
  readonly promiseId: string;
  readonly ticketId: string;
  readonly number: string;
  /** Unix milliseconds. */
  readonly dueAt: number;
  readonly wish: Wish;
  /** How it is promised. */
  readonly channel: Channel;
  readonly language: Language;
  readonly topic: string | null;
}

/** The promises whose citizens must be told now, the soonest first; at most 200 at a time. */
export async function promisesToAnnounce(db: Db, times: LedgerTimes): Promise<LastHour[]> {
  const rows = await db
    .selectFrom('promise')
    .innerJoin('ticket', 'ticket.id', 'promise.ticketId')
    .innerJoin('matter', 'matter.id', 'ticket.matterId')
    .select(['promise.id', 'promise.ticketId', 'promise.dueAt', 'promise.madeAt', 'promise.channel', 'ticket.number'])
    .select(['ticket.wish', 'ticket.language', 'matter.topic'])
    .select((eb) =>
      eb
        .selectFrom('promiseMove')
        .select((move) => move.fn.max('promiseMove.at').as('at'))
        .whereRef('promiseMove.promiseId', '=', 'promise.id')
        .as('movedAt'),
    )
    .where('promise.keptAt', 'is', null)
    .where('promise.endedAt', 'is', null)
    .where('ticket.state', '=', 'open')
    .where('promise.dueAt', '>=', new Date(times.now))
    .where('promise.dueAt', '<', new Date(times.lastBefore))
    .orderBy('promise.dueAt')
    .orderBy('promise.id')
    .limit(200)
    .execute();
  return rows
    .filter(({ dueAt, madeAt, movedAt }) =>
      isToBeAnnounced({ dueAt: dueAt.getTime(), begunAt: (movedAt ?? madeAt).getTime() }, times),
    )
    .map(({ id, dueAt, wish, language, ...rest }) => ({
      promiseId: id,
      ticketId: rest.ticketId,
      number: rest.number,
      topic: rest.topic,
      channel: rest.channel,
      dueAt: dueAt.getTime(),
      wish: wishSchema.parse(wish),
      language: languageOf(language),
    }));
}

/** Whether this promised time still waits for being told: looked at once more before anything is planned. */
export async function isStillOpen(db: Db, promise: Pick<LastHour, 'promiseId' | 'dueAt'>): Promise<boolean> {
  const row = await db
    .selectFrom('promise')
    .select('id')
    .where('id', '=', promise.promiseId)
    .where('dueAt', '=', new Date(promise.dueAt))
    .where('keptAt', 'is', null)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** What came of telling a citizen: told, impossible now, or somebody had acted meanwhile. */
export type Announced = 'told' | 'cannot' | 'gone';

/**
 * Moves the promise if `tell` can tell the citizen, both or neither (PR21); a promised time is moved once, whoever tries (PR22).
 * `tell` acts on the transaction only.
 */
export async function announceMove(
  db: Db,
  promise: Pick<LastHour, 'promiseId' | 'ticketId' | 'dueAt'>,
  move: Pick<PromiseMove, 'toDue' | 'reason' | 'now' | 'timeZone' | 'shown'>,
  tell: (trx: Db) => Promise<boolean>,
): Promise<Announced> {
  return transaction(db, async (trx) => {
    // The ticket first, as everywhere: whoever notes on it waits, or is waited for.
    const ticket = await trx
      .selectFrom('ticket')
      .select(['version', 'state'])
      .where('id', '=', promise.ticketId)
      .forUpdate()
      .executeTakeFirst();
    if (ticket?.state !== 'open' || !(await isStillOpen(trx, promise))) return 'gone';
    if (!(await tell(trx))) return 'cannot';
    await movePromise(trx, {
      ...move,
      promiseId: promise.promiseId,
      ticketId: promise.ticketId,
      version: ticket.version,
      fromDue: promise.dueAt,
      accountId: null,
      noteId: uuidv7(move.now),
    });
    return 'told';
  });
}

/** Takes up what was put aside until today (PR14), each with a line in its story; gives how many. */
export async function wakeHeld(db: Db, today: string, now: number): Promise<number> {
  return transaction(db, async (trx) => {
    const woken = await trx
      .selectFrom('ticket')
      .select('id')
      .where('heldUntil', '<=', today)
      .orderBy('id')
      .limit(500)
      .forUpdate()
      .skipLocked()
      .execute();
    for (const { id } of woken) {
      await trx
        .insertInto('ticketNote')
        .values({ id: uuidv7(now), ticketId: id, at: new Date(now), kind: 'resumed', text: '', accountId: null })
        .execute();
      await trx
        .updateTable('ticket')
        .set((eb) => ({ heldUntil: waitsForNothing.heldUntil, heldReason: '', version: eb('version', '+', 1) }))
        .where('id', '=', id)
        .execute();
    }
    return woken.length;
  });
}
