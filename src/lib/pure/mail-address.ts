// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What an e-mail address is to us, in both directions: one place for who can be written to, who reads, and what is the same mailbox. */

/**
 * True for an address that is one address and nothing else, whatever a mail program makes of odd characters. The ending
 * `.invalid` stands for nobody (RFC 2606), also where a mail that came in named no sender.
 */
export function isOneAddress(address: string): boolean {
  return address.length <= 254 && plainAddress.test(address) && !/[.@]invalid$/i.test(address);
}
const plainAddress = /^[^\s\p{Cc}<>()[\]\\,;:@"]{1,64}@[^\s\p{Cc}<>()[\]\\,;:@"]{1,253}$/u;

/**
 * True for the shape of an address on the internet: letters of any script on both sides (RFC 6531, RFC 5890), a domain with a dot.
 * Domains are compared as written; how they go over the wire is the mail server's matter.
 */
export function isInternetAddress(address: string): boolean {
  if (address.length > 254 || !internetAddress.test(address)) return false;
  const local = address.slice(0, address.lastIndexOf('@'));
  return local.length <= 64 && !/^\.|\.$|\.\./.test(local);
}
const letter = String.raw`\p{L}\p{M}\p{N}`;
const internetAddress = new RegExp(
  String.raw`^[${letter}.!#$%&'*+/=?^_{|}~\u0060-]+@(?:[${letter}](?:[${letter}-]*[${letter}])?\.)+(?:[${letter}]|xn--)[${letter}-]*[${letter}]$`,
  'u',
);

/** True for an address that ASCII alone cannot write before the @: it reaches only servers that speak SMTPUTF8 (RFC 6531). */
export function needsSmtpUtf8(address: string): boolean {
  return /[^\p{ASCII}]/u.test(address.slice(0, address.lastIndexOf('@')));
}

/** What two spellings of one mailbox share: small letters, without what stands behind a plus sign. */
export function mailboxKey(address: string): string {
  const plain = address.trim().normalize('NFC').toLowerCase();
  const at = plain.lastIndexOf('@');
  return at < 0 ? plain : plain.slice(0, at).replace(/\+.*$/s, '') + plain.slice(at);
}

/** True when two addresses lead into one mailbox, as far as anybody can tell from outside. */
export function isSameMailbox(one: string, other: string): boolean {
  return mailboxKey(one) === mailboxKey(other);
}

const robots = [
  ...['no-?reply', 'do-?not-?reply', 'nicht-?antworten', 'keine-?antwort', 'mailer-?daemon', 'postmaster', 'bounces?'],
  ...['abuse', 'listserv', 'majordomo', 'auto-?(?:reply|responder)'],
].join('|');
const unread = new RegExp(`^(?:(?:${robots})(?:-.*)?|.*-(?:bounces?|request|owner)|owner-.*)$`);

/** True for addresses no person reads: no-reply, mailer-daemon, postmaster, bounces, the robots of lists. */
export function isReadByNobody(address: string): boolean {
  const key = mailboxKey(address);
  return unread.test(key.slice(0, key.lastIndexOf('@')).replace(/[._]/g, '-'));
}
