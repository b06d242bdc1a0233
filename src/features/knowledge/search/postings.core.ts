// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Which document holds which term, and how strongly (the field-weighted frequency of BM25F). Documents
 * come and go one by one; lengths are compared with usual lengths, not with the average of the moment, so that nothing
 * of the others changes. Rules KS7 and KS12.
 */
import type { SearchDocument } from './document.core.ts';
import { foldedWords } from './fold-words.core.ts';
import { createLexicon } from './lexicon.core.ts';
import { isStopWord } from './stop-words.core.ts';
import { fields, otherTitleField, summaryField } from './tuning.core.ts';

/** Stands after the terms of each line. */
export const lineEnd = -1;

/** The documents of one term, in parallel lists. */
export interface Posting {
  readonly slots: number[];
  readonly weights: number[];
}

/** A document that is in the index. */
export interface Indexed {
  readonly document: SearchDocument;
  /** Every spelling it uses, once, and whether as a German word. */
  readonly words: readonly (readonly [word: string, german: boolean])[];
  readonly terms: readonly number[];
  /** Terms of the title, in order. */
  readonly titleTerms: readonly number[];
  /** Terms of each line of short answer and text, `lineEnd` after each line: which of them say most of a query is asked at every search. */
  readonly lines: Int32Array;
}

const isGerman = (document: SearchDocument): boolean => /^de\b/.test(document.language);

/** The lines of the text that hold anything. */
export function linesOf(document: SearchDocument): readonly string[] {
  return document.text.split('\n').filter((line) => line.trim() !== '');
}

/** The texts of each field, in the order of `fields`. */
function fieldTexts(document: SearchDocument): readonly (readonly string[])[] {
  return [[document.title], document.otherTitles, document.keywords, [document.summary], linesOf(document)];
}

/** An empty index. */
export function createPostings() {
  const lexicon = createLexicon();
  const postings: Posting[] = [];
  const slots: (Indexed | undefined)[] = [];
  const free: number[] = [];
  const slotOf = new Map<string, number>();

  function add(document: SearchDocument): void {
    const german = isGerman(document);
    const spellings = new Map<string, number>();
    const words: [string, boolean][] = [];
    const found = new Map<number, number>();
    const titleTerms: number[] = [];
    const lines: number[] = [];
    for (const [at, texts] of fieldTexts(document).entries()) {
      const { weight, b, usual } = fields[at] ?? fields[4];
      const terms: number[] = [];
      for (const text of texts) {
        const begun = terms.length;
        for (const { word } of foldedWords(text)) {
          if (isStopWord(word)) continue;
          let term = spellings.get(word);
          if (term === undefined) {
            const asGerman = german && at !== otherTitleField;
            term = lexicon.use(word, asGerman);
            spellings.set(word, term);
            words.push([word, asGerman]);
          }
          terms.push(term);
        }
        if (at >= summaryField) lines.push(...terms.slice(begun), lineEnd);
      }
      const share = weight / (1 - b + (b * terms.length) / usual);
      for (const term of terms) {
        const entry = found.get(term);
        found.set(term, (entry ?? 0) + share);
      }
      if (at === 0) titleTerms.push(...new Set(terms));
    }
    const slot = free.pop() ?? slots.length;
    slots[slot] = { document, words, terms: [...found.keys()], titleTerms, lines: Int32Array.from(lines) };
    slotOf.set(document.id, slot);
    for (const [term, weight] of found) {
      const posting = (postings[term] ??= { slots: [], weights: [] });
      posting.slots.push(slot);
      posting.weights.push(weight);
    }
  }

  function remove(id: string): boolean {
    const slot = slotOf.get(id);
    const indexed = slot === undefined ? undefined : slots[slot];
    if (slot === undefined || !indexed) return false;
    for (const term of indexed.terms) {
      const posting = postings[term];
      const at = posting ? posting.slots.indexOf(slot) : -1;
      if (!posting || at < 0) continue;
      takeOut(posting.slots, at);
      takeOut(posting.weights, at);
    }
    for (const [word, german] of indexed.words) lexicon.drop(word, german);
    slots[slot] = undefined;
    slotOf.delete(id);
    free.push(slot);
    return true;
  }

  return {
    lexicon,
    /** Puts documents in, each in place of the one with its id. */
    put(documents: readonly SearchDocument[]): void {
      for (const document of documents) {
        remove(document.id);
        add(document);
      }
    },
    remove,
    posting: (term: number): Posting | undefined => postings[term],
    at: (slot: number): Indexed | undefined => slots[slot],
    /** How many documents there are, and how many places a list over all of them needs. */
    size: (): number => slotOf.size,
    width: (): number => slots.length,
    all: (): readonly Indexed[] => slots.filter((indexed) => indexed !== undefined),
  };
}

export type Postings = ReturnType<typeof createPostings>;

/** The order within a posting means nothing: the last one moves to the place that becomes free. */
function takeOut(list: number[], at: number): void {
  const last = list.pop();
  if (last !== undefined && at < list.length) list[at] = last;
}
