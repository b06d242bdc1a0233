// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** A call-back wish from its hour to its end: the agent first, then the citizen; and what follows when nobody is reached. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  bookCallback,
  callbackSlots,
  getCallback,
  listCallbacks,
  withdrawCallback,
  type Callback,
} from '../../src/features/callback/callback.contract.ts';
import { hangUpCall, sayResult } from '../../src/features/call/call.contract.ts';
import { listOpenContacts } from '../../src/features/matter/matter.contract.ts';
import type { Call } from '../../src/platform/phone/call-view.ts';
import { createPhone, type Phone } from '../../src/platform/phone/phone.ts';
import { freePorts } from '../harness/free-ports.ts';
import { expectTalkAllTheWhile } from '../harness/hearing.ts';
import type { TestAgent } from '../harness/people.ts';
import { openStage, type Stage } from '../harness/stage.ts';
import { voices } from '../harness/tone-city.ts';
import { waitFor } from '../harness/wait-for.ts';

let stage: Stage;
/** The network behind the trunk: every number rings here. */
let network: Phone;
const rings = new Map<string, Call>();
let minute = Date.parse('2026-11-23T10:00:00+01:00');
/** A morning of its own for each test; the plan of attempts goes on for days. */
const mornings = ['2026-11-23', '2026-11-24', '2026-11-30', '2026-12-01', '2026-12-02'];
let numbers = 0;

beforeAll(async () => {
  const { sip } = await freePorts();
  stage = await openStage(
    {},
    { SIP_TRUNK_HOST: `127.0.0.1:${sip}`, SIP_TRUNK_NUMBERS: '+492151860', SIP_TRUNK_FROM_ADDRESSES: '127.0.0.0/8' },
  );
  await stage.program.setClock(new Date(minute).toISOString());
  network = await createPhone({
    host: '127.0.0.1',
    port: sip,
    server: stage.program.sip,
    listenFor: stage.city.listenFor,
  });
  network.onRing((call) => rings.set(/^sip:([^@]+)@/.exec(call.invite?.uri ?? '')?.[1] ?? '', call));
});
beforeEach(async () => {
  minute = Date.parse(`${mornings.shift() ?? ''}T10:05:00+01:00`);
  await stage.program.setClock(new Date(minute).toISOString());
});
afterEach(() => stage.calm());
afterAll(async () => {
  await stage?.close();
  network?.close();
});

async function later(minutes: number): Promise<void> {
  minute += minutes * 60_000;
  await stage.program.setClock(new Date(minute).toISOString());
}

/** Books for now, at the desk, with a number of its own. */
async function booked(agent: TestAgent): Promise<{ wish: Callback; number: string }> {
  numbers += 1;
  const number = `+4922147${String(10_000 + numbers)}`;
  const { slots } = await agent.api.call(callbackSlots);
  const wish = await agent.api.call(bookCallback, {
    body: { number, language: 'de', topic: 'wohngeld', slotFrom: slots[0]?.from ?? '', text: 'Frage zum Bescheid' },
  });
  return { wish, number };
}

async function citizen(number: string): Promise<Call> {
  const call = await waitFor(`a ring at ${number}`, () => rings.get(number), 15_000);
  rings.delete(number);
  call.ring();
  return call;
}

const read = (agent: TestAgent, wish: Callback): Promise<Callback> =>
  agent.api.call(getCallback, { params: { wishId: wish.wishId } });
const settled = (agent: TestAgent, wish: Callback): Promise<Callback> =>
  waitFor('the wish to be settled', async () => {
    const now = await read(agent, wish);
    return now.state === 'settled' ? now : undefined;
  });
const tried = (agent: TestAgent, wish: Callback, times: number): Promise<Callback> =>
  waitFor(`${times} attempts`, async () => {
    const now = await read(agent, wish);
    return now.story.length === times && !now.running ? now : undefined;
  });

test('[C51] [C52] the agent first, then the citizen; both hear each other, and the contact has its matter', async () => {
  const agent = await stage.agent();
  const { wish, number } = await booked(agent);
  const ring = await agent.phone.nextRing(15_000);
  ring.ring();
  expect((await agent.desk()).offer?.callback).toMatchObject({
    origin: 'desk',
    attempt: 1,
    story: 'Frage zum Bescheid',
  });
  expect(rings.size).toBe(0);
  ring.answer();
  const call = await citizen(number);
  expect((await agent.desk()).call).toMatchObject({ phase: 'dialling', topic: 'wohngeld' });
  ring.tone(voices.agent);
  call.answer();
  call.tone(voices.second);
  await stage.hears(call, `tone:${voices.agent}`);
  await stage.hears(ring, `tone:${voices.second}`);
  const { contacts } = await waitFor('the contact', async () => {
    const open = await agent.api.call(listOpenContacts);
    return open.contacts.length > 0 ? open : undefined;
  });
  expect(contacts[0]?.matters).toHaveLength(1);
  await call.hangUp();
  expect(await settled(agent, wish)).toMatchObject({ endedReason: 'reached', story: [{ result: 'reached' }] });
  // A call-back is a contact, not a call that reached us.
  expect(await stage.sql('select channel from contact where id = $1', [contacts[0]?.contactId])).toEqual([
    { channel: 'callback' },
  ]);
  expect(await stage.sql('select id from call where id = $1', [contacts[0]?.contactId])).toEqual([]);
});

test('[F11] busy, no answer, mailbox: tried again on the plan, the agent ready in between; used up: a ticket', async () => {
  const agent = await stage.agent();
  const { wish, number } = await booked(agent);
  const busy = await stage.pickUp(agent);
  (await citizen(number)).decline(486);
  await busy.ended();
  let now = await tried(agent, wish, 1);
  expect(now).toMatchObject({ state: 'open', story: [{ result: 'busy' }] });
  expect((await agent.desk()).work?.state).toBe('ready');
  await later(16);

  const mailbox = await stage.pickUp(agent);
  const machine = await citizen(number);
  machine.answer();
  await stage.hears(machine, `tone:${voices.agent}`);
  const callId = (await agent.desk()).call?.callId ?? '';
  await agent.api.call(sayResult, { params: { callId }, body: { result: 'mailbox' } });
  await mailbox.ended();
  now = await tried(agent, wish, 2);
  expect(Date.parse(now.notBefore) - minute).toBeGreaterThan(3_600_000);
  // Nobody was spoken with: nothing is left to be noted. Rows follow their calls.
  await waitFor('no open contact', async () => (await agent.api.call(listOpenContacts)).contacts.length === 0);

  for (const times of [3, 4]) {
    await agent.choose('ready');
    minute = Date.parse((await read(agent, wish)).notBefore);
    await later(1);
    const ring = await stage.pickUp(agent);
    (await citizen(number)).decline(486);
    await ring.ended();
    if (times < 4) await tried(agent, wish, times);
  }
  const ended = await settled(agent, wish);
  expect(ended).toMatchObject({ endedReason: 'ticket' });
  expect(ended.ticketNumber).toMatch(/^\d{8}$/);
});

test('[F12] [F15] the agent hangs up while it rings, the line fails: no attempt of the citizen', async () => {
  const agent = await stage.agent();
  const { wish, number } = await booked(agent);
  const first = await stage.pickUp(agent);
  await citizen(number);
  await first.hangUp();
  await waitFor('the agent to be ready', async () => (await agent.desk()).work?.state === 'ready');
  await later(15);
  await stage.pickUp(agent);
  (await citizen(number)).decline(503);
  const now = await waitFor('the attempt to be noted', async () => {
    const seen = await read(agent, wish);
    return seen.story.some(({ result }) => result === 'failed') && !seen.running ? seen : undefined;
  });
  expect(now).toMatchObject({ state: 'open', attempts: 0 });
  await agent.api.call(withdrawCallback, { params: { wishId: wish.wishId }, body: { version: now.version } });
});

test('[CB8] the citizen calls meanwhile: the wish is not tried, and the answered call settles it', async () => {
  const lead = await stage.agent({ languages: { tr: 'good' }, topics: {} });
  await lead.choose('paused');
  const { wish, number } = await booked(lead);
  await waitFor('the wish in the queue', async () => (await lead.desk()).hotline.waiting === 1);
  const call = await stage.queued({ from: number });
  await waitFor('the caller alone in the queue', async () => (await lead.desk()).hotline.waiting === 1);
  const agent = await stage.agent();
  const talk = await stage.pickUp(agent);
  await stage.hears(call, `tone:${voices.agent}`);
  expect(await settled(lead, wish)).toMatchObject({ endedReason: 'calledIn', story: [] });
  await agent.api.call(hangUpCall, { params: { callId: (await agent.desk()).call?.callId ?? '' } });
  await talk.ended();
  expect(rings.size).toBe(0);
});

test('kill -9 in a call-back: the conversation goes on, the wish ends as reached', async () => {
  const agent = await stage.agent();
  const { wish, number } = await booked(agent);
  const talk = await stage.pickUp(agent);
  const call = await citizen(number);
  call.answer();
  call.tone(voices.second);
  await stage.hears(talk, `tone:${voices.second}`);
  await stage.program.killServer();
  const since = performance.now();
  await stage.program.ready();
  await expectTalkAllTheWhile(call, since, performance.now());
  await waitFor('the call on the desk again', async () => (await agent.desk()).call?.phase === 'talk');
  await call.hangUp();
  await talk.ended();
  expect(await settled(agent, wish)).toMatchObject({ endedReason: 'reached' });
  const { callbacks } = await agent.api.call(listCallbacks, { query: {} });
  expect(callbacks.filter(({ running }) => running)).toEqual([]);
});
