// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
/** One suite for every implementation of the port; its rules stand in `telephony.spec.md`. */
import { performance } from 'node:perf_hooks';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { eventOf, eventsOf, type CallerParty, type DialOptions, type PhoneParty, type Rig } from './conformance-rig.ts';
import { phoneTarget } from './dial-target.ts';
import type { Digit, LegId } from './telephony.port.ts';

const ok = { ok: true };
const gone = { ok: false, code: 'gone' };
const allDigits: readonly Digit[] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '#', 'A', 'B', 'C', 'D'];

/** Declares the suite; `open` makes the switch with its outside world. */
export function conformance(name: string, open: () => Promise<Rig>): void {
  describe(`telephony port: ${name}`, () => {
    let rig: Rig;
    let since = 0;
    let count = 0;
    const newId = (what: string) => `${what}-${process.pid}-${(count += 1)}`;

    beforeAll(async () => {
      rig = await open();
      await eventOf(rig, 'connected');
    });
    afterAll(() => rig.close());
    beforeEach(() => {
      since = rig.events.length;
    });
    afterEach(() => rig.calm());

    /** A caller who has arrived, kept by us. */
    async function arrived(options?: DialOptions): Promise<{ leg: LegId; caller: CallerParty }> {
      const from = rig.events.length;
      const caller = await rig.dial(options);
      const { leg } = await eventOf(rig, 'legArrived', {}, from);
      expect(await rig.telephony.keep(leg, 'always', '')).toEqual(ok);
      return { leg, caller };
    }
    async function up(options?: DialOptions): Promise<{ leg: LegId; caller: CallerParty }> {
      const call = await arrived(options);
      expect(await rig.telephony.answer(call.leg)).toEqual(ok);
      return call;
    }
    async function registered(id: 'agent-1' | 'agent-2'): Promise<PhoneParty> {
      expect(await rig.telephony.put({ id, kind: 'desk', password: 'geheim', mayCall: 'nobody' })).toEqual(ok);
      const phone = await rig.phone(id, 'geheim');
      expect(await phone.register()).toBe(true);
      return phone;
    }
    function ring(leg: LegId, id: string, timeoutMs = 15_000): Promise<unknown> {
      return rig.telephony.ring({
        leg,
        target: phoneTarget(id),
        display: { name: 'Türkçe · Pass', number: '+492151123456' },
        timeoutMs,
        note: `note of ${leg}`,
      });
    }
    /** An agent's leg that has been answered. */
    async function agent(id: 'agent-1' | 'agent-2'): Promise<{ leg: LegId; phone: PhoneParty }> {
      const phone = await registered(id);
      const leg = newId('leg');
      expect(await ring(leg, id)).toEqual(ok);
      await phone.rings();
      await phone.pickUp();
      await eventOf(rig, 'legAnswered', { leg });
      return { leg, phone };
    }

    test('[T1] a call arrives with source, number, number dialled and Call-ID, and without a note', async () => {
      const caller = await rig.dial({ number: '+492151123456' });
      const event = await eventOf(rig, 'legArrived', {}, since);
      expect(event).toMatchObject({
        source: 'trunk',
        caller: { kind: 'known', number: '+492151123456' },
        sipCallId: caller.sipCallId,
      });
      expect(event.dialled).toMatch(/^\+?\d+$/);
      expect(event.note).toBeUndefined();
    });

    test('[T2] a withheld number is nowhere in what we are told', async () => {
      await rig.dial({ number: '02151999888', withheld: true });
      const event = await eventOf(rig, 'legArrived', {}, since);
      expect(event.caller).toEqual({ kind: 'withheld' });
      expect(JSON.stringify(rig.events.slice(since))).not.toContain('999888');
    });

    test.each([
      ['1'.repeat(300), { kind: 'known', number: '1'.repeat(32) }],
      ['(0)2151/86-0', { kind: 'known', number: '02151860' }],
      ['alice2', { kind: 'unknown' }],
    ])('[T3] the caller id %j is cleaned', async (number, caller) => {
      await rig.dial({ number });
      expect((await eventOf(rig, 'legArrived', {}, since)).caller).toEqual(caller);
    });

    test('[T4] the caller is answered by us alone, and what has ended is gone', async () => {
      const { leg, caller } = await arrived();
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
      const { leg, caller } = await up();
      expect(await rig.telephony.play(leg, 'both', [rig.media.short, rig.media.long])).toEqual(ok);
      expect(await caller.hears()).toContain('short');
      await rig.pass(800);
      expect(eventsOf(rig, 'playEnded', leg)).toEqual([]);
      expect(await caller.hears()).toEqual(['long']);
      const event = await eventOf(rig, 'playEnded', { leg });
      expect(event).toMatchObject({ play: 'both', failed: false });
      await rig.pass(300);
      expect(eventsOf(rig, 'playEnded', leg)).toHaveLength(1);
    });

    test('[T7] a play that is replaced or silenced says nothing more', async () => {
      const { leg, caller } = await up();
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
      const { leg } = await up();
      expect(await rig.telephony.play(leg, 'lost', [rig.media.missing])).toEqual(ok);
      expect(await eventOf(rig, 'playEnded', { leg })).toMatchObject({ play: 'lost', failed: true });
      for (const media of [[], ['http://example.invalid/x'], ['relative/path'], ['/a,/b'], ['tone:ring;tonezone=us']]) {
        expect(await rig.telephony.play(leg, 'foreign', media)).toEqual({ ok: false, code: 'failed' });
      }
      await rig.telephony.play(leg, 'good', ['tone:ring', rig.media.short]);
      await rig.telephony.silence(leg);
    });

    test('[T9] music goes on and off, and a play ends it', async () => {
      const { leg, caller } = await up();
      expect(await rig.telephony.music(leg, true)).toEqual(ok);
      await rig.pass(200);
      expect(await caller.hears()).toEqual(['music']);
      await rig.telephony.play(leg, 'p', [rig.media.long]);
      await rig.pass(200);
      expect(await caller.hears()).toEqual(['long']);
      await rig.telephony.music(leg, true);
      await rig.pass(200);
      expect(await caller.hears()).toEqual(['music']);
      expect(await rig.telephony.music(leg, false)).toEqual(ok);
      await rig.pass(200);
      expect(await caller.hears()).toEqual([]);
      expect(eventsOf(rig, 'playEnded', leg)).toEqual([]);
    });

    test('[T29] a play on one leg holds up nothing: its lease is renewed, others are served at once', async () => {
      const { leg, caller } = await up();
      await rig.telephony.keep(leg, 30_000, 'before');
      await rig.telephony.play(leg, 'p', [rig.media.long, rig.media.long]);
      await rig.pass(200);
      const startedAt = performance.now();
      expect(await rig.telephony.keep(leg, 30_000, 'during the play')).toEqual(ok);
      const { leg: other } = await up({ as: 'second' });
      expect(await rig.telephony.music(other, true)).toEqual(ok);
      expect(performance.now() - startedAt).toBeLessThan(1500);
      expect(await caller.hears()).toEqual(['long']);
      expect(await rig.telephony.talk('t29', [leg, other])).toEqual(ok);
      expect(performance.now() - startedAt).toBeLessThan(2500);
      await rig.away();
      const from = rig.events.length;
      await rig.back();
      const { snapshot } = await eventOf(rig, 'connected', {}, from);
      expect(snapshot.legs.find((each) => each.leg === leg)?.note).toBe('during the play');
    });

    test('[T29] a lease does not run out while an announcement is heard', async () => {
      const { leg, caller } = await up();
      await rig.telephony.keep(leg, 1000, '');
      await rig.telephony.play(leg, 'p', [rig.media.long]);
      await rig.pass(2000);
      expect(await caller.hears()).toEqual(['long']);
      await eventOf(rig, 'playEnded', { leg, play: 'p' });
      expect(eventsOf(rig, 'legArrived', leg)).toHaveLength(1);
      // After it the lease has its own length again.
      await eventOf(rig, 'legArrived', { leg }, rig.events.length, 12_000);
    }, 30_000);

    test('[T10] each of the sixteen digits is told once, whatever the leg is doing, and none makes a leg', async () => {
      const { leg, caller } = await up();
      const { leg: other, phone } = await agent('agent-1');
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
      expect(rig.events.slice(since).filter((event) => event.type === 'legArrived')).toHaveLength(1);
    });

    test('[T11] digit sends a digit to the party', async () => {
      const { leg, caller } = await up();
      expect(await rig.telephony.digit(leg, '7')).toEqual(ok);
      await rig.pass(100);
      expect(await rig.telephony.digit(leg, '#')).toEqual(ok);
      await rig.pass(600);
      expect(await caller.keysHeard()).toBe('7#');
    });

    test('[T12] a phone is rung, shows the display, is answered and hangs up', async () => {
      const phone = await registered('agent-1');
      const leg = newId('leg');
      expect(await ring(leg, 'agent-1')).toEqual(ok);
      expect(await phone.rings()).toEqual({ name: 'Türkçe · Pass', number: '+492151123456' });
      await eventOf(rig, 'legRinging', { leg });
      await phone.pickUp();
      await eventOf(rig, 'legAnswered', { leg });
      await phone.hangUp();
      expect(await eventOf(rig, 'legEnded', { leg })).toMatchObject({ cause: 'hungUp' });
      await rig.pass(200);
      for (const type of ['legRinging', 'legAnswered', 'legEnded'] as const)
        expect(eventsOf(rig, type, leg)).toHaveLength(1);
    });

    test.each(['busy', 'declined'] as const)('[T13] a phone that is %s says so', async (how) => {
      const phone = await registered('agent-1');
      const leg = newId('leg');
      await ring(leg, 'agent-1');
      await phone.rings();
      await phone.decline(how);
      expect(await eventOf(rig, 'legEnded', { leg })).toMatchObject({ cause: how });
    });

    test('[T13] ringing in vain, silent, unregistered and unknown phones', async () => {
      const phone = await registered('agent-1');
      const vain = newId('leg');
      await ring(vain, 'agent-1', 1500);
      await phone.rings();
      expect(await eventOf(rig, 'legEnded', { leg: vain })).toMatchObject({ cause: 'noAnswer' });
      phone.unplug(true);
      const silent = newId('leg');
      expect(await ring(silent, 'agent-1')).toEqual(ok);
      expect(await eventOf(rig, 'legEnded', { leg: silent })).toMatchObject({ cause: 'unreachable' });
      expect(eventsOf(rig, 'legRinging', silent)).toEqual([]);
      phone.unplug(false);
      await phone.unregister();
      for (const id of ['agent-1', 'nobody-here']) {
        const leg = newId('leg');
        expect(await ring(leg, id)).toEqual(ok);
        expect(await eventOf(rig, 'legEnded', { leg })).toMatchObject({ cause: 'unreachable' });
      }
    });

    test('[T14] a leg hung up while it rings ends, and the phone is quiet', async () => {
      const phone = await registered('agent-1');
      const leg = newId('leg');
      await ring(leg, 'agent-1');
      await phone.rings();
      expect(await rig.telephony.hangUp(leg, 'normal')).toEqual(ok);
      expect(await eventOf(rig, 'legEnded', { leg })).toMatchObject({ cause: 'hungUp' });
      await rig.pass(100);
      expect(phone.isRinging()).toBe(false);
    });

    test('[T16] a leg id in use is refused', async () => {
      const phone = await registered('agent-1');
      const leg = newId('leg');
      await ring(leg, 'agent-1');
      await phone.rings();
      expect(await ring(leg, 'agent-1')).toEqual({ ok: false, code: 'failed' });
    });

    test('[T17] [T18] exactly the legs named hear each other; music and plays end', async () => {
      const { leg, caller } = await up();
      const { leg: one, phone: phone1 } = await agent('agent-1');
      const { leg: two, phone: phone2 } = await agent('agent-2');
      await rig.telephony.music(leg, true);
      await rig.telephony.play(one, 'p', [rig.media.long]);
      expect(await rig.telephony.talk('t17', [leg, one])).toEqual(ok);
      await rig.pass(300);
      expect(await caller.hears()).toEqual(['agent-1']);
      expect(await phone1.hears()).toEqual(['caller']);
      expect(await phone2.hears()).toEqual([]);
      expect(await rig.telephony.talk('t17', [leg, one, two])).toEqual(ok);
      await rig.pass(300);
      expect(await caller.hears()).toEqual(['agent-1', 'agent-2']);
      expect(await phone2.hears()).toEqual(['agent-1', 'caller']);
      expect(await rig.telephony.talk('t17', [leg, two])).toEqual(ok);
      await rig.pass(300);
      expect(await caller.hears()).toEqual(['agent-2']);
      expect(await phone1.hears()).toEqual([]);
      // The other way of moving: into another talk; who stays behind is alone.
      expect(await rig.telephony.talk('t17b', [one, two])).toEqual(ok);
      await rig.pass(300);
      expect(await phone1.hears()).toEqual(['agent-2']);
      expect(await caller.hears()).toEqual([]);
      expect(await rig.telephony.talk('t17b', [])).toEqual(ok);
      await rig.pass(300);
      expect(await phone1.hears()).toEqual([]);
      expect(eventsOf(rig, 'legEnded', one)).toEqual([]);
    });

    test('[T9] [T17] music on takes a leg out of its talk, and the talk can be taken up again', async () => {
      const { leg, caller } = await up();
      const { leg: one, phone } = await agent('agent-1');
      await rig.telephony.talk('hold', [leg, one]);
      expect(await rig.telephony.music(leg, true)).toEqual(ok);
      await rig.pass(300);
      expect(await caller.hears()).toEqual(['music']);
      expect(await phone.hears()).toEqual([]);
      expect(await rig.telephony.talk('hold', [leg, one])).toEqual(ok);
      await rig.pass(300);
      expect(await caller.hears()).toEqual(['agent-1']);
      expect(await phone.hears()).toEqual(['caller']);
    });

    test('[T17] a play in a talk is heard on that leg alone', async () => {
      const { leg, caller } = await up();
      const { leg: one, phone } = await agent('agent-1');
      await rig.telephony.talk('whisper', [leg, one]);
      expect(await rig.telephony.play(leg, 'p', [rig.media.short])).toEqual(ok);
      expect(await caller.hears()).toContain('short');
      expect(await phone.hears()).not.toContain('short');
      await eventOf(rig, 'playEnded', { leg, play: 'p' });
      await rig.pass(300);
      expect(await caller.hears()).toEqual(['agent-1']);
    });

    test('[T19] nobody is put together with nobody', async () => {
      const { leg } = await up();
      const { leg: other, phone } = await agent('agent-1');
      expect(await rig.telephony.talk('t19', [leg, 'no-such-leg'])).toEqual(gone);
      // The caller hangs up in the same moment as the talk is ordered: either it came about and ended, or it is gone.
      const ordered = rig.telephony.talk('t19', [leg, other]);
      await phone.hangUp();
      await ordered;
      await eventOf(rig, 'legEnded', { leg: other });
      expect(await rig.telephony.talk('t19', [leg, other])).toEqual(gone);
    });

    test('[T20] a caller hangs up in any state: legEnded comes once', async () => {
      const states: readonly ((leg: LegId) => Promise<unknown>)[] = [
        async () => undefined,
        (leg) => rig.telephony.answer(leg),
        async (leg) => {
          await rig.telephony.answer(leg);
          await rig.telephony.play(leg, 'p', [rig.media.long]);
        },
        async (leg) => {
          await rig.telephony.answer(leg);
          await rig.telephony.music(leg, true);
        },
        async (leg) => {
          await rig.telephony.answer(leg);
          await rig.telephony.talk('alone', [leg]);
        },
      ];
      for (const bring of states) {
        const { leg, caller } = await arrived();
        await bring(leg);
        await caller.hangUp();
        expect(await eventOf(rig, 'legEnded', { leg })).toMatchObject({ cause: 'hungUp' });
        await rig.pass(100);
        expect(eventsOf(rig, 'legEnded', leg)).toHaveLength(1);
        expect(eventsOf(rig, 'playEnded', leg)).toEqual([]);
      }
    });

    test('[T21] [T22] after a lost connection everything is found, and who hung up is not', async () => {
      const { leg, caller } = await up();
      const { leg: one, phone } = await agent('agent-1');
      const { leg: second, caller: leaver } = await up({ as: 'second' });
      expect(await rig.telephony.keep(leg, 'always', 'Grüße {"call":"4711"}')).toEqual(ok);
      expect(await rig.telephony.keep(one, 'always', 'agent "one"')).toEqual(ok);
      expect(await rig.telephony.talk('t21', [leg, one])).toEqual(ok);
      await rig.away();
      expect(rig.events.at(-1)).toEqual({ type: 'disconnected' });
      expect(await rig.telephony.music(leg, true)).toEqual({ ok: false, code: 'failed' });
      expect(await caller.hears()).toEqual(['agent-1']);
      expect(await phone.hears()).toEqual(['caller']);
      await leaver.hangUp();
      const from = rig.events.length;
      await rig.back();
      const { snapshot } = await eventOf(rig, 'connected', {}, from);
      expect(rig.events[from]?.type).toBe('connected');
      const found = snapshot.legs.find((each) => each.leg === leg);
      expect(found).toMatchObject({
        state: 'up',
        note: 'Grüße {"call":"4711"}',
        arrived: { source: 'trunk', sipCallId: caller.sipCallId },
      });
      expect(found?.away).toBeUndefined();
      const foundAgent = snapshot.legs.find((each) => each.leg === one);
      expect(foundAgent).toMatchObject({ state: 'up', note: 'agent "one"' });
      expect(foundAgent?.arrived).toBeUndefined();
      expect(snapshot.legs.some((each) => each.leg === second)).toBe(false);
      expect(snapshot.talks.map(({ talk, legs }) => ({ talk, legs: [...legs].toSorted() }))).toEqual([
        { talk: 't21', legs: [leg, one].toSorted() },
      ]);
      // And it can be worked on: hold, and the end of it is heard of.
      expect(await rig.telephony.music(leg, true)).toEqual(ok);
      await rig.pass(300);
      expect(await caller.hears()).toEqual(['music']);
      await caller.hangUp();
      await eventOf(rig, 'legEnded', { leg }, from);
    });

    test('[T21] what played when the connection broke is stopped by the next command', async () => {
      const { leg, caller } = await up();
      await rig.telephony.play(leg, 'old', [rig.media.long, rig.media.long, rig.media.long]);
      await rig.away();
      const from = rig.events.length;
      await rig.back();
      await eventOf(rig, 'connected', {}, from);
      await rig.telephony.play(leg, 'new', [rig.media.short]);
      await eventOf(rig, 'playEnded', { leg, play: 'new' }, from, 2500);
      expect(eventsOf(rig, 'playEnded', leg)).toHaveLength(1);
      await rig.pass(200);
      expect(await caller.hears()).toEqual([]);
    });

    test('[T23] a lease that runs out brings the fallback, and the leg back with its note', async () => {
      const { leg, caller } = await up();
      const from = rig.events.length;
      await rig.telephony.keep(leg, 1000, 'place 3');
      await rig.pass(1600);
      expect(await caller.hears()).not.toEqual([]);
      for (const command of [
        rig.telephony.play(leg, 'p', [rig.media.short]),
        rig.telephony.music(leg, true),
        rig.telephony.keep(leg, 'always', 'other'),
      ]) {
        expect(await command).toEqual({ ok: false, code: 'failed' });
      }
      const again = await eventOf(rig, 'legArrived', { leg }, from, 12_000);
      expect(again.note).toBe('place 3');
      expect(eventsOf(rig, 'legEnded', leg)).toEqual([]);
      expect(await rig.telephony.keep(leg, 'always', 'place 3')).toEqual(ok);
      await rig.telephony.play(leg, 'welcome back', [rig.media.long]);
      await rig.pass(300);
      expect(await caller.hears()).toEqual(['long']);
      await rig.pass(4000);
      expect(eventsOf(rig, 'legArrived', leg, from)).toHaveLength(1);
    }, 30_000);

    test('[T23] who hangs up in the fallback has ended', async () => {
      const { leg, caller } = await up();
      await rig.telephony.keep(leg, 1000, 'x');
      await rig.pass(1500);
      await caller.hangUp();
      await eventOf(rig, 'legEnded', { leg });
    });

    test('[T25] phones register, are told of, and are forgotten', async () => {
      const phone = await registered('agent-1');
      await eventOf(rig, 'phoneChanged', { phone: 'agent-1', reachable: true });
      const from = rig.events.length;
      await phone.unregister();
      await eventOf(rig, 'phoneChanged', { phone: 'agent-1', reachable: false }, from);
      expect(await phone.register()).toBe(true);
      await eventOf(rig, 'phoneChanged', { phone: 'agent-1', reachable: true }, from);
      expect(await rig.telephony.remove('agent-1')).toEqual(ok);
      await rig.pass(100);
      expect(await phone.register()).toBe(false);
      const leg = newId('leg');
      await ring(leg, 'agent-1');
      expect(await eventOf(rig, 'legEnded', { leg })).toMatchObject({ cause: 'unreachable' });
    });

    test('[T25] a phone put again is not reachable by its old registration', async () => {
      await registered('agent-1');
      await rig.telephony.remove('agent-1');
      const from = rig.events.length;
      await rig.telephony.put({ id: 'agent-1', kind: 'desk', password: 'neu', mayCall: 'nobody' });
      await rig.pass(300);
      expect(rig.events.slice(from)).not.toContainEqual({ type: 'phoneChanged', phone: 'agent-1', reachable: true });
    });

    test('[T26] an agent can call nobody, a web caller only the hotline', async () => {
      await rig.telephony.put({ id: 'agent-1', kind: 'desk', password: 'geheim', mayCall: 'nobody' });
      await rig.telephony.put({ id: 'web-1', kind: 'desk', password: 'geheim', mayCall: 'hotline' });
      for (const number of ['hotline', '02151860', 's', 'h', 'agent-1'])
        expect(await rig.dialFrom('agent-1', 'geheim', number)).toBe(404);
      for (const number of ['02151860', 's', 'agent-1'])
        expect(await rig.dialFrom('web-1', 'geheim', number)).toBe(404);
      expect(rig.events.slice(since).some((event) => event.type === 'legArrived')).toBe(false);
      expect(await rig.dialFrom('web-1', 'geheim', 'hotline')).toBe('arrived');
      expect(await eventOf(rig, 'legArrived', {}, since)).toMatchObject({
        source: 'web',
        caller: { kind: 'unknown' },
        dialled: 'hotline',
      });
    });

    test('[T28] a call refused as busy hears busy', async () => {
      const { leg, caller } = await arrived();
      expect(await rig.telephony.hangUp(leg, 'busy')).toEqual(ok);
      expect(await caller.ended()).toBe(486);
      expect(await eventOf(rig, 'legEnded', { leg })).toMatchObject({ cause: 'hungUp' });
    });
  });
}
