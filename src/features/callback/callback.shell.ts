// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * The one owner of the call-back wishes: a picture of the live ones in memory, orders to the hotline, results back into the
 * database. Nothing is promised without PostgreSQL; what has happened is kept until it is written.
 */
import { callbackNumber } from '../../lib/pure/phone-number.ts';
import { ok, refuse } from '../../lib/result.ts';
import { isDatabaseDown } from '../../platform/database/failure.ts';
import { proposeWish } from './book-wish.store.ts';
import { createBookingDesk } from './callback-booking.shell.ts';
import { createOutbox } from './callback-outbox.shell.ts';
import { dueWishes } from './callback-plan.core.ts';
import { hourOf, offerSlot, slotsAhead } from './callback-slot.core.ts';
import { orderOf, type Wish } from './callback.core.ts';
import type { AttemptOver, Callbacks, CallbacksDeps } from './callback.port.ts';
import { answers, beginAttempt, decide, dropAttempt, endAttempt, settleCalledIn } from './settle-wish.store.ts';
import { createPicture } from './wish-picture.shell.ts';
import { readWishes } from './wish-row.store.ts';

/** The hotline has told by then what it adopted from the switch. */
const adoptionMs = 15_000;
const probeEveryMs = 5_000;

/** Makes the call-backs; nothing is read before `start`. */
export function createCallbacks(deps: CallbacksDeps): Callbacks {
  const { db, now, newId } = deps;
  const picture = createPicture();
  /** What the hotline has: wish -> contact. */
  const orders = new Map<string, string>();
  /** Attempts that ran when the program ended: wish -> contact. */
  const orphans = new Map<string, string>();
  /** Wishes with so many results that are not written yet. */
  const held = new Map<string, number>();
  /** Calls that run now, by number. */
  const calls = new Map<string, Set<string>>();
  let startedAt: number | undefined;
  let loading: Promise<void> | undefined;
  let down = false;
  let probedAt = -Infinity;
  const database = (isDown: boolean): void => {
    down = isDown;
  };
  const outbox = createOutbox({
    pauseMs: deps.pauseMs ?? 2_000,
    database,
    refused: (what, error) => deps.alarm('callbackNotWritten', { what, error }),
  });
  const desk = createBookingDesk(deps, outbox, database);
  const changed = (ticket = false): void => deps.changed({ ticket });

  const e164 = (text: string): string | undefined => {
    const number = callbackNumber(text, deps.ownNumbers());
    return number.ok ? number.value : undefined;
  };
  const onTheLine = (number: string): boolean => calls.has(number);

  function load(): Promise<void> {
    loading ??= (async () => {
      try {
        for (const wish of await readWishes(db, now())) {
          picture.keep(wish);
          if (wish.running !== null) orphans.set(wish.id, wish.running);
        }
        startedAt = now();
        down = false;
        changed();
      } catch (error) {
        down = true;
        if (!isDatabaseDown(error)) deps.alarm('callbacksNotRead', { error });
      } finally {
        loading = undefined;
      }
    })();
    return loading;
  }

  /** Keeps a wish from being tried until this is written. */
  function writeLater(wishId: string, what: string, work: () => Promise<Wish | undefined>): void {
    held.set(wishId, (held.get(wishId) ?? 0) + 1);
    outbox.add({
      what,
      work: async () => {
        const wish = await work();
        const left = (held.get(wishId) ?? 1) - 1;
        if (left > 0) held.set(wishId, left);
        else held.delete(wishId);
        picture.keep(wish);
        changed(wish?.endedReason === 'ticket');
      },
    });
  }

  /** Takes an order back from the hotline unless the citizen is being called already. */
  function takeBack(wishId: string): void {
    const contact = orders.get(wishId);
    if (contact === undefined || !deps.withdraw(wishId)) return;
    orders.delete(wishId);
    outbox.add({ what: 'an offer that was taken back', work: () => dropAttempt(db, contact) });
    changed();
  }

  function attemptOver(over: AttemptOver): void {
    if (orders.get(over.wish) === over.contact) orders.delete(over.wish);
    if (orphans.get(over.wish) === over.contact) orphans.delete(over.wish);
    const rules = { calendar: deps.calendar(), settings: deps.settings(), toTicket: deps.toTicket };
    writeLater(over.wish, 'the result of an attempt', () => endAttempt(db, over, rules));
  }

  /** What was under way when the program ended and was not adopted goes back among those that are due (CB15). */
  function releaseOrphans(): void {
    for (const [wish, contact] of orphans) {
      orphans.delete(wish);
      if (orders.get(wish) !== contact)
        outbox.add({ what: 'an attempt that a restart ended', work: () => dropAttempt(db, contact) });
    }
  }

  function probe(at: number): void {
    probedAt = at;
    answers(db).then(
      () => {
        down = false;
        return outbox.drain();
      },
      () => undefined,
    );
  }

  function tick(at: number): void {
    if (startedAt === undefined) {
      void load();
      return;
    }
    if (down && at - probedAt >= probeEveryMs) probe(at);
    if (at - startedAt >= adoptionMs) releaseOrphans();
    picture.prune(at);
    const inTime = dueWishes(picture.all(), at, deps.calendar(), (wish) => onTheLine(wish.number));
    // Offered and not to be tried any more: closed meanwhile, settled, or the citizen is calling.
    const ids = new Set(inTime.map(({ id }) => id));
    for (const wishId of orders.keys()) if (!ids.has(wishId)) takeBack(wishId);
    const fresh = inTime.filter(({ id }) => !orders.has(id) && !orphans.has(id) && !held.has(id));
    for (const wish of fresh) {
      const contact = newId();
      orders.set(wish.id, contact);
      outbox.add({ what: 'the beginning of an attempt', work: () => beginAttempt(db, wish.id, contact, at) });
      deps.due(orderOf(wish, contact, at));
    }
    if (fresh.length > 0) changed();
  }

  return {
    available: () => startedAt !== undefined && !down,
    offer: () => offerSlot(picture.booked(), deps.calendar(), now(), deps.settings()),
    slots() {
      const counts = picture.booked();
      const settings = deps.settings();
      return [...slotsAhead(deps.calendar(), now(), settings)].map((slot) => ({
        ...slot,
        free: Math.max(0, settings.perHour - (counts.get(hourOf(slot.from)) ?? 0)),
      }));
    },
    numberFor(text) {
      const number = e164(text);
      if (number === undefined) return refuse('number');
      return picture.liveOf(number)?.state === 'open' ? refuse('limit') : ok(number);
    },
    async book(booking) {
      const number = e164(booking.number);
      if (number === undefined) return refuse('number');
      if (startedAt === undefined) return refuse('unavailable');
      const booked = await desk.book({ ...booking, number });
      if (!booked.ok) return booked;
      picture.forgetProposals(number);
      picture.keep(booked.value);
      changed();
      return booked;
    },
    unbook(callId) {
      const wish = picture.ofCall(callId);
      if (!wish) return;
      takeBack(wish.id);
      picture.forget(wish.id);
      desk.revoke(wish.id);
    },
    byNumber(text) {
      const number = e164(text);
      return number === undefined ? undefined : picture.liveOf(number);
    },
    callRuns(text, callId, running) {
      const number = e164(text);
      if (number === undefined) return;
      const own = calls.get(number) ?? new Set();
      if (running) own.add(callId);
      else own.delete(callId);
      if (own.size > 0) calls.set(number, own);
      else calls.delete(number);
      const wish = running ? picture.liveOf(number) : undefined;
      if (wish) takeBack(wish.id);
    },
    calledIn(wishId) {
      const at = now();
      takeBack(wishId);
      writeLater(wishId, 'a citizen who called first', () => settleCalledIn(db, wishId, at));
    },
    tick,
    attemptOver,
    holds: (wishId, contact) => void orders.set(wishId, contact),
    propose({ callId, number: text, language, topic, since }) {
      const number = e164(text);
      if (number === undefined) return;
      const fixed = { id: newId(), callId, number, language, topic, since, origin: 'broken' as const };
      outbox.add({
        what: 'the proposal to call back after a broken call',
        work: async () => {
          picture.keep(await proposeWish(db, { ...fixed, text: '', ticketId: null, bookedBy: null, now: now() }));
          changed();
        },
      });
    },
    async decide(decision) {
      const decided = await decide(db, decision, { now: now(), calendar: deps.calendar() });
      if (!decided.ok) return decided;
      picture.keep(decided.value);
      if (decided.value.state === 'settled') takeBack(decided.value.id);
      changed();
      return decided;
    },
    forgotten(wishIds) {
      for (const id of wishIds) picture.forget(id);
      if (wishIds.length > 0) changed();
    },
    start: load,
    async stop() {
      await outbox.drain();
      outbox.stop();
    },
  };
}
