// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What is deleted by itself (retention), articles that appear and end on their day, and special openings that were changed elsewhere. */
import { deleteOutdated } from '../features/account/session.store.ts';
import { forgetShiftPersons } from '../features/agent/shift.store.ts';
import { forgetCallbackNumbers } from '../features/callback/settle-wish.store.ts';
import { forgetCallerNumbers } from '../features/call/call.store.ts';
import { publishDue } from '../features/knowledge/editing/draft.store.ts';
import { expireDue } from '../features/knowledge/editing/expire.store.ts';
import { cityDay } from '../features/knowledge/facts/fact.core.ts';
import { forgetTellers } from '../features/knowledge/loop/ended-gap.store.ts';
import { forgetReadMarks } from '../features/news/read-mark.store.ts';
import { nowMs } from '../platform/clock.ts';
import type { Deps } from './deps.ts';
import { deleteOldAnswers } from './http-idempotency.store.ts';

const minute = 60_000;
const tenMinutes = 600_000;

/** Does it now and every ten minutes, publishing every minute; returns the function that stops it. */
export function startUpkeep(
  { db, log }: Pick<Deps, 'db' | 'log'>,
  also: {
    readonly callbacksForgotten: (wishes: readonly string[]) => void;
    readonly reloadCalendar: () => Promise<unknown>;
    readonly articlesChanged: (articleIds: readonly string[]) => void;
  },
): () => void {
  async function keepUp(): Promise<void> {
    const at = nowMs();
    const jobs = [
      () => forgetCallerNumbers(db, at),
      async () => also.callbacksForgotten(await forgetCallbackNumbers(db, at)),
      () => forgetShiftPersons(db, at),
      () => forgetTellers(db, at),
      () => forgetReadMarks(db, cityDay(at)),
      () => deleteOutdated(db, at),
      () => deleteOldAnswers(db, at),
      also.reloadCalendar,
    ];
    for (const job of jobs)
      await job().catch((error: unknown) =>
        log.warn({ error }, 'A deletion that is due could not be done; it is tried again in ten minutes.'),
      );
  }
  async function publish(): Promise<void> {
    const at = nowMs();
    // What begins today takes the place of what ended yesterday; only then what has no successor gives way.
    await publishDue(db, at)
      .then(also.articlesChanged)
      .then(() => expireDue(db, at))
      .then(also.articlesChanged)
      .catch((error: unknown) =>
        log.warn({ error }, 'Articles that appear or end today could not be changed; it is tried again in a minute.'),
      );
  }
  const timers = [setInterval(() => void keepUp(), tenMinutes), setInterval(() => void publish(), minute)];
  void keepUp();
  void publish();
  return () => timers.forEach((timer) => clearInterval(timer));
}
