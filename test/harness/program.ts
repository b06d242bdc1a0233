// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createApiClient, type ApiClient } from '../../src/cli/api-client.ts';
import type { Role } from '../../src/lib/contract.ts';
import { freePorts } from './free-ports.ts';
import { waitFor } from './wait-for.ts';

const root = resolve(import.meta.dirname, '../..');

/** The whole program on free ports with its own data, started as an operator starts it. */
export interface TestProgram {
  /** Web address without a slash at the end. */
  readonly url: string;
  readonly sip: { readonly host: string; readonly port: number };
  readonly asteriskHttp: number;
  readonly dataDir: string;
  readonly env: Readonly<Record<string, string>>;
  /** Everything it wrote to the terminal so far. */
  output(): string;
  /** A token for scripts, as `npm run -s token` prints it. */
  token(role: Role): string;
  /** The API with an administrator's token. */
  admin(): ApiClient;
  /** Resolves when a call would be served (`/readyz` says 200). */
  ready(withinMs?: number): Promise<void>;
  /** Process ids of the server child and of Asterisk; undefined while they are down. */
  serverPid(): Promise<number | undefined>;
  asteriskPid(): Promise<number | undefined>;
  /** Ends the server at once, as a crash would; the launcher starts it again. Gives the pid it had. */
  killServer(): Promise<number>;
  /** Moves the program's wall time; undefined = back to the true time. */
  setClock(at: string | undefined): Promise<void>;
  /** Ends everything and removes the data. */
  stop(): Promise<void>;
}

/** Starts the program and waits until it is ready. Throws the end of its output if it is not. */
export async function startProgram(env: Readonly<Record<string, string>> = {}): Promise<TestProgram> {
  const base = await mkdtemp(join(tmpdir(), 'amt-program-'));
  // PostgreSQL and Asterisk run as another user when we are root.
  await chmod(base, 0o755);
  const dataDir = join(base, 'data');
  const ports = await freePorts();
  const host = '127.0.0.1';
  const settings = {
    PORT: String(ports.web),
    SIP_PORT: String(ports.sip),
    ASTERISK_HTTP_PORT: String(ports.asteriskHttp),
    RTP_PORTS: `${ports.rtp.first}-${ports.rtp.last}`,
    DATA_DIR: dataDir,
    AMTSLEITUNG_TEST: '1',
    ...env,
  };
  const url = `http://${host}:${ports.web}`;
  const whole = { ...process.env, ...settings };
  const launch = join(root, 'launch.cjs');
  let written = '';
  const child: ChildProcess = spawn(process.execPath, [launch, 'start'], {
    cwd: root,
    env: whole,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout?.on('data', (text: Buffer) => (written += text.toString()));
  child.stderr?.on('data', (text: Buffer) => (written += text.toString()));
  const tokens = new Map<Role, string>();

  /** With the practice switch no call would be served, so everything but telephony has to be ready. */
  async function isReady(): Promise<boolean> {
    const response = await fetch(`${url}/readyz`);
    if (env['AMTSLEITUNG_PRACTICE'] !== '1') return response.status === 200;
    const { parts } = (await response.json()) as { parts?: Record<string, { ready: boolean }> };
    return parts?.['database']?.ready === true && parts['queue']?.ready === true;
  }

  async function ready(withinMs = 90_000): Promise<void> {
    const ask = async () => (child.exitCode !== null ? 'ended' : (await isReady()) && 'ready');
    const state = await waitFor('the program to be ready', ask, withinMs).catch((error: Error) => error.message);
    if (state !== 'ready')
      throw new Error(`the program is not ready (${state}); its last words:\n${written.slice(-4000)}`);
  }

  function token(role: Role): string {
    const known = tokens.get(role);
    if (known !== undefined) return known;
    const made = spawnSync(process.execPath, [launch, 'token', role], { cwd: root, env: whole, encoding: 'utf8' });
    if (made.status !== 0) throw new Error(`no token: ${made.stderr}`);
    tokens.set(role, made.stdout.trim());
    return made.stdout.trim();
  }

  async function serverPid(): Promise<number | undefined> {
    return child.pid === undefined ? undefined : descendant(child.pid, /src\/main\.ts|server\/[0-9a-f]+\/main\.mjs/);
  }

  async function stop(): Promise<void> {
    spawnSync(process.execPath, [launch, 'stop', '--now'], {
      cwd: root,
      env: whole,
      encoding: 'utf8',
      timeout: 60_000,
    });
    if (child.exitCode === null && child.signalCode === null) {
      const gone = new Promise((done) => child.once('exit', done));
      const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
      child.kill('SIGTERM');
      await gone;
      clearTimeout(late);
    }
    await rm(base, { recursive: true, force: true });
  }

  try {
    await ready();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url,
    sip: { host, port: ports.sip },
    asteriskHttp: ports.asteriskHttp,
    dataDir,
    env: settings,
    output: () => written,
    token,
    admin: () => createApiClient(url, token('admin')),
    ready,
    serverPid,
    asteriskPid: () => processWith((command) => command.includes('asterisk') && command.includes(dataDir)),
    async killServer() {
      const pid = await waitFor('the server process', serverPid);
      process.kill(pid, 'SIGKILL');
      return pid;
    },
    async setClock(at) {
      const headers = { 'content-type': 'application/json', origin: url };
      const response = await fetch(`${url}/test/clock`, {
        method: 'PUT',
        headers,
        body: JSON.stringify({ at: at ?? null }),
      });
      if (!response.ok) throw new Error(`the clock was not moved: ${response.status} ${await response.text()}`);
    },
    stop,
  };
}

async function commandLines(): Promise<{ pid: number; parent: number; command: string }[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const all = pids.map(async (pid) => {
    const read = (name: string): Promise<string> => readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '');
    const [command, status] = [await read('cmdline'), await read('status')];
    return { pid, parent: Number(/^PPid:\s+(\d+)/m.exec(status)?.[1] ?? 0), command: command.replaceAll('\0', ' ') };
  });
  return Promise.all(all);
}

/** The process below `ancestor` whose command line matches. */
async function descendant(ancestor: number, command: RegExp): Promise<number | undefined> {
  const all = await commandLines();
  const parents = new Map(all.map(({ pid, parent }) => [pid, parent]));
  const isBelow = (pid: number): boolean => {
    for (let at: number | undefined = pid; at !== undefined && at > 1; at = parents.get(at))
      if (at === ancestor) return true;
    return false;
  };
  return all.find((found) => command.test(found.command) && isBelow(found.pid))?.pid;
}

async function processWith(matches: (command: string) => boolean): Promise<number | undefined> {
  return (await commandLines()).find(({ command }) => matches(command))?.pid;
}
