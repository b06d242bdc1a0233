// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What is told to the one who writes mails: of which ticket, to whom, about what. Times are Unix milliseconds. */
import type { Language } from '../../lib/pure/language.ts';
import { isOneAddress } from '../../lib/pure/mail-address.ts';
import type { TicketState } from './promise.core.ts';

/** The ticket a mail belongs to, and its citizen. */
export interface MailedTicket {
  readonly ticketId: string;
  /** 8 digits. */
  readonly number: string;
  readonly language: Language;
  readonly address: string;
}

/** A mail of the program about a promise. */
export interface PromiseMail extends MailedTicket {
  readonly dueAt: number;
  readonly now: number;
}

/** A person's answer. */
export interface AnswerMail extends MailedTicket {
  readonly noteId: string;
  /** In German. */
  readonly text: string;
  /** In the ticket's language; empty = none. */
  readonly translation: string;
  /** Files of the ticket that go along; absent = none. */
  readonly fileIds?: readonly string[];
  readonly now: number;
}

/** The program's mail with a ticket's new code, which is put in when it is sent (PR39). */
export interface CodeMail extends MailedTicket {
  /** Of the mail to be written; the code follows from it. */
  readonly mailId: string;
  readonly now: number;
}

/** Why nothing can be written to the citizen. */
export const messageObstacles = ['mailOff', 'noAddress', 'addressUnusable', 'closedAlready'] as const;
export type MessageObstacle = (typeof messageObstacles)[number];

/** The wish, as far as mails go. */
type MailWish =
  { readonly kind: 'callback' | 'letter' | 'none' } | { readonly kind: 'email'; readonly address: string };

/** Why a ticket's citizen gets no mail at all; undefined = there is an address mail can go to. */
export function whyNoAddress(wish: MailWish | null): 'noAddress' | 'addressUnusable' | undefined {
  if (wish?.kind !== 'email') return 'noAddress';
  // A mail that came without a sender who can be answered has made a ticket all the same (MI5).
  return isOneAddress(wish.address) ? undefined : 'addressUnusable';
}

/** Why no mail can be written on this ticket, for the button as well as for the server (MO14). */
export function whyNotWrite(
  ticket: { readonly wish: MailWish | null; readonly state: TicketState },
  isMailOn: boolean,
): MessageObstacle | undefined {
  const why = whyNoAddress(ticket.wish);
  if (why) return why;
  if (!isMailOn) return 'mailOff';
  return ticket.state === 'closed' ? 'closedAlready' : undefined;
}
