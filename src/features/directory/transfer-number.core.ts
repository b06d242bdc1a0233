// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Which numbers may stand in the directory: extensions and ordinary German numbers, nothing that costs or leads back to us (D8). */
import { ok, refuse, type Result } from '../../lib/result.ts';
import { leadsToUs, type OwnNumbers } from './own-number.core.ts';

/** Why a number may not stand in the directory. */
export const numberFaults = [
  'numberUnreadable',
  'numberExpensive',
  'numberForeign',
  'numberOwn',
  'numberService',
] as const;
export type NumberFault = (typeof numberFaults)[number];

/**
 * Ranges behind +49 that cost more, lead astray or belong to nobody's desk: 0900 premium, 0137/0138 mass traffic, 0180 shared cost,
 * 0700 personal, 012 value added, 0118 directory enquiries, 032 national subscriber numbers, 019 online services
 * (Nummernplan der Bundesnetzagentur).
 */
const expensive = /^\+49(?:900|137|138|180|700|12|118|32|19)/;

/**
 * A number as people write it, as it is kept: `9110`, `+492214710123`. An extension has 1 to 6 digits and no leading zero.
 */
export function readTransferNumber(text: string, own: OwnNumbers): Result<string, NumberFault> {
  if (!/^[0-9+\-/(). ]{1,40}$/.test(text.trim())) return refuse('numberUnreadable');
  const digits = text
    .trim()
    .replace(/^((?:\+|00)\s?49\s?)\(0\)/, '$1')
    .replace(/[^0-9+]/g, '')
    .replace(/^00/, '+');
  if (!/^\+?\d+$/.test(digits)) return refuse('numberUnreadable');
  if (/^(?:110|112|115|116\d{3}|118\d{0,3})$/.test(digits))
    return refuse(digits.startsWith('118') ? 'numberExpensive' : 'numberService');
  if (/^[1-9]\d{0,5}$/.test(digits)) {
    if (/^11\d{1,4}$/.test(digits)) return refuse('numberService');
    return leadsToUs(digits, own) ? refuse('numberOwn') : ok(digits);
  }
  if (digits.startsWith('+') && !digits.startsWith('+49')) return refuse('numberForeign');
  const number = digits.startsWith('+') ? digits : digits.startsWith('0') ? `+49${digits.slice(1)}` : undefined;
  if (number === undefined) return refuse('numberUnreadable');
  if (expensive.test(number)) return refuse('numberExpensive');
  if (/^\+4911\d/.test(number)) return refuse('numberService');
  if (!/^\+49[1-9]\d{4,12}$/.test(number)) return refuse('numberUnreadable');
  return leadsToUs(number, own) ? refuse('numberOwn') : ok(number);
}
