// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Call } from '../platform/phone/call-view.ts';
import type { Phone } from '../platform/phone/phone.ts';
import { sampleRate } from '../platform/phone/tones.ts';
import type { PlannedCall } from './simulate-plan.ts';
import type { CallerResult } from './simulate-sums.ts';

/** Agents speak this tone, callers the other: who hears the other's has an open line. */
export const agentTone = 440;
/** The callers' tone, in Hz. */
export const callerTone = 620;
/** With this key a caller asks the agent to hang up. */
export const goodbyeKey = '#';

/** A menu that was heard out is silent for longer than this, music never is; milliseconds. */
const menuSilenceMs = 4_000;
/** So often the keys are pressed again. */
const mostAgain = 5;
/** So long the tone sounds before the question, milliseconds. */
const toneFirstMs = 800;

/** True when the last tenth of a second was this tone and nothing else. */
export function hearsNow(call: Call, hz: number): boolean {
  const last = call.heard().blocks.at(-1);
  return last !== undefined && (last.tones.get(hz) ?? 0) > 0.9 && last.rms > 0.01;
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

/** One caller's whole call as planned: dial, keys, wait, talk, good-bye. `question` (8 kHz) is asked in the talk. Never rejects. */
export async function simulateCaller(
  phone: Phone,
  number: string,
  plan: PlannedCall,
  question?: Int16Array,
): Promise<CallerResult> {
  const withheld = plan.from === undefined;
  const call = await phone.dial(number, {
    from: plan.from ?? 'anonymous',
    ...(withheld ? { displayName: 'Anonymous', privacy: 'id' } : {}),
  });
  const { sipCallId } = call;
  const up = await until(call, () => call.state === 'up', plan.patienceMs);
  if (up !== 'yes') {
    if (up === 'late') await call.hangUp();
    return { sipCallId, how: up === 'late' ? 'leftWaiting' : 'refused' };
  }
  const answeredAt = performance.now();
  const first = plan.listensFirst ? '' : plan.keys;
  for (const key of plan.keys === '' ? ' ' : first) {
    const early = await until(call, () => hearsNow(call, agentTone), plan.beforeKeyMs);
    if (early !== 'late') break;
    if (key === ' ') {
      await call.hangUp();
      return { sipCallId, how: 'leftMenu' };
    }
    await call.press(key);
  }
  const connected = await waitForAgent(call, plan);
  if (connected === 'ended') return { sipCallId, how: 'endedByHotline' };
  if (connected === 'late') {
    await call.hangUp();
    return { sipCallId, how: 'leftWaiting' };
  }
  const waitedMs = performance.now() - answeredAt;
  return { sipCallId, waitedMs, ...(await talk(call, plan, question)) };
}

/**
 * Waits as long as the patience lasts. Silence means that a menu waits for a key (in the queue there is music): keys can
 * be lost while the server restarts, and a citizen who hears the menu again presses again.
 */
async function waitForAgent(call: Call, plan: PlannedCall): Promise<'yes' | 'ended' | 'late'> {
  const deadline = performance.now() + plan.patienceMs;
  let listensSince = performance.now();
  for (let again = 0; ; again += 1) {
    const isSilent = (): boolean =>
      again < mostAgain && performance.now() - lastSound(call, listensSince) > menuSilenceMs;
    const left = deadline - performance.now();
    const came = await until(call, () => hearsNow(call, agentTone) || isSilent(), left);
    if (came !== 'yes' || hearsNow(call, agentTone)) return came;
    for (const key of plan.keys) {
      if ((await until(call, () => hearsNow(call, agentTone), plan.beforeKeyMs)) !== 'late') break;
      await call.press(key);
    }
    listensSince = performance.now();
  }
}

/** When this call was last heard to be anything but silent, not before `since`; monotonic milliseconds. */
function lastSound(call: Call, since: number): number {
  const loud = call.heard().blocks.findLast(({ rms }) => rms > 0.003);
  return Math.max(since, loud?.atMs ?? 0);
}

/** The conversation: tone, question, tone, and the good-bye the plan wants. */
async function talk(
  call: Call,
  plan: PlannedCall,
  question: Int16Array | undefined,
): Promise<Pick<CallerResult, 'how' | 'silenceMs'>> {
  const began = performance.now();
  let lastHeard = began;
  let silenceMs = 0;
  let spoken: 'tone' | 'question' | 'done' = 'tone';
  call.tone(callerTone);
  const wantedMs = plan.lineBreaks ? plan.talkMs * 0.4 : plan.talkMs;
  const questionMs = question ? (question.length / sampleRate) * 1000 : 0;
  const ended = await until(
    call,
    () => {
      const now = performance.now();
      if (hearsNow(call, agentTone)) lastHeard = now;
      silenceMs = Math.max(silenceMs, now - lastHeard);
      const since = now - began;
      if (question && spoken === 'tone' && since > toneFirstMs) {
        spoken = 'question';
        call.say(question);
      } else if (spoken === 'question' && since > toneFirstMs + questionMs) {
        spoken = 'done';
        call.tone(callerTone);
      }
      return false;
    },
    wantedMs,
  );
  if (ended === 'ended') return { how: 'cutOff', silenceMs };
  if (plan.lineBreaks) {
    // The network ends the call of a phone that has lost its radio cell: a BYE, but nothing was said before.
    call.cutAudio(true);
    await call.hangUp();
    return { how: 'lineBroke', silenceMs };
  }
  if (!plan.hangsUp) {
    await call.press(goodbyeKey);
    await until(call, () => false, 5000);
  }
  await call.hangUp();
  return { how: 'talked', silenceMs };
}
