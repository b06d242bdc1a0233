// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import type { CallerNumber } from './telephony.port.ts';

/** Longest number passed on; E.164 has 15 digits, internal and foreign ones may be a little longer. */
const longest = 32;

/**
 * Digits and a leading + of what a network or a caller wrote, at most 32 characters; empty if there is no number in it.
 * Percent escapes, URI parameters and everything else a caller can put there is dropped.
 */
export function cleanNumber(raw: string): string {
  const text = (raw.split(/[;@]/, 1)[0] ?? '').replace(/%[0-9a-f]{2}/gi, '').trim();
  // A name with digits in it is no number: "alice2" must not become extension 2.
  if (/\p{L}/u.test(text)) return '';
  const digits = text.replace(/[^0-9]/g, '');
  if (digits === '') return '';
  return (/^[^0-9]*\+/.test(text) ? `+${digits}` : digits).slice(0, longest);
}

/**
 * What may be known of a caller. A number the caller withheld is dropped here and nowhere else to be found (decision 13).
 * @param isWithheld the network said "presentation prohibited" in any of its ways.
 */
export function callerNumber(raw: string, isWithheld: boolean): CallerNumber {
  if (isWithheld || /^(anonymous|anonym|restricted|private|withheld)\b/i.test(raw.trim())) return { kind: 'withheld' };
  const number = cleanNumber(raw);
  return number === '' ? { kind: 'unknown' } : { kind: 'known', number };
}
