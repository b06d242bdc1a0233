// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { afterEach, describe, expect, it } from 'vitest';
import {
  dayOf,
  formatBytes,
  formatDateTime,
  formatDuration,
  formatPercent,
  formatPhone,
  formatTicketNumber,
  rememberMainNumber,
} from './format.ts';

describe('durations', () => {
  it.each([
    [0, '0:00'],
    [48_900, '0:48'],
    [725_000, '12:05'],
    [3_723_000, '1:02:03'],
    [-5000, '0:00'],
  ])('%d ms as %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });
});

describe('times in Europe/Berlin', () => {
  it('writes winter and summer time', () => {
    expect(formatDateTime('2026-11-24T13:05:00.000Z', 'de')).toBe('24.11.2026, 14:05');
    expect(formatDateTime('2026-07-24T13:05:00.000Z', 'de')).toBe('24.07.2026, 15:05');
    expect(formatDateTime('2026-11-24T13:05:00.000Z', 'en')).toBe('24/11/2026, 14:05');
  });
  it('takes the day from Berlin, not from Greenwich', () => {
    expect(dayOf(Date.parse('2026-11-24T23:30:00.000Z'))).toBe('2026-11-25');
  });
});

describe('telephone numbers', () => {
  afterEach(() => rememberMainNumber(''));
  it('writes German numbers with their area code', () => {
    expect(formatPhone('+4921513662222')).toBe('02151 3662222');
    expect(formatPhone('+491701234567')).toBe('0170 1234567');
    expect(formatPhone('0211123456')).toBe('0211 123456');
  });
  it('writes foreign numbers with their country code', () => {
    expect(formatPhone('+48221234567')).toBe('+48 22 123 45 67');
    expect(formatPhone('0048221234567')).toBe('+48 22 123 45 67');
  });
  it('writes extensions of the city as the city writes them', () => {
    rememberMainNumber('02151 86-0');
    expect(formatPhone('+492151860')).toBe('02151 86-0');
    expect(formatPhone('+492151862610')).toBe('02151 86-2610');
    expect(formatPhone('2610')).toBe('02151 86-2610');
    expect(formatPhone('+491701234567')).toBe('0170 1234567');
  });
  it('leaves alone what somebody wrote and what is no number', () => {
    for (const text of ['02151 86-2610', '4711', 'anonymous', '', '‮+49', '+49"><b>'])
      expect(formatPhone(text)).toBe(text);
  });
});

describe('ticket numbers and shares', () => {
  it('groups eight digits and nothing else', () => {
    expect(formatTicketNumber('12345678')).toBe('1234 5678');
    expect(formatTicketNumber('1234567')).toBe('1234567');
  });
  it('writes shares with the language’s blank', () => {
    expect(formatPercent(0.795, 'de').replace(/\s/u, ' ')).toBe('80 %');
    expect(formatPercent(0.75, 'en')).toBe('75%');
  });
});

it('sizes of files in the language of the screen; anything but nothing is at least a kilobyte', () => {
  expect([0, 1, 3_400, 1_440_000].map((bytes) => formatBytes(bytes, 'de'))).toEqual(['0 kB', '1 kB', '3 kB', '1,4 MB']);
  expect(formatBytes(52_428_800, 'en')).toBe('52.4 MB');
});
