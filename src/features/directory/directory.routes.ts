// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { ok } from '../../lib/result.ts';
import { route, type Route } from '../../lib/route.ts';
import { nowMs } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/database.ts';
import type { Calendar } from '../calendar/calendar.core.ts';
import * as contract from './directory.contract.ts';
import { listDepartments, searchDirectory } from './directory.store.ts';

export interface DirectoryRoutesDeps {
  readonly db: Db;
  /** The city's calendar now. */
  readonly calendar: () => Calendar;
  /** True when the phone of this person is registered with us now. */
  readonly phoneIsOn: (accountId: string) => boolean;
}

/** The endpoints of departments and their numbers. */
export function directoryRoutes({ db, calendar, phoneIsOn }: DirectoryRoutesDeps): readonly Route[] {
  return [
    route(contract.listDepartments, async () => ok({ departments: await listDepartments(db, calendar(), nowMs()) })),
    route(contract.searchDirectory, async ({ query }) =>
      ok({ entries: await searchDirectory(db, calendar(), { ...query, now: nowMs(), phoneIsOn }) }),
    ),
  ];
}
