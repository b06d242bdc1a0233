// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Watches the promises: no citizen waits past a promised time without having been told (PR21), and tickets that were put aside
 * wake up on their day (PR14). Looks at the wall clock anew each time, so that a restart or a clock that is set changes
 * nothing but when it looks; what was done is in the database only.
 */
import { addServiceHours, localDate, type Calendar } from '../features/calendar/calendar.core.ts';
import type { Callbacks } from '../features/callback/callback.port.ts';
import { ledgerTimes } from '../features/promise/ledger-times.core.ts';
import {
  announceMove,
  isStillOpen,
  promisesToAnnounce,
  wakeHeld,
  type LastHour,
} from '../features/promise/promise-watch.store.ts';
import type { Db } from '../platform/database/database.ts';
import type { Log } from '../platform/observe/log.ts';

/** Both the line in the story and what the caller back reads. */
export const movedReason = 'Zusage verschiebt sich';
/** The same where the citizen reads it on /ticket (PR44). */
export const shownReason = 'Wir brauchen länger als zugesagt.';

export interface PromiseWatchDeps {
  readonly db: Db;
  readonly log: Pick<Log, 'warn'>;
  /** Unix milliseconds, wall time. */
  readonly now: () => number;
  readonly calendar: () => Calendar;
  /** Service hours of a new promise. */
  readonly promiseHours: () => number;
  readonly callbacks: Pick<Callbacks, 'available' | 'offer' | 'book'>;
  /** Whether a call-back of this ticket is planned already. */
  readonly isCallbackPlanned: (ticketId: string) => Promise<boolean>;
  /** Writes the mail that tells the new time inside the transaction; false = mail cannot be sent here. */
  readonly announceByMail: (
    trx: Db,
    notice: { readonly ticketId: string; readonly newDueAt: number },
  ) => Promise<boolean>;
  /** Told after a change (live topic `tickets`). */
  readonly changed: () => void;
}

/** What one look came to. */
export interface Looked {
  readonly told: number;
  /** In danger still: nobody could be told. */
  readonly cannot: number;
  readonly woken: number;
}

/** Looks once; returns what was done. Safe to run again at any time. */
export function promiseWatch(deps: PromiseWatchDeps): () => Promise<Looked> {
  const { db } = deps;
  /** Named in the log once each. */
  const reported = new Set<string>();

  return async () => {
    const now = deps.now();
    const calendar = deps.calendar();
    const { timeZone } = calendar;
    const woken = await wakeHeld(db, localDate(calendar, now), now);
    if (woken > 0) deps.changed();
    const due = await promisesToAnnounce(db, ledgerTimes(calendar, now));
    const toDue = due.length > 0 ? addServiceHours(calendar, now, deps.promiseHours()) : 0;
    let told = 0;
    let cannot = 0;
    for (const promise of due) {
      // Who wants no answer reads the new time on /ticket (PR44); a letter is written by a person (PR42).
      const shown = promise.wish.kind === 'none' && promise.channel === 'none';
      const byMail = promise.wish.kind === 'email';
      const planned = shown || byMail || (await planCallback(deps, promise, now));
      const move = { toDue, reason: shown ? shownReason : movedReason, shown, now, timeZone };
      const result = planned
        ? await announceMove(db, promise, move, async (trx) =>
            byMail ? deps.announceByMail(trx, { ticketId: promise.ticketId, newDueAt: toDue }) : true,
          )
        : 'cannot';
      if (result === 'told') {
        told += 1;
        deps.changed();
      }
      if (result !== 'cannot') continue;
      cannot += 1;
      const key = `${promise.promiseId} ${promise.dueAt}`;
      if (reported.has(key)) continue;
      reported.add(key);
      deps.log.warn(
        { ticketId: promise.ticketId, dueAt: new Date(promise.dueAt).toISOString() },
        'A promise is about to be broken and the citizen could not be told by the program; it stands on /zusagen as in danger. Somebody must call or write, by letter where a letter is wished.',
      );
    }
    return { told, cannot, woken };
  };
}

/**
 * A call-back for the ticket, planned at the next hour with room. One that is planned already is enough: so a program that was
 * ended between planning and moving plans no second one (PR22).
 */
async function planCallback(deps: PromiseWatchDeps, promise: LastHour, now: number): Promise<boolean> {
  if (promise.wish.kind !== 'callback') return false;
  if (await deps.isCallbackPlanned(promise.ticketId)) return true;
  const { language, topic, ticketId } = promise;
  const wanted = { language, topic, since: now, origin: 'ticket' as const };
  const slot = deps.callbacks.available() ? deps.callbacks.offer(wanted) : null;
  if (!slot || !(await isStillOpen(deps.db, promise))) return false;
  const { number } = promise.wish;
  const booked = await deps.callbacks.book({ ...wanted, callId: null, number, slot, ticketId, text: movedReason });
  return booked.ok;
}

const lookEveryMs = 20_000;

/** Looks now and every 20 seconds, never twice at the same time; returns the function that stops it and waits for the last look. */
export function startPromiseWatch(deps: PromiseWatchDeps): () => Promise<void> {
  const look = promiseWatch(deps);
  let running: Promise<unknown> = Promise.resolve();
  let busy = false;
  const tick = (): void => {
    if (busy) return;
    busy = true;
    running = look()
      .catch((error: unknown) =>
        deps.log.warn({ error }, 'The promises could not be looked through; it is tried again in 20 seconds.'),
      )
      .finally(() => {
        busy = false;
      });
  };
  const timer = setInterval(tick, lookEveryMs);
  tick();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
