// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { randomBytes } from 'node:crypto';
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { join } from 'node:path';

import { endProcess, findRunning, forget, lastLogLine, record, startDetached } from '../process/detached.ts';
import type { Running } from '../process/detached.ts';
import { identityOf, isAlive, userOf } from '../process/identity.ts';
import { run } from '../process/run.ts';
import type { ServiceUser } from '../process/service-user.ts';
import { had, missing } from '../packages/had.ts';
import type { Had, Progress } from '../packages/had.ts';
import { postgresPrograms } from './embedded-binaries.ts';
import type { PostgresPrograms } from './embedded-binaries.ts';
import { ensureDatabase, isAnswering } from './embedded-probe.ts';
import type { PostgresConnection } from './embedded-probe.ts';

export type { PostgresConnection } from './embedded-probe.ts';

/** Where a PostgreSQL of ours lives. */
export interface PostgresOptions {
  /** Folder of the data, of its password and of the process's record and log; made if needed, belongs to `user`. */
  readonly folder: string;
  /** Short folder for the socket, already there and writable by `user`. */
  readonly socketFolder: string;
  /** Where unpacked programs are kept. */
  readonly cacheFolder: string;
  /** The user to run as; needed when we are root, PostgreSQL refuses root. */
  readonly user?: ServiceUser | undefined;
  /** Name of the database that is made if it is not there. */
  readonly database: string;
  readonly progress: Progress;
  /** For unit tests only: no fsync, so that everything is faster and nothing survives a power cut. */
  readonly throwAway?: boolean;
}

/** A running PostgreSQL. */
export interface StartedPostgres {
  readonly connection: PostgresConnection;
  readonly process: Running;
  /** True if it was running already. */
  readonly adopted: boolean;
  /** Ends it in order (open transactions are rolled back). */
  stop(): Promise<void>;
}

const name = 'postgresql';
const superuser = 'amtsleitung';

/** Starts PostgreSQL on a Unix socket, or takes over the one that runs on this folder; creates the data at the first start. */
export async function startPostgres(options: PostgresOptions): Promise<Had<StartedPostgres>> {
  const programs = await postgresPrograms(options.cacheFolder, options.progress);
  if (!programs.ok) return programs;
  await ownFolder(options.folder, options.user);
  const password = await passwordOf(options);
  const made = await createData(programs.value, options, password);
  if (made !== undefined) return missing(made);
  const connection: PostgresConnection = {
    host: options.socketFolder,
    port: 5432,
    user: superuser,
    password,
    database: options.database,
  };
  const running = await adopt(options, connection);
  const process = running ?? (await launch(programs.value, options, connection));
  if (typeof process === 'string')
    return missing(`PostgreSQL did not start: ${process} (its messages: ${join(options.folder, `${name}.log`)}).`);
  await ensureDatabase(connection);
  const stop = async (): Promise<void> => {
    await endProcess(process, 'SIGINT', 15_000);
    forget(options.folder, name);
  };
  return had({ connection, process, adopted: running !== undefined, stop });
}

/** Ends the PostgreSQL recorded in this folder, if one runs. */
export async function stopPostgres(folder: string): Promise<boolean> {
  const running = findRunning(folder, name) ?? (await postmaster(folder));
  if (!running) return false;
  await endProcess(running, 'SIGINT', 15_000);
  forget(folder, name);
  return true;
}

async function ownFolder(folder: string, user: ServiceUser | undefined): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (user) await chown(folder, user.uid, user.gid);
}

async function passwordOf(options: PostgresOptions): Promise<string> {
  const path = join(options.folder, 'password');
  const known = await readFile(path, 'utf8').catch(() => undefined);
  if (known !== undefined) return known;
  const password = randomBytes(24).toString('base64url');
  await writeFile(path, password, { mode: 0o600 });
  if (options.user) await chown(path, options.user.uid, options.user.gid);
  return password;
}

/** Runs initdb into a folder beside and renames it, so that a start cut short leaves no half database. */
async function createData(
  programs: PostgresPrograms,
  options: PostgresOptions,
  password: string,
): Promise<string | undefined> {
  const data = join(options.folder, 'data');
  const major = await readFile(join(data, 'PG_VERSION'), 'utf8').catch(() => undefined);
  const ours = programs.version.split('.')[0] ?? '';
  if (major !== undefined) {
    if (major.trim() === ours) return undefined;
    return `The data in ${data} are of PostgreSQL ${major.trim()}, this version brings ${ours}: make a backup with the previous version and restore it here.`;
  }
  options.progress('creating the database');
  const fresh = `${data}.new`;
  await rm(fresh, { recursive: true, force: true });
  const owner = options.user ? { uid: options.user.uid, gid: options.user.gid } : {};
  const ran = await run(
    programs.initdb,
    [
      '-D',
      fresh,
      '-U',
      superuser,
      '-A',
      'scram-sha-256',
      `--pwfile=${join(options.folder, 'password')}`,
      '-E',
      'UTF8',
      '--locale-provider=builtin',
      '--locale=C.UTF-8',
      '--no-instructions',
      ...(options.throwAway ? ['--no-sync'] : []),
    ],
    { cwd: '/', env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' }, ...owner },
  );
  if (ran.code !== 0 || password === '')
    return `initdb failed in ${options.folder}: ${ran.err.trim().split('\n').at(-1) ?? ''}`;
  await rename(fresh, data);
  return undefined;
}

/** The server that runs on this folder, if it answers with our password; one that does not is ended, the data are ours. */
async function adopt(options: PostgresOptions, connection: PostgresConnection): Promise<Running | undefined> {
  const running = findRunning(options.folder, name) ?? (await postmaster(options.folder));
  if (!running) return undefined;
  if (
    running.fingerprint === fingerprintOf(options) &&
    (await isAnswering(connection, 10_000, () => isAlive(running)))
  ) {
    record(options.folder, name, running);
    return running;
  }
  await endProcess(running, 'SIGINT', 15_000);
  return undefined;
}

/** A server that runs on this folder though our record of it is lost, by PostgreSQL's own postmaster.pid. */
async function postmaster(folder: string): Promise<Running | undefined> {
  const lines = (await readFile(join(folder, 'data/postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const pid = Number(lines[0]);
  const identity = identityOf(pid);
  if (!identity || lines[1] !== join(folder, 'data')) return undefined;
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  if (!command.includes('postgres') || !command.includes(join(folder, 'data'))) return undefined;
  return { ...identity, fingerprint: `${lines[4] ?? ''} ${userOf(pid) ?? ''}` };
}

function fingerprintOf(options: PostgresOptions): string {
  return `${options.socketFolder} ${options.user?.uid ?? process.getuid?.() ?? ''}`;
}

async function launch(
  programs: PostgresPrograms,
  options: PostgresOptions,
  connection: PostgresConnection,
): Promise<Running | string> {
  let trouble = '';
  // Right after a killed one its shared memory is still attached for a moment: PostgreSQL says no, the next try works.
  for (let attempt = 0; attempt < 8; attempt += 1) {
    if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, 400));
    const running = await startDetached(options.folder, {
      name,
      command: programs.postgres,
      args: ['-D', join(options.folder, 'data'), ...settings(options)],
      cwd: options.folder,
      env: { LC_ALL: 'C', TZ: 'UTC' },
      user: options.user,
      fingerprint: fingerprintOf(options),
    }).catch((error: Error) => error.message);
    if (typeof running === 'string') trouble = running;
    else if (await isAnswering(connection, 60_000, () => isAlive(running))) return running;
    else trouble = lastLogLine(options.folder, name);
  }
  return trouble;
}

/**
 * PostgreSQL's own memory in MB: an eighth of the machine's, which it shares with telephony and server, at least its default,
 * at most what holds a year of a city's tickets: read from there, a search costs half of what it costs through the system.
 */
function bufferMb(): number {
  // 0 or absurdly much where no limit is set (cgroups).
  const limit = process.constrainedMemory();
  const bytes = limit > 0 ? Math.min(limit, totalmem()) : totalmem();
  return Math.min(512, Math.max(128, Math.floor(bytes / 8 / 1024 ** 2)));
}

function settings(options: PostgresOptions): string[] {
  const values: Record<string, string> = {
    listen_addresses: '',
    unix_socket_directories: options.socketFolder,
    unix_socket_permissions: '0700',
    max_connections: '60',
    shared_buffers: `${bufferMb()}MB`,
    log_min_messages: 'warning',
    // Statements carry personal data (decision 29): never into the log.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(options.throwAway
      ? { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_connections: '200' }
      : {}),
  };
  return Object.entries(values).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
}
