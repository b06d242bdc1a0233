// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * How many calls are taken at a time, in all and of one caller, so that one who floods the line harms nobody else.
 * Decides only about new calls; who is there stays. Rules: call-caps.spec.md (L1 …).
 */
import type { Caller } from '../features/call/call-state.core.ts';

/** What one number may do: calls at a time, and calls taken within ten minutes. */
export interface NumberCap {
  readonly atOnce: number;
  readonly inTenMinutes: number;
}

export interface CallCaps {
  /** Calls there may be at a time. */
  readonly lines: number;
  readonly perNumber: NumberCap;
  /** Numbers behind which many people call: a company, a hospital, the city's own exchange. In any spelling. */
  readonly exceptions: readonly (NumberCap & { readonly number: string })[];
}

/** Where a city says nothing. */
export const defaultCaps: CallCaps = { lines: 300, perNumber: { atOnce: 3, inTenMinutes: 20 }, exceptions: [] };

/** Why a call is not taken: all lines taken, too many calls of this number, or too many without a number. */
export type CapReason = 'lines' | 'atOnce' | 'inTenMinutes' | 'noNumber';

/** When calls of a number were taken, Unix milliseconds. */
export type TakenCalls = Map<string, number[]>;

const windowMs = 600_000;

/** Whether a call is taken now (undefined) or refused, and why; remembers it if it is. `there`: the callers of all calls there are. */
export function capReached(
  taken: TakenCalls,
  there: Iterable<Caller>,
  caller: Caller,
  at: number,
  caps: CallCaps,
): CapReason | undefined {
  const key = caller.kind === 'known' ? sameNumber(caller.number) : undefined;
  let all = 0;
  let same = 0;
  let withoutNumber = 0;
  for (const other of there) {
    all += 1;
    if (other.kind !== 'known') withoutNumber += 1;
    else if (key !== undefined && sameNumber(other.number) === key) same += 1;
  }
  if (all >= caps.lines) return 'lines'; // L1
  if (key === undefined) return withoutNumber >= Math.floor(caps.lines / 2) ? 'noNumber' : undefined; // L4
  const cap = caps.exceptions.find(({ number }) => sameNumber(number) === key) ?? caps.perNumber; // L5
  if (same >= cap.atOnce) return 'atOnce'; // L2
  forget(taken, at);
  const times = taken.get(key) ?? [];
  if (times.length >= cap.inTenMinutes) return 'inTenMinutes'; // L3
  taken.set(key, [...times, at]);
  return undefined;
}

function forget(taken: TakenCalls, at: number): void {
  for (const [number, times] of taken) {
    const young = times.filter((time) => time > at - windowMs);
    if (young.length === 0) taken.delete(number);
    else if (young.length < times.length) taken.set(number, young);
  }
}

/** Networks write one number as +49…, 0049… or 0…; it is the same caller. */
function sameNumber(number: string): string {
  return number.replace(/^(?:\+49|0049|0(?=[1-9]))/, '+49');
}
