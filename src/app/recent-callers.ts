// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Callers whose line broke while they waited or talked, and who call again within minutes: they get the old place, or the
 * same agent if free. Kept in memory only, filled from the rows of the last minutes after a restart.
 */
import type { EndedCallRow } from '../features/call/call.store.ts';
import type { Before } from '../features/call/call-state.core.ts';
import type { Language } from '../lib/pure/language.ts';

export interface RecentCallers {
  /** A call's row was written. */
  written(record: EndedCallRow): void;
  /** What the caller of this number had; taken out, so that a place is given back once. */
  take(number: string): Before | undefined;
}

/** A number behind which many people call (a company, a hospital) must not get somebody else's place. */
const callsOfOnePerson = 3;

/** `withinMs`: so long after the break a place is given back, asked anew each time; 0 = never. `now`: Unix milliseconds, the clock of the rows. */
export function recentCallers({ withinMs, now }: { withinMs: () => number; now: () => number }): RecentCallers {
  const byNumber = new Map<string, { calls: Map<string, number>; last: EndedCallRow }>();

  function forget(): void {
    const within = withinMs();
    for (const [number, { last, calls }] of byNumber) {
      for (const [id, at] of calls) if (at + within < now()) calls.delete(id);
      if ((last.endedAt ?? 0) + within < now()) byNumber.delete(number);
    }
  }

  return {
    written(record) {
      if (withinMs() === 0 || record.callerNumber === null || record.endedAt === null) return;
      forget();
      const known = byNumber.get(record.callerNumber);
      const calls = known?.calls ?? new Map<string, number>();
      calls.set(record.id, record.endedAt);
      byNumber.set(record.callerNumber, { calls, last: record });
    },
    take(number) {
      forget();
      const found = byNumber.get(number);
      if (!found || found.calls.size > callsOfOnePerson) return undefined;
      const before = placeOf(found.last);
      // What stays counts the calls of this number; the place itself is gone.
      if (before) byNumber.set(number, { ...found, last: { ...found.last, queuedAt: null } });
      return before;
    },
  };
}

/** What a caller had whose call ended like this: nothing if an agent ended it, or the caller never stood in the queue. */
function placeOf(record: EndedCallRow): Before | undefined {
  const { queuedAt, topic, end } = record;
  const language = record.language as Language;
  if (queuedAt === null) return undefined;
  if (end === 'abandoned_waiting' || (end === 'broken' && record.answeredAt === null))
    return { language, topic, queuedAt, shift: null };
  const broke = end === 'broken' || (end === 'served' && record.endedBy === 'citizen');
  return broke ? { language, topic, queuedAt, shift: record.shiftId } : undefined;
}
