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
  expect(await count('articleVariant')).toBe(services.length);
  expect(await count('topic')).toBe(topics.length);
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
