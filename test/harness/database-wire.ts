// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { fork } from 'node:child_process';
import { chmod, chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../src/platform/database/embedded.ts';
import { cacheFolder } from '../../src/platform/packages/machine.ts';
import { findUser, isRoot } from '../../src/platform/process/service-user.ts';
import type { Done, Order } from './database-wire-process.ts';

/** A PostgreSQL that the program reaches over a wire of ours, as one on another machine, and the hands that cut it. */
export interface DatabaseWire {
  /** For `DATABASE_URL`. */
  readonly url: string;
  /** Connections are refused and running ones break, as when the machine is gone. */
  cut(): Promise<void>;
  back(): Promise<void>;
  /** Nothing passes any more, though every connection looks alive. */
  hold(isHeld: boolean): Promise<void>;
  /** How many connections were asked for since the start, refused ones not counted. */
  connections(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts both on data that are thrown away. */
export async function openDatabaseWire(): Promise<DatabaseWire> {
  const base = await mkdtemp(join(tmpdir(), 'amt-db-'));
  await chmod(base, 0o755);
  const user = isRoot() ? findUser('nobody') : undefined;
  const socketFolder = await mkdtemp(join(tmpdir(), 'amt-dbs-'));
  if (user) await chown(socketFolder, user.uid, user.gid);
  const started = await startPostgres({
    folder: join(base, 'postgresql'),
    socketFolder,
    cacheFolder: cacheFolder(),
    user,
    database: 'amtsleitung',
    progress: () => undefined,
    throwAway: true,
  });
  if (!started.ok) throw new Error(started.why);
  const { connection } = started.value;
  const far = `${connection.host}/.s.PGSQL.${connection.port}`;
  const wire = fork(join(import.meta.dirname, 'database-wire-process.ts'), [far]);
  const order = (what: Order): Promise<Done> =>
    new Promise((resolve) => {
      wire.once('message', (done) => resolve(done as Done));
      wire.send(what);
    });
  const { port } = await order('back');
  return {
    url: `postgres://${connection.user}:${encodeURIComponent(connection.password)}@127.0.0.1:${port}/${connection.database}`,
    cut: async () => void (await order('cut')),
    back: async () => void (await order('back')),
    hold: async (isHeld) => void (await order(isHeld ? 'hold' : 'resume')),
    connections: async () => (await order('count')).asked,
    async stop() {
      wire.disconnect();
      await started.value.stop();
      await rm(base, { recursive: true, force: true });
      await rm(socketFolder, { recursive: true, force: true });
    },
  };
}
