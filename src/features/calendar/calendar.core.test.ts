// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addServiceHours,
  instantOf,
  localDate,
  openness,
  serviceHoursBetween,
  type Calendar,
} from './calendar.core.ts';

const day = [{ from: 480, to: 1020 }];
const krefeld: Calendar = {
  timeZone: 'Europe/Berlin',
  land: 'NW',
  weekly: { 1: day, 2: day, 3: day, 4: day, 5: day, 6: [], 7: [] },
  closingDays: [
    { from: '2026-02-16', to: '2026-02-16', name: 'Rosenmontag' },
    { from: '2026-12-24', to: '2026-12-31', name: 'Zwischen den Jahren' },
    { from: '2026-09-02', to: '2026-09-02', name: 'Personalversammlung', span: { from: 600, to: 720 } },
  ],
  specialOpenings: [],
};

/** The instant of a local time written `2026-03-27 16:59`. */
function at(local: string): number {
  const [date = '', time = ''] = local.split(' ');
  const [hour, minute] = time.split(':').map(Number);
  return instantOf(krefeld, date, (hour ?? 0) * 60 + (minute ?? 0));
}

function local(ms: number | undefined): string | undefined {
  if (ms === undefined) return undefined;
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', dateStyle: 'short', timeStyle: 'short' }).format(
    ms,
  );
}

describe('openness', () => {
  it.each([
    ['[C1] at eight it opens', '2026-11-23 08:00', true, '2026-11-23 17:00'],
    ['[C1] a minute before eight it is closed', '2026-11-23 07:59', 'hours', '2026-11-23 08:00'],
    ['[C1] the last minute is open', '2026-11-23 16:59', true, '2026-11-23 17:00'],
    ['[C1] at five it is closed until the next day', '2026-11-23 17:00', 'hours', '2026-11-24 08:00'],
    ['[C1] a weekend ends on Monday', '2026-11-21 12:00', 'hours', '2026-11-23 08:00'],
    ['[C2] Fronleichnam, a Thursday', '2026-06-04 10:00', 'holiday Fronleichnam', '2026-06-05 08:00'],
    [
      '[C2] Allerheiligen on a Sunday names the holiday',
      '2026-11-01 10:00',
      'holiday Allerheiligen',
      '2026-11-02 08:00',
    ],
    [
      '[C2] Good Friday leads to the Tuesday after Easter',
      '2026-04-03 10:00',
      'holiday Karfreitag',
      '2026-04-07 08:00',
    ],
    ['[C2] Reformationstag is none in this Land', '2025-10-31 10:00', true, '2025-10-31 17:00'],
    ['[C3] Rosenmontag as a closing day', '2026-02-16 10:00', 'closingDay Rosenmontag', '2026-02-17 08:00'],
    [
      '[C3] 24 December leads into the new year',
      '2026-12-24 10:00',
      'closingDay Zwischen den Jahren',
      '2027-01-04 08:00',
    ],
    ['[C3] 31 December at night', '2026-12-31 23:59', 'closingDay Zwischen den Jahren', '2027-01-04 08:00'],
    ['[C4] before the closed part', '2026-09-02 09:00', true, '2026-09-02 10:00'],
    ['[C4] in the closed part', '2026-09-02 11:00', 'closingDay Personalversammlung', '2026-09-02 12:00'],
    ['[C4] after the closed part', '2026-09-02 12:00', true, '2026-09-02 17:00'],
    [
      '[C5] in the evening of such a day only the hours are the reason',
      '2026-09-02 18:00',
      'hours',
      '2026-09-03 08:00',
    ],
    [
      '[C5] 25 December is a holiday, not a closing day',
      '2026-12-25 10:00',
      'holiday 1. Weihnachtstag',
      '2027-01-04 08:00',
    ],
    ['[C6] the evening before summer time', '2026-03-28 20:00', 'hours', '2026-03-30 08:00'],
    ['[C6] the Monday after winter time', '2026-10-26 08:00', true, '2026-10-26 17:00'],
  ])('%s', (_name, when, state, changes) => {
    const now = openness(krefeld, at(when));
    const seen = now.open ? true : [now.reason, now.name].filter(Boolean).join(' ');
    expect(seen).toBe(state);
    expect(local(now.open ? now.until : now.opensAt)).toBe(changes);
  });

  it('[C5] says so when there is no opening within sight', () => {
    const never = { ...krefeld, weekly: { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] } };
    expect(openness(never, at('2026-11-23 10:00'))).toEqual({ open: false, reason: 'hours' });
  });

  it('[C7] opens on a Sunday night until somebody ends it', () => {
    const trial = { ...krefeld, specialOpenings: [{ from: at('2026-11-22 22:00'), name: 'Probebetrieb' }] };
    expect(openness(trial, at('2026-11-22 21:59'))).toMatchObject({ open: false, opensAt: at('2026-11-22 22:00') });
    expect(openness(trial, at('2026-11-22 23:30'))).toEqual({ open: true, special: 'Probebetrieb' });
    expect(openness(trial, at('2026-11-23 09:00'))).toEqual({ open: true });
  });

  it('[C7] an opening on a closing day, and one that prolongs the day', () => {
    const more = {
      ...krefeld,
      specialOpenings: [
        { from: at('2026-12-30 10:00'), until: at('2026-12-30 12:00'), name: 'Notdienst' },
        { from: at('2026-11-23 17:00'), until: at('2026-11-23 20:00'), name: 'Langer Montag' },
      ],
    };
    expect(openness(more, at('2026-12-30 11:00'))).toEqual({
      open: true,
      until: at('2026-12-30 12:00'),
      special: 'Notdienst',
    });
    expect(openness(more, at('2026-12-30 12:00'))).toMatchObject({ open: false, reason: 'closingDay' });
    expect(openness(more, at('2026-11-23 09:00'))).toEqual({ open: true, until: at('2026-11-23 20:00') });
  });

  it('[C7] an unbroken week has no end in sight', () => {
    const full = [{ from: 0, to: 1440 }];
    const always: Calendar = { ...krefeld, weekly: { 1: full, 2: full, 3: full, 4: full, 5: full, 6: full, 7: full } };
    expect(openness(always, at('2026-11-23 12:00'))).toEqual({ open: true, until: at('2026-12-24 00:00') });
  });
});

describe('local times', () => {
  it.each([
    ['a winter morning', '2026-01-05', 480, '2026-01-05T07:00:00.000Z'],
    ['a summer morning', '2026-07-06', 480, '2026-07-06T06:00:00.000Z'],
    ['[C6] 02:30 does not exist on 29 March 2026', '2026-03-29', 150, '2026-03-29T01:00:00.000Z'],
    ['[C6] 02:30 comes twice on 25 October 2026', '2026-10-25', 150, '2026-10-25T00:30:00.000Z'],
    ['the end of a day of 23 hours', '2026-03-29', 1440, '2026-03-29T22:00:00.000Z'],
    ['the end of the year', '2026-12-31', 1440, '2026-12-31T23:00:00.000Z'],
  ])('%s', (_name, date, minute, utc) => {
    expect(new Date(instantOf(krefeld, date, minute)).toISOString()).toBe(utc);
  });

  it('knows the local date on both sides of midnight', () => {
    expect(localDate(krefeld, Date.parse('2026-06-30T21:59:59Z'))).toBe('2026-06-30');
    expect(localDate(krefeld, Date.parse('2026-06-30T22:00:00Z'))).toBe('2026-07-01');
  });

  it('[C6] nights that are open through the change have 8 and 10 hours', () => {
    const night = [{ from: 0, to: 540 }];
    const nights: Calendar = { ...krefeld, weekly: { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: night } };
    expect(serviceHoursBetween(nights, at('2026-03-28 12:00'), at('2026-03-29 12:00'))).toBe(8);
    expect(serviceHoursBetween(nights, at('2026-10-24 12:00'), at('2026-10-25 12:00'))).toBe(10);
  });
});

describe('service hours', () => {
  it.each([
    ['[C8] within a day', '2026-11-23 09:00', 3, '2026-11-23 12:00'],
    ['[C8] exactly to closing time', '2026-11-23 09:00', 8, '2026-11-23 17:00'],
    ['[C8] a promise of 24 hours from Friday noon', '2026-11-20 12:00', 24, '2026-11-25 09:00'],
    ['[C8] given at night it starts in the morning', '2026-11-22 23:00', 9, '2026-11-23 17:00'],
    ['[C2] over Fronleichnam', '2026-06-03 16:00', 2, '2026-06-05 09:00'],
    ['[C3] over the turn of the year', '2026-12-23 16:00', 2, '2027-01-04 09:00'],
    ['[C4] around a closed part of the day', '2026-09-02 09:00', 2, '2026-09-02 13:00'],
    ['[C6] over the beginning of summer time', '2026-03-27 16:00', 10, '2026-03-30 17:00'],
    ['[C6] over the end of summer time', '2026-10-23 16:00', 10, '2026-10-26 17:00'],
    ['[C10] no hours', '2026-11-21 12:00', 0, '2026-11-21 12:00'],
  ])('%s', (_name, from, hours, due) => {
    expect(local(addServiceHours(krefeld, at(from), hours))).toBe(due);
  });

  it('[C9] special openings count for nothing', () => {
    const open = { ...krefeld, specialOpenings: [{ from: at('2026-11-20 17:00'), name: 'Probebetrieb' }] };
    expect(local(addServiceHours(open, at('2026-11-20 16:00'), 2))).toBe('2026-11-23 09:00');
    expect(serviceHoursBetween(open, at('2026-11-20 16:00'), at('2026-11-22 12:00'))).toBe(1);
  });

  it('[C10] an end before the beginning is zero', () => {
    expect(serviceHoursBetween(krefeld, at('2026-11-23 12:00'), at('2026-11-23 09:00'))).toBe(0);
  });

  it('throws for a calendar that never opens', () => {
    const never = { ...krefeld, weekly: { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] } };
    expect(() => addServiceHours(never, at('2026-11-23 09:00'), 1)).toThrow(RangeError);
  });

  const span = fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 1, max: 5 })).map(([from, length]) => ({
    from: from * 15,
    to: from * 15 + length * 15,
  }));
  const dayHours = fc.oneof(
    fc.constant([]),
    fc.constant(day),
    span.map((s) => [s]),
  );
  const calendars = fc
    .tuple(dayHours, dayHours, dayHours, dayHours, dayHours, dayHours)
    .map(([tu, we, th, fr, sa, su]): Calendar => ({
      ...krefeld,
      weekly: { 1: day, 2: tu, 3: we, 4: th, 5: fr, 6: sa, 7: su },
    }));
  // Two years around both clock changes, at the minute.
  const instants = fc.integer({ min: 0, max: 2 * 525_600 }).map((minute) => Date.UTC(2026, 0, 1) + minute * 60_000);
  const hours = fc.integer({ min: 0, max: 60 * 4 }).map((quarters) => quarters / 4);

  it('[C8] adding is the inverse of counting', () => {
    fc.assert(
      fc.property(calendars, instants, hours, (calendar, from, amount) => {
        expect(serviceHoursBetween(calendar, from, addServiceHours(calendar, from, amount))).toBeCloseTo(amount, 9);
      }),
      { numRuns: 150 },
    );
  });

  it('[C8] the due time is the earliest and lies in or at the end of an opening', () => {
    fc.assert(
      fc.property(calendars, instants, hours, (calendar, from, amount) => {
        fc.pre(amount > 0);
        const due = addServiceHours(calendar, from, amount);
        expect(serviceHoursBetween(calendar, from, due - 60_000)).toBeLessThan(amount);
        expect(openness(calendar, due - 1).open).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('[C8] more hours or a later start are never due earlier', () => {
    fc.assert(
      fc.property(
        calendars,
        instants,
        hours,
        hours,
        fc.integer({ min: 0, max: 10_000 }),
        (calendar, from, a, b, later) => {
          const first = addServiceHours(calendar, from, a);
          expect(addServiceHours(calendar, from, a + b)).toBeGreaterThanOrEqual(first);
          expect(addServiceHours(calendar, from + later * 60_000, a)).toBeGreaterThanOrEqual(first);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('[C1] open and closed change exactly when they say', () => {
    fc.assert(
      fc.property(calendars, instants, (calendar, when) => {
        const now = openness(calendar, when);
        const change = now.open ? now.until : now.opensAt;
        if (change === undefined) throw new Error('these calendars always change');
        expect(change).toBeGreaterThan(when);
        expect(openness(calendar, change).open).toBe(!now.open);
        expect(openness(calendar, change - 1).open).toBe(now.open);
      }),
      { numRuns: 150 },
    );
  });
});
