// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { safeHtml } from '../../lib/markdown.ts';
import { loadCity } from './load-city.ts';

const krefeld = resolve(import.meta.dirname, '../../../cities/krefeld');
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'city-news-'));
  await cp(krefeld, folder, { recursive: true, filter: (source) => !source.startsWith(join(krefeld, 'prompts')) });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('the sample messages are marked as examples, and one of them is important', async () => {
  const loaded = await loadCity(krefeld);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  const { news } = loaded.city;
  expect(news.map(({ kind }) => kind).toSorted()).toEqual(['instruction', 'instruction', 'news']);
  expect(news.filter(({ important }) => important)).toHaveLength(1);
  for (const { title, text } of news) expect(title + safeHtml(text)).toMatch(/Modellstadt/);
});

test.each<[string, string, string, RegExp]>([
  ['an unknown topic', 'topics: [ausweis-pass]', 'topics: [mond]', /Das Thema "mond"/],
  ['news without an end', '  days: 60\n', '', /wie viele Tage sie gilt/],
  ['a kind there is none of', '- kind: news', '- kind: gossip', /news, instruction/],
  ['too long a text', 'Wer anruft, lässt', `${'x'.repeat(4_000)} lässt`, /Zeichen; eine Nachricht hat höchstens 4000/],
])('[NW10] %s is named with its line', async (_, from, to, message) => {
  const path = join(folder, 'news.yaml');
  const text = await readFile(path, 'utf8');
  expect(text).toContain(from);
  await writeFile(path, text.replace(from, to));
  const loaded = await loadCity(folder);
  const problems = loaded.ok ? [] : loaded.problems;
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject({ file: 'news.yaml' });
  expect(problems[0]?.message).toMatch(message);
  expect(problems[0]?.line).toBeGreaterThan(6);
});

test('a city needs no news', async () => {
  await rm(join(folder, 'news.yaml'));
  expect(await loadCity(folder)).toMatchObject({ ok: true, city: { news: [] } });
});
