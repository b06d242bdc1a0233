// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { compare, exitStatus, type CallerResult, type Row } from './simulate-sums.ts';

const talked: CallerResult = { sipCallId: 'a', how: 'talked', waitedMs: 1500, silenceMs: 100 };
const left: CallerResult = { sipCallId: 'b', how: 'leftWaiting' };
const row = (sipCallId: string, end: string | null): Row => ({
  sipCallId,
  end,
  language: 'de',
  topic: null,
  answeredAt: null,
  waitedMs: null,
});

describe('comparing callers and rows', () => {
  it('is content when each call has one row with one end', () => {
    const rows = [row('b', 'abandoned_waiting'), row('a', 'served'), row('other', 'served')];
    const sums = compare([talked, left], rows, { legs: 0, bridges: 0 });
    expect(sums).toEqual({ offered: 2, rows: 2, ends: { served: 1, abandoned_waiting: 1 }, problems: [] });
    expect(exitStatus(sums)).toBe(0);
  });
  it.each([
    ['a missing row', [row('a', 'served')], /b: no row/],
    ['two rows of one call', [row('a', 'served'), row('a', 'served'), row('b', 'broken')], /a: 2 rows/],
    ['a row without an end', [row('a', 'served'), row('b', null)], /b: the row has no end/],
    ['a conversation that was not served', [row('a', 'broken'), row('b', 'broken')], /a: talked .* broken/],
  ])('finds %s', (_, rows, problem) => {
    const sums = compare([talked, left], rows);
    expect(sums.problems.join('\n')).toMatch(problem);
    expect(exitStatus(sums)).toBe(1);
  });
  it.each([
    ['a conversation that was cut off', { ...talked, how: 'cutOff' as const }, /a: the conversation was cut off/],
    ['an agent who fell silent', { ...talked, silenceMs: 5_100 }, /a: the agent was not heard for 5\.1 s/],
  ])('finds %s', (_, result, problem) => {
    const sums = compare([result], [row('a', 'served')]);
    expect(sums.problems.join('\n')).toMatch(problem);
    expect(exitStatus(sums)).toBe(1);
  });
  it('lets the line of a caller break: that is nobody’s fault, but the call was served', () => {
    const broke: CallerResult = { ...talked, how: 'lineBroke' };
    expect(exitStatus(compare([broke], [row('a', 'served')]))).toBe(0);
    expect(exitStatus(compare([broke], [row('a', 'abandoned_waiting')]))).toBe(1);
  });
  it('finds what is left on the switch', () => {
    const { problems } = compare([talked], [row('a', 'served')], { legs: 2, bridges: 1 });
    expect(problems).toEqual(['2 legs are left on the switch', '1 bridges are left on the switch']);
  });
  it('counts no call as no proof', () => {
    expect(exitStatus(compare([], [row('a', 'served')]))).toBe(2);
  });
});
