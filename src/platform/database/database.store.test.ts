// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { openDatabase } from './database.ts';
import { isDatabaseDown, isDuplicate, isRefusedContent, sqlState } from './failure.ts';
import { afterCommit, transaction } from './transaction.ts';

const { db, connection, away, back } = await testDatabase();

async function failure(work: () => Promise<unknown>): Promise<unknown> {
  try {
    await work();
  } catch (error) {
    return error;
  }
  throw new Error('it did not fail');
}

const setting = (name: string) => ({ name, value: '1', updatedAt: new Date(0) });

it('calls after-commit actions once the rows are there, and never after a rollback', async () => {
  const seen: string[] = [];
  await transaction(db, async (trx) => {
    await trx.insertInto('citySetting').values(setting('a')).execute();
    afterCommit(trx, async () => {
      const rows = await db.selectFrom('citySetting').select('name').execute();
      seen.push(rows.map((row) => row.name).join());
    });
    await transaction(trx, async (inner) => afterCommit(inner, () => void seen.push('inner')));
    expect(seen).toEqual([]);
  });
  expect(seen).toEqual(['a', 'inner']);
  await failure(() =>
    transaction(db, async (trx) => {
      afterCommit(trx, () => void seen.push('never'));
      throw new Error('no');
    }),
  );
  expect(seen).toEqual(['a', 'inner']);
});

it('runs the loser of a deadlock again', async () => {
  await db
    .insertInto('citySetting')
    .values([setting('left'), setting('right')])
    .execute();
  let runs = 0;
  const touch = (first: string, second: string) =>
    transaction(db, async (trx) => {
      runs += 1;
      await trx.updateTable('citySetting').set({ value: '2' }).where('name', '=', first).execute();
      await sql`select pg_sleep(0.2)`.execute(trx);
      await trx.updateTable('citySetting').set({ value: '2' }).where('name', '=', second).execute();
    });
  await Promise.all([touch('left', 'right'), touch('right', 'left')]);
  expect(runs).toBe(3);
});

it('tells content that is refused from a database that is away', async () => {
  const refused = await failure(() =>
    db
      .insertInto('citySetting')
      .values({ ...setting('bad'), value: '"\\u0000"' })
      .execute(),
  );
  expect([isRefusedContent(refused), isDatabaseDown(refused)]).toEqual([true, false]);
  await db.insertInto('citySetting').values(setting('twice')).execute();
  const twice = await failure(() => db.insertInto('citySetting').values(setting('twice')).execute());
  expect([isDuplicate(twice, 'city_setting_pkey'), sqlState(twice)]).toEqual([true, '23505']);
  expect(isDatabaseDown(new TypeError('x is not a function'))).toBe(false);
});

it('knows every way in which the database can be away', async () => {
  const running = failure(() => sql`select pg_sleep(10)`.execute(db));
  await new Promise((resolve) => setTimeout(resolve, 200));
  await away();
  expect(isDatabaseDown(await running)).toBe(true);
  expect(isDatabaseDown(await failure(() => sql`select 1`.execute(db)))).toBe(true);
  await back();
  await sql`select 1`.execute(db);

  const nowhere = openDatabase({ ...connection, host: '/nowhere' });
  expect(isDatabaseDown(await failure(() => sql`select 1`.execute(nowhere)))).toBe(true);
  await nowhere.destroy();

  const one = openDatabase(connection, { connections: 1 });
  const busy = sql`select pg_sleep(4)`.execute(one);
  expect(isDatabaseDown(await failure(() => sql`select 1`.execute(one)))).toBe(true);
  await busy;
  await one.destroy();
});

it('survives the loss of idle connections and says so', async () => {
  let lost = 0;
  const pool = openDatabase(connection, { onConnectionLost: () => void (lost += 1) });
  await sql`select 1`.execute(pool);
  await away();
  await expect.poll(() => lost).toBe(1);
  await back();
  await sql`select 1`.execute(pool);
  await pool.destroy();
});
