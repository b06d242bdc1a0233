// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * How a call begins: a new one (C1), or one of an earlier life of ours that the switch still has (C34).
 * Rules: call.spec.md.
 */
import { resumePassingOn, resumeWith, type PassingOn, type Partner } from './call-adopt.core.ts';
import { sayBooked } from './call-callback.core.ts';
import type { CallEffect } from './call-events.core.ts';
import { begin, resumeBefore } from './call-menu.core.ts';
import type { CallNote } from './call-note.core.ts';
import { askEarlier } from './call-second.core.ts';
import { untouched, type Before, type Call, type CallSettings } from './call-state.core.ts';
import { finish, journal, keep, save, type Step } from './call-step.core.ts';
import { resumeTicket } from './call-ticket.core.ts';

/** What is known of a call when it rings. */
export type Arrival = Pick<Call, 'id' | 'leg' | 'source' | 'caller' | 'dialled' | 'sipCallId'> & {
  /** Open or closed by the calendar at this moment. */
  readonly open: boolean;
  /** What this caller had minutes ago (C65). */
  readonly before?: Before;
  /** The leg of ours whose mark this call carries: one of our own calls that came back (C75). */
  readonly markedAs?: string;
  /** No new calls are taken: the program is being stopped (C35), or the call is one of our own (C75). */
  readonly refuse?: boolean;
};

/** A new call: its row is written before anything is heard (C1). */
export function arrive(arrival: Arrival, at: number, settings: CallSettings): { call: Call; effects: CallEffect[] } {
  const call = newCall(arrival, at);
  const s: Step = { call, at, settings, effects: [] };
  if (arrival.refuse) finish(s, 'refused', 'system');
  else save(s, true);
  if (arrival.open && !arrival.refuse) askEarlier(s); // after the row, whose way to the database comes first
  journal(s, 'callArrived', { source: call.source, open: arrival.open, withheld: call.caller.kind === 'withheld' });
  return { call, effects: s.effects };
}

/**
 * A call of our earlier life that the switch still has (C34): a conversation goes on untouched, a waiting caller
 * has the old place, anybody else hears where they were.
 */
export function adopt(
  arrival: Arrival,
  note: CallNote,
  others: { readonly partner?: Partner; readonly passing?: PassingOn },
  at: number,
  settings: CallSettings,
): { call: Call; effects: CallEffect[] } {
  const { v: _, call: __, outgoing: ours, place, ...remembered } = note;
  const call: Call = {
    ...newCall(arrival, at),
    ...remembered,
    // Number and story are known to the room of call-backs; the conversation does not need them.
    outgoing: ours ? { ...ours, number: '', origin: '', story: '', result: null } : null,
  };
  // Rows written after the note was taken must not win over what comes now.
  call.version += 100;
  call.counter += 100;
  const s: Step = { call, at, settings, effects: [] };
  const { partner, passing } = others;
  if (passing) resumePassingOn(s, partner, passing);
  else if (partner) resumeWith(s, partner);
  else if (call.booked !== null) {
    keep(s);
    sayBooked(s); // C49
  } else if (call.queuedAt !== null) {
    call.phase = { name: 'waiting', play: null, announceAt: at + settings.announceMs, ringing: null };
    keep(s);
    s.effects.push({ do: 'music', leg: call.leg, on: true }, { do: 'joinQueue' });
  } else if (place?.name === 'ticket') resumeTicket(s, place);
  else if (place) resumeBefore(s, place);
  else begin(s, arrival.open);
  if (arrival.open && call.queuedAt === null) askEarlier(s);
  save(s);
  journal(s, 'callAdopted', { phase: call.phase.name });
  return { call, effects: s.effects };
}

function newCall(arrival: Arrival, at: number): Call {
  const { open, before, refuse: _, markedAs: __, ...who } = arrival;
  return {
    ...untouched,
    ...who,
    outgoing: null,
    arrivedAt: at,
    language: 'de',
    priority: 2,
    phase: { name: 'saving', open },
    before: before ?? null,
  };
}
