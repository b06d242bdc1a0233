// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { uuidv7 } from '../../lib/ids.ts';
import { ok } from '../../lib/result.ts';
import { route, type Route } from '../../lib/route.ts';
import { nowMs } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/database.ts';
import { unlessDown } from '../../platform/database/failure.ts';
import { localDate, type Calendar } from '../calendar/calendar.core.ts';
import { doOnTicket, type OrderedDeed } from './deed.store.ts';
import * as contract from './ledger.contract.ts';
import { ledgerTimes } from './ledger-times.core.ts';
import { readLedger } from './ledger.store.ts';

export interface LedgerRoutesDeps {
  readonly db: Db;
  readonly calendar: () => Calendar;
  /** Told inside the transaction that hands a ticket on. */
  readonly handedOn: OrderedDeed['handedOn'];
  /** Told inside the transaction that answers a department's question. */
  readonly replied?: NonNullable<OrderedDeed['replied']>;
  /** Told inside the transaction that the citizen wishes something else, and once more when that holds (PR45). */
  readonly wished?: NonNullable<OrderedDeed['wished']>;
  readonly wishChanged?: (ticketId: string) => Promise<void>;
  /** E.164 beginnings of the hotline's own numbers. */
  readonly ownNumbers: () => readonly string[];
  /** Told after every change (live topic `tickets`). */
  readonly ticketsChanged: () => void;
}

/** The endpoints of the promise ledger and of what is done with tickets. */
export function ledgerRoutes(deps: LedgerRoutesDeps): readonly Route[] {
  const { db, calendar, handedOn, replied, wished, ticketsChanged } = deps;
  return [
    route(contract.doOnTicket, async ({ params, body }, who) => {
      const now = nowMs();
      const city = calendar();
      const { timeZone } = city;
      const done = await unlessDown(() =>
        doOnTicket(
          db,
          who,
          {
            ...{ ...params, ...body, now, today: localDate(city, now), timeZone, handedOn },
            ...(replied && { replied }),
            ...(wished && { wished }),
            ownNumbers: deps.ownNumbers(),
          },
          uuidv7(now),
        ),
      );
      if (!done.ok) return done;
      if (body.deed.kind === 'wished') await deps.wishChanged?.(params.ticketId);
      ticketsChanged();
      return ok({ ticket: done.value });
    }),
    route(contract.getLedger, async ({ query }, who) => {
      const now = nowMs();
      const city = calendar();
      return ok(await readLedger(db, who, { ...query, times: ledgerTimes(city, now), today: localDate(city, now) }));
    }),
  ];
}
