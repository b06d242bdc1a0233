// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { callRoute, caller } from '../../../test/harness/call-route.ts';
import { testDatabase } from '../../../test/harness/database.ts';
import { addAccount, answeredCall, loadSmallCity } from '../../../test/harness/small-city.ts';
import { wireMail } from '../../app/wire-mail.ts';
import type { Deps } from '../../app/deps.ts';
import { uuidv7 } from '../../lib/ids.ts';
import { nowMs } from '../../platform/clock.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { createWriter } from '../mail/mail-out-writer.ts';
import { listMessages, sendMessageAgain, writeMessage } from './message.contract.ts';
import { messageRoutes } from './message.routes.ts';
import { keepByMail, mailNotDelivered } from './message.store.ts';
import { createTicket as createTicketEndpoint, noteTicket, type Ticket } from './promise.contract.ts';
import { promiseRoutes } from './promise.routes.ts';
import { ticketOfMail } from './mail-ticket.store.ts';
import { readTicket } from './ticket.store.ts';

const { db, away, back } = await testDatabase();
const city = await loadSmallCity(db, nowMs());
const buergerservice = city.department('buergerservice');
const wohngeldstelle = city.department('wohngeldstelle');
const day = 86_400_000;
const mail = createWriter({
  from: { address: 'post@stadt.example', city: 'Kleinstadt' },
  key: new Uint8Array(32),
  newId: () => uuidv7(nowMs()),
  jobs: { order: async () => undefined, start: async () => undefined, stop: async () => undefined },
  ownAddresses: async () => [],
  timeZone: 'Europe/Berlin',
  count: () => undefined,
});
const { mail: off } = wireMail({ config: { mailboxes: [] }, mail: undefined, db } as unknown as Deps, {
  city: { name: 'Kleinstadt', number: '0221', calendar: { timeZone: 'Europe/Berlin' } } as never,
  dueAfter: (now) => now + day,
  changed: () => undefined,
});
let told = 0;
const routesWith = (ticketMail: typeof mail) => [
  ...promiseRoutes({
    db,
    dueAfter: (now) => now + day,
    ownNumbers: () => [],
    ticketsChanged: () => undefined,
    mattersChanged: () => undefined,
    mail: ticketMail,
  }),
  ...messageRoutes({ db, mail: ticketMail, ticketsChanged: () => void (told += 1) }),
];
const routes = routesWith(mail);
const accountId = await addAccount(db, 'anna', ['agent']);
const anna = caller({ accountId });
const clerkOf = async (name: string, departmentId: string) =>
  caller({ accountId: await addAccount(db, name, ['clerk'], departmentId), roles: ['clerk'], departmentId });
const dora = await clerkOf('dora', buergerservice);
const emil = await clerkOf('emil', wohngeldstelle);

async function made(
  changes: { wish?: unknown; topic?: string; departmentId?: string; with?: typeof mail; address?: string } = {},
): Promise<Ticket> {
  const { shiftId, matterId } = await answeredCall(db, { accountId, at: nowMs(), topic: changes.topic ?? 'ausweis' });
  const address = changes.address ?? `zoe-${randomUUID()}@example.org`;
  const done = await callRoute(routesWith(changes.with ?? mail), createTicketEndpoint, caller({ accountId, shiftId }), {
    params: { matterId },
    body: {
      version: 1,
      departmentId: changes.departmentId ?? buergerservice,
      wish: changes.wish ?? { kind: 'email', address },
      text: 'Wo bleibt mein geheimer Ausweis?',
      citizenName: 'Zoë Müßig',
      language: 'pl',
    },
  });
  if (!done.ok) throw new Error(done.code);
  return done.value.ticket;
}
const write = (ticket: Pick<Ticket, 'ticketId' | 'version'>, who = dora, changes: Record<string, unknown> = {}) =>
  callRoute(routes, writeMessage, who, {
    params: { ticketId: ticket.ticketId },
    body: { version: ticket.version, text: 'Der Ausweis ist da.', ...changes },
  });
const list = async ({ ticketId }: Pick<Ticket, 'ticketId'>, who = dora, from = routes) => {
  const listed = await callRoute(from, listMessages, who, { params: { ticketId } });
  if (!listed.ok) throw new Error(listed.code);
  return listed.value;
};
const read = async ({ ticketId }: Pick<Ticket, 'ticketId'>) => (await readTicket(db, dora, ticketId))!;

describe('the acknowledgement', () => {
  it('[MO1] [MO7] is written with the ticket, without a word of anybody', async () => {
    const ticket = await made();
    const { mails } = await list(ticket);
    expect(mails).toMatchObject([{ kind: 'acknowledgement', state: 'waiting', noteId: null }]);
    const [{ text, subject } = { text: '', subject: '' }] = mails;
    expect(text).toContain(`${ticket.number.slice(0, 4)} ${ticket.number.slice(4)}`);
    expect(text).toContain('przyjęliśmy');
    const { html } = await db
      .selectFrom('mailOutbox')
      .select('html')
      .where('ticketId', '=', ticket.ticketId)
      .executeTakeFirstOrThrow();
    expect(`${subject}${text}${html}`).not.toMatch(/geheim|Zoë|Müßig|zoe-/);
  });

  it('[MO1] [MO7] is written for nobody who wants a call-back, nor without a mail server, nor when the ticket is not made', async () => {
    const called = await made({ wish: { kind: 'callback', number: '0221 4710123', window: '' } });
    expect(await list(called)).toMatchObject({ obstacle: 'noAddress', mails: [] });
    const silent = await made({ with: off });
    expect(await list(silent, dora, routesWith(off))).toMatchObject({ obstacle: 'mailOff', mails: [] });
    const before = await db.selectFrom('mailOutbox').select('id').execute();
    await expect(made({ departmentId: randomUUID() })).rejects.toThrow('departmentUnknown');
    const failing = { ...mail, acknowledge: () => Promise.reject(new Error('no mail')) };
    const tickets = await db.selectFrom('ticket').select('id').execute();
    await expect(made({ with: failing })).rejects.toThrow('no mail');
    expect(await db.selectFrom('ticket').select('id').execute()).toEqual(tickets);
    expect(await db.selectFrom('mailOutbox').select('id').execute()).toEqual(before);
  });
});

describe('an answer', () => {
  it('[MO1] [MO5] [MO14] is noted and waits; the promise is kept when it is accepted', async () => {
    const ticket = await made();
    told = 0;
    const written = await write(ticket, dora, { translation: 'Dowód jest gotowy.' });
    expect(written).toMatchObject({
      ok: true,
      value: { version: 2, notes: [{ kind: 'mailed', text: 'Der Ausweis ist da.', by: 'DORA' }] },
    });
    expect(told).toBe(1);
    const [, answer] = (await list(ticket)).mails;
    expect(answer).toMatchObject({ kind: 'answer', state: 'waiting', noteId: (await read(ticket)).notes[0]?.noteId });
    expect(answer?.text).toMatch(/Dowód jest gotowy\.[^]*Der Ausweis ist da\./);
    expect((await read(ticket)).promises).toMatchObject([{ keptAt: null }]);

    const at = nowMs() + 60_000;
    await transaction(db, (trx) => keepByMail(trx, { ticketId: ticket.ticketId, writtenAt: nowMs(), now: at }));
    expect((await read(ticket)).promises).toMatchObject([{ keptAt: new Date(at).toISOString() }]);
    // What a person does at the same time is not refused because the program kept a promise.
    expect((await read(ticket)).version).toBe(2);
  });

  it('[MO14] [MI5] is refused with the reason where the mail that made the ticket named nobody', async () => {
    for (const address of [null, 'zoe@stadt.invalid']) {
      const now = nowMs();
      const { ticketId } = await transaction(db, (trx) =>
        ticketOfMail(trx, {
          ...{ departmentId: buergerservice, address, citizenName: '', language: 'de', text: 'Wo ist mein Ausweis?' },
          ...{ receivedAt: now, now, dueAt: now + day },
        }),
      );
      expect(await list({ ticketId })).toMatchObject({ obstacle: 'addressUnusable', mails: [] });
      expect(await write({ ticketId, version: 1 })).toEqual({ ok: false, code: 'addressUnusable' });
      expect(await read({ ticketId })).toMatchObject({ version: 1, notes: [], promises: [{ keptAt: null }] });
      expect(await list({ ticketId })).toMatchObject({ mails: [] });
    }
  });

  it('[MO5] keeps nothing that was promised after it was written', async () => {
    const ticket = await made();
    await transaction(db, (trx) =>
      keepByMail(trx, { ticketId: ticket.ticketId, writtenAt: Date.parse(ticket.createdAt) - 1, now: nowMs() }),
    );
    expect((await read(ticket)).promises).toMatchObject([{ keptAt: null }]);
  });

  it('[MO6] that is not delivered leaves the promise open and says why', async () => {
    const ticket = await made();
    await write(ticket);
    const failure = { ticketId: ticket.ticketId, why: '550 unknown', now: nowMs(), dueAt: nowMs() + day };
    await transaction(db, (trx) => mailNotDelivered(trx, failure));
    const after = await read(ticket);
    expect(after).toMatchObject({ state: 'open', promises: [{ keptAt: null, endedReason: null }], version: 3 });
    expect(after.notes.at(-1)).toMatchObject({ kind: 'note', text: 'E-Mail nicht zugestellt: 550 unknown', by: '' });
  });

  it('[MO6] that is not delivered opens a closed ticket with a new promise', async () => {
    const ticket = await made();
    await write(ticket);
    await callRoute(routes, noteTicket, dora, {
      params: { ticketId: ticket.ticketId },
      body: { version: 2, kind: 'closed', text: 'beantwortet' },
    });
    const dueAt = nowMs() + day;
    await transaction(db, (trx) =>
      mailNotDelivered(trx, { ticketId: ticket.ticketId, why: '550 unknown', now: nowMs(), dueAt }),
    );
    const after = await read(ticket);
    expect(after).toMatchObject({ state: 'open', notes: [{}, { kind: 'closed' }, { kind: 'reopened' }] });
    expect(after.promises).toMatchObject([
      { endedReason: 'beantwortet' },
      { keptAt: null, endedReason: null, channel: 'email', dueAt: new Date(dueAt).toISOString() },
    ]);
  });

  it('[MO14] names the version it has seen; of two at the same time one is written', async () => {
    const ticket = await made();
    const both = await Promise.all([write(ticket), write(ticket, anna)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.filter((each) => !each.ok && each.code === 'versionChanged')).toHaveLength(1);
    expect((await list(ticket)).mails).toHaveLength(2);
  });

  it('[MO14] is for those who may read the story; protected and foreign tickets show nothing', async () => {
    const ticket = await made();
    expect(await write(ticket, emil)).toEqual({ ok: false, code: 'notFound' });
    expect(await callRoute(routes, listMessages, emil, { params: { ticketId: ticket.ticketId } })).toEqual({
      ok: false,
      code: 'notFound',
    });
    const hidden = await made({ topic: 'wohngeld', departmentId: wohngeldstelle });
    const berta = caller({ accountId: await addAccount(db, `berta${randomUUID()}`, ['agent']) });
    expect(await list(hidden, berta)).toEqual({ obstacle: 'noAddress', frame: null, mails: [] });
    expect(await write(hidden, berta)).toEqual({ ok: false, code: 'notAllowed' });
    expect((await list(hidden, emil)).mails).toHaveLength(1);
    expect((await write(hidden, emil)).ok).toBe(true);
  });

  it('[MO14] is refused on a closed ticket, without an address and without a mail server', async () => {
    const ticket = await made();
    const params = { ticketId: ticket.ticketId };
    const body = { version: 1, text: 'Guten Tag' };
    expect(await callRoute(routesWith(off), writeMessage, dora, { params, body })).toEqual({
      ok: false,
      code: 'mailOff',
    });
    await callRoute(routes, noteTicket, dora, { params, body: { version: 1, kind: 'closed', text: 'erledigt' } });
    expect(await write({ ...ticket, version: 2 })).toEqual({ ok: false, code: 'closedAlready' });
    expect((await list(ticket)).obstacle).toBe('closedAlready');
    const called = await made({ wish: { kind: 'callback', number: '0221 4710123', window: '' } });
    expect(await write(called)).toEqual({ ok: false, code: 'noAddress' });
  });

  it('[MO4] [MO14] is sent again by a person only when it failed, and only on its ticket', async () => {
    const ticket = await made();
    await write(ticket);
    const mailId = (await list(ticket)).mails[1]?.mailId ?? '';
    const again = (who = dora, id = mailId, ticketId = ticket.ticketId) =>
      callRoute(routes, sendMessageAgain, who, { params: { ticketId, mailId: id }, body: {} });
    expect(await again()).toEqual({ ok: false, code: 'mailNotFailed' });
    await db
      .updateTable('mailOutbox')
      .set({ state: 'failed', nextAt: null, lastError: '550' })
      .where('id', '=', mailId)
      .execute();
    expect(await again(emil)).toEqual({ ok: false, code: 'notFound' });
    expect(await again(dora, mailId, (await made()).ticketId)).toEqual({ ok: false, code: 'mailNotFailed' });
    expect(await again(dora, "'--")).toEqual({ ok: false, code: 'mailNotFailed' });
    expect(await again()).toEqual({ ok: true, value: {} });
    expect((await list(ticket)).mails[1]).toMatchObject({ state: 'waiting', attempts: 0 });
  });

  it('tells the person when the database is away, and keeps nothing half', async () => {
    const ticket = await made();
    await away();
    expect(await write(ticket)).toEqual({ ok: false, code: 'databaseDown' });
    await back();
    expect((await list(ticket)).mails).toHaveLength(1);
    expect((await write(ticket)).ok).toBe(true);
  });
});

it('[MO12] shows what stands around the text', async () => {
  const { frame } = await list(await made());
  expect(frame).toMatchObject({
    greeting: 'Dzień dobry,',
    untranslated: expect.stringContaining('niemieckim'),
    germanBelow: 'Deutsche Fassung',
    german: { greeting: 'Guten Tag,' },
  });
});

it('[MO15] a moved promise is told to who wants e-mails, and to nobody else', async () => {
  const wired = wireMail({ config: { mailboxes: [] }, mail: undefined, db } as unknown as Deps, {
    city: { name: 'Kleinstadt', number: '0221', calendar: { timeZone: 'Europe/Berlin' } } as never,
    dueAfter: (now) => now + day,
    changed: () => undefined,
  });
  const called = await made({ wish: { kind: 'callback', number: '0221 4710123', window: '' } });
  expect(await wired.announce(db, called.ticketId, nowMs() + day)).toBe('noAddress');
  expect(await wired.announce(db, (await made()).ticketId, nowMs() + day)).toBe('off');
});
