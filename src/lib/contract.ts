// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { z } from 'zod';

/** What a signed-in person may do; one person can have several. `council` is the Personalrat. */
export const roles = ['admin', 'lead', 'agent', 'editor', 'clerk', 'council'] as const;
export type Role = (typeof roles)[number];

/** Who may call an endpoint: anybody, any signed-in person, or the holders of one of the roles. */
export type Access = 'public' | 'signedIn' | readonly Role[];

/** The shapes of one endpoint; a missing shape means that the endpoint takes nothing there. */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Reply extends z.ZodType = z.ZodType,
  Code extends string = string,
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path with `:name` parameters, e.g. `/api/call/:callId/hold`. */
  readonly path: `/${string}`;
  readonly access: Access;
  /** One sentence for the API's documentation. */
  readonly summary: string;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly reply: Reply;
  /** The reply is not JSON but a file (`file-reply.ts`). */
  readonly sends?: 'file';
  /** Codes with which the command can be refused, beside the common ones. */
  readonly errors?: readonly Code[];
}

/** Declares an endpoint; server handlers, browser client and `/api/openapi.json` all follow from it. */
export function endpoint<
  Reply extends z.ZodType,
  Params extends z.ZodType = z.ZodUndefined,
  Query extends z.ZodType = z.ZodUndefined,
  Body extends z.ZodType = z.ZodUndefined,
  const Code extends string = never,
>(e: Endpoint<Params, Query, Body, Reply, Code>): Endpoint<Params, Query, Body, Reply, Code> {
  return e;
}

/** Codes any endpoint can answer with, whatever it declares. */
export const commonErrors = [
  'notSignedIn',
  'notAllowed',
  'notFound',
  'badRequest',
  'conflict',
  'tooManyRequests',
  'unavailable',
  'internal',
] as const;
export type CommonError = (typeof commonErrors)[number];

/** The body of every refused request. */
export interface ErrorBody {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** One live message: `seq` counts up by one per connection; a gap means "connect again". */
export interface LiveMessage<Type extends string = string, Data = unknown> {
  readonly seq: number;
  readonly topic: string;
  readonly type: Type;
  readonly data: Data;
}

/** Who calls a handler: a signed-in person or a script's token. */
export interface Caller {
  readonly accountId: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  /** A clerk's department; null for the team. */
  readonly departmentId: string | null;
  /** The running shift of an agent at work, a random id (decision 29). */
  readonly shiftId: string | null;
  /** True for a script's bearer token. */
  readonly token: boolean;
}
