// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, test } from 'vitest';
import { elsewhere, office } from '../../app/hotline.bench.fixture.ts';
import { pass, testHotline, useStandingTime } from '../../app/hotline-shell.fixture.ts';
import { stranger, type Route } from '../../lib/route.ts';
import type { Destination } from '../call/call-phase.core.ts';
import * as contract from './practice.contract.ts';
import { practiceRoutes } from './practice.routes.ts';
import { createPractice } from './practice.shell.ts';

useStandingTime();

const names: Readonly<Record<string, string>> = { ayse: 'Ayşe Kaya', piotr: 'Piotr Nowak' };

/** The hotline over the fake switch, and the practice phones on its other side. */
function rig() {
  const hotline = testHotline();
  const { fake } = hotline;
  const told: contract.Practice[] = [];
  const asked: string[] = [];
  const state = { isFollowed: true };
  const practice = createPractice({
    hands: fake,
    textOf: (media) => `Text von ${media}`,
    agents: () => hotline.hotline.state.agents.values(),
    nameOf: async (account) => (asked.push(account), names[account] ?? ''),
    destinationOf(leg) {
      const phase = hotline.hotline.state.calls.get(hotline.hotline.state.legs.get(leg) ?? '')?.phase;
      if (phase?.name === 'transferring') return { name: phase.to.name, waitsForKey: phase.state === 'waitingForKey' };
      return phase?.name === 'connected' ? { name: phase.to.name, waitsForKey: false } : undefined;
    },
    isFollowed: () => state.isFollowed,
    changed: (view) => void told.push(view),
    alarm: (what) => {
      throw new Error(what);
    },
  });
  const routes = practiceRoutes(practice);
  const run = (endpoint: Route[0], input: object = {}): Promise<{ ok: boolean; code?: string; value?: unknown }> => {
    const route = routes.find(([each]) => each === endpoint);
    if (!route) throw new Error(`no handler for ${endpoint.path}`);
    return route[1](input as never, stranger, {} as never);
  };
  return {
    hotline,
    practice,
    told,
    asked,
    state,
    run,
    async view() {
      const view = await practice.view();
      expect(contract.practiceSchema.parse(JSON.parse(JSON.stringify(view)))).toEqual(JSON.parse(JSON.stringify(view)));
      return view;
    },
    /** Begins work as the desk does; nobody registers a phone. */
    async atWork(account: string): Promise<string> {
      const started = await hotline.work.start(account, 'browser');
      if (!started.ok) throw new Error(started.code);
      hotline.work.choose(account, 'ready');
      await pass(300);
      return started.value.phone;
    },
    async call(who: object = { caller: 'number', number: '02151 123456' }): Promise<string> {
      const answer = await run(contract.practiceCall, { body: who });
      await pass(10);
      return (answer.value as { leg: string } | undefined)?.leg ?? '';
    },
  };
}

describe('citizens', () => {
  test.each([
    [
      { caller: 'number', number: '02151 123456' },
      { kind: 'known', number: '02151123456' },
    ],
    [{ caller: 'withheld' }, { kind: 'withheld' }],
    [{ caller: 'unknown' }, { kind: 'unknown' }],
    [{ caller: 'number', number: '<script>\u202e💣' }, { kind: 'unknown' }],
  ])('[PR1] %j reaches the hotline as the network would bring it', async (who, caller) => {
    const r = rig();
    await r.call(who);
    expect((await r.view()).citizens).toMatchObject([{ caller }]);
    expect([...r.hotline.hotline.state.calls.values()][0]?.caller).toEqual(caller);
  });

  test('[PR2] what is heard: the ringing tone, words, music, a name', async () => {
    const r = rig();
    const leg = await r.call();
    expect((await r.view()).citizens[0]).toMatchObject({
      state: 'up',
      announcement: 'Text von /de/greeting',
      music: false,
      hears: [],
    });
    await pass(1_010);
    expect((await r.view()).citizens[0]?.announcement).toBe('Text von /de/language-hint');
    await r.run(contract.practiceKey, { params: { at: leg }, body: { digit: '1' } });
    await pass(1_100);
    expect((await r.view()).citizens[0]).toMatchObject({ announcement: null, music: true });
    const phone = await r.atWork('ayse');
    await r.run(contract.practicePickUp, { params: { at: phone } });
    await pass(10);
    const view = await r.view();
    expect(view.citizens[0]).toMatchObject({ music: false, hears: [{ kind: 'agent', name: 'Ayşe Kaya' }] });
    expect(view.phones[0]?.line?.hears).toEqual([
      { kind: 'citizen', caller: { kind: 'known', number: '02151123456' } },
    ]);
  });

  test('hanging up is a caller who leaves; doing so twice says that the line is gone', async () => {
    const r = rig();
    const leg = await r.call();
    expect((await r.run(contract.practiceHangUp, { params: { at: leg } })).ok).toBe(true);
    await pass(10);
    expect(r.hotline.endOf(leg)).toBe('abandoned_menu');
    expect(await r.run(contract.practiceHangUp, { params: { at: leg } })).toMatchObject({
      ok: false,
      code: 'lineGone',
    });
    expect(await r.run(contract.practiceKey, { params: { at: leg }, body: { digit: '1' } })).toMatchObject({
      ok: false,
      code: 'lineGone',
    });
  });

  test('[PR9] not more than a hundred', async () => {
    const r = rig();
    for (let i = 0; i < 100; i += 1) expect(await r.call()).not.toBe('');
    expect(await r.run(contract.practiceCall, { body: { caller: 'unknown' } })).toMatchObject({
      ok: false,
      code: 'tooManyRequests',
    });
  });
});

describe('agents’ phones', () => {
  test('[PR3] are plugged in as soon as the shift begins, so that a call comes through', async () => {
    const r = rig();
    const phone = await r.atWork('ayse');
    expect((await r.view()).phones).toMatchObject([
      { phone, owner: 'Ayşe Kaya', kind: 'browser', plugged: true, display: null, line: null },
    ]);
    const leg = await r.call();
    r.hotline.fake.press(leg, '1');
    await pass(10);
    expect((await r.view()).phones[0]).toMatchObject({ display: 'pass (de)', line: { state: 'ringing' } });
  });

  test('[PR4] picked up, declined, or left to ring out', async () => {
    const r = rig();
    const phone = await r.atWork('ayse');
    const leg = await r.call();
    r.hotline.fake.press(leg, '1');
    await pass(10);
    expect((await r.run(contract.practiceRefuse, { params: { at: phone }, body: { cause: 'declined' } })).ok).toBe(
      true,
    );
    await pass(10);
    expect(r.hotline.agent('ayse')).toMatchObject({ task: null, choice: 'ready' });
    expect(await r.run(contract.practicePickUp, { params: { at: phone } })).toMatchObject({
      ok: false,
      code: 'nothingRings',
    });
    const second = await r.atWork('piotr');
    expect(r.hotline.agent('piotr')?.task?.kind).toBe('offer');
    await pass(15_100);
    expect(r.hotline.agent('piotr')?.notice).toBe('missedRing');
    expect(await r.run(contract.practiceRefuse, { params: { at: second }, body: { cause: 'busy' } })).toMatchObject({
      code: 'nothingRings',
    });
  });

  test('[PR6] a pulled cable stays pulled until it is plugged in again', async () => {
    const r = rig();
    const phone = await r.atWork('ayse');
    await r.run(contract.practicePlug, { params: { phone }, body: { plugged: false } });
    await pass(2_000);
    expect(r.hotline.agent('ayse')?.phoneReachable).toBe(false);
    expect((await r.view()).phones[0]?.plugged).toBe(false);
    await r.run(contract.practicePlug, { params: { phone }, body: { plugged: true } });
    await pass(10);
    expect(r.hotline.agent('ayse')?.phoneReachable).toBe(true);
    expect(
      await r.run(contract.practicePlug, { params: { phone: 'browser-none' }, body: { plugged: true } }),
    ).toMatchObject({ code: 'phoneGone' });
  });
});

describe('[PR5] departments', () => {
  async function ringing(to: Destination) {
    const r = rig();
    const phone = await r.atWork('ayse');
    const leg = await r.call();
    r.hotline.fake.press(leg, '1');
    await pass(10);
    await r.run(contract.practicePickUp, { params: { at: phone } });
    await pass(10);
    const call = r.hotline.hotline.state.legs.get(leg) ?? '';
    r.hotline.hotline.dispatch({ type: 'callEvent', call, event: { type: 'transferRequested', to } });
    await pass(10);
    const there = (await r.view()).departments[0];
    expect(there).toMatchObject({ name: to.name, number: to.number, state: 'ringing' });
    return { ...r, leg, there: there?.leg ?? '' };
  }

  test.each(['busy', 'declined'] as const)('%s: the caller is back with the agent, who sees why', async (cause) => {
    const r = await ringing(office);
    expect((await r.run(contract.practiceRefuse, { params: { at: r.there }, body: { cause } })).ok).toBe(true);
    await pass(10);
    const phase = [...r.hotline.hotline.state.calls.values()][0]?.phase;
    expect(phase).toMatchObject({ name: 'talk', failed: { cause } });
  });

  test('an outside number is accepted by key 1 only', async () => {
    const r = await ringing(elsewhere);
    await r.run(contract.practicePickUp, { params: { at: r.there } });
    await pass(10);
    expect((await r.view()).departments[0]).toMatchObject({
      waitsForKey: true,
      announcement: 'Text von /de/transfer-key',
    });
    await r.run(contract.practiceKey, { params: { at: r.there }, body: { digit: '5' } });
    await pass(10);
    expect(r.hotline.phase(r.leg)).toBe('transferring');
    await r.run(contract.practiceKey, { params: { at: r.there }, body: { digit: '1' } });
    await pass(10);
    const view = await r.view();
    expect(view.departments[0]).toMatchObject({ waitsForKey: false, hears: [{ kind: 'citizen' }] });
    expect(view.citizens[0]?.hears).toEqual([{ kind: 'department', name: 'Landesbehörde' }]);
  });
});

describe('the live view', () => {
  test('is sent when something is different, not otherwise, and not when nobody looks', async () => {
    const r = rig();
    await pass(300);
    expect(r.told).toHaveLength(1);
    await pass(2_000);
    expect(r.told).toHaveLength(1);
    await r.call();
    await pass(300);
    expect(r.told.at(-1)?.citizens).toHaveLength(1);
    r.state.isFollowed = false;
    const before = r.told.length;
    await r.call();
    await pass(2_000);
    expect(r.told).toHaveLength(before);
  });

  test('asks once for each name', async () => {
    const r = rig();
    await r.atWork('ayse');
    await pass(3_000);
    expect(r.asked).toEqual(['ayse']);
  });
});
