// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { z } from 'zod';
import type { Caller, CommonError, Endpoint } from './contract.ts';
import type { Result } from './result.ts';

/** What a handler receives from the request: parsed and checked by the endpoint's schemas, undefined where it has none. */
export interface Input<E extends Endpoint> {
  readonly params: Shape<E['params']>;
  readonly query: Shape<E['query']>;
  readonly body: Shape<E['body']>;
}
type Shape<S> = [NonNullable<S>] extends [z.ZodType] ? z.output<NonNullable<S>> : undefined;

/** The codes a handler may refuse with: its contract's own and the common ones. */
export type CodeOf<E> = E extends { readonly errors?: readonly (infer Code extends string)[] }
  ? Code | CommonError
  : CommonError;

/** The few facts about the request that only the account's handlers need. */
export interface RequestFacts {
  /** Address of the client as the gate saw it; only for throttling, never stored or logged. */
  readonly address: string;
  /** The session of the cookie, null for scripts and strangers. */
  readonly sessionId: string | null;
  /** Puts a session's token into the answer's cookie. */
  readonly giveCookie: (token: string, expiresAtMs: number) => void;
  /** Takes the cookie away. */
  readonly takeCookie: () => void;
  /** The cookie of a one-time link: a department's, for one ticket, apart from any session. */
  readonly link: LinkCookie;
}

/** Reads and writes that cookie. */
export interface LinkCookie {
  /** Null = none that looks like ours. */
  readonly secret: string | null;
  readonly give: (secret: string, expiresAtMs: number) => void;
  readonly take: () => void;
}

/** Somebody who is not signed in, as public endpoints see them. */
export const stranger: Caller = {
  accountId: '',
  displayName: '',
  roles: [],
  departmentId: null,
  shiftId: null,
  token: false,
};

/** Does the work of an endpoint; access, origin and shapes were checked before. */
export type Handler<E extends Endpoint> = (
  input: Input<E>,
  who: Caller,
  request: RequestFacts,
) => Promise<Result<z.input<E['reply']>, CodeOf<E>>>;

/** A contract with its handler, whatever its types, ready to be mounted. */
export type Route = readonly [
  endpoint: Endpoint,
  handler: (input: never, who: Caller, request: RequestFacts) => Promise<Result<unknown, string>>,
];

/** Joins a contract and its handler; the handler's types follow from the contract. */
export function route<E extends Endpoint>(endpoint: E, handler: Handler<E>): Route {
  return [endpoint, handler];
}
