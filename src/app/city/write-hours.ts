// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Times of day and weeks as the files write them. */
import type { DaySpan, WeeklyHours } from '../../features/calendar/calendar.core.ts';
import type { HoursException } from '../../features/directory/hours-exceptions.core.ts';
import { weekdays } from '../../lib/pure/calendar.ts';
import { dayNames } from './basic-shapes.ts';
import type { Writable } from './write-yaml.ts';

/** `08:00-17:00`. */
export function writtenSpan({ from, to }: DaySpan): string {
  return `${timeOf(from)}-${timeOf(to)}`;
}

function timeOf(minutes: number): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Weekdays by name. */
export function writtenWeek(hours: WeeklyHours): Writable {
  return Object.fromEntries(weekdays.map((day, i) => [dayNames[i], hours[day].map(writtenSpan)]));
}

/** Days with other hours; undefined = none. */
export function writtenExceptions(exceptions: readonly HoursException[] | undefined): Writable {
  return exceptions?.map(({ from, to, name, spans }) => ({
    ...(from === to ? { on: from } : { from, to }),
    name,
    hours: spans.length > 0 ? spans.map(writtenSpan) : undefined,
  }));
}
