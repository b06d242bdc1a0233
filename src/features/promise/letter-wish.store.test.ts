// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Tickets answered by post, and tickets whose citizen wants no answer (PR40 to PR46, PT7). */
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { addAccount, answeredCall, loadSmallCity, smallCity } from '../../../test/harness/small-city.ts';
import { endUnwantedCallbacks, withdrawnCallbacks } from '../callback/ticket-wishes.store.ts';
import { createTicket, type TicketTold } from './create-ticket.store.ts';
import { doOnTicket } from './deed.store.ts';
import type { DeedOrder } from './ledger.contract.ts';
import { ledgerTimes } from './ledger-times.core.ts';
import { readLedger } from './ledger.store.ts';
import { mergeTickets } from './merge-ticket.store.ts';
import { mailNotDelivered, mailTicket } from './message.store.ts';
import { wishSchema, type Ticket, type Wish } from './promise.contract.ts';
import type { NoteKind, Reader } from './promise.core.ts';
import { foundBefore } from './public-ticket.store.ts';
import { splitTicket } from './split-ticket.store.ts';
import { listTickets } from './ticket-list.store.ts';
import { noteTicket, readTicket } from './ticket.store.ts';

/** Monday, 10:00 in the small city; it is open from 8 to 17. */
const now = Date.UTC(2026, 10, 23, 9);
const hour = 3_600_000;
const today = '2026-11-23';
const { db } = await testDatabase();
const city = await loadSmallCity(db, now);
const buergerservice = city.department('buergerservice');
const anna: Reader = { accountId: await addAccount(db, 'anna', ['agent']), roles: ['agent'], departmentId: null };
const dora: Reader = {
  ...{ accountId: await addAccount(db, 'dora', ['clerk'], buergerservice), roles: ['clerk'] },
  departmentId: buergerservice,
};
const letter: Wish = { kind: 'letter', address: ' Zoë Müßig \n\nAm  Markt 1\n47798 Krefeld' };
const none: Wish = { kind: 'none' };
const email: Wish = { kind: 'email', address: 'zoe@example.org' };
const callback: Wish = { kind: 'callback', number: '0221 4710123', window: 'vormittags' };

async function made(wish: Wish, changes: { dueAt?: number; topic?: string; mail?: TicketTold } = {}): Promise<Ticket> {
  const at = now - 72 * hour;
  const call = await answeredCall(db, { accountId: anna.accountId, at, topic: changes.topic ?? 'ausweis' });
  const created = await createTicket(
    db,
    {
      ...{ matterId: call.matterId, version: 1, departmentId: buergerservice, wish, text: 'Laterne aus' },
      ...{ citizenName: '', language: 'tr', dueAt: changes.dueAt ?? now + 72 * hour, now: at },
      ...{ desk: { shiftId: call.shiftId, accountId: anna.accountId }, ownNumbers: [] },
    },
    undefined,
    changes.mail,
  );
  if (!created.ok) throw new Error(created.code);
  return seen(created.value.ticketId);
}
async function seen(ticketId: string): Promise<Ticket> {
  const ticket = await readTicket(db, anna, ticketId);
  if (!ticket) throw new Error('not there');
  return ticket;
}
let ids = 0;
const nextId = (): string => `00000000-0000-7000-9000-${String((ids += 1)).padStart(12, '0')}`;
const note = (ticket: Ticket, kind: NoteKind, text: string, who = dora) =>
  noteTicket(
    db,
    who,
    { ticketId: ticket.ticketId, version: ticket.version, kind, text, now, dueAt: now + 24 * hour },
    nextId(),
  );
const act = (ticket: Ticket, deed: DeedOrder, at = now) =>
  doOnTicket(
    db,
    anna,
    {
      ...{ ticketId: ticket.ticketId, version: ticket.version, deed, now: at, today, timeZone: 'Europe/Berlin' },
      ...{ handedOn: async () => undefined, wished: endUnwantedCallbacks, ownNumbers: ['+49221471099'] },
    },
    nextId(),
  );
async function acted(ticket: Ticket, deed: DeedOrder): Promise<Ticket> {
  const done = await act(ticket, deed);
  if (!done.ok || !done.value) throw new Error(done.ok ? 'not visible' : done.code);
  return done.value;
}
const page = async (ticket: Ticket, at = now) => (await foundBefore(db, ticket.ticketId, at))?.ticket;
const ledgerLine = async (ticket: Ticket) =>
  (await readLedger(db, anna, { times: ledgerTimes(smallCity.calendar, now), today })).promises.find(
    ({ ticketId }) => ticketId === ticket.ticketId,
  );

describe('[PR40] what is wished', () => {
  it.each([
    ['letter', letter, { kind: 'letter', address: 'Zoë Müßig\nAm Markt 1\n47798 Krefeld' }],
    ['none', none, none],
  ] as const)('%s: the ticket has its promise, and nobody is written to', async (channel, wish, kept) => {
    const mails: unknown[] = [];
    const told: unknown[] = [];
    const ticket = await made(wish, {
      mail: { acknowledge: async (_trx, mail) => mails.push(mail), made: async (_trx, id) => told.push(id) },
    });
    expect(ticket).toMatchObject({ wish: kept, citizenName: '', promises: [{ channel, keptAt: null }] });
    expect([mails, told]).toEqual([[], [ticket.ticketId]]);
    expect(await mailTicket(db, ticket.ticketId)).toBeUndefined();
  });

  it.each([
    ['no address', { kind: 'letter', address: '' }],
    ['one line', { kind: 'letter', address: 'Zoë Müßig, Krefeld' }],
    ['more than the window holds', { kind: 'letter', address: 'a\nb\nc\nd\ne\nf\ng' }],
    ['a wish nobody knows', { kind: 'pigeon' }],
  ])('%s is none', (_name, wish) => {
    expect(wishSchema.safeParse(wish).success).toBe(false);
  });

  it('is narrowed to and found by the address', async () => {
    const ticket = await made({ kind: 'letter', address: 'Ottokar Postmann\nLindenstraße 7\n47798 Krefeld' });
    const query = { state: 'open', limit: 50, now, today } as const;
    const found = async (more: object) =>
      (await listTickets(db, anna, { ...query, ...more })).tickets.map(({ ticketId }) => ticketId);
    expect(await found({ channel: 'letter' })).toContain(ticket.ticketId);
    expect(await found({ channel: 'none' })).not.toContain(ticket.ticketId);
    expect(await found({ search: 'Postmann Lindenstr' })).toEqual([ticket.ticketId]);
  });
});

describe('[PR41] a letter', () => {
  it('that was sent keeps the promise; its text stands in the story, and the page says so', async () => {
    const ticket = await made(letter);
    expect(await note(ticket, 'letterSent', '  ')).toMatchObject({ code: 'reasonMissing' });
    expect(await page(ticket)).toMatchObject({ promises: [{ channel: 'letter', state: 'open' }], done: null });
    expect(await note(ticket, 'letterSent', 'Ihr Bescheid liegt bei.')).toMatchObject({ ok: true });
    expect(await seen(ticket.ticketId)).toMatchObject({
      ...{ state: 'open', version: 2, promises: [{ keptAt: new Date(now).toISOString() }] },
      notes: [{ kind: 'letterSent', text: 'Ihr Bescheid liegt bei.', by: 'DORA' }],
    });
    const shown = await page(ticket);
    expect(shown).toMatchObject({ promises: [{ channel: 'letter', state: 'kept' }], done: null });
    expect(JSON.stringify(shown)).not.toMatch(/Bescheid|Müßig/);
    expect(await note(ticket, 'letterSent', 'Noch einmal')).toMatchObject({ code: 'versionChanged' });
  });

  it.each([callback, email, none])('is not noted where $kind is wished', async (wish) => {
    const ticket = await made(wish);
    expect(await note(ticket, 'letterSent', 'Bescheid')).toEqual({ ok: false, code: 'otherWish' });
    expect(await seen(ticket.ticketId)).toMatchObject({ version: 1, notes: [], promises: [{ keptAt: null }] });
  });

  it.each(['called', 'mailed'] as const)('is not needed when somebody %s instead', async (kind) => {
    const ticket = await made(letter);
    expect(await note(ticket, kind, '')).toMatchObject({ ok: true });
    expect(await seen(ticket.ticketId)).toMatchObject({ promises: [{ keptAt: new Date(now).toISOString() }] });
  });
});

describe('[PR42] a new time by letter', () => {
  const later = new Date(now + 72 * hour).toISOString();
  const move = (ticket: Ticket): Extract<DeedOrder, { kind: 'letterMoved' }> => ({
    ...{ kind: 'letterMoved', promiseId: ticket.promises[0]?.promiseId ?? '', dueAt: later, text: 'Gutachten fehlt' },
  });

  it('stands in danger, with the way it is to be told, until the letter is noted; then it is announced', async () => {
    const ticket = await made(letter, { dueAt: now + 2 * hour });
    expect(await ledgerLine(ticket)).toMatchObject({ column: 'inDanger', channel: 'letter' });
    const after = await acted(ticket, move(ticket));
    expect(after).toMatchObject({
      promises: [{ dueAt: later, moved: [{ announced: true }] }],
      notes: [{ kind: 'letterMoved', text: '23.11.2026, 12:00 → 26.11.2026, 10:00\nGutachten fehlt' }],
    });
    expect(await ledgerLine(ticket)).toMatchObject({ column: 'announced', breach: 'announced' });
    // What was told by letter has its reason for the house only.
    expect((await page(ticket))?.promises[0]?.moved).toBeNull();
  });

  it('noted after the time was over, it was broken in silence', async () => {
    const ticket = await made(letter, { dueAt: now - hour });
    expect(await acted(ticket, move(ticket))).toMatchObject({ promises: [{ moved: [{ announced: false }] }] });
    expect(await ledgerLine(ticket)).toMatchObject({ column: 'silent' });
  });

  it('is only for letters, and only for an open promise and a later time', async () => {
    const called = await made(callback, { dueAt: now + 2 * hour });
    expect(await act(called, move(called))).toEqual({ ok: false, code: 'otherWish' });
    const ticket = await made(letter, { dueAt: now + 2 * hour });
    expect(await act(ticket, { ...move(ticket), dueAt: new Date(now + hour).toISOString() })).toMatchObject({
      code: 'dateNotAllowed',
    });
    expect(await act(ticket, { ...move(ticket), text: '' })).toMatchObject({ code: 'reasonMissing' });
    expect(await seen(ticket.ticketId)).toMatchObject({ version: 1, promises: [{ moved: [] }] });
  });
});

describe('[PR43] [PT7] no answer', () => {
  it('is done with words for the page: the promise is kept, the ticket closed', async () => {
    const ticket = await made(none);
    expect(await note(ticket, 'done', 'ok')).toMatchObject({ code: 'reasonMissing' });
    expect(await note(ticket, 'done', 'Die Laterne leuchtet wieder.')).toMatchObject({
      ...{ ok: true, value: { state: 'closed', promises: [{ keptAt: new Date(now).toISOString() }] } },
    });
    expect(await page(ticket)).toMatchObject({
      ...{ state: 'closed', done: 'Die Laterne leuchtet wieder.', promises: [{ channel: 'none', state: 'kept' }] },
    });
    const again = await note(await seen(ticket.ticketId), 'reopened', '');
    expect(again).toMatchObject({ ok: true, value: { promises: [{}, { channel: 'none', keptAt: null }] } });
    expect(await page(ticket)).toMatchObject({ state: 'open', done: null });
  });

  it('of a protected ticket the page says the times only', async () => {
    const ticket = await made(none, { topic: 'wohngeld', dueAt: now + 2 * hour });
    const promiseId = ticket.promises[0]?.promiseId ?? '';
    const dueAt = new Date(now + 48 * hour).toISOString();
    const moved = await acted(ticket, { kind: 'moved', promiseId, dueAt, text: 'Wohngeld fehlt', told: true });
    expect((await page(ticket))?.promises[0]?.moved).toEqual({ from: ticket.promises[0]?.dueAt, reason: '' });
    expect(await note(moved, 'done', 'Wohngeld bewilligt', anna)).toMatchObject({ ok: true });
    const shown = await page(ticket);
    expect(shown).toMatchObject({ state: 'closed', done: null });
    expect(JSON.stringify(shown)).not.toMatch(/Wohngeld/);
  });

  it('stays open while a correction is promised by a way that was agreed', async () => {
    const ticket = await made(none);
    await db
      .insertInto('promise')
      .values({
        ...{ id: randomUUID(), ticketId: ticket.ticketId, what: 'correction', channel: 'letter' },
        ...{ dueAt: new Date(now + hour), departmentId: buergerservice, accountId: null, madeAt: new Date(now) },
        ...{ keptAt: null, endedAt: null, endedReason: null },
      })
      .execute();
    const done = await note(ticket, 'done', 'Die Laterne leuchtet.');
    expect(done).toMatchObject({ ok: true, value: { state: 'open' } });
    const after = await seen(ticket.ticketId);
    expect(after.promises.map(({ channel, keptAt }) => [channel, keptAt !== null])).toEqual([
      ['none', true],
      ['letter', false],
    ]);
    expect(await note(after, 'letterSent', 'Berichtigt.')).toMatchObject({ ok: true });
    expect((await seen(ticket.ticketId)).promises.every(({ keptAt }) => keptAt !== null)).toBe(true);
  });

  it.each([callback, email, letter])('is not noted where $kind is wished', async (wish) => {
    const ticket = await made(wish);
    expect(await note(ticket, 'done', 'Fertig')).toEqual({ ok: false, code: 'otherWish' });
    expect(await seen(ticket.ticketId)).toMatchObject({ state: 'open', version: 1 });
  });
});

it('[PR44] a new time of what is only to be done stands on the page with its reason, and is announced by that', async () => {
  const ticket = await made(none, { dueAt: now + 2 * hour });
  const promiseId = ticket.promises[0]?.promiseId ?? '';
  const dueAt = new Date(now + 48 * hour).toISOString();
  await acted(ticket, { kind: 'moved', promiseId, dueAt, text: 'Ersatzteil bestellt', told: true });
  expect(await page(ticket)).toMatchObject({
    promises: [{ dueAt, state: 'open', moved: { from: ticket.promises[0]?.dueAt, reason: 'Ersatzteil bestellt' } }],
  });
  expect(await ledgerLine(ticket)).toMatchObject({ column: 'announced' });
});

describe('[PR45] another wish', () => {
  const wished = (wish: Wish, text = ''): DeedOrder => ({ kind: 'wished', wish, text });

  it('is one line of the story; the promise follows, and answering works by the new way', async () => {
    const ticket = await made(letter);
    const mailed = await acted(ticket, wished(email, 'hat doch eine Adresse'));
    expect(mailed).toMatchObject({
      ...{ version: 2, wish: email, promises: [{ channel: 'email', dueAt: ticket.promises[0]?.dueAt }] },
      notes: [
        {
          kind: 'wished',
          text: 'Brief Zoë Müßig, Am Markt 1, 47798 Krefeld → E-Mail zoe@example.org\nhat doch eine Adresse',
        },
      ],
    });
    expect(await mailTicket(db, ticket.ticketId)).toMatchObject({ address: 'zoe@example.org', language: 'tr' });
    const quiet = await acted(mailed, wished(none));
    expect(quiet).toMatchObject({ wish: none, promises: [{ channel: 'none' }] });
    expect(await mailTicket(db, ticket.ticketId)).toBeUndefined();
    // A mail that was on its way and comes back promises what is wished now.
    await note(quiet, 'called', '');
    await mailNotDelivered(db, { ticketId: ticket.ticketId, why: 'unbekannt', now, dueAt: now + 24 * hour });
    expect((await seen(ticket.ticketId)).promises.at(-1)).toMatchObject({ channel: 'none', keptAt: null });
  });

  it('reasons that were given for the house do not reach the page by it', async () => {
    const ticket = await made(email, { dueAt: now + 2 * hour });
    const promiseId = ticket.promises[0]?.promiseId ?? '';
    const dueAt = new Date(now + 48 * hour).toISOString();
    const moved = await acted(ticket, { kind: 'moved', promiseId, dueAt, text: 'Kollegin krank', told: true });
    await acted(moved, wished(none));
    expect((await page(ticket))?.promises).toMatchObject([{ channel: 'none', moved: null }]);
  });

  it('ends call-backs to a number that is not to be called any more, and no others', async () => {
    const ticket = await made(callback);
    const planned = async (number: string): Promise<string> => {
      const id = randomUUID();
      await db
        .insertInto('callback')
        .values({
          ...{ id, callId: null, number, language: 'tr', topic: 'ausweis', departmentId: buergerservice },
          ...{ origin: 'ticket', since: new Date(now), text: '', ticketId: ticket.ticketId, bookedBy: null },
          ...{ notBefore: new Date(now), state: 'open', createdAt: new Date(now), endedAt: null },
          ...{ endedReason: null, endedBy: null, version: 1 },
        })
        .execute();
      return id;
    };
    const [old, other] = [await planned('+492214710123'), await planned('+492214710777')];
    const moved = await acted(ticket, wished({ kind: 'callback', number: '0221 4710777', window: '' }));
    expect(moved).toMatchObject({ wish: { number: '+492214710777' }, promises: [{ channel: 'callback' }] });
    expect(await withdrawnCallbacks(db, ticket.ticketId)).toEqual([old]);
    await acted(moved, wished(letter));
    expect((await withdrawnCallbacks(db, ticket.ticketId)).toSorted()).toEqual([old, other].toSorted());
  });

  it.each([
    ['the same once more', wished(letter), 'sameAlready'],
    ['a number of our own', wished({ kind: 'callback', number: '0221 471099', window: '' }), 'numberNotAllowed'],
  ])('%s is refused, and nothing is written', async (_name, deed, code) => {
    const ticket = await made(letter);
    expect(await act(ticket, deed)).toEqual({ ok: false, code });
    expect(await act({ ...ticket, version: 7 }, wished(none))).toEqual({ ok: false, code: 'versionChanged' });
    expect(await seen(ticket.ticketId)).toEqual(ticket);
  });

  it('[PR17] is not possible on a closed ticket', async () => {
    const ticket = await made(letter);
    await note(ticket, 'closed', 'erledigt');
    expect(await act(await seen(ticket.ticketId), wished(none))).toEqual({ ok: false, code: 'closedAlready' });
  });
});

describe('with two tickets', () => {
  const merge = async (from: Ticket, into: Ticket): Promise<Ticket> => {
    const done = await mergeTickets(db, anna, {
      ...{ ticketId: from.ticketId, version: from.version, intoId: into.ticketId, intoVersion: into.version },
      ...{ text: '', now, merged: async () => undefined },
    });
    if (!done.ok) throw new Error(done.code);
    return done.value;
  };

  it('[PR46] whoever wants an answer on the merged one gets it on the one that goes on', async () => {
    expect(await merge(await made(email), await made(none))).toMatchObject({
      ...{ wish: email, promises: [{ channel: 'email' }, { channel: 'email' }] },
    });
    const stays = await merge(await made(none), await made(letter));
    expect(stays.wish?.kind).toBe('letter');
    expect(stays.promises.map(({ channel }) => channel)).toEqual(['letter', 'letter']);
    const quiet = await merge(await made(none), await made(none));
    expect(quiet).toMatchObject({ wish: none, promises: [{ channel: 'none' }, { channel: 'none' }] });
  });

  it.each([letter, none])('[PR30] a part that is split off has the wish $kind and its promise', async (wish) => {
    const ticket = await made(wish);
    const done = await splitTicket(db, anna, {
      ...{ ticketId: ticket.ticketId, version: 1, departmentId: buergerservice, text: 'Auch die Bank', now },
      dueAt: now + 24 * hour,
    });
    if (!done.ok) throw new Error(done.code);
    const part = await seen(done.value.created.ticketId);
    expect(part).toMatchObject({ wish: ticket.wish, promises: [{ channel: wish.kind }] });
  });
});
