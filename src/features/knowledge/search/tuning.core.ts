// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * The numbers of the ranking in one place, with what each was measured against (docs/knowledge-search.md). They are the
 * same for every catalogue; nothing here knows a query.
 */

/** Places in `fields` that are asked for by name. */
export const otherTitleField = 1;
export const summaryField = 3;

/** Title, titles in other languages, keywords, short answer, text: weight of a word in each, how much length counts against it (0 to 1), and the usual length in words. */
export const fields = [
  { weight: 8, b: 0.3, usual: 4 },
  { weight: 6, b: 0.1, usual: 12 },
  { weight: 4, b: 0.2, usual: 8 },
  { weight: 1.5, b: 0.4, usual: 40 },
  { weight: 1, b: 0.5, usual: 140 },
] as const;

/** Everything else of the ranking; a benchmark may change a copy. */
export const tuning = {
  /** BM25 saturation: high, because the field weights reach 8. */
  k1: 5,
  /** Alternatives of a word, best first: itself, same root, inside compounds. */
  exact: 1,
  root: 0.7,
  inCompound: 0.6,
  /** The parts of a compound that was asked. */
  ownPart: 0.55,
  /** The same when nobody has written the compound. */
  ownPartUnknown: 0.8,
  /** Its known beginning and end, when it does not split. */
  ownEnd: 0.3,
  /** Continuations of the last word, of an unknown word. */
  prefixLast: 0.7,
  prefixUnknown: 0.6,
  /** A known word that an unknown one begins with: "kartımı" → "kart". */
  inflected: 0.6,
  /** Words that share a long beginning with an unknown one. */
  begunAlike: 0.4,
  fuzzy: 0.8,
  fuzzyPerSlip: 0.12,
  /** Words that stand in every second question. */
  weakWord: 0.3,
  /** Official words for an everyday one. */
  vocabulary: 0.9,
  /** The same when the everyday word stands in titles or keywords itself. */
  vocabularyBesideKnown: 0.5,
  /** How much more a meaning of several words says than one of one word, per further word. */
  vocabularyPerWord: 0.8,
  /** How much the best line of the text adds, by its share of the query. */
  bestLine: 1,
  /** How much the share of the title that was asked for adds. */
  titleCoverage: 1.5,
  /** How strongly unanswered words of the query count against a hit: score × coverage^this. */
  queryCoverage: 0.4,
  /** Share of the other variants' scores that an article gets on top of its best one. */
  otherVariants: 0.1,
  topicBoost: 1.15,
  languageBoost: 1.05,
  /** Below this share of the query's weight a hit is unsure. */
  unsureCoverage: 0.45,
} as const;

export type Tuning = { readonly [Name in keyof typeof tuning]: number };
