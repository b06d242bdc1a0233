// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asteriskProgram } from '../../src/platform/packages/programs.ts';
import { findUser, isRoot } from '../../src/platform/process/service-user.ts';
import { writeAsteriskConfig } from '../../src/platform/telephony/asterisk/managed.ts';
import type { AsteriskOptions } from '../../src/platform/telephony/asterisk/options.ts';
import { freePorts } from './free-ports.ts';
import { waitFor } from './wait-for.ts';

/** An Asterisk alone, with our configuration on free ports: for the conformance of the telephony port. */
export interface TestSwitch {
  readonly sip: { readonly host: string; readonly port: number };
  readonly httpPort: number;
  readonly ari: { readonly url: string; readonly user: string; readonly password: string };
  readonly options: AsteriskOptions;
  readonly pid: number;
  /** What Asterisk wrote: its own log and its console. */
  log(): Promise<string>;
  /** An ARI request outside of the adapter, e.g. `get('/channels')`. */
  get(path: string): Promise<unknown>;
  /** Ends it at once, as a crash would. */
  kill(): void;
  /** Starts it again on the same ports after `kill`. */
  startAgain(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts an Asterisk of our own; throws its log's end if it does not come up. `change` overrides single options. */
export async function startSwitch(change: Partial<AsteriskOptions> = {}): Promise<TestSwitch> {
  const program = await asteriskProgram(() => undefined);
  if (!program.ok) throw new Error(program.why);
  const user = isRoot() ? findUser('nobody') : undefined;
  const base = await mkdtemp(join(tmpdir(), 'amt-switch-'));
  await chmod(base, 0o755);
  const ports = await freePorts();
  const host = '127.0.0.1';
  const options: AsteriskOptions = {
    folder: join(base, 'asterisk'),
    runFolder: join(base, 'run'),
    modulesFolder: program.value.modulesDir,
    dataFolder: program.value.dataDir,
    musicFolder: program.value.musicDir,
    ...(user && { owner: user }),
    sip: { host, port: ports.sip },
    httpPort: ports.asteriskHttp,
    rtp: ports.rtp,
    ari: { user: 'amtsleitung', password: randomBytes(18).toString('base64url') },
    numbers: ['+492151860'],
    ...change,
  };
  const { configFile, logFile } = await writeAsteriskConfig(options);
  const url = `http://${host}:${options.httpPort}`;
  const authorization = `Basic ${Buffer.from(`${options.ari.user}:${options.ari.password}`).toString('base64')}`;
  let console = '';
  let child = start();

  function start() {
    const owner = user ? { uid: user.uid, gid: user.gid } : {};
    const { command, args, env } = program.ok ? program.value : { command: '', args: [], env: {} };
    const started = spawn(command, [...args, '-C', configFile, '-f', '-n'], {
      cwd: '/',
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...owner,
    });
    started.stdout.on('data', (text: Buffer) => (console += text.toString()));
    started.stderr.on('data', (text: Buffer) => (console += text.toString()));
    started.on('error', (error) => (console += error.message));
    return started;
  }

  async function log(): Promise<string> {
    return `${await readFile(logFile, 'utf8').catch(() => '')}\n${console}`;
  }

  async function get(path: string): Promise<unknown> {
    const response = await fetch(`${url}/ari${path}`, { headers: { authorization } });
    if (!response.ok) throw new Error(`ARI answers ${response.status} to ${path}`);
    return response.json();
  }

  async function isUp(): Promise<void> {
    const up = async () => {
      const info = (await get('/asterisk/info?only=status')) as { status?: { startup_time?: string } };
      return info.status?.startup_time;
    };
    await waitFor('Asterisk to answer', up, 20_000).catch(async (error: unknown) => {
      child.kill('SIGKILL');
      throw new Error(`Asterisk did not start; its last lines:\n${(await log()).slice(-3000)}`, { cause: error });
    });
  }

  function ended(): Promise<void> {
    return new Promise((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) resolve();
      else child.once('exit', () => resolve());
    });
  }

  await isUp();
  return {
    sip: options.sip,
    httpPort: options.httpPort,
    ari: { url, ...options.ari },
    options,
    get pid() {
      return child.pid ?? 0;
    },
    log,
    get,
    kill: () => void child.kill('SIGKILL'),
    async startAgain() {
      await ended();
      child = start();
      await isUp();
    },
    async stop() {
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), 5000);
      await ended();
      clearTimeout(late);
      await rm(base, { recursive: true, force: true });
    },
  };
}
