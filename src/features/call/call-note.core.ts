// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What the switch remembers of a call on its legs, so that a restart of ours loses nothing. */
import type { Language } from '../../lib/pure/language.ts';
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
  };
  return JSON.stringify(note);
}

/** The note of a partner's leg as text. */
export function partnerNote(note: Omit<AgentLegNote, 'v'>): string {
  return JSON.stringify({ v: 1, ...note });
}
