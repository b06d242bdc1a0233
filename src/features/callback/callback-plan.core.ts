// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * When a wish is tried, and what follows from an attempt (CB6 to CB9). All instants are Unix milliseconds.
 * Must not know who is on duty: the hotline offers the orders to people.
 */
import { addDays } from '../../lib/pure/calendar.ts';
import { instantOf, localDate, openness, type Calendar } from '../calendar/calendar.core.ts';
import {
  attemptsOf,
  countsAsAttempt,
  isLate,
  type Attempt,
  type CallbackSettings,
  type Wish,
} from './callback.core.ts';
import { endingSoon, hourOf } from './callback-slot.core.ts';

/** What follows from an attempt. `ticket` = a person takes over; `again` = not before this instant. */
export type Plan =
  | { readonly kind: 'settled' }
  | { readonly kind: 'ticket'; readonly why: 'wrongNumber' | 'usedUp' | 'lineFailed' }
  | { readonly kind: 'again'; readonly notBefore: number };

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** The line failed: tried again after this, and from the sixth failure on once an hour. */
const failedMs = 10 * minuteMs;
const patientFailures = 5;
/** After so many failures of the line a person takes over: two to three service days. */
const mostFailures = 25;
/** Nobody was dialled (the agent had gone, the program was restarted): soon again, but not in a loop. */
const notDialledMs = minuteMs;

/** What follows from the last attempt of this story (CB7). */
export function afterAttempt(
  story: readonly Attempt[],
  now: number,
  given: Calendar,
  settings: CallbackSettings,
): Plan {
  const last = story.at(-1);
  if (!last) return { kind: 'again', notBefore: now };
  // Whoever keeps the hotline open without an end is here for a while, not until tomorrow.
  const calendar = endingSoon(given, now + 2 * hourMs);
  const { result } = last;
  if (result === 'reached') return { kind: 'settled' };
  if (result === 'wrongNumber') return { kind: 'ticket', why: 'wrongNumber' };
  if (result === 'notDialled') return { kind: 'again', notBefore: openFrom(calendar, now + notDialledMs) };
  if (result === 'failed') {
    const failures = story.filter((attempt) => attempt.result === 'failed').length;
    if (failures >= mostFailures) return { kind: 'ticket', why: 'lineFailed' };
    const pause = failures > patientFailures ? hourMs : failedMs;
    return { kind: 'again', notBefore: openFrom(calendar, now + pause) };
  }
  if (attemptsOf({ story }) >= settings.attempts) return { kind: 'ticket', why: 'usedUp' };
  if (result === 'busy')
    return { kind: 'again', notBefore: openFrom(calendar, now + settings.retryMinutes.busy * minuteMs) };
  return { kind: 'again', notBefore: otherHour(story, now, calendar, settings) };
}

/**
 * Another hour of the day: later today once, then the next service day at the hour furthest from those tried,
 * the earliest of equals.
 */
function otherHour(story: readonly Attempt[], now: number, calendar: Calendar, settings: CallbackSettings): number {
  const today = localDate(calendar, now);
  const tried = story.filter(({ result }) => countsAsAttempt(result) && result !== 'busy');
  const later = now + settings.retryMinutes.noAnswer * minuteMs;
  const triedToday = tried.filter(({ at }) => localDate(calendar, at) === today).length;
  if (triedToday < 2 && localDate(calendar, later) === today && openness(calendar, later).open) return later;
  const midnight = instantOf(calendar, addDays(today, 1), 0);
  const opens = openFrom(calendar, midnight);
  const minutes = tried.map(({ at }) => minuteOfDay(calendar, at));
  let best = { at: opens, distance: -1 };
  for (const hour of hoursOf(calendar, opens)) {
    const distance = Math.min(...minutes.map((minute) => Math.abs(minute - minuteOfDay(calendar, hour))));
    if (distance > best.distance) best = { at: hour, distance };
  }
  return best.at;
}

/** The beginnings of the hours in which the hotline is open on the day of `opens`. */
function* hoursOf(calendar: Calendar, opens: number): Generator<number> {
  const end = instantOf(calendar, addDays(localDate(calendar, opens), 1), 0);
  for (let at = opens; at < end; at = (hourOf(at) + 1) * hourMs) if (openness(calendar, at).open) yield at;
}

function minuteOfDay(calendar: Calendar, at: number): number {
  return Math.floor((at - instantOf(calendar, localDate(calendar, at), 0)) / minuteMs);
}

/** This instant if the hotline is open then, otherwise the next opening; the instant itself when there is none in sight. */
export function openFrom(calendar: Calendar, at: number): number {
  const state = openness(calendar, at);
  return state.open ? at : (state.opensAt ?? at);
}

/**
 * Wishes to be tried now: in their time, in opening hours, late ones first (CB8, CB9). `blocked` = offered already, or the
 * citizen is on the line.
 */
export function dueWishes(
  wishes: Iterable<Wish>,
  now: number,
  calendar: Calendar,
  blocked: (wish: Wish) => boolean,
): readonly Wish[] {
  if (!openness(calendar, now).open) return [];
  return [...wishes]
    .filter((wish) => wish.state === 'open' && wish.notBefore <= now && !blocked(wish))
    .toSorted((a, b) => Number(isLate(b, now)) - Number(isLate(a, now)) || a.since - b.since);
}
