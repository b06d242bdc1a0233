// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database } from './schema.gen.ts';

/** How PostgreSQL is reached: a URL, or the parts; `host` may be the folder of a Unix socket. */
export type Connection =
  | string
  | {
      readonly host: string;
      readonly port?: number;
      readonly user: string;
      readonly password: string;
      readonly database: string;
    };

/** The typed database: names in camelCase here, in snake_case there. A transaction is a `Db` too. */
export type Db = Kysely<Database>;

export interface DatabaseOptions {
  /** Connections held at most. */
  readonly connections?: number;
  /** Told when an idle connection dies (PostgreSQL was restarted …); the pool makes new ones by itself. */
  readonly onConnectionLost?: (error: Error) => void;
}

/**
 * Opens a pool; nothing is connected before the first query. `db.destroy()` closes it.
 * A query fails after 15 s, waiting for a row another transaction holds after 5 s, connecting after 3 s.
 */
export function openDatabase(connection: Connection, options: DatabaseOptions = {}): Db {
  const pool = new pg.Pool({
    ...connectionConfig(connection),
    max: options.connections ?? 10,
    connectionTimeoutMillis: 3_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    statement_timeout: 15_000,
    lock_timeout: 5_000,
    idle_in_transaction_session_timeout: 30_000,
    // The server's own limit does not help when the server itself is frozen.
    query_timeout: 20_000,
    types: { getTypeParser: parserOf },
  });
  // Without these listeners the loss of a connection, idle or at work, would end the whole program.
  pool.on('error', (error) => options.onConnectionLost?.(error));
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new Kysely<Database>({
    dialect: new PostgresDialect({ pool }),
    // JSON documents are ours as they are; only column names change.
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
}

/** What the `pg` client needs to connect. */
export function connectionConfig(connection: Connection): pg.ClientConfig {
  const target = typeof connection === 'string' ? { connectionString: connection } : connection;
  return { ...target, application_name: 'amtsleitung', options: '-c timezone=UTC' };
}

/** Counts and sums (bigint) come as numbers: none of ours passes 2^53. */
const parserOf: pg.CustomTypesConfig['getTypeParser'] = (oid, format) =>
  oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format);
