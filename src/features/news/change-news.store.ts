// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Messages that are written, changed, ended and deleted; every version is kept, nothing is overwritten silently. */
import { uuidv7 } from '../../lib/ids.ts';
import { isUuid } from '../../lib/pure/uuid.ts';
import { ok, refuse, type Refusal, type Result } from '../../lib/result.ts';
import type { Db } from '../../platform/database/database.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { canDelete, canEnd, isSameNews, problemOf, type NewsProblem, type NewsText } from './news.core.ts';
import { newsHistory, newsTopics } from './news.store.ts';
import { markRead } from './read-mark.store.ts';

/** Who writes (null = the city's files), when (Unix milliseconds), and on which day of the city. */
export interface Writing {
  readonly accountId: string | null;
  readonly now: number;
  readonly day: string;
}

type ProblemCode = NewsProblem['code'];

/** Writes a message; its id. */
export async function createNews(db: Db, text: NewsText, writing: Writing): Promise<Result<string, ProblemCode>> {
  return transaction(db, async (trx) => {
    const problem = await problemIn(trx, text);
    if (problem) return problem;
    const id = uuidv7(writing.now);
    const at = new Date(writing.now);
    await trx
      .insertInto('news')
      .values({ ...columnsOf(text), id, createdAt: at, changedAt: at, changedBy: writing.accountId, endedAt: null })
      .execute();
    await keepVersion(trx, id, 1, text, false, writing);
    return ok(id);
  });
}

/** Saves a new version, which brings an ended message back (NW2). With something newer there: `newsChanged`, with it (NW11). */
export async function changeNews(
  db: Db,
  newsId: string,
  order: NewsText & { readonly version: number },
  writing: Writing,
): Promise<Result<null, 'notFound' | 'newsChanged' | ProblemCode>> {
  if (!isUuid(newsId)) return refuse('notFound');
  return transaction(db, async (trx) => {
    const there = await locked(trx, newsId);
    if (!there) return refuse('notFound');
    // The answer got lost and the browser asks again: it is saved already.
    if (there.changedBy === writing.accountId && isSameNews(there, order) && there.endedAt === null) return ok(null);
    if (there.version !== order.version) return changed(trx, there);
    const problem = await problemIn(trx, order);
    if (problem) return problem;
    const version = there.version + 1;
    await trx
      .updateTable('news')
      .set({
        ...columnsOf(order),
        changedAt: new Date(writing.now),
        changedBy: writing.accountId,
        endedAt: null,
        version,
      })
      .where('id', '=', newsId)
      .execute();
    await keepVersion(trx, newsId, version, order, false, writing);
    return ok(null);
  });
}

/** Ends a current message at once (NW2). */
export async function endNews(
  db: Db,
  newsId: string,
  version: number,
  writing: Writing,
): Promise<Result<null, 'notFound' | 'versionChanged' | 'newsNotCurrent'>> {
  if (!isUuid(newsId)) return refuse('notFound');
  return transaction(db, async (trx) => {
    const there = await locked(trx, newsId);
    if (!there) return refuse('notFound');
    if (there.version !== version) return refuse('versionChanged');
    if (!canEnd({ ...there, ended: there.endedAt !== null }, writing.day)) return refuse('newsNotCurrent');
    const at = new Date(writing.now);
    await trx
      .updateTable('news')
      .set({ endedAt: at, changedAt: at, changedBy: writing.accountId, version: version + 1 })
      .where('id', '=', newsId)
      .execute();
    await keepVersion(trx, newsId, version + 1, there, true, writing);
    return ok(null);
  });
}

/** Deletes a message with its versions and marks; an instruction that holds or held stays (NW9). */
export async function deleteNews(
  db: Db,
  newsId: string,
  version: number,
  { day }: Pick<Writing, 'day'>,
): Promise<Result<null, 'notFound' | 'versionChanged' | 'newsInForce'>> {
  if (!isUuid(newsId)) return refuse('notFound');
  return transaction(db, async (trx) => {
    const there = await locked(trx, newsId);
    if (!there) return refuse('notFound');
    if (there.version !== version) return refuse('versionChanged');
    if (!canDelete(await newsHistory(trx, newsId), day)) return refuse('newsInForce');
    await trx.deleteFrom('news').where('id', '=', newsId).execute();
    return ok(null);
  });
}

type Stored = NonNullable<Awaited<ReturnType<typeof locked>>>;

function locked(trx: Db, newsId: string) {
  return trx.selectFrom('news').selectAll().where('id', '=', newsId).forUpdate().executeTakeFirst();
}

async function problemIn(trx: Db, text: NewsText): Promise<Refusal<ProblemCode> | undefined> {
  const topics = await newsTopics(trx);
  const problem = problemOf(text, new Set(topics.map(({ key }) => key)));
  if (!problem) return undefined;
  const { code, ...params } = problem;
  return refuse(code, params);
}

/** Somebody else was first: their text goes along, so that both can be compared. */
async function changed(trx: Db, there: Stored): Promise<Refusal<'newsChanged'>> {
  const author =
    there.changedBy === null
      ? undefined
      : await trx.selectFrom('account').select('displayName').where('id', '=', there.changedBy).executeTakeFirst();
  const { kind, title, bodyMarkdown, topics, important, firstDay, lastDay, version } = there;
  return refuse('newsChanged', {
    by: author?.displayName ?? '',
    version,
    theirs: JSON.stringify({ kind, title, bodyMarkdown, topics, important, firstDay, lastDay }),
  });
}

function columnsOf({ kind, title, bodyMarkdown, topics, important, firstDay, lastDay }: NewsText) {
  return { kind, title, bodyMarkdown, topics: [...new Set(topics)], important, firstDay, lastDay };
}

/** Puts a version into the history; whoever wrote it has read it (NW6). */
async function keepVersion(
  trx: Db,
  newsId: string,
  version: number,
  text: NewsText,
  ended: boolean,
  { accountId, now }: Writing,
): Promise<void> {
  await trx
    .insertInto('newsHistory')
    .values({ ...columnsOf(text), newsId, version, ended, at: new Date(now), accountId })
    .execute();
  if (accountId !== null) await markRead(trx, newsId, accountId, version);
}
