// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Compares what the phones saw, what the switch noted and what the database holds, after a run with faults or without.
 * Knows nothing of how each was read. Rules: invariants.spec.md (I1 …). All times are Unix milliseconds.
 */
import { callOfLeg, oneOfferAtATime } from './invariants-offers.core.ts';
import type { CallRow, ChannelEvent, Evidence, PhoneRecord, Violation } from './invariants-witness.core.ts';

/** Every violation found; none = all invariants hold. */
export function violationsOf(evidence: Evidence): Violation[] {
  return [
    ...everyCallOneRow(evidence),
    ...nothingLeft(evidence),
    ...promisesKept(evidence),
    ...oneOfferAtATime(evidence),
    ...sumsOfRows(evidence),
  ];
}

/** Calls this evidence is about; 0 proves nothing. */
export function callCount({ phones, channels, rows }: Evidence): number {
  const callers = phones.filter(({ side }) => side === 'caller').length;
  return Math.max(callers, rows.length, (channels ?? []).filter(({ sipCallId }) => sipCallId !== undefined).length);
}

function everyCallOneRow({ phones, channels, rows }: Evidence): Violation[] {
  const found: Violation[] = [];
  const violate = (sipCallId: string, what: string): void =>
    void found.push({ rule: 'I1', what: `${sipCallId}: ${what}` });
  const bySip = Map.groupBy(rows, ({ sipCallId }) => sipCallId);
  for (const [sipCallId, own] of bySip) if (own.length > 1) violate(sipCallId, `${own.length} rows`);
  for (const { sipCallId, end, id } of rows) if (end === null) violate(sipCallId, `the row ${id} has no end`);

  for (const { side, sipCallId, ringingAt, answeredAt } of phones) {
    if (side !== 'caller' || (ringingAt === null && answeredAt === null)) continue;
    const [row] = bySip.get(sipCallId) ?? [];
    if (!row) violate(sipCallId, 'the caller was taken in, but there is no row');
    else if (row.answeredAt !== null && answeredAt === null)
      violate(sipCallId, 'the row says that an agent answered, but the caller was never connected');
  }
  if (channels) found.push(...sameOnTheSwitch(channels, phones, rows));
  return found;
}

/** The switch is the third witness: it takes calls in even while we are away. */
function sameOnTheSwitch(
  channels: readonly ChannelEvent[],
  phones: readonly PhoneRecord[],
  rows: readonly CallRow[],
): Violation[] {
  const known = new Set(rows.map(({ sipCallId }) => sipCallId));
  const seen = new Set(channels.flatMap(({ sipCallId }) => sipCallId ?? []));
  const from = channels[0]?.at ?? Infinity;
  const covered = (at: number): boolean => at >= from;
  // What a caller has told already is not said twice.
  const toldByCaller = new Set(
    phones.filter(({ ringingAt, answeredAt }) => ringingAt ?? answeredAt).map(({ sipCallId }) => sipCallId),
  );
  const noRow = [...seen].filter((sipCallId) => !known.has(sipCallId) && !toldByCaller.has(sipCallId));
  const rowAlone = rows.filter(({ sipCallId, arrivedAt }) => covered(arrivedAt) && !seen.has(sipCallId));
  const phoneAlone = phones.filter(
    ({ side, sipCallId, startedAt, answeredAt }) =>
      side === 'caller' && answeredAt !== null && covered(startedAt) && !seen.has(sipCallId),
  );
  return [
    ...noRow.map((sipCallId) => `${sipCallId}: the switch took the call in, but there is no row`),
    ...rowAlone.map(({ sipCallId }) => `${sipCallId}: there is a row, but the switch saw no such call`),
    ...phoneAlone.map(({ sipCallId }) => `${sipCallId}: the caller was connected, but the switch saw no such call`),
  ].map((what) => ({ rule: 'I1', what }));
}

/** Legs of calls that have ended. */
function nothingLeft({ legsNow, channels, rows }: Evidence): Violation[] {
  const callers = new Map(
    (channels ?? []).flatMap(({ channel, sipCallId }) =>
      sipCallId === undefined ? [] : [[channel, sipCallId] as const],
    ),
  );
  const ended = rows.filter(({ end }) => end !== null);
  const endedIds = new Set(ended.flatMap(({ id, sipCallId }) => [id, sipCallId]));
  return (legsNow ?? [])
    .filter((leg) => endedIds.has(callOfLeg(leg)) || endedIds.has(callers.get(leg) ?? ''))
    .map((leg) => ({ rule: 'I1', what: `${leg}: the leg is on the switch although its call has ended` }));
}

function promisesKept({ rows, journal, wishes }: Evidence): Violation[] {
  const wishOf = new Map(wishes.flatMap(({ call, createdAt }) => (call === null ? [] : [[call, createdAt] as const])));
  const unkept = rows
    .filter(({ id, end }) => end === 'callback_booked' && !wishOf.has(id))
    .map(({ id, sipCallId }) => `${sipCallId}: the call ${id} ended as booked, but there is no wish`);
  const early = journal
    .filter(({ type, call, at }) => type === 'callbackBooked' && !((wishOf.get(call) ?? Infinity) <= at))
    .map(({ call, at }) => `${call}: a call-back was promised at ${iso(at)} without a wish committed before`);
  return [...unkept, ...early].map((what) => ({ rule: 'I2', what }));
}

function sumsOfRows({ rows, statistics }: Evidence): Violation[] {
  const found: Violation[] = [];
  const same = (name: string, said: number, counted: number): void => {
    if (said !== counted) found.push({ rule: 'I6', what: `${name}: ${said} is said, the rows give ${counted}` });
  };
  const count = (of: (row: CallRow) => boolean): number => rows.filter(of).length;
  const { list, board } = statistics;
  same('list of calls, total', list['total'] ?? 0, rows.length);
  same(
    'list of calls, running',
    list['running'] ?? 0,
    count(({ end }) => end === null),
  );
  const ends = new Set([...Object.keys(list), ...rows.flatMap(({ end }) => end ?? [])]);
  for (const end of ends)
    if (end !== 'total' && end !== 'running')
      same(
        `list of calls, ${end}`,
        list[end] ?? 0,
        count((row) => row.end === end),
      );

  const today = (of: (row: CallRow) => boolean): number => count((row) => row.arrivedAt >= board.from && of(row));
  const isShort = ({ end, waitedMs }: CallRow): boolean =>
    end === 'abandoned_waiting' && (waitedMs ?? 0) < board.shortMs;
  const isOffered = (row: CallRow): boolean =>
    (row.queuedAt !== null || row.end === 'refused') && (row.answeredAt !== null || row.end !== null) && !isShort(row);
  same(
    'board, calls',
    board.calls,
    today(() => true),
  );
  same(
    'board, answered',
    board.answered,
    today(({ answeredAt }) => answeredAt !== null),
  );
  same(
    'board, abandoned',
    board.abandoned,
    today((row) => row.end === 'abandoned_waiting' && !isShort(row)),
  );
  same('board, offered', board.offered, today(isOffered));
  const inTime = (row: CallRow): boolean => row.answeredAt !== null && (row.waitedMs ?? Infinity) <= board.thresholdMs;
  same(
    'board, accepted in time',
    board.accepted,
    today((row) => isOffered(row) && inTime(row)),
  );
  for (const { id, end, matters } of rows)
    if (end === 'served' && matters === 0) found.push({ rule: 'I6', what: `${id}: served, but without a matter` });
  return found;
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
