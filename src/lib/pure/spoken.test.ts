// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { languages, type Language } from './language.ts';
import { digitSounds, largestNumber, numberSounds, soundTexts } from './spoken.ts';
import { spokenHours } from './spoken-hours.ts';

/** What a caller hears, as words. */
function heard(n: number, language: Language): string | undefined {
  const texts = new Map(soundTexts(language).map((sound) => [sound.name, sound.text]));
  return numberSounds(n, language)
    ?.map((name) => texts.get(name) ?? `[${name} has no sound]`)
    .join(' ');
}

describe('numberSounds', () => {
  it.each([
    ['de', 0, '0'],
    ['de', 25, '25'],
    ['de', 100, '100'],
    ['de', 125, '100 25'],
    ['de', 1000, 'eintausend'],
    ['de', 2026, '2 tausend 26'],
    ['de', 101_000, '100 eintausend'],
    ['de', 999_999, '900 99 tausend 900 99'],
    ['en', 105, '100 and 5'],
    ['en', 1005, 'one thousand and 5'],
    ['en', 1500, 'one thousand 500'],
    ['en', 21_300, '21 thousand 300'],
    ['tr', 1000, 'bin'],
    ['tr', 2145, '2 bin 100 45'],
    ['fr', 1000, 'mille'],
    ['fr', 80_200, '80 mille 200'],
    ['it', 1000, 'mille'],
    ['it', 2000, '2 mila'],
    ['pl', 1000, 'tysiąc'],
    ['pl', 2000, '2 tysiące'],
    ['pl', 5000, '5 tysięcy'],
    ['pl', 12_000, '12 tysięcy'],
    ['pl', 22_000, '22 tysiące'],
    ['pl', 21_000, '21 tysięcy'],
    ['ku', 25, 'bîst û pênc'],
    ['ku', 100, 'sed'],
    ['ku', 125, 'sed û bîst û pênc'],
    ['ku', 1200, 'hezar û dused'],
    ['ku', 3007, 'sê hezar û heft'],
  ] as const)('%s %i is said "%s"', (language, n, words) => {
    expect(heard(n, language)).toBe(words);
  });

  it.each([-1, 0.5, Number.NaN, Infinity, largestNumber + 1])('%d cannot be said', (n) => {
    expect(numberSounds(n, 'de')).toBeUndefined();
  });

  it.each(languages)('every number has a sound in %s', (language) => {
    for (let n = 0; n <= largestNumber; n += n < 3000 ? 1 : 997) expect(heard(n, language)).not.toContain('no sound');
  });

  it.each(languages)('no two sounds of %s have the same name', (language) => {
    const names = soundTexts(language).map((sound) => sound.name);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('digitSounds', () => {
  it('says digits one by one, with a pause for a space', () => {
    expect(digitSounds('40 7')).toEqual(['digit-4', 'digit-0', 'pause', 'digit-7']);
  });
  it('leaves out what is no digit', () => {
    expect(digitSounds('+4-x٣')).toEqual(['digit-4']);
  });
});

describe('spokenHours', () => {
  const day = [{ from: 480, to: 1020 }];
  const week = { 1: day, 2: day, 3: day, 4: day, 5: day, 6: [], 7: [] };

  it.each([
    ['de', 'Montag bis Freitag von 8 Uhr bis 17 Uhr'],
    ['tr', 'pazartesi ile cuma günleri arası saat 8 ile 17 arası'],
    ['en', 'Monday to Friday from 8 a.m. to 5 p.m.'],
    ['fr', 'du lundi au vendredi de 8 heures à 17 heures'],
    ['it', 'dal lunedì al venerdì dalle 8 alle 17'],
    ['pl', 'od poniedziałku do piątku od godziny ósmej do siedemnastej'],
    ['ku', 'ji duşemê heta înê ji saet heşt heta saet hivdeh'],
  ] as const)('the week in %s', (language, phrase) => {
    expect(spokenHours(week, language)).toBe(phrase);
  });

  it('joins days with the same hours and keeps others apart', () => {
    const split = [
      { from: 480, to: 750 },
      { from: 840, to: 1050 },
    ];
    const mixed = { 1: day, 2: day, 3: [], 4: split, 5: day, 6: [], 7: [{ from: 0, to: 720 }] };
    expect(spokenHours(mixed, 'de')).toBe(
      'Montag und Dienstag von 8 Uhr bis 17 Uhr, Donnerstag von 8 Uhr bis 12 Uhr 30 und von 14 Uhr bis 17 Uhr 30, ' +
        'Freitag von 8 Uhr bis 17 Uhr, Sonntag von 0 Uhr bis 12 Uhr',
    );
    expect(spokenHours(mixed, 'en')).toContain('Sunday from midnight to noon');
  });

  it('says nothing of a week without hours', () => {
    expect(spokenHours({ 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] }, 'de')).toBe('');
  });
});
