// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { uuidv7 } from '../../lib/ids.ts';
import type { Db } from '../../platform/database/database.ts';
import type { SpecialOpening } from './calendar.core.ts';

/** A special opening of the database; `trial` = the sample installation's (decision 5). */
export interface StoredOpening extends SpecialOpening {
  readonly trial: boolean;
}

/** The special openings that are not over at `now` (Unix milliseconds), in order. */
export async function readOpenings(db: Db, now: number): Promise<readonly StoredOpening[]> {
  const rows = await db
    .selectFrom('specialOpening')
    .select(['startsAt', 'endsAt', 'reason', 'trial'])
    .where((eb) => eb.or([eb('endsAt', 'is', null), eb('endsAt', '>', new Date(now))]))
    .orderBy('startsAt')
    .execute();
  return rows.map(({ startsAt, endsAt, reason, trial }) => ({
    from: startsAt.getTime(),
    ...(endsAt === null ? {} : { until: endsAt.getTime() }),
    name: reason,
    trial,
  }));
}

/** Opens the sample installation from `now` (Unix milliseconds) until `endTrial`; while one runs nothing changes. */
export async function startTrial(db: Db, now: number, name: string): Promise<void> {
  await db
    .insertInto('specialOpening')
    .values({ id: uuidv7(now), startsAt: new Date(now), endsAt: null, reason: name, trial: true })
    .onConflict((conflict) =>
      conflict.column('trial').where('trial', '=', true).where('endsAt', 'is', null).doNothing(),
    )
    .execute();
}

/** Ends the trial opening at `now` (Unix milliseconds); without one nothing happens. */
export async function endTrial(db: Db, now: number): Promise<void> {
  await db
    .updateTable('specialOpening')
    .set((eb) => ({ endsAt: eb.fn<Date>('greatest', ['startsAt', eb.val(new Date(now))]) }))
    .where('trial', '=', true)
    .where('endsAt', 'is', null)
    .execute();
}
