// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { testDatabase } from '../../test/harness/database.ts';
import { loadSmallCity, smallCity } from '../../test/harness/small-city.ts';
import { loadCity } from './city/load-city.ts';
import { importCity } from './import-city.ts';

const at = Date.UTC(2026, 10, 23, 9);
const krefeld = fileURLToPath(new URL('../../cities/krefeld', import.meta.url));

it('loads the model city completely', async () => {
  const { db } = await testDatabase();
  const loaded = await loadCity(krefeld);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems, undefined, 2));
  await importCity(db, loaded.city, at);
  const count = async (table: 'department' | 'directoryEntry' | 'service' | 'article' | 'articleVariant' | 'topic') =>
    (
      await db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
    ).count;
  const { departments, directory, services, topics } = loaded.city;
  expect(services.length).toBeGreaterThanOrEqual(40);
  expect(await count('department')).toBe(departments.length);
  expect(await count('directoryEntry')).toBe(departments.length + directory.length);
  expect(await count('service')).toBe(services.length);
  expect(await count('article')).toBe(services.length);
  const others = services.flatMap(({ key, variants }) => variants.map((variant) => ({ key, ...variant })));
  expect(await count('articleVariant')).toBe(services.length + others.length);
  expect(await count('topic')).toBe(topics.length);
  // QS7
  const asked = services.filter(({ questions = [] }) => questions.length > 0);
  expect(asked.map(({ key }) => key)).toEqual(expect.arrayContaining(['sperrmuell', 'wohnsitz-anmelden']));
  const sets = await db
    .selectFrom('questionSet')
    .innerJoin('service', 'service.id', 'questionSet.serviceId')
    .select(['service.key', 'questionSet.version', 'questionSet.accountId', 'questionSet.questions'])
    .execute();
  expect(sets).toHaveLength(asked.length);
  for (const { key, version, accountId, questions } of sets)
    expect({ key, version, accountId, questions }).toEqual({
      ...{ key, version: 1, accountId: null },
      questions: asked.find((service) => service.key === key)?.questions,
    });
});

it('[KV2] writes every wording, and whether somebody has read it', async () => {
  const { db } = await testDatabase();
  const [first, ...rest] = smallCity.services;
  if (!first) throw new Error('the small city has no services');
  const turkish = { language: 'tr', title: 'Kimlik', shortAnswer: 'Kısaca.', checked: true } as const;
  const easy = {
    language: 'de-x-leicht',
    title: 'Ein Ausweis',
    shortAnswer: 'Das ist ein Aus·weis.',
    bodyMarkdown: '## Unterlagen\n\n- Ein Foto.\n',
    checked: false,
  } as const;
  await importCity(db, { ...smallCity, services: [{ ...first, variants: [turkish, easy] }, ...rest] }, at);
  const rows = await db
    .selectFrom('articleVariant')
    .innerJoin('article', 'article.id', 'articleVariant.articleId')
    .innerJoin('service', 'service.id', 'article.serviceId')
    .select(['language', 'title', 'shortAnswer', 'bodyMarkdown', 'facts', 'foldedText', 'checked', 'basedOn'])
    .where('service.key', '=', first.key)
    .orderBy('language')
    .execute();
  expect(rows).toMatchObject([
    { language: 'de', checked: true, basedOn: null },
    {
      language: 'de-x-leicht',
      title: 'Ein Ausweis',
      bodyMarkdown: easy.bodyMarkdown,
      facts: [],
      checked: false,
      foldedText: 'das ist ein ausweis unterlagen ein foto',
      basedOn: new Date(at),
    },
    { language: 'tr', title: 'Kimlik', shortAnswer: 'Kısaca.', bodyMarkdown: '', checked: true },
  ]);
});

it('refuses a database that holds a city, and changes nothing', async () => {
  const { db } = await testDatabase();
  await loadSmallCity(db, at);
  const before = await db.selectFrom('department').selectAll().execute();
  await expect(importCity(db, { ...smallCity, key: 'andere' }, at)).rejects.toThrow(/"klein"/);
  expect(await db.selectFrom('department').selectAll().execute()).toEqual(before);
});

it('loads all or nothing', async () => {
  const { db } = await testDatabase();
  const broken = {
    ...smallCity,
    topics: [...smallCity.topics, { key: 'x', department: 'fehlt', names: smallCity.announcements.languageMenu }],
  };
  await expect(importCity(db, broken, at)).rejects.toThrow();
  expect(await db.selectFrom('department').selectAll().execute()).toEqual([]);
  expect(await db.selectFrom('cityImport').selectAll().execute()).toEqual([]);
});
