// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
/**
 * `npm start` and `npm stop` as an operator meets them, with a real PostgreSQL, a real Asterisk and a real gate; only
 * the server is a small one put in its place, so that the tests are about starting, dying and ending.
 */
import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { freePorts } from '../../test/harness/free-ports.ts';
import { createPhone } from '../platform/phone/phone.ts';

const root = resolve(import.meta.dirname, '../..');
const launch = join(root, 'launch.cjs');
const standIn = `
import { createServer } from 'node:http';
import { rmSync } from 'node:fs';
import { readRuntime } from ${JSON.stringify(new URL('../app/runtime.ts', import.meta.url).href)};
import { superviseMe } from ${JSON.stringify(new URL('../app/supervision.ts', import.meta.url).href)};
const runtime = readRuntime();
const supervisor = superviseMe({ calls: () => 0, drain: () => undefined, lineChanged: () => undefined, switchAwayMs: () => 0, stop: () => process.exit(0) });
rmSync(runtime.serverSocket, { force: true });
createServer((_, answer) => answer.end(JSON.stringify({ pid: process.pid, secret: process.env.SIP_TRUNK_PASSWORD ?? null, practice: runtime.practice })))
  .listen(runtime.serverSocket, () => supervisor.ready(['a line of the server']));
`;

let base = '';
let env: NodeJS.ProcessEnv = {};
let sipPort = 0;
let url = '';
const started: ChildProcess[] = [];

beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'amt start ä '));
  chmodSync(base, 0o755);
  writeFileSync(join(base, 'server.ts'), standIn);
  const ports = await freePorts();
  sipPort = ports.sip;
  url = `http://127.0.0.1:${ports.web}`;
  env = {
    ...process.env,
    PORT: String(ports.web),
    SIP_PORT: String(ports.sip),
    ASTERISK_HTTP_PORT: String(ports.asteriskHttp),
    RTP_PORTS: `${ports.rtp.first}-${ports.rtp.last}`,
    DATA_DIR: join(base, 'data'),
    AMTSLEITUNG_TEST: '1',
    AMTSLEITUNG_SERVER: join(base, 'server.ts'),
  };
});
afterAll(() => {
  command('stop', '--now');
  for (const child of started) child.kill('SIGKILL');
  rmSync(base, { recursive: true, force: true });
});

interface Start {
  readonly child: ChildProcess;
  readonly out: () => string;
  readonly err: () => string;
  readonly exit: Promise<number>;
}

function start(more: NodeJS.ProcessEnv = {}): Start {
  const child = spawn(process.execPath, [launch, 'start'], {
    env: { ...env, ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  let out = '';
  let err = '';
  child.stdout.on('data', (text: Buffer) => (out += String(text)));
  child.stderr.on('data', (text: Buffer) => (err += String(text)));
  const exit = new Promise<number>((done) => child.on('exit', (code) => done(code ?? -1)));
  return { child, out: () => out, err: () => err, exit };
}

async function ready(running: Start): Promise<Start> {
  await vi.waitFor(() => expect(running.out(), running.err()).toContain('is running'), {
    timeout: 120_000,
    interval: 50,
  });
  return running;
}

function command(name: string, ...args: string[]): { status: number | null; out: string; err: string } {
  const ran = spawnSync(process.execPath, [launch, name, ...args], { env, encoding: 'utf8' });
  return { status: ran.status, out: ran.stdout, err: ran.stderr };
}

/** The process ids of the parts, by their records. */
function pids(): Record<'postgresql' | 'asterisk' | 'gate' | 'server', number> {
  const pidIn = (file: string): number =>
    (JSON.parse(readFileSync(join(base, 'data', file), 'utf8')) as { pid: number }).pid;
  return {
    postgresql: pidIn('postgresql/postgresql.process.json'),
    asterisk: pidIn('run/asterisk.process.json'),
    gate: pidIn('run/gate.process.json'),
    server: pidIn('run/server.process.json'),
  };
}

function supervisorPid(): number {
  return (JSON.parse(readFileSync(join(base, 'data/run/lock'), 'utf8')) as { pid: number }).pid;
}

async function ask(): Promise<{ pid: number; secret: string | null; practice: boolean }> {
  return (await (await fetch(url)).json()) as { pid: number; secret: string | null; practice: boolean };
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

test('everything comes up; results on stdout, progress on stderr; a second start says where the first one is', async () => {
  const running = await ready(start({ SIP_TRUNK_FROM_ADDRESSES: '127.0.0.1' }));
  expect(running.out().split('\n')).toEqual([
    expect.stringContaining(`is running: ${url}`),
    'a line of the server',
    expect.stringContaining('Ctrl-C'),
    '',
  ]);
  expect(await ask()).toMatchObject({ secret: null, practice: false });
  const second = command('start');
  expect(second).toMatchObject({ status: 1, out: '' });
  expect(second.err).toContain(`Already running at ${url} (pid ${supervisorPid()})`);
}, 150_000);

test('whatever is killed comes back within ten seconds', async () => {
  const before = pids();
  for (const pid of Object.values(before)) process.kill(pid, 'SIGKILL');
  await vi.waitFor(
    async () => {
      const now = pids();
      for (const part of ['postgresql', 'asterisk', 'gate', 'server'] as const)
        expect(now[part]).not.toBe(before[part]);
      expect((await ask()).pid).toBe(now.server);
    },
    { timeout: 10_000, interval: 100 },
  );
}, 20_000);

test('a killed npm start leaves everything running; the next one takes it over in under ten seconds', async () => {
  const before = pids();
  process.kill(supervisorPid(), 'SIGKILL');
  await vi.waitFor(() => expect(isThere(before.server)).toBe(false), { timeout: 8_000 });
  const since = performance.now();
  await ready(start());
  expect(performance.now() - since).toBeLessThan(10_000);
  const { server, ...parts } = before;
  expect(pids()).toMatchObject(parts);
  expect((await ask()).pid).not.toBe(server);
}, 40_000);

test('with a call, SIGTERM ends only the server; npm stop waits for the call and then ends the rest', async () => {
  const phone = await createPhone({ host: '127.0.0.1', server: { host: '127.0.0.1', port: sipPort } });
  try {
    // No server leads the switch, so the caller is kept by the dial plan's fallback.
    const call = await phone.dial('02151860', { from: '+4915155512345' });
    await call.answered();
    const before = pids();
    process.kill(supervisorPid(), 'SIGTERM');
    await vi.waitFor(() => expect(isThere(before.server)).toBe(false), { timeout: 10_000 });
    await new Promise((done) => setTimeout(done, 500));
    expect([before.postgresql, before.asterisk, before.gate].map(isThere)).toEqual([true, true, true]);

    const stopping = spawn(process.execPath, [launch, 'stop'], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    stopping.stderr.on('data', (text: Buffer) => (said += String(text)));
    await vi.waitFor(() => expect(said).toContain('waiting for the running calls (1 leg left)'), { timeout: 10_000 });
    expect(isThere(before.asterisk)).toBe(true);
    const ended = new Promise((done) => stopping.on('exit', done));
    await call.hangUp();
    expect(await ended).toBe(0);
    expect([before.postgresql, before.asterisk, before.gate].map(isThere)).toEqual([false, false, false]);
  } finally {
    phone.close();
  }
}, 60_000);

test('without calls, Ctrl-C ends all and npm stop has nothing to do', async () => {
  const running = await ready(start());
  const before = pids();
  running.child.kill('SIGINT');
  expect(await running.exit).toBe(0);
  expect(Object.values(before).map(isThere)).toEqual([false, false, false, false]);
  expect(command('stop').err).toContain('nothing was running');
}, 60_000);

test('a port in use and wrong settings are one clear sentence each, and nothing stays behind', async () => {
  const blocker = createServer().listen(Number(env['PORT']), '127.0.0.1');
  await new Promise((done) => blocker.once('listening', done));
  const taken = start();
  expect(await taken.exit).toBe(1);
  expect(taken.err()).toContain(
    `PORT ${env['PORT']} is in use on 127.0.0.1 by another program: set PORT to a free one`,
  );
  await new Promise((done) => blocker.close(done));

  const wrong = start({ SIP_PORT: 'x', LOG_LEVEL: 'loud' });
  expect(await wrong.exit).toBe(1);
  expect(wrong.err()).toMatch(/SIP_PORT must.*\n.*LOG_LEVEL must/);
  expect(command('stop').err).toContain('nothing was running');
}, 60_000);

test('a server that never gets ready is given up, with everything ended', async () => {
  writeFileSync(join(base, 'broken.ts'), "process.stderr.write('the reason\\n'); process.exit(7);");
  const broken = start({ AMTSLEITUNG_SERVER: join(base, 'broken.ts') });
  expect(await broken.exit).toBe(1);
  expect(broken.err()).toContain('the reason');
  expect(broken.err()).toContain('ended 5 times without getting ready (with exit code 7)');
  expect(command('stop').err).toContain('nothing was running');
}, 60_000);
