// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Times of fields, in the city's time: `2026-11-23T14:05` and back. Instants are Unix milliseconds. Rules: on-air.spec.md (OA16). */
import { instantOf, localDate } from '../calendar/calendar.core.ts';

/** A time that a clock on the wall shows never, or twice, on the day it is changed (OA16). */
export type ClockMistake = 'timeSkipped' | 'timeDoubled';

/** The instant of a field `2026-11-23T14:05` in a time zone; null = it is empty or half written. */
export function instantOfField(field: string, zone: { readonly timeZone: string }): number | ClockMistake | null {
  const [, date, hour, minute] = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})/.exec(field) ?? [];
  if (date === undefined) return null;
  try {
    const at = instantOf(zone, date, Number(hour) * 60 + Number(minute));
    if (fieldOf(at, zone) !== field.slice(0, 16)) return 'timeSkipped';
    const isAgain = [1, 2, 3].some((hours) => fieldOf(at + hours * hourMs, zone) === field.slice(0, 16));
    return isAgain ? 'timeDoubled' : at;
  } catch {
    return null;
  }
}

const hourMs = 3_600_000;

/** An instant as a field of date and time writes it. */
export function fieldOf(at: number, { timeZone }: { readonly timeZone: string }): string {
  const time = new Intl.DateTimeFormat('de-DE', { timeZone, hour: '2-digit', minute: '2-digit' }).format(at);
  return `${localDate({ timeZone }, at)}T${time}`;
}
