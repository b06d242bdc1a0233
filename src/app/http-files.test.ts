// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refuseFile, sendFile } from './http-files.ts';

const app = Fastify();
let url = '';
const file = { type: 'image/png', disposition: 'inline; filename="a.png"', bytes: 6 };
async function* pieces(breaks: boolean): AsyncGenerator<Uint8Array, void, undefined> {
  yield Buffer.from('abc');
  await new Promise((next) => setTimeout(next, 20));
  if (breaks) throw new Error('the database went away');
  yield Buffer.from('def');
}
beforeAll(async () => {
  app.get('/whole', (_request, reply) => sendFile({ ...file, pieces: pieces(false) }, reply));
  app.get('/own', (_request, reply) =>
    sendFile({ ...file, policy: 'sandbox', framed: true, pieces: pieces(false) }, reply),
  );
  app.get('/half', (_request, reply) => sendFile({ ...file, pieces: pieces(true) }, reply));
  app.get('/gone', (request, reply) => refuseFile('notFound', request, reply));
  await app.listen({ port: 0, host: '127.0.0.1' });
  url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
});
afterAll(() => app.close());

test('[AT3] a file goes out under its own type, not to be guessed at, not to be kept by others', async () => {
  const answer = await fetch(`${url}/whole`);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'image/png',
    'content-disposition': 'inline; filename="a.png"',
    'content-length': '6',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  expect(await answer.text()).toBe('abcdef');
});

test('[MI20] a file goes out under the policy of the site unless it has its own, and is framed only where that is meant', async () => {
  const [whole, own] = await Promise.all(['whole', 'own'].map((path) => fetch(`${url}/${path}`)));
  expect([whole?.headers.get('content-security-policy'), whole?.headers.get('x-frame-options')]).toEqual([null, null]);
  expect([own?.headers.get('content-security-policy'), own?.headers.get('x-frame-options')]).toEqual([
    'sandbox',
    'SAMEORIGIN',
  ]);
});

test('a file that cannot be read to its end breaks off; nobody takes half of it for the whole', async () => {
  const answer = await fetch(`${url}/half`);
  await expect(answer.arrayBuffer()).rejects.toThrow();
  expect(await (await fetch(`${url}/whole`)).text()).toBe('abcdef');
});

test('[AT8] what is gone is said in words to people and in JSON to programs', async () => {
  const program = await fetch(`${url}/gone`);
  expect([program.status, await program.json()]).toEqual([404, { code: 'notFound' }]);
  const person = await fetch(`${url}/gone`, { headers: { accept: 'text/html,*/*' } });
  expect([person.status, person.headers.get('content-type')]).toEqual([404, 'text/plain; charset=utf-8']);
  expect(await person.text()).toContain('Diese Datei gibt es hier nicht mehr.');
});
