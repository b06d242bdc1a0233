// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Rosters that take the place of others, and the way back (TM3, TM16). */
import { ok, refuse } from '../../lib/result.ts';
import type { Db } from '../../platform/database/database.ts';
import { transaction } from '../../platform/database/transaction.ts';
import type { Json, Restore, SettingChange } from '../settings/setting-change.core.ts';
import type { Duty } from './duty.core.ts';
import { dutiesIn, replaceDuties, type Replaced } from './duty.store.ts';

/** A plan with the days and people it is for. */
export interface NewRoster {
  readonly place: Replaced;
  readonly duties: readonly Duty[];
  /** What the history says of it; never whose shifts. */
  readonly said: { readonly before: (shifts: number) => Json; readonly after: Json };
}

/** Who brings it in. */
export type RosterDoing = Pick<SettingChange, 'why' | 'accountId' | 'now' | 'undoes'>;
type Record = (trx: Db, change: SettingChange) => Promise<string | null>;

/** Puts a plan in the place of another, which is kept for as long as it lies ahead; how many stretches went. */
export async function putRoster(
  trx: Db,
  { place, duties, said }: NewRoster,
  record: Record,
  doing: RosterDoing,
): Promise<{ readonly gone: number; readonly changeId: string | null }> {
  const before = await dutiesIn(trx, place);
  await replaceDuties(trx, place, duties, doing.now);
  const changeId = await record(trx, {
    ...{ kind: 'roster', subject: 'roster', title: 'Dienstplan', ...doing },
    ...{ before: said.before(before.length), after: said.after },
  });
  if (changeId !== null) await keepBefore(trx, changeId, place, before);
  return { gone: before.length, changeId };
}

/** Rows written with one statement. */
const batch = 1_000;

async function keepBefore(trx: Db, changeId: string, place: Replaced, before: readonly Duty[]): Promise<void> {
  const { from, to, accountIds } = place;
  await trx
    .insertInto('rosterChange')
    .values({
      ...{ changeId, startsFrom: new Date(from), startsTo: new Date(to) },
      accountIds: accountIds && [...accountIds],
    })
    .execute();
  for (let at = 0; at < before.length; at += batch)
    await trx
      .insertInto('dutyBefore')
      .values(
        before.slice(at, at + batch).map(({ accountId, start, end }) => ({
          ...{ changeId, accountId },
          ...{ startsAt: new Date(start), endsAt: new Date(end) },
        })),
      )
      .execute();
}

/** TM16: the plan before comes back; what of it is over for a week is gone for good. */
export function restoreRoster(db: Db, record: Record): Restore {
  return ({ value, expected, undoes, ...who }) =>
    transaction(db, async (trx) => {
      const place = await trx
        .selectFrom('rosterChange')
        .selectAll()
        .where('changeId', '=', undoes)
        .forUpdate()
        .executeTakeFirst();
      // Brought in before the plan it replaced was kept.
      if (!place) return refuse('undoRefused');
      const rows = await trx
        .selectFrom('dutyBefore')
        .innerJoin('account', 'account.id', 'dutyBefore.accountId')
        .select(['dutyBefore.accountId', 'dutyBefore.startsAt', 'dutyBefore.endsAt'])
        .where('dutyBefore.changeId', '=', undoes)
        .where('account.active', '=', true)
        .orderBy('dutyBefore.startsAt')
        .execute();
      const roster: NewRoster = {
        place: { from: place.startsFrom.getTime(), to: place.startsTo.getTime(), accountIds: place.accountIds },
        duties: rows.map((row) => ({
          ...{ accountId: row.accountId, start: row.startsAt.getTime(), end: row.endsAt.getTime() },
        })),
        said: { before: () => expected, after: { ...(value as object), shifts: rows.length } },
      };
      const { why, accountId, now } = who;
      const { changeId } = await putRoster(trx, roster, record, { why, accountId, now, undoes });
      return changeId === null ? refuse('undoRefused') : ok({ changeId });
    });
}
