// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Keeps what is done to a leg in order, while different legs do not wait for each other. */
export interface LegOrder {
  /** Runs `work` once everything ordered before on any of these legs is done; resolves with its result, never rejects the order. */
  run<Result>(legs: readonly string[], work: () => Promise<Result>): Promise<Result>;
}

/** An order with nothing in it; a leg takes memory only while something runs on it. */
export function createLegOrder(): LegOrder {
  const tails = new Map<string, Promise<unknown>>();
  return {
    run(legs, work) {
      const before = legs.flatMap((leg) => tails.get(leg) ?? []);
      // Begins at once when nothing is before it; work that throws instead of rejecting breaks no order either.
      const mine = before.length === 0 ? (async () => work())() : Promise.allSettled(before).then(work);
      const settled = mine.then(
        () => undefined,
        () => undefined,
      );
      for (const leg of legs) tails.set(leg, settled);
      void settled.then(() => {
        for (const leg of legs) if (tails.get(leg) === settled) tails.delete(leg);
      });
      return mine;
    },
  };
}
