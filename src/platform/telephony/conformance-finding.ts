// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { failed, gone, ok, type Bench } from './conformance-people.ts';
import { eventOf, eventsOf } from './conformance-rig.ts';

/** The rules of losing and finding. */
export function findingRules(bench: Bench): void {
  test('[T21] [T22] [T30] after a lost connection everything is found, and who hung up is not', async () => {
    const { rig } = bench;
    const { leg, caller } = await bench.up();
    const { leg: one, phone } = await bench.agent('agent-1');
    const { leg: second, caller: leaver } = await bench.up({ as: 'second' });
    expect(await rig.telephony.keep(leg, 'always', 'Grüße {"call":"4711"}')).toEqual(ok);
    expect(await rig.telephony.keep(one, 'always', 'agent "one"')).toEqual(ok);
    expect(await rig.telephony.talk('t21', [leg, one])).toEqual(ok);
    const before = await eventOf(rig, 'connected');
    await rig.away();
    expect(rig.events.at(-1)).toEqual({ type: 'disconnected' });
    expect(await rig.telephony.music(leg, true)).toEqual(failed);
    await expect.poll(() => caller.hears()).toEqual(['agent-1']);
    await expect.poll(() => phone.hears()).toEqual(['caller']);
    await leaver.hangUp();
    const from = rig.events.length;
    await rig.back();
    const { snapshot } = await eventOf(rig, 'connected', {}, from);
    expect(rig.events[from]?.type).toBe('connected');
    expect(snapshot.switchLife).toBe(before.snapshot.switchLife);
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
    await expect.poll(() => caller.hears()).toEqual(['music']);
    await caller.hangUp();
    await eventOf(rig, 'legEnded', { leg }, from);
  });

  test('[T21] what played when the connection broke is stopped by the next command', async () => {
    const { rig } = bench;
    const { leg, caller } = await bench.up();
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
    const { rig } = bench;
    const { leg, caller } = await bench.up();
    const from = rig.events.length;
    await rig.telephony.keep(leg, 1000, 'place 3');
    await rig.pass(1600);
    expect(await caller.hears()).not.toEqual([]);
    for (const command of [
      rig.telephony.play(leg, 'p', [rig.media.short]),
      rig.telephony.music(leg, true),
      rig.telephony.keep(leg, 'always', 'other'),
    ]) {
      expect(await command).toEqual(gone);
    }
    const again = await eventOf(rig, 'legArrived', { leg }, from, 12_000);
    expect(again.note).toBe('place 3');
    expect(eventsOf(rig, 'legEnded', leg)).toEqual([]);
    expect(await rig.telephony.keep(leg, 'always', 'place 3')).toEqual(ok);
    await rig.telephony.play(leg, 'welcome back', [rig.media.long]);
    await rig.pass(300);
    await expect.poll(() => caller.hears()).toEqual(['long']);
    await rig.pass(4000);
    expect(eventsOf(rig, 'legArrived', leg, from)).toHaveLength(1);
  }, 30_000);

  test('[T23] who hangs up in the fallback has ended', async () => {
    const { rig } = bench;
    const { leg, caller } = await bench.up();
    await rig.telephony.keep(leg, 1000, 'x');
    await rig.pass(1500);
    await caller.hangUp();
    await eventOf(rig, 'legEnded', { leg });
  });
}
