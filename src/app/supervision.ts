// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
/**
 * What the server and the one who started it (`npm start`) say to each other over IPC. The server says once a second
 * that it lives; one that is silent for three seconds is ended and started anew (decision 1).
 */

/** To the server. */
export type ToServer =
  /** How many calls would be cut or left alone if everything ended now? */
  | { readonly type: 'calls' }
  /** No new calls from now on; `npm stop` waits for the running ones. */
  | { readonly type: 'drain' };

/** From the server. */
export type FromServer =
  | { readonly type: 'alive' }
  /** Calls are served now; `lines` are shown to the person at the terminal (accounts, what to try). */
  | { readonly type: 'ready'; readonly lines: readonly string[] }
  | { readonly type: 'calls'; readonly count: number };

const heartbeatMs = 1_000;

/** What the server must be able to answer and do. */
export interface Supervised {
  /** Calls that are there now, waiting or talking. */
  readonly calls: () => number;
  readonly drain: () => void;
  /** Ends the server in order; called once, also when the supervisor is gone. */
  readonly stop: () => void;
}

/**
 * Puts the server under the supervision of `npm start`: heartbeat, answers, SIGTERM. Without a supervisor
 * (no IPC) only SIGTERM and SIGINT stay. `ready` is called once calls are served.
 */
export function superviseMe(server: Supervised): { ready(lines: readonly string[]): void } {
  const tell = (message: FromServer): void => {
    if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
  };
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    clearInterval(heartbeat);
    server.stop();
  };
  tell({ type: 'alive' });
  const heartbeat = setInterval(() => tell({ type: 'alive' }), heartbeatMs);
  heartbeat.unref();
  process.on('message', (message: ToServer) => {
    if (message.type === 'calls') tell({ type: 'calls', count: server.calls() });
    if (message.type === 'drain') server.drain();
  });
  process.once('disconnect', stop);
  for (const name of ['SIGTERM', 'SIGINT'] as const) process.on(name, stop);
  return { ready: (lines) => tell({ type: 'ready', lines }) };
}
