// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, test } from 'vitest';
import { deskSchema } from '../features/agent/agent.contract.ts';
import { boardSchema } from '../features/queue/queue.contract.ts';
import { boardView, clerkView, deskView, type ViewFacts } from './desk-view.ts';
import { driveHotline, elsewhere, office, speaksGerman, type Drive } from './hotline.bench.fixture.ts';

function factsOf(drive: Drive, changes: Partial<ViewFacts> = {}): ViewFacts {
  return {
    topicName: (topic) => (topic === null || topic === '' ? '' : `Thema ${topic}`),
    openness: () => ({ open: true, changesAt: 2_000_000, trialOpening: true }),
    telephony: () => true,
    line: () => true,
    now: drive.now,
    ...changes,
  };
}
const iso = (ms: number): string => new Date(ms).toISOString();

/** The desk, checked against its contract as the browser will do. */
function deskOf(drive: Drive, account = 'ayse', facts = factsOf(drive)) {
  const desk = deskView(drive.hotline, account, facts);
  expect(deskSchema.parse(JSON.parse(JSON.stringify(desk)))).toEqual(JSON.parse(JSON.stringify(desk)));
  return desk;
}

function talking(drive: Drive): { id: string; leg: string } {
  drive.work('ayse');
  const call = drive.dial();
  drive.press(call.leg, '1');
  drive.wait(4_000);
  drive.answers(drive.ringingLeg());
  return call;
}

describe('the desk', () => {
  test('of somebody who is not at work shows the head line only', () => {
    const drive = driveHotline();
    expect(deskOf(drive)).toEqual({
      work: null,
      passedOn: null,
      offer: null,
      call: null,
      hotline: {
        open: true,
        changesAt: iso(2_000_000),
        trialOpening: true,
        waiting: 0,
        waitingByLanguage: {},
        longestWaitSince: null,
        telephony: true,
        line: true,
      },
    });
  });

  test('state, phone and the reason why it is not reachable', () => {
    const drive = driveHotline();
    drive.work('ayse');
    expect(deskOf(drive).work).toEqual({
      state: 'ready',
      since: iso(1_000_000),
      phone: { id: 'phone-ayse', kind: 'browser', reachable: true },
    });
    const { leg } = drive.dial();
    drive.press(leg, '1');
    drive.wait(16_000);
    expect(deskOf(drive).work).toMatchObject({ state: 'notReachable', notice: 'missedRing' });
  });

  test('an offer with what is known of the caller, and until when it rings', () => {
    const drive = driveHotline();
    drive.work('ayse');
    const { id, leg } = drive.dial();
    drive.press(leg, '1');
    const since = drive.now();
    drive.wait(3_000);
    const { work, offer, call } = deskOf(drive);
    expect(work?.state).toBe('offered');
    expect(call).toBeNull();
    expect(offer).toMatchObject({
      callId: id,
      language: 'de',
      topic: 'pass',
      topicName: 'Thema pass',
      caller: { kind: 'known', number: '+49215112345' },
      waitedMs: 3_000,
      until: iso(since + 15_000),
      returned: false,
      arrivedAt: iso(1_000_000),
    });
    expect(offer?.offerId).toBe(drive.hotline.queue.waiting[0]?.offer?.id);
  });

  test('nothing of a colleague’s offer or call', () => {
    const drive = driveHotline();
    talking(drive);
    drive.work('piotr', { languages: {}, topics: {} });
    const text = JSON.stringify(deskOf(drive, 'piotr'));
    expect(text).not.toContain('ayse');
    expect(text).not.toContain('12345');
    expect(deskOf(drive, 'piotr')).toMatchObject({ offer: null, call: null });
  });

  test('a caller who lost the conversation is marked as returned', () => {
    const drive = driveHotline();
    const { id } = talking(drive);
    const agentLeg = [...drive.model.legs.keys()].find((leg) => leg.startsWith(`${id}.a`)) ?? '';
    drive.send({ type: 'choiceMade', agent: 'ayse', choice: 'ready' });
    drive.legEnds(agentLeg, 'failed');
    expect(deskOf(drive).offer?.returned).toBe(true);
  });

  test('the conversation: talk, hold, transfer and why it failed', () => {
    const drive = driveHotline();
    const { id } = talking(drive);
    expect(deskOf(drive)).toMatchObject({
      offer: null,
      work: { state: 'talking' },
      call: { callId: id, phase: 'talk', waitedMs: 4_000, talkSince: iso(drive.now()) },
    });
    expect(deskOf(drive).call).not.toHaveProperty('transfer');
    drive.send({ type: 'callEvent', call: id, event: { type: 'held' } });
    expect(deskOf(drive).call?.phase).toBe('held');
    drive.send({ type: 'callEvent', call: id, event: { type: 'transferRequested', to: elsewhere } });
    expect(deskOf(drive).call).toMatchObject({
      phase: 'transferring',
      transfer: { name: 'Landesbehörde', kind: 'blind', state: 'ringing', departmentId: null },
    });
    drive.answers(drive.ringingLeg());
    expect(deskOf(drive).call?.transfer?.state).toBe('waitingForKey');
    drive.send({ type: 'callEvent', call: id, event: { type: 'transferCancelled' } });
    expect(deskOf(drive).call).toMatchObject({
      phase: 'talk',
      transfer: { name: 'Landesbehörde', state: 'failed', cause: 'cancelled' },
    });
    // The number itself is nobody's business once the name is shown.
    expect(JSON.stringify(deskOf(drive))).not.toContain(elsewhere.number);
  });

  test('after an accepted transfer the call is off the desk', () => {
    const drive = driveHotline();
    const { id } = talking(drive);
    drive.send({ type: 'callEvent', call: id, event: { type: 'transferRequested', to: office } });
    drive.answers(drive.ringingLeg());
    expect(deskOf(drive)).toMatchObject({ call: null, offer: null, work: { state: 'afterCall' } });
  });

  test('the head line counts who waits, by language', () => {
    const drive = driveHotline();
    for (let i = 0; i < 3; i += 1) drive.press(drive.dial().leg, '1');
    expect(deskOf(drive).hotline).toMatchObject({
      waiting: 3,
      waitingByLanguage: { de: 3 },
      longestWaitSince: iso(1_000_200),
    });
    const closed = factsOf(drive, {
      openness: () => ({ open: false, changesAt: null, trialOpening: false }),
      telephony: () => false,
    });
    expect(deskOf(drive, 'ayse', closed).hotline).toMatchObject({
      open: false,
      changesAt: null,
      trialOpening: false,
      telephony: false,
    });
  });
});

describe('the board', () => {
  const board = (drive: Drive) => {
    const view = boardView(drive.hotline, factsOf(drive));
    expect(boardSchema.omit({ today: true, promises: true }).parse(JSON.parse(JSON.stringify(view)))).toEqual(
      JSON.parse(JSON.stringify(view)),
    );
    return view;
  };

  test('waiting by language and concern with the longest of each', () => {
    const drive = driveHotline();
    const since: number[] = [];
    for (const key of ['1', '1', '3', '0']) {
      drive.press(drive.dial().leg, key);
      since.push(drive.now());
      drive.wait(1_000);
    }
    drive.dial();
    const [first = 0, , third = 0, fourth = 0] = since;
    expect(board(drive)).toMatchObject({
      waiting: 4,
      inMenu: 1,
      longestWaitSince: iso(first),
      waitingByLanguage: [{ language: 'de', count: 4, longestSince: iso(first) }],
      waitingByTopic: [
        { topic: 'pass', name: 'Thema pass', count: 2, longestSince: iso(first) },
        { topic: 'wohngeld', name: 'Thema wohngeld', count: 1, longestSince: iso(third) },
        { topic: '', name: '', count: 1, longestSince: iso(fourth) },
      ],
    });
  });

  test('agents as counts; ready without a phone is not reachable; no id and no name', () => {
    const drive = driveHotline();
    talking(drive);
    drive.work('bereit', { languages: {}, topics: {} });
    drive.work('ohne', { languages: {}, topics: {} });
    drive.send({ type: 'phoneChanged', phone: 'phone-ohne', reachable: false });
    drive.work('pause', speaksGerman, false);
    const view = board(drive);
    expect(view.agents).toEqual({ ready: 1, offered: 0, talking: 1, afterCall: 0, paused: 1, notReachable: 1 });
    expect(JSON.stringify(view)).not.toMatch(/ayse|bereit|ohne|pause"|shift|12345/);
  });
});

describe('the brief of a caller who is passed on', () => {
  const person = { ...office, phone: 'desk-k', account: 'k', brief: 'Bescheid fehlt', service: 'Reisepass beantragen' };
  function passing(to = person) {
    const drive = driveHotline();
    drive.send({ type: 'clerkPhoneStarted', clerk: { id: 'k', phone: 'desk-k', phoneKind: 'desk' } });
    drive.send({ type: 'phoneChanged', phone: 'desk-k', reachable: true });
    drive.work('a');
    const { id, leg } = drive.dial();
    drive.press(leg, '1');
    drive.answers(drive.ringingLeg());
    drive.send({ type: 'callEvent', call: id, event: { type: 'transferRequested', to, kind: 'announced' } });
    return { drive, id, destination: drive.ringingLeg() };
  }
  const of = (drive: Drive, account = 'k') => clerkView(drive.hotline, account, factsOf(drive));

  test('[C78] is there while it rings, is announced and talks, and gone with the call', () => {
    const { drive, id, destination } = passing();
    expect(of(drive)).toMatchObject({
      phone: { id: 'desk-k', kind: 'desk', reachable: true },
      call: { callId: id, state: 'ringing', note: 'Bescheid fehlt', service: 'Reisepass beantragen', since: null },
    });
    drive.answers(destination);
    expect(of(drive).call).toMatchObject({ state: 'announced', since: null });
    drive.send({ type: 'callEvent', call: id, event: { type: 'transferConnected' } });
    expect(of(drive).call).toMatchObject({ state: 'talking', note: 'Bescheid fehlt', since: expect.any(String) });
    drive.legEnds(destination);
    expect(of(drive).call).toBeNull();
  });

  test('[C79] is seen by nobody else, not even on the agent’s desk', () => {
    const { drive } = passing();
    expect(of(drive, 'other')).toMatchObject({ phone: null, call: null });
    expect(JSON.stringify(deskView(drive.hotline, 'a', factsOf(drive)))).not.toContain('Bescheid');
  });
});
