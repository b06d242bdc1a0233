// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** From the rows of calls to matters that come back, as the program joins it. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { callRoute, caller } from '../../test/harness/call-route.ts';
import { testDatabase } from '../../test/harness/database.ts';
import { addAccount, loadSmallCity } from '../../test/harness/small-city.ts';
import { startShift } from '../features/agent/shift.store.ts';
import { callRecord } from '../features/call/call-record.fixture.ts';
import { matterRoutes } from '../features/matter/matter.routes.ts';
import { decideMatter, listOpenContacts } from '../features/matter/matter.contract.ts';
import { linkMatter, listEarlierMatters, unlinkMatter } from '../features/matter/second-call.contract.ts';
import { secondCallRoutes } from '../features/matter/second-call.routes.ts';
import { forgetTraces } from '../features/matter/second-call.store.ts';
import { createTicket } from '../features/promise/create-ticket.store.ts';
import { mergeTickets } from '../features/promise/merge-ticket.store.ts';
import { nowMs } from '../platform/clock.ts';
import { callerRecognition } from './caller-recognition.ts';
import { saveHotlineRecords } from './save-records.ts';

const { db } = await testDatabase();
const city = await loadSmallCity(db, nowMs());
const folder = mkdtempSync(join(tmpdir(), 'amt-second-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const recognition = callerRecognition(join(folder, 'keys.json'), 14);
const accountId = await addAccount(db, 'anna', ['agent']);
const otherId = await addAccount(db, 'bert', ['agent']);
const hour = 3_600_000;
const dangerBefore = (now: number): number => now + 4 * hour;
const routes = [
  ...matterRoutes({ db, mattersChanged: () => undefined, dangerBefore }),
  ...secondCallRoutes({ db, ...recognition, dangerBefore }),
];
let numbers = 0;
const newNumber = (): string => `+49215155${String((numbers += 1)).padStart(5, '0')}`;

/** An answered call of this number, so many hours ago; on the desk of the account. */
async function called(number: string | null, hoursAgo: number, account = accountId, topic = 'ausweis') {
  const at = nowMs() - hoursAgo * hour;
  const shiftId = randomUUID();
  await startShift(db, { id: shiftId, accountId: account, at });
  const times = { arrivedAt: at, queuedAt: at, answeredAt: at + 1_000, waitedMs: 1_000 };
  const record = callRecord({ ...times, topic, shiftId, callerKind: 'known', callerNumber: number });
  await saveHotlineRecords(db, [record], recognition.hash);
  // Written again, as at every change of the call.
  await saveHotlineRecords(db, [{ ...record, version: 2 }], recognition.hash);
  const who = caller({ accountId: account, shiftId });
  const { id: matterId } = await db
    .selectFrom('matter')
    .select('id')
    .where('contactId', '=', record.id)
    .executeTakeFirstOrThrow();
  return { contactId: record.id, matterId, who };
}
const earlierOf = async ({ contactId, who }: Awaited<ReturnType<typeof called>>, ticketNumber?: string) => {
  const query = ticketNumber === undefined ? {} : { ticketNumber };
  const listed = await callRoute(routes, listEarlierMatters, who, { params: { contactId }, query });
  if (!listed.ok) throw new Error(listed.code);
  return listed.value;
};

/** A ticket made of this contact's first matter. */
const ticketOf = async (from: Awaited<ReturnType<typeof called>>, dueAt = nowMs() + hour) => {
  const made = await createTicket(db, {
    ...{ matterId: from.matterId, version: 1, departmentId: city.department('buergerservice'), text: 'Bitte' },
    ...{ citizenName: '', language: 'de', dueAt, now: nowMs(), ownNumbers: [] },
    wish: { kind: 'email', address: 'a@example.org' },
    desk: { shiftId: from.who.shiftId, accountId },
  });
  if (!made.ok) throw new Error(made.code);
  return db.selectFrom('ticket').selectAll().where('id', '=', made.value.ticketId).executeTakeFirstOrThrow();
};

it('[SC1] [SC3] shows what the same number called about before, newest first, to whoever has the call now', async () => {
  const number = newNumber();
  const first = await called(number, 30);
  await callRoute(routes, decideMatter, first.who, {
    params: { matterId: first.matterId },
    body: { version: 1, outcome: 'answered' },
  });
  const second = await called(number, 3);
  await called(newNumber(), 2);
  const now = await called(number, 0, otherId);
  const { earlier } = await earlierOf(now);
  expect(earlier.map(({ matterId }) => matterId)).toEqual([second.matterId, first.matterId]);
  expect(earlier[1]).toMatchObject({ outcome: 'answered', ticketNumber: null, protected: false });
  const kept = await db.selectFrom('callerTrace').selectAll().where('contactId', '=', now.contactId).execute();
  expect(JSON.stringify(kept)).not.toContain(number.slice(3));
});

it('[SC1] nobody is recognised without a number, after 14 days, or where it is switched off', async () => {
  const withheld = await called(null, 1);
  expect((await earlierOf(withheld)).earlier).toEqual([]);
  const number = newNumber();
  await called(number, 15 * 24);
  const now = await called(number, 0);
  expect((await earlierOf(now)).earlier).toEqual([]);
  await forgetTraces(db, nowMs(), 14);
  const oldest = await db.selectFrom('callerTrace').select('at').orderBy('at').limit(1).executeTakeFirstOrThrow();
  expect(oldest.at.getTime()).toBeGreaterThan(nowMs() - 14 * 24 * hour);
  const off = callerRecognition(join(folder, 'never', 'keys.json'), 0);
  expect([off.hash(number), off.hashes(number)]).toEqual([undefined, []]);
});

it('[SC4] a number of many people shows nothing', async () => {
  const number = newNumber();
  for (let times = 0; times < 8; times += 1) await called(number, times + 1);
  expect((await earlierOf(await called(number, 0))).earlier).toHaveLength(5);
  expect((await earlierOf(await called(number, 0))).earlier).toEqual([]);
});

it('[SC3] [SC5] a ticket is found by its number from any telephone; a protected one says neither title nor number', async () => {
  const first = await called(newNumber(), 5);
  const ticket = await ticketOf(first);
  const now = await called(newNumber(), 0, otherId);
  const said = `${ticket.number.slice(0, 4)} ${ticket.number.slice(4)}`;
  expect((await earlierOf(now, said)).earlier).toMatchObject([
    { matterId: first.matterId, ticketNumber: ticket.number },
  ]);
  expect((await earlierOf(now, '99999999')).earlier).toEqual([]);
  expect((await earlierOf(first, said)).earlier).toEqual([]);

  await db.updateTable('ticket').set({ protected: true }).where('id', '=', ticket.id).execute();
  expect((await earlierOf(now, said)).earlier).toMatchObject([
    { serviceTitle: null, topicName: null, ticketNumber: null, protected: true },
  ]);
});

it('[SC6] [SC7] is linked with a cause, linked anew and taken back, on the own desk only', async () => {
  const number = newNumber();
  const first = await called(number, 5);
  const now = await called(number, 0, otherId);
  const link = (who: typeof now.who, earlierId: string, cause = 'chasing') =>
    callRoute(routes, linkMatter, who, { params: { matterId: now.matterId }, body: { earlierId, cause } });
  expect(await link(now.who, first.matterId)).toMatchObject({ ok: true });
  expect(await link(now.who, first.matterId, 'promiseBroken')).toMatchObject({ ok: true });
  expect((await earlierOf(now)).links).toEqual([
    { matterId: now.matterId, earlierId: first.matterId, cause: 'promiseBroken' },
  ]);
  expect(await link(first.who, first.matterId)).toMatchObject({ ok: false, code: 'notFound' });
  expect(await link(now.who, now.matterId)).toMatchObject({ ok: false, code: 'earlierUnknown' });
  expect(await link(now.who, randomUUID())).toMatchObject({ ok: false, code: 'earlierUnknown' });
  const back = await called(number, 0);
  expect(await link(now.who, back.matterId)).toMatchObject({ ok: false, code: 'earlierUnknown' });
  const undo = () => callRoute(routes, unlinkMatter, now.who, { params: { matterId: now.matterId } });
  expect(await undo()).toEqual({ ok: true, value: {} });
  expect(await undo()).toEqual({ ok: true, value: {} });
  expect((await earlierOf(now)).links).toEqual([]);
  const strange = await callRoute(routes, listEarlierMatters, first.who, { params: { contactId: now.contactId } });
  expect(strange).toMatchObject({ ok: false, code: 'notFound' });
  expect((await callRoute(routes, listOpenContacts, now.who)).ok).toBe(true);
});

it('[MT12] [PR28] tells the desk when a ticket’s promise is due, and from when on it is in danger', async () => {
  const number = newNumber();
  const soon = nowMs() + hour;
  const far = nowMs() + 30 * hour;
  const first = await called(number, 5);
  const pressing = await ticketOf(first, soon);
  const second = await called(number, 4);
  const calm = await ticketOf(second, far);
  const now = await called(number, 0);
  const seen = await earlierOf(now);
  expect(seen.earlier).toMatchObject([
    { ticketNumber: calm.number, ticketDueAt: new Date(far).toISOString() },
    { ticketNumber: pressing.number, ticketDueAt: new Date(soon).toISOString() },
  ]);
  const before = Date.parse(seen.dangerBefore ?? '');
  expect(Math.abs(before - (nowMs() + 4 * hour))).toBeLessThan(60_000);

  const open = await called(newNumber(), 1);
  await ticketOf(open, soon);
  const listed = await callRoute(routes, listOpenContacts, open.who);
  if (!listed.ok) throw new Error(listed.code);
  const mine = listed.value.contacts.find(({ contactId }) => contactId === open.contactId);
  expect(mine?.matters).toMatchObject([{ outcome: 'ticket', ticketDueAt: new Date(soon).toISOString() }]);
  expect(listed.value.dangerBefore).not.toBeNull();

  // What became one with another is kept there, and is as protected as that one.
  const merged = await mergeTickets(
    db,
    { accountId, roles: ['agent'], departmentId: null },
    {
      ...{ ticketId: calm.id, version: calm.version, intoId: pressing.id, intoVersion: pressing.version },
      ...{ text: '', now: nowMs(), merged: async () => undefined },
    },
  );
  expect(merged.ok).toBe(true);
  expect((await earlierOf(now)).earlier[0]).toMatchObject({
    ...{ ticketNumber: calm.number, ticketDueAt: new Date(soon).toISOString() },
  });
  await db.updateTable('promise').set({ keptAt: new Date() }).where('ticketId', '=', pressing.id).execute();
  expect((await earlierOf(now)).earlier).toMatchObject([{ ticketDueAt: null }, { ticketDueAt: null }]);
  await db.updateTable('ticket').set({ protected: true }).where('id', '=', pressing.id).execute();
  expect((await earlierOf(now)).earlier).toMatchObject([
    { ticketNumber: null, ticketDueAt: null, protected: true },
    { ticketNumber: null, ticketDueAt: null, protected: true },
  ]);
});
