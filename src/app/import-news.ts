// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The messages in a city's files that are the city's own, with days by the calendar; examples are written by the sample only. */
import { cityDay } from '../features/knowledge/facts/fact.core.ts';
import { createNews } from '../features/news/change-news.store.ts';
import type { Db } from '../platform/database/database.ts';
import type { CityNews } from './city/city.ts';

/** A message that holds on the city's calendar. */
export function isOwnNews({ from, until }: CityNews): boolean {
  return from !== undefined || until !== undefined;
}

/** Writes them, each as a new message; `now` is Unix milliseconds. Throws on files that were not checked. */
export async function addOwnNews(
  trx: Db,
  news: readonly CityNews[],
  { accountId, now }: { readonly accountId: string | null; readonly now: number },
): Promise<void> {
  const day = cityDay(now);
  for (const { text, days: _days, from, until, ...message } of news.filter(isOwnNews)) {
    const written = await createNews(
      trx,
      { ...message, bodyMarkdown: text, firstDay: from ?? day, lastDay: until ?? null },
      { accountId, now, day },
    );
    if (!written.ok) throw new Error(`the city's files were not checked: ${written.code} in "${message.title}"`);
  }
}
