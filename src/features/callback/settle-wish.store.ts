// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What happens to wishes after booking: attempts, decisions of persons, the end, and forgetting. */
import { sql } from 'kysely';
import { ok, refuse, type Result } from '../../lib/result.ts';
import type { Db } from '../../platform/database/database.ts';
import { transaction } from '../../platform/database/transaction.ts';
import type { Calendar } from '../calendar/calendar.core.ts';
import { whyNot, type CallbackSettings, type EndedReason, type Wish } from './callback.core.ts';
import { afterAttempt, openFrom } from './callback-plan.core.ts';
import type { AttemptOver, Decision, DecisionRefusal, TicketMaker } from './callback.port.ts';
import { lockWish, readWish } from './wish-row.store.ts';

const dayMs = 86_400_000;
/** A proposal nobody decided on is let go after this (CB13). */
const proposalMs = 3 * dayMs;

/** Notes that an attempt began; again changes nothing. */
export async function beginAttempt(db: Db, wish: string, contact: string, at: number): Promise<void> {
  await db
    .insertInto('callbackAttempt')
    .values({ id: contact, callbackId: wish, startedAt: new Date(at), endedAt: null, result: null })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** Takes back an attempt that was only offered: it leaves no trace. */
export async function dropAttempt(db: Db, contact: string): Promise<void> {
  await db.deleteFrom('callbackAttempt').where('id', '=', contact).where('result', 'is', null).execute();
}

/** Writes the result and what follows from it, once: the same result again changes nothing (CB7). Gives the wish as it is now. */
export async function endAttempt(
  db: Db,
  over: AttemptOver,
  rules: { readonly calendar: Calendar; readonly settings: CallbackSettings; readonly toTicket: TicketMaker },
): Promise<Wish | undefined> {
  return transaction(db, async (trx) => {
    const before = await lockWish(trx, over.wish);
    if (!before) return undefined;
    const at = new Date(over.at);
    const written = await trx
      .insertInto('callbackAttempt')
      .values({ id: over.contact, callbackId: over.wish, startedAt: at, endedAt: at, result: over.result })
      .onConflict((conflict) =>
        conflict
          .column('id')
          .doUpdateSet({ endedAt: at, result: over.result })
          .where('callbackAttempt.result', 'is', null),
      )
      .returning('id')
      .executeTakeFirst();
    const wish = await readWish(trx, over.wish);
    if (!wish) throw new Error('a wish vanished while it was locked');
    // Somebody may have ended the wish meanwhile; the story is written all the same.
    if (written && wish.state === 'open') await follow(trx, wish, over, rules);
    return readWish(trx, over.wish);
  });
}

async function follow(
  trx: Db,
  wish: Wish,
  over: AttemptOver,
  { calendar, settings, toTicket }: Parameters<typeof endAttempt>[2],
): Promise<void> {
  const plan = afterAttempt(wish.story, over.at, calendar, settings);
  if (plan.kind === 'again') {
    await trx
      .updateTable('callback')
      .set((eb) => ({ notBefore: new Date(plan.notBefore), version: eb('version', '+', 1) }))
      .where('id', '=', wish.id)
      .execute();
    return;
  }
  if (plan.kind === 'settled') {
    await settle(trx, wish.id, { reason: 'reached', at: over.at });
    return;
  }
  const ticketId = await toTicket(trx, { wish, why: plan.why, now: over.at });
  await settle(trx, wish.id, { reason: 'ticket', at: over.at, ticketId });
}

/** The citizen called before we did (CB8). Gives the wish as it is now; undefined if there is none. */
export async function settleCalledIn(db: Db, wishId: string, at: number): Promise<Wish | undefined> {
  return transaction(db, async (trx) => {
    const wish = await lockWish(trx, wishId);
    if (!wish || wish.state === 'settled') return wish;
    await settle(trx, wishId, { reason: 'calledIn', at });
    return readWish(trx, wishId);
  });
}

/** What a person decides about a wish (CB10, CB11). */
export async function decide(
  db: Db,
  deed: Decision,
  { now, calendar }: { readonly now: number; readonly calendar: Calendar },
): Promise<Result<Wish, DecisionRefusal>> {
  return transaction(db, async (trx) => {
    const wish = await lockWish(trx, deed.wish);
    if (!wish || !deed.maySee(wish)) return refuse('notFound');
    const why = whyNot(wish.state, deed.deed, deed.reason);
    if (why) return refuse(why);
    if (deed.version !== null && deed.version !== wish.version) return refuse('versionChanged');
    if (deed.deed === 'accept')
      await trx
        .updateTable('callback')
        .set((eb) => ({
          state: 'open' as const,
          notBefore: new Date(openFrom(calendar, now)),
          bookedBy: deed.accountId,
          version: eb('version', '+', 1),
        }))
        .where('id', '=', wish.id)
        .execute();
    else
      await settle(trx, wish.id, {
        reason: deed.deed === 'withdraw' ? 'withdrawn' : 'closed',
        at: now,
        by: deed.accountId,
        note: deed.reason.trim(),
      });
    const after = await readWish(trx, wish.id);
    if (!after) throw new Error('a wish vanished while it was locked');
    return ok(after);
  });
}

async function settle(
  trx: Db,
  id: string,
  end: {
    readonly reason: EndedReason;
    readonly at: number;
    readonly by?: string;
    readonly note?: string;
    readonly ticketId?: string;
  },
): Promise<void> {
  await trx
    .updateTable('callback')
    .set((eb) => ({
      state: 'settled' as const,
      endedAt: new Date(end.at),
      endedReason: end.reason,
      endedBy: end.by ?? null,
      endedNote: end.note ?? '',
      ...(end.ticketId !== undefined && { ticketId: end.ticketId }),
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
}

/**
 * Deletes numbers and texts of wishes that ended 24 hours ago, and lets go of proposals nobody decided on for three days,
 * at once with number and text (CB13). Gives the ids of the proposals. Run it every few minutes.
 */
export async function forgetCallbackNumbers(db: Db, nowMs: number): Promise<readonly string[]> {
  return transaction(db, async (trx) => {
    const nothing = { number: null, text: '', endedNote: '' };
    await trx
      .updateTable('callback')
      .set(nothing)
      .where('state', '=', 'settled')
      .where('number', 'is not', null)
      .where('endedAt', '<=', new Date(nowMs - dayMs))
      .execute();
    const gone = await trx
      .updateTable('callback')
      .set((eb) => ({
        ...nothing,
        state: 'settled' as const,
        endedAt: new Date(nowMs),
        endedReason: 'retention' as const,
        version: eb('version', '+', 1),
      }))
      .where('state', '=', 'proposed')
      .where('createdAt', '<=', new Date(nowMs - proposalMs))
      .returning('id')
      .execute();
    return gone.map(({ id }) => id);
  });
}

/** Asks PostgreSQL for a sign of life; throws when there is none. */
export async function answers(db: Db): Promise<void> {
  await sql`select 1`.execute(db);
}
