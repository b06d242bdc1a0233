// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Messages as one reader sees them. Marks are read only for the account that asks (NW8). */
import { z } from 'zod';
import { safeHtml } from '../../lib/markdown.ts';
import { fold, foldedWords } from '../../lib/pure/fold.ts';
import { isUuid } from '../../lib/pure/uuid.ts';
import { everyTopic } from '../agent/agent.core.ts';
import type { Db } from '../../platform/database/database.ts';
import type { DeskNews, News, NewsRow, NewsTopic, NewsVersion } from './news.contract.ts';
import { canWrite, concerns, inOrder, isUnread, stateOn, type NewsKind, type NewsState } from './news.core.ts';

/** Who reads, and on which day of the city. */
export interface Reading {
  readonly accountId: string;
  readonly roles: readonly string[];
  readonly day: string;
}

/** What a list is narrowed to. */
export interface NewsFilter {
  readonly search: string;
  readonly state: NewsState;
  readonly kind?: NewsKind | undefined;
  readonly topic?: string | undefined;
  readonly unread: boolean;
}

/** More rows than this nobody reads: the search narrows. */
export const longestNewsList = 200;

interface Shown extends NewsRow {
  readonly bodyMarkdown: string;
  readonly by: string | null;
  readonly endedAt: string | null;
}

/** Messages in reading order with how many there are; nothing of what is planned for those who only read (NW3). */
export async function listNews(
  db: Db,
  filter: NewsFilter,
  reading: Reading,
): Promise<{ readonly messages: NewsRow[]; readonly total: number }> {
  if (filter.state === 'planned' && !canWrite(reading)) return { messages: [], total: 0 };
  const words = foldedWords(filter.search);
  const fitting = (await shownTo(db, reading)).filter(
    (row) =>
      row.state === filter.state &&
      (filter.kind === undefined || row.kind === filter.kind) &&
      // What concerns everybody concerns each topic.
      (filter.topic === undefined || concerns(row, new Set([filter.topic]))) &&
      (!filter.unread || row.unread) &&
      words.every((word) => fold(`${row.title} ${row.bodyMarkdown}`).includes(word)),
  );
  const messages = inOrder(fitting).slice(0, longestNewsList).map(asRow);
  return { messages, total: fitting.length };
}

/** What the desk shows: all current messages, and which of them concern the reader. */
export async function deskNews(db: Db, reading: Reading): Promise<DeskNews[]> {
  const [rows, own] = await Promise.all([shownTo(db, reading), ownTopics(db, reading.accountId)]);
  return inOrder(rows.filter(({ state }) => state === 'current')).map((row) => ({
    ...asRow(row),
    html: safeHtml(row.bodyMarkdown),
    mine: concerns(row, own),
  }));
}

/** One message with its versions; undefined if there is none or the reader must not see it yet. */
export async function readOneNews(db: Db, newsId: string, reading: Reading): Promise<News | undefined> {
  if (!isUuid(newsId)) return undefined;
  const [row] = await shownTo(db, reading, newsId);
  if (!row || (row.state === 'planned' && !canWrite(reading))) return undefined;
  const { bodyMarkdown, by, endedAt } = row;
  return {
    ...asRow(row),
    bodyMarkdown,
    html: safeHtml(bodyMarkdown),
    by,
    endedAt,
    history: await newsHistory(db, newsId),
  };
}

/** Topics a message can name, in the order of the menu. */
export async function newsTopics(db: Db): Promise<NewsTopic[]> {
  const rows = await db.selectFrom('topic').select(['key', 'names']).orderBy('position').execute();
  return rows.map(({ key, names }) => {
    const { de, en } = topicNames.parse(names);
    return { key, de, en: en ?? de };
  });
}

const topicNames = z.object({ de: z.string(), en: z.string().optional() });
const topicLevels = z.record(z.string(), z.unknown());

async function ownTopics(db: Db, accountId: string): Promise<ReadonlySet<string>> {
  const row = await db.selectFrom('account').select('topics').where('id', '=', accountId).executeTakeFirst();
  const own = Object.keys(topicLevels.parse(row?.topics ?? {}));
  // A generalist is concerned by every topic.
  return new Set(own.includes(everyTopic) ? (await newsTopics(db)).map(({ key }) => key) : own);
}

/** Messages, or one of them, with what this reader has read. */
async function shownTo(db: Db, { accountId, day }: Reading, newsId?: string): Promise<Shown[]> {
  let select = db
    .selectFrom('news')
    .leftJoin('account', 'account.id', 'news.changedBy')
    .leftJoin('newsRead as mark', (join) =>
      join.onRef('mark.newsId', '=', 'news.id').on('mark.accountId', '=', accountId),
    )
    .selectAll('news')
    .select(['account.displayName', 'mark.version as readVersion']);
  if (newsId !== undefined) select = select.where('news.id', '=', newsId);
  return (await select.execute()).map((row) => {
    const state = stateOn({ ...row, ended: row.endedAt !== null }, day);
    return {
      newsId: row.id,
      kind: row.kind,
      title: row.title,
      bodyMarkdown: row.bodyMarkdown,
      topics: [...row.topics],
      important: row.important,
      firstDay: row.firstDay,
      lastDay: row.lastDay,
      state,
      version: row.version,
      changedAt: row.changedAt.toISOString(),
      endedAt: row.endedAt?.toISOString() ?? null,
      by: row.displayName,
      unread: isUnread({ ...row, state }, row.readVersion),
    };
  });
}

function asRow({ bodyMarkdown: _text, by: _by, endedAt: _ended, ...row }: Shown): NewsRow {
  return row;
}

/** Every version of a message, the newest first. */
export async function newsHistory(db: Db, newsId: string): Promise<NewsVersion[]> {
  const rows = await db
    .selectFrom('newsHistory as version')
    .leftJoin('account', 'account.id', 'version.accountId')
    .selectAll('version')
    .select('account.displayName')
    .where('version.newsId', '=', newsId)
    .orderBy('version.version', 'desc')
    .execute();
  return rows.map(({ newsId: _id, accountId: _account, displayName, at, kind, topics, ...version }) => ({
    ...version,
    kind: kind === 'instruction' ? 'instruction' : 'news',
    topics: [...topics],
    at: at.toISOString(),
    by: displayName,
  }));
}
