// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { z } from 'zod';
import type { Endpoint } from '../lib/contract.ts';
import { Refused } from './errors.ts';

/** The parts of a request as they came in. */
export interface RawInput {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

function parsed(schema: z.ZodType | undefined, value: unknown, part: string): unknown {
  if (schema === undefined) return undefined;
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  // Only the place of the mistake goes back, never what was sent.
  const path = result.error.issues[0]?.path.map(String) ?? [];
  throw new Refused('badRequest', { field: [part, ...path].join('.') });
}

/** Checks params, query and body against the contract; throws `badRequest` with the field that is wrong. */
export function inputOf(endpoint: Endpoint, raw: RawInput): RawInput {
  return {
    params: parsed(endpoint.params, raw.params, 'params'),
    query: parsed(endpoint.query, raw.query, 'query'),
    body: parsed(endpoint.body, raw.body, 'body'),
  };
}

/**
 * What the contract lets out of a handler's value: fields it does not name are dropped, so that nothing leaves by accident.
 * Throws when the value breaks the contract, which is a mistake of the program.
 */
export function answerOf(endpoint: Endpoint, value: unknown): unknown {
  const result = endpoint.reply.safeParse(value);
  if (result.success) return result.data;
  const places = result.error.issues.slice(0, 5).map((issue) => `${issue.path.map(String).join('.')} (${issue.code})`);
  throw new Error(`the reply of ${endpoint.method} ${endpoint.path} breaks its contract at ${places.join(', ')}`);
}
