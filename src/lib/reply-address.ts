// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * The address an answer to a mail of ours comes back to: the mailbox's own with the ticket's number and a signature behind a
 * plus sign (subaddress, RFC 5233). A number alone opens nothing: whoever guesses one writes to a new ticket (MA3). Departments
 * answer to addresses of their own kind, so that nothing of theirs is taken for the citizen's words (DP11). So do answers to the test
 * of a mailbox, which belong to no ticket (O18).
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** Longest local part of an address (RFC 5321, 4.5.3.1.1). */
const longestLocalPart = 64;
/** 60 bits: nobody guesses them by mail. */
const signatureLength = 12;
/** Whose answers come to it. */
export type ReplyKind = 'citizen' | 'department' | 'mailboxTest';
const marks: Readonly<Record<ReplyKind, string>> = { citizen: '', department: 'd', mailboxTest: 't' };
const signedAs: Readonly<Record<ReplyKind, string>> = {
  citizen: 'reply',
  department: 'department',
  mailboxTest: 'mailboxTest',
};
const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/**
 * `post+12345670-k3j…@example.org` from `post@example.org`. Throws if the mailbox is no address or its local part leaves no
 * room: that is looked at when settings are read.
 */
export function replyAddress(
  mailbox: string,
  ticketNumber: string,
  key: Uint8Array,
  kind: ReplyKind = 'citizen',
): string {
  const { local, domain } = parts(mailbox) ?? {};
  const signed = `${local}+${marks[kind]}${ticketNumber}-${signature(ticketNumber, key, kind)}`;
  if (local === undefined || local.includes('+') || signed.length > longestLocalPart)
    throw new Error(`${mailbox} cannot be a mailbox for answers`);
  return `${signed}@${domain}`;
}

/**
 * The ticket number an address of this mailbox was signed for; undefined for every other address and every wrong signature.
 * Case does not matter: some servers change it on the way.
 */
export function ticketOfReply(
  address: string,
  mailbox: string,
  keys: readonly Uint8Array[],
  kind: ReplyKind = 'citizen',
): string | undefined {
  const own = parts(mailbox.toLowerCase());
  const came = parts(address.trim().toLowerCase());
  if (!own || !came || came.domain !== own.domain || !came.local.startsWith(`${own.local}+`)) return undefined;
  const [, mark, number, given] = /^([dt]?)(\d{8})-([a-z2-7]+)$/.exec(came.local.slice(own.local.length + 1)) ?? [];
  if (mark !== marks[kind] || number === undefined || given?.length !== signatureLength) return undefined;
  const matches = (key: Uint8Array): boolean =>
    timingSafeEqual(Buffer.from(given), Buffer.from(signature(number, key, kind)));
  return keys.some(matches) ? number : undefined;
}

/** Eight digits for a mail that belongs to no ticket, as an address holds them; whoever knows the mail's id finds them again. */
export function digitsOfMail(mailId: string): string {
  return String(createHash('sha256').update(mailId).digest().readUInt32BE() % 100_000_000).padStart(8, '0');
}

function parts(address: string): { readonly local: string; readonly domain: string } | undefined {
  const at = address.lastIndexOf('@');
  if (at < 1 || at === address.length - 1 || /\s/.test(address)) return undefined;
  return { local: address.slice(0, at), domain: address.slice(at + 1) };
}

function signature(ticketNumber: string, key: Uint8Array, kind: ReplyKind): string {
  const bytes = createHmac('sha256', key).update(`${signedAs[kind]}:${ticketNumber}`).digest();
  return Array.from(bytes.subarray(0, signatureLength), (byte) => alphabet.charAt(byte & 31)).join('');
}
