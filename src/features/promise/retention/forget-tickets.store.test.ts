// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { callRoute, caller } from '../../../../test/harness/call-route.ts';
import { testDatabase } from '../../../../test/harness/database.ts';
import { addAccount, answeredCall, loadSmallCity } from '../../../../test/harness/small-city.ts';
import { uuidv7 } from '../../../lib/ids.ts';
import { nowMs } from '../../../platform/clock.ts';
import { mergeCallbacks } from '../../callback/ticket-wishes.store.ts';
import { createFact } from '../../knowledge/facts/change-fact.store.ts';
import { forgetMails } from '../../mail/forget-mail.store.ts';
import { keepMail } from '../../mail/mail-in.store.ts';
import { insertMail } from '../../mail/mail-out.store.ts';
import { createTicket, insertNumbered } from '../create-ticket.store.ts';
import { noteMail, ticketOfMail, ticketWithNumber } from '../mail-ticket.store.ts';
import { mergeTickets } from '../merge-ticket.store.ts';
import type { Ticket } from '../promise.contract.ts';
import type { Reader } from '../promise.core.ts';
import { listTickets } from '../ticket-list.store.ts';
import { noteTicket, readTicket } from '../ticket.store.ts';
import { forgetTickets, treated } from './forget-tickets.store.ts';
import { keepTicket } from './keep-ticket.store.ts';
import * as contract from './retention.contract.ts';
import { retentionRoutes } from './retention.routes.ts';

const start = nowMs();
const hour = 3_600_000;
const day = 24 * hour;
const { db, connection } = await testDatabase();
const city = await loadSmallCity(db, start);
const buergerservice = city.department('buergerservice');
const lead: Reader = {
  accountId: await addAccount(db, 'lena', ['lead', 'agent']),
  roles: ['lead', 'agent'],
  departmentId: null,
};
const clerk: Reader = {
  accountId: await addAccount(db, 'karl', ['clerk'], buergerservice),
  roles: ['clerk'],
  departmentId: buergerservice,
};

async function made(): Promise<Ticket> {
  const { accountId } = lead;
  const call = await answeredCall(db, { accountId, at: start - hour, topic: 'ausweis' });
  const done = await createTicket(db, {
    ...{ matterId: call.matterId, version: 1, departmentId: buergerservice },
    ...{ wish: { kind: 'email', address: 'geheim@example.org' }, text: 'Geheimnis: wo bleibt der Ausweis?' },
    ...{ citizenName: 'Geheim Müßig', language: 'pl', dueAt: start + day, now: start - hour, ownNumbers: [] },
    desk: { shiftId: call.shiftId, accountId },
  });
  if (!done.ok) throw new Error(done.code);
  return seen(done.value.ticketId);
}
const seen = async (ticketId: string): Promise<Ticket> => {
  const ticket = await readTicket(db, lead, ticketId);
  if (!ticket) throw new Error('not there');
  return ticket;
};
async function note(ticketId: string, kind: 'closed' | 'reopened' | 'called', now: number): Promise<void> {
  const { version } = await seen(ticketId);
  const order = { ticketId, version, kind, text: 'Geheim erledigt', now, dueAt: now + day };
  const done = await noteTicket(db, lead, order, randomUUID());
  if (!done.ok) throw new Error(done.code);
}
async function closed(now = start): Promise<Ticket> {
  const ticket = await made();
  await note(ticket.ticketId, 'closed', now);
  return seen(ticket.ticketId);
}
/** Each a minute after the last: lines of a story stand in the order of their times. */
let kept = start + hour;
const isThere = async (ticketId: string): Promise<boolean> => (await readTicket(db, lead, ticketId)) !== undefined;
const keep = async (
  ticketId: string,
  until: string | null,
  reason = 'Klage anhängig',
  who = lead,
  now = (kept += 60_000),
) =>
  keepTicket(
    db,
    who,
    { ticketId, version: (await seen(ticketId)).version, until, reason, now, today: isoDay(now) },
    randomUUID(),
  );
const isoDay = (at: number): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(at);
async function outgoing(ticketId: string, state: 'sent' | 'waiting' = 'sent'): Promise<string> {
  const id = randomUUID();
  await insertMail(db, {
    ...{ id, ticketId, noteId: null, kind: 'answer', toAddress: 'geheim@example.org', language: 'pl' },
    ...{ subject: 'Geheim', text: 'Geheim', html: 'Geheim', messageId: `<${id}@geheim.example>` },
    ...{ replyTo: 'geheim@stadt.example', now: start },
  });
  if (state === 'sent')
    await db
      .updateTable('mailOutbox')
      .set({ state, nextAt: null, sentAt: new Date(start) })
      .where('id', '=', id)
      .execute();
  return id;
}
let wishes = 0;
async function wish(ticketId: string, state: 'open' | 'settled'): Promise<string> {
  const id = randomUUID();
  wishes += 1;
  const at = new Date(start);
  const over = state === 'settled';
  await db
    .insertInto('callback')
    .values({
      ...{ id, number: over ? null : `+4922147${1_000 + wishes}`, language: 'pl', departmentId: buergerservice },
      ...{ origin: 'ticket', since: at, text: over ? '' : 'Geheim', ticketId, notBefore: at, state, createdAt: at },
      ...{
        version: 1,
        endedAt: over ? at : null,
        endedReason: over ? 'reached' : null,
        endedNote: over ? 'Geheim' : '',
      },
    })
    .execute();
  return id;
}

/** One row of everything that can hang on a ticket. */
async function withEverything(ticketId: string, matterId: string): Promise<{ readonly raw: Buffer }> {
  const at = new Date(start);
  const noteId = await noteMail(db, { ticketId, text: 'Geheim', reopens: false, now: start, dueAt: start + day });
  const raw = Buffer.from(`Geheim ${ticketId}`);
  const mailId = await keepMail(db, {
    ...{ mailbox: 'buergerservice', raw, wholeBytes: null, identity: identity(raw), receivedAt: start, now: start },
  });
  if (mailId === undefined) throw new Error('known');
  await db
    .updateTable('mailMessage')
    .set({
      ...{
        state: 'processed',
        kind: 'person',
        fromName: 'Geheim',
        fromAddress: 'geheim@example.org',
        ticketId,
        noteId,
      },
      ...{ subject: 'Geheim', sentAt: at, text: 'Geheim', html: 'Geheim', endedAt: at, unconfirmed: 'off' },
      hints: JSON.stringify([{ code: 'byHand' }]),
    })
    .where('id', '=', mailId)
    .execute();
  await db
    .insertInto('mailPart')
    .values({
      ...{ id: randomUUID(), mailId, position: 0, name: 'geheim.txt', type: 'text/plain', inline: false, bytes: 6 },
      content: Buffer.from('Geheim'),
    })
    .execute();
  const fileId = randomUUID();
  await db
    .insertInto('ticketFile')
    .values({
      ...{ id: fileId, ticketId, fileName: 'geheim.txt', kind: 'text', bytes: 6, sha256: 'a'.repeat(64), addedAt: at },
      accountId: lead.accountId,
    })
    .execute();
  await db
    .insertInto('ticketFilePiece')
    .values({ fileId, position: 0, content: Buffer.from('Geheim') })
    .execute();
  const sent = await outgoing(ticketId);
  await db.insertInto('mailOutboxFile').values({ mailId: sent, fileId, position: 0 }).execute();
  const notice = await outgoing(ticketId);
  await db
    .insertInto('departmentNotice')
    .values({
      ...{ id: notice, ticketId, departmentId: buergerservice, why: 'created', createdAt: at },
      ...{ tokenHash: tokenOf(ticketId), linkUntil: at, answerNoteId: noteId },
    })
    .execute();
  await db
    .insertInto('proposedAnswer')
    .values({
      ...{ id: randomUUID(), ticketId, noteId, departmentId: buergerservice, fromAddress: 'geheim@amt.example' },
      ...{ text: 'Geheim', quoted: 'Geheim', createdAt: at, state: 'sent', settledAt: at, sender: 'unchecked' },
    })
    .execute();
  const callbackId = await wish(ticketId, 'settled');
  await db
    .insertInto('callbackAttempt')
    .values({ id: uuidv7(start), callbackId, startedAt: at, endedAt: at, result: 'reached' })
    .execute();
  const promise = await db
    .selectFrom('promise')
    .select(['id', 'dueAt'])
    .where('ticketId', '=', ticketId)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('promiseMove')
    .values({
      ...{ id: randomUUID(), promiseId: promise.id, at, fromDue: new Date(start - hour), toDue: promise.dueAt },
      reason: 'Geheim',
    })
    .execute();
  facts += 1;
  const fact = await createFact(
    db,
    {
      ...{ key: `gebuehr-${facts}`, name: `Gebühr ${facts}`, departmentId: buergerservice },
      ...{
        value: { kind: 'fee', cents: 1, toCents: null },
        uncertain: false,
        from: '2020-01-01',
        until: null,
        why: '',
      },
    },
    { accountId: lead.accountId, now: start },
  );
  if (!fact.ok) throw new Error(fact.code);
  await db
    .insertInto('recallItem')
    .values({
      ...{ matterId, causeId: randomUUID(), factId: fact.value, ticketId, noteId, channel: 'email', byHand: false },
      at,
    })
    .execute();
  const other = await made();
  await db.insertInto('ticketLink').values({ ticketId, otherId: other.ticketId, what: 'belongs', at }).execute();
  await db
    .insertInto('ticketLink')
    .values({ ticketId: other.ticketId, otherId: (await made()).ticketId, what: 'split', at })
    .execute();
  return { raw };
}
let facts = 0;
const identity = (raw: Buffer): string => raw.toString('hex').padEnd(64, '0').slice(-64);
const tokenOf = (id: string): string => id.replaceAll('-', '').padEnd(64, '0');
const matterOf = async (ticketId: string): Promise<string> =>
  (await db.selectFrom('ticket').select('matterId').where('id', '=', ticketId).executeTakeFirstOrThrow()).matterId;

/** Tables in which one of these words stands in any column. */
async function tablesWith(words: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{
    name: string;
  }>`select tablename as name from pg_tables where schemaname = 'public'`.execute(db);
  const found: string[] = [];
  for (const { name } of rows) {
    const like = sql.join(
      words.map((word) => sql`one::text ilike ${`%${word}%`}`),
      sql` or `,
    );
    const hits = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(name)} one where ${like}`.execute(
      db,
    );
    if (hits.rows[0]?.n) found.push(name);
  }
  return found.toSorted();
}

describe('what hangs on a ticket', () => {
  it('[RT1] every reference of the database to a ticket and what hangs on it is treated', async () => {
    const tables = new Set(['ticket', ...Object.keys(treated).map((column) => column.split('.')[0] ?? '')]);
    for (const table of ['recall_item']) tables.delete(table); // stays, parted from the ticket
    const { rows } = await sql<{ child: string; parent: string }>`
      select c.conrelid::regclass || '.' || a.attname as child, c.confrelid::regclass::text as parent
      from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey)
      where c.contype = 'f'`.execute(db);
    const references = rows.filter(({ parent }) => tables.has(parent)).map(({ child }) => child);
    expect(references.toSorted()).toEqual(Object.keys(treated).toSorted());
  });
});

describe('a ticket whose time is over', () => {
  it('[RT1] [RT3] [RT5] [RT6] goes with everything, 90 days after its closing and not before; what counts stays', async () => {
    const { ticketId, number } = await made();
    const matterId = await matterOf(ticketId);
    const { raw } = await withEverything(ticketId, matterId);
    await note(ticketId, 'closed', start);
    // Others of this test stay; only this one's words are looked for.
    await db
      .updateTable('ticket')
      .set({
        text: 'x',
        citizenName: 'x',
        foldedName: 'x',
        wish: JSON.stringify({ kind: 'email', address: 'x@example.org' }),
      })
      .where('id', '<>', ticketId)
      .execute();
    expect(await forgetTickets(db, start + 90 * day - 1, 90)).toBe(0);
    expect(await isThere(ticketId)).toBe(true);
    const before = await tablesWith(['geheim', number, ticketId]);
    expect(before).toEqual(
      expect.arrayContaining(['callback', 'department_notice', 'mail_message', 'mail_outbox', 'mail_part', 'promise']),
    );

    expect(await forgetTickets(db, start + 90 * day, 90)).toBe(1);
    expect(await isThere(ticketId)).toBe(false);
    expect(await tablesWith(['geheim', ticketId])).toEqual([]);
    expect(await tablesWith([number])).toEqual(['ticket_number_past']);
    const matter = await db.selectFrom('matter').selectAll().where('id', '=', matterId).executeTakeFirstOrThrow();
    expect(matter).toMatchObject({
      outcome: 'ticket',
      ticketEnd: 'retention',
      ticketEndedAt: new Date(start + 90 * day),
    });
    expect(await db.selectFrom('call').select('end').where('id', '=', matter.contactId).execute()).toHaveLength(1);
    expect(await db.selectFrom('promisePast').selectAll().where('matterId', '=', matterId).execute()).toMatchObject([
      { departmentId: buergerservice, channel: 'email', ended: 'closed', endedAt: new Date(start), breach: 'silent' },
    ]);
    const items = await db
      .selectFrom('recallItem')
      .select(['ticketId', 'noteId'])
      .where('matterId', '=', matterId)
      .execute();
    expect(items).toEqual([{ ticketId: null, noteId: null }]);
    // RT6: the same mail from a backup.
    const again = {
      mailbox: 'buergerservice',
      raw,
      wholeBytes: null,
      identity: identity(raw),
      receivedAt: start,
      now: start,
    };
    expect(await keepMail(db, again)).toBeUndefined();
    // RT5: a mail that answers to it finds nothing.
    expect(await ticketWithNumber(db, number)).toBeUndefined();
    expect(await forgetTickets(db, start + 400 * day, 90)).toBe(0);
  });

  it('[RT5] its number is never given again', async () => {
    const gone = await closed();
    await forgetTickets(db, start + 90 * day, 90);
    const mail = {
      address: null,
      citizenName: '',
      language: 'de',
      text: 'x',
      receivedAt: start,
      now: start,
      dueAt: start + day,
    } as const;
    const { ticketId } = await ticketOfMail(db, { ...mail, departmentId: buergerservice });
    const row = await db.selectFrom('ticket').selectAll().where('id', '=', ticketId).executeTakeFirstOrThrow();
    await db.deleteFrom('promise').where('ticketId', '=', ticketId).execute();
    await db.deleteFrom('ticket').where('id', '=', ticketId).execute();
    const drawn = [Number(gone.number.slice(0, 7)), 1_234_567];
    const { number: _number, words: _words, wish: wished, answers: _answers, ...rest } = row;
    const number = await insertNumbered(db, () => drawn.shift() ?? 0, { ...rest, wish: JSON.stringify(wished) });
    expect([number.slice(0, 7), drawn]).toEqual(['1234567', []]);
  });

  it('[RT2] nothing open goes, whatever its age', async () => {
    const open = await made();
    const again = await closed();
    await note(again.ticketId, 'reopened', start);
    const [waits, called, promised] = [await closed(), await closed(), await closed()];
    const mailId = await outgoing(waits.ticketId, 'waiting');
    const callbackId = await wish(called.ticketId, 'open');
    await db
      .updateTable('promise')
      .set({ endedAt: null, endedReason: null })
      .where('ticketId', '=', promised.ticketId)
      .execute();
    const all = [open, again, waits, called, promised].map(({ ticketId }) => ticketId);
    await forgetTickets(db, start + 4_000 * day, 90);
    expect(await Promise.all(all.map(isThere))).toEqual([true, true, true, true, true]);
    await db
      .updateTable('mailOutbox')
      .set({ state: 'sent', nextAt: null, sentAt: new Date(start) })
      .where('id', '=', mailId)
      .execute();
    await db
      .updateTable('callback')
      .set({ state: 'settled', endedAt: new Date(start), endedReason: 'reached', number: null })
      .where('id', '=', callbackId)
      .execute();
    await db
      .updateTable('promise')
      .set({ keptAt: new Date(start) })
      .where('ticketId', '=', promised.ticketId)
      .execute();
    expect(await forgetTickets(db, start + 90 * day, 90)).toBe(3);
    await note(again.ticketId, 'closed', start + 50 * day);
    expect(await forgetTickets(db, start + 139 * day, 90)).toBe(0);
    expect(await forgetTickets(db, start + 140 * day, 90)).toBe(1);
  });

  it('[RT4] merged ones go with the one that goes on, not before', async () => {
    const [first, second, last] = [await made(), await made(), await made()];
    const merge = async (from: string, into: string) => {
      const [a, b] = [await seen(from), await seen(into)];
      const done = await mergeTickets(db, lead, {
        ...{ ticketId: from, version: a.version, intoId: into, intoVersion: b.version, text: '', now: start },
        merged: mergeCallbacks,
      });
      if (!done.ok) throw new Error(done.code);
    };
    const matterId = await matterOf(first.ticketId);
    await withEverything(first.ticketId, matterId);
    await merge(first.ticketId, second.ticketId);
    await merge(second.ticketId, last.ticketId);
    expect(await forgetTickets(db, start + 400 * day, 90)).toBe(0);
    expect(await ticketWithNumber(db, first.number)).toBe(last.ticketId);
    await note(last.ticketId, 'called', start + 5 * day);
    await note(last.ticketId, 'closed', start + 10 * day);
    expect(await forgetTickets(db, start + 99 * day, 90)).toBe(0);
    expect(await forgetTickets(db, start + 100 * day, 90)).toBe(3);
    const past = await db
      .selectFrom('promisePast')
      .select(['ended', 'breach'])
      .where('matterId', '=', matterId)
      .execute();
    expect(past).toEqual([{ ended: 'kept', breach: 'silent' }]);
  });

  it('[RT9] what somebody works on is left for the next time; many go in small steps', async () => {
    const tickets: Ticket[] = [];
    for (let count = 0; count < 25; count += 1) tickets.push(await closed());
    const busy = tickets[7]?.ticketId ?? '';
    await db.transaction().execute(async (trx) => {
      await trx.selectFrom('ticket').select('id').where('id', '=', busy).forUpdate().execute();
      expect(await forgetTickets(db, start + 90 * day, 90)).toBe(24);
    });
    expect(await isThere(busy)).toBe(true);
    expect(await forgetTickets(db, start + 90 * day, 90)).toBe(1);
  });

  it('[RT9] ended at any statement, nothing is half; begun again, it goes on', async () => {
    const tickets = await Promise.all(Array.from({ length: 25 }, () => closed()));
    for (const { ticketId } of tickets.slice(0, 3)) await withEverything(ticketId, await matterOf(ticketId));
    // The connection dies in front of the last table: everything before it was done already in this step.
    await sql`create function break_off() returns trigger language plpgsql as $$ begin
      perform pg_terminate_backend(pg_backend_pid()); return old; end $$`.execute(db);
    await sql`create trigger break_off before delete on ticket_note for each statement execute function break_off()`.execute(
      db,
    );
    const sums = async () => {
      const client = new pg.Client(connection);
      await client.connect();
      const { rows } = await client.query<Record<string, number>>(
        `select (select count(*)::int from ticket) as tickets, (select count(*)::int from ticket_note) as notes,
          (select count(*)::int from mail_message where state = 'deleted') as mails, (select count(*)::int from mail_part) as parts,
          (select count(*)::int from promise) as promises, (select count(*)::int from promise_past) as past,
          (select count(*)::int from matter where ticket_end is not null) as matters, (select count(*)::int from callback) as wishes,
          (select count(*)::int from ticket_number_past) as numbers, (select count(*)::int from mail_outbox) as outbox`,
      );
      await client.end();
      return rows[0];
    };
    const before = await sums();
    await expect(forgetTickets(db, start + 90 * day, 90)).rejects.toThrow();
    expect(await sums()).toEqual(before);
    await sql`drop trigger break_off on ticket_note`.execute(db);
    await sql`drop function break_off`.execute(db);
    expect(await forgetTickets(db, start + 90 * day, 90)).toBe(25);
    expect(await forgetTickets(db, start + 90 * day, 90)).toBe(0);
  });
});

describe('kept longer', () => {
  it('[RT7] [RT11] until that day, with its mails; named in the story and marked in the list', async () => {
    const { ticketId } = await made();
    await withEverything(ticketId, await matterOf(ticketId));
    await note(ticketId, 'closed', start);
    const until = isoDay(start + 200 * day);
    const done = await keep(ticketId, until, 'Klage anhängig', clerk);
    expect(done).toMatchObject({ ok: true, value: { retainedUntil: until, retainedReason: 'Klage anhängig' } });
    expect((await seen(ticketId)).notes.at(-1)).toMatchObject({
      ...{ kind: 'retained', by: 'KARL' },
      text: `→ ${until.split('-').toReversed().join('.')}\nKlage anhängig`,
    });
    const list = async (now: number) =>
      (await listTickets(db, lead, { state: 'closed', limit: 200, now, today: isoDay(now) })).tickets.find(
        (row) => row.ticketId === ticketId,
      )?.retainedUntil;
    expect(await list(start)).toBe(until);
    expect(await list(start + 201 * day)).toBeNull();
    expect(await forgetTickets(db, start + 200 * day, 90)).toBe(0);
    expect(await forgetMails(db, start + 200 * day, 90)).toBe(0);
    expect(await forgetTickets(db, start + 201 * day, 90)).toBe(1);
    expect(await isThere(ticketId)).toBe(false);
  });

  it('[RT7] taken back, its time is over at once; refused to whoever does not see it, and on what has changed', async () => {
    const { ticketId, version } = await closed();
    const until = isoDay(start + 500 * day);
    const stranger: Reader = { ...clerk, departmentId: city.department('wohngeldstelle') };
    expect(await keep(ticketId, until, 'Klage', stranger)).toMatchObject({ code: 'notFound' });
    expect(await keep(ticketId, null)).toMatchObject({ code: 'notKept' });
    await keep(ticketId, until);
    const stale = { ticketId, version, until, reason: 'Klage', now: start, today: isoDay(start) };
    expect(await keepTicket(db, lead, stale, randomUUID())).toMatchObject({ code: 'versionChanged' });
    expect(await forgetTickets(db, start + 91 * day, 90)).toBe(0);
    expect(await keep(ticketId, null, 'Urteil ist da')).toMatchObject({ ok: true, value: { retainedUntil: null } });
    expect((await seen(ticketId)).notes.at(-1)).toMatchObject({ kind: 'released', text: 'Urteil ist da' });
    expect(await forgetTickets(db, start + 91 * day, 90)).toBe(1);
  });

  it('[RT8] goes along when it is merged', async () => {
    const [from, into] = [await made(), await made()];
    const until = isoDay(start + 300 * day);
    await keep(from.ticketId, until, 'Klage');
    const [a, b] = [await seen(from.ticketId), await seen(into.ticketId)];
    const done = await mergeTickets(db, lead, {
      ...{ ticketId: a.ticketId, version: a.version, intoId: b.ticketId, intoVersion: b.version, text: '', now: start },
      merged: mergeCallbacks,
    });
    expect(done).toMatchObject({ ok: true, value: { retainedUntil: until, retainedReason: 'Klage' } });
    expect(await keep(from.ticketId, until)).toMatchObject({ code: 'mergedAlready' });
    await note(into.ticketId, 'closed', start);
    expect(await forgetTickets(db, start + 300 * day, 90)).toBe(0);
    expect(await forgetTickets(db, start + 301 * day, 90)).toBe(2);
  });

  it('[RT10] leads see what goes within seven days and what is kept; nobody else', async () => {
    await forgetTickets(db, start + 400 * day, 90);
    const routes = retentionRoutes({ db, keepDays: 90, ticketsChanged: () => undefined });
    const ask = (roles: ('lead' | 'agent')[]) =>
      callRoute(routes, contract.getRetention, caller({ accountId: lead.accountId, roles }));
    expect(await ask(['lead'])).toEqual({ ok: true, value: { days: 90, ahead: { soon: 0, retained: 0 } } });
    await closed(start - 82 * day);
    const soon = await closed(start - 84 * day);
    await closed(start - 200 * day);
    await keep((await closed(start - 85 * day)).ticketId, isoDay(start + 30 * day));
    expect(await ask(['lead'])).toEqual({ ok: true, value: { days: 90, ahead: { soon: 2, retained: 1 } } });
    expect(await ask(['agent'])).toEqual({ ok: true, value: { days: 90, ahead: null } });
    expect(await forgetTickets(db, start + 6 * day, 90)).toBe(2);
    expect(await isThere(soon.ticketId)).toBe(false);
  });
});
