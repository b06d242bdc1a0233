// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What was asked for a ticket, and what was said (rules QS4 to QS6 in knowledge/questions). */
import { z } from 'zod';
import { ok, refuse, type Result } from '../../lib/result.ts';
import type { Db } from '../../platform/database/database.ts';
import {
  answered,
  tidyAnswers,
  whyNotAnswers,
  type Answer,
  type Answered,
} from '../knowledge/questions/question.core.ts';
import { answerSchema, questionSchema } from '../knowledge/questions/questions.contract.ts';

/** The version of the questions a form showed, and what was filled in. */
export interface Asked {
  readonly questionSetId: string;
  readonly answers: readonly Answer[];
}

const questionsIn = z.array(questionSchema);
const answersIn = z.array(answerSchema);

/**
 * What a new ticket of this service keeps of what was said. `otherService`: the form asked the questions of another service;
 * `answersWrong` names the question that is not answered well.
 */
export async function answersToKeep(
  trx: Db,
  serviceId: string | null,
  asked: Asked | null,
): Promise<Result<{ questionSetId: string | null; answers: string }, 'otherService' | 'answersWrong'>> {
  const none = { questionSetId: null, answers: '[]' };
  if (serviceId === null) return asked === null ? ok(none) : refuse('otherService');
  let select = trx.selectFrom('questionSet').select(['id', 'questions']).where('serviceId', '=', serviceId);
  // QS5: whoever began with an older version finishes with it.
  if (asked) select = select.where('id', '=', asked.questionSetId);
  const set = await select.orderBy('version', 'desc').limit(1).executeTakeFirst();
  if (!set) return asked === null ? ok(none) : refuse('otherService');
  const questions = questionsIn.parse(set.questions);
  const answers = asked?.answers ?? [];
  const wrong = whyNotAnswers(questions, answers);
  if (wrong) return refuse('answersWrong', { question: wrong.question.words.de });
  if (questions.length === 0) return ok(none);
  return ok({ questionSetId: set.id, answers: JSON.stringify(tidyAnswers(questions, answers)) });
}

/** The questions of these tickets as they were asked, with what was said (QS5); tickets without questions are not in it. */
export async function answeredOf(db: Db, ticketIds: readonly string[]): Promise<ReadonlyMap<string, Answered[]>> {
  if (ticketIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('ticket')
    .innerJoin('questionSet', 'questionSet.id', 'ticket.questionSetId')
    .select(['ticket.id', 'ticket.answers', 'questionSet.questions'])
    .where('ticket.id', 'in', ticketIds)
    .execute();
  return new Map(
    rows.map(({ id, answers, questions }) => [id, answered(questionsIn.parse(questions), answersIn.parse(answers))]),
  );
}
