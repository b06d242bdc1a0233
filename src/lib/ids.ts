// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { randomBytes } from 'node:crypto';

/** The millisecond of the last id, and how many ids it has had: counted up from a random number below half. */
let last = { ms: -1, count: 0 };

/**
 * A version 7 UUID (RFC 9562, section 5.7): 48 bits of Unix milliseconds, 12 bits that count within the millisecond
 * (section 6.2, method 1), then randomness, so that the ids of one process sort in the order in which they were made.
 * @param nowMs Unix time in milliseconds, from `platform/clock`.
 */
export function uuidv7(nowMs: number): string {
  const bytes = randomBytes(16);
  const ms = Math.floor(nowMs);
  last = { ms, count: ms === last.ms ? Math.min(last.count + 1, 0xfff) : bytes.readUInt16BE(6) & 0x7ff };
  bytes.writeUIntBE(ms, 0, 6);
  bytes.writeUInt16BE(0x7000 | last.count, 6);
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** A secret for cookies, SIP passwords and tokens: 192 bits, URL-safe text. */
export function secret(): string {
  return randomBytes(24).toString('base64url');
}
