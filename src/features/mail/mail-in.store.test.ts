// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { addAccount, loadSmallCity } from '../../../test/harness/small-city.ts';
import { mailTickets } from '../../app/mail-tickets.ts';
import { replyAddress, ticketOfReply } from '../../lib/reply-address.ts';
import type { Caller } from '../../lib/contract.ts';
import type { FileReply } from '../../lib/file-reply.ts';
import { readTicket, noteTicket } from '../promise/ticket.store.ts';
import { nobodysAddress } from '../promise/mail-ticket.store.ts';
import * as contract from './mail-in.contract.ts';
import { bounceOf, filePart, mailOf, multipart, textPart } from './mail-in.fixture.ts';
import { startMailReader } from './mail-in-reader.ts';
import { mailInRoutes } from './mail-in.routes.ts';
import { createMailIn, type MailInDeps } from './mail-in.shell.ts';

const start = Date.UTC(2026, 10, 23, 9);
const { db, away, back } = await testDatabase();
const city = await loadSmallCity(db, start);
const buergerservice = city.department('buergerservice');
const box = 'post@stadt.example';
const key = Buffer.alloc(32, 7);
const hour = 3_600_000;

let now = start;
const alarms: string[] = [];
const acknowledged: string[] = [];
const deps: MailInDeps = {
  db,
  reader: startMailReader(),
  tickets: mailTickets((at) => at + 24 * hour),
  nowMs: () => now,
  ownAddresses: [box],
  departmentOf: async (mailbox) => (mailbox === 'fort' ? undefined : buergerservice),
  numberOf: (address) => ticketOfReply(address, box, [key]),
  isOurs: async (_trx, messageId) => messageId === '<von-uns@stadt.example>',
  authservIdOf: () => 'mail.stadt.example',
  arrived: async (_trx, { ticketId }) => void acknowledged.push(ticketId),
  changed: () => undefined,
  alarm: (what) => alarms.push(what),
};
const mailIn = createMailIn(deps);
const agent = { accountId: await addAccount(db, 'anna', ['agent']), roles: ['agent'] as const, departmentId: null };

let count = 0;
/** A mail nobody has sent before. */
const fresh = (headers: Parameters<typeof mailOf>[0] = {}, body?: string | Uint8Array) =>
  mailOf(
    {
      'Authentication-Results': 'mail.stadt.example; dmarc=pass header.from=example.org',
      'Message-ID': `<${(count += 1)}@example.org>`,
      ...headers,
    },
    body,
  );

async function take(raw: Uint8Array, mailbox = 'buergerservice') {
  const kept = await mailIn.keep({ mailbox, raw, receivedAt: now });
  if (kept === 'known') return { became: 'known' as const, id: '', row: undefined };
  const became = await mailIn.process(kept.id);
  const row = await db.selectFrom('mailMessage').selectAll().where('id', '=', kept.id).executeTakeFirstOrThrow();
  return { became, id: kept.id, row };
}
async function ticketBy(raw: Uint8Array) {
  const { row } = await take(raw);
  const ticket = await readTicket(db, agent, row?.ticketId ?? '');
  if (!ticket) throw new Error('no ticket');
  return ticket;
}
const counts = async () => {
  const rows = await db
    .selectFrom('ticket')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return rows.n;
};
const answerTo = (number: string) => replyAddress(box, number, key);

beforeEach(() => {
  now = start + (count += 1) * 60_000;
  alarms.length = 0;
  acknowledged.length = 0;
});

describe('a mail of a citizen', () => {
  it('[MI1] [MI5] [MI6] becomes a ticket of the mailbox’s department with a promise, and the raw mail stays', async () => {
    const raw = fresh({ Subject: '=?utf-8?Q?F=C3=BChrerschein?=' });
    const { became, row } = await take(raw);
    expect(became).toBe('ticket');
    expect(row).toMatchObject({
      ...{ state: 'processed', kind: 'person', subject: 'Führerschein', fromAddress: 'zoe@example.org', noteId: null },
      ...{ reason: null, hints: [], receivedAt: new Date(now) },
    });
    expect(row?.raw?.equals(raw)).toBe(true);
    expect(await readTicket(db, agent, row?.ticketId ?? '')).toMatchObject({
      state: 'open',
      createdAt: new Date(now).toISOString(),
      departmentId: buergerservice,
      language: 'de',
      text: 'Führerschein\n\nGuten Tag,\nwann ist offen?',
      citizenName: 'Zoe Beispiel',
      wish: { kind: 'email', address: 'zoe@example.org' },
      promises: [{ channel: 'email', dueAt: new Date(now + 24 * hour).toISOString(), keptAt: null }],
      notes: [],
    });
    expect(acknowledged).toEqual([row?.ticketId]);
    const contact = await db
      .selectFrom('matter')
      .innerJoin('contact', 'contact.id', 'matter.contactId')
      .innerJoin('ticket', 'ticket.matterId', 'matter.id')
      .select(['contact.channel', 'matter.outcome'])
      .where('ticket.id', '=', row?.ticketId ?? '')
      .execute();
    expect(contact).toEqual([{ channel: 'email', outcome: 'ticket' }]);
  });

  it('[MI5] fault 18: is a readable ticket without From, Date and Message-ID, and nobody is answered', async () => {
    const ticket = await ticketBy(fresh({ From: undefined, Date: undefined, 'Message-ID': undefined }, `Nr. ${count}`));
    expect(ticket).toMatchObject({ citizenName: '', wish: { kind: 'email', address: nobodysAddress } });
    const [mail] = await db.selectFrom('mailMessage').select('hints').where('ticketId', '=', ticket.ticketId).execute();
    expect(mail?.hints).toEqual([{ code: 'noSender' }]);
    expect(acknowledged).toEqual([]);
  });

  it('[MI3] fault 16: twice, from a backup, after a reset of the mailbox, and at the same time makes one ticket', async () => {
    const raw = fresh();
    const before = await counts();
    const all = await Promise.all([take(raw), take(raw), take(raw)]);
    expect(all.map(({ became }) => became).sort()).toEqual(['known', 'known', 'ticket']);
    const restored = Buffer.concat([Buffer.from('Received: by backup.example\r\nX-UID: 12\r\n'), raw]);
    expect((await take(restored)).became).toBe('known');
    expect(await counts()).toBe(before + 1);
    expect((await take(raw, 'passstelle')).became).toBe('ticket');
  });

  it('[MI2] fault 17: a mail that was kept before the program died is taken up once', async () => {
    const before = await counts();
    const kept = await mailIn.keep({ mailbox: 'buergerservice', raw: fresh(), receivedAt: now });
    if (kept === 'known') throw new Error('known');
    await Promise.all([mailIn.tick(), mailIn.process(kept.id), createMailIn(deps).tick()]);
    expect(await mailIn.process(kept.id)).toBe('gone');
    expect(await counts()).toBe(before + 1);
  });

  it('[MI2] a mail that comes while the one before it is taken up waits for no other', async () => {
    const keep = async () => mailIn.keep({ mailbox: 'buergerservice', raw: fresh(), receivedAt: now });
    let second: Awaited<ReturnType<typeof keep>> | undefined;
    const busy = createMailIn({
      ...deps,
      changed: () => undefined,
      arrived: async () => {
        if (second) return undefined;
        second = await keep();
        void busy.tick();
        return undefined;
      },
    });
    await keep();
    await busy.tick();
    if (second === undefined || second === 'known') throw new Error('the second mail did not come');
    const row = db.selectFrom('mailMessage').select('state').where('id', '=', second.id);
    expect(await row.executeTakeFirst()).toEqual({ state: 'processed' });
  });

  it('[MI2] is tried again when it cannot be kept, and put aside in the end; a database that is away is not counted', async () => {
    const kept = await mailIn.keep({ mailbox: 'fort', raw: fresh(), receivedAt: now });
    if (kept === 'known') throw new Error('known');
    const row = () =>
      db.selectFrom('mailMessage').select(['state', 'attempts', 'reason']).where('id', '=', kept.id).executeTakeFirst();
    expect(await mailIn.process(kept.id)).toBe('later');
    expect(await row()).toEqual({ state: 'stored', attempts: 1, reason: null });
    await mailIn.tick();
    expect(await row()).toMatchObject({ attempts: 1 });
    for (let hours = 1; hours <= 5; hours += 1) {
      now += hour;
      await mailIn.tick();
    }
    expect(await row()).toEqual({ state: 'quarantined', attempts: 6, reason: 'notStorable' });
    const other = await mailIn.keep({ mailbox: 'buergerservice', raw: fresh(), receivedAt: now });
    if (other === 'known') throw new Error('known');
    await away();
    await expect(mailIn.process(other.id)).rejects.toThrow();
    await back();
    expect(await mailIn.process(other.id)).toBe('ticket');
  });

  it('[MI14] [MI13] keeps what was attached, for those who may read the ticket, as files to save', async () => {
    const raw = multipart(
      'multipart/mixed',
      [
        textPart('Anbei'),
        filePart('../plan.html', 'text/html', '<script>x</script>'),
        filePart('leer.txt', 'text/plain', ''),
      ],
      { 'Message-ID': `<${(count += 1)}@example.org>` },
    );
    const ticket = await ticketBy(raw);
    const may = new Set(['anna']);
    const routes = mailInRoutes({
      ...{ db, mailIn, mailboxes: 1, keepDays: 90 },
      mayRead: async (who) => may.has(who.accountId),
    });
    const call = async <T>(
      endpoint: unknown,
      params: Record<string, string>,
      accountId: string,
      roles: string[] = ['agent'],
    ) => {
      const [, handler] = routes.find(([one]) => one === endpoint) ?? [];
      const who = { accountId, roles } as unknown as Caller;
      return (await handler?.({ params } as never, who, {} as never)) as
        { ok: true; value: T } | { ok: false; code: string };
    };
    const list = await call<{ mails: contract.TicketMail[] }>(
      contract.listTicketMails,
      { ticketId: ticket.ticketId },
      'anna',
    );
    if (!list.ok) throw new Error(list.code);
    const [mail] = list.value.mails;
    expect(mail).toMatchObject({ subject: 'Frage zum Ausweis', fromAddress: 'zoe@example.org', noteId: null });
    expect(mail?.parts).toMatchObject([
      { name: 'plan.html', bytes: 18, inline: false },
      { name: 'leer.txt', bytes: 0 },
    ]);
    const part = await call<FileReply>(contract.openMailPart, { partId: mail?.parts[0]?.partId ?? '' }, 'anna');
    if (!part.ok) throw new Error(part.code);
    expect(part.value).toMatchObject({
      type: 'application/octet-stream',
      disposition: `attachment; filename="plan.html"; filename*=UTF-8''plan.html`,
      bytes: 18,
    });
    const rawFile = await call<FileReply>(contract.openRawMail, { mailId: mail?.mailId ?? '' }, 'anna');
    if (!rawFile.ok) throw new Error(rawFile.code);
    const pieces: Uint8Array[] = [];
    for await (const piece of rawFile.value.pieces) pieces.push(piece);
    expect(Buffer.concat(pieces).equals(raw)).toBe(true);
    for (const [endpoint, params] of [
      [contract.listTicketMails, { ticketId: ticket.ticketId }],
      [contract.openMailPart, { partId: mail?.parts[0]?.partId ?? '' }],
      [contract.openRawMail, { mailId: mail?.mailId ?? '' }],
      [contract.openRawMail, { mailId: 'x' }],
    ] as const)
      expect(await call(endpoint, params, 'fremd')).toEqual({ ok: false, code: 'notFound' });
  });
});

describe('an answer', () => {
  it('[MI4] [MI6] joins its ticket by the signed address and opens it again with a promise', async () => {
    const ticket = await ticketBy(fresh());
    const closing = { ticketId: ticket.ticketId, version: ticket.version, kind: 'closed', text: 'Erledigt' } as const;
    await noteTicket(db, agent, { ...closing, now, dueAt: now }, crypto.randomUUID());
    now += hour;
    const { became, row } = await take(
      fresh({ To: answerTo(ticket.number), Subject: 'Re: Ausweis' }, 'Noch eine Frage'),
    );
    expect(became).toBe('appended');
    const after = await readTicket(db, agent, ticket.ticketId);
    expect(after).toMatchObject({ state: 'open', version: ticket.version + 2 });
    expect(after?.notes.at(-1)).toMatchObject({
      noteId: row?.noteId,
      kind: 'mailIn',
      text: 'Re: Ausweis\n\nNoch eine Frage',
      by: '',
    });
    expect(after?.promises.map(({ endedReason }) => endedReason)).toEqual(['Erledigt', null]);
    expect(acknowledged).toEqual([ticket.ticketId]);
  });

  it('[MI6] makes no second promise while one is open, and a new one when the last was kept', async () => {
    const ticket = await ticketBy(fresh());
    await take(fresh({ To: answerTo(ticket.number) }));
    const one = await readTicket(db, agent, ticket.ticketId);
    expect(one?.promises).toHaveLength(1);
    const kept = { ticketId: ticket.ticketId, version: one?.version ?? 0, kind: 'mailed', text: '' } as const;
    await noteTicket(db, agent, { ...kept, now, dueAt: now }, crypto.randomUUID());
    await take(fresh({ To: answerTo(ticket.number) }));
    expect((await readTicket(db, agent, ticket.ticketId))?.promises).toHaveLength(2);
  });

  it('[MI4] S16: a stranger who names a number, quotes us or sets our headers gets a new ticket with a hint', async () => {
    const ticket = await ticketBy(fresh());
    const forged = answerTo(ticket.number).replace(/-.{12}@/, '-aaaaaaaaaaaa@');
    for (const headers of [
      { Subject: `Re: [Ticket ${ticket.number.slice(0, 4)} ${ticket.number.slice(4)}]` },
      { Subject: ticket.number, 'X-Amtsleitung-Ticket': ticket.number, 'X-Zammad-Ticket-Id': ticket.ticketId },
      { To: forged },
      { Subject: ticket.number, 'In-Reply-To': '<1@example.org>', References: '<1@example.org>' },
    ]) {
      const { became, row } = await take(fresh(headers));
      expect(became).toBe('ticket');
      expect(row?.ticketId).not.toBe(ticket.ticketId);
      expect(row?.hints).toEqual([{ code: 'namesTicket', number: ticket.number }]);
    }
    expect((await readTicket(db, agent, ticket.ticketId))?.notes).toEqual([]);
  });
});

describe('what no person wrote', () => {
  it('[MI9] fault 22: a bounce joins the ticket of what it gives back, opens it, and is not answered', async () => {
    const ticket = await ticketBy(fresh());
    const { became, row } = await take(bounceOf(answerTo(ticket.number)));
    expect([became, row?.kind, row?.ticketId]).toEqual(['appended', 'bounce', ticket.ticketId]);
    expect(acknowledged).toEqual([ticket.ticketId]);
    expect((await take(bounceOf('fremd@example.org'))).became).toBe('ticket');
  });

  it('[MI9] [MI10] S14: an automatic reply to a closed ticket is noted and opens nothing', async () => {
    const ticket = await ticketBy(fresh());
    const closing = { ticketId: ticket.ticketId, version: ticket.version, kind: 'closed', text: 'Erledigt' } as const;
    await noteTicket(db, agent, { ...closing, now, dueAt: now }, crypto.randomUUID());
    now += hour;
    await take(fresh({ To: answerTo(ticket.number), 'Auto-Submitted': 'auto-replied' }));
    const after = await readTicket(db, agent, ticket.ticketId);
    expect([after?.state, after?.notes.at(-1)?.kind, after?.promises.length]).toEqual(['closed', 'mailIn', 1]);
  });

  it('[MI10] S14: two hotlines do not talk to each other: a ticket, but no acknowledgement', async () => {
    for (const headers of [
      { 'Auto-Submitted': 'auto-generated' },
      { 'List-Id': '<l.example>' },
      { Precedence: 'bulk' },
    ])
      expect((await take(fresh(headers))).became).toBe('ticket');
    expect(acknowledged).toEqual([]);
  });

  it('[MI8] S14: what we wrote ourselves makes nothing', async () => {
    const before = await counts();
    expect((await take(fresh({ From: box, 'Auto-Submitted': 'auto-generated' }))).row).toMatchObject({
      state: 'ignored',
      reason: 'own',
    });
    expect((await take(fresh({ 'Message-ID': '<von-uns@stadt.example>' }))).became).toBe('ignored');
    expect(await counts()).toBe(before);
  });
});

describe('quarantine', () => {
  it('[MI11] fault 19: keeps what cannot be read, takes the next within a second, and a later try gives the original time', async () => {
    const broken = fresh({ 'Content-Type': 'multipart/mixed' }, `Text ohne Grenze ${count}`);
    const { became, id, row } = await take(broken);
    expect(became).toBe('quarantined');
    expect(row).toMatchObject({ state: 'quarantined', reason: 'boundaryMissing', ticketId: null });
    expect(alarms).toEqual(['mailQuarantined']);
    const began = performance.now();
    expect((await take(fresh())).became).toBe('ticket');
    expect(performance.now() - began).toBeLessThan(1_000);
    // A newer version of the program can read it.
    const later = createMailIn({
      ...deps,
      reader: { ...deps.reader, read: async (_, at) => deps.reader.read(mailOf(), at) },
    });
    const came = now;
    now += 5 * hour;
    expect(await mailIn.again(id)).toBe('quarantined');
    expect(await later.again(id)).toBe('ticket');
    expect(await later.again(id)).toBeUndefined();
    const ticket = await db.selectFrom('mailMessage').select('ticketId').where('id', '=', id).executeTakeFirstOrThrow();
    expect((await readTicket(db, agent, ticket.ticketId ?? ''))?.createdAt).toBe(new Date(came).toISOString());
  });
});
