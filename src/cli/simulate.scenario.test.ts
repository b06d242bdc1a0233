// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startProgram, type TestProgram } from '../../test/harness/program.ts';

let program: TestProgram;

beforeAll(async () => {
  program = await startProgram();
}, 180_000);
afterAll(() => program.stop(), 60_000);

/** `npm run simulate` as an operator types it, beside the running program. */
function simulate(...args: string[]) {
  return simulateWith({}, ...args);
}

function simulateWith(
  env: Readonly<Record<string, string>>,
  ...args: string[]
): Promise<{ code: number | null; out: string; err: string }> {
  const launch = resolve(import.meta.dirname, '../../launch.cjs');
  return new Promise((done) => {
    const child = spawn(process.execPath, [launch, 'simulate', ...args], {
      env: { ...process.env, ...program.env, ...env },
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (text: Buffer) => (out += text.toString()));
    child.stderr.on('data', (text: Buffer) => (err += text.toString()));
    child.on('close', (code) => done({ code, out, err }));
  });
}

const figure = (out: string, name: string): number => Number(new RegExp(`^ *${name} +(\\d+)$`, 'm').exec(out)?.[1]);

describe('npm run simulate', () => {
  it('calls through the real switch; calls offered = rows = sum of ends', { timeout: 180_000 }, async () => {
    const ran = await simulate(...'--rate 2400 --minutes 0.25 --agents 4 --talk 2 --patience 3 --seed 5'.split(' '));
    expect(ran, ran.out + ran.err).toMatchObject({ code: 0 });
    const offered = figure(ran.out, 'calls offered');
    expect(offered).toBeGreaterThan(4);
    expect(figure(ran.out, 'rows written')).toBe(offered);
    expect(figure(ran.out, 'sum of their ends')).toBe(offered);
    const talked = figure(ran.out, 'callers who heard an agent');
    expect(talked).toBeGreaterThan(0);
    expect(figure(ran.out, 'served')).toBeGreaterThanOrEqual(talked);
    expect(ran.out).toMatch(new RegExp(`agents count ${talked}, caller heard in ${talked}`));
  });
  it('is no proof without a call: exit 2', { timeout: 60_000 }, async () => {
    const ran = await simulate('--rate', '0', '--minutes', '0.05', '--agents', '1');
    expect(ran, ran.err).toMatchObject({ code: 2 });
  });
  it('says what it needs when asked wrongly, and where nothing runs', async () => {
    expect((await simulate('--rate', '10')).err).toMatch(/--minutes is missing\n--agents is missing\n/);
    const nowhere = { DATA_DIR: `${program.dataDir}-none` };
    const ran = await simulateWith(nowhere, '--rate', '10', '--minutes', '1', '--agents', '0');
    expect(ran.code).toBe(1);
    expect(ran.err).toMatch(/npm start/);
  });
});
