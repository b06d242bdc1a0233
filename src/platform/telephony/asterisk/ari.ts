// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { randomBytes } from 'node:crypto';
import { WebSocket } from 'ws';
import { monotonicMs, newsMs, stoodStillMs } from '../../clock.ts';
import { isSabotaged } from '../../sabotage.ts';
import { ariFrame } from './ari-frames.ts';
import { leaderMark } from './standby.ts';

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
  /** Whoever has stood still for so long asks whether it still leads before it commands anything (milliseconds, default 1500). */
  readonly frozenMs?: number;
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
  /** The connection is gone; `reason` is for the log. A new try follows by itself, unless we were replaced. */
  readonly closed: (reason: string) => void;
  /** Another program leads the switch now; we stay away for good. Told before `closed`. */
  readonly replaced?: () => void;
}

export interface Ari {
  request(method: 'GET' | 'POST' | 'PUT' | 'DELETE', uri: string, body?: object): Promise<AriReply>;
  /** Connected, and `opened` has resolved. */
  ready(): boolean;
  /** Stays away for good. */
  close(): void;
}

const pulseMs = 250;
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
  const mark = randomBytes(6).toString('hex');
  const frozenMs = options.frozenMs ?? 1500;
  let pulseAt = monotonicMs();
  /** Set while it is open whether we still lead. */
  let doubt: Promise<void> | undefined;
  const pulse = setInterval(feelPulse, pulseMs);
  pulse.unref();

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
      for (const event of queue.splice(0, slice)) listener.event(event);
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
        // Replaced: a second instance leads now. Fighting back would take turns cutting each other off.
        if (isReplaced(frame.event) && !isSabotaged('fence')) {
          reason ??= 'another program has connected to Asterisk under our name';
          closedForGood = true;
          listener.replaced?.();
          mine.terminate();
          return;
        }
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
    void send('POST', 'asterisk/variable', { variable: leaderMark, value: `${mark}.${count}` });
    const reply = await send('GET', `applications/${encodeURIComponent(options.app)}`);
    if (mine === socket && reply.status !== 200) mine.terminate();
  }

  /** Notices that time has passed us by: stopped, swapped out or held up. Somebody else may have taken over meanwhile. */
  function feelPulse(): void {
    const now = monotonicMs();
    if (now - pulseAt > frozenMs && socket && openedFully) {
      // The news that we were replaced lies in the socket before this answer.
      doubt ??= checkHealth(socket).finally(() => {
        doubt = undefined;
      });
    }
    pulseAt = now;
  }

  async function request(method: string, uri: string, body?: object): Promise<AriReply> {
    feelPulse();
    const mine = socket;
    if (doubt) {
      await doubt;
      if (mine !== socket) return { status: 0, body: undefined };
    }
    return send(method, uri, body);
  }

  function send(method: string, uri: string, body?: object): Promise<AriReply> {
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
      const due = monotonicMs() + timeoutMs;
      const giveUp = (): void => {
        asked.delete(id);
        resolve({ status: 0, body: undefined });
      };
      // If we stood still meanwhile, the answer may lie unread in the socket (fault 42).
      let timer = setTimeout(() => {
        if (monotonicMs() - due < stoodStillMs) return giveUp();
        timer = setTimeout(giveUp, newsMs);
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
      clearInterval(pulse);
      clearTimeout(retry);
      socket?.close();
    },
  };
}

function isReplaced(event: unknown): boolean {
  return typeof event === 'object' && event !== null && 'type' in event && event.type === 'ApplicationReplaced';
}
