// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { beforeEach, expect, it } from 'vitest';
import { callRoute, caller } from '../../../test/harness/call-route.ts';
import { testDatabase } from '../../../test/harness/database.ts';
import { addAccount, answeredCall, loadSmallCity } from '../../../test/harness/small-city.ts';
import { uuidv7 } from '../../lib/ids.ts';
import { stranger, type Route } from '../../lib/route.ts';
import { sayableCode } from '../../lib/pure/said-digits.ts';
import { nowMs } from '../../platform/clock.ts';
import type { RelayMail } from '../../platform/mail/relay.port.ts';
import { codePlace } from '../mail/mail-out.core.ts';
import type { MailOutbox } from '../mail/mail-out.port.ts';
import { createMailOutbox } from '../mail/mail-out.shell.ts';
import { writerOff } from '../mail/mail-out-writer.ts';
import { createTicket } from './create-ticket.store.ts';
import { nobodysAddress } from './mail-ticket.store.ts';
import { mergeTickets } from './merge-ticket.store.ts';
import { listMessages, sendMessageAgain } from './message.contract.ts';
import { messageRoutes } from './message.routes.ts';
import { renewCode } from './new-code.contract.ts';
import { newCodeRoutes } from './new-code.routes.ts';
import type { Ticket, Wish } from './promise.contract.ts';
import { lookUpTicket } from './public-ticket.contract.ts';
import { publicTicketRoutes } from './public-ticket.routes.ts';
import { createTicketLookUp, type TicketLookUp } from './public-ticket.shell.ts';
import { noteTicket, readTicket } from './ticket.store.ts';

const { db, away, back } = await testDatabase();
const city = await loadSmallCity(db, nowMs());
const accountId = await addAccount(db, 'anna', ['agent']);
const anna = caller({ accountId });
const berta = caller({ accountId: await addAccount(db, 'berta', ['lead']), roles: ['lead'] });
const dayMs = 86_400_000;
const email = (address = 'zoe@example.org'): Wish => ({ kind: 'email', address });

/** What the mail server got, and whether it takes anything. */
let sent: RelayMail[] = [];
let refusing = false;
let outbox: MailOutbox;
let lookUp: TicketLookUp;
let routes: readonly Route[] = [];
let told = 0;
const from = { address: 'post@stadt.example', city: 'Kleinstadt' };

beforeEach(() => {
  sent = [];
  refusing = false;
  told = 0;
  outbox = createMailOutbox({
    ...{
      db,
      now: nowMs,
      newId: () => uuidv7(nowMs()),
      from,
      key: new Uint8Array(32).fill(7),
      timeZone: 'Europe/Berlin',
    },
    relay: {
      send: async (mail) => {
        if (refusing) return { kind: 'refused', why: '550 nobody here' };
        sent.push(mail);
        return { kind: 'accepted' };
      },
    },
    jobs: { order: async () => undefined, start: async () => undefined, stop: async () => undefined },
    ownAddresses: async () => ['buergerservice@stadt.example'],
    ...{ accepted: async () => undefined, corrected: async () => undefined, failed: async () => undefined },
    ...{ changed: () => undefined, count: () => undefined, alarm: () => undefined },
  });
  lookUp = createTicketLookUp({ db });
  routes = routesWith(outbox);
});
const routesWith = (mail: Parameters<typeof newCodeRoutes>[0]['mail']): readonly Route[] => [
  ...newCodeRoutes({ db, mail, lookUp, ticketsChanged: () => void (told += 1) }),
  ...messageRoutes({ db, mail, ticketsChanged: () => undefined }),
  ...publicTicketRoutes({ lookUp }),
];

async function made(changes: { wish?: Wish; language?: 'de' | 'ku'; topic?: string } = {}) {
  const now = nowMs();
  const topic = changes.topic ?? 'ausweis';
  const { shiftId, matterId } = await answeredCall(db, { accountId, at: now, topic });
  const created = await createTicket(db, {
    ...{ matterId, version: 1, departmentId: city.department('buergerservice'), text: 'Wo ist er?', now },
    ...{ citizenName: 'Zoë Müßig', language: changes.language ?? 'ku', dueAt: now + dayMs, ownNumbers: [] },
    wish: changes.wish ?? email(),
    desk: { shiftId, accountId },
  });
  if (!created.ok) throw new Error(created.code);
  const ticket = await readTicket(db, anna, created.value.ticketId);
  if (!ticket) throw new Error('not there');
  return { ticket, code: created.value.code };
}
const renew = (ticket: Pick<Ticket, 'ticketId' | 'version'>, byMail = false, who = anna) =>
  callRoute(routes, renewCode, who, {
    params: { ticketId: ticket.ticketId },
    body: { version: ticket.version, byMail },
  });
async function renewed(ticket: Pick<Ticket, 'ticketId' | 'version'>, byMail = false) {
  const done = await renew(ticket, byMail);
  if (!done.ok) throw new Error(done.code);
  return done.value;
}
const ask = (number: string, code: string) => callRoute(routes, lookUpTicket, stranger, { body: { number, code } });
const mailsOf = async ({ ticketId }: Pick<Ticket, 'ticketId'>) => {
  const listed = await callRoute(routes, listMessages, anna, { params: { ticketId } });
  if (!listed.ok) throw new Error(listed.code);
  return listed.value.mails;
};
/** Lets the outbox look once for what is due. */
async function deliverAll(): Promise<void> {
  outbox.start();
  await expect
    .poll(async () => {
      const waiting = db.selectFrom('mailOutbox').select('id').where('state', '=', 'waiting');
      return (await waiting.where('kind', '=', 'newCode').execute()).length;
    })
    .toBe(0);
  await outbox.stop();
}

it('[PR39] the new code opens the ticket on page and telephone, the old one is dead at once, and the story does not tell it', async () => {
  const { ticket, code } = await made();
  expect((await ask(ticket.number, code)).ok).toBe(true);
  const fresh = await renewed(ticket);
  expect(fresh).toMatchObject({ mailed: false, code: expect.stringMatching(/^\d{6}$/) as string });
  expect(await ask(ticket.number, code)).toMatchObject({ code: 'ticketNotKnown' });
  expect((await ask(ticket.number, fresh.code)).ok).toBe(true);
  const caller = { kind: 'number', number: '+49221999' } as const;
  expect(await lookUp.byKey({ number: ticket.number, code }, caller)).toMatchObject({ code: 'ticketNotKnown' });
  expect((await lookUp.byKey({ number: ticket.number, code: fresh.code }, caller)).ok).toBe(true);
  expect(fresh.ticket.version).toBe(ticket.version + 1);
  expect(fresh.ticket.notes.at(-1)).toMatchObject({ kind: 'newCode', text: '', by: 'ANNA' });
  expect(JSON.stringify(fresh.ticket)).not.toContain(fresh.code);
  expect(told).toBe(1);
});

it('[PR39] wrong tries for the number count anew', async () => {
  const { ticket, code } = await made();
  const wrong = code === '000000' ? '000001' : '000000';
  for (let times = 0; times < 10; times += 1) await ask(ticket.number, wrong);
  expect(await ask(ticket.number, code)).toMatchObject({ code: 'tooManyRequests' });
  const fresh = await renewed(ticket);
  expect((await ask(ticket.number, fresh.code)).ok).toBe(true);
});

it('[PR39] [MO21] by mail: in the language of the ticket, with the code only in what is sent', async () => {
  const { ticket } = await made();
  const fresh = await renewed(ticket, true);
  expect(fresh.mailed).toBe(true);
  expect(fresh.ticket.notes.at(-1)).toMatchObject({ kind: 'newCode', text: 'Auch per E-Mail geschickt.' });
  const shown = (await mailsOf(ticket)).find(({ kind }) => kind === 'newCode');
  expect(shown).toMatchObject({ address: 'zoe@example.org', state: 'waiting', noteId: null });
  expect(shown?.text).toContain(codePlace);
  const row = await db.selectFrom('mailOutbox').selectAll().where('kind', '=', 'newCode').execute();
  expect(JSON.stringify(row)).not.toMatch(new RegExp(`${fresh.code}|${sayableCode(fresh.code)}`));
  await deliverAll();
  expect(sent).toHaveLength(1);
  const [mail] = sent;
  for (const whole of [mail?.text, mail?.html]) {
    expect(whole?.split(sayableCode(fresh.code))).toHaveLength(3);
    expect(whole).not.toContain(codePlace);
    expect(whole).toContain('kodeke nû');
    expect(whole).toContain('Deutsche Fassung');
  }
  expect(mail).toMatchObject({ to: 'zoe@example.org', byProgram: true });
  expect((await ask(ticket.number, fresh.code)).ok).toBe(true);
});

it('[MO21] a newer code drops the mail that waits, and what was not delivered is not sent again', async () => {
  const { ticket } = await made();
  const first = await renewed(ticket, true);
  const second = await renewed(first.ticket, true);
  expect((await mailsOf(ticket)).map(({ state, error }) => [state, error])).toEqual([
    ['failed', 'Ein neuerer Code hat diesen ersetzt.'],
    ['waiting', null],
  ]);
  refusing = true;
  await deliverAll();
  refusing = false;
  const mails = await mailsOf(ticket);
  expect(mails.map(({ state }) => state)).toEqual(['failed', 'failed']);
  for (const { mailId } of mails)
    expect(
      await callRoute(routes, sendMessageAgain, anna, { params: { ticketId: ticket.ticketId, mailId }, body: {} }),
    ).toMatchObject({ code: 'mailNotFailed' });
  // What could not be delivered changes nothing of what was read out.
  expect((await ask(ticket.number, first.code)).ok).toBe(false);
  expect((await ask(ticket.number, second.code)).ok).toBe(true);
});

it('[PR39] says why no mail goes out, and leaves the old code as it is', async () => {
  const called = await made({ wish: { kind: 'callback', number: '0221 4710123', window: '' } });
  expect(await renew(called.ticket, true)).toMatchObject({ code: 'noAddress' });
  const nobody = await made({ wish: email(nobodysAddress) });
  expect(await renew(nobody.ticket, true)).toMatchObject({ code: 'addressUnusable' });
  const off = await made();
  routes = routesWith(writerOff({ from, timeZone: 'Europe/Berlin' }));
  expect(await renew(off.ticket, true)).toMatchObject({ code: 'mailOff' });
  for (const { ticket, code } of [called, nobody, off]) {
    expect((await ask(ticket.number, code)).ok).toBe(true);
    expect((await readTicket(db, anna, ticket.ticketId))?.version).toBe(ticket.version);
  }
  expect(await renew(off.ticket)).toMatchObject({ value: { mailed: false } });
  expect(told).toBe(1);
});

it('[PR39] [MO9] an address of ours gets no code; the new one is valid and read out', async () => {
  const { ticket } = await made({ wish: email('buergerservice@stadt.example') });
  const fresh = await renewed(ticket, true);
  expect(fresh).toMatchObject({ mailed: false });
  expect(fresh.ticket.notes.at(-1)).toMatchObject({ text: '' });
  expect(await mailsOf(ticket)).toEqual([]);
  expect((await ask(ticket.number, fresh.code)).ok).toBe(true);
});

it('[PR39] [PR7] [PR9] only on the version seen, only by the team, only by whoever may read the story', async () => {
  expect(renewCode.access).toEqual(['agent', 'lead']);
  const { ticket, code } = await made();
  expect(await renew({ ...ticket, version: ticket.version + 1 })).toMatchObject({ code: 'versionChanged' });
  expect(await renew({ ...ticket, ticketId: crypto.randomUUID() })).toMatchObject({ code: 'notFound' });
  const secret = await made({ topic: 'wohngeld' });
  expect(secret.ticket.protected).toBe(true);
  expect(await renew(secret.ticket, false, berta)).toMatchObject({ code: 'notAllowed' });
  expect((await renew(secret.ticket)).ok).toBe(true);
  await away();
  expect(await renew(ticket)).toMatchObject({ code: 'databaseDown' });
  await back();
  expect((await ask(ticket.number, code)).ok).toBe(true);
});

it('[PR39] [PR28] on a closed ticket too; a merged one keeps its own and leads to the one that goes on', async () => {
  const closed = await made();
  const now = nowMs();
  const note = {
    ticketId: closed.ticket.ticketId,
    version: closed.ticket.version,
    kind: 'closed',
    text: 'fertig',
  } as const;
  await noteTicket(db, anna, { ...note, now, dueAt: now + dayMs }, uuidv7(now));
  const after = await renewed({ ...closed.ticket, version: closed.ticket.version + 1 });
  expect(await ask(closed.ticket.number, after.code)).toMatchObject({ value: { state: 'closed' } });

  const one = await made();
  const other = await made();
  const merged = await mergeTickets(db, anna, {
    ...{ ticketId: one.ticket.ticketId, version: one.ticket.version, text: '', now },
    ...{ intoId: other.ticket.ticketId, intoVersion: other.ticket.version, merged: async () => undefined },
  });
  if (!merged.ok) throw new Error(merged.code);
  expect(await renew({ ...one.ticket, version: one.ticket.version + 1 })).toMatchObject({ code: 'mergedAlready' });
  const fresh = await renewed(merged.value);
  expect(await ask(other.ticket.number, other.code)).toMatchObject({ code: 'ticketNotKnown' });
  expect((await ask(other.ticket.number, fresh.code)).ok).toBe(true);
  expect(await ask(one.ticket.number, one.code)).toMatchObject({ value: { goesOnAs: other.ticket.number } });
});
