// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * The duty roster: what of a delivered plan is taken, what not and why. Knows no files and no database, and of a shift only whose
 * it is and when: what else stands in a calendar (a reason for an absence, a note) is never kept. Rules: team.spec.md (TM1 …).
 */
import { addDays } from '../../lib/pure/calendar.ts';
import { foldedWords } from '../../lib/pure/fold.ts';
import { instantOf, localDate, type Calendar } from '../calendar/calendar.core.ts';

/** One planned stretch of work, Unix milliseconds. */
export interface Duty {
  readonly accountId: string;
  readonly start: number;
  readonly end: number;
}

/** A stretch as a file tells it: whose it may be, and when. */
export interface RosterRow {
  /** Line of the file in which it begins, from 1. */
  readonly line: number;
  /** Texts that may name the person, the likeliest first; the first that names somebody counts. */
  readonly names: readonly string[];
  readonly when:
    | { readonly kind: 'span'; readonly start: number; readonly end: number }
    /** A whole day, ISO date: from the first to the last opening of that day. */
    | { readonly kind: 'day'; readonly day: string }
    | { readonly kind: 'unreadable'; readonly text: string };
  /** The calendar itself says that it does not hold, or that nobody is bound by it. */
  readonly not?: 'cancelled' | 'free';
  /** What it is called, to tell an absence from a shift (TM6); looked at once and never kept. */
  readonly about: string;
}

/** Why something was not taken; notes are no mistakes. */
export const rosterMistakes = [
  'personUnknown',
  'personAmbiguous',
  'personInactive',
  'nameMissing',
  'timeUnreadable',
  'endBeforeStart',
  'tooLong',
  'overlaps',
] as const;
export const rosterNotes = [
  'absence',
  'cancelled',
  'free',
  'past',
  'beyond',
  'twice',
  'closedDay',
  'overHours',
] as const;
export type RosterProblemCode = (typeof rosterMistakes)[number] | (typeof rosterNotes)[number];

export interface RosterProblem {
  readonly code: RosterProblemCode;
  readonly line: number;
  /** Whom it is about, as the file names them or as we do; never why somebody is away. */
  readonly name: string;
  /** A time, or the line it collides with. */
  readonly detail: string;
}

/** Somebody a roster can name. */
export interface RosterPerson {
  readonly accountId: string;
  readonly name: string;
  readonly displayName: string;
  readonly active: boolean;
  /** By contract; null = not said. */
  readonly weeklyMinutes: number | null;
}

/** What of a plan can be taken over. */
export interface JudgedRoster {
  readonly duties: readonly Duty[];
  readonly problems: readonly RosterProblem[];
  /** First and last local day of what is taken; null = nothing is. */
  readonly days: { readonly from: string; readonly to: string } | null;
}

/** Longer work in one piece nobody has (§ 3 ArbZG: 10 hours, with breaks and some air). */
export const longestDutyMs = 14 * 3_600_000;
/** So far ahead a plan is taken over; a rule without an end must stop somewhere. */
export const weeksAhead = 26;

/** First instant of the plan that counts: the Monday of this week; and the first that does not. */
export function rosterWindow(calendar: Pick<Calendar, 'timeZone'>, now: number): { from: number; to: number } {
  const monday = mondayOf(localDate(calendar, now));
  return { from: instantOf(calendar, monday, 0), to: instantOf(calendar, addDays(monday, weeksAhead * 7), 0) };
}

/** The Monday of a day's week, ISO dates. */
export function mondayOf(day: string): string {
  const weekday = (Math.floor(Date.UTC(+day.slice(0, 4), +day.slice(5, 7) - 1, +day.slice(8)) / 86_400_000) + 3) % 7;
  return addDays(day, -weekday);
}

/** What is taken of a plan (TM4 to TM9). `openOn` gives the openings of a local day. */
export function judgeRoster(
  rows: readonly RosterRow[],
  people: readonly RosterPerson[],
  calendar: Pick<Calendar, 'timeZone'>,
  openOn: (day: string) => readonly { readonly start: number; readonly end: number }[],
  now: number,
): JudgedRoster {
  const find = finder(people);
  const window = rosterWindow(calendar, now);
  const problems: RosterProblem[] = [];
  const taken: (Duty & { readonly line: number; readonly displayName: string })[] = [];
  for (const row of rows) {
    const tell = (code: RosterProblemCode, name = row.names[0] ?? '', detail = ''): void => {
      problems.push({ code, line: row.line, name: name.slice(0, 200), detail: detail.slice(0, 100) });
    };
    const found = find(row.names);
    const isAbsent = saysAbsent(row.about, typeof found === 'string' ? '' : `${found.displayName} ${found.name}`);
    const not = row.not ?? (isAbsent ? ('absence' as const) : undefined); // TM6
    if (typeof found === 'string') {
      // A name that stands beside a reason for an absence is not repeated.
      tell(not ?? found, not ? '' : undefined);
      continue;
    }
    const { displayName, accountId } = found;
    if (not !== undefined) tell(not, displayName);
    else if (!found.active) tell('personInactive', displayName);
    else if (row.when.kind === 'unreadable') tell('timeUnreadable', displayName, row.when.text);
    else {
      const span = row.when.kind === 'span' ? row.when : wholeDay(openOn(row.when.day));
      if (!span) tell('closedDay', displayName);
      else if (span.end <= span.start) tell('endBeforeStart', displayName);
      else if (span.end - span.start > longestDutyMs) tell('tooLong', displayName);
      else if (span.end <= window.from) tell('past', displayName);
      else if (span.start >= window.to) tell('beyond', displayName);
      else taken.push({ accountId, displayName, line: row.line, start: span.start, end: span.end });
    }
  }
  const { kept, clashes } = withoutClashes(taken);
  const days = kept.map(({ start }) => localDate(calendar, start)).toSorted();
  const [from, to] = [days[0], days.at(-1)];
  clashes.push(...overHours(kept, people, calendar));
  return {
    duties: kept.map(({ accountId, start, end }) => ({ accountId, start, end })),
    problems: [...problems, ...clashes].toSorted((a, b) => a.line - b.line),
    days: from !== undefined && to !== undefined ? { from, to } : null,
  };
}

/** TM7: of stretches of one person that overlap the first in the file stays; the same one twice is one. */
function withoutClashes<Taken extends Duty & { readonly line: number; readonly displayName: string }>(
  taken: readonly Taken[],
): { readonly kept: readonly Taken[]; readonly clashes: RosterProblem[] } {
  const byPerson = new Map<string, Taken[]>();
  const clashes: RosterProblem[] = [];
  for (const one of taken.toSorted((a, b) => a.line - b.line)) {
    const own = byPerson.get(one.accountId) ?? [];
    byPerson.set(one.accountId, own);
    const other = own.find(({ start, end }) => start < one.end && one.start < end);
    if (!other) {
      own.push(one);
      continue;
    }
    const isSame = other.start === one.start && other.end === one.end;
    const code = isSame ? ('twice' as const) : ('overlaps' as const);
    clashes.push({ code, line: one.line, name: one.displayName, detail: String(other.line) });
  }
  const kept = [...byPerson.values()].flat().toSorted((a, b) => a.start - b.start || a.line - b.line);
  return { kept, clashes };
}

/** TM8: weeks in which somebody is planned for longer than the contract says, breaks left out (§ 4 ArbZG); taken all the same. */
function overHours(
  kept: readonly (Duty & { readonly line: number; readonly displayName: string })[],
  people: readonly RosterPerson[],
  calendar: Pick<Calendar, 'timeZone'>,
): readonly RosterProblem[] {
  const agreed = new Map(people.map(({ accountId, weeklyMinutes }) => [accountId, weeklyMinutes]));
  const weeks = new Map<string, { readonly first: (typeof kept)[number]; readonly monday: string; minutes: number }>();
  for (const one of kept) {
    const monday = mondayOf(localDate(calendar, one.start));
    const key = `${one.accountId} ${monday}`;
    const week = weeks.get(key) ?? { first: one, monday, minutes: 0 };
    const minutes = (one.end - one.start) / 60_000;
    week.minutes += minutes - (minutes > 9 * 60 ? 45 : minutes > 6 * 60 ? 30 : 0);
    weeks.set(key, week);
  }
  const hours = (minutes: number): string => String(Math.round(minutes / 6) / 10);
  return [...weeks.values()].flatMap(({ first, monday, minutes }): RosterProblem[] => {
    const limit = agreed.get(first.accountId) ?? null;
    if (limit === null || minutes <= limit) return [];
    const detail = `${monday} ${hours(minutes)} ${hours(limit)}`;
    return [{ code: 'overHours', line: first.line, name: first.displayName, detail }];
  });
}

function wholeDay(open: readonly { readonly start: number; readonly end: number }[]) {
  const [first, last] = [open[0], open.at(-1)];
  return first && last ? { start: first.start, end: last.end } : undefined;
}

/** TM5: finds whom a text means: the whole name in any order, or the user name; in a longer text the name as it is. */
function finder(
  people: readonly RosterPerson[],
): (names: readonly string[]) => RosterPerson | 'personUnknown' | 'personAmbiguous' | 'nameMissing' {
  const known = people.map((person) => ({
    person,
    words: foldedWords(person.displayName),
    user: foldedWords(person.name),
  }));
  return (names) => {
    if (names.every((name) => name.trim() === '')) return 'nameMissing';
    for (const name of names) {
      const words = foldedWords(name);
      const sorted = words.toSorted().join(' ');
      const exact = known.filter(
        (one) => one.words.toSorted().join(' ') === sorted || one.user.join(' ') === words.join(' '),
      );
      const meant =
        exact.length > 0 ? exact : known.filter((one) => ` ${words.join(' ')} `.includes(` ${one.words.join(' ')} `));
      // Somebody who left does not make a name ambiguous.
      const active = meant.filter(({ person }) => person.active);
      const [only] = active.length > 0 ? active : meant;
      if (active.length > 1) return 'personAmbiguous';
      if (only && words.length > 0) return only.person;
    }
    return 'personUnknown';
  };
}

/** Words as `foldedWords` writes them. */
const absent =
  /^(?:\w*urlaub|(?:dienst|arbeits)?frei|freizeitausgleich|krank\w*|arbeitsunfahig|abwesend|abwesenheit|fortbildung|seminar|elternzeit|mutterschutz|gleittag|vacation|holidays?|leave|sick|absent|off)$/;

/** TM6: whether a text says that somebody is not there; somebody may be called Frei. */
function saysAbsent(text: string, name: string): boolean {
  const own = new Set(foldedWords(name));
  return foldedWords(text).some((word) => !own.has(word) && absent.test(word));
}
