// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { openDatabase, type Db } from '../../src/platform/database/database.ts';
import type { PostgresConnection } from '../../src/platform/database/embedded-probe.ts';
import type {} from './database.setup.ts';

/** A database of one test file. */
export interface TestDatabase {
  readonly db: Db;
  readonly connection: PostgresConnection;
  /** Lets nobody in and throws out who is in: the database is gone for the program, until `back`. */
  away(): Promise<void>;
  back(): Promise<void>;
}

/**
 * A fresh copy of the migrated database (or an empty one) for this test file, dropped after it.
 * Works in files named `*.store.test.ts`, for which the run has started PostgreSQL.
 */
export async function testDatabase(content: 'migrated' | 'empty' = 'migrated'): Promise<TestDatabase> {
  const server = inject('postgres');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await administer(`create database ${name} template ${content === 'migrated' ? server.database : 'template0'}`);
  const connection = { ...server, database: name };
  const db = openDatabase(connection, { connections: 8 });
  afterAll(async () => {
    await db.destroy();
    await administer(`drop database ${name} with (force)`);
  });
  return {
    db,
    connection,
    away: async () => {
      await administer(`alter database ${name} allow_connections false`);
      await administer(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
    },
    back: () => administer(`alter database ${name} allow_connections true`),
  };
}

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ ...inject('postgres'), database: 'postgres' });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
