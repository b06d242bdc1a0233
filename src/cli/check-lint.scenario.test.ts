// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** Each rule of ours with a file that breaks it: a linter that stays silent here checks nothing. */
const broken: readonly { path: string; text: string; rule: string }[] = [
  { path: 'src/features/a/a.core.ts', text: 'export const a = Date.now();', rule: 'no-restricted-properties' },
  { path: 'src/features/b/b.core.ts', text: 'export const a = Math.random();', rule: 'no-restricted-properties' },
  { path: 'src/features/c/c.core.ts', text: 'export const a = performance.now();', rule: 'no-restricted-globals' },
  { path: 'src/features/d/d.core.ts', text: 'export const a = setTimeout(() => 1, 1);', rule: 'no-restricted-globals' },
  { path: 'src/lib/pure/e.ts', text: 'export const a = Math.random();', rule: 'no-restricted-properties' },
  { path: 'src/features/f/f.shell.ts', text: 'export const a = Date.now();', rule: 'no-restricted-properties' },
  { path: 'src/app/g.ts', text: 'export const a = (x: any) => x;', rule: 'no-explicit-any' },
  { path: 'src/app/h.ts', text: 'export default 1;', rule: 'no-default-export' },
  { path: 'src/app/i.ts', text: "console.log('x');\nexport const a = 1;", rule: 'no-console' },
  { path: 'src/app/j.ts', text: "export * from './i.ts';", rule: 'no-barrel-file' },
  { path: 'src/app/k.ts', text: 'export const a = (x?: { y: number }) => x!.y;', rule: 'no-non-null-assertion' },
  {
    path: 'src/app/l.ts',
    text: 'export async function a() {}\nexport const b = () => { a(); };',
    rule: 'no-floating-promises',
  },
  { path: 'src/app/m.ts', text: "import { n } from './n.ts';\nexport const m = () => n;", rule: 'no-cycle' },
  { path: 'src/app/n.ts', text: "import { m } from './m.ts';\nexport const n = () => m;", rule: 'no-cycle' },
  { path: 'src/ui/o.tsx', text: 'export const A = () => <img src="x" />;', rule: 'alt-text' },
  {
    path: 'src/ui/p.tsx',
    text: "import { useState } from 'react';\nexport const A = (p: { x: boolean }) => { if (p.x) useState(1); return null; };",
    rule: 'rules-of-hooks',
  },
  {
    path: 'src/app/q.ts',
    text: "import { URL } from 'node:url';\nexport type A = URL;",
    rule: 'consistent-type-imports',
  },
];

const folder = mkdtempSync(join(tmpdir(), 'amt-lint-'));
let findings = '';

beforeAll(() => {
  for (const { path, text } of broken) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), `${text}\n`);
  }
  for (const name of ['.oxlintrc.json', 'tsconfig.json', 'package.json'])
    copyFileSync(join(root, name), join(folder, name));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const path = `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`;
  const ran = spawnSync(join(root, 'node_modules/.bin/oxlint'), ['--type-aware', '--format=unix', '.'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, PATH: path },
  });
  findings = ran.stdout;
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the linter', () => {
  it.each(broken)('finds $rule in $path', ({ path, rule }) => {
    const lines = findings.split('\n').filter((line) => line.startsWith(`${path}:`));
    expect(lines.join('\n')).toContain(`(${rule})`);
  });
});
