// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { ok, refuse } from '../../lib/result.ts';
import { route, type Route } from '../../lib/route.ts';
import type { Db } from '../../platform/database/database.ts';
import * as contract from './knowledge.contract.ts';
import { listServices, readArticle, searchArticles } from './knowledge.store.ts';

/** The endpoints of articles and services. */
export function knowledgeRoutes({ db }: { readonly db: Db }): readonly Route[] {
  return [
    route(contract.searchArticles, async ({ query }) => ok({ hits: await searchArticles(db, query) })),
    route(contract.getArticle, async ({ params, query }) => {
      const article = await readArticle(db, params.articleId, query.language);
      return article ? ok(article) : refuse('notFound');
    }),
    route(contract.listServices, async ({ query }) => ok({ services: await listServices(db, query.search) })),
  ];
}
