// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, test } from 'vitest';
import { driveHotline, elsewhere, office } from '../../app/hotline.bench.fixture.ts';
import type { Straight } from './call-state.core.ts';

const digits = '02151 86 3210';
const number = [`direct-number:de`, digits, 'direct-number-again:de', digits];

/** A caller who chose the topic `pass`, which the team does not answer. */
function choosing(straight: Straight, key = '1') {
  const drive = driveHotline({ straight: (topic) => (topic === 'pass' ? straight : undefined) });
  const call = drive.dial();
  drive.press(call.leg, key);
  const record = () =>
    drive
      .did('save')
      .flatMap((e) => (e.do === 'save' && e.record.id === call.id ? [e.record] : []))
      .at(-1);
  return { drive, ...call, record, phase: () => drive.hotline.calls.get(call.id)?.phase.name };
}

test('[C110] [C111] the number is said twice, and the caller hears the level again; the team is not asked', () => {
  const { drive, leg, phase } = choosing({ to: null, digits });
  expect(drive.said()).toEqual(number);
  expect(drive.hotline.queue.waiting).toEqual([]);
  drive.playEnds(leg);
  expect(phase()).toBe('menu');
  expect(drive.said()).toEqual(['menu-root:de']);
});

test('[C111] [C114] keys work while the number is said: 0 is a person, who is told the topic is none of the team', () => {
  const { drive, leg, id } = choosing({ to: null, digits });
  drive.press(leg, '0');
  expect(drive.hotline.queue.waiting.map(({ call }) => call)).toEqual([id]);
});

test('[C110] other topics lead to the queue', () => {
  const { drive, id } = choosing({ to: null, digits }, '3');
  expect(drive.hotline.queue.waiting.map(({ call }) => call)).toEqual([id]);
});

test('[C113] who leaves while the number is said has served themselves', () => {
  const { drive, leg, record } = choosing({ to: null, digits });
  drive.legEnds(leg);
  expect(record()).toMatchObject({ end: 'self_served', answeredAt: null, queuedAt: null, topic: 'pass' });
});

test('[C112] [C113] connected straight: words, music, and both hear each other until one hangs up', () => {
  const { drive, leg, record } = choosing({ to: office, digits });
  expect(drive.said()).toEqual(['connecting:de']);
  drive.playEnds(leg);
  expect(drive.did('music').at(-1)).toMatchObject({ leg, on: true });
  const ringing = drive.ringingLeg();
  drive.answers(ringing);
  expect(drive.did('talk').at(-1)).toMatchObject({ legs: [leg, ringing] });
  expect(drive.hotline.calls.get('c1')?.leaseUntil).toBeNull();
  drive.legEnds(ringing);
  expect(record()).toMatchObject({
    ...{ end: 'self_served', endedBy: 'department', answeredAt: null, shiftId: null },
    ...{ transferredTo: office.entry, transferAccepted: true },
  });
});

test('[C112] an outside number takes the call by key 1 only', () => {
  const { drive, phase } = choosing({ to: elsewhere, digits });
  const ringing = drive.ringingLeg();
  drive.answers(ringing);
  expect(phase()).toBe('transferring');
  drive.press(ringing, '1');
  expect(phase()).toBe('connected');
});

test.each(['busy', 'noAnswer', 'declined', 'unreachable', 'failed'] as const)(
  '[C112] %s: the caller hears so and the number, and stays',
  (cause) => {
    const { drive, phase, record } = choosing({ to: office, digits });
    drive.legEnds(drive.ringingLeg(), cause);
    expect(phase()).toBe('number');
    expect(drive.said()).toEqual(['direct-failed:de', ...number]);
    expect(record()).toMatchObject({ transferAccepted: false, end: null });
  },
);

test('[C112] nobody answers in time', () => {
  const { drive, phase } = choosing({ to: office, digits });
  drive.wait(26_000);
  expect(phase()).toBe('number');
});

test('[C113] who leaves while it rings has left the menu, and nothing is left behind', () => {
  const { drive, leg, record } = choosing({ to: office, digits });
  drive.legEnds(leg);
  expect(record()).toMatchObject({ end: 'abandoned_menu' });
  expect(drive.hotline.calls.size).toBe(0);
  expect([...drive.model.legs.keys()].filter((one) => !drive.model.dying.has(one))).toEqual([]);
});
