// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Days and times of the citizens' pages in their languages. Kurdish is written out because browsers have no names for it. */

const kurdishDays = ['Duşem', 'Sêşem', 'Çarşem', 'Pêncşem', 'În', 'Şemî', 'Yekşem'] as const;
const zone = 'Europe/Berlin';
/** 1 January 2024 was a Monday; noon, so that no time zone moves the day. */
const aMonday = Date.UTC(2024, 0, 1, 12);
const dayMs = 86_400_000;

const formatter = (tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(tag === 'de-x-leicht' ? 'de' : tag, { timeZone: zone, ...options });

/** The name of a weekday, Monday = 0. */
export function weekdayName(index: number, tag: string): string {
  if (tag === 'ku') return kurdishDays[index] ?? '';
  return formatter(tag, { weekday: 'long' }).format(new Date(aMonday + index * dayMs));
}

/** Monday = 0 for an instant in Europe/Berlin. */
function weekdayOf(at: number): number {
  const name = formatter('en', { weekday: 'long' }).format(new Date(at));
  return [0, 1, 2, 3, 4, 5, 6].findIndex((index) => weekdayName(index, 'en') === name);
}

/** A day and a time that may also lie in the past: `Montag, 23.11.2026, 10:00`. */
export function dayAndTime(iso: string, tag: string): string {
  const clock = formatter('de', { hour: '2-digit', minute: '2-digit' }).format(new Date(iso));
  return `${wholeDay(iso, tag)}, ${clock}`;
}

/** The day of it alone: `Montag, 23.11.2026`; also of an ISO date. */
export function wholeDay(iso: string, tag: string): string {
  const at = Date.parse(iso);
  const date = formatter('de', { day: '2-digit', month: '2-digit', year: 'numeric' }).format(new Date(at));
  return `${weekdayName(weekdayOf(at), tag)}, ${date}`;
}

/** When it opens or closes next: `17:00` on the same day, else with the weekday, beyond a week with the date. */
export function changeTime(iso: string, now: number, tag: string): string {
  const at = Date.parse(iso);
  const clock = formatter('de', { hour: '2-digit', minute: '2-digit' }).format(new Date(at));
  const day = (ms: number): string =>
    formatter('de', { day: '2-digit', month: '2-digit', year: 'numeric' }).format(new Date(ms));
  if (day(at) === day(now)) return clock;
  if (at - now < 6 * dayMs) return `${weekdayName(weekdayOf(at), tag)}, ${clock}`;
  return `${day(at)}, ${clock}`;
}
