// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { languages } from '../../lib/pure/language.ts';
import { loadCity } from './load-city.ts';

const krefeld = resolve(import.meta.dirname, '../../../cities/krefeld');
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'amt-situations-'));
  await cp(krefeld, folder, { recursive: true });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const service = 'services/wohnsitz-anmelden.md';
const list = 'life-situations.yaml';

/** The mistakes of the copy with one place changed; the place must be there, or the test would prove nothing. */
async function problemsWith(file: string, from: string | RegExp, to: string, language: 'de' | 'en' = 'de') {
  const path = join(folder, file);
  const text = await readFile(path, 'utf8');
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  await writeFile(path, changed);
  const result = await loadCity(folder, language);
  await writeFile(path, text);
  return result.ok ? [] : result.problems;
}
async function lineOf(file: string, words: string): Promise<number> {
  return (await readFile(join(folder, file), 'utf8')).split('\n').findIndex((line) => line.includes(words)) + 1;
}

it('[LS1] every service of the model city has life situations, every one is used and named in all languages', async () => {
  const loaded = await loadCity(krefeld);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems, null, 1));
  const { services, lifeSituations } = loaded.city;
  expect(services.filter((one) => one.lifeSituations.length === 0).map(({ key }) => key)).toEqual([]);
  const used = new Set(services.flatMap((one) => one.lifeSituations));
  expect(lifeSituations.filter(({ key }) => !used.has(key))).toEqual([]);
  expect(lifeSituations.length).toBeGreaterThan(15);
  for (const { names } of lifeSituations) expect(Object.keys(names).toSorted()).toEqual([...languages].toSorted());
  expect(services.find(({ key }) => key === 'wohnsitz-anmelden')?.lifeSituations).toContain('umzug');
});

it('[LS2] a life situation that is not in the list is told with file and line, in both languages', async () => {
  const line = await lineOf(service, 'lifeSituations:');
  expect(line).toBeGreaterThan(1);
  const from = /lifeSituations: \[umzug/;
  expect(await problemsWith(service, from, 'lifeSituations: [umzugg')).toEqual([
    { file: service, line, message: 'Die Lebenslage "umzugg" gibt es in life-situations.yaml nicht.' },
  ]);
  expect(await problemsWith(service, from, 'lifeSituations: [umzugg', 'en')).toEqual([
    { file: service, line, message: 'There is no life situation "umzugg" in life-situations.yaml.' },
  ]);
  expect(await problemsWith(service, /lifeSituations: .*/, 'lifeSituations: []')).toEqual([]);
});

it('[LS2] one that a service names twice is told with file and line', async () => {
  const line = await lineOf(service, 'lifeSituations:');
  expect(
    await problemsWith(service, /lifeSituations: .*/, 'lifeSituations:\n  - umzug\n  - wohnen\n  - umzug'),
  ).toEqual([{ file: service, line: line + 3, message: '"umzug" kommt zweimal vor.' }]);
});

it('[LS2] a key or a German name that stands twice in the list is told with file and line', async () => {
  const line = await lineOf(list, '- key: wohnen');
  const twiceKey = await problemsWith(list, '- key: wohnen\n', '- key: umzug\n');
  expect(twiceKey.filter(({ file }) => file === list)).toEqual([
    { file: list, line, message: '"umzug" kommt zweimal vor.' },
  ]);
  expect(await problemsWith(list, 'de: Wohnen,', 'de: UMZUG,')).toEqual([
    { file: list, line: line + 1, message: '"UMZUG" kommt zweimal vor.' },
  ]);
});

it('[LS2] a name that is missing in a language is told; the services are not blamed for a list that cannot be read', async () => {
  expect(await problemsWith(list, ', ku: Barkirin }', ' }')).toEqual([
    { file: list, line: (await lineOf(list, '- key: umzug')) + 1, message: 'Die Angabe "ku" fehlt.' },
  ]);
});
