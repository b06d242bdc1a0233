// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The piece of an article that answers the query, with what was found marked (rule KS11). */
import type { Passage, SearchDocument } from './document.core.ts';
import { foldedWords } from './fold-words.core.ts';
import { lineEnd, linesOf } from './postings.core.ts';

const longest = 220;
/** So much is shown before the first mark of a long line. */
const lead = 60;

/** Which line of a document says most of a query, and how much: each term counts once. */
export interface BestLine {
  readonly line: number;
  readonly weight: number;
}

/** The best of these lines; the first of equals, so the short answer when it is as good as any. */
export function bestLine(lines: Int32Array, weights: ReadonlyMap<number, number>): BestLine {
  let best: BestLine = { line: 0, weight: 0 };
  let line = 0;
  let weight = 0;
  let counted: number[] = [];
  for (const term of lines) {
    if (term === lineEnd) {
      if (weight > best.weight) best = { line, weight };
      line += 1;
      weight = 0;
      if (counted.length > 0) counted = [];
      continue;
    }
    const telling = weights.get(term);
    if (telling === undefined || counted.includes(term)) continue;
    counted.push(term);
    weight += telling;
  }
  return best;
}

/** The line with its words marked for which `isMeant` holds, cut to what a list can show. */
export function passageOf(document: SearchDocument, line: number, isMeant: (word: string) => boolean): Passage {
  const text = [document.summary, ...linesOf(document)][line] ?? '';
  const marks = foldedWords(text)
    .filter(({ word }) => isMeant(word))
    .map(({ from, to }) => [from, to] as const);
  return cut(text, marks);
}

/** At most `longest` characters around the first mark, cut between words, with marks moved along. */
function cut(line: string, marks: readonly (readonly [number, number])[]): Passage {
  if (line.length <= longest) return { text: line, marks };
  const first = marks[0]?.[0] ?? 0;
  const wanted = first <= lead ? 0 : first - lead;
  const from = wanted === 0 ? 0 : Math.min(first, line.indexOf(' ', wanted) + 1 || wanted);
  const end = from + longest >= line.length ? line.length : line.lastIndexOf(' ', from + longest);
  const to = end <= from ? Math.min(line.length, from + longest) : end;
  const before = from > 0 ? '… ' : '';
  return {
    text: `${before}${line.slice(from, to)}${to < line.length ? ' …' : ''}`,
    marks: marks
      .filter(([begin, stop]) => begin >= from && stop <= to)
      .map(([begin, stop]) => [begin - from + before.length, stop - from + before.length] as const),
  };
}
