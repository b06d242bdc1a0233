// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { constructProblems, headerProblems, nameProblems, sizeProblems } from './check-files.ts';

const header = '// SPDX-FileCopyrightText: 2026 The Amtsleitung authors\n// SPDX-License-Identifier: EUPL-1.2\n';
const lines = (count: number) => 'x\n'.repeat(count);

describe('licence headers', () => {
  it('asks for both lines in code and not in other files', () => {
    const files = [
      { path: 'src/a.ts', text: `${header}x` },
      { path: 'src/b.ts', text: 'x' },
      { path: 'migrations/1.sql', text: '-- SPDX-FileCopyrightText: x\n' },
      { path: 'README.md', text: 'x' },
      { path: 'run.sh', text: `#!/bin/sh\n${header}` },
    ];
    expect(headerProblems(files).map(({ path }) => path)).toEqual(['src/b.ts', 'migrations/1.sql']);
  });
});

describe('lengths', () => {
  it('refuses 501 lines, lists 301, and leaves tests and generated files alone', () => {
    const { problems, long } = sizeProblems([
      { path: 'src/a.ts', text: lines(501) },
      { path: 'src/b.ts', text: lines(500) },
      { path: 'src/c.ts', text: lines(300) },
      { path: 'src/d.test.ts', text: lines(900) },
      { path: 'src/e.ts', text: `// @generated\n${lines(900)}` },
    ]);
    expect(problems.map(({ path }) => path)).toEqual(['src/a.ts']);
    expect(long).toEqual(['src/b.ts: 500 lines']);
  });
});

describe('names', () => {
  it('wants kebab-case and names that say something', () => {
    const paths = ['src/a-b.core.ts', 'src/aB.ts', 'src/x/utils.ts', 'src/x/index.ts', 'docs/README.md', 'test/a_b.ts'];
    expect(nameProblems(paths).map(({ path }) => path)).toEqual([
      'src/aB.ts',
      'src/x/utils.ts',
      'src/x/index.ts',
      'test/a_b.ts',
    ]);
  });
});

describe('constructs', () => {
  it.each([
    ['src/features/call/call.core.ts', 'const now = new Date();'],
    ['src/app/a.ts', 'export class A extends B {'],
    ['src/app/a.ts', '// @ts-ignore'],
    ['test/a.ts', '// oxlint-disable-next-line no-console'],
    ['launch.cjs', '// TODO later'],
  ])('refuses in %s: %s', (path, text) => {
    expect(constructProblems([{ path, text: `\n${text}` }])).toMatchObject([{ path, line: 2 }]);
  });
  it.each([
    ['src/platform/clock.ts', 'new Date()'],
    ['src/app/a.ts', 'new Date(atMs)'],
    ['src/app/a.ts', 'class Wrong extends Error {'],
    ['src/app/a.ts', '// oxlint-disable-next-line no-console -- the one place that may speak'],
  ])('leaves alone in %s: %s', (path, text) => {
    expect(constructProblems([{ path, text }])).toEqual([]);
  });
});
