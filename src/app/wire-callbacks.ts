// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The arrows of the call-backs: to the hotline, to the tickets, to the calendar. A part of `wiring.ts`. */
import type { Calendar } from '../features/calendar/calendar.core.ts';
import type { Callbacks } from '../features/callback/callback.port.ts';
import { createCallbacks } from '../features/callback/callback.shell.ts';
import { defaultCallbackSettings } from '../features/callback/callback.core.ts';
import { usedUpText } from '../features/callback/callback-story.core.ts';
import { ticketOfCallback } from '../features/promise/callback-ticket.store.ts';
import { uuidv7 } from '../lib/ids.ts';
import { nowMs } from '../platform/clock.ts';
import type { Db } from '../platform/database/database.ts';
import { callbackCalls, type CallbackCalls } from './callback-calls.ts';
import { callbackEffects } from './callback-effects.ts';
import type { CitySettings } from './city-settings.store.ts';
import type { Hotline, HotlineEvent } from './hotline-state.core.ts';
import { promiseDue } from './promise-due.ts';

export interface CallbackWires {
  readonly db: Db;
  readonly city: CitySettings;
  readonly calendar: () => Calendar;
  readonly ownNumbers: readonly string[];
  readonly hotline: () => Hotline;
  readonly dispatch: (event: HotlineEvent) => void;
  /** A call-back became a new ticket, inside its transaction. */
  readonly tellDepartment: (trx: Db, ticketId: string) => Promise<void>;
  readonly changed: (what: { readonly ticket: boolean }) => void;
  readonly alarm: (what: string, details: Record<string, unknown>) => void;
}

export interface WiredCallbacks {
  readonly callbacks: Callbacks;
  readonly calls: CallbackCalls;
  readonly onCallback: ReturnType<typeof callbackEffects>;
  /** Begins to look for what is due; the switch has told what it has by now. */
  start(): void;
  stop(): Promise<void>;
}

const tickMs = 1_000;

/** Makes the room of call-backs and joins it with its neighbours. */
export function wireCallbacks(wires: CallbackWires): WiredCallbacks {
  const { db, city, alarm, dispatch } = wires;
  const { timeZone } = city.calendar;
  const dueAfter = promiseDue(city, wires.calendar);
  const calls = callbackCalls({ wishes: () => callbacks, hotline: wires.hotline, dispatch, nowMs });
  const callbacks = createCallbacks({
    db,
    now: nowMs,
    newId: () => uuidv7(nowMs()),
    calendar: wires.calendar,
    settings: () => city.routing.callbacks ?? defaultCallbackSettings,
    ownNumbers: () => wires.ownNumbers,
    toTicket: async (trx, { wish, why, now }) => {
      const ticketId = await ticketOfCallback(trx, {
        ticketId: wish.ticketId,
        departmentId: wish.departmentId,
        language: wish.language,
        topic: wish.topic,
        number: wish.number,
        text: usedUpText(wish, why, timeZone),
        since: wish.since,
        now,
        dueAt: dueAfter(now),
      });
      if (wish.ticketId === null) await wires.tellDepartment(trx, ticketId);
      return ticketId;
    },
    due: calls.due,
    withdraw: calls.withdraw,
    changed: wires.changed,
    alarm,
  });
  const onCallback = callbackEffects({
    available: callbacks.available,
    offer: callbacks.offer,
    book: callbacks.book,
    unbook: callbacks.unbook,
    isRunning: (call) => wires.hotline().calls.has(call),
    nowMs,
    timeZone,
    report: dispatch,
    alarm,
  });
  let timer: NodeJS.Timeout | undefined;
  return {
    callbacks,
    calls,
    onCallback,
    start() {
      timer ??= setInterval(() => callbacks.tick(nowMs()), tickMs);
      void callbacks.start();
    },
    async stop() {
      clearInterval(timer);
      await callbacks.stop();
    },
  };
}
