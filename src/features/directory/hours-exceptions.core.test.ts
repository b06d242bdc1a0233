// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, it } from 'vitest';
import type { Calendar } from '../calendar/calendar.core.ts';
import { exceptionFault, openBy, type HoursException } from './hours-exceptions.core.ts';

const morning = [{ from: 480, to: 720 }];
const weekly = { 1: morning, 2: morning, 3: morning, 4: morning, 5: morning, 6: [], 7: [] };
const calendar: Calendar = {
  timeZone: 'Europe/Berlin',
  land: 'NW',
  weekly,
  closingDays: [],
  specialOpenings: [{ from: 0, name: 'Probebetrieb' }],
};
/** Monday 23 November 2026, nine in Berlin. */
const monday = Date.UTC(2026, 10, 23, 8);
const day = 86_400_000;
const closed = (from: string, to: string): HoursException => ({ from, to, name: 'Betriebsausflug', spans: [] });

it('[D9] a closed day is closed, and the next opening is the one after it', () => {
  const state = openBy(weekly, [closed('2026-11-23', '2026-11-24')], calendar, monday);
  expect(state).toEqual({ open: false, changesAt: monday + 2 * day - 3_600_000 });
  expect(openBy(weekly, [], calendar, monday)).toEqual({ open: true, changesAt: monday + 3 * 3_600_000 });
});

it('[D9] other hours replace those of the week, also on a day without any', () => {
  const late = { ...closed('2026-11-23', '2026-11-23'), spans: [{ from: 780, to: 900 }] };
  expect(openBy(weekly, [late], calendar, monday)).toEqual({ open: false, changesAt: monday + 4 * 3_600_000 });
  expect(openBy(weekly, [late], calendar, monday + 5 * 3_600_000)).toEqual({
    open: true,
    changesAt: monday + 6 * 3_600_000,
  });
  const saturday = { ...late, from: '2026-11-28', to: '2026-11-28' };
  expect(openBy(weekly, [saturday], calendar, monday + 5 * day + 5 * 3_600_000).open).toBe(true);
});

it.each([
  [[closed('2026-11-24', '2026-11-23')], 'exceptionEndsBefore'],
  [[closed('2026-01-01', '2027-01-02')], 'exceptionTooLong'],
  [[closed('2026-12-24', '2026-12-31'), closed('2026-12-01', '2026-12-24')], 'exceptionsOverlap'],
  [Array.from({ length: 51 }, (_, at) => closed(`20${30 + at}-01-01`, `20${30 + at}-01-01`)), 'tooManyExceptions'],
  [[closed('2026-12-24', '2026-12-31'), closed('2026-12-01', '2026-12-23')], undefined],
  [[closed('2026-01-01', '2027-01-01')], undefined],
])('[D9] exceptions %# are judged', (exceptions, fault) => {
  expect(exceptionFault(exceptions)).toBe(fault);
});
