// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { chanceFrom, deckOf, instants, spread } from './simulate-chance.ts';

describe('chance', () => {
  it('is the same for the same seed, another for another, and even', () => {
    const [a, b, c] = [chanceFrom(1), chanceFrom(1), chanceFrom(2)];
    const first = Array.from({ length: 1000 }, a);
    expect(Array.from({ length: 1000 }, b)).toEqual(first);
    expect(Array.from({ length: 1000 }, c)).not.toEqual(first);
    const tenths = Array.from({ length: 10 }, (_, at) => first.filter((x) => Math.floor(x * 10) === at).length);
    expect(Math.min(...tenths)).toBeGreaterThan(70);
  });
  it('spreads durations around their mean', () => {
    const chance = chanceFrom(3);
    const all = Array.from({ length: 10_000 }, () => spread(chance, 100));
    expect(all.reduce((sum, x) => sum + x, 0) / all.length).toBeCloseTo(99, -1);
    expect(Math.max(...all)).toBeLessThanOrEqual(600);
  });
  it('deals every card before any comes again', () => {
    const draw = deckOf(chanceFrom(4), ['a', 'b', 'c', 'd']);
    const hands = Array.from({ length: 20 }, () => [draw(), draw(), draw(), draw()].join(''));
    for (const hand of hands) expect([...hand].toSorted().join('')).toBe('abcd');
    expect(new Set(hands).size).toBeGreaterThan(5);
  });
  it('keeps instants in their span and apart', () => {
    const drawn = instants(chanceFrom(5), 10, 1_000, 101_000, 5_000);
    expect(drawn).toHaveLength(10);
    expect(drawn[0]).toBeGreaterThanOrEqual(1_000);
    expect(drawn.at(-1)).toBeLessThanOrEqual(101_000);
    drawn.slice(1).forEach((at, index) => expect(at - (drawn[index] ?? 0)).toBeGreaterThanOrEqual(5_000));
    expect(instants(chanceFrom(5), 10, 0, 12_000, 5_000)).toHaveLength(2);
    expect(instants(chanceFrom(5), 10, 0, 3_000, 5_000)).toEqual([]);
    // Spread over the whole span: none of ten parts stays empty.
    expect(new Set(drawn.map((at) => Math.floor((at - 1_000) / 10_000))).size).toBe(10);
  });
});
