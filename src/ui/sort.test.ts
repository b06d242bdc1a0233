// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { sortRows } from './sort.ts';

describe('sorting rows', () => {
  it('sorts text in German order and numbers in text by size', () => {
    expect(sortRows(['Zulassung', 'Ämter', 'Amt 10', 'Amt 9', 'ausländer'], (row) => row, 'ascending')).toEqual([
      'Amt 9',
      'Amt 10',
      'Ämter',
      'ausländer',
      'Zulassung',
    ]);
  });
  it('puts what is not known last in both directions and keeps equal rows in order', () => {
    const rows = [
      { id: 1, due: null },
      { id: 2, due: 5 },
      { id: 3, due: 4 },
      { id: 4, due: 5 },
    ];
    expect(sortRows(rows, (row) => row.due, 'ascending').map((row) => row.id)).toEqual([3, 2, 4, 1]);
    expect(sortRows(rows, (row) => row.due, 'descending').map((row) => row.id)).toEqual([2, 4, 3, 1]);
  });
  it('does not touch the rows it was given', () => {
    const rows = ['b', 'a'];
    sortRows(rows, (row) => row, 'ascending');
    expect(rows).toEqual(['b', 'a']);
  });
});
