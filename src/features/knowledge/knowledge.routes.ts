// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { ok, refuse } from '../../lib/result.ts';
import { route, type Route } from '../../lib/route.ts';
import type { Db } from '../../platform/database/database.ts';
import * as contract from './knowledge.contract.ts';
import { listServices, readArticle } from './knowledge.store.ts';
import { listLifeSituations } from './life-situations/life-situation.contract.ts';
import { readLifeSituations } from './life-situations/life-situation.store.ts';
import type { SearchHit } from './search/document.core.ts';
import type { KnowledgeSearch } from './search/search.shell.ts';

/** The endpoints of articles, services and life situations. */
export function knowledgeRoutes({
  db,
  search,
}: {
  readonly db: Db;
  readonly search: Pick<KnowledgeSearch, 'search'>;
}): readonly Route[] {
  return [
    route(contract.searchArticles, async ({ query }) => {
      const answer = await search.search({
        words: query.search,
        language: query.language,
        ...(query.topic !== undefined && { boostTopic: query.topic }),
        ...(query.onlyTopic !== undefined && { topic: query.onlyTopic }),
        ...(query.onlyDepartment !== undefined && { department: query.onlyDepartment }),
        ...(query.onlyLifeSituation !== undefined && { lifeSituation: query.onlyLifeSituation }),
      });
      return answer.ok ? ok({ hits: answer.value.map((hit) => shown(hit, query.language)) }) : answer;
    }),
    route(contract.getArticle, async ({ params, query }) => {
      const article = await readArticle(db, params.articleId, query.language);
      return article ? ok(article) : refuse('notFound');
    }),
    route(listLifeSituations, async () => ok({ lifeSituations: await readLifeSituations(db) })),
    route(contract.listServices, async ({ query }) => ok({ services: await listServices(db, query.search) })),
  ];
}

/** A hit with its title in the wanted language, if there is one. */
function shown({ article, title, label, language, passage, unsure }: SearchHit, wanted: string) {
  return {
    articleId: article,
    serviceId: label?.serviceId ?? '',
    title: label?.titles[wanted] ?? title,
    departmentName: label?.departmentName ?? '',
    passage: { text: passage.text, marks: passage.marks.map(([from, to]): [number, number] => [from, to]) },
    language,
    unsure,
  };
}
