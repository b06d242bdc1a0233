// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Between the call-back wishes and the calls: what is due goes into the queue, what became of it goes back, and a citizen's
 * own call is matched with the wish of the same number.
 */
import type { CallbackOrder, Wish } from '../features/callback/callback.core.ts';
import { isVirtual } from '../features/call/call-step.core.ts';
import { isAttempt, type AttemptResult, type HotlineRecord } from '../features/call/call-record.core.ts';
import type { Before } from '../features/call/call-state.core.ts';
import type { Hotline, HotlineEvent } from './hotline-state.core.ts';

/** The room of call-backs, as far as calls have to do with it. */
export interface WishRoom {
  byNumber(number: string): Wish | undefined;
  callRuns(number: string, callId: string, running: boolean): void;
  calledIn(wish: string): void;
  attemptOver(over: { wish: string; contact: string; result: AttemptResult; at: number }): void;
  holds(wish: string, contact: string): void;
}

export interface CallbackCallsDeps {
  /** Asked for at each use: both rooms know each other only through this file. */
  readonly wishes: () => WishRoom;
  readonly hotline: () => Hotline;
  readonly dispatch: (event: HotlineEvent) => void;
  readonly nowMs: () => number;
}

export interface CallbackCalls {
  /** A wish is due: it takes its place in the queue. */
  due(order: CallbackOrder): void;
  /** Takes a due wish out of the queue; false = too late, the citizen is being dialled or talks. */
  withdraw(wish: string): boolean;
  attemptOver(over: { wish: string; contact: string; result: AttemptResult }): void;
  /** A row was written. */
  written(record: HotlineRecord): void;
  /** What a caller of this number waited for: whoever booked a call-back in the queue keeps the place when calling. */
  before(number: string): Before | undefined;
  /** The switch has told what it has: conversations of call-backs that go on. */
  adopted(): void;
}

/** Joins the two rooms. */
export function callbackCalls(deps: CallbackCallsDeps): CallbackCalls {
  const callOf = (wish: string) => [...deps.hotline().calls.values()].find((call) => call.outgoing?.wish === wish);
  /** Being taken back just now: whoever asked for it knows, and it leaves no trace in the wish's story. */
  let takenBack: string | undefined;
  return {
    due(order) {
      const { wish, contact, number, language, topic, since, attempt, reason, text } = order;
      deps.dispatch({
        type: 'callbackDue',
        order: { id: contact, wish, number, language, topic, since, attempt, origin: reason, story: text, priority: 2 },
      });
    },
    withdraw(wish) {
      const call = callOf(wish);
      if (!call) return true;
      if (!isVirtual(call)) return false;
      takenBack = wish;
      deps.dispatch({ type: 'callEvent', call: call.id, event: { type: 'wishWithdrawn' } });
      takenBack = undefined;
      return true;
    },
    attemptOver(over) {
      if (over.wish === takenBack) return;
      deps.wishes().attemptOver({ ...over, at: deps.nowMs() });
    },
    written(record) {
      if (isAttempt(record) || record.callerNumber === null) return;
      const { callerNumber: number, id, end, answeredAt } = record;
      const wishes = deps.wishes();
      wishes.callRuns(number, id, end === null);
      if (answeredAt !== null) {
        const wish = wishes.byNumber(number);
        if (wish && wish.callId !== id) wishes.calledIn(wish.id);
      }
    },
    before(number) {
      const wish = deps.wishes().byNumber(number);
      if (wish?.state !== 'open' || wish.origin !== 'queue') return undefined;
      return { language: wish.language, topic: wish.topic, queuedAt: wish.since, shift: null };
    },
    adopted() {
      for (const { id, outgoing } of deps.hotline().calls.values())
        if (outgoing && outgoing.dialledAt !== null) deps.wishes().holds(outgoing.wish, id);
    },
  };
}
