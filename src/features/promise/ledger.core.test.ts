// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { smallCity } from '../../../test/harness/small-city.ts';
import { serviceHoursBetween } from '../calendar/calendar.core.ts';
import {
  breachOf,
  dangerHours,
  dayMs,
  furthestDays,
  isToBeAnnounced,
  ledgerColumn,
  promiseState,
  whyNotMove,
  type LedgerPromise,
} from './ledger.core.ts';
import { ledgerTimes } from './ledger-times.core.ts';

const { calendar } = smallCity;
const hour = 3_600_000;
const minute = 60_000;
/** Monday, 23 November 2026, in Krefeld's winter time (UTC+1); the hotline is open from 8 to 17. */
const at = (clock: string, day = 23): number => Date.parse(`2026-11-${day}T${clock}:00+01:00`);
const promise = (dueAt: number, changes: Partial<LedgerPromise> = {}): LedgerPromise => ({
  ...{ dueAt, keptAt: null, endedAt: null, withdrawn: false, moves: [] },
  ...changes,
});

describe('[PR18] the state', () => {
  it.each([
    ['09:00', at('12:59'), 'inDanger'],
    ['09:00', at('13:00'), 'dueToday'],
    ['09:00', at('23:59'), 'dueToday'],
    ['09:00', at('00:00', 24), 'open'],
    ['09:00', at('09:00'), 'inDanger'],
    ['09:00', at('08:59'), 'broken'],
    // Of the four hours one is left today and three tomorrow.
    ['16:00', at('10:59', 24), 'inDanger'],
    ['16:00', at('11:00', 24), 'open'],
  ])('at %s, due %d: %s', (clock, due, state) => {
    expect(promiseState(promise(due), ledgerTimes(calendar, at(clock)))).toBe(state);
  });

  it('reaches over the weekend', () => {
    const friday = ledgerTimes(calendar, at('16:00', 27));
    expect(promiseState(promise(at('10:59', 30)), friday)).toBe('inDanger');
    expect(promiseState(promise(at('11:00', 30)), friday)).toBe('open');
  });

  it('is "in danger" exactly when fewer than four service hours are left', () => {
    for (let now = at('06:00', 26); now < at('20:00', 30); now += 211 * minute) {
      const times = ledgerTimes(calendar, now);
      for (let due = now; due < now + 4 * dayMs; due += 97 * minute)
        expect(promiseState(promise(due), times) === 'inDanger', `${now} ${due}`).toBe(
          serviceHoursBetween(calendar, now, due) < dangerHours,
        );
    }
  });

  it('is over for good once kept, withdrawn or closed', () => {
    const times = ledgerTimes(calendar, at('09:00'));
    const past = at('08:00');
    expect(promiseState(promise(past, { keptAt: at('07:00') }), times)).toBe('kept');
    expect(promiseState(promise(past, { endedAt: at('07:00'), withdrawn: true }), times)).toBe('withdrawn');
    expect(promiseState(promise(past, { endedAt: at('07:00') }), times)).toBe('closed');
  });
});

describe('[PR20] the breach', () => {
  const now = at('12:00');
  const first = at('10:00');
  it.each<[string, LedgerPromise, ReturnType<typeof breachOf>]>([
    ['none before its time', promise(at('13:00')), 'none'],
    ['none at its very time', promise(now), 'none'],
    ['silent when past', promise(first), 'silent'],
    ['announced when told before', promise(at('15:00'), { moves: [{ at: at('09:00'), fromDue: first }] }), 'announced'],
    [
      'announced when told at the breach',
      promise(at('15:00'), { moves: [{ at: first, fromDue: first }] }),
      'announced',
    ],
    ['silent when told after it', promise(at('15:00'), { moves: [{ at: first + 1, fromDue: first }] }), 'silent'],
    [
      'silent when one of two was late',
      promise(at('16:00'), {
        moves: [
          { at: first + 1, fromDue: first },
          { at: at('14:00'), fromDue: at('15:00') },
        ],
      }),
      'silent',
    ],
    [
      'silent when the new time passed as well',
      promise(at('11:00'), { moves: [{ at: first, fromDue: first }] }),
      'silent',
    ],
    ['none when kept in time', promise(first, { keptAt: at('09:59') }), 'none'],
    ['silent when kept late', promise(first, { keptAt: at('10:01') }), 'silent'],
    ['none when withdrawn in time', promise(first, { endedAt: at('09:00'), withdrawn: true }), 'none'],
    [
      'none when kept before the first time although it was moved',
      promise(at('15:00'), { keptAt: at('09:30'), moves: [{ at: at('09:00'), fromDue: first }] }),
      'none',
    ],
  ])('%s', (_, one, breach) => {
    expect(breachOf(one, now)).toBe(breach);
  });
});

describe('[PR23] the board', () => {
  const times = ledgerTimes(calendar, at('09:00'));
  const told = { moves: [{ at: at('16:00', 20), fromDue: at('16:30', 20) }] };
  const late = { moves: [{ at: at('17:00', 20), fromDue: at('16:30', 20) }] };
  it.each<[string, LedgerPromise, ReturnType<typeof ledgerColumn>]>([
    ['far away', promise(at('10:00', 26)), undefined],
    ['due today', promise(at('16:00')), 'dueToday'],
    ['in danger', promise(at('10:00')), 'inDanger'],
    ['broken', promise(at('08:00')), 'silent'],
    ['announced, far away', promise(at('10:00', 26), told), 'announced'],
    ['announced and due today: must be kept today', promise(at('16:00'), told), 'dueToday'],
    ['announced and in danger', promise(at('10:00'), told), 'inDanger'],
    ['announced too late', promise(at('10:00', 26), late), 'silent'],
    ['kept', promise(at('08:00'), { keptAt: at('08:30') }), undefined],
    ['closed', promise(at('08:00'), { endedAt: at('08:30') }), undefined],
  ])('%s', (_, one, column) => {
    expect(ledgerColumn(one, times)).toBe(column);
  });
});

describe('[PR21] the program tells', () => {
  it('in the last service hour, up to the breach, and never after it', () => {
    const given = { dueAt: at('12:00'), begunAt: at('12:00', 20) };
    const says = (clock: string) => isToBeAnnounced(given, ledgerTimes(calendar, at(clock)));
    expect(['10:59', '11:00', '11:01', '11:59', '12:00', '12:01'].map(says)).toEqual([
      false,
      false,
      true,
      true,
      true,
      false,
    ]);
  });

  it('on the evening before when nobody is there earlier', () => {
    const given = { dueAt: at('08:30', 24), begunAt: at('08:30', 20) };
    expect(isToBeAnnounced(given, ledgerTimes(calendar, at('16:29')))).toBe(false);
    expect(isToBeAnnounced(given, ledgerTimes(calendar, at('16:31')))).toBe(true);
  });

  it('not in the first half of what was promised: "in twenty minutes" is not moved at once', () => {
    const given = { dueAt: at('10:20'), begunAt: at('10:00') };
    expect(isToBeAnnounced(given, ledgerTimes(calendar, at('10:09')))).toBe(false);
    expect(isToBeAnnounced(given, ledgerTimes(calendar, at('10:10')))).toBe(true);
  });
});

it.each<[string, Parameters<typeof whyNotMove>[0], { dueAt: number; text: string }, ReturnType<typeof whyNotMove>]>([
  ['later', { dueAt: 10 * hour, open: true }, { dueAt: 11 * hour, text: 'krank' }, undefined],
  ['after the breach', { dueAt: 1, open: true }, { dueAt: 11 * hour, text: 'krank' }, undefined],
  ['the same', { dueAt: 10 * hour, open: true }, { dueAt: 10 * hour, text: 'krank' }, 'dateNotAllowed'],
  ['earlier', { dueAt: 10 * hour, open: true }, { dueAt: 9 * hour, text: 'krank' }, 'dateNotAllowed'],
  ['past', { dueAt: 1, open: true }, { dueAt: hour, text: 'krank' }, 'dateNotAllowed'],
  ['not a time', { dueAt: 1, open: true }, { dueAt: Number.NaN, text: 'krank' }, 'dateNotAllowed'],
  ['too far', { dueAt: 1, open: true }, { dueAt: 2 * hour + furthestDays * dayMs, text: 'krank' }, 'dateNotAllowed'],
  ['the last', { dueAt: 1, open: true }, { dueAt: hour + furthestDays * dayMs, text: 'krank' }, undefined],
  ['without reason', { dueAt: 1, open: true }, { dueAt: 11 * hour, text: ' xy ' }, 'reasonMissing'],
  ['kept', { dueAt: 1, open: false }, { dueAt: 11 * hour, text: 'krank' }, 'promiseOver'],
  ['unknown', undefined, { dueAt: 11 * hour, text: 'krank' }, 'promiseOver'],
])('[PR19] moving: %s', (_, one, move, why) => {
  expect(whyNotMove(one, move, hour)).toBe(why);
});
