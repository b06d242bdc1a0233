// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Scores documents against a plan: BM25 over field-weighted frequencies (BM25F), the best alternative of each group, the
 * sum over groups, then how much of the query and of the title was met. Rules KS7 and KS9.
 */
import type { Indexed, Postings } from './postings.core.ts';
import type { Alternative, Group, Plan, TermClass } from './query-plan.core.ts';
import type { Tuning } from './tuning.core.ts';

/** A document with its score. */
export interface Ranked {
  readonly indexed: Indexed;
  readonly score: number;
  /** Share of the query's weight that it met, 0 to 1. */
  readonly coverage: number;
}

/** Numbers by slot, most of them zero; touched ones are remembered, so that clearing is cheap. */
interface Layer {
  readonly values: Float32Array;
  readonly touched: number[];
}

const layer = (width: number): Layer => ({ values: new Float32Array(width), touched: [] });

function add(to: Layer, slot: number, value: number): void {
  const before = to.values[slot] ?? 0;
  if (before === 0) to.touched.push(slot);
  to.values[slot] = before + value;
}

function raise(to: Layer, slot: number, value: number): void {
  const before = to.values[slot] ?? 0;
  if (before === 0) to.touched.push(slot);
  if (value > before) to.values[slot] = value;
}

/** Hands out every touched slot and clears the layer. */
function drain(from: Layer, take: (slot: number, value: number) => void): void {
  for (const slot of from.touched) {
    take(slot, from.values[slot] ?? 0);
    from.values[slot] = 0;
  }
  from.touched.length = 0;
}

/** How telling a word is that this many of the documents hold. */
export function rarity(holders: number, documents: number): number {
  return Math.log(1 + (documents - holders + 0.5) / (holders + 0.5));
}

/** Of so many of the best documents the title is looked at; what lies behind them nobody reads. */
const looked = 300;

/** The best of the documents that meet anything of the plan and may be kept, in no order. */
export function rank(plan: Plan, postings: Postings, keep: (indexed: Indexed) => boolean, tuning: Tuning): Ranked[] {
  const width = postings.width();
  const documents = postings.size();
  const frequency = layer(width);
  const word = layer(width);
  const alternative = layer(width);
  const group = layer(width);
  const total = layer(width);
  const met = new Float32Array(width);
  const matched = new Set<number>();
  let asked = 0;

  /** Adds the class to the word's layer; the rarity of the class as a whole. */
  function scoreClass({ weight, terms }: TermClass): number {
    for (const term of terms) {
      const posting = postings.posting(term);
      if (!posting || posting.slots.length === 0) continue;
      matched.add(term);
      for (let at = 0; at < posting.slots.length; at += 1)
        add(frequency, posting.slots[at] ?? 0, posting.weights[at] ?? 0);
    }
    const holders = frequency.touched.length;
    if (holders === 0) return 0;
    const factor = weight * rarity(holders, documents) * (tuning.k1 + 1);
    drain(frequency, (slot, tf) => raise(word, slot, (factor * tf) / (tuning.k1 + tf)));
    return weight * rarity(holders, documents);
  }

  function scoreAlternative({ weight, words }: Alternative): number {
    let most = 0;
    for (const classes of words) {
      let best = 0;
      for (const one of classes) best = Math.max(best, scoreClass(one));
      most += best;
      drain(word, (slot, value) => add(alternative, slot, value / words.length));
    }
    drain(alternative, (slot, value) => raise(group, slot, weight * value));
    return (weight * most) / words.length;
  }

  function scoreGroup({ weight, alternatives, asked: counts }: Group): void {
    let telling = 0;
    for (const one of alternatives) telling = Math.max(telling, scoreAlternative(one));
    // A word that nobody has weighs as much as a rare one: it was asked, and nothing answers it.
    if (counts) asked += weight * (telling === 0 ? rarity(0, documents) : telling);
    const full = telling * (tuning.k1 + 1);
    drain(group, (slot, value) => {
      add(total, slot, weight * value);
      // A word in the title or often in the text meets the wish in full; once in a long text hardly.
      if (full > 0) met[slot] = (met[slot] ?? 0) + weight * telling * Math.min(1, (2 * value) / full);
    });
  }

  for (const one of plan.groups) scoreGroup(one);
  // A keyword names the title; a question names what the text tells.
  const titleBonus = tuning.titleCoverage * Math.min(1, 2 / Math.max(1, plan.words.length));
  const share = (slot: number): number => (asked === 0 ? 0 : Math.min(1, (met[slot] ?? 0) / asked));
  const slots: number[] = [];
  const bases: number[] = [];
  drain(total, (slot, value) => {
    const indexed = postings.at(slot);
    if (!indexed || !keep(indexed)) return;
    slots.push(slot);
    bases.push(value * Math.max(0.05, share(slot)) ** tuning.queryCoverage);
  });
  const least = slots.length > looked ? (Float64Array.from(bases).sort().at(-looked) ?? 0) : 0;
  const ranked: Ranked[] = [];
  for (const [at, slot] of slots.entries()) {
    const base = bases[at] ?? 0;
    const indexed = base >= least ? postings.at(slot) : undefined;
    if (!indexed) continue;
    const score = base * (1 + titleBonus * titleShare(indexed, matched, postings));
    ranked.push({ indexed, score, coverage: share(slot) });
  }
  return ranked;
}

/** The share of the title's weight that the query names, 0 to 1. */
function titleShare({ titleTerms }: Indexed, matched: ReadonlySet<number>, postings: Postings): number {
  let all = 0;
  let named = 0;
  for (const term of titleTerms) {
    const telling = rarity(postings.posting(term)?.slots.length ?? 0, postings.size());
    all += telling;
    if (matched.has(term)) named += telling;
  }
  return all === 0 ? 0 : named / all;
}
