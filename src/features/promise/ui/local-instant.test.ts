// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, it } from 'vitest';
import { localInstant } from './local-instant.ui.ts';

it.each([
  ['2026-11-30', '10:00', '2026-11-30T09:00:00Z'],
  ['2026-07-01', '10:00', '2026-07-01T08:00:00Z'],
  ['2026-07-01', '00:00', '2026-06-30T22:00:00Z'],
  // The mornings on which the clocks change.
  ['2026-10-25', '08:00', '2026-10-25T07:00:00Z'],
  ['2026-10-25', '01:30', '2026-10-24T23:30:00Z'],
  ['2027-03-28', '01:30', '2027-03-28T00:30:00Z'],
  ['2027-03-28', '08:00', '2027-03-28T06:00:00Z'],
])('%s at %s in Krefeld is %s', (day, time, instant) => {
  expect(localInstant(day, time)).toBe(Date.parse(instant));
});

it('is nothing until both are given', () => {
  for (const [day, time] of [
    ['', '10:00'],
    ['2026-11-30', ''],
    ['2026-13-45', '10:00'],
  ] as const)
    expect(localInstant(day, time)).toBeUndefined();
});
