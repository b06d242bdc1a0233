// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Two tickets of the same matter become one; nothing of either is lost (PR26 to PR29). */
import { sql } from 'kysely';
import { uuidv7 } from '../../lib/ids.ts';
import { ok, refuse, type Result } from '../../lib/result.ts';
import type { Db } from '../../platform/database/database.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { whyNotMerge } from './deed.core.ts';
import { changeText } from './deed-words.core.ts';
import { wishSchema, type Ticket, type Wish } from './promise.contract.ts';
import type { Reader } from './promise.core.ts';
import { laterDay } from './retention/retention.core.ts';
import { mayRead, promisesOf, readTicket, visibleTicket, waitsForNothing } from './ticket.store.ts';

/** Which ticket becomes one with which, as both were seen. */
export interface MergeOrder {
  readonly ticketId: string;
  readonly version: number;
  /** The one that goes on. */
  readonly intoId: string;
  readonly intoVersion: number;
  /** May be empty. */
  readonly text: string;
  /** Unix milliseconds. */
  readonly now: number;
  /** Told inside the transaction: what else belongs to the first ticket belongs to the second, of that department, now. */
  readonly merged: (trx: Db, fromId: string, intoId: string, departmentId: string) => Promise<unknown>;
}

type Refused =
  | 'notFound'
  | 'notAllowed'
  | 'versionChanged'
  | 'otherMissing'
  | 'otherChanged'
  | NonNullable<ReturnType<typeof whyNotMerge>>;

/** Does it; gives the ticket that goes on. */
export async function mergeTickets(db: Db, who: Reader, order: MergeOrder): Promise<Result<Ticket, Refused>> {
  return transaction(db, async (trx) => {
    const rows = new Map<string, Awaited<ReturnType<typeof visibleTicket>>>();
    // Always in the same order: two people who merge crosswise wait for each other, not for ever.
    for (const id of [order.ticketId, order.intoId].toSorted()) rows.set(id, await visibleTicket(trx, who, id, 'lock'));
    const from = rows.get(order.ticketId);
    const into = rows.get(order.intoId);
    if (!from) return refuse('notFound');
    if (!mayRead(who, from, await promisesOf(trx, from.id))) return refuse('notAllowed'); // PR9
    if (!into) return refuse('otherMissing');
    if (!mayRead(who, into, await promisesOf(trx, into.id))) return refuse('notAllowed');
    if (from.version !== order.version) return refuse('versionChanged'); // PR7
    const why = whyNotMerge({ ...from, ticketId: from.id }, { ...into, ticketId: into.id });
    if (why) return refuse(why);
    if (into.version !== order.intoVersion) return refuse('otherChanged'); // PR7
    const at = new Date(order.now);
    const tookIn = uuidv7(order.now);
    await moveAll(trx, from.id, into.id, into.departmentId);
    const wish = await oneWish(trx, into.id, wishSchema.parse(from.wish), wishSchema.parse(into.wish));
    await order.merged(trx, from.id, into.id, into.departmentId);
    await trx
      .insertInto('ticketNote')
      .values([
        {
          ...{ id: uuidv7(order.now), ticketId: from.id, at, kind: 'merged', accountId: who.accountId },
          text: changeText({ from: '', to: written(into.number), reason: order.text }),
        },
        {
          ...{ id: tookIn, ticketId: into.id, at, kind: 'tookIn', accountId: who.accountId },
          text: order.text === '' ? `← ${written(from.number)}` : `← ${written(from.number)}\n${order.text}`,
        },
      ])
      .execute();
    // The mail a ticket was made of has no line in its story; from here on it stands at this one.
    await trx
      .updateTable('mailMessage')
      .set({ noteId: tookIn })
      .where('ticketId', '=', from.id)
      .where('noteId', 'is', null)
      .execute();
    await trx.updateTable('mailMessage').set({ ticketId: into.id }).where('ticketId', '=', from.id).execute();
    await trx
      .updateTable('ticket')
      .set({ state: 'closed', closedAt: at, mergedInto: into.id, ...waitsForNothing, version: from.version + 1 })
      .where('id', '=', from.id)
      .execute();
    await trx
      .updateTable('ticket')
      .set({
        // Whoever could not read the one does not read it by way of the other (PR29).
        protected: from.protected || into.protected,
        urgency: from.urgency === 'urgent' ? 'urgent' : into.urgency,
        askedAt: into.askedAt ?? from.askedAt,
        retainedUntil: laterDay(from.retainedUntil, into.retainedUntil), // RT8
        retainedReason: [from.retainedReason, into.retainedReason].filter((reason) => reason !== '').join('; '),
        // Whoever searches for words of the one finds the other (PR24); its own and those it took in before.
        mergedWords: sql<string>`joined_words(merged_words, (select words from ticket where id = ${from.id}::uuid))`,
        ...(wish && { wish: JSON.stringify(wish) }),
        version: into.version + 1,
      })
      .where('id', '=', into.id)
      .execute();
    const after = await readTicket(trx, who, into.id);
    if (!after) throw new Error('a ticket that was just merged into is not there');
    return ok(after);
  });
}

/** Promises, story, files, mails to the citizen, links and earlier mergers go along. */
async function moveAll(trx: Db, from: string, into: string, departmentId: string): Promise<void> {
  await trx
    .updateTable('promise')
    .set((eb) => ({
      ticketId: into,
      givenOn: eb.fn.coalesce('givenOn', 'ticketId'),
      // What is still to be kept is kept by who has the ticket now.
      departmentId: sql<string>`case when kept_at is null and ended_at is null then ${departmentId}::uuid else department_id end`,
    }))
    .where('ticketId', '=', from)
    .execute();
  await trx
    .updateTable('ticketNote')
    .set((eb) => ({ ticketId: into, writtenOn: eb.fn.coalesce('writtenOn', 'ticketId') }))
    .where('ticketId', '=', from)
    .execute();
  await trx.updateTable('ticketFile').set({ ticketId: into }).where('ticketId', '=', from).execute();
  await trx.updateTable('mailOutbox').set({ ticketId: into }).where('ticketId', '=', from).execute();
  // One hop is always enough: what was merged into the first is merged into the second now.
  await trx.updateTable('ticket').set({ mergedInto: into }).where('mergedInto', '=', from).execute();
  await sql`
    insert into ticket_link (ticket_id, other_id, what, at, account_id)
    select case when ticket_id = ${from}::uuid then ${into}::uuid else ticket_id end,
           case when other_id = ${from}::uuid then ${into}::uuid else other_id end, what, at, account_id
    from ticket_link
    where (ticket_id = ${from}::uuid and other_id <> ${into}::uuid) or (other_id = ${from}::uuid and ticket_id <> ${into}::uuid)
    on conflict do nothing`.execute(trx);
  await trx
    .deleteFrom('ticketLink')
    .where((eb) => eb.or([eb('ticketId', '=', from), eb('otherId', '=', from)]))
    .execute();
}

/**
 * The wish of the one that goes on stays, unless it was none: then whoever wants an answer on the other gets it, and what was
 * only to be done is answered, too (PR46). Gives the wish that is new on it.
 */
async function oneWish(trx: Db, into: string, given: Wish, own: Wish): Promise<Wish | undefined> {
  const wish = own.kind === 'none' ? given : own;
  if (wish.kind === 'none') return undefined;
  await trx
    .updateTable('promise')
    .set({ channel: wish.kind })
    .where('ticketId', '=', into)
    .where('channel', '=', 'none')
    .where('keptAt', 'is', null)
    .where('endedAt', 'is', null)
    .execute();
  return wish === own ? undefined : wish;
}

/** The number as it is written: `1234 5678`. */
export function written(number: string): string {
  return `${number.slice(0, 4)} ${number.slice(4)}`;
}
