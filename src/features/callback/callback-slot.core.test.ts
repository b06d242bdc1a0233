// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import type { CallbackSettings } from './callback.core.ts';
import { hourOf, offerSlot, slotsAhead } from './callback-slot.core.ts';
import { at, local, officeHours, settings } from './callback.fixture.ts';

const offered = (
  now: number,
  booked: readonly (readonly [number, number])[] = [],
  changes: Partial<CallbackSettings> = {},
  calendar = officeHours,
): string => {
  const slot = offerSlot(
    new Map(booked.map(([when, count]) => [hourOf(when), count])),
    calendar,
    now,
    settings(changes),
  );
  return slot ? `${local(slot.from)} told ${local(slot.window.from)} to ${local(slot.window.to)}` : 'full';
};

describe('[CB5] the earliest hour with room', () => {
  it('is the running hour, told as its window', () => {
    expect(offered(at('2026-11-23', '10:20'))).toBe('2026-11-23 10:00 told 2026-11-23 10:00 to 2026-11-23 12:00');
  });
  it('is the next one when the running hour is nearly over', () => {
    expect(offered(at('2026-11-23', '10:50'))).toContain('2026-11-23 10:00 told');
    expect(offered(at('2026-11-23', '10:51'))).toContain('2026-11-23 11:00 told');
  });
  it('is a later one when hours are full', () => {
    const full = [at('2026-11-23', '10:00'), at('2026-11-23', '11:00')].map((when) => [when, 12] as const);
    expect(offered(at('2026-11-23', '10:20'), full)).toContain('2026-11-23 12:00 told');
    expect(offered(at('2026-11-23', '10:20'), [[at('2026-11-23', '10:00'), 11]])).toContain('2026-11-23 10:00 told');
  });
  it('ends with the opening hours', () => {
    expect(offered(at('2026-11-23', '16:10'))).toBe('2026-11-23 16:00 told 2026-11-23 16:00 to 2026-11-23 17:00');
    expect(offered(at('2026-11-23', '16:55'))).toBe('2026-11-24 08:00 told 2026-11-24 08:00 to 2026-11-24 10:00');
  });
  it('is on the next service day outside opening hours, over weekend, holiday and closing days', () => {
    expect(offered(at('2026-11-22', '18:00'))).toContain('2026-11-23 08:00 told');
    expect(offered(at('2026-11-23', '06:30'))).toContain('2026-11-23 08:00 told');
    expect(offered(at('2026-12-23', '17:30'))).toContain('2027-01-04 08:00 told');
  });
  it('keeps clock hours when the clocks change', () => {
    expect(offered(at('2027-03-26', '17:30'))).toContain('2027-03-30 08:00 told 2027-03-30 08:00 to 2027-03-30 10:00');
    expect(offered(at('2026-10-23', '17:30'))).toContain('2026-10-26 08:00 told 2026-10-26 08:00 to 2026-10-26 10:00');
  });
  it('is never further than the city promises', () => {
    const one = { perHour: 1, daysAhead: 1 };
    const taken = (date: string): [number, number][] =>
      Array.from({ length: 9 }, (_, i) => [at(date, `${8 + i}:00`), 1]);
    const monday = at('2026-11-23', '10:20');
    expect(offered(monday, taken('2026-11-23'), one)).toContain('2026-11-24 08:00 told');
    expect(offered(monday, [...taken('2026-11-23'), ...taken('2026-11-24')], one)).toBe('full');
    expect(offered(at('2026-11-23', '18:00'), taken('2026-11-24'), one)).toBe('full');
  });
  it('is never further than can be said', () => {
    const closed = { ...officeHours, closingDays: [{ from: '2026-11-01', to: '2026-12-10', name: 'Umbau' }] };
    expect(offered(at('2026-11-23', '10:00'), [], {}, closed)).toBe('full');
  });
  it('takes a day that opens at half past as it is', () => {
    const half = { ...officeHours, weekly: { ...officeHours.weekly, 1: [{ from: 510, to: 720 }] } };
    expect(offered(at('2026-11-23', '07:00'), [], {}, half)).toBe(
      '2026-11-23 08:30 told 2026-11-23 08:30 to 2026-11-23 10:00',
    );
  });
  it('of a special opening without an end is within one window, then the usual hours', () => {
    const trial = { ...officeHours, specialOpenings: [{ from: at('2026-11-20', '12:00'), name: 'Probebetrieb' }] };
    const sunday = at('2026-11-22', '21:20');
    expect(offered(sunday, [], {}, trial)).toBe('2026-11-22 21:00 told 2026-11-22 21:00 to 2026-11-22 23:00');
    expect([...slotsAhead(trial, sunday, settings())].slice(0, 3).map(({ from }) => local(from))).toEqual([
      '2026-11-22 21:00',
      '2026-11-22 22:00',
      '2026-11-23 08:00',
    ]);
  });
});
