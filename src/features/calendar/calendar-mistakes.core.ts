// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Every mistake in a calendar as it is typed, with its place. The same check runs in the browser and in the server.
 * Rules: calendar.spec.md (C11 …).
 */
import { Temporal } from 'temporal-polyfill';
import { addDays, isDate, lands, weekdayOf, weekdays } from '../../lib/pure/calendar.ts';
import { addServiceHours, type DaySpan } from './calendar.core.ts';
import {
  calendarOf,
  longestAnnouncement,
  timeOf,
  timeText,
  type CalendarDraft,
  type DraftClosing,
  type DraftOpening,
  type DraftSpan,
} from './calendar-draft.core.ts';

/** What can be wrong at a place. */
export const calendarMistakes = [
  'timeMissing',
  'timeWrong',
  'endBeforeStart',
  'overlaps',
  'dateMissing',
  'dateWrong',
  'rangeBackwards',
  'rangeTooLong',
  'closedTwice',
  'skippedByClock',
  'nameMissing',
  'germanMissing',
  'textTooLong',
  'numberWrong',
  'openingsOverlap',
  'neverOpen',
  'landUnknown',
] as const;
export type CalendarMistake = (typeof calendarMistakes)[number];

/** A mistake and its place, e.g. `weekly.0.1.to`; `words` names what it clashes with. */
export interface CalendarProblem {
  readonly path: string;
  readonly mistake: CalendarMistake;
  readonly words?: string;
}

/** Days one closing may last. */
const longestClosing = 366;
/** Promises reach no further: a calendar must have so many hours within the 400 days it looks ahead. */
const fewestHours = 100;

/** Every mistake in a draft; none = `calendarOf` can be asked. `now` is Unix milliseconds. */
export function calendarProblems(draft: CalendarDraft, timeZone: string, now: number): readonly CalendarProblem[] {
  const found: CalendarProblem[] = [];
  if (!(lands as readonly string[]).includes(draft.land)) found.push({ path: 'land', mistake: 'landUnknown' });
  weekdays.forEach((_, day) => checkSpans(draft.weekly[day] ?? [], `weekly.${day}`, found));
  draft.closingDays.forEach((closing, i) => checkClosing(draft, closing, i, timeZone, found));
  draft.openings.forEach((opening, i) => checkOpening(draft, opening, i, timeZone, found));
  if (found.length > 0) return found;
  const calendar = calendarOf(draft, timeZone);
  try {
    addServiceHours(calendar, now, fewestHours); // C19
  } catch {
    found.push({ path: 'weekly', mistake: 'neverOpen' });
  }
  return found;
}

/** C11, C12. */
function checkSpans(spans: readonly DraftSpan[], path: string, found: CalendarProblem[]): void {
  const read = spans.map((span, i) => checkSpan(span, `${path}.${i}`, found));
  read.forEach((span, i) => {
    const other = read.find((each, j) => j < i && each && span && each.from < span.to && span.from < each.to);
    if (other) found.push({ path: `${path}.${i}.from`, mistake: 'overlaps', words: spanText(other) });
  });
}

/** The span, when it is one (C12). */
function checkSpan({ from, to }: DraftSpan, path: string, found: CalendarProblem[]): DaySpan | undefined {
  const [start, end] = [timeOf(from), timeOf(to)];
  for (const [typed, read, name] of [
    [from, start, 'from'],
    [to, end, 'to'],
  ] as const)
    if (read === undefined)
      found.push({ path: `${path}.${name}`, mistake: typed.trim() === '' ? 'timeMissing' : 'timeWrong' });
  if (start === undefined || end === undefined) return undefined;
  if (end > start) return { from: start, to: end };
  found.push({ path: `${path}.to`, mistake: 'endBeforeStart' });
  return undefined;
}

function checkClosing(
  draft: CalendarDraft,
  closing: DraftClosing,
  i: number,
  timeZone: string,
  found: CalendarProblem[],
): void {
  const path = `closingDays.${i}`;
  if (closing.name.trim() === '') found.push({ path: `${path}.name`, mistake: 'nameMissing' });
  const days = checkDays(closing, path, found);
  const span = closing.span ? checkSpan(closing.span, `${path}.span`, found) : undefined;
  if (days && span)
    for (const name of ['from', 'to'] as const)
      if (isSkipped(days.from, span[name], timeZone) || isSkipped(days.to, span[name], timeZone))
        found.push({ path: `${path}.span.${name}`, mistake: 'skippedByClock' }); // C16
  const twice = draft.closingDays.find((other, j) => j < i && closesWith(other, closing));
  if (days && twice) found.push({ path: `${path}.from`, mistake: 'closedTwice', words: twice.name }); // C14
  const words = Object.entries(closing.texts).filter(([, text]) => (text ?? '').trim() !== '');
  if (words.length > 0 && (closing.texts.de ?? '').trim() === '')
    found.push({ path: `${path}.texts.de`, mistake: 'germanMissing' }); // C17
  for (const [language, text] of words)
    if ((text ?? '').length > longestAnnouncement)
      found.push({ path: `${path}.texts.${language}`, mistake: 'textTooLong' });
  closing.emergency.forEach(({ number, name }, at) => {
    if (name.trim() === '') found.push({ path: `${path}.emergency.${at}.name`, mistake: 'nameMissing' });
    if (!/^\+?[\d ()/-]{3,25}$/.test(number.trim()) || (number.match(/\d/g) ?? []).length < 3)
      found.push({ path: `${path}.emergency.${at}.number`, mistake: 'numberWrong' });
  });
}

/** C13. */
function checkDays(
  { from, to }: Pick<DraftClosing, 'from' | 'to'>,
  path: string,
  found: CalendarProblem[],
): { readonly from: string; readonly to: string } | undefined {
  if (!checkDate(from, `${path}.from`, found)) return undefined;
  if (to.trim() === '') return { from, to: from };
  if (!checkDate(to, `${path}.to`, found)) return undefined;
  if (to < from) found.push({ path: `${path}.to`, mistake: 'rangeBackwards' });
  else if (to > addDays(from, longestClosing)) found.push({ path: `${path}.to`, mistake: 'rangeTooLong' });
  else return { from, to };
  return undefined;
}

function checkDate(date: string, path: string, found: CalendarProblem[]): boolean {
  if (isDate(date)) return true;
  found.push({ path, mistake: date.trim() === '' ? 'dateMissing' : 'dateWrong' });
  return false;
}

/** Whether two closings share a moment; what is not a date or a time shares none. */
function closesWith(one: DraftClosing, other: DraftClosing): boolean {
  const endOf = ({ from, to }: DraftClosing): string => (to.trim() === '' ? from : to);
  if (!isDate(one.from) || !isDate(other.from) || one.from > endOf(other) || other.from > endOf(one)) return false;
  if (!one.span || !other.span) return true;
  const [a, b] = [readSpan(one.span), readSpan(other.span)];
  return a !== undefined && b !== undefined && a.from < b.to && b.from < a.to;
}

function checkOpening(
  draft: CalendarDraft,
  opening: DraftOpening,
  i: number,
  timeZone: string,
  found: CalendarProblem[],
): void {
  const path = `openings.${i}`;
  if (opening.name.trim() === '') found.push({ path: `${path}.name`, mistake: 'nameMissing' });
  const isDay = checkDate(opening.on, `${path}.on`, found);
  const span = checkSpan(opening, path, found);
  if (!isDay || !span) return;
  for (const name of ['from', 'to'] as const)
    if (isSkipped(opening.on, span[name], timeZone)) found.push({ path: `${path}.${name}`, mistake: 'skippedByClock' }); // C16
  const other = draft.openings.find((each, j) => {
    const read = readSpan(each);
    return j < i && each.on === opening.on && read && read.from < span.to && span.from < read.to;
  });
  if (other) found.push({ path: `${path}.from`, mistake: 'openingsOverlap', words: other.name });
}

/** Special openings that lie wholly within the day's hours and so change nothing (C15), by their place in the list. */
export function needlessOpenings(draft: CalendarDraft): readonly number[] {
  return draft.openings.flatMap((opening, i) => {
    const span = readSpan(opening);
    if (!span || !isDate(opening.on)) return [];
    const isClosed = draft.closingDays.some(
      ({ from, to }) => isDate(from) && from <= opening.on && opening.on <= (to.trim() === '' ? from : to),
    );
    const hours = (draft.weekly[weekdayOf(opening.on) - 1] ?? []).map(readSpan);
    return !isClosed && hours.some((h) => h && h.from <= span.from && span.to <= h.to) ? [i] : [];
  });
}

function readSpan({ from, to }: DraftSpan): DaySpan | undefined {
  const [start, end] = [timeOf(from), timeOf(to)];
  return start !== undefined && end !== undefined && start < end ? { from: start, to: end } : undefined;
}

/** Whether the clock shows no such time on that day. */
function isSkipped(date: string, minute: number, timeZone: string): boolean {
  if (minute === 1440) return false;
  const local = Temporal.PlainDate.from(date).toPlainDateTime({ hour: Math.floor(minute / 60), minute: minute % 60 });
  return !local.toZonedDateTime(timeZone).toPlainDateTime().equals(local);
}

function spanText({ from, to }: DaySpan): string {
  return `${timeText(from)}–${timeText(to)}`;
}
