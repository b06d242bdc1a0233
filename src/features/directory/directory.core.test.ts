// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fit, readDayHours, writtenHours } from './directory.core.ts';

it('writes hours as people read them, Monday first', () => {
  const hours = {
    1: [
      { from: 480, to: 750 },
      { from: 840, to: 1050 },
    ],
    2: [],
    3: [],
    4: [{ from: 0, to: 1440 }],
    5: [],
    6: [],
    7: [],
  };
  expect(writtenHours(hours)).toEqual(['08:00–12:30, 14:00–17:30', '', '', '00:00–24:00', '', '', '']);
});

const entry = {
  name: 'Standesamt Urkundenstelle',
  departmentName: 'Bürgerservice',
  tasks: 'Melde- und Passangelegenheiten',
  number: '9130',
};
it.each([
  ['', 3],
  ['urkunden', 3],
  ['standesamt urkunde', 3],
  ['BUERGERSERVICE urkunde', 2],
  ['bürgerservice', 2],
  ['paß', 1],
  ['913', 1],
  ['9140', 0],
  ['zulassung', 0],
])('search "%s" fits %i', (search, expected) => {
  expect(fit(entry, search)).toBe(expected);
});

it.each([
  ['', []],
  ['  ', []],
  [
    '08:00–12:30, 14:00–17:30',
    [
      [480, 750],
      [840, 1050],
    ],
  ],
  [
    '8-12.30 Uhr; 14 - 17:30 Uhr',
    [
      [480, 750],
      [840, 1050],
    ],
  ],
  [
    '8 bis 12 und 14 bis 16',
    [
      [480, 720],
      [840, 960],
    ],
  ],
  ['0-24', [[0, 1440]]],
  [
    '8-12,12-14',
    [
      [480, 720],
      [720, 840],
    ],
  ],
])('[D7] "%s" is understood', (typed, expected) => {
  expect(readDayHours(typed)?.map(({ from, to }) => [from, to])).toEqual(expected);
});

it.each([
  'vormittags',
  '8',
  '8-',
  '12-8',
  '8-8',
  '8:60-12',
  '8-24:01',
  '8-25',
  '14-17, 8-12',
  '8-12, 11-13',
  '8-12,',
  '8-9,10-11,12-13,14-15,16-17',
  '08:00 12:00',
  '8-12 nach Vereinbarung',
])('[D7] "%s" is not guessed', (typed) => {
  expect(readDayHours(typed)).toBeUndefined();
});

it('[D7] reads what it writes', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 0, maxLength: 8 }), (times) => {
      const sorted = times.toSorted((a, b) => a - b);
      const spans = sorted.flatMap((from, at) =>
        at % 2 === 0 && sorted[at + 1] ? [{ from, to: sorted[at + 1] ?? 0 }] : [],
      );
      const [monday = ''] = writtenHours({ 1: spans, 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] });
      expect(readDayHours(monday)).toEqual(spans);
    }),
  );
});
