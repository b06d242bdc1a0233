// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The course of `bench:kill`: full house, one fault after the other with people coming and going, and the evidence. */
import { setTimeout as sleep } from 'node:timers/promises';
import { chooseState } from '../../src/features/agent/agent.contract.ts';
import type { Call } from '../../src/platform/phone/call-view.ts';
import type { Stage } from '../../test/harness/stage.ts';
import { waitFor } from '../../test/harness/wait-for.ts';
import { holdDatabase, killServer, startSecondServer } from './kill-faults.ts';
import { windowMs, type KillLine } from './kill-figures.ts';
import type { BenchAgent, Caller, Crowd } from './kill-phones.ts';

/** What the parts of the run share. */
export interface Run {
  readonly stage: Stage;
  readonly crowd: Crowd;
  readonly write: (line: KillLine) => void;
  readonly random: () => number;
  readonly say: (text: string) => void;
  /** Callers who shall wait, and who shall talk. */
  readonly waiting: number;
  readonly talking: number;
}

function oneOf<T>(random: () => number, items: readonly T[]): T | undefined {
  return items[Math.floor(random() * items.length)];
}

const waitingNow = (run: Run): Caller[] =>
  [...run.crowd.callers.values()].filter(
    ({ agent, inBrowser, hasChosen, call }) => !agent && !inBrowser && hasChosen && call.state === 'up',
  );
const talkingNow = (run: Run): BenchAgent[] => run.crowd.agents.filter(({ talk }) => talk?.call.state === 'up');

/** Dials until the house is full; what does not come about within the time is left to the checker. */
export async function fill(run: Run, withinMs: number): Promise<void> {
  const until = performance.now() + withinMs;
  for (;;) {
    const { waiting, talking, arriving } = run.crowd.counts();
    const missing = run.waiting + run.talking - waiting - talking - arriving;
    for (let made = 0; made < Math.min(8, missing); made += 1) await run.crowd.dial();
    if (missing <= 0 && waiting >= run.waiting && talking >= run.talking) return;
    if (performance.now() > until) return run.say(`not full: ${waiting} wait, ${talking} talk, ${arriving} arrive`);
    rouse(run);
    await sleep(250);
  }
}

/** Agents whom a fault has left without a call say ready again, as people do. */
function rouse({ crowd, random }: Run): void {
  for (const agent of crowd.agents) if (!agent.talk && random() < 0.1) void agent.chooseReady().catch(() => undefined);
}

/** The sound of everybody who talked through the whole window, written down; kill 0 = nothing was done. */
export function writeSound(run: Run, kill: number, from: number): void {
  const legs: [string, Call, boolean][] = [];
  for (const { talk, index } of run.crowd.agents) if (talk) legs.push([`agent-${index}`, talk.call, false]);
  for (const { id, call, agent, inBrowser } of run.crowd.callers.values())
    if (agent || inBrowser) legs.push([`caller-${id}`, call, inBrowser]);
  for (const [leg, call, isBrowser] of legs) {
    const { arrivals } = call.heard();
    if (call.state !== 'up' || (call.times.answeredAt ?? Infinity) > from - 1_000) continue;
    const gaps: number[] = [];
    for (let index = arrivals.length - 1; index > 0; index -= 1) {
      const [at = 0, before = 0] = [arrivals[index], arrivals[index - 1]];
      if (at < from) break;
      if (before <= from + windowMs) gaps.push(Math.round((at - before) * 10) / 10);
    }
    const last = arrivals.at(-1) ?? 0;
    if (last < from + windowMs) gaps.push(Math.round((performance.now() - last) * 10) / 10);
    run.write({ who: 'sound', leg: `${leg}@${call.sipCallId.slice(0, 8)}`, isBrowser, kill, gaps: gaps.reverse() });
  }
}

/** Some quiet windows in which nothing is done: what the machine does to the sound by itself. */
export async function baseline(run: Run, windows: number): Promise<void> {
  for (let made = 0; made < windows; made += 1) {
    const from = performance.now();
    await sleep(windowMs + 300);
    writeSound(run, 0, from);
  }
}

/** One kill with people who come and go around it; resolves when the window after it is written down. */
export async function killOnce(run: Run, kill: number): Promise<void> {
  const { random, crowd } = run;
  await sleep(300 + random() * 1_700);
  const probe = oneOf(random, talkingNow(run));
  const leaver = oneOf(random, waitingNow(run));
  const talker = oneOf(
    random,
    [...crowd.callers.values()].filter(({ agent }) => agent !== undefined && agent !== probe),
  );
  const around = [() => leaver?.hangUp(), () => talker?.hangUp(), () => void crowd.dial(true)].map((act) =>
    sleep(random() * 1_000).then(act),
  );
  await sleep(random() * 200);
  const at = await killServer(run.stage);
  run.write({ who: 'server', what: 'killed', kill, at });
  await isReady(run, 20_000);
  run.write({ who: 'server', what: 'ready', kill, at: performance.now() });
  await Promise.all([...around, routed(run, kill, probe)]);
  await sleep(Math.max(0, at + windowMs + 500 - performance.now()));
  writeSound(run, kill, at);
  await lookForLeftovers(run);
}

async function isReady(run: Run, withinMs: number): Promise<boolean> {
  const ask = async (): Promise<boolean> => (await fetch(`${run.stage.program.url}/readyz`)).status === 200;
  // Ten times a second: to ask more often would keep it from being ready.
  return waitFor('the server to be ready', ask, withinMs, 100).catch((error: Error) => {
    run.say(error.message);
    return false;
  });
}

/** Proves that calls are given to people again: an agent who becomes free now is rung for the next caller. */
async function routed(run: Run, kill: number, agent: BenchAgent | undefined): Promise<void> {
  if (!agent) return run.say(`kill ${kill}: nobody talks, so nobody can become free`);
  const before = agent.agent.phone.calls.length;
  try {
    await agent.chooseReady();
    agent.hangUp();
    const next = await waitFor('the next caller at a free phone', () => agent.agent.phone.calls[before], 15_000);
    run.write({ who: 'server', what: 'routed', kill, at: next.times.dialledAt });
  } catch (error) {
    run.say(`kill ${kill}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Callers without a sound, and talks with one leg that nobody ends. */
async function lookForLeftovers(run: Run): Promise<void> {
  const now = performance.now();
  for (const { id, call, hasChosen } of run.crowd.callers.values())
    if (hasChosen && call.state === 'up' && now - (call.heard().lastRtpAt ?? 0) > 1_000)
      run.write({ who: 'caller', caller: id, what: 'silent', at: now });
  const alone = async (): Promise<string[]> => {
    const bridges = (await run.stage.ari('GET', 'bridges')).body as { id: string; channels: unknown[] }[] | undefined;
    return (bridges ?? []).filter(({ channels }) => channels.length < 2).map(({ id }) => id);
  };
  const first = await alone();
  if (first.length === 0) return;
  // Whoever hangs up just now leaves the other alone for a moment.
  await sleep(2_000);
  const still = (await alone()).filter((id) => first.includes(id));
  if (still.length > 0) run.write({ who: 'switch', what: 'oneLegged', count: still.length, at: performance.now() });
}

/** The database stands still while callers leave, one of them out of a conversation, and one comes. */
export async function databaseAway(run: Run): Promise<void> {
  run.say('PostgreSQL stands still for 5 s');
  const release = holdDatabase(run.stage);
  await sleep(500);
  waitingNow(run)[0]?.hangUp();
  // The journal is patient for 2 s; whoever leaves after that is not even offered to the database.
  await sleep(2_500);
  for (const caller of waitingNow(run).slice(0, 3)) caller.hangUp();
  [...run.crowd.callers.values()].find(({ agent }) => agent !== undefined)?.hangUp();
  await sleep(2_000);
  release();
  await isReady(run, 20_000);
  await sleep(3_000);
}

/** Somebody starts a second server by mistake; agents become free meanwhile. */
export async function secondServer(run: Run): Promise<void> {
  run.say('a second server on the same switch and database');
  const second = startSecondServer(run.stage);
  try {
    await sleep(5_000);
    for (let times = 0; times < 10; times += 1) {
      oneOf(run.random, talkingNow(run))?.hangUp();
      await run.crowd.dial(true);
      await sleep(800);
    }
    await lookForLeftovers(run);
  } finally {
    await second.stop();
  }
  await isReady(run, 20_000);
}

/** Who still waits has the place; then everybody hangs up (`over` looks at the browsers then), and rows and switch are looked at. */
export async function finish(run: Run, over: () => Promise<unknown>): Promise<void> {
  const { stage, crowd } = run;
  const waiting = waitingNow(run);
  const places = await stage.sql<{ sip_call_id: string }>(
    'select sip_call_id from call where sip_call_id = any($1) and queued_at is not null and "end" is null',
    [waiting.map(({ call }) => call.sipCallId)],
  );
  const kept = new Set(places.map((row) => row.sip_call_id));
  for (const { id, call } of waiting) run.write({ who: 'place', caller: id, isKept: kept.has(call.sipCallId) });
  run.say('everybody pauses and hangs up');
  await Promise.all(
    crowd.agents.map(({ agent }) =>
      agent.api.call(chooseState, { body: { state: 'paused' } }).catch((error: Error) => run.say(error.message)),
    ),
  );
  for (const caller of crowd.callers.values()) caller.hangUp();
  await over();
  const left = async (): Promise<number> => {
    const [channels, bridges] = [await stage.ari('GET', 'channels'), await stage.ari('GET', 'bridges')];
    return (channels.body as unknown[]).length + (bridges.body as unknown[]).length;
  };
  await waitFor('the end of all legs', async () => (await left()) === 0, 20_000).catch((error: Error) =>
    run.say(error.message),
  );
  run.write({ who: 'switch', what: 'left', count: await left(), at: performance.now() });
  run.say('the rows are read');
  await writeRows(run);
}

async function writeRows({ stage, crowd, write, say }: Run): Promise<void> {
  const callIds = [...crowd.dialled.values()];
  type Row = { sip_call_id: string; rows: number; end: string | null };
  const read = (): Promise<Row[]> =>
    stage.sql<Row>(
      'select sip_call_id, count(*)::int as rows, min("end") as "end" from call where sip_call_id = any($1) group by 1',
      [callIds],
    );
  // Rows follow their calls.
  await waitFor('an end in every row', async () => {
    const rows = await read();
    return rows.length === callIds.length && rows.every(({ end }) => end !== null);
  }).catch((error: Error) => say(error.message));
  const rows = new Map((await read()).map((row) => [row.sip_call_id, row]));
  for (const [caller, callId] of crowd.dialled) {
    const row = rows.get(callId);
    write({ who: 'row', caller, rows: row?.rows ?? 0, end: row?.end ?? null });
  }
}
