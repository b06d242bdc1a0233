// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { fieldOf, instantOfField } from './local-time.core.ts';
import { whyNotPlanned, type OnAir } from './on-air.core.ts';
import {
  airOf,
  comingAt,
  everyNotice,
  heardAt,
  overlaps,
  stillPlanned,
  withEnd,
  withOnAir,
  withoutPlanned,
  withPlanned,
  type Air,
} from './on-air-plan.core.ts';

const one = (id: string, from: number, until: number): OnAir => ({
  ...{ id, from, until, template: null, texts: { de: id }, recordings: {} },
  ...{ place: 'before', after: 'agents', open: true, closed: true },
});
const ids = (all: readonly OnAir[]): string => all.map(({ id }) => id).join(' ');
const empty: Air = { onAir: null, planned: [] };
/** From 100 to 900, and planned from 300 to 500. */
const air: Air = { onAir: one('now', 100, 900), planned: [one('later', 300, 500)] };

describe('which one is heard', () => {
  it('[OA13] the planned one from its beginning to its end', () => {
    const alone = { ...air, onAir: null };
    expect([299, 300, 499, 500].map((at) => heardAt(alone, at)?.id)).toEqual([undefined, 'later', 'later', undefined]);
    expect(heardAt(airOf({}), 300)).toBeNull();
  });

  it('[OA15] the one that began later, and then the earlier one again', () => {
    expect([200, 300, 500, 900].map((at) => heardAt(air, at)?.id)).toEqual(['now', 'later', 'now', undefined]);
    expect([200, 300, 500, 900].map((at) => ids(comingAt(air, at)))).toEqual(['later', 'now', '', '']);
  });

  it('[OA15] of two that begin together the one written later', () => {
    const both = withPlanned(withPlanned(empty, one('a', 300, 500), null, 0), one('b', 300, 400), null, 0);
    expect([300, 400].map((at) => heardAt(both, at)?.id)).toEqual(['b', 'a']);
  });
});

describe('changes', () => {
  it('[OA1] [OA15] what is put on air at once ends what is on air, and leaves what is planned', () => {
    expect(ids(everyNotice(withOnAir(air, one('new', 200, 800))))).toBe('new later');
    expect(ids(everyNotice(withOnAir(air, one('new', 400, 800))))).toBe('new');
  });

  it('[OA13] planned in order; changed it takes its place, and what is over goes', () => {
    const two = withPlanned(air, one('sooner', 250, 260), null, 0);
    expect(ids(two.planned)).toBe('sooner later');
    expect(ids(withPlanned(two, one('changed', 600, 700), 'later', 0).planned)).toBe('sooner changed');
    expect(ids(withPlanned(two, one('next', 600, 700), null, 260).planned)).toBe('later next');
    expect(ids(withoutPlanned(two, 'sooner').planned)).toBe('later');
  });

  it('[OA13] once it has begun it is no longer planned', () => {
    expect(stillPlanned(air, 'later', 299)?.id).toBe('later');
    expect(stillPlanned(air, 'later', 300)).toBeUndefined();
    expect(stillPlanned(air, 'now', 0)).toBeUndefined();
  });

  it('[OA3] the end of whichever is heard', () => {
    expect(withEnd(air, 700, 200).onAir?.until).toBe(700);
    expect(withEnd(air, null, 200)).toEqual({ ...air, onAir: null });
    expect(withEnd(air, 450, 350)).toEqual({ ...air, planned: [one('later', 300, 450)] });
    expect(withEnd(air, null, 350)).toEqual({ ...air, planned: [] });
    expect(withEnd(air, null, 950)).toBe(air);
  });

  it('[OA14] twenty are enough', () => {
    expect(whyNotPlanned(Array.from({ length: 19 }))).toBeUndefined();
    expect(whyNotPlanned(Array.from({ length: 20 }))).toEqual({ path: 'from', mistake: 'tooManyPlanned' });
  });
});

describe('overlaps', () => {
  const of = (from: number, until: number) =>
    overlaps({ from, until }, everyNotice(air)).map(({ other, ...rest }) => ({ with: other.id, ...rest }));

  it('[OA15] told with the moment, who is heard, and when the earlier one is heard again', () => {
    expect(of(200, 400)).toEqual([
      { with: 'now', from: 200, heard: 'this', again: 400 },
      { with: 'later', from: 300, heard: 'other', again: null },
    ]);
    expect(of(250, 950)).toEqual([
      { with: 'now', from: 250, heard: 'this', again: null },
      { with: 'later', from: 300, heard: 'other', again: 500 },
    ]);
  });

  it('[OA15] one after the other is none', () => {
    expect(of(0, 100)).toEqual([]);
    expect(of(900, 950)).toEqual([]);
  });
});

describe('fields of date and time', () => {
  const zone = { timeZone: 'Europe/Berlin' };
  const utc = (field: string): unknown => {
    const at = instantOfField(field, zone);
    return typeof at === 'number' ? new Date(at).toISOString() : at;
  };

  it.each([
    ['in winter', '2026-11-23T14:05', '2026-11-23T13:05:00.000Z'],
    ['with seconds', '2026-11-23T14:05:00', '2026-11-23T13:05:00.000Z'],
    ['[OA16] before the clock is put forward', '2027-03-28T01:59', '2027-03-28T00:59:00.000Z'],
    ['[OA16] skipped', '2027-03-28T02:00', 'timeSkipped'],
    ['[OA16] skipped to its last minute', '2027-03-28T02:59', 'timeSkipped'],
    ['[OA16] after it', '2027-03-28T03:00', '2027-03-28T01:00:00.000Z'],
    ['[OA16] before the hour that comes twice', '2026-10-25T01:59', '2026-10-24T23:59:00.000Z'],
    ['[OA16] twice', '2026-10-25T02:00', 'timeDoubled'],
    ['[OA16] twice to its last minute', '2026-10-25T02:59', 'timeDoubled'],
    ['[OA16] after it', '2026-10-25T03:00', '2026-10-25T02:00:00.000Z'],
    ['empty', '', null],
    ['half written', '2026-11-23', null],
    ['a day that is none', '2026-02-30T08:00', null],
  ])('%s', (_name, field, at) => {
    expect(utc(field)).toBe(at);
  });

  it('back again', () => {
    expect(fieldOf(Date.parse('2026-11-23T13:05:00Z'), zone)).toBe('2026-11-23T14:05');
    expect(fieldOf(Date.parse('2026-11-22T23:00:00Z'), zone)).toBe('2026-11-23T00:00');
  });
});
