// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, it } from 'vitest';
import { readableValue, wordsOfPath, type PathWords } from './path-words.core.ts';

const words: PathWords = {
  fields: {
    calendar: 'Zeiten',
    weekly: 'Öffnungszeiten',
    prompts: 'Ansagen',
    widening: 'Ausweitung',
    name: 'Name',
    from: 'von',
    to: 'bis',
  },
  weekdays: ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'],
  languages: { de: 'Deutsch', tr: 'Türkisch' },
  values: { canHelp: 'zur Not' },
  entry: (field, at) => (field === 'widening' ? `Stufe ${at}` : undefined),
};

it.each([
  [['calendar', 'weekly', '5'], 'Zeiten › Öffnungszeiten › Freitag'],
  [['announcements', 'prompts', 'greeting', 'tr'], 'announcements › Ansagen › greeting › Türkisch'],
  [['routing', 'widening', '2', 'language'], 'routing › Ausweitung › Stufe 2 › language'],
  [['buergerservice', 'name'], 'buergerservice › Name'],
  [['de'], 'de'],
])('[ST14] %j is read as %s', (path, said) => {
  expect(wordsOfPath(path, words).join(' › ')).toBe(said);
});

it.each([
  [[{ from: 480, to: 1020 }], ['calendar', 'weekly', '5'], ['08:00–17:00']],
  [{ from: 0, to: 1440 }, ['calendar', 'closingDays', '1', 'span'], '00:00–24:00'],
  [750, ['weekly', '5', '1', 'to'], '12:30'],
  [24, ['routing', 'promiseServiceHours'], 24],
  ['2026-02-16', ['closingDays', '1', 'from'], '16.02.2026'],
  [Date.UTC(2026, 11, 5, 9), ['specialOpenings', '1', 'from'], '05.12.2026, 10:00'],
  ['canHelp', ['widening', '2', 'language'], 'zur Not'],
  ['+492151860', ['dialled'], '+492151860'],
  [
    { name: 'Rosenmontag', from: '2027-02-08', to: '2027-02-08' },
    ['closingDays', '3'],
    { Name: 'Rosenmontag', von: '08.02.2027', bis: '08.02.2027' },
  ],
  [null, ['x'], null],
])('[ST14] the value %j at %j is read as %j', (value, path, said) => {
  expect(readableValue(value, path, words)).toEqual(said);
});
