// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import fc from 'fast-check';
import { z } from 'zod';
import { expect, it } from 'vitest';
import type { City } from './city.ts';
import { krefeld, littleCity } from './little-city.fixture.ts';
import { loadCity, loadCityTree } from './load-city.ts';
import { readYaml } from './read-yaml.ts';
import { writeCity } from './write-city.ts';
import { yamlText } from './write-yaml.ts';

it('[SD7] the model city written and read again is the same city, and written again the same bytes', async () => {
  const loaded = await loadCity(krefeld);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  const tree = writeCity(loaded.city);
  const again = loadCityTree(tree);
  expect(again.ok ? [] : again.problems).toEqual([]);
  if (!again.ok) return;
  expect(again.city).toEqual(loaded.city);
  expect([...writeCity(again.city).texts]).toEqual([...tree.texts]);
});

it('[SD7] a database that keeps no order of names gives the same bytes', async () => {
  const city = await littleCity();
  const turned = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(turned);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .toReversed()
        .map(([name, one]) => [name, turned(one)]),
    );
  };
  expect([...writeCity(turned(city) as City).texts]).toEqual([...writeCity(city).texts]);
});

it('[SD7] any words survive the way through a file, in a block and in one line', () => {
  const words = fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => text.replaceAll(/\r\n?/g, '\n').trim());
  const shape = z.array(
    z.strictObject({ a: z.string(), b: z.strictObject({ c: z.string(), d: z.array(z.string()) }) }),
  );
  fc.assert(
    fc.property(words, words, words, fc.boolean(), (a, c, d, rowsInOneLine) => {
      const value = [{ a, b: { c, d: [d, c] } }];
      const text = yamlText(value, { head: 'Kopf', rowsInOneLine, oneLine: ['b'] });
      expect(readYaml('x.yaml', text, shape).value).toEqual(value);
      expect(yamlText(value, { head: 'Kopf', rowsInOneLine, oneLine: ['b'] })).toBe(text);
    }),
    { numRuns: 300 },
  );
});
