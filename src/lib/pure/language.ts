// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The seven languages the service team speaks, as BCP 47 tags; `ku` is Kurmanji in Latin script. Order = order of the announcement. */
export const languages = ['de', 'tr', 'en', 'fr', 'it', 'pl', 'ku'] as const;

/** A language a caller can choose and an agent can speak. */
export type Language = (typeof languages)[number];

/** True for a BCP 47 tag that is one of the spoken languages. */
export function isLanguage(tag: string): tag is Language {
  return (languages as readonly string[]).includes(tag);
}

/** A text that exists in German and perhaps in other spoken languages. */
export type GermanFirst = Readonly<Partial<Record<Language, string>>> & { readonly de: string };

/** Leichte Sprache, German in easy words: articles are written in it, nobody chooses it on the telephone. */
export const easyGerman = 'de-x-leicht';

/** A language an article can be written in. */
export type ArticleLanguage = Language | typeof easyGerman;
