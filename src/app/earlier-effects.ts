// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Carries the question what a caller called about before to the matters, and the topics back to the call (C120, SC10). */
import type { CallEffect } from '../features/call/call-events.core.ts';
import { earlierTopics } from '../features/matter/second-call.store.ts';
import type { Db } from '../platform/database/database.ts';
import { isDatabaseDown } from '../platform/database/failure.ts';
import type { CallerRecognition } from './caller-recognition.ts';
import type { HotlineEvent } from './hotline-state.core.ts';

/** The effect that concerns the matters. */
export type EarlierEffect = Extract<CallEffect, { do: 'askEarlier' }>;

export interface EarlierDeps {
  readonly db: Db;
  readonly recognition: Pick<CallerRecognition, 'days' | 'hashes'>;
  /** Unix milliseconds. */
  readonly nowMs: () => number;
  /** Whether the call goes on. */
  readonly isThere: (call: string) => boolean;
  readonly report: (event: HotlineEvent) => void;
  readonly alarm: (what: string, details: Record<string, unknown>) => void;
}

/**
 * Returns the function that carries out a call's question. One after the other, so that the rows of calls, for which callers do
 * wait, never stand behind many of these. Without a database nobody comes back on a matter: no answer, no alarm (C122).
 */
export function earlierEffects(deps: EarlierDeps): (call: string, effect: EarlierEffect) => void {
  const { db, recognition, nowMs, isThere, report, alarm } = deps;
  let last: Promise<unknown> = Promise.resolve();

  async function answer(call: string, number: string): Promise<void> {
    if (!isThere(call)) return;
    const since = nowMs() - recognition.days * 86_400_000;
    const topics = await earlierTopics(db, call, recognition.hashes(number), since);
    if (topics.length > 0) report({ type: 'callEvent', call, event: { type: 'earlierKnown', topics } });
  }

  return (call, { number }) => {
    last = last
      .then(() => answer(call, number))
      .catch((error: unknown) => {
        if (!isDatabaseDown(error))
          alarm('earlierNotAsked', { error: error instanceof Error ? error.name : 'unknown' });
      });
  };
}
