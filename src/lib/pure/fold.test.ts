// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, it } from 'vitest';
import { fold, foldedWords } from './fold.ts';

it.each([
  ['Führerschein', 'Fuehrerschein'],
  ['Führerschein', 'Fuhrerschein'],
  ['Straße', 'STRASSE'],
  ['Łódź', 'lodz'],
  ['Çöp', 'cop'],
  ['kimlik kartımı', 'KIMLIK KARTIMI'],
  ['Personal-Ausweis', 'personal ausweis'],
  ['Ｐａｓｓ', 'pass'],
  ['Personal·ausweis', 'Personalausweis'],
  ['Wohn\u00ADgeld', 'wohngeld'],
])('%s meets %s', (a, b) => {
  expect(fold(a)).toBe(fold(b));
});

it('gives few words, without signs', () => {
  expect(foldedWords('  50 % „Gebühr“, bitte_ ')).toEqual(['50', 'gebuhr', 'bitte']);
  expect(foldedWords('a '.repeat(100))).toHaveLength(8);
  expect(foldedWords('%_\\')).toEqual([]);
});
