// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, test } from 'vitest';
import { driveHotline, elsewhere, office, type Drive } from '../../app/hotline.bench.fixture.ts';
import type { CallEvent } from './call-events.core.ts';
import type { Destination } from './call-phase.core.ts';

interface Scene {
  readonly drive: Drive;
  readonly id: string;
  readonly caller: string;
  readonly agent: string;
  readonly destination: string;
  send(event: CallEvent): void;
  /** Legs that hear each other now; who is hung up on counts no more. */
  talks(): string[][];
  ended(leg: string): boolean;
}

/** A caller in conversation with agent `a`, who passes them on: the other side's phone rings. */
function passing(kind: 'announced' | 'blind', to: Destination = elsewhere): Scene {
  const drive = driveHotline();
  drive.work('a');
  const { id, leg: caller } = drive.dial();
  drive.press(caller, '1');
  const agent = drive.ringingLeg();
  drive.answers(agent);
  const send = (event: CallEvent): void => void drive.send({ type: 'callEvent', call: id, event });
  send({ type: 'transferRequested', to, kind });
  return {
    drive,
    id,
    caller,
    agent,
    destination: drive.ringingLeg(),
    send,
    talks: () =>
      [...drive.model.talks.values()]
        .map((legs) => legs.filter((leg) => !drive.model.dying.has(leg)))
        .filter((legs) => legs.length > 0),
    ended: (leg) => drive.model.dying.has(leg) || !drive.model.legs.has(leg),
  };
}

/** The other side has answered and speaks with the agent. */
function consulting(to?: Destination): Scene {
  const scene = passing('announced', to);
  scene.drive.answers(scene.destination);
  return scene;
}

const deskOf = (drive: Drive) => drive.hotline.agents.get('a');

describe('announced', () => {
  test('[C24] while it rings the caller hears music, the agent is alone on the line', () => {
    const { drive, caller, agent, talks } = passing('announced');
    expect(talks()).toEqual([[agent]]);
    expect(drive.did('music').at(-1)).toMatchObject({ leg: caller, on: true });
    expect(drive.did('ringback')).toEqual([{ do: 'ringback', leg: agent }]);
  });

  test.each([office, elsewhere])('[C70] answered by $name: agent and other side talk, no key is asked for', (to) => {
    const { drive, id, agent, destination, talks } = consulting(to);
    expect(talks()).toEqual([[agent, destination]]);
    expect(drive.hotline.calls.get(id)?.phase).toMatchObject({ state: 'consulting' });
    expect(drive.did('play').filter((play) => 'leg' in play && play.leg === destination)).toEqual([]);
    drive.wait(3_600_000);
    expect(drive.phase(id), 'as long as it takes').toBe('transferring');
  });

  test('[C71] connected: caller and other side talk, the agent is free, the row says so', () => {
    const { drive, id, caller, agent, destination, talks, ended, send } = consulting();
    send({ type: 'transferConnected' });
    expect(talks()).toEqual([[caller, destination]]);
    expect(ended(agent)).toBe(true);
    expect(deskOf(drive)?.task).toBeNull();
    expect(drive.did('save').at(-1)).toMatchObject({
      record: { transferAccepted: true, transferredTo: 'e2', end: null },
    });
    expect(drive.hotline.passedOn.get('a')).toMatchObject({ call: id, name: 'Landesbehörde', result: 'accepted' });
    drive.legEnds(destination);
    expect(drive.endOf(id)?.record).toMatchObject({ end: 'served', endedBy: 'department' });
    expect(ended(caller)).toBe(true);
    expect(talks()).toEqual([]);
  });

  test.each(['page', 'phone'])('[C71] the agent hangs up at the %s in the consultation: that connects', (where) => {
    const { drive, id, caller, agent, destination, talks, send } = consulting();
    if (where === 'phone') drive.legEnds(agent);
    else send({ type: 'agentHungUp' });
    expect(talks()).toEqual([[caller, destination]]);
    expect(drive.phase(id)).toBe('connected');
    expect(deskOf(drive)?.task).toBeNull();
  });

  test('[C72] back to the caller: the other side is hung up on, both hear each other', () => {
    const { drive, id, caller, agent, destination, talks, ended, send } = consulting();
    send({ type: 'transferCancelled' });
    expect(talks()).toEqual([[caller, agent]]);
    expect(ended(destination)).toBe(true);
    expect(drive.hotline.calls.get(id)?.phase).toMatchObject({ name: 'talk', failed: { cause: 'cancelled' } });
    drive.legEnds(destination);
    expect(drive.phase(id), 'its late end changes nothing').toBe('talk');
  });

  test('[C73] the other side hangs up in the consultation: the caller is back, with the reason', () => {
    const { drive, id, caller, agent, destination, talks } = consulting();
    drive.legEnds(destination);
    expect(talks()).toEqual([[caller, agent]]);
    expect(drive.hotline.calls.get(id)?.phase).toMatchObject({ name: 'talk', failed: { cause: 'hungUp' } });
  });

  test('[C74] the agent’s phone dies in the consultation: the other side is asked for key 1', () => {
    const { drive, id, caller, agent, destination, talks } = consulting(office);
    drive.legEnds(agent, 'failed');
    expect(drive.said()).toEqual(['transfer-key:de', 'transfer-key:de']);
    expect(drive.hotline.calls.get(id)?.phase).toMatchObject({ state: 'waitingForKey', party: null });
    expect(deskOf(drive)?.task).toBeNull();
    drive.press(destination, '1');
    expect(talks()).toEqual([[caller, destination]]);
  });

  test('[C74] and without key 1 the caller comes to the head of the queue', () => {
    const { drive, id, agent, destination, ended } = consulting(office);
    drive.legEnds(agent, 'failed');
    drive.wait(12_001);
    expect(ended(destination)).toBe(true);
    expect(drive.phase(id)).toBe('waiting');
    expect(drive.hotline.calls.get(id)?.priority).toBe(0);
    expect(drive.said()).toEqual(['transfer-failed:de']);
  });

  test.each(['ringing', 'consulting'])(
    '[C30] the caller hangs up while %s: everything ends, the agent is told',
    (state) => {
      const { drive, id, caller, agent, destination, talks, ended } =
        state === 'ringing' ? passing('announced') : consulting();
      drive.legEnds(caller);
      expect([agent, destination].map(ended)).toEqual([true, true]);
      expect(talks()).toEqual([]);
      expect(drive.endOf(id)?.record).toMatchObject({ end: 'served', endedBy: 'citizen', transferAccepted: null });
      expect(deskOf(drive)?.task).toBeNull();
      expect(drive.hotline.passedOn.get('a')).toMatchObject({ result: 'callerLeft' });
    },
  );

  test('[C28] the agent leaves while it rings: it goes on as if it were blind', () => {
    const { drive, id, caller, agent, destination, talks } = passing('announced');
    drive.legEnds(agent);
    drive.answers(destination);
    expect(drive.hotline.calls.get(id)?.phase).toMatchObject({ state: 'waitingForKey' });
    drive.press(destination, '1');
    expect(talks()).toEqual([[caller, destination]]);
  });

  test.each(['busy', 'noAnswer', 'declined', 'unreachable', 'failed'] as const)(
    '[C27] %s: the caller is with the agent at once',
    (cause) => {
      const { drive, id, caller, agent, destination, talks } = passing('announced');
      drive.legEnds(destination, cause);
      expect(talks()).toEqual([[caller, agent]]);
      expect(drive.did('silence').at(-1), 'the ringing tone ends').toMatchObject({ leg: agent });
      expect(drive.hotline.calls.get(id)?.phase).toMatchObject({ failed: { cause, to: elsewhere } });
    },
  );

  test('[C27] nobody answers in 25 s', () => {
    const { drive, id, destination, ended } = passing('announced');
    drive.wait(24_999);
    expect(drive.phase(id)).toBe('transferring');
    drive.wait(1);
    expect(ended(destination)).toBe(true);
    expect(drive.hotline.calls.get(id)?.phase).toMatchObject({ name: 'talk', failed: { cause: 'noAnswer' } });
  });

  test('[C31] keys, late answers and repeated commands change nothing', () => {
    const { drive, caller, agent, destination, talks, send } = consulting();
    drive.press(destination, '1');
    drive.press(caller, '1');
    drive.answers(destination);
    send({ type: 'transferRequested', to: office, kind: 'blind' });
    send({ type: 'held' });
    expect(talks()).toEqual([[agent, destination]]);
    send({ type: 'transferConnected' });
    const before = drive.log.length;
    send({ type: 'transferConnected' });
    send({ type: 'transferCancelled' });
    expect(drive.log).toHaveLength(before);
  });
});

describe('a person on a phone of ours', () => {
  const person: Destination = { ...office, number: '', phone: 'browser-clerk', account: 'k', brief: 'Bescheid fehlt' };

  test('[C78] is rung there; declining on the page gives the caller back', () => {
    const { drive, id, caller, agent, destination, talks, ended, send } = passing('blind', person);
    expect(drive.did('ringNumber').at(-1)).toMatchObject({
      to: { phone: 'browser-clerk' },
      topic: 'pass',
      language: 'de',
    });
    send({ type: 'destinationLeft' });
    expect(ended(destination)).toBe(true);
    expect(talks()).toEqual([[caller, agent]]);
    expect(drive.hotline.calls.get(id)?.phase).toMatchObject({ failed: { cause: 'declined' } });
  });

  test('[C78] hangs up the conversation on the page', () => {
    const { drive, id, caller, destination, ended, send } = passing('blind', person);
    drive.answers(destination);
    expect(drive.phase(id)).toBe('connected');
    send({ type: 'destinationLeft' });
    expect([caller, destination].map(ended)).toEqual([true, true]);
    expect(drive.endOf(id)?.record).toMatchObject({ end: 'served', endedBy: 'department' });
  });

  test('[C79] the note stands in no record and no journal', () => {
    const { drive, destination } = passing('blind', person);
    drive.answers(destination);
    drive.legEnds(destination);
    const kept = drive.log.filter((e) => ['save', 'journal', 'keep'].includes(e.effect.do));
    expect(kept.length).toBeGreaterThan(5);
    expect(JSON.stringify(kept)).not.toContain('Bescheid');
  });
});

describe('[C75] a call of our own that comes back', () => {
  const arrives = (drive: Drive, number: string, markedAs?: string) => {
    drive.model.legs.set('back.in', 'arriving');
    drive.send({
      type: 'callArrived',
      arrival: {
        id: 'back',
        leg: 'back.in',
        source: 'trunk',
        caller: { kind: 'known', number },
        dialled: '02151860',
        sipCallId: 'sip-back',
        open: true,
        ...(markedAs !== undefined && { markedAs }),
      },
    });
    return drive.endOf('back')?.record.end ?? drive.phase('back');
  };

  test('is refused as busy by its mark, whatever number it shows', () => {
    const { drive, destination } = passing('announced');
    expect(arrives(drive, '+4917012345678', destination)).toBe('refused');
    expect(drive.did('hangUp').at(-1)).toMatchObject({ leg: 'back.in', cause: 'busy' });
  });

  test.each(['+492151860', '02151860', '00492151860'])(
    'is refused by our own number %s while we ring outside',
    (number) => {
      expect(arrives(passing('blind').drive, number)).toBe('refused');
    },
  );

  test('but an own number is a caller like any other while nobody is rung outside, and so is a foreign mark', () => {
    expect(arrives(consulting().drive, '+492151860')).toBe('menu');
    expect(arrives(passing('blind').drive, '+4917012345678', 'x.t9')).toBe('menu');
    expect(arrives(passing('blind', { ...office, phone: 'browser-clerk' }).drive, '+492151860')).toBe('menu');
  });
});
