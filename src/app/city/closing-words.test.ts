// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { draftOf } from '../../features/calendar/calendar-draft.core.ts';
import { calendarProblems } from '../../features/calendar/calendar-mistakes.core.ts';
import { languages } from '../../lib/pure/language.ts';
import { promptTexts } from './announcement-texts.ts';
import { loadCity } from './load-city.ts';

const krefeld = resolve(import.meta.dirname, '../../../cities/krefeld');
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'city-closing-'));
  await cp(krefeld, folder, { recursive: true, filter: (source) => !source.startsWith(join(krefeld, 'prompts')) });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function withRosenmontag(words: string): ReturnType<typeof loadCity> {
  const path = join(folder, 'hours.yaml');
  const text = await readFile(path, 'utf8');
  const plain = '  - { on: 2027-02-08, name: Rosenmontag }\n';
  expect(text).toContain(plain);
  await writeFile(path, text.replace(plain, `  - on: 2027-02-08\n    name: Rosenmontag\n${words}`));
  return loadCity(folder);
}

test('[C21] the model city says its own words between the years, in every language; a lead finds nothing wrong with them', async () => {
  const loaded = await loadCity(krefeld);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  const { city } = loaded;
  const said = promptTexts(city).filter(({ name }) => name === 'closed-2026-12-24');
  expect(said.map(({ language }) => language)).toEqual([...languages]);
  const now = Date.parse('2026-11-23T09:00:00Z');
  expect(calendarProblems(draftOf(city.calendar), city.calendar.timeZone, now)).toEqual([]);
});

test('[C17] [C22] words and numbers of a closing day are read from the files', async () => {
  const loaded = await withRosenmontag(
    "    announcement: { de: Helau., tr: Kapalı. }\n    emergency:\n      - { number: '02151 333', name: Störungsdienst Wasser }\n",
  );
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  expect(loaded.city.calendar.closingDays).toContainEqual({
    from: '2027-02-08',
    to: '2027-02-08',
    name: 'Rosenmontag',
    announcement: { de: 'Helau.', tr: 'Kapalı.' },
    emergency: [{ number: '02151 333', name: 'Störungsdienst Wasser' }],
  });
  const german = promptTexts(loaded.city).find(
    ({ name, language }) => name === 'emergency-2027-02-08' && language === 'de',
  );
  expect(german?.text).toBe('Störungsdienst Wasser: 0 2 1 5 1 3 3 3.');
});

test.each([
  ['without German', '    announcement: { tr: Kapalı. }\n'],
  ['in a language nobody chooses', '    announcement: { de: Helau., nl: Gesloten. }\n'],
  ['a number without a name', "    emergency:\n      - { number: '02151 333' }\n"],
])('[C17] [C18] words %s are told with file and line', async (_, words) => {
  const loaded = await withRosenmontag(words);
  expect(loaded.ok ? [] : loaded.problems.map(({ file }) => file)).toEqual(['hours.yaml']);
});
