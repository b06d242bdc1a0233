// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Folds words so that spellings of the same word meet: case, accents, ß/ss, and ä/ae/a likewise for ö and ü.
 * For comparing only; never shown.
 */

/** Lower-case words of letters and digits, separated by one space. */
export function fold(text: string): string {
  return (
    text
      .toLowerCase()
      .replaceAll('ß', 'ss')
      // Leichte Sprache parts long words by a dot, typesetting by a soft hyphen: both stay one word.
      .replace(/[\u00B7\u00AD]/g, '')
      .replaceAll('ı', 'i')
      .replaceAll('ł', 'l')
      .normalize('NFKD')
      .replace(/\p{Mark}/gu, '')
      // "Fuehrerschein", "Führerschein" and "Fuhrerschein" are one word.
      .replace(/([aou])e/g, '$1')
      .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
      .trim()
  );
}

/** The folded words of a query; at most eight, so that nobody can make a search dear. */
export function foldedWords(query: string): readonly string[] {
  return fold(query)
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, 8);
}
