// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
/**
 * What the server and the one who started it (`npm start`) say to each other over IPC. The server says four times
 * a second that it lives; one that is silent for three seconds is ended and started anew (decision 1), one that stands
 * still for less is not.
 */

import type { LineState } from './line-state.core.ts';

/** To the server. */
export type ToServer =
  /** How many calls would be cut or left alone if everything ended now? */
  | { readonly type: 'calls' }
  /** No new calls from now on; `npm stop` waits for the running ones. */
  | { readonly type: 'drain' }
  /** The telephone line behind our own switch came or went. */
  | { readonly type: 'line'; readonly state: LineState }
  /** To a server in waiting: you are the server now. */
  | { readonly type: 'go' };

/** From the server. */
export type FromServer =
  /** `switchAwayMs`: for how long the switch has not let the server in; 0 = it does. */
  | { readonly type: 'alive'; readonly switchAwayMs: number }
  /** Calls are served now; `lines` are shown to the person at the terminal (accounts, what to try). */
  | { readonly type: 'ready'; readonly lines: readonly string[] }
  | { readonly type: 'calls'; readonly count: number };

const heartbeatMs = 250;

/** What the server must be able to answer and do. */
export interface Supervised {
  /** Calls that are there now, waiting or talking. */
  readonly calls: () => number;
  readonly drain: () => void;
  readonly lineChanged: (state: LineState) => void;
  readonly switchAwayMs: () => number;
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
  const beat = (): void => tell({ type: 'alive', switchAwayMs: server.switchAwayMs() });
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    clearInterval(heartbeat);
    server.stop();
  };
  // A terminal or log reader that is gone must not end the server at its next line.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  beat();
  const heartbeat = setInterval(beat, heartbeatMs);
  heartbeat.unref();
  process.on('message', (message: ToServer) => {
    if (message.type === 'calls') tell({ type: 'calls', count: server.calls() });
    if (message.type === 'drain') server.drain();
    if (message.type === 'line') server.lineChanged(message.state);
  });
  process.once('disconnect', stop);
  for (const name of ['SIGTERM', 'SIGINT'] as const) process.on(name, stop);
  return { ready: (lines) => tell({ type: 'ready', lines }) };
}

/** Calls `go` once when the supervisor says so; ends when the supervisor is gone. */
export function onGo(go: () => void): void {
  const end = (): void => process.exit(0);
  if (!process.connected) end();
  process.once('disconnect', end);
  process.on('message', function hear(message: ToServer) {
    if (message.type !== 'go') return;
    process.off('message', hear);
    process.off('disconnect', end);
    go();
  });
}
