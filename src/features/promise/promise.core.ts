// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * What may be done with a ticket and who may read its story, for the button as well as for the server.
 * Times come in as Unix milliseconds. Rules: promise.spec.md (PR1 …).
 */
import type { Role } from '../../lib/contract.ts';
import { dammDigit } from '../../lib/pure/damm.ts';

/** Who reads: a person with roles, a clerk also with a department. */
export interface Reader {
  readonly accountId: string;
  readonly roles: readonly Role[];
  readonly departmentId: string | null;
}

/** The ways a citizen can wish for: called back, by e-mail, by post, or no answer at all: it is only to be done (PR40). */
export const channels = ['callback', 'email', 'letter', 'none'] as const;
export type Channel = (typeof channels)[number];

/** What became of a ticket so far. */
export type TicketState = 'open' | 'closed';
/** What a person notes on a ticket. */
export type NoteKind = 'called' | 'mailed' | 'letterSent' | 'done' | 'closed' | 'note' | 'reopened';

/** Smallest and largest number that can stand before the check digit (PR2). */
export const ticketNumbers = { from: 1_000_000, to: 9_999_999 } as const;

/** The 8 digits of a ticket from a random whole number within `ticketNumbers` (PR2). */
export function ticketNumber(random: number): string {
  if (!Number.isInteger(random) || random < ticketNumbers.from || random > ticketNumbers.to)
    throw new Error('not within ticketNumbers');
  return `${random}${dammDigit(String(random))}`;
}

/** True for the service team, which sees tickets of all departments (PR8). */
export function seesAllDepartments(who: Pick<Reader, 'roles'>): boolean {
  return who.roles.some((role) => role === 'agent' || role === 'lead');
}

/** True if the ticket exists for this reader (PR8). */
export function canSee(who: Reader, ticket: { readonly departmentId: string }): boolean {
  return seesAllDepartments(who) || isClerkOf(who, ticket.departmentId);
}

/** True if the reader may know more than number, state and times (PR9). */
export function canReadStory(
  who: Reader,
  ticket: {
    readonly departmentId: string;
    readonly protected: boolean;
    readonly promisedBy: readonly (string | null)[];
  },
): boolean {
  return !ticket.protected || isClerkOf(who, ticket.departmentId) || ticket.promisedBy.includes(who.accountId);
}

function isClerkOf(who: Reader, departmentId: string): boolean {
  return who.roles.includes('clerk') && who.departmentId === departmentId;
}

/** What decides about a note beside its text. */
export interface NotedTicket {
  readonly state: TicketState;
  /** It became one with another ticket. */
  readonly merged?: boolean;
  /** The citizen's wish and the channels of what is still promised. */
  readonly ways: readonly Channel[];
}

/** Why this cannot be noted; undefined = it can (PR5, PR6, PR27, PR41, PR43). */
export function whyNotNote(
  { state, merged = false, ways }: NotedTicket,
  kind: NoteKind,
  text: string,
): 'closedAlready' | 'reasonMissing' | 'conflict' | 'mergedAlready' | 'otherWish' | undefined {
  if (merged) return 'mergedAlready';
  if (kind === 'reopened') return state === 'open' ? 'conflict' : undefined;
  if (state === 'closed' && kind !== 'note') return 'closedAlready';
  if (kind === 'letterSent' && !ways.includes('letter')) return 'otherWish'; // PR41
  if (kind === 'done' && !ways.includes('none')) return 'otherWish'; // PR43
  return text.trim().length < fewestLetters(kind) ? 'reasonMissing' : undefined;
}

/** What went out, or was done, is told in words; a reason and a note only must not be empty. */
function fewestLetters(kind: NoteKind): number {
  if (kind === 'letterSent' || kind === 'done') return 3;
  return kind === 'closed' || kind === 'note' ? 1 : 0;
}

/** The ways a ticket's citizen is waited for to be told: the wish, and what is promised otherwise, e.g. a correction (PR41). */
export function waysOf(
  wish: Channel | undefined,
  promises: readonly { readonly channel: Channel; readonly open: boolean }[],
): readonly Channel[] {
  const promised = promises.flatMap(({ channel, open }) => (open ? [channel] : []));
  return [...new Set(wish === undefined ? promised : [wish, ...promised])];
}

/** True when a promise is past its time and neither kept nor ended (PR10). */
export function isOverdue(promise: { readonly dueAt: number; readonly open: boolean }, now: number): boolean {
  return promise.open && promise.dueAt < now;
}
