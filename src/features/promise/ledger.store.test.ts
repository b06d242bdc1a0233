// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { addAccount, answeredCall, loadSmallCity, smallCity } from '../../../test/harness/small-city.ts';
import { handOnCallbacks, isCallbackPlanned } from '../callback/ticket-wishes.store.ts';
import { createTicket } from './create-ticket.store.ts';
import { doOnTicket } from './deed.store.ts';
import type { DeedOrder } from './ledger.contract.ts';
import { ledgerTimes } from './ledger-times.core.ts';
import { readLedger } from './ledger.store.ts';
import { announceMove, promisesToAnnounce, wakeHeld } from './promise-watch.store.ts';
import type { Ticket } from './promise.contract.ts';
import type { Reader } from './promise.core.ts';
import { listTickets } from './ticket-list.store.ts';
import { noteTicket, readTicket } from './ticket.store.ts';

/** Monday, 10:00 in the small city; it is open from 8 to 17. */
const now = Date.UTC(2026, 10, 23, 9);
const hour = 3_600_000;
const today = '2026-11-23';
const timeZone = 'Europe/Berlin';
const { db } = await testDatabase();
const city = await loadSmallCity(db, now);
const buergerservice = city.department('buergerservice');
const wohngeldstelle = city.department('wohngeldstelle');

async function reader(name: string, roles: Reader['roles'], departmentId: string | null = null): Promise<Reader> {
  return { accountId: await addAccount(db, name, roles, departmentId), roles, departmentId };
}
const anna = await reader('anna', ['agent']);
const lead = await reader('clara', ['lead']);
const clerk = await reader('dora', ['clerk'], buergerservice);
const housingClerk = await reader('emil', ['clerk'], wohngeldstelle);

async function made(
  changes: {
    readonly dueAt?: number;
    readonly at?: number;
    readonly topic?: string;
    readonly departmentId?: string;
    readonly email?: boolean;
  } = {},
): Promise<Ticket> {
  const at = changes.at ?? now - 72 * hour;
  const call = await answeredCall(db, { accountId: anna.accountId, at, topic: changes.topic ?? 'ausweis' });
  const created = await createTicket(db, {
    matterId: call.matterId,
    version: 1,
    departmentId: changes.departmentId ?? buergerservice,
    wish: changes.email
      ? { kind: 'email', address: 'person@example.invalid' }
      : { kind: 'callback', number: '0221 4710123', window: '' },
    text: 'Wo bleibt mein Ausweis?',
    citizenName: 'Zoë Müßig',
    language: 'tr',
    dueAt: changes.dueAt ?? now + 30 * 24 * hour,
    now: at,
    desk: { shiftId: call.shiftId, accountId: anna.accountId },
    ownNumbers: ['+49221471099'],
  });
  if (!created.ok) throw new Error(created.code);
  return seen(anna, created.value.ticketId);
}
async function seen(who: Reader, ticketId: string): Promise<Ticket> {
  const ticket = await readTicket(db, who, ticketId);
  if (!ticket) throw new Error('not there');
  return ticket;
}
let lines = 0;
/** Ids in the order of the deeds: within one millisecond they decide about the order of the story. */
const lineId = (): string => `00000000-0000-7000-8000-${String((lines += 1)).padStart(12, '0')}`;
const act = (who: Reader, ticket: Pick<Ticket, 'ticketId' | 'version'>, deed: DeedOrder, at = now) =>
  doOnTicket(
    db,
    who,
    { ticketId: ticket.ticketId, version: ticket.version, deed, now: at, today, timeZone, handedOn: handOnCallbacks },
    lineId(),
  );
async function acted(who: Reader, ticket: Pick<Ticket, 'ticketId' | 'version'>, deed: DeedOrder): Promise<Ticket> {
  const done = await act(who, ticket, deed);
  if (!done.ok || !done.value) throw new Error(done.ok ? 'not visible' : done.code);
  return done.value;
}
const last = (ticket: Ticket) => ticket.notes.at(-1);

async function plannedCallback(ticketId: string, number: string): Promise<string> {
  const id = randomUUID();
  await db
    .insertInto('callback')
    .values({
      ...{ id, callId: null, number, language: 'tr', topic: 'ausweis', departmentId: buergerservice, origin: 'ticket' },
      ...{ since: new Date(now), text: '', ticketId, bookedBy: null, notBefore: new Date(now), state: 'open' },
      ...{ createdAt: new Date(now), endedAt: null, endedReason: null, endedBy: null, version: 1 },
    })
    .execute();
  return id;
}

describe('[PR12] handing on', () => {
  const on = (departmentId: string): DeedOrder => ({ kind: 'handedOn', departmentId, text: 'gehört zu Ihnen' });

  it('takes promise, story and call-backs along; the old department sees it no more', async () => {
    const ticket = await made();
    const callback = await plannedCallback(ticket.ticketId, '+492214710123');
    const asked = await acted(clerk, ticket, { kind: 'asked', text: 'Welche Straße?' });
    expect(await act(clerk, asked, on(wohngeldstelle))).toEqual({ ok: true, value: null });
    expect(await readTicket(db, clerk, ticket.ticketId)).toBeUndefined();
    expect(await act(clerk, { ...asked, version: 3 }, { kind: 'urgent', text: 'eilig' })).toEqual({
      ok: false,
      code: 'notFound',
    });
    const after = await seen(housingClerk, ticket.ticketId);
    expect(after).toMatchObject({
      departmentId: wohngeldstelle,
      departmentName: 'Wohngeldstelle',
      asked: false,
      version: 3,
      promises: [{ departmentId: wohngeldstelle, keptAt: null, endedReason: null, dueAt: ticket.promises[0]?.dueAt }],
    });
    expect(after.notes.map(({ kind, text, by }) => [kind, text, by])).toEqual([
      ['asked', 'Welche Straße?', 'DORA'],
      ['handedOn', 'Bürgerservice → Wohngeldstelle\ngehört zu Ihnen', 'DORA'],
    ]);
    const moved = await db.selectFrom('callback').select('departmentId').where('id', '=', callback).execute();
    expect(moved).toEqual([{ departmentId: wohngeldstelle }]);
  });

  it('leaves what was kept with whom it was promised by', async () => {
    const ticket = await made();
    const kept = await noteTicket(
      db,
      anna,
      { ticketId: ticket.ticketId, version: 1, kind: 'called', text: '', now, dueAt: now + hour },
      randomUUID(),
    );
    if (!kept.ok) throw new Error(kept.code);
    const after = await acted(anna, kept.value, on(wohngeldstelle));
    expect(after.promises).toMatchObject([{ departmentId: buergerservice }]);
  });

  it('is refused without another existing department, and changes nothing', async () => {
    const ticket = await made();
    expect(await act(clerk, ticket, on(buergerservice))).toEqual({ ok: false, code: 'sameDepartment' });
    for (const unknown of [randomUUID(), 'x'])
      expect(await act(clerk, ticket, on(unknown))).toEqual({ ok: false, code: 'departmentUnknown' });
    expect(await act(clerk, ticket, { ...on(wohngeldstelle), text: 'ab' })).toEqual({
      ok: false,
      code: 'reasonMissing',
    });
    expect(await act(housingClerk, ticket, on(wohngeldstelle))).toEqual({ ok: false, code: 'notFound' });
    expect(await seen(anna, ticket.ticketId)).toEqual(ticket);
  });

  it('[PR9] is not for those who may not read the story', async () => {
    const secret = await made({ topic: 'wohngeld', departmentId: wohngeldstelle });
    expect(await act(lead, secret, on(buergerservice))).toEqual({ ok: false, code: 'notAllowed' });
  });
});

it('[PR13] a question waits for its answer', async () => {
  const ticket = await made();
  const asked = await acted(clerk, ticket, { kind: 'asked', text: 'Welche Straße?' });
  expect(asked).toMatchObject({ asked: true, state: 'open', promises: [{ keptAt: null, endedReason: null }] });
  const waiting = await listTickets(db, clerk, { state: 'open', limit: 200, now, today, waiting: 'question' });
  expect(waiting.tickets.map(({ ticketId, waiting: what }) => [ticketId, what])).toContainEqual([
    ticket.ticketId,
    'question',
  ]);
  expect(await act(anna, asked, { kind: 'asked', text: 'Und wann?' })).toEqual({ ok: false, code: 'sameAlready' });
  const replied = await acted(anna, asked, { kind: 'replied', text: 'Ostwall 5' });
  expect(replied.asked).toBe(false);
  expect(last(replied)).toMatchObject({ kind: 'replied', text: 'Ostwall 5', by: 'ANNA' });
});

describe('[PR14] putting aside', () => {
  it('shows reason and day, and wakes up by itself when the day begins, once', async () => {
    const ticket = await made();
    const held = await acted(clerk, ticket, { kind: 'held', until: '2026-11-25', text: 'Gutachten fehlt' });
    expect(held).toMatchObject({ heldUntil: '2026-11-25', heldReason: 'Gutachten fehlt', state: 'open' });
    expect(last(held)?.text).toBe('→ 25.11.2026\nGutachten fehlt');
    const waitingOn = async (day: string) =>
      (await listTickets(db, clerk, { state: 'open', limit: 200, now, today: day, waiting: 'hold' })).tickets.map(
        ({ ticketId }) => ticketId,
      );
    expect(await waitingOn('2026-11-24')).toContain(ticket.ticketId);
    // Whether or not the program has looked: on the day it waits no more.
    expect(await waitingOn('2026-11-25')).not.toContain(ticket.ticketId);
    expect(await wakeHeld(db, '2026-11-24', now)).toBe(0);
    const looks = await Promise.all([1, 2, 3].map(() => wakeHeld(db, '2026-11-25', now)));
    expect(looks.toSorted()).toEqual([0, 0, 1]);
    // A clock that was wrong for a moment and is set back wakes nothing twice.
    expect(await wakeHeld(db, '2026-11-26', now)).toBe(0);
    const awake = await seen(clerk, ticket.ticketId);
    expect(awake).toMatchObject({ heldUntil: null, heldReason: '', version: held.version + 1 });
    expect(awake.notes.map(({ kind, by }) => [kind, by])).toEqual([
      ['held', 'DORA'],
      ['resumed', ''],
    ]);
  });

  it('can be ended earlier, and closing ends it', async () => {
    const held = await acted(clerk, await made(), { kind: 'held', until: '2026-11-25', text: 'Gutachten fehlt' });
    const resumed = await acted(anna, held, { kind: 'resumed', text: '' });
    expect(resumed.heldUntil).toBeNull();
    const again = await acted(clerk, resumed, { kind: 'held', until: '2026-11-26', text: 'Gutachten fehlt' });
    const closed = await noteTicket(
      db,
      clerk,
      { ticketId: again.ticketId, version: again.version, kind: 'closed', text: 'erledigt', now, dueAt: now },
      randomUUID(),
    );
    expect(closed).toMatchObject({ ok: true, value: { state: 'closed', heldUntil: null, asked: false } });
  });

  it('is refused for a day that has begun or is too far', async () => {
    const ticket = await made();
    for (const until of [today, '2026-11-22', '2027-02-22'])
      expect(await act(clerk, ticket, { kind: 'held', until, text: 'Gutachten' })).toEqual({
        ok: false,
        code: 'dateNotAllowed',
      });
  });
});

it('[PR15] withdrawn by the citizen: the promise ends as withdrawn, the ticket is closed', async () => {
  const asked = await acted(clerk, await made(), { kind: 'asked', text: 'Welche Straße?' });
  const withdrawn = await acted(clerk, asked, { kind: 'withdrawn', text: '' });
  expect(withdrawn).toMatchObject({
    state: 'closed',
    asked: false,
    promises: [{ withdrawn: true, keptAt: null, endedReason: '' }],
  });
  for (const deed of [
    { kind: 'urgent', text: 'eilig' },
    { kind: 'withdrawn', text: '' },
  ] as const)
    expect(await act(clerk, withdrawn, deed)).toEqual({ ok: false, code: 'closedAlready' }); // PR17
});

it('[PR16] urgent and back, found by it', async () => {
  const urgent = await acted(clerk, await made(), { kind: 'urgent', text: 'Flug am Montag' });
  expect(urgent.urgency).toBe('urgent');
  const found = await listTickets(db, clerk, { state: 'open', limit: 200, now, today, urgent: true });
  expect(found.tickets.map(({ ticketId }) => ticketId)).toContain(urgent.ticketId);
  expect(found.tickets.every(({ urgency }) => urgency === 'urgent')).toBe(true);
  const normal = await acted(clerk, urgent, { kind: 'normal', text: 'Flug fällt aus' });
  expect(normal.urgency).toBe('normal');
});

it('[PR7] [PR17] of two people at once one wins, and the other is told', async () => {
  const ticket = await made();
  const results = await Promise.all([
    act(clerk, ticket, { kind: 'urgent', text: 'Flug am Montag' }),
    act(anna, ticket, { kind: 'held', until: '2026-11-25', text: 'Gutachten' }),
    act(lead, ticket, { kind: 'asked', text: 'Welche Straße?' }),
  ]);
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(results.filter((result) => !result.ok && result.code === 'versionChanged')).toHaveLength(2);
  expect((await seen(anna, ticket.ticketId)).notes).toHaveLength(1);
});

describe('[PR19] moving a promise', () => {
  const to = (ticket: Ticket, dueAt: number): DeedOrder => ({
    ...{ kind: 'moved', promiseId: ticket.promises[0]?.promiseId ?? '', dueAt: new Date(dueAt).toISOString() },
    ...{ text: 'Akte fehlt noch', told: true },
  });

  it('keeps the old time in the ledger and goes on with the new one', async () => {
    const due = now + 2 * hour;
    const ticket = await made({ dueAt: due });
    const moved = await acted(clerk, ticket, to(ticket, now + 26 * hour));
    expect(moved.promises).toMatchObject([
      {
        dueAt: new Date(now + 26 * hour).toISOString(),
        keptAt: null,
        moved: [{ from: new Date(due).toISOString(), at: new Date(now).toISOString(), announced: true }],
      },
    ]);
    expect(last(moved)).toMatchObject({
      kind: 'moved',
      text: '23.11.2026, 12:00 → 24.11.2026, 12:00\nAkte fehlt noch',
      by: 'DORA',
    });
    const again = await acted(clerk, moved, to(moved, now + 50 * hour));
    expect(again.promises[0]?.moved).toHaveLength(2);
  });

  it('is refused earlier, in the past, for a promise that is over and for a foreign one', async () => {
    const ticket = await made({ dueAt: now + 2 * hour });
    const other = await made();
    for (const dueAt of [now + hour, now - hour])
      expect(await act(clerk, ticket, to(ticket, dueAt))).toEqual({ ok: false, code: 'dateNotAllowed' });
    expect(await act(clerk, ticket, to(other, now + 90 * hour))).toEqual({ ok: false, code: 'promiseOver' });
    const withdrawn = await acted(clerk, ticket, { kind: 'withdrawn', text: '' });
    expect(await act(clerk, withdrawn, to(ticket, now + 9 * hour))).toEqual({ ok: false, code: 'closedAlready' });
  });
});

describe('[PR20] [PR23] the board', () => {
  it('shows what presses once, by column and time, with counts, as far as the reader may see it', async () => {
    const silent = await made({ dueAt: now - hour });
    const danger = await made({ dueAt: now + 3 * hour });
    const day = await made({ dueAt: now + 6 * hour });
    await made({ dueAt: now + 40 * hour });
    const told = await made({ dueAt: now + hour });
    const kept = await made({ dueAt: now - 2 * hour });
    const late = await made({ dueAt: now - 3 * hour });
    const secret = await made({ topic: 'wohngeld', departmentId: wohngeldstelle, dueAt: now - hour });
    const move = (ticket: Ticket): DeedOrder => ({
      ...{ kind: 'moved', promiseId: ticket.promises[0]?.promiseId ?? '' },
      ...{ dueAt: new Date(now + 72 * hour).toISOString(), text: 'Akte fehlt', told: true },
    });
    await acted(clerk, told, move(told));
    await acted(clerk, late, move(late));
    await noteTicket(
      db,
      clerk,
      { ticketId: kept.ticketId, version: 1, kind: 'called', text: '', now, dueAt: now },
      randomUUID(),
    );
    const query = { times: ledgerTimes(smallCity.calendar, now), today };
    const mine = [silent, danger, day, told, kept, late, secret].map(({ ticketId }) => ticketId);
    const board = async (who: Reader, departmentId?: string) => {
      const { counts, promises } = await readLedger(db, who, { ...query, departmentId });
      for (const [column, count] of Object.entries(counts))
        expect(promises.filter((line) => line.column === column)).toHaveLength(count);
      return promises.filter(({ ticketId }) => mine.includes(ticketId));
    };
    const forClerk = await board(clerk);
    expect(forClerk.map(({ ticketId, column, breach }) => [ticketId, column, breach])).toEqual([
      [silent.ticketId, 'silent', 'silent'],
      [late.ticketId, 'silent', 'silent'],
      [danger.ticketId, 'inDanger', 'none'],
      [day.ticketId, 'dueToday', 'none'],
      [told.ticketId, 'announced', 'announced'],
    ]);
    expect(forClerk.at(-1)).toMatchObject({
      firstDueAt: new Date(now + hour).toISOString(),
      dueAt: new Date(now + 72 * hour).toISOString(),
      departmentName: 'Bürgerservice',
      serviceTitle: 'Personalausweis beantragen',
      hidden: false,
    });
    expect((await board(housingClerk)).map(({ ticketId }) => ticketId)).toEqual([secret.ticketId]);
    // PR9: number and time only, and not found by department.
    expect((await board(lead)).find(({ ticketId }) => ticketId === secret.ticketId)).toMatchObject({
      number: secret.number,
      column: 'silent',
      hidden: true,
      departmentName: '',
      serviceTitle: null,
      channel: null,
    });
    expect((await board(lead, wohngeldstelle)).length).toBe(0);
    expect((await board(lead, buergerservice)).length).toBe(5);
    expect((await board(lead, 'x')).length).toBe(0);
  });
});

describe('[PR21] [PR22] telling the citizen', () => {
  const due = now + 45 * 60_000;
  const times = ledgerTimes(smallCity.calendar, now);
  const move = { toDue: now + 60 * hour, reason: 'Zusage verschiebt sich', now, timeZone };
  const waiting = async (ticketId: string) =>
    (await promisesToAnnounce(db, times)).filter((promise) => promise.ticketId === ticketId);

  it('concerns open promises of the last service hour that are not past and not fresh', async () => {
    const near = await made({ dueAt: due, email: true });
    const gone = await made({ dueAt: now - 1 });
    const later = await made({ dueAt: now + 2 * hour });
    const fresh = await made({ dueAt: due, at: now });
    expect(await waiting(near.ticketId)).toEqual([
      {
        channel: 'email',
        ticketId: near.ticketId,
        promiseId: near.promises[0]?.promiseId,
        number: near.number,
        dueAt: due,
        wish: { kind: 'email', address: 'person@example.invalid' },
        language: 'tr',
        topic: 'ausweis',
      },
    ]);
    for (const { ticketId } of [gone, later, fresh]) expect(await waiting(ticketId)).toEqual([]);
  });

  it('moves a promised time once, whoever tries at the same time', async () => {
    const ticket = await made({ dueAt: due });
    const [promise] = await waiting(ticket.ticketId);
    if (!promise) throw new Error('not waiting');
    let told = 0;
    const results = await Promise.all(
      [1, 2, 3, 4].map(() =>
        announceMove(db, promise, move, async () => {
          told += 1;
          return true;
        }),
      ),
    );
    expect(results.toSorted()).toEqual(['gone', 'gone', 'gone', 'told']);
    expect(told).toBe(1);
    const after = await seen(anna, ticket.ticketId);
    expect(after).toMatchObject({
      version: 2,
      promises: [{ dueAt: new Date(move.toDue).toISOString(), moved: [{ announced: true }] }],
      notes: [{ kind: 'moved', by: '' }],
    });
    expect(await waiting(ticket.ticketId)).toEqual([]);
  });

  it('is the database that keeps it once, also against a program that forgot', async () => {
    const ticket = await made({ dueAt: due });
    const row = {
      promiseId: ticket.promises[0]?.promiseId ?? '',
      ...{ at: new Date(now), fromDue: new Date(due), toDue: new Date(move.toDue), reason: 'x', accountId: null },
    };
    await db
      .insertInto('promiseMove')
      .values({ ...row, id: randomUUID() })
      .execute();
    await expect(
      db
        .insertInto('promiseMove')
        .values({ ...row, id: randomUUID() })
        .execute(),
    ).rejects.toThrow(/promise_move_once/);
  });

  it('moves nothing when the citizen cannot be told, or telling fails', async () => {
    const ticket = await made({ dueAt: due, email: true });
    const [promise] = await waiting(ticket.ticketId);
    if (!promise) throw new Error('not waiting');
    expect(await announceMove(db, promise, move, () => Promise.resolve(false))).toBe('cannot');
    await expect(announceMove(db, promise, move, () => Promise.reject(new Error('full')))).rejects.toThrow('full');
    expect(await seen(anna, ticket.ticketId)).toEqual(ticket);
    expect(await waiting(ticket.ticketId)).toHaveLength(1);
  });

  it('gives way to whoever acted meanwhile', async () => {
    const ticket = await made({ dueAt: due });
    const [promise] = await waiting(ticket.ticketId);
    if (!promise) throw new Error('not waiting');
    await noteTicket(
      db,
      clerk,
      { ticketId: ticket.ticketId, version: 1, kind: 'called', text: '', now, dueAt: now },
      randomUUID(),
    );
    expect(await announceMove(db, promise, move, () => Promise.resolve(true))).toBe('gone');
  });

  it('knows a call-back that is planned, or was made lately', async () => {
    const ticket = await made();
    const planned = () => isCallbackPlanned(db, ticket.ticketId, now - hour);
    expect(await planned()).toBe(false);
    const id = await plannedCallback(ticket.ticketId, '+492214710199');
    expect(await planned()).toBe(true);
    const settle = (endedReason: 'reached' | 'ticket') =>
      db
        .updateTable('callback')
        .set({ state: 'settled', endedAt: new Date(now), endedReason })
        .where('id', '=', id)
        .execute();
    await settle('reached');
    expect(await planned()).toBe(true);
    await settle('ticket');
    expect(await planned()).toBe(false);
  });
});
