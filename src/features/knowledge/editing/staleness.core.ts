// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** How far a translation is behind the German text: which German sentences changed since the one it was made from. Rules KB13, KB14. */
import { sentencesOf } from '../facts/sentence.core.ts';

/** A sentence that changed: null before = it is new, null after = it is gone. */
export interface ChangedSentence {
  readonly before: string | null;
  readonly after: string | null;
}

/** What is compared of a wording: all that a translation has to follow. */
export interface Wording {
  readonly title: string;
  readonly shortAnswer: string;
  readonly bodyMarkdown: string;
}

/** The sentences that differ, in the order of the new text; a gone one stands where it was. Moving a sentence changes nothing. */
export function changedSentences(before: Wording, after: Wording): readonly ChangedSentence[] {
  const old = sentencesIn(before);
  const now = sentencesIn(after);
  const gone = old.filter((sentence) => !now.includes(sentence));
  const came = now.filter((sentence) => !old.includes(sentence));
  const partners = new Map<string, string>();
  const free = new Set(gone);
  for (const sentence of came) {
    // The most alike of those that went is what it was before; words in common, at least a third.
    const best = [...free]
      .map((other) => ({ other, alike: alike(other, sentence) }))
      .toSorted((a, b) => b.alike - a.alike)[0];
    if (!best || best.alike < 1 / 3) continue;
    partners.set(sentence, best.other);
    free.delete(best.other);
  }
  return [
    ...came.map((after) => ({ before: partners.get(after) ?? null, after })),
    ...[...free].map((before) => ({ before, after: null })),
  ];
}

function sentencesIn({ title, shortAnswer, bodyMarkdown }: Wording): readonly string[] {
  return [...new Set([title.trim(), ...sentencesOf(shortAnswer), ...sentencesOf(bodyMarkdown)])];
}

/** Share of words two sentences have in common (Jaccard), 0 to 1. */
function alike(a: string, b: string): number {
  const words = (text: string): Set<string> => new Set(text.toLowerCase().match(/[\p{Letter}\p{Number}]+/gu) ?? []);
  const [one, other] = [words(a), words(b)];
  const common = [...one].filter((word) => other.has(word)).length;
  return common / Math.max(1, one.size + other.size - common);
}
