// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { ok, refuse, type Result } from '../../../lib/result.ts';
import { route, type Route } from '../../../lib/route.ts';
import { nowMs } from '../../../platform/clock.ts';
import type { Db } from '../../../platform/database/database.ts';
import { unlessDown } from '../../../platform/database/failure.ts';
import { cityDay } from '../facts/fact.core.ts';
import { changeEditedArticle, confirmWording } from './change-article.store.ts';
import { goStep, restoreVersion, saveDraft } from './draft.store.ts';
import * as contract from './editing.contract.ts';
import { listEditedArticles, readEditedArticle } from './editing.store.ts';
import { createArticle, removeArticle } from './new-article.store.ts';
import { previewDraft } from './preview.store.ts';
import { readHistory } from './wording.store.ts';
import { isUuid } from '../../../lib/pure/uuid.ts';

/** The endpoints of editing; `published` is told which articles read differently from now on. */
export function editingRoutes({
  db,
  published,
}: {
  readonly db: Db;
  readonly published: (articleIds: readonly string[]) => void;
}): readonly Route[] {
  async function fresh(articleId: string): Promise<Result<contract.EditedArticle, 'notFound'>> {
    const article = await readEditedArticle(db, articleId, nowMs());
    return article ? ok(article) : refuse('notFound');
  }
  return [
    route(contract.listEditedArticles, async ({ query }) =>
      ok({ articles: await listEditedArticles(db, query, nowMs()) }),
    ),
    route(contract.createArticle, async ({ body }) => unlessDown(() => createArticle(db, body, nowMs()))),
    route(contract.removeArticle, async ({ params }) => {
      const done = await unlessDown(() => removeArticle(db, params.articleId));
      if (!done.ok) return done;
      published([params.articleId]);
      return ok({});
    }),
    route(contract.getEditedArticle, async ({ params }) => fresh(params.articleId)),
    route(contract.changeEditedArticle, async ({ params, body }) => {
      const done = await unlessDown(() => changeEditedArticle(db, params.articleId, body));
      if (!done.ok) return done;
      if (done.value.read) published([params.articleId]);
      return fresh(params.articleId);
    }),
    route(contract.saveDraft, async ({ params, body }, who) =>
      unlessDown(() => saveDraft(db, params, body, who.accountId, nowMs())),
    ),
    route(contract.goStep, async ({ params, body }, who) => {
      const done = await unlessDown(() => goStep(db, params, body, who, nowMs()));
      if (!done.ok) return done;
      if (done.value.published) published([params.articleId]);
      return fresh(params.articleId);
    }),
    route(contract.getHistory, async ({ params }) =>
      isUuid(params.articleId)
        ? ok({ entries: [...(await readHistory(db, params.articleId, params.language))] })
        : refuse('notFound'),
    ),
    route(contract.restoreVersion, async ({ params, body }, who) =>
      unlessDown(() => restoreVersion(db, params, body, who.accountId, nowMs())),
    ),
    route(contract.confirmWording, async ({ params, body }) => {
      const done = await unlessDown(() => confirmWording(db, params, body, nowMs()));
      return done.ok ? fresh(params.articleId) : done;
    }),
    route(contract.previewDraft, async ({ params, body }) => {
      const preview = await previewDraft(db, params, body, cityDay(nowMs()));
      return preview ? ok(preview) : refuse('notFound');
    }),
  ];
}
