// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

import { identityOf, isAlive } from './identity.ts';
import type { ProcessIdentity } from './identity.ts';

/** A lock held by this process until `release` or its end, however it ends. */
export interface FileLock {
  release(): void;
}

/** Who holds a lock, with the text the holder left (e.g. its address). */
export interface LockHolder extends ProcessIdentity {
  readonly text: string;
}

/**
 * Takes the lock file `path`, or tells who has it. A lock of a dead process is taken over.
 * Throws when the folder cannot be written.
 */
export function takeLock(
  path: string,
  text = '',
): { readonly ok: true; readonly lock: FileLock } | { readonly ok: false; readonly holder: LockHolder } {
  const self = identityOf(process.pid);
  if (!self) throw new Error('/proc is not readable: cannot tell processes apart');
  const mine = `${path}.${process.pid}`;
  writeFileSync(mine, JSON.stringify({ ...self, text }));
  try {
    for (;;) {
      try {
        // A link appears with its content or not at all, so nobody reads half a lock.
        linkSync(mine, path);
        return { ok: true, lock: { release: () => releaseIfOurs(path, self) } };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const holder = readHolder(path);
      if (holder && isAlive(holder)) return { ok: false, holder };
      removeStale(path, mine);
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Who holds the lock now; undefined when it is free, or left by a dead process. */
export function lockHolder(path: string): LockHolder | undefined {
  const holder = readHolder(path);
  return holder && isAlive(holder) ? holder : undefined;
}

/** Runs `work` while holding the lock, waiting for a holder to end; `waiting` is called once if there is one. */
export async function withLock<Value>(
  path: string,
  waiting: (holder: LockHolder) => void,
  work: () => Promise<Value>,
): Promise<Value> {
  let told = false;
  for (;;) {
    const taken = takeLock(path);
    if (taken.ok) {
      try {
        return await work();
      } finally {
        taken.lock.release();
      }
    }
    if (!told) waiting(taken.holder);
    told = true;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

/**
 * Removes the lock of a dead process. Two who find it must not both remove: the slower one would take away the lock the
 * faster one has made meanwhile. So removing has a lock of its own, held for an instant.
 */
function removeStale(path: string, mine: string): void {
  const removing = `${path}.removing`;
  try {
    linkSync(mine, removing);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const other = readHolder(removing);
    if (!other || !isAlive(other)) rmSync(removing, { force: true });
    return;
  }
  const holder = readHolder(path);
  if (!holder || !isAlive(holder)) rmSync(path, { force: true });
  rmSync(removing, { force: true });
}

function releaseIfOurs(path: string, self: ProcessIdentity): void {
  const holder = readHolder(path);
  if (holder?.pid === self.pid && holder.started === self.started) rmSync(path, { force: true });
}

function readHolder(path: string): LockHolder | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof value !== 'object' || value === null) return undefined;
    const { pid, started, text } = value as Record<string, unknown>;
    if (typeof pid !== 'number' || typeof started !== 'string') return undefined;
    return { pid, started, text: typeof text === 'string' ? text : '' };
  } catch {
    return undefined;
  }
}
