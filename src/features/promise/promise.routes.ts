// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { cursorOf, placeOf } from '../../lib/cursor.ts';
import { uuidv7 } from '../../lib/ids.ts';
import { ok, refuse } from '../../lib/result.ts';
import { route, type Route } from '../../lib/route.ts';
import { nowMs } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/database.ts';
import { unlessDown } from '../../platform/database/failure.ts';
import { createTicket } from './create-ticket.store.ts';
import * as contract from './promise.contract.ts';
import { listTickets, type TicketPlace } from './ticket-list.store.ts';
import { noteTicket, readTicket } from './ticket.store.ts';

export interface PromiseRoutesDeps {
  readonly db: Db;
  /** When a promise made at this instant is due: 24 service hours later (decision 28). Unix milliseconds. */
  readonly dueAfter: (now: number) => number;
  /** E.164 beginnings of the hotline's own numbers. */
  readonly ownNumbers: () => readonly string[];
  /** Told after every change (live topic `tickets`). */
  readonly ticketsChanged: () => void;
  /** Told when a matter has become a ticket (live topic `matters`). */
  readonly mattersChanged: (accountId: string) => void;
}

const placeSchema: z.ZodType<TicketPlace> = z.object({ dueAt: z.number().nullable(), ticketId: z.uuid() });

/** The endpoints of tickets and promises. */
export function promiseRoutes({
  db,
  dueAfter,
  ownNumbers,
  ticketsChanged,
  mattersChanged,
}: PromiseRoutesDeps): readonly Route[] {
  return [
    route(contract.createTicket, async ({ params, body }, who) => {
      const now = nowMs();
      const { dueAt, ...order } = body;
      const created = await unlessDown(() =>
        createTicket(db, {
          ...order,
          ...params,
          dueAt: dueAt === undefined ? dueAfter(now) : Date.parse(dueAt),
          now,
          desk: { shiftId: who.shiftId, accountId: who.accountId },
          ownNumbers: ownNumbers(),
        }),
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
      const { cursor, overdue, ...rest } = query;
      const after = cursor === undefined ? undefined : placeOf(placeSchema, cursor);
      if (cursor !== undefined && !after) return refuse('badRequest');
      const wanted = { ...rest, after, overdue: overdue === undefined ? undefined : overdue === 'true', now: nowMs() };
      const { tickets, next } = await listTickets(db, who, wanted);
      return ok({ tickets, cursor: next && cursorOf(next) });
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
