// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import type { Menu } from '../features/menu/menu.core.ts';
import type { Language } from '../lib/pure/language.ts';
import { planCalls, waysThrough } from './simulate-plan.ts';

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

describe('plans', () => {
  it('find every way through the menu', () => {
    expect(waysThrough(menu)).toEqual([
      { keys: '0', topic: null },
      { keys: '13', topic: 'b' },
      { keys: '2', topic: 'a' },
    ]);
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
      expect(from ?? '03023125000').toMatch(/^(03023125|04066969|06990009|02214710|08999998)\d{3}$/);
      expect(keys).toMatch(/^(9[1-7])?(0|13|2)?$/);
    }
  });
  it('show every way and every language after a few callers, German most', () => {
    const few = planCalls({ ...options, minutes: 4 }, menu);
    expect(new Set(few.map(({ language }) => language)).size).toBe(7);
    expect(new Set(few.map(({ keys }) => keys.replace(/^9\d/, ''))).size).toBeGreaterThanOrEqual(3);
    const german = planCalls(options, menu).filter(({ language }) => language === 'de').length;
    expect(german / planCalls(options, menu).length).toBeCloseTo(15 / 21, 1);
  });
  it('press the keys of the language that is spoken', () => {
    for (const { keys, language } of planCalls(options, menu))
      if (keys.startsWith('9')) expect(menu.languages[Number(keys[1]) - 1]).toBe(language);
      else if (keys !== '') expect(language).toBe('de');
  });
  it('give every caller a number of their own and withhold some', () => {
    const calls = planCalls(options, menu);
    const shown = calls.flatMap(({ from }) => from ?? []);
    expect(new Set(shown).size).toBe(shown.length);
    expect(shown.length / calls.length).toBeCloseTo(0.9, 1);
  });
  it('let most of those who are not helped call again, at most twice and within minutes', () => {
    const calls = planCalls(options, menu);
    const again = calls.filter(({ redialsAfterMs }) => redialsAfterMs.length > 0);
    expect(again.length / calls.length).toBeGreaterThan(0.5);
    for (const { redialsAfterMs, lineBreaks, keys } of calls) {
      expect(redialsAfterMs.length).toBeLessThanOrEqual(2);
      for (const pause of redialsAfterMs) expect(pause).toBeLessThan(5 * 60_000);
      if (lineBreaks && keys !== '') expect(redialsAfterMs.length).toBeGreaterThan(0);
    }
  });
  it('are empty at no rate', () => {
    expect(planCalls({ ...options, perHour: 0 }, menu)).toEqual([]);
  });
});
