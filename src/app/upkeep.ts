// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What is deleted by itself (retention), and special openings that were changed elsewhere. */
import { deleteOutdated } from '../features/account/session.store.ts';
import { forgetShiftPersons } from '../features/agent/shift.store.ts';
import { forgetCallbackNumbers } from '../features/callback/settle-wish.store.ts';
import { forgetCallerNumbers } from '../features/call/call.store.ts';
import { nowMs } from '../platform/clock.ts';
import type { Deps } from './deps.ts';
import { deleteOldAnswers } from './http-idempotency.store.ts';

const tenMinutes = 600_000;

/** Does it now and every ten minutes; returns the function that stops it. */
export function startUpkeep(
  { db, log }: Pick<Deps, 'db' | 'log'>,
  also: {
    readonly callbacksForgotten: (wishes: readonly string[]) => void;
    readonly reloadCalendar: () => Promise<unknown>;
  },
): () => void {
  async function keepUp(): Promise<void> {
    const at = nowMs();
    const jobs = [
      () => forgetCallerNumbers(db, at),
      async () => also.callbacksForgotten(await forgetCallbackNumbers(db, at)),
      () => forgetShiftPersons(db, at),
      () => deleteOutdated(db, at),
      () => deleteOldAnswers(db, at),
      also.reloadCalendar,
    ];
    for (const job of jobs)
      await job().catch((error: unknown) =>
        log.warn({ error }, 'A deletion that is due could not be done; it is tried again in ten minutes.'),
      );
  }
  const timer = setInterval(() => void keepUp(), tenMinutes);
  void keepUp();
  return () => clearInterval(timer);
}
