// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What callers hear on one day, from midnight to midnight: open or closed and why, and which announcements (OA10). */
import { closingAt, instantOf, openness, type Calendar } from '../calendar/calendar.core.ts';
import { addDays } from '../../lib/pure/calendar.ts';
import { everyNotice, heardAt, type Air } from './on-air-plan.core.ts';

/** A stretch of a day in which callers hear the same; Unix milliseconds. */
export interface PlanPart {
  readonly from: number;
  readonly to: number;
  readonly open: boolean;
  /** Why it is closed; null while open. */
  readonly reason: 'hours' | 'holiday' | 'closingDay' | null;
  /** German name of the holiday, closing day or special opening. */
  readonly name: string | null;
  /** An announcement of this closing day is said instead of the usual one. */
  readonly own: string | null;
  /** Id of the emergency announcement that is said; null = none. */
  readonly notice: string | null;
}

/** The parts of one local day (ISO date) in order; the calendar with all its special openings. */
export function dayPlan(calendar: Calendar, air: Air, date: string): readonly PlanPart[] {
  const end = instantOf(calendar, date, 1440);
  const parts: PlanPart[] = [];
  for (let at = instantOf(calendar, date, 0); at < end;) {
    const part = partAt(calendar, air, at, end, date);
    const last = parts.at(-1);
    if (last && isSame(last, part)) parts[parts.length - 1] = { ...last, to: part.to };
    else parts.push(part);
    at = part.to;
  }
  return parts;
}

function partAt(calendar: Calendar, air: Air, at: number, end: number, date: string): PlanPart {
  const state = openness(calendar, at);
  const changes = state.open ? state.until : state.opensAt;
  const spans = calendar.closingDays
    .filter(({ from, to, span }) => span && from <= date && date <= to)
    .flatMap(({ span }) => (span ? [instantOf(calendar, date, span.from), instantOf(calendar, date, span.to)] : []));
  // A special opening within the hours changes no openness, only the name.
  const openings = calendar.specialOpenings.flatMap(({ from, until }) => [from, until ?? Infinity]);
  const notices = everyNotice(air).flatMap(({ from, until }) => [from, until]);
  const next = [changes ?? Infinity, ...spans, ...openings, ...notices].filter((bound) => bound > at);
  const heard = heardAt(air, at);
  const closing = state.open ? undefined : closingAt(calendar, at);
  return {
    from: at,
    to: Math.min(end, ...next),
    open: state.open,
    reason: state.open ? null : state.reason,
    name: (state.open ? state.special : state.name) ?? null,
    own: closing?.announcement ? closing.name : null,
    notice: heard && (state.open ? heard.open : heard.closed) ? heard.id : null,
  };
}

function isSame(one: PlanPart, other: PlanPart): boolean {
  return (
    one.open === other.open &&
    one.reason === other.reason &&
    one.name === other.name &&
    one.own === other.own &&
    one.notice === other.notice
  );
}

/** The day after. */
export function dayAfter(date: string): string {
  return addDays(date, 1);
}
