// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, it } from 'vitest';
import { compareService, deletionsNeedConsent, fieldsOfEntry, fieldsOfService, textsOfFields } from './diff.core.ts';
import { entryOfRow, leadingSentences, mergeEntries, type Row } from './entry.core.ts';
import { joinSections, splitSections } from './sections.core.ts';

const same = (one: string, other: string): boolean => one === other;
const compare = (current: Record<string, string>, base: Record<string, string>, incoming: Record<string, string>) =>
  compareService({ 'title.de': 'T', ...current }, base, { 'title.de': 'T', ...incoming }, same);

it('[IM8] takes all fields of a service that is not there', () => {
  const compared = compareService(undefined, {}, { 'title.de': 'Neu', leika: '99000000000001' }, same);
  expect(compared).toMatchObject({ kind: 'new', next: { 'title.de': 'Neu' } });
  expect(compared.changes.map(({ field }) => field)).toEqual(['title.de', 'leika']);
});

it.each([
  ['[IM9] untouched here, changed there: taken', 'alt', 'alt', 'neu', 'neu', 'taken'],
  ['[IM9] nothing here yet: taken', '', '', 'neu', 'neu', 'taken'],
  ['[IM9] untouched here, taken back there: gone', 'alt', 'alt', '', undefined, 'taken'],
  ['[IM10] edited here, unchanged there: stays', 'hier', 'alt', 'alt', 'hier', undefined],
  ['[IM10] deleted here, unchanged there: stays deleted', '', 'alt', 'alt', undefined, undefined],
  ['[IM11] edited here, changed there: kept and shown', 'hier', 'alt', 'neu', 'hier', 'kept'],
  ['[IM11] written here before the first delivery: kept and shown', 'hier', '', 'neu', 'hier', 'kept'],
  ['both changed to the same: nothing to do', 'neu', 'alt', 'neu', 'neu', undefined],
])('%s', (_, current, base, incoming, next, decision) => {
  const as = (text: string): Record<string, string> => (text === '' ? {} : { 'short.de': text });
  const compared = compare(as(current), as(base), as(incoming));
  expect(compared.next['short.de']).toBe(next);
  expect(compared.changes[0]?.decision).toBe(decision);
});

it('[IM11] shows a kept difference once: the delivery then is the new base', () => {
  const first = compare({ 'body.de': 'hier' }, { 'body.de': 'alt' }, { 'body.de': 'neu' });
  expect(first.kind).toBe('changed');
  expect(compare(first.next, { 'body.de': 'neu' }, { 'body.de': 'neu' }).kind).toBe('same');
});

it('[IM12] merges keywords by whose they are', () => {
  const { next, changes } = compare(
    { 'keywords.de': 'quelle\nhier\nweg' },
    { 'keywords.de': 'quelle\nweg\ngelöscht' },
    { 'keywords.de': 'quelle\ngelöscht\nneu' },
  );
  expect(next['keywords.de']).toBe('quelle\nhier\nneu');
  expect(changes).toMatchObject([{ field: 'keywords.de', decision: 'taken' }]);
});

it('[IM22] merges life situations as keywords are merged', () => {
  const { next, changes } = compare(
    { situations: 'hier\nquelle' },
    { situations: 'quelle\nweg\ngelöscht' },
    { situations: 'gelöscht\nneu' },
  );
  expect(next['situations']).toBe('hier\nneu');
  expect(changes).toMatchObject([{ field: 'situations', decision: 'taken' }]);
  // A source that says nothing of them, and another order, change nothing.
  expect(compare({ situations: 'hier' }, {}, {}).kind).toBe('same');
  expect(compare({ situations: 'b\na' }, {}, { situations: 'a\nb' }).kind).toBe('same');
});

it('[IM22] life situations belong to the service, not to a translation', () => {
  const lifeSituations = [{ code: 'umzug', name: 'Umzug' }];
  const main = entryOfRow({ ...row, lifeSituations }).entry;
  const other = entryOfRow({ ...row, id: 'a-en', language: 'en', translationOf: 'a', lifeSituations }).entry;
  if (!main || !other) throw new Error('both rows are good');
  expect([main.lifeSituations, other.lifeSituations]).toEqual([lifeSituations, []]);
  expect(mergeEntries(main, [other]).lifeSituations).toEqual(lifeSituations);
  expect(fieldsOfEntry(main, ['umzug', 'wohnen'])).toMatchObject({ situations: 'umzug\nwohnen' });
});

it('[IM13] asks whether two texts read the same', () => {
  const compared = compareService(
    { 'body.de': '* a' },
    {},
    { 'body.de': '- a' },
    (one, other) => one.slice(2) === other.slice(2),
  );
  expect(compared).toMatchObject({ kind: 'same', next: { 'body.de': '* a' } });
});

it('never loses the German title or the LeiKa key because a delivery lacks them', () => {
  const fields = { 'title.de': 'T', leika: '99000000000001' };
  expect(compareService(fields, fields, {}, same)).toMatchObject({ kind: 'same', next: fields });
});

it('[IM14] asks above a tenth', () => {
  expect([
    deletionsNeedConsent(0, 0),
    deletionsNeedConsent(1, 10),
    deletionsNeedConsent(2, 19),
    deletionsNeedConsent(1, 9),
  ]).toEqual([false, false, true, true]);
});

const row: Row = {
  id: 'a',
  line: 7,
  language: 'de',
  title: 'Titel',
  titles: {},
  keywords: [],
  summary: '',
  fee: '',
  duration: '',
  deadline: '',
  sections: {},
  translationOf: '',
  leika: '',
  responsible: '',
  lifeSituations: [],
  own: false,
};

it('[IM6] takes a short fee for a fact, a long one for a section', () => {
  expect(entryOfRow({ ...row, fee: '10 Euro' }).entry).toMatchObject({
    facts: [{ label: 'Gebühr', value: '10 Euro' }],
    texts: { de: { title: 'Titel' } },
  });
  const long = 'x'.repeat(201);
  expect(entryOfRow({ ...row, fee: long }).entry).toMatchObject({
    facts: [],
    texts: { de: { bodyMarkdown: `## Gebühren\n\n${long}` } },
  });
});

it('[IM7] loses nothing of a long summary', () => {
  const summary = `Der erste Satz sagt z. B. in ganzen ${'langen '.repeat(30)}Worten etwas. Der zweite ${'auch '.repeat(60)}noch mehr.`;
  const texts = entryOfRow({ ...row, summary, sections: { text: 'Mehr.' } }).entry?.texts.de;
  expect(texts?.shortAnswer).toMatch(/^Der erste .* etwas\.$/);
  expect(texts?.bodyMarkdown).toBe(`${summary}\n\nMehr.`);
  expect(leadingSentences('wort '.repeat(200)).length).toBeLessThanOrEqual(400);
});

it('[IM5] joins a service with its translations', () => {
  const main = entryOfRow({ ...row, titles: { en: 'Title' } }).entry;
  const other = entryOfRow({
    ...row,
    id: 'a-en',
    language: 'en',
    title: '',
    translationOf: 'a',
    sections: { text: 'Text' },
  }).entry;
  if (!main || !other) throw new Error('both rows are good');
  expect([main.sourceId, other.sourceId, other.part]).toEqual(['a', 'a', 'en']);
  expect(mergeEntries(main, [other]).texts.en).toEqual({ title: 'Title', bodyMarkdown: 'Text', shortAnswer: 'Text' });
});

it('[IM20] splits a text into what joins to it again, or leaves it whole', () => {
  const ordered = joinSections({ text: 'Text', documents: '- a\n- b', notes: 'Hinweis\n\n### Unter\n\nx' }, 'de');
  expect(splitSections(ordered, 'de')).toEqual({
    text: 'Text',
    documents: '- a\n- b',
    notes: 'Hinweis\n\n### Unter\n\nx',
  });
  for (const other of [
    '## Hinweise\n\nx\n\n## Unterlagen\n\ny',
    '## Unterlagen\n\n',
    '## Eigenes\n\nx',
    '## Unterlagen\n\na\n\n## Unterlagen\n\nb',
  ])
    expect(joinSections(splitSections(other, 'de'), 'de')).toBe(other.trim());
});

it('[IM20] fields of a service and back are the same texts', () => {
  const texts = {
    leika: '99000000000001',
    lifeSituations: ['umzug', 'wohnen'],
    titles: { de: 'T', tr: 'B' },
    keywords: { de: ['a', 'b'] },
    facts: [{ label: 'Gebühr', value: '1 Euro' }],
    variants: [
      { language: 'de', shortAnswer: 'Kurz.', bodyMarkdown: 'Text' },
      { language: 'tr', shortAnswer: 'Kısa.', bodyMarkdown: '' },
    ],
  };
  expect(textsOfFields(fieldsOfService(texts))).toEqual(texts);
  expect(
    fieldsOfEntry({
      sourceId: 'a',
      part: '',
      line: 1,
      own: false,
      leika: null,
      responsible: '',
      facts: [],
      texts: { de: { title: 'T' } },
    }),
  ).toEqual({ 'title.de': 'T' });
});
