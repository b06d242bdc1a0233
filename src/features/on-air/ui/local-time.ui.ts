// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Times of fields, in the city's time: `2026-11-23T14:05` and back. */
import { instantOf, localDate } from '../../calendar/calendar.core.ts';

const zone = { timeZone: 'Europe/Berlin' };

/** An instant (Unix milliseconds) as a field of date and time writes it. */
export function fieldOf(ms: number): string {
  const time = new Intl.DateTimeFormat('de-DE', { ...zone, hour: '2-digit', minute: '2-digit' }).format(ms);
  return `${localDate(zone, ms)}T${time}`;
}

/** The instant a field means; null = it is empty or half written. */
export function instantOfField(field: string): number | null {
  const [, date, hour, minute] = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})/.exec(field) ?? [];
  if (date === undefined) return null;
  try {
    return instantOf(zone, date, Number(hour) * 60 + Number(minute));
  } catch {
    return null;
  }
}

/** Eight in the morning of the day after `now`. */
export function tomorrowMorning(now: number): number {
  return instantOf(zone, localDate(zone, now + 24 * 3_600_000), 8 * 60);
}
