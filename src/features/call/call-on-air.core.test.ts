// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, test } from 'vitest';
import { driveHotline, type Drive } from '../../app/hotline.bench.fixture.ts';
import { settings } from '../../app/hotline.fixture.ts';
import type { Notice } from '../on-air/on-air.core.ts';
import { adopt } from './call-arrival.core.ts';
import { noteOf, type CallNote } from './call-note.core.ts';

/** Words in German and Turkish. */
const storm: Notice = {
  id: 'n1',
  sounds: { de: 'notice-storm', tr: 'notice-storm' },
  place: 'before',
  after: 'agents',
  open: true,
  closed: true,
};
const evacuation: Notice = { ...storm, id: 'n2', place: 'instead', after: 'hangUp' };

function onAir(notice: Notice | null): Drive {
  const drive = driveHotline();
  drive.air.notice = notice;
  return drive;
}

/** Puts it on air while calls are on. */
function goOnAir(drive: Drive, notice: Notice | null): void {
  drive.air.notice = notice;
  drive.send({ type: 'noticeChanged' });
}

describe('before the menu', () => {
  test('[C90] said before the greeting; every key works during it', () => {
    const drive = onAir(storm);
    const { leg } = drive.dial();
    expect(drive.said()).toEqual(['notice-storm:de', 'greeting:de', 'language-hint:de', 'menu-root:de']);
    drive.press(leg, '1');
    expect(drive.said(), 'who has heard it does not hear it again').toEqual(['please-wait:de']);
  });

  test('[C90] closed: before the closed notice, and not where it is only for the open hours', () => {
    const drive = onAir(storm);
    drive.dial(false);
    expect(drive.said().slice(0, 3)).toEqual(['notice-storm:de', 'closed:de', 'emergency-numbers:de']);
    drive.air.notice = { ...storm, closed: false };
    drive.dial(false);
    expect(drive.said()[0]).toBe('closed:de');
    drive.air.notice = { ...storm, open: false };
    drive.dial();
    expect(drive.said()[0]).toBe('greeting:de');
  });

  test('[C94] again in the language that was chosen; in German with a sentence before it where there are no words', () => {
    const drive = onAir(storm);
    const { leg } = drive.dial();
    drive.press(leg, '9');
    drive.press(leg, '1');
    expect(drive.said()).toEqual(['notice-storm:tr', 'greeting:tr', 'menu-root:tr']);
    const other = drive.dial();
    drive.press(other.leg, '9');
    drive.press(other.leg, '2');
    expect(drive.said()).toEqual(['german-follows:en', 'notice-storm:de', 'greeting:en', 'menu-root:en']);
    const closed = drive.dial(false);
    drive.press(closed.leg, '9');
    drive.press(closed.leg, '2');
    expect(drive.said().slice(0, 3)).toEqual(['german-follows:en', 'notice-storm:de', 'closed:en']);
  });

  test('[C97] when it is over the next call is as usual', () => {
    const drive = onAir(storm);
    drive.dial();
    drive.air.notice = null;
    drive.dial();
    expect(drive.said()[0]).toBe('greeting:de');
  });
});

describe('instead of the menu', () => {
  test('[C91] [C95] [C98] its words, a call-back, time to press 9, and the end', () => {
    const drive = onAir(evacuation);
    const { id, leg } = drive.dial();
    expect(drive.said()).toEqual(['notice-storm:de', 'callback-offer:de', 'language-hint:de']);
    drive.playEnds(leg);
    expect(drive.phase(id)).toBe('notice');
    drive.wait(6_100);
    expect(drive.endOf(id)?.record).toMatchObject({ end: 'closed', endedBy: 'system', queuedAt: null });
    expect(drive.model.dying.has(leg)).toBe(true);
  });

  test('[C91] or goes on to a person, who need not be chosen', () => {
    const drive = onAir({ ...evacuation, after: 'agents' });
    const { id, leg } = drive.dial();
    drive.playEnds(leg);
    drive.wait(6_100);
    expect(drive.said()).toEqual(['please-wait:de']);
    expect(drive.hotline.queue.waiting[0]).toMatchObject({ call: id, topic: null });
  });

  test('[C92] 9 and a language, star again; no key leads to a person where the call ends', () => {
    const drive = onAir(evacuation);
    const { id, leg } = drive.dial();
    for (const key of ['0', '2', '5', '7', '8']) drive.press(leg, key);
    expect(drive.phase(id)).toBe('notice');
    drive.press(leg, '9');
    drive.press(leg, '0');
    expect(drive.phase(id), '0 in the languages').toBe('notice');
    drive.press(leg, '9');
    drive.press(leg, '1');
    expect(drive.said()).toEqual(['notice-storm:tr', 'callback-offer:tr']);
    drive.press(leg, '*');
    expect(drive.said()).toEqual(['notice-storm:tr', 'callback-offer:tr']);
    for (const key of ['9', '8', '8', '8']) drive.press(leg, key);
    expect(drive.phase(id), 'three misses in the languages').toBe('notice');
    expect(drive.hotline.queue.waiting).toEqual([]);
    drive.legEnds(leg);
    expect(drive.endOf(id)?.record).toMatchObject({ end: 'closed', endedBy: 'citizen' });
  });

  test('[C92] 0 leads to a person where one can be had, and who leaves before was in the menu', () => {
    const drive = onAir({ ...evacuation, after: 'agents' });
    const gone = drive.dial();
    drive.legEnds(gone.leg);
    expect(drive.endOf(gone.id)?.record).toMatchObject({ end: 'abandoned_menu' });
    const { id, leg } = drive.dial();
    drive.press(leg, '0');
    expect(drive.hotline.queue.waiting[0]).toMatchObject({ call: id });
  });

  test('[C92] nor does a call that comes back within minutes', () => {
    const drive = onAir(evacuation);
    const before = { language: 'tr', topic: 'pass', queuedAt: 900_000, shift: null } as const;
    const { id } = drive.dial(true, { kind: 'known', number: '+49215112345' }, before);
    expect(drive.phase(id)).toBe('notice');
    drive.air.notice = storm;
    drive.dial(true, { kind: 'known', number: '+49215112346' }, before);
    expect(drive.said()).toEqual(['notice-storm:tr', 'welcome-back:tr']);
  });

  test('[C97] taken off the air in the middle: repeated, the call is as any other', () => {
    const drive = onAir(evacuation);
    const { leg } = drive.dial();
    drive.air.notice = null;
    drive.press(leg, '*');
    expect(drive.said()).toEqual(['greeting:de', 'language-hint:de', 'menu-root:de']);
  });

  test('[C32] [C34] whom the switch gives back hears it again', () => {
    const drive = onAir(evacuation);
    const { id, leg } = drive.dial();
    drive.log.length = 0;
    drive.send({ type: 'callEvent', call: id, event: { type: 'returned' } });
    expect(drive.said()).toEqual(['notice-storm:de', 'callback-offer:de', 'language-hint:de']);
    const call = drive.hotline.calls.get(id);
    expect(call && JSON.parse(noteOf(call))).toMatchObject({ place: { name: 'notice' }, heard: 'n2' });
    expect(drive.model.legs.has(leg)).toBe(true);
  });
});

describe('a call-back instead of nothing', () => {
  const known = { kind: 'known', number: '+49215112345' } as const;

  test('[C98] key 1 books one; it is told after the commit, and the call ends so', () => {
    const drive = onAir(evacuation);
    const { id, leg } = drive.dial(true, known);
    drive.press(leg, '1');
    expect(drive.said()).toEqual([
      'callback-slot:de',
      'callback-tomorrow:de',
      'callback-number:de',
      expect.any(String),
      'callback-confirm:de',
    ]);
    drive.press(leg, '1');
    expect(drive.did('bookCallback').at(-1)).toMatchObject({ origin: 'closed', number: known.number });
    drive.answerBooking('booked');
    expect(drive.said()[0]).toBe('callback-booked:de');
    drive.playEnds(leg);
    expect(drive.endOf(id)?.record).toMatchObject({ end: 'callback_booked', queuedAt: null });
  });

  test('[C98] back, or with none to be had, the announcement is heard again; after a refusal without the offer', () => {
    const drive = onAir(evacuation);
    const { id, leg } = drive.dial(true, known);
    drive.press(leg, '1');
    drive.press(leg, '0');
    expect(drive.phase(id)).toBe('notice');
    expect(drive.said()).toEqual(['notice-storm:de', 'callback-offer:de', 'language-hint:de']);
    drive.callbacks.slot = null;
    drive.press(leg, '1');
    expect(drive.said()).toEqual(['callback-full:de', 'notice-storm:de']);
    drive.playEnds(leg);
    drive.wait(6_100);
    expect(drive.endOf(id)?.record).toMatchObject({ end: 'closed', endedBy: 'system' });
  });

  test('[C95] [C98] whoever leaves in the dialogue was told that nobody can be had', () => {
    const drive = onAir(evacuation);
    const { id, leg } = drive.dial(true, known);
    drive.press(leg, '1');
    drive.legEnds(leg);
    expect(drive.endOf(id)?.record).toMatchObject({ end: 'closed', endedBy: 'citizen' });
  });

  test('[C49] [C98] a restart of ours in the dialogue: the announcement is heard again', () => {
    const drive = onAir(evacuation);
    const { id, leg } = drive.dial(true, known);
    drive.press(leg, '1');
    const call = drive.hotline.calls.get(id);
    if (!call) throw new Error('the call is gone');
    const note = JSON.parse(noteOf(call)) as CallNote;
    const { source, caller, dialled, sipCallId } = call;
    const arrival = { id, leg, source, caller, dialled, sipCallId, open: true };
    const back = adopt(arrival, note, {}, drive.now(), { ...settings, notice: evacuation });
    expect(back.call.phase.name).toBe('notice');
    expect(back.effects.map((effect) => effect.do)).not.toContain('joinQueue');
  });

  test('[C97] [C98] off the air by then: back is the menu', () => {
    const drive = onAir(evacuation);
    const { id, leg } = drive.dial(true, known);
    drive.press(leg, '1');
    drive.air.notice = null;
    drive.press(leg, '0');
    expect(drive.phase(id)).toBe('menu');
  });

  test('[C98] where a person follows, 1 is no call-back, and none is offered', () => {
    const drive = onAir({ ...evacuation, after: 'agents' });
    const { id, leg } = drive.dial(true, known);
    expect(drive.said()).toEqual(['notice-storm:de', 'language-hint:de']);
    drive.press(leg, '1');
    expect(drive.phase(id)).toBe('notice');
  });
});

describe('while waiting', () => {
  test('[C93] said once, at once; not again after it was prolonged', () => {
    const drive = onAir(null);
    const { leg } = drive.dial();
    drive.press(leg, '0');
    drive.playEnds(leg);
    goOnAir(drive, storm);
    expect(drive.said()).toEqual(['notice-storm:de']);
    drive.playEnds(leg);
    const plays = drive.did('play').length;
    goOnAir(drive, { ...storm });
    expect(drive.did('play')).toHaveLength(plays);
    goOnAir(drive, { ...storm, id: 'n3' });
    expect(drive.said(), 'other words are heard').toEqual(['notice-storm:de']);
    expect(drive.did('play')).toHaveLength(plays + 1);
  });

  test('[C93] not while a phone rings, but after it rang in vain', () => {
    const drive = onAir(null);
    drive.work('a');
    const { leg } = drive.dial();
    drive.press(leg, '1');
    drive.playEnds(leg);
    const ringing = drive.ringingLeg();
    expect(ringing).not.toBe('');
    const plays = drive.did('play').length;
    goOnAir(drive, storm);
    expect(drive.did('play')).toHaveLength(plays);
    drive.legEnds(ringing, 'declined');
    drive.wait(10);
    expect(drive.said()).toEqual(['notice-storm:de']);
  });

  test('[C93] who is in the menu hears it when joining the queue; not where it is only for closed hours', () => {
    const drive = onAir(null);
    const { leg } = drive.dial();
    goOnAir(drive, storm);
    drive.press(leg, '1');
    expect(drive.said()).toEqual(['notice-storm:de', 'please-wait:de']);
    const later = drive.dial();
    goOnAir(drive, { ...storm, id: 'n4', open: false });
    drive.press(later.leg, '1');
    expect(drive.said()).toEqual(['please-wait:de']);
  });
});

describe('a closed day with words of its own', () => {
  const rosenmontag = {
    sounds: { de: 'closed-2027-02-08', tr: 'closed-2027-02-08' },
    emergency: 'emergency-2027-02-08',
  };

  test('[C96] said instead of "closed", with its numbers', () => {
    const drive = driveHotline();
    drive.air.closedDay = rosenmontag;
    const { leg } = drive.dial(false);
    expect(drive.said().slice(0, 3)).toEqual([
      'closed-2027-02-08:de',
      'emergency-numbers:de',
      'emergency-2027-02-08:de',
    ]);
    drive.press(leg, '9');
    drive.press(leg, '1');
    expect(drive.said()[0]).toBe('closed-2027-02-08:tr');
  });

  test('[C96] without Polish words: in German behind a sentence, then "closed" in Polish', () => {
    const drive = driveHotline();
    drive.air.closedDay = { ...rosenmontag, emergency: null };
    const { leg } = drive.dial(false);
    drive.press(leg, '9');
    drive.press(leg, '5');
    expect(drive.said().slice(0, 4)).toEqual([
      'german-follows:pl',
      'closed-2027-02-08:de',
      'closed:pl',
      'emergency-numbers:pl',
    ]);
  });

  test('[C96] numbers without words, and the usual words', () => {
    const drive = driveHotline();
    drive.air.closedDay = { sounds: null, emergency: 'emergency-2027-02-08' };
    drive.dial(false);
    expect(drive.said().slice(0, 3)).toEqual(['closed:de', 'emergency-numbers:de', 'emergency-2027-02-08:de']);
  });
});
