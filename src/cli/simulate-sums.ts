// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Compares what the simulated callers did with the rows the hotline wrote, and puts the result into words. Pure. */

/** What became of one caller, as the caller saw it. */
export interface CallerResult {
  readonly sipCallId: string;
  readonly how: 'talked' | 'leftMenu' | 'leftWaiting' | 'endedByHotline' | 'refused';
  /** From the answer of the switch to the first sound of an agent, milliseconds; undefined without one. */
  readonly waitedMs?: number;
}

/** What of a row the comparison needs. */
export interface Row {
  readonly sipCallId: string;
  readonly end: string | null;
}

export interface Sums {
  readonly offered: number;
  readonly rows: number;
  readonly ends: Readonly<Record<string, number>>;
  /** Contradictions between callers and rows, one sentence each; empty = every call is accounted for. */
  readonly problems: readonly string[];
}

/** Joins by SIP Call-ID: each call offered has exactly one row with exactly one end, and who talked was served. */
export function compare(results: readonly CallerResult[], allRows: readonly Row[]): Sums {
  const wanted = new Set(results.map(({ sipCallId }) => sipCallId));
  const rows = allRows.filter(({ sipCallId }) => wanted.has(sipCallId));
  const problems: string[] = [];
  for (const { sipCallId, how } of results) {
    const own = rows.filter((row) => row.sipCallId === sipCallId);
    const [row] = own;
    if (!row) problems.push(`${sipCallId}: no row`);
    else if (own.length > 1) problems.push(`${sipCallId}: ${own.length} rows`);
    else if (row.end === null) problems.push(`${sipCallId}: the row has no end`);
    else if (how === 'talked' && row.end !== 'served')
      problems.push(`${sipCallId}: talked to an agent, but the row says ${row.end}`);
  }
  const ends: Record<string, number> = {};
  for (const { end } of rows) if (end !== null) ends[end] = (ends[end] ?? 0) + 1;
  return { offered: results.length, rows: rows.length, ends, problems };
}

/** 0 = every call is accounted for, 1 = not, 2 = there was no call at all. */
export function exitStatus(sums: Sums): 0 | 1 | 2 {
  if (sums.offered === 0) return 2;
  const ended = Object.values(sums.ends).reduce((sum, count) => sum + count, 0);
  return sums.problems.length === 0 && sums.rows === sums.offered && ended === sums.offered ? 0 : 1;
}

/** The sums as lines for a terminal. */
export function sumLines(sums: Sums, results: readonly CallerResult[]): string[] {
  const ended = Object.values(sums.ends).reduce((sum, count) => sum + count, 0);
  const line = (name: string, value: number | string): string => `${name.padEnd(34)}${String(value).padStart(8)}`;
  const waits = results.flatMap(({ waitedMs }) => (waitedMs === undefined ? [] : [waitedMs])).toSorted((a, b) => a - b);
  const median = waits[Math.floor(waits.length / 2)];
  const count = (how: CallerResult['how']): number => results.filter((result) => result.how === how).length;
  return [
    line('calls offered', sums.offered),
    line('rows written', sums.rows),
    line('sum of their ends', ended),
    ...Object.entries(sums.ends)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([end, number]) => line(`  ${end}`, number)),
    line('callers who heard an agent', count('talked')),
    line('callers who left in the menu', count('leftMenu')),
    line('callers who left while waiting', count('leftWaiting')),
    line('callers the hotline said good-bye', count('endedByHotline')),
    line('callers who got no answer', count('refused')),
    ...(median === undefined ? [] : [line('dialling to agent, median (s)', (median / 1000).toFixed(1))]),
    ...sums.problems.slice(0, 20).map((problem) => `! ${problem}`),
    ...(sums.problems.length > 20 ? [`! and ${sums.problems.length - 20} more`] : []),
  ];
}
