// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** A draft as it would be read today. */
import { safeHtml } from '../../../lib/markdown.ts';
import { isUuid } from '../../../lib/pure/uuid.ts';
import type { Db } from '../../../platform/database/database.ts';
import type { Article } from '../knowledge.contract.ts';
import { readArticle } from '../knowledge.store.ts';
import { articleHtml } from '../article-html.ts';
import { withFacts } from '../facts/fact-text.core.ts';
import { factsFor } from '../facts/fact.store.ts';
import { situationsOf } from '../life-situations/life-situation.core.ts';
import { readLifeSituations } from '../life-situations/life-situation.store.ts';
import type { DraftText } from './editing.core.ts';

/** The article with the draft's words in the place of the published ones; undefined if there is no such article. */
export async function previewDraft(
  db: Db,
  where: { readonly articleId: string; readonly language: string },
  text: DraftText,
  day: string,
): Promise<{ readonly article: Article } | undefined> {
  const { language } = where;
  // On its first day other facts may hold than today.
  const shownOn = text.validFrom !== null && text.validFrom > day ? text.validFrom : day;
  const base = (await readArticle(db, where.articleId, language, shownOn)) ?? (await unwritten(db, where.articleId));
  if (!base) return undefined;
  const values = await factsFor(
    db,
    [text.shortAnswer, text.bodyMarkdown, text.internalMarkdown, ...text.facts.map(({ value }) => value)],
    shownOn,
  );
  const read = (words: string): string => withFacts(words, values, language);
  const ownFacts = text.facts.length > 0;
  const ownBody = text.bodyMarkdown.trim() !== '';
  return {
    article: {
      ...base,
      title: text.title,
      language,
      fallback: false,
      checked: text.checked,
      shortAnswer: read(text.shortAnswer),
      facts: ownFacts ? text.facts.map(({ label, value }) => ({ label, value: read(value) })) : base.facts,
      factsLanguage: ownFacts ? language : base.factsLanguage,
      html: ownBody ? articleHtml(read(text.bodyMarkdown), language) : base.html,
      textLanguage: ownBody ? language : base.textLanguage,
      internalHtml: safeHtml(read(text.internalMarkdown)),
    },
  };
}

/** An article of which nothing is published yet: whom it concerns, and no words. */
async function unwritten(db: Db, articleId: string): Promise<Article | undefined> {
  if (!isUuid(articleId)) return undefined;
  const row = await db
    .selectFrom('article')
    .innerJoin('service', 'service.id', 'article.serviceId')
    .innerJoin('department', 'department.id', 'service.departmentId')
    .select(['service.id as serviceId', 'service.leika', 'service.lifeSituations', 'department.id as departmentId'])
    .select('department.name as departmentName')
    .where('article.id', '=', articleId)
    .executeTakeFirst();
  return (
    row && {
      ...row,
      articleId,
      lifeSituations: [...situationsOf(row.lifeSituations, await readLifeSituations(db))],
      title: '',
      language: 'de',
      fallback: false,
      checked: false,
      shortAnswer: '',
      facts: [],
      factsLanguage: 'de',
      html: '',
      internalHtml: '',
      textLanguage: 'de',
      variants: [],
      titles: {},
      attachments: [],
    }
  );
}
