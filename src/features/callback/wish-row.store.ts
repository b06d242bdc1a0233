// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Wishes as they lie in the database, with their attempts, as the core knows them. */
import { sql } from 'kysely';
import { isLanguage } from '../../lib/pure/language.ts';
import type { Db } from '../../platform/database/database.ts';
import type { Attempt, AttemptResult, Slot, Wish } from './callback.core.ts';

const hourMs = 3_600_000;

/** Everything the program must know after a start: live wishes, and settled ones that still use up an hour (CB5). */
export async function readWishes(db: Db, now: number): Promise<readonly Wish[]> {
  const rows = await selectWishes(db)
    .where((eb) =>
      eb.or([
        eb('callback.state', '<>', 'settled'),
        eb.and([
          eb('callback.slotFrom', '>=', new Date(now - hourMs)),
          eb('callback.endedReason', 'in', ['reached', 'ticket']),
        ]),
      ]),
    )
    .execute();
  return rows.map(wishOf);
}

/** One wish; undefined if there is none of this id. */
export async function readWish(db: Db, id: string): Promise<Wish | undefined> {
  const row = await selectWishes(db).where('callback.id', '=', id).executeTakeFirst();
  return row && wishOf(row);
}

/** One wish, locked until the end of the transaction. */
export async function lockWish(trx: Db, id: string): Promise<Wish | undefined> {
  const row = await selectWishes(trx).where('callback.id', '=', id).forUpdate('callback').executeTakeFirst();
  return row && wishOf(row);
}

/** The wish made in a call. */
export async function wishOfCall(db: Db, callId: string): Promise<Wish | undefined> {
  const row = await selectWishes(db).where('callback.callId', '=', callId).executeTakeFirst();
  return row && wishOf(row);
}

/** The wish of a number that is not settled: there is at most one (CB3). */
export async function liveWishOf(db: Db, number: string): Promise<Wish | undefined> {
  const row = await selectWishes(db)
    .where('callback.number', '=', number)
    .where('callback.state', '<>', 'settled')
    .executeTakeFirst();
  return row && wishOf(row);
}

function selectWishes(db: Db) {
  return db
    .selectFrom('callback')
    .select([
      'callback.id',
      'callback.callId',
      'callback.number',
      'callback.language',
      'callback.topic',
      'callback.departmentId',
      'callback.origin',
      'callback.since',
      'callback.text',
      'callback.ticketId',
      'callback.state',
      'callback.endedReason',
      'callback.slotFrom',
      'callback.slotTo',
      'callback.windowFrom',
      'callback.windowTo',
      'callback.notBefore',
      'callback.version',
    ])
    .select([
      sql<readonly { at: number; result: AttemptResult }[]>`coalesce((
        select jsonb_agg(jsonb_build_object('at', round(extract(epoch from a.started_at) * 1000), 'result', a.result)
          order by a.started_at, a.id)
        from callback_attempt a where a.callback_id = callback.id and a.result is not null), '[]'::jsonb)`.as('story'),
      sql<string | null>`(select a.id from callback_attempt a
        where a.callback_id = callback.id and a.result is null order by a.started_at desc limit 1)`.as('running'),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectWishes>['execute']>>[number];

function wishOf(row: Row): Wish {
  const { slotFrom: _from, slotTo: _to, windowFrom: _told, windowTo: _until, ...rest } = row;
  return {
    ...rest,
    number: row.number ?? '',
    language: isLanguage(row.language) ? row.language : 'de',
    since: row.since.getTime(),
    slot: slotOf(row),
    notBefore: row.notBefore.getTime(),
    story: row.story.map(({ at, result }): Attempt => ({ at, result })),
  };
}

/** The promised hour of a row with its window. */
export function slotOf(row: {
  readonly slotFrom: Date | null;
  readonly slotTo: Date | null;
  readonly windowFrom: Date | null;
  readonly windowTo: Date | null;
}): Slot | null {
  const { slotFrom, slotTo, windowFrom, windowTo } = row;
  if (!slotFrom || !slotTo || !windowFrom || !windowTo) return null;
  return {
    from: slotFrom.getTime(),
    to: slotTo.getTime(),
    window: { from: windowFrom.getTime(), to: windowTo.getTime() },
  };
}

/** The columns of a promised hour. */
export function slotColumns(slot: Slot | null) {
  return {
    slotFrom: slot && new Date(slot.from),
    slotTo: slot && new Date(slot.to),
    windowFrom: slot && new Date(slot.window.from),
    windowTo: slot && new Date(slot.window.to),
  };
}
