// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';

import { z } from 'zod';

/** Versions and SHA-256 of Debian packages by name. */
export type LockedPackages = Readonly<Record<string, { readonly version: string; readonly sha256: string }>>;

const schema = z.object({
  note: z.string(),
  sets: z.record(
    z.string(),
    z.record(z.string(), z.object({ version: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/) })),
  ),
});

const note = 'Debian packages taken for this version, by set and processor. Written by: npm run setup -- --update-lock';

/** The lock's packages of one set, e.g. `switch-amd64`; empty when the file or the set is not there. Throws on a broken file. */
export async function readLock(path: string, set: string): Promise<LockedPackages> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return {};
  return schema.parse(JSON.parse(text)).sets[set] ?? {};
}

/** Writes one set into the lock, leaving the others as they are. */
export async function writeLock(path: string, set: string, packages: LockedPackages): Promise<void> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  const sets = text === undefined ? {} : schema.parse(JSON.parse(text)).sets;
  await writeFile(path, `${JSON.stringify({ note, sets: { ...sets, [set]: packages } }, null, 2)}\n`);
}

/** How taken packages differ from the lock: `replaced` = other version, `forged` = same version but other content. */
export function compareWithLock(lock: LockedPackages, taken: LockedPackages): { replaced: string[]; forged: string[] } {
  const replaced: string[] = [];
  const forged: string[] = [];
  for (const [name, { version, sha256 }] of Object.entries(taken)) {
    const locked = lock[name];
    if (!locked || locked.version !== version) replaced.push(`${name} ${locked?.version ?? '(new)'} → ${version}`);
    else if (locked.sha256 !== sha256) forged.push(`${name} ${version}`);
  }
  return { replaced, forged };
}

/** SHA-256 of a file, in hex. */
export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
