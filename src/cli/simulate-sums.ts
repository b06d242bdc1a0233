// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Compares what the simulated callers did with the rows the hotline wrote. Pure. */
import type { PlannedCall } from './simulate-plan.ts';

/** What became of one call, as the caller saw it. */
export interface CallerResult {
  readonly sipCallId: string;
  readonly how:
    | 'talked'
    | 'leftMenu'
    | 'leftWaiting'
    | 'endedByHotline'
    | 'refused'
    | 'cutOff'
    | /** By plan: it was the caller's. */ 'lineBroke';
  /** From the answer of the switch to the first sound of an agent, milliseconds; undefined without one. */
  readonly waitedMs?: number;
  /** The longest time in the conversation without the agent's sound, milliseconds. */
  readonly silenceMs?: number;
}

/** One caller with all their calls, first to last. */
export interface Person {
  readonly plan: Pick<PlannedCall, 'patienceMs' | 'keys'>;
  readonly calls: readonly CallerResult[];
  /** Calls after one in which nobody helped. */
  readonly redials: number;
  /** Calls after one in which somebody did. */
  readonly secondCalls: number;
}

/** What of a row the comparison needs. */
export interface Row {
  readonly sipCallId: string;
  readonly end: string | null;
  readonly language: string;
  readonly topic: string | null;
  /** Unix milliseconds; null = no agent answered. */
  readonly answeredAt: number | null;
  /** Time in the queue, milliseconds; null = never queued. */
  readonly waitedMs: number | null;
}

/** What is left on the switch when everybody has hung up; undefined = it could not be asked. */
export interface LeftOver {
  readonly legs: number;
  readonly bridges: number;
}

export interface Sums {
  readonly offered: number;
  readonly rows: number;
  readonly ends: Readonly<Record<string, number>>;
  /** Contradictions between callers and rows, one sentence each; empty = every call is accounted for. */
  readonly problems: readonly string[];
}

/** An agent's tone may be missing so long in a conversation before it counts as lost, milliseconds. */
const longestSilenceMs = 5_000;

const hasTalked = ({ how }: CallerResult): boolean => how === 'talked' || how === 'cutOff' || how === 'lineBroke';

/** Joins by SIP Call-ID: each call offered has exactly one row with exactly one end, and who talked was served. */
export function compare(results: readonly CallerResult[], allRows: readonly Row[], left?: LeftOver): Sums {
  const wanted = new Set(results.map(({ sipCallId }) => sipCallId));
  const rows = allRows.filter(({ sipCallId }) => wanted.has(sipCallId));
  const bySip = new Map<string, Row[]>();
  for (const row of rows) bySip.set(row.sipCallId, [...(bySip.get(row.sipCallId) ?? []), row]);
  const problems = results.flatMap((result) => contradictions(result, bySip.get(result.sipCallId) ?? []));
  if (left && left.legs > 0) problems.push(`${left.legs} legs are left on the switch`);
  if (left && left.bridges > 0) problems.push(`${left.bridges} bridges are left on the switch`);
  const ends: Record<string, number> = {};
  for (const { end } of rows) if (end !== null) ends[end] = (ends[end] ?? 0) + 1;
  return { offered: results.length, rows: rows.length, ends, problems };
}

function contradictions(result: CallerResult, own: readonly Row[]): string[] {
  const { sipCallId, how, silenceMs } = result;
  const problems: string[] = [];
  const [row] = own;
  if (!row) problems.push(`${sipCallId}: no row (the caller ${how})`);
  else if (own.length > 1) problems.push(`${sipCallId}: ${own.length} rows`);
  else if (row.end === null) problems.push(`${sipCallId}: the row has no end`);
  else if (hasTalked(result) && row.end !== 'served')
    problems.push(`${sipCallId}: talked to an agent, but the row says ${row.end}`);
  if (how === 'cutOff') problems.push(`${sipCallId}: the conversation was cut off`);
  if (silenceMs !== undefined && silenceMs > longestSilenceMs)
    problems.push(`${sipCallId}: the agent was not heard for ${(silenceMs / 1000).toFixed(1)} s of the conversation`);
  return problems;
}

/** 0 = every call is accounted for, 1 = not, 2 = there was no call at all. */
export function exitStatus(sums: Sums): 0 | 1 | 2 {
  if (sums.offered === 0) return 2;
  const ended = Object.values(sums.ends).reduce((sum, count) => sum + count, 0);
  return sums.problems.length === 0 && sums.rows === sums.offered && ended === sums.offered ? 0 : 1;
}
