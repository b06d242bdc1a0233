// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Reading and changing the city's calendar; how a change is prepared and kept is the owner's business. */
import { ok, refuse, type Result } from '../../lib/result.ts';
import { route, type Route } from '../../lib/route.ts';
import { nowMs } from '../../platform/clock.ts';
import { unlessDown } from '../../platform/database/failure.ts';
import type { Calendar } from './calendar.core.ts';
import * as contract from './calendar.contract.ts';
import { calendarOf, draftOf } from './calendar-draft.core.ts';
import { calendarProblems } from './calendar-mistakes.core.ts';

/** Who changes the calendar, why, and which version they saw; `now` is Unix milliseconds. */
export interface CalendarOrder {
  readonly calendar: Calendar;
  readonly version: number;
  readonly why: string;
  readonly accountId: string;
  readonly now: number;
}

export interface EditCalendarDeps {
  /** The city's own, without what the sample installation opens. */
  readonly calendar: () => Calendar;
  readonly version: () => number;
  readonly change: (order: CalendarOrder) => Promise<Result<unknown, 'conflict' | 'notPrepared'>>;
  readonly lastChange: () => Promise<{ readonly by: string | null; readonly at: string } | null>;
}

/** The endpoints behind `/stadt/zeiten`. */
export function editCalendarRoutes({ calendar, version, change, lastChange }: EditCalendarDeps): readonly Route[] {
  const shown = async () => ({ version: version(), calendar: draftOf(calendar()), changed: await lastChange() });
  return [
    route(contract.getCalendar, async () => {
      const read = await unlessDown<Awaited<ReturnType<typeof shown>>, never>(async () => ok(await shown()));
      return read.ok ? read : refuse('unavailable');
    }),
    route(contract.changeCalendar, async ({ body }, who) =>
      unlessDown(async () => {
        const { timeZone } = calendar();
        const now = nowMs();
        const [wrong] = calendarProblems(body.calendar, timeZone, now);
        if (wrong)
          return refuse('calendarWrong', { path: wrong.path, mistake: wrong.mistake, words: wrong.words ?? '' });
        const next = calendarOf(body.calendar, timeZone);
        const done = await change({
          calendar: next,
          version: body.version,
          why: body.why,
          accountId: who.accountId,
          now,
        });
        return done.ok ? ok(await shown()) : done;
      }),
    ),
  ];
}
