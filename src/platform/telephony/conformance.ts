// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
/** One suite for every implementation of the port; its rules stand in `telephony.spec.md`. */
import { performance } from 'node:perf_hooks';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { benchOf, failed, gone, ok, type Bench } from './conformance-people.ts';
import { eventOf, eventsOf, type Rig } from './conformance-rig.ts';
import { findingRules } from './conformance-finding.ts';
import { talkRules } from './conformance-talks.ts';
import type { Digit } from './telephony.port.ts';

const allDigits: readonly Digit[] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '#', 'A', 'B', 'C', 'D'];

/** Declares the suite; `open` makes the switch with its outside world. */
export function conformance(name: string, open: () => Promise<Rig>): void {
  describe(`telephony port: ${name}`, () => {
    let opened: Rig | undefined;
    const bench = benchOf(() => {
      if (!opened) throw new Error('the switch has not been opened');
      return opened;
    });
    beforeAll(async () => {
      opened = await open();
      await eventOf(opened, 'connected');
    });
    afterAll(() => opened?.close());
    beforeEach(() => {
      bench.since = bench.rig.events.length;
    });
    afterEach(() => bench.rig.calm());

    soundAndPhoneRules(bench);
    talkRules(bench);
    findingRules(bench);
  });
}

/** The rules of arriving, of sound and digits, and of phones. */
function soundAndPhoneRules(bench: Bench): void {
  test('[T1] a call arrives with source, number, number dialled and Call-ID, and without a note', async () => {
    const { rig } = bench;
    const caller = await rig.dial({ number: '+492151123456' });
    const event = await eventOf(rig, 'legArrived', {}, bench.since);
    expect(event).toMatchObject({
      source: 'trunk',
      caller: { kind: 'known', number: '+492151123456' },
      sipCallId: caller.sipCallId,
    });
    expect(event.dialled).toMatch(/^\+?\d+$/);
    expect(event.note).toBeUndefined();
  });

  test('[T2] a withheld number is nowhere in what we are told', async () => {
    const { rig } = bench;
    await rig.dial({ number: '02151999888', withheld: true });
    const event = await eventOf(rig, 'legArrived', {}, bench.since);
    expect(event.caller).toEqual({ kind: 'withheld' });
    expect(JSON.stringify(rig.events.slice(bench.since))).not.toContain('999888');
  });

  test.each([
    ['1'.repeat(300), { kind: 'known', number: '1'.repeat(32) }],
    ['(0)2151/86-0', { kind: 'known', number: '02151860' }],
    ['alice2', { kind: 'unknown' }],
  ])('[T3] the caller id %j is cleaned', async (number, caller) => {
    const { rig } = bench;
    await rig.dial({ number });
    expect((await eventOf(rig, 'legArrived', {}, bench.since)).caller).toEqual(caller);
  });

  test('[T4] the caller is answered by us alone, and what has ended is gone', async () => {
    const { rig } = bench;
    const { leg, caller } = await bench.arrived();
    expect(caller.isAnswered()).toBe(false);
    expect(await rig.telephony.answer(leg)).toEqual(ok);
    await rig.pass(100);
    expect(caller.isAnswered()).toBe(true);
    expect(await rig.telephony.answer(leg)).toEqual(ok);
    await caller.hangUp();
    await eventOf(rig, 'legEnded', { leg });
    expect(await rig.telephony.answer(leg)).toEqual(gone);
    expect(await rig.telephony.play(leg, 'p', [rig.media.short])).toEqual(gone);
    expect(await rig.telephony.music(leg, true)).toEqual(gone);
    expect(await rig.telephony.keep(leg, 1000, 'x')).toEqual(gone);
    expect(await rig.telephony.digit(leg, '1')).toEqual(gone);
    expect(await rig.telephony.silence(leg)).toEqual(ok);
    expect(await rig.telephony.music(leg, false)).toEqual(ok);
    expect(await rig.telephony.hangUp(leg, 'normal')).toEqual(ok);
    expect(await rig.telephony.talk('no-such-talk', [])).toEqual(ok);
  });

  test('[T6] sounds are played one after the other, then playEnded comes once', async () => {
    const { rig } = bench;
    const { leg, caller } = await bench.up();
    expect(await rig.telephony.play(leg, 'both', [rig.media.short, rig.media.long])).toEqual(ok);
    expect(await caller.hears()).toContain('short');
    await rig.pass(800);
    expect(eventsOf(rig, 'playEnded', leg)).toEqual([]);
    await expect.poll(() => caller.hears()).toEqual(['long']);
    const event = await eventOf(rig, 'playEnded', { leg });
    expect(event).toMatchObject({ play: 'both', failed: false });
    await rig.pass(300);
    expect(eventsOf(rig, 'playEnded', leg)).toHaveLength(1);
  });

  test('[T7] a play that is replaced or silenced says nothing more', async () => {
    const { rig } = bench;
    const { leg, caller } = await bench.up();
    await rig.telephony.play(leg, 'first', [rig.media.long, rig.media.long]);
    await rig.telephony.play(leg, 'second', [rig.media.short]);
    expect(await eventOf(rig, 'playEnded', { leg })).toMatchObject({ play: 'second' });
    await rig.telephony.play(leg, 'third', [rig.media.long]);
    expect(await caller.hears()).toContain('long');
    expect(await rig.telephony.silence(leg)).toEqual(ok);
    await rig.pass(300);
    expect(await caller.hears()).toEqual([]);
    expect(eventsOf(rig, 'playEnded', leg)).toHaveLength(1);
  });

  test('[T8] what cannot be played fails, and foreign media are refused', async () => {
    const { rig } = bench;
    const { leg } = await bench.up();
    expect(await rig.telephony.play(leg, 'lost', [rig.media.missing])).toEqual(ok);
    expect(await eventOf(rig, 'playEnded', { leg })).toMatchObject({ play: 'lost', failed: true });
    for (const media of [[], ['http://example.invalid/x'], ['relative/path'], ['/a,/b'], ['tone:ring;tonezone=us']]) {
      expect(await rig.telephony.play(leg, 'foreign', media)).toEqual(failed);
    }
    await rig.telephony.play(leg, 'good', ['tone:ring', rig.media.short]);
    await rig.telephony.silence(leg);
  });

  test('[T9] music goes on and off, and a play ends it', async () => {
    const { rig } = bench;
    const { leg, caller } = await bench.up();
    expect(await rig.telephony.music(leg, true)).toEqual(ok);
    await rig.pass(200);
    await expect.poll(() => caller.hears()).toEqual(['music']);
    await rig.telephony.play(leg, 'p', [rig.media.long]);
    await rig.pass(200);
    await expect.poll(() => caller.hears()).toEqual(['long']);
    await rig.telephony.music(leg, true);
    await rig.pass(200);
    await expect.poll(() => caller.hears()).toEqual(['music']);
    expect(await rig.telephony.music(leg, false)).toEqual(ok);
    await rig.pass(200);
    expect(await caller.hears()).toEqual([]);
    expect(eventsOf(rig, 'playEnded', leg)).toEqual([]);
  });

  test('[T29] a play on one leg holds up nothing: its lease is renewed, others are served at once', async () => {
    const { rig } = bench;
    const { leg, caller } = await bench.up();
    await rig.telephony.keep(leg, 30_000, 'before');
    await rig.telephony.play(leg, 'p', [rig.media.long, rig.media.long]);
    await rig.pass(200);
    const startedAt = performance.now();
    expect(await rig.telephony.keep(leg, 30_000, 'during the play')).toEqual(ok);
    const { leg: other } = await bench.up({ as: 'second' });
    expect(await rig.telephony.music(other, true)).toEqual(ok);
    expect(performance.now() - startedAt).toBeLessThan(1500);
    await expect.poll(() => caller.hears()).toEqual(['long']);
    expect(await rig.telephony.talk('t29', [leg, other])).toEqual(ok);
    expect(performance.now() - startedAt).toBeLessThan(2500);
    await rig.away();
    const from = rig.events.length;
    await rig.back();
    const { snapshot } = await eventOf(rig, 'connected', {}, from);
    expect(snapshot.legs.find((each) => each.leg === leg)?.note).toBe('during the play');
  });

  test('[T29] who picks up while an announcement begins, or goes on to its next sound, waits for nothing', async () => {
    const { rig } = bench;
    const { leg, caller } = await bench.up();
    const { leg: other } = await bench.agent('agent-1');
    // The short sound lasts 0.6 s: the last delays meet the change to the next one.
    for (const delay of [0, 0, 1, 2, 3, 5, 8, 15, 150, 590, 600, 610, 620, 640]) {
      await rig.telephony.keep(leg, 30_000, `before ${delay}`);
      const from = rig.events.length;
      const played = rig.telephony.play(leg, `p${delay}`, [rig.media.short, rig.media.long]);
      if (delay > 0) await rig.pass(delay);
      void rig.telephony.keep(leg, 30_000, `after ${delay}`);
      const startedAt = performance.now();
      await played;
      expect(await rig.telephony.talk('t29b', [leg, other])).toEqual(ok);
      expect(await rig.telephony.keep(leg, 'always', 'talk')).toEqual(ok);
      expect(performance.now() - startedAt).toBeLessThan(1500);
      expect(eventsOf(rig, 'playEnded', leg, from)).toEqual([]);
      expect(await rig.telephony.music(leg, true)).toEqual(ok);
    }
    await rig.telephony.talk('t29b', [leg, other]);
    await rig.pass(300);
    await expect.poll(() => caller.hears()).toEqual(['agent-1']);
  }, 30_000);

  test('[T29] a lease does not run out while an announcement is heard', async () => {
    const { rig } = bench;
    const { leg, caller } = await bench.up();
    await rig.telephony.keep(leg, 1000, '');
    await rig.telephony.play(leg, 'p', [rig.media.long]);
    await rig.pass(2000);
    await expect.poll(() => caller.hears()).toEqual(['long']);
    await eventOf(rig, 'playEnded', { leg, play: 'p' });
    expect(eventsOf(rig, 'legArrived', leg)).toHaveLength(1);
    // After it the lease has its own length again.
    await eventOf(rig, 'legArrived', { leg }, rig.events.length, 12_000);
  }, 30_000);

  test('[T10] each of the sixteen digits is told once, whatever the leg is doing, and none makes a leg', async () => {
    const { rig } = bench;
    const { leg, caller } = await bench.up();
    const { leg: other, phone } = await bench.agent('agent-1');
    const heard = () => eventsOf(rig, 'digitPressed', leg).map((event) => event.digit);
    await caller.press(allDigits);
    await rig.telephony.play(leg, 'p', [rig.media.long]);
    await caller.press(['1', '#']);
    await rig.telephony.music(leg, true);
    await caller.press(['2', '*']);
    expect(await rig.telephony.talk('t10', [leg, other])).toEqual(ok);
    await caller.press(allDigits);
    await phone.press(['5', 'A']);
    await eventOf(rig, 'digitPressed', { leg: other, digit: 'A' });
    await rig.pass(200);
    expect(heard()).toEqual([...allDigits, '1', '#', '2', '*', ...allDigits]);
    expect(eventsOf(rig, 'digitPressed', other).map((event) => event.digit)).toEqual(['5', 'A']);
    expect(rig.events.slice(bench.since).filter((event) => event.type === 'legArrived')).toHaveLength(1);
  });

  test('[T11] digit sends a digit to the party', async () => {
    const { rig } = bench;
    const { leg, caller } = await bench.up();
    expect(await rig.telephony.digit(leg, '7')).toEqual(ok);
    await rig.pass(100);
    expect(await rig.telephony.digit(leg, '#')).toEqual(ok);
    await rig.pass(600);
    expect(await caller.keysHeard()).toBe('7#');
  });

  test('[T25] phones register, are told of, and are forgotten', async () => {
    const { rig } = bench;
    // What an earlier test has left of this phone goes first, or its news would be taken for ours.
    await rig.telephony.remove('agent-1');
    const begun = rig.events.length;
    const phone = await bench.registered('agent-1');
    await eventOf(rig, 'phoneChanged', { phone: 'agent-1', reachable: true }, begun);
    const from = rig.events.length;
    await phone.unregister();
    await eventOf(rig, 'phoneChanged', { phone: 'agent-1', reachable: false }, from);
    expect(await phone.register()).toBe(true);
    await eventOf(rig, 'phoneChanged', { phone: 'agent-1', reachable: true }, from);
    expect(await rig.telephony.remove('agent-1')).toEqual(ok);
    await rig.pass(100);
    expect(await phone.register()).toBe(false);
    const leg = bench.newId('leg');
    await bench.ring(leg, 'agent-1');
    expect(await eventOf(rig, 'legEnded', { leg })).toMatchObject({ cause: 'unreachable' });
  });

  test('[T25] a phone put again is not reachable by its old registration', async () => {
    const { rig } = bench;
    await bench.registered('agent-1');
    await rig.telephony.remove('agent-1');
    const from = rig.events.length;
    await rig.telephony.put({ id: 'agent-1', kind: 'desk', password: 'neu', mayCall: 'nobody' });
    await rig.pass(300);
    expect(rig.events.slice(from)).not.toContainEqual({
      type: 'phoneChanged',
      phone: 'agent-1',
      reachable: true,
    });
  });

  test('[T26] an agent can call nobody, a web caller only the hotline', async () => {
    const { rig } = bench;
    await rig.telephony.put({ id: 'agent-1', kind: 'desk', password: 'geheim', mayCall: 'nobody' });
    await rig.telephony.put({ id: 'web-1', kind: 'desk', password: 'geheim', mayCall: 'hotline' });
    for (const number of ['hotline', '02151860', 's', 'h', 'agent-1'])
      expect(await rig.dialFrom('agent-1', 'geheim', number)).toBe(404);
    for (const number of ['02151860', 's', 'agent-1']) expect(await rig.dialFrom('web-1', 'geheim', number)).toBe(404);
    expect(rig.events.slice(bench.since).some((event) => event.type === 'legArrived')).toBe(false);
    expect(await rig.dialFrom('web-1', 'geheim', 'hotline')).toBe('arrived');
    expect(await eventOf(rig, 'legArrived', {}, bench.since)).toMatchObject({
      source: 'web',
      caller: { kind: 'unknown' },
      dialled: 'hotline',
    });
  });

  test('[T28] a call refused as busy hears busy', async () => {
    const { rig } = bench;
    const { leg, caller } = await bench.arrived();
    expect(await rig.telephony.hangUp(leg, 'busy')).toEqual(ok);
    expect(await caller.ended()).toBe(486);
    expect(await eventOf(rig, 'legEnded', { leg })).toMatchObject({ cause: 'hungUp' });
  });
}
