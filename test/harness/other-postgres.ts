// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { spawn } from 'node:child_process';
import { chownSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDatabase, isAnswering, type PostgresConnection } from '../../src/platform/database/embedded-probe.ts';
import { run } from '../../src/platform/process/run.ts';
import type { ServiceUser } from '../../src/platform/process/service-user.ts';

/** A PostgreSQL of the machine's own packages, to prove that the stores run on other versions than ours. */
export interface OtherPostgres {
  readonly connection: PostgresConnection;
  stop(): Promise<void>;
}

/**
 * Starts the programs in `bin` (e.g. `/usr/lib/postgresql/15/bin`) on a fresh data folder below `base`, without safety: the data are thrown away.
 * Throws with the last words of the program that failed.
 */
export async function startOtherPostgres(
  bin: string,
  base: string,
  user: ServiceUser | undefined,
  database: string,
): Promise<OtherPostgres> {
  const folder = join(base, 'other');
  mkdirSync(folder, { mode: 0o700 });
  if (user) chownSync(folder, user.uid, user.gid);
  const owner = user ? { uid: user.uid, gid: user.gid } : {};
  const data = join(folder, 'data');
  const made = await run(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'test', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '-N'],
    {
      cwd: '/',
      ...owner,
    },
  );
  if (made.code !== 0) throw new Error(`initdb in ${bin} failed: ${made.err.trim().split('\n').at(-1)}`);
  const settings = ['listen_addresses=', `unix_socket_directories=${folder}`, 'fsync=off', 'max_connections=200'];
  const server = spawn(join(bin, 'postgres'), ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], {
    cwd: '/',
    stdio: 'ignore',
    ...owner,
  });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const connection = { host: folder, port: 5432, user: 'test', password: 'none', database };
  if (!(await isAnswering(connection, 20_000, () => server.exitCode === null)))
    throw new Error(`${bin}/postgres does not answer`);
  await ensureDatabase(connection);
  return {
    connection,
    async stop() {
      server.kill('SIGINT');
      await ended;
    },
  };
}
