// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Numbers that lead back to the hotline itself: a caller passed on there would go round in circles (D1, D2). */

/** What the hotline is reached by. */
export interface OwnNumbers {
  /** Every number that is answered here or shown when we call, in any spelling. */
  readonly numbers: readonly string[];
  /** The main number as it is written, with a hyphen before the extension if there is one: `02151 86-0`. */
  readonly main: string;
}

/** True when dialling this number of the directory (E.164 or an extension) would reach the hotline again. */
export function leadsToUs(number: string, { numbers, main }: OwnNumbers): boolean {
  const own = new Set(numbers.map(international));
  if (own.has(international(number))) return true; // D1
  // An extension is the part after the hyphen of the main number (D2).
  const [stem, extension] = main.split('-');
  if (extension === undefined || !/^\d{1,6}$/.test(number)) return false;
  return own.has(international(`${stem ?? ''}${number}`));
}

/** `+49…` for German numbers in whatever spelling; short ones and foreign ones as they are. */
export function international(number: string): string {
  const digits = number.replace(/[^\d+]/g, '').replace(/(?!^)\+/g, '');
  if (digits.startsWith('+')) return digits;
  if (digits.startsWith('00')) return `+${digits.slice(2)}`;
  if (/^0[1-9]/.test(digits)) return `+49${digits.slice(1)}`;
  return /^49\d{6,}$/.test(digits) ? `+${digits}` : digits;
}
