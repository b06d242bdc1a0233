// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What the call-backs need from the others, and what the others can ask of them. All times are Unix milliseconds. */
import type { Language } from '../../lib/pure/language.ts';
import type { Result } from '../../lib/result.ts';
import type { Db } from '../../platform/database/database.ts';
import type { Calendar } from '../calendar/calendar.core.ts';
import type {
  AttemptResult,
  BookRefusal,
  CallbackOrder,
  CallbackOrigin,
  CallbackSettings,
  Slot,
  Wish,
  WishDeed,
} from './callback.core.ts';
import type { Plan } from './callback-plan.core.ts';

/** A wish that a person must take over. */
export interface UsedUpWish {
  readonly wish: Wish;
  readonly why: Extract<Plan, { kind: 'ticket' }>['why'];
  readonly now: number;
}

/** Makes (or finds) the ticket for a used-up wish inside the transaction; gives its id. */
export type TicketMaker = (trx: Db, used: UsedUpWish) => Promise<string>;

/** What came of one attempt. */
export interface AttemptOver {
  readonly wish: string;
  readonly contact: string;
  readonly result: AttemptResult;
  readonly at: number;
}

/** What a person decides about a wish; `version` null = whatever the person has seen. */
export interface Decision {
  readonly wish: string;
  readonly version: number | null;
  readonly deed: WishDeed;
  readonly reason: string;
  readonly accountId: string;
  /** Whether this person may see the wish. */
  readonly maySee: (wish: Wish) => boolean;
}
export type DecisionRefusal = 'notFound' | 'settledAlready' | 'reasonMissing' | 'versionChanged';

/** What the call-backs work with. */
export interface CallbacksDeps {
  readonly db: Db;
  readonly now: () => number;
  /** UUIDs that sort by time. */
  readonly newId: () => string;
  readonly calendar: () => Calendar;
  readonly settings: () => CallbackSettings;
  /** E.164 beginnings of the hotline's own numbers. */
  readonly ownNumbers: () => readonly string[];
  /** Makes the ticket for a wish whose attempts are used up. */
  readonly toTicket: TicketMaker;
  /** The hotline shall offer this to an agent now. */
  readonly due: (order: CallbackOrder) => void;
  /** The hotline shall not offer it after all; false = too late, the citizen is being called. */
  readonly withdraw: (wishId: string) => boolean;
  /** Told after every change (live topic `callbacks`); with `ticket` a ticket came of it. */
  readonly changed: (what: { readonly ticket: boolean }) => void;
  /** What an operator should know; no numbers. */
  readonly alarm: (what: string, details: Record<string, unknown>) => void;
  /** Booking gives up after this, milliseconds. Shorter in tests. */
  readonly giveUpMs?: number;
  /** Between two tries to write what must be written, milliseconds. Shorter in tests. */
  readonly pauseMs?: number;
}

/** What somebody wants to be called about. */
export interface Wanted {
  readonly language: Language;
  readonly topic: string | null;
  readonly since: number;
  readonly origin: CallbackOrigin;
}

/** A booking as the telephone or a person asks for it. */
export interface Booking extends Wanted {
  readonly callId: string | null;
  /** In any spelling. */
  readonly number: string;
  readonly slot: Slot;
  readonly ticketId?: string;
  readonly text?: string;
  /** Account of the person who books. */
  readonly bookedBy?: string;
}

export interface Callbacks {
  /** False while PostgreSQL is away: then no call-back is even offered. */
  available(): boolean;
  /** The earliest hour with room; null = full. */
  offer(wanted: Wanted): Slot | null;
  /** Every hour that could be promised, with what is left in it. */
  slots(): readonly (Slot & { readonly free: number })[];
  /** The number in E.164 if it may be called and has no open wish; asked before it is read back. */
  numberFor(text: string): Result<string, 'number' | 'limit'>;
  /** Ok only after the commit; `unavailable` after 4 s at the latest, and then nothing is booked. Idempotent per call. */
  book(booking: Booking): Promise<Result<Wish, BookRefusal>>;
  /** Takes back the booking of a call whose citizen was not told about it; harmless when there is none. */
  unbook(callId: string): void;
  /** The open or proposed wish of a number in any spelling. */
  byNumber(number: string): Wish | undefined;
  /** A call with this number begins or ends: meanwhile its wish is not tried. */
  callRuns(number: string, callId: string, running: boolean): void;
  /** An agent answered the citizen's own call: the wish is settled. */
  calledIn(wishId: string): void;
  /** What is due now goes to the hotline, what is not any more is taken back. About once a second. */
  tick(now: number): void;
  /** The order's end, once; again is harmless. */
  attemptOver(over: AttemptOver): void;
  /** The hotline has this order still, from before a restart. Tell it within 15 s of the start. */
  holds(wishId: string, contact: string): void;
  /** A call broke: proposes to call its known number back. Idempotent per call. */
  propose(broken: Omit<Wanted, 'origin'> & { readonly callId: string; readonly number: string }): void;
  /** What a person decides about a wish. */
  decide(decision: Decision): Promise<Result<Wish, DecisionRefusal>>;
  /** Wishes that were let go by the retention (`forgetCallbackNumbers`). */
  forgotten(wishIds: readonly string[]): void;
  /** Reads the wishes; while PostgreSQL is away `tick` goes on trying. */
  start(): Promise<void>;
  /** Writes what is still to be written, if that is possible now. */
  stop(): Promise<void>;
}
