// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks every 20 ms (`everyMs`) until the answer is neither undefined, false nor an exception; gives it.
 * After `withinMs` (default 10 s) throws what was waited for and the last answer or error.
 */
export async function waitFor<Value>(
  what: string,
  ask: () => Promise<Value | undefined | false> | Value | undefined | false,
  withinMs = 10_000,
  everyMs = 20,
): Promise<Value> {
  const until = performance.now() + withinMs;
  let last: unknown;
  for (;;) {
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== false) return answer;
      last = answer;
    } catch (error) {
      last = error;
    }
    if (performance.now() > until)
      throw new Error(`waited ${withinMs} ms for ${what}; the last answer was ${String(last)}`, { cause: last });
    await sleep(everyMs);
  }
}
