// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, test } from 'vitest';
import { csvRosterRows } from './roster-csv.ts';

const read = (...rows: readonly (readonly string[])[]) =>
  csvRosterRows(
    rows.map((cells, i) => ({ line: i + 1, cells })),
    'Europe/Berlin',
  );
const shown = (...rows: readonly (readonly string[])[]): unknown[] => {
  const found = read(...rows);
  if ('missing' in found) return [found.missing];
  return found.map(({ names, when }) =>
    when.kind === 'span'
      ? [names[0], new Date(when.start).toISOString(), new Date(when.end).toISOString()]
      : [names[0], when],
  );
};
const eight = ['2026-11-24T07:00:00.000Z', '2026-11-24T15:00:00.000Z'];

describe('[TM4] tables', () => {
  test('days and times as people write them', () => {
    const head = ['Mitarbeiter/in', 'Datum', 'Von', 'Bis'];
    for (const row of [
      ['Ayşe Kaya', '24.11.2026', '8:00', '16:00'],
      ['Ayşe Kaya', '2026-11-24', '08.00 Uhr', '16'],
      ['Ayşe Kaya', 'Di., 24.11.26', '0800', '1600'],
      ['Ayşe Kaya', '', '24.11.2026 08:00', '2026-11-24T16:00'],
    ])
      expect(shown(head, row), row.join()).toEqual([['Ayşe Kaya', ...eight]]);
  });

  test('midnight at the end of a day, and an end before its start', () => {
    expect(
      shown(['name', 'date', 'from', 'to'], ['a', '2026-11-24', '16:00', '24:00'], ['b', '2026-11-24', '16', '8']),
    ).toEqual([
      ['a', '2026-11-24T15:00:00.000Z', '2026-11-24T23:00:00.000Z'],
      ['b', '2026-11-24T15:00:00.000Z', '2026-11-24T07:00:00.000Z'],
    ]);
  });

  test('what cannot be understood for certain is not guessed', () => {
    const head = ['Name', 'Tag', 'Beginn', 'Ende'];
    for (const row of [
      ['a', '31.02.2026', '8', '9'],
      ['a', '24/11/2026', '8', '9'],
      ['a', '24.11.2026', 'früh', '9'],
      ['a', '24.11.2026', '8:60', '9'],
      ['a', '24.11.2026', '8', '25:00'],
      ['a', '', '8', '9'],
    ])
      expect(shown(head, row)[0], row.join()).toEqual([
        'a',
        { kind: 'unreadable', text: `${row[1]} ${row[2]} – ${row[3]}`.trim() },
      ]);
  });

  test('columns that are missing are named; empty rows are none; the line stays', () => {
    expect(read(['Name', 'Datum'])).toEqual({ missing: ['von', 'bis'] });
    expect(read()).toEqual({ missing: ['person', 'von', 'bis'] });
    const rows = read(
      ['Art', 'Name', 'Datum', 'von', 'bis'],
      ['', '', '', '', ''],
      ['Urlaub', 'a', '24.11.2026', '8', '9'],
    );
    expect(rows).toMatchObject([{ line: 3, about: 'Urlaub' }]);
  });
});
