// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Telephone numbers a citizen may be called back on (threat S4): landlines and mobiles in Germany, nothing else.
 * Everything that costs, leads abroad or reaches a service is refused before a promise is made. Rules: promise.spec.md (P…).
 */
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { refuse, ok, type Result } from '../result.ts';

/** Why a number is not called: unreadable, outside Germany, no ordinary landline or mobile, or the hotline's own. */
export type NumberProblem = 'unreadable' | 'foreign' | 'notAllowed' | 'own';

/** A German landline or mobile number in E.164, e.g. `+492214710123`. */
export type CallbackNumber = string;

/**
 * Reads a number as people say and write it, with area code: `0221 471 01 23`, `0049 (0)171/3920012`.
 * @param own E.164 beginnings of the hotline's own numbers, e.g. `+49215186`.
 */
export function callbackNumber(text: string, own: readonly string[] = []): Result<CallbackNumber, NumberProblem> {
  // Only what people type: no letters, so no `tel:` and `;ext=`, and no digits of other scripts.
  if (!/^[0-9+\-/(). ]{1,40}$/.test(text)) return refuse('unreadable');
  const typed = text.trim().replace(/(?<=^(?:\+|00)\s?49\s?)\(0\)/, '');
  const digits = typed.replace(/[^0-9+]/g, '');
  if (!/^\+?[0-9]{3,20}$/.test(digits)) return refuse('unreadable');
  const international = digits.replace(/^00/, '+');
  if (international.startsWith('+') && !international.startsWith('+49')) return refuse('foreign');
  // Without the area code nobody knows which town is meant; short numbers are emergency and service numbers.
  if (!international.startsWith('+') && !international.startsWith('0')) return refuse('notAllowed');
  const number = parsePhoneNumberFromString(international, 'DE');
  if (number?.country !== 'DE' || !number.isValid()) return refuse('notAllowed');
  const type = number.getType();
  if (type !== 'FIXED_LINE' && type !== 'MOBILE' && type !== 'FIXED_LINE_OR_MOBILE') return refuse('notAllowed');
  // Second wall, in case a newer version of the library sorts a range otherwise.
  if (/^\+49(?:900|1[0-4]|18|19|115|118|137|138|180|700|32|0)/.test(number.number)) return refuse('notAllowed');
  // 110, 112 and 115 behind an area code: some exchanges put them through.
  if (/^\+49(?:[2-9]\d{1,3}|3\d{4})11[025]$/.test(number.number)) return refuse('notAllowed');
  if (own.some((start) => number.number.startsWith(start))) return refuse('own');
  return ok(number.number);
}

/** A number as people here write it, `0221 4710123`; extensions and unreadable ones as they are. */
export function writtenNumber(number: string): string {
  return (number.startsWith('+') && parsePhoneNumberFromString(number)?.formatNational()) || number;
}
