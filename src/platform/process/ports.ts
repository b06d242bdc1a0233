// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';

/** Why a port cannot be opened: `inUse`, `notAllowed` (below 1024 without the right), or `noSuchAddress`. */
export type PortTrouble = 'inUse' | 'notAllowed' | 'noSuchAddress';

/** Tries to open a TCP port on an address and closes it again; undefined = it is free. */
export function tcpTrouble(host: string, port: number): Promise<PortTrouble | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve(troubleOf(error)));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}

/** Tries to open a UDP port on an address and closes it again; undefined = it is free. */
export function udpTrouble(host: string, port: number): Promise<PortTrouble | undefined> {
  return new Promise((resolve) => {
    const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
    socket.once('error', (error) => {
      socket.close();
      resolve(troubleOf(error));
    });
    socket.bind({ address: host, port, exclusive: true }, () => socket.close(() => resolve(undefined)));
  });
}

function troubleOf(error: NodeJS.ErrnoException): PortTrouble {
  if (error.code === 'EACCES') return 'notAllowed';
  return error.code === 'EADDRINUSE' ? 'inUse' : 'noSuchAddress';
}
