// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, test } from 'vitest';
import { driveHotline, office, type Drive } from '../../app/hotline.bench.fixture.ts';
import type { CallEvent } from './call-events.core.ts';

/** A caller talks with the only agent. */
function talking(): { drive: Drive; id: string; leg: string; agentLeg: string; say(event: CallEvent): void } {
  const drive = driveHotline();
  drive.work('anna');
  const { id, leg } = drive.dial();
  drive.press(leg, '1');
  const agentLeg = drive.ringingLeg();
  drive.answers(agentLeg);
  return { drive, id, leg, agentLeg, say: (event) => void drive.send({ type: 'callEvent', call: id, event }) };
}

describe('an agent whose browser is lost', () => {
  test('[C60] music for the caller, no other call for the agent', () => {
    const { drive, id, leg, say } = talking();
    say({ type: 'agentLost' });
    expect(drive.phase(id)).toBe('recalling');
    expect(drive.did('music').at(-1)).toMatchObject({ leg, on: true });
    expect(drive.did('keep').at(-1)).toMatchObject({ leg, leaseMs: 30_000 });
    const next = drive.dial();
    drive.press(next.leg, '1');
    drive.send({ type: 'choiceMade', agent: 'anna', choice: 'ready' });
    expect(drive.did('ringPhone')).toHaveLength(1);
  });

  test('[C61] back with its sound', () => {
    const { drive, id, leg, agentLeg, say } = talking();
    say({ type: 'agentLost' });
    say({ type: 'agentBack', withSound: true });
    expect(drive.phase(id)).toBe('talk');
    expect(drive.model.talks.get(`${id}.b`)).toEqual([leg, agentLeg]);
    expect(drive.did('ringPhone')).toHaveLength(1);
  });

  test('[C62] back without sound: rings by itself, and the old leg is ended', () => {
    const { drive, id, leg, agentLeg, say } = talking();
    say({ type: 'agentLost' });
    say({ type: 'agentBack', withSound: false });
    say({ type: 'agentBack', withSound: false });
    expect(drive.did('ringPhone')).toHaveLength(2);
    const again = drive.ringingLeg();
    drive.answers(again);
    expect(drive.phase(id)).toBe('talk');
    expect(drive.model.talks.get(`${id}.b`)).toEqual([leg, again]);
    expect(drive.model.dying.has(agentLeg)).toBe(true);
    drive.legEnds(agentLeg);
    expect(drive.phase(id)).toBe('talk');
  });

  test('[C62] the page was faster than anybody noticed', () => {
    const { drive, id, say } = talking();
    say({ type: 'agentBack', withSound: false });
    expect(drive.phase(id)).toBe('recalling');
    expect(drive.did('ringPhone')).toHaveLength(2);
  });

  test('[C62] reloaded in a consultation: the caller is taken back first', () => {
    const { drive, id, leg, say } = talking();
    say({ type: 'transferRequested', to: office, kind: 'announced' });
    const other = drive.ringingLeg();
    drive.answers(other);
    say({ type: 'agentBack', withSound: false });
    expect(drive.model.dying.has(other)).toBe(true);
    expect(drive.phase(id)).toBe('recalling');
    drive.answers(drive.ringingLeg());
    expect(drive.phase(id)).toBe('talk');
    expect(drive.model.talks.get(`${id}.b`)?.[0]).toBe(leg);
  });

  test('[C63] the old leg ends meanwhile', () => {
    const { drive, id, agentLeg, say } = talking();
    say({ type: 'agentLost' });
    drive.legEnds(agentLeg, 'failed');
    expect(drive.phase(id)).toBe('recalling');
    say({ type: 'agentBack', withSound: true });
    expect(drive.did('ringPhone')).toHaveLength(2);
  });

  test('[C63] [C64] rung in vain, or not back in time: head of the queue', () => {
    for (const comesBack of [true, false]) {
      const { drive, id, say } = talking();
      say({ type: 'agentLost' });
      if (comesBack) {
        say({ type: 'agentBack', withSound: false });
        drive.legEnds(drive.ringingLeg(), 'unreachable');
      } else drive.wait(20_000);
      expect(drive.phase(id)).toBe('waiting');
      expect(drive.said()).toEqual(['technical-problem:de']);
      expect(drive.hotline.queue.waiting).toMatchObject([{ call: id, priority: 0 }]);
      expect(drive.hotline.agents.get('anna')).toMatchObject({ choice: 'notReachable', notice: 'phoneUnreachable' });
    }
  });

  test('[C30] the caller hangs up meanwhile: served, everything ended, the agent free', () => {
    const { drive, id, leg, agentLeg, say } = talking();
    say({ type: 'agentLost' });
    drive.legEnds(leg);
    expect(drive.endOf(id)?.record.end).toBe('served');
    expect(drive.model.dying.has(agentLeg)).toBe(true);
    expect(drive.hotline.agents.get('anna')?.task).toBeNull();
  });
});

describe('whoever calls again within minutes', () => {
  const before = { language: 'tr', topic: 'wohngeld', queuedAt: 900_000, shift: null } as const;
  const dialAgain = (drive: Drive, open = true, more: { shift?: string } = {}) =>
    drive.dial(open, { kind: 'known', number: '+49215112345' }, { ...before, ...more });

  test('[C65] the old place, language and topic, without the menu', () => {
    const drive = driveHotline();
    const { id } = dialAgain(drive);
    expect(drive.said()).toEqual(['welcome-back:tr']);
    expect(drive.hotline.queue.waiting).toMatchObject([
      { call: id, language: 'tr', topic: 'wohngeld', since: 900_000, priority: 2 },
    ]);
  });

  test('[C65] the same agent first', () => {
    const drive = driveHotline();
    drive.work('anna');
    drive.work('bert');
    const { id } = dialAgain(drive, true, { shift: 'shift-bert' });
    expect(drive.hotline.agents.get('bert')?.task).toMatchObject({ kind: 'offer', call: id });
    expect(drive.hotline.calls.get(id)?.priority).toBe(1);
  });

  test('[C66] star: the menu', () => {
    const drive = driveHotline();
    const { id, leg } = dialAgain(drive);
    drive.press(leg, '*');
    expect(drive.phase(id)).toBe('menu');
    expect(drive.hotline.queue.waiting).toEqual([]);
    drive.press(leg, '1');
    expect(drive.hotline.queue.waiting).toMatchObject([{ call: id, topic: 'pass', prefers: null, priority: 2 }]);
    drive.press(leg, '*');
    expect(drive.phase(id)).toBe('waiting');
  });

  test('closed: the closed notice, as for everybody', () => {
    const drive = driveHotline();
    const { id } = dialAgain(drive, false);
    expect(drive.phase(id)).toBe('closedNotice');
  });
});
