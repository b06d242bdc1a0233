// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { connect } from 'node:net';
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { testDatabase } from '../../test/harness/database.ts';
import { endpoint, roles, type Role } from '../lib/contract.ts';
import { ok } from '../lib/result.ts';
import { route } from '../lib/route.ts';
import { createPerson } from '../features/account/account.shell.ts';
import { allEndpoints } from './http-contracts.ts';
import { deleteOldAnswers } from './http-idempotency.store.ts';
import { fromPage, fromScript, stubRoutes, testApp } from './http.fixture.ts';

const { db, away, back } = await testDatabase();
const app = await testApp(db);
app.mount(stubRoutes());
let works = 0;
const repeatable = endpoint({
  method: 'POST',
  path: '/api/test/order',
  access: ['agent'],
  body: z.object({ what: z.string() }),
  reply: z.object({ number: z.number() }),
  summary: 'Counts.',
});
const leaky = endpoint({
  method: 'GET',
  path: '/api/test/leaky',
  access: 'signedIn',
  reply: z.object({ name: z.string() }),
  summary: 'Says too much.',
});
const broken = endpoint({
  method: 'GET',
  path: '/api/test/broken',
  access: 'signedIn',
  reply: z.object({ name: z.string() }),
  summary: 'Breaks its contract.',
});
const database = endpoint({
  method: 'GET',
  path: '/api/test/database',
  access: 'signedIn',
  reply: z.object({}),
  summary: 'Asks the database.',
});
app.mount([
  route(repeatable, async () => {
    works += 1;
    await new Promise((resolve) => setTimeout(resolve, 50));
    return ok({ number: works });
  }),
  route(leaky, async () => ok({ name: 'Ayşe', passwordHash: 'geheim' })),
  route(broken, async () => ok({ name: 7 as unknown as string })),
  route(database, async () => {
    await db.selectFrom('account').select('id').limit(1).execute();
    return ok({});
  }),
]);
const { fastify } = app;
const bodyFor = { 'content-type': 'application/json' };

test('every contract file is known to the app, and every contract is mounted', () => {
  const features = readdirSync(new URL('../features', import.meta.url), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.contract.ts'))
    .map((path) => path.split('/')[0]);
  expect([...new Set(allEndpoints.map(({ feature }) => feature))].sort()).toEqual([...new Set(features)].sort());
  expect(app.missing()).toEqual([]);
  expect(() => app.mount([route(repeatable, async () => ok({ number: 0 }))])).toThrow('mounted twice');
});

/** What must happen, said a second time and independently of `mayUse`. */
function expected(
  access: (typeof allEndpoints)[number]['endpoint']['access'],
  role: Role | undefined,
): 'through' | 401 | 403 {
  if (access === 'public') return 'through';
  if (role === undefined) return 401;
  return access === 'signedIn' || access.includes(role) ? 'through' : 403;
}

test.each([undefined, ...roles])(
  'access matrix: %s meets exactly what the contracts allow, by cookie and by token',
  async (role) => {
    for (const {
      endpoint: { method, path, access },
      name,
    } of allEndpoints) {
      if (name === 'logout') continue;
      const ways =
        role === undefined
          ? [
              { ...fromPage },
              { ...fromPage, cookie: `amtsleitung=${'a'.repeat(32)}` },
              { ...fromPage, authorization: `Bearer ${'a'.repeat(32)}` },
            ]
          : [
              { ...fromPage, cookie: (await app.signedIn([role])).cookie },
              { ...fromScript, authorization: await app.bearer(role) },
            ];
      for (const headers of ways) {
        // An address of its own, so that the matrix does not meet the throttle of public endpoints.
        const answer = await fastify.inject({
          method,
          url: path.replace(/:\w+/g, 'x'),
          headers: { ...headers, 'x-forwarded-for': `10.0.${works % 250}.${Math.floor(Math.random() * 250)}` },
        });
        const outcome = expected(access, role);
        if (outcome === 'through')
          expect([200, 400, 404, 409], `${role} ${method} ${path}`).toContain(answer.statusCode);
        else expect(answer.statusCode, `${role} ${method} ${path}`).toBe(outcome);
      }
    }
  },
  120_000,
);

test('sign-in by form: cookie, person, sign-out; the old cookie is dead', async () => {
  await createPerson(
    db,
    {
      name: 'ayse',
      displayName: 'Ayşe Kaya',
      roles: ['agent'],
      departmentId: null,
      languages: {},
      topics: {},
      practice: false,
    },
    'ein langes Passwort',
    app.state.nowMs,
  );
  const login = await fastify.inject({
    method: 'POST',
    url: '/api/account/login',
    headers: fromPage,
    payload: { name: 'Ayse', password: 'ein langes Passwort' },
  });
  expect(login.json()).toMatchObject({
    name: 'ayse',
    displayName: 'Ayşe Kaya',
    roles: ['agent'],
    uiLanguage: 'de',
    sample: true,
    city: 'Musterstadt',
  });
  const [cookie = ''] = String(login.headers['set-cookie']).split(';');
  expect(login.headers['set-cookie']).toMatch(
    /^amtsleitung=[\w-]{32}; Path=\/; HttpOnly; SameSite=Strict; Expires=[^;]+ GMT$/,
  );
  const headers = { ...fromPage, cookie };
  expect((await fastify.inject({ url: '/api/account/me', headers })).json()).toMatchObject({ name: 'ayse' });
  expect(
    (
      await fastify.inject({ method: 'PUT', url: '/api/account/me/language', headers, payload: { uiLanguage: 'en' } })
    ).json(),
  ).toMatchObject({ uiLanguage: 'en' });
  // Signing in again from the same browser ends the session it had (fixation).
  const again = await fastify.inject({
    method: 'POST',
    url: '/api/account/login',
    headers,
    payload: { name: 'ayse', password: 'ein langes Passwort' },
  });
  const [fresh = ''] = String(again.headers['set-cookie']).split(';');
  expect(fresh).not.toBe(cookie);
  expect((await fastify.inject({ url: '/api/account/me', headers })).statusCode).toBe(401);
  const out = await fastify.inject({
    method: 'POST',
    url: '/api/account/logout',
    headers: { ...fromPage, cookie: fresh },
  });
  expect(out.headers['set-cookie']).toContain('amtsleitung=; ');
  const after = await fastify.inject({ url: '/api/account/me', headers: { ...fromPage, cookie: fresh } });
  expect([after.statusCode, after.json()]).toEqual([401, { code: 'notSignedIn' }]);
});

test('wrong password: one answer for known and unknown names, then a pause', async () => {
  const attempt = (name: string) =>
    fastify.inject({
      method: 'POST',
      url: '/api/account/login',
      headers: { ...fromPage, 'x-forwarded-for': '203.0.113.9' },
      payload: { name, password: 'falsch' },
    });
  const answers = [];
  for (let i = 0; i < 6; i += 1) answers.push(await attempt('ayse'));
  expect(answers.slice(0, 5).map((one) => [one.statusCode, one.json()])).toEqual(
    Array.from({ length: 5 }, () => [403, { code: 'wrongNameOrPassword' }]),
  );
  expect([answers[5]?.statusCode, answers[5]?.json()]).toEqual([
    429,
    { code: 'tooManyRequests', params: { seconds: 900 } },
  ]);
  expect((await attempt('niemand')).json()).toEqual({ code: 'wrongNameOrPassword' });
});

test('the administration: create, list without secrets, switch off; names and people as told', async () => {
  const { cookie, accountId } = await app.signedIn(['admin'], 'chefin');
  const headers = { ...fromPage, cookie };
  const payload = {
    name: 'neu',
    displayName: 'Neu',
    roles: ['agent'],
    password: 'ein langes Passwort',
    languages: { de: 'good', tr: 'canHelp' },
  };
  const made = await fastify.inject({ method: 'POST', url: '/api/account', headers, payload });
  expect(made.json()).toMatchObject({ name: 'neu', languages: { de: 'good', tr: 'canHelp' }, active: true });
  expect((await fastify.inject({ method: 'POST', url: '/api/account', headers, payload })).json()).toEqual({
    code: 'nameTaken',
  });
  const list = await fastify.inject({ url: '/api/account', headers });
  expect(list.json().accounts.map((one: { name: string }) => one.name)).toEqual(
    expect.arrayContaining(['neu', 'chefin', 'ayse']),
  );
  expect(list.body).not.toMatch(/argon2|script|hash/i);
  expect((await fastify.inject({ method: 'DELETE', url: `/api/account/${accountId}`, headers })).json()).toEqual(
    expect.objectContaining({}),
  );
});

test('[S10] a change needs our own origin, whatever the form; a token needs none', async () => {
  const { cookie } = await app.signedIn(['agent']);
  const order = (headers: Record<string, string>, payload: string | object = { what: 'x' }) =>
    fastify.inject({ method: 'POST', url: '/api/test/order', headers, payload });
  const foreign = [
    'http://evil.example',
    'null',
    'http://127.0.0.1:8081',
    'https://127.0.0.1:8080',
    'http://localhost:8080',
    'http://127.0.0.1:8080.evil.example',
    '',
  ];
  for (const origin of foreign)
    expect((await order({ ...fromPage, cookie, origin })).json(), origin).toEqual({
      code: 'notAllowed',
      params: { reason: 'origin' },
    });
  expect((await order({ ...fromScript, cookie })).statusCode).toBe(403);
  expect(
    (await order({ ...fromPage, cookie, host: 'evil.example:8080', origin: 'http://evil.example:8080' })).statusCode,
    'DNS rebinding',
  ).toBe(403);
  expect(
    (await order({ ...fromScript, cookie, 'content-type': 'application/x-www-form-urlencoded' }, 'what=x')).statusCode,
  ).toBe(403);
  expect((await order({ ...fromScript, cookie, 'content-type': 'text/plain' }, '{"what":"x"}')).statusCode).toBe(403);
  expect((await order({ ...fromPage, cookie, 'content-type': 'text/plain' }, '{"what":"x"}')).statusCode).toBe(400);
  expect(
    (await fastify.inject({ url: '/api/test/order', headers: { ...fromPage, cookie } })).statusCode,
    'by GET',
  ).toBe(404);
  expect((await order({ ...fromPage, cookie })).statusCode).toBe(200);
  expect((await order({ ...fromScript, authorization: await app.bearer('agent') })).statusCode).toBe(200);
  const login = await fastify.inject({
    method: 'POST',
    url: '/api/account/login',
    headers: { ...fromPage, origin: 'http://evil.example' },
    payload: { name: 'ayse', password: 'ein langes Passwort' },
  });
  expect([login.statusCode, login.headers['set-cookie']]).toEqual([403, undefined]);
});

test('a cookie given twice is none', async () => {
  const { cookie } = await app.signedIn(['agent']);
  expect(
    (await fastify.inject({ url: '/api/account/me', headers: { ...fromPage, cookie: `${cookie}; ${cookie}` } }))
      .statusCode,
  ).toBe(401);
});

test('Idempotency-Key: done once, same answer, also side by side; kept unreadably', async () => {
  const { cookie } = await app.signedIn(['agent']);
  const key = 'e2b1d7f0-0000-4000-8000-000000000001';
  const order = (what: string, idempotencyKey: string, who = cookie) =>
    fastify.inject({
      method: 'POST',
      url: '/api/test/order',
      headers: { ...fromPage, cookie: who, 'idempotency-key': idempotencyKey },
      payload: { what },
    });
  const before = works;
  const answers = await Promise.all(Array.from({ length: 20 }, () => order('bread', key)));
  expect(works).toBe(before + 1);
  expect(new Set(answers.map((one) => one.body))).toEqual(new Set([JSON.stringify({ number: before + 1 })]));
  expect((await order('bread', key)).json()).toEqual({ number: before + 1 });
  expect(works).toBe(before + 1);
  expect((await order('cake', key)).json()).toEqual({ code: 'badRequest', params: { field: 'Idempotency-Key' } });
  expect((await order('bread', 'short')).statusCode).toBe(400);
  // Somebody else's command with the same key is another command.
  const other = await app.signedIn(['agent']);
  expect((await order('bread', key, other.cookie)).json()).toEqual({ number: before + 2 });
  // What is kept cannot be read without the client's key.
  const rows = await db.selectFrom('idempotency').selectAll().execute();
  expect(rows).toHaveLength(2);
  for (const row of rows) {
    expect(row.response.toString('latin1')).not.toContain('number');
    expect(JSON.stringify(row)).not.toContain(key);
  }
  const count = async () => (await db.selectFrom('idempotency').select('endpoint').execute()).length;
  await deleteOldAnswers(db, app.state.nowMs + 24 * 3_600_000);
  expect(await count()).toBe(2);
  await deleteOldAnswers(db, app.state.nowMs + 24 * 3_600_000 + 1);
  expect(await count()).toBe(0);
});

test('only what the contract names leaves; a broken reply is a mistake of ours with a number for the log', async () => {
  const { cookie } = await app.signedIn(['agent']);
  expect((await fastify.inject({ url: '/api/test/leaky', headers: { ...fromPage, cookie } })).json()).toEqual({
    name: 'Ayşe',
  });
  const failed = await fastify.inject({ url: '/api/test/broken', headers: { ...fromPage, cookie } });
  expect(failed.statusCode).toBe(500);
  const { code, params } = failed.json();
  expect(code).toBe('internal');
  expect(app.lines.find((line) => line.includes(String(params.incident)))).toContain('breaks its contract at name');
});

test('the database away: the known stay signed in, what needs it is unavailable, public and health go on', async () => {
  const { cookie } = await app.signedIn(['agent']);
  const headers = { ...fromPage, cookie };
  await fastify.inject({ url: '/api/test/leaky', headers });
  await away();
  expect((await fastify.inject({ url: '/api/test/leaky', headers })).statusCode).toBe(200);
  const refused = await fastify.inject({ url: '/api/test/database', headers });
  expect([refused.statusCode, refused.json()]).toEqual([503, { code: 'unavailable' }]);
  expect(
    (
      await fastify.inject({
        url: '/api/account/me',
        headers: { ...fromPage, cookie: `amtsleitung=${'b'.repeat(32)}` },
      })
    ).statusCode,
  ).toBe(503);
  expect(
    (
      await fastify.inject({
        url: '/api/public/hotline',
        headers: { ...fromPage, cookie: `amtsleitung=${'b'.repeat(32)}` },
      })
    ).statusCode,
  ).toBe(409);
  expect(
    (
      await fastify.inject({
        method: 'POST',
        url: '/api/test/order',
        headers: { ...headers, 'idempotency-key': 'x'.repeat(32) },
        payload: { what: 'y' },
      })
    ).statusCode,
  ).toBe(200);
  expect((await fastify.inject({ url: '/healthz' })).statusCode).toBe(200);
  await back();
  expect((await fastify.inject({ url: '/api/test/database', headers })).statusCode).toBe(200);
});

test('[S26] hostile bodies are refused quickly and plainly', async () => {
  const { cookie } = await app.signedIn(['agent']);
  const headers = { ...fromPage, cookie, ...bodyFor };
  const post = (payload: string) => fastify.inject({ method: 'POST', url: '/api/test/order', headers, payload });
  const start = performance.now();
  for (const payload of [
    '{"__proto__":{"admin":true},"what":"x"}',
    '{"constructor":{"prototype":{}},"what":"x"}',
    '[',
    '',
    'null',
    '[]',
    '['.repeat(100_000),
    '{"what":7}',
    `{"what":"${'x'.repeat(300_000)}"}`,
  ]) {
    const answer = await post(payload);
    expect(answer.statusCode, payload.slice(0, 40)).toBe(400);
    expect(answer.json()).toMatchObject({ code: 'badRequest' });
  }
  expect(
    (
      await post(
        JSON.stringify({ what: 'x', ...Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`k${i}`, i])) }),
      )
    ).statusCode,
  ).toBe(200);
  expect(performance.now() - start).toBeLessThan(3000);
  expect((await post('{"what":7}')).json()).toEqual({ code: 'badRequest', params: { field: 'body.what' } });
  expect((await fastify.inject({ url: '/api/%ff', headers })).json()).toEqual({ code: 'badRequest' });
  expect((await fastify.inject({ url: `/api/call/${'x'.repeat(300)}/hold`, method: 'POST', headers })).statusCode).toBe(
    400,
  );
  const admin = { ...fromPage, cookie: (await app.signedIn(['admin'])).cookie };
  expect((await fastify.inject({ method: 'DELETE', url: '/api/account/no-id', headers: admin })).json()).toEqual({
    code: 'notFound',
  });
  const person = { name: 'nul\u0000l', displayName: 'x', roles: ['agent'], password: 'ein langes Passwort' };
  expect(
    (await fastify.inject({ method: 'POST', url: '/api/account', headers: admin, payload: person })).json(),
  ).toEqual({ code: 'badRequest' });
  const lost = { ...person, name: 'nowhere', departmentId: '01900000-0000-7000-8000-000000000000' };
  expect((await fastify.inject({ method: 'POST', url: '/api/account', headers: admin, payload: lost })).json()).toEqual(
    { code: 'badRequest' },
  );
});

test('[S26] public endpoints are throttled per address', async () => {
  const call = (address: string) =>
    fastify.inject({
      method: 'POST',
      url: '/api/public/call',
      headers: { ...fromPage, 'x-forwarded-for': address },
      payload: {},
    });
  const codes: number[] = [];
  for (let i = 0; i < 245; i += 1) codes.push((await call(`2001:db8:1:2::${i.toString(16)}`)).statusCode);
  expect(codes.filter((code) => code === 409)).toHaveLength(240);
  expect(codes.at(-1)).toBe(429);
  expect((await call('2001:db8:1:3::1')).statusCode).toBe(409);
});

test('[S26] a sender that never finishes is dropped', async () => {
  await app.listen({ host: '127.0.0.1', port: 47_101 });
  const started = performance.now();
  const socket = connect(47_101, '127.0.0.1');
  socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\n');
  const drip = setInterval(() => socket.write('X-Slow: 1\r\n'), 500);
  socket.on('error', () => undefined);
  socket.resume();
  await new Promise((resolve) => socket.on('close', resolve));
  clearInterval(drip);
  expect(performance.now() - started).toBeLessThan(14_000);
});

test('[S27] nothing of a person stands in the log', () => {
  const log = app.lines.join('\n');
  expect(log).toContain('/api/test/order');
  for (const personal of ['203.0.113.9', 'ein langes Passwort', 'Ayşe', 'amtsleitung=', '127.0.0.1'])
    expect(log).not.toContain(personal);
});
