// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * The telephone system in our words. A leg is one party's connection; a talk is a set of legs that hear each other.
 * Two implementations: `asterisk/` (the real one) and `fake.ts`; both pass `conformance.ts`.
 * Stopping, silencing or hanging up what is gone is fine and does nothing.
 */
import type { DialTarget } from './dial-target.ts';

/** Our id of a leg. Arriving legs get the switch's id, legs we ring get the id we chose. */
export type LegId = string;
/** Our id of a talk (a bridge). */
export type TalkId = string;
/** Our id of a phone that registers with the switch: an agent's browser or desk phone, or a web caller. */
export type PhoneId = string;

/** How a command on the switch ended; `gone` = the leg or talk no longer exists, `failed` = the switch could not do it. */
export type Done = { readonly ok: true } | { readonly ok: false; readonly code: 'gone' | 'failed' };

/** Why a leg ended, as far as the network says. `unreachable` = no such phone now or no answer from it at all. */
export type EndCause = 'hungUp' | 'busy' | 'noAnswer' | 'declined' | 'unreachable' | 'failed';

/** The sixteen DTMF digits (ITU-T Q.23). */
export type Digit = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '*' | '#' | 'A' | 'B' | 'C' | 'D';

/** How fast a digit came after the one before, in milliseconds: from its end to this one's end, and how long this one was held. */
export interface DigitPace {
  readonly sinceMs: number;
  readonly heldMs: number;
}

/** What the network says of a caller; a withheld number is never passed on (decision 13). */
export type CallerNumber =
  | { readonly kind: 'known'; /** digits and a leading +, at most 32 characters, cleaned */ readonly number: string }
  | { readonly kind: 'withheld' }
  | { readonly kind: 'unknown' };

export type TelephonyEvent =
  | {
      readonly type: 'legArrived';
      readonly leg: LegId;
      readonly source: 'trunk' | 'web';
      readonly caller: CallerNumber;
      /** The number that was dialled, cleaned like a caller number. */
      readonly dialled: string;
      /** The SIP Call-ID, to join our rows with the phones' own records. */
      readonly sipCallId: string;
      /** The leg of ours whose mark this call carries: a call we placed has been forwarded back to us. */
      readonly markedAs?: LegId;
      /** What `keep` noted on this leg in an earlier life of ours; absent on a new call. */
      readonly note?: string;
    }
  | { readonly type: 'legRinging'; readonly leg: LegId }
  | { readonly type: 'legAnswered'; readonly leg: LegId }
  | { readonly type: 'legEnded'; readonly leg: LegId; readonly cause: EndCause }
  /** A `play` came to its end by itself, or could not be played (`failed`); not sent for one that was replaced or silenced. */
  | { readonly type: 'playEnded'; readonly leg: LegId; readonly play: string; readonly failed: boolean }
  | {
      readonly type: 'digitPressed';
      readonly leg: LegId;
      readonly digit: Digit;
      /** By the switch's clock; absent for the first digit of a leg, or where the switch does not say. */
      readonly pace?: DigitPace;
    }
  /** A call came and went while nobody of ours was there, or its row may be missing; `at`: arrival, Unix milliseconds. */
  | {
      readonly type: 'callMissed';
      readonly leg: LegId;
      readonly source: 'trunk' | 'web';
      readonly isWithheld: boolean;
      readonly dialled: string;
      readonly sipCallId: string;
      readonly at: number;
    }
  | { readonly type: 'phoneChanged'; readonly phone: PhoneId; readonly reachable: boolean }
  /** We lead the switch (again); everything that is there now. Sent after each connect, before anything else. */
  | { readonly type: 'connected'; readonly snapshot: Snapshot }
  | { readonly type: 'disconnected' };

/** What is on the switch now. */
export interface Snapshot {
  /** Names this life of the switch: after its restart it is another one, and every leg of before is lost. */
  readonly switchLife: string;
  readonly legs: readonly {
    readonly leg: LegId;
    readonly state: 'ringing' | 'up';
    /**
     * Its lease ran out while we were away: the switch looks after it. Commands on it answer `gone` until it comes back
     * by itself, within seconds, as `legArrived` with its note; or it ends.
     */
    readonly away?: true;
    readonly note?: string;
    readonly arrived?: Extract<TelephonyEvent, { type: 'legArrived' }>;
  }[];
  readonly talks: readonly { readonly talk: TalkId; readonly legs: readonly LegId[] }[];
}

export interface RingOrder {
  readonly leg: LegId;
  readonly target: DialTarget;
  /** Shown on the ringing phone; the number only if it is known, never a withheld one. */
  readonly display: { readonly name: string; readonly number?: string };
  /** The switch gives up after this time by itself (milliseconds), ending the leg with `noAnswer`. */
  readonly timeoutMs: number;
  /** Remembered on the leg, see `keep`. */
  readonly note: string;
}

export interface Telephony {
  /** Takes an arriving call; the caller starts to pay and to hear. */
  answer(leg: LegId): Promise<Done>;
  /**
   * Plays sounds one after the other, replacing what plays now. `media` are absolute paths without extension
   * or `tone:NAME`; `play` is our id for `playEnded`.
   */
  play(leg: LegId, play: string, media: readonly string[]): Promise<Done>;
  /** Stops what plays on the leg. */
  silence(leg: LegId): Promise<Done>;
  /** Music on the leg, on or off; on takes the leg out of its talk. */
  music(leg: LegId, on: boolean): Promise<Done>;
  /** Rings a phone or a number. Its fate comes as `legRinging`, `legAnswered`, `legEnded`. */
  ring(order: RingOrder): Promise<Done>;
  /** Exactly these legs hear each other in this talk (made if new); music on them ends. An empty list ends the talk. */
  talk(talk: TalkId, legs: readonly LegId[]): Promise<Done>;
  /** Sends a digit to the party on this leg. */
  digit(leg: LegId, digit: Digit): Promise<Done>;
  /** Ends a leg; `busy` where the caller should hear the busy tone and was never answered. */
  hangUp(leg: LegId, cause: 'normal' | 'busy'): Promise<Done>;
  /**
   * Renews our claim: without a renewal the switch takes the leg back into its fallback after `leaseMs`
   * ('always' = never; a conversation does not depend on us). `note` is kept on the leg for the next life.
   */
  keep(leg: LegId, leaseMs: number | 'always', note: string): Promise<Done>;
  /** Subscribes the one listener; events arrive in order, the listener must not wait. */
  listen(listener: (event: TelephonyEvent) => void): void;
}

/** Phones that may register with the switch; they exist only in its memory and are put again after each connect. */
export interface Phones {
  /**
   * Lets a phone register. `browser`: WebRTC through our gate; `desk`: an ordinary SIP phone.
   * `mayCall`: 'nobody' (agents: they are rung) or 'hotline' (a web caller: one call to the city's number).
   */
  put(phone: { id: PhoneId; kind: 'browser' | 'desk'; password: string; mayCall: 'nobody' | 'hotline' }): Promise<Done>;
  /** Forgets the phone; its registration dies, a running leg does not. */
  remove(phone: PhoneId): Promise<Done>;
}
