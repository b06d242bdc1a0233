// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { route, type Route } from '../../lib/route.ts';
import { nowMs } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/database.ts';
import { unlessDown } from '../../platform/database/failure.ts';
import type { TicketMail } from './message.port.ts';
import * as contract from './new-code.contract.ts';
import { renewCode } from './new-code.store.ts';
import type { TicketLookUp } from './public-ticket.shell.ts';

export interface NewCodeRoutesDeps {
  readonly db: Db;
  readonly mail: TicketMail;
  /** Told that wrong tries for this number count no more. */
  readonly lookUp: Pick<TicketLookUp, 'forgive'>;
  /** Told after every change (live topic `tickets`). */
  readonly ticketsChanged: () => void;
}

/** The endpoint of a ticket's new code. */
export function newCodeRoutes({ db, mail, lookUp, ticketsChanged }: NewCodeRoutesDeps): readonly Route[] {
  return [
    route(contract.renewCode, async ({ params, body }, who) => {
      const done = await unlessDown(() => renewCode(db, mail, who, { ...params, ...body, now: nowMs() }));
      if (!done.ok) return done;
      lookUp.forgive(done.value.ticket.number);
      ticketsChanged();
      return done;
    }),
  ];
}
