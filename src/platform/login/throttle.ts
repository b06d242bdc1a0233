// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Counts events per key in a sliding window; keys are names or addresses and stay in memory only. */
export interface Throttle {
  /** Counts one event and says whether it is within the limit. */
  take(key: string, nowMs: number): boolean;
  /** Gives the latest counted event back (a sign-in that turned out right). */
  giveBack(key: string): void;
  /** Counts anew from nothing: what was guessed at has changed. */
  forget(key: string): void;
  /** Whole seconds until the key may try again, at least 1. */
  secondsToWait(key: string, nowMs: number): number;
}

/**
 * A throttle of `limit` events per `windowMs` milliseconds and key. Keeps at most `maxKeys` keys: the longest unused go first,
 * so that a flood of invented names cannot fill the memory.
 */
export function createThrottle(limit: number, windowMs: number, maxKeys = 10_000): Throttle {
  /** Times of the counted events, oldest first. Map order = order of last use. */
  const events = new Map<string, number[]>();

  function recent(key: string, nowMs: number): number[] {
    return (events.get(key) ?? []).filter((at) => nowMs - at < windowMs);
  }

  return {
    take(key, nowMs) {
      const times = recent(key, nowMs);
      const within = times.length < limit;
      if (within) times.push(nowMs);
      events.delete(key);
      events.set(key, times);
      if (events.size > maxKeys) {
        const [oldest] = events.keys();
        if (oldest !== undefined) events.delete(oldest);
      }
      return within;
    },
    giveBack(key) {
      events.get(key)?.pop();
    },
    forget(key) {
      events.delete(key);
    },
    secondsToWait(key, nowMs) {
      const [oldest] = recent(key, nowMs);
      return oldest === undefined ? 1 : Math.max(1, Math.ceil((oldest + windowMs - nowMs) / 1000));
    },
  };
}
