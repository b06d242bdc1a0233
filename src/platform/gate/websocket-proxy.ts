// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { Socket } from 'node:net';

import { forwardedHeaders } from './forwarding.ts';
import type { Sender } from './forwarding.ts';
import { connectWithin } from './upstream.ts';
import type { Upstream } from './upstream.ts';

const reasons: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  408: 'Request Timeout',
  429: 'Too Many Requests',
  431: 'Request Header Fields Too Large',
  503: 'Service Unavailable',
};

/** Refuses an upgrade with a status and ends the connection. */
export function refuseUpgrade(client: Duplex, status: number): void {
  client.on('error', () => client.destroy());
  client.end(`HTTP/1.1 ${status} ${reasons[status] ?? 'Refused'}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** The upgrade request for the server: the browser's own, with our word on where it comes from. */
export function serverUpgrade(from: IncomingMessage, sender: Sender): string {
  return requestText(from.url ?? '/', [
    ...forwardedHeaders(from.rawHeaders, sender),
    'Connection',
    'Upgrade',
    'Upgrade',
    'websocket',
  ]);
}

/** The upgrade request for Asterisk: only what a WebSocket needs, no cookie, no query. */
export function phoneUpgrade(from: IncomingMessage, host: string): string {
  const headers = ['Host', host, 'Connection', 'Upgrade', 'Upgrade', 'websocket', 'Sec-WebSocket-Protocol', 'sip'];
  for (const name of ['Sec-WebSocket-Key', 'Sec-WebSocket-Version']) {
    const value = from.headers[name.toLowerCase()];
    if (typeof value === 'string') headers.push(name, value);
  }
  return requestText('/ws', headers);
}

/** Joins a client's connection with the upstream's, in both directions, until one of them ends. */
export async function proxyUpgrade(
  client: Duplex,
  head: Buffer,
  requestHead: string,
  upstream: Upstream,
  holdMs: number,
): Promise<void> {
  client.on('error', () => client.destroy());
  const server = await connectWithin(upstream, holdMs, () => !client.destroyed);
  if (!server) {
    if (!client.destroyed) refuseUpgrade(client, 503);
    return;
  }
  for (const socket of [client, server]) {
    if (!(socket instanceof Socket)) continue;
    socket.setTimeout(0);
    socket.setNoDelay(true);
    // A laptop that vanished without a word is noticed by the kernel.
    socket.setKeepAlive(true, 30_000);
  }
  server.write(requestHead);
  if (head.length > 0) server.write(head);
  client.on('close', () => server.destroy());
  server.on('close', () => client.destroy());
  server.pipe(client);
  client.pipe(server);
}

function requestText(path: string, headers: readonly string[]): string {
  let text = `GET ${path} HTTP/1.1\r\n`;
  for (let i = 0; i < headers.length; i += 2) text += `${headers[i]}: ${headers[i + 1]}\r\n`;
  return `${text}\r\n`;
}
