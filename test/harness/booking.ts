// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** A caller in the queue who books a call-back by key. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Call } from '../../src/platform/phone/call-view.ts';
import type { Stage } from './stage.ts';

/** A row of the table `callback`. */
export interface WishRow {
  readonly number: string;
  readonly origin: string;
  readonly state: string;
  readonly language: string;
  readonly since: Date;
}

/** Presses keys slowly enough that two equal digits are two keys. */
export const press = (call: Call, keys: string): Promise<void> => call.press(keys, { holdMs: 100, gapMs: 120 });

/** The wishes of a call. */
export const wishesOf = (stage: Stage, call: Call): Promise<WishRow[]> =>
  stage.sql<WishRow>(
    'select number, origin, state, callback.language, since from callback join call on call.id = call_id where sip_call_id = $1',
    [call.sipCallId],
  );

/** When a call joined the queue, by its row; Unix milliseconds. */
export async function queuedAtOf(stage: Stage, call: Call): Promise<number | undefined> {
  const rows = await stage.sql<{ at: Date }>('select queued_at as at from call where sip_call_id = $1', [
    call.sipCallId,
  ]);
  return rows[0]?.at.getTime();
}

/** Dials into the queue, waits until a 1 is no echo of the menu, and presses it; resolves when a time is offered. */
export async function askForCallback(stage: Stage, options: Parameters<Stage['queued']>[0]): Promise<Call> {
  const call = await stage.queued(options);
  await sleep(2_200);
  await press(call, '1');
  await stage.hears(call, 'de/please-wait', 'de/callback-slot');
  return call;
}
