// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Who met a gap is told that it has ended; then it is forgotten that they did. Rule: loop.spec.md, KL11. */
import { isUuid } from '../../../lib/pure/uuid.ts';
import type { Db } from '../../../platform/database/database.ts';
import type { EndedGap } from './loop.contract.ts';
import { toldForMs } from './loop.core.ts';

const shownAtOnce = 20;

/** What this person met and has ended since, the latest first. */
export async function readEndedGaps(db: Db, accountId: string, now: number): Promise<EndedGap[]> {
  const rows = await db
    .selectFrom('knowledgeGapTeller as teller')
    .innerJoin('knowledgeGap as gap', 'gap.id', 'teller.gapId')
    .leftJoin('articleVariant as by', (join) =>
      join.onRef('by.articleId', '=', 'gap.answerArticleId').on('by.language', '=', 'de'),
    )
    .leftJoin('articleVariant as about', (join) =>
      join.onRef('about.articleId', '=', 'gap.articleId').on('about.language', '=', 'de'),
    )
    .select(['gap.id', 'gap.kind', 'gap.state', 'gap.reason', 'gap.answerArticleId', 'gap.articleId'])
    .select(['by.title as answerTitle', 'about.title as articleTitle'])
    .select(({ selectFrom }) =>
      selectFrom('knowledgeGapWord as word')
        .select('word.words')
        .whereRef('word.gapId', '=', 'gap.id')
        .where('word.wordsKey', '<>', '')
        .orderBy('word.metAt')
        .limit(1)
        .as('words'),
    )
    .where('teller.accountId', '=', accountId)
    .where('gap.state', 'in', ['closed', 'dismissed'])
    .where('gap.endedAt', '>', new Date(now - toldForMs))
    .orderBy('gap.endedAt', 'desc')
    // KL14: the desk shows them one below the other; the rest follows when these are read.
    .limit(shownAtOnce)
    .execute();
  return rows.map((row) => ({
    gapId: row.id,
    words: row.words ?? '',
    kind: row.kind,
    state: row.state === 'dismissed' ? 'dismissed' : 'closed',
    articleId: row.answerArticleId ?? row.articleId,
    articleTitle: row.answerTitle ?? row.articleTitle,
    reason: row.reason,
  }));
}

/** They have read it. */
export async function forgetTeller(db: Db, accountId: string, gapId: string): Promise<void> {
  if (!isUuid(gapId)) return;
  await db.deleteFrom('knowledgeGapTeller').where('accountId', '=', accountId).where('gapId', '=', gapId).execute();
}

/** Who has not read it for so long is told no longer. */
export async function forgetTellers(db: Db, now: number): Promise<void> {
  await db
    .deleteFrom('knowledgeGapTeller')
    .where('gapId', 'in', (query) =>
      query
        .selectFrom('knowledgeGap')
        .select('id')
        .where('endedAt', '<=', new Date(now - toldForMs)),
    )
    .execute();
}
