// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Files on their way into an import: pieces from browsers, and what the operator laid into the folder. */
import { lstat, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { uuidv7 } from '../../../lib/ids.ts';
import { largestUpload } from './import.contract.ts';

/** An upload nobody went on with for an hour is given up, in milliseconds. */
const abandonedMs = 3_600_000;

/** The folder of deliveries and the uploads in it. */
export interface ImportFolder {
  /** Files an administrator may choose, by name. */
  files(): Promise<readonly { readonly name: string; readonly bytes: number }[]>;
  /** Where such a file is; undefined when there is none of this name. */
  pathOf(name: string): Promise<string | undefined>;
  begin(accountId: string): Promise<string>;
  /** Writes a piece; the bytes there are then, or why not. */
  write(uploadId: string, accountId: string, offset: number, piece: Buffer): Promise<number | 'gone' | 'tooLarge'>;
  /** Where an upload is; undefined when it is not there or somebody else's. */
  uploadOf(uploadId: string, accountId: string): string | undefined;
  drop(uploadId: string): Promise<void>;
}

/** Works below `folder`, which is made when first needed; an upload may have `most` bytes. */
export function importFolder(folder: string, nowMs: () => number, most = largestUpload): ImportFolder {
  const uploads = join(folder, 'uploads');
  const owners = new Map<string, { readonly accountId: string; touched: number }>();

  async function clearAway(): Promise<void> {
    const before = nowMs() - abandonedMs;
    for (const [id, { touched }] of owners) if (touched < before) owners.delete(id);
    for (const name of await readdir(uploads).catch(() => []))
      if (!owners.has(name)) await rm(join(uploads, name), { force: true });
  }

  return {
    async files() {
      await mkdir(folder, { recursive: true, mode: 0o755 });
      const entries = await readdir(folder, { withFileTypes: true });
      const found = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.'));
      return Promise.all(found.map(async ({ name }) => ({ name, bytes: (await stat(join(folder, name))).size }))).then(
        (files) => files.toSorted((a, b) => a.name.localeCompare(b.name, 'de')),
      );
    },
    async pathOf(name) {
      // Only what lies in the folder itself, and no link that leads out of it.
      if (/[/\\\0]|^\./.test(name)) return undefined;
      const path = join(folder, name);
      const there = await lstat(path).catch(() => undefined);
      return there?.isFile() ? path : undefined;
    },
    async begin(accountId) {
      await mkdir(uploads, { recursive: true, mode: 0o700 });
      await clearAway();
      const id = uuidv7(nowMs());
      await (await open(join(uploads, id), 'wx', 0o600)).close();
      owners.set(id, { accountId, touched: nowMs() });
      return id;
    },
    async write(uploadId, accountId, offset, piece) {
      const owner = owners.get(uploadId);
      if (owner?.accountId !== accountId) return 'gone';
      if (offset + piece.length > most) return 'tooLarge';
      owner.touched = nowMs();
      const file = await open(join(uploads, uploadId), 'r+').catch(() => undefined);
      if (!file) return 'gone';
      try {
        // A hole would be read as zeros: pieces come in their order.
        if ((await file.stat()).size < offset) return 'gone';
        await file.write(piece, 0, piece.length, offset);
        return offset + piece.length;
      } finally {
        await file.close();
      }
    },
    uploadOf: (uploadId, accountId) =>
      owners.get(uploadId)?.accountId === accountId ? join(uploads, uploadId) : undefined,
    async drop(uploadId) {
      owners.delete(uploadId);
      await rm(join(uploads, uploadId), { force: true });
    },
  };
}
