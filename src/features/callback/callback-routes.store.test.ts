// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { callRoute, caller } from '../../../test/harness/call-route.ts';
import { testDatabase } from '../../../test/harness/database.ts';
import { addAccount, answeredCall, loadSmallCity, smallCity } from '../../../test/harness/small-city.ts';
import { waitFor } from '../../../test/harness/wait-for.ts';
import type { Caller, Role } from '../../lib/contract.ts';
import { nowMs } from '../../platform/clock.ts';
import { ticketOfCallback } from '../promise/callback-ticket.store.ts';
import { createTicket } from '../promise/create-ticket.store.ts';
import { noteTicket, readTicket } from '../promise/ticket.store.ts';
import {
  acceptCallbacks,
  bookCallback,
  callbackSlots,
  closeCallback,
  getCallback,
  listCallbacks,
  refuseCallbacks,
  withdrawCallback,
} from './callback.contract.ts';
import { settings } from './callback.fixture.ts';
import { callbackRoutes } from './callback.routes.ts';
import { createCallbacks } from './callback.shell.ts';

const { db, away, back } = await testDatabase();
const city = await loadSmallCity(db, nowMs());
const buergerservice = city.department('buergerservice');
const wohngeldstelle = city.department('wohngeldstelle');
/** Open now, whenever the test runs. */
const calendar = {
  ...smallCity.calendar,
  specialOpenings: [{ from: nowMs() - 3_600_000, until: nowMs() + 86_400_000, name: 'Test' }],
};
const told: string[] = [];
const callbacks = createCallbacks({
  db,
  now: nowMs,
  newId: () => randomUUID(),
  calendar: () => calendar,
  settings: () => settings({ perHour: 3 }),
  ownNumbers: () => ['+492214710000'],
  toTicket: (trx, { wish, now, why }) => ticketOfCallback(trx, { ...wish, text: why, now, dueAt: now + 1_000 }),
  due: (order) => void told.push(`due ${order.wish}`),
  withdraw: () => true,
  changed: ({ ticket }) => void told.push(ticket ? 'ticket' : 'callbacks'),
  alarm: (what) => void told.push(`alarm ${what}`),
  pauseMs: 20,
});
await callbacks.start();
afterAll(() => callbacks.stop());
const routes = callbackRoutes({ db, callbacks });

async function person(name: string, roles: readonly Role[], departmentId: string | null = null): Promise<Caller> {
  return caller({ accountId: await addAccount(db, name, roles, departmentId), roles, departmentId });
}
const agent = await person('anna', ['agent']);
const otherAgent = await person('berta', ['agent']);
const clerk = await person('dora', ['clerk'], buergerservice);
const housingClerk = await person('emil', ['clerk'], wohngeldstelle);

beforeEach(async () => {
  await db.deleteFrom('callbackAttempt').execute();
  const rows = await db.deleteFrom('callback').returning('id').execute();
  callbacks.forgotten(rows.map(({ id }) => id));
  told.length = 0;
});

let next = 0;
const freshNumber = (): string => `0221 47101${String((next += 1)).padStart(2, '0')}`;
async function slotFrom(index = 0): Promise<string> {
  const slots = await callRoute(routes, callbackSlots, agent);
  if (!slots.ok) throw new Error(slots.code);
  return slots.value.slots.filter(({ free }) => free > 0)[index]?.from ?? '';
}
async function book(who: Caller, changes: Record<string, unknown> = {}) {
  const from = changes['slotFrom'] ?? (await slotFrom());
  const body = { number: freshNumber(), language: 'pl', topic: 'ausweis', text: 'Wegen', ...changes, slotFrom: from };
  return callRoute(routes, bookCallback, who, { body });
}
async function booked(who: Caller, changes: Record<string, unknown> = {}) {
  const result = await book(who, changes);
  if (!result.ok) throw new Error(result.code);
  return result.value;
}
async function list(who: Caller, query: Record<string, unknown> = {}) {
  const result = await callRoute(routes, listCallbacks, who, { query });
  if (!result.ok) throw new Error(result.code);
  return result.value;
}
/** A ticket of a topic, given by the agent. */
async function ticket(topic: 'ausweis' | 'wohngeld', departmentId: string): Promise<string> {
  const call = await answeredCall(db, { accountId: agent.accountId, at: nowMs(), topic });
  const created = await createTicket(db, {
    matterId: call.matterId,
    version: 1,
    departmentId,
    wish: { kind: 'callback', number: '0221 4710123', window: '' },
    text: 'Bitte um Rückruf',
    citizenName: '',
    language: 'de',
    dueAt: nowMs() + 1_000_000,
    now: nowMs(),
    desk: { shiftId: call.shiftId, accountId: agent.accountId },
    ownNumbers: [],
  });
  if (!created.ok) throw new Error(created.code);
  return created.value.ticketId;
}
async function proposal(): Promise<string> {
  const number = freshNumber();
  callbacks.propose({ callId: randomUUID(), number, language: 'tr', topic: 'ausweis', since: nowMs() - 60_000 });
  return waitFor('the proposal', () => callbacks.byNumber(number)?.id);
}

describe('booking from the desk', () => {
  it('[CB1] [CB14] shows it in the list with its number masked, in full when opened', async () => {
    const made = await booked(agent, { number: '0221 / 471-0177' });
    expect(made).toMatchObject({
      origin: 'desk',
      state: 'open',
      fullNumber: '+492214710177',
      number: '0221 ••• 77',
      bookedBy: 'ANNA',
      topicName: 'Ausweis',
      departmentName: 'Bürgerservice',
      text: 'Wegen',
    });
    const { callbacks: rows } = await list(otherAgent);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain('4710177');
    expect(told).toContain('callbacks');
  });
  it('[CB2] [CB3] [CB5] is refused with the reason', async () => {
    for (const number of ['110', '112', '115', '0900 123456', '11833', '+41446681800', '0221 4710000'])
      expect(await book(agent, { number })).toMatchObject({ code: 'callbackNumber' });
    await booked(agent, { number: '0221 4710178' });
    expect(await book(agent, { number: '0221 4710178' })).toMatchObject({ code: 'callbackLimit' });
    const full = await slotFrom();
    await booked(agent);
    await booked(agent);
    expect(await book(agent, { slotFrom: full })).toMatchObject({ code: 'callbackFull' });
    expect(await book(agent, { slotFrom: new Date(0).toISOString() })).toMatchObject({ code: 'callbackFull' });
  });
  it('[CB4] is refused while the database is away', async () => {
    const from = await slotFrom();
    await away();
    expect(await book(agent, { slotFrom: from, number: freshNumber() })).toMatchObject({ code: 'databaseDown' });
    await back();
    await waitFor('the database', async () => {
      callbacks.tick(nowMs());
      return callbacks.available();
    });
  });
  it('[CB14] is for clerks at their tickets only', async () => {
    expect(await book(clerk)).toMatchObject({ code: 'notAllowed' });
    const ticketId = await ticket('ausweis', buergerservice);
    const made = await booked(clerk, { ticketId, topic: null });
    expect(made).toMatchObject({ origin: 'ticket', ticketId, topicName: 'Ausweis', departmentName: 'Bürgerservice' });
    expect(await book(housingClerk, { ticketId })).toMatchObject({ code: 'notFound' });
    expect(await book(clerk, { ticketId: 'nonsense' })).toMatchObject({ code: 'notFound' });
    expect((await list(clerk, { ticketId })).callbacks).toHaveLength(1);
    expect((await list(housingClerk)).callbacks).toEqual([]);
    expect(await callRoute(routes, getCallback, housingClerk, { params: { wishId: made.wishId } })).toMatchObject({
      code: 'notFound',
    });
  });
  it('[CB14] of a protected ticket is hidden from others', async () => {
    const ticketId = await ticket('wohngeld', wohngeldstelle);
    const made = await booked(housingClerk, { ticketId });
    expect(made).toMatchObject({ hidden: false, topicName: 'Wohngeld' });
    const params = { wishId: made.wishId };
    const seen = await callRoute(routes, getCallback, otherAgent, { params });
    expect(seen).toMatchObject({ value: { hidden: true, number: '', fullNumber: '', text: '', topicName: null } });
    expect((await list(otherAgent, { departmentId: wohngeldstelle })).callbacks).toEqual([]);
    expect((await list(otherAgent)).callbacks).toHaveLength(1);
  });
});

describe('the list', () => {
  it('pages by time without losing or repeating one', async () => {
    const made = [];
    for (let i = 0; i < 5; i += 1) made.push((await booked(agent, { slotFrom: await slotFrom(i % 2) })).wishId);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof list>> = await list(agent, { limit: 2, ...(cursor && { cursor }) });
      seen.push(...page.callbacks.map(({ wishId }) => wishId));
      cursor = page.cursor;
    } while (cursor);
    expect(seen).toHaveLength(5);
    expect(new Set(seen)).toEqual(new Set(made));
    expect(await callRoute(routes, listCallbacks, agent, { query: { cursor: 'nonsense' } })).toMatchObject({
      code: 'badRequest',
    });
  });
  it('[CB9] narrows to late ones', async () => {
    const late = await booked(agent);
    await booked(agent);
    await db
      .updateTable('callback')
      .set({ windowFrom: new Date(nowMs() - 2_000), windowTo: new Date(nowMs() - 1_000) })
      .where('id', '=', late.wishId)
      .execute();
    const rows = (await list(agent, { late: 'true' })).callbacks;
    expect(rows).toMatchObject([{ wishId: late.wishId, late: true }]);
    expect((await list(agent, { late: 'false' })).callbacks).toHaveLength(1);
  });
});

describe('[CB11] ending by a person', () => {
  it('withdraws once, naming the version that was seen', async () => {
    const { wishId, version } = await booked(agent);
    const params = { wishId };
    const withdraw = (seen: number) =>
      callRoute(routes, withdrawCallback, otherAgent, { params, body: { version: seen } });
    expect(await withdraw(version + 1)).toMatchObject({ code: 'versionChanged' });
    expect(await withdraw(version)).toMatchObject({ value: { endedReason: 'withdrawn', endedBy: 'BERTA' } });
    expect(await withdraw(version + 1)).toMatchObject({ code: 'settledAlready' });
    expect((await list(agent)).callbacks).toEqual([]);
    expect((await list(agent, { state: 'settled' })).callbacks).toMatchObject([{ wishId }]);
  });
  it('closes with a reason', async () => {
    const { wishId, version } = await booked(agent);
    const close = (reason: string) =>
      callRoute(routes, closeCallback, agent, { params: { wishId }, body: { version, reason } });
    expect(await close(' ')).toMatchObject({ code: 'reasonMissing' });
    expect(await close('war schon da')).toMatchObject({ value: { endedReason: 'closed', endedNote: 'war schon da' } });
    expect(await callRoute(routes, closeCallback, agent, { params: { wishId: 'x' }, body: { version, reason: 'y' } })).toMatchObject({ code: 'notFound' }); // prettier-ignore
  });
  it('is nothing for other departments', async () => {
    const { wishId, version } = await booked(agent);
    const input = { params: { wishId }, body: { version } };
    expect(await callRoute(routes, withdrawCallback, housingClerk, input)).toMatchObject({ code: 'notFound' });
    expect(await callRoute(routes, withdrawCallback, clerk, input)).toMatchObject({ ok: true });
  });
});

it('[CB10] proposals are accepted and refused, one or many, and what is gone is told', async () => {
  const [one, two, three] = [await proposal(), await proposal(), await proposal()];
  expect((await list(agent, { state: 'proposed' })).callbacks).toHaveLength(3);
  const done = await callRoute(routes, acceptCallbacks, agent, { body: { wishIds: [one, two, one] } });
  expect(done).toEqual({ ok: true, value: { done: 2, gone: 0 } });
  const refused = await callRoute(routes, refuseCallbacks, otherAgent, { body: { wishIds: [two, three, 'nonsense'] } });
  expect(refused).toEqual({ ok: true, value: { done: 1, gone: 2 } });
  expect((await list(agent)).callbacks.map(({ wishId }) => wishId).toSorted()).toEqual([one, two].toSorted());
  callbacks.tick(nowMs());
  expect(told.filter((what) => what.startsWith('due')).toSorted()).toEqual([`due ${one}`, `due ${two}`].toSorted());
  await waitFor('both to be shown as running', async () => (await list(agent)).callbacks.every((row) => row.running));
});

it('[PR11] [CB7] a call-back from a ticket that does not succeed is noted there, and opens it again', async () => {
  const ticketId = await ticket('ausweis', buergerservice);
  const made = await booked(agent, { ticketId });
  const closed = await noteTicket(db, { ...agent }, { ticketId, version: 1, kind: 'closed', text: 'zu früh', now: nowMs(), dueAt: nowMs() + 1 }, randomUUID()); // prettier-ignore
  expect(closed).toMatchObject({ ok: true });
  callbacks.attemptOver({ wish: made.wishId, contact: randomUUID(), result: 'wrongNumber', at: nowMs() });
  await waitFor('the ticket', () => told.includes('ticket'));
  const after = await readTicket(db, agent, ticketId);
  expect(after).toMatchObject({ state: 'open', version: 3 });
  expect(after?.notes.at(-1)).toMatchObject({ kind: 'reopened', text: 'wrongNumber', by: '' });
  expect(after?.promises.filter((promise) => promise.keptAt === null && promise.endedReason === null)).toHaveLength(1);
});
