// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** After a restart: calls of the earlier life that the switch has no more get their one end (C34). */
import { setTimeout as sleep } from 'node:timers/promises';
import { endLostCalls, type LostCall } from '../features/call/call.store.ts';
import type { Db } from '../platform/database/database.ts';

export interface LostCallsDeps {
  readonly db: Db;
  readonly nowMs: () => number;
  /** Ids of the calls that run now. */
  readonly running: () => readonly string[];
  /** What the earlier life kept in its spool is in the database: a row there may have its end already. */
  readonly isCurrent: () => boolean;
  /** This call has got its end. */
  readonly ended: (call: LostCall) => void;
  readonly alarm: (error: unknown) => void;
}

const againMs = 1_000;

/**
 * Returns the function to call when the switch has told what it has, and whether it was restarted since our earlier life;
 * only the first time there is something to do.
 */
export function lostCalls(deps: LostCallsDeps): (switchDied: boolean) => void {
  const startedAt = deps.nowMs();
  let isDone = false;

  async function end(switchDied: boolean): Promise<void> {
    for (let isTold = false; ; await sleep(againMs, undefined, { ref: false })) {
      if (!deps.isCurrent()) continue;
      try {
        const lost = { arrivedBefore: startedAt, running: deps.running(), at: deps.nowMs(), switchDied };
        for (const call of await endLostCalls(deps.db, lost)) deps.ended(call);
        return;
      } catch (error) {
        if (!isTold) deps.alarm(error);
        isTold = true;
      }
    }
  }

  return (switchDied) => {
    if (isDone) return;
    isDone = true;
    // The switch's calls are taken up in this very turn; looked at is what is left after it.
    queueMicrotask(() => void end(switchDied));
  };
}
