// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { failed, gone, ok, type Bench } from './conformance-people.ts';
import { eventOf, eventsOf } from './conformance-rig.ts';
import type { LegId } from './telephony.port.ts';

/** The rules of ringing and of talks. */
export function talkRules(bench: Bench): void {
  test('[T12] a phone is rung, shows the display, is answered and hangs up', async () => {
    const { rig } = bench;
    const phone = await bench.registered('agent-1');
    const leg = bench.newId('leg');
    expect(await bench.ring(leg, 'agent-1')).toEqual(ok);
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
    const { rig } = bench;
    const phone = await bench.registered('agent-1');
    const leg = bench.newId('leg');
    await bench.ring(leg, 'agent-1');
    await phone.rings();
    await phone.decline(how);
    expect(await eventOf(rig, 'legEnded', { leg })).toMatchObject({ cause: how });
  });

  test('[T13] ringing in vain, silent, unregistered and unknown phones', async () => {
    const { rig } = bench;
    const phone = await bench.registered('agent-1');
    const vain = bench.newId('leg');
    await bench.ring(vain, 'agent-1', 1500);
    await phone.rings();
    expect(await eventOf(rig, 'legEnded', { leg: vain })).toMatchObject({ cause: 'noAnswer' });
    phone.unplug(true);
    const silent = bench.newId('leg');
    expect(await bench.ring(silent, 'agent-1')).toEqual(ok);
    expect(await eventOf(rig, 'legEnded', { leg: silent })).toMatchObject({ cause: 'unreachable' });
    expect(eventsOf(rig, 'legRinging', silent)).toEqual([]);
    phone.unplug(false);
    await phone.unregister();
    for (const id of ['agent-1', 'nobody-here']) {
      const leg = bench.newId('leg');
      expect(await bench.ring(leg, id)).toEqual(ok);
      expect(await eventOf(rig, 'legEnded', { leg })).toMatchObject({ cause: 'unreachable' });
    }
  });

  test('[T14] a leg hung up while it rings ends, and the phone is quiet', async () => {
    const { rig } = bench;
    const phone = await bench.registered('agent-1');
    const leg = bench.newId('leg');
    await bench.ring(leg, 'agent-1');
    await phone.rings();
    expect(await rig.telephony.hangUp(leg, 'normal')).toEqual(ok);
    expect(await eventOf(rig, 'legEnded', { leg })).toMatchObject({ cause: 'hungUp' });
    await rig.pass(100);
    expect(phone.isRinging()).toBe(false);
  });

  test('[T16] a leg id in use is refused', async () => {
    const phone = await bench.registered('agent-1');
    const leg = bench.newId('leg');
    await bench.ring(leg, 'agent-1');
    await phone.rings();
    expect(await bench.ring(leg, 'agent-1')).toEqual(failed);
  });

  test('[T17] [T18] exactly the legs named hear each other; music and plays end', async () => {
    const { rig } = bench;
    const { leg, caller } = await bench.up();
    const { leg: one, phone: phone1 } = await bench.agent('agent-1');
    const { leg: two, phone: phone2 } = await bench.agent('agent-2');
    await rig.telephony.music(leg, true);
    await rig.telephony.play(one, 'p', [rig.media.long]);
    expect(await rig.telephony.talk('t17', [leg, one])).toEqual(ok);
    await rig.pass(300);
    await expect.poll(() => caller.hears()).toEqual(['agent-1']);
    await expect.poll(() => phone1.hears()).toEqual(['caller']);
    expect(await phone2.hears()).toEqual([]);
    expect(await rig.telephony.talk('t17', [leg, one, two])).toEqual(ok);
    await rig.pass(300);
    await expect.poll(() => caller.hears()).toEqual(['agent-1', 'agent-2']);
    await expect.poll(() => phone2.hears()).toEqual(['agent-1', 'caller']);
    expect(await rig.telephony.talk('t17', [leg, two])).toEqual(ok);
    await rig.pass(300);
    await expect.poll(() => caller.hears()).toEqual(['agent-2']);
    expect(await phone1.hears()).toEqual([]);
    // The other way of moving: into another talk; who stays behind is alone.
    expect(await rig.telephony.talk('t17b', [one, two])).toEqual(ok);
    await rig.pass(300);
    await expect.poll(() => phone1.hears()).toEqual(['agent-2']);
    expect(await caller.hears()).toEqual([]);
    expect(await rig.telephony.talk('t17b', [])).toEqual(ok);
    await rig.pass(300);
    expect(await phone1.hears()).toEqual([]);
    expect(eventsOf(rig, 'legEnded', one)).toEqual([]);
  });

  test('[T17] a talk whose members all change goes on with the new ones', async () => {
    const { rig } = bench;
    const { leg, caller } = await bench.up();
    const { leg: one, phone: phone1 } = await bench.agent('agent-1');
    const { leg: two, phone: phone2 } = await bench.agent('agent-2');
    await rig.telephony.talk('t17c', [one]);
    await rig.telephony.music(leg, true);
    expect(await rig.telephony.talk('t17c', [leg, two])).toEqual(ok);
    await rig.pass(300);
    await expect.poll(() => caller.hears()).toEqual(['agent-2']);
    await expect.poll(() => phone2.hears()).toEqual(['caller']);
    expect(await phone1.hears()).toEqual([]);
    expect(await rig.telephony.talk('t17c', [])).toEqual(ok);
  });

  test('[T17] a talk taken up again while it ends comes about: the last member hangs up, or it is ended', async () => {
    const { rig } = bench;
    const { leg, caller } = await bench.up();
    const { leg: one } = await bench.agent('agent-1');
    const { leg: two, phone: phone2 } = await bench.agent('agent-2');
    const heard = async (): Promise<unknown> => {
      await rig.pass(300);
      return [await caller.hears(), await phone2.hears()];
    };
    const hearEachOther = (): Promise<void> => expect.poll(heard).toEqual([['agent-2'], ['caller']]);
    await rig.telephony.talk('again', [one]);
    await rig.telephony.play(two, 'p', [rig.media.long]);
    // A running play holds up the one who joins; meanwhile the last member leaves.
    const [, comesAbout] = await Promise.all([
      rig.telephony.hangUp(one, 'normal'),
      rig.telephony.talk('again', [leg, two]),
    ]);
    expect(comesAbout).toEqual(ok);
    await hearEachOther();
    for (let round = 0; round < 10; round += 1) {
      const [, again] = await Promise.all([rig.telephony.talk('again', []), rig.telephony.talk('again', [leg, two])]);
      expect(again).toEqual(ok);
    }
    await hearEachOther();
  });

  test('[T9] [T17] music on takes a leg out of its talk, and the talk can be taken up again', async () => {
    const { rig } = bench;
    const { leg, caller } = await bench.up();
    const { leg: one, phone } = await bench.agent('agent-1');
    await rig.telephony.talk('hold', [leg, one]);
    expect(await rig.telephony.music(leg, true)).toEqual(ok);
    await rig.pass(300);
    await expect.poll(() => caller.hears()).toEqual(['music']);
    expect(await phone.hears()).toEqual([]);
    expect(await rig.telephony.talk('hold', [leg, one])).toEqual(ok);
    await rig.pass(300);
    await expect.poll(() => caller.hears()).toEqual(['agent-1']);
    await expect.poll(() => phone.hears()).toEqual(['caller']);
  });

  test('[T17] a play in a talk is heard on that leg alone', async () => {
    const { rig } = bench;
    const { leg, caller } = await bench.up();
    const { leg: one, phone } = await bench.agent('agent-1');
    await rig.telephony.talk('whisper', [leg, one]);
    expect(await rig.telephony.play(leg, 'p', [rig.media.short])).toEqual(ok);
    expect(await caller.hears()).toContain('short');
    expect(await phone.hears()).not.toContain('short');
    await eventOf(rig, 'playEnded', { leg, play: 'p' });
    await rig.pass(300);
    await expect.poll(() => caller.hears()).toEqual(['agent-1']);
  });

  test('[T19] nobody is put together with nobody', async () => {
    const { rig } = bench;
    const { leg } = await bench.up();
    const { leg: other, phone } = await bench.agent('agent-1');
    expect(await rig.telephony.talk('t19', [leg, 'no-such-leg'])).toEqual(gone);
    // The caller hangs up in the same moment as the talk is ordered: either it came about and ended, or it is gone.
    const ordered = rig.telephony.talk('t19', [leg, other]);
    await phone.hangUp();
    await ordered;
    await eventOf(rig, 'legEnded', { leg: other });
    expect(await rig.telephony.talk('t19', [leg, other])).toEqual(gone);
  });

  test('[T20] a caller hangs up in any state: legEnded comes once', async () => {
    const { rig } = bench;
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
      const { leg, caller } = await bench.arrived();
      await bring(leg);
      await caller.hangUp();
      expect(await eventOf(rig, 'legEnded', { leg })).toMatchObject({ cause: 'hungUp' });
      await rig.pass(100);
      expect(eventsOf(rig, 'legEnded', leg)).toHaveLength(1);
      expect(eventsOf(rig, 'playEnded', leg)).toEqual([]);
    }
  });
}
