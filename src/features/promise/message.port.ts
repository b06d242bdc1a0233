// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What tickets need of the mails; src/app fills it. All times are Unix milliseconds. */
import type { Db } from '../../platform/database/database.ts';
import type { MailFrame, MailOut } from './message.contract.ts';
import type { AnswerMail, CodeMail, MailedTicket, PromiseMail } from './message.core.ts';

/** Mails to citizens, written inside the transaction of what causes them. */
export interface TicketMail {
  /** False: no mail server is set, so nothing is ever written. */
  readonly available: boolean;
  acknowledge(trx: Db, mail: PromiseMail): Promise<unknown>;
  /** False = nothing can be sent to this address. */
  answer(trx: Db, mail: AnswerMail): Promise<boolean>;
  /** The code a mail with this id tells; undefined = no mail server is set. */
  codeOf(mailId: string): string | undefined;
  /** Undefined = written; else why nothing can be sent there. */
  newCode(trx: Db, mail: CodeMail): Promise<unknown>;
  /** Mails with an earlier code that still wait are not sent. */
  dropCodes(trx: Db, ticketId: string): Promise<void>;
  again(trx: Db, ticketId: string, mailId: string, now: number): Promise<boolean>;
  mailsOf(db: Db, ticketId: string): Promise<MailOut[]>;
  frame(ticket: Pick<MailedTicket, 'number' | 'language'>): MailFrame;
}
