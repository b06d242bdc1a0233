// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Booking within four seconds, or not at all: what nobody was told about does not stay in the database (CB4). */
import { ok, refuse, type Result } from '../../lib/result.ts';
import { isDatabaseDown } from '../../platform/database/failure.ts';
import { instantOf, localDate } from '../calendar/calendar.core.ts';
import { bookWish, revokeBooking } from './book-wish.store.ts';
import type { Outbox } from './callback-outbox.shell.ts';
import type { BookRefusal, Wish } from './callback.core.ts';
import type { Booking, CallbacksDeps } from './callback.port.ts';

/** How bookings are written and taken back. */
export interface BookingDesk {
  /** `booking.number` in E.164. */
  book(booking: Booking): Promise<Result<Wish, BookRefusal>>;
  /** Takes a booking back that nobody was told about; tried again until it is done. */
  revoke(wishId: string): void;
}

/** Makes the desk; `database` is told whether PostgreSQL answered. */
export function createBookingDesk(deps: CallbacksDeps, outbox: Outbox, database: (down: boolean) => void): BookingDesk {
  const { db } = deps;

  function revoke(id: string): void {
    outbox.add({
      what: 'a booking nobody was told about',
      work: async () => {
        await revokeBooking(db, id);
        deps.changed({ ticket: false });
      },
    });
  }

  async function book(booking: Booking): Promise<Result<Wish, BookRefusal>> {
    const id = deps.newId();
    const now = deps.now();
    const calendar = deps.calendar();
    const { callId, number, language, topic, origin, since, slot } = booking;
    const wish = {
      ...{ id, callId, number, language, topic, origin, since, slot, now },
      text: booking.text?.trim() ?? '',
      ticketId: booking.ticketId ?? null,
      bookedBy: booking.bookedBy ?? null,
    };
    const limits = {
      perHour: deps.settings().perHour,
      today: instantOf(calendar, localDate(calendar, now), 0),
    };
    let gaveUp = false;
    const work = bookWish(db, wish, limits, () => gaveUp);
    const { promise: late, resolve: giveUp } = Promise.withResolvers<'late'>();
    const timer = setTimeout(() => giveUp('late'), deps.giveUpMs ?? 4_000);
    try {
      const result = await Promise.race([work, late]);
      if (result !== 'late') {
        database(false);
        return result.ok ? ok(result.value) : result;
      }
      gaveUp = true;
      database(true);
      // Whatever happens to the transaction now: nobody was told, so nothing stays booked.
      const undo = (): void => revoke(id);
      work.then(undo, undo);
      return refuse('unavailable');
    } catch (error) {
      // The connection may have broken in the commit.
      revoke(id);
      if (isDatabaseDown(error)) database(true);
      else deps.alarm('callbackNotBooked', { error });
      return refuse('unavailable');
    } finally {
      clearTimeout(timer);
    }
  }

  return { book, revoke };
}
