// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** When a mail is tried again, and who is written to by the program. Times are Unix milliseconds. Rules: mail-out.spec.md (MO1 …). */
import { isOneAddress, isReadByNobody, isSameMailbox } from '../../lib/pure/mail-address.ts';

/**
 * Why a mail is written: the program confirms a ticket, or says that a mail was too large to fetch; a person answers or corrects;
 * the program tells of a promise that moved, a new code, or tells a department.
 */
export type MailKind =
  | 'acknowledgement'
  | 'tooLarge'
  | 'answer'
  | 'promiseMoved'
  | 'correction'
  | 'departmentNotice'
  | 'newCode'
  /** Of no ticket: shows that a department's mailbox is read. */
  | 'mailboxTest';

/** True for mails a person wrote; only these answer for a promise. */
export function isByPerson(kind: MailKind): boolean {
  return kind === 'answer' || kind === 'correction';
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const pausesMs = [1, 5, 15, 30, 60, 120, 240].map((minutes) => minutes * minuteMs);
const laterPauseMs = 6 * hourMs;

/** So long a mail is tried (MO3). */
export const triedForMs = 72 * hourMs;

/** When a mail is tried next after so many tries since `begunAt`; undefined = the time is used up (MO3, MO4). */
export function nextTry(tries: number, begunAt: number, now: number): number | undefined {
  const end = begunAt + triedForMs;
  if (now >= end) return undefined;
  // The last try falls on the end itself: three days mean three days.
  return Math.min(now + (pausesMs[tries - 1] ?? laterPauseMs), end);
}

/** What answers a mail by itself and is capped for that. */
export const acknowledging = ['acknowledgement', 'tooLarge'] as const satisfies readonly MailKind[];

/** Most acknowledgements within an hour, to one address and to all together (MO8). */
export const acknowledgementCaps = { perAddress: 1, all: 300, withinMs: hourMs } as const;

/** Why the program writes nothing by itself to this address; undefined = it may (MO9). `own` are our own addresses. */
export function whyNotByProgram(
  address: string,
  own: readonly string[],
): 'notAnAddress' | 'nobodyReads' | 'own' | undefined {
  if (own.some((other) => isSameMailbox(other, address))) return 'own';
  if (!isOneAddress(address)) return 'notAnAddress';
  return isReadByNobody(address) ? 'nobodyReads' : undefined;
}

/** Where a ticket's new code stands in its mail until it is sent: the code never lies in the database (MO21). */
export const codePlace = '••• •••';

/** A text as it may stand in a mail: lines end with \n, no control characters but line breaks and tabs (MO13). */
export function plainLines(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n');
  return lines.replace(/[\p{Cc}\u2028\u2029]/gu, (found) => (found === '\n' || found === '\t' ? found : '')).trim();
}

/** A text that fits into one line: a name, a server's words (MO13). At most `most` characters. */
export function oneLine(text: string, most = 300): string {
  const line = text.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim();
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}
