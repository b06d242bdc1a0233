// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Messages become what a city's file says: known by kind and title; what is not in the file ends today. */
import { cityDay } from '../features/knowledge/facts/fact.core.ts';
import { changeNews, createNews, endNews, deleteNews } from '../features/news/change-news.store.ts';
import { isSameNews, stateOn, type NewsText } from '../features/news/news.core.ts';
import type { Db } from '../platform/database/database.ts';
import type { Applying } from './apply-step.ts';
import type { City } from './city/city.ts';

/** Writes what differs. */
export async function applyNews(trx: Db, { news }: City, { accountId, now }: Applying): Promise<void> {
  const day = cityDay(now);
  const writing = { accountId, now, day };
  const rows = await trx.selectFrom('news').selectAll().execute();
  const holding = rows.filter((row) => stateOn({ ...row, ended: row.endedAt !== null }, day) !== 'ended');
  const wanted = news.map(({ kind, title, text, topics, important, from, until }): NewsText => ({
    ...{ kind, title, bodyMarkdown: text, topics, important },
    ...{ firstDay: from ?? day, lastDay: until ?? null },
  }));
  const left = [...holding];
  for (const text of wanted) {
    const at = left.findIndex(({ kind, title }) => kind === text.kind && title.trim() === text.title);
    const [there] = at < 0 ? [] : left.splice(at, 1);
    if (there && isSameNews({ ...there, bodyMarkdown: there.bodyMarkdown.trim() }, text)) continue;
    const done = there
      ? await changeNews(trx, there.id, { ...text, version: there.version }, writing)
      : await createNews(trx, text, writing);
    if (!done.ok) throw new Error(`the message "${text.title}" was checked and refused: ${done.code}`);
  }
  for (const { id, version, firstDay } of left)
    // Nobody has read what is only planned.
    await (firstDay > day ? deleteNews(trx, id, version, writing) : endNews(trx, id, version, writing));
}
