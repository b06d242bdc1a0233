// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The duty roster becomes what a city's files say, from Monday of this week on; the plan before is kept for the history (TM16). */
import { localDate } from '../features/calendar/calendar.core.ts';
import { foldName } from '../features/account/account.core.ts';
import { recordChange } from '../features/settings/setting-change.store.ts';
import { rosterWindow } from '../features/team/duty.core.ts';
import { dutiesIn } from '../features/team/duty.store.ts';
import { putRoster } from '../features/team/roster-change.store.ts';
import type { Db } from '../platform/database/database.ts';
import { same, type Applying, type CityStep } from './apply-step.ts';
import type { City, CityDuty } from './city/city.ts';
import { inDutyOrder } from './city/duty-file.ts';

/** Writes it if it differs. */
export async function applyRoster(trx: Db, { before, after }: CityStep, order: Applying): Promise<void> {
  if (after.roster === undefined || same(before.roster ?? [], after.roster)) return;
  const { accountId, why, now } = order;
  const accounts = await trx.selectFrom('account').select(['id', 'foldedName']).where('active', '=', true).execute();
  const ids = new Map(accounts.map(({ id, foldedName }) => [foldedName, id]));
  const duties = after.roster.flatMap(({ user, start, end }) => {
    const id = ids.get(foldName(user));
    return id === undefined ? [] : [{ accountId: id, start, end }];
  });
  const window = rosterWindow(after.calendar, now);
  const days = { from: localDate(after.calendar, window.from), to: localDate(after.calendar, window.to - 1) };
  const said = {
    before: (shifts: number) => ({ ...days, shifts }),
    after: { ...days, shifts: duties.length, file: 'roster.yaml', replaces: 'all' },
  };
  const place = { ...window, accountIds: null };
  await putRoster(trx, { place, duties, said }, recordChange, { why, accountId, now });
}

/** The plan from Monday of this week on; undefined = there is none. */
export async function readCityRoster(
  db: Db,
  calendar: City['calendar'],
  now: number,
): Promise<readonly CityDuty[] | undefined> {
  const duties = await dutiesIn(db, { ...rosterWindow(calendar, now), accountIds: null });
  if (duties.length === 0) return undefined;
  const people = await db
    .selectFrom('account')
    .select(['id', 'name'])
    .where('active', '=', true)
    .where('script', '=', false)
    .execute();
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return inDutyOrder(
    duties.flatMap(({ accountId, start, end }) => {
      const user = names.get(accountId);
      return user === undefined ? [] : [{ user, start, end }];
    }),
  );
}
