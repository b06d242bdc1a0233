// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * What simulated callers will do, drawn before the first one dials: same seed, same plan. Pure.
 * Numbers come from the ranges the Bundesnetzagentur keeps free for films, so that no real person is ever shown.
 */
import type { Menu } from '../features/menu/menu.core.ts';

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

/** One caller. Times are milliseconds; `atMs` counts from the start of the simulation. */
export interface PlannedCall {
  readonly atMs: number;
  /** Undefined = withheld. */
  readonly from: string | undefined;
  /** Keys for the menu, one after the other; empty = this caller hangs up in the menu. */
  readonly keys: string;
  readonly beforeKeyMs: number;
  /** Gives up waiting after this. */
  readonly patienceMs: number;
  readonly talkMs: number;
  /** Says good-bye by hanging up; otherwise the agent hangs up. */
  readonly hangsUp: boolean;
}

export interface PlanOptions {
  readonly perHour: number;
  readonly minutes: number;
  readonly talkSeconds: number;
  /** Mean of how long callers wait before they give up, beyond the first ten seconds. */
  readonly patienceSeconds: number;
  readonly seed: number;
}

/** All ways of keys from the first level to a topic, and `0` for a person. */
export function waysThrough(menu: Menu): string[] {
  const walk = (nodeKey: string, depth: number): string[] =>
    (menu.nodes.find(({ key }) => key === nodeKey)?.choices ?? []).flatMap(({ key, leadsTo }) => {
      if (leadsTo.kind === 'topic') return [key];
      return depth === 0 ? [] : walk(leadsTo.node, depth - 1).map((rest) => key + rest);
    });
  return ['0', ...walk(menu.root, 2)];
}

/** Draws the callers of a simulation, in the order of their dialling. */
export function planCalls(options: PlanOptions, menu: Menu): PlannedCall[] {
  const chance = chanceFrom(options.seed);
  const ways = waysThrough(menu);
  const meanGapMs = 3_600_000 / options.perHour;
  const calls: PlannedCall[] = [];
  for (let atMs = spread(chance, meanGapMs); atMs < options.minutes * 60_000; atMs += spread(chance, meanGapMs))
    calls.push(planCall(chance, atMs, ways, menu, options));
  return calls;
}

function planCall(
  chance: Chance,
  atMs: number,
  ways: readonly string[],
  menu: Menu,
  options: PlanOptions,
): PlannedCall {
  const way = ways[Math.floor(chance() * ways.length)] ?? '0';
  const language = Math.floor(chance() * menu.languages.length);
  // Most callers stay with German; some press 9 and the key of their language first.
  const keys = chance() < 0.12 ? `9${language + 1}${way}` : way;
  return {
    atMs,
    from: chance() < 0.1 ? undefined : `03023125${String(Math.floor(chance() * 1000)).padStart(3, '0')}`,
    keys: chance() < 0.04 ? '' : keys,
    beforeKeyMs: 800 + spread(chance, 1500),
    patienceMs: 10_000 + spread(chance, options.patienceSeconds * 1000),
    talkMs: 500 + spread(chance, options.talkSeconds * 1000),
    hangsUp: chance() < 0.5,
  };
}
