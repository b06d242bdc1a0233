// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** How far two spellings are apart, and which words of many are near one: for words the index does not know (rule KS6). */

/** Damerau-Levenshtein distance (optimal string alignment), or `limit + 1` when it is above the limit. */
export function typingDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      if (cost < least) least = cost;
    }
    if (least > limit) return limit + 1;
    before = last;
    last = row;
  }
  return last[b.length] ?? limit + 1;
}

/** The triples of letters of a word with its begin and end marked. */
export function trigramsOf(word: string): string[] {
  const marked = `^${word}$`;
  const grams: string[] = [];
  for (let at = 0; at + 3 <= marked.length; at += 1) grams.push(marked.slice(at, at + 3));
  return grams;
}

/** So many slips of the finger are forgiven in a word of this length. */
export function forgivenSlips(length: number): number {
  return length < 4 ? 0 : length < 6 ? 1 : length < 12 ? 2 : 3;
}
