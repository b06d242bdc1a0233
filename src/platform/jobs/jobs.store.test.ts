// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { transaction } from '../database/transaction.ts';
import { createJobs } from './jobs.ts';
import type { Jobs } from './jobs.port.ts';

const { db, connection, away, back } = await testDatabase();
const open: Jobs[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((jobs) => jobs.stop()));
});

async function started(work: (id: string) => Promise<void> = async () => undefined) {
  const done: string[] = [];
  const troubles: unknown[] = [];
  const jobs = createJobs(connection, 'probe', (error) => troubles.push(error));
  open.push(jobs);
  await jobs.start(async (id) => {
    done.push(id);
    await work(id);
  });
  return { jobs, done, troubles };
}
const order = (jobs: Jobs, id: string, afterMs = 0) => transaction(db, (trx) => jobs.order(trx, id, afterMs));
const setting = (name: string) => ({ name, value: '1', updatedAt: new Date(0) });

describe('jobs', () => {
  it('are done after the commit without a look at the queue every five seconds, never after a rollback, and not before their time', async () => {
    const { jobs, done } = await started();
    await expect(
      transaction(db, async (trx) => {
        await jobs.order(trx, 'rolled back', 0);
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await order(jobs, 'later', 3_600_000);
    await order(jobs, 'now');
    await expect.poll(() => done, { timeout: 4_000 }).toEqual(['now']);
  });

  it('that fail take nothing along', async () => {
    const { jobs, done } = await started(async (id) => {
      if (id === 'bad') throw new Error('bad');
    });
    await order(jobs, 'bad');
    await order(jobs, 'good');
    await expect.poll(() => done).toEqual(expect.arrayContaining(['bad', 'good']));
  });

  it('go on after the database was away', async () => {
    const { jobs, done, troubles } = await started();
    await away();
    await expect.poll(() => troubles.length).toBeGreaterThan(0);
    await back();
    await order(jobs, 'afterwards');
    await expect.poll(() => done).toEqual(['afterwards']);
    // A database that is away is not told of with every question.
    expect(troubles).toHaveLength(1);
  });

  it('begin when the database comes back', async () => {
    await away();
    const starting = started();
    setTimeout(() => void back(), 1_000);
    const { jobs, done } = await starting;
    await order(jobs, 'at last');
    await expect.poll(() => done).toEqual(['at last']);
  });

  it('never take their cause along: what orders them is committed although the queue is broken', async () => {
    const { jobs, troubles } = await started();
    await sql`drop schema pgboss cascade`.execute(db);
    await transaction(db, async (trx) => {
      await trx.insertInto('citySetting').values(setting('cause')).execute();
      await jobs.order(trx, 'lost', 0);
      await trx.insertInto('citySetting').values(setting('more')).execute();
    });
    expect(await db.selectFrom('citySetting').select('name').execute()).toHaveLength(2);
    expect(troubles.length).toBeGreaterThan(0);
  });
});
