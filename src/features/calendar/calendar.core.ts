// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * When the hotline is open, and how long a promise counted in service hours has. All instants are Unix milliseconds.
 * Decides nothing about what closed callers hear. Rules: calendar.spec.md (C1 …).
 */
import { Temporal } from 'temporal-polyfill';
import { addDays, holidayOn, weekdayOf, type Land, type Weekday } from '../../lib/pure/calendar.ts';
import type { GermanFirst } from '../../lib/pure/language.ts';

/** Part of one local day in minutes since midnight, 0 ≤ from < to ≤ 1440. */
export interface DaySpan {
  readonly from: number;
  readonly to: number;
}

/** Opening hours per weekday, Monday = 1; a day without spans is closed. */
export type WeeklyHours = Readonly<Record<Weekday, readonly DaySpan[]>>;

/** A number that callers are told on a closed day, e.g. of the waterworks. */
export interface EmergencyNumber {
  /** As people write it; its digits are said one by one. */
  readonly number: string;
  /** German name. */
  readonly name: string;
}

/** Days the city closes although they are no holidays: whole days, or one span of each of them. */
export interface ClosingDays {
  /** First day, ISO date. */
  readonly from: string;
  /** Last day, included, ISO date. */
  readonly to: string;
  /** German name, e.g. "Rosenmontag". */
  readonly name: string;
  /** Closed only in this part of the day. */
  readonly span?: DaySpan;
  /** Said instead of the usual closed notice (C21). */
  readonly announcement?: GermanFirst;
  /** Said after 112, 110 and 116 117 (C22). */
  readonly emergency?: readonly EmergencyNumber[];
}

/** Open although the week's hours, a holiday or a closing day say otherwise. */
export interface SpecialOpening {
  /** Unix milliseconds. */
  readonly from: number;
  /** Unix milliseconds; absent = open until somebody ends it. */
  readonly until?: number;
  /** German name, e.g. "Probebetrieb". */
  readonly name: string;
}

/** Everything that decides whether the hotline is open. */
export interface Calendar {
  /** IANA name, e.g. `Europe/Berlin`. */
  readonly timeZone: string;
  readonly land: Land;
  readonly weekly: WeeklyHours;
  readonly closingDays: readonly ClosingDays[];
  readonly specialOpenings: readonly SpecialOpening[];
}

/** Open with its end, or closed with the reason and the next opening. */
export type Openness =
  | {
      readonly open: true;
      /** Unix milliseconds; absent = until somebody ends a special opening, or no end within `lookAheadDays`. */
      readonly until?: number;
      /** Name of the special opening, when only that keeps the hotline open. */
      readonly special?: string;
    }
  | {
      readonly open: false;
      readonly reason: 'hours' | 'holiday' | 'closingDay';
      /** German name of the holiday or closing day. */
      readonly name?: string;
      /** Unix milliseconds; absent = no opening within `lookAheadDays`. */
      readonly opensAt?: number;
    };

/** How far openings are looked for. */
export const lookAheadDays = 400;
const hourMs = 3_600_000;

/** An opening, Unix milliseconds. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Is the hotline open at this instant, until when, or why not and when again? */
export function openness(calendar: Calendar, at: number): Openness {
  const special = calendar.specialOpenings.find((o) => o.from <= at && at < (o.until ?? Infinity));
  const inHours = spansOfDay(calendar, localDate(calendar, at)).some((s) => s.start <= at && at < s.end);
  if (special || inHours) {
    const until = endOfOpening(calendar, at);
    return {
      open: true,
      ...(until === undefined ? {} : { until }),
      ...(special && !inHours ? { special: special.name } : {}), // C7
    };
  }
  const opensAt = nextOpening(calendar, at);
  return { open: false, ...reasonAt(calendar, at), ...(opensAt === undefined ? {} : { opensAt }) };
}

/**
 * The instant at which this many service hours have passed since `from`: the earliest one, so 17:00 and not 8:00 of the next day.
 * Special openings do not count (C9). Throws RangeError when the calendar has not enough hours within `lookAheadDays`.
 */
export function addServiceHours(calendar: Calendar, from: number, hours: number): number {
  let left = Math.round(hours * hourMs);
  if (left <= 0) return from; // C10
  for (const span of serviceSpans(calendar, from)) {
    const start = Math.max(span.start, from);
    if (span.end - start >= left) return start + left; // C8
    left -= span.end - start;
  }
  throw new RangeError(`the calendar has fewer than ${hours} service hours in ${lookAheadDays} days`);
}

/** Service hours between two instants, as a fraction; 0 when `to` is not after `from`. Special openings do not count (C9). */
export function serviceHoursBetween(calendar: Calendar, from: number, to: number): number {
  let sum = 0;
  if (to <= from) return 0; // C10
  for (let date = localDate(calendar, from); ; date = addDays(date, 1)) {
    for (const span of spansOfDay(calendar, date))
      sum += Math.max(0, Math.min(span.end, to) - Math.max(span.start, from));
    if (startOfDay(calendar, addDays(date, 1)) >= to) return sum / hourMs;
  }
}

/** The local ISO date of an instant in the calendar's time zone. */
export function localDate(calendar: Pick<Calendar, 'timeZone'>, at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(calendar.timeZone).toPlainDate().toString();
}

/**
 * The instant of a local time of day. A time that the clock change skips becomes the first one after the gap,
 * a time that happens twice means the first.
 */
export function instantOf(calendar: Pick<Calendar, 'timeZone'>, date: string, minute: number): number {
  const day = minute === 1440 ? addDays(date, 1) : date;
  const time = { hour: Math.floor((minute % 1440) / 60), minute: minute % 60 };
  const local = Temporal.PlainDate.from(day).toPlainDateTime(time);
  const zoned = local.toZonedDateTime(calendar.timeZone, { disambiguation: 'earlier' });
  if (zoned.toPlainDateTime().equals(local)) return zoned.epochMilliseconds;
  // C6: in the gap; `earlier` gave the time before it, so the gap's end is the next change of offset.
  return zoned.getTimeZoneTransition('next')?.epochMilliseconds ?? zoned.epochMilliseconds;
}

/** The hours of one local day by weekday, holiday and closing days, as instants in order; special openings are not among them. */
export function spansOfDay(calendar: Calendar, date: string): readonly Span[] {
  if (holidayOn(date, calendar.land)) return []; // C2
  const closings = calendar.closingDays.filter((c) => c.from <= date && date <= c.to);
  if (closings.some((c) => !c.span)) return []; // C3
  let spans: readonly DaySpan[] = calendar.weekly[weekdayOf(date)]; // C1
  for (const { span } of closings) if (span) spans = spans.flatMap((s) => without(s, span)); // C4
  return spans
    .map((s) => ({ start: instantOf(calendar, date, s.from), end: instantOf(calendar, date, s.to) }))
    .filter((s) => s.start < s.end)
    .toSorted((a, b) => a.start - b.start);
}

function without(span: DaySpan, gap: DaySpan): readonly DaySpan[] {
  return [
    { from: span.from, to: Math.min(span.to, gap.from) },
    { from: Math.max(span.from, gap.to), to: span.to },
  ].filter((s) => s.from < s.to);
}

function* serviceSpans(calendar: Calendar, from: number): Generator<Span> {
  let date = localDate(calendar, from);
  for (let i = 0; i < lookAheadDays; i += 1, date = addDays(date, 1))
    for (const span of spansOfDay(calendar, date)) if (span.end > from) yield span;
}

/** Follows adjoining and overlapping spans and special openings to the first instant that is closed. */
function endOfOpening(calendar: Calendar, at: number): number | undefined {
  let end = at;
  const openings = calendar.specialOpenings.map((o) => ({ start: o.from, end: o.until ?? Infinity }));
  for (let i = 0; i < lookAheadDays; i += 1) {
    const day = localDate(calendar, end);
    const next = [...openings, ...spansOfDay(calendar, day)].find((s) => s.start <= end && end < s.end);
    if (!next) return end;
    end = next.end;
    if (end === Infinity) return undefined; // C7
  }
  return undefined;
}

function nextOpening(calendar: Calendar, at: number): number | undefined {
  const special = calendar.specialOpenings.map((o) => o.from).filter((from) => from > at);
  const regular = serviceSpans(calendar, at).next().value?.start;
  const all = regular === undefined ? special : [...special, regular];
  return all.length === 0 ? undefined : Math.min(...all);
}

function reasonAt(calendar: Calendar, at: number): { reason: 'hours' | 'holiday' | 'closingDay'; name?: string } {
  const date = localDate(calendar, at);
  const holiday = holidayOn(date, calendar.land);
  if (holiday) return { reason: 'holiday', name: holiday.name }; // C5
  const closing = closingAt(calendar, at);
  return closing ? { reason: 'closingDay', name: closing.name } : { reason: 'hours' }; // C5
}

function isClosedBy(calendar: Calendar, closing: ClosingDays, date: string, at: number): boolean {
  if (!closing.span) return true;
  return instantOf(calendar, date, closing.span.from) <= at && at < instantOf(calendar, date, closing.span.to);
}

/** The closing day that is the reason, or one of them, why nobody is there at this instant (C21); open or not is not asked. */
export function closingAt(calendar: Calendar, at: number): ClosingDays | undefined {
  const date = localDate(calendar, at);
  return calendar.closingDays.find((c) => c.from <= date && date <= c.to && isClosedBy(calendar, c, date, at));
}

/** The name of its sounds: no day closes twice, so no two closing days share it. */
export function closingSound(closing: ClosingDays): string {
  return closing.span ? `${closing.from}-${closing.span.from}` : closing.from;
}

function startOfDay(calendar: Calendar, date: string): number {
  return instantOf(calendar, date, 0);
}
