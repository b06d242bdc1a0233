// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import type { Menu } from '../features/menu/menu.core.ts';
import type { Language } from '../lib/pure/language.ts';
import { chanceFrom, planCalls, spread, waysThrough } from './simulate-plan.ts';

const labels = { de: '', tr: '', en: '', fr: '', it: '', pl: '', ku: '' } satisfies Record<Language, string>;
const menu: Menu = {
  root: 'root',
  languages: ['tr', 'en', 'fr', 'it', 'pl', 'ku', 'de'],
  nodes: [
    {
      key: 'root',
      choices: [
        { key: '1', labels, leadsTo: { kind: 'node', node: 'more' } },
        { key: '2', labels, leadsTo: { kind: 'topic', topic: 'a' } },
      ],
    },
    { key: 'more', choices: [{ key: '3', labels, leadsTo: { kind: 'topic', topic: 'b' } }] },
  ],
};
const options = { perHour: 1200, minutes: 60, talkSeconds: 60, patienceSeconds: 240, seed: 7 };

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
});

describe('plans', () => {
  it('find every way through the menu', () => {
    expect(waysThrough(menu)).toEqual(['0', '13', '2']);
  });
  it('hold about as many calls as asked for, in order, the same for the same seed', () => {
    const calls = planCalls(options, menu);
    expect(calls.length).toBeGreaterThan(1050);
    expect(calls.length).toBeLessThan(1350);
    expect(calls.map(({ atMs }) => atMs)).toEqual(calls.map(({ atMs }) => atMs).toSorted((a, b) => a - b));
    expect(planCalls(options, menu)).toEqual(calls);
    expect(planCalls({ ...options, seed: 8 }, menu)).not.toEqual(calls);
  });
  it('use only film numbers and keys of the menu', () => {
    for (const { from, keys } of planCalls(options, menu)) {
      expect(from ?? '03023125000').toMatch(/^03023125\d{3}$/);
      expect(keys).toMatch(/^(9[1-7])?(0|13|2)?$/);
    }
  });
  it('are empty at no rate', () => {
    expect(planCalls({ ...options, perHour: 0 }, menu)).toEqual([]);
  });
});
