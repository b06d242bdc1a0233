// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { randomBytes } from 'node:crypto';

/**
 * A version 7 UUID (RFC 9562, section 5.7): 48 bits of Unix milliseconds, then randomness, so that ids sort by time.
 * @param nowMs Unix time in milliseconds, from `platform/clock`.
 */
export function uuidv7(nowMs: number): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(nowMs, 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** A secret for cookies, SIP passwords and tokens: 192 bits, URL-safe text. */
export function secret(): string {
  return randomBytes(24).toString('base64url');
}
