// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { sql, type RawBuilder } from 'kysely';
import type { Language } from '../../lib/pure/language.ts';
import { isUuid } from '../../lib/pure/uuid.ts';
import type { Db } from '../../platform/database/database.ts';
import { isHeld, type Urgency } from './deed.core.ts';
import { isOverdue, seesAllDepartments, type Channel, type Reader, type TicketState } from './promise.core.ts';
import { isRetained } from './retention/retention.core.ts';
import { ticketSearch, type TicketSearch } from './ticket-search.core.ts';
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
  /** Number, telephone number, mail address, words of name and text (PR24). */
  readonly search?: string | undefined;
  readonly overdue?: boolean | undefined;
  readonly after?: TicketPlace | undefined;
  readonly limit: number;
  /** Unix milliseconds. */
  readonly now: number;
  /** Due before: fewer than 4 service hours are left, Unix milliseconds (PR18); absent = nothing is in danger. */
  readonly dangerBefore?: number;
  /** The city's day, ISO date: what was put aside until today waits no more. */
  readonly today: string;
  readonly urgent?: boolean | undefined;
  /** Only what waits for a look at an answer, for an answer, or for a day. */
  readonly waiting?: 'answer' | 'question' | 'hold' | undefined;
  /** Taken up from this instant on, and before that one, Unix milliseconds. */
  readonly createdFrom?: number | undefined;
  readonly createdBefore?: number | undefined;
  readonly channel?: Channel | undefined;
  /** Of the answer. */
  readonly language?: Language | undefined;
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
  readonly channel: Channel | null;
  readonly dueAt: string | null;
  readonly overdue: boolean;
  readonly danger: boolean;
  readonly citizenName: string;
  readonly protected: boolean;
  readonly hidden: boolean;
  readonly urgency: Urgency;
  readonly waiting: 'answer' | 'question' | 'hold' | null;
  /** ISO date. */
  readonly retainedUntil: string | null;
}

/**
 * Tickets this reader may see, by their first open promise (PR8–PR10). `next` = there may be more behind it.
 * Read in two pieces, first those with an open promise: each is one walk along an index from its place on. What is searched
 * for, or waits, has indexes of its own for both.
 */
export async function listTickets(
  db: Db,
  who: Reader,
  query: TicketQuery,
): Promise<{ tickets: TicketLine[]; next: TicketPlace | null }> {
  const wanted = query.limit + 1;
  const isFew = ticketSearch(query.search ?? '') !== undefined || isRare(query.waiting);
  // An open ticket has a promise, but PostgreSQL thinks the two independent: asked for both it expects a fifth, and sorts.
  const isOneWalk = query.state === 'open' && !query.after;
  const pieces: readonly Piece[] =
    isFew || isOneWalk ? ['both'] : query.after?.dueAt === null ? ['withoutPromise'] : ['due', 'withoutPromise'];
  const rows: Row[] = [];
  for (const piece of pieces)
    if (rows.length < wanted)
      rows.push(...(await selectTickets(db, who, query, piece, wanted - rows.length).execute()));
  const tickets = rows.slice(0, query.limit).map((row) => lineOf(row, query));
  const last = rows.length > query.limit ? rows[query.limit - 1] : undefined;
  return { tickets, next: last ? { dueAt: last.dueAt?.getTime() ?? null, ticketId: last.id } : null };
}

/** A question to the team, or a day ahead: few tickets, with an index of their own. */
const isRare = (waiting: TicketQuery['waiting']): boolean => waiting === 'question' || waiting === 'hold';

/** Which tickets are read at once: those with an open promise, those without, or all. */
type Piece = 'due' | 'withoutPromise' | 'both';

function selectTickets(db: Db, who: Reader, query: TicketQuery, piece: Piece, limit: number) {
  const all = allTickets(db, who);
  let select = db
    .selectFrom(all.as('t'))
    .select(['t.id', 't.number', 't.state', 't.createdAt', 't.dueAt', 't.departmentId', 't.serviceTitle', 't.channel'])
    .select([
      't.language',
      't.citizenName',
      't.urgency',
      't.askedAt',
      't.heldUntil',
      't.retainedUntil',
      't.protected',
      't.hidden',
    ]);
  if (piece === 'due') select = select.where('t.dueAt', 'is not', null);
  if (piece === 'withoutPromise') select = select.where('t.dueAt', 'is', null);
  // What waits is open (ticket_closed_waits_for_nothing); asking for both makes PostgreSQL expect next to nothing, and sort.
  const isOpenAnyway = query.state === 'open' && isRare(query.waiting);
  if (query.state !== 'all' && !isOpenAnyway) select = select.where('t.state', '=', query.state);
  if (!seesAllDepartments(who)) select = select.where(sql<boolean>`t.clerk_here`);
  // PR9: what is hidden must not show by being found.
  if (query.departmentId !== undefined)
    select = select
      .where('t.hidden', '=', false)
      .where('t.departmentId', '=', isUuid(query.departmentId) ? query.departmentId : null);
  if (query.overdue !== undefined) select = select.where(overdueIs(query.overdue, piece, new Date(query.now)));
  // PR9 again: how a hidden ticket stands is not told by a filter either.
  if (query.urgent !== undefined)
    select = select.where('t.hidden', '=', false).where('t.urgency', '=', query.urgent ? 'urgent' : 'normal');
  if (query.waiting === 'answer') select = select.where('t.hidden', '=', false).where('t.proposed', '=', true);
  if (query.waiting === 'question') select = select.where('t.hidden', '=', false).where('t.askedAt', 'is not', null);
  if (query.waiting === 'hold') select = select.where('t.hidden', '=', false).where('t.heldUntil', '>', query.today);
  if (query.createdFrom !== undefined) select = select.where('t.createdAt', '>=', new Date(query.createdFrom));
  if (query.createdBefore !== undefined) select = select.where('t.createdAt', '<', new Date(query.createdBefore));
  if (query.channel !== undefined) select = select.where('t.hidden', '=', false).where('t.channel', '=', query.channel);
  if (query.language !== undefined)
    select = select.where('t.hidden', '=', false).where('t.language', '=', query.language);
  const search = ticketSearch(query.search ?? '');
  if (search) select = select.where(found(search));
  if (query.after) select = select.where(behind(query.after, piece));
  if (piece === 'withoutPromise') select = select.where(between(query));
  const page = select
    .orderBy(sql`t.due_at asc nulls last`)
    .orderBy('t.id', 'desc')
    .limit(limit);
  // Only for the lines that are shown: a search may find a thousand before they are put in order.
  return db
    .selectFrom(page.as('t'))
    .selectAll('t')
    .select([
      sql<string>`(select name from department where id = t.department_id)`.as('departmentName'),
      isProposed(sql`t.id`).as('proposed'),
    ])
    .orderBy(sql`t.due_at asc nulls last`)
    .orderBy('t.id', 'desc');
}

/** An answer to it waits for a look. */
const isProposed = (ticketId: RawBuilder<unknown>) =>
  sql<boolean>`exists (select from proposed_answer p where p.ticket_id = ${ticketId} and p.state = 'waiting')`;

/** PR24; hidden tickets by their number only (PR9). Every value is digits, or letters and digits. */
function found({ number, phone, words }: TicketSearch) {
  const open: RawBuilder<boolean>[] = [];
  if (phone !== undefined) open.push(sql`t.wish ->> 'number' like ${`${phone}%`}`);
  if (words !== undefined) {
    const all = words.map((word) => `'${word}':*`).join(' & ');
    open.push(sql`t.words @@ ${all}::tsquery`);
  }
  const either: RawBuilder<boolean>[] = [];
  if (number !== undefined)
    either.push(
      sql`t.number like ${`${number}%`}`,
      // PR28: who quotes the number of a merged ticket means the one that goes on.
      sql`t.id = any (array(select m.merged_into from ticket m where m.number like ${`${number}%`} and m.merged_into is not null))`,
    );
  if (open.length > 0) either.push(sql`(not t.hidden and (${sql.join(open, sql` or `)}))`);
  return either.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(either, sql` or `)})`;
}

/** A ticket is overdue when its first open promise is (PR10); without one it is not. */
function overdueIs(wanted: boolean, piece: Piece, now: Date) {
  if (wanted) return sql<boolean>`t.due_at < ${now}`;
  if (piece === 'both') return sql<boolean>`(t.due_at is null or t.due_at >= ${now})`;
  return piece === 'due' ? sql<boolean>`t.due_at >= ${now}` : sql<boolean>`true`;
}

/** Everything behind a place in the order: later due, or the same and older; tickets without a promise come last. */
function behind({ dueAt, ticketId }: TicketPlace, piece: Piece) {
  if (dueAt === null) return sql<boolean>`t.due_at is null and t.id < ${ticketId}::uuid`;
  if (piece === 'withoutPromise') return sql<boolean>`true`;
  const due = new Date(dueAt);
  const later = sql<boolean>`(t.due_at >= ${due} and (t.due_at > ${due} or t.id < ${ticketId}::uuid))`;
  return piece === 'due' ? later : sql<boolean>`(t.due_at is null or ${later})`;
}

const dayMs = 86_400_000;

/**
 * Without a promise the order is the order of the ids, which begin with the time they were made (UUIDv7): the days asked for
 * are one stretch of it. A day of grace on both sides; `created_at` decides.
 */
function between({ createdFrom, createdBefore }: TicketQuery) {
  const bounds = [sql<boolean>`true`];
  if (createdFrom !== undefined) bounds.push(sql`t.id > ${firstIdAt(createdFrom - dayMs)}::uuid`);
  if (createdBefore !== undefined) bounds.push(sql`t.id < ${firstIdAt(createdBefore + dayMs)}::uuid`);
  return sql<boolean>`${sql.join(bounds, sql` and `)}`;
}

/** The smallest id that can be made at this instant, Unix milliseconds. */
function firstIdAt(ms: number): string {
  const time = Math.max(0, ms).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`;
}

function allTickets(db: Db, who: Reader) {
  const department = who.roles.includes('clerk') ? who.departmentId : null;
  const clerkHere = sql<boolean>`coalesce(ticket.department_id = ${department}::uuid, false)`;
  // Asked for each ticket that needs it: as `exists` it would read every promise there is, once for each page.
  const given = (on: RawBuilder<boolean>) =>
    sql<boolean>`(select true from promise p where ${on} and p.account_id = ${who.accountId}::uuid limit 1)`;
  const promised = sql<boolean>`coalesce(${given(sql`p.ticket_id = ticket.id and p.given_on is null`)}, ${given(sql`p.given_on = ticket.id`)}, false)`;
  const isProtected = sql<boolean>`(ticket.protected or coalesce(service.protected, false))`;
  return db
    .selectFrom('ticket')
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
    .select(['ticket.nextDue as dueAt', 'ticket.wish'])
    .select(sql<string>`ticket.words`.as('words'))
    .select(['ticket.urgency', 'ticket.askedAt', 'ticket.heldUntil', 'ticket.retainedUntil'])
    .select([
      sql<string | null>`service.titles ->> 'de'`.as('serviceTitle'),
      sql<Channel>`ticket.wish ->> 'kind'`.as('channel'),
      isProtected.as('protected'),
      clerkHere.as('clerkHere'),
      isProposed(sql`ticket.id`).as('proposed'),
      sql<boolean>`${isProtected} and not ${clerkHere} and not ${promised}`.as('hidden'),
    ]);
}

/** What a ticket waits for; what somebody here can do comes first, an answer that only needs a look before a question. */
function waitingOf(
  row: { readonly proposed: boolean; readonly askedAt: Date | null; readonly heldUntil: string | null },
  today: string,
) {
  if (row.proposed) return 'answer';
  return row.askedAt !== null ? 'question' : isHeld(row, today) ? 'hold' : null;
}

type Row = Awaited<ReturnType<ReturnType<typeof selectTickets>['execute']>>[number];

function lineOf(row: Row, { now, today, dangerBefore }: TicketQuery): TicketLine {
  const dueAt = row.dueAt?.getTime() ?? null;
  const overdue = dueAt !== null && isOverdue({ dueAt, open: true }, now);
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
    overdue,
    danger: dueAt !== null && !overdue && dangerBefore !== undefined && dueAt < dangerBefore, // PR35
    citizenName: row.hidden ? '' : row.citizenName,
    protected: row.protected,
    hidden: row.hidden,
    urgency: row.hidden ? 'normal' : row.urgency,
    waiting: row.hidden ? null : waitingOf(row, today),
    retainedUntil: row.hidden || !isRetained(row, today) ? null : row.retainedUntil, // RT7
  };
}
