// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * The promise ledger: how a promise stands now, whether it was broken and whether the citizen knew beforehand.
 * All instants are Unix milliseconds; service hours are the hotline's (decision 28). Rules: promise.spec.md (PR18 …).
 */

/** Fewer service hours left than this, and a promise is in danger (PR18). */
export const dangerHours = 4;
/** In the last service hour the program tells the citizen a new time if nobody else did (PR21). */
export const lastHours = 1;
/** The furthest a promise can be moved and a ticket put aside, days. */
export const furthestDays = 90;
/** Shortest reason, letters. */
export const shortestReason = 3;
/** Milliseconds of a day of 24 hours. */
export const dayMs = 86_400_000;

/** How a promise stands; `dueToday` also when it is due earlier today than now has room for, as long as it is not past. */
export const promiseStates = ['open', 'dueToday', 'inDanger', 'broken', 'kept', 'withdrawn', 'closed'] as const;
export type PromiseState = (typeof promiseStates)[number];

/** Whether a promised time was not kept: told to the citizen beforehand, or not. */
export const breaches = ['none', 'announced', 'silent'] as const;
export type Breach = (typeof breaches)[number];

/** Columns of the board, the most pressing first. */
export const ledgerColumns = ['silent', 'inDanger', 'dueToday', 'announced'] as const;
export type LedgerColumn = (typeof ledgerColumns)[number];

/** One promised time that gave way to a later one. */
export interface Move {
  /** When the citizen was told. */
  readonly at: number;
  readonly fromDue: number;
}

/** What the ledger knows of a promise. */
export interface LedgerPromise {
  readonly dueAt: number;
  readonly keptAt: number | null;
  readonly endedAt: number | null;
  readonly withdrawn: boolean;
  readonly moves: readonly Move[];
}

/** The instants that part the states of all promises at one moment. */
export interface LedgerTimes {
  readonly now: number;
  /** Due before: fewer than `dangerHours` service hours are left. */
  readonly dangerBefore: number;
  /** Due before: fewer than `lastHours` service hours are left. */
  readonly lastBefore: number;
  /** The next local midnight. */
  readonly dayEnds: number;
}

/** How a promise stands (PR18). */
export function promiseState(promise: LedgerPromise, times: LedgerTimes): PromiseState {
  if (promise.keptAt !== null) return 'kept';
  if (promise.endedAt !== null) return promise.withdrawn ? 'withdrawn' : 'closed';
  if (promise.dueAt < times.now) return 'broken';
  if (promise.dueAt < times.dangerBefore) return 'inDanger';
  return promise.dueAt < times.dayEnds ? 'dueToday' : 'open';
}

/**
 * Whether a promised time was broken and the citizen knew (PR20). One silent breach is not undone by a later announcement;
 * what was kept or ended before the first promised time was never broken, whatever was announced.
 */
export function breachOf(promise: LedgerPromise, now: number): Breach {
  const until = promise.keptAt ?? promise.endedAt;
  const { moves } = promise;
  if (until !== null && until <= Math.min(promise.dueAt, ...moves.map(({ fromDue }) => fromDue))) return 'none';
  if (promise.dueAt < (until ?? now) || moves.some(({ at, fromDue }) => at > fromDue)) return 'silent';
  return moves.length > 0 ? 'announced' : 'none';
}

/** Where an open promise stands on the board, once: in its most pressing column; undefined = nothing presses (PR23). */
export function ledgerColumn(promise: LedgerPromise, times: LedgerTimes): LedgerColumn | undefined {
  const state = promiseState(promise, times);
  if (state === 'kept' || state === 'withdrawn' || state === 'closed') return undefined;
  const breach = breachOf(promise, times.now);
  if (breach === 'silent') return 'silent';
  if (state === 'inDanger' || state === 'dueToday') return state;
  return breach === 'announced' ? 'announced' : undefined;
}

/**
 * When the program tells the citizen by itself (PR21): in the last service hour, but never in the first half of the time that
 * was promised, so that "in twenty minutes" is not moved at once; and never after the breach.
 */
export function isToBeAnnounced(
  promise: { readonly dueAt: number; readonly begunAt: number },
  times: Pick<LedgerTimes, 'now' | 'lastBefore'>,
): boolean {
  const { dueAt, begunAt } = promise;
  return dueAt >= times.now && dueAt < times.lastBefore && times.now >= begunAt + (dueAt - begunAt) / 2;
}

/** Why a promise cannot be moved to this time; undefined = it can (PR19). */
export function whyNotMove(
  promise: { readonly dueAt: number; readonly open: boolean } | undefined,
  move: { readonly dueAt: number; readonly text: string },
  now: number,
): 'promiseOver' | 'dateNotAllowed' | 'reasonMissing' | undefined {
  if (!promise?.open) return 'promiseOver';
  if (move.text.trim().length < shortestReason) return 'reasonMissing';
  const { dueAt } = move;
  return dueAt > now && dueAt > promise.dueAt && dueAt <= now + furthestDays * dayMs ? undefined : 'dateNotAllowed';
}
