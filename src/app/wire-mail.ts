// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The arrows of the mails to citizens: from tickets to the outbox, from the mail server back to promises. A part of `wiring.ts`. */
import type { MailWriter, NotWritten } from '../features/mail/mail-out.port.ts';
import { createMailOutbox } from '../features/mail/mail-out.shell.ts';
import { writerOff } from '../features/mail/mail-out-writer.ts';
import { noticeFailed } from '../features/portal/notice.store.ts';
import { settleProof } from '../features/onboarding/onboarding.store.ts';
import { keepCorrection } from '../features/promise/correction.store.ts';
import { keepByMail, mailNotDelivered, mailTicket } from '../features/promise/message.store.ts';
import { uuidv7 } from '../lib/ids.ts';
import { nowMs } from '../platform/clock.ts';
import type { Db } from '../platform/database/database.ts';
import type { CitySettings } from './city-settings.store.ts';
import type { Deps } from './deps.ts';
import { readReplyKey } from './reply-key.ts';
import { completeMail } from './wire-portal.ts';

/** What the other arrows need of the mails. */
export interface MailWires {
  readonly mail: MailWriter;
  /** Tells the citizen of an open ticket that the promise moved (MO15); gives why not. */
  announce(trx: Db, ticketId: string, dueAt: number): Promise<NotWritten | 'noAddress' | undefined>;
  /** Begins to send. */
  start(): void;
  stop(): Promise<void>;
}

interface MailNeeds {
  readonly city: Pick<CitySettings, 'name' | 'number' | 'calendar'>;
  readonly dueAfter: (madeAt: number) => number;
  readonly changed: () => void;
}

/** Makes the outbox, or what stands in its place while no mail server is set. */
export function wireMail(
  deps: Pick<Deps, 'config' | 'runtime' | 'db' | 'mail' | 'log' | 'metrics'>,
  { city, dueAfter, changed }: MailNeeds,
): MailWires {
  const { config, runtime, db, log } = deps;
  const { timeZone } = city.calendar;
  const from = {
    get city() {
      return city.name;
    },
    get phone() {
      return city.number;
    },
    address: config.mail?.from.address ?? '',
  };
  const mailboxes = config.mailboxes.map(({ address }) => address);
  const outbox =
    deps.mail &&
    createMailOutbox({
      ...deps.mail,
      db,
      now: nowMs,
      newId: () => uuidv7(nowMs()),
      from,
      ownAddresses: async (trx) => [...mailboxes, ...(await departmentAddresses(trx))],
      key: readReplyKey(runtime.dataDir),
      timeZone,
      accepted: keepByMail,
      corrected: keepCorrection,
      failed: (trx, mail) =>
        mailNotDelivered(trx, {
          ...mail,
          dueAt: dueAfter(mail.now),
        }),
      noticeFailed: (trx, mail) => noticeFailed(trx, { ...mail, noteId: uuidv7(mail.now) }),
      tested: async (trx, { mailId, state, why, now }) => {
        // Accepted is not read: a typed code or an answer shows that (O15, O18).
        if (state === 'failed') await settleProof(trx, mailId, { state, result: why, now });
      },
      complete: completeMail(runtime.dataDir),
      changed,
      count: counting(deps),
      alarm: (what, details) =>
        log.error(
          { what, ...details },
          'Mails to citizens have a trouble; they stay in the outbox and are tried again.',
        ),
    });
  const mail = outbox ?? writerOff({ from, timeZone });
  return {
    mail,
    async announce(trx, ticketId, dueAt) {
      const ticket = await mailTicket(trx, ticketId);
      return ticket ? mail.promiseMoved(trx, { ...ticket, ticketId, dueAt, now: nowMs() }) : 'noAddress';
    },
    start: () => outbox?.start(),
    stop: async () => outbox?.stop(),
  };
}

/** Addresses of ours that no mail of the program goes to. */
async function departmentAddresses(db: Db): Promise<readonly string[]> {
  const rows = await db.selectFrom('department').select('email').where('email', 'is not', null).execute();
  return rows.flatMap(({ email }) => email ?? []);
}

function counting({ metrics }: Pick<Deps, 'metrics'>): (what: string) => void {
  const count = metrics.counter('amtsleitung_mails_total', 'What became of tries to send, and what was not written', [
    'what',
  ]);
  return (what) => count({ what });
}
