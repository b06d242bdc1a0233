// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { afterEach, expect, it } from 'vitest';
import type { SearchDocument } from './document.core.ts';
import { searchDocument, townHall } from './search.fixture.ts';
import { createKnowledgeSearch, type KnowledgeSearch } from './search.shell.ts';
import type { SearchSource } from './search-source.port.ts';

const searches: KnowledgeSearch[] = [];
afterEach(async () => {
  for (const search of searches.splice(0)) await search.stop();
});

/** A source in memory that can be changed, and fails when it is told to. */
function memory(documents: readonly SearchDocument[]) {
  const rows = new Map(documents.map((document) => [document.article, { document, version: 1 }]));
  let changes = 0;
  const state = { away: false, reads: 0 };
  const here = (): void => {
    if (state.away) throw new Error('the source is away');
  };
  const source: SearchSource = {
    fingerprint: async () => {
      here();
      return String(changes);
    },
    versions: async () => {
      here();
      return new Map([...rows].map(([article, { version }]) => [article, String(version)]));
    },
    read: async (articles) => {
      here();
      state.reads += articles.length;
      return articles.flatMap((article) => rows.get(article)?.document ?? []);
    },
    learned: async () => [{ words: 'Ding für Rex', article: 'hund', votes: 5 }],
  };
  return {
    source,
    state,
    put(document: SearchDocument): void {
      changes += 1;
      rows.set(document.article, { document, version: changes + 1 });
    },
    remove(article: string): void {
      changes += 1;
      rows.delete(article);
    },
  };
}

function started(source: SearchSource) {
  const news = { ready: 0, lost: 0, failed: 0 };
  let becameReady: () => void = () => undefined;
  let ready = new Promise<void>((done) => (becameReady = done));
  const search = createKnowledgeSearch(
    source,
    {
      ready: () => {
        news.ready += 1;
        becameReady();
      },
      lost: () => {
        news.lost += 1;
        ready = new Promise<void>((done) => (becameReady = done));
      },
      failed: () => {
        news.failed += 1;
      },
    },
    50,
  );
  searches.push(search);
  search.start();
  return { search, news, ready: () => ready };
}

async function articles(search: KnowledgeSearch, words: string): Promise<string[]> {
  const answer = await search.search({ words });
  return answer.ok ? answer.value.map(({ article }) => article) : [answer.code];
}

async function until(holds: () => Promise<boolean>, withinMs: number): Promise<number> {
  const begun = performance.now();
  while (!(await holds())) {
    if (performance.now() - begun > withinMs) throw new Error(`not within ${withinMs} ms`);
    await new Promise((next) => setTimeout(next, 10));
  }
  return performance.now() - begun;
}

it('[KS13] answers from its thread when it is filled, and says so before', async () => {
  const { search, ready, news } = started(memory(townHall).source);
  expect(await articles(search, 'Wohngeld')).toEqual(['unavailable']);
  await ready();
  expect((await articles(search, 'Perso'))[0]).toBe('perso');
  expect((await articles(search, 'Ding Rex'))[0]).toBe('hund');
  expect(news).toEqual({ ready: 1, lost: 0, failed: 0 });
});

it('[KS14] a changed, a new and a removed article are found within a second, and only they are read', async () => {
  const here = memory(townHall);
  const { search, ready } = started(here.source);
  await ready();
  const before = here.state.reads;
  here.put(searchDocument('neu', 'Leuchtturm mieten'));
  here.put(searchDocument('hund', 'Katzensteuer'));
  here.remove('muell');
  await until(async () => (await articles(search, 'Leuchtturm'))[0] === 'neu', 1_000);
  await search.settled();
  expect((await articles(search, 'Katzensteuer'))[0]).toBe('hund');
  expect(await articles(search, 'Sperrmüll ')).not.toContain('muell');
  expect(here.state.reads - before).toBe(3);
});

it('[KS14] who changed an article can say so and need not wait', async () => {
  const here = memory(townHall);
  const { search, ready } = started(here.source);
  await ready();
  here.put(searchDocument('neu', 'Leuchtturm mieten'));
  await search.changed(['neu']);
  expect((await articles(search, 'Leuchtturm'))[0]).toBe('neu');
});

it('[KS13] a thread that dies is started again and filled anew; who asks meanwhile is told', async () => {
  const here = memory(townHall);
  const { search, ready, news } = started(here.source);
  await ready();
  const asked = articles(search, 'Wohngeld');
  await search.thread()?.terminate();
  expect([['wohngeld'], ['unavailable']]).toContainEqual((await asked).slice(0, 1));
  await until(async () => news.lost === 1, 3_000);
  await ready();
  expect((await articles(search, 'Wohngeld'))[0]).toBe('wohngeld');
  expect(news).toMatchObject({ ready: 2, lost: 1 });
});

it('[KS13] goes on with what it knows while the source is away, and catches up after', async () => {
  const here = memory(townHall);
  const { search, ready, news } = started(here.source);
  await ready();
  here.state.away = true;
  here.put(searchDocument('neu', 'Leuchtturm mieten'));
  await until(async () => news.failed > 0, 1_000);
  expect((await articles(search, 'Wohngeld'))[0]).toBe('wohngeld');
  here.state.away = false;
  await until(async () => (await articles(search, 'Leuchtturm'))[0] === 'neu', 1_000);
});
