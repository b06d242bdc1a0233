// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { addAccount, answeredCall, loadSmallCity } from '../../../test/harness/small-city.ts';
import { isCode } from '../../lib/short-code.ts';
import { mergeCallbacks } from '../callback/ticket-wishes.store.ts';
import { insertMail, mailsOf } from '../mail/mail-out.store.ts';
import { mailsOfTicket } from '../mail/mail-in-read.store.ts';
import { ticketOfCallback } from './callback-ticket.store.ts';
import { createTicket } from './create-ticket.store.ts';
import { doOnTicket } from './deed.store.ts';
import { noteMail, ticketOfMail, ticketWithNumber } from './mail-ticket.store.ts';
import { mergeTickets, type MergeOrder } from './merge-ticket.store.ts';
import { keepByMail, mailNotDelivered } from './message.store.ts';
import type { Ticket } from './promise.contract.ts';
import type { Reader } from './promise.core.ts';
import { findPublicTicket } from './public-ticket.store.ts';
import { linkTickets, splitTicket, type LinkOrder, type SplitOrder } from './split-ticket.store.ts';
import { listTickets } from './ticket-list.store.ts';
import { noteTicket, readTicket } from './ticket.store.ts';

const now = Date.UTC(2026, 10, 23, 9);
const hour = 3_600_000;
const today = '2026-11-23';
const { db } = await testDatabase();
const city = await loadSmallCity(db, now);
const buergerservice = city.department('buergerservice');
const wohngeldstelle = city.department('wohngeldstelle');

async function reader(name: string, roles: Reader['roles'], departmentId: string | null = null): Promise<Reader> {
  return { accountId: await addAccount(db, name, roles, departmentId), roles, departmentId };
}
const anna = await reader('anna', ['agent']);
const berta = await reader('berta', ['agent']);
const clerk = await reader('dora', ['clerk'], buergerservice);
const housingClerk = await reader('emil', ['clerk'], wohngeldstelle);

type Made = Ticket & { readonly code: string };
async function made(
  changes: {
    readonly dueAt?: number;
    readonly topic?: string;
    readonly departmentId?: string;
    readonly email?: boolean;
    readonly by?: Reader;
    readonly text?: string;
  } = {},
): Promise<Made> {
  const { accountId } = changes.by ?? anna;
  const call = await answeredCall(db, { accountId, at: now - hour, topic: changes.topic ?? 'ausweis' });
  const created = await createTicket(db, {
    ...{ matterId: call.matterId, version: 1, departmentId: changes.departmentId ?? buergerservice },
    wish: changes.email
      ? { kind: 'email', address: 'zoe@example.org' }
      : { kind: 'callback', number: '0221 4710123', window: '' },
    ...{ text: changes.text ?? 'Wo bleibt mein Ausweis?', citizenName: 'Zoë Müßig', language: 'tr' },
    ...{ dueAt: changes.dueAt ?? now + 24 * hour, now: now - hour, ownNumbers: [] },
    desk: { shiftId: call.shiftId, accountId },
  });
  if (!created.ok) throw new Error(created.code);
  return { ...(await seen(changes.by ?? anna, created.value.ticketId)), code: created.value.code };
}
async function seen(who: Reader, ticketId: string): Promise<Ticket> {
  const ticket = await readTicket(db, who, ticketId);
  if (!ticket) throw new Error('not there');
  return ticket;
}
const merge = (who: Reader, from: Ticket, into: Ticket, changes: Partial<MergeOrder> = {}) =>
  mergeTickets(db, who, {
    ...{ ticketId: from.ticketId, version: from.version, intoId: into.ticketId, intoVersion: into.version },
    ...{ text: '', now: now + 1000, merged: mergeCallbacks },
    ...changes,
  });
async function merged(who: Reader, from: Ticket, into: Ticket, text = ''): Promise<Ticket> {
  const done = await merge(who, from, into, { text });
  if (!done.ok) throw new Error(done.code);
  return done.value;
}
const split = (who: Reader, ticket: Ticket, changes: Partial<SplitOrder> = {}) =>
  splitTicket(db, who, {
    ...{ ticketId: ticket.ticketId, version: ticket.version, departmentId: ticket.departmentId },
    ...{ text: 'Außerdem: der Reisepass', now, dueAt: now + 48 * hour },
    ...changes,
  });
const link = (who: Reader, ticket: Ticket, otherId: string, changes: Partial<LinkOrder> = {}) =>
  linkTickets(db, who, {
    ...{ ticketId: ticket.ticketId, version: ticket.version, otherId, linked: true, text: '', now },
    ...changes,
  });
const note = (who: Reader, ticket: Ticket, kind: 'note' | 'reopened' | 'called', text = 'x') =>
  noteTicket(
    db,
    who,
    { ticketId: ticket.ticketId, version: ticket.version, kind, text, now, dueAt: now + 24 * hour },
    randomUUID(),
  );
const spaced = (number: string): string => `${number.slice(0, 4)} ${number.slice(4)}`;
const open = ({ promises }: Ticket) => promises.filter((one) => one.keptAt === null && one.endedReason === null);

describe('[PR26] merging', () => {
  it('[PR27] closes the one, carries everything of it to the other, and the earliest promise counts', async () => {
    const first = await made({ dueAt: now + 5 * hour, text: 'Erste Fassung' });
    const noted = await note(clerk, first, 'note', 'Liegt in Raum 5');
    const from = await seen(clerk, first.ticketId);
    expect(noted.ok).toBe(true);
    const into = await made({ dueAt: now + 9 * hour });
    const after = await merged(clerk, from, into, 'doppelt angerufen');
    expect(after).toMatchObject({ ticketId: into.ticketId, state: 'open', version: 2, mergedInto: null });
    expect(after.merged).toMatchObject([
      { ticketId: from.ticketId, number: from.number, text: 'Erste Fassung', citizenName: 'Zoë Müßig', answers: [] },
    ]);
    expect(open(after).map(({ dueAt, givenOn }) => [Date.parse(dueAt), givenOn])).toEqual(
      expect.arrayContaining([
        [now + 5 * hour, from.number],
        [now + 9 * hour, null],
      ]),
    );
    expect(after.notes.map(({ kind, text, from: on }) => [kind, text, on])).toEqual([
      ['note', 'Liegt in Raum 5', from.number],
      ['tookIn', `← ${spaced(from.number)}\ndoppelt angerufen`, null],
    ]);
    const { tickets } = await listTickets(db, clerk, { state: 'open', limit: 200, now, today });
    expect(tickets.find(({ ticketId }) => ticketId === into.ticketId)?.dueAt).toBe(
      new Date(now + 5 * hour).toISOString(),
    );
    const gone = await seen(clerk, from.ticketId);
    expect(gone).toMatchObject({
      state: 'closed',
      mergedInto: { ticketId: into.ticketId, number: into.number },
      text: 'Erste Fassung',
    });
    expect(gone.notes.at(-1)).toMatchObject({ kind: 'merged', text: `→ ${spaced(into.number)}\ndoppelt angerufen` });
    expect(gone.notes[0]).toMatchObject({ kind: 'note', text: 'Liegt in Raum 5', from: null });
    const row = await db
      .selectFrom('ticket')
      .select(['nextDue'])
      .where('id', '=', from.ticketId)
      .executeTakeFirstOrThrow();
    expect(row.nextDue).toBeNull();
  });

  it('[PR27] on the merged ticket nothing more can be done', async () => {
    const [from, into] = [await made(), await made()];
    await merged(clerk, from, into);
    const gone = await seen(clerk, from.ticketId);
    for (const kind of ['note', 'reopened', 'called'] as const)
      expect(await note(clerk, gone, kind)).toEqual({ ok: false, code: 'mergedAlready' });
    expect(await merge(clerk, gone, await made())).toEqual({ ok: false, code: 'closedAlready' });
    expect(await split(clerk, gone)).toEqual({ ok: false, code: 'closedAlready' });
    const urgent = { kind: 'urgent', text: 'eilig' } as const;
    const deed = { version: gone.version, deed: urgent, now, today, timeZone: 'Europe/Berlin' };
    expect(
      await doOnTicket(db, clerk, { ticketId: gone.ticketId, ...deed, handedOn: async () => undefined }, randomUUID()),
    ).toEqual({ ok: false, code: 'closedAlready' });
  });

  it('[PR27] the open promises are kept by the department that goes on, urgency and a question go along', async () => {
    const asked = await made({ departmentId: wohngeldstelle });
    await db
      .updateTable('ticket')
      .set({ urgency: 'urgent', askedAt: new Date(now) })
      .where('id', '=', asked.ticketId)
      .execute();
    const into = await made();
    const after = await merged(anna, await seen(anna, asked.ticketId), into);
    expect(after).toMatchObject({ urgency: 'urgent', asked: true });
    expect(open(after).map(({ departmentId }) => departmentId)).toEqual([buergerservice, buergerservice]);
  });

  it('is refused for closed, same, foreign and unseen tickets, and changes nothing', async () => {
    const [from, into] = [await made(), await made()];
    const foreign = await made({ departmentId: wohngeldstelle });
    expect(await merge(clerk, from, from)).toEqual({ ok: false, code: 'sameTicket' });
    expect(await merge(clerk, from, foreign)).toEqual({ ok: false, code: 'otherMissing' });
    expect(await merge(housingClerk, from, into)).toEqual({ ok: false, code: 'notFound' });
    expect(await merge(clerk, from, into, { intoId: 'x' })).toEqual({ ok: false, code: 'otherMissing' });
    expect(await merge(clerk, from, into, { version: 7 })).toEqual({ ok: false, code: 'versionChanged' });
    expect(await merge(clerk, from, into, { intoVersion: 7 })).toEqual({ ok: false, code: 'otherChanged' });
    const closed = await noteTicket(
      db,
      clerk,
      { ticketId: into.ticketId, version: 1, kind: 'closed', text: 'fertig', now, dueAt: now + 1 },
      randomUUID(),
    );
    if (!closed.ok) throw new Error(closed.code);
    expect(await merge(clerk, from, closed.value)).toEqual({ ok: false, code: 'otherClosed' });
    expect(await seen(clerk, from.ticketId)).toMatchObject({ version: 1, state: 'open', notes: [] });
  });

  it('[PR7] two people at once, also crosswise: one does it, nobody waits for ever, nothing is lost', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [one, other] = [await made(), await made()];
      const results = await Promise.all([merge(clerk, one, other), merge(anna, other, one), merge(berta, one, other)]);
      expect(results.filter((result) => result.ok)).toHaveLength(1);
      const tickets = [await seen(anna, one.ticketId), await seen(anna, other.ticketId)];
      const living = tickets.filter(({ state }) => state === 'open');
      expect(living).toHaveLength(1);
      expect(open(living[0]!)).toHaveLength(2);
    }
  });

  it('[PR29] nobody reads by it what was hidden before', async () => {
    const plain = await made({ by: berta, text: 'Bertas Ticket' });
    const secret = await made({ topic: 'wohngeld', text: 'Geheim' });
    expect(await merge(berta, plain, secret)).toEqual({ ok: false, code: 'notAllowed' });
    const after = await merged(anna, plain, secret);
    expect(after.protected).toBe(true);
    expect(open(after)).toHaveLength(2);
    expect((await seen(berta, secret.ticketId)).hidden).toBe(true);
    const rows = await listTickets(db, berta, { state: 'open', limit: 200, now, today });
    expect(rows.tickets.find(({ ticketId }) => ticketId === secret.ticketId)?.hidden).toBe(true);
    expect((await seen(berta, plain.ticketId)).hidden).toBe(false);
    // The other way round: what goes on is protected from here on.
    const [hidden, going] = [await made({ topic: 'wohngeld' }), await made()];
    expect((await merged(anna, hidden, going)).protected).toBe(true);
    expect((await seen(berta, going.ticketId)).hidden).toBe(true);
  });
});

describe('[PR28] number and code of a merged ticket', () => {
  it('find the one that goes on, for the citizen, also after two mergers', async () => {
    const [first, second, third] = [await made({ dueAt: now + hour }), await made(), await made()];
    const between = await merged(clerk, first, second);
    const last = await merged(clerk, between, third);
    expect(last.merged.map(({ ticketId }) => ticketId).toSorted()).toEqual(
      [first.ticketId, second.ticketId].toSorted(),
    );
    expect(last.notes.find(({ kind }) => kind === 'tookIn')?.from).toBe(second.number);
    const found = await findPublicTicket(db, { number: first.number, code: first.code }, now);
    expect(found?.ticketId).toBe(third.ticketId);
    expect(found?.ticket).toMatchObject({ number: first.number, goesOnAs: third.number, state: 'open' });
    expect(found?.ticket.promises).toHaveLength(3);
    expect(await findPublicTicket(db, { number: first.number, code: third.code }, now)).toBeUndefined();
    expect(await ticketWithNumber(db, first.number)).toBe(third.ticketId);
    const query = { state: 'open', search: spaced(first.number), limit: 200, now, today } as const;
    const { tickets } = await listTickets(db, clerk, query);
    expect(tickets.map(({ ticketId }) => ticketId)).toEqual([third.ticketId]);
  });

  it('take mails that answer to it, mails that were not delivered, and call-backs that did not succeed', async () => {
    const [from, into] = [await made({ email: true }), await made({ email: true })];
    await insertMail(db, {
      ...{ id: randomUUID(), ticketId: from.ticketId, noteId: null, kind: 'answer', toAddress: 'zoe@example.org' },
      ...{ language: 'tr', subject: 'x', text: 'Antwort', html: '<p>', messageId: `<${randomUUID()}@x.example>` },
      ...{ replyTo: 'post@x.example', now },
    });
    await merged(clerk, from, into);
    expect((await mailsOf(db, into.ticketId)).map(({ text }) => text)).toEqual(['Antwort']);
    // All of these still name the merged ticket: they began before.
    await noteMail(db, { ticketId: from.ticketId, text: 'Danke', reopens: true, now, dueAt: now + hour });
    await mailNotDelivered(db, { ticketId: from.ticketId, why: '550', now, dueAt: now + hour });
    const callback = { departmentId: buergerservice, language: 'tr', topic: null, number: '+492214710123' } as const;
    expect(
      await ticketOfCallback(db, {
        ...{ ...callback, ticketId: from.ticketId, text: 'zweimal versucht', since: now, now, dueAt: now + hour },
      }),
    ).toBe(into.ticketId);
    expect((await seen(clerk, into.ticketId)).notes.map(({ kind }) => kind).toSorted()).toEqual(
      ['mailIn', 'note', 'note', 'tookIn'].toSorted(),
    );
    expect(await seen(clerk, from.ticketId)).toMatchObject({ state: 'closed' });
    await keepByMail(db, { ticketId: from.ticketId, writtenAt: now, now });
    expect(open(await seen(clerk, into.ticketId))).toEqual([]);
  });

  it('[PR27] the mail a ticket was made of stands where it was taken in, and a planned call-back goes along', async () => {
    const { ticketId: fromId } = await ticketOfMail(db, {
      ...{
        departmentId: buergerservice,
        address: 'zoe@example.org',
        citizenName: 'Zoë',
        text: 'Per Mail',
        language: 'de',
      },
      ...{ receivedAt: now, now, dueAt: now + hour },
    });
    await db
      .insertInto('mailMessage')
      .values({
        ...{ id: randomUUID(), mailbox: 'post', identity: 'a'.repeat(64), raw: Buffer.from('x'), state: 'processed' },
        ...{ receivedAt: new Date(now), reason: null, attempts: 0, nextAt: new Date(now), endedAt: new Date(now) },
        ...{ kind: 'person', hints: '[]', ticketId: fromId, noteId: null, subject: 'Frage' },
      })
      .execute();
    const callbackId = randomUUID();
    await db
      .insertInto('callback')
      .values({
        ...{
          id: callbackId,
          callId: null,
          number: '+492214710123',
          language: 'tr',
          topic: 'ausweis',
          origin: 'ticket',
        },
        ...{ departmentId: wohngeldstelle, since: new Date(now), text: '', ticketId: fromId, bookedBy: null },
        ...{ notBefore: new Date(now), state: 'open', createdAt: new Date(now), endedAt: null, endedReason: null },
        ...{ endedBy: null, version: 1 },
      })
      .execute();
    const into = await made();
    const after = await merged(clerk, await seen(clerk, fromId), into);
    const [mail] = await mailsOfTicket(db, into.ticketId);
    expect(mail).toMatchObject({ subject: 'Frage', noteId: after.notes.find(({ kind }) => kind === 'tookIn')?.noteId });
    expect(
      await db.selectFrom('callback').select(['ticketId', 'departmentId']).where('id', '=', callbackId).execute(),
    ).toEqual([{ ticketId: into.ticketId, departmentId: buergerservice }]);
  });
});

describe('[PR30] splitting', () => {
  it('makes a ticket of its own with promise, number and code; both show the other', async () => {
    const ticket = await made({ email: true });
    const acknowledged: string[] = [];
    const done = await splitTicket(
      db,
      clerk,
      {
        ticketId: ticket.ticketId,
        version: 1,
        departmentId: wohngeldstelle,
        text: 'Wohngeld?',
        now,
        dueAt: now + hour,
      },
      { acknowledge: async (_trx, { number }) => acknowledged.push(number) },
    );
    if (!done.ok) throw new Error(done.code);
    const { created } = done.value;
    const part = await seen(housingClerk, created.ticketId);
    expect(part).toMatchObject({
      ...{ number: created.number, text: 'Wohngeld?', citizenName: 'Zoë Müßig', language: 'tr', serviceId: null },
      ...{ wish: ticket.wish, departmentId: wohngeldstelle, state: 'open', links: [] },
      promises: [{ channel: 'email', dueAt: new Date(now + hour).toISOString(), departmentId: wohngeldstelle }],
      notes: [{ kind: 'splitOff', text: `← ${spaced(ticket.number)}` }],
    });
    expect(acknowledged).toEqual([created.number]);
    const { codeHash } = await db
      .selectFrom('ticket')
      .select('codeHash')
      .where('id', '=', created.ticketId)
      .executeTakeFirstOrThrow();
    expect(await isCode(created.code, codeHash)).toBe(true);
    const whole = await seen(anna, ticket.ticketId);
    expect(whole).toMatchObject({ version: 2, promises: [{ dueAt: ticket.promises[0]?.dueAt }] });
    expect(whole.links).toEqual([
      { ticketId: created.ticketId, number: created.number, state: 'open', what: 'splitOff' },
    ]);
    expect(whole.notes.at(-1)).toMatchObject({
      kind: 'split',
      text: `→ ${spaced(created.number)}, Wohngeldstelle\nWohngeld?`,
    });
    expect((await seen(anna, created.ticketId)).links).toMatchObject([{ what: 'splitFrom', number: ticket.number }]);
    // The clerk of the first department is not told of the other's ticket (PR31).
    expect((await seen(clerk, ticket.ticketId)).links).toEqual([]);
  });

  it('keeps service and protection within the department, and is refused without words, department or the newest version', async () => {
    const secret = await made({ topic: 'wohngeld', departmentId: wohngeldstelle });
    const done = await split(housingClerk, secret);
    if (!done.ok) throw new Error(done.code);
    expect(await seen(housingClerk, done.value.created.ticketId)).toMatchObject({
      serviceId: secret.serviceId,
      protected: true,
    });
    const ticket = await made();
    expect(await split(clerk, ticket, { text: 'ab' })).toEqual({ ok: false, code: 'partMissing' });
    expect(await split(clerk, ticket, { departmentId: randomUUID() })).toEqual({
      ok: false,
      code: 'departmentUnknown',
    });
    expect(await split(clerk, ticket, { departmentId: 'x' })).toEqual({ ok: false, code: 'departmentUnknown' });
    expect(await split(clerk, ticket, { version: 9 })).toEqual({ ok: false, code: 'versionChanged' });
    expect(await split(housingClerk, ticket)).toEqual({ ok: false, code: 'notFound' });
    const twice = await Promise.all([split(clerk, ticket), split(anna, ticket)]);
    expect(twice.map((one) => (one.ok ? 'ok' : one.code)).toSorted()).toEqual(['ok', 'versionChanged']);
  });
});

describe('[PR31] linking', () => {
  it('shows on both, in either direction once, and can be taken back', async () => {
    const [one, other] = [await made(), await made()];
    const linked = await link(clerk, one, other.ticketId, { text: 'gleiche Wohnung' });
    if (!linked.ok) throw new Error(linked.code);
    expect(linked.value.links).toMatchObject([{ ticketId: other.ticketId, what: 'belongs' }]);
    expect(linked.value.notes.at(-1)).toMatchObject({
      kind: 'linked',
      text: `↔ ${spaced(other.number)}\ngleiche Wohnung`,
    });
    expect(await seen(clerk, other.ticketId)).toMatchObject({ version: 1, links: [{ ticketId: one.ticketId }] });
    expect(await link(clerk, other, one.ticketId)).toEqual({ ok: false, code: 'sameAlready' });
    expect(await link(clerk, other, other.ticketId)).toEqual({ ok: false, code: 'sameTicket' });
    expect(await link(clerk, other, randomUUID())).toEqual({ ok: false, code: 'otherMissing' });
    expect((await link(clerk, other, one.ticketId, { linked: false })).ok).toBe(true);
    expect((await seen(clerk, one.ticketId)).links).toEqual([]);
    expect(await link(clerk, linked.value, other.ticketId, { linked: false })).toEqual({
      ok: false,
      code: 'notLinked',
    });
  });

  it('[PR7] two people at once from both sides mark it once', async () => {
    const [one, other] = [await made(), await made()];
    const results = await Promise.all([link(clerk, one, other.ticketId), link(anna, other, one.ticketId)]);
    expect(results.map((result) => (result.ok ? 'ok' : result.code)).toSorted()).toEqual(['ok', 'sameAlready']);
  });

  it('[PR27] goes along when a ticket is merged, without pointing at itself', async () => {
    const [one, other, third] = [await made(), await made(), await made()];
    await link(clerk, one, other.ticketId);
    await link(clerk, third, one.ticketId);
    const after = await merged(clerk, await seen(clerk, one.ticketId), await seen(clerk, other.ticketId));
    expect(after.links.map(({ ticketId }) => ticketId)).toEqual([third.ticketId]);
    expect((await seen(clerk, third.ticketId)).links.map(({ ticketId }) => ticketId)).toEqual([other.ticketId]);
  });
});

it('[PR35] the list marks what is in danger, not what is past or far away', async () => {
  const [past, near, far] = [
    await made({ dueAt: now - 1 }),
    await made({ dueAt: now + hour }),
    await made({ dueAt: now + 9 * hour }),
  ];
  const query = { state: 'open', limit: 200, now, today } as const;
  const marks = async (dangerBefore?: number) => {
    const { tickets } = await listTickets(db, anna, { ...query, ...(dangerBefore !== undefined && { dangerBefore }) });
    return [past, near, far].map(({ ticketId }) => {
      const line = tickets.find((one) => one.ticketId === ticketId);
      return [line?.overdue, line?.danger];
    });
  };
  expect(await marks(now + 4 * hour)).toEqual([
    [true, false],
    [false, true],
    [false, false],
  ]);
  expect((await marks()).map(([, danger]) => danger)).toEqual([false, false, false]);
});
