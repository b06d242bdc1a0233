// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { ok } from '../../lib/result.ts';
import { route, type Route } from '../../lib/route.ts';
import { lookUpTicket } from './public-ticket.contract.ts';
import type { TicketLookUp } from './public-ticket.shell.ts';

/** What citizens ask about their ticket on the page `/ticket`. */
export function publicTicketRoutes({ lookUp }: { readonly lookUp: TicketLookUp }): readonly Route[] {
  return [
    route(lookUpTicket, async ({ body }, _who, { address }) => {
      const found = await lookUp.byKey(body, { kind: 'address', address });
      return found.ok ? ok(found.value.ticket) : found;
    }),
  ];
}
