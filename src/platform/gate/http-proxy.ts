// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { request } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

import { monotonicMs } from '../clock.ts';
import { forwardedHeaders } from './forwarding.ts';
import type { Sender } from './forwarding.ts';
import { unavailable } from './unavailable.ts';
import { connectWithin } from './upstream.ts';
import type { Upstream } from './upstream.ts';

/** Hands one request to the server and its answer back, with the pace of the slower side; waits for a restarting server. */
export async function proxyRequest(
  from: IncomingMessage,
  to: ServerResponse,
  sender: Sender,
  upstream: Upstream,
  holdMs: number,
): Promise<void> {
  const until = monotonicMs() + holdMs;
  // A reading request without a body can be asked twice, should the server die over it.
  const isRepeatable =
    (from.method === 'GET' || from.method === 'HEAD') &&
    from.headers['content-length'] === undefined &&
    from.headers['transfer-encoding'] === undefined;
  for (;;) {
    const socket = await connectWithin(upstream, Math.max(0, until - monotonicMs()), () => !to.destroyed);
    if (!socket) break;
    const outcome = await ask(from, to, sender, socket);
    if (outcome === 'done') return;
    if (!isRepeatable || monotonicMs() >= until) break;
  }
  answerUnavailable(from, to);
}

/** 'unanswered' = the server went away before the first byte of its answer. */
function ask(
  from: IncomingMessage,
  to: ServerResponse,
  sender: Sender,
  socket: Socket,
): Promise<'done' | 'unanswered'> {
  return new Promise((resolve) => {
    const asked = request({
      createConnection: () => socket,
      method: from.method,
      path: from.url,
      headers: forwardedHeaders(from.rawHeaders, sender),
      setHost: false,
    });
    const leave = (): void => void asked.destroy();
    to.once('close', leave);
    asked.on('response', (answer) => {
      to.writeHead(answer.statusCode ?? 502, answer.statusMessage, withoutConnection(answer.rawHeaders));
      answer.pipe(to);
      // A server that dies in the middle of its answer must not look like a complete one.
      answer.on('error', () => to.destroy());
      answer.on('aborted', () => to.destroy());
      answer.on('close', () => {
        to.off('close', leave);
        resolve('done');
      });
    });
    asked.on('error', () => {
      to.off('close', leave);
      from.unpipe(asked);
      resolve(to.headersSent || to.destroyed ? 'done' : 'unanswered');
    });
    from.pipe(asked);
  });
}

function withoutConnection(raw: readonly string[]): string[] {
  const kept: string[] = [];
  for (let i = 0; i < raw.length; i += 2) {
    const name = raw[i] ?? '';
    if (!/^(connection|keep-alive|transfer-encoding)$/i.test(name)) kept.push(name, raw[i + 1] ?? '');
  }
  return kept;
}

function answerUnavailable(from: IncomingMessage, to: ServerResponse): void {
  if (to.headersSent || to.destroyed) return;
  const answer = unavailable(from.url ?? '/', from.headers.accept);
  // What is left of the body is not read: the connection ends with the answer.
  to.writeHead(answer.status, { ...answer.headers, connection: 'close' });
  to.end(from.method === 'HEAD' ? undefined : answer.body);
}
