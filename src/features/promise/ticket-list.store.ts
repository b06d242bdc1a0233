// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import { fold } from '../../lib/pure/fold.ts';
import type { Language } from '../../lib/pure/language.ts';
import { isUuid } from '../../lib/pure/uuid.ts';
import type { Db } from '../../platform/database/database.ts';
import { isOverdue, seesAllDepartments, type Reader, type TicketState } from './promise.core.ts';
import { languageOf } from './ticket.store.ts';

/** A place in the list of tickets: the last row that was shown. */
export interface TicketPlace {
  /** Unix milliseconds; null = a row without an open promise. */
  readonly dueAt: number | null;
  readonly ticketId: string;
}

export interface TicketQuery {
  readonly state: TicketState | 'all';
  readonly departmentId?: string | undefined;
  /** Digits of a number from its beginning, or a part of the citizen's name. */
  readonly search?: string | undefined;
  readonly overdue?: boolean | undefined;
  readonly after?: TicketPlace | undefined;
  readonly limit: number;
  /** Unix milliseconds. */
  readonly now: number;
}

/** One line of the list. */
export interface TicketLine {
  readonly ticketId: string;
  readonly number: string;
  readonly state: TicketState;
  readonly createdAt: string;
  readonly serviceTitle: string | null;
  readonly departmentName: string;
  readonly language: Language | null;
  readonly channel: 'callback' | 'email' | null;
  readonly dueAt: string | null;
  readonly overdue: boolean;
  readonly citizenName: string;
  readonly protected: boolean;
  readonly hidden: boolean;
}

/** Tickets this reader may see, by their first open promise (PR8–PR10). `next` = there may be more behind it. */
export async function listTickets(
  db: Db,
  who: Reader,
  query: TicketQuery,
): Promise<{ tickets: TicketLine[]; next: TicketPlace | null }> {
  const rows = await selectTickets(db, who, query).execute();
  const tickets = rows.slice(0, query.limit).map((row) => lineOf(row, query.now));
  const last = rows.length > query.limit ? rows[query.limit - 1] : undefined;
  return { tickets, next: last ? { dueAt: last.dueAt?.getTime() ?? null, ticketId: last.id } : null };
}

function selectTickets(db: Db, who: Reader, query: TicketQuery) {
  const all = allTickets(db, who);
  let select = db.selectFrom(all.as('t')).selectAll();
  if (query.state !== 'all') select = select.where('t.state', '=', query.state);
  if (!seesAllDepartments(who)) select = select.where(sql<boolean>`t.clerk_here`);
  // PR9: what is hidden must not show by being found.
  if (query.departmentId !== undefined)
    select = select
      .where('t.hidden', '=', false)
      .where('t.departmentId', '=', isUuid(query.departmentId) ? query.departmentId : null);
  if (query.overdue !== undefined)
    select = select.where(sql<boolean>`coalesce(t.due_at < ${new Date(query.now)}, false) = ${query.overdue}`);
  const digits = (query.search ?? '').replace(/[\s-]/g, '');
  if (/^\d+$/.test(digits)) select = select.where('t.number', 'like', `${digits}%`);
  else if (query.search?.trim()) {
    const name = fold(query.search);
    select = select
      .where('t.hidden', '=', false)
      .where(sql<boolean>`position(${name}::text in t.folded_name) > 0 and ${name}::text <> ''`);
  }
  if (query.after) select = select.where(behind(query.after));
  return select
    .orderBy(sql`t.due_at asc nulls last`)
    .orderBy('t.id', 'desc')
    .limit(query.limit + 1);
}

/** Everything behind a place in the order: later due, or the same and older; rows without a promise come last. */
function behind({ dueAt, ticketId }: TicketPlace) {
  if (dueAt === null) return sql<boolean>`t.due_at is null and t.id < ${ticketId}::uuid`;
  const due = new Date(dueAt);
  return sql<boolean>`(t.due_at is null or t.due_at > ${due} or (t.due_at = ${due} and t.id < ${ticketId}::uuid))`;
}

function allTickets(db: Db, who: Reader) {
  const department = who.roles.includes('clerk') ? who.departmentId : null;
  const clerkHere = sql<boolean>`coalesce(ticket.department_id = ${department}::uuid, false)`;
  const promised = sql<boolean>`exists (select from promise p where p.ticket_id = ticket.id and p.account_id = ${who.accountId}::uuid)`;
  const isProtected = sql<boolean>`(ticket.protected or coalesce(service.protected, false))`;
  return db
    .selectFrom('ticket')
    .innerJoin('department', 'department.id', 'ticket.departmentId')
    .leftJoin('service', 'service.id', 'ticket.serviceId')
    .select([
      'ticket.id',
      'ticket.number',
      'ticket.state',
      'ticket.createdAt',
      'ticket.departmentId',
      'ticket.language',
      'ticket.citizenName',
    ])
    .select(['ticket.foldedName', 'department.name as departmentName'])
    .select([
      sql<string | null>`service.titles ->> 'de'`.as('serviceTitle'),
      sql<'callback' | 'email'>`ticket.wish ->> 'kind'`.as('channel'),
      sql<Date | null>`(select min(p.due_at) from promise p where p.ticket_id = ticket.id and p.kept_at is null and p.ended_at is null)`.as(
        'dueAt',
      ),
      isProtected.as('protected'),
      clerkHere.as('clerkHere'),
      sql<boolean>`${isProtected} and not ${clerkHere} and not ${promised}`.as('hidden'),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectTickets>['execute']>>[number];

function lineOf(row: Row, now: number): TicketLine {
  return {
    ticketId: row.id,
    number: row.number,
    state: row.state,
    createdAt: row.createdAt.toISOString(),
    serviceTitle: row.hidden ? null : row.serviceTitle,
    departmentName: row.hidden ? '' : row.departmentName,
    language: row.hidden ? null : languageOf(row.language),
    channel: row.hidden ? null : row.channel,
    dueAt: row.dueAt?.toISOString() ?? null,
    overdue: row.dueAt !== null && isOverdue({ dueAt: row.dueAt.getTime(), open: true }, now),
    citizenName: row.hidden ? '' : row.citizenName,
    protected: row.protected,
    hidden: row.hidden,
  };
}
