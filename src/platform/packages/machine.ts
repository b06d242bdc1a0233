// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { accessSync, constants } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

import { debianMirrors, parseListFile, parseSourcesFile } from './apt-sources.ts';

/** Names of this machine's processor: Debian's, and the folder and loader a Debian library tree uses for it. */
export interface Processor {
  readonly debian: 'amd64' | 'arm64';
  readonly triplet: string;
  /** The dynamic loader below the root of a merged-/usr Debian tree. */
  readonly loader: string;
}

/** This machine's processor, or undefined when Debian packages for it are not supported here. */
export function processor(): Processor | undefined {
  if (process.platform !== 'linux') return undefined;
  if (process.arch === 'x64')
    return { debian: 'amd64', triplet: 'x86_64-linux-gnu', loader: 'usr/lib64/ld-linux-x86-64.so.2' };
  if (process.arch === 'arm64')
    return { debian: 'arm64', triplet: 'aarch64-linux-gnu', loader: 'usr/lib/ld-linux-aarch64.so.1' };
  return undefined;
}

/**
 * Where downloaded programs are kept, shared by all checkouts of one person: for root a folder that the
 * service user can read as well, else the XDG cache.
 */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  if (process.getuid?.() === 0) return '/var/cache/amtsleitung';
  const xdg = env['XDG_CACHE_HOME'];
  return join(xdg !== undefined && xdg.startsWith('/') ? xdg : join(homedir(), '.cache'), 'amtsleitung');
}

/** The full path of a program on PATH, or undefined. */
export function onPath(name: string, env: NodeJS.ProcessEnv = process.env): string | undefined {
  const folders = [...(env['PATH'] ?? '').split(delimiter), '/usr/local/sbin', '/usr/sbin', '/sbin'];
  for (const folder of folders.filter((entry) => entry.startsWith('/'))) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      continue;
    }
  }
  return undefined;
}

/** The Debian mirrors this machine is set up for, best first; `DEBIAN_MIRROR` alone if it is set. */
export async function mirrorsOfThisMachine(env: NodeJS.ProcessEnv = process.env): Promise<string[]> {
  const chosen = env['DEBIAN_MIRROR']?.trim();
  if (chosen) return [chosen.replace(/\/+$/, '')];
  const sources = parseListFile(await textOf('/etc/apt/sources.list'));
  const folder = '/etc/apt/sources.list.d';
  for (const name of (await readdir(folder).catch(() => [])).sort()) {
    if (name.endsWith('.list')) sources.push(...parseListFile(await textOf(join(folder, name))));
    if (name.endsWith('.sources')) sources.push(...parseSourcesFile(await textOf(join(folder, name))));
  }
  const codename = /^VERSION_CODENAME=(.*)$/m.exec(await textOf('/etc/os-release'))?.[1] ?? '';
  return debianMirrors(sources, codename.replaceAll('"', ''));
}

async function textOf(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '');
}
