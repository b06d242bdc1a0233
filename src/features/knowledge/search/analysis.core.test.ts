// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitCompound } from './compound.core.ts';
import { foldedWords, foldWord } from './fold-words.core.ts';
import { createLexicon } from './lexicon.core.ts';
import { typingDistance } from './likeness.core.ts';
import { lightStem, rootOf } from './stem.core.ts';
import { meaningsOf } from './vocabulary.core.ts';

it.each([
  ['FÜHRERSCHEIN', 'fuhrerschein'],
  ['Fuehrerschein', 'fuhrerschein'],
  ['Straße', 'strasse'],
  ['İKAMETGÂH', 'ikametgah'],
  ['ISPARTA', 'isparta'],
  ['ısparta', 'isparta'],
  ['Serlêdana', 'serledana'],
  ['łódź', 'lodz'],
  ['Steuer', 'steuer'],
  ['Quelle', 'quelle'],
])('[KS1] folds %s to %s', (word, folded) => expect(foldWord(word)).toBe(folded));

it('[KS1] knows where each word stands in the text as it was written', () => {
  const text = 'Die Größe – "ı" und 🙂 Ä-Ö';
  expect(foldedWords(text).map(({ from, to }) => text.slice(from, to))).toEqual(['Die', 'Größe', 'ı', 'und', 'Ä', 'Ö']);
});
it('[KS15] places stay inside the text, whatever it is', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const { word, from, to } of foldedWords(text)) {
        expect(word).not.toBe('');
        expect(from).toBeLessThan(to);
        expect(to).toBeLessThanOrEqual(text.length);
      }
    }),
  ));

it.each([
  ['anmeldung', 'anmelden', 'angemeldet', 'anzumelden', 'anmeldungen'],
  ['umschreibung', 'umschreiben', 'umzuschreiben'],
  ['zulassung', 'zulassen', 'zulassungen'],
  ['registrierung', 'registrieren', 'registriert'],
  ['auslander', 'auslandisch', 'auslanderin', 'auslandischen'],
  ['benefits', 'benefit'],
])('[KS3] %s has one root with its relatives', (...words) => expect(new Set(words.map(rootOf)).size).toBe(1));
it.each([
  ['passe', 'pass'],
  ['zeugnisse', 'zeugnis'],
  ['urkunden', 'urkund'],
  ['reisepasses', 'reisepass'],
])('[KS3] takes inflection off: %s', (word, stem) => expect(lightStem(word)).toBe(lightStem(stem)));
it.each([
  ['personalausweis', 'personal'],
  ['anmeldung', 'abmeldung'],
  ['steuer', 'steuerung'],
])('[KS3] keeps %s and %s apart', (a, b) => expect(lightStem(a)).not.toBe(lightStem(b)));

const simple = new Set(['wohnung', 'geber', 'bestatigung', 'hund', 'hunde', 'steuer', 'ausweis', 'personal', 'amt']);
it.each([
  ['wohnungsgeberbestatigung', ['wohnung', 'geber', 'bestatigung']],
  ['hundesteuer', ['hunde', 'steuer']],
  ['personalausweis', ['personal', 'ausweis']],
  ['leuchtturm', []],
  ['ausweis', []],
])('[KS4] splits %s', (word, parts) => expect(splitCompound(word, (part) => simple.has(part))).toEqual(parts));
it('[KS4] a word that becomes known later splits the compounds that are there', () => {
  const lexicon = createLexicon();
  const compound = lexicon.use('quarzsandgrube', true);
  expect(lexicon.ofPart('grub').size + lexicon.ofPart('quarzsand').size).toBe(0);
  lexicon.use('quarzsand', true);
  lexicon.use('grube', true);
  expect([...lexicon.ofPart(rootOf('grube'))]).toEqual([compound]);
  lexicon.drop('grube', true);
  expect(lexicon.ofPart(rootOf('grube')).size).toBe(0);
});

it.each([
  ['wohngeld', 'wonhgeld', 1],
  ['gewerbe', 'gewrebe', 1],
  ['hund', 'hunde', 1],
  ['kitten', 'sitting', 3],
])('[KS6] %s and %s are %i slips apart', (a, b, slips) => expect(typingDistance(a, b, 3)).toBe(slips));
it('[KS6] stops counting above the limit', () => expect(typingDistance('abcdef', 'uvwxyz', 2)).toBe(3));

const officialOf = (words: string): string[] =>
  meaningsOf(foldedWords(words).map(({ word }) => word)).flatMap(({ forms }) => forms.map((form) => form.join(' ')));
it('[KS8] a form of several words means something else than each of them', () => {
  expect(officialOf('keine Wohnung')).toContain('obdachlosigkeit');
  expect(officialOf('Wohnung')).not.toContain('obdachlosigkeit');
  expect(officialOf('ich will Deutscher werden')).toContain('einburgerung');
});
it('[KS8] the longer form wins over the one inside it', () => {
  expect(officialOf('Lappen')).toContain('fuhrerschein');
  expect(officialOf('alter Lappen')).toContain('kartenfuhrerschein');
});
it('[KS8] foreign endings do no harm', () => expect(officialOf('pasaportumu')).toContain('reisepass'));
