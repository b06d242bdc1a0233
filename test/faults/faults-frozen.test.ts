// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { runtimePath, runtimeVariable } from '../../src/app/runtime.ts';
import { expectTalkAllTheWhile, hear } from '../harness/hearing.ts';
import { openStage, type Stage } from '../harness/stage.ts';
import { voices } from '../harness/tone-city.ts';
import { waitFor } from '../harness/wait-for.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ silenceSeconds: 40 });
}, 180_000);
afterEach(() => stage.calm());
afterAll(() => stage.close());

const isThere = (pid: number): boolean => {
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};

test('[F40] a frozen server: talk goes on, new callers hear the announcement within 3 s, it is replaced and cannot wake', async () => {
  const agent = await stage.agent();
  const caller = await stage.queued();
  const talk = await stage.pickUp(agent);
  await hear(caller, voices.agent);
  const waiting = await stage.queued({ tone: voices.second });
  const frozen = await waitFor('the server', stage.program.serverPid);
  const from = performance.now();
  process.kill(frozen, 'SIGSTOP');
  const late = await stage.dial();
  await late.answered();
  // The lease of three seconds, and the phone's own time to notice.
  expect(performance.now() - from).toBeLessThan(3_400);
  await waitFor('the announcement', () => late.heard().rms > 0.003, 2_000);
  await waitFor('another server', async () => {
    const pid = await stage.program.serverPid();
    return pid !== undefined && pid !== frozen;
  });
  expect(isThere(frozen)).toBe(false);
  expect(performance.now() - from).toBeLessThan(6_000);
  await stage.hears(late, 'de/menu-root');
  for (const side of [caller, talk]) await expectTalkAllTheWhile(side, from, performance.now());
  expect(waiting.state).toBe('up');
  await agent.choose('ready');
  await caller.hangUp();
  const next = await stage.pickUp(agent);
  await hear(next, voices.second);
  await Promise.all([waiting.hangUp(), late.hangUp(), next.ended()]);
  expect(await stage.ended(waiting)).toMatchObject({ end: 'served' });
  expect(await stage.ended(late)).toMatchObject({ end: 'abandoned_menu' });
  expect(await stage.ended(caller)).toMatchObject({ end: 'served' });
}, 60_000);

test('[F41] a second server by mistake leads nothing: it stands by, and ends without a trace', async () => {
  const agent = await stage.agent();
  const caller = await stage.queued();
  const talk = await stage.pickUp(agent);
  const first = await stage.program.serverPid();
  let said = '';
  const second = spawn(process.execPath, [resolve(import.meta.dirname, '../../src/main.ts')], {
    env: { ...process.env, [runtimeVariable]: runtimePath(stage.program.dataDir) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [second.stdout, second.stderr]) stream.on('data', (text: Buffer) => (said += text.toString()));
  await waitFor('it to say so', () => said.includes('Another program leads'), 20_000);
  await sleep(1_000);
  expect(await stage.program.serverPid()).toBe(first);
  await Promise.all([hear(caller, voices.agent), hear(talk, voices.caller)]);
  const late = await stage.dial();
  await stage.hears(late, 'de/menu-root');
  expect((await fetch(`${stage.program.url}/readyz`)).status).toBe(200);
  const ended = new Promise((done) => second.once('exit', done));
  second.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(said).not.toContain('connected to Asterisk');
  await Promise.all([late.hangUp(), caller.hangUp(), talk.ended()]);
  expect(await stage.ended(caller)).toMatchObject({ end: 'served' });
}, 60_000);
