// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The services with everything that is published about them, as their files would say it. */
import { readServicePlaces } from '../features/directory/directory-edit.store.ts';
import { readPublished, type Published } from '../features/knowledge/editing/wording.store.ts';
import { questionSchema } from '../features/knowledge/questions/questions.contract.ts';
import type { Spoken } from '../features/menu/menu.core.ts';
import { easyGerman, languages, type ArticleLanguage } from '../lib/pure/language.ts';
import type { Db } from '../platform/database/database.ts';
import { headingsFit, tidyLine, tidyMarkdown } from './city/article-file.ts';
import type { CityService, CityVariant } from './city/city.ts';
import { inPlaceOrder } from './city/service-file.ts';
import { sectionsFit } from './city/language-file.ts';

/** All services in the order of their keys. */
export async function readCityServices(db: Db): Promise<readonly CityService[]> {
  const rows = await db
    .selectFrom('service')
    .innerJoin('department', 'department.id', 'service.departmentId')
    .innerJoin('article', 'article.serviceId', 'service.id')
    .selectAll('service')
    .select(['department.key as department', 'article.id as articleId', 'article.reviewBy', 'article.fourEyes'])
    .orderBy('service.key')
    .execute();
  const wordings = Map.groupBy(await readPublished(db), ({ articleId }) => articleId);
  const questions = await readQuestions(db);
  const places = new Map((await readServicePlaces(db)).map(({ id, places: of }) => [id, inPlaceOrder(of)]));
  return rows.flatMap((row) => {
    const own = wordings.get(row.articleId) ?? [];
    const german = own.find(({ language }) => language === 'de');
    // A service nobody has written a German text for yet is no article: there is nothing to begin with.
    if (!german) return [];
    const keywords = row.keywords as Readonly<Record<string, readonly string[]>>;
    const text = wordingOf(german, 'de');
    const elsewhere = places.get(row.id) ?? [];
    const asked = questions.get(row.id) ?? [];
    return [
      {
        key: row.key,
        ...(row.leika !== null && { leika: row.leika }),
        ...{ department: row.department, lifeSituations: [...row.lifeSituations] },
        ...(row.topic !== null && { topic: row.topic }),
        ...{ stage: row.stage, protected: row.protected, content: row.content },
        titles: { ...inAll(row.titles as Readonly<Record<string, string>>), de: tidyLine(german.title) },
        keywords: Object.fromEntries(
          languages.map((language) => [language, keywords[language] ?? []]),
        ) as CityService['keywords'],
        ...text,
        facts: german.facts.map(tidyFact),
        ...(row.reviewBy !== null && { reviewBy: row.reviewBy }),
        ...(row.fourEyes && { fourEyes: true }),
        ...(asked.length > 0 && { questions: asked }),
        ...(elsewhere.length > 0 && { places: elsewhere }),
        variants: order.flatMap((language) =>
          own.filter((one) => one.language === language).map((one) => variantOf(one, text)),
        ),
      },
    ];
  });
}

/** A text in every spoken language; what is missing is shown in German anyway. */
export function inAll(texts: Readonly<Record<string, string | undefined>>): Spoken {
  const german = texts['de'] ?? '';
  return Object.fromEntries(languages.map((language) => [language, tidyLine(texts[language] || german)])) as Spoken;
}

const order: readonly string[] = [...languages.filter((language) => language !== 'de'), easyGerman];

function variantOf(wording: Published, german: ReturnType<typeof wordingOf>): CityVariant {
  const language = wording.language as CityVariant['language'];
  const { bodyMarkdown, ...rest } = wordingOf(wording, language);
  // Leichte Sprache with other sections than the German text is no mistake of whoever published it.
  const isOwn = language === easyGerman && !sectionsFit(german.bodyMarkdown, bodyMarkdown);
  return {
    ...{ language, title: tidyLine(wording.title) },
    ...rest,
    ...(bodyMarkdown !== '' && { bodyMarkdown }),
    ...(isOwn && { ownHeadings: true as const }),
    ...(wording.facts.length > 0 && { facts: wording.facts.map(tidyFact) }),
  };
}

function wordingOf(wording: Published, language: ArticleLanguage) {
  const shortAnswer = tidyLine(wording.shortAnswer);
  const bodyMarkdown = tidyMarkdown(wording.bodyMarkdown);
  const internal = wording.internalMarkdown.replaceAll('\r\n', '\n').trim();
  return {
    ...{ shortAnswer, bodyMarkdown, checked: wording.checked },
    ...(internal !== '' && { internalMarkdown: internal }),
    ...(wording.validUntil !== null && { validUntil: wording.validUntil }),
    ...(!headingsFit({ shortAnswer, bodyMarkdown }, language) && { ownHeadings: true as const }),
  };
}

function tidyFact({ label, value }: { readonly label: string; readonly value: string }) {
  return { label: label.trim(), value: value.trim() };
}

async function readQuestions(db: Db) {
  const rows = await db
    .selectFrom('questionSet')
    .distinctOn('serviceId')
    .select(['serviceId', 'questions'])
    .orderBy('serviceId')
    .orderBy('version', 'desc')
    .execute();
  return new Map(rows.map(({ serviceId, questions }) => [serviceId, questionSchema.array().parse(questions)]));
}
