// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Safeguards the benchmark of kills can switch off, to prove that it would notice their loss. */
export type Safeguard = 'adopt' | 'fence' | 'spool' | 'notice';

/** True when a test asked for this safeguard to be off (`AMTSLEITUNG_SABOTAGE`, heeded only with `AMTSLEITUNG_TEST=1`). */
export function isSabotaged(safeguard: Safeguard): boolean {
  return process.env['AMTSLEITUNG_TEST'] === '1' && process.env['AMTSLEITUNG_SABOTAGE'] === safeguard;
}
