// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Cuts a text into words and folds each, so that spellings of one word meet: case (also Turkish), accents (also
 * Kurdish), ß/ss, and ä/ae/a likewise for ö and ü. For comparing only, never shown. Rules KS1 and KS2.
 */

/** A word of a text: its folded form, and where it stands in the text as it was written. */
export interface FoldedWord {
  readonly word: string;
  readonly from: number;
  readonly to: number;
}

const special: Readonly<Record<string, string>> = { ß: 'ss', ı: 'i', ł: 'l', đ: 'd', ø: 'o', æ: 'a', œ: 'o' };
const wordPattern = /[\p{Letter}\p{Mark}\p{Number}]+/gu;
/** Longer "words" are pasted rubbish; nobody searches by their end. */
const longestWord = 64;

/** Words come again and again: most of folding is remembering. Emptied when full, so that nobody can fill the memory. */
const folded = new Map<string, string>();
const mostRemembered = 100_000;

/** One word folded; letters and digits only. */
export function foldWord(word: string): string {
  const known = folded.get(word);
  if (known !== undefined) return known;
  if (folded.size >= mostRemembered) folded.clear();
  const made = fold(word);
  folded.set(word, made);
  return made;
}

function fold(word: string): string {
  const plain = word
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[ßıłđøæœ]/g, (letter) => special[letter] ?? letter);
  // "Fuehrerschein" is "Führerschein", but "Steuer" and "Quelle" have no umlaut: ue after a vowel or q stays.
  return plain
    .replace(/ae/g, 'a')
    .replace(/oe/g, 'o')
    .replace(/(?<![aeiouq])ue/g, 'u')
    .slice(0, longestWord);
}

/** All words of a text in their order; signs, emoji and control characters part words and are nothing themselves. */
export function foldedWords(text: string): FoldedWord[] {
  const words: FoldedWord[] = [];
  for (const match of text.matchAll(wordPattern)) {
    const word = foldWord(match[0]);
    if (word !== '') words.push({ word, from: match.index, to: match.index + match[0].length });
  }
  return words;
}
