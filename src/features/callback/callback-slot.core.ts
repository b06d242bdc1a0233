// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Which service hours have room for a call-back (CB5). All instants are Unix milliseconds.
 * Decides nothing about attempts that failed; that is `callback-plan.core.ts`.
 */
import { addDays } from '../../lib/pure/calendar.ts';
import { instantOf, localDate, openness, type Calendar } from '../calendar/calendar.core.ts';
import type { CallbackSettings, Slot } from './callback.core.ts';

const hourMs = 3_600_000;
/** An hour that is nearly over is not promised any more. */
const leadMs = 10 * 60_000;
/** "Monday in a week" is the furthest that can be said. */
const furthestDays = 13;

/** The key of an hour in the count of what is booked. */
export function hourOf(at: number): number {
  return Math.floor(at / hourMs);
}

/** The earliest hour with room; null when none has any within `daysAhead` service days. `booked` counts by `hourOf`. */
export function offerSlot(
  booked: ReadonlyMap<number, number>,
  calendar: Calendar,
  now: number,
  settings: CallbackSettings,
): Slot | null {
  for (const slot of slotsAhead(calendar, now, settings))
    if ((booked.get(hourOf(slot.from)) ?? 0) < settings.perHour) return slot;
  return null;
}

/** Every hour that could be promised now, full or not: later today and on the next `daysAhead` service days. */
export function* slotsAhead(calendar: Calendar, now: number, settings: CallbackSettings): Generator<Slot> {
  const today = localDate(calendar, now);
  const end = instantOf(calendar, addDays(today, furthestDays + 1), 0);
  const days = new Set<string>();
  for (const span of openings(calendar, now, end, settings)) {
    for (let hour = hourOf(span.from); hour * hourMs < span.to; hour += 1) {
      const from = Math.max(hour * hourMs, span.from);
      const to = Math.min((hour + 1) * hourMs, span.to);
      if (to - Math.max(from, now) < leadMs) continue;
      const date = localDate(calendar, from);
      if (date !== today) days.add(date);
      if (days.size > settings.daysAhead) return;
      const told = Math.min((hour + settings.windowHours) * hourMs, span.to);
      yield { from, to, window: { from, to: told } };
    }
  }
}

/** When the hotline is open between now and `end`; the running hour begins where the clock does. */
function* openings(
  given: Calendar,
  now: number,
  end: number,
  settings: CallbackSettings,
): Generator<{ readonly from: number; readonly to: number }> {
  const calendar = endingSoon(given, (hourOf(now) + settings.windowHours) * hourMs);
  let at = now;
  while (at < end) {
    const state = openness(calendar, at);
    if (state.open) {
      const to = Math.min(state.until ?? end, end);
      yield { from: at === now ? hourOf(now) * hourMs : at, to };
      at = to;
    } else if (state.opensAt === undefined) return;
    else at = state.opensAt;
  }
}

/** A special opening without an end can end any minute: it holds for this window, not for tomorrow. */
export function endingSoon(calendar: Calendar, until: number): Calendar {
  return {
    ...calendar,
    specialOpenings: calendar.specialOpenings.map((opening) =>
      opening.until === undefined ? { ...opening, until: Math.max(until, opening.from) } : opening,
    ),
  };
}
