// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * What a query means to the index: groups, one per word or meaning, each with alternatives of falling weight (itself,
 * its root, compounds around it, its own parts, its continuation, the word that was meant, the official word).
 * Rules KS2 to KS8.
 */
import { foldedWords } from './fold-words.core.ts';
import type { Lexicon } from './lexicon.core.ts';
import { rootOf } from './stem.core.ts';
import { isStopWord, isWeakWord } from './stop-words.core.ts';
import type { Tuning } from './tuning.core.ts';
import { isInVocabulary, meaningsOf, nearInVocabulary, type Meaning } from './vocabulary.core.ts';

/** Terms that count as one, e.g. all of one root. */
export interface TermClass {
  readonly weight: number;
  readonly terms: readonly number[];
}

/** One way to answer a group: each word by its best class; the words' mean counts. */
export interface Alternative {
  readonly weight: number;
  readonly words: readonly (readonly TermClass[])[];
}

/** One thing that was asked for; its best alternative counts. */
export interface Group {
  readonly weight: number;
  readonly alternatives: readonly Alternative[];
  /** Is the group counted among what an article should answer? Parts and meanings only help. */
  readonly asked: boolean;
  /** Places of the query's words that this group answers in another way. */
  readonly helps: readonly number[];
}

/** A query taken apart. */
export interface Plan {
  readonly groups: readonly Group[];
  /** The telling words in order, folded: what is compared with learned queries. */
  readonly words: readonly string[];
}

/** More words than this say nothing more, and nobody can make a search dear. */
const mostWords = 24;

/** All words of a query, folded, and which of them tell something. */
function wordsOf(query: string): { readonly all: readonly string[]; readonly telling: readonly number[] } {
  const all = foldedWords(query.slice(0, 2_000))
    .map(({ word }) => word)
    .slice(0, 3 * mostWords);
  return { all, telling: [...all.keys()].filter((at) => !isStopWord(all[at] ?? '')).slice(0, mostWords) };
}

/** The telling words of a query, folded, in order. */
export function tellingWords(query: string): string[] {
  const { all, telling } = wordsOf(query);
  return telling.map((at) => all[at] ?? '');
}

/** The telling words in one order, each once: the same question, however it is put together; '' when nothing tells anything. */
export function wordsKey(query: string): string {
  return [...new Set(tellingWords(query))].toSorted().join(' ');
}

/** Takes a query apart against the words that the index has now. */
export function planQuery(query: string, lexicon: Lexicon, tuning: Tuning): Plan {
  const { all, telling } = wordsOf(query);
  const words = telling.map((at) => all[at] ?? '');
  // A blank at the end says that the last word is complete.
  const isTyping = /[\p{Letter}\p{Number}]$/u.test(query);
  const meanings = allMeanings(all, lexicon).map((meaning) => ({
    ...meaning,
    at: meaning.at.map((place) => telling.indexOf(place)).filter((place) => place >= 0),
  }));
  const explained = new Set(meanings.filter(({ likeness }) => likeness >= 0.85).flatMap(({ at }) => at));
  const groups: Group[] = [];
  for (const [at, word] of words.entries()) {
    const isLast = isTyping && at === words.length - 1;
    const isKnown = lexicon.isKnown(word);
    const weight = isWeakWord(word) && words.length > 1 ? tuning.weakWord : 1;
    // What the vocabulary explains needs no guess at what else it may have been.
    const guess = isKnown || !explained.has(at);
    groups.push({
      weight,
      alternatives: alternativesOf(word, isLast, guess, lexicon, tuning),
      asked: true,
      helps: [],
    });
    if (!guess) continue;
    const parts = [...new Set(lexicon.partsOf(word))];
    const partial = parts.length === 0 && !isKnown ? lexicon.endsOf(word) : [];
    // A compound that nobody wrote is found by its parts or not at all.
    const ownShare = parts.length === 0 ? tuning.ownEnd : isKnown ? tuning.ownPart : tuning.ownPartUnknown;
    for (const part of [...parts, ...partial])
      groups.push({
        weight: weight * (isWeakWord(part) ? tuning.weakWord : 1) * ownShare,
        alternatives: [{ weight: 1, words: [partClasses(part, lexicon, tuning)] }],
        asked: false,
        helps: [at],
      });
  }
  for (const meaning of meanings) {
    const isBeside = meaning.at.every((place) => lexicon.isKnown(words[place] ?? ''));
    const single = isBeside ? tuning.vocabularyBesideKnown : tuning.vocabulary;
    groups.push({
      // A meaning of two words answers two words of the query.
      weight: single * meaning.likeness * (1 + tuning.vocabularyPerWord * (meaning.at.length - 1)),
      alternatives: meaning.forms.map((form) => ({
        weight: 1,
        words: form.flatMap((word) => officialClasses(word, lexicon, tuning)),
      })),
      asked: false,
      helps: meaning.at,
    });
  }
  return { groups, words };
}

/** Meanings of the words as typed, and of those that neither index nor vocabulary knows as they may have been meant. */
function allMeanings(words: readonly string[], lexicon: Lexicon): readonly Meaning[] {
  const corrected = words.map((word) =>
    isStopWord(word) || lexicon.isKnown(word) || isInVocabulary(word) ? word : (nearInVocabulary(word)[0] ?? word),
  );
  const typed = meaningsOf(words);
  return corrected.every((word, at) => word === words[at])
    ? typed
    : [
        ...typed,
        ...meaningsOf(corrected)
          .filter(({ at }) => at.some((place) => corrected[place] !== words[place]))
          .map((meaning) => ({ ...meaning, likeness: meaning.likeness * 0.8 })),
      ];
}

function partClasses(root: string, lexicon: Lexicon, tuning: Tuning): TermClass[] {
  return [
    { weight: 1, terms: [...lexicon.ofRoot(root)] },
    { weight: tuning.inCompound, terms: [...lexicon.ofRoot(root), ...lexicon.ofPart(root)] },
  ];
}

/** An official word, or its parts where this catalogue says it in several words: "Vaterschaft anerkennen". */
function officialClasses(word: string, lexicon: Lexicon, tuning: Tuning): TermClass[][] {
  const root = rootOf(word);
  const isThere = lexicon.isKnown(word) || lexicon.ofRoot(root).size > 0 || lexicon.ofPart(root).size > 0;
  const parts = isThere ? [] : lexicon.partsOf(word);
  return parts.length > 0
    ? parts.map((part) => partClasses(part, lexicon, tuning))
    : [formClasses(word, lexicon, tuning)];
}

/** Classes of an official word: all of its root, and compounds around it. */
function formClasses(word: string, lexicon: Lexicon, tuning: Tuning): TermClass[] {
  const root = rootOf(word);
  const itself = lexicon.term(word);
  return [
    { weight: 1, terms: itself === undefined ? [] : [itself] },
    { weight: tuning.root, terms: [...lexicon.ofRoot(root)] },
    { weight: tuning.inCompound, terms: [...lexicon.ofRoot(root), ...lexicon.ofPart(root)] },
  ];
}

function alternativesOf(
  word: string,
  isLast: boolean,
  guess: boolean,
  lexicon: Lexicon,
  tuning: Tuning,
): Alternative[] {
  const classes = formClasses(word, lexicon, tuning);
  const isKnown = lexicon.isKnown(word);
  const isAlpha = !/\d/.test(word);
  if (word.length >= 2 && (isLast || (!isKnown && guess && word.length >= 4)) && isAlpha) {
    const weight = isLast ? tuning.prefixLast : tuning.prefixUnknown;
    classes.push({ weight: isKnown ? weight * 0.5 : weight, terms: lexicon.continuations(word) });
  }
  if (!isKnown && guess && isAlpha && lexicon.partsOf(word).length === 0) {
    for (let end = word.length - 1; end >= 4 && end >= word.length * 0.6; end -= 1) {
      const begin = word.slice(0, end);
      const term = lexicon.isKnown(begin) ? lexicon.term(begin) : undefined;
      if (term === undefined) continue;
      classes.push({ weight: tuning.inflected, terms: [term] });
      break;
    }
    const alike = lexicon.begunAlike(word);
    if (alike.length > 0) classes.push({ weight: tuning.begunAlike, terms: alike });
    const near = lexicon.near(word);
    for (const slips of new Set(near.map((one) => one.slips)))
      classes.push({
        weight: Math.max(0.2, tuning.fuzzy - tuning.fuzzyPerSlip * (slips - 1)),
        terms: near.filter((one) => one.slips === slips).map((one) => one.term),
      });
  }
  return [{ weight: 1, words: [classes] }];
}
