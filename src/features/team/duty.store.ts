// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The duty roster in the database. */
import { uuidv7 } from '../../lib/ids.ts';
import type { Db } from '../../platform/database/database.ts';
import type { Duty } from './duty.core.ts';

const weekMs = 7 * 86_400_000;
/** Rows written with one statement. */
const batch = 1_000;

/** Planned stretches that touch a time, Unix milliseconds. */
export async function dutiesBetween(db: Db, from: number, to: number): Promise<Duty[]> {
  const rows = await db
    .selectFrom('duty')
    .select(['accountId', 'startsAt', 'endsAt'])
    .where('startsAt', '<', new Date(to))
    .where('endsAt', '>', new Date(from))
    .orderBy('startsAt')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ accountId: row.accountId, start: row.startsAt.getTime(), end: row.endsAt.getTime() }));
}

/** What a roster takes the place of. */
export interface Replaced {
  /** Unix milliseconds: stretches that begin from the one up to the other. */
  readonly from: number;
  readonly to: number;
  /** Only of these people; null = of everybody. */
  readonly accountIds: readonly string[] | null;
}

/** The stretches there are in a place. */
export async function dutiesIn(db: Db, { from, to, accountIds }: Replaced): Promise<Duty[]> {
  if (accountIds?.length === 0) return [];
  let query = db
    .selectFrom('duty')
    .select(['accountId', 'startsAt', 'endsAt'])
    .where('startsAt', '>=', new Date(from))
    .where('startsAt', '<', new Date(to));
  if (accountIds !== null) query = query.where('accountId', 'in', [...accountIds]);
  const rows = await query.orderBy('startsAt').orderBy('id').execute();
  return rows.map((row) => ({ accountId: row.accountId, start: row.startsAt.getTime(), end: row.endsAt.getTime() }));
}

/** TM3: puts the new stretches in the place of the old ones, in one transaction. */
export async function replaceDuties(
  trx: Db,
  { from, to, accountIds }: Replaced,
  duties: readonly Duty[],
  nowMs: number,
): Promise<void> {
  let old = trx.deleteFrom('duty').where('startsAt', '>=', new Date(from)).where('startsAt', '<', new Date(to));
  if (accountIds !== null) old = old.where('accountId', 'in', [...accountIds]);
  if (accountIds?.length !== 0) await old.execute();
  for (let at = 0; at < duties.length; at += batch)
    await trx
      .insertInto('duty')
      .values(
        duties.slice(at, at + batch).map(({ accountId, start, end }) => ({
          ...{ id: uuidv7(nowMs), accountId },
          ...{ startsAt: new Date(start), endsAt: new Date(end) },
        })),
      )
      .execute();
}

/** TM11: deletes stretches that were over a week ago, planned or replaced; returns how many of the plan. */
export async function forgetDuties(db: Db, nowMs: number): Promise<number> {
  const before = new Date(nowMs - weekMs);
  const gone = await db.deleteFrom('duty').where('endsAt', '<', before).executeTakeFirst();
  await db.deleteFrom('dutyBefore').where('endsAt', '<', before).execute();
  return Number(gone.numDeletedRows);
}
