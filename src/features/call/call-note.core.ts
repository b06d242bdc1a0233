// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What the switch remembers of a call on its legs, so that a restart of ours loses nothing. */
import type { Language } from '../../lib/pure/language.ts';
import type { AskedTicket, Destination, Phase } from './call-phase.core.ts';
import type { Call } from './call-state.core.ts';

/** What the switch remembers of the call on the caller's leg, enough to go on after our restart. */
export interface CallNote {
  readonly v: 1;
  readonly call: string;
  readonly arrivedAt: number;
  readonly queuedAt: number | null;
  readonly answeredAt: number | null;
  readonly waitedMs: number | null;
  readonly version: number;
  readonly counter: number;
  readonly language: Language;
  readonly topic: string | null;
  readonly priority: number;
  readonly menuPath: string;
  /** Attempts to pass the call on; absent in notes of an older version. */
  readonly transfers?: number;
  /** Where the caller was before the queue; absent in the queue, and in notes of an older version. */
  readonly place?: PlaceNote;
  /** A call-back is booked; only the goodbye is missing. */
  readonly booked?: string;
  /** The ticket the caller asked about with the right code; the code itself is never noted. */
  readonly ticket?: AskedTicket;
  /** Comes back on the same matter. */
  readonly second?: boolean;
  /** The emergency announcement the caller has heard. */
  readonly heard?: string;
  /** With a call-back we placed: its wish and attempt. */
  readonly outgoing?: { readonly wish: string; readonly attempt: number; readonly dialledAt: number };
}

/** What a caller hears before the queue: a level of the menu, the languages, that it is closed, or a ticket's state. */
export type PlaceNote =
  | { readonly name: 'menu'; readonly node: string; readonly misses: number }
  | { readonly name: 'languages'; readonly open: boolean; readonly misses: number }
  | { readonly name: 'closed' }
  | { readonly name: 'notice' }
  /** Asks for the state of a ticket; `told` = found already. */
  | { readonly name: 'ticket'; readonly open: boolean; readonly refused: number; readonly told: boolean };

/** What the switch remembers on the leg of the other side while a caller is being passed on. */
export interface TransferLegNote {
  readonly v: 1;
  readonly call: string;
  readonly transfer: string;
  readonly to: Destination;
  readonly kind: 'announced' | 'blind';
  /** The agent's conversation began, Unix milliseconds. */
  readonly talkSince: number;
}

/** What the switch remembers on the leg of the caller's partner: whose it is. */
export interface AgentLegNote {
  readonly v: 1;
  readonly call: string;
  readonly party: 'agent' | 'department';
  readonly since: number;
  /** With `agent`: id, shift and phone of the agent. */
  readonly agent?: string;
  readonly shift?: string;
  readonly phone?: string;
  /** With `department`: the directory entry. */
  readonly entry?: string;
  /** With `department`: the person on a phone of ours. */
  readonly account?: string;
}

/** The note as text. */
export function noteOf(call: Call): string {
  const note: CallNote = {
    v: 1,
    call: call.id,
    arrivedAt: call.arrivedAt,
    queuedAt: call.queuedAt,
    answeredAt: call.answeredAt,
    waitedMs: call.waitedMs,
    version: call.version,
    counter: call.counter,
    language: call.language,
    topic: call.topic,
    priority: call.priority,
    menuPath: call.menuPath,
    ...placeOf(call.phase),
    transfers: call.transfers,
    ...(call.booked !== null && { booked: call.booked }),
    ...(call.ticket !== null && { ticket: call.ticket }),
    ...(call.second && { second: true }),
    ...(call.heard !== null && { heard: call.heard }),
    ...(call.outgoing?.dialledAt && {
      outgoing: { wish: call.outgoing.wish, attempt: call.outgoing.attempt, dialledAt: call.outgoing.dialledAt },
    }),
  };
  return JSON.stringify(note);
}

/** The note of a partner's leg as text. */
export function partnerNote(note: Omit<AgentLegNote, 'v'>): string {
  return JSON.stringify({ v: 1, ...note });
}

/** The note of the leg a caller is being passed on to, as text. */
export function transferNote(note: Omit<TransferLegNote, 'v'>): string {
  return JSON.stringify({ v: 1, ...note });
}

function placeOf(phase: Phase): { place?: PlaceNote } {
  switch (phase.name) {
    case 'menu':
      return { place: { name: 'menu', node: phase.node, misses: phase.misses } };
    case 'privacy':
    case 'number':
      return { place: { name: 'menu', node: phase.node, misses: 0 } };
    case 'languages':
      return { place: { name: 'languages', open: phase.open, misses: phase.misses } };
    case 'closedNotice':
      return { place: { name: 'closed' } };
    case 'notice':
      return { place: { name: 'notice' } };
    case 'ticket': {
      const { open, refused, step } = phase;
      return { place: { name: 'ticket', open, refused, told: step.name === 'telling' } };
    }
    default:
      return {};
  }
}
