// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What the room of the mail needs of the room of the tickets; `src/app` joins them. All of it within the transaction handed in. */
import type { Language } from '../../lib/pure/language.ts';
import type { Db } from '../../platform/database/database.ts';
import type { SenderCheck } from './mail-in-auth.core.ts';
import type { MailKind, Unconfirmed } from './mail-in.core.ts';

/** A ticket to be made of a mail. */
export interface MailTicketOrder {
  readonly departmentId: string;
  /** Who is answered; null = the mail names nobody, or an address no answer reaches. */
  readonly address: string | null;
  readonly citizenName: string;
  /** In which the citizen is answered. */
  readonly language: Language;
  readonly text: string;
  /** When the mail reached us, Unix milliseconds. */
  readonly receivedAt: number;
  /** Unix milliseconds. */
  readonly now: number;
}

/** The ticket a mail became. */
export interface MadeTicket {
  readonly ticketId: string;
  /** 8 digits. */
  readonly number: string;
  /** When its promise is due, Unix milliseconds. */
  readonly dueAt: number;
}

/** A mail whose sender may be told that it arrived, or that it was too large to be fetched. */
export interface ArrivedTicket extends MadeTicket {
  readonly address: string;
  readonly language: Language;
  readonly tooLarge: boolean;
  /** Unix milliseconds. */
  readonly now: number;
}

/** Tells the sender in the ticket's transaction; gives why not. */
export type TellArrived = (trx: Db, ticket: ArrivedTicket) => Promise<Unconfirmed | undefined>;

/** A mail that joins a ticket. */
export interface MailNoteOrder {
  readonly ticketId: string;
  readonly text: string;
  /** Somebody must act: a closed ticket opens again, with a promise. */
  readonly reopens: boolean;
  /** The citizen wrote it by hand: the department hears of it. */
  readonly byPerson?: boolean;
  /** Unix milliseconds. */
  readonly now: number;
}

/** A mail that came to the address departments answer to (MI16). */
export interface DepartmentMailOrder {
  readonly ticketId: string;
  /** Small letters or not; '' = none is named. */
  readonly from: string;
  /** As it stands in the story. */
  readonly story: string;
  /** The words without subject. */
  readonly text: string;
  /** Somebody wrote it by hand. */
  readonly byPerson: boolean;
  /** Somebody must act: a notice could not be delivered. */
  readonly failed: boolean;
  /** Whether our own server vouches for `from`. */
  readonly sender: SenderCheck;
  /** Unix milliseconds. */
  readonly now: number;
}

/** A mail that came to the address of a test of a mailbox (MI23). */
export interface TestedMailbox {
  /** What its address was signed for. */
  readonly digits: string;
  readonly kind: Exclude<MailKind, 'own'>;
  readonly text: string;
  /** Unix milliseconds. */
  readonly now: number;
}

/** The tickets as the mail sees them. */
export interface MailTickets {
  /** The id of the ticket with this number; undefined = there is none. */
  find(trx: Db, number: string): Promise<string | undefined>;
  /** Makes a ticket with its promise. */
  create(trx: Db, order: MailTicketOrder): Promise<MadeTicket>;
  /** Notes a department's mail on its ticket; `proposed` = it is an answer that somebody looks at. Absent = departments do not write here. */
  fromDepartment?(
    trx: Db,
    order: DepartmentMailOrder,
  ): Promise<{ readonly noteId: string; readonly proposed: boolean }>;
  /** Notes the mail on its ticket; gives the note's id. */
  append(trx: Db, order: MailNoteOrder): Promise<string>;
}
