// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Postal addresses as people say them: a few lines, no parts. What fits the window of an envelope is one (DIN 5008). */

/** The address zone of the window has six lines. */
export const mostLines = 6;
/** Who and where: less reaches nobody. */
export const fewestLines = 2;
/** Longer ones leave the window (85 mm wide). */
export const longestLine = 60;

/** The lines of an address without empty ones and without spaces around. */
export function postalLines(text: string): readonly string[] {
  return text
    .split(/\r\n?|\n/)
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
}

/** True when a letter with this address reaches somebody: 2 to 6 lines of at most 60 characters, none of them commands to a printer. */
export function isPostalAddress(text: string): boolean {
  const lines = postalLines(text);
  return (
    lines.length >= fewestLines &&
    lines.length <= mostLines &&
    lines.every((line) => line.length <= longestLine && !/[\p{Cc}\p{Cs}]/u.test(line))
  );
}
