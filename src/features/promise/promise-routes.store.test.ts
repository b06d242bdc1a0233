// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { randomUUID } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import { callRoute, caller } from '../../../test/harness/call-route.ts';
import { testDatabase } from '../../../test/harness/database.ts';
import { addAccount, answeredCall, loadSmallCity } from '../../../test/harness/small-city.ts';
import { nowMs } from '../../platform/clock.ts';
import { addMatter, changeMatter, decideMatter, listOpenContacts, removeMatter } from '../matter/matter.contract.ts';
import { matterRoutes } from '../matter/matter.routes.ts';
import { createTicket, getTicket, listTickets, noteTicket, ticketDue } from './promise.contract.ts';
import { promiseRoutes } from './promise.routes.ts';

const { db, away, back } = await testDatabase();
const city = await loadSmallCity(db, nowMs());
const told: string[] = [];
beforeEach(() => {
  told.length = 0;
});
const mattersChanged = (accountId: string) => void told.push(`matters ${accountId}`);
const routes = [
  ...matterRoutes({ db, mattersChanged }),
  ...promiseRoutes({
    db,
    dueAfter: (now) => now + 86_400_000,
    ownNumbers: () => ['+49221471000'],
    ticketsChanged: () => void told.push('tickets'),
    mattersChanged,
  }),
];
const accountId = await addAccount(db, 'anna', ['agent']);
const clerkId = await addAccount(db, 'dora', ['clerk'], city.department('buergerservice'));
const clerk = caller({ accountId: clerkId, roles: ['clerk'], departmentId: city.department('buergerservice') });
const order = {
  departmentId: city.department('buergerservice'),
  wish: { kind: 'callback', number: '0221 4710123', window: '' },
  text: 'Bitte zurückrufen',
  citizenName: '',
  language: 'de',
};

it('takes a call from its first matter to an answered ticket, telling the screens', async () => {
  const { contactId, shiftId, matterId } = await answeredCall(db, { accountId, at: nowMs() });
  const agent = caller({ accountId, shiftId });
  const added = await callRoute(routes, addMatter, agent, {
    params: { contactId },
    body: { serviceId: city.service('ummeldung') },
  });
  if (!added.ok) throw new Error(added.code);
  const second = added.value.matterId;
  const changed = await callRoute(routes, changeMatter, agent, {
    params: { matterId: second },
    body: { version: 1, complaint: true },
  });
  expect(changed).toMatchObject({ ok: true, value: { complaint: true, version: 2 } });
  const decided = await callRoute(routes, decideMatter, agent, {
    params: { matterId: second },
    body: { version: 2, outcome: 'answered' },
  });
  expect(decided).toMatchObject({ ok: true, value: { outcome: 'answered' } });
  const third = await callRoute(routes, addMatter, agent, { params: { contactId }, body: { serviceId: null } });
  expect(
    await callRoute(routes, removeMatter, agent, { params: { matterId: third.ok ? third.value.matterId : '' } }),
  ).toEqual({ ok: true, value: {} });
  expect(told).toEqual(Array.from({ length: 5 }, () => `matters ${accountId}`));

  const made = await callRoute(routes, createTicket, agent, { params: { matterId }, body: { ...order, version: 1 } });
  if (!made.ok) throw new Error(made.code);
  expect(made.value.code).toMatch(/^\d{6}$/);
  expect(told.slice(5)).toEqual(['tickets', `matters ${accountId}`]);
  const { ticketId, promises } = made.value.ticket;
  expect(Math.abs(Date.parse(promises[0]?.dueAt ?? '') - nowMs() - 86_400_000)).toBeLessThan(10_000);
  const contacts = await callRoute(routes, listOpenContacts, agent);
  expect(contacts).toMatchObject({
    ok: true,
    value: { contacts: [{ contactId, matters: [{ outcome: 'ticket' }, { outcome: 'answered' }] }] },
  });

  expect(await callRoute(routes, getTicket, clerk, { params: { ticketId } })).toMatchObject({
    ok: true,
    value: { ticketId },
  });
  const noted = await callRoute(routes, noteTicket, clerk, {
    params: { ticketId },
    body: { version: 1, kind: 'called', text: '' },
  });
  expect(noted).toMatchObject({ ok: true, value: { notes: [{ by: 'DORA' }] } });
  expect(told.at(-1)).toBe('tickets');
});

it('takes a due time of the agent and refuses one in the past', async () => {
  const { shiftId, matterId } = await answeredCall(db, { accountId, at: nowMs() });
  const agent = caller({ accountId, shiftId });
  const make = (dueAt: string) =>
    callRoute(routes, createTicket, agent, { params: { matterId }, body: { ...order, version: 1, dueAt } });
  expect(await make('2020-01-01T00:00:00Z')).toEqual({ ok: false, code: 'badRequest' });
  expect(await make('2099-01-01T00:00:00Z')).toMatchObject({
    ok: true,
    value: { ticket: { promises: [{ dueAt: '2099-01-01T00:00:00.000Z' }] } },
  });
});

it('says when a promise made now would be due', async () => {
  const due = await callRoute(routes, ticketDue, clerk);
  expect(due.ok && Math.abs(Date.parse(due.value.dueAt) - nowMs() - 86_400_000)).toBeLessThan(10_000);
});

it('pages by cursor and refuses a cursor that was tampered with', async () => {
  const first = await callRoute(routes, listTickets, clerk, { query: { limit: '1' } });
  if (!first.ok || first.value.cursor === null) throw new Error('two tickets were made above');
  const second = await callRoute(routes, listTickets, clerk, { query: { limit: '1', cursor: first.value.cursor } });
  expect(second.ok && second.value.tickets[0]?.ticketId).not.toBe(first.value.tickets[0]?.ticketId);
  const forged = [{ dueAt: 'x', ticketId: randomUUID() }, { dueAt: 1, ticketId: "' or 1=1" }, null, 7].map((place) =>
    Buffer.from(JSON.stringify(place)).toString('base64url'),
  );
  for (const cursor of ['', 'x', '%%%', ...forged])
    expect(await callRoute(routes, listTickets, clerk, { query: { cursor } })).toEqual({
      ok: false,
      code: 'badRequest',
    });
});

it('answers 404 for foreign and impossible tickets alike', async () => {
  const stranger = caller({
    accountId: await addAccount(db, 'emil', ['clerk']),
    roles: ['clerk'],
    departmentId: city.department('wohngeldstelle'),
  });
  const all = await callRoute(routes, listTickets, clerk);
  const known = all.ok ? (all.value.tickets[0]?.ticketId ?? '') : '';
  for (const ticketId of [known, randomUUID(), 'x', "'--"])
    expect(await callRoute(routes, getTicket, stranger, { params: { ticketId } })).toEqual({
      ok: false,
      code: 'notFound',
    });
});

it('tells the person when the database is away, and keeps nothing half', async () => {
  const { contactId, shiftId, matterId } = await answeredCall(db, { accountId, at: nowMs() });
  const agent = caller({ accountId, shiftId });
  await away();
  const down = { ok: false, code: 'databaseDown' };
  told.length = 0;
  expect(await callRoute(routes, addMatter, agent, { params: { contactId }, body: { serviceId: null } })).toEqual(down);
  expect(
    await callRoute(routes, decideMatter, agent, { params: { matterId }, body: { version: 1, outcome: 'answered' } }),
  ).toEqual(down);
  expect(
    await callRoute(routes, createTicket, agent, { params: { matterId }, body: { ...order, version: 1 } }),
  ).toEqual(down);
  expect(told).toEqual([]);
  await back();
  expect(
    await callRoute(routes, createTicket, agent, { params: { matterId }, body: { ...order, version: 1 } }),
  ).toMatchObject({ ok: true });
});
