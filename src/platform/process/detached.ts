// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

import { identityOf, isAlive, signal } from './identity.ts';
import type { ProcessIdentity } from './identity.ts';
import { rank } from './priority.ts';
import type { ServiceUser } from './service-user.ts';

/** A program that outlives us and is found again by what `stateFolder` records (decision 1). */
export interface DetachedProgram {
  /** Short name: file of the record and of the log. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** Beside the few variables every program gets; ours hold secrets and are not passed on. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** The user to run as; only when we are root. */
  readonly user?: ServiceUser | undefined;
  /** Gets the processor before everything else of ours (sound must not wait); only when we may. */
  readonly isUrgent?: boolean;
  /** Texts that must still be true for a running one to be taken over, e.g. its ports; a change means a restart. */
  readonly fingerprint: string;
}

/** What is written down about a running program. */
export interface Running extends ProcessIdentity {
  readonly fingerprint: string;
}

const logLimitBytes = 5_000_000;

/** The recorded program if exactly it still runs; undefined otherwise. */
export function findRunning(stateFolder: string, name: string): Running | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(recordPath(stateFolder, name), 'utf8'));
    if (typeof value !== 'object' || value === null) return undefined;
    const { pid, started, fingerprint } = value as Record<string, unknown>;
    if (typeof pid !== 'number' || typeof started !== 'string' || typeof fingerprint !== 'string') return undefined;
    return isAlive({ pid, started }) ? { pid, started, fingerprint } : undefined;
  } catch {
    return undefined;
  }
}

/** Starts the program in a session of its own, its output in `NAME.log` of the folder. Rejects when it cannot be started. */
export async function startDetached(stateFolder: string, program: DetachedProgram): Promise<Running> {
  mkdirSync(stateFolder, { recursive: true });
  const log = openLog(logPath(stateFolder, program.name));
  const owner = program.user ? { uid: program.user.uid, gid: program.user.gid } : {};
  const child = spawn(program.command, program.args, {
    cwd: program.cwd,
    env: { ...plainEnvironment(), ...program.env },
    detached: true,
    stdio: ['ignore', log, log],
    ...owner,
  });
  closeSync(log);
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (error) => reject(new Error(`${program.name} could not be started`, { cause: error })));
  });
  child.unref();
  if (program.isUrgent && child.pid !== undefined) rank(child.pid, 'first');
  const identity = child.pid === undefined ? undefined : identityOf(child.pid);
  if (!identity) throw new Error(`${program.name} ended at once: ${lastLogLine(stateFolder, program.name)}`);
  const running: Running = { ...identity, fingerprint: program.fingerprint };
  record(stateFolder, program.name, running);
  return running;
}

/** Writes down a program found by other means, so that the next start finds it. */
export function record(stateFolder: string, name: string, running: Running): void {
  const path = recordPath(stateFolder, name);
  writeFileSync(`${path}.new`, JSON.stringify(running), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

/** Forgets the record of a program that has ended. */
export function forget(stateFolder: string, name: string): void {
  rmSync(recordPath(stateFolder, name), { force: true });
}

/** Asks a process to end by `first`, after `graceMs` milliseconds kills it; resolves when it is gone. */
export async function endProcess(
  identity: ProcessIdentity,
  first: NodeJS.Signals,
  graceMs: number,
): Promise<'ended' | 'killed'> {
  signal(identity, first);
  if (await isGone(identity, graceMs)) return 'ended';
  signal(identity, 'SIGKILL');
  await isGone(identity, 5000);
  return 'killed';
}

/** The last line a program wrote, for the sentence about its end. */
export function lastLogLine(stateFolder: string, name: string): string {
  try {
    const lines = readFileSync(logPath(stateFolder, name), 'utf8').trimEnd().split('\n');
    return lines.at(-1) ?? '';
  } catch {
    return '';
  }
}

/** Where a program's output goes. */
export function logPath(stateFolder: string, name: string): string {
  return join(stateFolder, `${name}.log`);
}

/** What any program needs of our environment, and nothing that an operator set for us. */
export function plainEnvironment(): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of ['PATH', 'LANG', 'TZ', 'TMPDIR', 'HOME', 'USER']) {
    const value = process.env[name];
    if (value !== undefined) kept[name] = value;
  }
  return kept;
}

async function isGone(identity: ProcessIdentity, withinMs: number): Promise<boolean> {
  for (let waited = 0; isAlive(identity); waited += 20) {
    if (waited >= withinMs) return false;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return true;
}

function recordPath(stateFolder: string, name: string): string {
  return join(stateFolder, `${name}.process.json`);
}

/** Opens the log for appending; a long one becomes `.old` first, so that two files are all there ever is. */
function openLog(path: string): number {
  if (existsSync(path) && statSync(path).size > logLimitBytes) renameSync(path, `${path}.old`);
  return openSync(path, 'a', 0o640);
}
