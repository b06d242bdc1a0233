// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import { hashCode, isCode } from '../../lib/short-code.ts';
import type { Db } from '../../platform/database/database.ts';
import type { PublicTicket } from './public-ticket.contract.ts';
import { publicPromiseState, type TicketKey } from './public-ticket.core.ts';

/** Takes the place of a hash where there is no ticket, so that both answers take the same time (PT3). */
let nobodysHash: Promise<string> | undefined;

/** A ticket whose holder asks, with its id for the agent who may take the call. */
export interface FoundTicket {
  readonly ticketId: string;
  readonly ticket: PublicTicket;
}

const columns = ['id', 'number', 'state', 'createdAt', 'heldUntil', 'heldReason', 'mergedInto'] as const;

/** What the holder of number and code may see (PT2); undefined when they do not belong together (PT3). `now`: Unix milliseconds. */
export async function findPublicTicket(db: Db, key: TicketKey, now: number): Promise<FoundTicket | undefined> {
  const row = await db
    .selectFrom('ticket')
    .select(['id', 'codeHash'])
    .where('number', '=', key.number)
    .executeTakeFirst();
  const isRight = await isCode(key.code, row?.codeHash ?? (await (nobodysHash ??= hashCode('no ticket'))));
  return row && isRight ? foundBefore(db, row.id, now) : undefined;
}

/** The same of a ticket whose key was right before; undefined when it is gone. */
export async function foundBefore(db: Db, ticketId: string, now: number): Promise<FoundTicket | undefined> {
  const read = db.selectFrom('ticket').select(columns);
  const asked = await read.where('id', '=', ticketId).executeTakeFirst();
  if (!asked) return undefined;
  // PR28: number and code of a ticket that became one with another find that one.
  const ticket =
    asked.mergedInto === null ? asked : await read.where('id', '=', asked.mergedInto).executeTakeFirstOrThrow();
  const promises = await db
    .selectFrom('promise')
    .select(['id', 'channel', 'dueAt', 'keptAt', 'endedAt'])
    .where('ticketId', '=', ticket.id)
    .orderBy('madeAt')
    .orderBy('id')
    .execute();
  const moves = promises.some(({ channel }) => channel === 'none') ? await shownMoves(db, ticket.id) : [];
  const isProtected = await protectedNow(db, ticket.id);
  const shown: PublicTicket = {
    number: asked.number,
    goesOnAs: asked.mergedInto === null ? null : ticket.number,
    state: ticket.state,
    createdAt: ticket.createdAt.toISOString(),
    hold: ticket.heldUntil === null ? null : { until: ticket.heldUntil, reason: ticket.heldReason },
    done: ticket.state === 'open' || isProtected ? null : await doneWords(db, ticket.id),
    promises: promises.map(({ id, channel, dueAt, keptAt, endedAt }) => ({
      channel,
      dueAt: dueAt.toISOString(),
      state: publicPromiseState(
        { dueAt: dueAt.getTime(), keptAt: keptAt?.getTime() ?? null, endedAt: endedAt?.getTime() ?? null },
        now,
      ),
      keptAt: keptAt?.toISOString() ?? null,
      moved:
        channel === 'none'
          ? movedOf(
              moves.findLast(({ promiseId }) => promiseId === id),
              isProtected,
            )
          : null,
    })),
  };
  return { ticketId: ticket.id, ticket: shown };
}

/** Later times whose only announcement is the page (PR44), in order; what was told otherwise has its reason for the house only. */
function shownMoves(db: Db, ticketId: string) {
  return db
    .selectFrom('promiseMove')
    .innerJoin('promise', 'promise.id', 'promiseMove.promiseId')
    .select(['promiseMove.promiseId', 'promiseMove.fromDue', 'promiseMove.reason'])
    .where('promise.ticketId', '=', ticketId)
    .where('promiseMove.shown', '=', true)
    .orderBy('promiseMove.fromDue')
    .execute();
}

function movedOf(move: { readonly fromDue: Date; readonly reason: string } | undefined, isProtected: boolean) {
  return move ? { from: move.fromDue.toISOString(), reason: isProtected ? '' : move.reason } : null;
}

async function protectedNow(db: Db, ticketId: string): Promise<boolean> {
  const row = await db
    .selectFrom('ticket')
    .leftJoin('service', 'service.id', 'ticket.serviceId')
    .select(sql<boolean>`ticket.protected or coalesce(service.protected, false)`.as('protected'))
    .where('ticket.id', '=', ticketId)
    .executeTakeFirstOrThrow();
  return row.protected;
}

/** What was done at last, as the department wrote it for the citizen (PR43). */
async function doneWords(db: Db, ticketId: string): Promise<string | null> {
  const row = await db
    .selectFrom('ticketNote')
    .select('text')
    .where('ticketId', '=', ticketId)
    .where('kind', '=', 'done')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.text ?? null;
}
