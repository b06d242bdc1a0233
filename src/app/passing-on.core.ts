// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Callers who are passed on, seen from the whole hotline: who is rung, what became of it, and calls that come back to us. */
import type { Phase } from '../features/call/call-phase.core.ts';
import type { Call } from '../features/call/call-state.core.ts';
import type { Hotline } from './hotline-state.core.ts';

/** What became of the caller an agent was passing on, for that agent's desk. */
export interface PassedOn {
  readonly call: string;
  readonly name: string;
  readonly result: 'accepted' | 'callerLeft';
  /** Unix milliseconds. */
  readonly at: number;
}

/** The person whose phone of ours rings or talks in this call; null for numbers. */
export function clerkOf({ phase }: Call): string | null {
  return phase.name === 'transferring' || phase.name === 'connected' ? (phase.to.account ?? null) : null;
}

/** The call that this person's phone rings for or talks in. */
export function callOfClerk(hotline: Hotline, account: string): Call | undefined {
  for (const call of hotline.calls.values()) if (clerkOf(call) === account) return call;
  return undefined;
}

/** What the agent is told who was passing the caller on before this step; undefined = nothing has come to its end. */
export function passedOn(before: Phase, call: Call, at: number): (PassedOn & { readonly agent: string }) | undefined {
  if (before.name !== 'transferring' || !before.party) return undefined;
  const { agent } = before.party;
  const told = { agent, call: call.id, name: before.to.name, at };
  if (call.phase.name === 'connected') return { ...told, result: 'accepted' };
  if (call.phase.name === 'ended' && call.endedBy === 'citizen') return { ...told, result: 'callerLeft' };
  return undefined;
}

/**
 * True for an arriving call that one of our own outgoing calls has become: the other side forwards to the hotline.
 * Recognised by our mark on it, or by our own number as the caller while we ring somebody outside. Taken, it would go
 * round in circles; refused, the transfer fails as busy and its caller is back (C75).
 */
export function comesBack(
  hotline: Hotline,
  arrival: Pick<Call, 'caller'> & { readonly markedAs?: string },
  ownNumbers: readonly string[],
): boolean {
  if (arrival.markedAs !== undefined && hotline.legs.has(arrival.markedAs)) return true;
  if (arrival.caller.kind !== 'known' || !ownNumbers.includes(inE164(arrival.caller.number))) return false;
  for (const { phase } of hotline.calls.values()) {
    if (phase.name === 'dialling') return true;
    if (phase.name === 'transferring' && phase.state === 'ringing' && phase.to.phone === undefined) return true;
  }
  return false;
}

/** A German number in the spelling of our own ones. */
export function inE164(number: string): string {
  const digits = number.replace(/[^\d+]/g, '').replace(/^00/, '+');
  if (digits.startsWith('+')) return digits;
  return digits.startsWith('0') ? `+49${digits.slice(1)}` : `+${digits}`;
}
