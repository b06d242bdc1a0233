// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { ok, refuse } from '../../../lib/result.ts';
import { route, type Route } from '../../../lib/route.ts';
import { nowMs } from '../../../platform/clock.ts';
import type { Db } from '../../../platform/database/database.ts';
import { unlessDown } from '../../../platform/database/failure.ts';
import * as contract from './questions.contract.ts';
import { editedQuestions, listQuestionSets, questionsOf, saveQuestions } from './questions.store.ts';

/** The endpoints of the questions of services. */
export function questionRoutes({ db }: { readonly db: Db }): readonly Route[] {
  return [
    route(contract.getQuestions, async ({ params }) => ok(await questionsOf(db, params.serviceId))),
    route(contract.listQuestionSets, async ({ query }) =>
      ok(await listQuestionSets(db, { search: query.search, asking: query.asking === 'true' })),
    ),
    route(contract.getEditedQuestions, async ({ params }) => {
      const set = await editedQuestions(db, params.articleId);
      return set ? ok(set) : refuse('notFound');
    }),
    route(contract.saveQuestions, async ({ params, body }, who) =>
      unlessDown(() => saveQuestions(db, { ...params, ...body, accountId: who.accountId, now: nowMs() })),
    ),
  ];
}
