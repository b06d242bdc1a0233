// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The arrows of the promise watch: to the calendar, the call-backs and the screens. A part of `wiring.ts`. */
import type { CalendarNow } from '../features/calendar/calendar.shell.ts';
import type { Callbacks } from '../features/callback/callback.port.ts';
import { isCallbackPlanned } from '../features/callback/ticket-wishes.store.ts';
import { nowMs } from '../platform/clock.ts';
import type { CitySettings } from './city-settings.store.ts';
import type { Deps } from './deps.ts';
import type { Live } from './live.ts';
import { startPromiseWatch, type PromiseWatchDeps } from './promise-watch.ts';

/** A call-back this young was planned for the promise at hand, milliseconds. */
const plannedLatelyMs = 2 * 3_600_000;
/** Without a mail room nobody can be told by mail. */
const noMail: PromiseWatchDeps['announceByMail'] = () => Promise.resolve(false);

/** Starts the watch; returns the function that stops it. `announceByMail` absent = mail cannot be sent here. */
export function watchPromises(
  { db, log }: Pick<Deps, 'db' | 'log'>,
  wires: {
    readonly city: CitySettings;
    readonly calendar: CalendarNow;
    readonly callbacks: Callbacks;
    readonly live: Pick<Live, 'publish'>;
    readonly announceByMail?: PromiseWatchDeps['announceByMail'];
  },
): () => Promise<void> {
  return startPromiseWatch({
    db,
    log,
    now: nowMs,
    calendar: wires.calendar.calendar,
    promiseHours: () => wires.city.routing.promiseServiceHours,
    callbacks: wires.callbacks,
    isCallbackPlanned: (ticketId) => isCallbackPlanned(db, ticketId, nowMs() - plannedLatelyMs),
    announceByMail: wires.announceByMail ?? noMail,
    changed: () => wires.live.publish('tickets', 'ticketsChanged', {}),
  });
}
