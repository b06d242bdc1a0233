// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The piece of an article that answers the query, with what was found marked (rule KS11). */
import type { Passage, SearchDocument } from './document.core.ts';
import { foldedWords } from './fold-words.core.ts';

const longest = 220;
/** So much is shown before the first mark of a long line. */
const lead = 60;

/**
 * The line of summary or text with the most of the query; the short answer when it is as good as any. `weightOf` says
 * how much a folded word counts for the query, 0 = not at all.
 */
export function passageOf(document: SearchDocument, weightOf: (word: string) => number): Passage {
  const lines = [document.summary, ...document.text.split('\n')].filter((line) => line.trim() !== '');
  let best: { line: string; marks: (readonly [number, number])[]; weight: number } | undefined;
  for (const line of lines) {
    const counted = new Set<string>();
    const marks: (readonly [number, number])[] = [];
    let weight = 0;
    for (const { word, from, to } of foldedWords(line)) {
      const telling = weightOf(word);
      if (telling === 0) continue;
      marks.push([from, to]);
      if (!counted.has(word)) weight += telling;
      counted.add(word);
    }
    if (!best || weight > best.weight) best = { line, marks, weight };
  }
  return best ? cut(best.line, best.marks) : { text: document.title, marks: [] };
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
