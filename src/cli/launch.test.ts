// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
/** The launcher in a folder of its own, with a stand-in for npm on PATH: what it asks of npm, and what it says when npm cannot. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'amt launch ü '));
  mkdirSync(join(folder, 'src/cli'), { recursive: true });
  mkdirSync(join(folder, 'bin'));
  copyFileSync(join(root, 'launch.cjs'), join(folder, 'launch.cjs'));
  copyFileSync(join(root, 'src/cli/launch-install.cjs'), join(folder, 'src/cli/launch-install.cjs'));
  writeFileSync(
    join(folder, 'src/cli/say-it.ts'),
    'const words: string[] = process.argv.slice(2); console.log(words.join("+")); process.exit(3);',
  );
  lock({});
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function lock(packages: Record<string, unknown>): void {
  const manifest = { name: 'x', dependencies: {}, scripts: { 'say:it': 'node launch.cjs say:it' } };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(
    join(folder, 'package-lock.json'),
    JSON.stringify({ packages: { '': { dependencies: {} }, ...packages } }),
  );
}

/** Puts a shell script in the place of npm; it gets npm's arguments, and each call is counted. */
function npm(script: string): void {
  const path = join(folder, 'bin/npm');
  writeFileSync(path, `#!/bin/sh\necho "$1" >> "${join(folder, 'calls')}"\n${script}\n`);
  chmodSync(path, 0o755);
}

function calls(): string[] {
  return existsSync(join(folder, 'calls')) ? readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n') : [];
}

function launch(...args: string[]): { status: number | null; out: string; err: string } {
  const env: NodeJS.ProcessEnv = { ...process.env, PATH: `${join(folder, 'bin')}:/usr/bin:/bin` };
  delete env['npm_execpath'];
  const ran = spawnSync(process.execPath, [join(folder, 'launch.cjs'), ...args], { env, encoding: 'utf8' });
  return { status: ran.status, out: ran.stdout, err: ran.stderr };
}

const record = `mkdir -p node_modules && echo '{"packages":{}}' > node_modules/.package-lock.json`;

test('installs once, hands arguments and the exit code on, and writes nothing of its own to stdout', () => {
  npm(`echo noise; ${record}`);
  const first = launch('say:it', 'a', 'b c');
  expect(first).toMatchObject({ status: 3, out: 'a+b c\n' });
  expect(first.err).toContain('installing the packages');
  expect(launch('say:it')).toEqual({ status: 3, out: '\n', err: '' });
  expect(calls()).toEqual(['install']);
});

test('a changed lock file is installed anew', () => {
  npm(record);
  launch('say:it');
  lock({ 'node_modules/new': { version: '1.0.0' } });
  launch('say:it');
  expect(calls()).toEqual(['install', 'install']);
});

test('an installation made by hand is taken as it is', () => {
  npm(record);
  mkdirSync(join(folder, 'node_modules'));
  writeFileSync(join(folder, 'node_modules/.package-lock.json'), '{"packages":{}}');
  expect(launch('say:it')).toMatchObject({ status: 3, err: '' });
  expect(calls()).toEqual([]);
});

test.each([
  ['npm error code ECONNREFUSED', '(ECONNREFUSED): the npm registry cannot be reached; check the network'],
  ['npm ERR! code SELF_SIGNED_CERT_IN_CHAIN', 'set NODE_EXTRA_CA_CERTS'],
  ['npm error code ENOSPC', 'cannot be written or the disk is full'],
])('%s: one sentence, and nothing is started', (complaint, sentence) => {
  npm(`echo '${complaint}' >&2; exit 1`);
  const ran = launch('say:it');
  expect(ran).toMatchObject({ status: 1, out: '' });
  expect(ran.err).toContain(sentence);
});

test('no npm at all', () => {
  const env = { PATH: join(folder, 'bin') };
  const ran = spawnSync(process.execPath, [join(folder, 'launch.cjs'), 'say:it'], { env, encoding: 'utf8' });
  expect(ran.status).toBe(1);
  expect(ran.stderr).toContain('npm could not be run (ENOENT); install npm');
});

test('an unknown command names the known ones', () => {
  expect(launch('../../etc/passwd')).toMatchObject({ status: 1, out: '' });
  expect(launch('nope').err).toBe('There is no command "nope". The commands are: say:it.\n');
});

test('a program for this machine that npm left out is fetched, checked by its hash, and put in place', () => {
  const archive = join(folder, 'p.tgz');
  mkdirSync(join(folder, 'package'));
  writeFileSync(join(folder, 'package/package.json'), '{}');
  spawnSync('tar', ['-czf', archive, '-C', folder, 'package']);
  const integrity = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
  const native = { version: '1.0.0', optional: true, os: [process.platform], cpu: [process.arch], libc: ['glibc'] };
  npm(`if [ "$1" = pack ]; then cp '${archive}' "$4/p.tgz"; echo p.tgz; else ${record}; fi`);

  lock({
    'node_modules/@a/native': { ...native, integrity: 'sha512-other' },
    'node_modules/@a/mac': { ...native, os: ['darwin'] },
  });
  const forged = launch('say:it');
  expect(forged.status).toBe(1);
  expect(forged.err).toContain('@a/native 1.0.0 is not the package of the lock file');
  expect(existsSync(join(folder, 'node_modules/@a/native'))).toBe(false);

  lock({ 'node_modules/@a/native': { ...native, integrity }, 'node_modules/@a/mac': { ...native, os: ['darwin'] } });
  expect(launch('say:it').status).toBe(3);
  expect(existsSync(join(folder, 'node_modules/@a/native/package.json'))).toBe(true);
  expect(existsSync(join(folder, 'node_modules/@a/mac'))).toBe(false);
  const before = calls().length;
  expect(launch('say:it').status).toBe(3);
  expect(calls()).toHaveLength(before);
});
