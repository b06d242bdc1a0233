// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Who leads: of all programs that use one database, the one that holds its advisory lock, for life and on a connection of
 * its own (decision 21). The database going away takes nobody's lead: it is taken anew as soon as it is back.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { monotonicMs } from '../clock.ts';
import { connectionConfig, type Connection } from './database.ts';

export interface LeadOptions {
  readonly connection: Connection;
  /** Somebody else leads; called once, while we wait. */
  readonly standingBy: () => void;
  /** While the database was away somebody else took the lead: stop commanding at once. */
  readonly lost: () => void;
  /** A restarting leader is given so long to be back (milliseconds, default 10,000). */
  readonly freeForMs?: number;
  /** At our own restart the lock may still be held by the connection that just died (milliseconds, default 3,000). */
  readonly patienceMs?: number;
}

/** The lead; `release` gives it up and resolves when others can have it. */
export interface Lead {
  release(): Promise<void>;
}

/** "Amtsleitung leads" as the two halves of the lock's key. */
const key = [1_097_691_500, 1] as const;
const ownName = 'amtsleitung lead ';
const againMs = 1_000;

/** Resolves when we lead, however long that takes. Rejects when the database cannot be reached at the start. */
export async function takeLead(options: LeadOptions): Promise<Lead> {
  const name = ownName + randomUUID();
  let client = await connect(options.connection, name);
  let released = false;
  const untilMs = monotonicMs() + (options.patienceMs ?? 3_000);
  let isTold = false;
  while (!(await isTaken(client))) {
    if (monotonicMs() < untilMs) {
      await sleep(100);
      continue;
    }
    if (!isTold) options.standingBy();
    isTold = true;
    // Several may wait: one of them gets it, the others go on waiting.
    client = await waitUntilFree(options, client, name);
  }
  watch();

  function watch(): void {
    client.once('end', () => {
      if (!released) void takeAnew();
    });
  }

  async function takeAnew(): Promise<void> {
    while (!released) {
      try {
        client = await connect(options.connection, name);
        if ((await isTaken(client)) || (await isHeldBy(client, name))) return watch();
        released = true;
        await client.end();
        return options.lost();
      } catch {
        await sleep(againMs);
      }
    }
  }

  return {
    async release() {
      if (released) return;
      released = true;
      await client.end().catch(() => undefined);
    },
  };
}

async function connect(connection: Connection, name: string): Promise<pg.Client> {
  const config = connectionConfig(connection);
  const client = new pg.Client({
    ...config,
    application_name: name,
    // A machine that lost its power must not hold the lead for the two hours of the system's own keep-alive.
    options: `${config.options ?? ''} -c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3`,
    connectionTimeoutMillis: 3_000,
    query_timeout: 5_000,
    keepAlive: true,
  });
  // Told by `end`, too; without a listener the loss would end the whole program.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function isTaken(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1, $2) as taken', [...key]);
  return rows[0]?.taken === true;
}

/** True when a connection of this very program holds it: the database has not noticed yet that it broke. */
async function isHeldBy(client: pg.Client, name: string): Promise<boolean> {
  return (await holders(client)).includes(name);
}

async function holders(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select coalesce(a.application_name, '') as name
     from pg_locks l left join pg_stat_activity a on a.pid = l.pid
     where l.locktype = 'advisory' and l.granted and l.classid = $1 and l.objid = $2 and l.objsubid = 2
       and l.database = (select oid from pg_database where datname = current_database())`,
    [...key],
  );
  return rows.map((row) => row.name);
}

/** Resolves, with a connection, when nobody has held it for so long without a break; the database may come and go meanwhile. */
async function waitUntilFree(options: LeadOptions, client: pg.Client, name: string): Promise<pg.Client> {
  const freeForMs = options.freeForMs ?? 10_000;
  let current = client;
  let freeSince: number | undefined;
  for (; ; await sleep(Math.min(againMs, freeForMs / 5))) {
    try {
      if ((await holders(current)).length > 0) freeSince = undefined;
      else freeSince ??= monotonicMs();
      if (freeSince !== undefined && monotonicMs() - freeSince >= freeForMs) return current;
    } catch {
      freeSince = undefined;
      await current.end().catch(() => undefined);
      current = await connect(options.connection, name).catch(() => current);
    }
  }
}
