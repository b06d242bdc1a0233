// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * A call we place to keep a call-back wish: it waits in the queue without a citizen, an agent's phone rings, and only
 * when the agent is there the citizen's phone does. Rules C50 to C55 of call.spec.md.
 */
import { noteOf } from './call-note.core.ts';
import type { AttemptResult } from './call-record.core.ts';
import type { CallEffect } from './call-events.core.ts';
import type { Party } from './call-phase.core.ts';
import { untouched, type Call, type CallSettings, type Outgoing } from './call-state.core.ts';
import { finish, journal, save, talkOf, type Step } from './call-step.core.ts';

/** What is known of a call-back that is due. */
export type Order = Pick<Call, 'id' | 'language' | 'topic' | 'priority'> &
  Pick<Outgoing, 'wish' | 'number' | 'attempt' | 'origin' | 'story'> & {
    /** The citizen's place among those who wait: when they first asked. */
    readonly since: number;
  };

/** A call-back is due: it takes the citizen's place in the queue (C50). */
export function order(due: Order, at: number, settings: CallSettings): { call: Call; effects: CallEffect[] } {
  const call: Call = {
    ...untouched,
    id: due.id,
    leg: `${due.id}.c`,
    source: 'callback',
    outgoing: {
      wish: due.wish,
      number: due.number,
      attempt: due.attempt,
      origin: due.origin,
      story: due.story,
      dialledAt: null,
      result: null,
    },
    caller: { kind: 'known', number: due.number },
    dialled: '',
    sipCallId: '',
    arrivedAt: due.since,
    language: due.language,
    topic: due.topic,
    priority: due.priority,
    phase: { name: 'waiting', play: null, announceAt: Infinity, ringing: null },
    queuedAt: due.since,
  };
  const s: Step = { call, at, settings, effects: [] };
  journal(s, 'callbackDue', { attempt: due.attempt });
  s.effects.push({ do: 'joinQueue' });
  return { call, effects: s.effects };
}

/** The agent is there: now the citizen's phone rings (C51). */
export function dial(s: Step, offer: string, party: Party): void {
  const { call, at, settings } = s;
  if (!call.outgoing) return;
  call.outgoing.dialledAt = at;
  call.waitedMs = null;
  call.shift = party.shift;
  call.phase = { name: 'dialling', party, since: at, until: at + settings.dialMs };
  s.effects.push({ do: 'takeOffer', offer, party });
  s.effects.push({ do: 'ringback', leg: party.leg });
  s.effects.push({
    do: 'ringCitizen',
    leg: call.leg,
    number: call.outgoing.number,
    timeoutMs: settings.dialMs + 1_000,
  });
  save(s);
  journal(s, 'callbackDialled', { attempt: call.outgoing.attempt });
}

/** The citizen answered: both hear each other (C52). */
export function citizenAnswered(s: Step): void {
  const { call, at } = s;
  if (call.phase.name !== 'dialling') return;
  const { party } = call.phase;
  s.effects.push({ do: 'silence', leg: party.leg });
  s.effects.push({ do: 'talk', talk: talkOf(call), legs: [call.leg, party.leg] });
  call.answeredAt = at;
  call.phase = { name: 'talk', party, since: at, heldSince: null, failed: null };
  s.effects.push({ do: 'keep', leg: call.leg, leaseMs: 'always', note: noteOf(call) });
  save(s);
  journal(s, 'callbackAnswered');
}

const resultOfCause: Readonly<Record<string, AttemptResult>> = {
  busy: 'busy',
  noAnswer: 'noAnswer',
  // Who declines has seen the city's number and is asked again later.
  declined: 'busy',
  hungUp: 'noAnswer',
  // No such phone just now: switched off, or out of reach.
  unreachable: 'noAnswer',
  failed: 'failed',
};

/** The citizen's phone did not lead to a conversation (C53). */
export function notReached(s: Step, cause: string, legGone: boolean): void {
  const { call } = s;
  if (call.phase.name !== 'dialling' || !call.outgoing) return;
  call.outgoing.result ??= resultOfCause[cause] ?? 'failed';
  finish(s, 'served', 'system', legGone ? call.leg : undefined);
}

/** The agent hung up, or the phone died, while the citizen's rings: no attempt of the citizen's (C53). */
export function agentLeft(s: Step, leg: string): void {
  const { call } = s;
  if (call.phase.name !== 'dialling' || call.phase.party.leg !== leg || !call.outgoing) return;
  call.outgoing.result ??= 'notDialled';
  finish(s, 'served', 'agent', leg);
}

/** The agent hears a mailbox, or somebody else: the call ends, the wish goes on with that knowledge (C54). */
export function sayResult(s: Step, result: 'mailbox' | 'wrongNumber'): void {
  const { call } = s;
  if (!call.outgoing || (call.phase.name !== 'talk' && call.phase.name !== 'dialling')) return;
  call.outgoing.result = result;
  finish(s, 'served', 'agent');
}
