// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, test } from 'vitest';
import {
  canDelete,
  canEnd,
  canWrite,
  concerns,
  forCall,
  inOrder,
  isSameNews,
  isUnread,
  newsTextMost,
  problemOf,
  stateOn,
  topMost,
  type NewsText,
  type PastVersion,
} from './news.core.ts';

const day = '2026-11-23';
const lasting = (firstDay: string, lastDay: string | null, ended = false) => ({ firstDay, lastDay, ended });

test.each([
  ['its first day', lasting(day, '2026-11-30'), 'current'],
  ['its last day', lasting('2026-11-01', day), 'current'],
  ['the day before', lasting('2026-11-24', '2026-11-30'), 'planned'],
  ['the day after', lasting('2026-11-01', '2026-11-22'), 'ended'],
  ['until further notice', lasting('2020-01-01', null), 'current'],
  ['ended before its last day', lasting(day, null, true), 'ended'],
  ['ended before its first day', lasting('2026-12-01', null, true), 'ended'],
] as const)('[NW1] [NW2] %s', (_, message, state) => {
  expect(stateOn(message, day)).toBe(state);
  expect(canEnd(message, day)).toBe(state === 'current');
});

test('[NW3] editors and leads write, nobody else', () => {
  expect(canWrite({ roles: ['editor'] })).toBe(true);
  expect(canWrite({ roles: ['agent', 'lead'] })).toBe(true);
  expect(canWrite({ roles: ['agent'] })).toBe(false);
  expect(canWrite({ roles: ['admin', 'clerk', 'council'] })).toBe(false);
  expect(canWrite({ roles: [] })).toBe(false);
});

test('[NW4] a message concerns whoever has one of its topics, without topics everybody', () => {
  const own = new Set(['melden', 'wohngeld']);
  expect(concerns({ topics: ['bauen', 'melden'] }, own)).toBe(true);
  expect(concerns({ topics: ['bauen'] }, own)).toBe(false);
  expect(concerns({ topics: [] }, own)).toBe(true);
  expect(concerns({ topics: [] }, new Set())).toBe(true);
  expect(concerns({ topics: ['melden'] }, new Set())).toBe(false);
});

const row = (newsId: string, important: boolean, unread: boolean, at: number) => ({
  newsId,
  important,
  unread,
  changedAt: `2026-11-${at}T08:00:00.000Z`,
  mine: true,
});

test('[NW5] important unread ones first, then unread ones, then what was read; the newest change first', () => {
  const rows = [
    row('read important, newest', true, false, 23),
    row('unread', false, true, 20),
    row('read', false, false, 22),
    row('important, older', true, true, 11),
    row('unread, newer', false, true, 21),
    row('important', true, true, 12),
  ];
  const order = inOrder(rows).map(({ newsId }) => newsId);
  expect(order).toEqual(['important', 'important, older', 'unread, newer', 'unread', 'read important, newest', 'read']);
  expect(inOrder(rows.toReversed()).map(({ newsId }) => newsId)).toEqual(order);
});

test.each([
  ['never read', false, 'current', null, true],
  ['read', false, 'current', 3, false],
  ['changed since, important', true, 'current', 2, true],
  ['changed since, not important', false, 'current', 2, false],
  ['the present version of an important one', true, 'current', 3, false],
  ['planned', true, 'planned', null, false],
  ['ended', true, 'ended', null, false],
] as const)('[NW6] [NW7] %s', (_, important, state, mark, unread) => {
  expect(isUnread({ important, state, version: 3 }, mark)).toBe(unread);
});

const version = (kind: 'news' | 'instruction', firstDay: string, at: string): PastVersion => ({ kind, firstDay, at });

test.each<[string, readonly PastVersion[], boolean]>([
  ['news', [version('news', '2026-11-01', '2026-11-01T08:00:00Z')], true],
  ['an instruction in force', [version('instruction', day, '2026-11-20T08:00:00Z')], false],
  ['an instruction of tomorrow', [version('instruction', '2026-11-24', '2026-11-20T08:00:00Z')], true],
  [
    'an instruction that held and became news since',
    [version('news', day, '2026-11-23T08:00:00Z'), version('instruction', '2026-11-01', '2026-11-01T08:00:00Z')],
    false,
  ],
  [
    'an instruction that held and was put off since',
    [
      version('instruction', '2027-01-01', '2026-11-22T08:00:00Z'),
      version('instruction', '2026-11-22', '2026-11-20T08:00:00Z'),
    ],
    false,
  ],
  [
    'an instruction that was put off in time; 23:30 UTC is the next day here',
    [
      version('instruction', '2027-01-01', '2026-11-21T22:30:00Z'),
      version('instruction', '2026-11-22', '2026-11-20T08:00:00Z'),
    ],
    true,
  ],
  [
    'an instruction that was put off half an hour too late',
    [
      version('instruction', '2027-01-01', '2026-11-21T23:30:00Z'),
      version('instruction', '2026-11-22', '2026-11-20T08:00:00Z'),
    ],
    false,
  ],
])('[NW9] %s', (_, versions, deletable) => {
  expect(canDelete(versions, day)).toBe(deletable);
});

const text: NewsText = {
  kind: 'news',
  title: 'Passausgabe heute geschlossen',
  bodyMarkdown: 'Wegen **Stromausfall**.',
  topics: ['melden'],
  important: true,
  firstDay: day,
  lastDay: day,
};
const known = new Set(['melden', 'wohngeld']);

test.each<[string, Partial<NewsText>, object | undefined]>([
  ['complete', {}, undefined],
  ['an instruction without end', { kind: 'instruction', lastDay: null }, undefined],
  ['news without end', { lastDay: null }, { code: 'newsWithoutEnd' }],
  ['a title of blanks', { title: '  ' }, { code: 'newsIncomplete' }],
  ['no text', { bodyMarkdown: '\n' }, { code: 'newsIncomplete' }],
  ['as long as may be', { bodyMarkdown: 'ä'.repeat(newsTextMost) }, undefined],
  ['10,000 characters', { bodyMarkdown: 'x'.repeat(10_000) }, { code: 'newsTooLong', length: 10_000, most: 4_000 }],
  ['the last day before the first', { lastDay: '2026-11-22' }, { code: 'newsEndsBefore' }],
  ['unknown topics', { topics: ['melden', 'mond', 'mars'] }, { code: 'topicUnknown', topics: 'mond, mars' }],
])('[NW10] %s', (_, changes, problem) => {
  expect(problemOf({ ...text, ...changes }, known)).toEqual(problem);
});

test('[NW11] the same text is the same, whatever the order of its topics; any other word is not', () => {
  const two = { ...text, topics: ['melden', 'wohngeld'] };
  expect(isSameNews(two, { ...two, topics: ['wohngeld', 'melden'] })).toBe(true);
  const changes: readonly Partial<NewsText>[] = [
    { kind: 'instruction' },
    { title: 'Anders' },
    { bodyMarkdown: 'Anders' },
    { topics: ['melden'] },
    { important: false },
    { firstDay: '2026-11-22' },
    { lastDay: null },
  ];
  for (const change of changes) expect(isSameNews(two, { ...two, ...change })).toBe(false);
});

test('[NW12] on top of the desk: the first unread important message of the own topics', () => {
  const foreign = { ...row('foreign', true, true, 23), mine: false };
  expect(topMost([foreign, row('a', true, true, 22), row('b', true, true, 21)])?.newsId).toBe('a');
  expect(topMost([foreign, row('read', true, false, 22), row('small', false, true, 21)])).toBeUndefined();
});

test('[NW12] in a call: instructions that name its topic, nothing else', () => {
  const rows = [
    { kind: 'instruction', topics: ['melden'], id: 1 },
    { kind: 'instruction', topics: [], id: 2 },
    { kind: 'news', topics: ['melden'], id: 3 },
    { kind: 'instruction', topics: ['bauen', 'melden'], id: 4 },
  ] as const;
  expect(forCall(rows, 'melden').map(({ id }) => id)).toEqual([1, 4]);
  expect(forCall(rows, null)).toEqual([]);
});
