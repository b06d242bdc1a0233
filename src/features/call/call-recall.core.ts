// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * An agent's browser was reloaded, crashed or lost its network in a conversation: the caller hears music, the agent's
 * phone rings again when it is back, and after a while the caller goes to the head of the queue. Rules C60 to C64.
 */
import { journal, keep, keepForever, newLeg, talkOf, type Step } from './call-step.core.ts';
import { transferFailed } from './call-transfer.core.ts';
import { noteOnAgentLeg, reenterQueue } from './call-waiting.core.ts';

/** Page and phone are gone (C60): music for the caller; a conversation on hold, or with a department, is left alone. */
export function agentLost(s: Step): void {
  const { call, at, settings } = s;
  if (call.phase.name !== 'talk') return;
  const { party, since, heldSince } = call.phase;
  if (heldSince !== null) call.holdMs += at - heldSince;
  // The lease is back: should we die now, the caller must not stay alone with the music, and comes first.
  call.priority = 0;
  keep(s);
  s.effects.push({ do: 'talk', talk: talkOf(call), legs: [party.leg] });
  s.effects.push({ do: 'music', leg: call.leg, on: true });
  call.phase = {
    name: 'recalling',
    party,
    talkSince: since,
    oldLeg: party.leg,
    leg: null,
    until: at + settings.recallMs,
  };
  journal(s, 'agentLost');
}

/** The page is back: with its sound both talk on at once, without it the phone rings again (C61, C62). */
export function agentBack(s: Step, withSound: boolean): void {
  const { call, settings } = s;
  // Nobody can consult without sound: the caller is taken back first.
  if (call.phase.name === 'transferring' && call.phase.state === 'consulting' && !withSound)
    transferFailed(s, 'cancelled', false);
  if (call.phase.name === 'talk' && !withSound) agentLost(s);
  const { phase } = call;
  if (phase.name !== 'recalling') return;
  if (withSound && phase.oldLeg !== null) return talkOn(s, phase.oldLeg);
  if (phase.leg !== null) return;
  phase.leg = newLeg(s, 'a');
  phase.until = Math.max(phase.until, s.at + settings.ringMs);
  s.effects.push({
    do: 'ringPhone',
    leg: phase.leg,
    phone: phase.party.phone,
    timeoutMs: settings.ringMs + 1_000,
    caller: call.caller,
    topic: call.topic,
    language: call.language,
    note: JSON.stringify({ v: 1, call: call.id, recall: phase.party.shift }),
  });
}

/** The phone was picked up again (C62). */
export function recallAnswered(s: Step, leg: string): void {
  const { phase } = s.call;
  if (phase.name === 'recalling' && phase.leg === leg) talkOn(s, leg);
}

function talkOn(s: Step, leg: string): void {
  const { call } = s;
  if (call.phase.name !== 'recalling') return;
  const { talkSince, oldLeg, leg: newOne } = call.phase;
  const party = { ...call.phase.party, leg };
  for (const other of [oldLeg, newOne])
    if (other !== null && other !== leg) s.effects.push({ do: 'hangUp', leg: other, cause: 'normal' });
  s.effects.push({ do: 'talk', talk: talkOf(call), legs: [call.leg, leg] });
  call.phase = { name: 'talk', party, since: talkSince, heldSince: null, failed: null };
  keepForever(s);
  s.effects.push(noteOnAgentLeg(s, party));
  journal(s, 'agentBack');
}

/** One of the agent's legs ended meanwhile (C63). */
export function recallLegEnded(s: Step, leg: string): void {
  const { phase } = s.call;
  if (phase.name !== 'recalling') return;
  if (phase.oldLeg === leg) phase.oldLeg = null;
  if (phase.leg !== leg) return;
  phase.leg = null;
  giveUp(s);
}

/** The agent did not come back: head of the queue, with an explanation (C64). */
export function giveUp(s: Step): void {
  const { call, at } = s;
  if (call.phase.name !== 'recalling') return;
  const { party, talkSince, oldLeg, leg } = call.phase;
  for (const other of [oldLeg, leg]) if (other !== null) s.effects.push({ do: 'hangUp', leg: other, cause: 'normal' });
  call.talkMs += at - talkSince;
  s.effects.push({ do: 'returnAgent', agent: party.agent, as: 'notReachable' });
  s.effects.push({ do: 'talk', talk: talkOf(call), legs: [] });
  reenterQueue(s, 'technical-problem');
}
