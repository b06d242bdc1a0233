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

/** What became of a ticket so far. */
export type TicketState = 'open' | 'closed';
/** What a person notes on a ticket. */
export type NoteKind = 'called' | 'mailed' | 'closed' | 'note' | 'reopened';

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

/** Why this cannot be noted; undefined = it can (PR5, PR6). */
export function whyNotNote(
  state: TicketState,
  kind: NoteKind,
  text: string,
): 'closedAlready' | 'reasonMissing' | 'conflict' | undefined {
  if (kind === 'reopened') return state === 'open' ? 'conflict' : undefined;
  if (state === 'closed' && kind !== 'note') return 'closedAlready';
  return (kind === 'closed' || kind === 'note') && text.trim() === '' ? 'reasonMissing' : undefined;
}

/** True when a promise is past its time and neither kept nor ended (PR10). */
export function isOverdue(promise: { readonly dueAt: number; readonly open: boolean }, now: number): boolean {
  return promise.open && promise.dueAt < now;
}
