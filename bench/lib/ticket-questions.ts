// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What people ask of the tickets all day, through the very functions the screens use; and the plain way beside it. */
import { sql } from 'kysely';
import { ledgerTimes } from '../../src/features/promise/ledger-times.core.ts';
import { readLedger } from '../../src/features/promise/ledger.store.ts';
import type { Reader } from '../../src/features/promise/promise.core.ts';
import { listTickets, type TicketQuery } from '../../src/features/promise/ticket-list.store.ts';
import { readTicket } from '../../src/features/promise/ticket.store.ts';
import type { Calendar } from '../../src/features/calendar/calendar.core.ts';
import type { Db } from '../../src/platform/database/database.ts';
import { surnameOf, wordOf } from './ticket-fill.ts';

/** One kind of question; `ask` gives the number of lines that came back. */
export interface Question {
  readonly name: string;
  readonly ask: () => Promise<number>;
}

export interface Questions {
  readonly db: Db;
  readonly calendar: Calendar;
  /** Tickets there are. */
  readonly count: number;
  /** Unix milliseconds. */
  readonly now: number;
  /** From 0 to 1. */
  readonly random: () => number;
}

const lead: Reader = { accountId: '00000000-0000-7000-8000-000000000001', roles: ['lead'], departmentId: null };
const pageSize = 50;
const dayMs = 86_400_000;

/** Every kind, each with other values at every time it is asked. */
export async function ticketQuestions({ db, calendar, count, now, random }: Questions): Promise<readonly Question[]> {
  const departments = await db.selectFrom('department').select('id').orderBy('key').execute();
  const upTo = (below: number): number => Math.floor(random() * below);
  const aDepartment = (): string => departments[upTo(departments.length)]?.id ?? '';
  const today = new Date(now).toISOString().slice(0, 10);
  const list = async (changes: Partial<TicketQuery>, who: Reader = lead): Promise<number> =>
    (await listTickets(db, who, { state: 'open', limit: pageSize, now, today, ...changes })).tickets.length;
  const clerk = (): Reader => ({ ...lead, roles: ['clerk'], departmentId: aDepartment() });
  const someTickets = await db
    .selectFrom('ticket')
    .select(['id', 'number', 'wish', 'nextDue'])
    .where(
      'number',
      'in',
      Array.from({ length: 500 }, () => String(10_000_000 + upTo(count))),
    )
    .execute();
  const aTicket = () => {
    const ticket = someTickets[upTo(someTickets.length)];
    if (!ticket) throw new Error('no tickets were filled');
    return ticket;
  };
  const aPhone = (): string => {
    for (;;) {
      const { wish } = aTicket() as { wish: { number?: string } };
      if (wish.number) return wish.number;
    }
  };
  const aPlace = (state: TicketQuery['state']): Partial<TicketQuery> => {
    const { id, nextDue } = aTicket();
    return { state, after: { dueAt: nextDue?.getTime() ?? null, ticketId: id } };
  };
  const month = () => {
    const createdFrom = now - (30 + upTo(300)) * dayMs;
    return { state: 'all' as const, createdFrom, createdBefore: createdFrom + 30 * dayMs };
  };
  return [
    { name: 'open one', ask: async () => ((await readTicket(db, lead, aTicket().id)) ? 1 : 0) },
    { name: 'list open', ask: () => list({}) },
    { name: 'list closed', ask: () => list({ state: 'closed' }) },
    { name: 'list all', ask: () => list({ state: 'all' }) },
    { name: 'list all, further on', ask: () => list(aPlace('all')) },
    { name: 'list of a clerk', ask: () => list({}, clerk()) },
    { name: 'filter department', ask: () => list({ departmentId: aDepartment() }) },
    { name: 'filter overdue', ask: () => list({ overdue: true }) },
    { name: 'filter urgent', ask: () => list({ urgent: true }) },
    { name: 'filter put aside', ask: () => list({ waiting: 'hold' }) },
    { name: 'filter language', ask: () => list({ language: 'ku' }) },
    { name: 'filter channel', ask: () => list({ channel: 'email' }) },
    { name: 'filter a month', ask: () => list(month()) },
    {
      name: 'filter closed in Kurdish by mail',
      ask: () => list({ state: 'closed', language: 'ku', channel: 'email' }),
    },
    { name: 'search number', ask: () => list({ state: 'all', search: aTicket().number }) },
    { name: 'search telephone', ask: () => list({ state: 'all', search: aPhone() }) },
    { name: 'search name', ask: () => list({ state: 'all', search: surnameOf(upTo(5_000)) }) },
    {
      name: 'search name and word',
      ask: () => list({ state: 'all', search: `${surnameOf(upTo(5_000))} ${wordOf(upTo(20))}` }),
    },
    { name: 'search common word', ask: () => list({ state: 'all', search: wordOf(upTo(10)) }) },
    { name: 'search rarer word', ask: () => list({ state: 'all', search: wordOf(500 + upTo(4_000)) }) },
    { name: 'search beginning', ask: () => list({ search: wordOf(500 + upTo(4_000)).slice(0, 5) }) },
    {
      name: 'board of promises',
      ask: async () => (await readLedger(db, lead, { times: ledgerTimes(calendar, now), today })).promises.length,
    },
  ];
}

/** The same questions in the way one writes them first: joined, sorted by a sub-query, pages by offset, words by `ilike`. */
export function plainQuestions({ db, count, random }: Questions): readonly Question[] {
  const upTo = (below: number): number => Math.floor(random() * below);
  const list = async (where: ReturnType<typeof sql>, offset = 0): Promise<number> => {
    const { rows } = await sql`
      select ticket.*, department.name as department_name, service.titles ->> 'de' as title, due.at as due_at
      from ticket join department on department.id = ticket.department_id left join service on service.id = ticket.service_id
      left join lateral (select min(due_at) as at from promise
        where ticket_id = ticket.id and kept_at is null and ended_at is null) due on true
      where ${where} order by due.at nulls last, ticket.id desc limit ${pageSize} offset ${offset}`.execute(db);
    return rows.length;
  };
  return [
    { name: 'list open', ask: () => list(sql`ticket.state = 'open'`) },
    { name: 'list all', ask: () => list(sql`true`) },
    { name: 'list all, further on', ask: () => list(sql`true`, upTo(count)) },
    { name: 'search name', ask: () => list(sql`ticket.citizen_name ilike ${`%${surnameOf(upTo(5_000))}%`}`) },
    { name: 'search common word', ask: () => list(sql`ticket.text ilike ${`%${wordOf(upTo(10))}%`}`) },
  ];
}
