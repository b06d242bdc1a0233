// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Ends the server of this data folder as a crash would, at drawn times; the program that runs it starts it again. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findRunning } from '../platform/process/detached.ts';
import { signal } from '../platform/process/identity.ts';

/** One kill: when (milliseconds from the start of the simulation), and how long until a call would be served again. */
export interface Kill {
  readonly atMs: number;
  readonly backAfterMs: number | undefined;
}

const backWithinMs = 60_000;

/** Kills at the instants (milliseconds from now) until told to stop; resolves with what it did. */
export async function killServer(
  dataDir: string,
  instantsMs: readonly number[],
  parts: {
    readonly isReady: () => Promise<boolean>;
    readonly say: (line: string) => void;
    readonly stopped: () => boolean;
  },
): Promise<Kill[]> {
  const began = performance.now();
  const kills: Kill[] = [];
  for (const atMs of instantsMs) {
    while (!parts.stopped() && performance.now() - began < atMs)
      await sleep(Math.min(200, atMs - (performance.now() - began) + 1));
    if (parts.stopped()) break;
    const server = findRunning(join(dataDir, 'run'), 'server');
    if (!server) {
      parts.say('the server was not there to be killed');
      continue;
    }
    const killedAt = performance.now();
    signal(server, 'SIGKILL');
    const isBack = await ready(parts.isReady, backWithinMs);
    const backAfterMs = isBack ? performance.now() - killedAt : undefined;
    kills.push({ atMs: killedAt - began, backAfterMs });
    parts.say(`server killed; ${isBack ? `back after ${((backAfterMs ?? 0) / 1000).toFixed(1)} s` : 'NOT back'}`);
  }
  return kills;
}

/** Waits until the hotline would serve a call; false = not within the time (milliseconds). */
export async function ready(isReady: () => Promise<boolean>, withinMs: number): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  // The dying process must not be the one that answers.
  await sleep(50);
  while (performance.now() < deadline) {
    if (await isReady()) return true;
    await sleep(50);
  }
  return false;
}
