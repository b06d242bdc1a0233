// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** NW8: nothing the program can be asked tells what others have read. Held here against contracts yet to be written. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import * as news from '../features/news/news.contract.ts';
import { allEndpoints } from './http-contracts.ts';
import { openApiOf, type JsonObject } from './openapi.ts';

const source = join(import.meta.dirname, '..');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !/\.(test|gen)\.tsx?$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(source, path), 'utf8') }));

/** All names of a JSON schema, however deep. */
function namesIn(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return [];
  const properties = (part as JsonObject)['properties'];
  const own = typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
  return [...own, ...Object.values(part).flatMap(namesIn)];
}

test('[NW8] no answer about news has a field for readers, marks or their number', () => {
  const { paths } = openApiOf(allEndpoints.filter(({ feature }) => feature === 'news')) as { paths: JsonObject };
  const names = new Set(Object.values(paths).flatMap((path) => namesIn(path as JsonObject)));
  // Whose own `unread` it is needs no name; `by` is who wrote; `total` counts messages.
  expect(
    [...names].filter((name) => /read|mark|seen|account|user|person|count|total|by/i.test(name)).toSorted(),
  ).toEqual(['bodyMarkdown', 'by', 'total', 'unread']);
});

test('[NW8] a mark is written by its own reader: no parameter says for whom', () => {
  const { params, query, body, reply } = news.readNews as (typeof allEndpoints)[number]['endpoint'];
  expect(JSON.stringify([params, query, body].map((shape) => shape && Object.keys((shape as never)['shape'])))).toBe(
    JSON.stringify([['newsId'], undefined, ['version']]),
  );
  expect(reply.parse({ accountId: 'x' })).toEqual({});
  // A POST with a key would keep the answer by account for a day.
  expect(news.readNews.method).toBe('PUT');
});

test('[NW8] the marks are touched by their own store and by the reader’s list only', () => {
  const touching = files.filter(({ text }) => /['"`]newsRead|news_read/.test(text)).map(({ path }) => path);
  expect(touching.map((path) => relative('features/news', path)).toSorted()).toEqual([
    'news.store.ts',
    'read-mark.store.ts',
  ]);
  // The list reads them joined on the account that asks.
  const list = files.find(({ path }) => path.endsWith('news/news.store.ts'))?.text ?? '';
  expect(list.match(/newsRead[^]*?\)\s*,?\s*\)/)?.[0]).toContain("'mark.accountId', '=', accountId");
  expect(list.match(/newsRead/g)).toHaveLength(1);
});

test('[NW8] the table of the marks has no time', () => {
  const schema = readFileSync(join(source, '../migrations/schema.sql'), 'utf8');
  const table = /create table news_read \(([^]*?)\n\);/.exec(schema)?.[1] ?? '';
  expect(table).toContain('version integer');
  expect(table).not.toMatch(/timestamp|date|time/i);
});
