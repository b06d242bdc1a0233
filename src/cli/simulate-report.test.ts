// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { reportLines, reportOf, strictProblems, type ReportParts } from './simulate-report.ts';
import { compare, type CallerResult, type Person, type Row } from './simulate-sums.ts';

const person = (patienceMs: number, ...calls: CallerResult[]): Person => ({
  plan: { patienceMs, keys: '1' },
  calls,
  redials: calls.length - 1,
  secondCalls: 0,
});
const talked = (sipCallId: string): CallerResult => ({ sipCallId, how: 'talked', waitedMs: 1, silenceMs: 250 });
const left = (sipCallId: string): CallerResult => ({ sipCallId, how: 'leftWaiting' });
const row = (
  sipCallId: string,
  end: string,
  waitedMs: number | null,
  language = 'de',
  topic: string | null = 'x',
): Row => ({
  sipCallId,
  end,
  language,
  topic,
  answeredAt: end === 'served' ? 1 : null,
  waitedMs,
});

const persons = [
  person(60_000, talked('a')),
  person(90_000, left('b'), talked('c')),
  person(70_000, left('d')),
  person(59_999, left('e')),
];
const rows = [
  row('a', 'served', 1_000),
  row('b', 'abandoned_waiting', 4_999),
  row('c', 'served', 31_000, 'tr'),
  row('d', 'abandoned_waiting', 70_000, 'de', null),
  row('e', 'abandoned_menu', null),
];
const parts: ReportParts = {
  sums: compare(
    persons.flatMap(({ calls }) => calls),
    rows,
  ),
  persons,
  rows,
  left: { legs: 0, bridges: 0 },
  cityLanguages: ['de', 'tr', 'ku'],
  cityTopics: ['x', 'y'],
  placesKept: 1,
  kills: [{ atMs: 5_000, backAfterMs: 1_900 }],
  agents: { conversations: 2, heardCallers: 2 },
};

describe('the report of a simulation', () => {
  const report = reportOf(parts);
  it('counts by the definitions of the domain', () => {
    // Offered to the queue: a, c, d; b was a short abandon, e never got there.
    expect(report.serviceLevel).toEqual({ within: 1, of: 3, thresholdSeconds: 30 });
    expect(report.waitSeconds).toEqual({ p50: 1, p90: 31, max: 31 });
    expect(report.patient).toEqual({ callers: 3, served: 2 });
    expect(report).toMatchObject({ redials: 1, secondCalls: 0, longestSilenceSeconds: 0.3 });
    expect(report.callers).toMatchObject({ talked: 2, leftWaiting: 3, cutOff: 0 });
  });
  it('lists every language and topic seen, and what was not', () => {
    expect(report.languages).toEqual({ de: 4, tr: 1 });
    expect(report.topics).toEqual({ x: 4, none: 1 });
    expect(report.unseen).toEqual(['ku', 'y']);
  });
  it('fails under --strict for too few served, for the unseen, and for a server that stayed away', () => {
    expect(strictProblems(report)).toEqual([
      'of 3 callers with patience from 60 s on 2 were served; at least 90 % had to be',
      'not seen in any row: ku, y',
    ]);
    const content = reportOf({
      ...parts,
      persons: persons.slice(0, 2),
      cityLanguages: ['de'],
      cityTopics: ['x'],
      kills: [{ atMs: 5_000, backAfterMs: undefined }],
    });
    expect(strictProblems(content)).toEqual(['not back after the kill at 5 s']);
    expect(strictProblems({ ...content, kills: [] })).toEqual([]);
    expect(strictProblems({ ...content, kills: [], patient: { callers: 0, served: 0 } })).toHaveLength(1);
  });
  it('is readable', () => {
    const lines = reportLines(report).join('\n');
    expect(lines).toMatch(/^calls offered +5$/m);
    expect(lines).toMatch(/^service level \(30 s\) +1 of 3$/m);
    expect(lines).toMatch(/^patience from 60 s on, served +2 of 3$/m);
    expect(lines).toMatch(/^ {2}given their old place +1$/m);
    expect(lines).toMatch(/^not seen: ku, y$/m);
    expect(lines).toMatch(/^back after at most \(s\) +1\.9$/m);
    expect(reportLines({ ...report, problems: Array.from({ length: 25 }, () => 'bad') }).at(-1)).toBe('! and 5 more');
  });
});
