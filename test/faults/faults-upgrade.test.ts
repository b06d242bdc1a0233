// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { holdCall, resumeCall } from '../../src/features/call/call.contract.ts';
import type { Language } from '../../src/lib/pure/language.ts';
import type { Call } from '../../src/platform/phone/call-view.ts';
import { expectTalkAllTheWhile, hear, hearMusic } from '../harness/hearing.ts';
import { openForever, type OpenStage } from '../harness/open-city.ts';
import type { TestAgent } from '../harness/people.ts';
import type { Stage } from '../harness/stage.ts';
import { voices } from '../harness/tone-city.ts';
import { waitFor } from '../harness/wait-for.ts';

const root = resolve(import.meta.dirname, '../..');
let open: OpenStage;
let stage: Stage;
let next: ChildProcess | undefined;
beforeAll(async () => {
  open = await openForever({ silenceSeconds: 60, ringSeconds: 40 });
  stage = open.stage;
}, 180_000);
afterAll(async () => {
  // What these faults bring up is part of them.
  stage.troubles();
  try {
    await open.close();
  } finally {
    next?.kill('SIGKILL');
  }
});

/** The process ids of the parts, by their records. */
function pids(): Record<'launcher' | 'postgresql' | 'asterisk' | 'gate' | 'server', number> {
  const pidIn = (file: string): number =>
    (JSON.parse(readFileSync(join(stage.program.dataDir, file), 'utf8')) as { pid: number }).pid;
  return {
    launcher: pidIn('run/lock'),
    postgresql: pidIn('postgresql/postgresql.process.json'),
    asterisk: pidIn('run/asterisk.process.json'),
    gate: pidIn('run/gate.process.json'),
    server: pidIn('run/server.process.json'),
  };
}
function isThere(pid: number): boolean {
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

let callers = 0;
/** Everybody has a number of their own. */
const nextNumber = (): string => `015140000${String((callers += 1)).padStart(3, '0')}`;

interface Conversation {
  readonly agent: TestAgent;
  readonly caller: Call;
  readonly talk: Call;
  readonly callId: string;
}

async function conversation(language: Language): Promise<Conversation> {
  const agent = await stage.agent({ languages: { [language]: 'good' } });
  const caller = await stage.queued({ language, from: nextNumber() });
  const talk = await stage.pickUp(agent);
  await hear(caller, voices.agent);
  return { agent, caller, talk, callId: (await agent.desk()).call?.callId ?? '' };
}

test('an upgrade in a busy hour: stopped and started again with calls in every state, nobody loses a call', async () => {
  const talking = await conversation('tr');
  const held = await conversation('en');
  await held.agent.api.call(holdCall, { params: { callId: held.callId } });
  await hearMusic(held.caller);
  const leaving = await conversation('fr');
  const first = await stage.queued({ tone: voices.second, from: nextNumber() });
  const second = await stage.queued({ tone: voices.otherAgent, from: nextNumber() });
  const inMenu = await stage.dial({ from: nextNumber() });
  await stage.hears(inMenu, 'de/greeting');
  await inMenu.press('1');
  await stage.hears(inMenu, 'de/menu-buergerservice');
  const before = await stage.sql<{ id: string; queued_at: Date | null }>('select id, queued_at from call order by id');
  expect(before).toHaveLength(6);
  const old = pids();
  const from = performance.now();

  // Old version out: only launcher and server end, the rest goes on, and says how.
  process.kill(old.launcher, 'SIGTERM');
  await waitFor('launcher and server to end', () => ![old.launcher, old.server].some(isThere), 15_000);
  expect([old.postgresql, old.asterisk, old.gate].map(isThere)).toEqual([true, true, true]);
  expect(stage.program.output()).toContain('go on; only the server has ended: npm start takes over again');
  inMenu.forgetHeard();
  // Nothing of ours runs: somebody calls, and somebody who is in conversation hangs up.
  const late = await stage.dial({ from: nextNumber() });
  await late.answered();
  await stage.hears(late, 'de/fallback');
  const leftAt = Date.now();
  await leaving.caller.hangUp();
  await hearMusic(late);
  await sleep(500);

  // New version in: it finds everything and takes over.
  let said = '';
  next = spawn(process.execPath, [join(root, 'launch.cjs'), 'start'], {
    cwd: root,
    env: { ...process.env, ...stage.program.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [next.stdout, next.stderr]) stream?.on('data', (text: Buffer) => (said += text.toString()));
  await waitFor('the new version to run', () => said.includes('is running'), 60_000).catch((error: Error) => {
    throw new Error(`${error.message}; it said:\n${said.slice(-3_000)}`, { cause: error });
  });
  await waitFor('it to be ready', async () => (await fetch(`${stage.program.url}/readyz`)).status === 200);
  const { launcher, server, ...parts } = pids();
  expect(parts).toEqual({ postgresql: old.postgresql, asterisk: old.asterisk, gate: old.gate });
  expect([launcher, server]).not.toEqual([old.launcher, old.server]);
  const until = performance.now();
  const adoptedAt = Date.now();

  // Conversations: both sides all the while.
  for (const call of [talking.caller, talking.talk, held.caller, held.talk, first, second, inMenu, late])
    expect(call.state).toBe('up');
  for (const side of [talking.caller, talking.talk]) await expectTalkAllTheWhile(side, from, until);
  await Promise.all([hear(talking.caller, voices.agent), hear(talking.talk, voices.caller)]);
  await Promise.all([held.caller, first, second].map(hearMusic));
  await expect.poll(async () => (await held.agent.desk()).call).toMatchObject({ phase: 'held', callId: held.callId });
  await held.agent.api.call(resumeCall, { params: { callId: held.callId } });
  await Promise.all([hear(held.caller, voices.agent), hear(held.talk, voices.caller)]);
  // In the menu: where they were. Who called meanwhile: a call like any other.
  await stage.hears(inMenu, 'de/menu-buergerservice');
  await stage.hears(late, 'de/menu-root');

  // Who hung up while nothing ran: released, and the row has its end when the new version found it.
  await leaving.talk.ended();
  await waitFor('after-call work', async () => (await leaving.agent.desk()).work?.state === 'afterCall');
  expect(await stage.ended(leaving.caller)).toMatchObject({ end: 'served' });
  const [left] = await stage.sql<{ ended_at: Date }>('select ended_at from call where sip_call_id = $1', [
    leaving.caller.sipCallId,
  ]);
  expect(left?.ended_at.getTime()).toBeGreaterThan(leftAt - 1_000);
  expect(left?.ended_at.getTime()).toBeLessThan(adoptedAt);

  // The queue goes on: the first is first, and the next one follows.
  const known = new Set(before.map(({ id }) => id));
  const after = await stage.sql<(typeof before)[number]>('select id, queued_at from call order by id');
  expect(after.filter(({ id }) => known.has(id))).toEqual(before);
  expect(after).toHaveLength(7);
  const agent = await stage.agent();
  const one = await stage.pickUp(agent);
  await Promise.all([hear(one, voices.second), hear(first, voices.agent)]);
  const rowOfFirst = await stage.row(first);
  expect(rowOfFirst?.waited_ms).toBeGreaterThan(until - from);
  await first.hangUp();
  await one.ended();
  await waitFor('after-call work', async () => (await agent.desk()).work?.state === 'afterCall');
  await agent.choose('ready');
  const two = await stage.pickUp(agent);
  await Promise.all([hear(two, voices.otherAgent), hear(second, voices.agent)]);
  await late.press('0');
  await waitFor('the late caller in the queue', async () => (await stage.journal(late)).includes('queued'));

  const rest = [talking.caller, held.caller, second, inMenu, late];
  await Promise.all(rest.map((call) => call.hangUp()));
  const ends = await Promise.all([leaving.caller, first, ...rest].map(async (call) => (await stage.ended(call)).end));
  expect(ends).toEqual(['served', 'served', 'served', 'served', 'served', 'abandoned_menu', 'abandoned_waiting']);
  const rows = await stage.sql<{ id: string; end: string | null }>('select id, "end" from call');
  expect(rows).toHaveLength(7);
  expect(rows.filter(({ end }) => end === null)).toEqual([]);
  await stage.quiet();
  const warned = said.split('\n').filter((line) => /"level":"(warn|error|fatal)"/.test(line));
  expect(warned.filter((line) => !/connected to Asterisk|event loop was held up/.test(line))).toEqual([]);
}, 120_000);

test('a terminal that goes away takes nothing along: what dies is still brought back', async () => {
  const caller = await stage.queued({ from: nextNumber() });
  const before = pids();
  for (const stream of [next?.stdout, next?.stderr]) stream?.destroy();
  process.kill(before.server, 'SIGKILL');
  // Both launcher and server have something to say now, and nobody to say it to.
  await waitFor('a new server', () => ![before.server, 0].includes(pids().server) && isThere(pids().server));
  await waitFor('it to be ready', async () => (await fetch(`${stage.program.url}/readyz`)).status === 200);
  expect(isThere(before.launcher)).toBe(true);
  const agent = await stage.agent();
  const talk = await stage.pickUp(agent);
  await Promise.all([hear(talk, voices.caller), hear(caller, voices.agent)]);
  await Promise.all([caller.hangUp(), talk.ended()]);
  expect(await stage.ended(caller)).toMatchObject({ end: 'served' });
  expect(pids().launcher).toBe(before.launcher);
}, 60_000);
