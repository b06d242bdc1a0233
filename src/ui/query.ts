// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Endpoints in React: reading is cached and shows the last known state while it loads, writing is a command with its error. */
import {
  keepPreviousData,
  QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Endpoint } from '../lib/contract.ts';
import { ApiError, call, type CallInput, type Reply } from './api.ts';

/** The cache of a page; one per page. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        placeholderData: keepPreviousData,
        // Only an unreachable server is worth asking again; a refusal stays a refusal.
        retry: (count, error) => error instanceof ApiError && error.code === 'offline' && count < 5,
        retryDelay: (count) => Math.min(5000, 300 * 2 ** count),
      },
    },
  });
}

type Args<E extends Endpoint> =
  Record<never, never> extends CallInput<E> ? [input?: CallInput<E>] : [input: CallInput<E>];

/** Reads an endpoint; `enabled: false` in the options waits. */
export function useEndpoint<E extends Endpoint>(
  endpoint: E,
  input: CallInput<E>,
  {
    retryUnavailable = false,
    ...options
  }: {
    readonly enabled?: boolean;
    readonly refetchInterval?: number;
    /** "Not at the moment" is asked again once a second, for what is only being prepared. */
    readonly retryUnavailable?: boolean;
  } = {},
): UseQueryResult<Reply<E>, Error> {
  return useQuery<Reply<E>, Error>({
    queryKey: [endpoint.path, input],
    queryFn: ({ signal }) => call<E>(endpoint, ...([{ ...input, signal }] as unknown as Args<E>)),
    ...options,
    ...(retryUnavailable && {
      refetchInterval: ({ state }) =>
        state.error instanceof ApiError && state.error.code === 'unavailable'
          ? 1_000
          : (options.refetchInterval ?? false),
    }),
  });
}

/** A list as it is known now, page by page. */
export interface Pages<Row> {
  /** Undefined = nothing is known yet. */
  readonly rows: readonly Row[] | undefined;
  readonly error: Error | null;
  readonly loading: boolean;
  readonly hasMore: boolean;
  readonly loadMore: () => void;
}

/** What stands in a list becomes due and late without any message. */
const listsAgeMs = 60_000;

/**
 * Reads a list page by page, and again every minute. `ask` gives a page from a cursor on (undefined = the first);
 * `key` names the list and what it is narrowed to, its first part is the endpoint's path.
 */
export function usePages<Page extends { readonly cursor: string | null }, Row>(
  key: readonly unknown[],
  ask: (cursor: string | undefined, signal: AbortSignal) => Promise<Page>,
  rowsOf: (page: Page) => readonly Row[],
): Pages<Row> {
  const pages = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => ask(pageParam === '' ? undefined : pageParam, signal),
    initialPageParam: '',
    getNextPageParam: (last: Page) => last.cursor,
    placeholderData: keepPreviousData,
    refetchInterval: listsAgeMs,
  });
  return {
    rows: pages.data?.pages.flatMap(rowsOf),
    error: pages.error,
    loading: pages.isFetching,
    hasMore: pages.hasNextPage,
    loadMore: () => void pages.fetchNextPage(),
  };
}

/** A command to an endpoint; `mutate(input)` runs it, the error is an `ApiError`. */
export function useCommand<E extends Endpoint>(endpoint: E): UseMutationResult<Reply<E>, Error, CallInput<E>> {
  return useMutation<Reply<E>, Error, CallInput<E>>({
    // Commands are tried at once even when the browser believes to be offline: the answer tells the person.
    networkMode: 'always',
    mutationFn: (input) => call<E>(endpoint, ...([input] as unknown as Args<E>)),
  });
}

const readOnceMore = new WeakSet<object>();

/**
 * Marks everything read from a path as old: visible screens read it again. The library goes on with what is being read for
 * the first time, though its answer may be older than the news that came meanwhile: that is read once more when it is there.
 */
export function markOld(client: QueryClient, path: string): void {
  for (const query of client.getQueryCache().findAll({ queryKey: [path], fetchStatus: 'fetching' })) {
    const { promise } = query;
    if (query.state.data !== undefined || !promise || readOnceMore.has(promise)) continue;
    readOnceMore.add(promise);
    void promise.catch(() => undefined).then(() => client.invalidateQueries({ queryKey: query.queryKey, exact: true }));
  }
  void client.invalidateQueries({ queryKey: [path] });
}

/** `markOld` for endpoints, in a component. */
export function useRefresh(): (...endpoints: readonly Pick<Endpoint, 'path'>[]) => void {
  const client = useQueryClient();
  return useCallback(
    (...endpoints) => {
      for (const { path } of endpoints) markOld(client, path);
    },
    [client],
  );
}
