// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * What simulated callers will do, drawn before the first one dials: same seed, same plan. Pure.
 * Numbers come from the ranges the Bundesnetzagentur keeps free for films, so that no real person is ever shown.
 */
import type { Menu } from '../features/menu/menu.core.ts';
import type { Language } from '../lib/pure/language.ts';
import { chanceFrom, deckOf, spread, type Chance } from './simulate-chance.ts';

/** One caller. Times are milliseconds; `atMs` counts from the start of the simulation. */
export interface PlannedCall {
  readonly atMs: number;
  /** Undefined = withheld. */
  readonly from: string | undefined;
  readonly language: Language;
  /** Keys for the menu, one after the other; empty = this caller hangs up in the menu. */
  readonly keys: string;
  readonly beforeKeyMs: number;
  /** Hears the announcement out before pressing a key: who has called before may be put through to the old place at once. */
  readonly listensFirst?: boolean;
  /** Gives up waiting after this. */
  readonly patienceMs: number;
  readonly talkMs: number;
  /** Says good-bye by hanging up; otherwise the agent hangs up. */
  readonly hangsUp: boolean;
  /** The line breaks in the middle of the first conversation; this caller was not done. */
  readonly lineBreaks: boolean;
  /** Pauses after which the caller dials again when nobody helped: one entry a try, then this caller gives up for good. */
  readonly redialsAfterMs: readonly number[];
  /** A second call after having been served, so long afterwards; undefined = none. */
  readonly returnsAfterMs: number | undefined;
}

export interface PlanOptions {
  readonly perHour: number;
  readonly minutes: number;
  readonly talkSeconds: number;
  /** Mean of how long callers wait before they give up, beyond the first ten seconds. */
  readonly patienceSeconds: number;
  readonly seed: number;
}

/** A way of keys through the menu and the topic it leads to; null = a person without a topic. */
export interface Way {
  readonly keys: string;
  readonly topic: string | null;
}

/** All ways of keys from the first level to a topic, and `0` for a person. */
export function waysThrough(menu: Menu): [Way, ...Way[]] {
  const walk = (nodeKey: string, depth: number): Way[] =>
    (menu.nodes.find(({ key }) => key === nodeKey)?.choices ?? []).flatMap(({ key, leadsTo }) => {
      if (leadsTo.kind === 'topic') return [{ keys: key, topic: leadsTo.topic }];
      return depth === 0 ? [] : walk(leadsTo.node, depth - 1).map((rest) => ({ ...rest, keys: key + rest.keys }));
    });
  return [{ keys: '0', topic: null }, ...walk(menu.root, 2)];
}

/** Prefixes with three open digits each; together more callers than any run here has at once. */
const filmNumbers = ['03023125', '04066969', '06990009', '02214710', '08999998'] as const;

/** Two in three callers stay with German; every other language comes as often as the next one. */
function languageCards(menu: Menu): [{ language: Language; keys: string }, ...{ language: Language; keys: string }[]] {
  const byKey = menu.languages.map((language, at) => ({ language, keys: `9${at + 1}` }));
  const silent = Array.from({ length: byKey.length * 2 - 1 }, () => ({ language: 'de' as const, keys: '' }));
  return [{ language: 'de', keys: '' }, ...silent, ...byKey];
}

/** Draws the callers of a simulation, in the order of their dialling. */
export function planCalls(options: PlanOptions, menu: Menu): PlannedCall[] {
  const chance = chanceFrom(options.seed);
  const nextWay = deckOf(chance, waysThrough(menu));
  const nextLanguage = deckOf(chance, languageCards(menu));
  const firstNumber = Math.floor(chance() * 1000 * filmNumbers.length);
  const meanGapMs = 3_600_000 / options.perHour;
  const calls: PlannedCall[] = [];
  for (let atMs = spread(chance, meanGapMs); atMs < options.minutes * 60_000; atMs += spread(chance, meanGapMs)) {
    const { keys: languageKeys, language } = nextLanguage();
    const keys = `${languageKeys}${nextWay().keys}`;
    calls.push(planCall(chance, { atMs, number: numberOf(firstNumber + calls.length), keys, language }, options));
  }
  return calls;
}

/** Every caller has a number of their own, so that who calls again is recognised as the same and nobody else is. */
function numberOf(index: number): string {
  const prefix = filmNumbers[Math.floor(index / 1000) % filmNumbers.length] ?? filmNumbers[0];
  return prefix + String(index % 1000).padStart(3, '0');
}

function planCall(
  chance: Chance,
  who: { readonly atMs: number; readonly number: string; readonly keys: string; readonly language: Language },
  options: PlanOptions,
): PlannedCall {
  const isWithheld = chance() < 0.1;
  const leavesMenu = chance() < 0.04;
  const lineBreaks = chance() < 0.03;
  const isStubborn = lineBreaks || chance() < 0.6;
  const redials = [pause(chance, options), pause(chance, options)].slice(
    0,
    isStubborn ? 1 + Math.floor(chance() * 2) : 0,
  );
  return {
    atMs: who.atMs,
    from: isWithheld ? undefined : who.number,
    language: who.language,
    keys: leavesMenu ? '' : who.keys,
    beforeKeyMs: 800 + spread(chance, 1500),
    patienceMs: 10_000 + spread(chance, options.patienceSeconds * 1000),
    talkMs: 500 + spread(chance, options.talkSeconds * 1000),
    hangsUp: chance() < 0.5,
    lineBreaks,
    redialsAfterMs: leavesMenu ? [] : redials,
    returnsAfterMs: chance() < 0.06 ? pause(chance, options) : undefined,
  };
}

/** Who has to dial again does so within minutes, in a short simulation sooner. */
function pause(chance: Chance, { minutes }: PlanOptions): number {
  return 3_000 + spread(chance, Math.min(25_000, minutes * 6_000));
}
