// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { endProcess, findRunning, lastLogLine, startDetached } from './detached.ts';
import { lockHolder, takeLock, withLock } from './file-lock.ts';
import { identityOf, isAlive, signal } from './identity.ts';
import { tcpTrouble, udpTrouble } from './ports.ts';
import { socketFolder } from './socket-folder.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'amt-process-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const self = identityOf(process.pid);

describe('the identity of a process', () => {
  test('a pid given again is another process; a zombie is none', async () => {
    expect(self && isAlive(self)).toBe(true);
    expect(isAlive({ pid: process.pid, started: 'another boot:1' })).toBe(false);
    expect(signal({ pid: process.pid, started: 'another boot:1' }, 'SIGKILL')).toBe(false);
    expect(identityOf(0)).toBeUndefined();
    const child = spawn('sh', ['-c', 'sleep 0.05 & exec sleep 30'], { stdio: 'ignore' });
    await once(child, 'spawn');
    const identity = identityOf(child.pid ?? 0);
    expect(identity && signal(identity, 'SIGKILL')).toBe(true);
    await once(child, 'exit');
    expect(identity && isAlive(identity)).toBe(false);
  });

  test('a program whose name holds blanks and brackets is read right', async () => {
    const program = join(folder, 'a) b (c');
    writeFileSync(program, '#!/bin/sh\nsleep 30\n');
    chmodSync(program, 0o755);
    const child = spawn(program, { stdio: 'ignore' });
    await once(child, 'spawn');
    const identity = identityOf(child.pid ?? 0);
    expect(identity?.started).toMatch(/^[0-9a-f-]{36}:\d+$/);
    child.kill('SIGKILL');
  });
});

describe('a lock', () => {
  test('is held once, says by whom, and is free after release or death', () => {
    const path = join(folder, 'lock');
    const first = takeLock(path, 'http://127.0.0.1:8080');
    expect(first.ok).toBe(true);
    expect(takeLock(path)).toEqual({ ok: false, holder: { ...self, text: 'http://127.0.0.1:8080' } });
    expect(lockHolder(path)?.pid).toBe(process.pid);
    if (first.ok) first.lock.release();
    expect(existsSync(path)).toBe(false);
    writeFileSync(path, JSON.stringify({ pid: process.pid, started: 'another boot:1', text: 'dead' }));
    expect(lockHolder(path)).toBeUndefined();
    expect(takeLock(path).ok).toBe(true);
    expect(readdirSync(folder)).toEqual(['lock']);
  });

  test('a dead one’s lock goes to exactly one of many who want it', async () => {
    const path = join(folder, 'lock');
    writeFileSync(path, JSON.stringify({ pid: 1, started: 'another boot:1', text: '' }));
    const script = join(folder, 'want.ts');
    const module = JSON.stringify(new URL('./file-lock.ts', import.meta.url).href);
    writeFileSync(
      script,
      `import { takeLock } from ${module};\nprocess.stdout.write(String(takeLock(${JSON.stringify(path)}).ok));\nsetInterval(() => {}, 1000);\n`,
    );
    const wanting: ChildProcess[] = [];
    const answers = await Promise.all(
      Array.from({ length: 6 }, async () => {
        const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
        wanting.push(child);
        const [said] = (await once(child.stdout, 'data')) as [Buffer];
        return String(said);
      }),
    );
    for (const child of wanting) child.kill('SIGKILL');
    expect(answers.filter((answer) => answer === 'true')).toHaveLength(1);
  }, 20_000);

  test('half a lock file is nobody’s; another’s lock is not released by us', () => {
    const path = join(folder, 'lock');
    writeFileSync(path, '{"pid":');
    const taken = takeLock(path);
    expect(taken.ok).toBe(true);
    writeFileSync(path, JSON.stringify({ pid: 1, started: 'x', text: '' }));
    if (taken.ok) taken.lock.release();
    expect(existsSync(path)).toBe(true);
  });

  test('work is done one after the other', async () => {
    const path = join(folder, 'lock');
    const order: string[] = [];
    const waiting = vi.fn();
    const work = (name: string) => async (): Promise<void> => {
      order.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve, 50));
      order.push(`${name} ends`);
    };
    await Promise.all([withLock(path, waiting, work('a')), withLock(path, waiting, work('b'))]);
    expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
    expect(waiting).toHaveBeenCalledOnce();
  });
});

describe('a detached program', () => {
  const sleeper = (code: string) => ({ name: 'part', command: 'sh', args: ['-c', code], cwd: '/', fingerprint: 'f1' });

  test('is found again by its record, logs into its file, gets none of our secrets, and ends', async () => {
    process.env['SIP_TRUNK_PASSWORD'] = 'hidden';
    const running = await startDetached(folder, sleeper('echo "secret=$SIP_TRUNK_PASSWORD"; exec sleep 30'));
    delete process.env['SIP_TRUNK_PASSWORD'];
    expect(findRunning(folder, 'part')).toEqual(running);
    await vi.waitFor(() => expect(lastLogLine(folder, 'part')).toBe('secret='));
    expect(await endProcess(running, 'SIGTERM', 2000)).toBe('ended');
    expect(findRunning(folder, 'part')).toBeUndefined();
  });

  test('one that will not end is killed; one that does not exist is told', async () => {
    const running = await startDetached(folder, sleeper('trap "" TERM; while :; do sleep 1; done'));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await endProcess(running, 'SIGTERM', 200)).toBe('killed');
    await expect(startDetached(folder, { ...sleeper(''), command: '/no/such/program' })).rejects.toThrow(
      'part could not be started',
    );
  });

  test('a long log is put aside once, so that the disk does not fill', async () => {
    writeFileSync(join(folder, 'part.log'), 'x'.repeat(5_000_001));
    const running = await startDetached(folder, sleeper('echo new; exec sleep 30'));
    await vi.waitFor(() => expect(readFileSync(join(folder, 'part.log'), 'utf8')).toBe('new\n'));
    expect(statSync(join(folder, 'part.log.old')).size).toBe(5_000_001);
    await endProcess(running, 'SIGKILL', 1000);
  });
});

test('the folder for sockets is short, closed and found again; somebody else’s is not taken', () => {
  const record = join(folder, 'record');
  const made = socketFolder(record, undefined);
  expect(Buffer.byteLength(`${made}/.s.PGSQL.5432.lock`)).toBeLessThanOrEqual(107);
  expect(statSync(made).mode & 0o777).toBe(0o700);
  expect(socketFolder(record, undefined)).toBe(made);
  chmodSync(made, 0o755);
  const other = socketFolder(record, undefined);
  expect(other).not.toBe(made);
  for (const path of [made, other]) rmSync(path, { recursive: true });
});

test('ports: free, in use, not of this machine', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  expect(await tcpTrouble('127.0.0.1', port)).toBe('inUse');
  expect(await udpTrouble('127.0.0.1', port)).toBeUndefined();
  expect(await tcpTrouble('192.0.2.1', port)).toBe('noSuchAddress');
  server.close();
  await once(server, 'close');
  expect(await tcpTrouble('127.0.0.1', port)).toBeUndefined();
});
