// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import pg from 'pg';

/** What a client needs to connect; `host` is the socket's folder for our own PostgreSQL. */
export interface PostgresConnection {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/** Waits until the server accepts connections with this password; false when `isRunning` turns false or time is up. */
export async function isAnswering(
  connection: PostgresConnection,
  withinMs: number,
  isRunning: () => boolean,
): Promise<boolean> {
  for (let waited = 0; waited < withinMs && isRunning(); waited += 25) {
    const client = new pg.Client({ ...connection, database: 'postgres', connectionTimeoutMillis: 2000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('select 1');
      return true;
    } catch (error) {
      // 28P01: the password is wrong, so this is not our server.
      if ((error as { code?: string }).code === '28P01') return false;
    } finally {
      await client.end().catch(() => undefined);
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return false;
}

/** Creates the connection's database if it is not there. */
export async function ensureDatabase(connection: PostgresConnection): Promise<void> {
  const client = new pg.Client({ ...connection, database: 'postgres' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [connection.database]);
    if (found.rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(connection.database)}`);
  } finally {
    await client.end();
  }
}
