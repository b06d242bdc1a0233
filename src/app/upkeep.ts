// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What is deleted by itself (retention), articles that appear and end on their day, and special openings that were changed elsewhere. */
import { deleteOutdated } from '../features/account/session.store.ts';
import { forgetShiftPersons } from '../features/agent/shift.store.ts';
import { forgetCallbackNumbers } from '../features/callback/settle-wish.store.ts';
import { forgetCallerNumbers } from '../features/call/call.store.ts';
import { deleteRetiredAttachments } from '../features/knowledge/attachments/retired-attachments.store.ts';
import { publishDue } from '../features/knowledge/editing/draft.store.ts';
import { expireDue } from '../features/knowledge/editing/expire.store.ts';
import { cityDay } from '../features/knowledge/facts/fact.core.ts';
import { forgetTellers } from '../features/knowledge/loop/ended-gap.store.ts';
import { forgetMails } from '../features/mail/forget-mail.store.ts';
import { forgetTraces } from '../features/matter/second-call.store.ts';
import { forgetReadMarks } from '../features/news/read-mark.store.ts';
import { forgetTickets } from '../features/promise/retention/forget-tickets.store.ts';
import { toldForMs } from '../features/recall/recall.core.ts';
import { forgetTold } from '../features/recall/recall.store.ts';
import { forgetDuties } from '../features/team/duty.store.ts';
import { nowMs } from '../platform/clock.ts';
import type { Deps } from './deps.ts';
import { deleteOldAnswers } from './http-idempotency.store.ts';

const minute = 60_000;
const tenMinutes = 600_000;

/** Does it now and every ten minutes, publishing every minute; returns the function that stops it. */
export function startUpkeep(
  { db, log, recognition, config }: Pick<Deps, 'db' | 'log' | 'recognition' | 'config'>,
  also: {
    readonly callbacksForgotten: (wishes: readonly string[]) => void;
    readonly ticketsForgotten: () => void;
    readonly forgetRecordings: () => Promise<void>;
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
      () => forgetTraces(db, at, recognition.days),
      () => forgetTellers(db, at),
      () => deleteRetiredAttachments(db, at),
      () => forgetTold(db, at, toldForMs),
      () => forgetReadMarks(db, cityDay(at)),
      () => forgetDuties(db, at),
      () => deleteOutdated(db, at),
      () => deleteOldAnswers(db, at),
      // Before the mails: what goes altogether need not be emptied first.
      async () => {
        const tickets = await forgetTickets(db, at, config.ticketKeepDays);
        if (tickets === 0) return;
        log.info({ tickets, days: config.ticketKeepDays }, 'Closed tickets whose time was over have been deleted.');
        also.ticketsForgotten();
      },
      async () => {
        const mails = await forgetMails(db, at, config.mailKeepDays);
        if (mails > 0) log.info({ mails, days: config.mailKeepDays }, 'Mails whose time was over have been deleted.');
      },
      also.forgetRecordings,
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
