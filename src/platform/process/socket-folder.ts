// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { chmodSync, chownSync, lstatSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { ServiceUser } from './service-user.ts';

/** A Unix socket's path may have 107 bytes (unix(7)); the longest name put here is PostgreSQL's lock. */
const longestName = '/.s.PGSQL.5432.lock';

/**
 * The short folder for Unix sockets of this installation, closed for everybody else: the one recorded in
 * `recordPath` if it is still ours, else a new one below the temp directory.
 */
export function socketFolder(recordPath: string, user: ServiceUser | undefined): string {
  const owner = user?.uid ?? process.getuid?.() ?? 0;
  const known = readRecord(recordPath);
  if (known !== undefined && isOurs(known, owner)) return known;
  const base = [tmpdir(), '/tmp', '/var/tmp'].find(
    (folder) => Buffer.byteLength(`${folder}/amt-XXXXXX${longestName}`) <= 107,
  );
  const folder = mkdtempSync(join(base ?? '/tmp', 'amt-'));
  if (user) chownSync(folder, user.uid, user.gid);
  chmodSync(folder, 0o700);
  writeFileSync(recordPath, folder);
  return folder;
}

function readRecord(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return undefined;
  }
}

/** Anybody can make a folder in the temp directory: only one that belongs to our user and is closed is taken again. */
function isOurs(folder: string, owner: number): boolean {
  try {
    const found = lstatSync(folder);
    return found.isDirectory() && found.uid === owner && (found.mode & 0o777) === 0o700;
  } catch {
    return false;
  }
}
