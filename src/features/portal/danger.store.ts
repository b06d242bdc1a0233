// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Promises in danger of which their department has not been told (DP3). */
import type { Db } from '../../platform/database/database.ts';
import { transaction } from '../../platform/database/transaction.ts';
import type { LedgerTimes } from '../promise/ledger.core.ts';
import { tellDepartment } from './notice.store.ts';
import type { NoticeDeps } from './portal.port.ts';

/** So many at a look. */
const atOnce = 200;

/** Tells the departments; gives how many notices were written. Safe to run again at any time. */
export async function tellOfDanger(db: Db, deps: NoticeDeps, times: LedgerTimes): Promise<number> {
  const rows = await db
    .selectFrom('promise')
    .innerJoin('ticket', 'ticket.id', 'promise.ticketId')
    .innerJoin('department', 'department.id', 'ticket.departmentId')
    .select(['promise.ticketId', 'ticket.departmentId', 'promise.dueAt'])
    .distinct()
    .where('promise.keptAt', 'is', null)
    .where('promise.endedAt', 'is', null)
    .where('ticket.state', '=', 'open')
    .where('department.noticeMode', '<>', 'off')
    .where('promise.dueAt', '>=', new Date(times.now))
    .where('promise.dueAt', '<', new Date(times.dangerBefore))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('departmentNotice as told')
            .select('told.id')
            .whereRef('told.ticketId', '=', 'ticket.id')
            .whereRef('told.departmentId', '=', 'ticket.departmentId')
            .where('told.why', '=', 'danger')
            .whereRef('told.promisedFor', '=', 'promise.dueAt'),
        ),
      ),
    )
    .orderBy('promise.dueAt')
    .limit(atOnce)
    .execute();
  let told = 0;
  for (const { ticketId, departmentId, dueAt } of rows) {
    const done = await transaction(db, async (trx) => {
      // Whoever acts on the ticket meanwhile goes first.
      const row = await trx
        .selectFrom('ticket')
        .select(['state', 'departmentId', 'nextDue'])
        .where('id', '=', ticketId)
        .forUpdate()
        .executeTakeFirst();
      if (row?.state !== 'open' || row.departmentId !== departmentId || row.nextDue === null) return false;
      if (row.nextDue.getTime() > dueAt.getTime()) return false;
      return tellDepartment(trx, deps, {
        ...{ ticketId, departmentId, cause: 'danger', promisedFor: dueAt.getTime(), now: times.now },
      });
    });
    if (done) told += 1;
  }
  return told;
}
