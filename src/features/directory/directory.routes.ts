// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { ok, refuse, type Result } from '../../lib/result.ts';
import { route, type Route } from '../../lib/route.ts';
import { nowMs } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/database.ts';
import { unlessDown } from '../../platform/database/failure.ts';
import type { Calendar, WeeklyHours } from '../calendar/calendar.core.ts';
import * as contract from './directory.contract.ts';
import { listDepartments, searchDirectory } from './directory.store.ts';

export interface DirectoryRoutesDeps {
  readonly db: Db;
  /** The city's calendar now. */
  readonly calendar: () => Calendar;
  /** True when the phone of this person is registered with us now. */
  readonly phoneIsOn: (accountId: string) => boolean;
  /** Writes the hours of a department, and everything that says them. */
  readonly changeHours: (
    order: {
      readonly departmentId: string;
      readonly hours: WeeklyHours;
      readonly was: readonly string[];
      readonly why: string;
    },
    who: { readonly accountId: string; readonly now: number },
  ) => Promise<Result<null, 'notFound' | 'versionChanged'>>;
}

/** The endpoints of departments and their numbers. */
export function directoryRoutes({ db, calendar, phoneIsOn, changeHours }: DirectoryRoutesDeps): readonly Route[] {
  return [
    route(contract.listDepartments, async () => ok({ departments: await listDepartments(db, calendar(), nowMs()) })),
    route(contract.changeDepartmentHours, async ({ params, body }, who) => {
      const doing = { accountId: who.accountId, now: nowMs() };
      const done = await unlessDown(() => changeHours({ ...params, ...body }, doing));
      if (!done.ok) return done;
      const department = (await listDepartments(db, calendar(), nowMs())).find(
        ({ departmentId }) => departmentId === params.departmentId,
      );
      return department ? ok(department) : refuse('notFound');
    }),
    route(contract.searchDirectory, async ({ query }) =>
      ok({ entries: await searchDirectory(db, calendar(), { ...query, now: nowMs(), phoneIsOn }) }),
    ),
  ];
}
