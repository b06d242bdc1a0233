// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { run } from '../process/run.ts';
import type { Ran } from '../process/run.ts';
import type { Progress } from './had.ts';

/** A package apt would fetch: its name, Debian version and the file name in apt's archive folder. */
export interface PlannedPackage {
  readonly name: string;
  readonly version: string;
  readonly file: string;
  readonly bytes: number;
}

/** An apt that keeps everything in a folder of its own, so that it needs no root and leaves the machine's apt alone. */
export interface Apt {
  /** Fetches the package lists; false = the archive cannot be reached or its signature is wrong (`error` says which). */
  update(): Promise<{ readonly ok: boolean; readonly error: string }>;
  /** What installing these names would fetch; undefined = cannot be resolved. */
  plan(names: readonly string[]): Promise<PlannedPackage[] | undefined>;
  /** Fetches these names and what they need into `archives`. */
  download(names: readonly string[], progress: Progress): Promise<{ readonly ok: boolean; readonly error: string }>;
  readonly archives: string;
}

const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg';

/**
 * An apt of our own in `folder` (made, must be absolute).
 * `from` is one archive and suite with nothing installed yet, or 'host': the machine's own archives and what it has installed.
 */
export async function ownApt(
  folder: string,
  from: { readonly mirror: string; readonly suite: string } | 'host',
): Promise<Apt> {
  const archives = join(folder, 'archives');
  await mkdir(join(folder, 'lists', 'partial'), { recursive: true });
  await mkdir(join(archives, 'partial'), { recursive: true });
  await writeFile(join(folder, 'status'), '');
  if (from !== 'host') {
    await writeFile(join(folder, 'sources.list'), `deb [signed-by=${keyring}] ${from.mirror} ${from.suite} main\n`);
  }
  const configFile = join(folder, 'apt.conf');
  await writeFile(configFile, configuration(folder, from));
  const apt = (...args: string[]): Promise<Ran> =>
    run('apt-get', ['-c', configFile, '-q', '-y', '--no-install-recommends', ...args], {
      env: { ...process.env, LC_ALL: 'C.UTF-8', DEBIAN_FRONTEND: 'noninteractive' },
    });
  return {
    archives,
    update: async () => verdict(await apt('update')),
    plan: async (names) => {
      const ran = await apt('--print-uris', 'install', ...names);
      return ran.code === 0 ? parsePlan(ran.out) : undefined;
    },
    download: async (names, progress) => {
      progress(`fetching ${names.join(', ')} and what they need`);
      const ran = await apt('--download-only', 'install', ...names);
      await rm(join(archives, 'partial'), { recursive: true, force: true });
      return verdict(ran);
    },
  };
}

/** Reads `apt-get --print-uris`: one `'URI' FILE BYTES HASH` per line. */
export function parsePlan(text: string): PlannedPackage[] {
  const plan: PlannedPackage[] = [];
  for (const line of text.split('\n')) {
    const match = /^'[^']+' (\S+?)_(\S+?)_(\S+\.deb) (\d+) /.exec(line);
    if (!match) continue;
    const [, name = '', version = '', tail = '', bytes = '0'] = match;
    plan.push({ name, version: decodeURIComponent(version), file: `${name}_${version}_${tail}`, bytes: Number(bytes) });
  }
  return plan;
}

function verdict(ran: Ran): { ok: boolean; error: string } {
  const said = ran.err.split('\n').find((line) => /^[EW]:/.test(line)) ?? ran.err.split('\n')[0] ?? '';
  return { ok: ran.code === 0, error: said.replace(/^[EW]:\s*/, '').trim() };
}

function configuration(folder: string, from: { readonly mirror: string } | 'host'): string {
  // The machine's own broken or foreign archives are its owner's matter: what resolves is enough.
  const hosts = [['Dir::State::status', '/var/lib/dpkg/status']];
  const own =
    from === 'host'
      ? hosts
      : [
          ['APT::Update::Error-Mode', 'any'],
          ['Dir::Etc::sourcelist', join(folder, 'sources.list')],
          ['Dir::Etc::sourceparts', '/dev/null'],
          ['Dir::Etc::preferences', '/dev/null'],
          ['Dir::Etc::preferencesparts', '/dev/null'],
          ['Dir::State::status', join(folder, 'status')],
        ];
  // A dated snapshot is allowed as a mirror; its lists have expired by nature, their signature is still checked.
  const dated = from !== 'host' && /\d{8}T\d{6}Z/.test(from.mirror) ? [['Acquire::Check-Valid-Until', 'false']] : [];
  const settings = [
    ...own,
    ...dated,
    ['Dir::State', folder],
    ['Dir::State::lists', join(folder, 'lists')],
    ['Dir::State::extended_states', join(folder, 'extended_states')],
    ['Dir::Cache', folder],
    ['Dir::Cache::archives', join(folder, 'archives')],
    ['APT::Sandbox::User', 'root'],
    ['APT::Get::AllowUnauthenticated', 'false'],
    ['Acquire::AllowInsecureRepositories', 'false'],
    ['Acquire::Languages', 'none'],
    ['Acquire::Retries', '2'],
    ['Acquire::http::Timeout', '20'],
    ['Acquire::https::Timeout', '20'],
    ['Debug::NoLocking', 'true'],
  ];
  // The machine's hooks (cleaning, desktop notices) are for its own packages, not for ours.
  const hooks = [
    'APT::Update::Pre-Invoke',
    'APT::Update::Post-Invoke',
    'APT::Update::Post-Invoke-Success',
    'DPkg::Post-Invoke',
  ];
  const cleared = [...hooks, 'Acquire::IndexTargets::deb::DEP-11', 'Acquire::IndexTargets::deb::Contents-deb'];
  return [
    ...cleared.map((name) => `#clear ${name};`),
    ...settings.map(([name, value]) => `${name} "${value}";`),
    '',
  ].join('\n');
}
