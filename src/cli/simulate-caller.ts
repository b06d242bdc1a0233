// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Call } from '../platform/phone/call-view.ts';
import type { Phone } from '../platform/phone/phone.ts';
import type { PlannedCall } from './simulate-plan.ts';
import type { CallerResult } from './simulate-sums.ts';

/** Agents speak this tone, callers the other: who hears the other's has an open line. */
export const agentTone = 440;
/** The callers' tone, in Hz. */
export const callerTone = 620;
/** With this key a caller asks the agent to hang up. */
export const goodbyeKey = '#';

/** True when the last tenth of a second was this tone and nothing else. */
export function hearsNow(call: Call, hz: number): boolean {
  const last = call.heard().blocks.at(-1);
  return last !== undefined && (last.tones[hz] ?? 0) > 0.9 && last.rms > 0.01;
}

/** Waits until the condition holds, the call ends or the time is over; tells which. */
async function until(call: Call, condition: () => boolean, withinMs: number): Promise<'yes' | 'ended' | 'late'> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    if (call.state === 'ended') return 'ended';
    if (condition()) return 'yes';
    if (performance.now() > deadline) return 'late';
    await sleep(50);
  }
}

/** One caller's whole call as planned: dial, keys, wait, talk, good-bye. Never rejects. */
export async function simulateCaller(phone: Phone, number: string, plan: PlannedCall): Promise<CallerResult> {
  const withheld = plan.from === undefined;
  const call = await phone.dial(number, {
    from: plan.from ?? 'anonymous',
    ...(withheld ? { displayName: 'Anonymous', privacy: 'id' } : {}),
  });
  const { sipCallId } = call;
  const isUp = await call.answered().then(
    () => true,
    () => false,
  );
  if (!isUp) return { sipCallId, how: 'refused' };
  const answeredAt = performance.now();
  for (const key of plan.keys === '' ? ' ' : plan.keys) {
    const early = await until(call, () => hearsNow(call, agentTone), plan.beforeKeyMs);
    if (early !== 'late') break;
    if (key === ' ') {
      await call.hangUp();
      return { sipCallId, how: 'leftMenu' };
    }
    await call.press(key);
  }
  const connected = await until(call, () => hearsNow(call, agentTone), plan.patienceMs);
  if (connected === 'ended') return { sipCallId, how: 'endedByHotline' };
  if (connected === 'late') {
    await call.hangUp();
    return { sipCallId, how: 'leftWaiting' };
  }
  const waitedMs = performance.now() - answeredAt;
  call.tone(callerTone);
  await until(call, () => false, plan.talkMs);
  if (!plan.hangsUp) {
    await call.press(goodbyeKey);
    await until(call, () => false, 5000);
  }
  await call.hangUp();
  return { sipCallId, how: 'talked', waitedMs };
}
