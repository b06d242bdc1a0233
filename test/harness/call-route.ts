// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { z } from 'zod';
import type { Caller, Endpoint } from '../../src/lib/contract.ts';
import type { Handler, RequestFacts, Route } from '../../src/lib/route.ts';

const request: RequestFacts = {
  address: '127.0.0.1',
  sessionId: null,
  giveCookie: () => undefined,
  takeCookie: () => undefined,
  link: { secret: null, give: () => undefined, take: () => undefined },
};

/** A signed-in agent, or whoever the changes make of one. */
export function caller(changes: Partial<Caller>): Caller {
  return {
    accountId: '',
    displayName: '',
    roles: ['agent'],
    departmentId: null,
    shiftId: null,
    token: false,
    ...changes,
  };
}

/** Calls an endpoint as the server does after its checks: input through the contract's schemas, the reply through them too. */
export async function callRoute<E extends Endpoint>(
  routes: readonly Route[],
  endpoint: E,
  who: Caller,
  input: { readonly params?: unknown; readonly query?: unknown; readonly body?: unknown } = {},
  facts: Partial<RequestFacts> = {},
): Promise<{ ok: true; value: z.output<E['reply']> } | { ok: false; code: string }> {
  const found = routes.find(([other]) => other === (endpoint as Endpoint));
  if (!found) throw new Error(`${endpoint.path} is not among the routes`);
  const handler = found[1] as unknown as Handler<Endpoint>;
  const checked = {
    params: endpoint.params?.parse(input.params ?? {}),
    query: endpoint.query?.parse(input.query ?? {}),
    body: endpoint.body?.parse(input.body ?? {}),
  };
  const result = await handler(checked, who, { ...request, ...facts });
  if (!result.ok) return { ok: false, code: result.code };
  return { ok: true, value: endpoint.reply.parse(result.value) as z.output<E['reply']> };
}
