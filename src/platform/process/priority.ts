// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { readdirSync, writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';

/** Who gets the processor when there is not enough of it: nice values, -20 (first) to 19 (last). */
const ranks = { first: -11, early: -5, last: 5 } as const;

/** `first`: sound that must not wait. `early`: what callers wait for. `last`: what nobody waits for yet. */
export type Rank = keyof typeof ranks;

/**
 * Ranks a process with all its threads of now, and those it starts later. Between programs of different sessions Linux
 * looks at the rank of the session (sched(7), autogroup), within one at that of the thread, so both are set. Does
 * nothing where we may not: only root lifts a rank, so without root nothing is lowered either.
 */
export function rank(pid: number, as: Rank): void {
  if (process.geteuid?.() !== 0) return;
  attempt(() => writeFileSync(`/proc/${pid}/autogroup`, String(ranks[as])));
  attempt(() => {
    for (const thread of readdirSync(`/proc/${pid}/task`)) attempt(() => setPriority(Number(thread), ranks[as]));
  });
}

function attempt(set: () => void): void {
  try {
    set();
  } catch {
    // A kernel without autogroups, a container without the right, a thread that has just ended.
  }
}
