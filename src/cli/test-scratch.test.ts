// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeScratch } from './test-scratch.ts';

let temp: string;
const before = process.env['TMPDIR'];

beforeEach(() => {
  temp = mkdtempSync(join(tmpdir(), 'scratch-'));
  process.env['TMPDIR'] = temp;
});
afterEach(() => {
  if (before === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = before;
  rmSync(temp, { recursive: true, force: true });
});

test('without room in memory the folder lies where temporary files do, open to the users the parts run as', () => {
  const scratch = makeScratch(join(temp, 'no-such-memory'));
  expect(scratch.folder.startsWith(temp)).toBe(true);
  expect(statSync(scratch.folder).mode & 0o777).toBe(0o755);
  expect(statSync(scratch.env['NODE_COMPILE_CACHE'] ?? '').mode & 0o1777).toBe(0o1777);
  expect(scratch.env['TMPDIR']).toBe(scratch.folder);
  scratch.remove();
  expect(existsSync(scratch.folder)).toBe(false);
});

test('a run that was killed leaves its folder to the next one, which removes it; a living run keeps its own', () => {
  const dead = spawnSync(process.execPath, ['-e', '']).pid;
  const orphan = join(temp, `amt-${dead}-abcdef`);
  const living = join(temp, `amt-${process.pid}-abcdef`);
  for (const folder of [orphan, living]) {
    mkdirSync(folder);
    writeFileSync(join(folder, 'data'), 'data');
  }
  const scratch = makeScratch(join(temp, 'no-such-memory'));
  expect([existsSync(orphan), existsSync(living), existsSync(scratch.folder)]).toEqual([false, true, true]);
});
