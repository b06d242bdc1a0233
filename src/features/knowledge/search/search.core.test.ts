// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, it } from 'vitest';
import type { SearchDocument, SearchRequest } from './document.core.ts';
import { createSearchIndex } from './search.core.ts';
import { searchDocument, townHall } from './search.fixture.ts';

function filled(documents: readonly SearchDocument[] = townHall) {
  const index = createSearchIndex();
  index.setFilling(true);
  index.put(documents);
  index.setFilling(false);
  return index;
}
const index = filled();
const found = (words: string, more: Partial<SearchRequest> = {}): string[] =>
  index.search({ words, ...more }).map(({ article }) => article);
const first = (words: string): string | undefined => found(words)[0];

it.each([
  ['STRASSENREINIGUNG', 'strasse'],
  ['straßenreinigung', 'strasse'],
  ['sperrmuell', 'muell'],
  ['sperrmull', 'muell'],
  ['KİMLİK KARTI', 'perso'],
  ['kimlik karti', 'perso'],
  ['serledana nasnameye', 'perso'],
])('[KS1] finds %s however it is spelt', (words, article) => expect(first(words)).toBe(article));

it('[KS1] keeps words apart that only look like umlauts', () => {
  const own = filled([searchDocument('a', 'Steuer'), searchDocument('b', 'Star')]);
  expect(own.search({ words: 'steuer' }).map(({ article }) => article)).toEqual(['a']);
});

it.each(['Ja genau, Moment bitte', 'und oder der die das', 'how can I please', 'nasıl ve için', '?!… —'])(
  '[KS2] finds nothing for talk: %s',
  (words) => expect(found(words)).toEqual([]),
);
it('[KS2] talk around the matter changes nothing', () =>
  expect(found('Guten Tag, ich hätte gern mal gewusst, wie das mit dem Wohngeld ist')).toEqual(found('Wohngeld')));

it.each([
  ['anmelden', 'wohnung'],
  ['angemeldet', 'wohnung'],
  ['anzumelden', 'wohnung'],
  ['Anmeldungen', 'wohnung'],
])('[KS3] %s finds what shares its stem', (words, article) => expect(found(words).slice(0, 3)).toContain(article));

it('[KS4] finds compounds by a part, after the word itself, and parts of a compound nobody wrote', () => {
  const own = filled([
    searchDocument('a', 'Ausweis'),
    searchDocument('b', 'Studentenausweis'),
    searchDocument('c', 'Steuer für den Hund'),
    searchDocument('d', 'Spielplatz'),
  ]);
  const of = (words: string) => own.search({ words }).map(({ article }) => article);
  expect(of('Ausweis').slice(0, 2)).toEqual(['a', 'b']);
  expect(of('Hundesteuer')[0]).toBe('c');
  expect(of('Studentenausweis')).toEqual(['b', 'a']);
});

it.each([
  ['personalau', 'perso'],
  ['hundest', 'hund'],
  ['beantragen reisep', 'pass'],
])('[KS5] finds %s before it is typed to the end', (words, article) => expect(first(words)).toBe(article));
it('[KS5] a blank says that the last word is complete', () => {
  expect(found('fisch')).toContain('fisch');
  const own = filled([searchDocument('a', 'Amt'), searchDocument('b', 'Amtsblatt')]);
  expect(own.search({ words: 'amt ' })[0]?.article).toBe('a');
});
it('[KS5] a foreign ending after a known word does no harm', () => expect(first('kimliklerimizi')).toBe('perso'));

it.each([
  ['Personlausweis', 'perso'],
  ['Fischreischein', 'fisch'],
  ['Wonhgeld', 'wohngeld'],
  ['Gewrebe', 'gewerbe'],
])('[KS6] %s is understood', (words, article) => expect(first(words)).toBe(article));
it('[KS6] a known word is never taken for another', () => {
  const own = filled([searchDocument('a', 'Hund'), searchDocument('b', 'Hunt')]);
  expect(own.search({ words: 'Hunt ' }).map(({ article }) => article)).toEqual(['b']);
});

it('[KS7] ranks title before keywords before short answer before text', () => {
  const own = filled([
    searchDocument('text', 'Vierter', { text: 'Zollamt' }),
    searchDocument('summary', 'Dritter', { summary: 'Zollamt' }),
    searchDocument('keyword', 'Zweiter', { keywords: ['Zollamt'] }),
    searchDocument('title', 'Zollamt'),
  ]);
  expect(own.search({ words: 'Zollamt' }).map(({ article }) => article)).toEqual([
    'title',
    'keyword',
    'summary',
    'text',
  ]);
});
it('[KS7] the rare word decides', () => {
  const many = Array.from({ length: 20 }, (_, at) => searchDocument(`x${at}`, `Bescheinigung Nummer ${at}`));
  const own = filled([...many, searchDocument('rare', 'Leuchtturm')]);
  expect(own.search({ words: 'Bescheinigung Leuchtturm' })[0]?.article).toBe('rare');
});

it.each([
  ['Perso geklaut', 'verlust'],
  ['Lappen', 'lappen'],
  ['Zuschuss zur Miete', 'wohngeld'],
  ['altes Sofa', 'muell'],
  ['angeln', 'fisch'],
  ['passport', 'pass'],
  ['permis de conduire', 'lappen'],
  ['köpek vergisi', 'hund'],
  ['zameldowanie', 'wohnung'],
  ['alîkariya kirê', 'wohngeld'],
  ['carta d’identità rubata', 'verlust'],
])('[KS8] %s is what administration calls otherwise', (words, article) => expect(first(words)).toBe(article));

it('[KS9] an article in several languages stands in the list once, in the language that fits', () => {
  const own = filled([
    searchDocument('a', 'Fundbüro', { text: 'Gefundenes' }),
    searchDocument('a', 'Lost property office', { language: 'en' }),
    searchDocument('b', 'Property tax', { language: 'en' }),
  ]);
  const hits = own.search({ words: 'property', language: 'en' });
  expect(hits.map(({ article, language }) => [article, language])).toEqual([
    ['b', 'en'],
    ['a', 'en'],
  ]);
});
it('[KS9] of equal hits those of the chosen topic and of the caller’s language come first', () => {
  const own = filled([
    searchDocument('a', 'Beratung', { topic: 'x' }),
    searchDocument('b', 'Beratung', { topic: 'y' }),
    searchDocument('c', 'Beratung', { language: 'tr', topic: 'z' }),
  ]);
  expect(own.search({ words: 'Beratung', boostTopic: 'y' })[0]?.article).toBe('b');
  expect(own.search({ words: 'Beratung', language: 'tr' })[0]?.article).toBe('c');
});
it('[KS9] with a filter nothing else is shown', () => {
  expect(found('beantragen', { topic: 'verkehr' })).toEqual([]);
  expect(new Set(found('anmelden', { department: 'ordnung' }))).toEqual(new Set(['gewerbe']));
});
it('[KS9] [LS6] one of several life situations is enough for the filter', () => {
  const own = filled([
    searchDocument('a', 'Beratung', { lifeSituations: ['umzug', 'geburt'] }),
    searchDocument('b', 'Beratung', { lifeSituations: ['umzug'] }),
    searchDocument('c', 'Beratung'),
  ]);
  const articles = (words: string, lifeSituation: string) =>
    own.search({ words, lifeSituation }).map(({ article }) => article);
  expect(articles('Beratung', 'geburt')).toEqual(['a']);
  expect(articles('Beratung', 'umzug').toSorted()).toEqual(['a', 'b']);
  expect(articles('', 'umzug').toSorted()).toEqual(['a', 'b']);
  expect(articles('', 'tod')).toEqual([]);
});
it('[KS9] without words all articles are listed, the chosen topic first', () => {
  expect(found('', { boostTopic: 'verkehr' })[0]).toBe('lappen');
  expect(found('  ')).toHaveLength(townHall.length);
});

it('[KS10] what people chose for these words stands first: two votes and 60 %', () => {
  const own = filled();
  const top = (words: string) => own.search({ words })[0];
  own.learn({ words: 'das Ding für Rex', article: 'hund', votes: 1 });
  expect(top('Ding Rex')?.article).not.toBe('hund');
  own.learn({ words: 'das Ding für Rex', article: 'hund', votes: 3 });
  expect(top('ding  REX')).toMatchObject({ article: 'hund', learned: true, unsure: false });
  own.learn({ words: 'das Ding für Rex', article: 'fisch', votes: 2 });
  expect(top('Ding Rex')?.article).toBe('hund');
  own.learn({ words: 'das Ding für Rex', article: 'fisch', votes: 3 });
  expect(top('Ding Rex')?.article).not.toBe('hund');
});

it('[KS11] shows the line that answers, with the words marked', () => {
  const [hit] = index.search({ words: 'wie lange dauert Personalausweis Herstellung ' });
  expect(hit?.article).toBe('perso');
  expect(hit?.passage.text).toBe('Die Herstellung dauert drei Wochen in der Bundesdruckerei.');
  expect(hit?.passage.marks.map(([from, to]) => hit.passage.text.slice(from, to))).toEqual(['Herstellung', 'dauert']);
});
it('[KS11] cuts a long line around what was found', () => {
  const filler = 'Lorem ipsum dolor sit amet '.repeat(20);
  const own = filled([searchDocument('a', 'Titel', { text: `${filler}Leuchtturm ${filler}` })]);
  const passage = own.search({ words: 'Leuchtturm' })[0]?.passage;
  expect(passage?.text.length).toBeLessThan(235);
  expect(passage?.marks.map(([from, to]) => passage.text.slice(from, to))).toEqual(['Leuchtturm']);
});
it('[KS11] says that a weak hit is unsure, and shows it', () => {
  const hits = index.search({ words: 'Größe meines Aquariums Hamster Zwergkaninchen' });
  expect(hits[0]).toMatchObject({ article: 'strasse', unsure: true });
  expect(index.search({ words: 'Wohngeld' })[0]).toMatchObject({ unsure: false });
});

it('[KS12] articles come and go one by one, and the index is as one built from nothing', () => {
  const own = createSearchIndex();
  for (const document of townHall) own.put([document]);
  const extra = searchDocument('extra', 'Fahrerlaubnisbehörde Leuchtturm', {
    text: 'Personal Ausweis Sperr Müll Wohnung Geld',
  });
  own.put([extra]);
  expect(own.search({ words: 'Leuchtturm' })[0]?.article).toBe('extra');
  own.put([searchDocument('hund', 'Katzensteuer')]);
  expect(own.search({ words: 'Hundemarke ' }).map(({ article }) => article)).not.toContain('hund');
  own.put(townHall.filter(({ article }) => article === 'hund'));
  own.remove('extra:de');
  for (const words of [
    'Personalausweis',
    'ausweis',
    'Hundesteur',
    'anmelden',
    'reise',
    'kimlik',
    'Leuchtturm',
    'müll',
    'Straße Größe',
  ])
    expect(own.search({ words }).map(({ article, score }) => [article, score.toFixed(4)])).toEqual(
      index.search({ words }).map(({ article, score }) => [article, score.toFixed(4)]),
    );
  expect(own.size()).toBe(townHall.length);
});

it.each([
  ['ten thousand letters', 'a'.repeat(10_000)],
  ['ten thousand characters', 'Wohngeld und Hund '.repeat(556)],
  ['signs', '%_\\\'";--*()[]{}'],
  ['emoji', '🙂🐶👨‍👩‍👧'],
  ['control characters', '\u0000\u0007\u202e\ufeff\ud800'],
  ['names of properties', '__proto__ constructor toString'],
])('[KS15] answers %s', (_, words) => expect(Array.isArray(index.search({ words }))).toBe(true));
it('[KS15] signs alone find nothing', () => expect(found('🙂')).toEqual([]));
