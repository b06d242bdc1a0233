// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { IncomingMessage, RequestListener, Server } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';

import { nowMs } from '../clock.ts';
import { createGate } from './gate.ts';
import type { GateOptions } from './gate.ts';
import { newTicketKey, signPhoneTicket } from './phone-ticket.ts';

const key = Buffer.from(newTicketKey(), 'base64url');
let folder = '';
let gate: Server;
let gatePort = 0;
const others: Server[] = [];
const sockets = new Set<Socket>();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'amt-gate-'));
});
afterEach(async () => {
  // Upgraded connections are no longer known to their server.
  for (const socket of sockets) socket.destroy();
  sockets.clear();
  for (const server of [gate, ...others.splice(0)]) await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

async function openGate(options: Partial<GateOptions> = {}): Promise<void> {
  gate = createGate({
    serverSocket: join(folder, 's'),
    ticketKey: key,
    trustProxy: [],
    holdMs: 1000,
    connectionsPerAddress: 512,
    ...options,
  });
  track(gate);
  gate.listen(0, '127.0.0.1');
  await once(gate, 'listening');
  gatePort = (gate.address() as AddressInfo).port;
}

function track(server: Server): Server {
  return server.on('connection', (socket) => sockets.add(socket));
}

async function openServer(handler: RequestListener): Promise<Server> {
  rmSync(join(folder, 's'), { force: true });
  const server = track(createServer(handler));
  others.push(server);
  server.listen(join(folder, 's'));
  await once(server, 'listening');
  return server;
}

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers: IncomingMessage['headers'];
}

function ask(
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        host: '127.0.0.1',
        port: gatePort,
        path,
        method: options.method ?? 'GET',
        headers: options.headers,
        agent: false,
      },
      (answer) => {
        text(answer).then((body) => resolve({ status: answer.statusCode ?? 0, body, headers: answer.headers }), reject);
      },
    );
    asked.on('error', reject);
    asked.end(options.body);
  });
}

describe('requests', () => {
  test('method, path, headers and body arrive; the answer comes back with its cookies', async () => {
    await openGate();
    await openServer((from, to) => {
      void text(from).then((body) => {
        to.writeHead(201, { 'set-cookie': ['a=1', 'b=2'], 'x-from': from.headers['x-forwarded-for'] });
        to.end(`${from.method} ${from.url} ${body} ${from.headers.host}`);
      });
    });
    const answer = await ask('/api/x?y=ä'.replace('ä', '%C3%A4'), {
      method: 'POST',
      headers: { 'x-forwarded-for': '9.9.9.9' },
      body: 'hello',
    });
    expect(answer).toMatchObject({ status: 201, body: `POST /api/x?y=%C3%A4 hello 127.0.0.1:${gatePort}` });
    expect(answer.headers).toMatchObject({ 'set-cookie': ['a=1', 'b=2'], 'x-from': '127.0.0.1' });
  });

  test('a request waits for a server that is restarting', async () => {
    await openGate();
    const waiting = ask('/');
    await new Promise((resolve) => setTimeout(resolve, 300));
    await openServer((_, to) => to.end('back'));
    expect((await waiting).body).toBe('back');
  });

  test('a reading request survives the death of the server that had it, a writing one is told so', async () => {
    await openGate();
    let asked = 0;
    await openServer((from, to) => {
      asked += 1;
      if (asked > 2) to.end('second life');
      else from.socket.destroy();
    });
    expect((await ask('/api/x', { method: 'POST', body: '{}' })).status).toBe(503);
    expect(asked).toBe(1);
    expect((await ask('/api/x')).body).toBe('second life');
    expect(asked).toBe(3);
  });

  test('nobody comes back: a page for people, a code for programs, after the time of holding and not before', async () => {
    await openGate({ holdMs: 300 });
    const since = performance.now();
    const page = await ask('/board', { headers: { accept: 'text/html' } });
    expect(performance.now() - since).toBeGreaterThanOrEqual(295);
    expect(page.status).toBe(503);
    expect(page.body).toContain('Gespräche laufen weiter');
    expect(page.headers['retry-after']).toBe('5');
    expect(JSON.parse((await ask('/api/desk', { headers: { accept: 'text/html' } })).body)).toEqual({
      code: 'unavailable',
    });
  });

  test('a server that dies in the middle of its answer does not look like a complete one', async () => {
    await openGate();
    await openServer((from, to) => {
      to.writeHead(200, { 'content-type': 'text/plain' });
      to.write('half');
      setTimeout(() => from.socket.destroy(), 50);
    });
    await expect(ask('/')).rejects.toThrow();
  });

  test('a slow reader slows the server down instead of filling the memory of the gate', async () => {
    await openGate();
    let written = 0;
    await openServer((_, to) => {
      const chunk = Buffer.alloc(1 << 20);
      const more = (): void => {
        while (written < 64 && !to.destroyed) {
          written += 1;
          if (!to.write(chunk)) return void to.once('drain', more);
        }
        if (written >= 64) to.end();
      };
      more();
    });
    const slow = connect(gatePort, '127.0.0.1');
    slow.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    slow.pause();
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(written).toBeLessThan(40);
    let got = 0;
    slow.on('data', (part: Buffer) => {
      got += part.length;
    });
    slow.resume();
    await once(slow, 'close');
    expect(got).toBeGreaterThanOrEqual(64 << 20);
  });

  test('oversized headers, broken requests and one address with too many connections are turned away', async () => {
    await openGate({ connectionsPerAddress: 3 });
    await openServer((_, to) => to.end('fine'));
    expect((await ask('/', { headers: { 'x-big': 'x'.repeat(20_000) } })).status).toBe(431);
    const broken = connect(gatePort, '127.0.0.1', () => broken.write('NOT HTTP\r\n\r\n'));
    expect(await text(broken)).toContain('400');
    const held = [1, 2, 3].map(() => connect(gatePort, '127.0.0.1'));
    await Promise.all(held.map((socket) => once(socket, 'connect')));
    await new Promise((resolve) => setTimeout(resolve, 50));
    await expect(ask('/')).rejects.toThrow();
    for (const socket of held) socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await ask('/')).body).toBe('fine');
  });
});

describe('WebSockets', () => {
  let asteriskPort = 0;
  let seen: IncomingMessage | undefined;

  async function openAsterisk(): Promise<void> {
    const server = track(createServer());
    others.push(server);
    const phones = new WebSocketServer({ server, path: '/ws', handleProtocols: () => 'sip' });
    phones.on('connection', (socket, from) => {
      seen = from;
      socket.on('message', (data) => socket.send(`echo ${String(data)}`));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    asteriskPort = (server.address() as AddressInfo).port;
  }

  function phone(path: string, origin: string | undefined, protocol = 'sip'): Promise<WebSocket | number> {
    const socket = new WebSocket(`ws://127.0.0.1:${gatePort}${path}`, protocol, {
      ...(origin !== undefined && { origin }),
      headers: { cookie: 'session=1' },
    });
    return new Promise((resolve) => {
      socket.on('open', () => resolve(socket));
      socket.on('unexpected-response', (_, answer) => resolve(answer.statusCode ?? 0));
      socket.on('error', () => undefined);
    });
  }

  beforeEach(async () => {
    seen = undefined;
    await openAsterisk();
    await openGate({ asterisk: { host: '127.0.0.1', port: asteriskPort } });
  });

  test('a phone with a ticket and our origin reaches Asterisk, without cookie or ticket, and outlives the server', async () => {
    const server = await openServer((_, to) => to.end('one'));
    const socket = await phone(
      `/phone?ticket=${signPhoneTicket(key, 'agent-1', nowMs() + 5000)}`,
      `http://127.0.0.1:${gatePort}`,
    );
    if (typeof socket === 'number') throw new Error(`refused with ${socket}`);
    server.closeAllConnections();
    server.close();
    socket.send('REGISTER');
    const [data] = (await once(socket, 'message')) as [Buffer];
    expect(String(data)).toBe('echo REGISTER');
    expect(seen?.url).toBe('/ws');
    expect(seen?.headers.cookie).toBeUndefined();
    socket.close();
    await once(socket, 'close');
  });

  test('no ticket, an old, a forged one, a foreign origin, no origin, another protocol: refused', async () => {
    const own = `http://127.0.0.1:${gatePort}`;
    const good = `/phone?ticket=${signPhoneTicket(key, 'agent-1', nowMs() + 5000)}`;
    expect(await phone('/phone', own)).toBe(403);
    expect(await phone(`/phone?ticket=${signPhoneTicket(key, 'agent-1', nowMs() - 1)}`, own)).toBe(403);
    expect(await phone(`/phone?ticket=${signPhoneTicket(Buffer.alloc(32), 'agent-1', nowMs() + 5000)}`, own)).toBe(403);
    expect(await phone(good, 'https://evil.example')).toBe(403);
    expect(await phone(good, 'null')).toBe(403);
    expect(await phone(good, undefined)).toBe(403);
    expect(await phone(good, own, 'chat')).toBe(400);
    expect(seen).toBeUndefined();
  });

  test('every other WebSocket goes to the server, which sees where it comes from', async () => {
    const server = await openServer((_, to) => to.end());
    const live = new WebSocketServer({ server });
    const arrived = once(live, 'connection') as Promise<[WebSocket, IncomingMessage]>;
    const socket = await phone('/api/live?topics=desk', 'http://x', 'live');
    expect(socket).not.toBeTypeOf('number');
    const [, from] = await arrived;
    expect(from.url).toBe('/api/live?topics=desk');
    expect(from.headers).toMatchObject({ cookie: 'session=1', origin: 'http://x', 'x-forwarded-for': '127.0.0.1' });
    live.close();
  });

  test('Asterisk away: 503 after the time of holding', async () => {
    others[0]?.closeAllConnections();
    others[0]?.close();
    expect(
      await phone(`/phone?ticket=${signPhoneTicket(key, 'a-1', nowMs() + 5000)}`, `http://127.0.0.1:${gatePort}`),
    ).toBe(503);
  });
});
