// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { beforeEach, expect, it } from 'vitest';
import { callRoute } from '../../../test/harness/call-route.ts';
import { testDatabase } from '../../../test/harness/database.ts';
import { addAccount, answeredCall, loadSmallCity } from '../../../test/harness/small-city.ts';
import { dammDigit } from '../../lib/pure/damm.ts';
import { stranger, type Route } from '../../lib/route.ts';
import { nowMs, shiftWallTime } from '../../platform/clock.ts';
import { createTicket } from './create-ticket.store.ts';
import { lookUpTicket } from './public-ticket.contract.ts';
import { publicTicketRoutes } from './public-ticket.routes.ts';
import { createTicketLookUp, type Asker } from './public-ticket.shell.ts';
import { noteTicket, readTicket } from './ticket.store.ts';

process.env['AMTSLEITUNG_TEST'] = '1';
const { db, away, back } = await testDatabase();
const city = await loadSmallCity(db, nowMs());
const accountId = await addAccount(db, 'anna', ['agent']);
const who = { accountId, roles: ['agent' as const], departmentId: null };
const dayMs = 86_400_000;

/** A ticket whose answer is due in 24 hours. */
async function made(department = 'buergerservice') {
  const now = nowMs();
  const { shiftId, matterId } = await answeredCall(db, { accountId, at: now });
  const created = await createTicket(db, {
    ...{ matterId, version: 1, departmentId: city.department(department), text: 'Geheim: Wohngeld', now },
    ...{ citizenName: 'Frau Geheim', language: 'tr', dueAt: now + dayMs, ownNumbers: [] },
    wish: { kind: 'email', address: 'geheim@example.org' },
    desk: { shiftId, accountId },
  });
  if (!created.ok) throw new Error(created.code);
  const ticket = await readTicket(db, who, created.value.ticketId);
  if (!ticket) throw new Error('not there');
  return { ...ticket, code: created.value.code };
}

let routes: readonly Route[] = [];
beforeEach(() => {
  routes = publicTicketRoutes({ lookUp: createTicketLookUp({ db }) });
});
const ask = (number: string, code: string) => callRoute(routes, lookUpTicket, stranger, { body: { number, code } });
const other = (code: string): string => (code === '000000' ? '000001' : '000000');

it('[PT2] shows state, promise and times to who holds the code, and nothing else', async () => {
  const { number, code, createdAt, promises } = await made();
  const asked = await ask(`${number.slice(0, 4)} ${number.slice(4)}`, code);
  expect(asked).toEqual({
    ok: true,
    value: {
      ...{ number, goesOnAs: null, state: 'open', createdAt, hold: null },
      done: null,
      promises: [{ channel: 'email', dueAt: promises[0]?.dueAt, state: 'open', keptAt: null, moved: null }],
    },
  });
  expect(JSON.stringify(asked)).not.toMatch(/Geheim|geheim|Wohngeld|Bürger/);
});

it('[PT2] says until when and why the ticket is put aside', async () => {
  const { ticketId, number, code } = await made();
  const held = { heldUntil: '2026-12-01', heldReason: 'Die Unterlagen fehlen noch.' };
  await db.updateTable('ticket').set(held).where('id', '=', ticketId).execute();
  expect(await ask(number, code)).toMatchObject({
    ok: true,
    value: { hold: { until: '2026-12-01', reason: 'Die Unterlagen fehlen noch.' } },
  });
});

it('[PT2] [PT5] a promise past its time is late, a kept one says when', async () => {
  const { ticketId, version, number, code } = await made();
  shiftWallTime(nowMs() + dayMs + 1000);
  try {
    expect(await ask(number, code)).toMatchObject({ ok: true, value: { promises: [{ state: 'late' }] } });
    const now = nowMs();
    const note = { ticketId, version, kind: 'mailed' as const, text: '', now, dueAt: now + dayMs };
    await noteTicket(db, who, note, crypto.randomUUID());
    expect(await ask(number, code)).toMatchObject({
      ok: true,
      value: { state: 'open', promises: [{ state: 'kept', keptAt: new Date(now).toISOString() }] },
    });
  } finally {
    shiftWallTime(undefined);
  }
});

it('[PT3] a wrong code and a number without a ticket sound alike; a mistyped number is named', async () => {
  const { number, code } = await made();
  expect(await ask(number, other(code))).toMatchObject({ ok: false, code: 'ticketNotKnown' });
  expect(await ask('12345671', code)).toMatchObject({ ok: false, code: 'ticketNotKnown' });
  expect(await ask('12345617', code)).toMatchObject({ ok: false, code: 'numberMistyped' });
});

it('[PT4] ten wrong tries for a number, also at the same moment; the right one counts for nothing', async () => {
  const { number, code } = await made();
  for (let times = 0; times < 12; times += 1) expect((await ask(number, code)).ok).toBe(true);
  const tries = await Promise.all(Array.from({ length: 15 }, () => ask(number, other(code))));
  const codes = tries.map((one) => (one.ok ? 'ok' : one.code));
  expect(codes.filter((one) => one === 'ticketNotKnown')).toHaveLength(10);
  expect(codes.filter((one) => one === 'tooManyRequests')).toHaveLength(5);
  expect(await ask(number, code)).toMatchObject({ ok: false, code: 'tooManyRequests' });
  shiftWallTime(nowMs() + 3_600_001);
  try {
    expect((await ask(number, code)).ok).toBe(true);
  } finally {
    shiftWallTime(undefined);
  }
});

it('says that the database is away, and counts no try for it', async () => {
  const { number, code } = await made();
  await away();
  for (let times = 0; times < 12; times += 1)
    expect(await ask(number, code)).toMatchObject({ ok: false, code: 'databaseDown' });
  await back();
  expect((await ask(number, code)).ok).toBe(true);
});

it('[PT6] [PT4] the telephone and the page count together; a number that was right before needs no code', async () => {
  const { ticketId, number, code } = await made();
  const lookUp = createTicketLookUp({ db });
  const page = publicTicketRoutes({ lookUp });
  for (let times = 0; times < 5; times += 1) {
    const caller = { kind: 'number', number: `+4915100000${times}` } as const;
    expect(await lookUp.byKey({ number, code: other(code) }, caller)).toMatchObject({ code: 'ticketNotKnown' });
    await callRoute(page, lookUpTicket, stranger, { body: { number, code: other(code) } });
  }
  expect(await lookUp.byKey({ number, code }, { kind: 'unknown' })).toMatchObject({ code: 'tooManyRequests' });
  expect(await callRoute(page, lookUpTicket, stranger, { body: { number, code } })).toMatchObject({
    code: 'tooManyRequests',
  });
  expect(await lookUp.again(ticketId)).toMatchObject({ ok: true, value: { ticketId, ticket: { number } } });
});

it('[PT6] [PT4] twenty wrong tries of one number, sixty of those without one; then the others may still ask', async () => {
  const { number, code } = await made();
  const tries = async (asker: Asker, times: number) => {
    const lookUp = createTicketLookUp({ db });
    const codes = await Promise.all(
      Array.from({ length: times }, (_, i) =>
        // Another number each time, with the right check digit, or the ticket's own limit would be met first.
        lookUp.byKey({ number: tickets[i] ?? '', code: '000000' }, asker),
      ),
    );
    expect(codes.every((each) => !each.ok)).toBe(true);
    const refused = codes.filter((each) => !each.ok && each.code === 'tooManyRequests').length;
    const another = await lookUp.byKey({ number, code }, { kind: 'number', number: '+49151999' });
    return { refused, another: another.ok };
  };
  const tickets = Array.from({ length: 70 }, (_, i) => {
    const digits = String(9_000_000 + i);
    return `${digits}${dammDigit(digits)}`;
  });
  expect(await tries({ kind: 'number', number: '+49151' }, 25)).toEqual({ refused: 5, another: true });
  expect(await tries({ kind: 'unknown' }, 65)).toEqual({ refused: 5, another: true });
});
