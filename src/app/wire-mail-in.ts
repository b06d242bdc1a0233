// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The arrows of mail that comes in: from the mailboxes to the room of the mail, from there to the tickets. A part of `wiring.ts`. */
import { existsSync } from 'node:fs';
import { watchMailbox, type MailboxNews, type MailboxWatch } from '../features/mail/mail-in-imap.ts';
import { startMailReader } from '../features/mail/mail-in-reader.ts';
import type { Unconfirmed } from '../features/mail/mail-in.core.ts';
import type { MailWriter, NotWritten } from '../features/mail/mail-out.port.ts';
import { isOurMail } from '../features/mail/mail-out.store.ts';
import { mailboxAnswered } from '../features/onboarding/mailbox-test.store.ts';
import { cutQuoted } from '../features/portal/portal.core.ts';
import { createMailIn, type MailIn } from '../features/mail/mail-in.shell.ts';
import { ticketOfReply, type ReplyKind } from '../lib/reply-address.ts';
import { nowMs } from '../platform/clock.ts';
import type { Deps } from './deps.ts';
import { mailTickets } from './mail-tickets.ts';
import { mayBePlain } from './mailboxes.ts';
import { readReplyKey, replyKeyPath } from './reply-key.ts';
import type { TellDepartment } from './wire-portal.ts';

export interface MailInWires {
  /** When a promise made at this instant is due, Unix milliseconds. */
  readonly dueAfter: (now: number) => number;
  readonly ticketsChanged: () => void;
  readonly tellDepartment: TellDepartment;
  /** What answers a mail by itself. */
  readonly mail: Pick<MailWriter, 'acknowledge' | 'tooLarge'>;
}

export interface WiredMailIn {
  readonly mailIn: MailIn;
  start(): void;
  stop(): Promise<void>;
}

/** What failed or waits is looked at that often, in milliseconds. */
const tickMs = 5_000;

/** Makes the room's way in; without `MAILBOXES` nothing is fetched, and what was fetched before can still be read. */
export function wireMailIn(
  { db, log, metrics, config, runtime }: Pick<Deps, 'db' | 'log' | 'metrics' | 'config' | 'runtime'>,
  wires: MailInWires,
): WiredMailIn {
  const mailboxes = config.mailboxes;
  const keys = existsSync(replyKeyPath(runtime.dataDir)) ? [readReplyKey(runtime.dataDir)] : [];
  // Answers come back to what our mails are from (MO11), which may be no mailbox of the list but lead into one.
  const from = config.mail ? [config.mail.from.address] : [];
  const addresses = [...new Set([...mailboxes.map(({ address }) => address), ...from])];
  const numberIn = (address: string, kind: ReplyKind): string | undefined => {
    for (const mailbox of addresses) {
      const number = ticketOfReply(address, mailbox, keys, kind);
      if (number !== undefined) return number;
    }
    return undefined;
  };
  const trouble = metrics.counter('amtsleitung_mail_in_trouble_total', 'Troubles with mail that comes in', ['what']);
  const departmentOf = async (key: string): Promise<string | undefined> => {
    const department = mailboxes.find((mailbox) => mailbox.key === key)?.department ?? '';
    const row = await db.selectFrom('department').select('id').where('key', '=', department).executeTakeFirst();
    return row?.id;
  };
  const mailIn = createMailIn({
    db,
    reader: startMailReader(),
    tickets: mailTickets(wires.dueAfter, wires.tellDepartment),
    nowMs,
    ownAddresses: addresses,
    departmentOf,
    authservIdOf: (key) => mailboxes.find((mailbox) => mailbox.key === key)?.authservId,
    arrived: async (trx, { tooLarge, ...ticket }) =>
      unconfirmedBy(tooLarge ? await wires.mail.tooLarge(trx, ticket) : await wires.mail.acknowledge(trx, ticket)),
    numberOf: (address) => numberIn(address, 'citizen'),
    departmentNumberOf: (address) => numberIn(address, 'department'),
    mailboxTests: {
      digitsOf: (address) => numberIn(address, 'mailboxTest'),
      answered: (trx, { kind, text, ...mail }) => {
        const by = kind === 'person' || kind === 'bounce' ? kind : 'program';
        return mailboxAnswered(trx, { ...mail, by, text: cutQuoted(text).answer });
      },
    },
    isOurs: isOurMail,
    changed: wires.ticketsChanged,
    alarm: (what, details) => {
      trouble({ what });
      log.error(
        { what, ...details },
        what === 'mailQuarantined'
          ? 'A mail could not be read; it lies in quarantine as it came, the mails after it go on.'
          : 'A mail could not be kept as a ticket; it is there as it came and is tried again.',
      );
    },
  });
  const tick = (): void => {
    mailIn.tick().catch((error: unknown) => {
      trouble({ what: 'databaseAway' });
      log.warn({ error }, 'Mails wait: the database cannot be used. They are in the database or the mailbox still.');
    });
  };
  let watches: MailboxWatch[] = [];
  let timer: NodeJS.Timeout | undefined;
  return {
    mailIn,
    start() {
      if (mailboxes.length === 0) return;
      void warnOfDepartments();
      timer = setInterval(tick, tickMs);
      tick();
      watches = mailboxes.map((mailbox) =>
        watchMailbox(
          { ...mailbox, mayBePlain: mayBePlain(mailbox) },
          {
            keep: (raw, receivedAt, wholeBytes) =>
              mailIn.keep({ mailbox: mailbox.key, raw, receivedAt, ...(wholeBytes !== undefined && { wholeBytes }) }),
            kept: tick,
            nowMs,
            news: (news) => tell(mailbox.key, news),
          },
        ),
      );
    },
    async stop() {
      clearInterval(timer);
      await Promise.all(watches.map((watch) => watch.stop()));
      await mailIn.stop();
    },
  };

  async function warnOfDepartments(): Promise<void> {
    for (const { key, department } of mailboxes) {
      const row = await db.selectFrom('department').select('id').where('key', '=', department).executeTakeFirst();
      if (!row)
        log.error(
          { mailbox: key, department },
          'The department of a mailbox does not exist; its mails wait in quarantine. Correct the key in the file MAILBOXES names, and start again.',
        );
    }
  }

  function tell(mailbox: string, news: MailboxNews): void {
    if (news.type === 'connected') log.info({ mailbox }, 'The mailbox is open; new mails are taken in at once.');
    else if (news.type === 'away') {
      trouble({ what: 'mailboxAway' });
      const { error, awayMs, againMs } = news;
      const words = 'The mailbox cannot be reached; it is tried again. Mails stay on the mail server meanwhile.';
      if (awayMs >= alarmAfterMs) log.error({ mailbox, error, awayMs, againMs }, words);
      else log.warn({ mailbox, error, againMs }, words);
    } else {
      trouble({ what: news.type });
      log.error(
        { mailbox, bytes: news.bytes },
        'A mail is larger than 50 MB and was not fetched: a ticket says so, and it lies in the folder Amtsleitung/zu-gross of the mailbox.',
      );
    }
  }
}

/** Why the outbox wrote nothing, in the words of the ticket. */
function unconfirmedBy(why: NotWritten | undefined): Unconfirmed | undefined {
  return why === 'notAnAddress' ? 'noSender' : why;
}

/** A mailbox that is away longer is an alarm (fault 23), in milliseconds. */
const alarmAfterMs = 300_000;
