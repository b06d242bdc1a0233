// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What tickets ask of their call-backs. */
import type { Db } from '../../platform/database/database.ts';

/**
 * True when the citizen of this ticket will be called, or has been spoken to about a call-back booked not before `since`
 * (Unix milliseconds).
 */
export async function isCallbackPlanned(db: Db, ticketId: string, since: number): Promise<boolean> {
  const row = await db
    .selectFrom('callback')
    .select('id')
    .where('ticketId', '=', ticketId)
    .where((eb) =>
      eb.or([
        eb('state', '=', 'open'),
        eb.and([eb('endedReason', 'in', ['reached', 'calledIn']), eb('createdAt', '>=', new Date(since))]),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * The citizen of this ticket is not to be called any more, or at this number (E.164) only: call-backs elsewhere end as withdrawn
 * by whoever noted it. `now`: Unix milliseconds.
 */
export async function endUnwantedCallbacks(
  trx: Db,
  wish: { readonly ticketId: string; readonly number: string | null; readonly accountId: string; readonly now: number },
): Promise<void> {
  const { ticketId, number, accountId, now } = wish;
  let ended = trx
    .updateTable('callback')
    .set((eb) => ({
      ...{ state: 'settled' as const, endedAt: new Date(now), endedReason: 'withdrawn' as const, endedBy: accountId },
      version: eb('version', '+', 1),
    }))
    .where('ticketId', '=', ticketId)
    .where('state', '<>', 'settled');
  if (number !== null) ended = ended.where('number', '<>', number);
  await ended.execute();
}

/** The call-backs of this ticket that nobody is to make: whoever keeps a picture of the live ones lets them go. */
export async function withdrawnCallbacks(db: Db, ticketId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('callback')
    .select('id')
    .where('ticketId', '=', ticketId)
    .where('endedReason', '=', 'withdrawn')
    .execute();
  return rows.map(({ id }) => id);
}

/** The ticket became one with another, of that department: its call-backs go along. */
export async function mergeCallbacks(trx: Db, fromId: string, intoId: string, departmentId: string): Promise<void> {
  await handOnCallbacks(trx, fromId, departmentId);
  await trx.updateTable('callback').set({ ticketId: intoId }).where('ticketId', '=', fromId).execute();
}

/** The ticket belongs to another department now: its live call-backs go along, so that only that one sees them. */
export async function handOnCallbacks(trx: Db, ticketId: string, departmentId: string): Promise<void> {
  await trx
    .updateTable('callback')
    .set({ departmentId })
    .where('ticketId', '=', ticketId)
    .where('state', '<>', 'settled')
    .execute();
}
