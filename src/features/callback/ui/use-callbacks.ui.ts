// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useEffect } from 'react';
import { call } from '../../../ui/api.ts';
import { useLive } from '../../../ui/live.ts';
import { usePages, useRefresh, type Pages } from '../../../ui/query.ts';
import { callbackSlots, getCallback, listCallbacks, type CallbackRow } from '../callback.contract.ts';

/** What the list is narrowed to; kept in the address. */
export interface CallbackFilters {
  readonly state: 'open' | 'settled';
  readonly departmentId: string | null;
  readonly late: boolean;
}

const pageSize = 50;

/** Reads the call-backs and reads them again whenever one changed. */
export function useCallbacks(
  filters: Omit<CallbackFilters, 'state'> & { readonly state: CallbackRow['state'] },
): Pages<CallbackRow> {
  const query = {
    state: filters.state,
    limit: pageSize,
    ...(filters.departmentId !== null && { departmentId: filters.departmentId }),
    ...(filters.late && { late: 'true' as const }),
  };
  return usePages(
    [listCallbacks.path, query],
    (cursor, signal) => call(listCallbacks, { query: { ...query, ...(cursor !== undefined && { cursor }) }, signal }),
    (page) => page.callbacks,
  );
}

/** Lets everything about call-backs be read again when one has changed; once per page. */
export function useCallbackChanges(): void {
  const { data: change } = useLive<unknown>('callbacks', 'callbacksChanged');
  const refresh = useRefresh();
  useEffect(() => {
    if (change !== undefined) refresh(listCallbacks, getCallback, callbackSlots);
  }, [change, refresh]);
}
