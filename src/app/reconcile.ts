// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** After each connect: what the switch has, compared with what we believe. Pure; the answer is a list of events. */
import type { Snapshot } from '../platform/telephony/telephony.port.ts';
import type { PassingOn, Partner } from '../features/call/call-adopt.core.ts';
import type { AgentLegNote, CallNote, TransferLegNote } from '../features/call/call-note.core.ts';
import { isVirtual, otherLegs } from '../features/call/call-step.core.ts';
import type { Hotline, HotlineEvent } from './hotline-state.core.ts';

/** What the comparison needs to know beside the switch. */
export interface ReconcileFacts {
  /** The switch was restarted since we were connected last: what it does not have any more broke off, nobody hung up. */
  readonly restarted: boolean;
  /** Names a call without a note. */
  readonly idOf: (arrived: LegArrived) => string;
  /** Open by the calendar. */
  readonly open: boolean;
}

type LegArrived = NonNullable<Snapshot['legs'][number]['arrived']>;

/** Events that bring the hotline in line with the switch: lost legs, adopted calls, stray legs. */
export function reconcile(hotline: Hotline, snapshot: Snapshot, facts: ReconcileFacts): HotlineEvent[] {
  const { restarted, idOf, open } = facts;
  const there = new Map(snapshot.legs.map((leg) => [leg.leg, leg]));
  const events: HotlineEvent[] = [];
  for (const call of hotline.calls.values()) {
    // A call-back that waits for an agent has no leg to be missed.
    if (there.has(call.leg) || isVirtual(call)) continue;
    events.push({
      type: 'callEvent',
      call: call.id,
      event: restarted ? { type: 'switchLost' } : { type: 'legEnded', leg: call.leg, cause: 'hungUp' },
    });
  }
  // What happened and what we ordered while the connection was away is lost: who picked up is told now, and what the
  // caller hears is ordered anew. Whom the switch looks after comes back by itself.
  for (const call of hotline.calls.values()) {
    if (there.get(call.leg)?.away !== undefined || !there.has(call.leg)) continue;
    for (const leg of otherLegs(call.phase))
      if (there.get(leg)?.state === 'up') events.push({ type: 'legEvent', leg, event: { type: 'legAnswered', leg } });
    events.push({ type: 'callEvent', call: call.id, event: { type: 'returned' } });
  }
  for (const leg of hotline.legs.keys())
    if (!there.has(leg)) events.push({ type: 'legEvent', leg, event: { type: 'legEnded', leg, cause: 'failed' } });

  const notes = notesOf(snapshot);
  const adopted = new Set(hotline.legs.keys());
  for (const { leg, arrived, away } of snapshot.legs) {
    if (!arrived || adopted.has(leg)) continue;
    // A new call in the fallback's hands: it comes by itself, and nothing can be done for it before.
    if (away && there.get(leg)?.note === undefined) {
      adopted.add(leg);
      continue;
    }
    adopted.add(leg);
    const { source, caller, dialled, sipCallId } = arrived;
    const known = fielded<CallNote>(notes.on.get(leg), 'arrivedAt');
    const others = known ? othersOf(notes.of.get(known.call) ?? [], leg, snapshot) : {};
    for (const other of [others.partner, others.passing]) if (other) adopted.add(other.leg);
    events.push({
      type: 'callArrived',
      arrival: { id: known?.call ?? idOf(arrived), leg, source, caller, dialled, sipCallId, open },
      ...(known && { note: known, ...others }),
    });
  }
  for (const event of ourCalls(snapshot, notes)) {
    if (adopted.has(event.arrival.leg) || event.partner === undefined) continue;
    adopted.add(event.arrival.leg);
    adopted.add(event.partner.leg);
    events.push(event);
  }
  for (const leg of there.keys()) {
    // Strangers, and legs whose call has ended while the switch could not be told (C30).
    const call = hotline.legs.get(leg);
    if (!adopted.has(leg) || (call !== undefined && !hotline.calls.has(call))) events.push({ type: 'strayLeg', leg });
  }
  return events;
}

/** Conversations we had dialled ourselves: the citizen's leg did not arrive, its note names the call-back. */
function ourCalls(snapshot: Snapshot, notes: Notes): Extract<HotlineEvent, { type: 'callArrived' }>[] {
  return snapshot.talks.flatMap(({ legs }) => {
    const found = legs.flatMap((leg) => {
      const note = fielded<CallNote>(notes.on.get(leg), 'outgoing');
      const partner = legs.find((other) => other !== leg);
      const partnerNote = partner === undefined ? undefined : fielded<AgentLegNote>(notes.on.get(partner), 'party');
      return note && partner !== undefined && partnerNote
        ? [{ leg, note, partner: { leg: partner, note: partnerNote, together: true } }]
        : [];
    });
    return found.map(({ leg, note, partner }) => ({
      type: 'callArrived' as const,
      arrival: {
        id: note.call,
        leg,
        source: 'callback' as const,
        caller: { kind: 'unknown' as const },
        dialled: '',
        sipCallId: '',
        open: true,
      },
      note,
      partner,
    }));
  });
}

/** The other legs of a call, by their notes: on hold and while a caller is passed on they are in no talk with the caller. */
function othersOf(
  ofCall: readonly LegWithNote[],
  leg: string,
  { talks }: Snapshot,
): { readonly partner?: Partner; readonly passing?: PassingOn } {
  const areTogether = (one: string, other: string): boolean =>
    talks.some((talk) => talk.legs.includes(one) && talk.legs.includes(other));
  const partners = ofCall.flatMap((other): Partner[] => {
    const note = fielded<AgentLegNote>(other.note, 'party');
    return note ? [{ leg: other.leg, note, together: areTogether(leg, other.leg) }] : [];
  });
  // Who just left may still be there for a moment: the one who is heard counts.
  const partner = partners.find(({ together }) => together) ?? partners.find(({ note }) => note.party === 'agent');
  const passing = ofCall.flatMap((other): PassingOn[] => {
    const note = fielded<TransferLegNote>(other.note, 'transfer');
    if (!note || !('to' in note)) return [];
    const withAgent = partner !== undefined && areTogether(partner.leg, other.leg);
    return [{ leg: other.leg, note, up: other.state === 'up', withAgent }];
  })[0];
  return { ...(partner && { partner }), ...(passing && !partner?.together && { passing }) };
}

/** A leg with what we wrote on it. */
interface LegWithNote {
  readonly leg: string;
  readonly state: 'ringing' | 'up';
  readonly note: object;
}

/** All notes of a snapshot, each read once: by leg, and by the call they belong to. */
interface Notes {
  readonly on: ReadonlyMap<string, object>;
  readonly of: ReadonlyMap<string, readonly LegWithNote[]>;
}

function notesOf({ legs }: Snapshot): Notes {
  const read = legs.flatMap(({ leg, state, note: text }): LegWithNote[] => {
    const note = parsed(text);
    return note ? [{ leg, state, note }] : [];
  });
  return {
    on: new Map(read.map(({ leg, note }) => [leg, note])),
    of: Map.groupBy(read, ({ note }) => ('call' in note && typeof note.call === 'string' ? note.call : '')),
  };
}

/** A note of ours with the field that tells its kind; undefined for anything else. */
export function readNote<Note>(text: string | undefined, field: string): Note | undefined {
  return fielded<Note>(parsed(text), field);
}

function fielded<Note>(note: object | undefined, field: string): Note | undefined {
  return note && field in note ? (note as Note) : undefined;
}

/** What stands in a note of ours; undefined for anything else. */
function parsed(text: string | undefined): object | undefined {
  if (text === undefined || text === '') return undefined;
  try {
    const note: unknown = JSON.parse(text);
    return typeof note === 'object' && note !== null && 'v' in note && note.v === 1 ? note : undefined;
  } catch {
    return undefined;
  }
}
