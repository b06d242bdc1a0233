// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * The one row that is kept of every call (decisions 23 and 24): the core produces it, `call.store.ts` writes it.
 * Holds no agent; the raw number is deleted after 24 hours. All instants are Unix milliseconds, durations milliseconds.
 */

/** How a call ended; every call has exactly one end. */
export type CallEnd =
  | 'served'
  | 'abandoned_menu'
  | 'abandoned_waiting'
  | 'callback_booked'
  | 'self_served'
  | 'closed'
  | 'refused'
  | 'broken';

/** What became of a call we placed; `notDialled` = the citizen's phone was never rung. */
export type AttemptResult = 'reached' | 'busy' | 'noAnswer' | 'mailbox' | 'wrongNumber' | 'failed' | 'notDialled';

/** A call-back we placed: a contact of its own, no row of `call` (decision 24 counts calls that reached us). */
export interface AttemptRecord {
  /** Our id of the call (a UUID) and of its contact. */
  readonly id: string;
  readonly version: number;
  /** Id of the call-back wish. */
  readonly wish: string;
  readonly language: string;
  readonly topic: string | null;
  readonly dialledAt: number;
  /** The citizen answered. */
  readonly answeredAt: number | null;
  readonly endedAt: number | null;
  /** What became of it, set with `endedAt`. */
  readonly result: AttemptResult | null;
  readonly shiftId: string | null;
}

/** What the journal keeps of calls. */
export type HotlineRecord = CallRecord | AttemptRecord;

/** True for a call-back we placed. */
export function isAttempt(record: HotlineRecord): record is AttemptRecord {
  return 'wish' in record;
}

/** The state of one call's row. A later state of the same call has a higher `version`; the higher one wins, whatever the order of arrival. */
export interface CallRecord {
  /** Our id of the call (a UUID) and of its contact. */
  readonly id: string;
  readonly source: 'trunk' | 'web';
  readonly dialled: string;
  readonly sipCallId: string;
  readonly callerKind: 'known' | 'withheld' | 'unknown';
  /** Only when `callerKind` is `known` (decision 13). */
  readonly callerNumber: string | null;
  readonly language: string;
  readonly topic: string | null;
  /** Keys pressed in the menu, e.g. `root>1>2`. */
  readonly menuPath: string;
  readonly arrivedAt: number;
  /** Joined the queue for the first time. */
  readonly queuedAt: number | null;
  /** First conversation with an agent began; required for the end `served`. */
  readonly answeredAt: number | null;
  /** From joining the queue to the answer or the end of waiting. */
  readonly waitedMs: number | null;
  readonly talkMs: number | null;
  readonly holdMs: number | null;
  /** Directory entry of the last transfer that was tried. */
  readonly transferredTo: string | null;
  /** Whether that transfer was accepted (decision 17); null while it rings or without one. */
  readonly transferAccepted: boolean | null;
  /** Set together with `end`. */
  readonly endedAt: number | null;
  readonly end: CallEnd | null;
  readonly endedBy: 'citizen' | 'agent' | 'department' | 'system' | null;
  readonly priority: number;
  /** The shift that answered, a random id (decision 29); ties after-call work to its desk. */
  readonly shiftId: string | null;
  readonly version: number;
}
