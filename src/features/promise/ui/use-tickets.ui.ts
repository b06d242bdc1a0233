// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { z } from 'zod';
import { call, type Reply } from '../../../ui/api.ts';
import { useLive } from '../../../ui/live.ts';
import { useRefresh } from '../../../ui/query.ts';
import { getTicket, listTickets, type ticketRowSchema } from '../promise.contract.ts';

/** One line of the list. */
export type TicketRow = z.output<typeof ticketRowSchema>;

/** What the list is narrowed to; kept in the address. */
export interface TicketFilters {
  readonly state: 'open' | 'closed' | 'all';
  readonly departmentId: string | null;
  readonly overdue: boolean;
  readonly search: string;
}

/** The list as it is known now, page by page. */
export interface TicketPages {
  readonly rows: readonly TicketRow[] | undefined;
  readonly error: Error | null;
  readonly loading: boolean;
  readonly hasMore: boolean;
  readonly loadMore: () => void;
}

const pageSize = 50;
/** A promise can become overdue without any message. */
const askAgainMs = 60_000;

/** Reads the tickets by due time and reads again when one changed. */
export function useTickets(filters: TicketFilters): TicketPages {
  const query = {
    state: filters.state,
    limit: pageSize,
    ...(filters.departmentId !== null && { departmentId: filters.departmentId }),
    ...(filters.overdue && { overdue: 'true' as const }),
    ...(filters.search.trim() !== '' && { search: filters.search.trim() }),
  };
  const pages = useInfiniteQuery({
    queryKey: [listTickets.path, query],
    queryFn: ({ pageParam, signal }): Promise<Reply<typeof listTickets>> =>
      call(listTickets, { query: { ...query, ...(pageParam && { cursor: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.cursor,
    placeholderData: keepPreviousData,
    refetchInterval: askAgainMs,
  });
  const { data: change } = useLive<unknown>('tickets', 'ticketsChanged');
  const refresh = useRefresh();
  useEffect(() => {
    if (change !== undefined) refresh(listTickets, getTicket);
  }, [change, refresh]);
  return {
    rows: pages.data?.pages.flatMap((page) => page.tickets),
    error: pages.error,
    loading: pages.isFetching,
    hasMore: pages.hasNextPage,
    loadMore: () => void pages.fetchNextPage(),
  };
}
