// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * The browser's side of the contracts: one function calls every endpoint, typed by its declaration.
 * It validates the answer, so that a page older than the server says so instead of showing nonsense.
 */
import { z } from 'zod';
import type { CommonError, Endpoint } from '../lib/contract.ts';

// The content security policy forbids compiling validators at run time; without this zod would probe for it and be reported.
z.config({ jitless: true });

/** Codes that only the browser knows: the server was not reached, or it speaks a newer contract than this page. */
export type ClientError = 'offline' | 'outdated';

/** A refused or failed request. `code` is one of the endpoint's codes, a common one or a `ClientError`. */
export class ApiError extends Error {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  constructor(code: string, params: Readonly<Record<string, string | number>> = {}, cause?: unknown) {
    super(code, { cause });
    this.name = 'ApiError';
    this.code = code;
    this.params = params;
  }
}

/** Every code a call to this endpoint can fail with; a text is needed for each. */
export type ErrorCode<E extends Endpoint> = NonNullable<E['errors']>[number] | CommonError | ClientError;

type Part<Name extends string, Shape extends z.ZodType> =
  undefined extends z.input<Shape>
    ? { readonly [Key in Name]?: undefined }
    : Record<never, never> extends z.input<Shape>
      ? { readonly [Key in Name]?: z.input<Shape> }
      : { readonly [Key in Name]: z.input<Shape> };

/** What a call to this endpoint takes. */
export type CallInput<E extends Endpoint> = Part<'params', NonNullable<E['params']>> &
  Part<'query', NonNullable<E['query']>> &
  Part<'body', NonNullable<E['body']>> & {
    /** Same key = same command: repeating it after a lost answer does nothing twice. Made anew for each POST if absent. */
    readonly idempotencyKey?: string;
    readonly signal?: AbortSignal;
  };

/** What a call to this endpoint answers. */
export type Reply<E extends Endpoint> = z.output<E['reply']>;

const signedOutListeners = new Set<() => void>();

/** Calls the listener whenever the server says that nobody is signed in; returns the way to stop. */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
}

/** A random id for `Idempotency-Key`; works without a secure context too. */
export function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

interface LooseInput {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

/** The address of a call: path parameters filled in, query appended; empty and undefined values are left out. */
export function urlOf(
  endpoint: Pick<Endpoint, 'path'>,
  input: { readonly params?: unknown; readonly query?: unknown },
): string {
  const params = (input.params ?? {}) as Record<string, unknown>;
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name] ?? '')));
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries((input.query ?? {}) as Record<string, unknown>)) {
    if (value !== undefined && value !== null && value !== '') query.set(name, String(value));
  }
  return query.size > 0 ? `${path}?${query}` : path;
}

/** Calls an endpoint with the session's cookie. Throws `ApiError`, or the abort reason when `signal` was aborted. */
export async function call<E extends Endpoint>(
  endpoint: E,
  ...[input]: Record<never, never> extends CallInput<E> ? [input?: CallInput<E>] : [input: CallInput<E>]
): Promise<Reply<E>> {
  const loose: LooseInput = input ?? {};
  const headers: Record<string, string> = { accept: 'application/json' };
  if (loose.body !== undefined) headers['content-type'] = 'application/json';
  if (endpoint.method === 'POST') headers['idempotency-key'] = loose.idempotencyKey ?? randomKey();
  let response: Response;
  try {
    response = await fetch(urlOf(endpoint, loose), {
      method: endpoint.method,
      headers,
      credentials: 'same-origin',
      ...(loose.body !== undefined && { body: JSON.stringify(loose.body) }),
      ...(loose.signal && { signal: loose.signal }),
    });
  } catch (cause) {
    if (loose.signal?.aborted) throw cause;
    throw new ApiError('offline', {}, cause);
  }
  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw refusal(response.status, answer);
  const reply = endpoint.reply.safeParse(answer);
  if (!reply.success) throw new ApiError('outdated', {}, reply.error);
  return reply.data as Reply<E>;
}

const errorBody = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

function refusal(status: number, answer: unknown): ApiError {
  const body = errorBody.safeParse(answer);
  // A gateway before the server answers without our body while the server restarts.
  const code = body.success ? body.data.code : status >= 502 && status <= 504 ? 'offline' : 'internal';
  if (code === 'notSignedIn') for (const listener of signedOutListeners) listener();
  return new ApiError(code, body.success ? body.data.params : undefined);
}
