// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { attemptsOf, isLate, orderOf, whyNot, type Attempt, type AttemptResult } from './callback.core.ts';
import { afterAttempt, dueWishes } from './callback-plan.core.ts';
import { at, aWish, local, officeHours, settings } from './callback.fixture.ts';

const tried = (...attempts: readonly (readonly [number, AttemptResult])[]): Attempt[] =>
  attempts.map(([when, result]) => ({ at: when, result }));
const next = (story: readonly Attempt[], now: number, calendar = officeHours): string => {
  const plan = afterAttempt(story, now, calendar, settings());
  return plan.kind === 'again' ? local(plan.notBefore) : plan.kind === 'ticket' ? `ticket: ${plan.why}` : plan.kind;
};
const monday = (time: string): number => at('2026-11-23', time);

describe('[CB7] what follows from an attempt', () => {
  it('reached: settled', () => {
    expect(next(tried([monday('10:00'), 'reached']), monday('10:05'))).toBe('settled');
  });
  it('wrong number: a person takes over at once', () => {
    expect(next(tried([monday('10:00'), 'wrongNumber']), monday('10:01'))).toBe('ticket: wrongNumber');
  });
  it('busy: a quarter of an hour later, but not after closing', () => {
    expect(next(tried([monday('10:00'), 'busy']), monday('10:01'))).toBe('2026-11-23 10:16');
    expect(next(tried([monday('16:50'), 'busy']), monday('16:50'))).toBe('2026-11-24 08:00');
  });
  it('no answer: two hours later, then the next service day at the hour furthest from those tried', () => {
    const first = tried([monday('10:00'), 'noAnswer']);
    expect(next(first, monday('10:01'))).toBe('2026-11-23 12:01');
    const second = [...first, ...tried([monday('12:01'), 'mailbox'])];
    expect(next(second, monday('12:02'))).toBe('2026-11-24 16:00');
    const third = [...second, ...tried([at('2026-11-24', '16:00'), 'noAnswer'])];
    expect(next(third, at('2026-11-24', '16:01'))).toBe('2026-11-25 08:00');
  });
  it('no answer late in the day: the next service day, over weekend and closing days', () => {
    expect(next(tried([monday('16:00'), 'noAnswer']), monday('16:01'))).toBe('2026-11-24 08:00');
    expect(next(tried([at('2026-11-27', '16:00'), 'noAnswer']), at('2026-11-27', '16:01'))).toBe('2026-11-30 08:00');
    expect(next(tried([at('2026-12-23', '15:30'), 'noAnswer']), at('2026-12-23', '15:31'))).toBe('2027-01-04 08:00');
  });
  it('no answer before the clocks change: clock hours', () => {
    expect(next(tried([at('2026-10-23', '08:10'), 'noAnswer'], [at('2026-10-23', '10:11'), 'noAnswer']), at('2026-10-23', '10:12'))).toBe('2026-10-26 16:00'); // prettier-ignore
  });
  it('all attempts used up: a person takes over, never a silent end', () => {
    const story = tried(
      [monday('10:00'), 'noAnswer'],
      [monday('12:01'), 'busy'],
      [monday('12:20'), 'mailbox'],
      [at('2026-11-24', '15:00'), 'noAnswer'],
    );
    expect(next(story.slice(0, 3), monday('12:21'))).not.toContain('ticket');
    expect(next(story, at('2026-11-24', '15:01'))).toBe('ticket: usedUp');
  });
  it('[fault 15] the line failed: ten minutes later, not the citizen’s attempt, patiently, in the end a person', () => {
    const failed = (count: number): Attempt[] =>
      Array.from({ length: count }, (_, i) => ({ at: monday('10:00') + i * 60_000, result: 'failed' as const }));
    expect(attemptsOf({ story: failed(4) })).toBe(0);
    expect(next(failed(1), monday('10:00'))).toBe('2026-11-23 10:10');
    expect(next(failed(5), monday('10:00'))).toBe('2026-11-23 10:10');
    expect(next(failed(6), monday('10:00'))).toBe('2026-11-23 11:00');
    expect(next(failed(25), monday('10:00'))).toBe('ticket: lineFailed');
  });
  it('[fault 12] nobody dialled: soon again, no attempt', () => {
    const story = tried([monday('10:00'), 'notDialled']);
    expect(next(story, monday('10:00'))).toBe('2026-11-23 10:01');
    expect(attemptsOf({ story })).toBe(0);
  });
});

describe('[CB6] [CB8] [CB9] what is due', () => {
  const due = (wishes: readonly ReturnType<typeof aWish>[], now: number, blocked: readonly string[] = []): string[] =>
    dueWishes(wishes, now, officeHours, (wish) => blocked.includes(wish.number)).map(({ id }) => id);
  it('is an open wish from its hour on, in opening hours', () => {
    expect(due([aWish()], monday('09:59'))).toEqual([]);
    expect(due([aWish()], monday('10:00'))).toEqual(['wish']);
    expect(due([aWish()], monday('17:00'))).toEqual([]);
    expect(due([aWish({ state: 'proposed' }), aWish({ state: 'settled' })], monday('10:00'))).toEqual([]);
  });
  it('is nothing while the citizen is on the line', () => {
    expect(due([aWish()], monday('10:00'), ['+492214710123'])).toEqual([]);
  });
  it('is in order of arrival, late ones first', () => {
    const now = monday('14:10');
    const tooLate = aWish({ id: 'late', since: monday('09:50') });
    const early = aWish({ id: 'early', since: monday('09:00'), story: tried([monday('10:00'), 'busy']) });
    const later = aWish({ id: 'later', since: monday('09:55'), slot: null });
    expect(due([later, early, tooLate], now)).toEqual(['late', 'early', 'later']);
    expect(isLate(tooLate, now)).toBe(true);
    expect(isLate(early, now)).toBe(false);
    expect(isLate(later, now)).toBe(false);
    expect(isLate(tooLate, monday('11:59'))).toBe(false);
  });
  it('goes to the hotline with its story', () => {
    const story = tried([monday('10:00'), 'failed'], [monday('10:10'), 'busy']);
    expect(orderOf(aWish({ story, text: 'Wegen des Passes' }), 'contact', monday('10:30'))).toEqual({
      wish: 'wish',
      contact: 'contact',
      number: '+492214710123',
      language: 'de',
      topic: 'ausweis',
      since: monday('09:40'),
      attempt: 2,
      reason: 'queue',
      text: 'Wegen des Passes',
      late: false,
      window: { from: monday('10:00'), to: monday('12:00') },
      ticketId: null,
      story,
    });
  });
});

it('[CB11] a person decides on proposals and open wishes only, and closes with a reason', () => {
  expect(whyNot('proposed', 'accept')).toBeUndefined();
  expect(whyNot('proposed', 'refuse')).toBeUndefined();
  expect(whyNot('open', 'accept')).toBe('settledAlready');
  expect(whyNot('open', 'withdraw')).toBeUndefined();
  expect(whyNot('settled', 'withdraw')).toBe('settledAlready');
  expect(whyNot('open', 'close', '  ')).toBe('reasonMissing');
  expect(whyNot('open', 'close', 'erledigt')).toBeUndefined();
});
