// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Connection } from '../../src/platform/database/database.ts';
import { startPostgres } from '../../src/platform/database/embedded.ts';
import { cacheFolder } from '../../src/platform/packages/machine.ts';
import { findUser, isRoot } from '../../src/platform/process/service-user.ts';
import { socketFolder } from '../../src/platform/process/socket-folder.ts';

/**
 * Our own PostgreSQL with a database of its own, gone afterwards; `synced` = it writes through to the disk as in a city's
 * house. Throws when there is none for this machine.
 */
export async function throwAwayPostgres({ synced = false } = {}): Promise<{
  readonly connection: Exclude<Connection, string>;
  /** One more database beside it. */
  another(name: string): Promise<Exclude<Connection, string>>;
  stop(): Promise<void>;
}> {
  const user = isRoot() ? findUser('nobody') : undefined;
  const base = mkdtempSync(join(tmpdir(), 'amt-bench-'));
  chmodSync(base, 0o755);
  const sockets = socketFolder(join(base, 'sockets'), user);
  const started = await startPostgres({
    ...{ folder: join(base, 'postgres'), socketFolder: sockets, cacheFolder: cacheFolder() },
    ...{ user, database: 'bench', progress: () => undefined, throwAway: !synced },
  });
  if (!started.ok) throw new Error(started.why);
  return {
    connection: started.value.connection,
    async another(name) {
      const client = new pg.Client(started.value.connection);
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      return { ...started.value.connection, database: name };
    },
    async stop(): Promise<void> {
      await started.value.stop();
      for (const folder of [sockets, base]) rmSync(folder, { recursive: true, force: true });
    },
  };
}
