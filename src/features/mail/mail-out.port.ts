// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What mails to citizens and departments need from the others, and what the others can ask of them. All times are Unix milliseconds. */
import type { Db } from '../../platform/database/database.ts';
import type { Jobs } from '../../platform/jobs/jobs.port.ts';
import type { Relay } from '../../platform/mail/relay.port.ts';
import type { MailFrame, MailOut } from '../promise/message.contract.ts';
import type { AnswerMail, CodeMail, MailedTicket, PromiseMail } from '../promise/message.core.ts';

/** A mail of the program to a department: German, in paragraphs. */
export interface DepartmentMail {
  readonly ticketId: string;
  readonly number: string;
  readonly address: string;
  readonly subject: string;
  /** A line of its own that begins with http becomes a link. */
  readonly paragraphs: readonly string[];
  readonly now: number;
}

/** A mail that shows whether a department's mailbox is there: German, in paragraphs, of no ticket. */
export type TestMail = Omit<DepartmentMail, 'ticketId' | 'number'>;

/** What became of such a mail. */
export interface TestedMail {
  readonly mailId: string;
  readonly state: 'sent' | 'failed';
  /** The mail server's words when it failed. */
  readonly why: string;
  readonly now: number;
}

/** Why the program wrote nothing by itself. */
export type NotWritten = 'off' | 'notAnAddress' | 'nobodyReads' | 'own' | 'address' | 'all';

/** Mails to citizens, inside the transaction of what causes them (MO1). */
export interface MailWriter {
  /** False: no mail server is set, so nothing is ever written. */
  readonly available: boolean;
  /** Acknowledges a new ticket (MO7–MO9); gives why not. */
  acknowledge(trx: Db, mail: PromiseMail): Promise<NotWritten | undefined>;
  /** Tells that a mail was too large to fetch, with the number of its ticket (MO16); gives why not. */
  tooLarge(trx: Db, mail: PromiseMail): Promise<NotWritten | undefined>;
  /** Tells that a promise moved (MO15); gives why not. */
  promiseMoved(trx: Db, mail: PromiseMail): Promise<NotWritten | undefined>;
  /** Writes a person's answer; false = nothing can be sent there. */
  answer(trx: Db, mail: AnswerMail): Promise<boolean>;
  /** Writes a correction of what the citizen was told; false = nothing can be sent there. */
  correct(trx: Db, mail: AnswerMail): Promise<boolean>;
  /** The six digits a mail with this id tells (MO21); undefined = no mail server is set. */
  codeOf(mailId: string): string | undefined;
  /** Writes a ticket's new code; gives why not. */
  newCode(trx: Db, mail: CodeMail): Promise<NotWritten | undefined>;
  /** Mails with an earlier code of this ticket that still wait are not sent any more. */
  dropCodes(trx: Db, ticketId: string): Promise<void>;
  /** Writes to a department; gives the mail's id, undefined = nothing can be sent there. */
  notify(trx: Db, mail: DepartmentMail): Promise<string | undefined>;
  /** Writes a test to a mailbox; gives the mail's id, undefined = nothing can be sent there. */
  test(trx: Db, mail: TestMail): Promise<string | undefined>;
  /** Has a failed mail of this ticket sent again; false = it is none. */
  again(trx: Db, ticketId: string, mailId: string, now: number): Promise<boolean>;
  /** The ticket's mails, the oldest first. */
  mailsOf(db: Db, ticketId: string): Promise<MailOut[]>;
  /** What stands around an answer. */
  frame(ticket: Pick<MailedTicket, 'number' | 'language'>): MailFrame;
}

/** What became of a mail, for the room of the tickets. */
export interface SettledMail {
  readonly mailId: string;
  readonly ticketId: string;
  readonly noteId: string | null;
  /** When it was written. */
  readonly writtenAt: number;
  readonly now: number;
}

/** What the outbox works with. */
export interface MailOutDeps {
  readonly db: Db;
  readonly now: () => number;
  /** UUIDs that sort by time. */
  readonly newId: () => string;
  readonly relay: Relay;
  readonly jobs: Jobs;
  /** Of whom mails are: `address` is the mailbox answers come back to. */
  readonly from: { readonly address: string; readonly city: string; readonly phone?: string | undefined };
  /** Other addresses of ours (mailboxes, departments) that the program never writes to by itself. */
  readonly ownAddresses: (db: Db) => Promise<readonly string[]>;
  /** Signs reply addresses. */
  readonly key: Uint8Array;
  readonly timeZone: string;
  /** A mail server accepted a person's answer, in the transaction that writes it down. */
  readonly accepted: (trx: Db, mail: SettledMail) => Promise<void>;
  /** A mail server accepted a correction, in the transaction that writes it down. */
  readonly corrected: (trx: Db, mail: SettledMail) => Promise<void>;
  /** A person's answer was not delivered, in the transaction that writes it down. */
  readonly failed: (trx: Db, mail: SettledMail & { readonly why: string }) => Promise<void>;
  /** A mail to a department was not delivered, in the transaction that writes it down. */
  readonly noticeFailed?: (
    trx: Db,
    mail: SettledMail & { readonly why: string; readonly address: string },
  ) => Promise<void>;
  /** A test was accepted by a mail server, or was not delivered, in the transaction that writes it down. */
  readonly tested?: (trx: Db, mail: TestedMail) => Promise<void>;
  /** Puts into a mail to a department what must not lie in the database. */
  readonly complete?: (mailId: string, text: string) => string;
  /** Told after every change (live topic `tickets`). */
  readonly changed: () => void;
  /** Told what an operator counts: what became of tries, and what the program did not write. */
  readonly count: (what: 'accepted' | 'refused' | 'later' | 'usedUp' | `notWritten:${NotWritten}`) => void;
  /** What an operator should know; no addresses. */
  readonly alarm: (what: string, details: Record<string, unknown>) => void;
  /** Between two looks for mails nobody was woken for, milliseconds. Shorter in tests. */
  readonly lookEveryMs?: number;
  /** Between two tries to write down what a try came to, milliseconds. Shorter in tests. */
  readonly pauseMs?: number;
}

/** The running outbox. */
export interface MailOutbox extends MailWriter {
  start(): void;
  stop(): Promise<void>;
}
