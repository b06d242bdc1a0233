// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** A code of six digits in two groups, easy to read out: `123 456`. */
export function sayableCode(code: string): string {
  return /^\d{6}$/.test(code) ? `${code.slice(0, 3)} ${code.slice(3)}` : code;
}

/** Digits one by one for a screen reader: `1 2 3 4`. */
export function digitByDigit(digits: string): string {
  return digits.replace(/\s/g, '').split('').join(' ');
}
