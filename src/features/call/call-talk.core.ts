// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The conversation: hold, keys, and its end. Rules C21 to C23 and C29 of call.spec.md. */
import { finish, journal, keepForever, leaveTalk, talkOf, type Step } from './call-step.core.ts';
import { agentLeft } from './call-transfer.core.ts';
import { reenterQueue } from './call-waiting.core.ts';

/** The caller hears music (C22). */
export function hold(s: Step): void {
  const { call } = s;
  if (call.phase.name !== 'talk' || call.phase.heldSince !== null) return;
  call.phase.heldSince = s.at;
  call.phase.failed = null;
  s.effects.push({ do: 'talk', talk: talkOf(call), legs: [call.phase.party.leg] });
  s.effects.push({ do: 'music', leg: call.leg, on: true });
  journal(s, 'held');
}

/** Both hear each other again (C22). */
export function resume(s: Step): void {
  const { call } = s;
  if (call.phase.name !== 'talk' || call.phase.heldSince === null) return;
  call.holdMs += s.at - call.phase.heldSince;
  call.phase.heldSince = null;
  s.effects.push({ do: 'talk', talk: talkOf(call), legs: [call.leg, call.phase.party.leg] });
}

/** The caller was with the switch when the conversation began, and is back only now (C32). */
export function rejoin(s: Step): void {
  const { call } = s;
  const phase = call.phase;
  keepForever(s);
  const isTalking = phase.name === 'talk' && phase.heldSince === null;
  const other = phase.name === 'connected' ? phase.leg : isTalking ? phase.party.leg : null;
  if (other === null) s.effects.push({ do: 'music', leg: call.leg, on: true });
  else s.effects.push({ do: 'talk', talk: talkOf(call), legs: [call.leg, other] });
}

/** A key tone to the other party (C23). */
export function sendKey(s: Step, digit: string): void {
  if (s.call.phase.name === 'talk' && /^[0-9*#]$/.test(digit)) s.effects.push({ do: 'digit', leg: s.call.leg, digit });
}

/** The agent's leg ended, by hanging up or because the phone died. */
export function agentLegEnded(s: Step, hungUp: boolean, leg: string): void {
  const { call } = s;
  if (call.phase.name === 'transferring') return agentLeft(s, hungUp);
  if (call.phase.name !== 'talk') return;
  if (hungUp) return finish(s, 'served', 'agent', leg); // C29
  const { party, since, heldSince } = call.phase;
  leaveTalk(s, party, since, heldSince);
  s.effects.push({ do: 'talk', talk: talkOf(call), legs: [] });
  reenterQueue(s, 'technical-problem'); // C21
}
