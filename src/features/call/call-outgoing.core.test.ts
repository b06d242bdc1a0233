// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, test } from 'vitest';
import { driveHotline, type Drive } from '../../app/hotline.bench.fixture.ts';

const citizenLeg = 'w1.c';

function due(drive: Drive, more: { id?: string; since?: number } = {}): void {
  const id = more.id ?? 'w1';
  drive.send({
    type: 'callbackDue',
    order: {
      id,
      wish: `wish-${id}`,
      number: '+492151123456',
      attempt: 1,
      origin: 'queue',
      story: '',
      language: 'de',
      topic: 'pass',
      priority: 2,
      since: more.since ?? 500_000,
    },
  });
}

/** An agent is at work, has taken the call-back, and the citizen's phone rings. */
function dialled(): Drive {
  const drive = driveHotline();
  drive.work('anna');
  due(drive);
  drive.answers(drive.ringingLeg());
  return drive;
}

const over = (drive: Drive) => drive.did('attemptOver');

describe('a call-back', () => {
  test('[C50] stands before a live caller who came later, after one who came earlier', () => {
    const drive = driveHotline();
    const live = drive.dial();
    drive.press(live.leg, '1');
    due(drive, { id: 'old', since: 1 });
    due(drive, { id: 'new', since: drive.now() + 1 });
    expect(drive.hotline.queue.waiting.map((w) => w.call)).toEqual(['old', live.id, 'new']);
    // Nothing is sent to a line that does not exist.
    expect(drive.log.filter((e) => e.call === 'old' && e.effect.do !== 'journal')).toEqual([]);
    drive.wait(600_000);
    expect(drive.log.filter((e) => e.call === 'old' && e.effect.do !== 'journal')).toEqual([]);
  });

  test('[C51] the agent first, then the citizen', () => {
    const drive = driveHotline();
    drive.work('anna');
    due(drive);
    expect(drive.did('ringPhone')).toHaveLength(1);
    expect(drive.did('ringCitizen')).toEqual([]);
    drive.answers(drive.ringingLeg());
    expect(drive.did('ringCitizen')).toMatchObject([{ leg: citizenLeg, number: '+492151123456' }]);
    expect(drive.did('ringback')).toHaveLength(1);
    expect(drive.hotline.agents.get('anna')?.task).toEqual({ kind: 'talk', call: 'w1' });
    expect(drive.did('saveAttempt')).toMatchObject([{ record: { id: 'w1', answeredAt: null, result: null } }]);
  });

  test('[C52] answered: a conversation, whose end is "reached"', () => {
    const drive = dialled();
    drive.answers(citizenLeg);
    expect(drive.model.talks.get('w1.b')).toContain(citizenLeg);
    drive.send({ type: 'callEvent', call: 'w1', event: { type: 'held' } });
    drive.send({ type: 'callEvent', call: 'w1', event: { type: 'resumed' } });
    drive.wait(60_000);
    drive.legEnds(citizenLeg);
    expect(over(drive)).toEqual([{ do: 'attemptOver', wish: 'wish-w1', result: 'reached' }]);
    expect(drive.hotline.agents.get('anna')).toMatchObject({ choice: 'afterCall', task: null });
    expect(drive.did('saveAttempt').at(-1)).toMatchObject({ record: { result: 'reached', shiftId: 'shift-anna' } });
    expect(drive.did('save')).toEqual([]);
  });

  test.each([
    ['busy', 'busy'],
    ['noAnswer', 'noAnswer'],
    ['declined', 'busy'],
    ['unreachable', 'noAnswer'],
    ['failed', 'failed'],
  ] as const)('[C53] %s: the agent is ready again', (cause, result) => {
    const drive = dialled();
    const agentLeg = [...drive.model.legs.keys()].find((leg) => leg !== citizenLeg) ?? '';
    drive.legEnds(citizenLeg, cause);
    expect(over(drive)).toMatchObject([{ result }]);
    expect(drive.hotline.agents.get('anna')).toMatchObject({ choice: 'ready', task: null });
    expect(drive.model.dying.has(agentLeg)).toBe(true);
    expect(drive.hotline.calls.size).toBe(0);
  });

  test('[C53] rings in vain', () => {
    const drive = dialled();
    drive.wait(41_000);
    expect(over(drive)).toMatchObject([{ result: 'noAnswer' }]);
    expect(drive.model.dying.has(citizenLeg)).toBe(true);
  });

  test('[C53] the agent hangs up while it rings: no attempt of the citizen', () => {
    const drive = dialled();
    drive.send({ type: 'callEvent', call: 'w1', event: { type: 'agentHungUp' } });
    expect(over(drive)).toMatchObject([{ result: 'notDialled' }]);
    expect(drive.model.dying.has(citizenLeg)).toBe(true);
  });

  test.each(['mailbox', 'wrongNumber'] as const)('[C54] the agent says: %s', (result) => {
    const drive = dialled();
    drive.answers(citizenLeg);
    drive.send({ type: 'callEvent', call: 'w1', event: { type: 'resultSaid', result } });
    expect(over(drive)).toMatchObject([{ result }]);
    expect(drive.hotline.calls.size).toBe(0);
  });

  test('[C55] withdrawn while waiting: gone without a trace; in conversation: goes on', () => {
    const drive = driveHotline();
    due(drive);
    drive.send({ type: 'callEvent', call: 'w1', event: { type: 'wishWithdrawn' } });
    expect(over(drive)).toMatchObject([{ result: 'notDialled' }]);
    expect(drive.hotline.queue.waiting).toEqual([]);
    const talking = dialled();
    talking.answers(citizenLeg);
    talking.send({ type: 'callEvent', call: 'w1', event: { type: 'wishWithdrawn' } });
    expect(talking.phase('w1')).toBe('talk');
  });

  test('[C55] closing time with nobody at work', () => {
    const drive = driveHotline();
    due(drive);
    drive.send({ type: 'hoursChanged', open: false });
    expect(over(drive)).toMatchObject([{ result: 'notDialled' }]);
    expect(drive.did('play')).toEqual([]);
  });

  test('the agent does not take it: the next one is offered it, nothing is dialled', () => {
    const drive = driveHotline();
    drive.work('anna');
    drive.work('bert');
    due(drive);
    drive.legEnds(drive.ringingLeg(), 'declined');
    expect(drive.did('ringPhone')).toHaveLength(2);
    expect(drive.did('ringCitizen')).toEqual([]);
  });
});
