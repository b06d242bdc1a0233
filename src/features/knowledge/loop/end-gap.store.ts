// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What becomes of the gaps an article was to answer when its draft ends. Rule: loop.spec.md, KL9. */
import type { Db } from '../../../platform/database/database.ts';

/** Inside the publication's transaction: what this wording answers is closed (KL9). */
export async function closeAnswered(trx: Db, articleId: string, language: string, now: number): Promise<void> {
  await trx
    .updateTable('knowledgeGap')
    .set(({ eb }) => ({ state: 'closed', endedAt: new Date(now), version: eb('version', '+', 1) }))
    .where('state', '=', 'answering')
    .where('answerArticleId', '=', articleId)
    .where('answerLanguage', '=', language)
    .execute();
}

/** Inside a transaction: the draft that was to answer is thrown away (KL9). */
export async function reopenAnswered(trx: Db, articleId: string, language: string): Promise<void> {
  await trx
    .updateTable('knowledgeGap')
    .set(({ eb }) => ({ state: 'open', answerArticleId: null, answerLanguage: null, version: eb('version', '+', 1) }))
    .where('state', '=', 'answering')
    .where('answerArticleId', '=', articleId)
    .where('answerLanguage', '=', language)
    .execute();
}
