// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The checker of `bench:ring`: from what the phones recorded to the figures. Pure, and apart from the run (decision 40). */
import { spreadOf, type Spread } from './figures.ts';

/** Who connects the callers: our hotline or Asterisk's `Queue()`. */
export type System = 'ours' | 'queue';

interface Where {
  readonly round: number;
  readonly system: System;
  /** `free`: callers always wait and agents become free; `idle`: agents always wait and callers come one by one. */
  readonly phase: 'free' | 'idle';
  /** Milliseconds of the one clock of the process that drives all phones. */
  readonly at: number;
}

/** What a phone saw. Callers are known by the last digits of their number, which both systems show at the agent's phone. */
export type RingLine =
  | (Where & {
      readonly who: 'caller';
      readonly caller: string;
      /** `released`: the last key of the menu was let go (only ours has one). `left`: hung up by us, as planned. */
      readonly what: 'invite' | 'up' | 'released' | 'left' | 'lost';
    })
  | (Where & {
      readonly who: 'agent';
      readonly phone: number;
      readonly caller: string;
      /** `bye`: our BYE went out. `over`: the caller's BYE came in. `cancelled`: it stopped ringing. */
      readonly what: 'invite' | 'up' | 'bye' | 'over' | 'cancelled';
    });

/** The figures of a run. Times in milliseconds. */
export interface RingFigures {
  readonly freeToRingMs: { readonly ours: Spread; readonly queue: Spread; readonly ratioP95: number };
  readonly idleToRingMs: { readonly ours: Spread; readonly queue: Spread };
  /** Of the hotline's idle figure: the caller's INVITE to our 200 (row committed), and the last key to the agent's INVITE. */
  readonly idleParts: { readonly inviteToAnswer: Spread; readonly keyToRing: Spread };
  /** Conversations that came about, of both systems. */
  readonly calls: number;
  readonly callsBySystem: Readonly<Record<System, number>>;
  /** Callers who were lost, agents who were not rung though somebody waited, callers nobody was rung for. */
  readonly failures: number;
  /** Agents who became free while, by the phones' records, nobody waited for certain: not counted. */
  readonly skipped: number;
}

export const ringTargets = { freeP95Ms: 15, freeRatioP95: 0.05, idleP95Ms: 25 } as const;

/** So long after the last key (or the INVITE, without a menu) a caller waits for certain. */
const certainMs = 400;

const placeOf = ({ round, system, phase }: Where): string => `${round} ${system} ${phase}`;

/** Computes the figures from the records of a run, in any order. */
export function ringFigures(lines: readonly RingLine[]): RingFigures {
  const byTime = [...lines].sort((a, b) => a.at - b.at);
  const free: Record<System, number[]> = { ours: [], queue: [] };
  const idle: Record<System, number[]> = { ours: [], queue: [] };
  const parts: { answer: number[]; key: number[] } = { answer: [], key: [] };
  let failures = byTime.filter(({ what }) => what === 'lost').length;
  let skipped = 0;
  for (const group of Map.groupBy(byTime, placeOf).values()) {
    const [first] = group;
    if (first?.phase === 'free') {
      const found = freeTimes(group);
      free[first.system].push(...found.times);
      failures += found.failures;
      skipped += found.skipped;
    } else if (first) {
      const found = idleTimes(group);
      idle[first.system].push(...found.times);
      parts.answer.push(...found.answer);
      parts.key.push(...found.key);
      failures += found.failures;
    }
  }
  const calls = (system: System): number =>
    byTime.filter((line) => line.who === 'agent' && line.what === 'up' && line.system === system).length;
  const freeSpread = { ours: spreadOf(free.ours), queue: spreadOf(free.queue) };
  return {
    freeToRingMs: { ...freeSpread, ratioP95: rounded4(freeSpread.ours.p95 / freeSpread.queue.p95) },
    idleToRingMs: { ours: spreadOf(idle.ours), queue: spreadOf(idle.queue) },
    idleParts: { inviteToAnswer: spreadOf(parts.answer), keyToRing: spreadOf(parts.key) },
    calls: calls('ours') + calls('queue'),
    callsBySystem: { ours: calls('ours'), queue: calls('queue') },
    failures,
    skipped,
  };
}

const rounded4 = (value: number): number => Math.round(value * 10_000) / 10_000;

/** From an agent's BYE to the next INVITE at the same phone, where somebody waited for certain. */
function freeTimes(group: readonly RingLine[]): { times: number[]; failures: number; skipped: number } {
  const times: number[] = [];
  let failures = 0;
  let skipped = 0;
  const joined = new Map<string, number>();
  const offered = new Map<string, number>();
  const left = new Map<string, number>();
  for (const line of group) {
    if (line.who === 'agent' && line.what === 'invite' && !offered.has(line.caller)) offered.set(line.caller, line.at);
    if (line.who !== 'caller') continue;
    if (line.what === (line.system === 'ours' ? 'released' : 'invite')) joined.set(line.caller, line.at);
    if (line.what === 'left' || line.what === 'lost') left.set(line.caller, line.at);
  }
  const someoneWaits = (at: number): boolean =>
    [...joined].some(
      ([caller, since]) =>
        since + certainMs <= at && (offered.get(caller) ?? Infinity) > at && (left.get(caller) ?? Infinity) > at,
    );
  for (const [index, line] of group.entries()) {
    if (line.who !== 'agent' || line.what !== 'bye') continue;
    const next = group
      .slice(index + 1)
      .find((later) => later.who === 'agent' && later.phone === line.phone && later.what === 'invite');
    if (!someoneWaits(line.at)) skipped += 1;
    else if (next) times.push(next.at - line.at);
    else failures += 1;
  }
  return { times, failures, skipped };
}

/**
 * From the caller to the idle agent's phone. `Queue()`: INVITE to INVITE. Ours asks for a concern first, so the caller's
 * own time in the menu is left out: INVITE to 200, plus last key to INVITE; the row is committed before the 200.
 */
function idleTimes(group: readonly RingLine[]) {
  const times: number[] = [];
  const answer: number[] = [];
  const key: number[] = [];
  let failures = 0;
  const callers = new Map<string, { invite?: number; up?: number; released?: number; ring?: number }>();
  for (const { caller, who, what, at } of group) {
    const seen = callers.get(caller) ?? {};
    callers.set(caller, seen);
    if (who === 'agent') {
      if (what === 'invite') seen.ring ??= at;
    } else if (what === 'invite' || what === 'up' || what === 'released') seen[what] ??= at;
  }
  for (const { invite, up, released, ring } of callers.values()) {
    if (invite === undefined || ring === undefined) failures += 1;
    else if (group[0]?.system === 'queue') times.push(ring - invite);
    else if (up === undefined || released === undefined) failures += 1;
    else {
      answer.push(up - invite);
      key.push(ring - released);
      times.push(up - invite + ring - released);
    }
  }
  return { times, answer, key, failures };
}

/** What of the targets is missed, one sentence each; empty = all met. */
export function ringMisses(figures: RingFigures): string[] {
  const { freeToRingMs: free, idleToRingMs: idle, failures } = figures;
  const misses: string[] = [];
  const demand = (isMet: boolean, sentence: string): void => void (isMet || misses.push(sentence));
  demand(
    free.ours.p95 <= ringTargets.freeP95Ms,
    `agent free to ring: p95 ${free.ours.p95} ms, target ${ringTargets.freeP95Ms}`,
  );
  demand(
    free.ratioP95 <= ringTargets.freeRatioP95,
    `agent free to ring: ${free.ratioP95} of Queue()'s p95, target ${ringTargets.freeRatioP95}`,
  );
  demand(
    idle.ours.p95 <= ringTargets.idleP95Ms,
    `idle agent to ring: p95 ${idle.ours.p95} ms, target ${ringTargets.idleP95Ms}`,
  );
  demand(failures === 0, `${failures} failures, target 0`);
  return misses;
}
