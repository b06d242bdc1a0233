// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { callRoute, caller } from '../../../test/harness/call-route.ts';
import { testDatabase } from '../../../test/harness/database.ts';
import { addAccount, answeredCall, loadSmallCity } from '../../../test/harness/small-city.ts';
import { createTicket } from './create-ticket.store.ts';
import { mergeTickets } from './merge-ticket.store.ts';
import { exportTickets, listTickets as listEndpoint, type Wish } from './promise.contract.ts';
import type { Reader } from './promise.core.ts';
import { promiseRoutes } from './promise.routes.ts';
import { listTickets, type TicketQuery } from './ticket-list.store.ts';

const now = Date.UTC(2026, 10, 23, 9);
const hour = 3_600_000;
const { db } = await testDatabase();
const city = await loadSmallCity(db, now);
const anna: Reader = { accountId: await addAccount(db, 'anna', ['agent']), roles: ['agent'], departmentId: null };
const lead: Reader = { accountId: await addAccount(db, 'clara', ['lead']), roles: ['lead'], departmentId: null };

async function made(
  text: string,
  changes: { readonly name?: string; readonly wish?: Wish; readonly topic?: string } = {},
): Promise<string> {
  const call = await answeredCall(db, { accountId: anna.accountId, at: now, topic: changes.topic ?? 'ausweis' });
  const created = await createTicket(db, {
    ...{ matterId: call.matterId, version: 1, text, citizenName: changes.name ?? '', language: 'de' },
    departmentId: city.department(changes.topic === 'wohngeld' ? 'wohngeldstelle' : 'buergerservice'),
    wish: changes.wish ?? { kind: 'callback', number: '0171 5550101', window: '' },
    ...{ dueAt: now + hour, now, ownNumbers: [] },
    desk: { shiftId: call.shiftId, accountId: anna.accountId },
  });
  if (!created.ok) throw new Error(created.code);
  return created.value.ticketId;
}
const email = (address: string): Wish => ({ kind: 'email', address });
const found = async (search: string, who = lead, changes: Partial<TicketQuery> = {}) =>
  (await listTickets(db, who, { state: 'all', limit: 200, now, today: '2026-11-23', search, ...changes })).tickets.map(
    ({ ticketId }) => ticketId,
  );

const passport = await made('Der „Kinderreisepass“ fehlt noch – Aktenzeichen 4711/26', { name: 'Zoë Müßig-Łódź' });
const mailed = await made('Bitte um Antwort', { wish: email('Emine.Yilmaz+stadt@example.org') });
const phoned = await made('Bitte um Rückruf', { wish: { kind: 'callback', number: '02151 778899', window: '' } });
const endless = await made(`x${'ä'.repeat(7_000)} Straßenfest`);
const secret = await made('Wohngeldantrag von Frau Geheim', {
  ...{ topic: 'wohngeld', name: 'Geheime Person', wish: { kind: 'callback', number: '02151 445566', window: '' } },
});

it.each([
  ['kinderreise', passport],
  ['KINDERREISEPASS fehlt', passport],
  ['4711', passport],
  ['muessig', passport],
  ['lodz kinder', passport],
  ['emine.yilmaz+stadt@example.org', mailed],
  ['Yilmaz@', mailed],
  ['02151 77 88 99', phoned],
  ['+49 2151 778', phoned],
  ['02151/7788', phoned],
  ['strassenfest', endless],
  ['Straßen', endless],
])('[PR24] "%s" finds it and nothing else', async (search, ticketId) => {
  expect(await found(search)).toEqual([ticketId]);
});

it('[PR24] [QS6] answers to the service’s questions are found like the text, of hidden tickets they are not', async () => {
  for (const [ticketId, value] of [
    [passport, 'Ostwall 17, Hinterhaus'],
    [secret, 'Ostwall 99'],
  ] as const)
    await db
      .updateTable('ticket')
      .set({
        answers: JSON.stringify([
          { key: 'ort', value },
          { key: 'wann', value: '2026-12-24' },
        ]),
      })
      .where('id', '=', ticketId)
      .execute();
  expect(await found('ostwall')).toEqual([passport]);
  expect(await found('HINTERHAUS 17 kinderreise')).toEqual([passport]);
  expect(await found('24.12.2026')).toEqual([passport]);
  expect(await found('ostwall hinterhof')).toEqual([]);
  // The names of questions are no words of the citizen.
  expect(await found('wann')).toEqual([]);
  expect((await found('ostwall', anna)).toSorted()).toEqual([passport, secret].toSorted());
});

it('[PR24] [PR28] words of a merged ticket find the one that goes on, also after several mergers and together with its own', async () => {
  const [first, second, last] = [
    await made('Zirkuszelt steht'),
    await made('Kettenkarussell'),
    await made('Rummelplatz'),
  ];
  const merge = async (fromId: string, intoId: string) => {
    const rows = await db.selectFrom('ticket').select(['id', 'version']).where('id', 'in', [fromId, intoId]).execute();
    const versionOf = (id: string) => rows.find((row) => row.id === id)?.version ?? 0;
    const done = await mergeTickets(db, anna, {
      ...{ ticketId: fromId, version: versionOf(fromId), intoId, intoVersion: versionOf(intoId), text: '', now },
      merged: async () => undefined,
    });
    expect(done.ok).toBe(true);
  };
  await merge(first, second);
  const open = { state: 'open' } as const;
  expect(await found('zirkus', lead, open)).toEqual([second]);
  await merge(second, last);
  for (const words of ['zirkuszelt', 'rummelplatz zirkus'])
    expect(await found(words, lead, open), words).toEqual([last]);
  expect(await found('zirkuszelt achterbahn', lead, open)).toEqual([]);
  expect(await found('kettenkarussell zirkuszelt rummelplatz', lead, open)).toEqual([last]);
  expect((await found('zirkuszelt')).toSorted()).toEqual([first, second, last].toSorted());
});

it('[PR27] a merger does not fail for too many words: what does not fit is left out', async () => {
  const list = (letter: string) =>
    sql`(select array_to_tsvector(array_agg(${letter} || n || repeat(${letter}, 50))) from generate_series(1, 16000) n)`;
  const { rows } = await sql<{ length: number }>`
    select length(joined_words(${list('v')}, ${list('w')})) as length`.execute(db);
  expect(rows).toEqual([{ length: 16_000 }]);
  await expect(sql`select ${list('v')} || ${list('w')}`.execute(db)).rejects.toThrow('too long for tsvector');
});

it('[PR24] nothing is found by what says nothing or does not all fit', async () => {
  for (const search of ['%', '_', "' or 1=1 --", '\\', "'", "':* | qz", '!!', 'kinder strassenfest', '77889', '(', '&'])
    expect(await found(search), search).toEqual([]);
});

it('[PR9] [PR24] hidden tickets are found neither by words nor by telephone number', async () => {
  for (const search of ['geheim', 'wohngeldantrag', '02151 445566', '+492151445566']) {
    expect(await found(search), search).toEqual([]);
    expect(await found(search, anna), search).toEqual([secret]);
  }
  const { number } = await db.selectFrom('ticket').select('number').where('id', '=', secret).executeTakeFirstOrThrow();
  expect(await found(number)).toEqual([secret]);
  for (const filter of [{ urgent: false }, { urgent: true }, { waiting: 'question' }, { waiting: 'hold' }] as const)
    expect(await found(number, lead, filter)).toEqual([]);
});

it('the first open promise stands beside the ticket, whoever writes', async () => {
  const due = async () =>
    (await db.selectFrom('ticket').select('nextDue').where('id', '=', mailed).executeTakeFirstOrThrow()).nextDue;
  expect(await due()).toEqual(new Date(now + hour));
  const later = new Date(now + 5 * hour);
  await db.updateTable('promise').set({ dueAt: later }).where('ticketId', '=', mailed).execute();
  expect(await due()).toEqual(later);
  await db.updateTable('promise').set({ keptAt: later }).where('ticketId', '=', mailed).execute();
  expect(await due()).toBeNull();
  await db.updateTable('promise').set({ keptAt: null }).where('ticketId', '=', mailed).execute();
  expect(await due()).toEqual(later);
});

it('[PR25] the table says what the list says, and no cell is a formula', async () => {
  await made('Formel', { name: '=HYPERLINK("http://example.org";"x")' });
  const routes = promiseRoutes({
    ...{ db, dueAfter: (at: number) => at + hour, ownNumbers: () => [] },
    ...{ ticketsChanged: () => undefined, mattersChanged: () => undefined },
  });
  const who = caller({ ...lead, roles: [...lead.roles] });
  const table = await callRoute(routes, exportTickets, who, { query: {} });
  if (!table.ok) throw new Error(table.code);
  expect(table.value).toMatchObject({ type: 'text/csv; charset=utf-8' });
  expect(table.value.disposition).toMatch(/^attachment; filename="tickets-\d{4}-\d\d-\d\d\.csv"$/);
  let text = '';
  for await (const piece of table.value.pieces) text += new TextDecoder('utf-8', { ignoreBOM: true }).decode(piece);
  expect(Buffer.byteLength(text)).toBe(table.value.bytes);
  const lines = text.split('\r\n');
  const list = await callRoute(routes, listEndpoint, who, { query: {} });
  expect(lines).toHaveLength((list.ok ? list.value.tickets.length : 0) + 2);
  expect(lines[0]).toMatch(/^\uFEFFNummer;Stand;/);
  expect(text).toContain(`"'=HYPERLINK(""http://example.org"";""x"")"`);
  expect(text).not.toMatch(/Geheim|Wohngeld/);
  const narrowed = await callRoute(routes, exportTickets, who, { query: { search: 'kinderreisepass' } });
  expect(narrowed.ok && narrowed.value.bytes).toBeLessThan(table.value.bytes);
});

it('[PR24] goes through its indexes, so that many tickets cost no more than few', async () => {
  const plans = await db.transaction().execute(async (trx) => {
    // Five tickets fit into one page; without this PostgreSQL would rightly read them all.
    await sql`set local enable_seqscan = off`.execute(trx);
    const plan = async (where: string) =>
      JSON.stringify((await sql`${sql.raw(`explain select id from ticket where ${where}`)}`.execute(trx)).rows);
    return Promise.all([
      plan(`words @@ $$'kinder':*$$::tsquery`),
      plan(`wish ->> 'number' like '+492151%'`),
      plan(`number like '1234%'`),
      plan(`state = 'open' order by next_due, id desc limit 51`),
    ]);
  });
  expect(
    plans.map((plan, index) => plan.includes(['by_words', 'by_phone', 'by_number', 'by_state_due'][index] ?? '')),
  ).toEqual([true, true, true, true]);
});
