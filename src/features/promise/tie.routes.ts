// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { route, type Route } from '../../lib/route.ts';
import { nowMs } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/database.ts';
import { unlessDown } from '../../platform/database/failure.ts';
import { mergeTickets, type MergeOrder } from './merge-ticket.store.ts';
import type { TicketTold } from './create-ticket.store.ts';
import { linkTickets, splitTicket } from './split-ticket.store.ts';
import * as contract from './tie.contract.ts';

export interface TieRoutesDeps {
  readonly db: Db;
  /** When a promise made at this instant is due. Unix milliseconds. */
  readonly dueAfter: (now: number) => number;
  /** Told inside the transaction that merges two tickets. */
  readonly merged: MergeOrder['merged'];
  readonly mail: TicketTold;
  /** Told after every change (live topic `tickets`). */
  readonly ticketsChanged: () => void;
}

/** The endpoints of what is done with two tickets at once. */
export function tieRoutes({ db, dueAfter, merged, mail, ticketsChanged }: TieRoutesDeps): readonly Route[] {
  const told = <R extends { readonly ok: boolean }>(result: R): R => {
    if (result.ok) ticketsChanged();
    return result;
  };
  return [
    route(contract.mergeTicket, async ({ params, body }, who) =>
      told(await unlessDown(() => mergeTickets(db, who, { ...params, ...body, now: nowMs(), merged }))),
    ),
    route(contract.splitTicket, async ({ params, body }, who) => {
      const now = nowMs();
      return told(
        await unlessDown(() => splitTicket(db, who, { ...params, ...body, now, dueAt: dueAfter(now) }, mail)),
      );
    }),
    route(contract.linkTicket, async ({ params, body }, who) =>
      told(await unlessDown(() => linkTickets(db, who, { ...params, ...body, now: nowMs() }))),
    ),
  ];
}
