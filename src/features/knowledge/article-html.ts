// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { safeHtml } from '../../lib/markdown.ts';
import { easyGerman, isLanguage, type ArticleLanguage } from '../../lib/pure/language.ts';
import { modulesIn } from './modules.core.ts';

/** Modules that stand out where an article is read, by their class in `article.css` (KM4). */
const standsOut = { limits: 'article-limits', questions: 'article-questions' } as const;

/** Safe HTML of an article's Markdown, with what may not be said and what people ask next in sections of their own. */
export function articleHtml(markdown: string, language: string): string {
  const tag: ArticleLanguage = language === easyGerman || isLanguage(language) ? language : 'de';
  const places = modulesIn(markdown, tag);
  const pieces = places.map(({ name, from }, at) => {
    const html = safeHtml(markdown.slice(from, places[at + 1]?.from));
    return name === 'limits' || name === 'questions' ? `<section class="${standsOut[name]}">${html}</section>` : html;
  });
  return [safeHtml(markdown.slice(0, places[0]?.from)), ...pieces].join('');
}
