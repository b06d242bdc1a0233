// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, it } from 'vitest';
import { callRoute, caller } from '../../../test/harness/call-route.ts';
import { testDatabase } from '../../../test/harness/database.ts';
import { addAccount, answeredCall, loadSmallCity } from '../../../test/harness/small-city.ts';
import { nowMs } from '../../platform/clock.ts';
import { cityDay } from '../knowledge/facts/fact.core.ts';
import { noteContact } from './contact-note.contract.ts';
import { contactNoteRoutes } from './contact-note.routes.ts';
import { createTicket } from './create-ticket.store.ts';
import { readTicket } from './ticket.store.ts';

const { db } = await testDatabase();
const city = await loadSmallCity(db, nowMs());
const accountId = await addAccount(db, 'anna', ['agent']);
const anna = caller({ accountId });
const otherClerk = caller({
  accountId: await addAccount(db, 'emil', ['clerk'], city.department('wohngeldstelle')),
  roles: ['clerk'],
  departmentId: city.department('wohngeldstelle'),
});
let told = 0;
const routes = contactNoteRoutes({ db, ticketsChanged: () => void (told += 1) });
const dayMs = 86_400_000;

async function ticket(): Promise<string> {
  const { matterId, shiftId } = await answeredCall(db, { accountId, at: nowMs() });
  const made = await createTicket(db, {
    ...{ matterId, version: 1, departmentId: city.department('buergerservice'), text: 'Bitte', citizenName: 'Zoë' },
    ...{ language: 'de' as const, dueAt: nowMs() + dayMs, now: nowMs(), ownNumbers: [] },
    wish: { kind: 'email', address: 'zoe@example.org' },
    desk: { shiftId, accountId },
  });
  if (!made.ok) throw new Error(made.code);
  return made.value.ticketId;
}
const note = (ticketId: string, body: object, who = anna) =>
  callRoute(routes, noteContact, who, {
    params: { ticketId },
    body: { version: 1, kind: 'letter', day: cityDay(nowMs() - 3 * dayMs), text: 'Antrag mit Passbild', ...body },
  });

it('[MT11] a letter stands in the story with the day it came, and keeps no promise', async () => {
  const ticketId = await ticket();
  const day = cityDay(nowMs() - 3 * dayMs);
  expect(await note(ticketId, {})).toMatchObject({
    ok: true,
    value: { version: 2, notes: [{ kind: 'letter', happenedOn: day, text: 'Antrag mit Passbild', by: 'ANNA' }] },
  });
  expect(await note(ticketId, { version: 2, kind: 'visit', day: cityDay(nowMs()) })).toMatchObject({ ok: true });
  const after = await readTicket(db, anna, ticketId);
  expect(after?.notes.map(({ kind }) => kind)).toEqual(['letter', 'visit']);
  expect(after?.promises).toMatchObject([{ keptAt: null, endedReason: null }]);
  expect(told).toBe(2);
});

it('[MT11] what happened is noted on a closed ticket, too', async () => {
  const ticketId = await ticket();
  await db.updateTable('ticket').set({ state: 'closed', closedAt: new Date() }).where('id', '=', ticketId).execute();
  expect(await note(ticketId, {})).toMatchObject({ ok: true, value: { state: 'closed' } });
});

it.each([
  ['contactAhead', { day: cityDay(nowMs() + 2 * dayMs) }],
  ['contactTextMissing', { text: ' . ' }],
  ['versionChanged', { version: 7 }],
])('[MT11] [PR7] %s is refused, and nothing is written', async (code, body) => {
  const ticketId = await ticket();
  expect(await note(ticketId, body)).toEqual({ ok: false, code });
  expect((await readTicket(db, anna, ticketId))?.notes).toEqual([]);
});

it('[PR8] [PR9] nobody notes on a ticket they cannot see or read', async () => {
  const ticketId = await ticket();
  expect(await note(ticketId, {}, otherClerk)).toEqual({ ok: false, code: 'notFound' });
  await db.updateTable('ticket').set({ protected: true }).where('id', '=', ticketId).execute();
  const other = caller({ accountId: await addAccount(db, 'bert', ['agent']) });
  expect(await note(ticketId, {}, other)).toEqual({ ok: false, code: 'notAllowed' });
});
