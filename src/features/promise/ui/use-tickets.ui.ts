// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useEffect } from 'react';
import type { z } from 'zod';
import { call } from '../../../ui/api.ts';
import { useLive } from '../../../ui/live.ts';
import { usePages, useRefresh, type Pages } from '../../../ui/query.ts';
import { getTicket, listTickets, type ticketRowSchema } from '../promise.contract.ts';
import { narrowedBy, type TicketFilters } from '../ticket-narrowing.core.ts';

/** One line of the list. */
export type TicketRow = z.output<typeof ticketRowSchema>;

const pageSize = 50;

/** Reads the tickets by due time and reads again when one changed. */
export function useTickets(filters: TicketFilters): Pages<TicketRow> {
  const query = { ...narrowedBy(filters), limit: pageSize };
  const pages = usePages(
    [listTickets.path, query],
    (cursor, signal) => call(listTickets, { query: { ...query, ...(cursor !== undefined && { cursor }) }, signal }),
    (page) => page.tickets,
  );
  const { data: change } = useLive<unknown>('tickets', 'ticketsChanged');
  const refresh = useRefresh();
  useEffect(() => {
    if (change !== undefined) refresh(listTickets, getTicket);
  }, [change, refresh]);
  return pages;
}
