// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Chance that can be repeated: the same seed draws the same. Pure. */

/** Numbers from 0 to below 1, the same for the same seed. */
export type Chance = () => number;

/** A small generator (32-bit counter with a mixing step); good enough for load, not for secrets. */
export function chanceFrom(seed: number): Chance {
  let counter = seed >>> 0;
  return () => {
    counter = (counter + 0x9e37_79b9) >>> 0;
    let mixed = counter ^ (counter >>> 16);
    mixed = Math.imul(mixed, 0x21f0_aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a_2d97);
    mixed ^= mixed >>> 15;
    return (mixed >>> 0) / 0x1_0000_0000;
  };
}

/** A duration with this mean, as waiting and talking times are distributed; at most six means. */
export function spread(chance: Chance, mean: number): number {
  return Math.min(6 * mean, -mean * Math.log(1 - chance()));
}

/**
 * Draws from the cards without putting back, and shuffles anew when all are out: after so many draws as there are cards
 * every one was seen, which drawing with putting back promises only after many times as many.
 */
export function deckOf<Card>(chance: Chance, cards: readonly [Card, ...Card[]]): () => Card {
  let left: Card[] = [];
  return () => {
    if (left.length === 0) left = [...cards];
    const [card] = left.splice(Math.floor(chance() * left.length), 1);
    return card ?? cards[0];
  };
}

/** So many instants in a span (milliseconds), one in each equal part of it, no two closer than `apartMs`; fewer without room. */
export function instants(chance: Chance, count: number, fromMs: number, untilMs: number, apartMs: number): number[] {
  const room = Math.max(0, untilMs - fromMs);
  const fitting = Math.min(count, Math.floor(room / apartMs));
  const part = room / Math.max(1, fitting);
  return Array.from({ length: fitting }, (_, index) => fromMs + part * index + chance() * (part - apartMs));
}
