// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { join } from 'node:path';

import { z } from 'zod';

import { withLock } from '../process/file-lock.ts';
import { run } from '../process/run.ts';
import { ownApt } from './apt.ts';
import type { Apt, PlannedPackage } from './apt.ts';
import { had, missing } from './had.ts';
import type { Had, Progress } from './had.ts';
import { compareWithLock, readLock, sha256Of, writeLock } from './lock-file.ts';
import type { LockedPackages } from './lock-file.ts';
import { cacheFolder, mirrorsOfThisMachine, onPath, processor } from './machine.ts';
import type { Processor } from './machine.ts';

/** Packages that are unpacked together into one folder and run with that folder's own libraries. */
export interface PackageSet {
  /** Short name, part of the folder and of the lock. */
  readonly name: string;
  readonly packages: readonly string[];
  readonly suite: string;
  /** Says what is wrong with the planned versions, or undefined when they are allowed. */
  readonly refuse: (versions: Readonly<Record<string, string>>) => string | undefined;
}

/** An unpacked set. */
export interface Tree {
  /** Folder in which `usr/` lies. */
  readonly root: string;
  readonly processor: Processor;
  /** Library folders for the tree's own loader, joined with colons. */
  readonly libraries: string;
  /** Debian versions by package name. */
  readonly versions: Readonly<Record<string, string>>;
}

const manifest = z.object({
  packages: z.record(z.string(), z.object({ version: z.string(), sha256: z.string() })),
  libraries: z.array(z.string()),
});

/**
 * The unpacked set: reused if it is in the cache, else fetched from the machine's Debian mirror with signatures checked.
 * `lockFile` is the repository's record of versions; it is written only with `updateLock`.
 */
export async function relocated(
  set: PackageSet,
  options: { readonly progress: Progress; readonly lockFile: string; readonly updateLock?: boolean },
): Promise<Had<Tree>> {
  const cpu = processor();
  if (!cpu)
    return missing(
      `Debian packages are used on Linux x64 and arm64 only, this machine is ${process.platform} ${process.arch}.`,
    );
  const id = createHash('sha256')
    .update([set.suite, ...set.packages].join(' '))
    .digest('hex')
    .slice(0, 8);
  const folder = join(cacheFolder(), 'debian', `${set.name}-${cpu.debian}-${id}`);
  const there = await readTree(folder, cpu);
  if (there && options.updateLock !== true) return had(there);
  const problem = missingTool();
  if (problem) return missing(problem);
  try {
    await mkdir(join(cacheFolder(), 'debian'), { recursive: true, mode: 0o755 });
  } catch (error) {
    return missing(
      `The cache folder ${cacheFolder()} cannot be written (${(error as Error).message}); free it or set XDG_CACHE_HOME.`,
    );
  }
  const waiting = (): void => options.progress(`another start is fetching ${set.name}, waiting for it`);
  return withLock(`${folder}.lock`, waiting, async () => {
    const meanwhile = await readTree(folder, cpu);
    if (meanwhile && options.updateLock !== true) return had(meanwhile);
    return fetchSet(set, folder, cpu, options);
  });
}

function missingTool(): string | undefined {
  const tool = ['apt-get', 'dpkg-deb'].find((name) => !onPath(name));
  return tool === undefined ? undefined : `There is no ${tool} on this machine, so Debian packages cannot be fetched.`;
}

async function readTree(folder: string, cpu: Processor): Promise<Tree | undefined> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const parsed = manifest.safeParse(JSON.parse(text));
  if (!parsed.success) return undefined;
  const root = join(folder, 'root');
  const versions = Object.fromEntries(
    Object.entries(parsed.data.packages).map(([name, { version }]) => [name, version]),
  );
  return { root, processor: cpu, libraries: parsed.data.libraries.map((path) => join(root, path)).join(':'), versions };
}

async function fetchSet(
  set: PackageSet,
  folder: string,
  cpu: Processor,
  options: { readonly progress: Progress; readonly lockFile: string; readonly updateLock?: boolean },
): Promise<Had<Tree>> {
  const work = `${folder}.tmp-${process.pid}`;
  try {
    const found = await resolve(set, work, options.progress);
    if (!found.ok) return found;
    const { apt, plan } = found.value;
    const megabytes = Math.round(plan.reduce((sum, entry) => sum + entry.bytes, 0) / 1e6);
    options.progress(`fetching ${plan.length} Debian packages, ${megabytes} MB`);
    const got = await apt.download(set.packages, options.progress);
    if (!got.ok)
      return missing(
        `Debian packages could not be fetched (${got.error}); check the network or set DEBIAN_MIRROR, then start again.`,
      );
    const taken = await hashesOf(apt, plan);
    const judged = await judge(set, cpu, taken, options);
    if (judged !== undefined) return missing(judged);
    options.progress(`unpacking ${plan.length} packages`);
    const tree = join(work, 'tree');
    await unpack(
      plan.map((entry) => join(apt.archives, entry.file)),
      join(tree, 'root'),
    );
    const libraries = await libraryFolders(join(tree, 'root'), cpu);
    await writeFile(join(tree, 'manifest.json'), JSON.stringify({ packages: taken, libraries }, null, 1));
    await rm(folder, { recursive: true, force: true });
    await rename(tree, folder);
  } catch (error) {
    return missing(`Debian packages could not be unpacked (${(error as Error).message}); is the disk full?`);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  const tree = await readTree(folder, cpu);
  return tree
    ? had(tree)
    : missing(`The unpacked packages in ${folder} cannot be read; remove the folder and start again.`);
}

async function resolve(
  set: PackageSet,
  work: string,
  progress: Progress,
): Promise<Had<{ apt: Apt; plan: PlannedPackage[] }>> {
  const mirrors = await mirrorsOfThisMachine();
  if (mirrors.length === 0) {
    return missing(
      'This machine’s apt names no Debian mirror; set DEBIAN_MIRROR to the address of one (it ends in /debian).',
    );
  }
  let last = '';
  for (const [index, mirror] of mirrors.entries()) {
    progress(`reading the package list of Debian ${set.suite}`);
    const apt = await ownApt(join(work, `apt-${index}`), { mirror, suite: set.suite });
    const updated = await apt.update();
    const plan = updated.ok ? await apt.plan(set.packages) : undefined;
    if (!plan) {
      last = updated.ok ? `${set.packages.join(', ')} cannot be installed together from ${mirror}` : updated.error;
      continue;
    }
    const refused = set.refuse(Object.fromEntries(plan.map(({ name, version }) => [name, version])));
    if (refused === undefined) return had({ apt, plan });
    last = refused;
  }
  return missing(`No Debian mirror could give ${set.packages[0]} (${last}); check the network or set DEBIAN_MIRROR.`);
}

async function hashesOf(apt: Apt, plan: readonly PlannedPackage[]): Promise<LockedPackages> {
  const taken: Record<string, { version: string; sha256: string }> = {};
  for (const { name, version, file } of plan)
    taken[name] = { version, sha256: await sha256Of(join(apt.archives, file)) };
  return taken;
}

/** Compares with the repository's lock; returns a reason to refuse. Writes the lock when asked to. */
async function judge(
  set: PackageSet,
  cpu: Processor,
  taken: LockedPackages,
  options: { readonly progress: Progress; readonly lockFile: string; readonly updateLock?: boolean },
): Promise<string | undefined> {
  const name = `${set.name}-${cpu.debian}`;
  if (options.updateLock === true) {
    await writeLock(options.lockFile, name, taken);
    return undefined;
  }
  const { replaced, forged } = compareWithLock(await readLock(options.lockFile, name), taken);
  if (forged.length > 0)
    return `The mirror’s ${forged.join(', ')} differs from the packages recorded in packages.lock.json; not used. Try another DEBIAN_MIRROR.`;
  if (replaced.length > 0) {
    const shown = replaced.slice(0, 3).join(', ');
    options.progress(
      `note: ${replaced.length} of ${Object.keys(taken).length} packages are newer than in packages.lock.json: ${shown}${replaced.length > 3 ? ', …' : ''}`,
    );
  }
  return undefined;
}

/** Unpacks Debian packages into one folder. Rejects with dpkg's first words when one is broken or the disk is full. */
export async function unpack(files: readonly string[], root: string): Promise<void> {
  await mkdir(root, { recursive: true, mode: 0o755 });
  const left = [...files];
  const worker = async (): Promise<void> => {
    for (let file = left.shift(); file !== undefined; file = left.shift()) {
      const ran = await run('dpkg-deb', ['-x', file, root]);
      if (ran.code !== 0) throw new Error(ran.err.trim().split('\n')[0] ?? file);
    }
  };
  await Promise.all([worker(), worker()]);
}

/** The library folder and those below it that hold shared libraries of their own (pulseaudio, blas, …), relative to the root. */
export async function libraryFolders(root: string, cpu: Processor): Promise<string[]> {
  const folders: string[] = [];
  // Releases up to Debian 12 still have packages that put libraries below /lib.
  for (const base of [join('usr', 'lib', cpu.triplet), join('lib', cpu.triplet)]) {
    const entries = await readdir(join(root, base), { withFileTypes: true }).catch(() => []);
    if (entries.length > 0) folders.push(base);
    for (const entry of entries) {
      if (!entry.isDirectory()) continue;
      const names = await readdir(join(root, base, entry.name));
      if (names.some((name) => /^lib.+\.so(\.|$)/.test(name))) folders.push(join(base, entry.name));
    }
  }
  return folders;
}
