// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * What becomes of a call that the switch kept while our program was away (C34), by what its legs remember: with whom the
 * caller talks, was on hold, or is being passed on to. Nobody who talks notices, nobody loses the other side.
 */
import type { AgentLegNote, TransferLegNote } from './call-note.core.ts';
import { keepForever, type Step } from './call-step.core.ts';
import { destinationAnswered } from './call-transfer.core.ts';

/** Who the caller talks with, as the switch remembers it. */
export interface Partner {
  readonly leg: string;
  readonly note: AgentLegNote;
  /** False: the caller does not hear them now, but music. */
  readonly together: boolean;
}

/** The other side of a transfer that was under way. */
export interface PassingOn {
  readonly leg: string;
  readonly note: TransferLegNote;
  /** It was picked up. */
  readonly up: boolean;
  /** The agent speaks with it, to announce the caller. */
  readonly withAgent: boolean;
}

/** Goes on with the one the caller talks with. */
export function resumeWith(s: Step, { leg, note, together }: Partner): void {
  const { call } = s;
  if (note.party === 'department') {
    const account = note.account === undefined ? {} : { account: note.account };
    const to = { entry: note.entry ?? '', name: '', number: '', acceptance: 'answer' as const, ...account };
    call.phase = { name: 'connected', to, leg, since: note.since };
    call.transferredTo = note.entry ?? null;
    call.transferAccepted = true;
    return;
  }
  const party = { agent: note.agent ?? '', shift: note.shift ?? '', phone: note.phone ?? '', leg };
  call.shift = note.shift ?? null;
  call.phase = { name: 'talk', party, since: note.since, heldSince: together ? null : s.at, failed: null };
  s.effects.push({ do: 'resumeTalk', party });
  if (!together) s.effects.push({ do: 'music', leg: call.leg, on: true });
}

/** Goes on passing the caller on; the agent may have left already. */
export function resumePassingOn(s: Step, partner: Partner | undefined, passing: PassingOn): void {
  const { call, at, settings } = s;
  const { to, kind, talkSince } = passing.note;
  if (partner) resumeWith(s, { ...partner, together: false });
  else s.effects.push({ do: 'music', leg: call.leg, on: true });
  const party = call.phase.name === 'talk' ? call.phase.party : null;
  keepForever(s);
  call.phase = {
    name: 'transferring',
    kind,
    party,
    talkSince,
    to,
    leg: passing.leg,
    state: passing.withAgent && party ? 'consulting' : 'ringing',
    until: passing.withAgent && party ? Infinity : at + settings.transferRingMs,
  };
  // Picked up before or meanwhile: what was said to them is not known, so it is said again.
  if (passing.up) destinationAnswered(s);
}
