// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Texts that refer to facts by `{{fakt:KEY}}`: which keys they name, what a reader sees, which sentences mention one.
 * Rules: knowledge.spec.md, KB5 to KB8.
 */
import { factWords, missingWords, withDoubt } from './fact-words.core.ts';
import type { FactValue } from './fact.core.ts';
import { sentencesOf } from './sentence.core.ts';

/** What a fact says on the day of reading. */
export interface ValidFact {
  readonly value: FactValue;
  readonly uncertain: boolean;
}

const reference = /\{\{\s*fakt:\s*([a-z0-9]+(?:-[a-z0-9]+)*)\s*\}\}/gi;

/** How a text refers to a fact. */
export function referenceTo(key: string): string {
  return `{{fakt:${key}}}`;
}

/** The keys a text refers to, each once, in the order of the text. */
export function factKeysIn(...texts: readonly string[]): readonly string[] {
  return [
    ...new Set(texts.flatMap((text) => [...text.matchAll(reference)].map((match) => (match[1] ?? '').toLowerCase()))),
  ];
}

/** True where something looks like a reference but names no fact, so that it would be read out as it stands. */
export function hasBrokenReference(text: string): boolean {
  return /\{\{|\}\}/.test(text.replace(reference, ''));
}

/** KB5: the text as it is read: every reference gives way to what the fact says, in the reader's language. */
export function withFacts(text: string, facts: ReadonlyMap<string, ValidFact>, language: string): string {
  return text.replace(reference, (_, written: string, at: number) => {
    const key = written.toLowerCase();
    const fact = facts.get(key);
    // A gap is shown, never hidden: nobody may read out a sentence that lacks its fee.
    if (!fact) return missingWords(key, language);
    return withDoubt(factWords(fact.value, language, text.slice(Math.max(0, at - 40), at)), fact.uncertain, language);
  });
}

/** KB8: exactly the sentences that mention one of the facts, with their references as written. */
export function sentencesMentioning(text: string, keys: ReadonlySet<string>): readonly string[] {
  return sentencesOf(text).filter((sentence) => factKeysIn(sentence).some((key) => keys.has(key)));
}
