// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { sql, type RawBuilder } from 'kysely';
import { isUuid } from '../../lib/pure/uuid.ts';
import type { Db } from '../../platform/database/database.ts';
import { isHeld } from './deed.core.ts';
import type { LedgerRow } from './ledger.contract.ts';
import {
  breachOf,
  ledgerColumn,
  ledgerColumns,
  promiseState,
  type LedgerColumn,
  type LedgerPromise,
  type LedgerTimes,
} from './ledger.core.ts';
import { seesAllDepartments, type Reader } from './promise.core.ts';

/** So many lines of a column are shown; its count is of all. */
export const linesPerColumn = 200;

export interface LedgerQuery {
  readonly times: LedgerTimes;
  /** The city's ISO date. */
  readonly today: string;
  readonly departmentId?: string | undefined;
}

/** The promises that press, each once, in its most pressing column (PR23). */
export async function readLedger(
  db: Db,
  who: Reader,
  query: LedgerQuery,
): Promise<{ readonly counts: Record<LedgerColumn, number>; readonly promises: LedgerRow[] }> {
  const counts: Record<LedgerColumn, number> = { silent: 0, inDanger: 0, dueToday: 0, announced: 0 };
  const columns = new Map<LedgerColumn, LedgerRow[]>(ledgerColumns.map((column) => [column, []]));
  const shown = new Map<string, { readonly column: LedgerColumn; readonly promise: LedgerPromise }>();
  for (const row of await pressing(db, who, query)) {
    const promise = promiseOf(row);
    const column = ledgerColumn(promise, query.times);
    if (!column) continue;
    counts[column] += 1;
    if (counts[column] <= linesPerColumn) shown.set(row.id, { column, promise });
  }
  for (const row of await linesOf(db, who, [...shown.keys()])) {
    const place = shown.get(row.id);
    if (!place) continue;
    const { column, promise } = place;
    const [first] = promise.moves;
    columns.get(column)?.push({
      promiseId: row.id,
      ticketId: row.ticketId,
      number: row.number,
      column,
      state: promiseState(promise, query.times),
      breach: breachOf(promise, query.times.now),
      dueAt: row.dueAt.toISOString(),
      firstDueAt: first ? new Date(first.fromDue).toISOString() : null,
      channel: row.hidden ? null : row.channel,
      departmentName: row.hidden ? '' : row.departmentName,
      serviceTitle: row.hidden ? null : row.serviceTitle,
      urgent: !row.hidden && row.urgency === 'urgent',
      waiting: row.hidden ? null : row.askedAt !== null ? 'question' : isHeld(row, query.today) ? 'hold' : null,
      hidden: row.hidden,
    });
  }
  return { counts, promises: ledgerColumns.flatMap((column) => columns.get(column) ?? []) };
}

/** What is counted of a promise, and no more: there can be thousands, and a few hundred are shown. */
function promiseOf(row: {
  readonly due: number;
  readonly moves: { at: string; fromDue: string }[] | null;
}): LedgerPromise {
  const moves = (row.moves ?? []).map(({ at, fromDue }) => ({ at: Date.parse(at), fromDue: Date.parse(fromDue) }));
  return { dueAt: row.due, keptAt: null, endedAt: null, withdrawn: false, moves };
}

/** Who may read a ticket's story, as SQL over `ticket` and `service` (PR8, PR9). */
function sight(who: Reader) {
  const own = who.roles.includes('clerk') ? who.departmentId : null;
  const ownClerk = sql<boolean>`coalesce(ticket.department_id = ${own}::uuid, false)`;
  const given = (on: RawBuilder<boolean>) =>
    sql<boolean>`(select true from promise p where ${on} and p.account_id = ${who.accountId}::uuid limit 1)`;
  const promised = sql<boolean>`coalesce(${given(sql`p.ticket_id = ticket.id and p.given_on is null`)}, ${given(sql`p.given_on = ticket.id`)}, false)`;
  const hidden = sql<boolean>`(ticket.protected or coalesce(service.protected, false)) and not ${ownClerk} and not ${promised}`;
  return { ownClerk, hidden };
}

function pressing(db: Db, who: Reader, { times, departmentId }: LedgerQuery) {
  const { ownClerk, hidden } = sight(who);
  const until = new Date(Math.max(times.dangerBefore, times.dayEnds));
  const moved = db
    .selectFrom('promiseMove')
    .innerJoin('promise', 'promise.id', 'promiseMove.promiseId')
    .where('promise.keptAt', 'is', null)
    .where('promise.endedAt', 'is', null);
  const moves = moved
    .select([
      'promiseMove.promiseId',
      sql<
        { at: string; fromDue: string }[]
      >`json_agg(json_build_object('at', promise_move.at, 'fromDue', from_due) order by from_due)`.as('moves'),
    ])
    .groupBy('promiseMove.promiseId');
  let select = db
    .selectFrom('promise')
    .leftJoin(moves.as('moved'), 'moved.promiseId', 'promise.id')
    .select(['promise.id', 'moved.moves'])
    .select(sql<number>`(extract(epoch from promise.due_at) * 1000)::float8`.as('due'))
    .where('promise.keptAt', 'is', null)
    .where('promise.endedAt', 'is', null)
    // As a list, not a join: so that each half is found by its index and the open ones that do not press are not read.
    .where(
      sql<boolean>`(promise.due_at < ${until} or promise.id = any (array(${moved.select('promiseMove.promiseId')})))`,
    );
  // Tickets are looked at only where they narrow the board.
  const ofTicket = (allowed: RawBuilder<boolean>) =>
    sql<boolean>`exists (select from ticket left join service on service.id = ticket.service_id
      where ticket.id = promise.ticket_id and ${allowed})`;
  if (!seesAllDepartments(who)) select = select.where(ofTicket(ownClerk)); // PR8
  // PR9: what is hidden must not show by being found.
  if (departmentId !== undefined)
    select = select.where(
      ofTicket(sql`not (${hidden}) and ticket.department_id = ${isUuid(departmentId) ? departmentId : null}::uuid`),
    );
  return select.orderBy('promise.dueAt').orderBy('promise.id').execute();
}

async function linesOf(db: Db, who: Reader, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom('promise')
    .innerJoin('ticket', 'ticket.id', 'promise.ticketId')
    .innerJoin('department', 'department.id', 'ticket.departmentId')
    .leftJoin('service', 'service.id', 'ticket.serviceId')
    .select(['promise.id', 'promise.ticketId', 'promise.dueAt', 'promise.channel'])
    .select([
      'ticket.number',
      'ticket.urgency',
      'ticket.askedAt',
      'ticket.heldUntil',
      'department.name as departmentName',
    ])
    .select([sql<string | null>`service.titles ->> 'de'`.as('serviceTitle'), sight(who).hidden.as('hidden')])
    .where('promise.id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('promise.dueAt')
    .orderBy('promise.id')
    .execute();
}
