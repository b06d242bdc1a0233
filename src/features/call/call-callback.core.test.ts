// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, test } from 'vitest';
import { driveHotline, freeSlot, type Drive } from '../../app/hotline.bench.fixture.ts';
import { settings } from '../../app/hotline.fixture.ts';
import { noteOf, type CallNote } from './call-note.core.ts';
import { adopt } from './call-arrival.core.ts';
import type { Caller } from './call-state.core.ts';

const withheld: Caller = { kind: 'withheld' };

/** A caller who has waited for three seconds. */
function waiting(drive: Drive, caller?: Caller): { id: string; leg: string } {
  const call = drive.dial(true, caller);
  drive.press(call.leg, '1');
  drive.wait(3_000);
  return call;
}

function type(drive: Drive, leg: string, keys: string): void {
  for (const key of keys) drive.press(leg, key);
}

const booking = (drive: Drive, id: string) => {
  const phase = drive.hotline.calls.get(id)?.phase;
  return phase?.name === 'booking' ? phase : undefined;
};
const journal = (drive: Drive, what: string) =>
  drive.did('journal').filter((e) => e.do === 'journal' && e.type === what);
/** Everything that was ever said, to find a promise made too early. */
const allSaid = (drive: Drive): string[] =>
  drive.did('play').flatMap((e) => (e.do === 'play' ? e.words.map((w) => ('prompt' in w ? w.prompt : '')) : []));
const place = (drive: Drive, id: string): number => drive.hotline.queue.waiting.findIndex((w) => w.call === id);

describe('the offer', () => {
  test('[C40] closed: after hours and emergency numbers, before the other languages', () => {
    const drive = driveHotline();
    const { leg } = drive.dial(false);
    expect(drive.said()).toEqual([
      'closed:de',
      'emergency-numbers:de',
      'callback-offer:de',
      'ticket-offer:de',
      'language-hint:de',
    ]);
    drive.press(leg, '9');
    drive.press(leg, '2');
    expect(drive.said()).toEqual(['closed:en', 'emergency-numbers:en', 'callback-offer:en', 'ticket-offer:en']);
  });

  test('[C40] in the queue after 20 seconds and with every further word, never with "please wait"', () => {
    const drive = driveHotline();
    const { leg } = drive.dial();
    drive.press(leg, '1');
    expect(drive.said()).toEqual(['please-wait:de']);
    drive.playEnds(leg);
    drive.wait(19_900);
    expect(drive.said()).toEqual(['please-wait:de']);
    drive.wait(200);
    expect(drive.said()).toEqual(['still-waiting:de', 'callback-offer:de']);
    drive.playEnds(leg);
    drive.wait(settings.announceMs);
    expect(drive.did('play')).toHaveLength(4);
    expect(drive.said()).toEqual(['still-waiting:de', 'callback-offer:de']);
  });

  test('[C40] [C33] who waited until the day was over is offered one, too', () => {
    const drive = driveHotline();
    const { id, leg } = waiting(drive);
    drive.send({ type: 'hoursChanged', open: false });
    expect(drive.said().slice(0, 4)).toEqual([
      'no-one-on-duty:de',
      'closed:de',
      'emergency-numbers:de',
      'callback-offer:de',
    ]);
    drive.press(leg, '1');
    drive.press(leg, '1');
    drive.answerBooking('booked');
    drive.playEnds(leg);
    expect(drive.endOf(id)?.record).toMatchObject({ end: 'callback_booked', waitedMs: 3_000 });
  });
});

describe('key 1', () => {
  test('[C41] the caller leaves the queue for the dialogue and keeps the place', () => {
    const drive = driveHotline();
    const first = waiting(drive);
    const second = waiting(drive);
    const { queuedAt } = drive.hotline.calls.get(first.id) ?? {};
    drive.press(first.leg, '1');
    expect(place(drive, first.id)).toBe(-1);
    drive.wait(1_000);
    drive.press(first.leg, '0');
    expect(drive.said()).toEqual(['callback-back:de']);
    expect(place(drive, first.id)).toBe(0);
    expect(place(drive, second.id)).toBe(1);
    expect(drive.hotline.queue.waiting[0]?.since).toBe(queuedAt);
  });

  test('[C41] nobody rings for somebody in the dialogue; a phone that rings already is let go', () => {
    const drive = driveHotline();
    const { id, leg } = waiting(drive);
    drive.work('a');
    const ringing = drive.ringingLeg();
    expect(drive.hotline.agents.get('a')?.task).toMatchObject({ kind: 'offer', call: id });
    drive.press(leg, '1');
    expect(drive.model.dying.has(ringing)).toBe(true);
    expect(drive.hotline.agents.get('a')).toMatchObject({ choice: 'ready', task: null });
    drive.answers(ringing);
    expect(drive.phase(id)).toBe('booking');
    drive.legEnds(ringing);
    drive.press(leg, '0');
    expect(drive.hotline.agents.get('a')?.task, 'back in the queue the phone rings again').toMatchObject({ call: id });
  });

  test('[C41] a 1 right after the menu belongs to the menu', () => {
    const drive = driveHotline();
    const { id, leg } = drive.dial();
    drive.press(leg, '1');
    drive.press(leg, '1');
    expect(drive.phase(id)).toBe('waiting');
    drive.wait(2_000);
    drive.press(leg, '1');
    expect(drive.phase(id)).toBe('booking');
  });

  test('[C42] the free time comes first; the question is put with language, concern and arrival', () => {
    const drive = driveHotline();
    const { id, leg } = waiting(drive);
    const since = drive.hotline.calls.get(id)?.queuedAt;
    drive.press(leg, '1');
    expect(drive.did('askCallback')).toMatchObject([{ origin: 'queue', language: 'de', topic: 'pass', since }]);
    expect(drive.said().slice(0, 2)).toEqual(['callback-slot:de', 'callback-tomorrow:de']);
    expect(journal(drive, 'callbackOffered')).toMatchObject([{ data: { free: true } }]);
  });

  test.each([
    ['queue', null, 'callback-full'],
    ['queue', undefined, 'callback-unavailable'],
    ['closed', null, 'callback-full'],
  ] as const)('[C42] [C47] from the %s, nothing free: said, and back', (from, slot, said) => {
    const drive = driveHotline();
    drive.callbacks.slot = slot;
    const { id, leg } = from === 'queue' ? waiting(drive) : drive.dial(false);
    drive.press(leg, '1');
    drive.wait(5_000);
    expect(drive.phase(id)).toBe(from === 'queue' ? 'waiting' : 'closedNotice');
    expect(drive.said()[0]).toBe(`${said}:de`);
    expect(drive.said(), 'nobody is offered again what was just refused').not.toContain('callback-offer:de');
  });
});

describe('the number', () => {
  test('[C43] the known number is read back as people dial it, digit by digit', () => {
    const drive = driveHotline();
    const { id, leg } = waiting(drive);
    drive.press(leg, '1');
    expect(drive.said().slice(2)).toEqual(['callback-number:de', '02151 12345', 'callback-confirm:de']);
    drive.press(leg, '#');
    expect(drive.said()).toEqual(['callback-number:de', '02151 12345', 'callback-confirm:de']);
    expect(booking(drive, id)?.step).toMatchObject({ name: 'confirming', misses: 0 });
    drive.press(leg, '1');
    expect(drive.did('bookCallback')).toMatchObject([{ number: '+49215112345', slot: freeSlot, origin: 'queue' }]);
  });

  test.each([
    ['withheld', withheld],
    ['unknown', { kind: 'unknown' }],
    ['a foreign number', { kind: 'known', number: '+31201234567' }],
    ['an extension', { kind: 'known', number: '3210' }],
    ['our own number', { kind: 'known', number: '+492151861234' }],
  ] as const)('[C43] %s: the caller is asked to type one', (_, caller) => {
    const drive = driveHotline();
    const { leg } = waiting(drive, caller);
    drive.press(leg, '1');
    expect(drive.said()).toEqual(['callback-slot:de', 'callback-tomorrow:de', 'callback-enter:de']);
  });

  test('[C43] [C44] another number: typed, read back, confirmed', () => {
    const drive = driveHotline();
    const { leg } = waiting(drive);
    type(drive, leg, '12');
    expect(drive.said()).toEqual(['callback-enter:de']);
    type(drive, leg, '01713920012#');
    expect(drive.said()).toEqual(['callback-number:de', '0171 3920012', 'callback-confirm:de']);
    drive.press(leg, '1');
    expect(drive.did('bookCallback')).toMatchObject([{ number: '+491713920012' }]);
  });

  test('[C44] the first digit interrupts, five seconds after the last the number is complete', () => {
    const drive = driveHotline();
    const { id, leg } = waiting(drive, withheld);
    drive.press(leg, '1');
    expect(drive.model.plays.has(leg)).toBe(true);
    drive.press(leg, '0');
    expect(drive.model.plays.has(leg)).toBe(false);
    type(drive, leg, '1713920012');
    drive.wait(4_900);
    expect(booking(drive, id)?.step.name).toBe('entering');
    drive.wait(200);
    expect(drive.said()).toContain('0171 3920012');
  });

  test('[C44] at least twenty seconds to look the number up', () => {
    const drive = driveHotline();
    const { leg } = waiting(drive, withheld);
    drive.press(leg, '1');
    drive.playEnds(leg);
    drive.wait(19_900);
    expect(drive.said()).toContain('callback-enter:de');
    drive.wait(200);
    expect(drive.said()).toEqual(['no-input:de', 'callback-enter:de']);
  });

  test('[C44] star starts anew; a lone zero leads back', () => {
    const drive = driveHotline();
    const { id, leg } = waiting(drive, withheld);
    drive.press(leg, '1');
    type(drive, leg, '0815*');
    expect(drive.said()).toEqual(['callback-enter:de']);
    type(drive, leg, '01713920012#');
    expect(drive.said()).toContain('0171 3920012');
    type(drive, leg, '20#');
    expect(drive.phase(id)).toBe('waiting');
  });

  test.each(['110', '112', '115', '0900123456', '01371234567', '018012345', '11833', '03212345', '0031201234567'])(
    '[C45] %s is refused in words',
    (typed) => {
      const drive = driveHotline();
      const { id, leg } = waiting(drive, withheld);
      drive.press(leg, '1');
      type(drive, leg, `${typed}#`);
      expect(drive.said()).toEqual(['callback-number-refused:de', 'callback-enter:de']);
      expect(booking(drive, id)).toBeDefined();
      expect(drive.did('bookCallback')).toHaveLength(0);
      expect(journal(drive, 'callbackRefused')).toMatchObject([{ data: { why: 'number' } }]);
      expect(JSON.stringify(journal(drive, 'callbackRefused'))).not.toContain(typed);
    },
  );

  test('[C45] [C12] our own number, forty digits and a key held down are refused, too', () => {
    for (const typed of ['02151861234', '1'.repeat(40), '0'.repeat(60)]) {
      const drive = driveHotline();
      const { leg } = waiting(drive, withheld);
      drive.press(leg, '1');
      type(drive, leg, typed);
      drive.press(leg, '#');
      expect(drive.said()).toEqual(['callback-number-refused:de', 'callback-enter:de']);
    }
  });

  test('[C45] after three refusals: the old place in the queue', () => {
    const drive = driveHotline();
    const { id, leg } = waiting(drive, withheld);
    waiting(drive);
    drive.press(leg, '1');
    for (let i = 0; i < 3; i += 1) type(drive, leg, '112#');
    expect(drive.said()).toEqual(['callback-no-number:de', 'callback-back:de']);
    expect(place(drive, id)).toBe(0);
  });

  test('[C45] after three refusals, closed: another way, and the end', () => {
    const drive = driveHotline();
    const { id, leg } = drive.dial(false, withheld);
    drive.press(leg, '1');
    for (let i = 0; i < 3; i += 1) type(drive, leg, '112#');
    expect(drive.said()).toEqual(['callback-no-number:de', 'callback-alternative:de', 'goodbye:de']);
    drive.playEnds(leg);
    expect(drive.endOf(id)?.record).toMatchObject({ end: 'closed', endedBy: 'system', queuedAt: null });
  });
});

describe('the promise', () => {
  test.each(['queue', 'closed'] as const)('[C46] from the %s: said after the commit, never before', (from) => {
    const drive = driveHotline();
    const { id, leg } = from === 'queue' ? waiting(drive) : drive.dial(false);
    type(drive, leg, '11');
    expect(drive.said()).toEqual(['callback-moment:de']);
    drive.playEnds(leg);
    expect(drive.did('music').at(-1)).toMatchObject({ leg, on: true });
    drive.wait(4_000);
    expect(allSaid(drive)).not.toContain('callback-booked');
    drive.answerBooking('booked');
    expect(drive.said()).toEqual(['callback-booked:de', 'callback-tomorrow:de', 'goodbye:de']);
    expect(drive.endOf(id)).toBeUndefined();
    drive.playEnds(leg);
    expect(drive.endOf(id)?.record).toMatchObject({ end: 'callback_booked', endedBy: 'system' });
    expect(drive.endOf(id)?.record.waitedMs).toBe(from === 'queue' ? 3_000 + 400 + 4_000 : null);
    expect(journal(drive, 'callbackBooked')).toHaveLength(1);
    expect(drive.did('unbookCallback')).toHaveLength(0);
  });

  test('[C46] who hangs up after the commit has booked; the same news again changes nothing', () => {
    const drive = driveHotline();
    const { id, leg } = waiting(drive);
    type(drive, leg, '11');
    const again = drive.bookings[0]?.booking ?? '';
    drive.answerBooking('booked');
    drive.send({ type: 'callEvent', call: id, event: { type: 'callbackBooked', booking: again, words: [] } });
    expect(drive.did('unbookCallback')).toHaveLength(0);
    drive.legEnds(leg);
    expect(drive.endOf(id)?.record).toMatchObject({ end: 'callback_booked', endedBy: 'citizen' });
  });

  test('[C46] who has already talked with us and books one was served', () => {
    const drive = driveHotline();
    drive.work('a');
    const { id, leg } = drive.dial();
    drive.press(leg, '1');
    const agentLeg = drive.ringingLeg();
    drive.answers(agentLeg);
    drive.legEnds(agentLeg, 'failed');
    drive.send({ type: 'choiceMade', agent: 'a', choice: 'paused' });
    drive.wait(5_000);
    type(drive, leg, '11');
    drive.answerBooking('booked');
    drive.playEnds(leg);
    expect(drive.endOf(id)?.record).toMatchObject({ end: 'served', waitedMs: 0 });
  });

  test.each([
    ['number', 'callback-number-refused'],
    ['limit', 'callback-limit'],
    ['unavailable', 'callback-unavailable'],
  ] as const)('[C47] refused (%s): the reason, then the old place', (why, said) => {
    const drive = driveHotline();
    const { id, leg } = waiting(drive);
    waiting(drive);
    type(drive, leg, '11');
    drive.answerBooking(why);
    expect(drive.said()).toEqual([`${said}:de`, 'callback-back:de']);
    expect(place(drive, id)).toBe(0);
    expect(journal(drive, 'callbackRefused')).toMatchObject([{ data: { why } }]);
    expect(allSaid(drive)).not.toContain('callback-booked');
  });

  test('[C47] somebody was faster: the next time is offered, with the same number', () => {
    const drive = driveHotline();
    const { leg } = waiting(drive, withheld);
    type(drive, leg, '101713920012#1');
    drive.answerBooking('full');
    expect(drive.said().slice(0, 4)).toEqual([
      'callback-slot:de',
      'callback-tomorrow:de',
      'callback-number:de',
      '0171 3920012',
    ]);
    drive.press(leg, '1');
    expect(drive.did('bookCallback')).toHaveLength(2);
  });

  test('[C47] no answer for five seconds: back in the queue, and what comes late is taken back', () => {
    const drive = driveHotline();
    const { id, leg } = waiting(drive);
    type(drive, leg, '11');
    drive.wait(5_100);
    expect(drive.said()).toEqual(['callback-unavailable:de', 'callback-back:de']);
    drive.answerBooking('booked');
    expect(drive.did('unbookCallback')).toHaveLength(1);
    expect(drive.phase(id)).toBe('waiting');
    expect(allSaid(drive)).not.toContain('callback-booked');
  });

  test('[C47] what comes late for an older dialogue does not hit the newer one', () => {
    const drive = driveHotline();
    const { id, leg } = waiting(drive);
    type(drive, leg, '11');
    drive.wait(5_100);
    type(drive, leg, '11');
    drive.answerBooking('booked');
    expect(drive.did('unbookCallback')).toHaveLength(1);
    expect(booking(drive, id)?.step.name).toBe('saving');
    drive.answerBooking('booked');
    expect(drive.said()[0]).toBe('callback-booked:de');
  });
});

describe('leaving and coming back', () => {
  test.each([
    ['asked for the number', '', null],
    ['while typing', '0171', null],
    ['at the confirmation', '01713920012#', null],
    ['while it is written, then refused', '01713920012#1', 'limit'],
    ['while it is written, then unanswered', '01713920012#1', null],
  ] as const)('[C48] hung up %s: one row, abandoned or closed', (_, keys, answer) => {
    for (const open of [true, false]) {
      const drive = driveHotline();
      const { id, leg } = open ? waiting(drive, withheld) : drive.dial(false, withheld);
      drive.press(leg, '1');
      type(drive, leg, keys);
      const leftAt = drive.now();
      drive.legEnds(leg);
      drive.wait(1_000);
      if (answer) drive.answerBooking(answer);
      drive.wait(5_000);
      expect(drive.endOf(id)?.record).toMatchObject({
        end: open ? 'abandoned_waiting' : 'closed',
        endedBy: 'citizen',
        endedAt: leftAt,
      });
      expect(drive.hotline.calls.size).toBe(0);
      expect(drive.hotline.legs.size).toBe(0);
    }
  });

  test('[C48] hung up while it is written, and written: booked, at the time of hanging up', () => {
    const drive = driveHotline();
    const { id, leg } = waiting(drive);
    type(drive, leg, '11');
    const leftAt = drive.now();
    drive.legEnds(leg);
    drive.wait(2_000);
    expect(drive.endOf(id)).toBeUndefined();
    drive.answerBooking('booked');
    expect(drive.endOf(id)?.record).toMatchObject({ end: 'callback_booked', endedBy: 'citizen', endedAt: leftAt });
    expect(drive.did('unbookCallback')).toHaveLength(0);
    expect(drive.did('keep').at(-1), 'nobody is kept who has left').not.toMatchObject({ leaseMs: 'always' });
  });

  test.each(['confirming', 'entering'] as const)('[C49] silence while %s: once more, then back', (step) => {
    const drive = driveHotline();
    const { id, leg } = waiting(drive, step === 'entering' ? withheld : undefined);
    drive.press(leg, '1');
    drive.wait(60_000);
    expect(booking(drive, id)?.step.name, 'silence counts from the last word').toBe(step);
    drive.playEnds(leg);
    drive.wait(20_100);
    expect(drive.said()[0]).toBe('no-input:de');
    drive.playEnds(leg);
    drive.wait(20_100);
    expect(drive.phase(id)).toBe('waiting');
    expect(drive.said()).toEqual(['callback-back:de']);
  });

  test('[C49] wrong keys: asked again, after three the caller is back', () => {
    const drive = driveHotline();
    const { id, leg } = waiting(drive);
    drive.press(leg, '1');
    type(drive, leg, '7');
    expect(drive.said()[0]).toBe('miss:de');
    type(drive, leg, '87');
    expect(drive.phase(id)).toBe('waiting');
  });

  test('[C49] closed: silence leads to the notice and then to the end', () => {
    const drive = driveHotline();
    const { id, leg } = drive.dial(false);
    drive.press(leg, '1');
    for (let i = 0; i < 3; i += 1) {
      drive.playEnds(leg);
      drive.wait(6_100);
    }
    expect(drive.endOf(id)?.record).toMatchObject({ end: 'closed', endedBy: 'system' });
  });

  test('[C49] [C32] taken back by the switch meanwhile: hears what was asked', () => {
    const drive = driveHotline();
    const { id, leg } = waiting(drive, withheld);
    const back = () => drive.send({ type: 'callEvent', call: id, event: { type: 'returned' } });
    drive.press(leg, '1');
    type(drive, leg, '0171');
    back();
    expect(drive.said()).toEqual(['callback-enter:de']);
    type(drive, leg, '01713920012#');
    back();
    expect(drive.said()).toEqual(['callback-number:de', '0171 3920012', 'callback-confirm:de']);
    drive.press(leg, '1');
    back();
    expect(drive.did('music').at(-1)).toMatchObject({ leg, on: true });
    drive.answerBooking('booked');
    back();
    expect(drive.said()).toEqual(['callback-booked:de', 'goodbye:de']);
  });

  test('[C49] [C34] after a restart: the old place, the closed notice, or the goodbye of a booked one', () => {
    const restart = (drive: Drive, id: string) => {
      const call = drive.hotline.calls.get(id);
      if (!call) throw new Error('the call is gone');
      const note = JSON.parse(noteOf(call)) as CallNote;
      const { leg, source, caller, dialled, sipCallId } = call;
      const open = call.queuedAt !== null;
      return adopt({ id, leg, source, caller, dialled, sipCallId, open }, note, {}, drive.now(), settings);
    };
    const queued = driveHotline();
    const a = waiting(queued);
    const { queuedAt } = queued.hotline.calls.get(a.id) ?? {};
    type(queued, a.leg, '11');
    expect(restart(queued, a.id).call).toMatchObject({ phase: { name: 'waiting' }, queuedAt });
    queued.answerBooking('booked');
    const { call, effects } = restart(queued, a.id);
    expect(call.phase).toMatchObject({ name: 'farewell', end: 'callback_booked' });
    expect(effects.map((e) => e.do)).not.toContain('joinQueue');

    const closed = driveHotline();
    const b = closed.dial(false);
    closed.press(b.leg, '1');
    expect(restart(closed, b.id).call.phase.name).toBe('closedNotice');
  });

  test('[C41] [C45] everything in the language of the call', () => {
    const drive = driveHotline();
    const { leg } = drive.dial(true, withheld);
    type(drive, leg, '921');
    drive.wait(3_000);
    type(drive, leg, '1110#01713920012#1');
    drive.answerBooking('booked');
    const spoken = drive.did('play').slice(2);
    for (const effect of spoken)
      for (const word of effect.do === 'play' ? effect.words : [])
        if (!('prompt' in word && word.prompt === 'callback-tomorrow')) expect(word.language).toBe('en');
    expect(drive.said()[0]).toBe('callback-booked:en');
  });
});
