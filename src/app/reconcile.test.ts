// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, test } from 'vitest';
import { phoneTarget } from '../platform/telephony/dial-target.ts';
import { createFake } from '../platform/telephony/fake.ts';
import type { TelephonyEvent } from '../platform/telephony/telephony.port.ts';
import { office } from './hotline.bench.fixture.ts';
import { pass, testHotline, useStandingTime, type TestHotline } from './hotline-shell.fixture.ts';
import { readNote, reconcile } from './reconcile.ts';

useStandingTime();

/** A switch that outlives our program: each life listens anew. */
function lastingSwitch() {
  const fake = createFake();
  let listener: ((event: TelephonyEvent) => void) | undefined;
  const listen = (next: (event: TelephonyEvent) => void): void => {
    if (!listener) fake.telephony.listen((event) => listener?.(event));
    listener = next;
  };
  let last: TestHotline | undefined;
  return {
    fake,
    /** Our program dies, if it lives, and begins a new life `awayMs` later. */
    async live(awayMs = 500): Promise<TestHotline> {
      const shifts = last?.remembered.at(-1) ?? [];
      last?.hotline.stop();
      if (last) fake.disconnect();
      await pass(awayMs);
      const rig = testHotline({ fake, telephony: { listen } });
      await rig.work.restore(shifts);
      if (last) fake.reconnect();
      last = rig;
      await pass(10);
      return rig;
    },
    /** The connection breaks; the program lives on. */
    async cut(meanwhile: () => void, awayMs = 500): Promise<void> {
      fake.disconnect();
      await pass(10);
      meanwhile();
      await pass(awayMs);
      fake.reconnect();
      await pass(10);
    },
  };
}

const legsOf = ({ fake }: { fake: ReturnType<typeof createFake> }): string[] => fake.legs().map(({ id }) => id);
const ids = (rig: TestHotline): string[] => rig.hotline.state.queue.waiting.map(({ call }) => call);
const agentLeg = (rig: TestHotline, phone: string): string =>
  rig.fake.legs().find(({ rung }) => rung?.phone === phone)?.id ?? '';

async function talking(rig: TestHotline): Promise<{ leg: string; phone: string }> {
  const phone = await rig.atWork('ayse');
  const leg = await rig.waiting();
  rig.fake.pickUp(phone);
  await pass(10);
  expect(rig.phase(leg)).toBe('talk');
  return { leg, phone };
}

describe('the connection broke and is back', () => {
  test('the desks are told both', async () => {
    const line = lastingSwitch();
    const rig = await line.live();
    await line.cut(() => expect(rig.connections).toEqual([true, false]));
    expect(rig.connections).toEqual([true, false, true]);
  });

  test('[C30] a caller who left meanwhile has left; whoever stayed keeps the place', async () => {
    const line = lastingSwitch();
    const rig = await line.live();
    const first = await rig.waiting();
    const second = await rig.waiting();
    const third = await rig.waiting();
    const before = ids(rig);
    await line.cut(() => line.fake.hangUp(second));
    expect(rig.endOf(second)).toBe('abandoned_waiting');
    expect(ids(rig)).toEqual([before[0], before[2]]);
    expect(legsOf(rig)).toEqual([first, third]);
  });

  test('a switch that was restarted has none of our legs: the calls broke off', async () => {
    const line = lastingSwitch();
    const rig = await line.live();
    const { leg } = await talking(rig);
    const other = await rig.waiting();
    line.fake.restart();
    await pass(10);
    expect(rig.endOf(leg)).toBe('broken');
    expect(rig.endOf(other)).toBe('broken');
    expect(rig.agent('ayse')?.task).toBeNull();
    expect(rig.hotline.state.legs.size).toBe(0);
  });

  test('[F4] one caller who hangs up while the connection is away has hung up, and nothing broke', async () => {
    const line = lastingSwitch();
    const rig = await line.live();
    const leg = await rig.waiting();
    await line.cut(() => line.fake.hangUp(leg));
    expect(rig.endOf(leg)).toBe('abandoned_waiting');
  });

  test('[F4] a switch that was restarted and has new callers already: only the old calls broke', async () => {
    const line = lastingSwitch();
    const rig = await line.live();
    const leg = await rig.waiting();
    await line.cut(() => {
      line.fake.restart();
      line.fake.disconnect();
      line.fake.dial();
    });
    await pass(3_000);
    expect(rig.endOf(leg)).toBe('broken');
    expect([...rig.hotline.state.calls.values()].map(({ phase }) => phase.name)).toEqual(['menu']);
  });

  test('[C21] an agent whose phone was lost meanwhile: the caller is at the head of the queue', async () => {
    const line = lastingSwitch();
    const rig = await line.live();
    const { leg, phone } = await talking(rig);
    await rig.waiting();
    await line.cut(() => line.fake.hangUp(agentLeg(rig, phone)));
    expect(rig.phase(leg)).toBe('waiting');
    expect(rig.hotline.state.queue.waiting[0]).toMatchObject({ priority: 0 });
    expect(rig.fake.hears(leg)).toMatchObject({ media: ['/de/technical-problem'] });
    expect(rig.agent('ayse')?.task).toBeNull();
  });

  test('[C32] who picked up in the moment in which it broke talks', async () => {
    const line = lastingSwitch();
    const rig = await line.live();
    const phone = await rig.atWork('ayse');
    const leg = await rig.waiting();
    const ringing = agentLeg(rig, phone);
    const facts = { restarted: false, idOf: () => 'new', open: true };
    const legs = [leg, ringing].map((each) => ({ leg: each, state: 'up' as const }));
    for (const event of reconcile(rig.hotline.state, { switchLife: '1', legs, talks: [] }, facts))
      rig.hotline.dispatch(event);
    await pass(10);
    expect(rig.phase(leg)).toBe('talk');
    expect(rig.agent('ayse')?.task).toMatchObject({ kind: 'talk' });
  });

  test('[C32] a conversation that could not be ordered comes about; held, the caller has music', async () => {
    const line = lastingSwitch();
    const rig = await line.live();
    const { leg, phone } = await talking(rig);
    const call = rig.hotline.state.legs.get(leg) ?? '';
    await line.cut(() => rig.hotline.dispatch({ type: 'callEvent', call, event: { type: 'held' } }));
    expect(rig.fake.hears(leg)).toMatchObject({ music: true, legs: [] });
    await line.cut(() => rig.hotline.dispatch({ type: 'callEvent', call, event: { type: 'resumed' } }));
    expect(rig.fake.hears(leg)).toMatchObject({ music: false, legs: [agentLeg(rig, phone)] });
  });

  test('[C32] words that ended meanwhile are said anew, so that nobody waits in silence', async () => {
    const line = lastingSwitch();
    const rig = await line.live();
    const leg = line.fake.dial() ?? '';
    await pass(10);
    expect(rig.phase(leg)).toBe('menu');
    await line.cut(() => undefined, 20_000);
    expect(rig.fake.hears(leg).media.at(-1)).toMatch(/menu-/);
  });

  test('a conversation does not notice', async () => {
    const line = lastingSwitch();
    const rig = await line.live();
    const { leg, phone } = await talking(rig);
    await line.cut(() => undefined, 60_000);
    expect(rig.fake.hears(leg).legs).toEqual([agentLeg(rig, phone)]);
    expect(rig.phase(leg)).toBe('talk');
    expect(rig.alarms).toEqual([]);
  });

  test('[C30] a leg whose call ended while the switch could not be told is hung up', async () => {
    const line = lastingSwitch();
    const rig = await line.live();
    const { leg } = await talking(rig);
    const call = rig.hotline.state.legs.get(leg) ?? '';
    await line.cut(() => rig.hotline.dispatch({ type: 'callEvent', call, event: { type: 'agentHungUp' } }));
    expect(rig.endOf(leg)).toBe('served');
    expect(legsOf(rig)).toEqual([]);
    expect(rig.hotline.state.legs.size).toBe(0);
  });
});

describe('[C34] a new life of our program', () => {
  test('callers who arrived meanwhile are new calls', async () => {
    const line = lastingSwitch();
    const rig = await line.live();
    const leg = await rig.waiting();
    line.fake.disconnect();
    const late = line.fake.dial({ number: '0211 1' }) ?? '';
    const next = await line.live(0);
    await pass(2_500);
    expect(next.phase(leg)).toBe('waiting');
    expect(next.phase(late)).toBe('menu');
    expect(next.hotline.state.calls.size).toBe(2);
  });

  test('a waiting caller has the old call, place, concern and language', async () => {
    const line = lastingSwitch();
    const rig = await line.live();
    const first = await rig.waiting();
    await pass(3_000);
    const second = await rig.waiting();
    const before = rig.hotline.state.queue.waiting.map(({ call, since, topic, language }) => ({
      call,
      since,
      topic,
      language,
    }));
    const next = await line.live();
    expect(next.hotline.state.queue.waiting).toMatchObject(before);
    expect(next.fake.hears(first).music).toBe(true);
    await pass(60_000);
    expect([next.phase(first), next.phase(second)]).toEqual(['waiting', 'waiting']);
    expect(next.fake.legs().every(({ away }) => !away)).toBe(true);
  });

  test('rows written after it win over the rows of the life before', async () => {
    const line = lastingSwitch();
    const rig = await line.live();
    const leg = await rig.waiting();
    const { id, version } = rig.written.at(-1) ?? { id: '', version: 0 };
    const next = await line.live();
    line.fake.hangUp(leg);
    await pass(10);
    const last = next.written.at(-1);
    expect(last).toMatchObject({ id, end: 'abandoned_waiting' });
    expect(last?.version).toBeGreaterThan(version);
  });

  test('a conversation goes on untouched, with its agent, and ends as any other', async () => {
    const line = lastingSwitch();
    const rig = await line.live();
    const { leg, phone } = await talking(rig);
    const call = rig.hotline.state.legs.get(leg) ?? '';
    const next = await line.live();
    expect(next.fake.hears(leg).legs).toEqual([agentLeg(next, phone)]);
    expect(next.agent('ayse')).toMatchObject({ phone, task: { kind: 'talk', call } });
    next.hotline.dispatch({ type: 'callEvent', call, event: { type: 'agentHungUp' } });
    await pass(10);
    expect(next.written.at(-1)).toMatchObject({ id: call, end: 'served', endedBy: 'agent' });
    expect(next.agent('ayse')).toMatchObject({ task: null, choice: 'afterCall' });
    expect(legsOf(next)).toEqual([]);
  });

  test('[C32] a caller whom the switch still had when the agent picked up is with the agent as soon as they are back', async () => {
    const line = lastingSwitch();
    const rig = await line.live();
    const phone = await rig.atWork('ayse');
    rig.work.choose('ayse', 'paused');
    const leg = await rig.waiting();
    const next = await line.live(31_000);
    expect(line.fake.legs()[0]).toMatchObject({ id: leg, away: true });
    expect(next.phase(leg)).toBe('waiting');
    line.fake.register(phone, false);
    line.fake.register(phone, true);
    next.work.choose('ayse', 'ready');
    await pass(10);
    line.fake.pickUp(phone);
    await pass(10);
    expect(next.phase(leg)).toBe('talk');
    expect(line.fake.hears(leg).legs).toEqual([]);
    await pass(2_500);
    expect(line.fake.hears(leg)).toMatchObject({ music: false, legs: [agentLeg(next, phone)] });
    await pass(120_000);
    expect(line.fake.hears(leg).legs).toEqual([agentLeg(next, phone)]);
  });

  test('a caller in the menu hears where they were', async () => {
    const line = lastingSwitch();
    const rig = await line.live();
    const leg = line.fake.dial() ?? '';
    await pass(10);
    rig.fake.press(leg, '2');
    await pass(10);
    const call = rig.hotline.state.legs.get(leg);
    const next = await line.live();
    expect(next.phase(leg)).toBe('menu');
    expect(next.hotline.state.legs.get(leg)).toBe(call);
    expect(next.fake.hears(leg).media).toEqual(['/de/menu-auto']);
  });

  test.each([
    ['the languages', ['9'], true, 'languages', '/tr/language-menu-tr'],
    ['the menu in Turkish', ['9', '1'], true, 'menu', '/tr/menu-root'],
    ['the privacy notice', ['2', '8'], true, 'menu', '/de/menu-auto'],
    ['the menu after a miss', ['2', '7'], true, 'menu', '/de/menu-auto'],
    ['the closed notice', [], false, 'closedNotice', '/de/closed'],
    ['the closed notice in Turkish', ['9', '1'], false, 'closedNotice', '/tr/closed'],
    ['the languages, closed', ['9'], false, 'languages', '/tr/language-menu-tr'],
  ] as const)(
    '[F1] a caller who heard %s hears it again, however long the words were',
    async (_what, keys, open, phase, words) => {
      const line = lastingSwitch();
      const rig = await line.live();
      rig.calendar.open = open;
      const leg = line.fake.dial() ?? '';
      await pass(10);
      for (const key of keys) {
        line.fake.press(leg, key);
        await pass(200);
      }
      const call = rig.hotline.state.legs.get(leg);
      // Open or closed is what the caller was told, not what the calendar says now.
      const next = await line.live();
      expect(next.hotline.state.legs.get(leg)).toBe(call);
      expect(next.phase(leg)).toBe(phase);
      expect(next.fake.hears(leg).media).toContain(words);
      expect(next.written.at(-1)?.id).toBe(call);
    },
  );

  test('[F1] who died between the commit of the row and the note on the switch writes the same row again', async () => {
    const line = lastingSwitch();
    const rig = await line.live();
    const leg = line.fake.dial() ?? '';
    // The row is on its way, nothing has been noted yet.
    await Promise.resolve();
    await Promise.resolve();
    const first = rig.entries.find((entry) => entry.kind === 'call');
    const next = await line.live();
    await pass(3_000);
    expect(next.phase(leg)).toBe('menu');
    const ids = new Set(next.written.map(({ id }) => id));
    expect(ids).toEqual(new Set([first?.kind === 'call' ? first.record.id : '']));
  });

  test('a phone that rang is ended; the caller is offered again', async () => {
    const line = lastingSwitch();
    const rig = await line.live();
    const phone = await rig.atWork('ayse');
    const leg = await rig.waiting();
    const rang = agentLeg(rig, phone);
    expect(rang).not.toBe('');
    const next = await line.live();
    expect(legsOf(next)).not.toContain(rang);
    expect(next.phase(leg)).toBe('waiting');
    // The phone is registered with the switch all the time; the real one tells so when the phone is put again.
    line.fake.register(phone, false);
    line.fake.register(phone, true);
    await pass(10);
    expect(next.agent('ayse')?.task?.kind).toBe('offer');
    expect(agentLeg(next, phone)).not.toBe('');
  });

  test('a caller with a department stays there', async () => {
    const line = lastingSwitch();
    const rig = await line.live();
    const { leg } = await talking(rig);
    const call = rig.hotline.state.legs.get(leg) ?? '';
    rig.hotline.dispatch({ type: 'callEvent', call, event: { type: 'transferRequested', to: office } });
    await pass(10);
    line.fake.pickUp(office.number);
    await pass(10);
    const there = rig.fake.legs().find(({ rung }) => rung?.number === office.number)?.id ?? '';
    const next = await line.live();
    expect(next.phase(leg)).toBe('connected');
    expect(next.fake.hears(leg).legs).toEqual([there]);
    line.fake.hangUp(leg);
    await pass(10);
    expect(next.written.at(-1)).toMatchObject({ id: call, end: 'served' });
    expect(legsOf(next)).toEqual([]);
  });

  test('[F1] on hold: the caller keeps music and agent, and is taken up again', async () => {
    const line = lastingSwitch();
    const rig = await line.live();
    const { leg, phone } = await talking(rig);
    const call = rig.hotline.state.legs.get(leg) ?? '';
    rig.hotline.dispatch({ type: 'callEvent', call, event: { type: 'held' } });
    await pass(10);
    const there = agentLeg(rig, phone);
    const next = await line.live();
    expect(legsOf(next)).toEqual([leg, there]);
    expect(next.hotline.state.calls.get(call)?.phase).toMatchObject({ name: 'talk', party: { leg: there } });
    expect(next.fake.hears(leg)).toMatchObject({ music: true, legs: [] });
    expect(next.agent('ayse')?.task).toEqual({ kind: 'talk', call });
    next.hotline.dispatch({ type: 'callEvent', call, event: { type: 'resumed' } });
    await pass(10);
    expect(next.fake.hears(leg)).toMatchObject({ music: false, legs: [there] });
    line.fake.hangUp(leg);
    await pass(10);
    expect(next.written.at(-1)).toMatchObject({ id: call, end: 'served' });
    expect(legsOf(next)).toEqual([]);
  });

  describe('[F1] being passed on', () => {
    async function passing(kind: 'announced' | 'blind', acceptance: 'answer' | 'key') {
      const line = lastingSwitch();
      const rig = await line.live();
      const { leg, phone } = await talking(rig);
      const call = rig.hotline.state.legs.get(leg) ?? '';
      const to = { ...office, acceptance };
      rig.hotline.dispatch({ type: 'callEvent', call, event: { type: 'transferRequested', to, kind } });
      await pass(10);
      const other = line.fake.legs().find(({ rung }) => rung?.number === office.number)?.id ?? '';
      return { line, leg, phone, call, agent: agentLeg(rig, phone), other };
    }
    const phaseOf = (rig: TestHotline, call: string) => rig.hotline.state.calls.get(call)?.phase;

    test('it still rings: who picks up afterwards gets the caller', async () => {
      const { line, leg, call, other, agent } = await passing('blind', 'answer');
      const next = await line.live();
      expect(phaseOf(next, call)).toMatchObject({ name: 'transferring', state: 'ringing', party: { leg: agent } });
      expect(legsOf(next)).toEqual([leg, agent, other]);
      line.fake.pickUp(office.number);
      await pass(10);
      expect(phaseOf(next, call)?.name).toBe('connected');
      expect(next.fake.hears(leg).legs).toEqual([other]);
      expect(next.agent('ayse')?.task).toBeNull();
    });

    test('nobody picks up: the caller is with the same agent again', async () => {
      const { line, leg, call, agent } = await passing('blind', 'answer');
      const next = await line.live();
      await pass(40_000);
      expect(phaseOf(next, call)).toMatchObject({ name: 'talk', failed: { cause: 'noAnswer' } });
      expect(next.fake.hears(leg).legs).toEqual([agent]);
    });

    test('asked for key 1: it is asked again', async () => {
      const { line, leg, call, other } = await passing('blind', 'key');
      line.fake.pickUp(office.number);
      await pass(10);
      const next = await line.live();
      expect(phaseOf(next, call)).toMatchObject({ name: 'transferring', state: 'waitingForKey' });
      expect(next.fake.hears(other).media).toContain('/de/transfer-key');
      line.fake.press(other, '1');
      await pass(10);
      expect(next.fake.hears(leg).legs).toEqual([other]);
    });

    test('the agent announces the caller: they go on speaking, and the caller is put through', async () => {
      const { line, leg, call, other, agent } = await passing('announced', 'answer');
      line.fake.pickUp(office.number);
      await pass(10);
      const next = await line.live();
      expect(phaseOf(next, call)).toMatchObject({ name: 'transferring', state: 'consulting' });
      expect(next.fake.hears(agent).legs).toEqual([other]);
      expect(next.fake.hears(leg)).toMatchObject({ music: true });
      next.hotline.dispatch({ type: 'callEvent', call, event: { type: 'transferConnected' } });
      await pass(10);
      expect(next.fake.hears(leg).legs).toEqual([other]);
      expect(legsOf(next)).toEqual([leg, other]);
    });

    test('the agent had left: not taken, the caller is at the head of the queue', async () => {
      const { line, leg, call, agent } = await passing('blind', 'answer');
      line.fake.hangUp(agent);
      await pass(10);
      const next = await line.live();
      expect(phaseOf(next, call)).toMatchObject({ name: 'transferring', party: null });
      line.fake.decline(office.number);
      await pass(10);
      expect(next.phase(leg)).toBe('waiting');
      expect(next.hotline.state.queue.waiting[0]).toMatchObject({ call, priority: 0 });
    });
  });

  test('legs that belong to nothing are hung up', async () => {
    const line = lastingSwitch();
    await line.live();
    await line.fake.telephony.put({ id: 'browser-x', kind: 'browser', password: 'x', mayCall: 'nobody' });
    line.fake.register('browser-x', true);
    await line.fake.telephony.ring({
      leg: 'stray',
      target: phoneTarget('browser-x'),
      display: { name: '' },
      timeoutMs: 60_000,
      note: 'nonsense',
    });
    expect(legsOf(line)).toEqual(['stray']);
    await line.live();
    expect(legsOf(line)).toEqual([]);
  });
});

test.each([
  [undefined, undefined],
  ['', undefined],
  ['nonsense', undefined],
  ['null', undefined],
  ['[1]', undefined],
  ['{"v":2,"arrivedAt":1}', undefined],
  ['{"v":1,"party":"agent"}', undefined],
  ['{"v":1,"arrivedAt":1}', { v: 1, arrivedAt: 1 }],
])('the note %j of a caller is read as %j', (text, note) => {
  expect(readNote(text, 'arrivedAt')).toEqual(note);
});
