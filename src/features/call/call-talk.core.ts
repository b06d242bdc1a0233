// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The conversation: hold, keys, and passing the caller on. Rules C22 to C29 of call.spec.md. */
import { partnerNote } from './call-note.core.ts';
import type { Destination, TransferFailure } from './call-state.core.ts';
import { finish, journal, keepForever, leaveTalk, newLeg, save, talkOf, type Step } from './call-step.core.ts';
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

/** Rings a number of the directory while the caller hears music and the agent stays on the line (C24). */
export function transfer(s: Step, to: Destination): void {
  const { call, settings } = s;
  if (call.phase.name !== 'talk') return;
  const { party, since, heldSince } = call.phase;
  if (heldSince === null) {
    s.effects.push({ do: 'talk', talk: talkOf(call), legs: [party.leg] });
    s.effects.push({ do: 'music', leg: call.leg, on: true });
  } else call.holdMs += s.at - heldSince;
  const leg = newLeg(s, 't');
  call.phase = {
    name: 'transferring',
    party,
    talkSince: since,
    to,
    leg,
    state: 'ringing',
    until: s.at + settings.transferRingMs,
  };
  s.effects.push({
    do: 'ringNumber',
    leg,
    to,
    timeoutMs: settings.transferRingMs + 1_000,
    caller: call.caller,
    note: JSON.stringify({ v: 1, call: call.id, transfer: to.entry }),
  });
  journal(s, 'transferStarted', { to: to.entry });
}

/** The other number answered: accepted at once, or after key 1 (C25). */
export function destinationAnswered(s: Step): void {
  const { call } = s;
  if (call.phase.name !== 'transferring' || call.phase.state !== 'ringing') return;
  if (call.phase.to.acceptance === 'answer') return accept(s);
  call.phase.state = 'waitingForKey';
  call.phase.until = s.at + s.settings.transferKeyMs;
  call.counter += 1;
  s.effects.push({
    do: 'play',
    leg: call.phase.leg,
    play: `${call.id}.p${call.counter}`,
    words: [
      { prompt: 'transfer-key', language: 'de' },
      { prompt: 'transfer-key', language: 'de' },
    ],
  });
}

/** A key on the other number's phone (C25). */
export function destinationKey(s: Step, digit: string): void {
  const phase = s.call.phase;
  if (phase.name === 'transferring' && phase.state === 'waitingForKey' && digit === '1') accept(s);
}

function accept(s: Step): void {
  const { call } = s;
  if (call.phase.name !== 'transferring') return;
  const { party, talkSince, to, leg, state } = call.phase;
  if (state === 'waitingForKey') s.effects.push({ do: 'silence', leg });
  s.effects.push({ do: 'talk', talk: talkOf(call), legs: [call.leg, leg] });
  s.effects.push({
    do: 'keep',
    leg,
    leaseMs: 'always',
    note: partnerNote({ party: 'department', call: call.id, since: s.at, entry: to.entry }),
  });
  if (party) {
    s.effects.push({ do: 'hangUp', leg: party.leg, cause: 'normal' });
    leaveTalk(s, party, talkSince, null); // C26
  }
  call.phase = { name: 'connected', to, leg };
  call.transferredTo = to.entry;
  call.transferAccepted = true;
  save(s);
  journal(s, 'transferAccepted', { to: to.entry });
}

/** Not accepted: back to the same agent, or to the head of the queue if the agent has left (C27, C28). */
export function transferFailed(s: Step, cause: TransferFailure, legGone: boolean): void {
  const { call } = s;
  if (call.phase.name !== 'transferring') return;
  const { party, talkSince, to, leg } = call.phase;
  if (!legGone) s.effects.push({ do: 'hangUp', leg, cause: 'normal' });
  call.transferredTo = to.entry;
  call.transferAccepted = false;
  journal(s, 'transferFailed', { to: to.entry, cause });
  if (!party) {
    s.effects.push({ do: 'talk', talk: talkOf(call), legs: [] });
    return reenterQueue(s, 'transfer-failed'); // C28
  }
  call.phase = { name: 'talk', party, since: talkSince, heldSince: null, failed: { name: to.name, cause } };
  s.effects.push({ do: 'talk', talk: talkOf(call), legs: [call.leg, party.leg] });
  save(s);
}

/** The agent's leg ended, by hanging up or because the phone died. */
export function agentLegEnded(s: Step, hungUp: boolean, leg: string): void {
  const { call } = s;
  if (call.phase.name === 'transferring' && call.phase.party) {
    leaveTalk(s, call.phase.party, call.phase.talkSince, null);
    call.phase.party = null; // C28: the ringing number decides now
    return;
  }
  if (call.phase.name !== 'talk') return;
  if (hungUp) return finish(s, 'served', 'agent', leg); // C29
  const { party, since, heldSince } = call.phase;
  leaveTalk(s, party, since, heldSince);
  s.effects.push({ do: 'talk', talk: talkOf(call), legs: [] });
  reenterQueue(s, 'technical-problem'); // C21
}
