// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { callRoute, caller } from '../../../test/harness/call-route.ts';
import { testDatabase } from '../../../test/harness/database.ts';
import { addAccount, answeredCall, loadSmallCity } from '../../../test/harness/small-city.ts';
import type { Language } from '../../lib/pure/language.ts';
import { openZip } from '../knowledge/import/zip.ts';
import { createTicket } from './create-ticket.store.ts';
import { exportTicketsExcel, listTickets, type ticketNarrowing, type Wish } from './promise.contract.ts';
import type { Reader } from './promise.core.ts';
import { promiseRoutes } from './promise.routes.ts';
import { listTicketViews, removeTicketView, saveTicketView } from './ticket-view.contract.ts';
import { ticketViewRoutes } from './ticket-view.routes.ts';

const now = Date.UTC(2026, 10, 23, 9);
const { db, away, back } = await testDatabase();
const city = await loadSmallCity(db, now);
const anna: Reader = { accountId: await addAccount(db, 'anna', ['agent']), roles: ['agent'], departmentId: null };
const bert: Reader = { accountId: await addAccount(db, 'bert', ['lead']), roles: ['lead'], departmentId: null };
const clerkOf = async (name: string, department: string): Promise<Reader> => {
  const accountId = await addAccount(db, name, ['clerk']);
  const departmentId = city.department(department);
  await db.updateTable('account').set({ departmentId }).where('id', '=', accountId).execute();
  return { accountId, roles: ['clerk'], departmentId };
};
const dora = await clerkOf('dora', 'buergerservice');
const emil = await clerkOf('emil', 'buergerservice');
const fred = await clerkOf('fred', 'wohngeldstelle');

async function piecesOf(stream: AsyncIterable<Uint8Array> | undefined): Promise<Uint8Array[]> {
  const pieces: Uint8Array[] = [];
  for await (const piece of stream ?? []) pieces.push(piece);
  return pieces;
}

/** The sheet and the texts it refers to, as they stand in the file. */
async function sheetOf(bytes: Uint8Array): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tickets-'));
  try {
    await writeFile(join(folder, 'tickets.xlsx'), bytes);
    await using file = await open(join(folder, 'tickets.xlsx'));
    const zip = await openZip(file);
    const parts = zip.names.filter((name) => /^xl\/(?:worksheets\/|sharedStrings)/.test(name) && name.endsWith('.xml'));
    const read = async (name: string) => Buffer.concat(await piecesOf(zip.open(name)));
    return Buffer.concat(await Promise.all(parts.map(read))).toString('utf8');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const views = ticketViewRoutes({ db });
const shown = async (who: Reader) => {
  const asked = await callRoute(views, listTicketViews, caller(who), {});
  if (!asked.ok) throw new Error(asked.code);
  return asked.value.views;
};
const names = async (who: Reader): Promise<string[]> =>
  (await shown(who)).map(({ name, own }) => (own ? name : `(${name})`));
const save = (who: Reader, name: string, shared = false, filters: object = {}) =>
  callRoute(views, saveTicketView, caller(who), { body: { name, shared, filters: { state: 'open', ...filters } } });

describe('[PR38] saved views', () => {
  it('an own one comes back as it was saved, and one of the same name is replaced', async () => {
    const filters = { language: 'tr', from: '2026-11-01', to: '2026-11-30', channel: 'email', overdue: 'true' };
    expect((await save(anna, 'Türkisch', false, filters)).ok).toBe(true);
    expect(await shown(anna)).toMatchObject([
      { name: 'Türkisch', own: true, shared: false, filters: { state: 'open', ...filters } },
    ]);
    expect((await save(anna, 'Türkisch', true, { state: 'closed' })).ok).toBe(true);
    const [view, ...others] = await shown(anna);
    expect(others).toEqual([]);
    expect(view).toMatchObject({ shared: true, filters: { state: 'closed' } });
    expect(view?.filters).not.toHaveProperty('language');
  });

  it('shared: the team sees those of the team, a department those of its clerks', async () => {
    await save(bert, 'Nur Bert');
    await save(dora, 'Unser Rückstand', true);
    await save(dora, 'Nur Dora');
    expect(await names(anna)).toEqual(['Türkisch']);
    expect(await names(bert)).toEqual(['Nur Bert', '(Türkisch)']);
    expect(await names(dora)).toEqual(['Nur Dora', 'Unser Rückstand']);
    expect(await names(emil)).toEqual(['(Unser Rückstand)']);
    expect(await names(fred)).toEqual([]);
  });

  it("somebody else's is not removed; an own one is, twice without harm", async () => {
    const [view] = await shown(anna);
    const remove = (who: Reader) =>
      callRoute(views, removeTicketView, caller(who), { params: { viewId: view?.viewId ?? '' } });
    await remove(bert);
    expect(await names(anna)).toEqual(['Türkisch']);
    expect((await remove(anna)).ok).toBe(true);
    expect((await remove(anna)).ok).toBe(true);
    expect(await names(anna)).toEqual([]);
  });

  it('twenty and no more, also at the same moment; a replaced one is no further one', async () => {
    const saved = await Promise.all(Array.from({ length: 25 }, (_, i) => save(fred, `Ansicht ${i}`)));
    expect(saved.filter(({ ok }) => ok)).toHaveLength(20);
    expect(saved.flatMap((each) => (each.ok ? [] : [each.code]))).toEqual(
      Array.from({ length: 5 }, () => 'tooManyViews'),
    );
    const [first] = await names(fred);
    expect((await save(fred, first ?? '', true)).ok).toBe(true);
    expect(await names(fred)).toHaveLength(20);
  });

  it('one that cannot be read any more is left out, and the others are there', async () => {
    await save(bert, 'Alt');
    await sql`update ticket_view set filters = '{"state":"lost"}' where name = 'Alt'`.execute(db);
    expect(await names(bert)).toEqual(['Nur Bert']);
  });
});

describe('[PR37] narrowed', () => {
  const routes = promiseRoutes({
    ...{
      db,
      dueAfter: (at) => at,
      ownNumbers: () => [],
      ticketsChanged: () => undefined,
      mattersChanged: () => undefined,
    },
  });
  async function made(at: string, changes: { wish?: Wish; language?: Language; topic?: string; text?: string }) {
    const when = Date.parse(at);
    const topic = changes.topic ?? 'ausweis';
    const call = await answeredCall(db, { accountId: anna.accountId, at: when, topic });
    const created = await createTicket(db, {
      ...{ matterId: call.matterId, version: 1, text: changes.text ?? 'Bitte', citizenName: '' },
      language: changes.language ?? 'de',
      departmentId: city.department(topic === 'wohngeld' ? 'wohngeldstelle' : 'buergerservice'),
      wish: changes.wish ?? { kind: 'callback', number: '0171 5550101', window: '' },
      ...{ dueAt: when + 3_600_000, now: when, ownNumbers: [] },
      desk: { shiftId: call.shiftId, accountId: anna.accountId },
    });
    if (!created.ok) throw new Error(created.code);
    return created.value.ticketId;
  }
  const email: Wish = { kind: 'email', address: 'x@example.org' };
  const list = async (query: Partial<ReturnType<(typeof ticketNarrowing)['parse']>>, who = bert) => {
    const asked = await callRoute(routes, listTickets, caller(who), { query: { state: 'all', limit: 200, ...query } });
    if (!asked.ok) throw new Error(asked.code);
    return asked.value.tickets.map(({ ticketId }) => ticketId);
  };

  it('by day of the city, channel and language; hidden tickets only by day', async () => {
    const first = await made('2026-11-10T00:00:00+01:00', { wish: email, language: 'tr' });
    const last = await made('2026-11-11T23:59:59+01:00', { language: 'pl' });
    const after = await made('2026-11-12T00:00:00+01:00', {});
    const hidden = await made('2026-11-11T12:00:00+01:00', { topic: 'wohngeld', wish: email, language: 'tr' });
    await db.updateTable('promise').set({ accountId: null }).where('ticketId', '=', hidden).execute();
    expect(new Set(await list({ from: '2026-11-10', to: '2026-11-11' }))).toEqual(new Set([first, last, hidden]));
    expect(await list({ from: '2026-11-12' })).toEqual([after]);
    expect(await list({ to: '2026-11-09' })).toEqual([]);
    expect(await list({ channel: 'email' })).toEqual([first]);
    expect(await list({ language: 'pl' })).toEqual([last]);
    expect(await list({ language: 'tr' })).toEqual([first]);
    expect(await list({ language: 'tr', channel: 'callback' })).toEqual([]);
    expect(await list({ language: 'tr' }, fred)).toEqual([hidden]);
  });

  const pageOf = (query: object) => callRoute(routes, listTickets, caller(bert), { query });

  it.each([{}, { overdue: 'false' as const }, { to: '2026-11-15' }, { search: 'bitte' }])(
    '[PR10] page by page it is the same list, with and without promises, each line once: %j',
    async (query) => {
      for (let day = 1; day <= 8; day += 1) {
        const ticketId = await made(`2026-11-0${day}T10:00:00+01:00`, { text: 'Bitte seitenweise' });
        // Kept: it has no open promise any more. Two of the others are due at the same moment.
        if (day % 2 === 0)
          await db
            .updateTable('promise')
            .set({ keptAt: new Date(now) })
            .where('ticketId', '=', ticketId)
            .execute();
        else if (day > 4)
          await db
            .updateTable('promise')
            .set({ dueAt: new Date(now) })
            .where('ticketId', '=', ticketId)
            .execute();
      }
      const paged: string[] = [];
      let cursor: string | null | undefined;
      do {
        const page: object = { state: 'all', limit: 3, ...query, ...(cursor && { cursor }) };
        const asked: Awaited<ReturnType<typeof pageOf>> = await pageOf(page);
        if (!asked.ok) throw new Error(asked.code);
        paged.push(...asked.value.tickets.map(({ ticketId }) => ticketId));
        ({ cursor } = asked.value);
      } while (cursor);
      const whole = await list(query);
      expect(whole.length).toBeGreaterThan(6);
      expect(paged).toEqual(whole);
      expect(new Set(paged).size).toBe(paged.length);
    },
  );

  it('[PR25] as an Excel file: the same lines, every cell text, no formula', async () => {
    const ticketId = await made('2026-11-20T10:00:00+01:00', {});
    await db
      .updateTable('ticket')
      .set({ citizenName: '@SUM(A1) <Müßig> & \u0001Şule', foldedName: 'x' })
      .where('id', '=', ticketId)
      .execute();
    await db.updateTable('department').set({ name: '+cmd|calc' }).where('key', '=', 'buergerservice').execute();
    const asked = await callRoute(routes, exportTicketsExcel, caller(bert), {
      query: { state: 'all', from: '2026-11-20' },
    });
    if (!asked.ok) throw new Error(asked.code);
    const { bytes, disposition, pieces, type } = asked.value;
    expect(type).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    expect(disposition).toMatch(/^attachment; filename="tickets-\d{4}-\d{2}-\d{2}\.xlsx"$/);
    const file = Buffer.concat(await piecesOf(pieces));
    expect(file.length).toBe(bytes);
    const xml = await sheetOf(file);
    expect(xml).not.toMatch(/<f[ >/]/);
    // Two rows of twelve cells at most, and each says that it is text.
    const cells = [...xml.matchAll(/<c [^>]*>/g)].map(([cell]) => cell);
    expect(cells.length).toBeGreaterThanOrEqual(20);
    expect(cells.filter((cell) => !/ t="(?:s|inlineStr|str)"/.test(cell) && !cell.endsWith('/>'))).toEqual([]);
    for (const text of ['Fachbereich', '@SUM(A1) &lt;Müßig&gt; &amp;', 'Şule', '+cmd|calc', 'Rückruf'])
      expect(xml).toContain(text);
    expect([...xml].filter((char) => char < ' ' && !'\t\r\n'.includes(char))).toEqual([]);
  });
});

// Last: what follows meets connections that died.
it('says that the database is away', async () => {
  await away();
  expect(await save(anna, 'Später')).toMatchObject({ ok: false, code: 'databaseDown' });
  await back();
});
