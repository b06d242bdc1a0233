// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, it } from 'vitest';
import { readCityTree } from './city-tree.ts';
import { krefeld } from './little-city.fixture.ts';
import { loadCityTree } from './load-city.ts';
import { newCityTexts, whyNotNewCity } from './new-city.ts';

it('[SD15] a second city has its own name and number everywhere, none of the first, and no mistakes', async () => {
  const tree = await readCityTree(krefeld);
  if (!tree) throw new Error('the model city is not there');
  const texts = newCityTexts(tree.texts, 'Krefeld', { name: 'Bad Neustadt (Rhein)', number: '0211 90-0' });
  const loaded = loadCityTree({ ...tree, key: 'neu', texts });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  const { city } = loaded;
  expect(city).toMatchObject({
    ...{ key: 'neu', name: 'Bad Neustadt (Rhein)', kind: 'model', number: '0211 90-0' },
    dialled: ['+49211900', '0211900', '211900', '49211900'],
    notice: { de: 'Modellstadt zum Ausprobieren, kein Angebot der Stadt Bad Neustadt (Rhein).' },
  });
  const { greeting } = city.announcements.prompts;
  for (const text of Object.values(greeting ?? {})) expect(text).toContain('Bad Neustadt (Rhein)');
  expect([...texts.values()].join('\n')).not.toMatch(/krefeld|02151|Von-der-Leyen|Elbestraße|47798/i);
  const addresses = city.facts.filter(({ value }) => value.kind === 'address');
  expect(addresses.length).toBeGreaterThan(5);
  expect(addresses.every(({ uncertain }) => uncertain)).toBe(true);
  // What explains the files to people stays.
  expect(texts.get('routing.yaml')).toContain('# So lange klingelt es bei einer Person');
});

it.each([
  [{ name: 'Neustadt', number: '+49 211 900' }, undefined],
  [{ name: "L'Aquila: x", number: '0211 900' }, 'name'],
  [{ name: '', number: '0211 900' }, 'name'],
  [{ name: 'Neustadt', number: '110' }, 'number'],
  [{ name: 'Neustadt', number: '+31 20 123456' }, 'number'],
  [{ name: 'Neustadt', number: '0900 x' }, 'number'],
])('[SD15] %o is told as %s', (city, fault) => {
  expect(whyNotNewCity(city)).toBe(fault);
});
