// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';

/** One message of Asterisk's WebSocket: an answer to a request of ours, an event, or nothing we understand. */
export type AriFrame =
  | { readonly kind: 'reply'; readonly id: string; readonly status: number; readonly body: unknown }
  | { readonly kind: 'event'; readonly event: unknown }
  | { readonly kind: 'unknown' };

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const reply = z.object({ request_id: z.string(), status_code: z.number(), message_body: z.string().optional() });

/** Reads one message; never throws. */
export function ariFrame(data: Buffer): AriFrame {
  const message = parsed(data.toString('utf8'));
  if (typeof message !== 'object' || message === null || !('type' in message)) return { kind: 'unknown' };
  if (message.type !== 'RESTResponse') return { kind: 'event', event: message };
  const answer = reply.safeParse(message);
  if (!answer.success) return { kind: 'unknown' };
  const { request_id: id, status_code: status, message_body: body } = answer.data;
  return { kind: 'reply', id, status, body: body === undefined || body === '' ? undefined : parsed(body) };
}
