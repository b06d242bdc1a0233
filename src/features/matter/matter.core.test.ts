// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, it } from 'vitest';
import { heaviest, isOpen, ticketPress, whyNotDecide, whyNotRemove } from './matter.core.ts';

const undecided = { outcome: null };
const answered = { outcome: 'answered' } as const;
const ticket = { outcome: 'ticket' } as const;

it('[MT2] is open while the call runs or something is undecided', () => {
  expect(isOpen({ endedAt: null, matters: [answered] })).toBe(true);
  expect(isOpen({ endedAt: '2026-11-23', matters: [answered, undecided] })).toBe(true);
  expect(isOpen({ endedAt: '2026-11-23', matters: [answered, ticket] })).toBe(false);
});

it('[MT4] lets an outcome change while open, but never a ticket', () => {
  expect(whyNotDecide(answered, { endedAt: null, matters: [answered] })).toBeUndefined();
  expect(whyNotDecide(ticket, { endedAt: null, matters: [ticket] })).toBe('alreadyDecided');
  expect(whyNotDecide(answered, { endedAt: 'x', matters: [answered] })).toBe('alreadyDecided');
});

it('[MT7] keeps the last matter and one with a ticket', () => {
  expect(whyNotRemove(answered, { endedAt: null, matters: [answered, undecided] })).toBeUndefined();
  expect(whyNotRemove(undecided, { endedAt: null, matters: [undecided] })).toBe('lastMatter');
  expect(whyNotRemove(ticket, { endedAt: null, matters: [ticket, undecided] })).toBe('alreadyDecided');
});

it('[MT9] counts the heaviest outcome of a call', () => {
  expect(heaviest(['answered', null, 'transferred'])).toBe('transferred');
  expect(heaviest(['ticket', 'transferred', 'answered'])).toBe('ticket');
  expect(heaviest([null])).toBe(null);
  expect(heaviest([])).toBe(null);
});

it('[MT12] [PR18] a promise presses when it is past, or before the instant that few service hours are left', () => {
  const times = { now: 100, dangerBefore: 200 };
  expect([99, 100, 199, 200].map((dueAt) => ticketPress(dueAt, times))).toEqual(['broken', 'danger', 'danger', null]);
  expect(ticketPress(null, times)).toBeNull();
  expect(ticketPress(150, { now: 100, dangerBefore: null })).toBeNull();
  expect(ticketPress(99, { now: 100, dangerBefore: null })).toBe('broken');
});
