// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What differs between two texts, word by word, to be read by people: longest common subsequence of words. Rule KB15. */

/** A run of words that stayed, came or went. */
export interface DiffPart {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Above so many pairs of words the middle is shown as replaced as a whole: nobody reads such a comparison, and it must not hang the page. */
const mostPairs = 4_000_000;

const wordsOf = (text: string): string[] => text.match(/\s+|[\p{Letter}\p{Number}]+|[^\s\p{Letter}\p{Number}]/gu) ?? [];

/** The parts in reading order: joining `same` and `removed` gives the old text, `same` and `added` the new one. */
export function wordDiff(before: string, after: string): readonly DiffPart[] {
  const old = wordsOf(before);
  const now = wordsOf(after);
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < old.length - head && tail < now.length - head && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  return joined([
    ...old.slice(0, head).map((text) => ({ kind: 'same' as const, text })),
    ...middle(old.slice(head, old.length - tail), now.slice(head, now.length - tail)),
    ...old.slice(old.length - tail).map((text) => ({ kind: 'same' as const, text })),
  ]);
}

function middle(old: readonly string[], now: readonly string[]): DiffPart[] {
  const wide = now.length + 1;
  if (old.length * now.length > mostPairs)
    return [
      ...old.map((text) => ({ kind: 'removed' as const, text })),
      ...now.map((text) => ({ kind: 'added' as const, text })),
    ];
  const length = new Uint32Array((old.length + 1) * wide);
  const at = (i: number, j: number): number => length[i * wide + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i -= 1)
    for (let j = now.length - 1; j >= 0; j -= 1)
      length[i * wide + j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const parts: DiffPart[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      parts.push({ kind: 'same', text: old[i] ?? '' });
      i += 1;
      j += 1;
    } else if (i < old.length && (j === now.length || at(i + 1, j) >= at(i, j + 1))) {
      parts.push({ kind: 'removed', text: old[i] ?? '' });
      i += 1;
    } else {
      parts.push({ kind: 'added', text: now[j] ?? '' });
      j += 1;
    }
  }
  return parts;
}

/** Neighbours of a kind become one; within a stretch of changes what went stands before what came. */
function joined(parts: readonly DiffPart[]): DiffPart[] {
  const out: DiffPart[] = [];
  let went = '';
  let came = '';
  const flush = (): void => {
    if (went !== '') out.push({ kind: 'removed', text: went });
    if (came !== '') out.push({ kind: 'added', text: came });
    went = '';
    came = '';
  };
  for (const [index, part] of parts.entries()) {
    if (part.kind === 'removed') went += part.text;
    else if (part.kind === 'added') came += part.text;
    // A blank between two changed words belongs to the change, or every replaced phrase would fall to pieces.
    else if (
      /^ +$/.test(part.text) &&
      (went !== '' || came !== '') &&
      parts[index + 1]?.kind !== 'same' &&
      index + 1 < parts.length
    ) {
      went += part.text;
      came += part.text;
    } else {
      flush();
      const last = out.at(-1);
      if (last?.kind === 'same') out[out.length - 1] = { kind: 'same', text: last.text + part.text };
      else out.push(part);
    }
  }
  flush();
  return out;
}
