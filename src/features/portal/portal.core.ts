// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * How departments hear of their tickets, how long a link is good for, and what of a department's mail is its answer. Decides
 * only; who sends and stores is elsewhere. Rules: portal.spec.md (DP1 …). Times are Unix milliseconds.
 */
import { addDays } from '../../lib/pure/calendar.ts';
import { instantOf, localDate, serviceHoursBetween, type Calendar } from '../calendar/calendar.core.ts';

/** How a department hears of its tickets (DP1). */
export const noticeModes = ['off', 'signIn', 'link', 'mail'] as const;
export type NoticeMode = (typeof noticeModes)[number];

/** Why a department is written to (DP2, DP3, DP10). */
export const noticeCauses = [
  'created',
  'handedOn',
  'citizenWrote',
  'replied',
  'danger',
  'answerReturned',
  'newLink',
] as const;
export type NoticeCause = (typeof noticeCauses)[number];

/** What a notice holds: nothing but a way to sign in, a link, or the question itself. */
export type NoticeShape = 'signIn' | 'link' | 'question';

/**
 * What is written to a department; undefined = nothing. A protected question never goes by mail (DP5); who stands in cannot sign
 * in for somebody else's ticket and gets a link (DP22).
 */
export function noticeShape(mode: NoticeMode, isProtected: boolean, standsIn = false): NoticeShape | undefined {
  if (mode === 'off') return undefined;
  if (mode === 'mail') return isProtected ? 'link' : 'question';
  return mode === 'signIn' && standsIn ? 'link' : mode;
}

/** So many service days a link can be used (DP8). */
export const linkServiceDays = 5;
/** So long it opens the ticket (DP9). */
export const linkSessionMs = 8 * 3_600_000;
/** After the answer: time to propose it as knowledge, nothing else (DP17). */
export const afterAnswerMs = 15 * 60_000;
/** Between two new links for a ticket (DP10). */
export const newLinkPauseMs = 5 * 60_000;

/** Farthest look for service days: a calendar without any must not hold a link open for ever. */
const furthestLook = 30;

/** Midnight after the fifth service day that follows; 30 days at the latest (DP8). */
export function linkEnd(calendar: Calendar, now: number): number {
  let day = localDate(calendar, now);
  let left = linkServiceDays;
  for (let looked = 0; looked < furthestLook && left > 0; looked += 1) {
    day = addDays(day, 1);
    const begins = instantOf(calendar, day, 0);
    if (serviceHoursBetween(calendar, begins, instantOf(calendar, addDays(day, 1), 0)) > 0) left -= 1;
  }
  return instantOf(calendar, addDays(day, 1), 0);
}

/** What decides whether a link can still be used. */
export interface LinkState {
  readonly openedAt: number | null;
  readonly linkUntil: number;
  /** The ticket still belongs to the department it was sent to. */
  readonly sameDepartment: boolean;
}

/** Why a link cannot be used; undefined = it can, once (DP8). */
export function whyNotOpen(link: LinkState, now: number): 'linkMoved' | 'linkUsed' | 'linkExpired' | undefined {
  if (!link.sameDepartment) return 'linkMoved';
  if (link.openedAt !== null) return 'linkUsed';
  return now >= link.linkUntil ? 'linkExpired' : undefined;
}

/** Address without the part behind a plus sign, small. */
function plain(address: string): { readonly whole: string; readonly domain: string } {
  const text = address.trim().toLowerCase();
  const at = text.lastIndexOf('@');
  return { whole: text.slice(0, Math.max(0, at)).replace(/\+.*$/, '') + text.slice(at), domain: text.slice(at + 1) };
}

/** Where everybody can have an address: there the domain says nothing about a department. */
const anybodys =
  /^(?:(?:gmail|googlemail|icloud|protonmail)\.com|(?:outlook|hotmail|live|yahoo|aol)\.(?:com|de)|gmx\.(?:de|net|com|at|ch)|(?:web|t-online|freenet|mail|posteo)\.de|posteo\.net|mailbox\.org|proton\.me)$/;

/** True when a sender is the department's mailbox or somebody of its domain (DP12). Case and subaddresses do not matter. */
export function isOfDepartment(sender: string, mailbox: string): boolean {
  const from = plain(sender);
  const box = plain(mailbox);
  if (from.whole === '' || !from.whole.includes('@')) return false;
  return from.whole === box.whole || (from.domain === box.domain && !anybodys.test(box.domain));
}

/** The line our notices begin with below: what stands under it is ours. */
export const answerAbove = 'Bitte antworten Sie oberhalb dieser Zeile.';

/** What our mail server says of an answer's sender: it vouches, it says nothing that counts, or its checks failed (DP19). */
export const senderChecks = ['checked', 'unchecked', 'failed'] as const;
export type SenderCheck = (typeof senderChecks)[number];

/** Why a proposed answer is not sent yet; undefined = its sender is no reason against it. For the button as well as the server (DP19). */
export function whyNotSend(sender: SenderCheck, isConfirmed: boolean): 'senderFailed' | undefined {
  return sender === 'failed' && !isConfirmed ? 'senderFailed' : undefined;
}

const quoteHeads: readonly RegExp[] = [
  new RegExp(answerAbove.replaceAll('.', '\\.')),
  /^\s*-{2,}\s*(?:ursprüngliche nachricht|weitergeleitete nachricht|original message|forwarded message)\s*-{2,}\s*$/i,
  /^\s*(?:am|on)\s.{4,200}\s(?:schrieb|wrote)\b.{0,200}:\s*$/i,
  /^\s*_{10,}\s*$/,
  /^-- $/,
];

/** A head as office programs write it: sender, then date or recipient, each in a line of its own. */
function isOfficeHead(lines: readonly string[], at: number): boolean {
  if (!/^\s*\**(?:von|from):\**\s+\S/i.test(lines[at] ?? '')) return false;
  return lines.slice(at + 1, at + 5).some((line) => /^\s*\**(?:gesendet|sent|an|to|datum|date):\**\s+\S/i.test(line));
}

/**
 * What of a mail is new, and what is the mail it answers or a signature (DP13). Cut at the first line that says so, or where
 * nothing but quoted lines follows; answers between quoted lines stay whole.
 */
export function cutQuoted(text: string): { readonly answer: string; readonly quoted: string } {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const rest = (at: number): readonly string[] => lines.slice(at).filter((line) => line.trim() !== '');
  let cut = lines.findIndex((line, at) => {
    // "Am … schrieb …" breaks over two lines in some programs.
    const two = `${line} ${lines[at + 1] ?? ''}`;
    const isHead = quoteHeads.some((head) => head.test(line)) || isOfficeHead(lines, at) || brokenHead.test(two);
    if (isHead) return !line.startsWith('>') && !answersBelow(rest(at + 1));
    return line.startsWith('>') && rest(at).every((one) => one.startsWith('>'));
  });
  if (cut < 0) cut = lines.length;
  const answer = lines.slice(0, cut).join('\n').trim();
  // Nothing above: the whole of it is the answer, whatever it looks like.
  return answer === '' ? { answer: text.trim(), quoted: '' } : { answer, quoted: lines.slice(cut).join('\n').trim() };
}

const brokenHead = /^\s*(?:am|on)\s.{4,200}\s(?:schrieb|wrote)\b.{0,120}:\s*$/i;

/** True where lines of one's own follow quoted ones: somebody answered piece by piece. */
function answersBelow(lines: readonly string[]): boolean {
  const firstQuote = lines.findIndex((line) => line.startsWith('>'));
  return (
    firstQuote >= 0 &&
    lines.slice(firstQuote).some((line, at) => {
      const before = lines[firstQuote + at - 1];
      return !line.startsWith('>') && before?.startsWith('>') === true;
    })
  );
}

const contacts: readonly RegExp[] = [
  /[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>()]+/gu,
  /(?:\+|\b00)\d[\d\s/()-]{5,}\d/gu,
  /(?<![\d.,])0\d{2,5}[\s/-]*\d[\d\s-]{3,}\d\b/gu,
];

/** A question without mail addresses and telephone numbers: the department does not need them, the team has them (DP4). */
export function withoutContacts(text: string): string {
  return contacts.reduce((kept, shape) => kept.replace(shape, '…'), text);
}
