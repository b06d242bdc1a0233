// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * The state of one phone call. Its phases stand in call-phase.core.ts, what happens to it and what follows in
 * call-events.core.ts, the transitions in call.core.ts and its neighbours.
 * All times are Unix milliseconds from the events, all durations milliseconds.
 */
import type { Language } from '../../lib/pure/language.ts';
import type { Menu } from '../menu/menu.core.ts';
import type { ClosedDay, Notice } from '../on-air/on-air.core.ts';
import type { AskedTicket, Destination, Phase } from './call-phase.core.ts';
import type { AttemptResult, CallRecord } from './call-record.core.ts';

export type CallId = string;

/** What the network said of the caller; a withheld number never gets this far. */
export type Caller =
  { readonly kind: 'known'; readonly number: string } | { readonly kind: 'withheld' } | { readonly kind: 'unknown' };

/** What a caller gets on a topic whose department only stands in the directory (C110). */
export interface Straight {
  /** Rung at once; null = nobody is connected now, the number is said. */
  readonly to: Destination | null;
  /** The number as people dial it, digit by digit. */
  readonly digits: string;
}

/** The call-back wish that a call of ours keeps. */
export interface Outgoing {
  /** Id of the wish. */
  readonly wish: string;
  /** Confirmed number in E.164; the shell turns it into a checked target. */
  readonly number: string;
  /** Counts from 1. */
  readonly attempt: number;
  /** Where the wish comes from, for the desk. */
  readonly origin: string;
  /** What the desk shows beside it, e.g. the text of the ticket. */
  readonly story: string;
  dialledAt: number | null;
  /** Said by the agent (mailbox, wrong number), or by the network. */
  result: AttemptResult | null;
}

/** What a caller who comes back within minutes had before: the old place, or the agent of the broken conversation. */
export interface Before {
  readonly language: Language;
  readonly topic: string | null;
  /** Joined the queue then, Unix milliseconds. */
  readonly queuedAt: number;
  /** Shift of the agent who had talked; null = had only waited. */
  readonly shift: string | null;
}

export interface Call {
  readonly id: CallId;
  /** The caller's leg. */
  readonly leg: string;
  readonly source: 'trunk' | 'web' | 'callback';
  /** Null = the citizen called. */
  readonly outgoing: Outgoing | null;
  readonly caller: Caller;
  readonly dialled: string;
  readonly sipCallId: string;
  readonly arrivedAt: number;
  /** Version of the row, see CallRecord. */
  version: number;
  /** Counts legs and plays, for their ids. */
  counter: number;
  language: Language;
  topic: string | null;
  menuPath: string;
  priority: number;
  phase: Phase;
  /** The switch takes the caller back after this, unless renewed; null = a conversation, which does not depend on us. */
  leaseUntil: number | null;
  queuedAt: number | null;
  answeredAt: number | null;
  waitedMs: number | null;
  talkMs: number;
  holdMs: number;
  /** What the caller had minutes ago; null = nothing, or a new concern was chosen since. */
  before: Before | null;
  /** Shift of the agent who is asked first if free, because the caller had talked with them minutes ago. */
  prefers: string | null;
  /** Shift of the agent who talked last. */
  shift: string | null;
  /** How often somebody tried to pass this call on. */
  transfers: number;
  transferredTo: string | null;
  transferAccepted: boolean | null;
  /** The dialogue that booked a call-back, once it is committed. */
  booked: string | null;
  /** The ticket the caller asked about, with the right code; shown to whoever takes the call. */
  ticket: AskedTicket | null;
  /** Topics this number has called about within the last days; in memory only, none until it is known (C120). */
  earlier: readonly string[];
  /** Comes back on the same matter: waits on one of these topics (C121). */
  second: boolean;
  /** The emergency announcement this caller has heard last. */
  heard: string | null;
  endedAt: number | null;
  endedBy: CallRecord['endedBy'];
  lastDigit: string | null;
}

/** What every call begins with. */
export const untouched = {
  version: 0,
  counter: 0,
  topic: null,
  menuPath: '',
  leaseUntil: null,
  queuedAt: null,
  answeredAt: null,
  waitedMs: null,
  talkMs: 0,
  holdMs: 0,
  before: null,
  prefers: null,
  shift: null,
  transfers: 0,
  transferredTo: null,
  transferAccepted: null,
  booked: null,
  ticket: null,
  earlier: [],
  second: false,
  heard: null,
  endedAt: null,
  endedBy: null,
  lastDigit: null,
} as const satisfies Partial<Call>;

/** How the city wants its calls handled; times in milliseconds. */
export interface CallSettings {
  readonly menu: Menu;
  /** The way to a topic that the team does not answer, at this instant; absent or undefined = the team answers. */
  readonly straight?: (topic: string, at: number) => Straight | undefined;
  /** Said first, before the menu, e.g. greeting, model notice, language hint. */
  readonly intro: readonly string[];
  /** The emergency announcement of this moment; null or absent = none is on air. */
  readonly notice?: Notice | null;
  /** What is said of its own on a closed day; null or absent = only the usual. */
  readonly closedDay?: ClosedDay | null;
  /** An agent's phone rings this long. */
  readonly ringMs: number;
  /** Silence after a menu announcement before it counts as a miss. */
  readonly silenceMs: number;
  /** Misses until a person is offered. */
  readonly misses: number;
  /** The switch keeps a caller without news from us this long. */
  readonly leaseMs: number;
  /** Between two words to a waiting caller. */
  readonly announceMs: number;
  readonly transferRingMs: number;
  readonly transferKeyMs: number;
  /** A call-back can be promised now, so it is offered. */
  readonly callbacks: boolean;
  /** E.164 beginnings of the hotline's own numbers, which are never called back. */
  readonly ownNumbers: readonly string[];
  /** A citizen's phone rings this long when we call back. */
  readonly dialMs: number;
  /** Who comes back on the same matter stands in the queue as if this much longer there; 0 = nobody is asked for (C120). */
  readonly headStartMs: number;
  /** So long an agent's lost phone may take to come back before the caller goes to the head of the queue. */
  readonly recallMs: number;
}
