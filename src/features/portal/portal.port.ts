// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What the departments' side needs of mails, tickets and knowledge; src/app fills it. All times are Unix milliseconds. */
import type { FileReply } from '../../lib/file-reply.ts';
import type { Language } from '../../lib/pure/language.ts';
import type { Result } from '../../lib/result.ts';
import type { Db } from '../../platform/database/database.ts';
import type { Calendar } from '../calendar/calendar.core.ts';
import type { DeedOrder } from '../promise/ledger.contract.ts';
import type { Ticket } from '../promise/promise.contract.ts';
import type { Reader } from '../promise/promise.core.ts';
import type { LinkFile } from './portal.contract.ts';

/** A mail to a department: German, in paragraphs. */
export interface DepartmentMail {
  readonly ticketId: string;
  readonly number: string;
  readonly address: string;
  readonly subject: string;
  /** A line of its own that begins with http becomes a link. */
  readonly paragraphs: readonly string[];
  readonly now: number;
}

/** Writes mails to departments inside the transaction of what causes them. */
export interface NoticeWriter {
  /** False: no mail server is set, nothing is ever written. */
  readonly available: boolean;
  /** Gives the mail's id; undefined = nothing can be sent there. */
  notify(trx: Db, mail: DepartmentMail): Promise<string | undefined>;
}

/** What notices are made with. */
export interface NoticeDeps {
  readonly mail: NoticeWriter;
  readonly calendar: () => Calendar;
  /** The address of the program, without a slash at its end. */
  readonly url: string;
  /** The secret of the link in a mail, 256 bits as URL-safe text: always the same for the same mail. */
  readonly secretOf: (mailId: string) => string;
  /** Who stands in for a department that is away; undefined = nobody. */
  readonly standIn: (
    trx: Db,
    departmentId: string,
    now: number,
  ) => Promise<{ readonly departmentId: string; readonly until: string } | undefined>;
}

/** Why something is not done on a ticket; the codes of the tickets' own contracts. */
export type TicketRefusal =
  | 'notFound'
  | 'notAllowed'
  | 'versionChanged'
  | 'closedAlready'
  | 'reasonMissing'
  | 'sameAlready'
  | 'notWaiting'
  | 'mailOff'
  | 'noAddress'
  | 'addressUnusable'
  | 'conflict'
  | 'departmentUnknown'
  | 'departmentMissing'
  | 'sameDepartment'
  | 'dateNotAllowed'
  | 'promiseOver'
  | 'otherWish'
  | 'numberNotAllowed';

/** The tickets as their own room gives them, by its own rules. */
export interface PortalTickets {
  read(db: Db, who: Reader, ticketId: string): Promise<Ticket | undefined>;
  /** Null = the reader does not see it any more. */
  deed(
    db: Db,
    who: Reader,
    order: { readonly ticketId: string; readonly version: number; readonly deed: DeedOrder; readonly now: number },
  ): Promise<Result<Ticket | null, TicketRefusal>>;
  /** Notes that the citizen was called, that a letter is on its way, or that it is done (PR41, PR43). */
  note(
    db: Db,
    who: Reader,
    order: {
      readonly ticketId: string;
      readonly version: number;
      readonly kind: 'called' | 'letterSent' | 'done';
      readonly text: string;
      readonly now: number;
    },
  ): Promise<Result<Ticket, TicketRefusal>>;
  mail(
    db: Db,
    who: Reader,
    order: {
      readonly ticketId: string;
      readonly version: number;
      readonly text: string;
      readonly translation: string;
      readonly now: number;
    },
  ): Promise<Result<Ticket, TicketRefusal>>;
}

/** Files of tickets as their own rooms give them; whoever asks has made sure that the ticket is the link's (DP20). */
export interface LinkFiles {
  of(db: Db, ticketId: string): Promise<LinkFile[]>;
  /** Undefined = this ticket has no such file. */
  open(db: Db, ticketId: string, from: LinkFile['from'], fileId: string): Promise<FileReply | undefined>;
}

/** The knowledge base's loop: a question and its answer become a gap (KL15). */
export type ProposeKnowledge = (
  db: Db,
  order: {
    readonly question: string;
    readonly answer: string;
    readonly language: Language;
    readonly serviceId: string | null;
    readonly serviceTitle: string | null;
    readonly departmentId: string;
  },
  who: { readonly accountId: string; readonly now: number },
) => Promise<Result<{ readonly words: string; readonly known: boolean }, 'nothingTelling'>>;
