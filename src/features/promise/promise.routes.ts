// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { addDays } from '../../lib/pure/calendar.ts';
import { cursorOf, placeOf } from '../../lib/cursor.ts';
import type { FileReply } from '../../lib/file-reply.ts';
import { uuidv7 } from '../../lib/ids.ts';
import { ok, refuse } from '../../lib/result.ts';
import { route, type Route } from '../../lib/route.ts';
import { nowMs } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/database.ts';
import { unlessDown } from '../../platform/database/failure.ts';
import { instantOf } from '../calendar/calendar.core.ts';
import { cityDay } from '../knowledge/facts/fact.core.ts';
import { createTicket, type TicketTold } from './create-ticket.store.ts';
import * as contract from './promise.contract.ts';
import { answeredOf } from './ticket-answers.store.ts';
import { listTickets, type TicketLine, type TicketPlace, type TicketQuery } from './ticket-list.store.ts';
import { ticketExcel } from './ticket-excel.shell.ts';
import { ticketTable, type TableLine } from './ticket-table.core.ts';
import { noteTicket, readTicket } from './ticket.store.ts';

export interface PromiseRoutesDeps {
  readonly db: Db;
  /** When a promise made at this instant is due: 24 service hours later (decision 28). Unix milliseconds. */
  readonly dueAfter: (now: number) => number;
  /** Due before this instant: fewer than 4 service hours are left at `now` (PR18); absent = the list does not tell. */
  readonly dangerBefore?: (now: number) => number;
  /** E.164 beginnings of the hotline's own numbers. */
  readonly ownNumbers: () => readonly string[];
  /** Told after every change (live topic `tickets`). */
  readonly ticketsChanged: () => void;
  /** Told when a matter has become a ticket (live topic `matters`). */
  readonly mattersChanged: (accountId: string) => void;
  /** Acknowledges tickets by mail and tells departments; absent = nobody does. */
  readonly mail?: TicketTold;
}

const placeSchema: z.ZodType<TicketPlace> = z.object({ dueAt: z.number().nullable(), ticketId: z.uuid() });

/** So many lines a saved table has at most (PR25). */
const exportedLines = 10_000;

const city = { timeZone: 'Europe/Berlin' };

/** What the list is narrowed to, from what the browser asked for. */
function queryOf({
  overdue,
  urgent,
  from,
  to,
  ...rest
}: {
  readonly state: TicketQuery['state'];
  readonly overdue?: 'true' | 'false' | undefined;
  readonly urgent?: 'true' | 'false' | undefined;
  /** ISO dates of the city, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly limit: number;
} & Pick<TicketQuery, 'departmentId' | 'search' | 'waiting' | 'channel' | 'language'>): TicketQuery {
  const now = nowMs();
  return {
    ...{ ...rest, now, today: cityDay(now) },
    createdFrom: from === undefined ? undefined : instantOf(city, from, 0),
    createdBefore: to === undefined ? undefined : instantOf(city, addDays(to, 1), 0),
    overdue: overdue === undefined ? undefined : overdue === 'true',
    urgent: urgent === undefined ? undefined : urgent === 'true',
  };
}

/** The lines with what question sets asked (QS6); of hidden tickets nothing. */
async function tableOf(db: Db, tickets: readonly TicketLine[]): Promise<TableLine[]> {
  const answers = await answeredOf(
    db,
    tickets.filter(({ hidden }) => !hidden).map(({ ticketId }) => ticketId),
  );
  return tickets.map((line) => ({ ...line, answers: answers.get(line.ticketId) ?? [] }));
}

const excelType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A file to be saved under this name. */
function fileOf(bytes: Uint8Array, type: string, name: string): FileReply {
  return { type, disposition: `attachment; filename="${name}"`, bytes: bytes.length, pieces: once(bytes) };
}

/** A file that is small enough for one piece. */
async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** The endpoints of tickets and promises. */
export function promiseRoutes({
  db,
  dueAfter,
  dangerBefore,
  ownNumbers,
  ticketsChanged,
  mattersChanged,
  mail,
}: PromiseRoutesDeps): readonly Route[] {
  return [
    route(contract.createTicket, async ({ params, body }, who) => {
      const now = nowMs();
      const { dueAt, ...order } = body;
      const created = await unlessDown(() =>
        createTicket(
          db,
          {
            ...order,
            ...params,
            dueAt: dueAt === undefined ? dueAfter(now) : Date.parse(dueAt),
            now,
            desk: { shiftId: who.shiftId, accountId: who.accountId },
            ownNumbers: ownNumbers(),
          },
          undefined,
          mail,
        ),
      );
      if (!created.ok) return created;
      const ticket = await readTicket(db, who, created.value.ticketId);
      if (!ticket) throw new Error('a ticket that was just made is not there');
      ticketsChanged();
      mattersChanged(who.accountId);
      return ok({ ticket, code: created.value.code });
    }),
    route(contract.ticketDue, async () => ok({ dueAt: new Date(dueAfter(nowMs())).toISOString() })),
    route(contract.listTickets, async ({ query }, who) => {
      const { cursor, ...rest } = query;
      const after = cursor === undefined ? undefined : placeOf(placeSchema, cursor);
      if (cursor !== undefined && !after) return refuse('badRequest');
      const wanted = { ...queryOf(rest), after };
      const { tickets, next } = await listTickets(db, who, {
        ...wanted,
        ...(dangerBefore && { dangerBefore: dangerBefore(wanted.now) }),
      });
      return ok({ tickets, cursor: next && cursorOf(next) });
    }),
    route(contract.exportTickets, async ({ query }, who) => {
      const wanted = queryOf({ ...query, limit: exportedLines });
      const { tickets } = await listTickets(db, who, wanted);
      const lines = await tableOf(db, tickets);
      return ok(fileOf(Buffer.from(ticketTable(lines)), 'text/csv; charset=utf-8', `tickets-${wanted.today}.csv`));
    }),
    route(contract.exportTicketsExcel, async ({ query }, who) => {
      const wanted = queryOf({ ...query, limit: exportedLines });
      const { tickets } = await listTickets(db, who, wanted);
      const lines = await tableOf(db, tickets);
      return ok(fileOf(await ticketExcel(lines), excelType, `tickets-${wanted.today}.xlsx`));
    }),
    route(contract.getTicket, async ({ params }, who) => {
      const ticket = await readTicket(db, who, params.ticketId);
      return ticket ? ok(ticket) : refuse('notFound');
    }),
    route(contract.noteTicket, async ({ params, body }, who) => {
      const now = nowMs();
      const noted = await unlessDown(() =>
        noteTicket(db, who, { ...params, ...body, now, dueAt: dueAfter(now) }, uuidv7(now)),
      );
      if (noted.ok) ticketsChanged();
      return noted;
    }),
  ];
}
