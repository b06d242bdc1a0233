// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startPostgres, type PostgresConnection } from '../../src/platform/database/embedded.ts';
import { migrate } from '../../src/platform/database/migrate.ts';
import { cacheFolder } from '../../src/platform/packages/machine.ts';
import { findUser, isRoot } from '../../src/platform/process/service-user.ts';
import type { ServiceUser } from '../../src/platform/process/service-user.ts';
import { socketFolder } from '../../src/platform/process/socket-folder.ts';
import { startOtherPostgres, type OtherPostgres } from './other-postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The server of this run; its database is the migrated template, which nobody may connect to. */
    readonly postgres: PostgresConnection;
  }
}

const template = 'amtsleitung_template';
let stop: (() => Promise<void>) | undefined;

/**
 * Starts one PostgreSQL for the whole run, in memory as far as possible, with one migrated template database.
 * TEST_POSTGRES_BIN names the programs of another version, e.g. `/usr/lib/postgresql/15/bin`.
 */
export async function setup(project: TestProject): Promise<void> {
  const user = isRoot() ? findUser('nobody') : undefined;
  const base = mkdtempSync(join(tmpdir(), 'amt-store-'));
  chmodSync(base, 0o755);
  const bin = process.env['TEST_POSTGRES_BIN'];
  const started = bin ? await startOtherPostgres(bin, base, user, template) : await startOwn(base, user);
  const { connection } = started;
  stop = async () => {
    await started.stop();
    rmSync(base, { recursive: true, force: true });
  };
  await migrate(connection, Date.now());
  const client = new pg.Client({ ...connection, database: 'postgres' });
  await client.connect();
  await client.query(`alter database ${template} is_template true allow_connections false`);
  await client.end();
  project.provide('postgres', connection);
}

async function startOwn(base: string, user: ServiceUser | undefined): Promise<OtherPostgres> {
  const sockets = socketFolder(join(base, 'sockets'), user);
  const started = await startPostgres({
    folder: join(base, 'postgres'),
    socketFolder: sockets,
    cacheFolder: cacheFolder(),
    user,
    database: template,
    progress: () => undefined,
    throwAway: true,
  });
  if (!started.ok) throw new Error(started.why);
  return {
    connection: started.value.connection,
    async stop() {
      await started.value.stop();
      rmSync(sockets, { recursive: true, force: true });
    },
  };
}

/** Ends that PostgreSQL and removes its files. */
export async function teardown(): Promise<void> {
  await stop?.();
}
