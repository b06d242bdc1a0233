// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { changeTime, dayAndTime, weekdayName } from './web-call-time.core.ts';

const friday = Date.parse('2026-11-27T09:00:00+01:00');

describe('changeTime', () => {
  it('names only the time on the same day', () => {
    expect(changeTime('2026-11-27T16:00:00.000Z', friday, 'de')).toBe('17:00');
  });
  it('names the weekday within a week, in the language of the page', () => {
    expect(changeTime('2026-11-30T07:00:00.000Z', friday, 'de')).toBe('Montag, 08:00');
    expect(changeTime('2026-11-30T07:00:00.000Z', friday, 'de-x-leicht')).toBe('Montag, 08:00');
    expect(changeTime('2026-11-30T07:00:00.000Z', friday, 'pl')).toBe('poniedziałek, 08:00');
    expect(changeTime('2026-11-30T07:00:00.000Z', friday, 'ku')).toBe('Duşem, 08:00');
  });
  it('names the date beyond a week and keeps the time across the clock change', () => {
    expect(changeTime('2027-03-29T06:00:00.000Z', Date.parse('2027-03-20T12:00:00Z'), 'en')).toBe('29.03.2027, 08:00');
  });
  it('decides "the same day" in Berlin, not in UTC', () => {
    expect(changeTime('2026-11-27T23:30:00.000Z', friday, 'de')).toBe('Samstag, 00:30');
  });
});

it('knows seven days in every language', () => {
  for (const tag of ['de', 'en', 'tr', 'fr', 'it', 'pl', 'ku']) {
    const names = [0, 1, 2, 3, 4, 5, 6].map((index) => weekdayName(index, tag));
    expect(new Set(names).size).toBe(7);
    expect(names.every((name) => name.length > 1)).toBe(true);
  }
});

it('names day, date and time of what is over, too', () => {
  expect(dayAndTime('2026-11-20T09:05:00.000Z', 'de')).toBe('Freitag, 20.11.2026, 10:05');
  expect(dayAndTime('2026-07-20T22:30:00.000Z', 'ku')).toBe('Sêşem, 21.07.2026, 00:30');
});
