// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Which languages the planned team covers, hour by hour, and where something is missing. Counts people, names nobody, and knows
 * nothing about who really worked. Rules: team.spec.md (TM12 …).
 */
import { languages, type Language } from '../../lib/pure/language.ts';
import { topicLevel, type Skills } from '../agent/agent.core.ts';
import type { Duty } from './duty.core.ts';

/** People who take calls, as far as cover needs them. */
export interface Capable {
  readonly accountId: string;
  readonly skills: Skills;
}

/** An opening of the hotline, Unix milliseconds. */
export interface Opening {
  readonly start: number;
  readonly end: number;
}

/** People on duty who speak a language: fluently, and those who can help. */
export interface LanguageCount {
  readonly good: number;
  readonly canHelp: number;
}

/** One hour of an opening; what is counted is there in each quarter of it. */
export interface CoverHour extends Opening {
  readonly total: number;
  readonly languages: Readonly<Record<Language, LanguageCount>>;
}

/** One open day. */
export interface CoverDay {
  /** ISO date. */
  readonly day: string;
  /** Somebody is planned at all. */
  readonly planned: boolean;
  readonly hours: readonly CoverHour[];
}

const quarterMs = 900_000;
const hourMs = 3_600_000;

/** TM12: the open hours of these days with who is there throughout. */
export function coverOf(
  days: readonly { readonly day: string; readonly open: readonly Opening[] }[],
  duties: readonly Duty[],
  team: readonly Capable[],
): readonly CoverDay[] {
  return days
    .filter(({ open }) => open.length > 0)
    .map(({ day, open }) => {
      const own = withSkills(duties, team, open);
      return {
        day,
        planned: own.length > 0,
        hours: open.flatMap((span) => hoursOf(span).map((hour) => countHour(hour, own))),
      };
    });
}

type Present = Duty & { readonly skills: Skills };

function withSkills(duties: readonly Duty[], team: readonly Capable[], open: readonly Opening[]): readonly Present[] {
  const known = new Map(team.map(({ accountId, skills }) => [accountId, skills]));
  const [first, last] = [open[0], open.at(-1)];
  if (!first || !last) return [];
  return duties.flatMap((duty) => {
    const skills = known.get(duty.accountId);
    return skills && duty.start < last.end && first.start < duty.end ? [{ ...duty, skills }] : [];
  });
}

/** An opening in pieces that end with the full hour. */
function hoursOf({ start, end }: Opening): readonly Opening[] {
  const pieces: Opening[] = [];
  for (let at = start; at < end;) {
    const next = Math.min(end, Math.floor(at / hourMs) * hourMs + hourMs);
    pieces.push({ start: at, end: next });
    at = next;
  }
  return pieces;
}

function quartersOf({ start, end }: Opening): readonly Opening[] {
  const pieces: Opening[] = [];
  for (let at = start; at < end; at += quarterMs) pieces.push({ start: at, end: Math.min(end, at + quarterMs) });
  return pieces;
}

function thereIn(quarter: Opening, own: readonly Present[]): readonly Present[] {
  return own.filter(({ start, end }) => start <= quarter.start && quarter.end <= end);
}

function countHour(hour: Opening, own: readonly Present[]): CoverHour {
  const quarters = quartersOf(hour).map((quarter) => thereIn(quarter, own));
  const least = (has: (present: Present) => boolean): number =>
    Math.min(...quarters.map((there) => there.filter(has).length));
  const spoken = languages.map((language) => {
    const good = least(({ skills }) => skills.languages[language] === 'good');
    // Who helps out counts only beside the fluent ones that are there all the time.
    const any = least(({ skills }) => skills.languages[language] !== undefined);
    return [language, { good, canHelp: Math.max(0, any - good) }] as const;
  });
  return { ...hour, total: least(() => true), languages: Object.fromEntries(spoken) as CoverHour['languages'] };
}

/** The part of a day's opening that a gap fills exactly; null = some hours of it. */
export type DayPart = 'day' | 'morning' | 'afternoon' | null;

/** Something that is missing, to be said in one sentence. */
export type Gap =
  /** The hotline is open and nobody is planned, on one open day after the other. */
  | { readonly kind: 'noRoster'; readonly day: string; readonly lastDay: string }
  /** Nobody is there at all for some hours. */
  | {
      readonly kind: 'nobody';
      readonly day: string;
      readonly part: DayPart;
      readonly from: number;
      readonly to: number;
    }
  /** Somebody in the team speaks it, and is not there then; Unix milliseconds. */
  | {
      readonly kind: 'language';
      readonly language: Language;
      readonly day: string;
      readonly part: DayPart;
      readonly from: number;
      readonly to: number;
    }
  /** Somebody in the team speaks it, and is planned at no time. */
  | { readonly kind: 'languageNever'; readonly language: Language }
  | { readonly kind: 'languageSkill'; readonly language: Language; readonly good: number; readonly canHelp: number }
  | { readonly kind: 'topicSkill'; readonly topic: string; readonly good: number; readonly canHelp: number };

/** TM13: what is missing between `now` and the end of these days. `noonOf` gives where a day's afternoon begins. */
export function rosterGaps(
  days: readonly { readonly day: string; readonly open: readonly Opening[] }[],
  duties: readonly Duty[],
  team: readonly Capable[],
  now: number,
  noonOf: (day: string) => number,
): readonly Gap[] {
  const ahead = days.filter(({ open }) => (open.at(-1)?.end ?? 0) > now);
  const planned = ahead
    .map(({ day, open }) => ({ day, open, own: withSkills(duties, team, open) }))
    .filter(({ own }) => own.length > 0);
  const spoken = languages.filter((language) => team.some(({ skills }) => skills.languages[language] !== undefined));
  const never = spoken.filter((language) =>
    planned.every(({ own }) => own.every(({ skills }) => skills.languages[language] === undefined)),
  );
  return [
    ...runsOf(ahead.map(({ day }) => ({ day, isPlanned: planned.some((other) => other.day === day) }))),
    ...(planned.length === 0 ? [] : never.map((language) => ({ kind: 'languageNever' as const, language }))),
    ...planned.flatMap(({ day, open, own }): Gap[] => {
      const holes = (has: (present: Present) => boolean) => holesOf(open, own.filter(has), noonOf(day), now);
      const empty = holes(() => true);
      const isEmptyAt = (from: number): boolean => empty.some((hole) => hole.from <= from && from < hole.to);
      return [
        ...empty.map((hole) => ({ kind: 'nobody' as const, day, ...hole })),
        ...spoken
          .filter((language) => !never.includes(language))
          .flatMap((language) =>
            holes(({ skills }) => skills.languages[language] !== undefined)
              // Where nobody is there at all, the languages say nothing more.
              .filter(({ from }) => !isEmptyAt(from))
              .map((hole) => ({ kind: 'language' as const, language, day, ...hole })),
          ),
      ];
    }),
  ];
}

/** Open days without a roster, those that follow each other as one. */
function runsOf(days: readonly { readonly day: string; readonly isPlanned: boolean }[]): readonly Gap[] {
  const runs: { kind: 'noRoster'; day: string; lastDay: string }[] = [];
  days.forEach(({ day, isPlanned }, at) => {
    if (isPlanned) return;
    const run = at > 0 && days[at - 1]?.isPlanned === false ? runs.at(-1) : undefined;
    if (run) run.lastDay = day;
    else runs.push({ kind: 'noRoster', day, lastDay: day });
  });
  return runs;
}

interface Hole {
  readonly part: DayPart;
  readonly from: number;
  readonly to: number;
}

/** Stretches of the opening in which none of these is there. */
function holesOf(open: readonly Opening[], own: readonly Present[], noon: number, now: number): readonly Hole[] {
  const quarters = open.flatMap(quartersOf);
  const holes: { from: number; to: number; count: number; morning: number }[] = [];
  let last: (typeof holes)[number] | undefined;
  for (const quarter of quarters) {
    const isMorning = quarter.start < noon ? 1 : 0;
    if (thereIn(quarter, own).length > 0) {
      last = undefined;
      continue;
    }
    if (last) {
      last.to = quarter.end;
      last.count += 1;
      last.morning += isMorning;
    } else {
      last = { from: quarter.start, to: quarter.end, count: 1, morning: isMorning };
      holes.push(last);
    }
  }
  const mornings = quarters.filter(({ start }) => start < noon).length;
  return holes
    .filter(({ to }) => to > now)
    .map(({ from, to, count, morning }) => {
      const afternoon = count - morning;
      const wholeMorning = morning === mornings && mornings > 0;
      const wholeAfternoon = afternoon === quarters.length - mornings && afternoon > 0;
      const part: DayPart =
        count === quarters.length
          ? 'day'
          : wholeMorning && afternoon === 0
            ? 'morning'
            : wholeAfternoon && morning === 0
              ? 'afternoon'
              : null;
      return { from, to, part };
    });
}

/** TM14: languages and topics that hang on nobody or one person of the team. */
export function skillGaps(team: readonly Capable[], topics: readonly string[]): readonly Gap[] {
  const count = (levelOf: (skills: Skills) => 'good' | 'canHelp' | undefined) => {
    const levels = team.map(({ skills }) => levelOf(skills));
    return {
      good: levels.filter((level) => level === 'good').length,
      canHelp: levels.filter((level) => level === 'canHelp').length,
    };
  };
  return [
    ...languages.map((language) => ({
      kind: 'languageSkill' as const,
      language,
      ...count(({ languages: spoken }) => spoken[language]),
    })),
    ...topics.map((topic) => ({
      kind: 'topicSkill' as const,
      topic,
      ...count(({ topics: known }) => topicLevel(known, topic)),
    })),
  ].filter(({ good }) => good < 2);
}
