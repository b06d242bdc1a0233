// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useCallback, useSyncExternalStore } from 'react';
import { liveConnection, type LiveSocket } from './live-connection.ts';

const refusedListeners = new Set<() => void>();

const connection = liveConnection({
  open: (topics) => {
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    return new WebSocket(`${scheme}://${location.host}/api/live?topics=${topics.join(',')}`) as LiveSocket;
  },
  later: (run, ms) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  random: Math.random,
  onRefused: () => {
    for (const listener of refusedListeners) listener();
  },
});

if (typeof window !== 'undefined') {
  window.addEventListener('online', connection.hurry);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') connection.hurry();
  });
}

/** Calls the listener when the live connection could not be opened at all; the session may be gone. */
export function onLiveRefused(listener: () => void): () => void {
  refusedListeners.add(listener);
  return () => refusedListeners.delete(listener);
}

/** Ends the live connection and forgets what it delivered (sign-out). */
export function stopLive(): void {
  connection.stop();
}

/**
 * The last data of a live topic, kept while the connection is away, and whether it is there now.
 * Data come from our own server and are typed by the contract of the topic; undefined before the snapshot.
 */
export function useLive<T>(topic: string, type: string): { readonly data: T | undefined; readonly connected: boolean } {
  const subscribe = useCallback((listener: () => void) => connection.listen(topic, listener), [topic]);
  const last = useCallback(() => connection.last(topic, type) as T | undefined, [topic, type]);
  const data = useSyncExternalStore(subscribe, last, last);
  const connected = useSyncExternalStore(subscribe, connection.connected, connection.connected);
  return { data, connected };
}
