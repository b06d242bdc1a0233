// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Somebody met a gap: it is opened, or the open one takes up the words. Rules: loop.spec.md, KL3, KL4, KL6, KL11. */
import { sql } from 'kysely';
import { uuidv7 } from '../../../lib/ids.ts';
import { isUuid } from '../../../lib/pure/uuid.ts';
import { ok, refuse, type Result } from '../../../lib/result.ts';
import type { Db } from '../../../platform/database/database.ts';
import { transaction } from '../../../platform/database/transaction.ts';
import type { Calendar } from '../../calendar/calendar.core.ts';
import { wordsKey } from '../search/query-plan.core.ts';
import { keptWords } from './gap-words.core.ts';
import { dueDay, type GapKind } from './loop.core.ts';

/** What was met, by whom and when (Unix milliseconds). */
export interface Meeting {
  readonly kind: GapKind;
  readonly articleId: string | null;
  readonly departmentId: string | null;
  readonly ownerId: string | null;
  /** Without personal data already. */
  readonly words: string;
  readonly language: string;
  readonly topic: string | null;
  readonly accountId: string;
  readonly calendar: Calendar;
  readonly now: number;
}

/** The gap that was met and the words that were put into it. */
export interface Met {
  readonly gapId: string;
  readonly wordId: string;
  /** It was open before. */
  readonly known: boolean;
}

/** Nothing fitting was found for these words (KL4). */
export async function openGap(
  db: Db,
  order: {
    readonly words: string;
    readonly language: string;
    readonly topic: string | null;
    readonly serviceId: string | null;
  },
  who: { readonly accountId: string; readonly calendar: Calendar; readonly now: number },
): Promise<Result<Met & { readonly words: string }, 'nothingTelling'>> {
  const words = keptWords(order.words);
  if (words === '') return refuse('nothingTelling');
  return transaction(db, async (trx) => {
    const service =
      order.serviceId !== null && isUuid(order.serviceId)
        ? await trx.selectFrom('service').select('departmentId').where('id', '=', order.serviceId).executeTakeFirst()
        : undefined;
    const met = await meetGap(trx, {
      kind: 'notFound',
      articleId: null,
      departmentId: service?.departmentId ?? null,
      ownerId: null,
      words,
      language: order.language,
      topic: order.topic,
      ...who,
    });
    return ok({ ...met, words });
  });
}

/** Inside a transaction: opens the gap or joins the open one that is the same. */
export async function meetGap(trx: Db, meeting: Meeting): Promise<Met> {
  const { kind, articleId, words, now } = meeting;
  const key = wordsKey(words);
  // Two agents who meet the same in the same second must not open two.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`gap ${kind} ${articleId ?? key}`}, 0))`.execute(trx);
  const found = await sameGap(trx, kind, articleId, key);
  const gapId = found ?? uuidv7(now);
  if (found === undefined)
    await trx
      .insertInto('knowledgeGap')
      .values({
        id: gapId,
        kind,
        articleId,
        departmentId: meeting.departmentId,
        ownerId: meeting.ownerId,
        due: dueDay(kind, meeting.calendar, now),
        state: 'open',
        answerArticleId: null,
        answerLanguage: null,
        openedAt: new Date(now),
        endedAt: null,
      })
      .execute();
  const wordId = uuidv7(now);
  await trx
    .insertInto('knowledgeGapWord')
    .values({
      id: wordId,
      gapId,
      words,
      wordsKey: key,
      language: meeting.language,
      topic: meeting.topic,
      metAt: new Date(now),
    })
    .execute();
  await trx
    .insertInto('knowledgeGapTeller')
    .values({ gapId, accountId: meeting.accountId, metAt: new Date(now) })
    .onConflict((conflict) => conflict.columns(['gapId', 'accountId']).doUpdateSet({ metAt: new Date(now) }))
    .execute();
  return { gapId, wordId, known: found !== undefined };
}

async function sameGap(trx: Db, kind: GapKind, articleId: string | null, key: string): Promise<string | undefined> {
  const running = trx
    .selectFrom('knowledgeGap as gap')
    .select('gap.id')
    .where('gap.state', 'in', ['open', 'answering'])
    .orderBy('gap.openedAt')
    .limit(1);
  const same =
    articleId === null
      ? running
          .where('gap.articleId', 'is', null)
          .where('gap.kind', '=', kind)
          .where(({ exists, selectFrom }) =>
            exists(
              selectFrom('knowledgeGapWord as word')
                .select('word.id')
                .whereRef('word.gapId', '=', 'gap.id')
                .where('word.wordsKey', '=', key),
            ),
          )
      : running.where('gap.articleId', '=', articleId).where('gap.kind', '=', kind);
  return (await same.executeTakeFirst())?.id;
}

/** A mark was taken back: its words go, and the gap with them if nothing else is in it and nobody has begun with it. */
export async function unmeetGap(trx: Db, wordId: string): Promise<void> {
  const word = await trx.deleteFrom('knowledgeGapWord').where('id', '=', wordId).returning('gapId').executeTakeFirst();
  if (!word) return;
  await trx
    .deleteFrom('knowledgeGap as gap')
    .where('gap.id', '=', word.gapId)
    .where('gap.version', '=', 1)
    .where('gap.state', '=', 'open')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('knowledgeGapWord as rest').select('rest.id').whereRef('rest.gapId', '=', 'gap.id'))),
    )
    .execute();
}

/** What the agent adds to what they met; without personal data. The note as it is kept, or `notFound`. */
export async function noteGap(db: Db, wordId: string, note: string): Promise<Result<string, 'notFound'>> {
  if (!isUuid(wordId)) return refuse('notFound');
  const kept = keptWords(note);
  const done = await db
    .updateTable('knowledgeGapWord')
    .set({ note: kept })
    .where('id', '=', wordId)
    .returning('id')
    .executeTakeFirst();
  return done ? ok(kept) : refuse('notFound');
}
