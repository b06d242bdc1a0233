// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** A ticket's question and answer, proposed as knowledge. Rule: loop.spec.md, KL15. */
import { ok, refuse, type Result } from '../../../lib/result.ts';
import type { Db } from '../../../platform/database/database.ts';
import { transaction } from '../../../platform/database/transaction.ts';
import type { Calendar } from '../../calendar/calendar.core.ts';
import { keptAnswer, keptWords, longestAnswer } from './gap-words.core.ts';
import { meetGap } from './meet-gap.store.ts';

/** What was asked and answered on a ticket. */
export interface ProposedKnowledge {
  readonly question: string;
  readonly answer: string;
  readonly language: string;
  readonly serviceTitle: string | null;
  readonly departmentId: string;
}

/** Opens the gap or joins the one that is the same, with the answer. `now` in Unix milliseconds. */
export async function proposeAnswer(
  db: Db,
  order: ProposedKnowledge,
  who: { readonly accountId: string; readonly calendar: Calendar; readonly now: number },
): Promise<Result<{ readonly words: string; readonly known: boolean }, 'nothingTelling'>> {
  // A question of personal data only still belongs to its service.
  const words = keptWords(order.question) || keptWords(order.serviceTitle ?? '');
  const answer = keptAnswer(order.answer);
  if (words === '' || answer === '') return refuse('nothingTelling');
  return transaction(db, async (trx) => {
    const met = await meetGap(trx, {
      ...{ kind: 'notFound', articleId: null, departmentId: order.departmentId, ownerId: null, topic: null },
      ...{ words, language: order.language, ...who },
    });
    const gap = await trx
      .selectFrom('knowledgeGap')
      .select(['answer', 'departmentId', 'version'])
      .where('id', '=', met.gapId)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const both = gap.answer.includes(answer) ? gap.answer : [gap.answer, answer].filter(Boolean).join('\n\n');
    await trx
      .updateTable('knowledgeGap')
      .set({
        answer: both.slice(0, longestAnswer).toWellFormed(),
        departmentId: gap.departmentId ?? order.departmentId,
        version: gap.version + 1,
      })
      .where('id', '=', met.gapId)
      .execute();
    return ok({ words, known: met.known });
  });
}
