// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { findRunning } from './detached.ts';
import { supervise } from './supervised-child.ts';
import type { Supervision } from './supervised-child.ts';

let folder = '';
let supervision: Supervision | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'amt-child-'));
});
afterEach(async () => {
  await supervision?.stop(500);
  rmSync(folder, { recursive: true, force: true });
});

function start(
  code: string,
  spareScript?: string,
): { ends: { why: string; pauseMs: number }[]; said: { type: string }[] } {
  const script = join(folder, 'child.mjs');
  writeFileSync(script, code);
  const ends: { why: string; pauseMs: number }[] = [];
  const said: { type: string }[] = [];
  supervision = supervise({
    name: 'child',
    script,
    spareScript,
    env: { ...process.env },
    cwd: folder,
    stateFolder: folder,
    silenceMs: 1000,
    firstWordMs: 4000,
    onMessage: (message) => said.push(message),
    onEnd: (why, pauseMs) => ends.push({ why, pauseMs }),
  });
  return { ends, said };
}

async function until(condition: () => boolean, withinMs: number): Promise<void> {
  for (let waited = 0; !condition(); waited += 20) {
    if (waited > withinMs) throw new Error('it did not happen in time');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test('a program that ends is started again, each time after a longer pause', async () => {
  const { ends } = start('process.exit(3)');
  await until(() => ends.length >= 3, 8000);
  expect(ends.slice(0, 3)).toEqual([
    { why: 'with exit code 3', pauseMs: 200 },
    { why: 'with exit code 3', pauseMs: 400 },
    { why: 'with exit code 3', pauseMs: 800 },
  ]);
}, 15_000);

test('a frozen program is killed and started again', async () => {
  const { ends, said } = start(
    "process.send({ type: 'alive', pid: process.pid }); setInterval(() => process.send({ type: 'alive' }), 200);",
  );
  await until(() => said.length > 3, 5000);
  const first = findRunning(folder, 'child');
  process.kill(first?.pid ?? 0, 'SIGSTOP');
  await until(() => ends.length === 1, 5000);
  expect(ends[0]?.why).toBe('it was frozen');
  await until(() => (findRunning(folder, 'child')?.pid ?? first?.pid) !== first?.pid, 5000);
}, 15_000);

test('it answers, ends in order when told, is killed when it will not, and stays away', async () => {
  const { ends, said } = start(
    "process.on('message', (m) => process.send({ type: 'got ' + m.type })); process.on('SIGTERM', () => undefined); setInterval(() => process.send({ type: 'alive' }), 200);",
  );
  await until(() => said.length > 0, 5000);
  supervision?.send({ type: 'calls' });
  await until(() => said.some(({ type }) => type === 'got calls'), 2000);
  await supervision?.stop(300);
  expect(findRunning(folder, 'child')).toBeUndefined();
  expect(ends).toEqual([]);
}, 15_000);

test('[F1] a spare one that waits, loaded, takes over at once, and a new spare follows it', async () => {
  const spare = join(folder, 'spare.mjs');
  writeFileSync(spare, "process.on('message', () => process.send({ type: 'spare lives', pid: process.pid }));");
  const { said } = start(
    "process.send({ type: 'alive' }); setInterval(() => process.send({ type: 'alive' }), 200);",
    spare,
  );
  await until(() => said.length > 0, 5000);
  supervision?.prepareSpare();
  supervision?.prepareSpare();
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(said.some(({ type }) => type === 'spare lives')).toBe(false);
  const first = findRunning(folder, 'child');
  process.kill(first?.pid ?? 0, 'SIGKILL');
  await until(() => said.some(({ type }) => type === 'spare lives'), 5000);
  expect(said.filter(({ type }) => type === 'spare lives')).toHaveLength(1);
  const second = findRunning(folder, 'child');
  expect(second?.pid).not.toBe(first?.pid);
  // The spare is used up: without another one the next start is an ordinary one.
  process.kill(second?.pid ?? 0, 'SIGKILL');
  await until(() => (findRunning(folder, 'child')?.pid ?? second?.pid) !== second?.pid, 5000);
}, 20_000);
