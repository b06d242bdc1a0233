// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The articles of the database as the search wants them. */
import { sql } from 'kysely';
import { z } from 'zod';
import { plainLines } from '../../../lib/markdown.ts';
import { nowMs } from '../../../platform/clock.ts';
import type { Db } from '../../../platform/database/database.ts';
import { withFacts } from '../facts/fact-text.core.ts';
import { cityDay } from '../facts/fact.core.ts';
import { factsFor } from '../facts/fact.store.ts';
import { readLearned } from '../loop/mark.store.ts';
import type { SearchDocument } from './document.core.ts';
import type { SearchSource } from './search-source.port.ts';

const titlesSchema = z.record(z.string(), z.string());
const keywordsSchema = z.record(z.string(), z.array(z.string()));
const factsSchema = z.array(z.object({ label: z.string(), value: z.string() }));

/** Articles per page when versions are listed: each page is a millisecond of this thread. */
const page = 1_000;

/**
 * The database as a source. Changes are seen by PostgreSQL's own row versions (`xmin`), so that it does not matter who
 * wrote: an editor, an import, or a person with psql. An update of a row always gives it a higher one. Texts that refer to
 * facts also change with these facts, and with the day on which another version of them holds.
 */
export function searchDocuments(db: Db): SearchSource {
  return {
    async fingerprint() {
      const { rows } = await sql<{ mark: string }>`select
        (select count(*) || ':' || coalesce(sum(xmin::text::bigint), 0) from article_variant) || '|' ||
        (select count(*) || ':' || coalesce(sum(xmin::text::bigint), 0) from service) || '|' ||
        (select count(*) || ':' || coalesce(sum(xmin::text::bigint), 0) from department) || '|' ||
        ${factsMark()} as mark`.execute(db);
      return rows[0]?.mark ?? '';
    },
    async versions() {
      const found = new Map<string, string>();
      for (let after: string | undefined = '00000000-0000-0000-0000-000000000000'; after !== undefined;) {
        const rows = await versionsAfter(db, after);
        for (const { id, version } of rows) found.set(id, version);
        after = rows.length < page ? undefined : rows.at(-1)?.id;
      }
      return found;
    },
    read: (articles) => (articles.length === 0 ? Promise.resolve([]) : readDocuments(db, articles)),
    // What is learned while the program runs is handed over by `learn`.
    learned: () => readLearned(db),
  };
}

/** Changes with every fact, and at midnight: then it is asked which articles that concerns. */
const factsMark = () =>
  sql<string>`(select ${cityDay(nowMs())}::text || count(*) || ':' || coalesce(sum(xmin::text::bigint), 0) from fact_version)`;

/** What each article is made of. Of the facts only those it mentions count, and of these only what holds today. */
async function versionsAfter(db: Db, after: string): Promise<readonly { id: string; version: string }[]> {
  const day = cityDay(nowMs());
  const { rows } = await sql<{ id: string; version: string }>`
    select article.id,
      service.xmin::text || '.' || md5(department.name) || '.' || (
        select coalesce(string_agg(variant.language || variant.xmin::text, ',' order by variant.language), '')
        from article_variant as variant where variant.article_id = article.id
      ) || '.' || (
        select coalesce(string_agg(named.key || coalesce(version.id::text || version.xmin::text, ''), ',' order by named.key), '')
        from (
          select distinct unnest(variant.fact_keys) as key
          from article_variant as variant where variant.article_id = article.id
        ) as named
        left join fact on fact.key = named.key
        left join fact_version as version on version.fact_id = fact.id and version.replaced_at is null
          and version.valid_from <= ${day} and (version.valid_until is null or version.valid_until >= ${day})
      ) as version
    from article
    join service on service.id = article.service_id
    join department on department.id = service.department_id
    where article.id > ${after}::uuid
    order by article.id
    limit ${page}`.execute(db);
  return rows;
}

async function readDocuments(db: Db, articles: readonly string[]): Promise<SearchDocument[]> {
  const rows = await db
    .selectFrom('articleVariant as variant')
    .innerJoin('article', 'article.id', 'variant.articleId')
    .innerJoin('service', 'service.id', 'article.serviceId')
    .innerJoin('department', 'department.id', 'service.departmentId')
    .select([
      'article.id as articleId',
      'service.id as serviceId',
      'service.titles',
      'service.keywords',
      'service.topic',
      'service.lifeSituations',
    ])
    .select(['department.id as departmentId', 'department.name as departmentName'])
    .select(['variant.language', 'variant.title', 'variant.shortAnswer', 'variant.facts', 'variant.bodyMarkdown'])
    .where('article.id', 'in', articles)
    .orderBy('article.id')
    .orderBy('variant.language')
    .execute();
  const listed = rows.map((row) => ({ ...row, facts: factsSchema.parse(row.facts) }));
  const values = await factsFor(
    db,
    listed.flatMap(({ shortAnswer, bodyMarkdown, facts }) => [
      ...[shortAnswer, bodyMarkdown],
      ...facts.map(({ value }) => value),
    ]),
    cityDay(nowMs()),
  );
  const languages = Map.groupBy(rows, ({ articleId }) => articleId);
  return listed.map((row) => {
    const titles = titlesSchema.parse(row.titles);
    const keywords = keywordsSchema.parse(row.keywords);
    const own = new Set(languages.get(row.articleId)?.map(({ language }) => language));
    const isGerman = row.language === 'de';
    // The German variant stands for every language that has none of its own; what is translated is found there.
    const others = Object.entries(titles).filter(([language, title]) => !own.has(language) && title !== row.title);
    const facts = row.facts.map(({ label, value }) => `${label}: ${withFacts(value, values, row.language)}`);
    return {
      id: `${row.articleId}:${row.language}`,
      article: row.articleId,
      language: row.language,
      title: row.title,
      otherTitles: isGerman ? others.map(([, title]) => title) : [],
      keywords: isGerman ? Object.values(keywords).flat() : (keywords[row.language] ?? []),
      summary: withFacts(row.shortAnswer, values, row.language),
      text: [...plainLines(withFacts(row.bodyMarkdown, values, row.language)), ...facts].join('\n'),
      topic: row.topic,
      department: row.departmentId,
      lifeSituations: row.lifeSituations,
      label: { serviceId: row.serviceId, titles, departmentName: row.departmentName },
    };
  });
}
