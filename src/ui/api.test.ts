// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { endpoint } from '../lib/contract.ts';
import { ApiError, call, onSignedOut, urlOf } from './api.ts';

const read = endpoint({
  method: 'GET',
  path: '/api/thing/:thingId',
  access: 'signedIn',
  summary: 'A thing.',
  params: z.object({ thingId: z.string() }),
  query: z.object({ search: z.string().optional(), limit: z.coerce.number().default(5) }),
  reply: z.object({ name: z.string() }),
});
const write = endpoint({
  method: 'POST',
  path: '/api/thing',
  access: 'signedIn',
  summary: 'Makes a thing.',
  body: z.object({ name: z.string() }),
  reply: z.object({ id: z.string() }),
  errors: ['nameTaken'],
});

const answers: Response[] = [];
const asked: { url: string; init: RequestInit }[] = [];

beforeEach(() => {
  answers.length = 0;
  asked.length = 0;
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    asked.push({ url, init });
    const answer = answers.shift();
    return answer ? Promise.resolve(answer) : Promise.reject(new TypeError('Failed to fetch'));
  });
});
afterEach(() => vi.unstubAllGlobals());

const json = (status: number, body: unknown): Response => new Response(JSON.stringify(body), { status });
const failure = (promise: Promise<unknown>): Promise<ApiError> =>
  promise.then(
    () => {
      throw new Error('did not fail');
    },
    (error: unknown) => error as ApiError,
  );

describe('the address of a call', () => {
  it('fills parameters in and leaves empty query values out', () => {
    expect(urlOf(read, { params: { thingId: 'a/b ?' }, query: { search: 'ä&b', limit: undefined } })).toBe(
      '/api/thing/a%2Fb%20%3F?search=%C3%A4%26b',
    );
    expect(urlOf(read, { params: { thingId: '1' }, query: { search: '' } })).toBe('/api/thing/1');
  });
});

describe('calling an endpoint', () => {
  it('answers with the checked reply', async () => {
    answers.push(json(200, { name: 'x', unknown: 1 }));
    await expect(call(read, { params: { thingId: '1' } })).resolves.toEqual({ name: 'x' });
    expect(asked[0]?.init.method).toBe('GET');
    expect(asked[0]?.init.headers).not.toHaveProperty('idempotency-key');
  });
  it('gives each POST a key of its own unless the caller names one', async () => {
    answers.push(json(200, { id: '1' }), json(200, { id: '1' }), json(200, { id: '1' }));
    await call(write, { body: { name: 'x' } });
    await call(write, { body: { name: 'x' } });
    await call(write, { body: { name: 'x' }, idempotencyKey: 'mine' });
    const keys = asked.map(({ init }) => (init.headers as Record<string, string>)['idempotency-key']);
    expect(new Set(keys).size).toBe(3);
    expect(keys[2]).toBe('mine');
  });
  it('throws the server’s code with its places', async () => {
    answers.push(json(409, { code: 'nameTaken', params: { name: 'x' } }));
    const error = await failure(call(write, { body: { name: 'x' } }));
    expect(error).toBeInstanceOf(ApiError);
    expect([error.code, error.params]).toEqual(['nameTaken', { name: 'x' }]);
  });
  it('tells an unreachable server from a broken one and from a newer one', async () => {
    expect((await failure(call(read, { params: { thingId: '1' } }))).code).toBe('offline');
    answers.push(new Response('<html>', { status: 503 }));
    expect((await failure(call(read, { params: { thingId: '1' } }))).code).toBe('offline');
    answers.push(new Response('<html>', { status: 500 }));
    expect((await failure(call(read, { params: { thingId: '1' } }))).code).toBe('internal');
    answers.push(json(200, { title: 'renamed' }));
    expect((await failure(call(read, { params: { thingId: '1' } }))).code).toBe('outdated');
  });
  it('tells whoever listens that nobody is signed in', async () => {
    let heard = 0;
    const stop = onSignedOut(() => {
      heard += 1;
    });
    answers.push(json(401, { code: 'notSignedIn' }), json(401, { code: 'wrongNameOrPassword' }));
    await failure(call(read, { params: { thingId: '1' } }));
    await failure(call(read, { params: { thingId: '1' } }));
    stop();
    expect(heard).toBe(1);
  });
});
