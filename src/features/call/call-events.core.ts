// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * What one phone call is told, and what it wants done: its only way in and its only way out.
 * All times are Unix milliseconds from the events, all durations milliseconds.
 */
import type { Language } from '../../lib/pure/language.ts';
import type { BookRefusal, Slot } from '../callback/callback.core.ts';
import type { PromptRef } from '../menu/prompt.core.ts';
import type { AttemptRecord, AttemptResult, CallRecord } from './call-record.core.ts';
import type { AskedTicket, Destination, Party, TransferFailure } from './call-phase.core.ts';
import type { Caller } from './call-state.core.ts';

/** Why nothing is said of a ticket: they do not belong together, too many tries, or nobody can look now. */
export type TicketRefusal = 'notKnown' | 'tooMany' | 'unavailable';

/** What a ticket is asked for with: what was typed, or, after a restart, the id of the one that was found before. */
export type TicketQuestion = { readonly number: string; readonly code: string } | { readonly found: AskedTicket['id'] };

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
  | {
      readonly type: 'digitPressed';
      readonly leg: string;
      readonly digit: string;
      /** By the switch's clock, in milliseconds; absent for the first digit of a leg. */
      readonly pace?: { readonly sinceMs: number; readonly heldMs: number };
    }
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
  | {
      readonly type: 'transferRequested';
      readonly to: Destination;
      /** Absent = blind. */ readonly kind?: 'announced' | 'blind';
    }
  | { readonly type: 'transferRefused'; readonly to: Destination; readonly cause: TransferFailure }
  | { readonly type: 'transferConnected' }
  | { readonly type: 'transferCancelled' }
  /** The person on the other side says no, or hangs up, on the page. */
  | { readonly type: 'destinationLeft' }
  /** The agent's page and phone are gone, or came back without sound. */
  | { readonly type: 'agentLost' }
  /** The agent's page is back: with the sound of the conversation, or without, so that the phone must ring again. */
  | { readonly type: 'agentBack'; readonly withSound: boolean }
  /** What the agent heard at the citizen's number. */
  | { readonly type: 'resultSaid'; readonly result: 'mailbox' | 'wrongNumber' }
  /** The wish behind a call of ours is settled otherwise, or may not be kept now. */
  | { readonly type: 'wishWithdrawn' }
  /** The next free time for a call-back and how it is said; null = none. */
  | {
      readonly type: 'callbackOffered';
      readonly booking: string;
      readonly slot: Slot | null;
      readonly words: readonly PromptRef[];
    }
  /** The wish is committed. */
  | { readonly type: 'callbackBooked'; readonly booking: string; readonly words: readonly PromptRef[] }
  | { readonly type: 'callbackRefused'; readonly booking: string; readonly why: BookRefusal }
  /** Number and code belong together: what may be said of the ticket. */
  | {
      readonly type: 'ticketFound';
      readonly asking: string;
      readonly ticket: AskedTicket;
      readonly words: readonly PromptRef[];
    }
  | { readonly type: 'ticketRefused'; readonly asking: string; readonly why: TicketRefusal }
  /** Topics this number has called about within the last days (C120). */
  | { readonly type: 'earlierKnown'; readonly topics: readonly string[] }
  /** An emergency announcement is on air from now on. */
  | { readonly type: 'noticeOnAir' }
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
      readonly topic: string | null;
      readonly language: Language;
      readonly note: string;
    }
  | { readonly do: 'ringCitizen'; readonly leg: string; readonly number: string; readonly timeoutMs: number }
  /** The ringing tone in the agent's ear while the citizen's phone rings. */
  | { readonly do: 'ringback'; readonly leg: string }
  | { readonly do: 'talk'; readonly talk: string; readonly legs: readonly string[] }
  | { readonly do: 'digit'; readonly leg: string; readonly digit: string }
  | { readonly do: 'hangUp'; readonly leg: string; readonly cause: 'normal' | 'busy' }
  | { readonly do: 'keep'; readonly leg: string; readonly leaseMs: number | 'always'; readonly note: string }
  | { readonly do: 'joinQueue' }
  | { readonly do: 'leaveQueue' }
  /** The caller, who waits already, comes back on the same matter (C122). */
  | { readonly do: 'moveUp' }
  | {
      readonly do: 'endOffer';
      readonly offer: string;
      readonly why: 'declined' | 'missedRing' | 'phoneUnreachable' | 'withdrawn';
    }
  | { readonly do: 'takeOffer'; readonly offer: string; readonly party: Party }
  | { readonly do: 'resumeTalk'; readonly party: Party }
  | { readonly do: 'freeAgent'; readonly agent: string; readonly talkMs: number }
  /** The agent's conversation never began, or the phone is lost: free, but not ready (lost) or ready again (unreached). */
  | { readonly do: 'returnAgent'; readonly agent: string; readonly as: 'ready' | 'notReachable' }
  | { readonly do: 'askPlace' }
  /** Which time is free? Answered by `callbackOffered` or `callbackRefused`. `since` = first reached us, Unix milliseconds. */
  | {
      readonly do: 'askCallback';
      readonly booking: string;
      readonly origin: 'queue' | 'closed';
      readonly language: Language;
      readonly topic: string | null;
      readonly since: number;
    }
  /** Write the confirmed wish; answered by `callbackBooked` after the commit, or `callbackRefused`. */
  | {
      readonly do: 'bookCallback';
      readonly booking: string;
      /** E.164 */
      readonly number: string;
      readonly slot: Slot;
      readonly origin: 'queue' | 'closed';
      readonly language: Language;
      readonly topic: string | null;
      readonly since: number;
    }
  /** The wish came too late: nothing was promised, take it back. */
  | { readonly do: 'unbookCallback'; readonly booking: string }
  /** What may be said of this ticket? Answered by `ticketFound` or `ticketRefused`. Never written anywhere: it holds the code. */
  | {
      readonly do: 'askTicket';
      readonly asking: string;
      readonly question: TicketQuestion;
      readonly caller: Caller;
      readonly language: Language;
    }
  /** What has this number (E.164) called about within the last days? Answered by `earlierKnown`, or not at all. Never written anywhere. */
  | { readonly do: 'askEarlier'; readonly number: string }
  /** A call of ours is over; the room of call-backs decides what follows. */
  | {
      readonly do: 'attemptOver';
      readonly wish: string;
      readonly result: AttemptResult;
    }
  | { readonly do: 'saveAttempt'; readonly record: AttemptRecord }
  | { readonly do: 'save'; readonly record: CallRecord; /** The call waits for `saved`. */ readonly confirm: boolean }
  | {
      readonly do: 'journal';
      readonly type: string;
      readonly data: Readonly<Record<string, string | number | boolean | null>>;
    };
