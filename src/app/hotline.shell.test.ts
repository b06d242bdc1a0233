// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, test } from 'vitest';
import { createFake } from '../platform/telephony/fake.ts';
import type { Done } from '../platform/telephony/telephony.port.ts';
import { elsewhere, office } from './hotline.bench.fixture.ts';
import { pass, testHotline, useStandingTime } from './hotline-shell.fixture.ts';

useStandingTime();

const legsOf = (rig: ReturnType<typeof testHotline>): string[] => rig.fake.legs().map(({ id }) => id);
const callOf = (rig: ReturnType<typeof testHotline>, leg: string): string => rig.hotline.state.legs.get(leg) ?? '';

describe('a call from dialling to its end, over the fake switch', () => {
  test('[C1] [C3] [C15] [C20] the row, the menu, the queue, the conversation', async () => {
    const rig = testHotline();
    const phone = await rig.atWork('ayse');
    const leg = rig.fake.dial({ number: '02151 123456' }) ?? '';
    await pass(10);
    expect(rig.fake.hears(leg).media).toEqual(['/de/greeting', '/de/language-hint', '/de/menu-root']);
    rig.fake.press(leg, '1');
    await pass(10);
    expect(rig.phase(leg)).toBe('waiting');
    expect(rig.agent('ayse')?.task?.kind).toBe('offer');
    rig.fake.pickUp(phone);
    await pass(10);
    expect(rig.agent('ayse')?.task).toMatchObject({ kind: 'talk' });
    const [agentLeg] = rig.fake.legs().filter(({ rung }) => rung?.phone === phone);
    expect(rig.fake.hears(leg).legs).toEqual([agentLeg?.id]);
    expect(rig.fake.hears(agentLeg?.id ?? '').legs).toEqual([leg]);
    rig.fake.hangUp(leg);
    await pass(10);
    expect(rig.endOf(leg)).toBe('served');
    expect(rig.agent('ayse')).toMatchObject({ task: null, choice: 'afterCall' });
    expect(legsOf(rig)).toEqual([]);
    expect(rig.hotline.state.calls.size + rig.hotline.state.legs.size).toBe(0);
  });

  test('[C16] after the announcement there is music', async () => {
    const rig = testHotline();
    const leg = await rig.waiting();
    await pass(1_100);
    expect(rig.fake.hears(leg)).toMatchObject({ media: [], music: true });
  });

  test('[C24] [C25] [C26] a transfer is accepted by answering, or by key 1', async () => {
    for (const to of [office, elsewhere]) {
      const rig = testHotline();
      const phone = await rig.atWork('ayse');
      const leg = await rig.waiting();
      rig.fake.pickUp(phone);
      await pass(10);
      rig.hotline.dispatch({ type: 'callEvent', call: callOf(rig, leg), event: { type: 'transferRequested', to } });
      await pass(10);
      expect(rig.fake.hears(leg).music).toBe(true);
      expect(rig.fake.pickUp(to.number)).toBe(true);
      await pass(10);
      const there = rig.fake.legs().find(({ rung }) => rung?.number === to.number)?.id ?? '';
      if (to.acceptance === 'key') {
        expect(rig.fake.hears(there).media).toEqual(['/de/transfer-key', '/de/transfer-key']);
        expect(rig.phase(leg)).toBe('transferring');
        rig.fake.press(there, '1');
        await pass(10);
      }
      expect(rig.phase(leg)).toBe('connected');
      expect(rig.fake.hears(leg).legs).toEqual([there]);
      expect(rig.agent('ayse')?.task).toBeNull();
      rig.fake.hangUp(there);
      await pass(10);
      expect(legsOf(rig)).toEqual([]);
      rig.fake.telephony.close();
    }
  });
});

describe('saving', () => {
  test('[C1] the caller is answered only after the row is safe', async () => {
    const journal = Promise.withResolvers<string>();
    const rig = testHotline({ write: (entry) => (entry.kind === 'call' ? journal.promise : Promise.resolve()) });
    const leg = rig.fake.dial() ?? '';
    await pass(2_000);
    expect(rig.fake.legs()[0]?.state).toBe('ringing');
    expect(rig.fake.hears(leg).media).toEqual([]);
    journal.resolve('spooled');
    await pass(10);
    expect(rig.fake.legs()[0]?.state).toBe('up');
    expect(rig.fake.hears(leg).media).toHaveLength(3);
  });

  test('[C30] a caller who leaves while the row is written has one end, and nothing happens when it is', async () => {
    const journal = Promise.withResolvers<string>();
    const rig = testHotline({ write: (entry) => (entry.kind === 'call' ? journal.promise : Promise.resolve()) });
    const leg = rig.fake.dial() ?? '';
    await pass(10);
    rig.fake.hangUp(leg);
    await pass(10);
    journal.resolve('committed');
    await pass(10);
    const ends = rig.written.filter(({ end }) => end !== null);
    expect(ends.map(({ end }) => end)).toEqual(['abandoned_menu']);
    expect(legsOf(rig)).toEqual([]);
  });

  test('the row tells nothing of a withheld number, and the journal nothing of any', async () => {
    const rig = testHotline();
    rig.fake.dial({ number: '0170 555', withheld: true });
    const known = rig.fake.dial({ number: '02151 999888' }) ?? '';
    await pass(10);
    rig.fake.hangUp(known);
    await pass(10);
    expect(JSON.stringify(rig.entries)).not.toContain('0170');
    expect(JSON.stringify(rig.entries.filter(({ kind }) => kind === 'event'))).not.toContain('999888');
    expect(rig.written.some(({ callerNumber }) => callerNumber?.includes('999888'))).toBe(true);
  });
});

describe('what fails on the switch', () => {
  const failed: Done = { ok: false, code: 'failed' };

  test('[C19] [A10] a phone that cannot be rung: the caller keeps the place, the next agent is asked', async () => {
    let tries = 0;
    const ring = async (): Promise<Done> => ((tries += 1), failed);
    const rig = testHotline({ telephony: { ring } });
    await rig.atWork('ayse');
    await rig.atWork('piotr');
    const leg = await rig.waiting();
    expect(tries).toBe(2);
    for (const account of ['ayse', 'piotr'])
      expect(rig.agent(account)).toMatchObject({ task: null, choice: 'notReachable', notice: 'phoneUnreachable' });
    expect(rig.phase(leg)).toBe('waiting');
  });

  test('[C19] [A10] a phone that rings out', async () => {
    const rig = testHotline();
    await rig.atWork('ayse');
    const leg = await rig.waiting();
    await pass(15_100);
    expect(rig.agent('ayse')).toMatchObject({ task: null, choice: 'notReachable', notice: 'missedRing' });
    expect(rig.phase(leg)).toBe('waiting');
    expect(legsOf(rig)).toEqual([leg]);
  });

  test('an announcement without a sound is passed over; silence then counts as on any call', async () => {
    const rig = testHotline({ sounds: () => [] });
    const leg = rig.fake.dial() ?? '';
    await pass(100);
    expect(rig.alarms).toContain('announcementFailed');
    expect(rig.phase(leg)).toBe('menu');
    await pass(3 * 6_500);
    expect(rig.phase(leg)).toBe('waiting'); // C11
    expect(rig.fake.hears(leg).music).toBe(true);
  });

  test('an announcement that breaks off while it plays counts as said', async () => {
    const rig = testHotline();
    rig.fake.failPlay();
    const leg = rig.fake.dial() ?? '';
    await pass(7_000);
    expect(rig.phase(leg)).toBe('menu');
    expect(rig.fake.hears(leg).media.length).toBeGreaterThan(0);
  });

  test('[C30] a phone that is answered after the call has ended is hung up', async () => {
    const rig = testHotline();
    await rig.atWork('ayse');
    const leg = await rig.waiting();
    const agentLeg = rig.fake.legs().find(({ rung }) => rung)?.id ?? '';
    // The same millisecond: the caller is gone, and the phone was picked up before our hanging up got there.
    rig.hotline.dispatch({ type: 'legEvent', leg, event: { type: 'legEnded', leg, cause: 'hungUp' } });
    rig.hotline.dispatch({ type: 'legEvent', leg: agentLeg, event: { type: 'legAnswered', leg: agentLeg } });
    await pass(10);
    expect(rig.agent('ayse')).toMatchObject({ task: null, choice: 'ready' }); // A9
    expect(legsOf(rig)).not.toContain(agentLeg);
    expect(rig.endOf(leg)).toBe('abandoned_waiting');
  });

  test('[C30] a leg that answers when nothing of its call is left is hung up', async () => {
    const hung: string[] = [];
    const rig = testHotline({ telephony: { hangUp: async (leg) => (hung.push(leg), { ok: true }) } });
    rig.hotline.dispatch({ type: 'legEvent', leg: 'late', event: { type: 'legAnswered', leg: 'late' } });
    rig.hotline.dispatch({ type: 'legEvent', leg: 'late', event: { type: 'digitPressed', leg: 'late', digit: '1' } });
    await pass(10);
    expect(hung).toEqual(['late']);
  });

  test('[C30] a caller whose hanging up was lost is hung up when the switch offers the call again', async () => {
    const fake = createFake();
    let isDeaf = true;
    const hangUp: typeof fake.telephony.hangUp = (leg, cause) =>
      isDeaf ? Promise.resolve(failed) : fake.telephony.hangUp(leg, cause);
    const rig = testHotline({ fake, telephony: { hangUp } });
    const phone = await rig.atWork('ayse');
    const leg = await rig.waiting();
    fake.pickUp(phone);
    await pass(10);
    rig.hotline.dispatch({ type: 'callEvent', call: callOf(rig, leg), event: { type: 'agentHungUp' } });
    await pass(10);
    expect(rig.endOf(leg)).toBe('served');
    expect(legsOf(rig)).toContain(leg);
    isDeaf = false;
    const arrival = {
      id: 'again',
      leg,
      source: 'trunk',
      caller: { kind: 'unknown' },
      dialled: '',
      sipCallId: '',
      open: true,
    } as const;
    rig.hotline.dispatch({ type: 'callArrived', arrival });
    await pass(10);
    expect(legsOf(rig)).not.toContain(leg);
    expect(rig.hotline.state.calls.size).toBe(0);
  });
});

describe('hours, and the end of the program', () => {
  test('[C2] outside the hours: the notice, and the end "closed"', async () => {
    const rig = testHotline();
    rig.calendar.open = false;
    rig.hotline.checkHours();
    const leg = rig.fake.dial() ?? '';
    await pass(10);
    expect(rig.fake.hears(leg).media).toEqual([
      '/de/closed',
      '/de/emergency-numbers',
      '/de/callback-offer',
      '/de/ticket-offer',
      '/de/language-hint',
    ]);
    await pass(5_100 + 6_000 + 100);
    expect(rig.endOf(leg)).toBe('closed');
    expect(legsOf(rig)).toEqual([]);
  });

  test('[C33] closing time with nobody at work: whoever waits hears so; with somebody at work they are still served', async () => {
    const rig = testHotline();
    const phone = await rig.atWork('ayse');
    rig.work.choose('ayse', 'paused');
    const leg = await rig.waiting();
    rig.calendar.open = false;
    rig.hotline.checkHours();
    await pass(10);
    expect(rig.phase(leg)).toBe('waiting');
    rig.fake.register(phone, false);
    await pass(10);
    expect(rig.phase(leg)).toBe('closedNotice');
    expect(rig.fake.hears(leg).media).toEqual([
      '/de/no-one-on-duty',
      '/de/closed',
      '/de/emergency-numbers',
      '/de/callback-offer',
      '/de/ticket-offer',
    ]);
    await pass(5_100 + 6_000 + 100);
    expect(rig.endOf(leg)).toBe('closed');
  });

  test('checkHours dispatches only a change', async () => {
    const rig = testHotline();
    rig.hotline.checkHours();
    expect(rig.hotline.state.open).toBe(true);
    rig.calendar.open = false;
    rig.hotline.checkHours();
    expect(rig.hotline.state.open).toBe(false);
  });

  test('[C35] while draining, new callers are refused and the running call goes on', async () => {
    const rig = testHotline();
    const before = await rig.waiting();
    rig.hotline.drain();
    const leg = rig.fake.dial() ?? '';
    await pass(10);
    expect(legsOf(rig)).toEqual([before]);
    expect(rig.written.find(({ end }) => end === 'refused')).toMatchObject({ endedBy: 'system' });
    expect(rig.phase(leg)).toBe('gone');
    expect(rig.phase(before)).toBe('waiting');
  });

  test('after stop nothing that happens changes the state, and no timer is left', async () => {
    const rig = testHotline();
    const leg = await rig.waiting();
    rig.hotline.stop();
    const told = rig.entries.length;
    await pass(120_000);
    rig.fake.hangUp(leg);
    await pass(10);
    expect(rig.hotline.state.calls.size).toBe(1);
    expect(rig.entries).toHaveLength(told);
  });

  test('a waiting call is renewed before its lease runs out, for as long as it waits', async () => {
    const rig = testHotline();
    const leg = await rig.waiting();
    await pass(10 * 60_000);
    expect(rig.phase(leg)).toBe('waiting');
    expect(rig.fake.legs()[0]).toMatchObject({ id: leg, away: false });
  });
});
