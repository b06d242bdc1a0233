// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Identity, SessionNews } from '../features/account/account.core.ts';
import { mayUse } from '../lib/access.ts';
import type { Access, Caller } from '../lib/contract.ts';
import type { Log } from '../platform/observe/log.ts';
import type { Metrics } from '../platform/observe/metrics.ts';
import { codeOfThrown, statusOf } from './errors.ts';
import { credentialsOf, isOwnOrigin, type Credentials, type PublicAddress } from './http-request.ts';
import { closeCodes, createLiveReader, type LiveReader } from './live-reader.ts';

/** One subject that can be followed live. */
export interface Topic {
  readonly access: Access;
  /** Type of the first message, the snapshot; later messages of the same type replace it as a whole. */
  readonly type: string;
  /** What a newcomer needs to know; only what this caller may see. */
  readonly snapshot: (who: Caller) => unknown;
}

/** What the live side works with. */
export interface LiveDeps {
  readonly address: PublicAddress;
  readonly identify: (credentials: Credentials) => Promise<Identity | null>;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** The WebSocket `/api/live?topics=…`: per topic a snapshot, then numbered changes (decision 34). */
export interface Live {
  registerTopic(name: string, topic: Topic): void;
  /** Sends a change to everybody who follows the topic, or only to the connections of one account. Never waits, never throws for a dead reader. */
  publish(topic: string, type: string, data: unknown, audience?: string): void;
  /** Accounts that follow a topic now. */
  followers(topic: string): ReadonlySet<string>;
  /** Ends or renews the connections of a session; give it to `sessions.onNews`. */
  onSessionNews(news: SessionNews): void;
  /** Takes upgrade requests of this server. */
  attach(server: Server): void;
  /** Closes all connections; browsers come back to the next server. */
  close(): void;
}

const path = '/api/live';
const pingEveryMs = 20_000;
/** Browsers of one account at the same time; more is a runaway script. */
const connectionsPerAccount = 20;
const phrases: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  429: 'Too Many Requests',
  503: 'Service Unavailable',
};

/** Makes the live side; it opens nothing before `attach`. */
export function createLive(deps: LiveDeps): Live {
  const { log, address } = deps;
  const topics = new Map<string, Topic>();
  const readers = new Set<LiveReader>();
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: 4096,
    perMessageDeflate: false,
    clientTracking: false,
  });
  const cutOff = deps.metrics.counter(
    'amtsleitung_live_slow_readers_total',
    'Live connections closed because they did not read',
  );
  deps.metrics.gauge('amtsleitung_live_connections', 'Open live connections', () => readers.size);

  // A browser that vanished without a word does not answer the ping and is dropped with the next.
  const heartbeat = setInterval(() => {
    for (const reader of readers) reader.beat();
  }, pingEveryMs);
  heartbeat.unref();

  function refuse(socket: Duplex, code: string): void {
    const status = statusOf(code);
    const body = JSON.stringify({ code });
    socket.end(
      `HTTP/1.1 ${status} ${phrases[status] ?? 'Refused'}\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
  }

  /** Same order of questions as HTTP: who, from which page, may they. */
  async function admit(request: IncomingMessage): Promise<{ identity: Identity; names: readonly string[] } | string> {
    const url = URL.parse(request.url ?? '', 'http://live');
    if (url?.pathname !== path) return 'notFound';
    const identity = await deps.identify(credentialsOf(request.headers, address.secure));
    // A token comes from a script, which has no origin; a cookie comes along with whatever page asks the browser.
    if (!identity?.who.token && !isOwnOrigin(request.headers, address)) return 'notAllowed';
    if (!identity) return 'notSignedIn';
    const names = [
      ...new Set((url.searchParams.get('topics') ?? '').split(',').filter((name) => name !== '' && name !== 'session')),
    ];
    for (const name of names) {
      const topic = topics.get(name);
      if (!topic) return 'notFound';
      const answer = mayUse(topic.access, identity.who);
      if (answer !== 'allowed') return answer;
    }
    let mine = 0;
    for (const reader of readers) if (reader.accountId === identity.who.accountId) mine += 1;
    return mine >= connectionsPerAccount ? 'tooManyRequests' : { identity, names };
  }

  async function welcome(webSocket: WebSocket, identity: Identity, names: readonly string[]): Promise<void> {
    const reader = createLiveReader(webSocket, identity, names, () => {
      cutOff();
      log.warn({}, 'A live connection was closed because its browser did not read; it connects again by itself.');
    });
    readers.add(reader);
    webSocket.on('close', () => readers.delete(reader));
    webSocket.on('error', () => webSocket.terminate());
    await Promise.all(
      names.map(async (name) => {
        const topic = topics.get(name);
        if (!topic) return;
        try {
          reader.begin(name, topic.type, await topic.snapshot(identity.who));
        } catch (error) {
          log.error({ error, topic: name }, 'The snapshot of a live topic failed; the browser tries again.');
          reader.close(closeCodes.failed);
        }
      }),
    );
  }

  async function onUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    socket.on('error', () => socket.destroy());
    try {
      const admitted = await admit(request);
      if (typeof admitted === 'string') {
        refuse(socket, admitted);
        return;
      }
      server.handleUpgrade(
        request,
        socket,
        head,
        (webSocket) => void welcome(webSocket, admitted.identity, admitted.names),
      );
    } catch (error) {
      const { code } = codeOfThrown(error);
      if (code === 'internal') log.error({ error }, 'A live connection failed by a mistake of the program.');
      refuse(socket, code);
    }
  }

  return {
    registerTopic(name, topic) {
      if (topics.has(name)) throw new Error(`the live topic ${name} is registered twice`);
      topics.set(name, topic);
    },
    publish(topic, type, data, audience) {
      if (!topics.has(topic)) throw new Error(`the live topic ${topic} is not registered`);
      let text: string | undefined;
      for (const reader of readers) {
        if ((audience !== undefined && reader.accountId !== audience) || !reader.follows(topic)) continue;
        text ??= JSON.stringify(data ?? null);
        reader.change(topic, type, text);
      }
    },
    followers(topic) {
      const accounts = new Set<string>();
      for (const reader of readers) if (reader.follows(topic)) accounts.add(reader.accountId);
      return accounts;
    },
    onSessionNews(news) {
      for (const reader of readers) {
        if (reader.sessionId !== news.id) continue;
        if (news.kind === 'rightsChanged') reader.close(closeCodes.rightsChanged);
        else reader.endSession(news.reason ?? 'expired');
      }
    },
    attach(http) {
      http.on(
        'upgrade',
        (request: IncomingMessage, socket: Duplex, head: Buffer) => void onUpgrade(request, socket, head),
      );
    },
    close() {
      clearInterval(heartbeat);
      for (const reader of readers) reader.close(closeCodes.restarting);
      server.close();
    },
  };
}
