// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { safeHtml } from '../../lib/markdown.ts';
import { ok, refuse, type Result } from '../../lib/result.ts';
import { route, type Route } from '../../lib/route.ts';
import type { Caller } from '../../lib/contract.ts';
import { nowMs } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/database.ts';
import { unlessDown } from '../../platform/database/failure.ts';
import { cityDay } from '../knowledge/facts/fact.core.ts';
import { changeNews, createNews, deleteNews, endNews, type Writing } from './change-news.store.ts';
import * as contract from './news.contract.ts';
import { deskNews, listNews, newsTopics, readOneNews, type Reading } from './news.store.ts';
import { readByMe } from './read-mark.store.ts';

/** The endpoints of news. `changed` is told that a message is new or different, or for whose own screens a mark is. */
export function newsRoutes({
  db,
  changed,
}: {
  readonly db: Db;
  /** `reader` = only this account's screens show something else; absent = everybody's. */
  readonly changed: (reader?: string) => void;
}): readonly Route[] {
  const reading = ({ accountId, roles }: Caller): Reading => ({ accountId, roles, day: cityDay(nowMs()) });
  const writing = ({ accountId }: Caller): Writing => ({ accountId, now: nowMs(), day: cityDay(nowMs()) });
  async function fresh(newsId: string, who: Caller): Promise<Result<contract.News, 'notFound'>> {
    const message = await readOneNews(db, newsId, reading(who));
    return message ? ok(message) : refuse('notFound');
  }
  return [
    route(contract.listNews, async ({ query }, who) =>
      ok(await listNews(db, { ...query, unread: query.unread === 'true' }, reading(who))),
    ),
    route(contract.getDeskNews, async (_, who) => ok({ messages: await deskNews(db, reading(who)) })),
    route(contract.listNewsTopics, async () => ok({ topics: await newsTopics(db) })),
    route(contract.getNews, async ({ params }, who) => fresh(params.newsId, who)),
    route(contract.createNews, async ({ body }, who) => {
      const made = await unlessDown(() => createNews(db, body, writing(who)));
      if (!made.ok) return made;
      changed();
      return fresh(made.value, who);
    }),
    route(contract.changeNews, async ({ params, body }, who) => {
      const done = await unlessDown(() => changeNews(db, params.newsId, body, writing(who)));
      if (!done.ok) return done;
      changed();
      return fresh(params.newsId, who);
    }),
    route(contract.endNews, async ({ params, body }, who) => {
      const done = await unlessDown(() => endNews(db, params.newsId, body.version, writing(who)));
      if (!done.ok) return done;
      changed();
      return fresh(params.newsId, who);
    }),
    route(contract.deleteNews, async ({ params, query }, who) => {
      const done = await unlessDown(() => deleteNews(db, params.newsId, query.version, writing(who)));
      if (!done.ok) return done;
      changed();
      return ok({});
    }),
    route(contract.readNews, async ({ params, body }, who) => {
      const done = await unlessDown(() => readByMe(db, params.newsId, reading(who), body.version));
      if (!done.ok) return done;
      changed(who.accountId);
      return ok({});
    }),
    route(contract.previewNews, async ({ body }) => ok({ html: safeHtml(body.bodyMarkdown) })),
  ];
}
