// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What the search is filled with, asked and answers. Plain data: it travels between threads and to the screens. */

/** One article in one language, as the search sees it. */
export interface SearchDocument {
  /** Unique: one per article and language. */
  readonly id: string;
  readonly article: string;
  /** BCP 47, e.g. `de`, `tr`, `de-x-leicht`. */
  readonly language: string;
  readonly title: string;
  /** The article's titles in other languages that have no document of their own. */
  readonly otherTitles: readonly string[];
  /** Words people use for it, of all languages. */
  readonly keywords: readonly string[];
  /** What is said in one breath. */
  readonly summary: string;
  /** Everything else, as plain text; lines are parted by line breaks. */
  readonly text: string;
  readonly topic: string | null;
  readonly department: string | null;
  /** Keys of the life situations its service belongs to. */
  readonly lifeSituations: readonly string[];
  /** What is shown with a hit, handed back as it was given; the search does not look into it. */
  readonly label: SearchLabel | null;
}

/** What a list shows of an article beside its passage. */
export interface SearchLabel {
  readonly serviceId: string;
  readonly titles: Readonly<Record<string, string>>;
  readonly departmentName: string;
}

/** What somebody looks for. */
export interface SearchRequest {
  readonly words: string;
  /** The caller's language: of two equal hits the one in it comes first. */
  readonly language?: string;
  /** The topic chosen in the menu: its articles come a little earlier. */
  readonly boostTopic?: string;
  /** Only articles of this topic, of this department, of this life situation. */
  readonly topic?: string;
  readonly department?: string;
  readonly lifeSituation?: string;
  /** At most so many hits. */
  readonly limit?: number;
}

/** A piece of text with the places that were found, as offsets [from, to) in UTF-16 units. */
export interface Passage {
  readonly text: string;
  readonly marks: readonly (readonly [from: number, to: number])[];
}

/** One article that was found. */
export interface SearchHit {
  readonly article: string;
  readonly title: string;
  readonly label: SearchLabel | null;
  /** Language of the variant that fits best. */
  readonly language: string;
  readonly score: number;
  /** Weak: it may be something else; shown, but said so. */
  readonly unsure: boolean;
  /** True when it stands first because people chose it for these very words. */
  readonly learned: boolean;
  readonly passage: Passage;
}

/** People who asked these words used this article so many times. */
export interface LearnedUse {
  readonly words: string;
  readonly article: string;
  readonly votes: number;
}
