// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Identity } from '../features/account/account.core.ts';
import { mayUse } from '../lib/access.ts';
import { shiftWallTime } from '../platform/clock.ts';
import type { Metrics } from '../platform/observe/metrics.ts';
import { Refused } from './errors.ts';
import { allEndpoints } from './http-contracts.ts';
import { isLocal, type PublicAddress } from './http-request.ts';
import { openApiOf } from './openapi.ts';

/** The parts that must work so that a call is served. */
export type ReadinessPart = 'database' | 'telephony' | 'line' | 'queue';

/** Whether a part works; `why` is a sentence for the operator without names and numbers. */
export interface PartState {
  readonly ready: boolean;
  readonly why?: string;
}

/** What the probes need. */
export interface ProbeDeps {
  readonly address: PublicAddress;
  readonly metrics: Metrics;
  /** Asked at every `/readyz`; slower than two seconds counts as not ready. */
  readonly readiness: () => Promise<Readonly<Record<ReadinessPart, PartState>>>;
  /** True with AMTSLEITUNG_TEST=1 on loopback: `PUT /test/clock` exists (decision 6). */
  readonly testClock: boolean;
  readonly identify: (request: FastifyRequest) => Promise<Identity | null>;
}

const readinessWithinMs = 2000;
const clockBody = z.object({ at: z.iso.datetime({ offset: true }).nullable() });

/** Operators' doors: `/healthz`, `/readyz`, `/metrics`, the API's description and, under tests, the clock. */
export function mountProbes(app: FastifyInstance, deps: ProbeDeps): void {
  /** Made when it is asked for first: callers wait while a server starts. */
  let description: ReturnType<typeof openApiOf> | undefined;

  /** Details and figures are for this machine and for administrators' tokens. */
  async function isInsider(request: FastifyRequest): Promise<boolean> {
    if (isLocal(request.headers, deps.address)) return true;
    const identity = await deps.identify(request).catch(() => null);
    return mayUse(['admin'], identity?.who ?? null) === 'allowed';
  }

  async function readiness(): Promise<Readonly<Record<ReadinessPart, PartState>> | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), readinessWithinMs);
    });
    try {
      return await Promise.race([deps.readiness().catch(() => undefined), tooLate]);
    } finally {
      clearTimeout(timer);
    }
  }

  const uncached = (reply: FastifyReply): FastifyReply => reply.header('cache-control', 'no-store');

  app.get('/healthz', async (_request, reply) => uncached(reply).send({ alive: true }));

  app.get('/readyz', async (request, reply) => {
    const parts = await readiness();
    // A line that is gone is told among the parts; the callers who are here are served all the same.
    const ready = parts !== undefined && Object.entries(parts).every(([name, part]) => part.ready || name === 'line');
    uncached(reply).code(ready ? 200 : 503);
    return (await isInsider(request)) ? { ready, parts: parts ?? null } : { ready };
  });

  app.get('/metrics', async (request, reply) => {
    if (!(await isInsider(request))) throw new Refused('notAllowed');
    return uncached(reply)
      .header('content-type', deps.metrics.contentType)
      .send(await deps.metrics.text());
  });

  app.get('/api/openapi.json', async (_request, reply) => {
    description ??= openApiOf(allEndpoints);
    return reply.header('cache-control', 'no-cache').send(description);
  });

  if (!deps.testClock) return;
  app.put('/test/clock', async (request) => {
    if (!isLocal(request.headers, deps.address)) throw new Refused('notFound');
    const body = clockBody.safeParse(request.body);
    if (!body.success) throw new Refused('badRequest', { field: 'body.at' });
    shiftWallTime(body.data.at === null ? undefined : Date.parse(body.data.at));
    return {};
  });
}
