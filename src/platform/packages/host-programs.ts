// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { withLock } from '../process/file-lock.ts';
import { run } from '../process/run.ts';
import { isRoot } from '../process/service-user.ts';
import { ownApt } from './apt.ts';
import { had, missing } from './had.ts';
import type { Had, Progress } from './had.ts';
import { cacheFolder, onPath, processor } from './machine.ts';
import { libraryFolders, unpack } from './relocated.ts';
import type { Program } from './programs.ts';

/** A program that only the tests need, from the release this machine runs: with a foreign loader Chromium dies (decision 4). */
interface HostProgram {
  readonly name: string;
  readonly packages: readonly string[];
  /** The program itself below an unpacked root; the packages' own wrappers know absolute paths only. */
  readonly inTree: string;
  readonly versionArgument: string | readonly string[];
  /** Folders of its own libraries below the root. */
  readonly libraries?: readonly string[];
}

const chromium: HostProgram = {
  name: 'chromium',
  packages: ['chromium', 'fonts-liberation'],
  inTree: 'usr/lib/chromium/chromium',
  versionArgument: '--version',
};
/** The same engine without windows and their paint: browser tests take a quarter less of the processors. */
const headlessChromium: HostProgram = {
  name: 'chromium-headless-shell',
  packages: ['chromium-headless-shell', 'fonts-liberation'],
  inTree: 'usr/lib/chromium/chromium-headless-shell',
  versionArgument: '--version',
};
const sipp: HostProgram = { name: 'sipp', packages: ['sip-tester'], inTree: 'usr/bin/sipp', versionArgument: '-v' };

const dovecot: HostProgram = {
  name: 'dovecot',
  packages: ['dovecot-imapd'],
  inTree: 'usr/sbin/dovecot',
  versionArgument: '--version',
};

/** Only ever unpacked: installed, it would become the machine's mail server. */
const postfix: HostProgram = {
  name: 'postfix',
  packages: ['postfix'],
  inTree: 'usr/sbin/postconf',
  versionArgument: ['-d', '-h', 'mail_version'],
  libraries: ['usr/lib/postfix'],
};

/**
 * A Chromium for browser tests: `CHROMIUM_PATH`; the headless one, on PATH or from the machine's release; else the one with
 * windows, which older releases and machines without a network may have.
 */
export async function chromiumProgram(progress: Progress, env: NodeJS.ProcessEnv = process.env): Promise<Had<Program>> {
  const chosen = env['CHROMIUM_PATH'];
  if (chosen) {
    const version = await versionOf(chromium, { command: chosen, args: [], env: {} });
    if (version !== undefined) return had({ command: chosen, args: [], env: {}, version });
    return missing(`CHROMIUM_PATH (${chosen}) cannot be run; correct or remove it.`);
  }
  const headless = await hostProgram(headlessChromium, progress);
  return headless.ok ? headless : hostProgram(chromium, progress);
}

/** sipp for SIP signalling and load: one on PATH, else installed (root) or unpacked from the machine's release. */
export function sippProgram(progress: Progress): Promise<Had<Program>> {
  return hostProgram(sipp, progress);
}

/** Dovecot, a mail server to fetch mail from: one on PATH, else installed (root) or unpacked from the machine's release. */
export function dovecotProgram(progress: Progress): Promise<Had<Program>> {
  return hostProgram(dovecot, progress);
}

/**
 * Postfix, a mail server to send through, unpacked from the machine's release; its parts lie beside the command, in
 * `../lib/postfix`. Nothing of the machine's own mail is touched.
 */
export async function postfixProgram(progress: Progress): Promise<Had<Program>> {
  if (!onPath('apt-get')) return missing('There is no apt-get to fetch Postfix with.');
  return unpacked(postfix, progress);
}

async function hostProgram(wanted: HostProgram, progress: Progress): Promise<Had<Program>> {
  const installed = await fromPath(wanted);
  if (installed) return had(installed);
  if (!onPath('apt-get')) {
    return missing(
      `There is no ${wanted.name} and no apt-get to fetch it with; install it by hand${wanted === chromium ? ' and set CHROMIUM_PATH' : ''}.`,
    );
  }
  return isRoot() ? install(wanted, progress) : unpacked(wanted, progress);
}

async function fromPath(wanted: HostProgram): Promise<Program | undefined> {
  const path = onPath(wanted.name);
  if (!path) return undefined;
  const program = { command: path, args: [], env: {} };
  const version = await versionOf(wanted, program);
  return version === undefined ? undefined : { ...program, version };
}

async function install(wanted: HostProgram, progress: Progress): Promise<Had<Program>> {
  progress(`installing ${wanted.packages.join(', ')} with apt-get`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' };
  await run('apt-get', ['update', '-q'], { env });
  const ran = await run('apt-get', ['install', '-q', '-y', '--no-install-recommends', ...wanted.packages], { env });
  const program = ran.code === 0 ? await fromPath(wanted) : undefined;
  if (program) return had(program);
  const said = ran.err.split('\n').find((line) => line.startsWith('E:')) ?? 'it does not run';
  return missing(
    `${wanted.name} could not be installed (${said.replace(/^E:\s*/, '')}); run "apt-get install ${wanted.packages.join(' ')}" and see.`,
  );
}

async function unpacked(wanted: HostProgram, progress: Progress): Promise<Had<Program>> {
  const cpu = processor();
  if (!cpu)
    return missing(`There is no ${wanted.name} for ${process.platform} ${process.arch} here; install it by hand.`);
  const release =
    /^VERSION_CODENAME=(.*)$/m.exec(await readFile('/etc/os-release', 'utf8').catch(() => ''))?.[1] ?? 'host';
  const folder = join(cacheFolder(), 'debian', `${wanted.name}-${release.replaceAll('"', '')}-${cpu.debian}`);
  await mkdir(join(cacheFolder(), 'debian'), { recursive: true });
  const waiting = (): void => progress(`another run is fetching ${wanted.name}, waiting for it`);
  return withLock(`${folder}.lock`, waiting, async () => {
    if (!(await stat(join(folder, 'root')).catch(() => undefined))) {
      const why = await fetchInto(folder, wanted, progress);
      if (why !== undefined) return missing(why);
    }
    const root = join(folder, 'root');
    const folders = [...(wanted.libraries ?? []), ...(await libraryFolders(root, cpu))];
    const libraries = folders.map((path) => join(root, path)).join(':');
    const program = {
      command: join(root, wanted.inTree),
      args: [],
      env: { LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: join(folder, 'fonts.conf') },
    };
    const version = await versionOf(wanted, program);
    return version === undefined
      ? missing(
          `The unpacked ${wanted.name} in ${folder} does not run; install the package ${wanted.packages[0]} instead.`,
        )
      : had({ ...program, version });
  });
}

/** Fetches the program and what this machine lacks for it; undefined = done, else the sentence why not. */
async function fetchInto(folder: string, wanted: HostProgram, progress: Progress): Promise<string | undefined> {
  const work = `${folder}.tmp-${process.pid}`;
  try {
    progress(`reading this machine's package lists for ${wanted.name}`);
    const apt = await ownApt(join(work, 'apt'), 'host');
    const updated = await apt.update();
    const plan = await apt.plan(wanted.packages);
    if (!plan || plan.length === 0) {
      return `${wanted.name} cannot be fetched (${updated.error || 'this machine’s archives do not have it'}); install ${wanted.packages[0]} by hand.`;
    }
    progress(
      `fetching ${plan.length} Debian packages, ${Math.round(plan.reduce((sum, entry) => sum + entry.bytes, 0) / 1e6)} MB`,
    );
    const got = await apt.download(wanted.packages, progress);
    if (!got.ok) return `${wanted.name} could not be fetched (${got.error}); check the network, then start again.`;
    await unpack(
      plan.map((entry) => join(apt.archives, entry.file)),
      join(work, 'tree', 'root'),
    );
    await writeFile(join(work, 'tree', 'fonts.conf'), fontConfiguration(join(folder, 'root')));
    await rename(join(work, 'tree'), folder);
    return undefined;
  } catch (error) {
    return `${wanted.name} could not be unpacked (${(error as Error).message}); is the disk full?`;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

function fontConfiguration(root: string): string {
  const folders = [join(root, 'usr/share/fonts'), '/usr/share/fonts'].map((folder) => `<dir>${folder}</dir>`);
  return `<?xml version="1.0"?>\n<fontconfig>${folders.join('')}<cachedir prefix="xdg">fontconfig</cachedir></fontconfig>\n`;
}

/** The program's own word on its version; undefined = it does not run. */
async function versionOf(wanted: HostProgram, program: Omit<Program, 'version'>): Promise<string | undefined> {
  const ran = await run(program.command, [...program.args, ...[wanted.versionArgument].flat()], {
    env: { ...process.env, ...program.env },
    timeout: 20_000,
  });
  const said = `${ran.out}\n${ran.err}`.trim().split('\n')[0]?.trim();
  // sipp says its version and ends with 99.
  return ran.code === null || /error while loading|not found/.test(ran.err) ? undefined : said;
}
