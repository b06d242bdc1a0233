// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, test } from 'vitest';
import { cityDay, isRunningOut, nextAfter, placeVersion, validOn } from './fact.core.ts';

const open = { from: '2026-01-01', until: null };
const future = { from: '2027-01-01', until: null };
const year = { from: '2026-01-01', until: '2026-12-31' };

test('[KB1] a version holds from its first to its last day', () => {
  expect(validOn([year, future], '2026-01-01')).toBe(year);
  expect(validOn([year, future], '2026-12-31')).toBe(year);
  expect(validOn([year, future], '2027-01-01')).toBe(future);
  expect(validOn([year], '2025-12-31')).toBeUndefined();
  expect(nextAfter([future, year], '2026-06-01')).toBe(future);
});

test('[KB2] a later version ends the running one, the same first day corrects it', () => {
  expect(placeVersion([open], { from: '2026-07-01', until: null })).toEqual({
    ok: true,
    replaces: null,
    shortens: open,
    until: null,
  });
  expect(placeVersion([open], { from: '2026-01-01', until: null })).toEqual({
    ok: true,
    replaces: open,
    shortens: null,
    until: null,
  });
  // A gap is left alone: nothing runs on that day.
  expect(placeVersion([year], { from: '2027-02-01', until: null })).toMatchObject({ shortens: null });
});

test('[KB3] what was prepared stays: an open version ends before it, a longer one is refused', () => {
  expect(placeVersion([future], { from: '2026-05-01', until: null })).toMatchObject({ ok: true, until: '2026-12-31' });
  expect(placeVersion([year, future], { from: '2026-05-01', until: '2026-12-31' })).toMatchObject({ shortens: year });
  expect(placeVersion([future], { from: '2026-05-01', until: '2027-01-01' })).toEqual({ ok: false, clash: future });
});

test('[KB4] running out: the end is near and nothing follows', () => {
  expect(isRunningOut([year], '2026-12-02')).toBe(true);
  expect(isRunningOut([year], '2026-11-30')).toBe(false);
  expect(isRunningOut([year, future], '2026-12-30')).toBe(false);
  expect(isRunningOut([open], '2026-12-30')).toBe(false);
  // Over, and nothing prepared: nobody can be told anything.
  expect(isRunningOut([year], '2027-05-01')).toBe(true);
  expect(isRunningOut([future], '2026-05-01')).toBe(false);
});

test('the city\u2019s day begins at its own midnight', () => {
  expect(cityDay(Date.UTC(2026, 11, 31, 22, 59))).toBe('2026-12-31');
  expect(cityDay(Date.UTC(2026, 11, 31, 23, 0))).toBe('2027-01-01');
});
