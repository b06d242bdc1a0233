// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Callers who come back on the same matter: their place in the queue. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { changeRouting, getRouting } from '../../src/features/queue/routing.contract.ts';
import type { Call } from '../../src/platform/phone/call-view.ts';
import type { TestAgent } from '../harness/people.ts';
import { openStage, type Stage } from '../harness/stage.ts';
import { voices } from '../harness/tone-city.ts';
import { waitFor } from '../harness/wait-for.ts';

const dayMs = 86_400_000;
let stage: Stage;
let numbers = 0;

beforeAll(async () => {
  stage = await openStage({ secondCallMinutes: 5 });
});
afterEach(() => stage.calm());
afterAll(() => stage?.close());

/** A number nobody has called from yet. */
function newNumber(): string {
  numbers += 1;
  return `0151123458${String(numbers).padStart(2, '0')}`;
}

/** Somebody of this number waits on the topic "registration of residence", or another one. */
const waiting = (from: string, keys = '12'): Promise<Call> => stage.queued({ from, keys });

/** The conversation of who is served next, from its beginning to its end; whether the desk was told of a second call. */
async function serve(agent: TestAgent, caller: Call): Promise<boolean | undefined> {
  const offered = await waitFor('the offer on the desk', async () => (await agent.desk()).offer ?? undefined);
  const talk = await stage.pickUp(agent);
  await stage.hears(caller, `tone:${voices.agent}`);
  await talk.hangUp();
  expect(await stage.ended(caller)).toMatchObject({ end: 'served' });
  return offered.second;
}

/** Has called, been answered, and hung up. */
async function called(from: string): Promise<void> {
  const call = await waiting(from);
  expect(await serve(await stage.agent(), call)).toBe(false);
  await stage.calm();
}

async function setHeadStart(secondCallMinutes: number): Promise<void> {
  const api = stage.program.admin();
  const { routing, version } = await api.call(getRouting);
  await api.call(changeRouting, { body: { routing: { ...routing, secondCallMinutes }, version, why: 'Probe' } });
}

test('[Q18] [C121] who called yesterday on the same topic is answered before who waits longer; on another topic not', async () => {
  const [sameMatter, otherMatter] = [newNumber(), newNumber()];
  await called(sameMatter);
  await called(otherMatter);
  await stage.program.setClock(new Date(Date.now() + dayMs).toISOString());
  try {
    const first = await waiting(newNumber());
    const another = await waiting(otherMatter, '13');
    const second = await waiting(sameMatter);
    const agent = await stage.agent();
    expect(await serve(agent, second)).toBe(true);
    await agent.choose('ready');
    expect(await serve(agent, first)).toBe(false);
    await agent.choose('ready');
    expect(await serve(agent, another)).toBe(false);
    // Nothing says it any more.
    const kept = await stage.sql('select data from journal union all select to_jsonb(call) from call');
    expect(JSON.stringify(kept)).not.toMatch(/second|earlier/i);
  } finally {
    await stage.program.setClock(undefined);
  }
});

test('[Q18] taken back by the lead, it is gone at once, also for who waits; then nobody is looked up', async () => {
  const from = newNumber();
  await called(from);
  const first = await waiting(newNumber());
  const second = await waiting(from);
  await setHeadStart(0);
  try {
    const agent = await stage.agent();
    expect(await serve(agent, first)).toBe(false);
    await agent.choose('ready');
    expect(await serve(agent, second)).toBe(true);
    const again = await waiting(from);
    await agent.choose('ready');
    expect(await serve(agent, again)).toBe(false);
  } finally {
    await setHeadStart(5);
  }
});

test('[C123] the server dies while both wait: the second call is answered first', async () => {
  const from = newNumber();
  await called(from);
  const first = await waiting(newNumber());
  const second = await waiting(from);
  const before = await stage.program.killServer();
  await waitFor('the server to be gone', async () => (await stage.program.serverPid()) !== before);
  await stage.program.ready(60_000);
  const agent = await stage.agent();
  expect(await serve(agent, second)).toBe(true);
  await agent.choose('ready');
  expect(await serve(agent, first)).toBe(false);
});
