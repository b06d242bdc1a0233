// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { WebSocket } from 'ws';
import type { Identity, SessionEnd } from '../features/account/account.core.ts';

/** Why a connection was closed: WebSocket's own codes below 4000, ours from there on. */
export const closeCodes = {
  failed: 1011,
  restarting: 1012,
  sessionEnded: 4001,
  rightsChanged: 4003,
  tooSlow: 4008,
} as const;

/** One live connection: numbers its messages and holds changes back until the topic's snapshot is out. */
export interface LiveReader {
  readonly accountId: string;
  readonly sessionId: string;
  follows(topic: string): boolean;
  /** Sends the snapshot and whatever changed while it was made. */
  begin(topic: string, type: string, snapshot: unknown): void;
  /** A change; `data` is JSON text already, made once for all readers. */
  change(topic: string, type: string, data: string): void;
  /** Says that the session ended, then closes. */
  endSession(reason: SessionEnd): void;
  close(code: number): void;
  /** Asks for a sign of life; without one since the last time the connection is dropped. */
  beat(): void;
}

/** So many unsent bytes mean that the browser does not read; it gets a fresh snapshot when it comes back. */
const unreadLimit = 1024 * 1024;
/** A closing handshake must get through a full buffer; it is not waited for longer, milliseconds. */
const farewellMs = 1000;

/** Wraps a WebSocket; `onSlow` is told once when it is cut off for not reading. */
export function createLiveReader(
  socket: WebSocket,
  identity: Identity,
  topics: readonly string[],
  onSlow: () => void,
): LiveReader {
  let seq = 0;
  let alive = true;
  let closing = false;
  /** Changes that came before the snapshot, per topic; undefined = the snapshot is out. */
  const held = new Map<string, { type: string; data: string }[] | undefined>(topics.map((topic) => [topic, []]));
  socket.on('pong', () => {
    alive = true;
  });

  function close(code: number): void {
    if (closing) return;
    closing = true;
    socket.close(code);
    setTimeout(() => socket.terminate(), farewellMs).unref();
  }

  function send(topic: string, type: string, data: string): void {
    if (closing || socket.readyState !== socket.OPEN) return;
    seq += 1;
    socket.send(`{"seq":${seq},"topic":${JSON.stringify(topic)},"type":${JSON.stringify(type)},"data":${data}}`);
    if (socket.bufferedAmount <= unreadLimit) return;
    onSlow();
    close(closeCodes.tooSlow);
  }

  return {
    accountId: identity.who.accountId,
    sessionId: identity.id,
    follows: (topic) => held.has(topic),
    begin(topic, type, snapshot) {
      send(topic, type, JSON.stringify(snapshot ?? null));
      for (const change of held.get(topic) ?? []) send(topic, change.type, change.data);
      held.set(topic, undefined);
    },
    change(topic, type, data) {
      const waiting = held.get(topic);
      if (waiting) waiting.push({ type, data });
      else send(topic, type, data);
    },
    endSession(reason) {
      send('session', 'sessionEnded', JSON.stringify({ reason }));
      close(closeCodes.sessionEnded);
    },
    close,
    beat() {
      if (!alive) socket.terminate();
      alive = false;
      if (socket.readyState === socket.OPEN) socket.ping();
    },
  };
}
