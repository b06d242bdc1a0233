// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, test } from 'vitest';
import { differences, mostDifferences, sameJson } from './setting-change.core.ts';

test('[ST1] only what differs is named, from the outside in', () => {
  const before = { weekly: { monday: ['08:00-17:00'], friday: ['08:00-17:00'] }, land: 'NW' };
  const after = { weekly: { monday: ['08:00-17:00'], friday: ['08:00-12:30'] }, land: 'NW' };
  expect(differences(before, after)).toEqual([
    { path: ['weekly', 'friday'], before: ['08:00-17:00'], after: ['08:00-12:30'] },
  ]);
});

test('[ST1] what is new and what is gone', () => {
  expect(differences({ a: 1 }, { b: { c: 2 } })).toEqual([
    { path: ['a'], before: 1, after: null },
    { path: ['b'], before: null, after: { c: 2 } },
  ]);
  expect(differences(null, { a: 1 })).toEqual([{ path: [], before: null, after: { a: 1 } }]);
});

test('[ST2] things with a key are compared by it, others by their place', () => {
  const nodes = [{ key: 'root', choices: [{ key: '1', topic: 'parken' }] }];
  const more = [
    { key: 'neu', choices: [] },
    { key: 'root', choices: [{ key: '1', topic: 'melden' }] },
  ];
  expect(differences(nodes, more)).toEqual([
    { path: ['root', 'choices', '1', 'topic'], before: 'parken', after: 'melden' },
    { path: ['neu'], before: null, after: { key: 'neu', choices: [] } },
  ]);
  expect(differences([{ after: 0 }], [{ after: 0 }, { after: 20 }])).toEqual([
    { path: ['2'], before: null, after: { after: 20 } },
  ]);
});

test('[ST2] two things with the same key are compared by their place, and none is lost', () => {
  const before = [
    { key: 'x', n: 1 },
    { key: 'x', n: 2 },
  ];
  expect(
    differences(before, [
      { key: 'x', n: 1 },
      { key: 'x', n: 3 },
    ]),
  ).toEqual([{ path: ['2', 'n'], before: 2, after: 3 }]);
});

test('[ST3] the order of fields says nothing, the order of lists does', () => {
  expect(sameJson({ a: 1, b: [1, 2] }, { b: [1, 2], a: 1 })).toBe(true);
  expect(sameJson({ a: [1, 2] }, { a: [2, 1] })).toBe(false);
  expect(sameJson({ a: null }, {})).toBe(false);
  expect(sameJson([], {})).toBe(false);
  expect(sameJson({ a: { b: [] } }, { a: { b: [] } })).toBe(true);
});

test('more differences than anybody reads are cut off', () => {
  const many = Object.fromEntries(Array.from({ length: mostDifferences + 50 }, (_, i) => [`k${i}`, i]));
  expect(differences({}, many)).toHaveLength(mostDifferences);
});
