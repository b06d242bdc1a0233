// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { afterEach, describe, expect, it } from 'vitest';
import type { Call } from '../platform/phone/call-view.ts';
import { createPhone, type Phone } from '../platform/phone/phone.ts';
import { agentTone, callerTone, hearsNow, simulateCaller } from './simulate-caller.ts';
import type { PlannedCall } from './simulate-plan.ts';

const host = '127.0.0.1';
const open: Phone[] = [];
const plan: PlannedCall = {
  atMs: 0,
  from: '03023125001',
  keys: '12',
  beforeKeyMs: 200,
  patienceMs: 1500,
  talkMs: 500,
  hangsUp: true,
  language: 'de',
  lineBreaks: false,
  redialsAfterMs: [],
  returnsAfterMs: undefined,
};

/** A hotline of one phone: what it does with each call is up to the test. */
async function hotline(take: (call: Call) => void): Promise<{ caller: Phone; hotline: Phone }> {
  const callee = await createPhone({ host, server: { host, port: 9 } });
  callee.onRing(take);
  const caller = await createPhone({ host, server: { host, port: callee.port }, listenFor: [agentTone] });
  open.push(callee, caller);
  return { caller, hotline: callee };
}

async function answerAfterKeys(call: Call, keys: string): Promise<void> {
  call.answer();
  while (call.heard().keys !== keys && call.state !== 'ended') await new Promise((next) => setTimeout(next, 20));
  call.tone(agentTone);
}

afterEach(() => {
  for (const phone of open.splice(0)) phone.close();
});

describe('a simulated caller', () => {
  it('presses its keys, talks and hangs up', async () => {
    let heardCaller = false;
    const parts = await hotline((call) => {
      void answerAfterKeys(call, '12');
      const look = setInterval(() => (heardCaller ||= hearsNow(call, callerTone)), 20);
      void call.ended().then(() => clearInterval(look));
    });
    const result = await simulateCaller(parts.caller, '1', plan);
    expect(result).toMatchObject({ how: 'talked', sipCallId: parts.hotline.calls[0]?.sipCallId });
    expect(result.waitedMs).toBeGreaterThan(400);
    expect(heardCaller).toBe(true);
    expect(await parts.hotline.calls[0]?.ended()).toMatchObject({ by: 'them' });
  });
  it('asks the agent to hang up where the plan says so', async () => {
    const parts = await hotline((call) => void answerAfterKeys(call, '12'));
    const talked = simulateCaller(parts.caller, '1', { ...plan, hangsUp: false });
    const call = await new Promise<Call>((found) => {
      const look = setInterval(() => {
        const [first] = parts.hotline.calls;
        if (!first?.heard().keys.endsWith('#')) return;
        clearInterval(look);
        found(first);
      }, 20);
    });
    await call.hangUp();
    expect(await talked).toMatchObject({ how: 'talked' });
    expect(await parts.caller.calls[0]?.ended()).toMatchObject({ by: 'them' });
  });
  it('leaves in the menu, leaves while waiting', async () => {
    const parts = await hotline((call) => call.answer());
    expect(await simulateCaller(parts.caller, '1', { ...plan, keys: '' })).toMatchObject({ how: 'leftMenu' });
    expect(await simulateCaller(parts.caller, '1', plan)).toMatchObject({ how: 'leftWaiting' });
  });
  it('presses its keys again when a menu has not heard them, which silence tells', async () => {
    const parts = await hotline((call) => void answerAfterKeys(call, '1212'));
    const result = await simulateCaller(parts.caller, '1', { ...plan, patienceMs: 15_000 });
    expect(result.how).toBe('talked');
  }, 30_000);
  it('asks its question beside the tone', async () => {
    const loud: number[] = [];
    const parts = await hotline((call) => {
      void answerAfterKeys(call, '12');
      const look = setInterval(() => {
        const last = call.heard().blocks.at(-1);
        if (last && last.rms > 0.05 && !hearsNow(call, callerTone)) loud.push(last.tones.get(callerTone) ?? 0);
      }, 50);
      void call.ended().then(() => clearInterval(look));
    });
    const question = Int16Array.from({ length: 8_000 }, (_, at) => 8_000 * Math.sin(at / 3));
    await simulateCaller(parts.caller, '1', { ...plan, talkMs: 2_500 }, question);
    expect(loud.length).toBeGreaterThan(5);
    expect(Math.min(...loud)).toBeLessThan(0.1);
  });
  it('tells a line that broke from a conversation that was cut off', async () => {
    const breaking = await hotline((call) => void answerAfterKeys(call, '12'));
    const broke = await simulateCaller(breaking.caller, '1', { ...plan, lineBreaks: true });
    expect(broke).toMatchObject({ how: 'lineBroke' });
    const cutting = await hotline((call) => {
      void answerAfterKeys(call, '12');
      setTimeout(() => void call.hangUp(), 1_500);
    });
    const cut = await simulateCaller(cutting.caller, '1', { ...plan, talkMs: 10_000 });
    expect(cut).toMatchObject({ how: 'cutOff' });
  });
  it('notices the silence of an agent', async () => {
    const parts = await hotline((call) => {
      void answerAfterKeys(call, '12').then(() => setTimeout(() => call.hush(), 300));
    });
    const { silenceMs } = await simulateCaller(parts.caller, '1', { ...plan, talkMs: 2_000 });
    expect(silenceMs).toBeGreaterThan(1_000);
  });
  it('notices a good-bye and a refusal', async () => {
    const leaving = await hotline((call) => {
      call.answer();
      setTimeout(() => void call.hangUp(), 300);
    });
    expect(await simulateCaller(leaving.caller, '1', plan)).toMatchObject({ how: 'endedByHotline' });
    const refusing = await hotline((call) => call.decline(486));
    expect(await simulateCaller(refusing.caller, '1', plan)).toMatchObject({ how: 'refused' });
  });
});
