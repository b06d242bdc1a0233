// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * How long a caller will probably wait, and whether we may say so (Q12, decision 19).
 * The estimate is the callers ahead times the mean conversation, shared by the agents on duty for that kind of caller.
 */
import { topicLevel, type Agents } from '../agent/agent.core.ts';
import type { Waiting } from './queue.core.ts';

/** What the estimates are made of and how good they were; times in milliseconds. */
export interface Estimates {
  /** Mean time an agent is bound by a call, exponentially smoothed. */
  meanHandlingMs: number;
  /** Relative errors |estimate − wait| / wait of the last estimates that came true, newest last. */
  readonly errors: number[];
  /** Estimates made at joining, waiting for the truth. */
  readonly open: Map<string, number>;
}

/** At most this many past estimates count. */
const memory = 20;

/** Nothing known yet. `meanHandlingMs` begins with the planning figure of five minutes. */
export function noEstimates(): Estimates {
  return { meanHandlingMs: 300_000, errors: [], open: new Map() };
}

/** Agents at work, whatever they do now, who speak the language well and know the topic well. */
export function onDuty(agents: Agents, language: Waiting['language'], topic: string | null): number {
  let count = 0;
  for (const agent of agents.values()) {
    if (agent.choice === 'paused' || agent.choice === 'notReachable') continue;
    if (
      agent.skills.languages[language] === 'good' &&
      (topic === null || topicLevel(agent.skills.topics, topic) === 'good')
    )
      count += 1;
  }
  return count;
}

/** Expected wait in milliseconds for the caller at `position` (from 1) with `staff` agents on duty. */
export function estimateMs(estimates: Estimates, position: number, staff: number): number {
  return (estimates.meanHandlingMs * position) / Math.max(1, staff);
}

/** Remembers what would have been said to a caller who joins, to learn from it. */
export function noteEstimate(estimates: Estimates, call: string, estimate: number): void {
  estimates.open.set(call, estimate);
}

/** The caller was answered after `waitedMs`: the truth about an estimate. Waits under 10 s say nothing about it. */
export function settleEstimate(estimates: Estimates, call: string, waitedMs: number): void {
  const estimate = estimates.open.get(call);
  estimates.open.delete(call);
  if (estimate === undefined || waitedMs < 10_000) return;
  estimates.errors.push(Math.abs(estimate - waitedMs) / waitedMs);
  if (estimates.errors.length > memory) estimates.errors.shift();
}

/** The caller left without an answer; nothing is learned. */
export function dropEstimate(estimates: Estimates, call: string): void {
  estimates.open.delete(call);
}

/** A conversation bound an agent for `ms`. */
export function noteHandling(estimates: Estimates, ms: number): void {
  estimates.meanHandlingMs += (ms - estimates.meanHandlingMs) / 10;
}

/** Q12: whether an estimate may be said with `staff` agents of that kind on duty. */
export function mayAnnounce(estimates: Estimates, staff: number): boolean {
  if (staff < 3 || estimates.errors.length < memory) return false;
  const sorted = [...estimates.errors].sort((a, b) => a - b);
  const median = ((sorted[memory / 2 - 1] ?? 1) + (sorted[memory / 2] ?? 1)) / 2;
  return median < 0.5;
}
