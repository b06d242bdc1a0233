// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { addAccount, loadSmallCity, smallCity } from '../../../test/harness/small-city.ts';
import { waitFor } from '../../../test/harness/wait-for.ts';
import { ticketOfCallback } from '../promise/callback-ticket.store.ts';
import { usedUpText } from './callback-story.core.ts';
import type { AttemptResult, CallbackOrder, Wish } from './callback.core.ts';
import { at, settings } from './callback.fixture.ts';
import type { Booking, Callbacks } from './callback.port.ts';
import { createCallbacks } from './callback.shell.ts';
import { forgetCallbackNumbers } from './settle-wish.store.ts';

const { db, away, back } = await testDatabase();
const city = await loadSmallCity(db, at('2026-11-01', '08:00'));
const anna = await addAccount(db, 'anna', ['agent']);

let now = 0;
let orders: CallbackOrder[] = [];
let taken: string[] = [];
let tooLate = false;
let alarms: string[] = [];
let rooms: Callbacks[] = [];
let callbacks: Callbacks;
const number = '+492214710123';

async function open(changes: { perHour?: number; giveUpMs?: number } = {}): Promise<Callbacks> {
  const room = createCallbacks({
    db,
    now: () => now,
    newId: () => randomUUID(),
    calendar: () => smallCity.calendar,
    settings: () => settings({ perHour: changes.perHour ?? 12 }),
    ownNumbers: () => ['+492214710000'],
    toTicket: (trx, { wish, why, now: when }) =>
      ticketOfCallback(trx, { ...wish, text: usedUpText(wish, why, 'Europe/Berlin'), now: when, dueAt: when + 1 }),
    due: (order) => void orders.push(order),
    withdraw: (wishId) => {
      if (!tooLate) taken.push(wishId);
      return !tooLate;
    },
    changed: () => undefined,
    alarm: (what) => void alarms.push(what),
    giveUpMs: changes.giveUpMs ?? 4_000,
    pauseMs: 20,
  });
  rooms.push(room);
  await room.start();
  return room;
}

beforeEach(async () => {
  now = at('2026-11-23', '10:20');
  [orders, taken, tooLate, alarms, rooms] = [[], [], false, [], []];
  await db.deleteFrom('callbackAttempt').execute();
  await db.deleteFrom('callback').execute();
  callbacks = await open();
});
afterEach(async () => {
  for (const room of rooms) await room.stop();
});

async function booked(changes: Partial<Booking> = {}, room = callbacks): Promise<Wish> {
  const result = await room.book(booking(changes, room));
  if (!result.ok) throw new Error(result.code);
  return result.value;
}
function booking(changes: Partial<Booking> = {}, room = callbacks): Booking {
  const wanted = { language: 'tr', topic: 'ausweis', since: now - 60_000, origin: 'queue' } as const;
  const slot = changes.slot ?? room.offer(wanted);
  if (!slot) throw new Error('full');
  return { ...wanted, callId: randomUUID(), number, slot, ...changes };
}
const until = (ask: () => boolean | Promise<boolean>) => waitFor('the database to follow', ask);
const rows = () => db.selectFrom('callback').selectAll().orderBy('createdAt').execute();
const written = async (wishId: string) =>
  db.selectFrom('callback').selectAll().where('id', '=', wishId).executeTakeFirstOrThrow();
/** What came of the order that the hotline got last; resolves when it is written. */
async function over(result: AttemptResult, order = orders.at(-1)): Promise<void> {
  if (!order) throw new Error('nothing is due');
  callbacks.attemptOver({ wish: order.wish, contact: order.contact, result, at: now });
  await until(async () =>
    (await db.selectFrom('callbackAttempt').select('result').where('id', '=', order.contact).execute()).some(
      (row) => row.result === result,
    ),
  );
}
const tick = (): number => {
  const before = orders.length;
  callbacks.tick(now);
  return orders.length - before;
};

describe('booking', () => {
  it('[CB1] [CB4] keeps what was wished, once per call', async () => {
    const callId = randomUUID();
    const first = await booked({ callId, number: '0221 471-0123' });
    expect(first).toMatchObject({ number, language: 'tr', topic: 'ausweis', state: 'open', since: now - 60_000 });
    const again = await booked({ callId, number: '0221 471-0123' });
    expect(again.id).toBe(first.id);
    expect(await rows()).toHaveLength(1);
    expect(await written(first.id)).toMatchObject({
      departmentId: city.department('buergerservice'),
      origin: 'queue',
      notBefore: new Date(now),
    });
  });
  it('[CB2] refuses numbers that may not be called, and writes nothing', async () => {
    for (const wrong of ['110', '0900 1234567', '0221 4710000', '+33142685300'])
      expect(await callbacks.book(booking({ number: wrong }))).toMatchObject({ code: 'number' });
    expect(callbacks.numberFor('0900 1234567')).toMatchObject({ code: 'number' });
    expect(await rows()).toEqual([]);
  });
  it('[CB3] takes one open wish per number and three a day', async () => {
    const first = await booked();
    expect(await callbacks.book(booking())).toMatchObject({ code: 'limit' });
    expect(callbacks.numberFor('0221 4710123')).toMatchObject({ code: 'limit' });
    callbacks.calledIn(first.id);
    for (let i = 0; i < 2; i += 1) {
      await until(() => callbacks.byNumber(number) === undefined);
      await until(async () => (await rows()).every((row) => row.state === 'settled'));
      callbacks.calledIn((await booked()).id);
    }
    await until(async () => (await rows()).every((row) => row.state === 'settled'));
    expect(await callbacks.book(booking())).toMatchObject({ code: 'limit' });
    now = at('2026-11-24', '08:00');
    expect((await booked()).state).toBe('open');
  });
  it('[CB3] takes one of many bookings of the same number at once', async () => {
    const results = await Promise.all(Array.from({ length: 6 }, () => callbacks.book(booking())));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.filter((result) => !result.ok && result.code === 'limit')).toHaveLength(5);
  });
  it('[CB5] refuses an hour that filled up meanwhile, and then offers the next', async () => {
    callbacks = await open({ perHour: 2 });
    const wanted = Array.from({ length: 3 }, (_, i) => booking({ number: `0221 471012${i}` }));
    const results = await Promise.all(wanted.map((each) => callbacks.book(each)));
    expect(results.map((result) => (result.ok ? 'ok' : result.code)).toSorted()).toEqual(['full', 'ok', 'ok']);
    expect(booking({}).slot.from).toBe(at('2026-11-23', '11:00'));
    expect(callbacks.slots()[0]).toMatchObject({ free: 0 });
    expect(callbacks.slots()[1]).toMatchObject({ free: 2 });
  });
  it('[CB4] promises nothing while the database is away, and is there again with it', async () => {
    await away();
    const result = await callbacks.book(booking());
    expect(result).toMatchObject({ ok: false, code: 'unavailable' });
    expect(callbacks.available()).toBe(false);
    await back();
    now += 6_000;
    callbacks.tick(now);
    await until(() => callbacks.available());
    await callbacks.stop();
    expect(await rows()).toEqual([]);
  });
  it('[CB4] gives up in time, and then nothing is booked later', async () => {
    callbacks = await open({ giveUpMs: 150 });
    const started = performance.now();
    // Somebody else sits on the lock of the bookings.
    await db.transaction().execute(async (trx) => {
      await trx.selectNoFrom((eb) => eb.fn('pg_advisory_xact_lock', [eb.val(2026112203)]).as('l')).execute();
      expect(await callbacks.book(booking())).toMatchObject({ code: 'unavailable' });
      expect(performance.now() - started).toBeLessThan(1_500);
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    await callbacks.stop();
    expect(await rows()).toEqual([]);
    expect(callbacks.byNumber(number)).toBeUndefined();
  });
  it('[CB4] takes back what the citizen was not told', async () => {
    const callId = randomUUID();
    await booked({ callId });
    callbacks.unbook(callId);
    callbacks.unbook(callId);
    await until(async () => (await rows()).length === 0);
    expect(tick()).toBe(0);
  });
});

describe('attempts', () => {
  it('[CB6] [CB7] are made in their time and end with reached', async () => {
    const wish = await booked({ slot: { from: at('2026-11-23', '11:00'), to: at('2026-11-23', '12:00'), window: { from: at('2026-11-23', '11:00'), to: at('2026-11-23', '13:00') } } }); // prettier-ignore
    expect(tick()).toBe(0);
    now = at('2026-11-23', '11:00');
    expect(tick()).toBe(1);
    expect(tick()).toBe(0);
    expect(orders[0]).toMatchObject({ wish: wish.id, number, attempt: 1, reason: 'queue', late: false });
    await over('reached');
    await until(async () => (await written(wish.id)).endedReason === 'reached');
    now += 3_600_000;
    expect(tick()).toBe(0);
    expect(callbacks.byNumber(number)).toBeUndefined();
  });
  it('[CB7] go on by the plan and end in a ticket that says what was tried', async () => {
    const wish = await booked({ text: 'Wegen des Passes' });
    const results: AttemptResult[] = ['failed', 'busy', 'noAnswer', 'mailbox', 'noAnswer'];
    for (const result of results) {
      for (let i = 0; i < 4 * 24 * 12 && tick() === 0; i += 1) now += 300_000;
      await over(result);
      await until(async () => (await written(wish.id)).state === 'settled' || tick() === 0);
    }
    await until(async () => (await written(wish.id)).endedReason === 'ticket');
    const row = await written(wish.id);
    const ticket = await db.selectFrom('ticket').selectAll().where('id', '=', row.ticketId).executeTakeFirstOrThrow();
    expect(ticket).toMatchObject({
      departmentId: city.department('buergerservice'),
      serviceId: city.service('personalausweis'),
      language: 'tr',
      state: 'open',
      wish: { kind: 'callback', number },
    });
    expect(ticket.text).toMatch(
      /nicht gelungen[^]*besetzt[^]*nicht abgenommen[^]*Anrufbeantworter[^]*Wegen des Passes/,
    );
    const promise = await db.selectFrom('promise').selectAll().where('ticketId', '=', ticket.id).execute();
    expect(promise).toMatchObject([{ channel: 'callback', accountId: null, keptAt: null }]);
    const contact = await db.selectFrom('matter').innerJoin('contact', 'contact.id', 'matter.contactId').select(['channel', 'outcome']).where('matter.id', '=', ticket.matterId).execute(); // prettier-ignore
    expect(contact).toEqual([{ channel: 'callback', outcome: 'ticket' }]);
  });
  it('[CB7] of a protected topic make a protected ticket', async () => {
    const wish = await booked({ topic: 'wohngeld' });
    tick();
    await over('wrongNumber');
    await until(async () => (await written(wish.id)).endedReason === 'ticket');
    const { ticketId } = await written(wish.id);
    const ticket = await db.selectFrom('ticket').selectAll().where('id', '=', ticketId).executeTakeFirstOrThrow();
    expect(ticket).toMatchObject({ protected: true, departmentId: city.department('wohngeldstelle') });
  });
  it('[CB7] count once, however often the result is told', async () => {
    const wish = await booked();
    tick();
    await over('busy');
    await over('busy', orders[0]);
    await callbacks.stop();
    expect(await db.selectFrom('callbackAttempt').select(['result']).execute()).toEqual([{ result: 'busy' }]);
    expect((await written(wish.id)).version).toBe(2);
  });
  it('[CB7] are not lost while the database is away', async () => {
    const wish = await booked();
    tick();
    await until(async () => (await db.selectFrom('callbackAttempt').selectAll().execute()).length === 1);
    await away();
    callbacks.attemptOver({ wish: wish.id, contact: orders[0]?.contact ?? '', result: 'reached', at: now });
    now += 3_600_000;
    expect(tick()).toBe(0);
    await back();
    await until(async () => (await written(wish.id)).endedReason === 'reached');
    expect(alarms).toEqual([]);
  });
  it('[CB8] wait while the citizen is on the line, are taken back, and go on if the citizen gives up', async () => {
    const wish = await booked();
    expect(tick()).toBe(1);
    callbacks.callRuns('0221 4710123', 'call-2', true);
    expect(taken).toEqual([wish.id]);
    expect(tick()).toBe(0);
    callbacks.callRuns('0221 4710123', 'call-2', false);
    expect(tick()).toBe(1);
    await until(async () => (await db.selectFrom('callbackAttempt').selectAll().execute()).length === 1);
    callbacks.callRuns('0221 4710123', 'call-3', true);
    callbacks.calledIn(wish.id);
    await until(async () => (await written(wish.id)).endedReason === 'calledIn');
    callbacks.callRuns('0221 4710123', 'call-3', false);
    expect(tick()).toBe(0);
  });
  it('[CB8] that are under way already are not taken back', async () => {
    await booked();
    tick();
    tooLate = true;
    callbacks.callRuns(number, 'call-2', true);
    callbacks.callRuns(number, 'call-2', false);
    expect(tick()).toBe(0);
  });
  it('[CB6] are taken back when the hotline closes, and are late in the morning', async () => {
    now = at('2026-11-23', '16:10');
    await booked();
    expect(tick()).toBe(1);
    now = at('2026-11-23', '17:00');
    expect(tick()).toBe(0);
    expect(taken).toHaveLength(1);
    now = at('2026-11-24', '08:00');
    expect(tick()).toBe(1);
    expect(orders.at(-1)).toMatchObject({ late: true, attempt: 1 });
  });
});

describe('[CB15] after a restart', () => {
  it('wishes and the hours they use up are known again', async () => {
    callbacks = await open({ perHour: 1 });
    await booked();
    const next = await open({ perHour: 1 });
    expect(next.byNumber(number)?.state).toBe('open');
    expect(booking({}, next).slot.from).toBe(at('2026-11-23', '11:00'));
  });
  it('an attempt under way is no attempt, and the wish is due again', async () => {
    await booked();
    tick();
    await callbacks.stop();
    callbacks = await open();
    now += 14_000;
    expect(tick()).toBe(0);
    now += 1_000;
    expect(tick()).toBe(1);
    expect(orders.at(-1)).toMatchObject({ attempt: 1, story: [] });
    await callbacks.stop();
    const left = await db.selectFrom('callbackAttempt').select(['id', 'result']).execute();
    expect(left).toEqual([{ id: orders.at(-1)?.contact, result: null }]);
  });
  it('a conversation that went on is not called again', async () => {
    const wish = await booked();
    tick();
    const contact = orders[0]?.contact ?? '';
    await callbacks.stop();
    callbacks = await open();
    callbacks.holds(wish.id, contact);
    now += 60_000;
    expect(tick()).toBe(0);
    await over('reached', orders[0]);
    await until(async () => (await written(wish.id)).endedReason === 'reached');
  });
  it('[CB7] a result that comes later than that still counts', async () => {
    const wish = await booked();
    tick();
    await callbacks.stop();
    callbacks = await open();
    now += 16_000;
    expect(tick()).toBe(1);
    await over('reached', orders[0]);
    await until(async () => (await written(wish.id)).endedReason === 'reached');
    expect(tick()).toBe(0);
    expect(taken).toEqual([wish.id]);
  });
});

describe('[CB10] broken calls', () => {
  const broken = (callId: string = randomUUID()) => ({
    callId,
    number: '0221 4710123',
    language: 'pl' as const,
    topic: null,
    since: now - 600_000,
  });
  const decideAs = (deed: 'accept' | 'refuse', wish: string) =>
    callbacks.decide({ wish, version: null, deed, reason: '', accountId: anna, maySee: () => true });

  it('are proposed once, not tried, and tried at once when a person accepts', async () => {
    const callId = randomUUID();
    callbacks.propose(broken(callId));
    callbacks.propose(broken(callId));
    callbacks.propose(broken());
    callbacks.propose({ ...broken(), number: '110' });
    await until(() => callbacks.byNumber(number) !== undefined);
    await callbacks.stop();
    expect(await rows()).toMatchObject([{ state: 'proposed', slotFrom: null, origin: 'broken' }]);
    expect(tick()).toBe(0);
    const wish = callbacks.byNumber(number)?.id ?? '';
    expect(await decideAs('accept', wish)).toMatchObject({ ok: true, value: { state: 'open' } });
    expect(await decideAs('refuse', wish)).toMatchObject({ ok: false, code: 'settledAlready' });
    expect(tick()).toBe(1);
    expect(orders[0]).toMatchObject({ reason: 'broken', window: null, since: now - 600_000 });
  });
  it('are refused by a named person', async () => {
    callbacks.propose(broken());
    await until(() => callbacks.byNumber(number) !== undefined);
    const wish = callbacks.byNumber(number)?.id ?? '';
    expect(await decideAs('refuse', wish)).toMatchObject({ ok: true });
    expect(await written(wish)).toMatchObject({ endedReason: 'closed', endedBy: anna });
    expect(callbacks.byNumber(number)).toBeUndefined();
  });
  it('are done with when the citizen books meanwhile, also in the same call', async () => {
    const callId = randomUUID();
    callbacks.propose(broken(callId));
    await until(() => callbacks.byNumber(number) !== undefined);
    const wish = await booked({ callId });
    expect(wish.state).toBe('open');
    expect((await rows()).map((row) => row.endedReason)).toEqual(expect.arrayContaining(['calledIn', null]));
    expect(callbacks.byNumber(number)?.id).toBe(wish.id);
  });
  it('are not proposed for a number with an open wish', async () => {
    await booked();
    callbacks.propose(broken());
    await callbacks.stop();
    expect(await rows()).toHaveLength(1);
  });
  it('are proposed after the database is back', async () => {
    await away();
    callbacks.propose(broken());
    await new Promise((resolve) => setTimeout(resolve, 60));
    await back();
    await until(() => callbacks.byNumber(number)?.state === 'proposed');
  });
});

it('[CB13] forgets numbers a day after the end, and proposals nobody decided on', async () => {
  const wish = await booked({ text: 'Wegen des Passes' });
  callbacks.calledIn(wish.id);
  await until(async () => (await written(wish.id)).state === 'settled');
  callbacks.propose({ callId: randomUUID(), number: '0221 4710124', language: 'de', topic: null, since: now });
  await until(() => callbacks.byNumber('0221 4710124') !== undefined);
  const proposal = callbacks.byNumber('0221 4710124')?.id ?? '';
  expect(await forgetCallbackNumbers(db, now + 86_399_000)).toEqual([]);
  expect(await written(wish.id)).toMatchObject({ number, text: 'Wegen des Passes' });
  await forgetCallbackNumbers(db, now + 86_400_000);
  expect(await written(wish.id)).toMatchObject({ number: null, text: '', endedReason: 'calledIn' });
  const gone = await forgetCallbackNumbers(db, now + 3 * 86_400_000);
  expect(gone).toEqual([proposal]);
  callbacks.forgotten(gone);
  expect(callbacks.byNumber('0221 4710124')).toBeUndefined();
  expect(await written(proposal)).toMatchObject({ number: null, endedReason: 'retention' });
});
