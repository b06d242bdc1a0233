// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../../lib/pure/calendar.ts';
import { cityDay } from '../facts/fact.core.ts';
import { endsSoon, holdsOn, returning, validityRefused } from './validity.core.ts';

test('[KB20] a wording is read on its last day to midnight here, in winter, in summer and when the clocks change', () => {
  const lastMoments = [
    ['2026-12-31', '2026-12-31T22:59:59.999Z'],
    ['2026-07-31', '2026-07-31T21:59:59.999Z'],
    // The last Sunday in March has 23 hours, the last one in October 25.
    ['2027-03-27', '2027-03-27T22:59:59.999Z'],
    ['2027-03-28', '2027-03-28T21:59:59.999Z'],
    ['2026-10-24', '2026-10-24T21:59:59.999Z'],
    ['2026-10-25', '2026-10-25T22:59:59.999Z'],
  ] as const;
  for (const [validUntil, moment] of lastMoments) {
    expect(holdsOn({ validUntil }, cityDay(Date.parse(moment))), validUntil).toBe(true);
    expect(holdsOn({ validUntil }, cityDay(Date.parse(moment) + 1)), validUntil).toBe(false);
  }
  expect(holdsOn({ validUntil: null }, '9999-12-31')).toBe(true);
});

test('[KB21] the newest earlier wording that still holds returns', () => {
  const published = [
    { version: 1, validUntil: null },
    { version: 2, validUntil: '2026-12-31' },
    { version: 3, validUntil: '2027-01-31' },
    { version: 4, validUntil: null },
  ];
  expect(returning(published, 3, '2026-12-24')?.version).toBe(2);
  expect(returning(published, 3, '2027-02-01')?.version).toBe(1);
  expect(returning(published, 2, '2027-02-01')?.version).toBe(1);
  expect(returning(published, 1, '2027-02-01')).toBeUndefined();
});

test('[KB21] whatever was published, what returns is older and holds', () => {
  const wordings = fc.array(fc.option(fc.integer({ min: 0, max: 60 }), { nil: null }), { maxLength: 12 });
  fc.assert(
    fc.property(wordings, fc.integer({ min: 0, max: 60 }), (ends, today) => {
      const day = (n: number): string => addDays('2026-10-01', n);
      const published = ends.map((end, at) => ({ version: at + 1, validUntil: end === null ? null : day(end) }));
      const back = returning(published, published.length, day(today));
      if (back) expect(back.version < published.length && holdsOn(back, day(today))).toBe(true);
      for (const other of published.slice(back?.version ?? 0, -1)) expect(holdsOn(other, day(today))).toBe(false);
    }),
  );
});

test('[KB22] [KB23] no last day before the first one, in the past, or with nothing behind it', () => {
  const today = '2026-11-23';
  const days = (validFrom: string | null, validUntil: string | null) => ({ validFrom, validUntil });
  expect(validityRefused(days(null, null), today, false)).toBeNull();
  expect(validityRefused(days(null, today), today, true)).toBeNull();
  expect(validityRefused(days(null, '2026-11-22'), today, true)).toBe('lastDayWrong');
  expect(validityRefused(days('2027-01-01', '2026-12-31'), today, true)).toBe('lastDayWrong');
  expect(validityRefused(days('2027-01-01', '2027-01-01'), today, true)).toBeNull();
  // A first day that is over counts as today.
  expect(validityRefused(days('2026-01-01', '2026-06-30'), today, true)).toBe('lastDayWrong');
  expect(validityRefused(days(null, '2026-12-31'), today, false)).toBe('nothingAfterwards');
});

test('[KB24] runs out within 30 days', () => {
  expect(endsSoon({ validUntil: null }, '2026-11-23')).toBe(false);
  expect(endsSoon({ validUntil: '2026-12-24' }, '2026-11-23')).toBe(false);
  expect(endsSoon({ validUntil: '2026-12-23' }, '2026-11-23')).toBe(true);
  expect(endsSoon({ validUntil: '2026-11-01' }, '2026-11-23')).toBe(true);
});
