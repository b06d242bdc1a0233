// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What may be done with a ticket beside noting on it, for the button as well as for the server. Rules: promise.spec.md (PR12 …). */
import { dayMs, furthestDays, shortestReason } from './ledger.core.ts';
import type { TicketState } from './promise.core.ts';

/** How pressing a ticket is. */
export const urgencies = ['normal', 'urgent'] as const;
export type Urgency = (typeof urgencies)[number];

/** What can be done with a ticket; also the kind of its line in the story. */
export const deedKinds = [
  'handedOn',
  'asked',
  'replied',
  'held',
  'resumed',
  'withdrawn',
  'urgent',
  'normal',
  'moved',
  'accepted',
  'returned',
  'letterMoved',
  'wished',
] as const;
export type DeedKind = (typeof deedKinds)[number];

/** What is done with two tickets at once, with files, and with the citizen's code: further kinds of lines in the story. */
export const tieKinds = [
  ...(['merged', 'tookIn', 'split', 'splitOff', 'linked', 'unlinked'] as const),
  ...(['fileAdded', 'fileRemoved', 'newCode'] as const),
] as const;

/** Deeds that give a promise a later time: decided by `whyNotMove`. */
export type MoveKind = 'moved' | 'letterMoved';

/** True for those. */
export function isMove(kind: DeedKind): kind is MoveKind {
  return kind === 'moved' || kind === 'letterMoved';
}

/** One deed with what it needs. */
export interface Deed {
  readonly kind: Exclude<DeedKind, MoveKind>;
  readonly text: string;
  /** Of `handedOn`. */
  readonly departmentId?: string | null | undefined;
  /** Of `held`: ISO date. */
  readonly until?: string | undefined;
}

/** What decides about a deed. */
export interface DeedTicket {
  readonly state: TicketState;
  readonly departmentId: string;
  readonly urgency: Urgency;
  /** Somebody of the department has it in hand. */
  readonly accepted: boolean;
  /** A question to the team waits for its answer. */
  readonly asked: boolean;
  /** ISO date; null = not put aside. */
  readonly heldUntil: string | null;
}

export type DeedObstacle =
  | 'closedAlready'
  | 'reasonMissing'
  | 'departmentMissing'
  | 'sameDepartment'
  | 'dateNotAllowed'
  | 'notWaiting'
  | 'sameAlready';

/** True until the day a ticket was put aside for begins: it wakes up by itself (PR14). */
export function isHeld(ticket: Pick<DeedTicket, 'heldUntil'>, today: string): boolean {
  return ticket.heldUntil !== null && today < ticket.heldUntil;
}

/** Whether the button is there at all: what makes no sense in this state is not offered. */
export function isOffered(ticket: DeedTicket, kind: DeedKind, today: string): boolean {
  if (ticket.state === 'closed') return false;
  if (kind === 'asked') return !ticket.asked;
  if (kind === 'replied') return ticket.asked;
  if (kind === 'resumed') return isHeld(ticket, today);
  if (kind === 'held') return !isHeld(ticket, today);
  if (kind === 'urgent' || kind === 'normal') return ticket.urgency !== kind;
  if (kind === 'accepted') return !ticket.accepted;
  return true;
}

/** Why this cannot be done; undefined = it can (PR12 to PR17). `today` is the city's ISO date. */
export function whyNotDeed(ticket: DeedTicket, deed: Deed, today: string): DeedObstacle | undefined {
  if (ticket.state === 'closed') return 'closedAlready'; // PR17
  if ((deed.kind === 'urgent' || deed.kind === 'normal') && ticket.urgency === deed.kind) return 'sameAlready'; // PR16
  if (deed.kind === 'asked' && ticket.asked) return 'sameAlready'; // PR13
  if (deed.kind === 'accepted' && ticket.accepted) return 'sameAlready'; // PR36
  if (deed.kind === 'replied' && !ticket.asked) return 'notWaiting'; // PR13
  if (deed.kind === 'resumed' && !isHeld(ticket, today)) return 'notWaiting'; // PR14
  if (deed.kind === 'handedOn') {
    if (!deed.departmentId) return 'departmentMissing'; // PR12
    if (deed.departmentId === ticket.departmentId) return 'sameDepartment'; // PR12
  }
  if (deed.kind === 'held' && !isHoldDay(deed.until, today)) return 'dateNotAllowed'; // PR14
  return needsReason(deed.kind) && deed.text.trim().length < shortestReason ? 'reasonMissing' : undefined;
}

/** True for what has to be explained; taking something on, taking it up again, giving up and another wish speak for themselves. */
export function needsReason(kind: DeedKind): boolean {
  return kind !== 'resumed' && kind !== 'withdrawn' && kind !== 'accepted' && kind !== 'wished';
}

/** A day a ticket can be put aside until: after today, at most 90 days ahead (PR14). Today itself would wake it at once. */
export function isHoldDay(until: string | undefined, today: string): boolean {
  return until !== undefined && /^\d{4}-\d\d-\d\d$/.test(until) && until > today && until <= lastHoldDay(today);
}

/** The last day a ticket can be put aside until. Days of the calendar, hence UTC: no clock is set in between. */
export function lastHoldDay(today: string): string {
  return new Date(Date.parse(today) + furthestDays * dayMs).toISOString().slice(0, 10);
}

/** One of two tickets, as somebody sees it. */
export interface TieTicket {
  readonly ticketId: string;
  readonly state: TicketState;
}

/** Why a ticket cannot become one with the other, which goes on; undefined = it can (PR26). Undefined `other` = none is chosen. */
export function whyNotMerge(
  ticket: TieTicket,
  other: TieTicket | undefined,
): 'closedAlready' | 'otherMissing' | 'sameTicket' | 'otherClosed' | undefined {
  if (ticket.state === 'closed') return 'closedAlready'; // PR17
  if (!other) return 'otherMissing';
  if (other.ticketId === ticket.ticketId) return 'sameTicket';
  return other.state === 'closed' ? 'otherClosed' : undefined;
}

/** Why a part cannot become a ticket of its own; undefined = it can (PR30). */
export function whyNotSplit(
  ticket: Pick<TieTicket, 'state'>,
  part: { readonly text: string; readonly departmentId: string | null },
): 'closedAlready' | 'departmentMissing' | 'partMissing' | undefined {
  if (ticket.state === 'closed') return 'closedAlready'; // PR17
  if (part.departmentId === null) return 'departmentMissing';
  return part.text.trim().length < shortestReason ? 'partMissing' : undefined;
}

/** Why two tickets cannot be marked as belonging together; undefined = they can (PR31). `linked` = ids of those that are already. */
export function whyNotLink(
  ticket: Pick<TieTicket, 'ticketId'>,
  other: Pick<TieTicket, 'ticketId'> | undefined,
  linked: readonly string[],
): 'otherMissing' | 'sameTicket' | 'sameAlready' | undefined {
  if (!other) return 'otherMissing';
  if (other.ticketId === ticket.ticketId) return 'sameTicket';
  return linked.includes(other.ticketId) ? 'sameAlready' : undefined;
}
