// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { call, type Reply } from '../../../ui/api.ts';
import { useLive } from '../../../ui/live.ts';
import { useRefresh } from '../../../ui/query.ts';
import { callbackSlots, getCallback, listCallbacks, type CallbackRow } from '../callback.contract.ts';

/** What the list is narrowed to; kept in the address. */
export interface CallbackFilters {
  readonly state: 'open' | 'settled';
  readonly departmentId: string | null;
  readonly late: boolean;
}

/** The list as it is known now, page by page. */
export interface CallbackPages {
  readonly rows: readonly CallbackRow[] | undefined;
  readonly error: Error | null;
  readonly loading: boolean;
  readonly hasMore: boolean;
  readonly loadMore: () => void;
}

const pageSize = 50;
/** A call-back becomes due and late without any message. */
const askAgainMs = 60_000;

/** Reads the call-backs and reads them again whenever one changed. */
export function useCallbacks(
  filters: Omit<CallbackFilters, 'state'> & { readonly state: CallbackRow['state'] },
): CallbackPages {
  const query = {
    state: filters.state,
    limit: pageSize,
    ...(filters.departmentId !== null && { departmentId: filters.departmentId }),
    ...(filters.late && { late: 'true' as const }),
  };
  const pages = useInfiniteQuery({
    queryKey: [listCallbacks.path, query],
    queryFn: ({ pageParam, signal }): Promise<Reply<typeof listCallbacks>> =>
      call(listCallbacks, { query: { ...query, ...(pageParam && { cursor: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.cursor,
    placeholderData: keepPreviousData,
    refetchInterval: askAgainMs,
  });
  return {
    rows: pages.data?.pages.flatMap((page) => page.callbacks),
    error: pages.error,
    loading: pages.isFetching,
    hasMore: pages.hasNextPage,
    loadMore: () => void pages.fetchNextPage(),
  };
}

/** Lets everything about call-backs be read again when one has changed; once per page. */
export function useCallbackChanges(): void {
  const { data: change } = useLive<unknown>('callbacks', 'callbacksChanged');
  const refresh = useRefresh();
  useEffect(() => {
    if (change !== undefined) refresh(listCallbacks, getCallback, callbackSlots);
  }, [change, refresh]);
}
