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

/** The spans of one day, in minutes since local midnight, in their order. */
export type DaySpans = WeeklyHours[1];

/** Most openings of one day. */
export const mostSpans = 4;

/**
 * What somebody typed for one day: `8-12:30, 14.00 – 17.30 Uhr`, `8 bis 12 und 14 bis 16`; nothing = closed. Undefined when it
 * cannot be understood for certain: a time that does not exist, an end before its start, openings that overlap or are not in
 * their order, more than four.
 */
export function readDayHours(typed: string): DaySpans | undefined {
  const text = typed.toLowerCase().replaceAll('uhr', ' ').trim();
  if (text === '') return [];
  const spans = text.split(/[,;]|\bund\b|\band\b/).map(readSpan);
  const known = spans.filter((span) => span !== undefined);
  const inOrder = known.every(({ from, to }, at) => from < to && from >= (known[at - 1]?.to ?? 0));
  return known.length === spans.length && known.length <= mostSpans && inOrder ? known : undefined;
}

function readSpan(text: string): DaySpans[number] | undefined {
  const match = /^\s*(\d{1,2})(?:[:.](\d{2}))?\s*(?:[-–—]|bis|to)\s*(\d{1,2})(?:[:.](\d{2}))?\s*$/.exec(text);
  if (!match) return undefined;
  const [, fromHour = '', fromMinute = '0', toHour = '', toMinute = '0'] = match;
  const from = Number(fromHour) * 60 + Number(fromMinute);
  const to = Number(toHour) * 60 + Number(toMinute);
  if (Number(fromMinute) > 59 || Number(toMinute) > 59 || to > 24 * 60) return undefined;
  return { from, to };
}

function clockTime(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** What a search looks into. */
export interface Searchable {
  readonly name: string;
  readonly departmentName: string;
  readonly tasks: string;
  /** What a person or place does. */
  readonly role?: string;
  /** Services with the districts and streets in which the department is responsible for them (D14). */
  readonly places?: string;
  /** Null for a person without a number. */
  readonly number: string | null;
}

/** How well an entry fits: 3 all words in its name, 2 in name, role and department, 1 in tasks and places too or its number; 0 not at all. */
export function fit(entry: Searchable, search: string): 0 | 1 | 2 | 3 {
  const digits = search.replace(/[\s/+-]/g, '').replace(/^0+/, '');
  if (/^\d{2,}$/.test(digits)) return entry.number?.includes(digits) ? 1 : 0;
  const words = foldedWords(search);
  const within = (text: string): boolean => words.every((word) => text.includes(word));
  const name = fold(entry.name);
  const department = `${name} ${fold(entry.role ?? '')} ${fold(entry.departmentName)}`;
  if (within(name)) return 3;
  if (within(department)) return 2;
  return within(`${department} ${fold(entry.tasks)} ${fold(entry.places ?? '')}`) ? 1 : 0;
}
