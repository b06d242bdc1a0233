// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { createHash } from 'node:crypto';

/**
 * The id of a call that arrives: a version 8 UUID made of the switch's leg and the SIP Call-ID, with the second of the
 * leg's birth in front, as in version 7. Should our program die between the commit of the row and the note on the leg, the
 * next life gives the same call the same id, and it stays one row. (A unique SIP Call-ID in the database would do so too,
 * but whoever dials twice with one Call-ID would lose the second row.)
 */
export function callIdOf(leg: string, sipCallId: string): string {
  const bytes = createHash('sha256').update(`${leg}\n${sipCallId}`).digest();
  // Asterisk names legs `seconds.count`, where the second is that of their birth.
  const seconds = Number(/^(\d{9,11})\.\d+$/.exec(leg)?.[1] ?? 0);
  bytes.writeUIntBE(seconds * 1000, 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}
