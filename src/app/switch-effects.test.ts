// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, test } from 'vitest';
import type { Destination } from '../features/call/call-phase.core.ts';
import type { Done, RingOrder, Telephony } from '../platform/telephony/telephony.port.ts';
import type { HotlineEvent } from './hotline-state.core.ts';
import { switchEffects, type SwitchEffect } from './switch-effects.ts';

type Answer = Done | Error;
const done: Done = { ok: true };
const failed: Done = { ok: false, code: 'failed' };
const gone: Done = { ok: false, code: 'gone' };
const soon = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

/** A switch that notes every command and answers as the test says. */
function rig(answers: Partial<Record<keyof Telephony, Answer>> = {}) {
  const commands: string[] = [];
  const orders: RingOrder[] = [];
  const events: HotlineEvent[] = [];
  const alarms: string[] = [];
  const held: PromiseWithResolvers<void>[] = [];
  let isHolding = false;
  const command =
    (name: keyof Telephony) =>
    async (...args: readonly unknown[]): Promise<Done> => {
      commands.push(
        [name, ...args.map((arg) => (typeof arg === 'object' ? JSON.stringify(arg) : String(arg)))].join(' '),
      );
      if (name === 'ring') orders.push(args[0] as RingOrder);
      if (isHolding) {
        const gate = Promise.withResolvers<void>();
        held.push(gate);
        await gate.promise;
      }
      const answer = answers[name] ?? done;
      if (answer instanceof Error) throw answer;
      return answer;
    };
  const names = ['answer', 'play', 'silence', 'music', 'ring', 'talk', 'digit', 'hangUp', 'keep'] as const;
  const telephony = {
    ...(Object.fromEntries(names.map((name) => [name, command(name)])) as unknown as Telephony),
    listen: () => undefined,
  };
  const perform = switchEffects({
    telephony,
    sounds: (words) => words.map((word) => ('prompt' in word ? `/${word.language}/${word.prompt}` : '/number')),
    topicName: (topic) => topic ?? 'Allgemeines',
    report: (event) => void events.push(event),
    alarm: (what) => void alarms.push(what),
  });
  return {
    commands,
    orders,
    events,
    alarms,
    perform,
    hold: () => (isHolding = true),
    async release() {
      held.shift()?.resolve();
      await soon();
    },
  };
}

const play: SwitchEffect = { do: 'play', leg: 'c1', play: 'p1', words: [{ prompt: 'greeting', language: 'de' }] };
const ringPhone: SwitchEffect = {
  do: 'ringPhone',
  leg: 'a1',
  phone: 'browser-abc',
  timeoutMs: 16_000,
  caller: { kind: 'known', number: '+49215112345' },
  topic: 'pass',
  language: 'tr',
  note: '{}',
};
const to = (number: string): Destination => ({ entry: 'e', name: 'Amt', number, acceptance: 'answer' });
const ringNumber = (number: string): SwitchEffect => ({
  do: 'ringNumber',
  leg: 't1',
  to: to(number),
  timeoutMs: 26_000,
  caller: { kind: 'withheld' },
  topic: 'pass',
  language: 'tr',
  note: '{}',
});
const legEnded = (leg: string, cause: string) => ({ type: 'legEvent', leg, event: { type: 'legEnded', leg, cause } });

describe('order', () => {
  test('what concerns one leg is done one after the other, legs do not wait for each other', async () => {
    const { commands, perform, hold, release } = rig();
    hold();
    perform({ do: 'answer', leg: 'c1' });
    perform(play);
    perform({ do: 'answer', leg: 'c2' });
    await soon();
    expect(commands).toEqual(['answer c1', 'answer c2']);
    await release();
    expect(commands[2]).toBe('play c1 p1 ["/de/greeting"]');
  });

  test('a talk waits for what is under way on both of its legs', async () => {
    const { commands, perform, hold, release } = rig();
    hold();
    perform({ do: 'silence', leg: 'c1' });
    perform({ do: 'keep', leg: 'a1', leaseMs: 'always', note: '' });
    perform({ do: 'talk', talk: 'c1.b', legs: ['c1', 'a1'] });
    await release();
    expect(commands.some((each) => each.startsWith('talk'))).toBe(false);
    await release();
    expect(commands.at(-1)).toBe('talk c1.b ["c1","a1"]');
  });

  test('[C30] the end of a talk never overtakes its beginning', async () => {
    const { commands, perform, hold, release } = rig();
    hold();
    perform({ do: 'silence', leg: 'c1' });
    perform({ do: 'talk', talk: 'c1.b', legs: ['c1', 'a1'] });
    perform({ do: 'talk', talk: 'c1.b', legs: [] });
    await soon();
    expect(commands).toEqual(['silence c1']);
    await release();
    await release();
    expect(commands).toEqual(['silence c1', 'talk c1.b ["c1","a1"]', 'talk c1.b []']);
  });
});

describe('what fails comes back as an event', () => {
  test.each([
    [gone, 'unreachable'],
    [failed, 'failed'],
    [new Error('the socket broke'), 'failed'],
  ])('a phone that could not be rung (%o)', async (answer, cause) => {
    const { events, perform } = rig({ ring: answer });
    perform(ringPhone);
    await soon();
    expect(events).toEqual([legEnded('a1', cause)]);
  });

  test('an announcement that cannot be played counts as said', async () => {
    const { events, alarms, perform } = rig({ play: failed });
    perform(play);
    await soon();
    expect(events).toEqual([{ type: 'legEvent', leg: 'c1', event: { type: 'playEnded', play: 'p1' } }]);
    expect(alarms).toEqual(['announcementFailed']);
  });

  test('a leg that is gone is no alarm: its end is told by itself', async () => {
    const { events, alarms, perform } = rig({ play: gone, keep: gone, talk: gone });
    perform(play);
    perform({ do: 'keep', leg: 'c1', leaseMs: 30_000, note: '' });
    perform({ do: 'talk', talk: 'b', legs: ['c1', 'a1'] });
    await soon();
    expect(events).toEqual([]);
    expect(alarms).toEqual([]);
  });

  test('other commands that fail or break raise an alarm and nothing else', async () => {
    const { events, alarms, perform } = rig({ music: failed, keep: new Error('broken') });
    perform({ do: 'music', leg: 'c1', on: true });
    perform({ do: 'keep', leg: 'c1', leaseMs: 'always', note: '' });
    await soon();
    expect(events).toEqual([]);
    expect(alarms).toEqual(['switchCommandFailed', 'switchCommandBroken', 'switchCommandFailed']);
  });

  test('a phone id that none of ours can have is told like any failure, not thrown at the hotline', async () => {
    const { events, commands, alarms, perform } = rig();
    perform({ ...ringPhone, phone: 'sip:evil@example.invalid' });
    await soon();
    expect(commands).toEqual([]);
    expect(alarms).toContain('switchCommandBroken');
    expect(events).toEqual([legEnded('a1', 'failed')]);
  });
});

describe('what a ringing phone shows, and what may be rung', () => {
  test('topic, language and a known number', async () => {
    const { orders, perform } = rig();
    perform(ringPhone);
    await soon();
    expect(orders[0]).toMatchObject({
      leg: 'a1',
      target: { kind: 'phone', phone: 'browser-abc' },
      display: { name: 'pass (tr)', number: '+49215112345' },
      timeoutMs: 16_000,
    });
  });

  test('a withheld number is not passed on', async () => {
    const { orders, perform } = rig();
    perform({ ...ringPhone, caller: { kind: 'withheld' } });
    perform(ringNumber('3210'));
    await soon();
    expect(orders.map((order) => order.display)).toEqual([{ name: 'pass (tr)' }, { name: 'Servicetelefon' }]);
  });

  test.each(['+49900123456', '+4915', 'sip:x@y', '110', '+14155550100'])(
    '%s is refused before the switch hears of it',
    async (number) => {
      const { orders, events, perform } = rig();
      perform(ringNumber(number));
      await soon();
      expect(orders).toEqual([]);
      expect(events).toEqual([legEnded('t1', 'failed')]);
    },
  );
});
