// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Passing a caller on: blind (the other side takes the call by answering) and announced (the agent speaks with the
 * other side first). The caller hears music and is never without somebody to go back to. Rules C24 to C28 and C70 to C79.
 * The talk of a consultation is not ended by name: its legs move on or hang up, and a talk without legs ends by itself;
 * ended at the same time it would tear the leg that moves out of its new talk.
 */
import { partnerNote, transferNote } from './call-note.core.ts';
import type { Destination, TransferFailure } from './call-phase.core.ts';
import type { Call } from './call-state.core.ts';
import { consultationOf, journal, keepForever, leaveTalk, newLeg, save, talkOf, type Step } from './call-step.core.ts';
import { isStraight, straightFailed } from './call-straight.core.ts';
import { reenterQueue } from './call-waiting.core.ts';

/** How a caller is passed on. */
export type TransferKind = 'announced' | 'blind';

/** More attempts in one call only send the caller round in circles (C77). */
const mostTransfers = 5;

/** True when this call may not be passed on once more (C77). */
export function isPassedOnEnough(call: Pick<Call, 'transfers'>): boolean {
  return call.transfers >= mostTransfers;
}

/** Rings the other side while the caller hears music and the agent stays on the line (C24). */
export function transfer(s: Step, to: Destination, kind: TransferKind): void {
  const { call, settings } = s;
  if (call.phase.name !== 'talk' || isPassedOnEnough(call)) return;
  const { party, since, heldSince } = call.phase;
  if (heldSince === null) {
    s.effects.push({ do: 'talk', talk: talkOf(call), legs: [party.leg] });
    s.effects.push({ do: 'music', leg: call.leg, on: true });
  } else call.holdMs += s.at - heldSince;
  call.transfers += 1;
  const leg = newLeg(s, 't');
  call.phase = {
    name: 'transferring',
    kind,
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
    topic: call.topic,
    language: call.language,
    note: transferNote({ call: call.id, transfer: to.entry, to, kind, talkSince: since }),
  });
  // Who wants to speak with the other side hears that it rings.
  if (kind === 'announced') s.effects.push({ do: 'ringback', leg: party.leg });
  journal(s, 'transferStarted', { to: to.entry, kind });
}

/** Not even dialled, e.g. outside the hours of the other side: the agent sees why, the caller stays (C76). */
export function refuseTransfer(s: Step, to: Destination, cause: TransferFailure): void {
  const { call } = s;
  if (call.phase.name !== 'talk') return;
  call.phase.failed = { to, cause, at: s.at };
  journal(s, 'transferFailed', { to: to.entry, cause });
}

/** The other side answered: to the agent who wants to speak first (C70), else accepted at once or after key 1 (C25). */
export function destinationAnswered(s: Step): void {
  const { call } = s;
  if (call.phase.name !== 'transferring' || call.phase.state !== 'ringing') return;
  const { kind, party, leg, to } = call.phase;
  if (kind === 'announced' && party) {
    call.phase.state = 'consulting';
    call.phase.until = Infinity;
    s.effects.push({ do: 'talk', talk: consultationOf(call), legs: [party.leg, leg] });
    return journal(s, 'consultationBegan', { to: to.entry });
  }
  if (to.acceptance === 'answer') return accept(s, false);
  askForKey(s);
}

function askForKey(s: Step): void {
  const { call } = s;
  if (call.phase.name !== 'transferring') return;
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

/** A key on the other side's phone (C25). */
export function destinationKey(s: Step, digit: string): void {
  const phase = s.call.phase;
  if (phase.name === 'transferring' && phase.state === 'waitingForKey' && digit === '1') accept(s, false);
}

/** The agent has announced the caller and puts both together (C71). */
export function connect(s: Step): void {
  const phase = s.call.phase;
  if (phase.name === 'transferring' && phase.state === 'consulting') accept(s, false);
}

function accept(s: Step, agentGone: boolean): void {
  const { call } = s;
  if (call.phase.name !== 'transferring') return;
  const { party, talkSince, to, leg, state } = call.phase;
  if (state === 'waitingForKey') s.effects.push({ do: 'silence', leg });
  if (isStraight(s)) {
    s.effects.push({ do: 'silence', leg: call.leg });
    keepForever(s);
  }
  s.effects.push({ do: 'talk', talk: talkOf(call), legs: [call.leg, leg] });
  s.effects.push({
    do: 'keep',
    leg,
    leaseMs: 'always',
    note: partnerNote({
      party: 'department',
      call: call.id,
      since: s.at,
      entry: to.entry,
      ...(to.account !== undefined && { account: to.account }),
    }),
  });
  if (party) {
    if (!agentGone) s.effects.push({ do: 'hangUp', leg: party.leg, cause: 'normal' });
    leaveTalk(s, party, talkSince, null); // C26
  }
  call.phase = { name: 'connected', to, leg, since: s.at };
  call.transferredTo = to.entry;
  call.transferAccepted = true;
  save(s);
  journal(s, 'transferAccepted', { to: to.entry });
}

/** Not accepted: back to the same agent, or to the head of the queue if the agent has left (C27, C28, C72, C73). */
export function transferFailed(s: Step, cause: TransferFailure, legGone: boolean): void {
  const { call } = s;
  if (call.phase.name !== 'transferring') return;
  if (isStraight(s)) return straightFailed(s, cause, legGone); // C112
  const { party, talkSince, to, leg, kind, state } = call.phase;
  if (!legGone) s.effects.push({ do: 'hangUp', leg, cause: 'normal' });
  call.transferredTo = to.entry;
  call.transferAccepted = false;
  journal(s, 'transferFailed', { to: to.entry, cause });
  if (!party) {
    s.effects.push({ do: 'talk', talk: talkOf(call), legs: [] });
    return reenterQueue(s, 'transfer-failed'); // C28
  }
  call.phase = { name: 'talk', party, since: talkSince, heldSince: null, failed: { to, cause, at: s.at } };
  if (kind === 'announced' && state === 'ringing') s.effects.push({ do: 'silence', leg: party.leg });
  s.effects.push({ do: 'talk', talk: talkOf(call), legs: [call.leg, party.leg] });
  save(s);
}

/** The other side's leg ended before it took the caller. */
export function destinationLegEnded(
  s: Step,
  cause: 'hungUp' | 'busy' | 'noAnswer' | 'declined' | 'unreachable' | 'failed',
): void {
  const phase = s.call.phase;
  if (phase.name !== 'transferring') return;
  if (cause !== 'hungUp') return transferFailed(s, cause, true);
  const causes = { ringing: 'declined', waitingForKey: 'notAccepted', consulting: 'hungUp' } as const;
  transferFailed(s, causes[phase.state], true);
}

/** A person on a phone of ours says no while it rings, or hangs up on the page (C78). */
export function destinationLeft(s: Step): void {
  const phase = s.call.phase;
  if (phase.name !== 'transferring') return;
  transferFailed(s, phase.state === 'consulting' ? 'hungUp' : 'declined', false);
}

/** Neither answered nor accepted in time (C27). */
export function transferOverdue(s: Step): void {
  const phase = s.call.phase;
  if (phase.name !== 'transferring' || phase.state === 'consulting') return;
  transferFailed(s, phase.state === 'ringing' ? 'noAnswer' : 'notAccepted', false);
}

/**
 * The agent's leg ended while the caller was being passed on. While it rings, the ringing phone decides (C28). In the
 * consultation hanging up connects (C71); a phone that died does not: the other side is asked for key 1 (C74).
 */
export function agentLeft(s: Step, hungUp: boolean): void {
  const { call } = s;
  if (call.phase.name !== 'transferring' || !call.phase.party) return;
  const isConsulting = call.phase.state === 'consulting';
  if (isConsulting && hungUp) return accept(s, true);
  leaveTalk(s, call.phase.party, call.phase.talkSince, null);
  call.phase.party = null;
  if (isConsulting) askForKey(s);
}
