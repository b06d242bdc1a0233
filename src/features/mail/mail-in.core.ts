// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * What a mail that reached us is, and where it belongs. Reads no bytes and knows no database: headers and addresses come in,
 * a decision goes out. Rules: mail-in.spec.md (MI1 …). Times are Unix milliseconds.
 */
import { isDamm } from '../../lib/pure/damm.ts';
import { isInternetAddress, isOneAddress, isReadByNobody, isSameMailbox } from '../../lib/pure/mail-address.ts';
import { isAuthentic } from './mail-in-auth.core.ts';

/** A name with an address, as the sender wrote them. */
export interface MailAddress {
  readonly name: string;
  readonly address: string;
}

/** What was attached, or stands in the text as a picture. */
export interface MailPart {
  /** Safe as the name of a file. */
  readonly name: string;
  /** Media type the sender named. */
  readonly type: string;
  /** Without brackets. */
  readonly contentId: string | null;
  readonly inline: boolean;
  readonly content: Uint8Array;
}

/** What the headers say about who or what wrote it. Values are as they came, null = the header is not there. */
export interface MailSignals {
  readonly autoSubmitted: string | null;
  readonly precedence: string | null;
  readonly listId: string | null;
  /** `X-Auto-Response-Suppress`: whoever set it wants no automatic answer. */
  readonly suppress: string | null;
  /** `X-Autoreply` and its like. */
  readonly autoReplyMark: boolean;
  /** Without brackets; an empty one is an envelope without a sender. */
  readonly returnPath: string | null;
  /** A delivery status (RFC 3464), or the header older servers mark one with. */
  readonly deliveryReport: boolean;
  /** `Authentication-Results` from the top of the mail down; none where the mail names more than one sender. */
  readonly authentication: readonly string[];
}

/** A mail that could be read. */
export interface ReadMail {
  /** '' = none. */
  readonly subject: string;
  readonly from: MailAddress | null;
  readonly replyTo: MailAddress | null;
  /** Every address it was sent to or delivered to, also those only the servers on the way wrote down. */
  readonly recipients: readonly string[];
  /** Null = none, or one that cannot be. */
  readonly sentAt: number | null;
  readonly messageId: string | null;
  readonly references: readonly string[];
  readonly text: string;
  /** Clean: no scripts, no styles, no outside resources. Null = there was none. */
  readonly html: string | null;
  /** Pictures of the text that would have been loaded from elsewhere, taken out of `html`. */
  readonly outsidePictures: number;
  readonly encrypted: boolean;
  readonly signals: MailSignals;
  /** What a bounce gives back of the mail that did not arrive. */
  readonly returned: string;
  readonly parts: readonly MailPart[];
}

/** Why a mail cannot be read or kept as a ticket. */
export type Unreadable =
  | 'empty'
  | 'tooLarge'
  | 'tooSlow'
  | 'tooMuchMemory'
  | 'tooManyParts'
  | 'tooDeep'
  | 'headersTooLarge'
  | 'boundaryMissing'
  | 'broken'
  | 'notStorable';

/** Who or what wrote it. */
export type MailKind = 'person' | 'autoReply' | 'bounce' | 'list' | 'own';

/** What a person must know before answering. */
export type MailHint =
  | { readonly code: 'namesTicket'; readonly number: string }
  | { readonly code: 'noSender' }
  | { readonly code: 'notDepartment' }
  | { readonly code: 'encrypted' }
  /** Not fetched: it lies in the mailbox, in a folder of its own. */
  | { readonly code: 'tooLarge'; readonly bytes: number }
  /** A person made the ticket of a mail no program can read. */
  | { readonly code: 'byHand' }
  | { readonly code: 'autoReply' }
  | { readonly code: 'bounce' }
  | { readonly code: 'list' };

/** MI3: headers that belong to the mail itself; all others are written by servers on its way. */
const ownHeaders = new Set([
  ...['from', 'sender', 'reply-to', 'to', 'cc', 'subject', 'date', 'message-id', 'in-reply-to', 'references'],
  ...['mime-version', 'content-type', 'content-transfer-encoding', 'content-disposition', 'auto-submitted'],
]);

/** True for a header that makes a mail the mail it is (MI3). `name` in any case. */
export function isOwnHeader(name: string): boolean {
  return ownHeaders.has(name.trim().toLowerCase());
}

const noAutomatism = (value: string): boolean => /^no\b/i.test(value.trim());

/** Who or what wrote it (MI7–MI9). `own` = addresses we write from. */
export function kindOf(mail: Pick<ReadMail, 'from' | 'signals'>, own: readonly string[]): MailKind {
  const { signals, from } = mail;
  const isAutomatic = signals.autoSubmitted !== null && !noAutomatism(signals.autoSubmitted);
  const isOwn = from !== null && own.some((address) => isSameMailbox(address, from.address));
  if (isOwn && isAutomatic) return 'own';
  const isPostmaster = /^(?:mailer-daemon|postmaster)@/i.test(from?.address ?? '');
  if (signals.deliveryReport || (isPostmaster && (signals.returnPath === '' || isAutomatic))) return 'bounce';
  if (isAutomatic || signals.autoReplyMark || /^auto[_-]?reply$/i.test(signals.precedence?.trim() ?? ''))
    return 'autoReply';
  if (signals.listId !== null || /^(?:list|bulk|junk)$/i.test(signals.precedence?.trim() ?? '')) return 'list';
  return 'person';
}

/** Why a sender is not told that the mail arrived (MI10, MI17); the last three are the outbox's own (MO8). */
export type Unconfirmed =
  'notPerson' | 'noSender' | 'otherReplyTo' | 'notAuthenticated' | 'nobodyReads' | 'own' | 'address' | 'all' | 'off';

/**
 * Why no acknowledgement may go out; undefined = it may: to a person who can read it, did not ask for none, and for whom our own
 * server vouches (MI10, MI17). `fromDomain` is the sender's domain in ASCII.
 */
export function whyUnconfirmed(
  mail: Pick<ReadMail, 'from' | 'replyTo' | 'signals'>,
  kind: MailKind,
  ours: { readonly addresses: readonly string[]; readonly authservId: string | undefined; readonly fromDomain: string },
): Unconfirmed | undefined {
  if (kind !== 'person' || mail.signals.suppress !== null || mail.signals.returnPath === '') return 'notPerson';
  const to = answerTo(mail)?.address;
  if (to === undefined) return 'noSender';
  if (ours.addresses.some((address) => isSameMailbox(address, to))) return 'own';
  if (isReadByNobody(to)) return 'nobodyReads';
  // What is vouched for is From: somebody else's mailbox in Reply-To would get what they never asked for.
  if (mail.from === null || !isSameMailbox(mail.from.address, to)) return 'otherReplyTo';
  const isVouchedFor = isAuthentic(mail.signals.authentication, ours.authservId, `@${ours.fromDomain}`);
  return isVouchedFor ? undefined : 'notAuthenticated';
}

/** Who reads the answer; null = nobody is named, or nobody our servers can reach (MI5). */
export function answerTo(mail: Pick<ReadMail, 'from' | 'replyTo'>): MailAddress | null {
  return [mail.replyTo, mail.from].find((to) => to !== null && isReachable(to.address)) ?? null;
}

/** An address on the internet, and not the one that stands for nobody. */
function isReachable(address: string): boolean {
  return isInternetAddress(address) && isOneAddress(address);
}

/**
 * The ticket a mail belongs to: only what our own signed address says, wherever a server noted it, and for a bounce the address in
 * what it gives back (MI4). `numberOf` checks the signature.
 */
export function ticketNumberOf(
  mail: Pick<ReadMail, 'recipients' | 'returned'>,
  kind: MailKind,
  numberOf: (address: string) => string | undefined,
): string | undefined {
  for (const address of mail.recipients) {
    const number = numberOf(address);
    if (number !== undefined) return number;
  }
  if (kind !== 'bounce') return undefined;
  for (const [address] of mail.returned.matchAll(/[^\s<>"',;:]{3,64}@[^\s<>"',;:]{3,253}/g)) {
    const number = numberOf(address);
    if (number !== undefined) return number;
  }
  return undefined;
}

/** Ticket numbers a mail names in its subject or text: never a reason to open one, only a hint for people (MI4). */
export function namedNumbers(mail: Pick<ReadMail, 'subject' | 'text' | 'recipients'>): readonly string[] {
  const places = [mail.subject, ...mail.recipients, mail.text.slice(0, 20_000)].join('\n');
  const found = [...places.matchAll(/(?<!\d)([1-9]\d{3})[ \u00A0.-]?(\d{4})(?!\d)/g)].map(
    ([, left = '', right = '']) => left + right,
  );
  return [...new Set(found)].filter(isDamm).slice(0, 5);
}

/** What people are told before they answer (MI4, MI5, MI9). `named` = numbers of tickets that exist. */
export function hintsOf(mail: ReadMail, kind: MailKind, named: readonly string[]): readonly MailHint[] {
  return [
    ...named.map((number): MailHint => ({ code: 'namesTicket', number })),
    ...(answerTo(mail) === null ? [{ code: 'noSender' } as const] : []),
    ...(mail.encrypted ? [{ code: 'encrypted' } as const] : []),
    ...(kind === 'autoReply' || kind === 'bounce' || kind === 'list' ? [{ code: kind } as const] : []),
  ];
}

/** Characters of a ticket's or a note's text; the whole of it stands in the mail itself. */
const longestStory = 20_000;

/** How a mail reads on a ticket: subject, then text (MI6). `wholeBytes` = its size where only its headers were fetched (MI19). */
export function storyOf(mail: Pick<ReadMail, 'subject' | 'text' | 'parts'>, wholeBytes: number | null = null): string {
  const text = mail.text.trim();
  const words = wholeBytes !== null ? notFetched(wholeBytes) : text === '' ? nothingToRead(mail.parts) : text;
  const story = [mail.subject === '' ? 'Ohne Betreff' : mail.subject, words].join('\n\n');
  return story.length <= longestStory
    ? story
    : `${story.slice(0, longestStory)}\n\n[Gekürzt. Die ganze E-Mail liegt als Datei bei.]`;
}

function notFetched(bytes: number): string {
  const megabytes = Math.round(bytes / 1_048_576);
  return `[Die E-Mail ist ${megabytes} MB groß und wurde nicht abgeholt. Sie liegt ungelesen im Postfach, im Ordner Amtsleitung/zu-gross.]`;
}

function nothingToRead(parts: readonly MailPart[]): string {
  return parts.length === 0
    ? '[Die E-Mail hat keinen Text.]'
    : `[Die E-Mail hat keinen Text, aber ${parts.length === 1 ? 'einen Anhang' : `${parts.length} Anhänge`}.]`;
}

/** A bounce, like a person's words, asks for somebody to act; an automatic reply and a list do not (MI9). */
export function asksForSomebody(kind: MailKind): boolean {
  return kind === 'person' || kind === 'bounce';
}

/** Attempts with a mail before it goes into quarantine, when keeping it fails again and again. */
export const mostAttempts = 6;

/** How long to wait after the attempt with this number (1 …) failed, in milliseconds: from a second to half an hour. */
export function pauseAfter(attempt: number): number {
  return Math.min(30 * 60_000, 1_000 * 4 ** (attempt - 1));
}
