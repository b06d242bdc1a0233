// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { setTimeout as sleep } from 'node:timers/promises';
import { ApiRefusal, type ApiClient } from './api-client.ts';

const pauseMs = 250;

/**
 * The same client, which asks again while nobody is there to answer (the server restarts, the database is away), for
 * `withinMs` at most. A first try may have been carried out although its answer was lost: who makes something counts
 * with the refusal that it is there already.
 */
export function patientClient(client: ApiClient, withinMs = 60_000): ApiClient {
  return {
    async call(endpoint, input) {
      const deadline = performance.now() + withinMs;
      for (;;) {
        try {
          return await client.call(endpoint, input);
        } catch (error) {
          if (!isAway(error) || performance.now() > deadline) throw error;
          await sleep(pauseMs);
        }
      }
    },
  };
}

function isAway(error: unknown): boolean {
  return error instanceof ApiRefusal && (error.status === 0 || error.status === 502 || error.status === 503);
}
