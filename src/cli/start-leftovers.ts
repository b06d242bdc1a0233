// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';

import { readRuntime, runtimePath, runtimeVariable } from '../app/runtime.ts';
import type { Runtime } from '../app/runtime.ts';
import { stopPostgres } from '../platform/database/embedded.ts';
import { endProcess, findRunning, forget } from '../platform/process/detached.ts';
import { stopGate } from './start-gate.ts';
import { channelCount, stopSwitch } from './start-switch.ts';

/** What the last start prepared in this data folder; undefined = there was none, or it cannot be read. */
export function lastRuntime(dataDir: string): Runtime | undefined {
  try {
    return readRuntime({ [runtimeVariable]: runtimePath(dataDir) });
  } catch {
    return undefined;
  }
}

/** The legs on the switch of this data folder, also when no server runs; 0 = none, or no switch that answers. */
export async function leftCalls(dataDir: string): Promise<number> {
  const ari = lastRuntime(dataDir)?.ari;
  return ari ? ((await channelCount(ari)) ?? 0) : 0;
}

/** Ends everything that runs with this data folder though nobody watches over it; false = there was nothing. */
export async function stopLeftovers(dataDir: string): Promise<boolean> {
  const run = join(dataDir, 'run');
  const hadParts = ['server', 'gate', 'asterisk'].some((name) => findRunning(run, name) !== undefined);
  const server = findRunning(run, 'server');
  if (server) await endProcess(server, 'SIGTERM', 6_000);
  forget(run, 'server');
  await stopGate(run);
  await stopSwitch(run);
  const hadDatabase = await stopPostgres(join(dataDir, 'postgresql'));
  forgetSockets(run);
  return hadParts || hadDatabase;
}

/** Removes the recorded folder for sockets, also when the start got no further than making it. */
function forgetSockets(run: string): void {
  const path = join(run, 'socket-folder');
  try {
    const folder = readFileSync(path, 'utf8').trim();
    if (basename(folder).startsWith('amt-')) rmSync(folder, { recursive: true, force: true });
    rmSync(path, { force: true });
  } catch {
    // Nothing was made.
  }
}
