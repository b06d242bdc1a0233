// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callbackNumber, writtenNumber } from './phone-number.ts';

const own = ['+49215186'];

describe('call-back numbers (S4)', () => {
  it.each([
    ['0221 4710123', '+492214710123'],
    ['0221/471 01 23', '+492214710123'],
    ['(0221) 4710123', '+492214710123'],
    ['+49 221 4710123', '+492214710123'],
    ['+49 (0) 221 4710123', undefined],
    ['+49 (0)221 4710123', '+492214710123'],
    ['0049 (0)171 3920012', '+491713920012'],
    ['0049 171 3920012', '+491713920012'],
    ['0171-3920012', '+491713920012'],
    ['0152.28817386', '+4915228817386'],
    ['030 23125123', '+493023125123'],
    [' 0221 4710123 ', '+492214710123'],
  ])('%s is read as %s', (text, number) => {
    const expected = number ?? '+492214710123';
    expect(callbackNumber(text, own)).toEqual({ ok: true, value: expected });
  });

  it.each([
    // Emergency and service numbers, with and without codes in front.
    '110',
    '112',
    '115',
    '116117',
    '116 116',
    '0110',
    '+49110',
    '+49 112',
    '0049115',
    '02151 112',
    '+49 115',
    '030 115',
    '0049 211 110',
    '033201 112',
    // Premium, mass traffic, shared cost, personal, enquiry, national subscriber, test and pager numbers.
    '0900 1234567',
    '09001234567',
    '0049(0)900 1234567',
    '+49 900 1 234567',
    '+49 (0)900 1234567',
    '0900-5-123456',
    '0190 123456',
    '0137 7123456',
    '+49 137 7123456',
    '0138 1234567',
    '0180 5 123456',
    '0180-2-123456',
    '+49 1805 123456',
    '01803123456',
    '11833',
    '118 33',
    '11880',
    '+49 11880',
    '0700 12345678',
    '032 12345678',
    '+49 32 212345678',
    '0800 1234567',
    '0164 123456',
    '0181 123456',
    '0199 123456',
    '0191 01234',
    '012 345678',
    // Abroad, satellites and prefixes for dialling out.
    '0043 1 234567',
    '+43 1 234567',
    '+1 202 555 0123',
    '00 1 900 555 1234',
    '+88 1234567',
    '+881612345678',
    '+870 773 123456',
    '+979 123456789',
    '+48 22 1234567',
    '0031 77 1234567',
    '900492214710123',
    '9 011 49 221 4710123',
    // The hotline itself.
    '02151 86-0',
    '02151 861234',
    '+49 2151 86 0',
    // Without area code, too short, too long, not a number.
    '123456',
    '86 1234',
    '0',
    '00',
    '+',
    '+49',
    '02151',
    '0215112345678901234567890',
    '0'.repeat(40),
    '1'.repeat(40),
    '',
    // Things that are no digits.
    'tel:+492214710123',
    '+492214710123;ext=5',
    '+492214710123,,1',
    '0221 4710123#',
    '*31#02151123456',
    '０２１５１１２３４５６',
    '٠٢١٥١١٢٣٤٥٦',
    'sip:100@example.invalid',
    '0221 4710123\r\nTo: x',
    '0221 4710123\u0000',
    '0215l 123456',
    '++492214710123',
    '+49+2151123456',
    '0221 4710123 ext 5',
    '\u202e02151123456',
    '0049 0049 221 4710123',
  ])('%j is refused', (text) => {
    expect(callbackNumber(text, own).ok).toBe(false);
  });

  it('says why', () => {
    const code = (text: string) => callbackNumber(text, own);
    expect(code('+43 1 234567')).toEqual({ ok: false, code: 'foreign' });
    expect(code('02151 86-0')).toEqual({ ok: false, code: 'own' });
    expect(code('abc')).toEqual({ ok: false, code: 'unreadable' });
    expect(code('112')).toEqual({ ok: false, code: 'notAllowed' });
  });

  it('gives nothing but German numbers, whatever is typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9+()/ -]{3,25}$/)), (text) => {
        const read = callbackNumber(text);
        if (read.ok) expect(read.value).toMatch(/^\+49[1-9][0-9]{4,12}$/);
      }),
      { numRuns: 2000 },
    );
  });

  it('writes numbers as people here do', () => {
    expect(writtenNumber('+492151861234')).toBe('02151 861234');
    expect(writtenNumber('1234')).toBe('1234');
  });
});
