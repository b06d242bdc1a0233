// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { join } from 'node:path';
import { expect, it } from 'vitest';
import { testDatabase } from '../../test/harness/database.ts';
import { loadCity } from './city/load-city.ts';
import { importCity } from './import-city.ts';
import { addFirstQuestions } from './import-questions.ts';

const at = Date.UTC(2026, 10, 23, 9);
const folder = join(import.meta.dirname, '../../cities/krefeld');
const { db } = await testDatabase();

it('[QS7] an installation from before takes the questions over once, and only where nobody has written any', async () => {
  const loaded = await loadCity(folder);
  if (!loaded.ok) throw new Error('the model city has mistakes');
  await importCity(db, loaded.city, at);
  const asked = loaded.city.services.filter(({ questions = [] }) => questions.length > 0).length;
  const sets = async () =>
    (await db.selectFrom('questionSet').select('version').orderBy('version').execute()).map(({ version }) => version);
  const city = { key: loaded.city.key, folder };
  // The first start has taken them over; nothing is looked for again.
  expect(await addFirstQuestions(db, { ...city, folder: '/nowhere' }, at)).toEqual([]);
  expect(await sets()).toHaveLength(asked);
  // From before: nothing says that they are in. One service has been emptied by an editor meanwhile.
  await db.deleteFrom('questionSet').execute();
  await db.deleteFrom('cityImport').where('fingerprint', '=', 'questions').execute();
  const { id } = await db.selectFrom('service').select('id').where('key', '=', 'sperrmuell').executeTakeFirstOrThrow();
  await db
    .insertInto('questionSet')
    .values({ id, serviceId: id, version: 7, questions: '[]', madeAt: new Date(at), accountId: null })
    .execute();
  expect(await addFirstQuestions(db, { ...city, folder: '/nowhere' }, at)).toHaveLength(1);
  expect(await sets()).toEqual([7]);
  expect(await addFirstQuestions(db, city, at)).toEqual([]);
  expect(await sets()).toEqual([...Array.from({ length: asked - 1 }, () => 1), 7]);
  await db.deleteFrom('questionSet').execute();
  expect(await addFirstQuestions(db, city, at)).toEqual([]);
  expect(await sets()).toEqual([]);
});
