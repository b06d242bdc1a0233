// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { callerNumber, cleanNumber } from './caller-number.ts';

describe('cleanNumber', () => {
  test.each([
    ['+492151861234', '+492151861234'],
    ['02151 86-12 34', '02151861234'],
    ['(+49) 2151/86', '+49215186'],
    ['12+34', '1234'],
    ['0215186;phone-context=+49', '0215186'],
    ['0215186@203.0.113.1', '0215186'],
    ['%22;%20DROP', ''],
    ['"0215186\u0000\r\n"', '0215186'],
    ['\u202e6815120', '6815120'],
    ['📞 0215186', '0215186'],
    ['alice2', ''],
    ['Ümit7', ''],
    ['９１１', ''],
    ['', ''],
    ['+', ''],
    ['1'.repeat(300), '1'.repeat(32)],
  ])('%j becomes %j', (raw, clean) => expect(cleanNumber(raw)).toBe(clean));

  test('whatever is written, only digits and one leading + come out, at most 32 characters', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 400 }),
        (raw) => /^(\+?\d{1,32})?$/.test(cleanNumber(raw)) && cleanNumber(raw).length <= 32,
      ),
    );
  });
});

describe('callerNumber', () => {
  test.each([
    ['0215186', false, { kind: 'known', number: '0215186' }],
    ['0215186', true, { kind: 'withheld' }],
    ['anonymous', false, { kind: 'withheld' }],
    ['Anonymous@anonymous.invalid', false, { kind: 'withheld' }],
    ['unavailable', false, { kind: 'unknown' }],
    ['', false, { kind: 'unknown' }],
  ] as const)('%j, withheld %j', (raw, isWithheld, expected) =>
    expect(callerNumber(raw, isWithheld)).toEqual(expected),
  );
});
