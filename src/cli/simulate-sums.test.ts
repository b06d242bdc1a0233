// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { readOptions } from './simulate-options.ts';
import { compare, exitStatus, sumLines, type CallerResult } from './simulate-sums.ts';

const talked: CallerResult = { sipCallId: 'a', how: 'talked', waitedMs: 1500 };
const left: CallerResult = { sipCallId: 'b', how: 'leftWaiting' };
const row = (sipCallId: string, end: string | null) => ({ sipCallId, end });

describe('comparing callers and rows', () => {
  it('is content when each call has one row with one end', () => {
    const sums = compare([talked, left], [row('b', 'abandoned_waiting'), row('a', 'served'), row('other', 'served')]);
    expect(sums).toEqual({ offered: 2, rows: 2, ends: { served: 1, abandoned_waiting: 1 }, problems: [] });
    expect(exitStatus(sums)).toBe(0);
    expect(sumLines(sums, [talked, left]).join('\n')).toContain('1.5');
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
  it('counts no call as no proof', () => {
    expect(exitStatus(compare([], [row('a', 'served')]))).toBe(2);
  });
});

describe('options', () => {
  it('reads all of them', () => {
    const read = readOptions(['--rate', '600', '--minutes', '0.5', '--agents', '3', '--talk', '5', '--seed', '9']);
    expect(read).toEqual({
      ok: true,
      options: { perHour: 600, minutes: 0.5, agents: 3, talkSeconds: 5, patienceSeconds: 240, seed: 9 },
    });
  });
  it('names all mistakes together', () => {
    const read = readOptions(['--rate', 'many', '--minutes', '-1']);
    expect(read.ok ? [] : read.problems.length).toBeGreaterThanOrEqual(1);
    const missing = readOptions(['--rate', 'many']);
    expect(missing.ok ? [] : missing.problems).toEqual([
      '--rate must be a number from 0 to 36000 (it is "many")',
      '--minutes is missing',
      '--agents is missing',
    ]);
    expect(readOptions(['--rat', '1'])).toMatchObject({ ok: false });
  });
});
