// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../test/harness/database.ts';
import { readConfig } from '../app/config.ts';
import type { Runtime } from '../app/runtime.ts';
import { createSessions } from '../features/account/session.shell.ts';
import { nowMs } from '../platform/clock.ts';
import { silentLog } from '../platform/observe/log.ts';

const { db, connection, away, back } = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'amt-token-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const read = readConfig({});
if (!read.ok) throw new Error(read.problems.join());
const runtime: Runtime = {
  config: read.config,
  database: connection,
  ari: null,
  practice: true,
  practiceReason: '',
  serverSocket: '',
  ticketKeyFile: '',
  dataDir: folder,
  promptsDir: '',
  soundsDir: '',
  musicDir: '',
  cityFolder: '',
  uiFolder: '',
  espeak: null,
  address: '',
  sipAddress: '',
};
writeFileSync(join(folder, 'runtime.json'), JSON.stringify(runtime));
writeFileSync(join(folder, 'old.json'), '{}');

function run(args: readonly string[], file = 'runtime.json') {
  const command = join(import.meta.dirname, 'token.ts');
  const ran = spawnSync(process.execPath, [command, ...args], {
    encoding: 'utf8',
    env: { ...process.env, AMTSLEITUNG_RUNTIME: join(folder, file) },
  });
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
}

test('prints the token alone, and it works with its role for its days', async () => {
  const ran = run(['lead', '--days', '2']);
  expect(ran.code, ran.err).toBe(0);
  expect(ran.out).toMatch(/^[\w-]{32}\n$/);
  let time = nowMs();
  const sessions = createSessions({
    db,
    log: silentLog,
    nowMs: () => time,
    work: { shiftOf: () => null, inCall: () => false },
  });
  const credentials = { cookie: undefined, bearer: ran.out.trim() };
  expect((await sessions.identify(credentials))?.who).toMatchObject({ roles: ['lead'], token: true });
  time += 2 * 24 * 3_600_000;
  expect(await sessions.identify(credentials)).toBeNull();
});

test.each([
  [[]],
  [['king']],
  [['lead', 'agent']],
  [['lead', '--days', '0']],
  [['lead', '--days', 'x']],
  [['lead', '--nope']],
])('npm run token -- %j is answered with the usage', (args) => {
  const ran = run(args);
  expect([ran.code, ran.out]).toEqual([1, '']);
  expect(ran.err).toContain('ROLE: admin, lead, agent');
});

test('nothing started, or no database: one sentence each', async () => {
  expect(run(['lead'], 'missing.json')).toMatchObject({ code: 1, out: '', err: expect.stringContaining('npm start') });
  const old = run(['lead'], 'old.json');
  expect([old.code, old.out, old.err.trim().split('\n').length]).toEqual([1, '', 1]);
  await away();
  const ran = run(['lead']);
  await back();
  expect([ran.code, ran.out, ran.err.trim().split('\n').length]).toEqual([1, '', 1]);
  expect(ran.err).toContain('Datenbank');
});
