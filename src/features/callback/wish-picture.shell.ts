// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The wishes in memory: those that are live, and settled ones whose hour is still used up. */
import { hourOf } from './callback-slot.core.ts';
import type { Wish } from './callback.core.ts';

const hourMs = 3_600_000;

export interface WishPicture {
  all(): Iterable<Wish>;
  /** Takes a wish as it is in the database now. */
  keep(wish: Wish | undefined): void;
  forget(id: string): void;
  /** The open or proposed wish of a number in E.164. */
  liveOf(number: string): Wish | undefined;
  ofCall(callId: string): Wish | undefined;
  /** A citizen has booked: the proposals for the number are done with. */
  forgetProposals(number: string): void;
  /** How many are booked, by `hourOf` (CB5). */
  booked(): ReadonlyMap<number, number>;
  /** Lets go of settled wishes whose hour is over. */
  prune(now: number): void;
}

/** Makes an empty picture. */
export function createPicture(): WishPicture {
  const wishes = new Map<string, Wish>();
  const find = (matches: (wish: Wish) => boolean): Wish | undefined => [...wishes.values()].find(matches);
  return {
    all: () => wishes.values(),
    keep(wish) {
      if (!wish) return;
      const usesHour = wish.slot && (wish.endedReason === 'reached' || wish.endedReason === 'ticket');
      if (wish.state !== 'settled' || usesHour) wishes.set(wish.id, wish);
      else wishes.delete(wish.id);
    },
    forget: (id) => void wishes.delete(id),
    liveOf: (number) => find((wish) => wish.state !== 'settled' && wish.number === number),
    ofCall: (callId) => find((wish) => wish.state === 'open' && wish.callId === callId),
    forgetProposals(number) {
      for (const wish of wishes.values())
        if (wish.number === number && wish.state === 'proposed') wishes.delete(wish.id);
    },
    booked() {
      const counts = new Map<number, number>();
      for (const { slot, state } of wishes.values()) {
        if (!slot || state === 'proposed') continue;
        const hour = hourOf(slot.from);
        counts.set(hour, (counts.get(hour) ?? 0) + 1);
      }
      return counts;
    },
    prune(now) {
      for (const [id, { state, slot }] of wishes)
        if (state === 'settled' && slot && slot.to < now - hourMs) wishes.delete(id);
    },
  };
}
