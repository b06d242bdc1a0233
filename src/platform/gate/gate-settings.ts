// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';

/** What the gate's process reads from its file; paths absolute. */
export const gateSettings = z.object({
  host: z.string(),
  port: z.number(),
  serverSocket: z.string(),
  /** Null = no browser phones (practice switch). */
  asterisk: z.object({ host: z.string(), port: z.number() }).nullable(),
  ticketKeyFile: z.string(),
  publicUrl: z.string().nullable(),
  trustProxy: z.array(z.string()),
  tls: z.object({ certFile: z.string(), keyFile: z.string() }).nullable(),
  /** The user to become after the port is open and the key is read. */
  user: z.object({ uid: z.number(), gid: z.number() }).nullable(),
});

/** What the gate's process reads from its file. */
export type GateSettings = z.output<typeof gateSettings>;
