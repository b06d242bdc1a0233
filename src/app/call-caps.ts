// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Keeps the limits of `call-caps.core.ts` and tells the operator when they are reached; never a caller's number. */
import type { Caller } from '../features/call/call-state.core.ts';
import type { Log } from '../platform/observe/log.ts';
import type { Metrics } from '../platform/observe/metrics.ts';
import { capReached, defaultCaps, type CallCaps, type CapReason, type TakenCalls } from './call-caps.core.ts';
import type { Hotline } from './hotline-state.core.ts';

const words: Readonly<Record<CapReason, string>> = {
  lines: 'All lines are taken; further callers hear busy.',
  atOnce: 'One number has as many calls as it may have at a time; further ones hear busy.',
  inTenMinutes: 'One number has called as often as it may within ten minutes; further calls hear busy.',
  noNumber: 'Calls without a number take half of all lines; further ones hear busy.',
};
const againMs = 60_000;

export interface CapDeps {
  /** As the city has them now; undefined = the defaults. */
  readonly caps: () => CallCaps | undefined;
  readonly hotline: () => Hotline;
  /** Milliseconds that only go forward. */
  readonly now: () => number;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** Returns the question whether a new call is taken. */
export function callCaps({ caps, hotline, now, log, metrics }: CapDeps): (caller: Caller) => boolean {
  const taken: TakenCalls = new Map();
  const toldAt = new Map<CapReason, number>();
  const count = metrics.counter('amtsleitung_calls_capped_total', 'New calls refused by a limit', ['limit']);

  function tell(reason: CapReason): void {
    count({ limit: reason });
    const at = now();
    if (at - (toldAt.get(reason) ?? -Infinity) < againMs) return;
    toldAt.set(reason, at);
    log.warn({ limit: reason }, words[reason]);
  }

  return (caller) => {
    const reason = capReached(taken, callersOf(hotline()), caller, now(), caps() ?? defaultCaps);
    if (reason !== undefined) tell(reason);
    return reason === undefined;
  };
}

/** Who called us; our own call-backs take no caller's place. */
function callersOf({ calls }: Hotline): Caller[] {
  return [...calls.values()].filter(({ outgoing }) => outgoing === null).map(({ caller }) => caller);
}
