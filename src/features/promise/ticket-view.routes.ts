// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { ok } from '../../lib/result.ts';
import { route, type Route } from '../../lib/route.ts';
import { nowMs } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/database.ts';
import { unlessDown } from '../../platform/database/failure.ts';
import * as contract from './ticket-view.contract.ts';
import { readTicketViews, removeTicketView, saveTicketView } from './ticket-view.store.ts';

/** The endpoints of saved views. */
export function ticketViewRoutes({ db }: { readonly db: Db }): readonly Route[] {
  return [
    route(contract.listTicketViews, async (_input, who) => ok({ views: await readTicketViews(db, who) })),
    route(contract.saveTicketView, ({ body }, who) =>
      unlessDown(() => saveTicketView(db, who, { ...body, now: nowMs() })),
    ),
    route(contract.removeTicketView, ({ params }, who) =>
      unlessDown(async () => {
        await removeTicketView(db, who, params.viewId);
        return ok({});
      }),
    ),
  ];
}
