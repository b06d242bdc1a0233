// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Splits German compounds into words that are known: those of the catalogue itself and a start list of simple words.
 * "wohnungsgeberbestatigung" → wohnung, geber, bestatigung. The parts never replace the compound. Rule KS4.
 */

const shortestPart = 4;
const longestCompound = 45;
const mostParts = 4;
const links = ['', 's', 'es', 'n', 'en', 'er', 'e', 'ns'];

/** The parts of a compound without the letters that join them, or none when it does not split into known words. */
export function splitCompound(word: string, known: (part: string) => boolean): readonly string[] {
  if (word.length < 7 || word.length > longestCompound || /\d/.test(word)) return [];
  /** Best split of the rest from a place; undefined = not yet asked, null = there is none. */
  const best: (readonly string[] | null | undefined)[] = [];

  function from(at: number, partsLeft: number): readonly string[] | null {
    const memo = best[at];
    if (memo !== undefined) return memo;
    let found: readonly string[] | null = null;
    for (let to = word.length; to >= at + 3; to -= 1) {
      if (at === 0 && to === word.length) continue;
      const part = word.slice(at, to);
      if (!known(part)) continue;
      const rest = to === word.length ? [] : restAfter(to, partsLeft - 1);
      if (rest && (!found || better(rest.length + 1, part, found))) found = [part, ...rest];
    }
    best[at] = found;
    return found;
  }

  function restAfter(to: number, partsLeft: number): readonly string[] | null {
    if (partsLeft < 1) return null;
    let found: readonly string[] | null = null;
    for (const link of links) {
      if (link !== '' && !word.startsWith(link, to)) continue;
      const at = to + link.length;
      if (word.length - at < 3) continue;
      const rest = from(at, partsLeft);
      if (rest && (!found || rest.length < found.length)) found = rest;
    }
    return found;
  }

  const parts = from(0, mostParts);
  return parts && parts.length > 1 ? parts : [];
}

/** Fewer parts first, then the longer first part: the fewer the cuts, the fewer the accidents. */
function better(count: number, first: string, than: readonly string[]): boolean {
  return count < than.length || (count === than.length && first.length > (than[0]?.length ?? 0));
}

/** True for words that may be parts by themselves: long enough, or in the start list of simple words. */
export function mayBePart(word: string, isSimple: (word: string) => boolean): boolean {
  return isSimple(word) || word.length >= shortestPart;
}
