// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventFile } from '../platform/telephony/asterisk/options.ts';
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

function simulateWith(env: Readonly<Record<string, string>>, ...args: string[]) {
  return runWith(env, 'simulate', ...args);
}

function run(...args: string[]) {
  return runWith({}, ...args);
}

function runWith(
  env: Readonly<Record<string, string>>,
  ...args: string[]
): Promise<{ code: number | null; out: string; err: string }> {
  const launch = resolve(import.meta.dirname, '../../launch.cjs');
  return new Promise((done) => {
    const child = spawn(process.execPath, [launch, ...args], {
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
    const ran = await simulate(...'--rate 2400 --minutes 0.2 --agents 4 --talk 2 --patience 3 --seed 5'.split(' '));
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
  it('accounts for every call although the server is killed, and the three witnesses agree', async () => {
    const order = '--rate 2400 --minutes 0.35 --agents 4 --talk 3 --patience 6 --seed 6 --kill 1 --json';
    const ran = await simulate(...order.split(' '));
    expect(ran, ran.out + ran.err).toMatchObject({ code: 0 });
    const report = JSON.parse(ran.out);
    expect(report).toMatchObject({ problems: [], left: { legs: 0, bridges: 0 }, callers: { cutOff: 0 } });
    expect(report.kills).toHaveLength(1);
    expect(report.rows).toBe(report.offered);
    const checked = await run('check:invariants');
    expect(checked, checked.out + checked.err).toMatchObject({ code: 0, out: '' });
    // Neither witness may know who called (decision 22).
    const events = await readFile(join(program.dataDir, 'asterisk', eventFile), 'utf8');
    expect(events).toContain('"extra');
    const folder = join(program.dataDir, 'simulation');
    const records = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')));
    expect(events + records.join('')).not.toMatch(/(3023125|4066969|6990009|2214710|8999998)\d{3}/);
    expect(Number(/(\d+) calls seen by callers/.exec(checked.err)?.[1])).toBeGreaterThanOrEqual(report.offered);
  }, 240_000);
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
