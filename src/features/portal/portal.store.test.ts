// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callRoute, caller } from '../../../test/harness/call-route.ts';
import { testDatabase } from '../../../test/harness/database.ts';
import { startMailServer, type ReceivedMail } from '../../../test/harness/mail-server.ts';
import { addAccount, answeredCall, loadSmallCity, smallCity } from '../../../test/harness/small-city.ts';
import { textOfMail } from '../../../test/harness/parsed-mail.ts';
import { waitFor } from '../../../test/harness/wait-for.ts';
import { mailTickets } from '../../app/mail-tickets.ts';
import { promiseDue } from '../../app/promise-due.ts';
import { completeMail, wirePortal, type WiredPortal } from '../../app/wire-portal.ts';
import type { FileReply } from '../../lib/file-reply.ts';
import { uuidv7 } from '../../lib/ids.ts';
import { replyAddress, ticketOfReply } from '../../lib/reply-address.ts';
import { stranger, type LinkCookie } from '../../lib/route.ts';
import { nowMs, shiftWallTime } from '../../platform/clock.ts';
import { createJobs } from '../../platform/jobs/jobs.ts';
import { createRelay } from '../../platform/mail/relay.ts';
import { bounceOf, filePart, mailOf, multipart } from '../mail/mail-in.fixture.ts';
import { mailFilePolicy } from '../mail/mail-in-view.ts';
import { startMailReader } from '../mail/mail-in-reader.ts';
import { createMailIn } from '../mail/mail-in.shell.ts';
import { createMailOutbox } from '../mail/mail-out.shell.ts';
import { isOurMail } from '../mail/mail-out.store.ts';
import { doOnTicket } from '../promise/deed.store.ts';
import { createTicket } from '../promise/create-ticket.store.ts';
import { ledgerTimes } from '../promise/ledger-times.core.ts';
import { keepByMail } from '../promise/message.store.ts';
import type { Ticket, Wish } from '../promise/promise.contract.ts';
import { listTickets } from '../promise/ticket-list.store.ts';
import { readTicket } from '../promise/ticket.store.ts';
import { tellOfDanger } from './danger.store.ts';
import { noticeFailed, secretHash } from './notice.store.ts';
import * as contract from './portal.contract.ts';
import type { NoticeMode } from './portal.core.ts';

process.env['AMTSLEITUNG_TEST'] = '1';
const { db, connection } = await testDatabase();
const begun = Date.UTC(2026, 10, 23, 9);
const hour = 3_600_000;
const city = await loadSmallCity(db, begun);
const buergerservice = city.department('buergerservice');
const wohngeldstelle = city.department('wohngeldstelle');
const accountId = await addAccount(db, 'anna', ['agent']);
const clerkId = await addAccount(db, 'carla', ['clerk'], buergerservice);
const agent = caller({ accountId, roles: ['agent'] });
const lead = caller({ accountId, roles: ['lead'] });
const clerk = caller({ accountId: clerkId, roles: ['clerk'], departmentId: buergerservice });
const box = 'post@stadt.example';
const mailbox = 'ausweise@amt.example';
const key = Buffer.alloc(32, 7);
const dataDir = mkdtempSync(join(tmpdir(), 'amt-portal-'));
writeFileSync(join(dataDir, 'reply-key'), key.toString('base64url'));
const server = await startMailServer();
const { calendar } = smallCity;
const outbox = createMailOutbox({
  db,
  now: nowMs,
  newId: () => uuidv7(nowMs()),
  relay: createRelay({
    host: '127.0.0.1',
    port: server.port,
    tls: 'off',
    from: { name: 'Bürgertelefon', address: box },
  }),
  jobs: createJobs(connection, 'mail', () => undefined),
  from: { address: box, city: 'Kleinstadt' },
  ownAddresses: async () => ['buergerservice@example.invalid', mailbox],
  key,
  timeZone: 'Europe/Berlin',
  accepted: keepByMail,
  corrected: async () => undefined,
  failed: async () => undefined,
  noticeFailed: (trx, mail) => noticeFailed(trx, { ...mail, noteId: uuidv7(mail.now) }),
  complete: completeMail(dataDir),
  changed: () => undefined,
  count: () => undefined,
  alarm: () => undefined,
  lookEveryMs: 40,
});
const portal: WiredPortal = wirePortal(
  {
    db,
    log: { warn: () => undefined },
    config: {
      ...{ publicUrl: 'https://hotline.example', host: '127.0.0.1', port: 8080 },
      mailboxes: [
        {
          ...{ key: 'amt', address: 'amt@stadt.example', department: 'buergerservice', host: '', port: 993 },
          ...{ secure: true, user: '', password: '', folder: 'INBOX', authservId: undefined },
        },
      ],
      mail: { host: '', port: 0, tls: 'off', from: { name: '', address: box } },
    },
    runtime: { dataDir },
  },
  {
    mail: outbox,
    calendar: () => calendar,
    dueAfter: promiseDue({ routing: { promiseServiceHours: 24 } as never }, () => calendar),
    ticketsChanged: () => undefined,
    gapsChanged: () => undefined,
  },
);
const mailIn = createMailIn({
  db,
  reader: startMailReader(),
  tickets: mailTickets((at) => at + 24 * hour, portal.tell),
  nowMs,
  ownAddresses: [box],
  departmentOf: async () => buergerservice,
  authservIdOf: () => 'mail.stadt.example',
  numberOf: (address) => ticketOfReply(address, box, [key]),
  departmentNumberOf: (address) => ticketOfReply(address, box, [key], 'department'),
  isOurs: isOurMail,
  changed: () => undefined,
  alarm: () => undefined,
});
outbox.start();
afterAll(async () => {
  await outbox.stop();
  await mailIn.stop();
  await server.close();
  rmSync(dataDir, { recursive: true });
});

let start = begun;
beforeEach(async () => {
  // A week apart, so that one test's danger is not another's.
  start += 7 * 24 * hour;
  shiftWallTime(start);
  server.say(0);
  // What the test before caused has gone out.
  await waitFor('an empty outbox', async () => {
    const waiting = await db.selectFrom('mailOutbox').select('id').where('state', '=', 'waiting').execute();
    return waiting.length === 0;
  });
  await db.deleteFrom('departmentNotice').execute();
  await db.deleteFrom('proposedAnswer').execute();
  await db.deleteFrom('mailOutbox').execute();
  await db
    .updateTable('ticket')
    .set({ state: 'closed', closedAt: new Date(start) })
    .where('askedAt', 'is', null)
    .execute();
  (server.mails as unknown[]).length = 0;
});
afterEach(() => shiftWallTime(undefined));

const set = (mode: NoticeMode, address = mailbox, departmentId = buergerservice) =>
  db
    .updateTable('department')
    .set({ noticeMode: mode, noticeAddress: address })
    .where('id', '=', departmentId)
    .execute();

async function made(
  changes: { readonly department?: string; readonly wish?: Wish; readonly topic?: string; readonly text?: string } = {},
): Promise<Ticket> {
  const { shiftId, matterId } = await answeredCall(db, { accountId, at: nowMs(), topic: changes.topic ?? 'ausweis' });
  const created = await createTicket(
    db,
    {
      ...{ matterId, version: 1, departmentId: changes.department ?? buergerservice, now: nowMs() },
      ...{ text: changes.text ?? 'Wo bleibt der Ausweis? Telefon 0151 2345678', citizenName: 'Zoe Geheim' },
      ...{ language: 'pl', dueAt: nowMs() + 24 * hour, ownNumbers: [], desk: { shiftId, accountId } },
      wish: changes.wish ?? { kind: 'email', address: 'zoe@example.org' },
    },
    undefined,
    { acknowledge: async () => undefined, made: (trx, id) => portal.tell(trx, id, 'created') },
  );
  if (!created.ok) throw new Error(created.code);
  return read(created.value.ticketId);
}
async function read(ticketId: string): Promise<Ticket> {
  const ticket = await readTicket(db, agent, ticketId);
  if (!ticket) throw new Error('no ticket');
  return ticket;
}
/** The mail with this place in the order of sending, its body decoded. */
async function mailNumber(place: number): Promise<ReceivedMail & { readonly body: string }> {
  const mail = await waitFor(`mail ${place}`, async () => server.mails[place], 10_000);
  return { ...mail, body: await textOfMail(mail.raw) };
}
async function tokenIn(place: number): Promise<string> {
  const { body } = await mailNumber(place);
  const token = /vorgang#([\w-]+)/.exec(body)?.[1];
  if (token === undefined) throw new Error(`no link in ${body}`);
  return token;
}
/** A browser's cookie. */
function browser(): { link: LinkCookie; address?: string } & { readonly jar: { secret: string | null } } {
  const jar: { secret: string | null } = { secret: null };
  return {
    jar,
    link: {
      get secret() {
        return jar.secret;
      },
      give: (secret) => void (jar.secret = secret),
      take: () => void (jar.secret = null),
    },
  };
}
type Browser = ReturnType<typeof browser>;
const open = (token: string, from: Browser = browser()) =>
  callRoute(portal.routes, contract.openLink, stranger, { body: { token } }, from);
const view = (from: Browser) => callRoute(portal.routes, contract.viewLinkTicket, stranger, {}, from);
const deed = (from: Browser, version: number, kind: 'accepted' | 'asked' | 'returned', text = '') =>
  callRoute(portal.routes, contract.doByLink, stranger, { body: { version, kind, text } }, from);
const answer = (from: Browser, version: number, by: 'mail' | 'call' | 'letter' | 'done', text: string) =>
  callRoute(portal.routes, contract.answerByLink, stranger, { body: { version, by, text } }, from);
const renew = (token: string) => callRoute(portal.routes, contract.renewLink, stranger, { body: { token } }, browser());
const propose = (from: Browser) => callRoute(portal.routes, contract.proposeByLink, stranger, { body: {} }, from);

async function textOfPieces({ pieces }: FileReply): Promise<string> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all).toString();
}

let mails = 0;
async function arrives(headers: Parameters<typeof mailOf>[0], body?: string) {
  mails += 1;
  const kept = await mailIn.keep({
    mailbox: 'amt',
    raw: mailOf({ 'Message-ID': `<d${mails}@amt.example>`, ...headers }, body),
    receivedAt: nowMs(),
  });
  if (kept === 'known') throw new Error('known');
  return mailIn.process(kept.id);
}
const answers = async (ticketId: string) => {
  const listed = await callRoute(portal.routes, contract.listProposedAnswers, agent, { params: { ticketId } });
  if (!listed.ok) throw new Error(listed.code);
  return listed.value.answers;
};
const send = (ticket: Ticket, proposedId: string, text: string, who = agent, senderConfirmed?: boolean) =>
  callRoute(portal.routes, contract.sendProposedAnswer, who, {
    params: { ticketId: ticket.ticketId, proposedId },
    body: { version: ticket.version, text, senderConfirmed },
  });
const giveBack = (ticket: Ticket, proposedId: string, reason: string) =>
  callRoute(portal.routes, contract.returnProposedAnswer, agent, {
    params: { ticketId: ticket.ticketId, proposedId },
    body: { version: ticket.version, reason },
  });

describe('settings', () => {
  const change = (mode: NoticeMode, address: string, was: contract.NoticeSettings) =>
    callRoute(portal.routes, contract.changeNoticeSettings, lead, {
      params: { departmentId: buergerservice },
      body: { mode, address, was },
    });
  it('[DP1] are written once per what was seen, and never name a mailbox of our own', async () => {
    await set('off', mailbox);
    const was = { mode: 'off', address: mailbox } as const;
    expect(await change('link', '', was)).toMatchObject({ code: 'addressWrong' });
    expect(await change('link', 'zwei@amt.example, drei@amt.example', was)).toMatchObject({ code: 'addressWrong' });
    expect(await change('link', 'POST+x@stadt.example', was)).toMatchObject({ code: 'addressOurs' });
    expect(await change('mail', 'amt@stadt.example', was)).toMatchObject({ code: 'addressOurs' });
    expect(await change('link', 'neu@amt.example', was)).toEqual({
      ok: true,
      value: { mode: 'link', address: 'neu@amt.example' },
    });
    expect(await change('mail', 'alt@amt.example', was)).toMatchObject({ code: 'versionChanged' });
    const listed = await callRoute(portal.routes, contract.listNoticeSettings, lead);
    expect(listed).toMatchObject({ ok: true, value: { mail: true } });
    expect(listed.ok && listed.value.departments.find(({ departmentId }) => departmentId === buergerservice)).toEqual({
      ...{ departmentId: buergerservice, mode: 'link', address: 'neu@amt.example' },
    });
  });
});

describe('notices', () => {
  it('[DP2] [DP4] [DP6] [MO16] a new ticket is told, by a program and without personal data', async () => {
    await set('signIn');
    const ticket = await made();
    const mail = await mailNumber(0);
    expect(mail.to).toEqual([mailbox]);
    expect(mail.header('auto-submitted')).toBe('auto-generated');
    expect(mail.header('reply-to')).toContain(replyAddress(box, ticket.number, key, 'department'));
    expect(mail.body).toContain(`https://hotline.example/tickets?ticket=${ticket.ticketId}`);
    expect(mail.raw).not.toMatch(/Zoe|Geheim|0151|zoe@|Wo bleibt/);
  });
  it('[DP2] with the transaction that fails nothing is told; a department that wants nothing hears nothing', async () => {
    await set('signIn');
    await expect(
      db.transaction().execute(async (trx) => {
        const [row] = await trx.selectFrom('ticket').select('id').limit(1).execute();
        await portal.tell(trx, row?.id ?? '', 'created');
        throw new Error('broken off');
      }),
    ).rejects.toThrow('broken off');
    await set('off');
    await made();
    expect(await db.selectFrom('mailOutbox').select('id').execute()).toEqual([]);
    expect(await db.selectFrom('departmentNotice').select('id').execute()).toEqual([]);
  });
  it('[DP2] the department it is handed on to is told, and the answer to its question', async () => {
    await set('off');
    await set('signIn', 'wohnen@amt.example', wohngeldstelle);
    const ticket = await made();
    const order = { ticketId: ticket.ticketId, now: nowMs(), today: '2026-12-01', timeZone: 'Europe/Berlin' };
    const told = {
      handedOn: portal.handedOn,
      replied: (trx: typeof db, id: string, text: string) => portal.tell(trx, id, 'replied', text),
    };
    const on = (version: number, kind: 'handedOn' | 'asked' | 'replied', text: string) =>
      doOnTicket(
        db,
        agent,
        {
          ...order,
          ...told,
          version,
          deed: kind === 'handedOn' ? { kind, text, departmentId: wohngeldstelle } : { kind, text },
        },
        uuidv7(nowMs()),
      );
    expect((await on(1, 'handedOn', 'gehört dorthin')).ok).toBe(true);
    expect(await mailNumber(0)).toMatchObject({ to: ['wohnen@amt.example'] });
    expect((await on(2, 'asked', 'Welche Wohnung?')).ok).toBe(true);
    expect((await on(3, 'replied', 'Die in der Mitte.')).ok).toBe(true);
    expect((await mailNumber(1)).body).toContain('Rückfrage beantwortet');
    await set('off', 'wohnen@amt.example', wohngeldstelle);
  });
  it('[DP2] [DP4] a citizen’s new words are told, whole only to a department served by mail alone', async () => {
    await set('mail');
    const ticket = await made();
    expect((await mailNumber(0)).body).toMatch(/Wo bleibt der Ausweis\? Telefon …/);
    await arrives({ To: replyAddress(box, ticket.number, key) }, 'Es eilt, 0151 2345678.');
    const mail = await mailNumber(1);
    expect(mail.body).toMatch(/Neue Nachricht:[^]*Es eilt, …\./);
    expect(mail.raw).not.toMatch(/2345678/);
  });
  it('[DP5] a protected ticket: number and time only, by link', async () => {
    await set('mail', 'wohnen@amt.example', wohngeldstelle);
    await made({ department: wohngeldstelle, topic: 'wohngeld', text: 'Wohngeld für Zoe' });
    const mail = await mailNumber(0);
    expect(mail.body).toContain('/vorgang#');
    expect(mail.body).not.toMatch(/Wohngeld|Zoe/);
    await set('off', 'wohnen@amt.example', wohngeldstelle);
  });
  it('[DP3] danger is told once of each promised time', async () => {
    await set('signIn');
    const ticket = await made();
    await mailNumber(0);
    const standIn = async () => undefined;
    const notices = { mail: outbox, calendar: () => calendar, url: '', secretOf: () => '', standIn };
    const look = () => tellOfDanger(db, notices, ledgerTimes(calendar, nowMs()));
    expect(await look()).toBe(0);
    shiftWallTime(start + 23 * hour);
    expect(await look()).toBe(1);
    expect(await look()).toBe(0);
    expect((await mailNumber(1)).body).toContain('weniger als vier Servicestunden');
    await db
      .updateTable('promise')
      .set({ dueAt: new Date(start + 25 * hour) })
      .where('ticketId', '=', ticket.ticketId)
      .execute();
    expect(await look()).toBe(1);
    await db
      .updateTable('promise')
      .set({ keptAt: new Date(nowMs()) })
      .where('ticketId', '=', ticket.ticketId)
      .execute();
    await db.deleteFrom('departmentNotice').execute();
    expect(await look()).toBe(0);
  });
  it('[DP6] one that is not delivered is noted, and the ticket waits for the team', async () => {
    await set('signIn');
    server.say(550, '5.1.1 no such mailbox');
    const ticket = await made();
    const after = await waitFor(
      'the note',
      async () => {
        const now = await read(ticket.ticketId);
        // The ticket is read before its story: the mark tells that both are there.
        return now.asked ? now : undefined;
      },
      10_000,
    );
    expect(after.notes[0]).toMatchObject({
      kind: 'note',
      text: expect.stringMatching(/kam nicht an.*no such mailbox[^]*rufen Sie dort an/),
    });
    expect(after).toMatchObject({ asked: true, state: 'open' });
  });
});

describe('a link', () => {
  it('[DP7] its secret stands in the mail that was sent and nowhere in the database', async () => {
    await set('link');
    await made();
    const token = await tokenIn(0);
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const rows = await db.selectFrom('mailOutbox').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(token);
    const notices = await db.selectFrom('departmentNotice').selectAll().execute();
    expect(notices).toMatchObject([{ tokenHash: secretHash(token) }]);
    expect(JSON.stringify(notices)).not.toContain(token);
  });
  it('[DP8] [DP9] opens one ticket, once, for who used it', async () => {
    await set('link');
    const ticket = await made();
    await made({ text: 'Ein anderes' });
    const token = await tokenIn(0);
    const mine = browser();
    expect(await open(token, mine)).toMatchObject({
      ok: true,
      value: { state: 'open', obstacle: null, ticket: { ticketId: ticket.ticketId, citizenName: 'Zoe Geheim' } },
    });
    expect(await view(mine)).toMatchObject({
      ok: true,
      value: { state: 'open', ticket: { ticketId: ticket.ticketId } },
    });
    const other = browser();
    expect(await open(token, other)).toMatchObject({ code: 'linkUsed' });
    expect(other.jar.secret).toBeNull();
    expect(await view(other)).toMatchObject({ code: 'noSession' });
    shiftWallTime(start + 8 * hour + 60_000);
    expect(await view(mine)).toMatchObject({ code: 'noSession' });
  });
  it('[DP20] gives out the files of its ticket to be saved, and none of another', async () => {
    await set('link');
    const ticket = await made();
    const other = await made({ text: 'Ein anderes' });
    for (const { number } of [ticket, other])
      await mailIn.keep({
        ...{ mailbox: 'amt', receivedAt: nowMs() },
        raw: multipart(
          'multipart/mixed',
          [
            { headers: { 'Content-Type': 'text/plain' }, body: 'Hier das Bild.' },
            filePart('ausweis.svg', 'image/svg+xml', `<svg onload="x"/>${number}`),
          ],
          { To: replyAddress(box, number, key), 'Message-ID': `<${number}@example.org>` },
        ),
      });
    await mailIn.tick();
    const added = uuidv7(nowMs());
    await db
      .insertInto('ticketFile')
      .values({
        ...{ id: added, ticketId: ticket.ticketId, fileName: 'antrag.pdf', kind: 'pdf', charset: null, bytes: 4 },
        ...{ sha256: 'a'.repeat(64), addedAt: new Date(nowMs()), accountId },
      })
      .execute();
    await db
      .insertInto('ticketFilePiece')
      .values({ fileId: added, position: 0, content: Buffer.from('%PDF') })
      .execute();
    const mine = browser();
    const theirs = browser();
    const seen = await open(await tokenIn(0), mine);
    const seenThere = await open(await tokenIn(1), theirs);
    if (!seen.ok || seen.value.state !== 'open' || !seenThere.ok || seenThere.value.state !== 'open')
      throw new Error('not open');
    expect(seen.value.files).toMatchObject([
      { from: 'mail', name: 'ausweis.svg' },
      { from: 'ticket', name: 'antrag.pdf', fileId: added, bytes: 4 },
    ]);
    const [sent] = seen.value.files;
    const [foreign] = seenThere.value.files;
    expect(seenThere.value.files).toHaveLength(1);
    const file = (who: Browser, from: string, fileId = '') =>
      callRoute(portal.routes, contract.openLinkFile, stranger, { params: { from, fileId } }, who);
    const saved = await file(mine, 'mail', sent?.fileId);
    expect(saved).toMatchObject({
      value: {
        type: 'application/octet-stream',
        disposition: expect.stringMatching(/^attachment; filename/),
        policy: mailFilePolicy,
      },
    });
    if (!saved.ok) throw new Error(saved.code);
    expect(await textOfPieces(saved.value)).toBe(`<svg onload="x"/>${ticket.number}`);
    const pdf = await file(mine, 'ticket', added);
    expect(pdf).toMatchObject({
      value: { type: 'application/pdf', disposition: expect.stringMatching(/^attachment/) },
    });
    if (!pdf.ok) throw new Error(pdf.code);
    expect(await textOfPieces(pdf.value)).toBe('%PDF');

    const refused = { ok: false, code: 'notFound' };
    expect(await file(mine, 'mail', foreign?.fileId)).toEqual(refused);
    expect(await file(theirs, 'mail', sent?.fileId)).toEqual(refused);
    expect(await file(theirs, 'ticket', added)).toEqual(refused);
    expect(await file(mine, 'ticket', sent?.fileId)).toEqual(refused);
    expect(await file(mine, 'mail', 'x')).toEqual(refused);
    expect(await file(browser(), 'mail', sent?.fileId)).toEqual(refused);
    const { version } = await read(ticket.ticketId);
    expect((await answer(mine, version, 'call', 'Ist da.')).ok).toBe(true);
    expect(await file(mine, 'mail', sent?.fileId)).toEqual(refused);
    shiftWallTime(start + 8 * hour + 60_000);
    expect(await file(theirs, 'mail', foreign?.fileId)).toEqual(refused);
  });
  it('[DP8] of two at the same moment one gets in', async () => {
    await set('link');
    await made();
    const token = await tokenIn(0);
    const all = await Promise.all(Array.from({ length: 6 }, () => open(token)));
    expect(all.filter((one) => one.ok)).toHaveLength(1);
    expect(all.filter((one) => !one.ok && one.code === 'linkUsed')).toHaveLength(5);
  });
  it('[DP8] [DP9] ends after five service days, and when the ticket goes to another department', async () => {
    await set('link');
    const ticket = await made();
    const token = await tokenIn(0);
    shiftWallTime(start + 7 * 24 * hour + 15 * hour);
    expect(await open(token)).toMatchObject({ code: 'linkExpired' });
    shiftWallTime(start);
    const mine = browser();
    expect((await open(token, mine)).ok).toBe(true);
    await db.updateTable('ticket').set({ departmentId: wohngeldstelle }).where('id', '=', ticket.ticketId).execute();
    expect(await view(mine)).toMatchObject({ code: 'noSession' });
    expect(await open(token)).toMatchObject({ code: 'linkMoved' });
    expect(await renew(token)).toMatchObject({ code: 'linkMoved' });
  });
  it('[DP10] a used one is replaced by a mail to the department, not twice in five minutes', async () => {
    await set('link');
    await made();
    const token = await tokenIn(0);
    await open(token);
    const both = await Promise.all([renew(token), renew(token)]);
    expect(both.filter((one) => one.ok)).toHaveLength(1);
    expect(both.find((one) => !one.ok)).toMatchObject({ code: 'linkSentLately' });
    const fresh = await tokenIn(1);
    expect(fresh).not.toBe(token);
    expect(await mailNumber(1)).toMatchObject({ to: [mailbox] });
    expect((await open(fresh)).ok).toBe(true);
    expect(await renew('x'.repeat(43))).toMatchObject({ code: 'linkUnknown' });
    shiftWallTime(start + 6 * 60_000);
    expect((await renew(token)).ok).toBe(true);
  });
  it('[DP10] twenty wrong ones, and the right one is turned away for the rest of the hour', async () => {
    await set('link');
    await made();
    const token = await tokenIn(0);
    const thief = { ...browser(), address: '198.51.100.7' };
    for (let tries = 0; tries < 20; tries += 1)
      expect(await open(`${'x'.repeat(40)}${tries}`, thief)).toMatchObject({ code: 'linkUnknown' });
    expect(await open(token, thief)).toMatchObject({ code: 'tooManyRequests' });
    expect((await open(token, { ...browser(), address: '198.51.100.8' })).ok).toBe(true);
  });
  it('[DP18] accepts, asks back and returns, under the department’s name and by the ticket’s own rules', async () => {
    await set('link');
    const ticket = await made();
    const mine = browser();
    await open(await tokenIn(0), mine);
    expect(await deed(mine, 1, 'accepted')).toMatchObject({
      ok: true,
      value: { ticket: { accepted: true, version: 2 } },
    });
    expect(await deed(mine, 1, 'asked', 'Welche Straße?')).toMatchObject({ code: 'versionChanged' });
    expect(await deed(mine, 2, 'asked', '')).toMatchObject({ code: 'reasonMissing' });
    expect(await deed(mine, 2, 'accepted')).toMatchObject({ code: 'sameAlready' });
    expect(await deed(mine, 2, 'returned', 'nicht zuständig')).toMatchObject({
      ok: true,
      value: { ticket: { accepted: false, asked: true } },
    });
    const { notes } = await read(ticket.ticketId);
    expect(notes.map(({ kind, by }) => [kind, by])).toEqual([
      ['accepted', 'Bürgerservice (per Link)'],
      ['returned', 'Bürgerservice (per Link)'],
    ]);
    const [row] = await db.selectFrom('account').selectAll().where('script', '=', true).execute();
    expect(row).toMatchObject({ active: false, passwordHash: null });
  });
  it('[DP9] [DP17] answers the citizen by mail, then shows the ticket no more and takes one proposal', async () => {
    await set('link');
    const ticket = await made({ text: 'Kann mein Sohn den Reisepass allein abholen? Zoe Geheim, 0151 2345678' });
    const mine = browser();
    await open(await tokenIn(0), mine);
    expect(await propose(mine)).toMatchObject({ code: 'noSession' });
    const said =
      'Guten Tag Frau Geheim,\n\nab 16 Jahren mit Vollmacht. Rückfragen an 0151 2345678.\n\nMit freundlichen Grüßen\nPetra Probe';
    const done = await answer(mine, 1, 'mail', said);
    expect(done).toEqual({ ok: true, value: { state: 'answered', number: ticket.number, proposable: true } });
    const mail = await mailNumber(1);
    expect(mail.to).toEqual(['zoe@example.org']);
    expect(mail.body).toContain('ab 16 Jahren mit Vollmacht.');
    expect(await view(mine)).toEqual(done);
    expect(await deed(mine, 2, 'accepted')).toMatchObject({ code: 'noSession' });
    expect(await answer(mine, 2, 'mail', 'Noch einmal')).toMatchObject({ code: 'noSession' });
    expect(await propose(mine)).toMatchObject({
      ok: true,
      value: { words: expect.stringContaining('Reisepass allein abholen') },
    });
    const gap = await db
      .selectFrom('knowledgeGap')
      .selectAll()
      .where('departmentId', '=', buergerservice)
      .executeTakeFirstOrThrow();
    expect(gap).toMatchObject({
      state: 'open',
      kind: 'notFound',
      answer: 'ab 16 Jahren mit Vollmacht. Rückfragen an … .',
    });
    const { promises } = await waitFor('the promise', async () => {
      const now = await read(ticket.ticketId);
      return now.promises[0]?.keptAt ? now : undefined;
    });
    expect(promises).toHaveLength(1);
    shiftWallTime(nowMs() + 16 * 60_000);
    expect(await view(mine)).toMatchObject({ code: 'noSession' });
  });
  it('[DP18] notes a call, which keeps the promise', async () => {
    await set('link');
    const ticket = await made({ wish: { kind: 'callback', number: '0151 23456789', window: '' } });
    const mine = browser();
    expect(await open(await tokenIn(0), mine)).toMatchObject({ value: { obstacle: 'noAddress' } });
    expect(await answer(mine, 1, 'mail', 'Ist da.')).toMatchObject({ code: 'noAddress' });
    expect(await answer(mine, 1, 'call', 'Gesagt, dass er da ist.')).toMatchObject({
      ok: true,
      value: { state: 'answered' },
    });
    expect((await read(ticket.ticketId)).promises[0]?.keptAt).not.toBeNull();
  });
});

describe('[DP21] by link', () => {
  it('a letter is noted as sent, and can be proposed as knowledge like any answer', async () => {
    await set('link');
    const ticket = await made({ wish: { kind: 'letter', address: 'Zoe Geheim\nAm Markt 1\n47798 Krefeld' } });
    expect((await mailNumber(0)).body).toMatch(/Gewünscht: Antwort per Brief/);
    expect((await mailNumber(0)).body).not.toMatch(/Am Markt|Geheim/);
    const mine = browser();
    await open(await tokenIn(0), mine);
    expect(await answer(mine, 1, 'done', 'Erledigt.')).toMatchObject({ code: 'otherWish' });
    expect(await answer(mine, 1, 'letter', 'Der Ausweis liegt bereit.')).toMatchObject({
      ...{ ok: true, value: { state: 'answered', proposable: true } },
    });
    const after = await read(ticket.ticketId);
    expect(after).toMatchObject({ state: 'open', notes: [{ kind: 'letterSent', by: 'Bürgerservice (per Link)' }] });
    expect(after.promises[0]?.keptAt).not.toBeNull();
    expect(server.mails).toHaveLength(1);
  });
  it('what is only to be done is noted as done, which closes the ticket; nobody is written to', async () => {
    await set('link');
    const ticket = await made({ wish: { kind: 'none' } });
    const mine = browser();
    await open(await tokenIn(0), mine);
    expect(await answer(mine, 1, 'letter', 'Brief')).toMatchObject({ code: 'otherWish' });
    expect(await answer(mine, 1, 'mail', 'E-Mail')).toMatchObject({ code: 'noAddress' });
    expect(await answer(mine, 1, 'done', 'Die Laterne leuchtet.')).toMatchObject({ value: { state: 'answered' } });
    expect(await read(ticket.ticketId)).toMatchObject({ state: 'closed', notes: [{ kind: 'done' }] });
    expect(server.mails).toHaveLength(1);
  });
});

describe('a department served by mail alone', () => {
  const at = (ticket: Ticket) => replyAddress(box, ticket.number, key, 'department');
  it('[DP11] [DP12] [DP13] [DP16] [MI16] its reply is an answer to look at, and nothing has gone out', async () => {
    await set('mail');
    const ticket = await made();
    await mailNumber(0);
    const reply = 'Liegt bereit.\n\nAm 23.11.2026 schrieb Bürgertelefon:\n> Guten Tag,\n> Wo bleibt der Ausweis?';
    expect(
      await arrives({ From: 'Petra Probe <petra@amt.example>', To: at(ticket), Subject: 'AW: Ticket' }, reply),
    ).toBe('appended');
    const [one] = await answers(ticket.ticketId);
    expect(one).toMatchObject({
      text: 'Liegt bereit.',
      from: 'petra@amt.example',
      departmentName: 'Bürgerservice',
      quoted: expect.stringMatching(/^Am 23\.11\.2026[^]*Ausweis\?$/),
    });
    const after = await read(ticket.ticketId);
    expect(after.notes).toMatchObject([
      { kind: 'departmentMail', text: expect.stringContaining('> Wo bleibt der Ausweis?') },
    ]);
    expect(after.promises).toHaveLength(1);
    const listed = await listTickets(db, agent, {
      state: 'open',
      waiting: 'answer',
      limit: 10,
      now: nowMs(),
      today: '2026-01-01',
    });
    expect(listed.tickets).toMatchObject([{ ticketId: ticket.ticketId, waiting: 'answer' }]);
    expect(server.mails).toHaveLength(1);
  });
  it.each([
    ['a stranger', { From: 'fremd@example.org' }],
    ['an automatic reply of the department', { From: mailbox, 'Auto-Submitted': 'auto-replied' }],
    ['a mail without a sender', { From: undefined }],
  ])('[DP12] %s proposes nothing, and all of it is in the story', async (_name, headers) => {
    await set('mail');
    const ticket = await made();
    expect(await arrives({ ...headers, To: at(ticket) }, 'Bin nicht da.')).toBe('appended');
    expect(await answers(ticket.ticketId)).toEqual([]);
    expect((await read(ticket.ticketId)).notes).toMatchObject([
      { kind: 'departmentMail', text: expect.stringContaining('Bin nicht da.') },
    ]);
  });
  it('[DP6] [DP12] a bounce of the notice proposes nothing, and the ticket waits for the team', async () => {
    await set('mail');
    const ticket = await made();
    const kept = await mailIn.keep({ mailbox: 'amt', raw: bounceOf(at(ticket)), receivedAt: nowMs() });
    if (kept === 'known') throw new Error('known');
    expect(await mailIn.process(kept.id)).toBe('appended');
    expect(await answers(ticket.ticketId)).toEqual([]);
    expect(await read(ticket.ticketId)).toMatchObject({ asked: true });
  });
  it('[DP11] the citizen’s address and the department’s do not open each other', async () => {
    const { number } = await made();
    expect(ticketOfReply(replyAddress(box, number, key), box, [key], 'department')).toBeUndefined();
    expect(ticketOfReply(replyAddress(box, number, key, 'department'), box, [key])).toBeUndefined();
    const forged = replyAddress(box, number, key).replace('+', '+d');
    expect(ticketOfReply(forged, box, [key], 'department')).toBeUndefined();
  });
  it('[DP14] goes out once, as somebody of the team has read and changed it', async () => {
    await set('mail');
    const ticket = await made();
    await mailNumber(0);
    await arrives({ From: mailbox, To: at(ticket) }, 'Liegt bereit.');
    const [one] = await answers(ticket.ticketId);
    const seen = await read(ticket.ticketId);
    expect(await send({ ...seen, version: 1 }, one?.proposedId ?? '', 'zu früh')).toMatchObject({
      code: 'versionChanged',
    });
    expect(await answers(ticket.ticketId)).toHaveLength(1);
    const both = await Promise.all([1, 2].map(() => send(seen, one?.proposedId ?? '', 'Ihr Ausweis liegt bereit.')));
    expect(both.filter((sent) => sent.ok)).toHaveLength(1);
    const mail = await mailNumber(1);
    expect(mail.to).toEqual(['zoe@example.org']);
    expect(mail.body).toContain('Ihr Ausweis liegt bereit.');
    expect(await answers(ticket.ticketId)).toEqual([]);
    expect((await read(ticket.ticketId)).notes.filter(({ kind }) => kind === 'mailed')).toHaveLength(1);
    expect(server.mails).toHaveLength(2);
  });
  it.each([
    ['checked', 'dmarc=pass header.from=amt.example'],
    ['unchecked', undefined],
    ['unchecked', 'dmarc=none'],
  ] as const)('[DP19] the sender is %s where our server says %s, and it goes out as ever', async (sender, said) => {
    await set('mail');
    const ticket = await made();
    const header = said && `mail.stadt.example; ${said}`;
    await arrives({ From: mailbox, To: at(ticket), 'Authentication-Results': header }, 'Liegt bereit.');
    const [one] = await answers(ticket.ticketId);
    expect(one).toMatchObject({ sender });
    expect((await send(await read(ticket.ticketId), one?.proposedId ?? '', 'Liegt bereit.')).ok).toBe(true);
  });
  it('[DP19] a sender that fails is sent only after somebody confirmed it, which the story says', async () => {
    await set('mail');
    const ticket = await made();
    await mailNumber(0);
    const headers = { From: mailbox, To: at(ticket), 'Authentication-Results': 'mail.stadt.example; dmarc=fail' };
    await arrives(headers, 'Bitte überweisen Sie 50 Euro.');
    const [one] = await answers(ticket.ticketId);
    expect(one).toMatchObject({ sender: 'failed', text: 'Bitte überweisen Sie 50 Euro.' });
    const seen = await read(ticket.ticketId);
    expect(await send(seen, one?.proposedId ?? '', 'Ja.')).toEqual({ ok: false, code: 'senderFailed' });
    expect(await answers(ticket.ticketId)).toHaveLength(1);
    expect(await read(ticket.ticketId)).toEqual(seen);
    expect((await send(seen, one?.proposedId ?? '', 'Ihr Ausweis liegt bereit.', agent, true)).ok).toBe(true);
    expect((await read(ticket.ticketId)).notes.slice(1)).toMatchObject([
      { kind: 'note', text: expect.stringContaining('fiel bei der Prüfung durch'), by: 'ANNA' },
      { kind: 'mailed', text: 'Ihr Ausweis liegt bereit.' },
    ]);
    expect((await mailNumber(1)).body).toContain('Ihr Ausweis liegt bereit.');
  });
  it('[DP14] who wishes a call is told by telephone, which is noted', async () => {
    await set('mail');
    const ticket = await made({ wish: { kind: 'callback', number: '0151 23456789', window: '' } });
    await arrives({ From: mailbox, To: at(ticket) }, 'Liegt bereit.');
    const [one] = await answers(ticket.ticketId);
    const sent = await send(await read(ticket.ticketId), one?.proposedId ?? '', 'Liegt bereit.');
    expect(sent).toMatchObject({ ok: true, value: { notes: [{}, { kind: 'called', text: 'Liegt bereit.' }] } });
  });
  it.each([
    [{ kind: 'letter', address: 'Zoe Geheim\n47798 Krefeld' }, 'letterSent', 'open'],
    [{ kind: 'none' }, 'done', 'closed'],
  ] as const)('[DP14] [DP21] %j: the answer is noted as %s', async (wish, kind, state) => {
    await set('mail');
    const ticket = await made({ wish });
    const before = (await mailNumber(0)).body;
    expect(before).toMatch(/Gewünscht: /);
    await arrives({ From: mailbox, To: at(ticket) }, 'Liegt bereit.');
    const [one] = await answers(ticket.ticketId);
    const sent = await send(await read(ticket.ticketId), one?.proposedId ?? '', 'Liegt bereit.');
    expect(sent).toMatchObject({ ok: true, value: { state, notes: [{}, { kind, text: 'Liegt bereit.' }] } });
    expect((await read(ticket.ticketId)).promises[0]?.keptAt).not.toBeNull();
    expect(server.mails).toHaveLength(1);
  });
  it('[DP15] is returned with a reason, which the department is told', async () => {
    await set('mail');
    const ticket = await made();
    await arrives({ From: mailbox, To: at(ticket) }, 'Ja.');
    const [one] = await answers(ticket.ticketId);
    const seen = await read(ticket.ticketId);
    expect(await giveBack(seen, one?.proposedId ?? '', ' ?')).toMatchObject({ code: 'reasonMissing' });
    expect(await giveBack(seen, one?.proposedId ?? '', 'Bis wann liegt er bereit?')).toMatchObject({ ok: true });
    expect((await mailNumber(1)).body).toMatch(/Was fehlt:\s+Bis wann liegt er bereit\?/);
    expect(await giveBack(await read(ticket.ticketId), one?.proposedId ?? '', 'noch einmal')).toMatchObject({
      code: 'answerSettled',
    });
    expect(await answers(ticket.ticketId)).toEqual([]);
  });
  it('[DP14] other departments’ clerks neither see nor send it', async () => {
    await set('mail');
    const ticket = await made();
    await arrives({ From: mailbox, To: at(ticket) }, 'Ja.');
    const other = caller({ roles: ['clerk'], departmentId: wohngeldstelle, accountId: clerkId });
    const listed = await callRoute(portal.routes, contract.listProposedAnswers, other, {
      params: { ticketId: ticket.ticketId },
    });
    expect(listed).toMatchObject({ code: 'notFound' });
    const [one] = await answers(ticket.ticketId);
    expect(await send(await read(ticket.ticketId), one?.proposedId ?? '', 'Ja.', other)).toMatchObject({
      ok: false,
      code: 'notFound',
    });
    expect(await answers(ticket.ticketId)).toHaveLength(1);
  });
});

it('[DP17] [KL15] a signed-in clerk proposes an answer of the own department’s ticket only', async () => {
  await set('off');
  const ticket = await made({ text: 'Gilt der vorläufige Ausweis für Norwegen?' });
  const noteId = uuidv7(nowMs());
  const at = new Date(nowMs());
  await db
    .insertInto('ticketNote')
    .values({ id: noteId, ticketId: ticket.ticketId, at, kind: 'called', text: 'Ja, drei Monate.', accountId })
    .execute();
  const from = (who: typeof agent, note = noteId) =>
    callRoute(portal.routes, contract.proposeFromTicket, who, {
      params: { ticketId: ticket.ticketId },
      body: { noteId: note },
    });
  expect(await from({ ...clerk, departmentId: wohngeldstelle })).toMatchObject({ code: 'notFound' });
  expect(await from(clerk, uuidv7(nowMs()))).toMatchObject({ code: 'notFound' });
  expect(await from(clerk)).toMatchObject({
    ok: true,
    value: { words: 'Gilt der vorläufige Ausweis für Norwegen?', known: false },
  });
  // The same once more: the same gap, the answer once.
  expect(await from(clerk)).toMatchObject({ ok: true, value: { known: true } });
  const rows = await db.selectFrom('knowledgeGap').select('answer').where('answer', 'like', 'Ja, drei%').execute();
  expect(rows).toEqual([{ answer: 'Ja, drei Monate.' }]);
});

describe('a department that is away', () => {
  const there = 'wohngeld@anderes-amt.example';
  const away = async (isAway: boolean): Promise<void> => {
    const exceptions = isAway ? [{ from: '2020-01-01', to: '2099-12-31', name: 'Betriebsferien', spans: [] }] : [];
    await db
      .updateTable('department')
      .set({ deputyId: isAway ? wohngeldstelle : null, exceptions: JSON.stringify(exceptions) })
      .where('id', '=', buergerservice)
      .execute();
  };
  const hears = (noticeMode: NoticeMode, departmentId = buergerservice, noticeAddress: string | null = mailbox) =>
    db.updateTable('department').set({ noticeMode, noticeAddress }).where('id', '=', departmentId).execute();
  const noticeOf = (ticketId: string) =>
    db
      .selectFrom('mailOutbox')
      .select(['toAddress', 'text'])
      .where('ticketId', '=', ticketId)
      .where('kind', '=', 'departmentNotice')
      .executeTakeFirstOrThrow();
  afterAll(async () => {
    await away(false);
    await hears('off', wohngeldstelle, null);
  });

  it.each([
    ['signIn', /ohne Anmeldung/],
    ['link', /ohne Anmeldung/],
    ['mail', /Bitte antworten Sie einfach auf diese E-Mail/],
  ] as const)('[DP22] its notices go to who stands in, by its own way (%s), and say so', async (mode, way) => {
    await hears(mode);
    await hears('signIn', wohngeldstelle, there);
    await away(true);
    const notice = await noticeOf((await made()).ticketId);
    expect(notice.toAddress).toBe(there);
    expect(notice.text).toContain('in Vertretung: Bürgerservice ist bis 31.12.2099 nicht da');
    expect(notice.text).toMatch(way);
  });

  it("[DP22] an answer of who stands in is an answer, and nobody else's", async () => {
    await hears('mail');
    const ticket = await made();
    const to = replyAddress(box, ticket.number, key, 'department');
    await arrives({ From: `Wera Wohn <${there}>`, To: to, Subject: 'AW' }, 'Liegt bereit.');
    await arrives({ From: 'Fremd <fremd@example.org>', To: to, Subject: 'AW' }, 'Auch ich.');
    const answers = await db
      .selectFrom('proposedAnswer')
      .select('fromAddress')
      .where('ticketId', '=', ticket.ticketId)
      .execute();
    expect(answers).toEqual([{ fromAddress: there }]);
  });

  it('[DP22] without a mailbox of who stands in, or when nobody is away, they go to the department itself', async () => {
    await hears('off', wohngeldstelle, null);
    expect((await noticeOf((await made()).ticketId)).toAddress).toBe(mailbox);
    await hears('signIn', wohngeldstelle, there);
    await away(false);
    expect((await noticeOf((await made()).ticketId)).toAddress).toBe(mailbox);
  });
});
