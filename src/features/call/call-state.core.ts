// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * The state of one phone call. What happens to it and what follows stands in call-events.core.ts, the transitions in
 * call.core.ts and its neighbours.
 * All times are Unix milliseconds from the events, all durations milliseconds.
 */
import type { Language } from '../../lib/pure/language.ts';
import type { Slot } from '../callback/callback.core.ts';
import type { Menu } from '../menu/menu.core.ts';
import type { PromptRef } from '../menu/prompt.core.ts';
import type { ClosedDay, Notice } from '../on-air/on-air.core.ts';
import type { AttemptResult, CallEnd, CallRecord } from './call-record.core.ts';

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
  /** Its department, for the ticket that is made instead. */
  readonly department?: string;
  /** A person whose phone is registered with us: it rings instead of the number. */
  readonly phone?: string;
  /** The account of that person; only they see the brief. */
  readonly account?: string;
  /** Title of the service the matter is about, for that person's brief. */
  readonly service?: string;
  /** The agent's one line to that person: shown to them alone, kept nowhere but here, gone with the call. */
  readonly brief?: string;
}

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

/** Why a transfer was not accepted. */
export type TransferFailure =
  | 'busy'
  | 'noAnswer'
  | 'declined'
  | 'unreachable'
  | 'failed'
  | 'notAccepted'
  | 'cancelled'
  /** The other side hung up in the consultation. */
  | 'hungUp'
  | 'outsideHours';

/** What a caller who books a call-back is asked; `play` = it is still being said, `due` = then silence counts, null while it is said. */
export type BookingStep =
  /** Which time is free? With the number, once it was confirmed. */
  | { readonly name: 'asking'; readonly number: string | null; readonly due: number }
  /** The number (E.164) was read back: is it right? */
  | {
      readonly name: 'confirming';
      readonly number: string;
      readonly misses: number;
      play: string | null;
      due: number | null;
    }
  /** Which number? */
  | { readonly name: 'entering'; typed: string; readonly misses: number; play: string | null; due: number | null }
  /** The wish is being written; `leftAt` = the caller hung up meanwhile. */
  | {
      readonly name: 'saving';
      readonly number: string;
      play: string | null;
      readonly due: number;
      leftAt: number | null;
    };

/** A ticket whose number and code a caller has typed rightly. */
export interface AskedTicket {
  readonly id: string;
  /** 8 digits. */
  readonly number: string;
}

/** What a caller who asks for the state of a ticket hears; `play` and `due` as in `BookingStep`. What is typed stands nowhere else. */
export type TicketStep =
  /** Number first, then code (`number` = the number typed before). */
  | {
      readonly name: 'entering';
      readonly number: string | null;
      typed: string;
      readonly misses: number;
      play: string | null;
      due: number | null;
    }
  /** The look-up is under way. */
  | { readonly name: 'asking'; readonly due: number }
  /** The state is said, and what can be done then. */
  | {
      readonly name: 'telling';
      readonly words: readonly PromptRef[];
      readonly misses: number;
      play: string | null;
      due: number | null;
    };

export type Phase =
  /** The row is being written; the caller still hears the ringing tone. */
  | { readonly name: 'saving'; readonly open: boolean }
  | { readonly name: 'closedNotice'; play: string | null; silentSince: number | null }
  /** `heard` = the menu as it was said; a key means what the caller heard, also when another menu is on the air by now. */
  | {
      readonly name: 'menu';
      readonly node: string;
      misses: number;
      play: string | null;
      silentSince: number | null;
      readonly heard: Menu;
    }
  | {
      readonly name: 'languages';
      readonly open: boolean;
      misses: number;
      play: string | null;
      silentSince: number | null;
      readonly heard: Menu;
    }
  /** The emergency announcement instead of greeting and menu. */
  | { readonly name: 'notice'; readonly after: Notice['after']; play: string | null; silentSince: number | null }
  | { readonly name: 'privacy'; readonly node: string; readonly play: string; readonly heard: Menu }
  /** The caller hears the number of the department; the keys of the level still work (C111). */
  | { readonly name: 'number'; readonly node: string; readonly play: string; readonly heard: Menu }
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
      /** Whom the caller could not be passed on to, and when (Unix milliseconds). */
      failed: { readonly to: Destination; readonly cause: TransferFailure; readonly at: number } | null;
    }
  | {
      readonly name: 'transferring';
      /** `announced`: the agent speaks with the other side first. */
      readonly kind: 'announced' | 'blind';
      /** Null when the agent has left meanwhile. */
      party: Party | null;
      readonly talkSince: number;
      readonly to: Destination;
      readonly leg: string;
      state: 'ringing' | 'waitingForKey' | 'consulting';
      /** Infinity in the consultation, which may last as long as it takes. */
      until: number;
    }
  /** The caller books a call-back with the keys; the place in the queue is kept, no phone rings for them meanwhile. */
  | {
      readonly name: 'booking';
      /** Id of this dialogue: a late answer cannot hit a newer one. */
      readonly booking: string;
      readonly from: 'queue' | 'closed';
      slot: Slot | null;
      /** Numbers that were refused. */
      refused: number;
      step: BookingStep;
    }
  /** The caller asks for the state of a ticket with the keys. */
  | {
      readonly name: 'ticket';
      /** Id of this dialogue: a late answer cannot hit a newer one. */
      readonly asking: string;
      /** The hotline is open: the way on is a person, otherwise the closed notice. */
      readonly open: boolean;
      /** Numbers and codes that led to nothing. */
      refused: number;
      step: TicketStep;
    }
  /** We ring the citizen (the call's own leg) while the agent hears the ringing tone. */
  | { readonly name: 'dialling'; readonly party: Party; readonly since: number; readonly until: number }
  /** The agent's phone was lost in the conversation; the caller hears music, the phone is rung again when it is back. */
  | {
      readonly name: 'recalling';
      readonly party: Party;
      readonly talkSince: number;
      /** The old leg, which may still have sound; null when it has ended. */
      oldLeg: string | null;
      /** The new leg, once the phone rings again. */
      leg: string | null;
      until: number;
    }
  | { readonly name: 'connected'; readonly to: Destination; readonly leg: string; readonly since: number }
  /** A last announcement before hanging up. */
  | { readonly name: 'farewell'; readonly play: string; readonly end: CallEnd }
  | { readonly name: 'ended'; readonly end: CallEnd };

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
  /** The emergency announcement this caller has heard last. */
  heard: string | null;
  endedAt: number | null;
  endedBy: CallRecord['endedBy'];
  lastDigit: { readonly digit: string; readonly at: number } | null;
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
  /** So long an agent's lost phone may take to come back before the caller goes to the head of the queue. */
  readonly recallMs: number;
}
