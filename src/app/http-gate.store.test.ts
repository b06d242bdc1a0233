// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { testDatabase } from '../../test/harness/database.ts';
import { createPerson } from '../features/account/account.shell.ts';
import { createGate } from '../platform/gate/gate.ts';
import { stubRoutes, testApp } from './http.fixture.ts';

const { db } = await testDatabase();
const app = await testApp(db);
app.mount(stubRoutes());
app.live.registerTopic('board', { access: 'signedIn', type: 'boardChanged', snapshot: () => ({ waiting: 0 }) });
const folder = mkdtempSync(join(tmpdir(), 'amt-door-'));
const path = join(folder, 's');
// The socket of a server that was killed lies there.
writeFileSync(path, '');
await app.listen({ path });
const gate = createGate({
  serverSocket: path,
  ticketKey: randomBytes(32),
  trustProxy: [],
  holdMs: 500,
  connectionsPerAddress: 50,
});
await new Promise<void>((resolve) => gate.listen(47_103, '127.0.0.1', resolve));
afterAll(() => {
  gate.closeAllConnections();
  gate.close();
  rmSync(folder, { recursive: true, force: true });
});
const origin = 'http://127.0.0.1:47103';

test('through the gate: sign-in, live data, sign-out', async () => {
  const person = {
    name: 'ayse',
    displayName: 'Ayşe',
    roles: ['agent'] as const,
    departmentId: null,
    languages: {},
    topics: {},
    practice: false,
  };
  await createPerson(db, person, 'ein langes Passwort', app.state.nowMs);
  const login = (headers: Record<string, string>) =>
    fetch(`${origin}/api/account/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ name: 'ayse', password: 'ein langes Passwort' }),
    });
  expect((await login({ origin: 'http://127.0.0.1:47104' })).status).toBe(403);
  const entered = await login({ origin });
  expect(entered.status).toBe(200);
  const cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/api/live?topics=board`, {
    headers: { cookie, origin },
  });
  const first = await new Promise((resolve) => socket.on('message', (data) => resolve(JSON.parse(String(data)))));
  expect(first).toEqual({ seq: 1, topic: 'board', type: 'boardChanged', data: { waiting: 0 } });
  const closed = new Promise((resolve) => socket.on('close', resolve));
  await fetch(`${origin}/api/account/logout`, { method: 'POST', headers: { cookie, origin } });
  expect(await closed).toBe(4001);
  expect((await fetch(`${origin}/api/account/me`, { headers: { cookie } })).status).toBe(401);
});

test('nobody talks themselves onto this machine: claimed addresses make a request foreign', async () => {
  expect((await fetch(`${origin}/metrics`)).status).toBe(200);
  for (const claim of [
    { 'x-forwarded-for': '127.0.0.1' },
    { forwarded: 'for=127.0.0.1' },
    { 'x-real-ip': '127.0.0.1' },
    { via: '1.1 nginx' },
  ]) {
    expect(
      (await fetch(`${origin}/metrics`, { headers: claim as unknown as Record<string, string> })).status,
      JSON.stringify(claim),
    ).toBe(403);
  }
});

test('pages and API come through the gate with their headers', async () => {
  const page = await fetch(`${origin}/anrufen`);
  expect(page.headers.get('content-security-policy')).toContain('ws://127.0.0.1:47103');
  expect(await page.text()).toContain('csp-nonce');
  const api = (await (await fetch(`${origin}/api/openapi.json`)).json()) as { openapi: string };
  expect(api.openapi).toBe('3.1.0');
});
