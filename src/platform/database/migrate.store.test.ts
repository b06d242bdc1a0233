// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { readCatalogue } from './catalogue.ts';
import { migrate, readMigrations, type Migration } from './migrate.ts';
import { schemaText } from './schema-text.ts';
import { schemaTypes } from './schema-types.ts';

const now = Date.UTC(2026, 10, 23, 8);

async function ask(connection: pg.ClientConfig, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}

describe('migrations', () => {
  const first: Migration = { number: 1, name: '000001-first', sql: 'create table a (x integer);' };
  const second: Migration = {
    number: 2,
    name: '000002-second',
    sql: 'create table b (x integer); insert into b values (1);',
  };

  it('applies what is missing, once, in order', async () => {
    const { connection } = await testDatabase('empty');
    expect(await migrate(connection, now, [first])).toEqual(['000001-first']);
    expect(await migrate(connection, now, [first, second])).toEqual(['000002-second']);
    expect(await migrate(connection, now, [first, second])).toEqual([]);
    const { rows } = await ask(connection, 'select number, applied_at from migration order by number');
    expect(rows).toEqual([1, 2].map((number) => ({ number, applied_at: new Date(now) })));
  });

  it('takes back the whole file that fails, keeps those before it, and can go on later', async () => {
    const { connection } = await testDatabase('empty');
    const broken = { ...second, sql: 'create table b (x integer); select 1 / 0;' };
    await expect(migrate(connection, now, [first, broken])).rejects.toThrow(
      /"000002-second" failed and was taken back/,
    );
    await expect(ask(connection, 'select * from b')).rejects.toThrow();
    expect(await migrate(connection, now, [first, second])).toEqual(['000002-second']);
  });

  it('refuses a database that a newer program has used, in one sentence, and changes nothing', async () => {
    const { connection } = await testDatabase('empty');
    await migrate(connection, now, [first, second]);
    await expect(migrate(connection, now, [first])).rejects.toThrow(/already used by a newer Amtsleitung/);
  });

  it('refuses a file that was changed after it was applied', async () => {
    const { connection } = await testDatabase('empty');
    await migrate(connection, now, [first]);
    const changed = { ...first, sql: 'create table c (x integer);' };
    await expect(migrate(connection, now, [changed, second])).rejects.toThrow(/differs from the one/);
    await expect(ask(connection, 'select * from b')).rejects.toThrow();
  });

  it('lets one of two programs that start together do the work', async () => {
    const { connection } = await testDatabase('empty');
    const done = await Promise.all([1, 2, 3].map(() => migrate(connection, now, [first, second])));
    expect(done.map((names) => names.length).toSorted()).toEqual([0, 0, 2]);
  });

  it('finds gaps in the numbers', async () => {
    const names = (await readMigrations()).map((migration) => migration.name);
    expect(names[0]).toBe('000001-foundation');
    await expect(readMigrations(new URL('../../../test/harness/', import.meta.url))).resolves.toEqual([]);
  });
});

describe('generated files', () => {
  it('are those of the migrated database (else run: npm run schema)', async () => {
    const { connection } = await testDatabase();
    const catalogue = await readCatalogue(connection);
    expect(await readFile(new URL('../../../migrations/schema.sql', import.meta.url), 'utf8')).toBe(
      schemaText(catalogue),
    );
    expect(await readFile(new URL('schema.gen.ts', import.meta.url), 'utf8')).toBe(schemaTypes(catalogue));
  });

  it('knows a comment for every table', async () => {
    const { connection } = await testDatabase();
    const silent = (await readCatalogue(connection)).tables.filter((table) => table.comment === null);
    expect(silent.map((table) => table.name)).toEqual(['migration']);
  });
});
