// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Takes mails in: kept first, read on a thread, then a ticket or a note on one, each exactly once (MI1–MI11). */
import type { Db } from '../../platform/database/database.ts';
import { isDatabaseDown } from '../../platform/database/failure.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { mostAttempts, pauseAfter, type ReadMail, type Unreadable } from './mail-in.core.ts';
import { headOnly } from './mail-in-head.ts';
import { identityOf } from './mail-in-identity.ts';
import type { MadeTicket } from './mail-in.port.ts';
import type { MailReader } from './mail-in-reader.ts';
import { settleByHand, settleRead, type ByHand, type SettleDeps, type Settled } from './mail-in-settle.ts';
import {
  dueMails,
  keepMail,
  postponeMail,
  quarantineMail,
  releaseMail,
  waitingMail,
  type MailHead,
  type WaitingMail,
} from './mail-in.store.ts';

export interface MailInDeps extends SettleDeps {
  readonly db: Db;
  readonly reader: MailReader;
  /** Tickets have changed. */
  readonly changed: () => void;
  /** Something a person must look at. */
  readonly alarm: (what: 'mailQuarantined' | 'mailFailed', details: Record<string, unknown>) => void;
}

/** What became of a mail; `later` = it could not be kept now and is tried again, `gone` = somebody else took it up. */
export type Became = Settled | 'quarantined' | 'later';

export interface MailIn {
  /** Keeps a mail; once this returns an id or `known` it is committed, and the mailbox may forget it. Throws when it was not kept. */
  keep(mail: {
    readonly mailbox: string;
    readonly raw: Uint8Array;
    /** Bytes of the whole mail where `raw` is only its headers, because it was too large to fetch. */
    readonly wholeBytes?: number;
    /** Unix milliseconds. */
    readonly receivedAt: number;
  }): Promise<{ readonly id: string } | 'known'>;
  /** Makes of a kept mail what it shall be. */
  process(id: string): Promise<Became>;
  /** Takes up everything that is due. */
  tick(): Promise<void>;
  /** Tries a mail in quarantine once more; undefined = it does not lie there. */
  again(id: string): Promise<Became | undefined>;
  /** Makes a ticket of a mail in quarantine by a person's words; undefined = it does not lie there. */
  byHand(id: string, words: ByHand): Promise<MadeTicket | undefined>;
  readonly departmentOf: SettleDeps['departmentOf'];
  stop(): Promise<void>;
}

const atOnce = 50;

/** The room's way in. */
export function createMailIn(deps: MailInDeps): MailIn {
  const { db, nowMs, alarm } = deps;
  let ticking: Promise<void> | undefined;
  let isAskedAgain = false;
  let stopped = false;

  async function process(id: string): Promise<Became> {
    const waiting = await waitingMail(db, id);
    if (!waiting) return 'gone';
    // Of what was too large only the headers are here: they are read as what they are.
    const reading = await deps.reader.read(waiting.wholeBytes === null ? waiting.raw : headOnly(waiting.raw), nowMs());
    if (!reading.ok) return quarantine(waiting, reading.reason);
    try {
      const became = await transaction(db, (trx) => settleRead(trx, deps, waiting, reading.mail));
      if (became !== 'gone') deps.changed();
      return became;
    } catch (error) {
      return failed(waiting, reading.mail, error);
    }
  }

  async function quarantine({ id, raw }: WaitingMail, reason: Unreadable, read?: MailHead): Promise<Became> {
    await quarantineMail(db, id, reason, read ?? (await headOf(raw)), nowMs());
    alarm('mailQuarantined', { mailId: id, reason });
    deps.changed();
    return 'quarantined';
  }

  /** Who wrote, as far as the headers alone say it. */
  async function headOf(raw: Uint8Array): Promise<MailHead | undefined> {
    const reading = await deps.reader.read(headOnly(raw), nowMs());
    return reading.ok ? reading.mail : undefined;
  }

  /** A database that is away says nothing about the mail: it is not counted. */
  async function failed(waiting: WaitingMail, read: ReadMail, error: unknown): Promise<Became> {
    if (isDatabaseDown(error)) throw error;
    const attempt = waiting.attempts + 1;
    alarm('mailFailed', { mailId: waiting.id, attempt, error });
    if (attempt >= mostAttempts) return quarantine(waiting, 'notStorable', read);
    await postponeMail(db, waiting.id, nowMs() + pauseAfter(attempt));
    return 'later';
  }

  async function takeUpAll(): Promise<void> {
    for (;;) {
      const due = await dueMails(db, nowMs(), atOnce);
      for (const id of due) {
        if (stopped) return;
        await process(id);
      }
      if (due.length < atOnce) return;
    }
  }

  /** A mail that came after the last look, while one was running, waits for no other. */
  async function tickAsLongAsAsked(): Promise<void> {
    try {
      while (isAskedAgain && !stopped) {
        isAskedAgain = false;
        await takeUpAll();
      }
    } finally {
      ticking = undefined;
    }
  }

  return {
    async keep({ mailbox, raw, wholeBytes = null, receivedAt }) {
      const identity = await identityOf(raw);
      const id = await keepMail(db, { mailbox, raw, wholeBytes, identity, receivedAt, now: nowMs() });
      return id === undefined ? 'known' : { id };
    },
    process,
    tick() {
      isAskedAgain = true;
      ticking ??= tickAsLongAsAsked();
      return ticking;
    },
    async again(id) {
      return (await releaseMail(db, id, nowMs())) ? process(id) : undefined;
    },
    async byHand(id, words) {
      const made = await transaction(db, (trx) => settleByHand(trx, deps, id, words));
      if (made) deps.changed();
      return made;
    },
    departmentOf: deps.departmentOf,
    async stop() {
      stopped = true;
      await deps.reader.stop();
      await ticking?.catch(() => undefined);
    },
  };
}
