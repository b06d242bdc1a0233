// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * One WebSocket for all live topics of a page: the first message per topic is a snapshot, then numbered changes.
 * A gap in the numbers, a closed socket or a new topic connect again; the last known data stay meanwhile.
 */

/** The part of a WebSocket that is used here, so that tests can stand in for it. */
export interface LiveSocket {
  onopen: (() => void) | null;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  onclose: (() => void) | null;
  close(): void;
}

/** What the connection needs from outside. */
export interface LiveOptions {
  /** Opens a socket that delivers these topics. */
  readonly open: (topics: readonly string[]) => LiveSocket;
  /** Runs a function after milliseconds; the result takes it back. */
  readonly later: (run: () => void, ms: number) => () => void;
  /** A number from 0 to below 1, to spread reconnects of many desks. */
  readonly random: () => number;
  /** Called when a socket closed before it ever opened: maybe the session is gone. */
  readonly onRefused: () => void;
}

/** The shared connection as the hooks use it. */
export interface LiveConnection {
  /** Wants a topic; the listener hears of every message and of connection changes. Returns the way to stop. */
  readonly listen: (topic: string, listener: () => void) => () => void;
  /** The last data of a topic's message type; undefined before the first. */
  readonly last: (topic: string, type: string) => unknown;
  readonly connected: () => boolean;
  /** Drops the waiting time of the back-off, e.g. when the network is back. */
  readonly hurry: () => void;
  /** Closes and forgets everything, e.g. on sign-out. */
  readonly stop: () => void;
}

const firstDelayMs = 250;
const longestDelayMs = 5000;

/** Makes the connection; nothing is opened before the first `listen`. */
export function liveConnection(options: LiveOptions): LiveConnection {
  const listeners = new Map<string, Set<() => void>>();
  const data = new Map<string, unknown>();
  let socket: LiveSocket | undefined;
  let topicsOfSocket: readonly string[] = [];
  let open = false;
  let seq: number | undefined;
  let failures = 0;
  let cancelTimer: (() => void) | undefined;

  const tell = (topic?: string): void => {
    for (const [name, set] of listeners)
      if (topic === undefined || topic === name) for (const listener of set) listener();
  };

  const schedule = (ms: number): void => {
    cancelTimer?.();
    cancelTimer = options.later(() => {
      cancelTimer = undefined;
      connect();
    }, ms);
  };

  const drop = (): void => {
    const old = socket;
    socket = undefined;
    if (old) {
      old.onopen = old.onmessage = old.onclose = null;
      old.close();
    }
    if (open) {
      open = false;
      tell();
    }
  };

  const connect = (): void => {
    drop();
    topicsOfSocket = [...listeners.keys()].sort();
    if (topicsOfSocket.length === 0) return;
    seq = undefined;
    const mine = options.open(topicsOfSocket);
    socket = mine;
    mine.onopen = () => {
      open = true;
      failures = 0;
      tell();
    };
    mine.onmessage = (event) => receive(event.data);
    mine.onclose = () => {
      const everOpened = open;
      drop();
      if (!everOpened) options.onRefused();
      // Half of the delay is random, so that forty desks do not knock at the same moment after a restart.
      const delay = Math.min(longestDelayMs, firstDelayMs * 2 ** failures);
      failures += 1;
      schedule(delay / 2 + (delay / 2) * options.random());
    };
  };

  const receive = (raw: unknown): void => {
    const message = parse(raw);
    if (!message || (seq !== undefined && message.seq !== seq + 1)) {
      schedule(0);
      drop();
      return;
    }
    seq = message.seq;
    data.set(`${message.topic}/${message.type}`, message.data);
    tell(message.topic);
  };

  return {
    listen: (topic, listener) => {
      const set = listeners.get(topic) ?? new Set();
      set.add(listener);
      listeners.set(topic, set);
      // A page asks for its topics one after the other; the short wait makes one connection of them.
      if (!topicsOfSocket.includes(topic) || !socket) if (!cancelTimer) schedule(20);
      return () => {
        set.delete(listener);
        // The socket keeps delivering a topic nobody wants until the next connect: going back and forth costs nothing.
        if (set.size === 0) listeners.delete(topic);
      };
    },
    last: (topic, type) => data.get(`${topic}/${type}`),
    connected: () => open,
    hurry: () => {
      if (open || listeners.size === 0) return;
      failures = 0;
      schedule(0);
    },
    stop: () => {
      cancelTimer?.();
      cancelTimer = undefined;
      data.clear();
      topicsOfSocket = [];
      drop();
    },
  };
}

function parse(raw: unknown): { seq: number; topic: string; type: string; data: unknown } | undefined {
  if (typeof raw !== 'string') return undefined;
  try {
    const value = JSON.parse(raw) as Partial<Record<'seq' | 'topic' | 'type' | 'data', unknown>>;
    if (typeof value.seq !== 'number' || typeof value.topic !== 'string' || typeof value.type !== 'string')
      return undefined;
    return { seq: value.seq, topic: value.topic, type: value.type, data: value.data };
  } catch {
    return undefined;
  }
}
