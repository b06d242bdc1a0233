// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, it } from 'vitest';
import type { Role } from '../../lib/contract.ts';
import { isDamm } from '../../lib/pure/damm.ts';
import {
  canReadStory,
  canSee,
  isOverdue,
  ticketNumber,
  ticketNumbers,
  waysOf,
  whyNotNote,
  type Channel,
  type NoteKind,
  type TicketState,
} from './promise.core.ts';

const person = (roles: readonly Role[], departmentId: string | null = null) => ({
  accountId: 'me',
  roles,
  departmentId,
});

it('[PR2] numbers have 8 digits with a check digit and do not begin with 0', () => {
  for (const random of [ticketNumbers.from, 4_388_123, ticketNumbers.to]) {
    expect(ticketNumber(random)).toMatch(/^[1-9]\d{7}$/);
    expect(isDamm(ticketNumber(random))).toBe(true);
  }
  for (const wrong of [999_999, 10_000_000, 1_234_567.5, Number.NaN]) expect(() => ticketNumber(wrong)).toThrow();
});

it.each<[TicketState, NoteKind, string, ReturnType<typeof whyNotNote>]>([
  ['open', 'called', '', undefined],
  ['open', 'mailed', '', undefined],
  ['open', 'closed', 'erledigt', undefined],
  ['open', 'closed', '  ', 'reasonMissing'],
  ['open', 'note', '', 'reasonMissing'],
  ['open', 'reopened', 'x', 'conflict'],
  ['closed', 'called', '', 'closedAlready'],
  ['closed', 'mailed', '', 'closedAlready'],
  ['closed', 'closed', 'x', 'closedAlready'],
  ['closed', 'note', 'x', undefined],
  ['closed', 'reopened', '', undefined],
])('[PR5] [PR6] %s ticket, %s with text "%s": %s', (state, kind, text, why) => {
  expect(whyNotNote({ state, ways: ['callback'] }, kind, text)).toBe(why);
});

it.each<[NoteKind, readonly Channel[], string, ReturnType<typeof whyNotNote>]>([
  ['letterSent', ['letter'], 'Bescheid liegt bei', undefined],
  ['letterSent', ['letter'], ' ja ', 'reasonMissing'],
  ['letterSent', ['callback', 'letter'], 'Berichtigung', undefined],
  ['letterSent', ['callback'], 'Bescheid', 'otherWish'],
  ['letterSent', ['none'], 'Bescheid', 'otherWish'],
  ['done', ['none'], 'Laterne repariert', undefined],
  ['done', ['none'], '', 'reasonMissing'],
  ['done', ['email'], 'Laterne repariert', 'otherWish'],
  ['called', ['letter'], '', undefined],
  ['mailed', ['none'], '', undefined],
])('[PR41] [PR43] %s where %j is wished, "%s": %s', (kind, ways, text, why) => {
  expect(whyNotNote({ state: 'open', ways }, kind, text)).toBe(why);
  expect(whyNotNote({ state: 'open', merged: true, ways }, kind, text)).toBe('mergedAlready');
  if (why === undefined) expect(whyNotNote({ state: 'closed', ways }, kind, text)).toBe('closedAlready');
});

it('[PR41] the ways of a ticket are its wish and what is still promised otherwise, each once', () => {
  const promised = [
    { channel: 'none', open: true },
    { channel: 'letter', open: true },
    { channel: 'email', open: false },
  ] as const;
  expect(waysOf('none', promised)).toEqual(['none', 'letter']);
  expect(waysOf(undefined, promised)).toEqual(['none', 'letter']);
  expect(waysOf('callback', [])).toEqual(['callback']);
});

it('[PR8] the team sees all, a clerk the own department, others nothing', () => {
  const ticket = { departmentId: 'd1' };
  expect(canSee(person(['agent']), ticket)).toBe(true);
  expect(canSee(person(['lead']), ticket)).toBe(true);
  expect(canSee(person(['clerk'], 'd1'), ticket)).toBe(true);
  expect(canSee(person(['clerk'], 'd2'), ticket)).toBe(false);
  expect(canSee(person(['clerk']), ticket)).toBe(false);
  expect(canSee(person(['editor', 'admin', 'council'], 'd1'), ticket)).toBe(false);
});

it('[PR9] a protected story is for the department and whoever gave the promise', () => {
  const ticket = { departmentId: 'd1', protected: true, promisedBy: ['other', null] };
  expect(canReadStory(person(['agent', 'lead']), ticket)).toBe(false);
  expect(canReadStory(person(['agent'], 'd1'), ticket)).toBe(false);
  expect(canReadStory(person(['clerk'], 'd1'), ticket)).toBe(true);
  expect(canReadStory(person(['clerk'], 'd2'), ticket)).toBe(false);
  expect(canReadStory(person(['agent']), { ...ticket, promisedBy: ['me'] })).toBe(true);
  expect(canReadStory(person(['agent']), { ...ticket, protected: false })).toBe(true);
});

it('[PR10] overdue is an open promise past its time', () => {
  expect(isOverdue({ dueAt: 10, open: true }, 11)).toBe(true);
  expect(isOverdue({ dueAt: 10, open: true }, 10)).toBe(false);
  expect(isOverdue({ dueAt: 10, open: false }, 11)).toBe(false);
});
