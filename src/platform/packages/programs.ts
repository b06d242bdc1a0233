// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { dirname, join, resolve } from 'node:path';
import { existsSync } from 'node:fs';

import { run } from '../process/run.ts';
import { had, missing } from './had.ts';
import type { Had, Progress } from './had.ts';
import { onPath } from './machine.ts';
import { relocated } from './relocated.ts';
import type { PackageSet, Tree } from './relocated.ts';
import { isAllowedAsterisk } from './version-range.ts';

/** How to start a program: `spawn(command, [...args, ...own arguments], { env: { ...process.env, ...env } })`. */
export interface Program {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly version: string;
}

/** Asterisk and the folders `asterisk.conf` must name. */
export interface AsteriskProgram extends Program {
  /** `astmoddir`. */
  readonly modulesDir: string;
  /** `astdatadir` as packaged: holds `sounds`, `moh`, `static-http`, `documentation`. */
  readonly dataDir: string;
  /** Debian's English prompts (gsm and wav). */
  readonly soundsDir: string;
  /** Music on hold as WAV files; may be missing beside a distribution's Asterisk. */
  readonly musicDir: string;
}

/** What `npm start` gets from Debian: the switch and the voice. */
const switchSet: PackageSet = {
  name: 'switch',
  suite: 'sid',
  packages: ['asterisk', 'asterisk-core-sounds-en', 'asterisk-moh-opsound-wav', 'espeak-ng'],
  refuse: (versions) => {
    const version = versions['asterisk'] ?? 'none';
    return isAllowedAsterisk(version) ? undefined : `it has Asterisk ${version}, needed is 22.10.1 or a later 22`;
  },
};

/** The repository's record of Debian package versions. */
export const lockFile = resolve(import.meta.dirname, '../../../packages.lock.json');

/** Fetches or finds the relocated packages; `updateLock` fetches anew and writes `packages.lock.json`. */
export function switchPackages(progress: Progress, updateLock = false): Promise<Had<Tree>> {
  return relocated(switchSet, { progress, lockFile, updateLock });
}

/** A usable Asterisk: the distribution's if its version is allowed, else the relocated one (fetched if needed). */
export async function asteriskProgram(progress: Progress): Promise<Had<AsteriskProgram>> {
  const own = await distributionAsterisk();
  if (own) return had(own);
  const tree = await switchPackages(progress);
  if (!tree.ok) return tree;
  const data = join(tree.value.root, 'usr/share/asterisk');
  return had({
    ...relocatedProgram(tree.value, 'usr/sbin/asterisk', 'asterisk'),
    modulesDir: join(tree.value.root, 'usr/lib', tree.value.processor.triplet, 'asterisk/modules'),
    dataDir: data,
    soundsDir: join(data, 'sounds/en_US_f_Allison'),
    musicDir: join(data, 'moh'),
  });
}

/** espeak-ng: the relocated one, so that announcements sound the same everywhere; else one on PATH. */
export async function espeakProgram(progress: Progress): Promise<Had<Program>> {
  const tree = await switchPackages(progress);
  if (tree.ok) {
    const { root, processor } = tree.value;
    const program = relocatedProgram(tree.value, 'usr/bin/espeak-ng', 'espeak-ng');
    return had({ ...program, args: [...program.args, `--path=${join(root, 'usr/lib', processor.triplet)}`] });
  }
  const path = onPath('espeak-ng');
  if (!path) return missing(`There is no voice for announcements: ${tree.why}`);
  return had({ command: path, args: [], env: {}, version: (await run(path, ['--version'])).out.trim() });
}

function relocatedProgram(tree: Tree, path: string, name: string): Program {
  return {
    command: join(tree.root, tree.processor.loader),
    args: ['--library-path', tree.libraries, join(tree.root, path)],
    env: {},
    version: tree.versions[name] ?? '',
  };
}

async function distributionAsterisk(): Promise<AsteriskProgram | undefined> {
  const path = onPath('asterisk');
  if (!path) return undefined;
  const version = (await run(path, ['-V'], { timeout: 5000 })).out.trim();
  if (!isAllowedAsterisk(version)) return undefined;
  const usr = dirname(dirname(path));
  const modules = [
    'lib/x86_64-linux-gnu/asterisk/modules',
    'lib/aarch64-linux-gnu/asterisk/modules',
    'lib/asterisk/modules',
  ]
    .map((folder) => join(usr, folder))
    .find((folder) => existsSync(join(folder, 'res_ari.so')));
  const data = [join(usr, 'share/asterisk'), '/var/lib/asterisk'].find((folder) => existsSync(join(folder, 'sounds')));
  if (modules === undefined || data === undefined) return undefined;
  const sounds = ['sounds/en_US_f_Allison', 'sounds/en']
    .map((folder) => join(data, folder))
    .find((folder) => existsSync(folder));
  return {
    command: path,
    args: [],
    env: {},
    version,
    modulesDir: modules,
    dataDir: data,
    soundsDir: sounds ?? join(data, 'sounds'),
    musicDir: join(data, 'moh'),
  };
}
