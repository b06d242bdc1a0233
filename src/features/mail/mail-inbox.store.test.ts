// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { addAccount, loadSmallCity } from '../../../test/harness/small-city.ts';
import { mailTickets } from '../../app/mail-tickets.ts';
import { mayUse } from '../../lib/access.ts';
import type { Caller, Endpoint, Role } from '../../lib/contract.ts';
import type { FileReply } from '../../lib/file-reply.ts';
import { replyAddress, ticketOfReply } from '../../lib/reply-address.ts';
import { readTicket } from '../promise/ticket.store.ts';
import * as contract from './mail-in.contract.ts';
import { bounceOf, filePart, mailOf, multipart, textPart } from './mail-in.fixture.ts';
import { startMailReader } from './mail-in-reader.ts';
import { mailInRoutes } from './mail-in.routes.ts';
import { createMailIn, type MailInDeps } from './mail-in.shell.ts';

const start = Date.UTC(2026, 10, 23, 9);
const hour = 3_600_000;
const { db } = await testDatabase();
const city = await loadSmallCity(db, start);
const buergerservice = city.department('buergerservice');
const box = 'post@stadt.example';
const key = Buffer.alloc(32, 7);
const reader = startMailReader();
afterAll(() => reader.stop());
let now = start;
const deps: MailInDeps = {
  ...{ db, reader, tickets: mailTickets((at) => at + 24 * hour), nowMs: () => now, ownAddresses: [box] },
  departmentOf: async (mailbox) => (mailbox === 'fort' ? undefined : buergerservice),
  numberOf: (address) => ticketOfReply(address, box, [key]),
  changed: () => undefined,
  alarm: () => undefined,
};
const mailIn = createMailIn(deps);
const routes = mailInRoutes({
  ...{ db, mailIn, mailboxes: 2, keepDays: 90 },
  mayRead: async (who, ticketId) => (await readTicket(db, who, ticketId))?.hidden === false,
});
const agentId = await addAccount(db, 'anna', ['agent']);
const callerOf = (...roles: Role[]): Caller => ({
  ...{ accountId: agentId, displayName: '', roles, departmentId: null, shiftId: null, token: false },
});

type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly code: string };
async function call<T>(endpoint: Endpoint, who: Caller, params: object = {}, body: object = {}): Promise<Answer<T>> {
  const [, handler] = routes.find(([one]) => one === endpoint) ?? [];
  if (mayUse(endpoint.access, who) !== 'allowed') return { ok: false, code: 'notAllowed' };
  return (await handler?.({ params, body } as never, who, {} as never)) as Answer<T>;
}
async function value<T>(answer: Promise<Answer<T>>): Promise<T> {
  const got = await answer;
  if (!got.ok) throw new Error(got.code);
  return got.value;
}
const lead = callerOf('lead');
const admin = callerOf('admin');
const quarantine = async () =>
  await value(
    call<{ mails: contract.QuarantinedMail[]; waiting: number; mailboxes: number }>(contract.listQuarantine, lead),
  );

async function take(raw: Uint8Array, mailbox = 'buergerservice') {
  now += 60_000;
  const kept = await mailIn.keep({ mailbox, raw, receivedAt: now });
  if (kept === 'known') throw new Error('known');
  return { id: kept.id, became: await mailIn.process(kept.id) };
}
let count = 0;
const fresh = (headers: Parameters<typeof mailOf>[0] = {}, body?: string | Uint8Array) =>
  mailOf({ 'Message-ID': `<${(count += 1)}@example.org>`, ...headers }, body);
const broken = (headers: Parameters<typeof mailOf>[0] = {}) =>
  fresh({ 'Content-Type': 'multipart/mixed', ...headers }, `Text ohne Grenze ${count}`);

describe('what lies in quarantine', () => {
  it('[MI16] is listed with its reason, and with what its headers say', async () => {
    const raw = broken({ Subject: '=?utf-8?Q?Gr=C3=BC=C3=9Fe?=', From: '=?utf-8?Q?Zo=C3=AB?= <zoe@example.org>' });
    const { id } = await take(raw);
    const unreadable = await take(Buffer.alloc(60, '\r\n'), 'fort');
    const { mails, waiting, mailboxes } = await quarantine();
    expect([waiting, mailboxes]).toEqual([0, 2]);
    expect(mails).toEqual([
      {
        ...{ mailId: unreadable.id, mailbox: 'fort', reason: 'empty', bytes: 60, departmentId: null },
        ...{ fromName: '', fromAddress: '', subject: '', receivedAt: new Date(now).toISOString() },
        keptUntil: new Date(now + 90 * 24 * hour).toISOString(),
      },
      {
        ...{ mailId: id, mailbox: 'buergerservice', reason: 'boundaryMissing', bytes: raw.length },
        ...{ departmentId: buergerservice, receivedAt: new Date(now - 60_000).toISOString() },
        ...{ fromName: 'Zoë', fromAddress: 'zoe@example.org', subject: 'Grüße' },
        keptUntil: new Date(now - 60_000 + 90 * 24 * hour).toISOString(),
      },
    ]);
  });

  it('[MI16] S18: whose headers are a bomb themselves is named as far as they reach', async () => {
    const { id, became } = await take(fresh({ 'X-Viel': 'x'.repeat(1_100_000) }));
    expect(became).toBe('quarantined');
    const mail = (await quarantine()).mails.find(({ mailId }) => mailId === id);
    expect(mail).toMatchObject({ reason: 'headersTooLarge', fromAddress: 'zoe@example.org' });
  });

  it('[MI13] [MI16] S12: is for leads and administrators alone; administrators read no mails of tickets', async () => {
    const { id } = await take(broken());
    for (const who of [lead, admin]) {
      expect((await call(contract.listQuarantine, who)).ok).toBe(true);
      expect((await call(contract.openRawMail, who, { mailId: id })).ok).toBe(true);
    }
    for (const who of [callerOf('agent'), callerOf('clerk'), callerOf('editor'), callerOf('council')]) {
      for (const endpoint of [
        contract.listQuarantine,
        contract.listAutomaticMails,
        contract.readMailAgain,
        contract.makeMailTicket,
      ])
        expect(await call(endpoint, who, { mailId: id })).toEqual({ ok: false, code: 'notAllowed' });
      expect((await call(contract.openRawMail, who, { mailId: id })).ok).toBe(false);
    }
    const onTicket = await take(fresh());
    expect(onTicket.became).toBe('ticket');
    expect(await call(contract.openRawMail, admin, { mailId: onTicket.id })).toEqual({ ok: false, code: 'notFound' });
    expect((await call(contract.openRawMail, lead, { mailId: onTicket.id })).ok).toBe(true);
  });

  it('[MI16] fault 19: is tried again and lies there still, or is a ticket with its own time', async () => {
    const { id } = await take(broken());
    const again = () => call<{ became: string; ticketId: string | null }>(contract.readMailAgain, lead, { mailId: id });
    expect(await value(again())).toEqual({ became: 'quarantined', ticketId: null });
    expect((await quarantine()).mails.some(({ mailId }) => mailId === id)).toBe(true);
    // A program that can read it, as after an update.
    await db
      .updateTable('mailMessage')
      .set({ raw: fresh({ Subject: 'Lesbar' }) })
      .where('id', '=', id)
      .execute();
    const { became, ticketId } = await value(again());
    expect(became).toBe('ticket');
    expect((await readTicket(db, lead, ticketId ?? ''))?.text).toMatch(/^Lesbar/);
    expect(await again()).toEqual({ ok: false, code: 'notFound' });
    expect(await call(contract.readMailAgain, lead, { mailId: 'x' })).toEqual({ ok: false, code: 'notFound' });
  });

  it('[MI16] is made a ticket by hand once, with the mail on it and the time it came', async () => {
    const { id } = await take(broken());
    const came = now;
    now += 5 * hour;
    const body = {
      departmentId: buergerservice,
      text: 'Fragt nach dem Ausweis.',
      citizenName: 'Zoë',
      address: 'zoe@example.org',
    };
    const make = (changes: Partial<Record<keyof typeof body, string | null>> = {}) =>
      call<{ ticketId: string; number: string }>(
        contract.makeMailTicket,
        lead,
        { mailId: id },
        { ...body, ...changes },
      );
    expect(await make({ departmentId: crypto.randomUUID() })).toEqual({ ok: false, code: 'departmentUnknown' });
    expect(await make({ departmentId: 'x' })).toEqual({ ok: false, code: 'departmentUnknown' });
    const all = await Promise.all([make(), make()]);
    expect(all.filter(({ ok }) => ok)).toHaveLength(1);
    const [made] = all.filter((one) => one.ok);
    if (!made?.ok) throw new Error('none was made');
    expect(await readTicket(db, lead, made.value.ticketId)).toMatchObject({
      ...{
        number: made.value.number,
        text: body.text,
        citizenName: 'Zoë',
        departmentId: buergerservice,
        state: 'open',
      },
      ...{ createdAt: new Date(came).toISOString(), wish: { kind: 'email', address: 'zoe@example.org' } },
      promises: [{ dueAt: new Date(now + 24 * hour).toISOString() }],
    });
    const { mails } = await value(
      call<{ mails: contract.TicketMail[] }>(contract.listTicketMails, lead, { ticketId: made.value.ticketId }),
    );
    expect(mails).toMatchObject([
      { mailId: id, hints: [{ code: 'byHand' }], unconfirmed: 'notAuthenticated', parts: [] },
    ]);
    expect((await call(contract.openRawMail, lead, { mailId: id })).ok).toBe(true);
    expect((await quarantine()).mails.some(({ mailId }) => mailId === id)).toBe(false);
  });

  it('[MI16] [MI5] by hand without an address is a ticket nobody answers by mail', async () => {
    const { id } = await take(broken({ From: undefined }));
    const body = { departmentId: buergerservice, text: 'Ohne Absender.', citizenName: '', address: null };
    const { ticketId } = await value(call<{ ticketId: string }>(contract.makeMailTicket, admin, { mailId: id }, body));
    const { mails } = await value(call<{ mails: contract.TicketMail[] }>(contract.listTicketMails, lead, { ticketId }));
    expect(mails[0]?.hints).toEqual([{ code: 'byHand' }, { code: 'noSender' }]);
  });

  it('[MI2] [MI16] tells how many wait to be tried again', async () => {
    await take(fresh(), 'fort');
    expect((await quarantine()).waiting).toBe(1);
  });
});

describe('what programs wrote', () => {
  it('[MI16] S14: is listed with its kind and what became of it; a protected story is not told', async () => {
    const ticket = await take(fresh());
    const { ticketId } = await db
      .selectFrom('mailMessage')
      .select('ticketId')
      .where('id', '=', ticket.id)
      .executeTakeFirstOrThrow();
    const { number } = await db
      .selectFrom('ticket')
      .select('number')
      .where('id', '=', ticketId)
      .executeTakeFirstOrThrow();
    const own = await take(fresh({ From: box, 'Auto-Submitted': 'auto-generated', Subject: 'Eigene' }));
    const away = await take(fresh({ 'Auto-Submitted': 'auto-replied', Subject: 'Abwesend' }));
    const bounce = await take(bounceOf(replyAddress(box, number, key)));
    const list = await take(fresh({ 'List-Id': '<liste.example.org>', Subject: 'Rundbrief' }));
    const listed = async () =>
      (await value(call<{ mails: contract.AutomaticMail[] }>(contract.listAutomaticMails, admin))).mails;
    const mails = await listed();
    expect(mails.map(({ mailId, kind, subject, ticket: of }) => [mailId, kind, subject, of?.isNew ?? null])).toEqual([
      [list.id, 'list', 'Rundbrief', true],
      [bounce.id, 'bounce', 'Frage zum Ausweis', false],
      [away.id, 'autoReply', 'Abwesend', true],
      [own.id, 'own', 'Eigene', null],
    ]);
    expect(mails[1]?.ticket).toMatchObject({ ticketId, number });
    await db.updateTable('ticket').set({ protected: true }).where('id', '=', ticketId).execute();
    expect((await listed())[1]).toMatchObject({ subject: '', fromAddress: '', ticket: { number } });
  });
});

describe('what is looked at', () => {
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

  it('[MI14] [MI20] S17: a page and pictures by their content, in frames and types of ours; all else is saved', async () => {
    const logo = filePart('logo.png', 'image/png', png, 'inline');
    const { id } = await take(
      multipart(
        'multipart/related',
        [
          textPart('<p>Hallo <img src="cid:logo"><img src="https://e.example/p.png"></p>', 'text/html; charset=utf-8'),
          { ...logo, headers: { ...logo.headers, 'Content-ID': '<logo>' } },
          filePart('seite.png', 'image/png', '<script>alert(1)</script>'),
          filePart('zeichnung.svg', 'image/svg+xml', '<svg onload="alert(1)"/>'),
          filePart('text.txt', 'text/plain', 'Grüße'),
        ],
        { 'Message-ID': '<ansehen@example.org>' },
      ),
    );
    const { ticketId } = await db
      .selectFrom('mailMessage')
      .select('ticketId')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const { mails } = await value(call<{ mails: contract.TicketMail[] }>(contract.listTicketMails, lead, { ticketId }));
    const [mail] = mails;
    expect(mail).toMatchObject({ hasPage: true, outsidePictures: 1 });
    expect(mail?.parts.map(({ name, viewable }) => [name, viewable])).toEqual([
      ['logo.png', true],
      ['seite.png', false],
      ['zeichnung.svg', false],
      ['text.txt', true],
    ]);
    const view = (at: number) =>
      call<FileReply>(contract.viewMailPart, lead, { partId: mail?.parts[at]?.partId ?? '' });
    expect(await value(view(0))).toMatchObject({ type: 'image/png', disposition: expect.stringMatching(/^inline;/) });
    expect(await value(view(3))).toMatchObject({
      type: 'text/plain; charset=utf-8',
      policy: expect.stringMatching(/; sandbox$/),
    });
    for (const at of [1, 2]) expect(await view(at)).toEqual({ ok: false, code: 'notFound' });
    const page = await value(call<FileReply>(contract.viewMail, lead, { mailId: id }));
    expect(page).toMatchObject({
      type: 'text/html; charset=utf-8',
      policy: expect.stringContaining('sandbox allow-popups'),
      framed: true,
    });
    const pieces: Uint8Array[] = [];
    for await (const piece of page.pieces) pieces.push(piece);
    expect(Buffer.concat(pieces).toString()).toContain(`src="data:image/png;base64,${png.toString('base64')}"`);
    for (const endpoint of [contract.viewMail, contract.viewMailPart])
      for (const params of [
        { mailId: id, partId: mail?.parts[0]?.partId },
        { mailId: 'x', partId: 'x' },
      ])
        expect((await call(endpoint, callerOf('clerk'), params)).ok).toBe(false);
  });
});
