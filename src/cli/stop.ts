// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
/** `npm stop`: waits for the running calls, then ends everything; `npm stop -- --now` at once. Also ends what a killed `npm start` left. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { readConfig } from '../app/config.ts';
import { placeOf } from '../app/data-folder.ts';
import { lockHolder } from '../platform/process/file-lock.ts';
import type { LockHolder } from '../platform/process/file-lock.ts';
import { isAlive, signal } from '../platform/process/identity.ts';
import { lockPath } from './start-folders.ts';
import { stopRequestPath } from './start-house.ts';
import { leftCalls, stopLeftovers } from './start-leftovers.ts';
import { legs, notice, progress } from './start-terminal.ts';

const mode = process.argv.includes('--now') ? 'now' : 'drain';
/** How long ending may take after the last call: PostgreSQL writes what it still has in memory. */
const endMs = 60_000;

async function main(): Promise<number> {
  const read = readConfig(process.env);
  const place = read.ok ? placeOf(read.config) : undefined;
  if (!read.ok || !place) {
    process.stderr.write(`${read.ok ? 'AMTSLEITUNG_USER is no user of this machine.' : read.problems.join('\n')}\n`);
    return 1;
  }
  const { dataDir } = place;
  const { drainMinutes } = read.config;
  const holder = lockHolder(lockPath(dataDir));
  if (holder) return stopRunning(dataDir, holder, drainMinutes);
  await drained(dataDir, drainMinutes, () => false);
  progress((await stopLeftovers(dataDir)) ? 'stopped' : `nothing was running with the data in ${dataDir}`);
  return 0;
}

/** Asks the running `npm start` to end everything, and waits for it. */
async function stopRunning(dataDir: string, holder: LockHolder, minutes: number): Promise<number> {
  try {
    writeFileSync(stopRequestPath(join(dataDir, 'run')), mode);
    signal(holder, 'SIGUSR2');
  } catch (error) {
    process.stderr.write(
      `The running program (pid ${holder.pid}) cannot be stopped by this user (${(error as NodeJS.ErrnoException).code}): run this as the one who started it.\n`,
    );
    return 1;
  }
  await drained(dataDir, minutes, () => !isAlive(holder));
  const until = performance.now() + endMs;
  while (isAlive(holder) && performance.now() < until) await pause(100);
  if (isAlive(holder)) {
    process.stderr.write(
      `The running program (pid ${holder.pid}) does not end; try npm stop -- --now, or end it by its number.\n`,
    );
    return 1;
  }
  progress('stopped');
  return 0;
}

/** Waits until no call is left, unless all shall end at once. */
async function drained(dataDir: string, minutes: number, isOver: () => boolean): Promise<void> {
  const until = performance.now() + minutes * 60_000;
  for (let shown = 0; mode === 'drain' && performance.now() < until && !isOver();) {
    const count = await leftCalls(dataDir);
    if (count === 0) return;
    if (count !== shown) notice(`waiting for the running calls (${legs(count)} left); npm stop -- --now ends them`);
    shown = count;
    await pause(1_000);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

process.exitCode = await main();
