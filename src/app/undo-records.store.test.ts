// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { addAccount } from '../../test/harness/small-city.ts';
import { cityParts, type CityPart } from '../features/settings/files/city-files.core.ts';
import { uuidv7 } from '../lib/ids.ts';
import { readChanges } from '../features/settings/setting-change.store.ts';
import type { City } from './city/city.ts';
import { littleCity } from './city/little-city.fixture.ts';
import { writeCity } from './city/write-city.ts';
import { exchangeHouse, now } from './city-exchange.fixture.ts';
import { readWholeCity } from './read-city.ts';

// Whole cities on threads of their own: on a busy machine each takes seconds.
vi.setConfig({ testTimeout: 180_000 });

const little = { ...(await littleCity()), news: [] };
const folder = await mkdtemp(join(tmpdir(), 'amt-undo-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const wohngeld = little.services.find(({ key }) => key === 'wohngeld');
const office = little.departments.find(({ key }) => key === 'wohngeldstelle');
if (!wohngeld || !office) throw new Error('the small city lacks its office');
const { leika: _own, topic: _none, ...unlisted } = wohngeld;

/** Something of every part: changed, new and gone. */
const other: City = {
  ...little,
  departments: [
    ...little.departments.map((one) => (one.key === office.key ? { ...one, tasks: 'Wohngeld, neu' } : one)),
    { ...office, key: 'zweigstelle', name: 'Zweigstelle', number: '9301', parent: office.key },
  ],
  directory: [
    ...little.directory.slice(1),
    { key: 'neue-stelle', name: 'Neue Stelle', department: office.key, number: '9199', acceptance: 'answer' },
  ],
  services: [
    ...little.services.map((one) => (one.key === 'reisepass' ? { ...one, shortAnswer: 'Ganz anders.' } : one)),
    { ...unlisted, key: 'wohngeld-neu', titles: { ...wohngeld.titles, de: 'Wohngeld, neu' }, variants: [] },
  ].toSorted((a, b) => (a.key < b.key ? -1 : 1)),
  facts: little.facts.slice(1).map((one) => ({ ...one, uncertain: true })),
  lifeSituations: little.lifeSituations.toReversed(),
  news: [{ kind: 'instruction', title: 'Neu', text: 'Lesen.', topics: [], important: false, from: '2026-11-23' }],
  team: [
    ...little.team.map((one) => (one.user === 'ayse' ? { ...one, name: 'Ayşe Kaya-Berg' } : one)),
    { user: 'neu', name: 'Neue Kraft', roles: ['agent'], languages: { tr: 'good' }, topics: { melden: 'canHelp' } },
  ],
};
const parts: readonly CityPart[] = cityParts.filter((part) => part !== 'roster');

async function taken(next: City = other, which = parts) {
  const house = await exchangeHouse(little, folder);
  const { db, exchange } = house;
  const admin = await addAccount(db, 'oben', ['admin']);
  const before = await readWholeCity(db, now);
  expect(await house.take(next, which)).toEqual({ ok: true, value: [] });
  const undo = async (accountId = admin) => {
    const [last] = (await readChanges(db, { kind: 'records' })).changes;
    if (!last?.isLast) throw new Error('there is nothing to take back');
    const { before: value, after: expected, id, subject } = last;
    return exchange.restoreRecords({ subject, value, expected, why: '', accountId, now, undoes: id });
  };
  return {
    ...house,
    before,
    undo,
    texts: async () => Object.fromEntries(writeCity(await readWholeCity(db, now)).texts),
  };
}

it('[SD20] what was taken over is taken back as one: changed, new and gone, of every part', async () => {
  const { db, before, undo, texts, accountId } = await taken();
  expect((await texts())['services/wohngeld-neu.md']).toBeDefined();
  expect(await undo(accountId)).toMatchObject({ ok: false, code: 'teamNeedsAdmin' });
  expect(await undo()).toMatchObject({ ok: true });
  expect(await texts()).toEqual(Object.fromEntries(writeCity(before).texts));
  const person = await db.selectFrom('account').select('active').where('name', '=', 'neu').executeTakeFirstOrThrow();
  expect(person.active).toBe(false);
  const titles = await db.selectFrom('settingChange').select('undoes').where('kind', '=', 'records').execute();
  expect(titles.map(({ undoes }) => undoes === null)).toEqual([true, false]);
});

it('[SD20] taken back twice it is there again', async () => {
  const withoutPeople = { ...other, team: little.team };
  const { undo, texts } = await taken(withoutPeople);
  const after = await texts();
  expect(await undo()).toMatchObject({ ok: true });
  expect(await texts()).not.toEqual(after);
  expect(await undo()).toMatchObject({ ok: true });
  expect(await texts()).toEqual(after);
});

it('[SD20] what somebody changed since is named, and nothing is taken back', async () => {
  const { db, undo, texts } = await taken();
  await db.updateTable('department').set({ tasks: 'Von Hand' }).where('key', '=', office.key).execute();
  const there = await texts();
  expect(await undo()).toMatchObject({ ok: false, code: 'recordsChanged', params: { what: office.key } });
  expect(await texts()).toEqual(there);
});

it('[SD20] what came with the files and is used by now keeps all of it in place', async () => {
  const { db, undo, texts } = await taken();
  const { id } = await db
    .selectFrom('article')
    .innerJoin('service', 'service.id', 'article.serviceId')
    .select('article.id')
    .where('service.key', '=', 'wohngeld-neu')
    .executeTakeFirstOrThrow();
  const mark = { language: 'de', articleVersion: 1, kind: 'used', words: '', wordsKey: '' } as const;
  await db
    .insertInto('articleMark')
    .values({ ...mark, id: uuidv7(now), articleId: id, madeAt: new Date(now) })
    .execute();
  const there = await texts();
  expect(await undo()).toMatchObject({ ok: false, code: 'recordsInUse', params: { what: 'wohngeld-neu' } });
  expect(await texts()).toEqual(there);
});
