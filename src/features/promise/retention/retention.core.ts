// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** How long closed tickets are kept, and who may keep one longer. Nothing open is decided on here. Rules: retention.spec.md. */
import { shortestReason } from '../ledger.core.ts';

/** So many days ahead leads see what will go (RT10). */
export const soonDays = 7;
/** The furthest a ticket can be kept. */
const furthestKeepYears = 10;

/** What a person decides: kept until a day, or no longer kept. */
export interface Keeping {
  /** ISO date; null = its time decides again. */
  readonly until: string | null;
  readonly reason: string;
}

export type KeepObstacle = 'mergedAlready' | 'dayNotAllowed' | 'notKept' | 'reasonMissing';

/** Why it cannot be kept like this; undefined = it can (RT7, RT8). `today` is the city's ISO date. */
export function whyNotKeep(
  ticket: { readonly merged: boolean; readonly retainedUntil: string | null },
  { until, reason }: Keeping,
  today: string,
): KeepObstacle | undefined {
  if (ticket.merged) return 'mergedAlready'; // RT8
  if (until === null && !isRetained(ticket, today)) return 'notKept';
  if (until !== null && (!(until > today) || until > lastKeepDay(today))) return 'dayNotAllowed'; // RT7
  return reason.trim().length < shortestReason ? 'reasonMissing' : undefined;
}

/** True on the day a ticket is kept until, and before (RT7). */
export function isRetained(ticket: { readonly retainedUntil: string | null }, today: string): boolean {
  return ticket.retainedUntil !== null && today <= ticket.retainedUntil;
}

/** The last day a ticket can be kept until. Days of the calendar, hence UTC: no clock is set in between. */
export function lastKeepDay(today: string): string {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  return new Date(Date.UTC(year + furthestKeepYears, month - 1, day)).toISOString().slice(0, 10);
}

/** The later of two days two tickets are kept until (RT8). */
export function laterDay(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}
