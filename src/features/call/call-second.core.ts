// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * A caller who comes back on the same matter. Only the topic tells before anybody has spoken: who chooses one this number has
 * called about is taken at their word. What that is worth in the queue is said there (Q18). Rules C120 to C123 of call.spec.md.
 */
import { keep, type Step } from './call-step.core.ts';

/** Asks what this number has called about; the call goes on meanwhile (C120). */
export function askEarlier({ call, settings, effects }: Step): void {
  if (settings.headStartMs > 0 && call.caller.kind === 'known')
    effects.push({ do: 'askEarlier', number: call.caller.number });
}

/** The answer; whoever waits already moves up (C122). */
export function earlierKnown(s: Step, topics: readonly string[]): void {
  const { call } = s;
  call.earlier = topics;
  if (call.second || call.queuedAt === null || call.answeredAt !== null) return;
  recogniseSecond(s);
  if (!call.second || call.phase.name !== 'waiting') return;
  keep(s); // C123
  s.effects.push({ do: 'moveUp' });
}

/** The topic is chosen: is it one of the earlier ones? Another one, and none, is a matter of its own (C121). */
export function recogniseSecond({ call }: Step): void {
  call.second = call.topic !== null && call.earlier.includes(call.topic);
}
