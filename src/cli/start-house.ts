// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { readFileSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';

import type { FromServer, ToServer } from '../app/supervision.ts';
import type { FileLock } from '../platform/process/file-lock.ts';
import type { Supervision } from '../platform/process/supervised-child.ts';
import { channelCount } from './start-switch.ts';
import type { AriAccess } from './start-switch.ts';
import type { Folders } from './start-folders.ts';
import { legs, notice, progress } from './start-terminal.ts';

/** A part that runs beside the server and is brought back when it dies. */
export interface Part {
  /** As people call it: `PostgreSQL`, `Asterisk`, `the front door`. */
  readonly name: string;
  readonly isAlive: () => boolean;
  /** Brings it back; rejects with the reason when it does not come up. */
  readonly revive: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Everything that runs, for as long as `npm start` runs. */
export interface House {
  readonly folders: Folders;
  readonly lock: FileLock;
  /** In the order in which they are started; stopped the other way round. */
  readonly parts: readonly Part[];
  readonly server: Supervision;
  readonly ari?: AriAccess | undefined;
  readonly drainMinutes: number;
  /** Everything is being ended: nothing is brought back any more. */
  readonly ending: () => void;
}

/** What a running house answers with. */
export interface Keeper {
  /** To be called with everything the server says. */
  heard(message: FromServer): void;
  /** Ctrl-C or SIGTERM: ends all without calls, else only the server (decision 1). Resolves with the exit code. */
  leave(): Promise<number>;
  /** `npm stop` asked: ends all, at once or after the last call. */
  obey(): Promise<number>;
}

const watchMs = 500;
const longestPauseMs = 10_000;
const touchMs = 30 * 60_000;

/** Watches over the house: revives parts, counts calls, ends it in order. */
export function keepHouse(house: House): Keeper {
  let isEnding = false;
  let answered: ((count: number) => void) | undefined;
  const watch = setInterval(() => {
    for (const part of house.parts) look(part);
  }, watchMs);
  // Who cleans the temp directory takes files that nobody touches for days.
  const touch = setInterval(() => touchAll(house.folders.sockets), touchMs);
  const troubles = new Map<Part, { ends: number; busy: boolean; notBefore: number }>();

  function look(part: Part): void {
    const trouble = troubles.get(part) ?? { ends: 0, busy: false, notBefore: 0 };
    troubles.set(part, trouble);
    if (isEnding || trouble.busy || part.isAlive() || performance.now() < trouble.notBefore) return;
    trouble.busy = true;
    notice(`${part.name} has ended, starting it again`);
    const began = performance.now();
    part.revive().then(
      () => {
        progress(`${part.name} is back after ${((performance.now() - began) / 1000).toFixed(1)} s`);
        trouble.ends = 0;
        trouble.busy = false;
      },
      (error: Error) => {
        trouble.ends += 1;
        const pauseMs = Math.min(longestPauseMs, 500 * 2 ** trouble.ends);
        trouble.notBefore = performance.now() + pauseMs;
        trouble.busy = false;
        notice(`${error.message}; next try in ${Math.round(pauseMs / 1000)} s`);
      },
    );
  }

  async function calls(): Promise<number> {
    // The practice switch lives in the server: its calls cannot go on without it, so nothing waits for them.
    if (!house.ari) return 0;
    const byServer = new Promise<number>((resolve) => {
      answered = resolve;
      setTimeout(() => resolve(0), 1_000);
      house.server.send({ type: 'calls' } satisfies ToServer);
    });
    // A frozen server does not know, and callers in the dial plan's fallback are nobody's but Asterisk's.
    return Math.max(await byServer, (await channelCount(house.ari)) ?? 0);
  }

  function end(): void {
    isEnding = true;
    house.ending();
    clearInterval(watch);
    clearInterval(touch);
  }

  async function stopAll(): Promise<number> {
    end();
    await house.server.stop(6_000);
    for (const part of [...house.parts].reverse()) await part.stop();
    rmSync(house.folders.sockets, { recursive: true, force: true });
    rmSync(join(house.folders.run, 'socket-folder'), { force: true });
    house.lock.release();
    progress('everything has ended');
    return 0;
  }

  return {
    heard: (message) => {
      if (message.type === 'calls') answered?.(message.count);
    },
    leave: async () => {
      const count = await calls();
      if (count === 0) return stopAll();
      end();
      await house.server.stop(6_000);
      house.lock.release();
      notice(
        `calls are running (${legs(count)}) and go on; only the server has ended: npm start takes over again, npm stop waits for the calls and ends the rest`,
      );
      return 0;
    },
    obey: async () => {
      house.server.send({ type: 'drain' } satisfies ToServer);
      const until = performance.now() + house.drainMinutes * 60_000;
      for (let shown = -1; stopMode(house.folders.run) !== 'now' && performance.now() < until;) {
        const count = await calls();
        if (count === 0) break;
        if (count !== shown) progress(`stopping after the running calls (${legs(count)} left)`);
        shown = count;
        await new Promise((resolve) => setTimeout(resolve, 1_000));
      }
      return stopAll();
    },
  };
}

/** The file in which `npm stop` says how. */
export function stopRequestPath(run: string): string {
  return join(run, 'stop-request');
}

function stopMode(run: string): 'now' | 'drain' {
  try {
    return readFileSync(stopRequestPath(run), 'utf8').trim() === 'now' ? 'now' : 'drain';
  } catch {
    return 'drain';
  }
}

function touchAll(folder: string): void {
  try {
    const now = new Date(performance.timeOrigin + performance.now());
    for (const name of ['', ...readdirSync(folder)]) utimesSync(join(folder, name), now, now);
  } catch {
    // A socket that has just gone needs no touch.
  }
}
