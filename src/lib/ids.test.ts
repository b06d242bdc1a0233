// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, test } from 'vitest';
import { uuidv7 } from './ids.ts';

test('ids sort in the order in which they were made, also within a millisecond', () => {
  const ids = [1_700_000_000_000, 1_700_000_000_001].flatMap((ms) => Array.from({ length: 500 }, () => uuidv7(ms)));
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});

test('an id is a version 7 UUID and tells its millisecond, whatever way the clock goes', () => {
  for (const ms of [1_700_000_000_000.4, 1_600_000_000_000]) {
    const id = uuidv7(ms);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(Math.floor(ms));
  }
});
