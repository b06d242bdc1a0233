// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The folded words of a wording, by which lists find it: the German one by the titles and keywords of all languages. */
import { fold } from '../../../lib/pure/fold.ts';
import { easyGerman } from '../../../lib/pure/language.ts';

/** The words of a wording and of its service. */
export interface FoldedOf {
  readonly language: string;
  readonly title: string;
  readonly shortAnswer: string;
  readonly bodyMarkdown: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
}

/** What `article_variant` keeps folded; Leichte Sprache is found by the German keywords where it has none of its own. */
export function foldedColumns(
  { language, title, shortAnswer, bodyMarkdown, facts }: FoldedOf,
  service: {
    readonly titles: Readonly<Record<string, string>>;
    readonly keywords: Readonly<Record<string, readonly string[]>>;
  },
): { readonly foldedTitle: string; readonly foldedKeywords: string; readonly foldedText: string } {
  const isGerman = language === 'de';
  const { titles, keywords } = service;
  const own = keywords[language] ?? (language === easyGerman ? keywords['de'] : undefined) ?? [];
  const factWords = facts.map(({ label, value }) => `${label} ${value}`).join(' ');
  return {
    foldedTitle: fold(isGerman ? Object.values(titles).join(' ') : title),
    foldedKeywords: fold((isGerman ? Object.values(keywords).flat() : own).join(' ')),
    foldedText: fold(`${shortAnswer} ${factWords} ${bodyMarkdown}`),
  };
}
