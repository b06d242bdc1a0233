// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Days on which a department or a person has other hours than in an ordinary week (D9). Instants are Unix milliseconds. */
import { addDays } from '../../lib/pure/calendar.ts';
import { instantOf, openness, type Calendar, type WeeklyHours } from '../calendar/calendar.core.ts';
import type { DaySpans } from './directory.core.ts';

/** Other hours from the first to the last day; no spans = closed on them. */
export interface HoursException {
  /** ISO date. */
  readonly from: string;
  /** ISO date, included. */
  readonly to: string;
  /** What people call it: Betriebsausflug, Urlaub. */
  readonly name: string;
  readonly spans: DaySpans;
}

/** Most days of one exception and most exceptions of one thing. */
export const longestException = 366;
export const mostExceptions = 50;

/** What is wrong with exceptions; they are kept in the order of their days. */
export type ExceptionFault = 'exceptionEndsBefore' | 'exceptionTooLong' | 'exceptionsOverlap' | 'tooManyExceptions';

/** The first thing that is wrong; undefined = nothing. */
export function exceptionFault(exceptions: readonly HoursException[]): ExceptionFault | undefined {
  if (exceptions.length > mostExceptions) return 'tooManyExceptions';
  if (exceptions.some(({ from, to }) => to < from)) return 'exceptionEndsBefore';
  if (exceptions.some(({ from, to }) => addDays(from, longestException) <= to)) return 'exceptionTooLong';
  const sorted = inOrder(exceptions);
  if (sorted.some(({ from }, at) => from <= (sorted[at - 1]?.to ?? ''))) return 'exceptionsOverlap';
  return undefined;
}

/** By their first day. */
export function inOrder(exceptions: readonly HoursException[]): readonly HoursException[] {
  return exceptions.toSorted((a, b) => a.from.localeCompare(b.from));
}

/** Open at this instant, and until when, or when again; null = nothing is known. */
export interface OpenNow {
  readonly open: boolean;
  readonly changesAt: number | null;
}

/**
 * Hours hold on the city's calendar, with its holidays and closing days but not the hotline's special openings; exceptions
 * hold over everything (D3, D9).
 */
export function openBy(
  weekly: WeeklyHours,
  exceptions: readonly HoursException[],
  calendar: Calendar,
  now: number,
): OpenNow {
  const closingDays = exceptions.map(({ from, to, name }) => ({ from, to, name }));
  const specialOpenings = exceptions.flatMap(({ from, to, name, spans }) =>
    spans.length === 0
      ? []
      : daysOf(from, to).flatMap((day) =>
          spans.map((span) => ({
            from: instantOf(calendar, day, span.from),
            until: instantOf(calendar, day, span.to),
            name,
          })),
        ),
  );
  const state = openness(
    { ...calendar, weekly, closingDays: [...calendar.closingDays, ...closingDays], specialOpenings },
    now,
  );
  return { open: state.open, changesAt: (state.open ? state.until : state.opensAt) ?? null };
}

function daysOf(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to && days.length <= longestException; day = addDays(day, 1)) days.push(day);
  return days;
}
