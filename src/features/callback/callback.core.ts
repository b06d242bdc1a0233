// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * A call-back wish: somebody reached the city once and is called back instead of calling again.
 * Knows what a wish is and what may be done with it; when it is due is `callback-plan.core.ts`, which hours have room
 * `callback-slot.core.ts`. All instants are Unix milliseconds. Rules: callback.spec.md (CB1 …).
 */
import type { Language } from '../../lib/pure/language.ts';

/** Where wishes come from: the closed announcement, a key in the queue, a ticket, the desk, or a call that broke. */
export const callbackOrigins = ['closed', 'queue', 'ticket', 'desk', 'broken'] as const;
export type CallbackOrigin = (typeof callbackOrigins)[number];

/** Proposed until a person decides (broken calls), open until it is fulfilled, then settled for good. */
export const wishStates = ['proposed', 'open', 'settled'] as const;
export type WishState = (typeof wishStates)[number];

/** Why a wish is settled; `calledIn` = the citizen called before we did, `retention` = nobody decided in time. */
export const endedReasons = ['reached', 'calledIn', 'withdrawn', 'ticket', 'closed', 'retention'] as const;
export type EndedReason = (typeof endedReasons)[number];

/** What came of one attempt; `notDialled` = the citizen's telephone never rang, `failed` = the line's fault, not the citizen's. */
export const attemptResults = [
  'reached',
  'busy',
  'noAnswer',
  'mailbox',
  'wrongNumber',
  'failed',
  'notDialled',
] as const;
export type AttemptResult = (typeof attemptResults)[number];

/** What the citizen is told: "between from and to". */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** One service hour with room, and the window that is told for it. */
export interface Slot {
  readonly from: number;
  readonly to: number;
  readonly window: Window;
}

/** One attempt that is over. */
export interface Attempt {
  /** When it began. */
  readonly at: number;
  readonly result: AttemptResult;
}

/** A call-back wish as the program keeps it in memory while it is live. */
export interface Wish {
  readonly id: string;
  /** The call it was made in; null from a ticket or the desk. */
  readonly callId: string | null;
  /** E.164; empty once it was deleted. */
  readonly number: string;
  readonly language: Language;
  readonly topic: string | null;
  /** Owns what becomes of it. */
  readonly departmentId: string;
  readonly origin: CallbackOrigin;
  /** When the citizen first reached us: the place among the callers. */
  readonly since: number;
  /** What a person noted for whoever calls. */
  readonly text: string;
  readonly ticketId: string | null;
  readonly state: WishState;
  readonly endedReason: EndedReason | null;
  /** Null: as soon as possible, nothing was promised (an accepted broken call). */
  readonly slot: Slot | null;
  /** Not tried before. */
  readonly notBefore: number;
  /** Attempts that are over, in order. */
  readonly story: readonly Attempt[];
  /** The attempt under way: its contact's id. */
  readonly running: string | null;
  readonly version: number;
}

/** Why a call-back cannot be booked: the number, one open wish or three a day, no hour with room, database away. */
export const bookRefusals = ['number', 'limit', 'full', 'unavailable'] as const;
export type BookRefusal = (typeof bookRefusals)[number];

/** So many call-backs a number can book on one day (CB3). */
export const bookingsPerDay = 3;

/** What the city sets; `routing.yaml`, `callbacks`. */
export interface CallbackSettings {
  /** Call-backs promised for one service hour. */
  readonly perHour: number;
  /** Service days after today that may be promised. */
  readonly daysAhead: number;
  /** Length of the window that is told, hours. */
  readonly windowHours: number;
  /** Attempts until the wish becomes a ticket. */
  readonly attempts: number;
  /** Minutes until the next attempt. */
  readonly retryMinutes: { readonly busy: number; readonly noAnswer: number };
}

/** What holds where the city says nothing. */
export const defaultCallbackSettings: CallbackSettings = {
  perHour: 12,
  daysAhead: 3,
  windowHours: 2,
  attempts: 4,
  retryMinutes: { busy: 15, noAnswer: 120 },
};

/** What the hotline is asked to do: offer this wish to an agent and, once accepted, call the citizen. */
export interface CallbackOrder {
  readonly wish: string;
  /** The id of the contact that the attempt will be. */
  readonly contact: string;
  readonly number: string;
  readonly language: Language;
  readonly topic: string | null;
  readonly since: number;
  /** Which attempt of the citizen's this is, from 1. */
  readonly attempt: number;
  readonly reason: CallbackOrigin;
  readonly text: string;
  /** The window has passed and nobody has called yet. */
  readonly late: boolean;
  readonly window: Window | null;
  readonly ticketId: string | null;
  readonly story: readonly Attempt[];
}

/** True for attempts in which the citizen's telephone was tried: only these are used up (CB7). */
export function countsAsAttempt(result: AttemptResult): boolean {
  return result !== 'failed' && result !== 'notDialled';
}

/** Attempts used so far. */
export function attemptsOf(wish: Pick<Wish, 'story'>): number {
  return wish.story.filter(({ result }) => countsAsAttempt(result)).length;
}

/** True when the window that was told has passed and the citizen has not been tried (CB9). */
export function isLate(wish: Pick<Wish, 'slot' | 'story' | 'state'>, now: number): boolean {
  return wish.state === 'open' && wish.slot !== null && wish.slot.window.to <= now && attemptsOf(wish) === 0;
}

/** The order for a wish's next attempt. */
export function orderOf(wish: Wish, contact: string, now: number): CallbackOrder {
  const { id, number, language, topic, since, origin, text, ticketId, story } = wish;
  return {
    wish: id,
    contact,
    number,
    language,
    topic,
    since,
    attempt: attemptsOf(wish) + 1,
    reason: origin,
    text,
    late: isLate(wish, now),
    window: wish.slot?.window ?? null,
    ticketId,
    story,
  };
}

/** What a person does with a wish. */
export type WishDeed = 'accept' | 'refuse' | 'withdraw' | 'close';

/** Why this cannot be done to a wish; undefined = it can (CB11). */
export function whyNot(state: WishState, deed: WishDeed, reason = ''): 'settledAlready' | 'reasonMissing' | undefined {
  const expected: WishState = deed === 'accept' || deed === 'refuse' ? 'proposed' : 'open';
  if (state !== expected) return 'settledAlready';
  return deed === 'close' && reason.trim() === '' ? 'reasonMissing' : undefined;
}
