// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Whether the machine itself stood still: a thread that only wants to wake, before all others, tells how late it was.
 * What it measures is no fault of the program, but nobody's sound goes on meanwhile either.
 */
import { Worker } from 'node:worker_threads';
import { performance } from 'node:perf_hooks';

/** Calls `stood` after each standstill of over 40 ms, `at` on the clock of this process; returns how to end it. */
export function watchMachine(stood: (line: { readonly ms: number; readonly at: number }) => void): () => void {
  const thread = new Worker(new URL('./witness-thread.ts', import.meta.url));
  thread.on('message', ({ lateMs, unixMs }: { lateMs: number; unixMs: number }) =>
    stood({ ms: Math.round(lateMs), at: unixMs - performance.timeOrigin }),
  );
  return () => void thread.terminate();
}
