// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Facts: what a service costs, needs and takes, stored once and valid from day to day. Decides what holds on a day and where a
 * prepared version fits; writes nothing. Days are ISO dates of the city's own calendar, both ends belong to a span.
 * Rules: knowledge.spec.md, KB1 to KB5.
 */
import { addDays, type Weekday } from '../../../lib/pure/calendar.ts';
import { fold, foldedWords } from '../../../lib/pure/fold.ts';
import { easyGerman, languages, type ArticleLanguage } from '../../../lib/pure/language.ts';

/** The languages an article can be written in, German first. */
export const articleLanguages: readonly ArticleLanguage[] = [...languages, easyGerman];

/** What a fact can be about. */
export const factKinds = ['fee', 'document', 'deadline', 'duration', 'hours', 'address', 'text'] as const;
export type FactKind = (typeof factKinds)[number];

/** Units of deadlines and durations. */
export const timeUnits = ['minutes', 'hours', 'days', 'weeks', 'months', 'years'] as const;
export type TimeUnit = (typeof timeUnits)[number];

/** Words in German and, where somebody wrote them, in other languages; what is missing is shown in German. */
export interface LocalText {
  readonly de: string;
  readonly others: Readonly<Partial<Record<ArticleLanguage, string>>>;
}

/** Part of a day in minutes since local midnight. */
export interface DaySpan {
  readonly from: number;
  readonly to: number;
}

/** What a fact says, by its kind. */
export type FactValue =
  /** Euro cents; 0 = free of charge; with `toCents` a range. */
  | { readonly kind: 'fee'; readonly cents: number; readonly toCents: number | null }
  /** Papers to bring along, in their order. */
  | { readonly kind: 'document'; readonly items: readonly LocalText[] }
  /** So long there is time. */
  | { readonly kind: 'deadline'; readonly amount: number; readonly unit: TimeUnit }
  /** So long it takes; with `toAmount` a range. */
  | { readonly kind: 'duration'; readonly amount: number; readonly toAmount: number | null; readonly unit: TimeUnit }
  | { readonly kind: 'hours'; readonly week: Readonly<Record<Weekday, readonly DaySpan[]>> }
  | { readonly kind: 'address'; readonly street: string; readonly postcode: string; readonly place: string }
  | { readonly kind: 'text'; readonly text: LocalText };

/** The days for which something holds; `until` null = until further notice. */
export interface Validity {
  readonly from: string;
  readonly until: string | null;
}

/** What holds on a day; undefined in a gap. Versions do not overlap, so there is at most one. */
export function validOn<Version extends Validity>(versions: readonly Version[], day: string): Version | undefined {
  // KB1
  return versions.find(({ from, until }) => from <= day && (until === null || day <= until));
}

/** The next version that begins after the day. */
export function nextAfter<Version extends Validity>(versions: readonly Version[], day: string): Version | undefined {
  return versions.filter(({ from }) => from > day).toSorted((a, b) => a.from.localeCompare(b.from))[0];
}

/** How a new version fits between those that are there. */
export type Placement<Version> =
  | {
      readonly ok: true;
      /** The same first day: it corrects this one. */
      readonly replaces: Version | null;
      /** Ends the day before the new one begins. */
      readonly shortens: Version | null;
      readonly until: string | null;
    }
  | { readonly ok: false; readonly clash: Version };

/**
 * Where a new version goes: a running one without end, or one that ends later, ends the day before; the same first day is a
 * correction. Refused when it would reach into a version that begins later. Without an end of its own it ends before that one.
 */
export function placeVersion<Version extends Validity>(
  versions: readonly Version[],
  wanted: Validity,
): Placement<Version> {
  const replaces = versions.find(({ from }) => from === wanted.from) ?? null;
  const later = nextAfter(versions, wanted.from);
  // KB3: fees of the future that were prepared stay as they are.
  if (later && wanted.until !== null && wanted.until >= later.from) return { ok: false, clash: later };
  const running = versions.find(
    (version) => version !== replaces && version.from < wanted.from && (version.until ?? wanted.from) >= wanted.from,
  );
  // A correction keeps its end, a new version before a prepared one ends the day before it begins.
  const until = wanted.until ?? (later ? dayBefore(later.from) : null);
  return { ok: true, replaces, shortens: running ?? null, until };
}

/** The day before an ISO date. */
export function dayBefore(day: string): string {
  return addDays(day, -1);
}

/** Days before its end at which a fact counts as running out. */
export const runsOutWithinDays = 30;

/** KB4: true when nothing follows what holds today and it ends soon, or when nothing holds today. */
export function isRunningOut(versions: readonly Validity[], today: string): boolean {
  const now = validOn(versions, today);
  if (!now) return nextAfter(versions, today) === undefined;
  if (now.until === null || now.until > addDays(today, runsOutWithinDays)) return false;
  return validOn(versions, addDays(now.until, 1)) === undefined;
}

const berlin = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin', dateStyle: 'short' });

/** The city's calendar day of an instant (Unix milliseconds) as ISO date. */
export function cityDay(ms: number): string {
  return berlin.format(ms);
}

/** Whether a fact is meant by what was typed: every word is part of its name, its key or what it says today. */
export function isFactFound(
  fact: { readonly name: string; readonly key: string; readonly today: string | null },
  search: string,
): boolean {
  const text = fold(`${fact.name} ${fact.key} ${fact.today ?? ''}`);
  return foldedWords(search).every((word) => text.includes(word));
}
