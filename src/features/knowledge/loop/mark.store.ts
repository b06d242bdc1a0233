// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Marks at articles, and what is learned from them. Rules: loop.spec.md, KL1 to KL3. */
import { sql } from 'kysely';
import { uuidv7 } from '../../../lib/ids.ts';
import { isUuid } from '../../../lib/pure/uuid.ts';
import { ok, refuse, type Result } from '../../../lib/result.ts';
import type { Db } from '../../../platform/database/database.ts';
import { transaction } from '../../../platform/database/transaction.ts';
import type { Calendar } from '../../calendar/calendar.core.ts';
import type { LearnedUse } from '../search/document.core.ts';
import { wordsKey } from '../search/query-plan.core.ts';
import { keptWords } from './gap-words.core.ts';
import { gapOfMark, type MarkKind } from './loop.core.ts';
import { meetGap, unmeetGap } from './meet-gap.store.ts';
import { noteTold, takeBackTold, toldMatter } from './told.store.ts';

/** What is marked. */
export interface MarkOrder {
  readonly articleId: string;
  readonly language: string;
  readonly kind: MarkKind;
  readonly contactId: string | null;
  /** Which matter of the contact; null = its only one, if it has one. */
  readonly matterId?: string | null | undefined;
  readonly words: string;
  readonly on: boolean;
}

/** What a mark did. */
export interface Marked {
  readonly on: boolean;
  readonly gapWordId: string | null;
  /** The votes of these words for this article, as the search is to know them. */
  readonly learned: readonly LearnedUse[];
  /** A gap was opened, joined or left. */
  readonly gapsChanged: boolean;
}

const teaching: readonly MarkKind[] = ['used', 'told'];

/** Sets a mark or takes it back; said twice it is said once. */
export async function setMark(
  db: Db,
  order: MarkOrder,
  who: { readonly accountId: string; readonly calendar: Calendar; readonly now: number },
): Promise<Result<Marked, 'notFound'>> {
  if (!isUuid(order.articleId)) return refuse('notFound');
  return transaction(db, async (trx) => {
    const article = await articleOf(trx, order.articleId, order.language);
    if (!article) return refuse('notFound');
    const contactId = await contactOf(trx, order.contactId);
    return ok(order.on ? await put(trx, order, contactId, article, who) : await takeBack(trx, order, contactId));
  });
}

async function put(
  trx: Db,
  { articleId, language, kind, words, matterId }: MarkOrder,
  contactId: string | null,
  article: NonNullable<Awaited<ReturnType<typeof articleOf>>>,
  who: { readonly accountId: string; readonly calendar: Calendar; readonly now: number },
): Promise<Marked> {
  const kept = keptWords(words);
  const id = uuidv7(who.now);
  const made = await trx
    .insertInto('articleMark')
    .values({
      id,
      articleId,
      language,
      articleVersion: article.version,
      kind,
      words: kept,
      wordsKey: wordsKey(kept),
      contactId,
      gapWordId: null,
      madeAt: new Date(who.now),
    })
    .onConflict((conflict) =>
      conflict.columns(['contactId', 'articleId', 'kind']).where('contactId', 'is not', null).doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  // AR1: the mark stands once per contact, but what was told belongs to each matter.
  if (teaching.includes(kind)) {
    const matter = await toldMatter(trx, contactId, matterId ?? null);
    if (matter !== undefined) await noteTold(trx, { matterId: matter, articleId, ...article, now: who.now });
  }
  if (!made) {
    const before = await markOf(trx, contactId, articleId, kind);
    return { on: true, gapWordId: before?.gapWordId ?? null, learned: [], gapsChanged: false };
  }
  const gap = gapOfMark(kind);
  if (gap === null)
    return { on: true, gapWordId: null, learned: await votes(trx, articleId, wordsKey(kept)), gapsChanged: false };
  const met = await meetGap(trx, {
    kind: gap,
    articleId,
    departmentId: article.departmentId,
    ownerId: article.ownerId,
    words: kept,
    language,
    topic: article.topic,
    ...who,
  });
  await trx.updateTable('articleMark').set({ gapWordId: met.wordId }).where('id', '=', id).execute();
  return { on: true, gapWordId: met.wordId, learned: [], gapsChanged: true };
}

async function takeBack(trx: Db, { articleId, kind }: MarkOrder, contactId: string | null): Promise<Marked> {
  const before = await markOf(trx, contactId, articleId, kind);
  if (!before) return { on: false, gapWordId: null, learned: [], gapsChanged: false };
  await trx.deleteFrom('articleMark').where('id', '=', before.id).execute();
  if (before.gapWordId !== null) await unmeetGap(trx, before.gapWordId);
  if (contactId !== null && teaching.includes(kind) && !(await isTold(trx, contactId, articleId)))
    await takeBackTold(trx, contactId, articleId);
  return {
    on: false,
    gapWordId: null,
    learned: teaching.includes(kind) ? await votes(trx, articleId, before.wordsKey) : [],
    gapsChanged: before.gapWordId !== null,
  };
}

/** Whether the contact still says that the article was used or told. */
async function isTold(trx: Db, contactId: string, articleId: string): Promise<boolean> {
  const left = await trx
    .selectFrom('articleMark')
    .select('id')
    .where('contactId', '=', contactId)
    .where('articleId', '=', articleId)
    .where('kind', 'in', teaching)
    .executeTakeFirst();
  return left !== undefined;
}

function markOf(trx: Db, contactId: string | null, articleId: string, kind: MarkKind) {
  // Without a contact nobody can say which one was meant.
  if (contactId === null) return Promise.resolve(undefined);
  return trx
    .selectFrom('articleMark')
    .select(['id', 'gapWordId', 'wordsKey'])
    .where('contactId', '=', contactId)
    .where('articleId', '=', articleId)
    .where('kind', '=', kind)
    .executeTakeFirst();
}

function articleOf(trx: Db, articleId: string, language: string) {
  return trx
    .selectFrom('article')
    .innerJoin('service', 'service.id', 'article.serviceId')
    .innerJoin('articleVariant as variant', 'variant.articleId', 'article.id')
    .select(['variant.version', 'article.ownerId', 'service.departmentId', 'service.topic'])
    .select(['variant.language', 'variant.shortAnswer', 'variant.bodyMarkdown', 'variant.facts'])
    .where('article.id', '=', articleId)
    .where('variant.language', 'in', [language, 'de'])
    .orderBy(sql`variant.language = ${language}`, 'desc')
    .executeTakeFirst();
}

async function contactOf(trx: Db, contactId: string | null): Promise<string | null> {
  if (contactId === null || !isUuid(contactId)) return null;
  const found = await trx.selectFrom('contact').select('id').where('id', '=', contactId).executeTakeFirst();
  return found?.id ?? null;
}

/** What was said in one contact. */
export async function readMarks(db: Db, contactId: string): Promise<{ articleId: string; kind: MarkKind }[]> {
  if (!isUuid(contactId)) return [];
  return db.selectFrom('articleMark').select(['articleId', 'kind']).where('contactId', '=', contactId).execute();
}

/** One vote per contact, whatever was said in it; a mark without a contact is a vote of its own. */
const voteCount = sql<number>`count(distinct coalesce(contact_id, id))::int`;

async function votes(trx: Db, articleId: string, key: string): Promise<LearnedUse[]> {
  if (key === '') return [];
  const row = await trx
    .selectFrom('articleMark')
    .select(voteCount.as('votes'))
    .where('articleId', '=', articleId)
    .where('wordsKey', '=', key)
    .where('kind', 'in', teaching)
    .executeTakeFirstOrThrow();
  return [{ words: key, article: articleId, votes: row.votes }];
}

/** All votes (KL2): what the search starts with. */
export async function readLearned(db: Db): Promise<readonly LearnedUse[]> {
  const rows = await db
    .selectFrom('articleMark')
    .select(['wordsKey', 'articleId'])
    .select(voteCount.as('votes'))
    .where('wordsKey', '<>', '')
    .where('kind', 'in', teaching)
    .groupBy(['wordsKey', 'articleId'])
    .execute();
  return rows.map((row) => ({ words: row.wordsKey, article: row.articleId, votes: row.votes }));
}
