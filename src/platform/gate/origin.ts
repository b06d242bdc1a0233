// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
/**
 * True if a WebSocket may be opened from a page of this origin: ours by `publicUrl`, or without one the very page
 * address, if that is a name of this machine. A missing Origin is no browser page of ours.
 */
export function isOwnOrigin(
  origin: string | undefined,
  host: string | undefined,
  isSecure: boolean,
  publicUrl: string | undefined,
): boolean {
  if (origin === undefined || origin === 'null') return false;
  if (publicUrl !== undefined) return origin === new URL(publicUrl).origin;
  const own = URL.parse(`${isSecure ? 'https' : 'http'}://${host ?? ''}`);
  return own !== null && isThisMachine(own.hostname) && origin === own.origin;
}

function isThisMachine(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
