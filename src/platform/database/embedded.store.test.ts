// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { cacheFolder } from '../packages/machine.ts';
import { signal } from '../process/identity.ts';
import { findUser, isRoot } from '../process/service-user.ts';
import { socketFolder } from '../process/socket-folder.ts';
import { startPostgres, stopPostgres } from './embedded.ts';
import type { PostgresOptions, StartedPostgres } from './embedded.ts';

const user = isRoot() ? findUser('nobody') : undefined;
let base = '';
let sockets = '';
let options: PostgresOptions;

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'amt postgres ä '));
  // The service user must reach the data folder below it.
  chmodSync(base, 0o755);
  sockets = socketFolder(join(base, 'sockets'), user);
  options = {
    folder: join(base, 'postgres'),
    socketFolder: sockets,
    cacheFolder: cacheFolder(),
    user,
    database: 'main',
    progress: () => undefined,
  };
});
afterAll(async () => {
  await stopPostgres(options.folder);
  rmSync(sockets, { recursive: true, force: true });
  rmSync(base, { recursive: true, force: true });
});

async function start(): Promise<StartedPostgres> {
  const started = await startPostgres(options);
  if (!started.ok) throw new Error(started.why);
  return started.value;
}

async function ask(started: StartedPostgres, sql: string): Promise<unknown> {
  const client = new pg.Client({ ...started.connection });
  await client.connect();
  try {
    return (await client.query<{ value: unknown }>(sql)).rows[0]?.value;
  } finally {
    await client.end();
  }
}

test('is created, adopted, survives a kill without losing a committed row, and stops', async () => {
  const first = await start();
  expect(first.adopted).toBe(false);
  expect(await ask(first, 'select datcollate as value from pg_database where datname = current_database()')).toBe(
    'C.UTF-8',
  );
  await ask(first, 'create table kept (n int)');
  await ask(first, 'insert into kept values (7)');

  const again = await start();
  expect(again.adopted).toBe(true);
  expect(again.process.pid).toBe(first.process.pid);

  signal(first.process, 'SIGKILL');
  const revived = await start();
  expect(revived.adopted).toBe(false);
  expect(revived.process.pid).not.toBe(first.process.pid);
  expect(await ask(revived, 'select n as value from kept')).toBe(7);

  rmSync(join(options.folder, 'postgresql.process.json'));
  const found = await start();
  expect(found.process.pid).toBe(revived.process.pid);

  await found.stop();
  expect(await stopPostgres(options.folder)).toBe(false);
}, 60_000);

test('refuses a wrong password: sockets alone do not open it', async () => {
  const started = await start();
  const client = new pg.Client({ ...started.connection, password: 'wrong' });
  await expect(client.connect()).rejects.toMatchObject({ code: '28P01' });
  await started.stop();
}, 60_000);
