// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * The state of one phone call, and what may be done to it. Transitions stand in call.core.ts and its neighbours.
 * All times are Unix milliseconds from the events, all durations milliseconds.
 */
import type { Language } from '../../lib/pure/language.ts';
import type { Menu } from '../menu/menu.core.ts';
import type { PromptRef } from '../menu/prompt.core.ts';
import type { CallEnd, CallRecord } from './call-record.core.ts';

export type CallId = string;

/** What the network said of the caller; a withheld number never gets this far. */
export type Caller =
  { readonly kind: 'known'; readonly number: string } | { readonly kind: 'withheld' } | { readonly kind: 'unknown' };

/** An agent with the phone that rings or talks. */
export interface Party {
  readonly agent: string;
  readonly shift: string;
  readonly phone: string;
  readonly leg: string;
}

/** A number of the directory that a caller is passed on to. */
export interface Destination {
  readonly entry: string;
  readonly name: string;
  /** Only directory numbers are dialled; the shell turns it into a checked target. */
  readonly number: string;
  /** `answer` = accepted by answering, `key` = only after key 1, so that no voicemail takes a caller (decision 17). */
  readonly acceptance: 'answer' | 'key';
}

/** Why a transfer was not accepted. */
export type TransferFailure = 'busy' | 'noAnswer' | 'declined' | 'unreachable' | 'failed' | 'notAccepted' | 'cancelled';

export type Phase =
  /** The row is being written; the caller still hears the ringing tone. */
  | { readonly name: 'saving'; readonly open: boolean }
  | { readonly name: 'closedNotice'; play: string | null; silentSince: number | null }
  | { readonly name: 'menu'; readonly node: string; misses: number; play: string | null; silentSince: number | null }
  | {
      readonly name: 'languages';
      readonly open: boolean;
      misses: number;
      play: string | null;
      silentSince: number | null;
    }
  | { readonly name: 'privacy'; readonly node: string; readonly play: string }
  | {
      readonly name: 'waiting';
      play: string | null;
      announceAt: number;
      ringing: (Party & { readonly offer: string; readonly until: number }) | null;
    }
  | {
      readonly name: 'talk';
      readonly party: Party;
      readonly since: number;
      heldSince: number | null;
      failed: { readonly name: string; readonly cause: TransferFailure } | null;
    }
  | {
      readonly name: 'transferring';
      /** Null when the agent has left meanwhile. */
      party: Party | null;
      readonly talkSince: number;
      readonly to: Destination;
      readonly leg: string;
      state: 'ringing' | 'waitingForKey';
      until: number;
    }
  | { readonly name: 'connected'; readonly to: Destination; readonly leg: string }
  /** A last announcement before hanging up. */
  | { readonly name: 'farewell'; readonly play: string; readonly end: CallEnd }
  | { readonly name: 'ended'; readonly end: CallEnd };

export interface Call {
  readonly id: CallId;
  /** The caller's leg. */
  readonly leg: string;
  readonly source: 'trunk' | 'web';
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
  /** Shift of the agent who talked last. */
  shift: string | null;
  transferredTo: string | null;
  transferAccepted: boolean | null;
  endedAt: number | null;
  endedBy: CallRecord['endedBy'];
  lastDigit: { readonly digit: string; readonly at: number } | null;
}

/** How the city wants its calls handled; times in milliseconds. */
export interface CallSettings {
  readonly menu: Menu;
  /** Said first, before the menu, e.g. greeting, model notice, language hint. */
  readonly intro: readonly string[];
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
}

/** What happened to one call. */
export type CallEvent =
  | { readonly type: 'saved' }
  /** The switch had taken the leg back and gives it to us again. */
  | { readonly type: 'returned' }
  | { readonly type: 'legAnswered'; readonly leg: string }
  | {
      readonly type: 'legEnded';
      readonly leg: string;
      readonly cause: 'hungUp' | 'busy' | 'noAnswer' | 'declined' | 'unreachable' | 'failed';
    }
  | { readonly type: 'playEnded'; readonly play: string }
  | { readonly type: 'digitPressed'; readonly leg: string; readonly digit: string }
  | {
      readonly type: 'offered';
      readonly offer: string;
      readonly agent: string;
      readonly shift: string;
      readonly phone: string;
    }
  | { readonly type: 'offerDeclined'; readonly offer: string }
  | { readonly type: 'held' }
  | { readonly type: 'resumed' }
  | { readonly type: 'agentHungUp' }
  | { readonly type: 'keySent'; readonly digit: string }
  | { readonly type: 'transferRequested'; readonly to: Destination }
  | { readonly type: 'transferCancelled' }
  /** Closing time has passed and nobody is at work. */
  | { readonly type: 'nobodyOnDuty' }
  /** Something to say while waiting; empty = only the short "please stay". */
  | { readonly type: 'placeSaid'; readonly words: readonly PromptRef[] }
  | { readonly type: 'switchLost' }
  | { readonly type: 'timePassed' };

/** What has to be done, as plain data. The first group goes to the switch, the second to other rooms, the third to the records. */
export type CallEffect =
  | { readonly do: 'answer'; readonly leg: string }
  | { readonly do: 'play'; readonly leg: string; readonly play: string; readonly words: readonly PromptRef[] }
  | { readonly do: 'silence'; readonly leg: string }
  | { readonly do: 'music'; readonly leg: string; readonly on: boolean }
  | {
      readonly do: 'ringPhone';
      readonly leg: string;
      readonly phone: string;
      readonly timeoutMs: number;
      readonly caller: Caller;
      readonly topic: string | null;
      readonly language: Language;
      readonly note: string;
    }
  | {
      readonly do: 'ringNumber';
      readonly leg: string;
      readonly to: Destination;
      readonly timeoutMs: number;
      readonly caller: Caller;
      readonly note: string;
    }
  | { readonly do: 'talk'; readonly talk: string; readonly legs: readonly string[] }
  | { readonly do: 'digit'; readonly leg: string; readonly digit: string }
  | { readonly do: 'hangUp'; readonly leg: string; readonly cause: 'normal' | 'busy' }
  | { readonly do: 'keep'; readonly leg: string; readonly leaseMs: number | 'always'; readonly note: string }
  | { readonly do: 'joinQueue' }
  | { readonly do: 'leaveQueue' }
  | {
      readonly do: 'endOffer';
      readonly offer: string;
      readonly why: 'declined' | 'missedRing' | 'phoneUnreachable' | 'withdrawn';
    }
  | { readonly do: 'takeOffer'; readonly offer: string; readonly party: Party }
  | { readonly do: 'resumeTalk'; readonly party: Party }
  | { readonly do: 'freeAgent'; readonly agent: string; readonly talkMs: number }
  | { readonly do: 'askPlace' }
  | { readonly do: 'save'; readonly record: CallRecord; /** The call waits for `saved`. */ readonly confirm: boolean }
  | {
      readonly do: 'journal';
      readonly type: string;
      readonly data: Readonly<Record<string, string | number | boolean | null>>;
    };
