// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { WebSocketServer, type WebSocket } from 'ws';
import { connectAri, type Ari, type AriOptions } from './ari.ts';

/** What the server side shall do with one request. */
type Answer = (
  request: { readonly request_id: string; readonly method: string; readonly uri: string },
  socket: WebSocket,
) => void;

const reply = (socket: WebSocket, id: string, status: number, body?: unknown) =>
  socket.send(
    JSON.stringify({
      type: 'RESTResponse',
      request_id: id,
      status_code: status,
      ...(body === undefined ? {} : { message_body: JSON.stringify(body) }),
    }),
  );
const answerAll: Answer = (request, socket) => reply(socket, request.request_id, 200, { uri: request.uri });

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function open(
  answer: Answer,
  options: Partial<AriOptions> = {},
  opened: (ari: () => Ari) => Promise<void> = async () => undefined,
) {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  const sockets: WebSocket[] = [];
  server.on('connection', (socket) => {
    sockets.push(socket);
    socket.on('message', (data) => answer(JSON.parse(String(data)) as Parameters<Answer>[0], socket));
  });
  const events: unknown[] = [];
  const closed: string[] = [];
  let openings = 0;
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const ari: Ari = connectAri(
    { url: `http://127.0.0.1:${port}`, user: 'u', password: 'p', app: 'amt', ...options },
    {
      opened: () => {
        openings += 1;
        return opened(() => ari);
      },
      event: (event) => events.push(event),
      closed: (reason) => closed.push(reason),
    },
  );
  closing.push(() => {
    ari.close();
    server.close();
    for (const socket of sockets) socket.terminate();
  });
  return { ari, server, sockets, events, closed, openings: () => openings };
}
async function until(isSo: () => boolean, withinMs = 3000): Promise<void> {
  for (let waited = 0; !isSo(); waited += 5) {
    if (waited > withinMs) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

test('answers find their requests, in whatever order they come', async () => {
  const held: Parameters<Answer>[0][] = [];
  const { ari } = await open((request, socket) => {
    held.push(request);
    if (held.length === 2) for (const each of held.toReversed()) answerAll(each, socket);
  });
  await until(() => ari.ready());
  const both = await Promise.all([ari.request('GET', 'one'), ari.request('GET', 'two')]);
  expect(both).toEqual([
    { status: 200, body: { uri: 'one' } },
    { status: 200, body: { uri: 'two' } },
  ]);
});

test('events wait until the opening is done, and then come in order', async () => {
  const { sockets, events, ari } = await open(answerAll, {}, async (own) => {
    sockets[0]?.send('{"type":"A","n":1}');
    for (let n = 2; n <= 300; n += 1) sockets[0]?.send(`{"type":"A","n":${n}}`);
    await own().request('GET', 'channels');
    expect(events).toEqual([]);
  });
  await until(() => ari.ready() && events.length === 300);
  expect(events.map((event) => (event as { n: number }).n)).toEqual(
    Array.from({ length: 300 }, (_, index) => index + 1),
  );
});

test('a request without an answer fails after its time, one without a connection at once', async () => {
  const { ari, server, sockets } = await open(() => undefined, { timeoutMs: 80 });
  await until(() => ari.ready());
  expect(await ari.request('GET', 'x')).toEqual({ status: 0, body: undefined });
  const hanging = ari.request('GET', 'y');
  server.close();
  for (const socket of sockets) socket.terminate();
  expect(await hanging).toEqual({ status: 0, body: undefined });
  await until(() => !ari.ready());
  expect(await ari.request('GET', 'z')).toEqual({ status: 0, body: undefined });
});

test('a broken connection is opened again', async () => {
  const { ari, sockets, closed, openings } = await open(answerAll);
  await until(() => ari.ready());
  sockets[0]?.terminate();
  await until(() => ari.ready() && openings() === 2);
  expect(closed).toHaveLength(1);
});

test('a connection whose opening fails is tried again', async () => {
  let tries = 0;
  const { ari, closed } = await open(answerAll, {}, async () => {
    tries += 1;
    if (tries < 3) throw new Error('Asterisk answered 500 to GET channels');
  });
  await until(() => ari.ready());
  expect(closed).toEqual(['Asterisk answered 500 to GET channels', 'Asterisk answered 500 to GET channels']);
});

test('a switch that is stuck, though connected, is noticed by asking for our own application', async () => {
  let isStuck = false;
  const { ari, closed } = await open(
    (request, socket) => {
      if (request.uri.startsWith('applications/') && isStuck) return;
      answerAll(request, socket);
    },
    { healthMs: 40, timeoutMs: 60 },
  );
  await until(() => ari.ready());
  isStuck = true;
  await until(() => closed.length === 1);
});

test('who is replaced by another program stays away', async () => {
  const { ari, sockets, closed, openings } = await open(answerAll);
  await until(() => ari.ready());
  sockets[0]?.send('{"type":"ApplicationReplaced","application":"amt"}');
  await until(() => closed.length === 1);
  expect(closed[0]).toContain('another program');
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(openings()).toBe(1);
});

test('[F40] who has stood still asks whether it still leads before it commands anything', async () => {
  const seen: string[] = [];
  const { ari, sockets, closed } = await open(
    (request, socket) => {
      seen.push(`${request.method} ${request.uri}`);
      answerAll(request, socket);
    },
    { frozenMs: 200, healthMs: 60_000 },
  );
  await until(() => ari.ready());
  standStill(300);
  expect((await ari.request('POST', 'channels/first/moh')).status).toBe(200);
  expect(seen.map((request) => request.split('?')[0])).toEqual([
    'POST asterisk/variable',
    'GET applications/amt',
    'POST channels/first/moh',
  ]);
  // Replaced meanwhile: the news lies in the socket, and nothing may be commanded any more.
  sockets[0]?.send('{"type":"ApplicationReplaced","application":"amt"}');
  standStill(300);
  expect((await ari.request('DELETE', 'channels/second')).status).toBe(0);
  await until(() => closed.length === 1);
  expect(seen.filter((request) => request.includes('second'))).toEqual([]);
});

/** Nothing in this process runs for so long, as when it was stopped. */
function standStill(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

test('messages that make no sense are passed over', async () => {
  const { ari, sockets, events } = await open(answerAll);
  await until(() => ari.ready());
  for (const text of [
    '',
    '{',
    '[]',
    '7',
    'null',
    '{"type":"RESTResponse"}',
    '{"type":"RESTResponse","request_id":"99","status_code":200}',
  ])
    sockets[0]?.send(text);
  sockets[0]?.send('{"type":"B"}');
  await until(() => events.length > 0);
  expect(events).toEqual([{ type: 'B' }]);
});

test('a refused login is named', async () => {
  const { createServer } = await import('node:http');
  const server = createServer((_request, response) => response.writeHead(401).end());
  server.on('upgrade', (_request, socket) => socket.end('HTTP/1.1 401 Unauthorized\r\n\r\n'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const closed: string[] = [];
  const ari = connectAri(
    {
      url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
      user: 'u',
      password: 'p',
      app: 'amt',
    },
    { opened: async () => undefined, event: () => undefined, closed: (reason) => closed.push(reason) },
  );
  closing.push(() => {
    ari.close();
    server.close();
  });
  await until(() => closed.length > 0);
  expect(closed[0]).toContain('user or password');
});
