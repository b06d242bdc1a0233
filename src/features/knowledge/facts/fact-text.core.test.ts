// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, test } from 'vitest';
import { articleLanguages, type FactValue } from './fact.core.ts';
import { factKeysIn, hasBrokenReference, sentencesMentioning, withFacts, type ValidFact } from './fact-text.core.ts';
import { factWords } from './fact-words.core.ts';

const sure = (value: FactValue): ValidFact => ({ value, uncertain: false });
const fee = (cents: number, toCents: number | null = null): FactValue => ({ kind: 'fee', cents, toCents });
const plain = (text: string): string => text.replaceAll(/[\u00A0\u202F]/g, ' ');

test('[KB5] a reference gives way to the value, a gap is visible', () => {
  const facts = new Map([['ausweis', sure(fee(4600))]]);
  expect(plain(withFacts('Er kostet {{fakt:ausweis}}.', facts, 'de'))).toBe('Er kostet 46 €.');
  expect(plain(withFacts('It costs {{ Fakt: ausweis }}.', facts, 'en'))).toBe('It costs €46.');
  expect(withFacts('Er kostet {{fakt:pass}}.', facts, 'de')).toBe('Er kostet [Angabe fehlt: pass].');
  expect(factKeysIn('{{fakt:a}} {{fakt:b}}', '{{fakt:a}} {{fakt:B-2}}')).toEqual(['a', 'b', 'b-2']);
});

test('[KB6] what must be checked says so in every language', () => {
  const facts = new Map([['x', { value: fee(1000), uncertain: true }]]);
  const read = articleLanguages.map((language) => withFacts('{{fakt:x}}', facts, language));
  expect(plain(read[0] ?? '')).toBe('10 € (zu prüfen)');
  for (const text of read) expect(text).toMatch(/10.*\(.+\)$/);
});

test.each<[FactValue, string, string]>([
  [fee(0), 'de', 'kostenlos'],
  [fee(2760), 'de-x-leicht', '27 Euro und 60 Cent'],
  [fee(60), 'de-x-leicht', '60 Cent'],
  [fee(1000, 2550), 'de', '10 bis 25,50 €'],
  [fee(123_456), 'tr', '€1.234,56'],
  [fee(9300, 9600), 'en', '€93 to €96'],
  [fee(9300, 9600), 'tr', '€93–€96'],
  [fee(9300, 9600), 'pl', '93–96 €'],
  [fee(9300, 9650), 'de-x-leicht', '93 Euro bis 96 Euro und 50 Cent'],
  [{ kind: 'deadline', amount: 1, unit: 'weeks' }, 'de', '1 Woche'],
  [{ kind: 'deadline', amount: 2, unit: 'weeks' }, 'pl', '2 tygodnie'],
  [{ kind: 'deadline', amount: 5, unit: 'weeks' }, 'pl', '5 tygodni'],
  [{ kind: 'duration', amount: 2, toAmount: 4, unit: 'weeks' }, 'fr', '2 à 4 semaines'],
  [{ kind: 'duration', amount: 3, toAmount: null, unit: 'days' }, 'ku', '3 roj'],
  [
    { kind: 'address', street: 'Von-der-Leyen-Platz 1', postcode: '47798', place: 'Krefeld' },
    'en',
    'Von-der-Leyen-Platz 1, 47798 Krefeld',
  ],
])('[KB7] %j in %s', (value, language, words) => {
  expect(plain(factWords(value, language))).toBe(words);
});

test.each([
  ['Sie dauert etwa {{fakt:x}}.', 'de', 'Sie dauert etwa 3 Monate.'],
  ['Fertig ist er nach etwa {{fakt:x}}.', 'de', 'Fertig ist er nach etwa 3 Monaten.'],
  ['innerhalb von {{fakt:x}} nach dem Einzug', 'de', 'innerhalb von 3 Monaten nach dem Einzug'],
  ['bis zu {{fakt:x}} rückwirkend', 'de', 'bis zu 3 Monate rückwirkend'],
  ['frühestens {{fakt:x}} vor dem Auszug', 'de', 'frühestens 3 Monate vor dem Auszug'],
  ['Nach {{fakt:x}} ist er fertig.', 'de-x-leicht', 'Nach 3 Monaten ist er fertig.'],
  ['gilt {{fakt:woche}}, nach {{fakt:woche}}', 'de', 'gilt 1 Woche, nach 1 Woche'],
  ['kosztuje, termin: {{fakt:x}}', 'pl', 'kosztuje, termin: 3 miesiące'],
  ['in {{fakt:spanne}}', 'de', 'in 2 bis 4 Tagen'],
  ['{{fakt:spanne}} sürer', 'tr', '2–4 gün sürer'],
])('[KB7] „%s“ in %s takes the form its sentence needs', (text, language, read) => {
  const facts = new Map([
    ['x', sure({ kind: 'deadline', amount: 3, unit: 'months' })],
    ['woche', sure({ kind: 'deadline', amount: 1, unit: 'weeks' })],
    ['spanne', sure({ kind: 'duration', amount: 2, toAmount: 4, unit: 'days' })],
  ]);
  expect(plain(withFacts(text, facts, language))).toBe(read);
});

test('what looks like a reference and is none is found', () => {
  expect(hasBrokenReference('Er kostet {{fakt:pass}} oder {{ fakt: pass-2 }}.')).toBe(false);
  for (const text of ['{{fakt:Pass_2}}', '{{pass}}', '{{fakt:pass}', 'fakt:pass}}'])
    expect(hasBrokenReference(text)).toBe(true);
});

test('[KB7] lists and hours as the language writes them, German where nobody translated', () => {
  const papers: FactValue = {
    kind: 'document',
    items: [
      { de: 'Ausweis', others: { en: 'identity card' } },
      { de: 'Foto', others: { en: 'photo' } },
      { de: 'Geburtsurkunde', others: {} },
    ],
  };
  expect(factWords(papers, 'de')).toBe('Ausweis, Foto und Geburtsurkunde');
  expect(factWords(papers, 'en')).toBe('identity card, photo and Geburtsurkunde');
  const morning = [{ from: 480, to: 720 }];
  const split = [...morning, { from: 840, to: 1050 }];
  const week = { 1: morning, 2: morning, 3: [], 4: split, 5: morning, 6: [], 7: [] };
  expect(factWords({ kind: 'hours', week }, 'de')).toBe(
    'Mo–Di 08:00–12:00, Do 08:00–12:00 und 14:00–17:30, Fr 08:00–12:00',
  );
  const never = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };
  expect(factWords({ kind: 'hours', week: never }, 'it')).toBe('chiuso');
});

test('[KB8] exactly the sentences that mention the fact', () => {
  const text =
    'Der Ausweis kostet {{fakt:neu}}. Der vorläufige kostet z. B. {{fakt:kurz}}. Bitte kommen Sie selbst.\n\n- Foto: {{fakt:neu}}\n';
  expect(sentencesMentioning(text, new Set(['neu']))).toEqual([
    'Der Ausweis kostet {{fakt:neu}}.',
    'Foto: {{fakt:neu}}',
  ]);
  expect(sentencesMentioning(text, new Set(['fremd']))).toEqual([]);
});
