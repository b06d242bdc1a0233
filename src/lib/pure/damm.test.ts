// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dammDigit, isDamm } from './damm.ts';

const digits = fc.stringMatching(/^[0-9]{7}$/);

describe('Damm check digit', () => {
  it.each([
    // 572 → 4 is the example of the literature; the others follow the same table by hand.
    ['572', '4'],
    ['0', '0'],
    ['1', '3'],
    ['00', '0'],
    ['43881234567', '9'],
  ])('%s gets %s', (number, digit) => {
    expect(dammDigit(number)).toBe(digit);
    expect(isDamm(number + digit)).toBe(true);
  });

  it('finds every single wrong digit', () => {
    fc.assert(
      fc.property(digits, fc.nat(7), fc.integer({ min: 1, max: 9 }), (number, at, by) => {
        const right = number + dammDigit(number);
        const wrong = [...right].map((d, i) => (i === at ? String((Number(d) + by) % 10) : d)).join('');
        expect(isDamm(wrong)).toBe(false);
      }),
    );
  });

  it('finds every swap of neighbours', () => {
    fc.assert(
      fc.property(digits, fc.nat(6), (number, at) => {
        const right = [...(number + dammDigit(number))];
        fc.pre(right[at] !== right[at + 1]);
        const swapped = right.map((d, i) => (i === at ? right[at + 1] : i === at + 1 ? right[at] : d)).join('');
        expect(isDamm(swapped)).toBe(false);
      }),
    );
  });

  it('takes nothing but digits', () => {
    for (const text of ['', '5', '57a4', ' 5724', '５７２４', '5724\n']) expect(isDamm(text)).toBe(false);
    expect(() => dammDigit('12-3')).toThrow();
  });
});
