// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What a phone needs to reach the switch: address, credentials, and for browsers a ticket through the gate. */
import type { PhoneAccess } from '../features/agent/agent.contract.ts';
import type { PhoneEntry } from '../features/agent/work-file.ts';
import { signPhoneTicket } from '../platform/gate/phone-ticket.ts';
import type { Config } from './config.ts';
import type { Runtime } from './runtime.ts';

/** A ticket opens one WebSocket; an open one outlives it. Milliseconds. */
const ticketMs = 60_000;

/** Makes the credentials of agents' phones and of citizens' browsers. */
export function phoneAccess(deps: {
  readonly config: Config;
  readonly runtime: Runtime;
  readonly key: Buffer;
  readonly nowMs: () => number;
}) {
  const { host, port } = hostAndPort(deps.runtime.sipAddress);
  const webSocketPath = (phone: string): string =>
    `/phone?ticket=${signPhoneTicket(deps.key, phone, deps.nowMs() + ticketMs)}`;
  const iceServers = deps.config.iceServers.map((server) => ({ ...server }));
  return {
    ofAgent: (entry: PhoneEntry): PhoneAccess => ({
      phoneId: entry.phone,
      kind: entry.kind,
      password: entry.password,
      ...(entry.kind === 'browser' && { webSocketPath: webSocketPath(entry.phone) }),
      sipHost: host,
      sipPort: port,
      iceServers,
    }),
    ofCitizens: { webSocketPath, sipHost: host, iceServers },
  };
}

function hostAndPort(address: string): { host: string; port: number } {
  const at = address.lastIndexOf(':');
  return { host: address.slice(0, at), port: Number(address.slice(at + 1)) };
}
