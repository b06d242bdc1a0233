// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { connectTransfer, holdCall, resumeCall, transferCall } from '../../src/features/call/call.contract.ts';
import type { Language } from '../../src/lib/pure/language.ts';
import type { Call } from '../../src/platform/phone/call-view.ts';
import { expectTalkAllTheWhile, hear, hearMusic } from '../harness/hearing.ts';
import { closedDay, openForever, type OpenStage } from '../harness/open-city.ts';
import type { TestAgent } from '../harness/people.ts';
import type { Stage } from '../harness/stage.ts';
import { voices } from '../harness/tone-city.ts';
import { waitFor } from '../harness/wait-for.ts';

const adoptedWithinMs = 3_000;
let open: OpenStage;
let stage: Stage;
beforeAll(async () => {
  open = await openForever({ silenceSeconds: 60, ringSeconds: 40, transferSeconds: 60 });
  stage = open.stage;
}, 180_000);
afterEach(() => stage.calm());
afterAll(() => open.close());

interface Conversation {
  readonly agent: TestAgent;
  readonly caller: Call;
  readonly talk: Call;
  readonly callId: string;
}

let callers = 0;
/** Everybody has a number of their own. */
const nextNumber = (): string => `015130000${String((callers += 1)).padStart(3, '0')}`;

async function conversation(language: Language): Promise<Conversation> {
  const agent = await stage.agent({ languages: { [language]: 'good' } });
  const caller = await stage.queued({ language, from: nextNumber() });
  const talk = await stage.pickUp(agent);
  await hear(caller, voices.agent);
  return { agent, caller, talk, callId: (await agent.desk()).call?.callId ?? '' };
}

async function passOn({ agent, callId }: Conversation, number: string, kind: 'announced' | 'blind'): Promise<Call> {
  const directoryEntryId = await open.entry(number);
  await agent.api.call(transferCall, { params: { callId }, body: { directoryEntryId, kind, note: '' } });
  return open.rung(number);
}

async function pickedUp(department: Call): Promise<void> {
  department.answer();
  await department.answered();
  department.tone(voices.department);
}

test('[F1] kill -9 with calls in every state: no conversation breaks, everybody is where they were, one row each', async () => {
  await stage.program.setClock(`${closedDay}T12:00:00+01:00`);
  const closed = await stage.dial({ from: nextNumber() });
  await stage.hears(closed, 'de/closed');
  await stage.program.setClock(undefined);
  // In conversation, on hold, and four on the way to a department.
  const talking = await conversation('tr');
  const held = await conversation('en');
  await held.agent.api.call(holdCall, { params: { callId: held.callId } });
  const ringing = await conversation('fr');
  const ringingAt = await passOn(ringing, '9110', 'blind');
  const consulting = await conversation('pl');
  const colleague = await passOn(consulting, '9130', 'announced');
  await pickedUp(colleague);
  const connected = await conversation('ku');
  const department = await passOn(connected, '9120', 'blind');
  await pickedUp(department);
  await hear(connected.caller, voices.department);
  // Nobody has told them apart yet: menu, languages, privacy notice, closed, and two who wait.
  const inMenu = await stage.dial({ from: nextNumber() });
  const inLanguages = await stage.dial({ from: nextNumber() });
  const inPrivacy = await stage.dial({ from: nextNumber() });
  await Promise.all([inMenu, inLanguages, inPrivacy].map((call) => stage.hears(call, 'de/greeting')));
  await inMenu.press('1');
  await stage.hears(inMenu, 'de/menu-buergerservice');
  await inLanguages.press('9');
  await stage.hears(inLanguages, 'tr/language-menu');
  await inPrivacy.press('8');
  await stage.hears(inPrivacy, 'de/privacy');
  const first = await stage.queued({ tone: voices.second, from: nextNumber() });
  const second = await stage.queued({ from: nextNumber() });
  const agent = await stage.agent();
  const offered = await agent.phone.nextRing();
  offered.ring();
  const late = await stage.dial({ from: nextNumber() });

  const conversations: readonly (readonly [Call, Call])[] = [
    [talking.caller, talking.talk],
    [consulting.talk, colleague],
    [connected.caller, department],
  ];
  const before = await stage.sql<{ id: string; queued_at: Date | null }>('select id, queued_at from call order by id');
  const everybody = [talking, held, ringing, consulting, connected].map(({ caller }) => caller);
  for (const call of [inMenu, inLanguages, inPrivacy, closed]) call.forgetHeard();
  const killedAt = Date.now();
  const from = performance.now();
  const pid = await stage.program.killServer();
  let most = 0;
  const watch = setInterval(() => {
    // A phone rings by itself: one that says nothing for 2 s counts as not reachable, and what is looked at below takes longer.
    for (const call of agent.phone.calls) if (call.direction === 'in' && call.state === 'new') call.ring();
    most = Math.max(most, agent.phone.calls.filter(({ state }) => state !== 'ended').length);
  }, 5);
  await waitFor('a new server', async () => (await stage.program.serverPid()) !== pid);
  await stage.program.ready(60_000);
  const adopted = await waitFor('everybody to be adopted', async () => {
    const rows = await stage.sql<{ call_id: string; at: Date }>(
      "select call_id, at from journal where type = 'callAdopted'",
    );
    return rows.length >= before.length - 1 ? rows : undefined;
  });
  const took = Math.max(...adopted.map(({ at }) => at.getTime())) - killedAt;
  const until = performance.now();
  expect(took).toBeLessThan(adoptedWithinMs);

  // No conversation noticed.
  for (const call of [...everybody, first, second, inMenu, inLanguages, inPrivacy, closed])
    expect(call.state).toBe('up');
  for (const side of conversations.flat()) await expectTalkAllTheWhile(side, from, until);
  await Promise.all([hear(talking.caller, voices.agent), hear(talking.talk, voices.caller)]);
  await Promise.all([hear(connected.caller, voices.department), hear(department, voices.caller)]);
  await Promise.all([hear(consulting.talk, voices.department), hear(colleague, voices.agent)]);
  await Promise.all([held, ringing, consulting].map(({ caller }) => hearMusic(caller)));

  // On hold: taken up again. Announced: put through. Asked for the key: asked again. Still ringing: picked up.
  await expect.poll(async () => (await held.agent.desk()).call).toMatchObject({ phase: 'held', callId: held.callId });
  await held.agent.api.call(resumeCall, { params: { callId: held.callId } });
  await Promise.all([hear(held.caller, voices.agent), hear(held.talk, voices.caller)]);
  await expect
    .poll(async () => (await consulting.agent.desk()).call)
    .toMatchObject({
      phase: 'transferring',
      transfer: { state: 'consulting' },
    });
  await consulting.agent.api.call(connectTransfer, { params: { callId: consulting.callId } });
  await hear(consulting.caller, voices.department);
  expect(ringingAt.state).toBe('ringing');
  await pickedUp(ringingAt);
  await Promise.all([hear(ringing.caller, voices.department), hear(ringingAt, voices.caller)]);

  // Before the queue everybody hears again where they were; who just arrived is a call like any other.
  await stage.hears(inMenu, 'de/menu-buergerservice');
  await stage.hears(inLanguages, 'tr/language-menu');
  await stage.hears(inPrivacy, 'de/menu-root');
  await stage.hears(closed, 'de/closed');
  await late.answered();
  await stage.hears(late, 'de/menu-root');

  // The phone rang for nobody twice at a time, and rings for the first again.
  const again = await waitFor('the phone to ring again', () =>
    agent.phone.calls.find(({ state, direction }) => direction === 'in' && state === 'ringing'),
  );
  again.answer();
  await again.answered();
  again.tone(voices.agent);
  clearInterval(watch);
  expect(most).toBe(1);
  await hear(again, voices.second);
  // The same rows with the same places; beside them only the one who was arriving.
  const known = new Set(before.map(({ id }) => id));
  const after = await stage.sql<(typeof before)[number]>('select id, queued_at from call order by id');
  expect(after.filter(({ id }) => known.has(id))).toEqual(before);
  expect(after).toHaveLength(12);

  const all = [...everybody, first, second, closed, inMenu, inLanguages, inPrivacy, late];
  await Promise.all(all.map((call) => call.hangUp()));
  const rows = await Promise.all(all.map((call) => stage.ended(call)));
  expect(new Set(rows.map(({ id }) => id)).size).toBe(all.length);
  expect(rows.slice(0, 6).map(({ end }) => end)).toEqual(Array.from({ length: 6 }, () => 'served'));
  expect(rows[6]).toMatchObject({ end: 'abandoned_waiting' });
  expect(rows[7]).toMatchObject({ end: 'closed' });
  for (const row of rows.slice(8)) expect(row).toMatchObject({ end: 'abandoned_menu' });
  await Promise.all([talking, held].map(({ talk }) => talk.ended()));
  await stage.quiet();
}, 180_000);

test('[F1] kill -9 while a number outside is asked for key 1: it is asked again, and the key counts', async () => {
  const keyed = await conversation('it');
  const voicemail = await passOn(keyed, '+492214710201', 'blind');
  await pickedUp(voicemail);
  await stage.hears(voicemail, 'de/transfer-key');
  // It is said twice, and goes on while nobody of ours is there.
  await sleep(1_500);
  voicemail.forgetHeard();
  const pid = await stage.program.killServer();
  await waitFor('a new server', async () => (await stage.program.serverPid()) !== pid);
  await stage.hears(voicemail, 'de/transfer-key');
  expect([keyed.caller.state, voicemail.state]).toEqual(['up', 'up']);
  await voicemail.press('1');
  await hear(keyed.caller, voices.department).catch(async (error: unknown) => {
    throw new Error(`the journal says ${(await stage.journal(keyed.caller)).join(', ')}`, { cause: error });
  });
  await Promise.all([keyed.talk.ended(), keyed.caller.hangUp()]);
  expect(await stage.ended(keyed.caller)).toMatchObject({ end: 'served', transfer_accepted: true });
}, 90_000);

test('[F1] killed again and again, also in the moment of adopting: nobody is lost', async () => {
  const waiting = await stage.queued({ from: nextNumber(), tone: voices.second });
  const { caller, talk, agent } = await conversation('tr');
  const pauses = [50, 900, 1_400, 300, 2_000];
  for (const pause of pauses) {
    const pid = await waitFor('a server', stage.program.serverPid);
    process.kill(pid, 'SIGKILL');
    await waitFor('a new server', async () => {
      const now = await stage.program.serverPid();
      return now !== undefined && now !== pid;
    });
    await sleep(pause);
  }
  await stage.program.ready(60_000);
  expect([waiting.state, caller.state, talk.state]).toEqual(['up', 'up', 'up']);
  await Promise.all([hear(caller, voices.agent), hear(talk, voices.caller), hearMusic(waiting)]);
  const other = await stage.agent();
  const next = await stage.pickUp(other);
  await hear(next, voices.second);
  await Promise.all([waiting.hangUp(), caller.hangUp(), talk.ended(), next.ended()]);
  expect(await stage.ended(waiting)).toMatchObject({ end: 'served' });
  expect(await stage.ended(caller)).toMatchObject({ end: 'served', ended_by: 'citizen' });
  await waitFor('after-call work', async () => (await agent.desk()).work?.state === 'afterCall');
}, 120_000);
