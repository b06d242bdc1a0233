// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { listCalls } from '../../src/features/call/call.contract.ts';
import { listServices } from '../../src/features/knowledge/knowledge.contract.ts';
import { addMatter, decideMatter, listOpenContacts } from '../../src/features/matter/matter.contract.ts';
import { createTicket, listTickets, noteTicket, ticketDue } from '../../src/features/promise/promise.contract.ts';
import { roles } from '../../src/lib/contract.ts';
import { isDamm } from '../../src/lib/pure/damm.ts';
import { createApiClient } from '../../src/cli/api-client.ts';
import { openStage, type Stage } from '../harness/stage.ts';
import { waitFor } from '../harness/wait-for.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(async () => {
  try {
    await stage.calm();
  } finally {
    await stage.close();
  }
});

describe('after the call', () => {
  afterEach(() => stage.program.setClock(undefined));

  test('a contact with its first matter stands open until each matter has an outcome; a ticket promises 24 service hours', async () => {
    // Monday 10 h: seven hours are left today, nine on Tuesday, so the promise is due on Wednesday at 16 h.
    await stage.program.setClock('2026-11-23T10:00:00+01:00');
    const agent = await stage.agent();
    const call = await stage.queued({ keys: '11' });
    const talk = await stage.pickUp(agent);
    await talk.hangUp();
    const row = await stage.ended(call);
    const { api } = agent;
    const contact = await waitFor('the contact', async () => {
      const { contacts } = await api.call(listOpenContacts);
      return contacts.find(({ contactId, endedAt }) => contactId === row.id && endedAt !== null);
    });
    expect(contact).toMatchObject({ language: 'de', topic: 'ausweis-pass' });
    const [first] = contact.matters;
    expect(first).toMatchObject({
      position: 1,
      topic: 'ausweis-pass',
      outcome: null,
      party: 'person',
      complaint: false,
    });
    expect(contact.matters).toHaveLength(1);

    const { services } = await api.call(listServices, { query: { search: 'Hundesteuer' } });
    const params = { contactId: contact.contactId };
    const second = await api.call(addMatter, { params, body: { serviceId: services[0]?.serviceId ?? '' } });
    const third = await api.call(addMatter, { params, body: { serviceId: null } });
    const decide = (matter: { matterId: string; version: number } | undefined, outcome: 'answered' | 'transferred') =>
      api.call(decideMatter, {
        params: { matterId: matter?.matterId ?? '' },
        body: { version: matter?.version ?? 0, outcome },
      });
    expect(await decide(first, 'answered')).toMatchObject({ outcome: 'answered' });
    expect(await decide(third, 'transferred')).toMatchObject({ outcome: 'transferred', position: 3 });

    const [department] = await stage.sql<{ id: string }>("select id from department where key = 'finanzen'");
    const departmentId = department?.id ?? '';
    const wish = { kind: 'callback', number: '02151 555666', window: 'nachmittags' } as const;
    const body = {
      version: second.version,
      departmentId,
      wish,
      text: 'Möchte eine Ermäßigung.',
      citizenName: 'Şule Öz',
      language: 'tr',
    } as const;
    const { dueAt } = await api.call(ticketDue);
    const { ticket, code } = await api.call(createTicket, { params: { matterId: second.matterId }, body });
    expect(ticket.number).toMatch(/^[1-9]\d{7}$/);
    expect(isDamm(ticket.number)).toBe(true);
    expect(code).toMatch(/^\d{6}$/);
    expect(ticket).toMatchObject({
      state: 'open',
      language: 'tr',
      citizenName: 'Şule Öz',
      wish: { ...wish, number: '+492151555666' },
    });
    expect(ticket.promises).toMatchObject([{ channel: 'callback', keptAt: null }]);
    for (const due of [dueAt, ticket.promises[0]?.dueAt ?? ''])
      expect(Math.abs(Date.parse(due) - Date.parse('2026-11-25T16:00:00+01:00'))).toBeLessThan(120_000);
    expect(JSON.stringify(await stage.sql('select * from ticket'))).not.toContain(code);

    // Each matter is decided: nothing is open, and the agent may go on.
    expect((await api.call(listOpenContacts)).contacts).toEqual([]);
    expect(
      await stage.sql('select position, outcome from matter where contact_id = $1 order by position', [row.id]),
    ).toEqual([
      { position: 1, outcome: 'answered' },
      { position: 2, outcome: 'ticket' },
      { position: 3, outcome: 'transferred' },
    ]);

    // Past its time the promise is overdue; "called" keeps it.
    await stage.program.setClock('2026-11-25T16:05:00+01:00');
    const lead = createApiClient(stage.program.url, stage.program.token('lead'));
    const overdue = async () =>
      (await lead.call(listTickets, { query: { overdue: 'true' } })).tickets.map(({ number }) => number);
    expect(await overdue()).toEqual([ticket.number]);
    const kept = await lead.call(noteTicket, {
      params: { ticketId: ticket.ticketId },
      body: { version: ticket.version, kind: 'called', text: 'erreicht' },
    });
    expect(kept.promises[0]?.keptAt).not.toBeNull();
    expect(await overdue()).toEqual([]);
  });

  test('every call is one row with one end, and the sums are the sums of the rows', async () => {
    const agent = await stage.agent();
    const served = await stage.queued();
    await stage.pickUp(agent);
    const waiting = await stage.queued();
    const menu = await stage.dial();
    await menu.answered();
    for (const call of [served, waiting, menu]) await call.hangUp();
    const ends = await Promise.all([served, waiting, menu].map(async (call) => (await stage.ended(call)).end));
    expect(ends).toEqual(['served', 'abandoned_waiting', 'abandoned_menu']);
    const { calls, sums } = await stage.program.admin().call(listCalls, { query: { limit: 1000 } });
    const counted: Record<string, number> = {};
    for (const { end } of calls) if (end !== null) counted[end] = (counted[end] ?? 0) + 1;
    expect(counted).toEqual(
      Object.fromEntries(Object.entries(sums).filter(([name, count]) => count > 0 && name in counted)),
    );
    expect(calls.map(({ sipCallId }) => sipCallId).toSorted()).toEqual([...stage.dialled].toSorted());
    expect(JSON.stringify(calls)).not.toContain('15112345678');
  });
});

describe('doors', () => {
  const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${stage.program.url}${path}`, { headers });

  test('healthz, readyz, metrics and the description of the API', async () => {
    expect((await get('/healthz')).status).toBe(200);
    expect(await (await get('/readyz')).json()).toMatchObject({
      ready: true,
      parts: { database: { ready: true }, telephony: { ready: true }, queue: { ready: true } },
    });
    const metrics = await (await get('/metrics')).text();
    expect(metrics).toMatch(/^amtsleitung_\w+(\{.*\})? \d/m);
    expect(metrics).not.toContain('15112345678');
    const api = (await (await get('/api/openapi.json')).json()) as { openapi: string; paths: object };
    expect(api.openapi).toMatch(/^3\./);
    expect(Object.keys(api.paths)).toEqual(
      expect.arrayContaining(['/api/call', '/api/agent/desk', '/api/public/call']),
    );
  });

  test('a token for scripts has the rights of its role and no more; without one the doors are closed', async () => {
    for (const role of roles) {
      const api = createApiClient(stage.program.url, stage.program.token(role));
      const status = await api.call(listCalls).then(
        () => 200,
        (error: { status: number }) => error.status,
      );
      expect(status, role).toBe(role === 'admin' || role === 'lead' ? 200 : 403);
    }
    expect((await get('/api/call')).status).toBe(401);
    expect((await get('/api/call', { authorization: 'Bearer wrong' })).status).toBe(401);
  });

  test('a page of another origin gets no WebSocket, neither the desk’s nor the phone’s; and nobody without a session', async () => {
    const socket = (path: string, headers: Record<string, string>): Promise<number | 'open'> =>
      new Promise((resolve) => {
        const ws = new WebSocket(
          `${stage.program.url.replace('http', 'ws')}${path}`,
          path.startsWith('/phone') ? ['sip'] : [],
          { headers },
        );
        ws.on('open', () => {
          ws.terminate();
          resolve('open');
        });
        ws.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0));
        ws.on('error', () => resolve(0));
      });
    const { api, name, password } = await stage.agent();
    expect(api).toBeDefined();
    const login = await fetch(`${stage.program.url}/api/account/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: stage.program.url },
      body: JSON.stringify({ name, password }),
    });
    const cookie = (login.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
    expect(await socket('/api/live?topics=desk', { cookie, origin: stage.program.url })).toBe('open');
    for (const headers of [
      { cookie, origin: 'https://evil.example' },
      { cookie, origin: 'null' },
      { cookie },
      { origin: stage.program.url },
    ])
      expect(await socket('/api/live?topics=desk', headers), JSON.stringify(headers)).not.toBe('open');
    for (const origin of [stage.program.url, 'https://evil.example'])
      expect(await socket('/phone', { cookie, origin })).not.toBe('open');
  });

  test('Asterisk’s own interface is on loopback with random credentials and not behind our door', async () => {
    const ari = `http://127.0.0.1:${stage.program.asteriskHttp}/ari`;
    const status = async (authorization: string): Promise<number> =>
      (await fetch(`${ari}/channels`, { headers: authorization === '' ? {} : { authorization } })).status;
    for (const pair of ['', 'amtsleitung:amtsleitung', 'asterisk:asterisk', 'admin:admin'])
      expect(await status(pair === '' ? '' : `Basic ${Buffer.from(pair).toString('base64')}`), pair).toBe(401);
    for (const path of ['/ari/channels', '/ari/events?app=amtsleitung', '/ws', '/httpstatus'])
      expect((await get(path)).headers.get('content-type') ?? '', path).not.toContain('json');
    const listening = await stage.ari('GET', 'asterisk/info');
    expect(listening.status).toBe(200);
  });
});
