// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Jobs in PostgreSQL by pg-boss, in a schema of its own. */
import { sql } from 'kysely';
import type { fromKysely, PgBoss } from 'pg-boss';
import { monotonicMs } from '../clock.ts';
import { connectionConfig, type Connection } from '../database/database.ts';
import type { Jobs } from './jobs.port.ts';

/** What pg-boss is, once it runs. */
interface Running {
  readonly boss: PgBoss;
  readonly fromKysely: typeof fromKysely;
}

/** The connection of the listener and what fetches and settles jobs. */
const connections = 3;
const together = 3;
/** The worker of a job that is older than this died in it. */
const expireSeconds = 300;
/** Between two tries to begin while the database is away, milliseconds. */
const pauseMs = 5_000;
/** A database that is away is told of once, not with every question of the queue. */
const quietMs = 60_000;

/** The jobs of one kind; nothing is connected before `start`. `trouble` is told at most once a minute. */
export function createJobs(connection: Connection, queue: string, trouble: (error: unknown) => void): Jobs {
  let running: Running | undefined;
  let stopped = false;
  let toldAt = -Infinity;
  let wake: (() => void) | undefined;

  function tell(error: unknown): void {
    if (stopped || monotonicMs() - toldAt < quietMs) return;
    toldAt = monotonicMs();
    trouble(error);
  }

  async function begin(work: (id: string) => Promise<void>): Promise<void> {
    // Callers wait while a server starts; who has no jobs never loads it.
    const { PgBoss, fromKysely } = await import('pg-boss');
    const { application_name: name, ...target } = connectionConfig(connection);
    const boss = new PgBoss({
      ...(target as Record<string, never>),
      application_name: `${name} jobs`,
      max: connections,
      connectionTimeoutMillis: 3_000,
      useListenNotify: true,
      schedule: false,
    });
    boss.on('error', tell);
    try {
      await boss.start();
      await boss.createQueue(queue, {
        notify: true,
        // Whoever does the work orders it again where that is needed.
        retryLimit: 0,
        expireInSeconds: expireSeconds,
        deleteAfterSeconds: 3_600,
      });
      await boss.work<{ id: string }>(
        queue,
        { localConcurrency: together, pollingIntervalSeconds: 5 },
        async (jobs) => {
          for (const { data } of jobs) await work(data.id);
        },
      );
      running = { boss, fromKysely };
    } catch (error) {
      await boss.stop({ graceful: false, close: true }).catch(() => undefined);
      throw error;
    }
  }

  return {
    async order(trx, id, afterMs) {
      if (!running || stopped) return;
      const db = running.fromKysely(trx);
      const options = { db, startAfter: Math.ceil(afterMs / 1000) };
      // What causes a job must not fail because the queue does: whoever does the work looks at the rows as well.
      await sql`savepoint job`.execute(trx);
      try {
        await running.boss.send(queue, { id }, options);
        await sql`release savepoint job`.execute(trx);
      } catch (error) {
        tell(error);
        await sql`rollback to savepoint job`.execute(trx);
      }
    },
    async start(work) {
      while (!stopped && !running) {
        try {
          await begin(work);
        } catch (error) {
          tell(error);
          await new Promise<void>((go) => {
            wake = go;
            setTimeout(go, pauseMs).unref();
          });
        }
      }
      if (stopped) await this.stop();
    },
    async stop() {
      stopped = true;
      wake?.();
      const boss = running?.boss;
      running = undefined;
      await boss?.stop({ graceful: false, close: true }).catch(() => undefined);
    },
  };
}
