// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** Why a ticket does not open the gate. */
export type TicketTrouble = 'malformed' | 'forged' | 'expired';

/**
 * A ticket for one SIP WebSocket of a phone: `base64url(json).base64url(hmac-sha256)`.
 * The server signs it for a session it has checked; the gate believes nothing else.
 * @param expiresAtMs Unix milliseconds; some seconds ahead are enough, an open WebSocket outlives its ticket.
 */
export function signPhoneTicket(key: Buffer, phone: string, expiresAtMs: number): string {
  const body = Buffer.from(JSON.stringify({ phone, exp: expiresAtMs })).toString('base64url');
  return `${body}.${mac(key, body).toString('base64url')}`;
}

/** Whose phone a ticket admits, or why it admits nobody. Never throws, whatever the text is. */
export function checkPhoneTicket(
  key: Buffer,
  ticket: string,
  nowMs: number,
): { readonly ok: true; readonly phone: string } | { readonly ok: false; readonly code: TicketTrouble } {
  const match = /^([A-Za-z0-9_-]{1,400})\.([A-Za-z0-9_-]{43})$/.exec(ticket);
  if (!match) return { ok: false, code: 'malformed' };
  const [, body = '', given = ''] = match;
  // The signature comes first: nothing of a forged ticket is parsed.
  if (!timingSafeEqual(mac(key, body), Buffer.from(given, 'base64url'))) return { ok: false, code: 'forged' };
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as { phone: string; exp: number };
  return claims.exp > nowMs ? { ok: true, phone: claims.phone } : { ok: false, code: 'expired' };
}

/** A new key, as it is kept in its file. */
export function newTicketKey(): string {
  return randomBytes(32).toString('base64url');
}

/** Reads the key file. Throws when it is missing or too short. */
export function readTicketKey(path: string): Buffer {
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64url');
  if (key.length < 32) throw new Error(`the key in ${path} is too short`);
  return key;
}

function mac(key: Buffer, body: string): Buffer {
  return createHmac('sha256', key).update(body).digest();
}
