// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Booking: the one place where a call-back is promised. Everything is checked again here, under one lock. */
import { sql } from 'kysely';
import type { Language } from '../../lib/pure/language.ts';
import { ok, refuse, type Result } from '../../lib/result.ts';
import type { Db } from '../../platform/database/database.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { bookingsPerDay, type CallbackOrigin, type Slot, type Wish } from './callback.core.ts';
import { hourOf } from './callback-slot.core.ts';
import { liveWishOf, readWish, slotColumns, wishOfCall } from './wish-row.store.ts';

const hourMs = 3_600_000;
/** Bookings wait for each other; every one of these fails rather than being late (CB4). */
const waitMs = 3_000;

/** A wish to be written. */
export interface NewWish {
  readonly id: string;
  readonly callId: string | null;
  /** E.164, checked. */
  readonly number: string;
  readonly language: Language;
  readonly topic: string | null;
  readonly origin: CallbackOrigin;
  /** Unix milliseconds. */
  readonly since: number;
  readonly text: string;
  readonly ticketId: string | null;
  /** Account of the person who books; null for citizens. */
  readonly bookedBy: string | null;
  /** Unix milliseconds. */
  readonly now: number;
}

/** Thrown into the transaction when nobody waits for it any more: nothing of it is kept. */
export class GaveUpError extends Error {}

/**
 * Writes an open wish. The same call again gives the wish it has (CB4). `limits.today` is the local midnight before now,
 * `gaveUp` is asked right before the commit.
 */
export async function bookWish(
  db: Db,
  wish: NewWish & { readonly slot: Slot },
  limits: { readonly perHour: number; readonly today: number },
  gaveUp: () => boolean,
): Promise<Result<Wish, 'limit' | 'full'>> {
  return transaction(db, async (trx) => {
    await lockBookings(trx);
    const same = wish.callId === null ? undefined : await wishOfCall(trx, wish.callId);
    if (same && same.state !== 'proposed') return ok(same);
    const live = await liveWishOf(trx, wish.number);
    if (live?.state === 'open') return refuse('limit'); // CB3
    if ((await bookedToday(trx, wish.number, limits.today)) >= bookingsPerDay) return refuse('limit'); // CB3
    if ((await bookedIn(trx, wish.slot)) >= limits.perHour) return refuse('full'); // CB5
    for (const proposal of new Set([same?.id, live?.id]))
      if (proposal !== undefined) await replaceProposal(trx, proposal, wish.now);
    await insertWish(trx, { ...wish, state: 'open', notBefore: Math.max(wish.slot.from, wish.now) });
    const written = await readWish(trx, wish.id);
    if (!written) throw new Error('a wish that was just written is not there');
    // The commit follows in the same turn: nobody can give up in between.
    if (gaveUp()) throw new GaveUpError('nobody waits for this booking any more');
    return ok(written);
  });
}

/** Takes back a booking nobody was told about; waits for its transaction to be over. True when there was one. */
export async function revokeBooking(db: Db, id: string): Promise<boolean> {
  return transaction(db, async (trx) => {
    await lockBookings(trx);
    const { numDeletedRows } = await trx
      .deleteFrom('callback')
      .where('id', '=', id)
      .where('version', '=', 1)
      .where((eb) => eb.not(eb.exists(eb.selectFrom('callbackAttempt').whereRef('callbackId', '=', 'callback.id'))))
      .executeTakeFirst();
    return Number(numDeletedRows) > 0;
  });
}

/**
 * Writes a proposal for a broken call. Nothing when this call has a wish, or this number a live one (CB10): the citizen is
 * called anyway.
 */
export async function proposeWish(db: Db, wish: NewWish): Promise<Wish | undefined> {
  return transaction(db, async (trx) => {
    await lockBookings(trx);
    if (wish.callId !== null && (await wishOfCall(trx, wish.callId))) return undefined;
    if (await liveWishOf(trx, wish.number)) return undefined;
    await insertWish(trx, { ...wish, slot: null, state: 'proposed', notBefore: wish.now });
    return readWish(trx, wish.id);
  });
}

async function lockBookings(trx: Db): Promise<void> {
  await sql`select set_config('statement_timeout', ${String(waitMs)}, true), set_config('lock_timeout', ${String(waitMs)}, true)`.execute(
    trx,
  );
  // Any number will do, as long as nothing else of ours takes it.
  await sql`select pg_advisory_xact_lock(2026112203)`.execute(trx);
}

async function bookedToday(trx: Db, number: string, today: number): Promise<number> {
  const { count } = await trx
    .selectFrom('callback')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('number', '=', number)
    .where('createdAt', '>=', new Date(today))
    .where('origin', '<>', 'broken')
    .executeTakeFirstOrThrow();
  return count;
}

async function bookedIn(trx: Db, slot: Slot): Promise<number> {
  const hour = hourOf(slot.from) * hourMs;
  const { count } = await trx
    .selectFrom('callback')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('slotFrom', '>=', new Date(hour))
    .where('slotFrom', '<', new Date(hour + hourMs))
    .where((eb) => eb.or([eb('state', '=', 'open'), eb('endedReason', 'in', ['reached', 'ticket'])]))
    .executeTakeFirstOrThrow();
  return count;
}

/** The citizen called again after the line broke and books now: the proposal is done with. */
async function replaceProposal(trx: Db, id: string, now: number): Promise<void> {
  await trx
    .updateTable('callback')
    .set((eb) => ({
      state: 'settled' as const,
      callId: null,
      endedAt: new Date(now),
      endedReason: 'calledIn' as const,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .where('state', '=', 'proposed')
    .execute();
}

async function insertWish(
  trx: Db,
  wish: NewWish & { readonly slot: Slot | null; readonly state: 'open' | 'proposed'; readonly notBefore: number },
): Promise<void> {
  const { now, slot, ...rest } = wish;
  await trx
    .insertInto('callback')
    .values({
      ...rest,
      ...slotColumns(slot),
      since: new Date(wish.since),
      notBefore: new Date(wish.notBefore),
      createdAt: new Date(now),
      // The ticket's department, the topic's, or, for a general concern, that of the first topic.
      departmentId: sql<string>`coalesce(
        (select department_id from ticket where id = ${wish.ticketId}::uuid),
        (select department_id from topic where key = ${wish.topic}::text),
        (select department_id from topic order by position limit 1))`,
      endedAt: null,
      endedReason: null,
      endedBy: null,
      version: 1,
    })
    .execute();
}
