// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { uuidv7 } from '../../../lib/ids.ts';
import { ok } from '../../../lib/result.ts';
import { route, type Route } from '../../../lib/route.ts';
import { nowMs } from '../../../platform/clock.ts';
import type { Db } from '../../../platform/database/database.ts';
import { unlessDown } from '../../../platform/database/failure.ts';
import { cityDay } from '../../knowledge/facts/fact.core.ts';
import { countForgotten } from './forget-tickets.store.ts';
import { keepTicket } from './keep-ticket.store.ts';
import * as contract from './retention.contract.ts';
import { soonDays } from './retention.core.ts';

/** The endpoints of what is deleted and kept. */
export function retentionRoutes({
  db,
  keepDays,
  ticketsChanged,
}: {
  readonly db: Db;
  /** Days a closed ticket is kept. */
  readonly keepDays: number;
  /** Told after every change (live topic `tickets`). */
  readonly ticketsChanged: () => void;
}): readonly Route[] {
  return [
    route(contract.getRetention, async (_request, who) =>
      unlessDown(async () =>
        ok({
          days: keepDays,
          ahead: who.roles.includes('lead') ? await countForgotten(db, nowMs(), { keepDays, soonDays }) : null,
        }),
      ),
    ),
    route(contract.keepTicket, async ({ params, body }, who) => {
      const now = nowMs();
      const order = { ...params, ...body, now, today: cityDay(now) };
      const done = await unlessDown(() => keepTicket(db, who, order, uuidv7(now)));
      if (done.ok) ticketsChanged();
      return done;
    }),
  ];
}
