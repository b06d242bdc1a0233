// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * The ways in which one number can stand in an INVITE: +49…, 0049…, 49…, 0…, and without any prefix.
 * Anything but digits and a leading + is dropped. Short or odd numbers stand for themselves.
 */
export function spellings(number: string): readonly string[] {
  const clean = number.replace(/[^\d+]/g, '').replace(/(?!^)\+/g, '');
  const national = clean.startsWith('+49')
    ? clean.slice(3)
    : clean.startsWith('0049')
      ? clean.slice(4)
      : /^0[1-9]/.test(clean)
        ? clean.slice(1)
        : undefined;
  if (national === undefined) return clean === '' ? [] : [clean];
  return [`+49${national}`, `0049${national}`, `49${national}`, `0${national}`, national];
}
