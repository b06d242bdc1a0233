// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** A wish, a city's hours and local times for tests. */
import type { Calendar } from '../calendar/calendar.core.ts';
import { instantOf } from '../calendar/calendar.core.ts';
import { defaultCallbackSettings, type CallbackSettings, type Wish } from './callback.core.ts';

const day = [{ from: 480, to: 1020 }];

/** Open Monday to Friday 8 to 17 h, closed from 24 to 31 December 2026. */
export const officeHours: Calendar = {
  timeZone: 'Europe/Berlin',
  land: 'NW',
  weekly: { 1: day, 2: day, 3: day, 4: day, 5: day, 6: [], 7: [] },
  closingDays: [{ from: '2026-12-24', to: '2026-12-31', name: 'Schließung' }],
  specialOpenings: [],
};

/** The instant of a local time, e.g. `at('2026-11-23', '10:20')`; Monday 23 November 2026 is an ordinary day. */
export function at(date: string, time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return instantOf(officeHours, date, hours * 60 + minutes);
}

/** An instant as local date and time, to read in an expectation. */
export function local(instant: number | undefined): string {
  if (instant === undefined) return 'never';
  return new Date(instant).toLocaleString('sv', { timeZone: 'Europe/Berlin' }).slice(0, 16);
}

/** The usual settings with changes. */
export function settings(changes: Partial<CallbackSettings> = {}): CallbackSettings {
  return { ...defaultCallbackSettings, ...changes };
}

/** An open wish for Monday 10 to 11 h, told as 10 to 12 h. */
export function aWish(changes: Partial<Wish> = {}): Wish {
  const from = at('2026-11-23', '10:00');
  return {
    id: 'wish',
    callId: 'call',
    number: '+492214710123',
    language: 'de',
    topic: 'ausweis',
    departmentId: 'department',
    origin: 'queue',
    since: at('2026-11-23', '09:40'),
    text: '',
    ticketId: null,
    state: 'open',
    endedReason: null,
    slot: { from, to: from + 3_600_000, window: { from, to: from + 7_200_000 } },
    notBefore: from,
    story: [],
    running: null,
    version: 1,
    ...changes,
  };
}
