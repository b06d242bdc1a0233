// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What a phone hears: one person's tone, music, or the other side all the while. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Call } from '../../src/platform/phone/call-view.ts';
import { voices } from './tone-city.ts';
import { waitFor } from './wait-for.ts';

/** Resolves when the last second was one tone and nothing else; rejects with what was heard instead. */
export async function hear(call: Call, hz: number): Promise<void> {
  const hears = (): boolean => call.heard().rms > 0.01 && (call.heard().tones[hz] ?? 0) > 0.8;
  await waitFor(`${hz} Hz to be heard`, hears).catch((error: Error) => {
    const { rms, tones } = call.heard();
    throw new Error(`${error.message}; rms ${rms.toFixed(3)}, ${JSON.stringify(tones)}`, { cause: error });
  });
}

/** Resolves when there is sound, and nobody's voice. */
export async function hearMusic(call: Call): Promise<void> {
  await waitFor('music', () => {
    const { rms, tones } = call.heard();
    return rms > 0.003 && Object.values(voices).every((hz) => (tones[hz] ?? 0) < 0.2);
  });
}

const frameMs = 20;
/** A crowded machine delivers packets that late, in milliseconds; those of a torn bridge never come. */
const lateMs = 1_000;

/**
 * Fails unless this side of a conversation heard the other all the while, in milliseconds of `performance.now()`: at least
 * four of five packets, and no break a person would take for a lost line. Looks a second later than `untilMs`: on a
 * crowded machine packets come late and in bursts, but they come; a bridge that was torn loses them. How late they come
 * is a figure of `npm run bench:kill`, with a quiet machine and a peer.
 */
export async function expectTalkAllTheWhile(side: Call, fromMs: number, untilMs: number): Promise<void> {
  expect(side.state).toBe('up');
  await sleep(Math.max(0, untilMs + lateMs - performance.now()));
  const end = untilMs + lateMs;
  const arrived = side.heard().arrivals.filter((at) => at >= fromMs && at <= end).length;
  expect(arrived).toBeGreaterThan((0.8 * (end - fromMs)) / frameMs - 1);
  expect(side.maxGapBetween(fromMs, end)).toBeLessThan(1_000);
}
