// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { safeHtml } from '../../lib/markdown.ts';
import { fold, foldedWords } from '../../lib/pure/fold.ts';
import { isUuid } from '../../lib/pure/uuid.ts';
import { nowMs } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/database.ts';
import { readAttachments } from './attachments/attachments.store.ts';
import { withFacts } from './facts/fact-text.core.ts';
import { cityDay } from './facts/fact.core.ts';
import { factsFor } from './facts/fact.store.ts';
import { articleHtml } from './article-html.ts';
import type { Article, ServiceRow } from './knowledge.contract.ts';
import { situationsOf } from './life-situations/life-situation.core.ts';
import { readLifeSituations } from './life-situations/life-situation.store.ts';

const titlesSchema = z.record(z.string(), z.string());
const keywordsSchema = z.record(z.string(), z.array(z.string()));
const factsSchema = z.array(z.object({ label: z.string(), value: z.string() }));

/**
 * One article in the wanted language; what it lacks there is German. References to facts give way to what holds on the day.
 * Undefined if there is none.
 */
export async function readArticle(
  db: Db,
  articleId: string,
  language: string,
  day = cityDay(nowMs()),
): Promise<Article | undefined> {
  if (!isUuid(articleId)) return undefined;
  const rows = await db
    .selectFrom('articleVariant as variant')
    .innerJoin('article', 'article.id', 'variant.articleId')
    .innerJoin('service', 'service.id', 'article.serviceId')
    .innerJoin('department', 'department.id', 'service.departmentId')
    .select([
      'article.id',
      'service.id as serviceId',
      'service.leika',
      'service.titles',
      'service.lifeSituations',
      'department.id as departmentId',
      'department.name as departmentName',
    ])
    .select(['variant.title', 'variant.language', 'variant.shortAnswer', 'variant.facts', 'variant.bodyMarkdown'])
    .select(['variant.checked', 'variant.internalMarkdown'])
    .where('article.id', '=', articleId)
    .orderBy('variant.language')
    .execute();
  const german = rows.find((row) => row.language === 'de');
  const shown = rows.find((row) => row.language === language) ?? german;
  if (!shown) return undefined;
  const withText = shown.bodyMarkdown.trim() === '' && german ? german : shown;
  const ownFacts = factsSchema.parse(shown.facts);
  const factsOf = ownFacts.length === 0 && german ? german : shown;
  const listed = factsSchema.parse(factsOf.facts);
  const texts = [
    shown.shortAnswer,
    withText.bodyMarkdown,
    withText.internalMarkdown,
    ...listed.map(({ value }) => value),
  ];
  const values = await factsFor(db, texts, day);
  return {
    articleId: shown.id,
    serviceId: shown.serviceId,
    leika: shown.leika,
    departmentId: shown.departmentId,
    departmentName: shown.departmentName,
    lifeSituations: [...situationsOf(shown.lifeSituations, await readLifeSituations(db))],
    title: shown.title,
    language: shown.language,
    fallback: shown.language !== language,
    checked: shown.checked,
    shortAnswer: withFacts(shown.shortAnswer, values, shown.language),
    facts: listed.map(({ label, value }) => ({ label, value: withFacts(value, values, factsOf.language) })),
    factsLanguage: factsOf.language,
    html: articleHtml(withFacts(withText.bodyMarkdown, values, withText.language), withText.language),
    internalHtml: safeHtml(withFacts(withText.internalMarkdown, values, withText.language)),
    textLanguage: withText.language,
    variants: rows.map((row) => ({ language: row.language, checked: row.checked })),
    titles: titlesSchema.parse(shown.titles),
    attachments: await readAttachments(db, shown.id, language),
  };
}

/** Services whose titles or keywords, in any language, hold all words of the search; title hits first. */
export async function listServices(db: Db, search: string): Promise<ServiceRow[]> {
  const words = foldedWords(search);
  const rows = await db
    .selectFrom('service')
    .innerJoin('department', 'department.id', 'service.departmentId')
    .select([
      'service.id',
      'service.leika',
      'service.titles',
      'service.keywords',
      'service.departmentId',
      'service.topic',
      'service.protected',
    ])
    .select('department.name as departmentName')
    .execute();
  return rows
    .map((row) => {
      const titles = titlesSchema.parse(row.titles);
      const inTitles = fold(Object.values(titles).join(' '));
      const inAll = `${inTitles} ${fold(Object.values(keywordsSchema.parse(row.keywords)).flat().join(' '))}`;
      const fit = words.every((word) => inTitles.includes(word))
        ? 2
        : words.every((word) => inAll.includes(word))
          ? 1
          : 0;
      return { row, title: titles['de'] ?? '', fit };
    })
    .filter((found) => found.fit > 0)
    .toSorted((a, b) => b.fit - a.fit || a.title.localeCompare(b.title, 'de'))
    .map(({ row, title }) => ({
      serviceId: row.id,
      leika: row.leika,
      title,
      departmentId: row.departmentId,
      departmentName: row.departmentName,
      topic: row.topic,
      protected: row.protected,
    }));
}
