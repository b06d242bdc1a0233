// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** One agent has one caller, one caller rings one agent: as phones, switch and journal saw it (IV9 to IV13). Pure. */
import type { ChannelEvent, Evidence, JournalLine, Violation } from './invariants-witness.core.ts';

/** Signals take their time on the way; less overlap than this is none. */
const toleranceMs = 1_000;

/** A span of time in which something rang or talked. */
interface Span {
  readonly who: string;
  readonly other: string;
  readonly from: number;
  readonly until: number;
}

/** Whoever rang or talked with two at a time. */
export function oneOfferAtATime({ phones, channels, journal }: Evidence): Violation[] {
  const rung = phones.flatMap(({ side, phone, sipCallId, startedAt, end }): Span[] =>
    side === 'agent' ? [{ who: phone, other: sipCallId, from: startedAt, until: end?.at ?? startedAt }] : [],
  );
  const legs = channels ? agentLegs(channels) : [];
  return [
    ...overlaps(rung).map(
      ([a, b]) => `${a.who}: two callers at once on this phone at ${iso(b.from)} (${a.other}, ${b.other})`,
    ),
    ...overlaps(legs).map(([a, b]) => `${a.who}: offered ${a.other} and ${b.other} at once at ${iso(b.from)}`),
    ...overlaps(legs.map((leg) => ({ ...leg, who: leg.other, other: leg.who }))).map(
      ([a, b]) => `${a.who}: rings or talks at ${a.other} and at ${b.other} at once at ${iso(b.from)}`,
    ),
    ...offeredTwice(journal),
  ].map((what) => ({ rule: 'I5', what }));
}

/** From the channel's start to its end; one that never ended says nothing about its length. */
function agentLegs(channels: readonly ChannelEvent[]): Span[] {
  const open = new Map<string, ChannelEvent>();
  const spans: Span[] = [];
  for (const event of channels) {
    if (!/\.a\d+$/.test(event.channel)) continue;
    if (event.type === 'CHAN_START') open.set(event.channel, event);
    const start = open.get(event.channel);
    if (event.type !== 'CHAN_END' || !start) continue;
    open.delete(event.channel);
    spans.push({ who: start.endpoint, other: callOfLeg(event.channel), from: start.at, until: event.at });
  }
  return spans;
}

/** Pairs of one who is with two others at the same time. The same other again is a phone that came back to its call. */
function overlaps(spans: readonly Span[]): (readonly [Span, Span])[] {
  const pairs: (readonly [Span, Span])[] = [];
  for (const own of Map.groupBy(spans, ({ who }) => who).values()) {
    const sorted = own.toSorted((a, b) => a.from - b.from);
    sorted.forEach((b, index) => {
      const a = sorted
        .slice(0, index)
        .find((x) => x.other !== b.other && Math.min(x.until, b.until) - b.from > toleranceMs);
      if (a) pairs.push([a, b]);
    });
  }
  return pairs;
}

/** An offer ends by one of these before the next may begin. An adopted call begins anew: its earlier life told no more. */
const endsOffer = new Set(['offerEnded', 'answered', 'callEnded', 'callAdopted', 'queuedAgain']);

function offeredTwice(journal: readonly JournalLine[]): string[] {
  const open = new Set<string>();
  const found: string[] = [];
  for (const { call, type, at } of journal) {
    if (endsOffer.has(type)) open.delete(call);
    if (type !== 'offered') continue;
    if (open.has(call)) found.push(`${call}: offered again at ${iso(at)} before the first offer ended`);
    open.add(call);
  }
  return found;
}

/** The call of a leg of ours, which is named after it: `CALL.a3`. */
export function callOfLeg(leg: string): string {
  return leg.replace(/\.[a-z]\d*$/, '');
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
