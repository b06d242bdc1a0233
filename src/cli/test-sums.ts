// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The sums of one vitest run, read from its JSON report. Pure. */

import { stripVTControlCharacters } from 'node:util';

/** What a run came to. `skipped` are tests that did not run; they are never silent. */
export interface Sums {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly string[];
  /** What failed, as `file: test: first line of the reason`; told once more at the end of a long run. */
  readonly failures: readonly string[];
}

interface Report {
  readonly success?: boolean;
  readonly testResults?: readonly {
    readonly name?: string;
    readonly status?: string;
    readonly message?: string;
    readonly assertionResults?: readonly {
      readonly fullName?: string;
      readonly status?: string;
      readonly failureMessages?: readonly string[];
    }[];
  }[];
}

/**
 * Reads a report. A run that broke without a failed test (a file that does not load, an error outside of tests,
 * no report at all) counts as one failure, so that no breakage can look green.
 */
export function sumsOf(report: string | undefined, exitCode: number): Sums {
  const parsed = parse(report);
  const files = parsed?.testResults ?? [];
  const tests = files.flatMap((file) => file.assertionResults ?? []);
  const brokenFiles = files.filter(
    (file) => file.status === 'failed' && !(file.assertionResults ?? []).some(({ status }) => status === 'failed'),
  );
  const passed = tests.filter(({ status }) => status === 'passed').length;
  const failed = tests.filter(({ status }) => status === 'failed').length + brokenFiles.length;
  const skipped = tests.filter(({ status }) => status !== 'passed' && status !== 'failed');
  const isBroken = parsed === undefined || exitCode !== 0 || parsed.success === false;
  return {
    passed,
    failed: failed === 0 && isBroken ? 1 : failed,
    skipped: skipped.map(({ fullName }) => fullName ?? 'a test without a name'),
    failures: [
      ...files.flatMap((file) =>
        (file.assertionResults ?? [])
          .filter(({ status }) => status === 'failed')
          .map((test) => lineOf(file.name, test.fullName, test.failureMessages?.[0])),
      ),
      ...brokenFiles.map((file) => lineOf(file.name, 'the file does not load', file.message)),
      ...(failed === 0 && isBroken ? [`exit code ${exitCode} without a failed test: an error outside of tests`] : []),
    ],
  };
}

const lineOf = (file = 'a file without a name', test = 'a test without a name', reason = ''): string =>
  `${file}: ${test}: ${stripVTControlCharacters(reason).split('\n', 1)[0]}`;

function parse(report: string | undefined): Report | undefined {
  if (report === undefined) return undefined;
  try {
    return JSON.parse(report) as Report;
  } catch {
    return undefined;
  }
}
