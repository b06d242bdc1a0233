// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { parsePlan } from './apt.ts';
import { compareWithLock, readLock, sha256Of, writeLock } from './lock-file.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'amt-lock-'));
});
afterEach(async () => rm(folder, { recursive: true, force: true }));

const a = 'a'.repeat(64);
const b = 'b'.repeat(64);

test('a lock is read back, set by set; a missing file is an empty lock, a broken one throws', async () => {
  const path = join(folder, 'packages.lock.json');
  expect(await readLock(path, 'switch-amd64')).toEqual({});
  await writeLock(path, 'switch-amd64', { asterisk: { version: '1', sha256: a } });
  await writeLock(path, 'switch-arm64', { asterisk: { version: '2', sha256: b } });
  expect(await readLock(path, 'switch-amd64')).toEqual({ asterisk: { version: '1', sha256: a } });
  expect(await readFile(path, 'utf8')).toContain('switch-arm64');
  await writeFile(path, '{"note":"","sets":{"switch-amd64":{"asterisk":{"version":"1","sha256":"short"}}}}');
  await expect(readLock(path, 'switch-amd64')).rejects.toThrow();
});

test('another version is a replacement, another content under the same version a forgery', () => {
  const lock = { one: { version: '1', sha256: a }, two: { version: '1', sha256: a } };
  const taken = {
    one: { version: '2', sha256: b },
    two: { version: '1', sha256: b },
    three: { version: '1', sha256: a },
  };
  expect(compareWithLock(lock, taken)).toEqual({ replaced: ['one 1 → 2', 'three (new) → 1'], forged: ['two 1'] });
});

test('the hash of a file', async () => {
  const path = join(folder, 'x');
  await writeFile(path, 'abc');
  expect(await sha256Of(path)).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test('apt’s plan: names, versions with an epoch, sizes', () => {
  const text =
    "NOTE: x\n'http://m.example/pool/a/a_1%3a22.10.1%2bdfsg-1_amd64.deb' asterisk_1%3a22.10.1+dfsg-1_amd64.deb 2409 SHA256:00\n";
  expect(parsePlan(text)).toEqual([
    { name: 'asterisk', version: '1:22.10.1+dfsg-1', file: 'asterisk_1%3a22.10.1+dfsg-1_amd64.deb', bytes: 2409 },
  ]);
});
