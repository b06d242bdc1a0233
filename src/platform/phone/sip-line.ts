// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { branch, cseq, formatSip, header, parseSip } from './sip-message.ts';
import type { SipHeader, SipMessage, SipRequest, SipResponse } from './sip-message.ts';

/** Where a datagram comes from or goes to. */
export interface Place {
  readonly host: string;
  readonly port: number;
}

/** A request that came in, with the ways to answer it; a repeated answer of the same request is sent once more. */
export interface Incoming {
  readonly request: SipRequest;
  readonly from: Place;
  /** Answers; final answers to INVITE are repeated until the ACK arrives. `toTag` is added to To if it has none. */
  reply(status: number, reason: string, options?: { headers?: SipHeader[]; body?: string; toTag?: string }): void;
  /** Called once with the ACK to a final answer, or with undefined after 32 s without one. */
  onAck(listener: (ack: SipRequest | undefined) => void): void;
}

/** One UDP port that speaks SIP: transactions with their repetitions (RFC 3261, section 17), nothing about calls. */
export interface SipLine {
  readonly port: number;
  /** Sends a request in a transaction of its own. Status 408 is made up when nobody answers within `64 × T1`. */
  request(
    request: Omit<SipRequest, 'kind'>,
    to: Place,
    onResponse: (response: SipResponse) => void,
  ): { branch: string };
  /** Sends a request outside of any transaction (the ACK of a 2xx), or in the one of `ofBranch` (CANCEL). */
  send(request: Omit<SipRequest, 'kind'>, to: Place, ofBranch?: string, onResponse?: (r: SipResponse) => void): void;
  onRequest(listener: (incoming: Incoming) => void): void;
  /** Ignores everything that comes in, and sends nothing: the cable is pulled. `false` plugs it in again. */
  unplug(isUnplugged: boolean): void;
  close(): void;
}

/** Timers of RFC 3261, 17.1.1.1, in milliseconds. */
const t1 = 500;
const t2 = 4000;
const giveUp = 64 * t1;

interface ClientTransaction {
  readonly request: SipRequest;
  readonly to: Place;
  readonly onResponse: (response: SipResponse) => void;
  timer?: NodeJS.Timeout;
  state: 'calling' | 'proceeding' | 'completed';
}

interface ServerTransaction {
  last?: Buffer;
  timer?: NodeJS.Timeout;
  ack?: (ack: SipRequest | undefined) => void;
  isFinal: boolean;
  readonly from: Place;
}

/** Opens the port (0 = a free one) on the host. */
export async function openSipLine(host: string, port: number): Promise<SipLine> {
  const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
  const clients = new Map<string, ClientTransaction>();
  const servers = new Map<string, ServerTransaction>();
  const timers = new Set<NodeJS.Timeout>();
  let listener: (incoming: Incoming) => void = () => undefined;
  let isUnplugged = false;
  let isOpen = true;

  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(port, host, () => {
      socket.off('error', reject);
      resolve();
    });
  });
  socket.on('error', () => undefined);
  const ownPort = socket.address().port;

  function later(ms: number, run: () => void): NodeJS.Timeout {
    const timer = setTimeout(() => {
      timers.delete(timer);
      if (isOpen) run();
    }, ms);
    timers.add(timer);
    return timer;
  }

  function stop(timer: NodeJS.Timeout | undefined): void {
    clearTimeout(timer);
    if (timer) timers.delete(timer);
  }

  function transmit(bytes: Buffer, to: Place): void {
    if (isOpen && !isUnplugged) socket.send(bytes, to.port, to.host, () => undefined);
  }

  function withVia(request: Omit<SipRequest, 'kind'>, id: string): SipRequest {
    const shown = host.includes(':') ? `[${host}]` : host;
    const via: SipHeader = ['Via', `SIP/2.0/UDP ${shown}:${ownPort};rport;branch=${id}`];
    return { ...request, kind: 'request', headers: [via, ['Max-Forwards', '70'], ...request.headers] };
  }

  function start(key: string, request: SipRequest, to: Place, onResponse: (r: SipResponse) => void): void {
    const transaction: ClientTransaction = { request, to, onResponse, state: 'calling' };
    const bytes = Buffer.from(formatSip(request));
    clients.set(key, transaction);
    const repeat = (wait: number): void => {
      transmit(bytes, to);
      const next = request.method === 'INVITE' ? wait * 2 : Math.min(wait * 2, t2);
      // A provisional answer ends the repetitions of INVITE and slows down those of the others (17.1.2.2).
      transaction.timer = later(transaction.state === 'proceeding' ? t2 : wait, () => {
        if (transaction.state === 'calling' || request.method !== 'INVITE') repeat(next);
      });
    };
    repeat(t1);
    later(giveUp, () => {
      if (transaction.state === 'completed' || (request.method === 'INVITE' && transaction.state === 'proceeding'))
        return;
      finish(key, transaction);
      onResponse({ kind: 'response', status: 408, reason: 'no answer at all', headers: request.headers, body: '' });
    });
  }

  function finish(key: string, transaction: ClientTransaction): void {
    transaction.state = 'completed';
    stop(transaction.timer);
    later(giveUp, () => clients.delete(key));
  }

  function acknowledge(transaction: ClientTransaction, response: SipResponse): void {
    const { request, to } = transaction;
    const kept = request.headers.filter(([name]) => /^(via|from|call-id|max-forwards|route)$/i.test(name));
    const number = cseq(request)?.number ?? 0;
    const headers: SipHeader[] = [...kept, ['To', header(response, 'to') ?? ''], ['CSeq', `${number} ACK`]];
    transmit(Buffer.from(formatSip({ ...request, method: 'ACK', headers, body: '' })), to);
  }

  function onResponse(response: SipResponse): void {
    const method = cseq(response)?.method ?? '';
    const key = `${branch(response) ?? ''} ${method}`;
    const transaction = clients.get(key);
    if (!transaction) return;
    if (response.status < 200) {
      if (transaction.state === 'completed') return;
      transaction.state = 'proceeding';
      if (method === 'INVITE') stop(transaction.timer);
      transaction.onResponse(response);
      return;
    }
    const isRepeated = transaction.state === 'completed';
    if (!isRepeated) finish(key, transaction);
    if (method === 'INVITE' && response.status >= 300) acknowledge(transaction, response);
    // Every 2xx goes up, also a repeated one: its ACK is sent by the call (13.2.2.4).
    if (!isRepeated || (method === 'INVITE' && response.status < 300)) transaction.onResponse(response);
  }

  function onRequest(request: SipRequest, from: Place): void {
    const number = cseq(request)?.number ?? 0;
    const dialog = `${header(request, 'call-id') ?? ''} ${number}`;
    if (request.method === 'ACK') {
      const waiting = servers.get(`${dialog} INVITE`);
      if (!waiting?.isFinal) return;
      stop(waiting.timer);
      waiting.ack?.(request);
      delete waiting.ack;
      return;
    }
    const key = `${dialog} ${request.method}`;
    const known = servers.get(key);
    if (known) {
      if (known.last) transmit(known.last, known.from);
      return;
    }
    const transaction: ServerTransaction = { isFinal: false, from };
    servers.set(key, transaction);
    listener({
      request,
      from,
      onAck: (done) => (transaction.ack = done),
      reply(status, reason, options = {}) {
        if (transaction.isFinal) return;
        const response = respond(request, from, status, reason, options);
        const bytes = Buffer.from(formatSip(response));
        transaction.last = bytes;
        transmit(bytes, from);
        if (status < 200) return;
        transaction.isFinal = true;
        if (request.method === 'INVITE') repeatUntilAck(transaction, bytes);
        later(giveUp + 1000, () => servers.delete(key));
      },
    });
  }

  function repeatUntilAck(transaction: ServerTransaction, bytes: Buffer): void {
    let waited = 0;
    const again = (wait: number): void => {
      transaction.timer = later(wait, () => {
        waited += wait;
        if (waited >= giveUp) return transaction.ack?.(undefined);
        transmit(bytes, transaction.from);
        again(Math.min(wait * 2, t2));
      });
    };
    again(t1);
  }

  socket.on('message', (datagram, from) => {
    if (isUnplugged) return;
    const message: SipMessage | undefined = parseSip(datagram.toString('utf8'));
    if (message?.kind === 'response') onResponse(message);
    if (message?.kind === 'request') onRequest(message, { host: from.address, port: from.port });
  });

  return {
    port: ownPort,
    request(request, to, onAnswer) {
      const id = newBranch();
      start(`${id} ${request.method}`, withVia(request, id), to, onAnswer);
      return { branch: id };
    },
    send(request, to, ofBranch, onAnswer) {
      const id = ofBranch ?? newBranch();
      const message = withVia(request, id);
      if (request.method === 'ACK') transmit(Buffer.from(formatSip(message)), to);
      else start(`${id} ${request.method}`, message, to, onAnswer ?? (() => undefined));
    },
    onRequest: (next) => (listener = next),
    unplug: (unplugged) => (isUnplugged = unplugged),
    close() {
      if (!isOpen) return;
      isOpen = false;
      for (const timer of timers) clearTimeout(timer);
      socket.close();
    },
  };
}

function newBranch(): string {
  // The prefix marks ids that are unique (8.1.1.7).
  return `z9hG4bK${randomBytes(9).toString('hex')}`;
}

function respond(
  request: SipRequest,
  from: Place,
  status: number,
  reason: string,
  options: { headers?: SipHeader[]; body?: string; toTag?: string },
): SipResponse {
  const topVia = request.headers.find(([name]) => name === 'via');
  const copied = request.headers
    .filter(([name]) => /^(via|from|to|call-id|cseq|record-route)$/i.test(name))
    .map((copy): SipHeader => {
      const [name, value] = copy;
      if (copy === topVia)
        return [name, value.replace(/;rport(?=[;,]|$)/i, `;received=${from.host};rport=${from.port}`)];
      const needsTag = name === 'to' && options.toTag !== undefined && !/;\s*tag=/i.test(value);
      return [name, needsTag ? `${value};tag=${options.toTag}` : value];
    });
  const headers = [...copied, ...(options.headers ?? [])];
  return { kind: 'response', status, reason, headers, body: options.body ?? '' };
}
