// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
/**
 * The front door as a process of its own: `node gate-process.ts SETTINGS.json`. Outlives the server and the one who
 * started it; holds no state but open connections. Lines on stderr go to its log.
 */
import { readFileSync, statSync } from 'node:fs';
import type { Server as TlsServer } from 'node:https';
import type { Socket } from 'node:net';

import { createGate } from './gate.ts';
import { gateSettings } from './gate-settings.ts';
import type { GateSettings } from './gate-settings.ts';
import { readTicketKey } from './phone-ticket.ts';

const holdMs = 5_000;
const connectionsPerAddress = 512;
const certificateCheckMs = 60_000;

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

function readTls(files: NonNullable<GateSettings['tls']>): { cert: Buffer; key: Buffer } {
  return { cert: readFileSync(files.certFile), key: readFileSync(files.keyFile) };
}

/** A renewed certificate is taken without a restart, so that no browser phone is cut. */
function followCertificate(server: TlsServer, files: NonNullable<GateSettings['tls']>): void {
  let seen = statSync(files.certFile).mtimeMs;
  setInterval(() => {
    try {
      const now = statSync(files.certFile).mtimeMs;
      if (now === seen) return;
      server.setSecureContext({ ...readTls(files), minVersion: 'TLSv1.2' });
      seen = now;
      say('the new certificate is in use');
    } catch (error) {
      say(`the certificate has changed but cannot be used (${(error as Error).message}); the old one stays`);
    }
  }, certificateCheckMs).unref();
}

function becomeUser(user: NonNullable<GateSettings['user']>): void {
  if (process.getuid?.() !== 0) return;
  process.setgroups?.([]);
  process.setgid?.(user.gid);
  process.setuid?.(user.uid);
}

function main(): void {
  const settings = gateSettings.parse(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')));
  const server = createGate({
    serverSocket: settings.serverSocket,
    asterisk: settings.asterisk ?? undefined,
    ticketKey: readTicketKey(settings.ticketKeyFile),
    publicUrl: settings.publicUrl ?? undefined,
    trustProxy: settings.trustProxy,
    tls: settings.tls ? readTls(settings.tls) : undefined,
    holdMs,
    connectionsPerAddress,
  });
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  server.on('error', (error) => {
    say(error.message);
    process.exit(1);
  });
  server.listen({ host: settings.host, port: settings.port }, () => {
    if (settings.user) becomeUser(settings.user);
  });
  if (settings.tls) followCertificate(server as TlsServer, settings.tls);
  for (const name of ['SIGTERM', 'SIGINT'] as const) {
    process.on(name, () => {
      server.close();
      for (const socket of open) socket.destroy();
      process.exit(0);
    });
  }
  // The terminal that started us may close; we stay.
  process.on('SIGHUP', () => undefined);
}

main();
