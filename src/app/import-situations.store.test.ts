// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase } from '../../test/harness/database.ts';
import { readLifeSituations } from '../features/knowledge/life-situations/life-situation.store.ts';
import { languages } from '../lib/pure/language.ts';
import { loadCity } from './city/load-city.ts';
import { importCity } from './import-city.ts';
import { addNewSituations } from './import-situations.ts';

const at = Date.UTC(2026, 10, 23, 9);
const folder = mkdtempSync(join(tmpdir(), 'amt-situations-'));
cpSync(resolve(import.meta.dirname, '../../cities/krefeld'), folder, { recursive: true });
const { db } = await testDatabase();
const loaded = await loadCity(folder);
if (!loaded.ok) throw new Error('the model city has mistakes');
const { city } = loaded;
beforeAll(() => importCity(db, city, at));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const listFile = join(folder, 'life-situations.yaml');
const nextStart = () => addNewSituations(db, { key: 'krefeld', folder }, at + 1);
const keys = async (): Promise<string[]> => (await readLifeSituations(db)).map(({ key }) => key);
const entry = (key: string, german: string): string =>
  `- { key: ${key}, names: { ${languages.map((language) => `${language}: ${german}`).join(', ')} } }\n`;
async function ofServices(): Promise<Record<string, readonly string[]>> {
  const rows = await db.selectFrom('service').select(['key', 'lifeSituations']).orderBy('key').execute();
  return Object.fromEntries(rows.map(({ key, lifeSituations }) => [key, lifeSituations]));
}
const inFiles = Object.fromEntries(city.services.map(({ key, lifeSituations }) => [key, lifeSituations]));
const set = (key: string, lifeSituations: string[]) =>
  db.updateTable('service').set({ lifeSituations }).where('key', '=', key).execute();

it('[LS3] the first start loads the list in its order, and which services belong to which', async () => {
  expect(await readLifeSituations(db)).toEqual(city.lifeSituations);
  expect(await ofServices()).toEqual(inFiles);
});

it('[LS3] a later start adds what the list has new and leaves alone what is there', async () => {
  const before = await keys();
  await db
    .updateTable('lifeSituation')
    .set({ names: JSON.stringify({ de: 'Hier anders genannt' }) })
    .where('key', '=', 'umzug')
    .execute();
  await set('wohngeld', []);
  writeFileSync(listFile, entry('raumfahrt', 'Raumfahrt') + readFileSync(listFile, 'utf8'));
  expect(await nextStart()).toEqual([]);
  expect(await keys()).toEqual([...before, 'raumfahrt']);
  const situations = await readLifeSituations(db);
  expect(situations.find(({ key }) => key === 'umzug')?.names).toEqual({ de: 'Hier anders genannt' });
  // Somebody took them away here: they do not come back.
  expect((await ofServices())['wohngeld']).toEqual([]);
  const looks = () => db.selectFrom('cityImport').select('id').execute();
  const looked = await looks();
  expect(await nextStart()).toEqual([]);
  expect(await looks()).toEqual(looked);
});

it('[LS3] mistakes in the list change nothing and are told with their line', async () => {
  const text = readFileSync(listFile, 'utf8');
  appendFileSync(listFile, entry('gut', 'Gut') + entry('schlecht', 'Gut'));
  const line = text.split('\n').length + 1;
  expect(await nextStart()).toMatchObject([
    { file: 'life-situations.yaml', line, message: '"Gut" kommt zweimal vor.' },
  ]);
  expect(await keys()).not.toContain('gut');
  writeFileSync(listFile, text);
});

it('[LS3] an installation that had no list gets it, and its services too where nobody chose any', async () => {
  await db.deleteFrom('lifeSituation').execute();
  await db.deleteFrom('cityImport').where('fingerprint', 'like', 'life-situations%').execute();
  await db.updateTable('service').set({ lifeSituations: [] }).execute();
  await set('reisepass', ['ausweise']);
  expect(await nextStart()).toEqual([]);
  expect(await keys()).toEqual(['raumfahrt', ...city.lifeSituations.map(({ key }) => key)]);
  expect(await ofServices()).toEqual({ ...inFiles, reisepass: ['ausweise'] });
});
