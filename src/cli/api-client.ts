// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { z } from 'zod';
import type { Endpoint, ErrorBody } from '../lib/contract.ts';

/** A request the API refused, with its code; `status` is 0 when there was no answer at all. */
export class ApiRefusal extends Error {
  readonly code: string;
  readonly status: number;
  constructor(endpoint: string, status: number, code: string) {
    super(`${endpoint} was refused: ${code} (${status})`);
    this.code = code;
    this.status = status;
  }
}

type InputOf<Shape> = Shape extends z.ZodType ? z.input<Shape> : undefined;

/** What an endpoint takes: only the parts its contract names. */
export interface ApiInput<E extends Endpoint> {
  readonly params?: InputOf<E['params']>;
  readonly query?: InputOf<E['query']>;
  readonly body?: InputOf<E['body']>;
  /** The same key with the same content does the work once and gets the same answer (decision 34). */
  readonly idempotencyKey?: string;
}

/** One person or script at the API. */
export interface ApiClient {
  /** Calls an endpoint of the contracts; rejects with ApiRefusal when it is refused. */
  call<E extends Endpoint>(endpoint: E, input?: ApiInput<E>): Promise<z.output<E['reply']>>;
}

/** A client that keeps the session's cookie, or sends a token where one is given. */
export function createApiClient(address: string, token?: string): ApiClient {
  let cookie: string | undefined;

  return {
    async call(endpoint, input = {}) {
      const path = fillIn(endpoint.path, input.params ?? {});
      const url = new URL(path, address);
      for (const [name, value] of Object.entries(input.query ?? {}))
        if (value !== undefined) url.searchParams.set(name, String(value));
      const response = await fetch(url, {
        method: endpoint.method,
        redirect: 'error',
        headers: {
          origin: new URL(address).origin,
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...(cookie === undefined ? {} : { cookie }),
          ...(input.body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(input.idempotencyKey === undefined ? {} : { 'idempotency-key': input.idempotencyKey }),
        },
        ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
      }).catch((error: Error) => {
        throw new ApiRefusal(`${endpoint.method} ${path}`, 0, error.message);
      });
      const [set] = response.headers.getSetCookie();
      if (set !== undefined) cookie = set.split(';')[0];
      const text = await response.text();
      if (response.ok) return endpoint.reply.parse(text === '' ? undefined : JSON.parse(text)) as never;
      throw new ApiRefusal(`${endpoint.method} ${path}`, response.status, codeOf(text));
    },
  };
}

function fillIn(path: string, params: object): string {
  return path.replace(/:([A-Za-z]+)/g, (_, name: string) =>
    encodeURIComponent(String(Object.getOwnPropertyDescriptor(params, name)?.value ?? '')),
  );
}

function codeOf(text: string): string {
  try {
    return (JSON.parse(text) as Partial<ErrorBody>).code ?? 'noCode';
  } catch {
    return 'noCode';
  }
}
