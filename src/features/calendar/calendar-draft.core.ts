// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The calendar as people write it on the screen, and the way to the calendar that calls are answered by. Its mistakes: calendar-mistakes.core.ts. */
import { Temporal } from 'temporal-polyfill';
import { weekdays, type Land, type Weekday } from '../../lib/pure/calendar.ts';
import { languages, type GermanFirst, type Language } from '../../lib/pure/language.ts';
import { instantOf, localDate, type Calendar, type ClosingDays } from './calendar.core.ts';
import type { DaySpan, EmergencyNumber, SpecialOpening, WeeklyHours } from './calendar.core.ts';

/** Two times of day as typed: `8`, `08:30`, `1700`, `24:00`. */
export interface DraftSpan {
  readonly from: string;
  readonly to: string;
}

/** Closing days as typed; dates are ISO dates. */
export interface DraftClosing {
  readonly from: string;
  /** Empty = one day. */
  readonly to: string;
  readonly name: string;
  /** Null = the whole day. */
  readonly span: DraftSpan | null;
  /** What is said on these days; empty texts are missing ones. */
  readonly texts: Readonly<Partial<Record<Language, string>>>;
  readonly emergency: readonly EmergencyNumber[];
}

/** A special opening as typed: one day. */
export interface DraftOpening extends DraftSpan {
  readonly on: string;
  readonly name: string;
}

/** What the page `/stadt/zeiten` edits. */
export interface CalendarDraft {
  readonly land: Land;
  /** Monday first. */
  readonly weekly: readonly (readonly DraftSpan[])[];
  readonly closingDays: readonly DraftClosing[];
  readonly openings: readonly DraftOpening[];
}

/** Longer announcements nobody listens to on a closed line; characters. */
export const longestAnnouncement = 1500;
/** Minutes since midnight of a typed time, 1440 for 24:00; undefined when it is none. */
export function timeOf(typed: string): number | undefined {
  const [, hour, minute] = /^(\d{1,2})(?:[:.]?(\d{2}))?(?:\s*Uhr)?$/i.exec(typed.trim()) ?? [];
  if (hour === undefined) return undefined;
  const minutes = Number(hour) * 60 + Number(minute ?? 0);
  return Number(minute ?? 0) < 60 && minutes <= 1440 ? minutes : undefined;
}

/** Minutes since midnight as `08:30`. */
export function timeText(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** The calendar as the screen shows it. */
export function draftOf(calendar: Calendar): CalendarDraft {
  const span = ({ from, to }: DaySpan): DraftSpan => ({ from: timeText(from), to: timeText(to) });
  return {
    land: calendar.land,
    weekly: weekdays.map((day) => calendar.weekly[day].map(span)),
    closingDays: calendar.closingDays.map((closing) => ({
      from: closing.from,
      to: closing.to === closing.from ? '' : closing.to,
      name: closing.name,
      span: closing.span ? span(closing.span) : null,
      texts: closing.announcement ?? {},
      emergency: closing.emergency ?? [],
    })),
    openings: calendar.specialOpenings.map(({ from, until, name }) => ({
      ...openingSpan(calendar, from, until),
      name,
    })),
  };
}

function openingSpan(calendar: Calendar, from: number, until: number | undefined): DraftSpan & { on: string } {
  const on = localDate(calendar, from);
  const minuteOf = (at: number): number => {
    const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(calendar.timeZone);
    return hour * 60 + minute;
  };
  const ends = until !== undefined && localDate(calendar, until) === on ? minuteOf(until) : 1440;
  return { on, from: timeText(minuteOf(from)), to: timeText(ends) };
}

/** The draft with its times written out; what is no time stays as it was typed. */
export function tidiedDraft(draft: CalendarDraft): CalendarDraft {
  const time = (typed: string): string => {
    const minutes = timeOf(typed);
    return minutes === undefined ? typed : timeText(minutes);
  };
  const span = <Span extends DraftSpan>(typed: Span): Span => ({
    ...typed,
    from: time(typed.from),
    to: time(typed.to),
  });
  return {
    ...draft,
    weekly: draft.weekly.map((spans) => spans.map(span)),
    closingDays: draft.closingDays.map((closing) => ({ ...closing, span: closing.span && span(closing.span) })),
    openings: draft.openings.map(span),
  };
}

/** The calendar of a draft without problems. */
export function calendarOf(draft: CalendarDraft, timeZone: string): Calendar {
  const span = (typed: DraftSpan): DaySpan => ({ from: timeOf(typed.from) ?? 0, to: timeOf(typed.to) ?? 0 });
  const inOrder = (spans: readonly DraftSpan[]): readonly DaySpan[] =>
    spans.map(span).toSorted((a, b) => a.from - b.from);
  return {
    timeZone,
    land: draft.land,
    weekly: Object.fromEntries(
      weekdays.map((day: Weekday) => [day, inOrder(draft.weekly[day - 1] ?? [])]),
    ) as unknown as WeeklyHours,
    closingDays: draft.closingDays
      .map((closing) => closingOf(closing, closing.span && span(closing.span)))
      .toSorted((a, b) => a.from.localeCompare(b.from) || (a.span?.from ?? 0) - (b.span?.from ?? 0)),
    specialOpenings: draft.openings
      .map(({ on, name, ...typed }): SpecialOpening => ({
        from: instantOf({ timeZone }, on, span(typed).from),
        until: instantOf({ timeZone }, on, span(typed).to),
        name: name.trim(),
      }))
      .toSorted((a, b) => a.from - b.from),
  };
}

function closingOf({ from, to, name, texts, emergency }: DraftClosing, span: DaySpan | null): ClosingDays {
  const said = writtenTexts(texts);
  return {
    from,
    to: to.trim() === '' ? from : to,
    name: name.trim(),
    ...(span ? { span } : {}),
    ...(said ? { announcement: said } : {}),
    ...(emergency.length > 0
      ? { emergency: emergency.map((one) => ({ number: one.number.trim(), name: one.name.trim() })) }
      : {}),
  };
}

/** The texts that are not empty, in the order of the languages; undefined without a German one. */
export function writtenTexts(texts: Readonly<Partial<Record<Language, string>>>): GermanFirst | undefined {
  const written = languages.flatMap((language) => {
    const text = texts[language]?.trim() ?? '';
    return text === '' ? [] : [[language, text] as const];
  });
  const said = Object.fromEntries(written) as Partial<Record<Language, string>>;
  return said.de === undefined ? undefined : { ...said, de: said.de };
}
