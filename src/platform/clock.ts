// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
/**
 * The only place where the program reads the time (decision 6). Wall time is for people and rows,
 * monotonic time for durations: it never jumps when the machine's clock is set.
 */

/** Both readings of time, handed to what must run on another clock in its tests. */
export interface Clock {
  /** Unix time in milliseconds. */
  wall(): number;
  /** Milliseconds since an arbitrary start, never set back: for durations. */
  steady(): number;
}

/** The time of this machine. */
export const machineClock: Clock = { wall: nowMs, steady: monotonicMs };

let shiftMs = 0;

/** Unix time in milliseconds; under tests moved by `shiftWallTime`. */
export function nowMs(): number {
  return Date.now() + shiftMs;
}

/** Unix milliseconds as every process of this machine reads them, whatever a test does to the program's clock. */
export function machineUnixMs(): number {
  return Date.now();
}

/** Milliseconds since an arbitrary start, only for differences within this process. */
export function monotonicMs(): number {
  return performance.now();
}

const startedAt = Date.now() - performance.now();

/**
 * Unix milliseconds that never jump while the process lives, even if the machine's clock is set: wall time at the start
 * plus monotonic time since. For waits and timers whose instants are also written down. Moves only with `shiftWallTime`.
 */
export function steadyUnixMs(): number {
  return Math.round(startedAt + performance.now()) + shiftMs;
}

/**
 * Moves wall time so that it reads `atMs` (Unix milliseconds) now and runs on from there; undefined = back to the true time.
 * Throws unless AMTSLEITUNG_TEST=1: outside tests nothing may move the clock.
 */
export function shiftWallTime(atMs: number | undefined): void {
  if (process.env['AMTSLEITUNG_TEST'] !== '1') throw new Error('the clock moves only with AMTSLEITUNG_TEST=1');
  shiftMs = atMs === undefined ? 0 : atMs - Date.now();
}

/** A timer that is later than this (milliseconds) was not only delayed: the process stood still, and news lie unread. */
export const stoodStillMs = 200;
/** So long (milliseconds) such a timer waits once more, so that the news are read before anything is concluded from silence. */
export const newsMs = 200;
