// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Where the tests put what they throw away: dozens of databases, cities of sounds and browser profiles. In memory where
 * there is room: on a disk, making and removing these files takes longer than the tests that need them.
 */
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';

/** `f_type` of a file system in memory, statfs(2). */
const tmpfsMagic = 0x01_02_19_94;
const gigabyte = 1024 ** 3;
const namePart = 'amt-';

/** A folder for one run of the tests, and what their environment needs to use it. */
export interface Scratch {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  remove(): void;
}

/** Makes the folder; those of runs that ended without taking theirs along are removed. */
export function makeScratch(memory = '/dev/shm'): Scratch {
  const base = hasRoom(memory) ? memory : tmpdir();
  removeOrphans(base);
  const folder = mkdtempSync(join(base, `${namePart}${process.pid}-`));
  // PostgreSQL, Asterisk and the server run as another user when we are root.
  chmodSync(folder, 0o755);
  const compiled = join(folder, 'compiled');
  mkdirSync(compiled);
  // Every user writes a folder of its own in there: what one program compiled, the next one only reads.
  chmodSync(compiled, 0o1777);
  return {
    folder,
    env: { TMPDIR: folder, NODE_COMPILE_CACHE: compiled },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** In memory, room for a dozen programs at a time (80 MB each with its database), and memory left for them to run. */
function hasRoom(folder: string): boolean {
  try {
    const { type, bavail, bsize } = statfsSync(folder);
    return type === tmpfsMagic && bavail * bsize > 4 * gigabyte && freemem() > 6 * gigabyte;
  } catch {
    return false;
  }
}

function removeOrphans(base: string): void {
  for (const name of readdirSync(base)) {
    const pid = new RegExp(`^${namePart}(\\d+)-`).exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(base, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
