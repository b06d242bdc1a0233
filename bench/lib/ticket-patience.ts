// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** How people of `bench:kill -- --flow ticket` wait and ask again while the server is away. */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiRefusal, type ApiClient, type ApiInput } from '../../src/cli/api-client.ts';
import type { Endpoint } from '../../src/lib/contract.ts';
import type { Step, TicketLine } from './ticket-figures.ts';
import type { AnsweredBy, TicketWorld } from './ticket-world.ts';

/** One matter of the run. */
export interface Story {
  readonly id: number;
  /** Nobody answers it: its promise gets into danger. */
  readonly leftAlone: boolean;
  readonly by: AnsweredBy;
  step: Step;
}

export interface StoryDeps {
  readonly world: TicketWorld;
  readonly write: (line: TicketLine) => void;
  /** From now on everything has to come to its end within these milliseconds; before, nobody is in a hurry. */
  readonly patienceMs: (story: Story) => number;
}

/** Looks again and again; throws when everything has to come to its end and this does not. */
export async function patiently<T>(
  deps: StoryDeps,
  story: Story,
  what: string,
  look: () => Promise<T | undefined | false>,
): Promise<T> {
  const since = performance.now();
  let inHurrySince: number | undefined;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    const patience = deps.patienceMs(story);
    if (patience !== Number.POSITIVE_INFINITY) inHurrySince ??= performance.now();
    if (inHurrySince !== undefined && performance.now() - inHurrySince > patience)
      throw new Error(`waited ${Math.round(performance.now() - since)} ms for ${what}`);
    await sleep(250);
  }
}

/** Calls the API as a browser does: while nobody answers it asks again, with the same key. */
export async function insisted<E extends Endpoint>(
  api: ApiClient,
  endpoint: E,
  input: ApiInput<E> = {},
): ReturnType<typeof api.call<E>> {
  const idempotencyKey = randomBytes(16).toString('hex');
  const until = performance.now() + 30_000;
  for (;;) {
    try {
      return await api.call(endpoint, { ...input, idempotencyKey });
    } catch (error) {
      const isAway = error instanceof ApiRefusal && (error.status === 0 || error.status >= 500);
      if (!isAway || performance.now() > until) throw error;
      await sleep(100);
    }
  }
}
