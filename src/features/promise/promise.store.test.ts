// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { addAccount, answeredCall, loadSmallCity } from '../../../test/harness/small-city.ts';
import { isDamm } from '../../lib/pure/damm.ts';
import { isCode } from '../../lib/short-code.ts';
import { openContacts } from '../matter/contact.store.ts';
import { createTicket, type TicketOrder } from './create-ticket.store.ts';
import type { Ticket, Wish } from './promise.contract.ts';
import type { NoteKind, Reader } from './promise.core.ts';
import { listTickets, type TicketPlace, type TicketQuery } from './ticket-list.store.ts';
import { noteTicket, readTicket } from './ticket.store.ts';

const now = Date.UTC(2026, 10, 23, 9);
const today = '2026-11-23';
const dueAt = now + 3 * 86_400_000;
const { db } = await testDatabase();
const city = await loadSmallCity(db, now);
const buergerservice = city.department('buergerservice');
const wohngeldstelle = city.department('wohngeldstelle');

async function reader(name: string, roles: Reader['roles'], departmentId: string | null = null): Promise<Reader> {
  return { accountId: await addAccount(db, name, roles, departmentId), roles, departmentId };
}
const anna = await reader('anna', ['agent']);
const otherAgent = await reader('berta', ['agent']);
const lead = await reader('clara', ['lead']);
const clerk = await reader('dora', ['clerk'], buergerservice);
const housingClerk = await reader('emil', ['clerk'], wohngeldstelle);
const lostClerk = await reader('fritz', ['clerk']);

const callback: Wish = { kind: 'callback', number: '0221 / 471 01 23', window: 'vormittags' };
async function order(changes: Partial<TicketOrder> & { topic?: string } = {}): Promise<TicketOrder> {
  const { topic, ...rest } = changes;
  const call = await answeredCall(db, { accountId: anna.accountId, at: now, topic: topic ?? 'ausweis' });
  return {
    matterId: call.matterId,
    version: 1,
    departmentId: buergerservice,
    wish: callback,
    text: 'Wo bleibt mein Ausweis?',
    citizenName: 'Zoë Müßig',
    language: 'tr',
    dueAt,
    now,
    desk: { shiftId: call.shiftId, accountId: anna.accountId },
    ownNumbers: ['+49221471099'],
    ...rest,
  };
}
async function made(changes: Parameters<typeof order>[0] = {}): Promise<Ticket & { code: string }> {
  const created = await createTicket(db, await order(changes));
  if (!created.ok) throw new Error(created.code);
  const ticket = await readTicket(db, anna, created.value.ticketId);
  if (!ticket) throw new Error('not there');
  return { ...ticket, code: created.value.code };
}
const note = (
  who: Reader,
  ticket: Pick<Ticket, 'ticketId' | 'version'>,
  kind: NoteKind,
  text = '',
  at = now + 60_000,
) =>
  noteTicket(
    db,
    who,
    { ticketId: ticket.ticketId, version: ticket.version, kind, text, now: at, dueAt: at + 86_400_000 },
    randomUUID(),
  );

describe('making a ticket', () => {
  it('[PR1] [PR4] turns the matter into a ticket with its promise', async () => {
    const wanted = await order();
    const created = await createTicket(db, wanted);
    if (!created.ok) throw new Error(created.code);
    const ticket = await readTicket(db, anna, created.value.ticketId);
    expect(ticket).toMatchObject({
      state: 'open',
      serviceId: city.service('personalausweis'),
      serviceTitle: 'Personalausweis beantragen',
      departmentId: buergerservice,
      departmentName: 'Bürgerservice',
      language: 'tr',
      text: 'Wo bleibt mein Ausweis?',
      citizenName: 'Zoë Müßig',
      wish: { kind: 'callback', number: '+492214710123', window: 'vormittags' },
      protected: false,
      hidden: false,
      version: 1,
      notes: [],
      promises: [
        {
          what: 'answer',
          channel: 'callback',
          dueAt: new Date(dueAt).toISOString(),
          departmentId: buergerservice,
          keptAt: null,
          endedReason: null,
        },
      ],
    });
    const [contact] = await openContacts(db, wanted.desk);
    expect(contact?.matters).toMatchObject([{ outcome: 'ticket', ticketNumber: ticket?.number, version: 2 }]);
    expect(await createTicket(db, { ...wanted, version: 2 })).toEqual({ ok: false, code: 'alreadyDecided' });
  });

  it('[PR1] is made once, however many try at the same time', async () => {
    const wanted = await order();
    const results = await Promise.all([1, 2, 3, 4].map(() => createTicket(db, wanted)));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.filter((result) => !result.ok && result.code === 'versionChanged')).toHaveLength(3);
  });

  it('[PR1] is refused on a foreign desk, an old version, an unknown department, and writes nothing', async () => {
    const wanted = await order();
    const foreign = { shiftId: randomUUID(), accountId: otherAgent.accountId };
    expect(await createTicket(db, { ...wanted, desk: foreign })).toEqual({ ok: false, code: 'notFound' });
    expect(await createTicket(db, { ...wanted, matterId: 'x' })).toEqual({ ok: false, code: 'notFound' });
    expect(await createTicket(db, { ...wanted, version: 7 })).toEqual({ ok: false, code: 'versionChanged' });
    for (const departmentId of [randomUUID(), 'x'])
      expect(await createTicket(db, { ...wanted, departmentId })).toEqual({ ok: false, code: 'departmentUnknown' });
    expect(await createTicket(db, { ...wanted, dueAt: now })).toEqual({ ok: false, code: 'badRequest' });
    expect((await createTicket(db, wanted)).ok).toBe(true);
  });

  it('[PR2] draws another number when one is taken, also at the same time', async () => {
    const drawn = [5_000_000, 5_000_000, 5_000_001, 5_000_000, 5_000_001, 5_000_002];
    const draw = () => drawn.shift() ?? 5_999_999;
    const orders = [await order(), await order(), await order()];
    const created = [];
    for (const wanted of orders) created.push(await createTicket(db, wanted, draw));
    const numbers = await Promise.all(
      created.map(async (c) => c.ok && (await readTicket(db, anna, c.value.ticketId))?.number),
    );
    expect(numbers.map((number) => String(number).slice(0, 7))).toEqual(['5000000', '5000001', '5000002']);

    const racing = await Promise.all(Array.from({ length: 6 }, () => order()));
    let next = 6_000_000;
    const results = await Promise.all(
      racing.map((wanted) => {
        let own = 6_000_000;
        return createTicket(db, wanted, () => ((next = Math.max(next, own)), own++));
      }),
    );
    expect(results.every((result) => result.ok)).toBe(true);
    const all = await db.selectFrom('ticket').select('number').execute();
    expect(new Set(all.map((row) => row.number)).size).toBe(all.length);
    expect(all.every((row) => isDamm(row.number))).toBe(true);
  });

  it('[PR2] gives up loudly when no number is free', async () => {
    await expect(createTicket(db, await order(), () => 5_000_000)).rejects.toThrow(/no free ticket number/);
  });

  it('[PR2] keeps the code only as a hash', async () => {
    const ticket = await made();
    const { codeHash } = await db
      .selectFrom('ticket')
      .select('codeHash')
      .where('id', '=', ticket.ticketId)
      .executeTakeFirstOrThrow();
    expect(codeHash).not.toContain(ticket.code);
    expect(await isCode(ticket.code, codeHash)).toBe(true);
  });

  it('[PR3] refuses numbers that may not be called, before anything is written', async () => {
    const wanted = await order();
    for (const number of ['0900 123456', '112', '+43 1 234567', '０２２１４７１０１２３', '0221 4710990'])
      expect(await createTicket(db, { ...wanted, wish: { kind: 'callback', number, window: '' } })).toEqual({
        ok: false,
        code: 'numberNotAllowed',
      });
    expect(
      await createTicket(db, { ...wanted, wish: { kind: 'email', address: 'zoe@example.invalid' } }),
    ).toMatchObject({ ok: true });
  });

  it('keeps every text as it is', async () => {
    const text = `O'Brien <b>fett</b> 🙂 \u202eRTL ${'ä'.repeat(7_000)}`;
    expect((await made({ text })).text).toBe(text);
  });
});

describe('notes', () => {
  it.each(['called', 'mailed'] as const)('[PR5] "%s" keeps the open promise', async (kind) => {
    const ticket = await made();
    const noted = await note(clerk, ticket, kind, 'erreicht');
    expect(noted).toMatchObject({
      ok: true,
      value: {
        state: 'open',
        version: 2,
        promises: [{ keptAt: new Date(now + 60_000).toISOString() }],
        notes: [{ kind, text: 'erreicht', by: 'DORA' }],
      },
    });
  });

  it('[PR5] [PR6] closes with a reason and opens again with a new promise', async () => {
    const ticket = await made();
    expect(await note(anna, ticket, 'closed')).toEqual({ ok: false, code: 'reasonMissing' });
    const closed = await note(anna, ticket, 'closed', 'hat sich erledigt');
    if (!closed.ok) throw new Error(closed.code);
    expect(closed.value).toMatchObject({
      state: 'closed',
      promises: [{ keptAt: null, endedReason: 'hat sich erledigt' }],
    });
    expect(await note(anna, closed.value, 'called')).toEqual({ ok: false, code: 'closedAlready' });
    const noted = await note(anna, closed.value, 'note', 'noch etwas');
    if (!noted.ok) throw new Error(noted.code);
    const again = await note(anna, noted.value, 'reopened', 'hat wieder angerufen');
    if (!again.ok) throw new Error(again.code);
    expect(again.value.state).toBe('open');
    expect(again.value.promises).toMatchObject([
      { endedReason: 'hat sich erledigt' },
      { endedReason: null, keptAt: null, dueAt: new Date(now + 60_000 + 86_400_000).toISOString() },
    ]);
    expect(await note(anna, again.value, 'reopened')).toEqual({ ok: false, code: 'conflict' });
  });

  it('[PR7] lets one of two writers win; the other text is not lost to a silent overwrite', async () => {
    const ticket = await made();
    const results = await Promise.all([note(anna, ticket, 'note', 'A'), note(clerk, ticket, 'note', 'B')]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    const loser = results.find((result) => !result.ok);
    expect(loser).toEqual({ ok: false, code: 'versionChanged' });
    const [kept] = results.filter((result) => result.ok);
    expect(kept?.ok && kept.value.notes).toHaveLength(1);
    expect(kept?.ok && (await note(clerk, kept.value, 'note', 'C')).ok).toBe(true);
  });
});

describe('who sees what', () => {
  let plain: Ticket;
  let secret: Ticket;
  beforeAll(async () => {
    plain = await made({ citizenName: 'Offene Person' });
    secret = await made({
      topic: 'wohngeld',
      departmentId: wohngeldstelle,
      citizenName: 'Geheime Person',
      text: 'Mein Antrag',
    });
  });
  const ids = async (who: Reader, changes: Partial<TicketQuery> = {}) =>
    (await listTickets(db, who, { state: 'all', limit: 200, now, today, ...changes })).tickets.map(
      (line) => line.ticketId,
    );

  it('[PR8] the team all, a clerk the own department, others nothing', async () => {
    expect(await ids(lead)).toEqual(expect.arrayContaining([plain.ticketId, secret.ticketId]));
    expect(await ids(clerk)).toContain(plain.ticketId);
    expect(await ids(clerk)).not.toContain(secret.ticketId);
    expect(await ids(housingClerk)).toEqual([secret.ticketId]);
    expect(await ids(lostClerk)).toEqual([]);
    expect(await readTicket(db, housingClerk, plain.ticketId)).toBeUndefined();
    expect(await readTicket(db, lostClerk, plain.ticketId)).toBeUndefined();
    expect(await note(housingClerk, plain, 'note', 'x')).toEqual({ ok: false, code: 'notFound' });
    expect(await readTicket(db, lead, 'x')).toBeUndefined();
    expect(await readTicket(db, lead, randomUUID())).toBeUndefined();
  });

  it('[PR9] a protected story is open to its department and to whoever promised', async () => {
    for (const who of [housingClerk, anna])
      expect(await readTicket(db, who, secret.ticketId)).toMatchObject({
        hidden: false,
        text: 'Mein Antrag',
        citizenName: 'Geheime Person',
      });
    for (const who of [otherAgent, lead]) {
      const seen = await readTicket(db, who, secret.ticketId);
      expect(seen).toEqual({
        ticketId: secret.ticketId,
        number: secret.number,
        state: 'open',
        createdAt: secret.createdAt,
        protected: true,
        hidden: true,
        version: 1,
        departmentId: '',
        departmentName: '',
        serviceId: null,
        serviceTitle: null,
        language: null,
        text: '',
        citizenName: '',
        wish: null,
        answers: [],
        promises: [],
        notes: [],
        urgency: 'normal',
        accepted: false,
        asked: false,
        heldUntil: null,
        heldReason: '',
        closedAt: null,
        retainedUntil: null,
        retainedReason: '',
        mergedInto: null,
        merged: [],
        links: [],
        files: [],
      });
      expect(await note(who, secret, 'note', 'x')).toEqual({ ok: false, code: 'notAllowed' });
      const line = (await listTickets(db, who, { state: 'all', limit: 200, now, today })).tickets.find(
        (t) => t.ticketId === secret.ticketId,
      );
      expect(line).toEqual({
        ticketId: secret.ticketId,
        number: secret.number,
        state: 'open',
        createdAt: secret.createdAt,
        protected: true,
        hidden: true,
        overdue: false,
        danger: false,
        dueAt: new Date(dueAt).toISOString(),
        departmentName: '',
        serviceTitle: null,
        language: null,
        channel: null,
        citizenName: '',
        urgency: 'normal',
        waiting: null,
        retainedUntil: null,
      });
    }
  });

  it('[PR9] a hidden ticket is not found by name or department, only by its number', async () => {
    expect(await ids(otherAgent, { search: 'geheime' })).toEqual([]);
    expect(await ids(otherAgent, { departmentId: wohngeldstelle })).toEqual([]);
    expect(await ids(otherAgent, { search: secret.number })).toEqual([secret.ticketId]);
    expect(await ids(housingClerk, { search: 'geheime' })).toEqual([secret.ticketId]);
    expect(await ids(anna, { departmentId: wohngeldstelle })).toEqual([secret.ticketId]);
  });

  it('[PR9] also holds for tickets made before the service became protected', async () => {
    const ticket = await made({ citizenName: 'Frühe Person' });
    await db.updateTable('service').set({ protected: true }).where('key', '=', 'personalausweis').execute();
    expect(await readTicket(db, otherAgent, ticket.ticketId)).toMatchObject({ hidden: true });
    expect(await ids(otherAgent, { search: 'Frühe' })).toEqual([]);
    await db.updateTable('service').set({ protected: false }).where('key', '=', 'personalausweis').execute();
  });

  it('finds by number as it is written and by name in any spelling', async () => {
    const spaced = `${plain.number.slice(0, 4)} ${plain.number.slice(4)}`;
    expect(await ids(lead, { search: spaced })).toEqual([plain.ticketId]);
    const zoe = await made({ citizenName: 'Çağlar Müßig-Łódź' });
    for (const search of ['caglar', 'MUESSIG', 'müssig lodz'])
      expect(await ids(lead, { search })).toContain(zoe.ticketId);
    for (const search of ['%', '_', "' or 1=1 --", '\\'])
      expect(await ids(lead, { search })).not.toContain(plain.ticketId);
    expect(await ids(lead, { departmentId: 'x' })).toEqual([]);
  });
});

describe('[PR10] the list', () => {
  it('goes by the first open promise, overdue first, without one last, each once over all pages', async () => {
    const base = now + 50 * 86_400_000;
    const tickets: Ticket[] = [];
    for (const [index, offset] of [3, 1, 1, 2].entries())
      tickets.push(await made({ dueAt: base + offset, now: now + index }));
    const kept = await made({ dueAt: base });
    expect((await note(anna, kept, 'called')).ok).toBe(true);
    const [three, oneOld, oneNew, two] = tickets;
    const later = base + 2;
    const query: TicketQuery = { state: 'open', limit: 3, now: later, today };
    const seen: string[] = [];
    const overdue = new Set<string>();
    let after: TicketPlace | undefined;
    for (;;) {
      const page = await listTickets(db, lead, { ...query, after });
      seen.push(...page.tickets.map((line) => line.ticketId));
      for (const line of page.tickets) if (line.overdue) overdue.add(line.ticketId);
      if (!page.next) break;
      after = page.next;
    }
    expect(new Set(seen).size).toBe(seen.length);
    const mine = [...tickets, kept].map((ticket) => ticket.ticketId);
    expect(seen.filter((id) => mine.includes(id))).toEqual(
      [oneNew, oneOld, two, three, kept].map((ticket) => ticket?.ticketId),
    );
    expect([oneNew, oneOld, two, three, kept].map((ticket) => overdue.has(ticket?.ticketId ?? ''))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    const only = async (value: boolean) =>
      (await listTickets(db, lead, { ...query, limit: 200, overdue: value })).tickets.map((line) => line.ticketId);
    expect((await only(true)).filter((id) => mine.includes(id))).toEqual([oneNew?.ticketId, oneOld?.ticketId]);
    expect((await only(false)).filter((id) => mine.includes(id))).toEqual([
      two?.ticketId,
      three?.ticketId,
      kept.ticketId,
    ]);
  });
});
