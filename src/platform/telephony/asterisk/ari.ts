// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { WebSocket } from 'ws';
import { ariFrame } from './ari-frames.ts';

/** How to reach Asterisk's REST interface. */
export interface AriOptions {
  /** Base address, e.g. `http://127.0.0.1:8088`. */
  readonly url: string;
  readonly user: string;
  readonly password: string;
  /** Our application's name; a newer connection with the same name replaces an older one. */
  readonly app: string;
  /** A request without an answer after this time counts as failed (milliseconds, default 2000). */
  readonly timeoutMs?: number;
  /** How often we ask for our own application (milliseconds, default 3000). `ping` would answer even when ARI is stuck. */
  readonly healthMs?: number;
}

/** Status 0: not connected, or no answer in time. The body is parsed JSON, or undefined. */
export interface AriReply {
  readonly status: number;
  readonly body: unknown;
}

/** What the connection tells its one owner. */
export interface AriListener {
  /** Connected; nothing else has been asked yet, no event has been delivered. Events wait until this resolves. */
  readonly opened: () => Promise<void>;
  /** One event, in order. Must not wait. */
  readonly event: (event: unknown) => void;
  /** The connection is gone; `reason` is for the log. A new try follows by itself. */
  readonly closed: (reason: string) => void;
}

export interface Ari {
  request(method: 'GET' | 'POST' | 'PUT' | 'DELETE', uri: string, body?: object): Promise<AriReply>;
  /** Connected, and `opened` has resolved. */
  ready(): boolean;
  /** Stays away for good. */
  close(): void;
}

const firstWaitMs = 100;
const longestWaitMs = 2000;
/** Events handled in one go before the event loop gets its turn. */
const slice = 64;

/**
 * One WebSocket to Asterisk for events and requests, opened again whenever it breaks (after 0.1 s, at most every 2 s).
 * The socket's reader only appends to a queue: a slow reader would be cut off by Asterisk and lose events.
 */
export function connectAri(options: AriOptions, listener: AriListener): Ari {
  const timeoutMs = options.timeoutMs ?? 2000;
  const healthMs = options.healthMs ?? 3000;
  const asked = new Map<string, (reply: AriReply) => void>();
  let socket: WebSocket | undefined;
  let openedFully = false;
  let closedForGood = false;
  let waitMs = firstWaitMs;
  let count = 0;
  let retry: NodeJS.Timeout | undefined;

  function connect(): void {
    if (closedForGood) return;
    const address = `${options.url.replace(/^http/, 'ws').replace(/\/$/, '')}/ari/events?app=${encodeURIComponent(options.app)}`;
    const mine = new WebSocket(address, {
      auth: `${options.user}:${options.password}`,
      handshakeTimeout: timeoutMs,
      perMessageDeflate: false,
      skipUTF8Validation: true,
    });
    socket = mine;
    const queue: unknown[] = [];
    let reason: string | undefined;
    let health: NodeJS.Timeout | undefined;
    let draining = false;

    function drain(): void {
      draining = false;
      if (mine !== socket || !openedFully) return;
      for (const event of queue.splice(0, slice)) {
        // Replaced: a second instance leads now. Fighting back would take turns cutting each other off.
        if (isReplaced(event)) {
          reason ??= 'another program has connected to Asterisk under our name';
          closedForGood = true;
          mine.terminate();
          return;
        }
        listener.event(event);
      }
      wake();
    }
    function wake(): void {
      if (draining || queue.length === 0) return;
      draining = true;
      setImmediate(drain);
    }
    mine.on('message', (data: Buffer) => {
      const frame = ariFrame(data);
      if (frame.kind === 'event') {
        queue.push(frame.event);
        if (openedFully) wake();
        return;
      }
      if (frame.kind !== 'reply') return;
      asked.get(frame.id)?.({ status: frame.status, body: frame.body });
      asked.delete(frame.id);
    });
    mine.on('open', () => {
      void (async () => {
        try {
          await listener.opened();
        } catch (error) {
          reason ??= error instanceof Error ? error.message : String(error);
          mine.terminate();
          return;
        }
        if (mine !== socket || mine.readyState !== WebSocket.OPEN) return;
        openedFully = true;
        waitMs = firstWaitMs;
        health = setInterval(() => void checkHealth(mine), healthMs);
        wake();
      })();
    });
    mine.on('unexpected-response', (_request, response) => {
      reason ??=
        response.statusCode === 401
          ? 'Asterisk does not accept the ARI user or password'
          : `Asterisk answered ${response.statusCode}`;
      mine.terminate();
    });
    mine.on('error', (error) => {
      // The first word counts: what follows is our own closing of the broken connection.
      reason ??= error.message || ('code' in error ? String(error.code) : undefined);
    });
    mine.on('close', () => {
      clearInterval(health);
      if (mine !== socket) return;
      socket = undefined;
      openedFully = false;
      for (const answer of asked.values()) answer({ status: 0, body: undefined });
      asked.clear();
      listener.closed(reason ?? 'the connection was closed');
      if (closedForGood) return;
      retry = setTimeout(connect, waitMs);
      waitMs = Math.min(waitMs * 2, longestWaitMs);
    });
  }

  async function checkHealth(mine: WebSocket): Promise<void> {
    const reply = await request('GET', `applications/${encodeURIComponent(options.app)}`);
    if (mine === socket && reply.status !== 200) mine.terminate();
  }

  function request(method: string, uri: string, body?: object): Promise<AriReply> {
    const open = socket;
    if (open?.readyState !== WebSocket.OPEN) return Promise.resolve({ status: 0, body: undefined });
    count += 1;
    const id = String(count);
    const frame = {
      type: 'RESTRequest',
      request_id: id,
      method,
      uri,
      ...(body ? { content_type: 'application/json', message_body: JSON.stringify(body) } : {}),
    };
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        asked.delete(id);
        resolve({ status: 0, body: undefined });
      }, timeoutMs);
      asked.set(id, (reply) => {
        clearTimeout(timer);
        resolve(reply);
      });
      open.send(JSON.stringify(frame));
    });
  }

  connect();
  return {
    request,
    ready: () => openedFully,
    close() {
      closedForGood = true;
      clearTimeout(retry);
      socket?.close();
    },
  };
}

function isReplaced(event: unknown): boolean {
  return typeof event === 'object' && event !== null && 'type' in event && event.type === 'ApplicationReplaced';
}
