// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, test } from 'vitest';
import { testDatabase } from '../../test/harness/database.ts';
import { nowMs, shiftWallTime } from '../platform/clock.ts';
import { fromPage, fromScript, testApp } from './http.fixture.ts';

const { db } = await testDatabase();
const sample = await testApp(db, { testClock: true });
const city = await testApp(db, { address: { publicUrl: new URL('https://hotline.example'), secure: true } });
const get = (url: string, headers: Record<string, string> = fromScript, app = sample) =>
  app.fastify.inject({ url, headers });

test('every address of the app gets its page with a fresh nonce and a policy without inline script', async () => {
  const nonces = new Set<string>();
  for (const [path, title] of [
    ['/', 'app'],
    ['/board', 'app'],
    ['/tickets/17', 'app'],
    ['/anrufen', 'call'],
    ['/ticket', 'ticket'],
    ['/vorgang', 'vorgang'],
    ['/index.html', 'app'],
  ]) {
    const page = await get(path ?? '');
    expect([page.statusCode, page.headers['content-type'], page.headers['cache-control']]).toEqual([
      200,
      'text/html; charset=utf-8',
      'no-cache',
    ]);
    expect(page.body).toContain(`<title>${title}</title>`);
    const policy = String(page.headers['content-security-policy']);
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
    expect(page.body).toContain(`<meta property="csp-nonce" nonce="${nonce}">`);
    nonces.add(nonce);
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("connect-src 'self' ws://127.0.0.1:8080;");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
  }
  expect(nonces.size).toBe(7);
});

test('files: hashed ones for ever, others asked again, missing ones are not the page', async () => {
  const asset = await get('/assets/main-abc123.js');
  expect([asset.statusCode, asset.headers['cache-control'], asset.headers['x-content-type-options']]).toEqual([
    200,
    'public, max-age=31536000, immutable',
    'nosniff',
  ]);
  expect(asset.headers['content-type']).toMatch(/javascript/);
  expect((await get('/icon.svg')).headers['cache-control']).toBe('no-cache');
  for (const path of [
    '/assets/gone.js',
    '/gone.js',
    '/api/nothing',
    '/metrics/x',
    '/test/clock',
    '/../package.json',
    '/assets/..%2f..%2fetc%2fpasswd',
    '/%2e%2e/x.json',
    '/.env',
  ]) {
    const answer = await get(path);
    expect([answer.statusCode, answer.body.includes('<title>')], path).toEqual([404, false]);
  }
  expect((await sample.fastify.inject({ method: 'POST', url: '/board', headers: fromPage })).statusCode).toBe(404);
});

test('every answer is unframed, unsniffed and quiet about where it came from; TLS adds HSTS', async () => {
  for (const path of ['/', '/api/nothing', '/healthz', '/icon.svg', '/api/account/me', '/api/%ff']) {
    const { headers } = await get(path);
    if (path !== '/api/%ff') expect(headers['content-security-policy'], path).toContain("frame-ancestors 'none'");
    if (path !== '/api/%ff') expect(headers['permissions-policy'], path).toContain('microphone=(self)');
    expect(headers['strict-transport-security'], path).toBeUndefined();
    expect(headers['server'] ?? headers['x-powered-by']).toBeUndefined();
    expect(headers['access-control-allow-origin']).toBeUndefined();
  }
  const secure = await get(
    '/',
    { host: 'hotline.example', 'x-forwarded-for': '203.0.113.5', 'x-forwarded-proto': 'https' },
    city,
  );
  expect(secure.headers['strict-transport-security']).toContain('max-age=31536000');
  expect(secure.headers['content-security-policy']).toContain('wss://hotline.example');
});

test('a hostile Host cannot write into the policy', async () => {
  const page = await get('/', { ...fromScript, host: "x; script-src 'unsafe-inline'" });
  expect(String(page.headers['content-security-policy'])).not.toContain('unsafe-inline');
});

test('with TLS the cookie is bound to the host; the public origin counts, others do not', async () => {
  const { cookie } = await city.signedIn(['agent']);
  expect(cookie).toMatch(/^__Host-amtsleitung=/);
  const ask = (headers: Record<string, string>) =>
    city.fastify.inject({
      method: 'POST',
      url: '/api/account/logout',
      headers: { host: 'hotline.example', 'x-forwarded-for': '203.0.113.5', 'x-forwarded-proto': 'https', ...headers },
    });
  expect((await ask({ cookie, origin: 'http://hotline.example' })).statusCode).toBe(403);
  expect((await ask({ cookie: cookie.replace('__Host-', ''), origin: 'https://hotline.example' })).statusCode).toBe(
    401,
  );
  const out = await ask({ cookie, origin: 'https://hotline.example' });
  expect(out.statusCode).toBe(200);
  expect(String(out.headers['set-cookie'])).toMatch(
    /^__Host-amtsleitung=; Path=\/; HttpOnly; SameSite=Strict; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Secure$/,
  );
});

test('/readyz is 200 only when a call would be served; details are for insiders', async () => {
  expect((await get('/readyz')).json()).toEqual({
    ready: true,
    parts: { database: { ready: true }, telephony: { ready: true }, queue: { ready: true } },
  });
  sample.state.parts = { ...sample.state.parts, telephony: { ready: false, why: 'Practice switch: no Asterisk.' } };
  const down = await get('/readyz');
  expect([down.statusCode, down.json().ready]).toEqual([503, false]);
  expect((await get('/readyz', { ...fromScript, 'x-forwarded-for': '203.0.113.5' })).json()).toEqual({ ready: false });
  sample.state.parts = { ...sample.state.parts, telephony: { ready: true } };
});

test("/metrics and details only for this machine or an administrator's token", async () => {
  const figures = await get('/metrics');
  expect(figures.body).toContain('amtsleitung_http_request_seconds_bucket');
  expect(figures.headers['content-type']).toContain('text/plain');
  expect((await get('/metrics', {})).statusCode, 'straight over the socket').toBe(200);
  const outside: Record<string, string>[] = [
    { ...fromScript, 'x-forwarded-for': '203.0.113.5' },
    { ...fromScript, host: 'hotline.example' },
    { ...fromScript, via: '1.1 proxy' },
  ];
  for (const headers of outside) expect((await get('/metrics', headers)).statusCode).toBe(403);
  const remote = { ...fromScript, 'x-forwarded-for': '203.0.113.5' };
  expect((await get('/metrics', { ...remote, authorization: await sample.bearer('lead') })).statusCode).toBe(403);
  expect((await get('/metrics', { ...remote, authorization: await sample.bearer('admin') })).statusCode).toBe(200);
  // Behind a public address a proxy on this machine may stand for anybody.
  expect((await get('/metrics', fromScript, city)).statusCode).toBe(403);
  expect(figures.body).not.toMatch(/127\.0\.0\.1|agent_id|accountId/);
});

test('PUT /test/clock exists only under tests and only for this machine', async () => {
  const put = (app: typeof sample, at: string | null, headers: Record<string, string> = fromScript) =>
    app.fastify.inject({ method: 'PUT', url: '/test/clock', headers, payload: { at } });
  expect((await put(city, null)).statusCode).toBe(404);
  expect((await put(sample, null, { ...fromScript, 'x-forwarded-for': '203.0.113.5' })).statusCode).toBe(404);
  process.env['AMTSLEITUNG_TEST'] = '1';
  try {
    expect((await put(sample, 'tomorrow')).json()).toEqual({ code: 'badRequest', params: { field: 'body.at' } });
    expect((await put(sample, '2030-01-01T12:00:00Z')).statusCode).toBe(200);
    expect(Math.abs(nowMs() - Date.parse('2030-01-01T12:00:00Z'))).toBeLessThan(5000);
    expect((await put(sample, null)).statusCode).toBe(200);
    expect(Math.abs(nowMs() - Date.now())).toBeLessThan(5000);
  } finally {
    shiftWallTime(undefined);
    delete process.env['AMTSLEITUNG_TEST'];
  }
});
