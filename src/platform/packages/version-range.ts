// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
/** True for an Asterisk version text (`22.10.1…`, with or without Debian's epoch) from 22.10.1 on, below 23 (decision 4). */
export function isAllowedAsterisk(version: string): boolean {
  const match = /^(?:\d+:)?(\d+)\.(\d+)\.(\d+)/.exec(version.trim().replace(/^Asterisk\s+/i, ''));
  if (!match) return false;
  const [major = 0, minor = 0, patch = 0] = match.slice(1).map(Number);
  return major === 22 && (minor > 10 || (minor === 10 && patch >= 1));
}
