// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { connect } from 'node:net';
import type { Socket } from 'node:net';

import { monotonicMs } from '../clock.ts';

/** Where a request goes: the server's Unix socket, or Asterisk's port on this machine. */
export type Upstream = { readonly path: string } | { readonly host: string; readonly port: number };

/**
 * Connects, trying again while nobody listens: a restarting server is back within seconds.
 * Undefined = still nobody after `holdMs` milliseconds, or `isWanted` turned false.
 */
export async function connectWithin(
  upstream: Upstream,
  holdMs: number,
  isWanted: () => boolean,
): Promise<Socket | undefined> {
  const until = monotonicMs() + holdMs;
  for (;;) {
    const socket = await connectOnce(upstream);
    if (socket) {
      if (isWanted()) return socket;
      socket.destroy();
      return undefined;
    }
    if (!isWanted() || monotonicMs() >= until) return undefined;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function connectOnce(upstream: Upstream): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = connect(upstream);
    socket.once('connect', () => {
      socket.removeAllListeners('error');
      // Until its user listens, an error must not end the process.
      socket.on('error', () => socket.destroy());
      resolve(socket);
    });
    socket.once('error', () => {
      socket.destroy();
      resolve(undefined);
    });
  });
}
