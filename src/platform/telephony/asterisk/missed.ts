// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
/**
 * The switch remembers the last calls that rang: who hangs up while our program is away would otherwise have been taken in
 * and be known to nobody (I1). It keeps no number, only that there was a call. Told again it does no harm: the call's id
 * follows from leg and Call-ID, and any row there is already wins.
 */
import { z } from 'zod';
import { cleanNumber } from '../caller-number.ts';
import type { TelephonyEvent } from '../telephony.port.ts';
import type { Leg } from './board.ts';
import { at, type Line, type MissedCalls } from './line.ts';
import { rememberedCalls } from './options.ts';

const valueShape = z.object({ value: z.string() });
/** The news of a call's end is looked at together with its neighbours' (milliseconds). */
const lookAfterMs = 2_000;
/** Calls older than once to twice this have their rows, so the next life need not ask for them (milliseconds). */
const settledMs = 15_000;

/** Calls that ring at the same time may overtake each other in telling which is the newest. */
const atOnce = 8;

/** The remembered calls of a line. */
export function missedCalls(line: Line): MissedCalls {
  const told = new Set<string>();
  let looking: NodeJS.Timeout | undefined;
  let lastSettled: number | undefined;
  const settling = setInterval(() => void settle(), settledMs);
  settling.unref();

  async function number(variable: string): Promise<number> {
    return Number(await value(variable));
  }
  async function value(variable: string): Promise<string> {
    const { body } = await line.ari.request('GET', `asterisk/variable?variable=${at(variable)}`);
    return valueShape.safeParse(body).data?.value ?? '';
  }

  async function isThere(leg: string): Promise<boolean> {
    const { status } = await line.ari.request('GET', `channels/${at(leg)}`);
    return status === 200;
  }

  function lookLater(): void {
    looking ??= setTimeout(() => {
      looking = undefined;
      void look();
    }, lookAfterMs).unref();
  }

  async function settle(): Promise<void> {
    const last = await number('AMT_CALLS');
    if (lastSettled !== undefined && last >= lastSettled)
      void line.ari.request('POST', 'asterisk/variable', { variable: 'AMT_CALLS_DONE', value: String(lastSettled) });
    lastSettled = last;
    if (told.size > rememberedCalls) told.clear();
  }

  async function look(): Promise<void> {
    const [newest, done] = [await number('AMT_CALLS'), await number('AMT_CALLS_DONE')];
    const last = newest + atOnce;
    for (let count = Math.max(done, last - rememberedCalls) + 1; count <= last; count += 1) {
      const call = remembered(count, await value(`AMT_CALL_${count % rememberedCalls}`));
      if (!call || line.board.legs.has(call.leg) || told.has(call.leg)) continue;
      if (await isThere(call.leg)) {
        // Between the dial plan and us, or in the fallback: it comes, or it ends and is told then.
        lookLater();
        continue;
      }
      told.add(call.leg);
      line.emit(call);
    }
  }

  return {
    ended(leg: Leg) {
      if (!leg.arrived || leg.isKept) return;
      lookLater();
    },
    look,
    close() {
      clearInterval(settling);
      clearTimeout(looking);
    },
  };
}

/** What the dial plan wrote: count, leg, second of arrival, source, withheld, dialled number, SIP Call-ID. */
function remembered(count: number, text: string): Extract<TelephonyEvent, { type: 'callMissed' }> | undefined {
  const [, counted, leg = '', second, source, withheld, dialled = '', sipCallId = ''] =
    /^(\d+)\|([\w.-]+)\|(\d+)\|(trunk|web)\|([01])\|([^|]*)\|(.+)$/.exec(text) ?? [];
  if (Number(counted) !== count || (source !== 'trunk' && source !== 'web')) return undefined;
  return {
    type: 'callMissed',
    leg,
    source,
    isWithheld: withheld === '1',
    dialled: source === 'web' ? dialled : cleanNumber(dialled),
    sipCallId,
    at: Number(second) * 1000,
  };
}
