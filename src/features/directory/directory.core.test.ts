// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, it } from 'vitest';
import { fit, writtenHours } from './directory.core.ts';

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
