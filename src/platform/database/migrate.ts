// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';
import { connectionConfig, type Connection } from './database.ts';

/** One numbered SQL file. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

const ownFolder = new URL('../../../migrations/', import.meta.url);
/** Any fixed number that no other program uses on the same database. */
const lockKey = 7_215_186;
const oldestServer = 15;

/** The migrations in a folder (ours by default), in order; throws when numbers are missing or double. */
export async function readMigrations(folder: URL = ownFolder): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{6}-[a-z0-9-]+\.sql$/.test(name)).toSorted();
  return Promise.all(
    names.map(async (name, index) => {
      const number = Number(name.slice(0, 6));
      if (number !== index + 1) throw new Error(`migrations: expected number ${index + 1}, found ${name}`);
      return { number, name: name.slice(0, -'.sql'.length), sql: await readFile(new URL(name, folder), 'utf8') };
    }),
  );
}

/**
 * Brings the database to the newest schema, forward only, each file in a transaction of its own; a second program waits.
 * Returns the names of what was applied. Throws one sentence for a database that is newer than this program,
 * was made by other files, or runs on a PostgreSQL that is too old; nothing was changed then.
 * @param nowMs Unix milliseconds, noted beside each applied file.
 */
export async function migrate(
  connection: Connection,
  nowMs: number,
  migrations?: readonly Migration[],
): Promise<readonly string[]> {
  const known = migrations ?? (await readMigrations());
  const client = new pg.Client({
    ...connectionConfig(connection),
    connectionTimeoutMillis: 5_000,
    lock_timeout: 60_000,
  });
  // A connection that dies while we wait shows in the query; without a listener it would end the program.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey]);
    const applied = await check(client, known);
    const missing = known.filter((migration) => !applied.has(migration.number));
    for (const migration of missing) await apply(client, migration, nowMs);
    return missing.map((migration) => migration.name);
  } finally {
    await client.end();
  }
}

async function check(client: pg.Client, known: readonly Migration[]): Promise<ReadonlySet<number>> {
  const server = await client.query<{ number: number }>(
    "select current_setting('server_version_num')::int / 10000 as number",
  );
  const version = server.rows[0]?.number ?? 0;
  if (version < oldestServer)
    throw new Error(
      `This PostgreSQL is version ${version}; Amtsleitung needs ${oldestServer} or newer. Nothing was changed.`,
    );
  await client.query(`create table if not exists migration (
    number integer primary key, name text not null, fingerprint text not null, applied_at timestamptz not null)`);
  const { rows } = await client.query<{ number: number; name: string; fingerprint: string }>(
    'select number, name, fingerprint from migration order by number',
  );
  for (const row of rows) {
    const file = known.find((migration) => migration.number === row.number);
    if (!file)
      throw new Error(
        `The database was already used by a newer Amtsleitung (it has "${row.name}", this program knows ${known.length} migrations). ` +
          'Nothing was changed; start the newer program, or restore the backup made before the update.',
      );
    if (fingerprint(file) !== row.fingerprint)
      throw new Error(
        `The file "${file.name}.sql" differs from the one this database was made with. Nothing was changed; ` +
          'use the program this database belongs to, or another DATA_DIR or DATABASE_URL.',
      );
  }
  return new Set(rows.map((row) => row.number));
}

async function apply(client: pg.Client, migration: Migration, nowMs: number): Promise<void> {
  await client.query('begin');
  try {
    await client.query(migration.sql);
    await client.query('insert into migration (number, name, fingerprint, applied_at) values ($1, $2, $3, $4)', [
      migration.number,
      migration.name,
      fingerprint(migration),
      new Date(nowMs),
    ]);
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback').catch(() => undefined);
    throw new Error(`Migration "${migration.name}" failed and was taken back; the database is as it was before it.`, {
      cause,
    });
  }
}

function fingerprint(migration: Migration): string {
  return createHash('sha256').update(migration.sql).digest('hex');
}
