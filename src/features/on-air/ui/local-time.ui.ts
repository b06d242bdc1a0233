// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Times of fields in the city's time. Instants are Unix milliseconds. */
import { instantOf, localDate } from '../../calendar/calendar.core.ts';
import * as core from '../local-time.core.ts';

const zone = { timeZone: 'Europe/Berlin' };

/** An instant as a field of date and time writes it. */
export function fieldOf(ms: number): string {
  return core.fieldOf(ms, zone);
}

/** The instant a field means, or why it means none; null = it is empty or half written. */
export function instantOfField(field: string): number | core.ClockMistake | null {
  return core.instantOfField(field, zone);
}

/** The instant a field means; null = none. */
export function knownInstant(field: string): number | null {
  const at = instantOfField(field);
  return typeof at === 'number' ? at : null;
}

/** Eight in the morning of the day after `now`. */
export function tomorrowMorning(now: number): number {
  return instantOf(zone, localDate(zone, now + 24 * 3_600_000), 8 * 60);
}
