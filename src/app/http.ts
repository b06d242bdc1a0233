// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { randomInt } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Identity } from '../features/account/account.core.ts';
import { mayUse } from '../lib/access.ts';
import type { Endpoint } from '../lib/contract.ts';
import { fileReply } from '../lib/file-reply.ts';
import { stranger, type RequestFacts, type Route } from '../lib/route.ts';
import { createThrottle } from '../platform/login/throttle.ts';
import type { Log } from '../platform/observe/log.ts';
import type { Metrics } from '../platform/observe/metrics.ts';
import { codeOfThrown, Refused, statusOf } from './errors.ts';
import { allEndpoints } from './http-contracts.ts';
import { refuseFile, sendFile } from './http-files.ts';
import { baseHeaders } from './http-headers.ts';
import type { Answer, Idempotency } from './http-idempotency.ts';
import { mountPages } from './http-pages.ts';
import { mountProbes, type ProbeDeps } from './http-probes.ts';
import {
  addressGroup,
  addressOf,
  credentialsOf,
  isOwnOrigin,
  linkCookie,
  linkSecretOf,
  sessionCookie,
  type Credentials,
  type PublicAddress,
} from './http-request.ts';
import { answerOf, inputOf } from './http-shapes.ts';

/** What the HTTP side works with. */
export interface HttpDeps extends Pick<ProbeDeps, 'readiness' | 'testClock'> {
  readonly address: PublicAddress;
  /** Recognises a session's cookie or a script's token. */
  readonly identify: (credentials: Credentials) => Promise<Identity | null>;
  readonly idempotency: Idempotency;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly nowMs: () => number;
  /** Folder of the built browser files. */
  readonly uiFolder: string;
}

/** Where to listen: the gate's Unix socket, or a port under tests. */
export type ListenAt = { readonly path: string } | { readonly port: number; readonly host: string };

/** The HTTP side of the server: contracts become routes, everything else is refused. */
export interface HttpApp {
  /** Mounts contracts with their handlers; before `listen`. */
  mount(routes: readonly Route[]): void;
  /** Contracts without a handler, as `METHOD path`, but for features this installation does not have; the start refuses unless it is empty. */
  missing(absent?: readonly string[]): readonly string[];
  listen(at: ListenAt): Promise<void>;
  /** Finishes what is being answered and closes. */
  close(): Promise<void>;
  /** For the live WebSocket. */
  readonly server: Server;
  /** For tests: requests without a socket. */
  readonly fastify: FastifyInstance;
}

/** Bodies are small forms; whatever is larger is no mistake of a person. Bytes. */
const bodyLimit = 256 * 1024;
/** A random key of the client; short or guessable ones could meet somebody else's. */
const keyShape = /^[\x21-\x7e]{16,200}$/;
const minuteMs = 60_000;
const changing = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** Makes the app; nothing listens before `listen`. */
export async function createHttpApp(deps: HttpDeps): Promise<HttpApp> {
  const { log, address } = deps;
  const app = Fastify({
    logger: false,
    bodyLimit,
    requestTimeout: 15_000,
    keepAliveTimeout: 65_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
    // Slow senders are dropped by the second, not by Node's default look every half minute.
    http: {
      headersTimeout: 10_000,
      requestTimeout: 15_000,
      connectionsCheckingInterval: 1000,
      maxHeaderSize: 16 * 1024,
    },
    frameworkErrors: (error, _request, reply) =>
      void (reply as unknown as FastifyReply).code(400).send(codeOfThrown(error)),
  });
  const identities = new WeakMap<FastifyRequest, Identity | null>();
  const mounted = new Set<string>();
  const limits = { reading: createThrottle(600, minuteMs), changing: createThrottle(240, minuteMs) };
  const measure = deps.metrics.histogram(
    'amtsleitung_http_request_seconds',
    'Time from request to answer',
    ['method', 'route', 'status'],
    [0.005, 0.02, 0.05, 0.1, 0.25, 1, 5],
  );

  app.removeAllContentTypeParsers();
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined);
    else void parseJson(request, String(body), done);
  });
  const headers = baseHeaders(address.secure);
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(headers);
  });
  app.addHook('onResponse', async (request, reply) => {
    const labels = {
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: String(reply.statusCode),
    };
    measure(labels, reply.elapsedTime / 1000);
    log.debug({ ...labels, ms: Math.round(reply.elapsedTime) }, 'Request answered.');
  });
  app.setErrorHandler((error, request, reply) => sendThrown(error, request, reply));

  function sendThrown(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const body = codeOfThrown(error);
    if (body.code !== 'internal') return reply.code(statusOf(body.code)).send(body);
    // The number leads from what a person reads to the line in the log.
    const incident = randomInt(100_000, 1_000_000);
    log.error(
      { error, incident, method: request.method, route: request.routeOptions.url },
      'A request failed by a mistake of the program.',
    );
    return reply.code(500).send({ code: 'internal', params: { incident } });
  }

  /** The one place that decides who may: before a byte of the body is read. */
  async function admit(endpoint: Endpoint, request: FastifyRequest): Promise<void> {
    const credentials = credentialsOf(request.headers, address.secure);
    const isOpen = endpoint.access === 'public';
    // Public pages work without the database too; who asks matters there only for a new sign-in.
    const identity = await deps.identify(credentials).catch((error: unknown) => {
      if (isOpen) return null;
      throw error;
    });
    identities.set(request, identity);
    if (changing.has(endpoint.method) && !identity?.who.token && !isOwnOrigin(request.headers, address))
      throw new Refused('notAllowed', { reason: 'origin' });
    const answer = mayUse(endpoint.access, identity?.who ?? null);
    if (answer !== 'allowed') throw new Refused(answer);
    if (isOpen) {
      const throttle = changing.has(endpoint.method) ? limits.changing : limits.reading;
      const from = `${endpoint.path} ${addressGroup(addressOf(request.headers) ?? 'socket')}`;
      if (!throttle.take(from, deps.nowMs()))
        throw new Refused('tooManyRequests', { seconds: throttle.secondsToWait(from, deps.nowMs()) });
    }
  }

  async function answer(
    [endpoint, handler]: Route,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    const input = inputOf(endpoint, request);
    const identity = identities.get(request) ?? null;
    const facts: RequestFacts = {
      address: addressGroup(addressOf(request.headers) ?? 'socket'),
      sessionId: identity && !identity.who.token ? identity.id : null,
      giveCookie: (token, expiresAtMs) =>
        void reply.header('set-cookie', sessionCookie(token, expiresAtMs, address.secure)),
      takeCookie: () => void reply.header('set-cookie', sessionCookie('', 0, address.secure)),
      link: {
        secret: linkSecretOf(request.headers, address.secure),
        give: (secret, expiresAtMs) => void reply.header('set-cookie', linkCookie(secret, expiresAtMs, address.secure)),
        take: () => void reply.header('set-cookie', linkCookie('', 0, address.secure)),
      },
    };
    const work = async (): Promise<Answer> => {
      const result = await handler(input as never, identity?.who ?? stranger, facts);
      if (result.ok) return { status: 200, body: answerOf(endpoint, result.value) };
      return {
        status: statusOf(result.code),
        body: result.params ? { code: result.code, params: result.params } : { code: result.code },
      };
    };
    if (endpoint.sends === 'file') {
      const result = await handler(input as never, identity?.who ?? stranger, facts);
      return result.ok ? sendFile(fileReply.parse(result.value), reply) : refuseFile(result.code, request, reply);
    }
    const done = await once(endpoint, request, identity, work);
    return reply.code(done.status).header('cache-control', 'no-store').send(done.body);
  }

  /** Signed-in POSTs with a key are done once; public ones have no owner to whom an answer could be kept. */
  async function once(
    endpoint: Endpoint,
    request: FastifyRequest,
    identity: Identity | null,
    work: () => Promise<Answer>,
  ): Promise<Answer> {
    const key = request.headers['idempotency-key'];
    if (endpoint.method !== 'POST' || endpoint.access === 'public' || identity === null || key === undefined)
      return work();
    if (typeof key !== 'string' || !keyShape.test(key)) throw new Refused('badRequest', { field: 'Idempotency-Key' });
    const done = await deps.idempotency.run(
      {
        accountId: identity.who.accountId,
        endpoint: `${endpoint.method} ${endpoint.path}`,
        key,
        content: [request.params, request.query, request.body ?? null],
      },
      work,
    );
    if (done === 'reused') throw new Refused('badRequest', { field: 'Idempotency-Key' });
    return done;
  }

  mountProbes(app, { ...deps, identify: (request) => deps.identify(credentialsOf(request.headers, address.secure)) });
  await mountPages(app, { folder: deps.uiFolder, secure: address.secure });

  return {
    mount(routes) {
      for (const route of routes) {
        const [endpoint] = route;
        const name = `${endpoint.method} ${endpoint.path}`;
        if (mounted.has(name)) throw new Error(`${name} is mounted twice`);
        mounted.add(name);
        app.route({
          method: endpoint.method,
          url: endpoint.path,
          exposeHeadRoute: false,
          onRequest: (request) => admit(endpoint, request),
          handler: (request, reply) => answer(route, request, reply),
        });
      }
    },
    missing: (absent = []) =>
      allEndpoints
        .filter(({ feature }) => !absent.includes(feature))
        .map(({ endpoint }) => `${endpoint.method} ${endpoint.path}`)
        .filter((name) => !mounted.has(name)),
    async listen(at) {
      // The socket of a server that was killed stays behind; whoever holds the data folder's lock may take it away.
      if ('path' in at) await rm(at.path, { force: true });
      await app.listen(at);
    },
    close: () => app.close(),
    server: app.server,
    fastify: app,
  };
}
