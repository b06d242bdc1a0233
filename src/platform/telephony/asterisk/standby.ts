// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { monotonicMs } from '../../clock.ts';

/** The mark that the program which leads the switch renews there; its value changes with every renewal. */
export const leaderMark = 'AMT_LEADER';

/** How to ask the switch without being connected to it. */
export interface StandbyOptions {
  readonly url: string;
  readonly user: string;
  readonly password: string;
  /** The leader counts as gone when its mark has stood still for so long (milliseconds, default 10,000). */
  readonly silentMs?: number;
}

const markShape = z.object({ value: z.string() });

/**
 * Another program has taken the switch over from us: two that fight for it would take turns cutting each other off. Looks
 * whether the other one still renews its mark and calls `free` once it does not. Returns the function that gives up waiting.
 */
export function standBy(options: StandbyOptions, free: () => void): () => void {
  const silentMs = options.silentMs ?? 10_000;
  let last: string | undefined;
  let since = monotonicMs();
  let timer = setTimeout(() => void look(), silentMs / 5);
  let stopped = false;

  async function look(): Promise<void> {
    const mark = await readMark(options);
    if (stopped) return;
    // A switch that does not answer says nothing of the other program.
    if (mark === undefined || mark !== last) since = monotonicMs();
    last = mark;
    if (mark !== undefined && monotonicMs() - since >= silentMs) return free();
    timer = setTimeout(() => void look(), silentMs / 5);
  }

  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

async function readMark({ url, user, password }: StandbyOptions): Promise<string | undefined> {
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  try {
    const answer = await fetch(`${url.replace(/\/$/, '')}/ari/asterisk/variable?variable=${leaderMark}`, {
      headers: { authorization },
      signal: AbortSignal.timeout(2_000),
    });
    return answer.ok ? markShape.parse(await answer.json()).value : undefined;
  } catch {
    return undefined;
  }
}
