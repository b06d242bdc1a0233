// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { languages } from '../lib/pure/language.ts';
import { loadCity } from './city/load-city.ts';
import { requiredPrompts } from '../features/menu/prompt.core.ts';
import { createPracticeWords } from './practice-words.ts';

async function ofKrefeld() {
  const words = createPracticeWords();
  const loaded = await loadCity(resolve(import.meta.dirname, '../../cities/krefeld'));
  if (!loaded.ok) throw new Error('the model city is broken');
  words.learn(loaded.city);
  return words;
}

test('every announcement of the model city has words in every language, without marks of the voice', async () => {
  const words = await ofKrefeld();
  for (const language of languages) {
    for (const prompt of requiredPrompts) {
      const media = words.resolve({ prompt, language });
      expect(media).toHaveLength(1);
      const text = words.textOf(media[0] ?? '');
      expect(text, `${language} ${prompt}`).toMatch(/\p{L}{2}/u);
      expect(text).not.toBe(prompt);
      expect(text).not.toMatch(/\[[a-z]{2}:|[{}]/);
    }
  }
});

test('a language names itself in its own words', async () => {
  const words = await ofKrefeld();
  expect(words.textOf(words.resolve({ prompt: 'language-menu-tr', language: 'tr' })[0] ?? '')).toMatch(/Türk/);
});

test('numbers are said; unknown sounds by their names', async () => {
  const words = await ofKrefeld();
  const said = words.resolve({ number: 21, language: 'de' }).map(words.textOf).join(' ');
  expect(said).toBe('21');
  expect(words.textOf('/de/nothing-of-ours')).toBe('nothing-of-ours');
});

test('[PR7] a sound lasts as long as speaking it would', async () => {
  const words = await ofKrefeld();
  const [greeting = '', please = ''] = ['greeting', 'please-wait'].flatMap((prompt) =>
    words.resolve({ prompt, language: 'de' }),
  );
  expect(words.lengthMs(greeting)).toBeGreaterThan(1_500);
  expect(words.lengthMs(please)).toBeLessThan(10_000);
  expect(words.lengthMs(greeting) / words.textOf(greeting).length).toBeCloseTo(
    words.lengthMs(please) / words.textOf(please).length,
    -1,
  );
});
