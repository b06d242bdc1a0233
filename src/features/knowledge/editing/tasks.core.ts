// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What is to be done on articles: reviews that are due, sentences whose facts changed. Rules: knowledge.spec.md, KB8 and KB16. */
import { sentencesMentioning, factKeysIn } from '../facts/fact-text.core.ts';

/** A wording as far as the marks look at it. */
export interface MarkedText {
  readonly shortAnswer: string;
  readonly bodyMarkdown: string;
  readonly internalMarkdown: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
}

/** A sentence to look at again, with the keys of the facts that changed. */
export interface Marked {
  readonly sentence: string;
  readonly keys: readonly string[];
}

/**
 * KB8: the sentences that mention a fact changed since somebody answered for the wording.
 * `changedAt` = when each fact last changed, `seenAt` = when the wording was published or looked at; Unix milliseconds.
 */
export function markedSentences(
  text: MarkedText,
  changedAt: ReadonlyMap<string, number>,
  seenAt: number,
): readonly Marked[] {
  const changed = new Set([...changedAt].filter(([, at]) => at > seenAt).map(([key]) => key));
  if (changed.size === 0) return [];
  return [
    ...sentencesMentioning(text.shortAnswer, changed),
    ...text.facts
      .filter(({ value }) => factKeysIn(value).some((key) => changed.has(key)))
      .map(({ label, value }) => `${label}: ${value}`),
    ...sentencesMentioning(text.bodyMarkdown, changed),
    ...sentencesMentioning(text.internalMarkdown, changed),
  ].map((sentence) => ({ sentence, keys: factKeysIn(sentence).filter((key) => changed.has(key)) }));
}

/** KB16: the day of the review is past; on the day itself there is still time. */
export function isReviewOverdue(reviewBy: string | null, today: string): boolean {
  return reviewBy !== null && reviewBy < today;
}
