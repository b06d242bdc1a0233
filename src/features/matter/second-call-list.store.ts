// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Articles that were told and still led to a second call. Rules: second-call.spec.md, SC8 and SC9. */
import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import type { ReturningArticle } from './second-call-list.contract.ts';
import { countsAsSecondCall } from './second-call.core.ts';

/** Articles told since then (Unix milliseconds) whose matters came back, the most second calls first (SC8). */
export async function readReturning(db: Db, since: number): Promise<ReturningArticle[]> {
  const rows = await db
    .with('told', (step) =>
      step.selectFrom('matterTold').select(['articleId', 'matterId']).where('at', '>=', new Date(since)),
    )
    .with('back', (step) =>
      step
        .selectFrom('told')
        // A matter that came back twice is two second calls.
        .innerJoin('matterLink as link', 'link.earlierId', 'told.matterId')
        .select(['told.articleId', 'link.cause'])
        .select((eb) => [eb.fn.countAll<number>().as('times'), eb.fn.max('link.at').as('lastAt')])
        .groupBy(['told.articleId', 'link.cause']),
    )
    .selectFrom('back')
    .innerJoin('article', 'article.id', 'back.articleId')
    .innerJoin('service', 'service.id', 'article.serviceId')
    .innerJoin('department', 'department.id', 'service.departmentId')
    .leftJoin('articleVariant as german', (join) =>
      join.onRef('german.articleId', '=', 'article.id').on('german.language', '=', 'de'),
    )
    .select(['back.articleId', 'back.cause', 'back.times', 'back.lastAt', 'department.name as departmentName'])
    .select(sql<string>`coalesce(german.title, service.titles ->> 'de')`.as('title'))
    .select(sql<number>`(select count(*) from told where told.article_id = back.article_id)::int`.as('told'))
    .select(
      sql<string | null>`(select gap.id from knowledge_gap gap where gap.article_id = back.article_id
        and gap.state in ('open', 'answering') order by gap.opened_at desc limit 1)`.as('gapId'),
    )
    .execute();
  return [...Map.groupBy(rows, ({ articleId }) => articleId).values()]
    .flatMap((ofArticle) => {
      const [first] = ofArticle;
      const second = ofArticle.filter(({ cause }) => countsAsSecondCall(cause));
      if (!first || second.length === 0) return [];
      return [
        {
          articleId: first.articleId,
          title: first.title,
          departmentName: first.departmentName,
          told: first.told,
          secondCalls: second.reduce((sum, { times }) => sum + times, 0),
          causes: ofArticle
            .map(({ cause, times }) => ({ cause, times }))
            .toSorted((a, b) => b.times - a.times || a.cause.localeCompare(b.cause)),
          lastAt: new Date(Math.max(...second.map(({ lastAt }) => lastAt.getTime()))).toISOString(),
          gapId: first.gapId,
        },
      ];
    })
    .toSorted((a, b) => b.secondCalls - a.secondCalls || a.title.localeCompare(b.title, 'de'));
}
