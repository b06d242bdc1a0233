// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, it } from 'vitest';
import { documentOf, figuresOf, keywordQueries, rankOf, scaled } from './evaluation.core.ts';

const rows = [
  { id: 'a', title: 'Alte Dinge', keywords: ['Zeug', 'Kram'], text: 'Erster Satz. Zweiter Satz.' },
  { id: 'b', title: 'Neue Dinge', keywords: ['kram'] },
  { id: 'b-en', title: 'New things', lang: 'en', translation_of: 'b', titles: null },
];

it('counts ranks: share on 1, among 3, mean of 1/rank up to 10', () => {
  expect(figuresOf([1, 3, 0, 11])).toEqual({ n: 4, recall1: 0.25, recall3: 0.5, mrr10: 0.333 });
  expect(figuresOf([])).toEqual({ n: 0, recall1: 0, recall3: 0, mrr10: 0 });
  expect(rankOf(['x', 'y', 'z'], ['z', 'y'])).toBe(2);
  expect(rankOf(['x'], ['z'])).toBe(0);
});
it('asks each keyword once; whoever carries it answers it', () =>
  expect(keywordQueries(rows)).toEqual([
    { query: 'Zeug', kind: 'keywords', relevant: ['a'] },
    { query: 'Kram', kind: 'keywords', relevant: ['a', 'b'] },
  ]));
it('a translation is a variant of its article', () =>
  expect(rows.map(documentOf).map(({ article, language }) => [article, language])).toEqual([
    ['a', 'de'],
    ['b', 'de'],
    ['b', 'en'],
  ]));
it('fills up with copies that differ from each other and leave the judged rows as they are', () => {
  const many = scaled(rows, 50);
  expect(many).toHaveLength(50);
  expect(many.slice(0, 3)).toEqual(rows);
  expect(new Set(many.map(({ id }) => id)).size).toBe(50);
  expect(new Set(many.map(({ title }) => title)).size).toBe(50);
  expect(scaled(rows, 2)).toEqual(rows);
});
