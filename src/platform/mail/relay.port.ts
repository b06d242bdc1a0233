// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The city's mail server, as far as sending goes. */

/** A whole mail, ready to go out. */
export interface RelayMail {
  /** `<…@…>`, the same in every try. */
  readonly messageId: string;
  /** Unix milliseconds, the same in every try. */
  readonly date: number;
  /** One address. */
  readonly to: string;
  /** Where answers and bounces go. */
  readonly replyTo: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** What goes along; absent = nothing. */
  readonly files?: readonly { readonly name: string; readonly type: string; readonly content: Uint8Array }[];
  /** Nobody wrote it by hand: RFC 3834. */
  readonly byProgram: boolean;
}

/** What the server made of a mail; `why` in one line, its own words where it said some. */
export type RelayAnswer =
  | { readonly kind: 'accepted' }
  /** Refused for good. */
  | { readonly kind: 'refused'; readonly why: string }
  /** Not now; `unknown` = the server may have taken it all the same. */
  | { readonly kind: 'later'; readonly why: string; readonly unknown: boolean };

/** Hands mails over to a server, one connection each. Never throws. */
export interface Relay {
  send(mail: RelayMail): Promise<RelayAnswer>;
}
