// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { Db } from '../../platform/database/database.ts';

const dayMs = 86_400_000;

/** Notes the beginning of a stretch of work. `id` is random; only for 24 hours the row says whose it is (decision 29). */
export async function startShift(
  db: Db,
  shift: { readonly id: string; readonly accountId: string; readonly at: number },
): Promise<void> {
  await db
    .insertInto('shift')
    .values({ id: shift.id, accountId: shift.accountId, startedAt: new Date(shift.at), endedAt: null })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** Notes the end of a stretch of work; a second end changes nothing. */
export async function endShift(db: Db, id: string, at: number): Promise<void> {
  await db
    .updateTable('shift')
    .set({ endedAt: new Date(at) })
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .execute();
}

/** Forgets whose shifts began more than 24 hours ago; returns how many. Run it every few minutes. */
export async function forgetShiftPersons(db: Db, nowMs: number): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('shift')
    .set({ accountId: null })
    .where('accountId', 'is not', null)
    .where('startedAt', '<=', new Date(nowMs - dayMs))
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
