// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { open, readFile, truncate } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A local file of JSON lines that survives a power cut: what `add` has promised is on the disk. One user at a time. */
export interface Spool {
  /** Puts entries on the disk; rejects when that is not possible (disk full, read-only). */
  add(entries: readonly unknown[]): Promise<void>;
  /** Everything in the file, in order; `damaged` are lines that are no JSON (torn by a crash or a full disk). */
  read(): Promise<{ readonly entries: readonly unknown[]; readonly damaged: readonly string[] }>;
  /** Empties the file. */
  clear(): Promise<void>;
}

/** The spool in this file; it is made at the first `add`, readable by the program's user only. */
export function spoolIn(path: string): Spool {
  let known = false;
  return {
    async add(entries) {
      const file = await open(path, 'a', 0o600);
      try {
        // The line break in front closes a line that an earlier, failed write has left open (J7).
        await file.appendFile(`\n${entries.map((entry) => JSON.stringify(entry)).join('\n')}\n`);
        await file.datasync();
      } finally {
        await file.close();
      }
      if (!known) await syncFolder(path);
      known = true;
    },
    async read() {
      const entries: unknown[] = [];
      const damaged: string[] = [];
      for (const line of (await textOf(path)).split('\n')) {
        if (line === '') continue;
        try {
          entries.push(JSON.parse(line));
        } catch {
          damaged.push(line);
        }
      }
      return { entries, damaged };
    },
    async clear() {
      await truncate(path).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error;
      });
    },
  };
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

/** A new file's name is on the disk only after its folder is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(dirname(path), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
