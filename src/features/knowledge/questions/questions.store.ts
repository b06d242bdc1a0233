// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The sets of questions: every change is a new row, tickets refer to the one they were asked with. Rules: questions.spec.md. */
import { sql } from 'kysely';
import { z } from 'zod';
import { uuidv7 } from '../../../lib/ids.ts';
import { foldedWords } from '../../../lib/pure/fold.ts';
import { isUuid } from '../../../lib/pure/uuid.ts';
import { ok, refuse, type Result } from '../../../lib/result.ts';
import type { Db } from '../../../platform/database/database.ts';
import { transaction } from '../../../platform/database/transaction.ts';
import { tidyQuestions, whyNotQuestions, type Question } from './question.core.ts';
import { questionSchema, type QuestionRow, type QuestionSet } from './questions.contract.ts';

const none: QuestionSet = { questionSetId: null, version: 0, questions: [] };
const stored = z.array(questionSchema);

/** The set that holds for a service; an empty one where nobody wrote any. */
export async function questionsOf(db: Db, serviceId: string): Promise<QuestionSet> {
  if (!isUuid(serviceId)) return none;
  const row = await newest(db, serviceId);
  return row ? { questionSetId: row.id, version: row.version, questions: stored.parse(row.questions) } : none;
}

function newest(db: Db, serviceId: string) {
  return db
    .selectFrom('questionSet')
    .leftJoin('account', 'account.id', 'questionSet.accountId')
    .select(['questionSet.id', 'questionSet.version', 'questionSet.questions', 'questionSet.madeAt'])
    .select('account.displayName as madeBy')
    .where('questionSet.serviceId', '=', serviceId)
    .orderBy('questionSet.version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

const mostListed = 200;

/** The services with what is asked for each, by title, narrowed to beginnings of words; at most 200 of them (QS9). */
export async function listQuestionSets(
  db: Db,
  narrowing: { readonly search: string; readonly asking: boolean },
): Promise<{ services: QuestionRow[]; total: number }> {
  const rows = await db
    .selectFrom('article')
    .innerJoin('service', 'service.id', 'article.serviceId')
    .innerJoin('department', 'department.id', 'service.departmentId')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('questionSet')
          .leftJoin('account', 'account.id', 'questionSet.accountId')
          .select(['questionSet.version', 'questionSet.madeAt', 'account.displayName as madeBy'])
          .select(sql<number>`jsonb_array_length(question_set.questions)`.as('count'))
          .whereRef('questionSet.serviceId', '=', 'service.id')
          .orderBy('questionSet.version', 'desc')
          .limit(1)
          .as('newest'),
      (join) => join.onTrue(),
    )
    .select(['article.id as articleId', 'department.name as departmentName'])
    .select(['newest.version', 'newest.madeAt', 'newest.madeBy', 'newest.count'])
    .select(sql<string>`service.titles ->> 'de'`.as('serviceTitle'))
    .execute();
  const wanted = foldedWords(narrowing.search);
  const fitting = rows
    .filter(({ count }) => !narrowing.asking || (count ?? 0) > 0)
    .filter(({ serviceTitle, departmentName }) => {
      const words = foldedWords(`${serviceTitle} ${departmentName}`);
      return wanted.every((beginning) => words.some((word) => word.startsWith(beginning)));
    })
    .toSorted((a, b) => a.serviceTitle.localeCompare(b.serviceTitle, 'de'));
  return {
    services: fitting.slice(0, mostListed).map(({ count, version, madeAt, madeBy, ...row }) => ({
      ...row,
      ...{ count: count ?? 0, version: version ?? 0, madeAt: madeAt?.toISOString() ?? null, madeBy: madeBy ?? '' },
    })),
    total: fitting.length,
  };
}

/** A set as editors see it. */
export interface EditedSet extends QuestionSet {
  readonly serviceTitle: string;
  readonly madeAt: string | null;
  readonly madeBy: string;
}

/** The set of an article's service; undefined if there is no such article. */
export async function editedQuestions(db: Db, articleId: string): Promise<EditedSet | undefined> {
  const service = await serviceOf(db, articleId);
  if (!service) return undefined;
  const row = await newest(db, service.id);
  return {
    ...(row ? { questionSetId: row.id, version: row.version, questions: stored.parse(row.questions) } : none),
    serviceTitle: service.title,
    madeAt: row?.madeAt.toISOString() ?? null,
    madeBy: row?.madeBy ?? '',
  };
}

/** Keeps a new version (QS2, QS3). `at` counts the questions from 1. */
export async function saveQuestions(
  db: Db,
  order: {
    readonly articleId: string;
    /** The one it was made from. */
    readonly version: number;
    readonly questions: readonly Question[];
    readonly accountId: string;
    /** Unix milliseconds. */
    readonly now: number;
  },
): Promise<Result<EditedSet, 'notFound' | 'versionChanged' | 'questionsWrong'>> {
  const questions = tidyQuestions(order.questions);
  const wrong = whyNotQuestions(questions);
  if (wrong) return refuse('questionsWrong', { at: wrong.at + 1, why: wrong.why });
  return transaction(db, async (trx) => {
    // Two editors follow each other here.
    const service = await serviceOf(trx, order.articleId, 'lock');
    if (!service) return refuse('notFound');
    const before = await newest(trx, service.id);
    if ((before?.version ?? 0) !== order.version) return refuse('versionChanged');
    await insertQuestions(trx, { ...order, serviceId: service.id, version: order.version + 1, questions });
    const saved = await editedQuestions(trx, order.articleId);
    if (!saved) throw new Error('questions that were just written are not there');
    return ok(saved);
  });
}

/** Writes one version; `accountId` null = the city's files (QS7). */
export async function insertQuestions(
  trx: Db,
  set: {
    readonly serviceId: string;
    readonly version: number;
    readonly questions: readonly Question[];
    readonly accountId: string | null;
    readonly now: number;
  },
): Promise<void> {
  const { serviceId, version, accountId, now } = set;
  const questions = JSON.stringify(set.questions);
  await trx
    .insertInto('questionSet')
    .values({ id: uuidv7(now), serviceId, version, questions, accountId, madeAt: new Date(now) })
    .execute();
}

function serviceOf(db: Db, articleId: string, lock?: 'lock') {
  let select = db
    .selectFrom('article')
    .innerJoin('service', 'service.id', 'article.serviceId')
    .select(['service.id', sql<string>`service.titles ->> 'de'`.as('title')])
    .where('article.id', '=', articleId);
  if (lock) select = select.forUpdate('article');
  return select.executeTakeFirst();
}
