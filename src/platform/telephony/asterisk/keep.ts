// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import type { Leg } from './board.ts';
import { at, type Line } from './line.ts';

/** An announcement may last so long beyond the lease (milliseconds); the caller hears it meanwhile, so nobody waits in silence. */
const longestPlayMs = 90_000;

/** Sets the time after which Asterisk takes the leg back, and the note it carries. */
export function sendKeep(line: Line, leg: Leg, leaseMs: number | 'always', note: string) {
  leg.leaseMs = leaseMs;
  if (note !== leg.note) {
    leg.note = note;
    void setVariable(line, leg, 'AMT_NOTE', note);
  }
  return setLease(line, leg, leaseMs);
}

/**
 * Makes the lease outlast the play that is about to start: Asterisk sets variables in the channel's own thread, which
 * a play holds to its end (measured: 4 s), and the one socket waits with it. So nothing is set while a play runs.
 */
export function outlastPlay(line: Line, leg: Leg): void {
  if (leg.leaseMs !== 'always' && leg.leaseMs !== undefined) void setLease(line, leg, leg.leaseMs + longestPlayMs);
}

/** Sends what was to be kept while a play held the leg, or gives the lease its own length back. */
export function keepAfterPlay(line: Line, leg: Leg): void {
  const { leaseMs, note } = leg.kept ?? leg;
  delete leg.kept;
  if (leaseMs !== undefined) void sendKeep(line, leg, leaseMs, note);
}

function setLease(line: Line, leg: Leg, leaseMs: number | 'always') {
  return setVariable(
    line,
    leg,
    'TIMEOUT(absolute)',
    leaseMs === 'always' ? '0' : String(Math.max(1, Math.ceil(leaseMs / 1000))),
  );
}

function setVariable(line: Line, leg: Leg, variable: string, value: string) {
  return line.ari.request('POST', `channels/${at(leg.id)}/variable`, { variable, value });
}
