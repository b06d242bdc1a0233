// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import { z } from 'zod';
import { plainLines, safeHtml } from '../../lib/markdown.ts';
import { fold, foldedWords } from '../../lib/pure/fold.ts';
import { isUuid } from '../../lib/pure/uuid.ts';
import { nowMs } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/database.ts';
import { withFacts } from './facts/fact-text.core.ts';
import { cityDay } from './facts/fact.core.ts';
import { factsFor } from './facts/fact.store.ts';
import type { Article, ServiceRow } from './knowledge.contract.ts';

const titlesSchema = z.record(z.string(), z.string());
const keywordsSchema = z.record(z.string(), z.array(z.string()));
const factsSchema = z.array(z.object({ label: z.string(), value: z.string() }));

/** One hit of the search box. */
export interface ArticleHit {
  readonly articleId: string;
  readonly serviceId: string;
  readonly title: string;
  readonly departmentName: string;
  readonly passage: string;
  readonly language: string;
}

const mostHits = 100;
const passageLength = 220;

/**
 * Articles that hold all words of the search, or else as many as possible; those of the topic first.
 * Without words all articles. Titles come in the wanted language if there is one.
 */
export async function searchArticles(
  db: Db,
  query: { readonly search: string; readonly topic?: string | undefined; readonly language: string },
): Promise<ArticleHit[]> {
  const words = foldedWords(query.search);
  if (query.search.trim() !== '' && words.length === 0) return [];
  const all = await hits(db, query, words, words.length);
  return all.length > 0 || words.length < 2 ? all : hits(db, query, words, 1);
}

async function hits(
  db: Db,
  query: { topic?: string | undefined; language: string },
  words: readonly string[],
  atLeast: number,
): Promise<ArticleHit[]> {
  // A word counts most where it begins one of the title's, least in the text.
  const found = (word: string) => sql<number>`case
    when position(${` ${word}`}::text in ' ' || variant.folded_title) > 0 then 8
    when position(${word}::text in variant.folded_title) > 0 then 5
    when position(${` ${word}`}::text in ' ' || variant.folded_keywords) > 0 then 4
    when position(${word}::text in variant.folded_keywords) > 0 then 3
    when position(${word}::text in variant.folded_text) > 0 then 1
    else 0 end`;
  const scores = words.map(found);
  const matched =
    scores.length === 0
      ? sql<number>`0`
      : sql<number>`${sql.join(
          scores.map((s) => sql`(${s} > 0)::int`),
          sql` + `,
        )}`;
  const score = scores.length === 0 ? sql<number>`0` : sql<number>`${sql.join(scores, sql` + `)}`;
  const rows = await db
    .selectFrom('articleVariant as variant')
    .innerJoin('article', 'article.id', 'variant.articleId')
    .innerJoin('service', 'service.id', 'article.serviceId')
    .innerJoin('department', 'department.id', 'service.departmentId')
    .select([
      'article.id as articleId',
      'service.id as serviceId',
      'service.titles',
      'department.name as departmentName',
    ])
    .select(['variant.title', 'variant.language', 'variant.shortAnswer', 'variant.bodyMarkdown'])
    .select(matched.as('matched'))
    .select(score.as('score'))
    .select(sql<boolean>`coalesce(service.topic = ${query.topic ?? null}::text, false)`.as('ofTopic'))
    .where(sql<boolean>`${matched} >= ${atLeast}`)
    .execute();
  const best = bestVariants(rows, query.language);
  const values = await factsFor(
    db,
    best.flatMap((row) => [row.shortAnswer, row.bodyMarkdown]),
    cityDay(nowMs()),
  );
  return best
    .toSorted(
      (a, b) =>
        Number(b.ofTopic) - Number(a.ofTopic) ||
        b.matched - a.matched ||
        b.score - a.score ||
        a.title.localeCompare(b.title, 'de'),
    )
    .slice(0, mostHits)
    .map(({ articleId, serviceId, departmentName, language, ...row }) => ({
      articleId,
      serviceId,
      title: titlesSchema.parse(row.titles)[query.language] ?? row.title,
      departmentName,
      passage: passage(
        withFacts(row.shortAnswer, values, language),
        withFacts(row.bodyMarkdown, values, language),
        words,
      ),
      language,
    }));
}

/** One variant per article: the wanted language before German before any other. */
function bestVariants<Row extends { readonly articleId: string; readonly language: string }>(
  rows: readonly Row[],
  wanted: string,
): Row[] {
  const rank = (row: Row): number => (row.language === wanted ? 2 : row.language === 'de' ? 1 : 0);
  const best = new Map<string, Row>();
  for (const row of rows) {
    const other = best.get(row.articleId);
    if (!other || rank(row) > rank(other)) best.set(row.articleId, row);
  }
  return [...best.values()];
}

/** The short answer, or the first line of the text that holds a word the short answer lacks. */
function passage(shortAnswer: string, markdown: string, words: readonly string[]): string {
  const folded = fold(shortAnswer);
  const missing = words.filter((word) => !folded.includes(word));
  const line =
    missing.length === words.length
      ? plainLines(markdown).find((text) => missing.some((word) => fold(text).includes(word)))
      : undefined;
  const text = line ?? shortAnswer;
  return text.length <= passageLength ? text : `${text.slice(0, passageLength).trimEnd()} …`;
}

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
    title: shown.title,
    language: shown.language,
    fallback: shown.language !== language,
    checked: shown.checked,
    shortAnswer: withFacts(shown.shortAnswer, values, shown.language),
    facts: listed.map(({ label, value }) => ({ label, value: withFacts(value, values, factsOf.language) })),
    factsLanguage: factsOf.language,
    html: safeHtml(withFacts(withText.bodyMarkdown, values, withText.language)),
    internalHtml: safeHtml(withFacts(withText.internalMarkdown, values, withText.language)),
    textLanguage: withText.language,
    variants: rows.map((row) => ({ language: row.language, checked: row.checked })),
    titles: titlesSchema.parse(shown.titles),
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
