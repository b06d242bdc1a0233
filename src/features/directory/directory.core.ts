// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Hours of departments as people read them, and which entries of the directory a search means. No time zone here. */
import { weekdays } from '../../lib/pure/calendar.ts';
import { fold, foldedWords } from '../../lib/pure/fold.ts';
import type { WeeklyHours } from '../calendar/calendar.core.ts';

/** Seven texts, Monday first, e.g. `08:00–12:30, 14:00–17:30`; empty = closed. */
export function writtenHours(hours: WeeklyHours): string[] {
  return weekdays.map((day) => hours[day].map(({ from, to }) => `${clockTime(from)}–${clockTime(to)}`).join(', '));
}

function clockTime(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** What a search looks into. */
export interface Searchable {
  readonly name: string;
  readonly departmentName: string;
  readonly tasks: string;
  /** Null for a person without a number. */
  readonly number: string | null;
}

/** How well an entry fits: 3 all words in its name, 2 in name and department, 1 in the department's tasks too or its number; 0 not at all. */
export function fit(entry: Searchable, search: string): 0 | 1 | 2 | 3 {
  const digits = search.replace(/[\s/+-]/g, '').replace(/^0+/, '');
  if (/^\d{2,}$/.test(digits)) return entry.number?.includes(digits) ? 1 : 0;
  const words = foldedWords(search);
  const within = (text: string): boolean => words.every((word) => text.includes(word));
  const name = fold(entry.name);
  const department = `${name} ${fold(entry.departmentName)}`;
  if (within(name)) return 3;
  if (within(department)) return 2;
  return within(`${department} ${fold(entry.tasks)}`) ? 1 : 0;
}
