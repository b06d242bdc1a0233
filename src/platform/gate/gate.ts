// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { createServer as createPlainServer } from 'node:http';
import type { IncomingMessage, Server, ServerOptions, ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Server as TlsServer } from 'node:https';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { Duplex } from 'node:stream';

import { nowMs } from '../clock.ts';
import { connectionLimit } from './connection-limit.ts';
import { proxyTest, senderOf } from './forwarding.ts';
import { proxyRequest } from './http-proxy.ts';
import { isOwnOrigin } from './origin.ts';
import { checkPhoneTicket } from './phone-ticket.ts';
import { phoneUpgrade, proxyUpgrade, refuseUpgrade, serverUpgrade } from './websocket-proxy.ts';

/** What the front door needs to know. */
export interface GateOptions {
  /** Unix socket of the server. */
  readonly serverSocket: string;
  /** Asterisk's HTTP server on this machine; undefined = there are no browser phones (practice switch). */
  readonly asterisk?: { readonly host: string; readonly port: number } | undefined;
  readonly ticketKey: Buffer;
  readonly publicUrl?: string | undefined;
  readonly trustProxy: readonly string[];
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer } | undefined;
  /** How long a request waits for a restarting server (milliseconds). */
  readonly holdMs: number;
  readonly connectionsPerAddress: number;
}

/**
 * The front door: hands everything to the server, `/phone` to Asterisk. It lives on while the server restarts, because a
 * browser phone whose SIP connection is cut in a call becomes a ghost with an open microphone (decision 9).
 */
export function createGate(options: GateOptions): Server | TlsServer {
  const isProxy = proxyTest(options.trustProxy);
  const limit = connectionLimit(options.connectionsPerAddress);
  const settings: ServerOptions = {
    maxHeaderSize: 16_384,
    headersTimeout: 10_000,
    requestTimeout: 120_000,
    keepAliveTimeout: 65_000,
    connectionsCheckingInterval: 2_000,
    insecureHTTPParser: false,
  };
  const server = options.tls
    ? createTlsServer({ ...settings, ...options.tls, minVersion: 'TLSv1.2' })
    : createPlainServer(settings);
  server.maxHeadersCount = 100;
  server.maxConnections = 20_000;
  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? '';
    socket.on('error', () => socket.destroy());
    if (isProxy(address)) return;
    if (!limit.enter(address)) {
      socket.destroy();
      return;
    }
    socket.once('close', () => limit.leave(address));
  });
  const sender = (from: IncomingMessage): ReturnType<typeof senderOf> =>
    senderOf(from.socket.remoteAddress, from.socket instanceof TLSSocket, from.headers, isProxy);

  server.on('request', (from: IncomingMessage, to: ServerResponse) => {
    proxyRequest(from, to, sender(from), { path: options.serverSocket }, options.holdMs).catch(() => to.destroy());
  });
  server.on('upgrade', (from: IncomingMessage, client: Duplex, head: Buffer) => {
    const { pathname, searchParams } = new URL(from.url ?? '/', 'http://gate');
    const who = sender(from);
    if (pathname !== '/phone') {
      void proxyUpgrade(client, head, serverUpgrade(from, who), { path: options.serverSocket }, options.holdMs);
      return;
    }
    const status = phoneRefusal(from, who.isSecure, searchParams.get('ticket') ?? '', options);
    if (status !== undefined || !options.asterisk) {
      refuseUpgrade(client, status ?? 503);
      return;
    }
    const { host, port } = options.asterisk;
    void proxyUpgrade(client, head, phoneUpgrade(from, `${host}:${port}`), options.asterisk, options.holdMs);
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy();
    else
      refuseUpgrade(
        socket,
        error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400,
      );
  });
  return server;
}

/** The status with which a browser phone is refused; undefined = it may pass. */
function phoneRefusal(
  from: IncomingMessage,
  isSecure: boolean,
  ticket: string,
  options: GateOptions,
): number | undefined {
  const protocols = (from.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
  if (from.headers.upgrade?.toLowerCase() !== 'websocket' || !protocols.includes('sip')) return 400;
  if (!isOwnOrigin(from.headers.origin, from.headers.host, isSecure, options.publicUrl)) return 403;
  return checkPhoneTicket(options.ticketKey, ticket, nowMs()).ok ? undefined : 403;
}
