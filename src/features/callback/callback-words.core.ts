// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** A window as a caller hears it: "morgen zwischen 9 und 11 Uhr" (CB12). The hours' sounds are texts in `callback-sounds.core.ts`. */
import { addDays, weekdayOf } from '../../lib/pure/calendar.ts';
import type { Language } from '../../lib/pure/language.ts';
import { localDate } from '../calendar/calendar.core.ts';
import type { PromptRef } from '../menu/prompt.core.ts';
import type { Window } from './callback.core.ts';

const hourMs = 3_600_000;

/** Day and hours of a window within two weeks, ready to be played; hours are rounded outwards. */
export function windowWords(window: Window, now: number, timeZone: string, language: Language): readonly PromptRef[] {
  const to = hourOfDay(window.to + hourMs - 1, timeZone);
  const names = [
    ...dayWords(localDate({ timeZone }, window.from), localDate({ timeZone }, now)),
    `callback-from-${hourOfDay(window.from, timeZone)}`,
    // The end of the day is said as 24, not as 0.
    `callback-to-${to === 0 ? 24 : to}`,
  ];
  return names.map((prompt) => ({ prompt, language }));
}

function dayWords(date: string, today: string): readonly string[] {
  if (date <= today) return ['callback-today'];
  if (date === addDays(today, 1)) return ['callback-tomorrow'];
  const day = `weekday-${weekdayOf(date)}`;
  return date < addDays(today, 7) ? [day] : [day, 'callback-week-later'];
}

function hourOfDay(at: number, timeZone: string): number {
  return Number(new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(new Date(at)));
}
