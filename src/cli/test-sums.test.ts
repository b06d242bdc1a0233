// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { sumsOf } from './test-sums.ts';

const report = (statuses: string[], extra: object = {}) =>
  JSON.stringify({
    success: !statuses.includes('failed'),
    testResults: [{ status: 'passed', assertionResults: statuses.map((status) => ({ status, fullName: status })) }],
    ...extra,
  });

describe('sums of a run', () => {
  it('counts passed, failed and what did not run', () => {
    expect(sumsOf(report(['passed', 'passed', 'failed', 'skipped', 'todo']), 1)).toEqual({
      passed: 2,
      failed: 1,
      skipped: ['skipped', 'todo'],
      failures: ['a file without a name: failed: '],
    });
  });
  it('names what failed with its file and the first line of the reason', () => {
    const testResults = [
      {
        name: 'a.test.ts',
        status: 'failed',
        assertionResults: [{ fullName: 'works', status: 'failed', failureMessages: ['\u001b[31mno\u001b[39m\n at x'] }],
      },
      { name: 'b.test.ts', status: 'failed', message: 'syntax\nline 3', assertionResults: [] },
    ];
    expect(sumsOf(report([], { testResults, success: false }), 1).failures).toEqual([
      'a.test.ts: works: no',
      'b.test.ts: the file does not load: syntax',
    ]);
  });
  it.each([
    ['no report', undefined, 0],
    ['half a report', '{"testResults": [', 0],
    ['an error outside of tests', report(['passed']), 1],
    ['a run that says it failed', report(['passed'], { success: false }), 0],
    ['a file that does not load', report([], { testResults: [{ status: 'failed', assertionResults: [] }] }), 1],
  ])('is never green with %s', (_, text, exitCode) => {
    expect(sumsOf(text, exitCode).failed).toBe(1);
    expect(sumsOf(text, exitCode).failures).toHaveLength(1);
  });
});
