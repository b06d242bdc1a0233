// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What transitions are made of: saying, keeping, writing, and the one way in which a call ends. */
import type { PromptRef } from '../menu/prompt.core.ts';
import { noteOf } from './call-note.core.ts';
import type { AttemptRecord, AttemptResult, CallEnd, CallRecord } from './call-record.core.ts';
import type { CallEffect } from './call-events.core.ts';
import type { Party, Phase } from './call-phase.core.ts';
import type { Call, CallSettings } from './call-state.core.ts';

/** Collects what a transition wants done. */
export interface Step {
  readonly call: Call;
  readonly at: number;
  readonly settings: CallSettings;
  readonly effects: CallEffect[];
}

/** The row of the call as it stands. */
export function recordOf(call: Call): CallRecord {
  return {
    id: call.id,
    version: call.version,
    source: call.source === 'web' ? 'web' : 'trunk',
    dialled: call.dialled,
    sipCallId: call.sipCallId,
    callerKind: call.caller.kind,
    callerNumber: call.caller.kind === 'known' ? call.caller.number : null,
    language: call.language,
    topic: call.topic,
    menuPath: call.menuPath,
    priority: call.priority,
    arrivedAt: call.arrivedAt,
    queuedAt: call.queuedAt,
    answeredAt: call.answeredAt,
    waitedMs: call.waitedMs,
    talkMs: call.talkMs,
    holdMs: call.holdMs,
    shiftId: call.shift,
    transferredTo: call.transferredTo,
    transferAccepted: call.transferAccepted,
    endedAt: call.endedAt,
    end: call.phase.name === 'ended' ? call.phase.end : null,
    endedBy: call.endedBy,
  };
}

/** A call-back that waits for an agent: its citizen has no leg yet. */
export function isVirtual(call: Call): boolean {
  return call.outgoing !== null && call.outgoing.dialledAt === null;
}

/** What became of a call of ours that ends. */
function resultOf({ outgoing, answeredAt }: Call): AttemptResult {
  if (!outgoing || outgoing.dialledAt === null) return 'notDialled';
  return outgoing.result ?? (answeredAt === null ? 'failed' : 'reached');
}

/** What is kept of a call-back we placed; undefined while the citizen's phone has not been rung. */
export function attemptOf(call: Call): AttemptRecord | undefined {
  const { outgoing } = call;
  if (!outgoing || outgoing.dialledAt === null) return undefined;
  return {
    id: call.id,
    version: call.version,
    wish: outgoing.wish,
    language: call.language,
    topic: call.topic,
    dialledAt: outgoing.dialledAt,
    answeredAt: call.answeredAt,
    endedAt: call.endedAt,
    result: call.phase.name === 'ended' ? resultOf(call) : null,
    shiftId: call.shift,
  };
}

/** Writes the row as it stands now. */
export function save(s: Step, confirm = false): void {
  s.call.version += 1;
  if (s.call.outgoing) {
    const record = attemptOf(s.call);
    if (record) s.effects.push({ do: 'saveAttempt', record });
    return;
  }
  s.effects.push({ do: 'save', record: recordOf(s.call), confirm });
}

/** One line of the journal; never a number, a name or an agent. */
export function journal(s: Step, type: string, data: Record<string, string | number | boolean | null> = {}): void {
  s.effects.push({ do: 'journal', type, data: { language: s.call.language, topic: s.call.topic, ...data } });
}

/** Renews our claim on the caller's leg, with a fresh note. */
export function keep(s: Step): void {
  s.call.leaseUntil = s.at + s.settings.leaseMs;
  s.effects.push({ do: 'keep', leg: s.call.leg, leaseMs: s.settings.leaseMs, note: noteOf(s.call) });
}

/** A conversation: from now on it lives without us. */
export function keepForever(s: Step): void {
  s.call.leaseUntil = null;
  s.effects.push({ do: 'keep', leg: s.call.leg, leaseMs: 'always', note: noteOf(s.call) });
}

/** Says something to the caller and returns the play's id. */
export function say(s: Step, words: readonly PromptRef[]): string {
  s.call.counter += 1;
  const play = `${s.call.id}.p${s.call.counter}`;
  s.effects.push({ do: 'play', leg: s.call.leg, play, words });
  return play;
}

/** Announcements in the caller's language. */
export function words(s: Step, ...prompts: readonly string[]): PromptRef[] {
  return prompts.map((prompt) => ({ prompt, language: s.call.language }));
}

/** A new leg's id, derived from the call so that a replay makes the same. */
export function newLeg(s: Step, kind: 'a' | 't'): string {
  s.call.counter += 1;
  return `${s.call.id}.${kind}${s.call.counter}`;
}

/** The id of the call's talk on the switch. */
export function talkOf(call: Call): string {
  return `${call.id}.b`;
}

/** The id of the talk of agent and other side while the caller hears music. */
export function consultationOf(call: Call): string {
  return `${call.id}.q`;
}

/** Legs that exist besides the caller's. */
export function otherLegs(phase: Phase): string[] {
  if (phase.name === 'waiting') return phase.ringing ? [phase.ringing.leg] : [];
  if (phase.name === 'talk' || phase.name === 'dialling') return [phase.party.leg];
  if (phase.name === 'recalling') return [phase.oldLeg, phase.leg].filter((leg) => leg !== null);
  if (phase.name === 'transferring') return phase.party ? [phase.party.leg, phase.leg] : [phase.leg];
  return phase.name === 'connected' ? [phase.leg] : [];
}

/** Books the time of the conversation that ends now and frees its agent. */
export function leaveTalk(s: Step, party: Party, since: number, heldSince: number | null): void {
  const { call, at } = s;
  if (heldSince !== null) call.holdMs += at - heldSince;
  call.talkMs += at - since;
  s.effects.push({ do: 'freeAgent', agent: party.agent, talkMs: at - since });
}

/** Ends the call: every leg, the talk, the offer, the agent, the row (C30). */
export function finish(s: Step, end: CallEnd, by: CallRecord['endedBy'], gone?: string): void {
  const { call, at } = s;
  const phase = call.phase;
  if (phase.name === 'ended') return;
  if (phase.name === 'waiting') {
    if (phase.ringing) s.effects.push({ do: 'endOffer', offer: phase.ringing.offer, why: 'withdrawn' });
    s.effects.push({ do: 'leaveQueue' });
    if (call.answeredAt === null && call.queuedAt !== null) call.waitedMs = at - call.queuedAt;
  }
  if (phase.name === 'booking' && phase.from === 'queue' && call.answeredAt === null && call.queuedAt !== null)
    call.waitedMs = at - call.queuedAt;
  if (phase.name === 'talk') leaveTalk(s, phase.party, phase.since, phase.heldSince);
  if (phase.name === 'transferring' && phase.party) leaveTalk(s, phase.party, phase.talkSince, null);
  if (phase.name === 'recalling') leaveTalk(s, phase.party, phase.talkSince, null);
  // Nobody was talked with: the agent takes the next call, as if it had not been.
  if (phase.name === 'dialling') s.effects.push({ do: 'returnAgent', agent: phase.party.agent, as: 'ready' });
  const isThere = !isVirtual(call);
  for (const leg of [...(isThere ? [call.leg] : []), ...otherLegs(phase)])
    if (leg !== gone) s.effects.push({ do: 'hangUp', leg, cause: end === 'refused' ? 'busy' : 'normal' });
  if (['talk', 'transferring', 'connected', 'recalling'].includes(phase.name))
    s.effects.push({ do: 'talk', talk: talkOf(call), legs: [] });
  // After the agent's phone died in a consultation, the other side is still there alone (C74).
  if (phase.name === 'transferring' && phase.kind === 'announced' && phase.state !== 'ringing')
    s.effects.push({ do: 'talk', talk: consultationOf(call), legs: [] });
  call.phase = { name: 'ended', end };
  call.endedAt = at;
  call.endedBy = by;
  call.leaseUntil = null;
  save(s);
  if (call.outgoing) {
    const result = resultOf(call);
    s.effects.push({ do: 'attemptOver', wish: call.outgoing.wish, result });
    journal(s, 'callbackEnded', { result, talkMs: call.talkMs });
  } else {
    // C101: on which level somebody gave up.
    const level = phase.name === 'menu' || phase.name === 'privacy' ? { node: phase.node } : {};
    journal(s, 'callEnded', { end, waitedMs: call.waitedMs, talkMs: call.talkMs, ...level });
  }
}

/** The end that fits a caller who leaves now (decision 23); who heard the state of a ticket has served themselves (C85). */
export function endIfLeftNow(call: Call): CallEnd {
  const end = endOfPhase(call);
  return call.ticket !== null && (end === 'abandoned_menu' || end === 'closed') ? 'self_served' : end;
}

/** The end of a call that is with a department: whom the menu connected has served themselves (C113). */
export function endOfConnected(call: Pick<Call, 'answeredAt'>): CallEnd {
  return call.answeredAt === null ? 'self_served' : 'served';
}

function endOfPhase(call: Call): CallEnd {
  switch (call.phase.name) {
    case 'closedNotice':
      return 'closed';
    case 'notice':
      return call.phase.after === 'hangUp' ? 'closed' : 'abandoned_menu'; // C95
    case 'languages':
      return call.phase.open ? 'abandoned_menu' : 'closed';
    case 'saving':
      return call.phase.open ? 'abandoned_menu' : 'closed';
    case 'menu':
    case 'privacy':
      return 'abandoned_menu';
    case 'number':
      return 'self_served'; // C113
    case 'ticket':
      return call.phase.open ? 'abandoned_menu' : 'closed';
    case 'booking':
      if (call.phase.from !== 'queue') return 'closed';
      return call.answeredAt === null ? 'abandoned_waiting' : 'served';
    case 'waiting':
      // Somebody who has talked to us already was served, even if they give up waiting for the next colleague.
      return call.answeredAt === null ? 'abandoned_waiting' : 'served';
    case 'transferring':
      if (call.answeredAt === null) return 'abandoned_menu'; // C113
      return 'served';
    case 'connected':
      return endOfConnected(call);
    case 'talk':
    case 'dialling':
    case 'recalling':
      return 'served';
    case 'farewell':
    case 'ended':
      return call.phase.end;
  }
}
