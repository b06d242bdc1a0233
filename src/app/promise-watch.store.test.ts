// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { randomUUID } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import { testDatabase } from '../../test/harness/database.ts';
import { addAccount, answeredCall, loadSmallCity, smallCity } from '../../test/harness/small-city.ts';
import { defaultCallbackSettings } from '../features/callback/callback.core.ts';
import { createCallbacks } from '../features/callback/callback.shell.ts';
import { isCallbackPlanned } from '../features/callback/ticket-wishes.store.ts';
import type { Wish } from '../features/promise/promise.contract.ts';
import { createTicket } from '../features/promise/create-ticket.store.ts';
import { readTicket } from '../features/promise/ticket.store.ts';
import { promiseWatch, startPromiseWatch, type PromiseWatchDeps } from './promise-watch.ts';

/** Monday, 10:00 in the small city; it is open from 8 to 17. */
const now = Date.UTC(2026, 10, 23, 9);
const minute = 60_000;
const hour = 60 * minute;
const { db, away, back } = await testDatabase();
const city = await loadSmallCity(db, now);
const anna = { accountId: await addAccount(db, 'anna', ['agent']), roles: ['agent'] as const, departmentId: null };
const told: string[] = [];
const warned: string[] = [];
let changes = 0;

beforeEach(async () => {
  told.length = 0;
  warned.length = 0;
  changes = 0;
  for (const table of ['callbackAttempt', 'callback', 'promiseMove', 'ticketNote', 'promise', 'ticket'] as const)
    await db.deleteFrom(table).execute();
});

async function promised(wish: Wish['kind'], dueAt: number, number = '0221 4710123'): Promise<string> {
  const at = now - 72 * hour;
  const call = await answeredCall(db, { accountId: anna.accountId, at });
  const created = await createTicket(db, {
    ...{ matterId: call.matterId, version: 1, departmentId: city.department('buergerservice') },
    wish: {
      callback: { kind: 'callback', number, window: '' } as const,
      email: { kind: 'email', address: 'person@example.invalid' } as const,
      letter: { kind: 'letter', address: 'Zoë Müßig\n47798 Krefeld' } as const,
      none: { kind: 'none' } as const,
    }[wish],
    ...{ text: 'Wo bleibt mein Ausweis?', citizenName: '', language: 'tr', dueAt, now: at },
    desk: { shiftId: call.shiftId, accountId: anna.accountId },
    ownNumbers: [],
  });
  if (!created.ok) throw new Error(created.code);
  return created.value.ticketId;
}
const ticketOf = (ticketId: string) => readTicket(db, anna, ticketId);

/** A program that has just started, with call-backs that are really booked. */
async function program(
  changed: Partial<PromiseWatchDeps> = {},
  at: () => number = () => now,
): Promise<PromiseWatchDeps> {
  const callbacks = createCallbacks({
    ...{ db, now: at, newId: randomUUID, calendar: () => smallCity.calendar },
    settings: () => defaultCallbackSettings,
    ownNumbers: () => [],
    toTicket: () => Promise.reject(new Error('not asked for')),
    ...{ due: () => undefined, withdraw: () => true, changed: () => undefined, alarm: () => undefined },
  });
  await callbacks.start();
  return {
    ...{ db, now: at, calendar: () => smallCity.calendar, promiseHours: () => 24, callbacks },
    log: { warn: (_details, message) => void warned.push(message ?? '') },
    isCallbackPlanned: (ticketId) => isCallbackPlanned(db, ticketId, at() - 2 * hour),
    announceByMail: async (_trx, { ticketId }) => {
      told.push(ticketId);
      return true;
    },
    changed: () => void (changes += 1),
    ...changed,
  };
}
const wishes = () => db.selectFrom('callback').select(['ticketId', 'origin', 'text', 'state', 'number']).execute();

it('[PR21] plans a call-back with the reason, and the promise goes on with a new time', async () => {
  const ticketId = await promised('callback', now + 45 * minute);
  const look = promiseWatch(await program());
  expect(await look()).toEqual({ told: 1, cannot: 0, woken: 0 });
  expect(await wishes()).toEqual([
    { ticketId, origin: 'ticket', text: 'Zusage verschiebt sich', state: 'open', number: '+492214710123' },
  ]);
  // 24 service hours of nine a day: Monday 7, Tuesday 9, Wednesday 8.
  expect(await ticketOf(ticketId)).toMatchObject({
    promises: [{ dueAt: '2026-11-25T15:00:00.000Z', keptAt: null, moved: [{ announced: true }] }],
    notes: [{ kind: 'moved', by: '', text: '23.11.2026, 10:45 → 25.11.2026, 16:00\nZusage verschiebt sich' }],
  });
  expect(changes).toBe(1);
  expect(await look()).toEqual({ told: 0, cannot: 0, woken: 0 });
  expect(await wishes()).toHaveLength(1);
});

it('[PR21] tells by mail through the port, in the transaction that moves the promise', async () => {
  const ticketId = await promised('email', now + 45 * minute);
  const look = promiseWatch(await program());
  expect(await look()).toMatchObject({ told: 1, cannot: 0 });
  expect(told).toEqual([ticketId]);
  expect(await wishes()).toEqual([]);
  expect(await look()).toMatchObject({ told: 0 });
  expect(told).toEqual([ticketId]);
});

it('[PR21] moves nothing when nobody can be told, says so once, and succeeds when it can', async () => {
  const ticketId = await promised('email', now + 45 * minute);
  let mail = false;
  const look = promiseWatch(await program({ announceByMail: () => Promise.resolve(mail) }));
  for (const _ of [1, 2]) expect(await look()).toMatchObject({ told: 0, cannot: 1 });
  expect(warned).toHaveLength(1);
  expect(warned[0]).toMatch(/in danger/);
  expect(await ticketOf(ticketId)).toMatchObject({ version: 1, notes: [], promises: [{ moved: [] }] });
  mail = true;
  expect(await look()).toMatchObject({ told: 1, cannot: 0 });
});

it('[PR42] who wants a letter is told by nobody here: nothing moves, and it is said that somebody must', async () => {
  const ticketId = await promised('letter', now + 45 * minute);
  const look = promiseWatch(await program());
  for (const _ of [1, 2]) expect(await look()).toEqual({ told: 0, cannot: 1, woken: 0 });
  expect(warned).toHaveLength(1);
  expect(warned[0]).toMatch(/by letter/);
  expect([told, await wishes()]).toEqual([[], []]);
  expect(await ticketOf(ticketId)).toMatchObject({
    version: 1,
    notes: [],
    promises: [{ channel: 'letter', moved: [] }],
  });
});

it('[PR44] who wants no answer: the promise moves for /ticket, nobody is called or written to', async () => {
  const ticketId = await promised('none', now + 45 * minute);
  const look = promiseWatch(await program());
  expect(await look()).toEqual({ told: 1, cannot: 0, woken: 0 });
  expect([told, await wishes()]).toEqual([[], []]);
  expect(await ticketOf(ticketId)).toMatchObject({
    promises: [{ channel: 'none', dueAt: '2026-11-25T15:00:00.000Z', moved: [{ announced: true }] }],
  });
  expect(await db.selectFrom('promiseMove').select(['reason', 'shown']).execute()).toEqual([
    { reason: 'Wir brauchen länger als zugesagt.', shown: true },
  ]);
  expect(await look()).toMatchObject({ told: 0 });
});

it('[PR44] a correction agreed by mail on such a ticket is not taken for told by the page', async () => {
  const ticketId = await promised('none', now + 45 * minute);
  await db.updateTable('promise').set({ channel: 'email', what: 'correction' }).execute();
  expect(await promiseWatch(await program())()).toMatchObject({ told: 0, cannot: 1 });
  expect(await ticketOf(ticketId)).toMatchObject({ promises: [{ moved: [] }] });
});

it('[PR21] cannot promise a call-back while none can be booked', async () => {
  const ticketId = await promised('callback', now + 45 * minute);
  const deps = await program();
  const look = promiseWatch({ ...deps, callbacks: { ...deps.callbacks, offer: () => null } });
  expect(await look()).toMatchObject({ told: 0, cannot: 1 });
  expect(await wishes()).toEqual([]);
  expect(await ticketOf(ticketId)).toMatchObject({ version: 1 });
});

it('[PR22] a program ended right after planning plans no second call-back', async () => {
  const ticketId = await promised('callback', now + 45 * minute);
  const first = await program();
  const killed = promiseWatch({
    ...first,
    callbacks: {
      ...first.callbacks,
      book: async (booking) => {
        const booked = await first.callbacks.book(booking);
        expect(booked.ok).toBe(true);
        throw new Error('ended here');
      },
    },
  });
  await expect(killed()).rejects.toThrow('ended here');
  expect(await ticketOf(ticketId)).toMatchObject({ version: 1, promises: [{ moved: [] }] });
  expect(await promiseWatch(await program())()).toMatchObject({ told: 1 });
  expect(await wishes()).toHaveLength(1);
  expect(await ticketOf(ticketId)).toMatchObject({ version: 2, promises: [{ moved: [{ announced: true }] }] });
});

it('[PR22] two programs at the same time tell once', async () => {
  await promised('callback', now + 45 * minute);
  await promised('email', now + 45 * minute);
  const looks = await Promise.all([program(), program(), program()]);
  const results = await Promise.all(looks.map((deps) => promiseWatch(deps)()));
  expect(results.reduce((sum, result) => sum + result.told, 0)).toBe(2);
  expect(told).toHaveLength(1);
  expect(await wishes()).toHaveLength(1);
  expect(await db.selectFrom('promiseMove').select('id').execute()).toHaveLength(2);
});

it('[PR21] a clock that jumps ahead and back tells nobody twice and leaves what is past to people', async () => {
  const past = await promised('email', now + 45 * minute);
  const near = await promised('email', now + 26 * hour);
  let at = now + 25.5 * hour;
  const look = promiseWatch(await program({}, () => at));
  expect(await look()).toMatchObject({ told: 1, cannot: 0 });
  expect(told).toEqual([near]);
  at = now;
  expect(await look()).toMatchObject({ told: 1 });
  expect(told).toEqual([near, past]);
  at = now + 25.6 * hour;
  expect(await look()).toMatchObject({ told: 0 });
});

it('goes on by itself when the database was away, and ends when it is stopped', async () => {
  const ticketId = await promised('email', now + 45 * minute);
  await away();
  const stop = startPromiseWatch(await program());
  await stop();
  expect(warned).toHaveLength(1);
  await back();
  const again = startPromiseWatch(await program());
  await again();
  expect(told).toEqual([ticketId]);
});
