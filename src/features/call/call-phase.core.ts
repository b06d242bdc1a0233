// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * The phases of one phone call: what is happening to the caller at this moment, and with whom.
 * All times are Unix milliseconds, all durations milliseconds.
 */
import type { Slot } from '../callback/callback.core.ts';
import type { Menu } from '../menu/menu.core.ts';
import type { PromptRef } from '../menu/prompt.core.ts';
import type { Notice } from '../on-air/on-air.core.ts';
import type { CallEnd } from './call-record.core.ts';

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
      /** `notice` = the emergency announcement that ends the call. */
      readonly from: 'queue' | 'closed' | 'notice';
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
