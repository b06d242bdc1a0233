// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { declineOffer, getDesk } from '../../src/features/agent/agent.contract.ts';
import { hangUpCall, holdCall, pressKey, resumeCall } from '../../src/features/call/call.contract.ts';
import { getBoard } from '../../src/features/queue/queue.contract.ts';
import type { Call } from '../../src/platform/phone/call-view.ts';
import type { TestAgent } from '../harness/people.ts';
import { openStage, type Stage } from '../harness/stage.ts';
import { voices } from '../harness/tone-city.ts';
import { waitFor } from '../harness/wait-for.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({
    ringSeconds: 5,
    widening: [
      { afterSeconds: 0, language: 'good', topic: 'good' },
      { afterSeconds: 2, language: 'canHelp', topic: 'canHelp' },
      { afterSeconds: 4, language: 'canHelp', topic: 'any' },
    ],
  });
});
afterAll(async () => {
  try {
    await stage.calm();
  } finally {
    await stage.close();
  }
});

/** How long the caller had waited (milliseconds); rows follow their calls. */
const waited = (caller: Call): Promise<number> =>
  waitFor('the row', async () => (await stage.row(caller))?.waited_ms ?? undefined);
const state = async (agent: TestAgent): Promise<unknown> => (await agent.desk()).work?.state;
/** How loud a tone was in the last second: the share of its energy. */
const share = (call: Call, hz: number): number => call.heard().tones[hz] ?? 0;
const hear = (who: string, call: Call, hz: number): Promise<boolean> =>
  waitFor(`${who} to hear ${hz} Hz`, () => {
    const { rms } = call.heard();
    return rms > 0.01 && share(call, hz) > 0.8;
  }).catch((error: Error) => {
    throw new Error(`${error.message}; heard ${stage.city.heard(call).join(', ')}`, { cause: error });
  });

// Side by side: each test has a language of its own, and nobody else speaks it.
describe.concurrent('offers', () => {
  test('the longest idle is rung first, and only one; declined by the phone, the next is rung and the caller keeps the place', async () => {
    const first = await stage.agent();
    const second = await stage.agent();
    const caller = await stage.queued();
    const ringing = await first.phone.nextRing();
    ringing.ring();
    const behind = await stage.queued({ tone: voices.second });
    const other = await second.phone.nextRing();
    other.ring();
    await waitFor('both offers', async () => (await state(first)) === 'offered' && (await state(second)) === 'offered');
    expect([first.phone.calls.length, second.phone.calls.length]).toEqual([1, 1]);
    // The first caller is declined by one and taken by the other, who declined the second caller.
    other.decline(486, 'Busy Here');
    await waitFor('the second agent to be free again', async () => (await state(second)) !== 'offered');
    ringing.decline(486, 'Busy Here');
    const [forSecond, forFirst] = await Promise.all([second.phone.nextRing(), first.phone.nextRing()]);
    for (const call of [forSecond, forFirst]) call.answer();
    forSecond.tone(voices.otherAgent);
    forFirst.tone(voices.agent);
    await hear('the first caller', caller, voices.otherAgent);
    await hear('the second caller', behind, voices.agent);
    expect(await stage.journal(caller)).toEqual([
      'callArrived',
      'personChosen',
      'queued',
      'offered',
      'offerEnded',
      'offered',
      'answered',
    ]);
  });

  test('language and topic: who knows both is rung at once, who can help after the first step, any topic after the second', async () => {
    const parking = await stage.agent({ languages: { tr: 'canHelp' }, topics: { parken: 'canHelp' } });
    const moving = await stage.agent({ languages: { tr: 'good' }, topics: { melden: 'good' } });
    const [began, one] = [performance.now(), await stage.queued({ language: 'tr', keys: '12' })];
    const talk = await stage.pickUp(moving);
    expect(performance.now() - began).toBeLessThan(15_000);
    const helped = await stage.queued({ language: 'tr', keys: '23' });
    const help = await stage.pickUp(parking);
    expect((await stage.ended(await hungUp(helped))).waited_ms).toBeGreaterThanOrEqual(2000);
    await help.ended();
    await parking.choose('ready');
    const anything = await stage.queued({ language: 'tr', keys: '21' });
    await stage.pickUp(parking);
    expect((await stage.ended(await hungUp(anything))).waited_ms).toBeGreaterThanOrEqual(4000);
    expect((await stage.ended(await hungUp(one))).waited_ms).toBeLessThan(2000);
    await talk.ended();
  });

  test('not answered in time: the next agent; "not reachable" stands on the own desk only, until ready is chosen', async () => {
    const away = await stage.agent({ languages: { en: 'good' } });
    const there = await stage.agent({ languages: { en: 'good' } });
    const caller = await stage.queued({ language: 'en' });
    (await away.phone.nextRing()).ring();
    await stage.pickUp(there);
    await hear('the caller', caller, voices.agent);
    expect((await away.desk()).work).toMatchObject({ state: 'notReachable', notice: 'missedRing' });
    expect(JSON.stringify(await there.api.call(getDesk))).not.toContain('missedRing');
    const { work, ...others } = await there.desk();
    expect(JSON.stringify(others) + JSON.stringify(await there.api.call(getBoard))).not.toContain(away.name);
    expect(work?.state).toBe('talking');
    await away.choose('ready');
    const next = await stage.queued({ language: 'en' });
    await stage.pickUp(away, voices.otherAgent);
    await hear('the next caller', next, voices.otherAgent);
    expect(await waited(caller)).toBeGreaterThanOrEqual(5000);
  });

  test('a phone without its cable: the next agent well before the ringing time is over; an unregistered one is not rung at all', async () => {
    const dead = await stage.agent({ languages: { fr: 'good' } });
    const gone = await stage.agent({ languages: { fr: 'good' } });
    const there = await stage.agent({ languages: { fr: 'good' } });
    dead.phone.unplug(true);
    await gone.phone.unregister();
    await waitFor('the desk to see the phone gone', async () => (await gone.desk()).work?.phone.reachable === false);
    const caller = await stage.queued({ language: 'fr' });
    await stage.pickUp(there);
    await hear('the caller', caller, voices.agent);
    expect(await waited(caller)).toBeGreaterThan(2000);
    expect(await waited(caller)).toBeLessThan(5000);
    expect((await dead.desk()).work).toMatchObject({ state: 'notReachable', notice: 'phoneUnreachable' });
    expect((await gone.desk()).work).toMatchObject({ state: 'ready' });
    expect(gone.phone.calls).toHaveLength(0);
    dead.phone.unplug(false);
  });

  test('declined on the desk: the phone stops ringing, this caller is not offered to them again, and they stay ready', async () => {
    const agent = await stage.agent({ languages: { it: 'good' } });
    const caller = await stage.queued({ language: 'it' });
    const ringing = await agent.phone.nextRing();
    ringing.ring();
    const offer = await waitFor('the offer', async () => (await agent.desk()).offer ?? undefined);
    expect(offer).toMatchObject({ language: 'it', caller: { kind: 'known', number: '015112345678' } });
    await agent.api.call(declineOffer, { params: { offerId: offer.offerId }, body: { reason: 'topic' } });
    await ringing.ended();
    expect(await state(agent)).toBe('ready');
    await sleep(500);
    expect(agent.phone.calls).toHaveLength(1);
    expect(caller.state).toBe('up');
    // Another caller is offered at once, and the first one to a colleague who comes to work.
    const next = await stage.queued({ language: 'it', tone: voices.second });
    const talk = await stage.pickUp(agent);
    await hear('the agent', talk, voices.second);
    const colleague = await stage.agent({ languages: { it: 'good' } });
    const late = await stage.pickUp(colleague, voices.otherAgent);
    await hear('the colleague', late, voices.caller);
    expect(next.state).toBe('up');
  });
});

describe.concurrent('the conversation', () => {
  test('both hear each other; hold is music for the caller and silence for the agent; keys arrive; the agent hangs up', async () => {
    const agent = await stage.agent({ languages: { pl: 'good' } });
    const caller = await stage.queued({ language: 'pl' });
    const talk = await stage.pickUp(agent);
    await hear('the agent', talk, voices.caller);
    await hear('the caller', caller, voices.agent);
    const { call } = await agent.desk();
    const params = { callId: call?.callId ?? '' };
    await agent.api.call(holdCall, { params });
    await waitFor('music', () => caller.heard().rms > 0.003 && share(caller, voices.agent) < 0.1);
    await waitFor('silence', async () => {
      talk.forgetHeard();
      await sleep(300);
      return talk.heard().rms < 0.003;
    });
    expect((await agent.desk()).call?.phase).toBe('held');
    await agent.api.call(resumeCall, { params });
    await hear('the agent again', talk, voices.caller);
    await hear('the caller again', caller, voices.agent);
    for (const digit of ['5', '#']) await agent.api.call(pressKey, { params, body: { digit } });
    await waitFor('the keys', () => caller.heard().keys === '5#');
    await talk.hangUp();
    expect(await caller.ended()).toMatchObject({ by: 'them', status: 200 });
    const row = await stage.ended(caller);
    expect(row).toMatchObject({ end: 'served', ended_by: 'agent', language: 'pl' });
    expect(row.hold_ms).toBeGreaterThan(0);
    expect(row.talk_ms).toBeGreaterThan(row.hold_ms ?? 0);
    expect(await state(agent)).toBe('afterCall');
  });

  test('the caller hangs up, or the agent on the desk: the other phone is free at once', async () => {
    const agent = await stage.agent({ languages: { ku: 'good' } });
    const caller = await stage.queued({ language: 'ku' });
    const talk = await stage.pickUp(agent);
    await hungUp(caller);
    expect(await talk.ended()).toMatchObject({ by: 'them' });
    expect(await stage.ended(caller)).toMatchObject({ end: 'served', ended_by: 'citizen' });
    await agent.choose('ready');
    const again = await stage.queued({ language: 'ku' });
    const second = await stage.pickUp(agent);
    const { call } = await agent.desk();
    await agent.api.call(hangUpCall, { params: { callId: call?.callId ?? '' } });
    expect(await Promise.all([again.ended(), second.ended()])).toMatchObject([{ by: 'them' }, { by: 'them' }]);
    expect(await stage.ended(again)).toMatchObject({ end: 'served', ended_by: 'agent' });
    await waitFor('after-call work', async () => (await state(agent)) === 'afterCall');
  });
});

async function hungUp(call: Call): Promise<Call> {
  await call.hangUp();
  return call;
}
