// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, test } from 'vitest';
import type { Done, Phones } from '../../platform/telephony/telephony.port.ts';
import { choose, phoneChanged, offered, startWork, talkBegan, talkOver, type Agents } from './agent.core.ts';
import type { WorkEntry } from './work-file.ts';
import { createWork, type WorkDeps } from './work.shell.ts';

type Event = Parameters<WorkDeps['dispatch']>[0];

/** Shifts over agents that are kept here as the hotline keeps them. */
function rig(
  changes: Partial<Pick<WorkDeps, 'startShift' | 'endShift' | 'skillsOf' | 'phonesOf'>> & { put?: Done } = {},
) {
  const agents: Agents = new Map();
  const log: string[] = [];
  const events: Event[] = [];
  const alarms: string[] = [];
  const remembered: (readonly WorkEntry[])[] = [];
  const put: Parameters<Phones['put']>[0][] = [];
  const state: { put: Done; at: number } = { put: changes.put ?? { ok: true }, at: 1_000_000 };
  const work = createWork({
    clock: { wall: () => (state.at += 1) },
    phones: {
      async put(phone) {
        put.push(phone);
        log.push(`put ${phone.id}`);
        return state.put;
      },
      async remove(phone) {
        log.push(`remove ${phone}`);
        return { ok: true };
      },
    },
    agents: () => agents,
    dispatch(event) {
      events.push(event);
      log.push(event.type);
      if (event.type === 'workStarted')
        startWork(agents, state.at, {
          id: event.agent,
          shift: event.shift,
          skills: event.skills,
          phone: event.phone,
          phoneKind: event.phoneKind,
        });
      if (event.type === 'workEnded') agents.delete(event.agent);
      const agent = event.type === 'choiceMade' ? agents.get(event.agent) : undefined;
      if (agent && event.type === 'choiceMade') choose(agent, event.choice, state.at);
    },
    skillsOf: changes.skillsOf ?? (() => Promise.resolve({ languages: { de: 'good' }, topics: {} })),
    phonesOf: changes.phonesOf ?? (() => Promise.resolve(['browser', 'desk'])),
    startShift: changes.startShift ?? (() => Promise.resolve()),
    endShift: changes.endShift ?? (() => Promise.resolve()),
    remember: (entries) => void remembered.push(entries),
    alarm: (what) => void alarms.push(what),
  });
  const agent = (id: string) => {
    const found = agents.get(id);
    if (!found) throw new Error(`${id} is not at work`);
    return found;
  };
  return { work, agents, agent, log, events, alarms, remembered, put, state };
}

async function started(
  r: ReturnType<typeof rig>,
  account = 'ayse',
  kind: 'browser' | 'desk' = 'browser',
): Promise<WorkEntry> {
  const result = await r.work.start(account, kind);
  if (!result.ok) throw new Error(result.code);
  return result.value;
}

describe('beginning', () => {
  test('a phone of its own with a password of its own, made known before the agent counts', async () => {
    const r = rig();
    const first = await started(r);
    const second = await started(r, 'piotr', 'desk');
    expect(first.phone).toMatch(/^browser-[0-9a-f]{12}$/);
    expect(second.phone).toMatch(/^desk-[0-9a-f]{12}$/);
    expect(first.password).not.toBe(second.password);
    expect(r.put).toEqual([
      { id: first.phone, kind: 'browser', password: first.password, mayCall: 'nobody' },
      { id: second.phone, kind: 'desk', password: second.password, mayCall: 'nobody' },
    ]);
    expect(r.log.slice(0, 2)).toEqual([`put ${first.phone}`, 'workStarted']);
    expect(r.agent('ayse').choice).toBe('paused'); // A2
  });

  test('twice is refused, also in the same moment from two windows', async () => {
    const r = rig();
    const results = await Promise.all([r.work.start('ayse', 'browser'), r.work.start('ayse', 'desk')]);
    expect(results.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    expect(await r.work.start('ayse', 'browser')).toEqual({ ok: false, code: 'alreadyAtWork' });
    expect(r.put).toHaveLength(1);
  });

  test('without the telephone system nobody is at work, and a second try works', async () => {
    const r = rig({ put: { ok: false, code: 'failed' } });
    expect(await r.work.start('ayse', 'browser')).toEqual({ ok: false, code: 'telephonyDown' });
    expect(r.agents.size).toBe(0);
    expect(r.work.shiftOf('ayse')).toBeNull();
    r.state.put = { ok: true };
    await started(r);
  });

  test('a shift that cannot be written down is worked all the same', async () => {
    const r = rig({ startShift: () => Promise.reject(new Error('away')) });
    await started(r);
    expect(r.alarms).toEqual(['shiftNotNoted']);
    expect(r.agents.has('ayse')).toBe(true);
  });

  test('shift and account lead to each other while at work, no longer', async () => {
    const r = rig();
    const { shift } = await started(r);
    expect(r.work.shiftOf('ayse')).toBe(shift);
    expect(r.work.accountOf(shift)).toBe('ayse');
    await r.work.end('ayse');
    expect(r.work.shiftOf('ayse')).toBeNull();
    expect(r.work.accountOf(shift)).toBeUndefined();
  });
});

describe('ending', () => {
  test('the agent goes, the phone is removed, the file forgets', async () => {
    const r = rig();
    const { phone } = await started(r);
    expect(await r.work.end('ayse')).toEqual({ ok: true, value: null });
    expect(r.log.slice(-2)).toEqual(['workEnded', `remove ${phone}`]);
    expect(r.remembered.at(-1)).toEqual([]);
    expect(await r.work.end('ayse')).toEqual({ ok: false, code: 'notAtWork' });
    expect(r.work.choose('ayse', 'ready')).toEqual({ ok: false, code: 'notAtWork' });
  });

  test('[A3] not while the phone rings or in a conversation', async () => {
    const r = rig();
    await started(r);
    offered(r.agent('ayse'), 'o', 'c', 1);
    expect(await r.work.end('ayse')).toEqual({ ok: false, code: 'stillInCall' });
    talkBegan(r.agent('ayse'), 'c', 2);
    expect(await r.work.end('ayse')).toEqual({ ok: false, code: 'stillInCall' });
    talkOver(r.agent('ayse'), 'c', 3);
    expect((await r.work.end('ayse')).ok).toBe(true);
  });
});

describe('the last session ends', () => {
  test('at once when no call is on: the phone dies with it', async () => {
    const r = rig();
    const { phone } = await started(r);
    await r.work.signedOut('ayse');
    expect(r.log).toContain(`remove ${phone}`);
    expect(r.agents.size).toBe(0);
  });

  test('in a conversation nobody is cut off; the shift ends with the call', async () => {
    const r = rig();
    const { phone } = await started(r);
    talkBegan(r.agent('ayse'), 'c', 2);
    await r.work.signedOut('ayse');
    expect(r.agent('ayse')).toMatchObject({ choice: 'paused', task: { kind: 'talk' } });
    r.work.note();
    expect(r.log).not.toContain(`remove ${phone}`);
    talkOver(r.agent('ayse'), 'c', 3);
    r.work.note();
    await new Promise(setImmediate);
    expect(r.log).toContain(`remove ${phone}`);
    expect(r.agents.size).toBe(0);
  });

  test('somebody who was not at work leaves nothing behind', async () => {
    const r = rig();
    await r.work.signedOut('ayse');
    const { phone } = await started(r);
    r.work.note();
    await new Promise(setImmediate);
    expect(r.log).not.toContain(`remove ${phone}`);
  });

  test('who signs in and works again after a call is not sent home by the sign-out before', async () => {
    const r = rig();
    await started(r);
    talkBegan(r.agent('ayse'), 'c', 2);
    await r.work.signedOut('ayse');
    expect(r.work.choose('ayse', 'ready').ok).toBe(true);
    talkOver(r.agent('ayse'), 'c', 3);
    r.work.note();
    await new Promise(setImmediate);
    expect(r.agents.has('ayse')).toBe(true);
  });
});

describe('the file beside the program', () => {
  test('is written when something changes, and only then', async () => {
    const r = rig();
    const entry = await started(r);
    expect(r.remembered).toEqual([[entry]]);
    r.work.note();
    r.work.note();
    expect(r.remembered).toHaveLength(1);
    r.work.choose('ayse', 'ready');
    expect(r.remembered.at(-1)).toEqual([{ ...entry, choice: 'ready' }]);
  });

  test('is not erased by what happens before it was read', () => {
    const r = rig();
    r.work.note();
    expect(r.remembered).toEqual([]);
  });

  test('after a restart everybody is at work as before, with the same phone', async () => {
    const before = rig();
    await started(before);
    await started(before, 'piotr', 'desk');
    before.work.choose('ayse', 'ready');
    const entries = before.remembered.at(-1) ?? [];
    const r = rig();
    await r.work.restore(entries);
    expect(r.agent('ayse')).toMatchObject({ choice: 'ready', phone: entries[0]?.phone, shift: entries[0]?.shift });
    expect(r.agent('piotr')).toMatchObject({ choice: 'paused', phoneKind: 'desk' });
    expect(r.work.phoneOf('piotr')).toEqual(entries[1]);
  });

  test('after a restart the phones are put again, once the agents are there to hear of them', async () => {
    const before = rig();
    const { phone } = await started(before);
    const r = rig();
    await r.work.restore(before.remembered.at(-1) ?? []);
    expect(r.log.filter((each) => each === 'workStarted' || each.startsWith('put'))).toEqual([
      'workStarted',
      `put ${phone}`,
    ]);
  });

  test('"not reachable" becomes a pause: the reason died with the program before', async () => {
    const before = rig();
    await started(before);
    phoneChanged(before.agent('ayse'), true, 1);
    before.agent('ayse').choice = 'notReachable';
    before.work.note();
    expect(before.remembered.at(-1)?.[0]?.choice).toBe('notReachable');
    const r = rig();
    await r.work.restore(before.remembered.at(-1) ?? []);
    expect(r.agent('ayse').choice).toBe('paused');
  });

  test('a database that is away, or another death on the way, costs nobody the shift', async () => {
    const before = rig();
    await started(before);
    await started(before, 'piotr');
    const r = rig({ skillsOf: () => Promise.reject(new Error('away')) });
    const restored = r.work.restore(before.remembered.at(-1) ?? []);
    await restored;
    expect(r.agent('ayse').skills).toEqual({ languages: { de: 'good' }, topics: {} });
    for (const written of r.remembered) expect(written.map(({ accountId }) => accountId)).toEqual(['ayse', 'piotr']);
    expect(r.alarms).toEqual([]);
  });
});

test('[A16] what somebody learns is told to the hotline and survives a restart; for who is not at work nothing happens', async () => {
  const r = rig();
  await started(r);
  const learned = { languages: { de: 'good', ku: 'canHelp' }, topics: { pass: 'good' } } as const;
  r.work.learned('ayse', learned);
  r.work.learned('nobody', learned);
  expect(r.events.filter(({ type }) => type === 'skillsChanged')).toEqual([
    { type: 'skillsChanged', agent: 'ayse', skills: learned },
  ]);
  expect(r.remembered.at(-1)?.[0]?.skills).toEqual(learned);
});

test('[A17] a phone that is not meant for somebody is refused before anything begins', async () => {
  const r = rig({ phonesOf: () => Promise.resolve(['browser']) });
  expect(await r.work.start('ayse', 'desk')).toMatchObject({ ok: false, code: 'phoneNotAllowed' });
  expect([r.put, r.log, r.work.shiftOf('ayse')]).toEqual([[], [], null]);
  expect(await r.work.start('ayse', 'browser')).toMatchObject({ ok: true });
});

test('a switch that was restarted gets all phones again; one that is refused is told', async () => {
  const r = rig();
  await started(r);
  await started(r, 'piotr');
  r.put.length = 0;
  r.state.put = { ok: false, code: 'failed' };
  await r.work.putAll();
  expect(r.put).toHaveLength(2);
  expect(r.alarms).toEqual(['phoneNotPut', 'phoneNotPut']);
});
