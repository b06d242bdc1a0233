// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, test } from 'vitest';
import { driveHotline, type Drive } from '../../app/hotline.bench.fixture.ts';
import { settings } from '../../app/hotline.fixture.ts';
import { adopt, type Arrival } from './call-arrival.core.ts';
import type { CallNote } from './call-note.core.ts';

const headStartMs = 300_000;
const number = '+49215112345';
const someoneElse = { kind: 'known', number: '+49215154321' } as const;

const driven = (): Drive => driveHotline({ headStartMs });
const waits = (drive: Drive): string[] => drive.hotline.queue.waiting.map(({ call }) => call);
const known = (drive: Drive, call: string, ...topics: string[]) =>
  drive.send({ type: 'callEvent', call, event: { type: 'earlierKnown', topics } });
const asked = (drive: Drive) => drive.did('askEarlier');
/** Somebody waits on key 1, since a minute. */
function oneWaits(drive: Drive): string {
  const { id, leg } = drive.dial(true, someoneElse);
  drive.press(leg, '1');
  drive.wait(60_000);
  return id;
}

describe('whoever comes back on the same matter', () => {
  test('[C120] is looked up once, as the call arrives, after the row; the announcement does not wait', () => {
    const drive = driven();
    const { id, leg } = drive.dial();
    const begun = drive.log.filter(({ call }) => call === id).map(({ effect }) => effect.do);
    expect(begun.indexOf('save')).toBeLessThan(begun.indexOf('askEarlier'));
    expect(begun).toContain('play');
    expect(asked(drive)).toEqual([{ do: 'askEarlier', number }]);
    drive.press(leg, '*');
    drive.press(leg, '1');
    expect(asked(drive)).toHaveLength(1);
  });

  test('[C120] not looked up: while there is no head start, without a number, when closed', () => {
    const without = driveHotline({ headStartMs: 0 });
    without.dial();
    expect(asked(without)).toEqual([]);
    const drive = driven();
    drive.dial(true, { kind: 'withheld' });
    drive.dial(true, { kind: 'unknown' });
    drive.dial(false);
    expect(asked(drive)).toEqual([]);
  });

  test('[C121] [Q18] on the same topic goes before who has waited less than the head start longer', () => {
    const drive = driven();
    const first = oneWaits(drive);
    const { id, leg } = drive.dial();
    known(drive, id, 'pass', 'wohngeld');
    drive.press(leg, '1');
    expect(waits(drive)).toEqual([id, first]);
    drive.work('anna');
    expect(drive.hotline.agents.get('anna')?.task).toMatchObject({ call: id });
  });

  test('[C121] another topic, and a person without a topic, is a matter of its own', () => {
    for (const key of ['1', '0']) {
      const drive = driven();
      const first = oneWaits(drive);
      const { id, leg } = drive.dial();
      known(drive, id, 'wohngeld');
      drive.press(leg, key);
      expect(waits(drive)).toEqual([first, id]);
      expect(drive.hotline.calls.get(id)?.second).toBe(false);
    }
  });

  test('[C122] an answer after joining moves the caller up, once; late ones change nothing', () => {
    const drive = driven();
    const first = oneWaits(drive);
    const { id, leg } = drive.dial();
    drive.press(leg, '1');
    expect(waits(drive)).toEqual([first, id]);
    known(drive, id, 'zulassung');
    expect(waits(drive)).toEqual([first, id]);
    known(drive, id, 'pass');
    expect(waits(drive)).toEqual([id, first]);
    expect(drive.hotline.queue.waiting).toHaveLength(2);
    drive.legEnds(leg);
    expect(known(drive, id, 'pass')).toEqual([]);
    expect(waits(drive)).toEqual([first]);
  });

  test('[C122] an answer in the conversation changes nothing and claims no leg back', () => {
    const drive = driven();
    drive.work('anna');
    const { id, leg } = drive.dial();
    drive.press(leg, '1');
    drive.answers(drive.ringingLeg());
    expect(drive.phase(id)).toBe('talk');
    expect(known(drive, id, 'pass')).toEqual([]);
    expect(drive.hotline.calls.get(id)).toMatchObject({ second: false, leaseUntil: null });
  });

  test('[C122] while a call-back is being booked it is known, and holds when the caller is back in the queue', () => {
    const drive = driven();
    drive.callbacks.slot = undefined;
    const first = oneWaits(drive);
    const { id, leg } = drive.dial();
    drive.press(leg, '1');
    drive.wait(5_000);
    drive.press(leg, '1');
    expect(drive.phase(id)).toBe('booking');
    known(drive, id, 'pass');
    expect(waits(drive)).toEqual([first]);
    // Nobody answers which time is free: the caller is back.
    drive.wait(10_000);
    expect(drive.phase(id)).toBe('waiting');
    expect(waits(drive)).toEqual([id, first]);
  });

  test('[C66] star, and another topic: the head start is gone', () => {
    const drive = driven();
    const first = oneWaits(drive);
    const before = { language: 'de', topic: 'pass', queuedAt: drive.now() - 1_000, shift: null } as const;
    const { id, leg } = drive.dial(true, { kind: 'known', number }, before);
    known(drive, id, 'pass');
    expect(waits(drive)).toEqual([id, first]);
    drive.press(leg, '*');
    drive.press(leg, '3');
    expect(drive.hotline.queue.waiting).toMatchObject([
      { call: first },
      { call: id, topic: 'wohngeld', second: false },
    ]);
  });

  test('[C123] the switch remembers yes or no; no row and no journal says it', () => {
    const drive = driven();
    const { id, leg } = drive.dial();
    known(drive, id, 'pass', 'wohngeld');
    drive.press(leg, '1');
    const note = JSON.parse((drive.did('keep').at(-1) as { note: string }).note) as CallNote;
    expect(note.second).toBe(true);
    const written = drive.log.filter(({ effect }) => effect.do === 'save' || effect.do === 'journal');
    expect(JSON.stringify(written)).not.toMatch(/second|earlier/);
    expect(drive.endOf(id)).toBeUndefined();

    const arrival: Arrival = {
      ...{ id, leg, source: 'trunk', dialled: '1', sipCallId: 's', open: true },
      caller: { kind: 'known', number },
    };
    const adopted = adopt(arrival, note, {}, drive.now() + 5_000, { ...settings, headStartMs });
    expect(adopted.call).toMatchObject({ second: true, topic: 'pass' });
    expect(adopted.effects.filter((effect) => effect.do === 'askEarlier')).toEqual([]);
    // Who was in the menu is looked up again.
    const inMenu = { ...note, queuedAt: null, topic: null, second: false, place: undefined };
    const again = adopt(arrival, inMenu as unknown as CallNote, {}, drive.now(), { ...settings, headStartMs });
    expect(again.effects).toContainEqual({ do: 'askEarlier', number });
  });
});
