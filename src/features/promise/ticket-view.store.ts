// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { uuidv7 } from '../../lib/ids.ts';
import { isUuid } from '../../lib/pure/uuid.ts';
import { ok, refuse, type Result } from '../../lib/result.ts';
import type { Db } from '../../platform/database/database.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { ticketNarrowing } from './promise.contract.ts';
import type { Reader } from './promise.core.ts';
import { mostViews, type TicketView } from './ticket-view.contract.ts';

/** The own views by name, then those of others that this reader may see (PR38). */
export async function readTicketViews(db: Db, who: Reader): Promise<TicketView[]> {
  const rows = await db
    .selectFrom('ticketView')
    .innerJoin('account', 'account.id', 'ticketView.accountId')
    .select(['ticketView.id', 'ticketView.name', 'ticketView.filters', 'ticketView.shared', 'ticketView.accountId'])
    .where((eb) =>
      eb.or([
        eb('ticketView.accountId', '=', who.accountId),
        // Names of views can tell of a department's work: they stay in it.
        eb.and([
          eb('ticketView.shared', '=', true),
          eb('account.departmentId', 'is not distinct from', who.departmentId),
        ]),
      ]),
    )
    .orderBy('ticketView.name')
    .orderBy('ticketView.id')
    .execute();
  const views = rows.flatMap(({ id, name, filters, shared, accountId }): TicketView[] => {
    const read = ticketNarrowing.safeParse(filters);
    return read.success ? [{ viewId: id, name, filters: read.data, shared, own: accountId === who.accountId }] : [];
  });
  return [...views.filter(({ own }) => own), ...views.filter(({ own }) => !own)];
}

/** Saves a view; an own one of the same name is replaced. `now`: Unix milliseconds. */
export async function saveTicketView(
  db: Db,
  who: Reader,
  view: Pick<TicketView, 'name' | 'filters' | 'shared'> & { readonly now: number },
): Promise<Result<TicketView, 'tooManyViews'>> {
  return transaction(db, async (trx) => {
    // One after the other: two at the same moment would both be the twentieth.
    await trx.selectFrom('account').select('id').where('id', '=', who.accountId).forUpdate().execute();
    const own = await trx
      .selectFrom('ticketView')
      .select(['id', 'name'])
      .where('accountId', '=', who.accountId)
      .execute();
    const { name, shared } = view;
    const before = own.find((each) => each.name === name);
    if (!before && own.length >= mostViews) return refuse('tooManyViews');
    const viewId = before?.id ?? uuidv7(view.now);
    const filters = JSON.stringify(view.filters);
    await trx
      .insertInto('ticketView')
      .values({ id: viewId, accountId: who.accountId, name, filters, shared, createdAt: new Date(view.now) })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ filters, shared }))
      .execute();
    return ok({ viewId, name, filters: view.filters, shared, own: true });
  });
}

/** Removes an own view; somebody else's stays. */
export async function removeTicketView(db: Db, who: Reader, viewId: string): Promise<void> {
  if (!isUuid(viewId)) return;
  await db.deleteFrom('ticketView').where('id', '=', viewId).where('accountId', '=', who.accountId).execute();
}
