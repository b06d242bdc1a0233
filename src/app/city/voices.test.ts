// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requiredPrompts, soundsOf } from '../../features/menu/prompt.core.ts';
import { languages } from '../../lib/pure/language.ts';
import { writeWav } from '../../platform/speech/wav.ts';
import { introOf, promptTexts } from './announcement-texts.ts';
import type { City } from './city.ts';
import { loadCity } from './load-city.ts';
import { createVoices } from './voices.ts';

let city: City;
let folder = '';
beforeAll(async () => {
  const loaded = await loadCity(resolve(import.meta.dirname, '../../../cities/krefeld'));
  if (!loaded.ok) throw new Error('the model city has mistakes');
  city = loaded.city;
  folder = await mkdtemp(join(tmpdir(), 'h4-voices-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const textOf = (name: string, language: string): string | undefined =>
  promptTexts(city).find((text) => text.name === name && text.language === language)?.text;

describe('promptTexts', () => {
  it.each(languages)('has a text for everything the call can say in %s', (language) => {
    const names = new Set(
      promptTexts(city)
        .filter((t) => t.language === language)
        .map((t) => t.name),
    );
    const levels = city.menu.nodes.map((node) => `menu-${node.key}`);
    const numbers = Array.from({ length: 1000 }, (_, number) => soundsOf({ number, language })).flat();
    const foreign = languages.filter((other) => other !== language && language !== 'de');
    const ownPrompts = requiredPrompts.filter((name) => !foreign.some((other) => name === `language-menu-${other}`));
    const needed = [
      ...ownPrompts,
      ...levels,
      ...introOf(city),
      ...numbers,
      ...soundsOf({ digits: '0123456789 ', language }),
    ];
    expect(needed.filter((name) => !names.has(name))).toEqual([]);
  });

  it('makes no sound twice and leaves no place holder', () => {
    const texts = promptTexts(city);
    expect(new Set(texts.map((t) => `${t.language}/${t.name}`)).size).toBe(texts.length);
    expect(texts.filter((t) => /[{}]/.test(t.text))).toEqual([]);
  });

  it('makes the announcement of a level from its labels', () => {
    expect(textOf('menu-verkehr', 'de')).toBe(
      'Auto an- und abmelden: 1. Führerschein: 2. Parken und Halteverbot: 3. Gespräch mit einem Menschen: 0.',
    );
    expect(textOf('menu-root', 'de')).toMatch(/Datenschutz: 8\.$/);
  });

  it('fills in the hours of the calendar', () => {
    expect(textOf('closed', 'de')).toContain('Montag bis Freitag von 8 Uhr bis 17 Uhr.');
    const saturday = { ...city.calendar.weekly, 6: [{ from: 600, to: 720 }] };
    const texts = promptTexts({ ...city, calendar: { weekly: saturday } });
    expect(texts.find((t) => t.name === 'closed' && t.language === 'en')?.text).toContain(
      'Saturday from 10 a.m. to noon',
    );
  });

  it('lets each language name itself with its key and its own voice', () => {
    expect(textOf('language-menu-tr', 'de')).toBe('[tr: Türkçe: 1.]');
    expect(textOf('language-menu-tr', 'tr')).toBe('[tr: Türkçe: 1.]');
    expect(textOf('language-menu-de', 'de')).toBe('[de: Deutsch: 7.]');
  });

  it('plays the model notice only in a model city', () => {
    expect(introOf(city)).toEqual(['greeting', 'model-notice', 'language-hint']);
    expect(introOf({ kind: 'real' })).toEqual(['greeting', 'language-hint']);
  });
});

describe('voices', () => {
  it('[P4] falls back to German, then to a beep, and tells once', async () => {
    const missing: string[] = [];
    const voices = createVoices({ folder, onMissing: ({ name, language }) => missing.push(`${language}/${name}`) });
    const source = { ...city, announcements: { ...city.announcements, prompts: {} } };
    const report = await voices.prepare(promptTexts(source));
    expect(report.problems.every((problem) => problem.code === 'notSpoken')).toBe(true);
    await writeFile(join(folder, 'de/greeting.wav16'), writeWav({ rate: 16_000, samples: new Float32Array(160) }));
    for (let i = 0; i < 2; i += 1) {
      expect(voices.resolve({ prompt: 'greeting', language: 'ku' })).toEqual([join(folder, 'de/greeting')]);
      expect(voices.resolve({ prompt: 'goodbye', language: 'ku' })).toEqual([join(folder, 'beep')]);
      expect(voices.resolve({ digits: '1 2', language: 'pl' })).toEqual([
        join(folder, 'beep'),
        join(folder, 'pl/pause'),
        join(folder, 'beep'),
      ]);
    }
    expect(missing).toEqual([
      'ku/greeting',
      'ku/goodbye',
      'de/goodbye',
      'pl/digit-1',
      'de/digit-1',
      'pl/digit-2',
      'de/digit-2',
    ]);
  });
});
