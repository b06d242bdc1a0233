// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Check digit after H. M. Damm ("Total anti-symmetrische Quasigruppen", Marburg 2004): finds every single wrong digit
 * and every swap of two neighbours, the two mistakes people make when they say or type a number.
 */
const table = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
] as const;

function interim(digits: string): number {
  let state = 0;
  for (const digit of digits) state = Number(table[state]?.[Number(digit)]);
  return state;
}

/** The digit to put after these digits. Throws on anything else than digits. */
export function dammDigit(digits: string): string {
  if (!/^[0-9]+$/.test(digits)) throw new Error('a check digit needs digits');
  return String(interim(digits));
}

/** True for digits whose last one is the right check digit. */
export function isDamm(digits: string): boolean {
  return /^[0-9]{2,}$/.test(digits) && interim(digits) === 0;
}
