// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * The emergency announcement: what is on air, from when until when, to whom, and which sounds that means.
 * Decides nothing about a call (features/call does). All times are Unix milliseconds. Rules: on-air.spec.md (OA1 …).
 */
import { closingAt, closingSound, type Calendar } from '../calendar/calendar.core.ts';
import { longestAnnouncement } from '../calendar/calendar-draft.core.ts';
import { languages, type GermanFirst, type Language } from '../../lib/pure/language.ts';
import type { ClockMistake } from './local-time.core.ts';
import { templateText, type TemplateKey } from './on-air-templates.core.ts';

/** A recording of a language's words, kept in the database. */
export interface Recorded {
  readonly id: string;
  readonly seconds: number;
}

/** What is said before or instead of what callers usually hear. */
export interface OnAir {
  /** New for other words; prolonging keeps it, so nobody hears it twice. */
  readonly id: string;
  /** Whose words they were to begin with; null = typed. */
  readonly template: TemplateKey | null;
  /** Also read on the public page, by those who cannot hear; so German is there even when it was recorded. */
  readonly texts: GermanFirst;
  /** Heard instead of the voice. */
  readonly recordings: Readonly<Partial<Record<Language, Recorded>>>;
  /** Before the greeting, the menu follows; or instead of greeting and menu. */
  readonly place: 'before' | 'instead';
  /** What follows instead of the menu. */
  readonly after: 'agents' | 'hangUp';
  /** While the hotline is open, while it is closed. */
  readonly open: boolean;
  readonly closed: boolean;
  readonly from: number;
  readonly until: number;
}

/** What a call needs to know of it: a sound for each language that has words. */
export interface Notice {
  readonly id: string;
  readonly sounds: GermanFirst;
  readonly place: OnAir['place'];
  readonly after: OnAir['after'];
  readonly open: boolean;
  readonly closed: boolean;
}

/** What is said today instead of "closed", and after the emergency numbers; null = nothing of its own. */
export interface ClosedDay {
  readonly sounds: GermanFirst | null;
  readonly emergency: string | null;
}

/** Longest time on air; then a person decides anew. */
const longestOnAirMs = 7 * 24 * 3_600_000;
/** A shorter one is over before the first caller has heard it. */
const shortestOnAirMs = 60_000;

/** Furthest beginning of a planned one; who plans further ahead means a closing day. */
const furthestBeginMs = 90 * 24 * 3_600_000;
/** More than these nobody keeps in mind. */
const mostPlanned = 20;

/** What can be wrong with an announcement. */
export const onAirMistakes = [
  'germanMissing',
  'textTooLong',
  'endMissing',
  'endPassed',
  'endTooFar',
  'beginMissing',
  'beginPassed',
  'beginTooFar',
  'endBeforeBegin',
  'timeSkipped',
  'timeDoubled',
  'tooManyPlanned',
  'nobodyHears',
] as const;
export type OnAirMistake = (typeof onAirMistakes)[number];

/** A mistake at its place. */
export interface OnAirProblem {
  readonly path: string;
  readonly mistake: OnAirMistake;
}

/**
 * What is wrong with it; none = it may go on air (OA2, OA3, OA14). `from` absent = at once; null = no beginning or end was given,
 * words = the clock on the wall never shows it, or twice.
 */
export function onAirProblems(
  draft: Pick<OnAir, 'open' | 'closed'> & {
    readonly texts: Readonly<Partial<Record<Language, string>>>;
    readonly from?: number | ClockMistake | null | undefined;
    readonly until: number | ClockMistake | null;
  },
  now: number,
): readonly OnAirProblem[] {
  const found: OnAirProblem[] = [];
  if ((draft.texts.de ?? '').trim() === '') found.push({ path: 'texts.de', mistake: 'germanMissing' });
  for (const language of languages)
    if ((draft.texts[language] ?? '').length > longestAnnouncement)
      found.push({ path: `texts.${language}`, mistake: 'textTooLong' });
  if (!draft.open && !draft.closed) found.push({ path: 'when', mistake: 'nobodyHears' });
  const begin = draft.from === undefined ? undefined : whyNotFrom(draft.from, now);
  if (begin) found.push({ path: 'from', mistake: begin });
  const end = whyNotUntil(draft.until, typeof draft.from === 'number' ? draft.from : now, draft.from !== undefined);
  if (end) found.push({ path: 'until', mistake: end });
  return found;
}

/** Why an announcement that begins at `from` cannot end then; undefined = it can (OA3). `isPlanned` = it begins later. */
export function whyNotUntil(
  until: number | ClockMistake | null,
  from: number,
  isPlanned = false,
): OnAirMistake | undefined {
  if (typeof until === 'string') return until;
  if (until === null || Number.isNaN(until)) return 'endMissing';
  if (until < from + shortestOnAirMs) return isPlanned ? 'endBeforeBegin' : 'endPassed';
  return until > from + longestOnAirMs ? 'endTooFar' : undefined;
}

/** Why an announcement cannot begin then; undefined = it can (OA14). */
function whyNotFrom(from: number | ClockMistake | null, now: number): OnAirMistake | undefined {
  if (typeof from === 'string') return from;
  if (from === null || Number.isNaN(from)) return 'beginMissing';
  if (from <= now) return 'beginPassed';
  return from > now + furthestBeginMs ? 'beginTooFar' : undefined;
}

/** Why one more cannot be planned beside these; undefined = it can. */
export function whyNotPlanned(others: readonly unknown[]): OnAirProblem | undefined {
  return others.length < mostPlanned ? undefined : { path: 'from', mistake: 'tooManyPlanned' };
}

/** Whether it is on air at this moment: it ends by itself (OA4). */
export function isOnAir(onAir: OnAir | null | undefined, at: number): onAir is OnAir {
  return onAir !== null && onAir !== undefined && onAir.from <= at && at < onAir.until;
}

/** The name of the sound of one language. Words of a template keep its name, so that a city can record them beforehand (OA8). */
export function noticeSound(onAir: OnAir, language: Language): string {
  const own = onAir.recordings[language] === undefined && onAir.template !== null;
  return own && templateText(onAir.template, language) === onAir.texts[language]
    ? `notice-${onAir.template}`
    : `notice-${onAir.id}`;
}

/** The name of a recording's file beside those of other announcements. */
export function noticeRecording(id: string): string {
  return `notice-${id}`;
}

/** Languages that have words or a recording. */
export function spokenLanguages({ texts, recordings }: Pick<OnAir, 'texts' | 'recordings'>): readonly Language[] {
  return languages.filter((language) => texts[language] !== undefined || recordings[language] !== undefined);
}

/** What calls are told of at this moment; null = nothing is on air. */
export function noticeAt(onAir: OnAir | null | undefined, at: number): Notice | null {
  if (!isOnAir(onAir, at)) return null;
  const { id, place, after, open, closed } = onAir;
  const sounds = spokenLanguages(onAir).map((language) => [language, noticeSound(onAir, language)]);
  // German is always there (OA2).
  return { id, place, after, open, closed, sounds: Object.fromEntries(sounds) as unknown as GermanFirst };
}

/** What a closed hotline says of its own at this moment (C21, C22); null = only the usual. */
export function closedDayAt(calendar: Calendar, at: number): ClosedDay | null {
  const closing = closingAt(calendar, at);
  if (!closing?.announcement && !closing?.emergency) return null;
  const name = closingSound(closing);
  const { announcement, emergency } = closing;
  const sounds = announcement && Object.keys(announcement).map((language) => [language, `closed-${name}`]);
  return {
    // German is always there (C17).
    sounds: sounds ? (Object.fromEntries(sounds) as GermanFirst) : null,
    emergency: emergency && emergency.length > 0 ? `emergency-${name}` : null,
  };
}
