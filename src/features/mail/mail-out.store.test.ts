// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { startMailServer } from '../../../test/harness/mail-server.ts';
import { addAccount, answeredCall, loadSmallCity } from '../../../test/harness/small-city.ts';
import { uuidv7 } from '../../lib/ids.ts';
import { ticketOfReply } from '../../lib/reply-address.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { createJobs } from '../../platform/jobs/jobs.ts';
import { createRelay } from '../../platform/mail/relay.ts';
import type { Relay } from '../../platform/mail/relay.port.ts';
import type { MailOutbox, MailOutDeps, SettledMail } from './mail-out.port.ts';
import { createMailOutbox } from './mail-out.shell.ts';
import { claimMail } from './mail-out.store.ts';

const { db, connection, away, back } = await testDatabase();
const begun = Date.UTC(2026, 10, 23, 9);
const city = await loadSmallCity(db, begun);
const accountId = await addAccount(db, 'anna', ['agent']);
const key = new TextEncoder().encode('a key of thirty-two bytes length');
const box = 'post@stadt.example';
const hour = 3_600_000;
const server = await startMailServer();
afterAll(() => server.close());

let now = begun;
let boxes: MailOutbox[] = [];
let settled: (SettledMail & { readonly why?: string })[] = [];
let corrected: SettledMail[] = [];
let counted: string[] = [];
let alarms: unknown[] = [];
beforeEach(async () => {
  await db.deleteFrom('mailOutbox').execute();
  server.say(0);
  server.onTaken = undefined;
  (server.mails as unknown[]).length = 0;
  now = begun;
  settled = [];
  corrected = [];
  counted = [];
  alarms = [];
});
afterEach(async () => {
  await Promise.all(boxes.map((each) => each.stop()));
  boxes = [];
});

const relayTo = (port: number, silenceMs = 10_000): Relay =>
  createRelay({
    host: '127.0.0.1',
    port,
    tls: 'off',
    from: { name: 'Bürgertelefon "Klein"', address: box },
    silenceMs,
  });

/** An outbox with the real queue and the real way to the test's mail server, on a clock of the test. */
function outbox(changes: Partial<MailOutDeps> = {}): MailOutbox {
  const made = createMailOutbox({
    db,
    now: () => now,
    newId: () => uuidv7(now),
    relay: relayTo(server.port),
    jobs: createJobs(connection, 'mail', () => undefined),
    from: { address: box, city: 'Kleinstadt', phone: '0221 4710000' },
    ownAddresses: async () => ['buergerservice@example.invalid'],
    key,
    timeZone: 'Europe/Berlin',
    accepted: async (_, mail) => void settled.push(mail),
    corrected: async (_, mail) => void corrected.push(mail),
    failed: async (_, mail) => void settled.push(mail),
    changed: () => undefined,
    count: (what) => counted.push(what),
    alarm: (what, details) => alarms.push([what, details]),
    lookEveryMs: 50,
    pauseMs: 50,
    ...changes,
  });
  boxes.push(made);
  return made;
}

let tickets = 0;
async function ticket(): Promise<string> {
  const { matterId } = await answeredCall(db, { accountId, at: begun });
  const id = randomUUID();
  tickets += 1;
  await db
    .insertInto('ticket')
    .values({
      id,
      number: String(10_000_000 + tickets),
      codeHash: '',
      matterId,
      serviceId: null,
      departmentId: city.department('buergerservice'),
      protected: false,
      language: 'pl',
      text: '',
      citizenName: '',
      foldedName: '',
      wish: JSON.stringify({ kind: 'email', address: 'zoe@example.org' }),
      state: 'open',
      createdAt: new Date(begun),
      closedAt: null,
      version: 1,
    })
    .execute();
  return id;
}
const of = (ticketId: string, address = 'zoe@example.org') => ({
  ticketId,
  number: '12345670',
  language: 'pl' as const,
  address,
  now,
});
async function written(mails: MailOutbox, changes: { text?: string; translation?: string; address?: string } = {}) {
  const ticketId = await ticket();
  const noteId = randomUUID();
  await db
    .insertInto('ticketNote')
    .values({ id: noteId, ticketId, at: new Date(now), kind: 'mailed', text: '', accountId })
    .execute();
  const { text = 'Der Ausweis ist da.', translation = 'Dowód jest gotowy.', address } = changes;
  await transaction(db, (trx) => mails.answer(trx, { ...of(ticketId, address), noteId, text, translation }));
  return { ticketId, noteId };
}
const acknowledged = async (mails: MailOutbox, address: string) => {
  const ticketId = await ticket();
  return transaction(db, (trx) => mails.acknowledge(trx, { ...of(ticketId, address), dueAt: begun + 24 * hour }));
};
const rows = () => db.selectFrom('mailOutbox').selectAll().orderBy('id').execute();
const row = async () => (await rows())[0]!;
const whenSent = () => expect.poll(async () => (await row()).state, { timeout: 10_000 }).toBe('sent');

describe('sending', () => {
  it('[MO1] [MO5] [MO10] [MO11] [MO12] an answer goes out as it was written, comes back to the ticket and is accepted', async () => {
    const mails = outbox();
    mails.start();
    const { ticketId, noteId } = await written(mails);
    await whenSent();
    expect(server.mails).toHaveLength(1);
    const [mail] = server.mails;
    const { messageId } = await row();
    expect(mail?.to).toEqual(['zoe@example.org']);
    expect(mail?.header('message-id')).toBe(messageId);
    expect(mail?.header('date')).toBe('Mon, 23 Nov 2026 09:00:00 +0000');
    expect(mail?.header('from')).toMatch(/<post@stadt\.example>$/);
    const replyTo = /<(.+)>/.exec(mail?.header('reply-to') ?? '')?.[1] ?? mail?.header('reply-to') ?? '';
    expect(ticketOfReply(replyTo, box, [key])).toBe('12345670');
    expect(mail?.from).toBe(replyTo);
    expect(mail?.header('auto-submitted')).toBeUndefined();
    expect(mail?.header('x-auto-response-suppress')).toContain('OOF');
    expect(mail?.header('content-type')).toMatch(/^multipart\/alternative/);
    expect(mail?.raw).toMatch(/Content-Type: text\/plain; charset=utf-8/);
    expect(mail?.raw).toMatch(/Content-Type: text\/html; charset=utf-8/);
    expect(settled).toEqual([{ mailId: (await row()).id, ticketId, noteId, writtenAt: begun, now: begun }]);
    expect(await mails.mailsOf(db, ticketId)).toMatchObject([
      { kind: 'answer', state: 'sent', attempts: 1, maybeTwice: false, error: null },
    ]);
  });

  it('[MO1] is woken by its job at once, not by the next look', async () => {
    const mails = outbox({ lookEveryMs: 3_600_000 });
    mails.start();
    // The queue runs by then.
    await written(mails);
    await expect
      .poll(
        async () => {
          if (server.mails.length > 0) return true;
          await written(mails);
          return false;
        },
        { timeout: 15_000, interval: 500 },
      )
      .toBe(true);
  });

  it('[MO1] what is rolled back is never sent', async () => {
    const mails = outbox();
    mails.start();
    const ticketId = await ticket();
    await expect(
      transaction(db, async (trx) => {
        await mails.promiseMoved(trx, { ...of(ticketId), dueAt: begun + hour });
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await sleep(300);
    expect(await rows()).toEqual([]);
    expect(server.mails).toEqual([]);
  });

  it('[MO3] [fault 21] refused for now: tried again, and accepted hours later with the same Message-ID', async () => {
    const mails = outbox();
    server.say(451, '4.7.1 Greylisted');
    mails.start();
    const { ticketId } = await written(mails);
    await expect.poll(async () => (await row()).lastError, { timeout: 10_000 }).toContain('Greylisted');
    const first = await row();
    expect(first).toMatchObject({ state: 'waiting', attempts: 1, maybeTwice: false, claimedAt: null });
    expect(first.nextAt?.getTime()).toBe(begun + 60_000);
    for (const [tries, minutes] of [1, 6, 21, 51, 111, 231].entries()) {
      now = begun + minutes * 60_000;
      await expect.poll(row, { timeout: 10_000 }).toMatchObject({ attempts: tries + 2, claimedAt: null });
    }
    server.say(0);
    now = begun + 8 * hour;
    await whenSent();
    expect(server.mails.map((mail) => mail.header('message-id'))).toEqual([first.messageId]);
    expect(settled).toHaveLength(1);
    expect(await mails.mailsOf(db, ticketId)).toMatchObject([{ state: 'sent', attempts: 8, error: null }]);
  });

  it('[MO4] [fault 21] three days of refusals: not delivered, with the last words', async () => {
    const mails = outbox();
    server.say(450, 'mailbox busy');
    mails.start();
    await written(mails);
    await expect.poll(async () => (await row()).attempts, { timeout: 10_000 }).toBe(1);
    for (let tries = 1; (await row()).state === 'waiting' && tries < 40; tries += 1) {
      await expect.poll(async () => (await row()).claimedAt).toBeNull();
      const { nextAt, attempts } = await row();
      now = nextAt!.getTime();
      await expect
        .poll(async () => (await row()).attempts > attempts && (await row()).claimedAt === null, { timeout: 10_000 })
        .toBe(true);
    }
    expect(now).toBe(begun + 72 * hour);
    expect(await row()).toMatchObject({ state: 'failed', nextAt: null });
    expect(settled).toMatchObject([{ why: expect.stringContaining('mailbox busy') }]);
    expect(counted.at(-1)).toBe('usedUp');
  });

  it('[MO4] refused for good: not delivered at once; a person sends it again, and it is the same mail', async () => {
    const mails = outbox();
    server.say(550, '5.1.1 No such\u0007 user here');
    mails.start();
    const { ticketId } = await written(mails);
    await expect.poll(async () => (await row()).state, { timeout: 10_000 }).toBe('failed');
    const failed = await row();
    expect(failed.lastError).toMatch(/550 5\.1\.1 No such user here/);
    expect(settled).toMatchObject([{ ticketId, why: failed.lastError }]);
    expect(await mails.again(db, randomUUID(), failed.id, now)).toBe(false);
    expect(await mails.again(db, ticketId, 'x', now)).toBe(false);
    server.say(0);
    expect(await transaction(db, (trx) => mails.again(trx, ticketId, failed.id, now))).toBe(true);
    await whenSent();
    expect(server.mails.map((mail) => mail.header('message-id'))).toEqual([failed.messageId]);
    expect(await mails.again(db, ticketId, failed.id, now)).toBe(false);
  });

  it('[MO2] [MO3] a server that hangs after the content: tried again, and said to have come twice perhaps', async () => {
    const mails = outbox({ relay: relayTo(server.port, 1_000) });
    server.say('hang');
    mails.start();
    const { ticketId } = await written(mails);
    await expect.poll(async () => (await row()).lastError, { timeout: 10_000 }).not.toBeNull();
    expect(await row()).toMatchObject({ state: 'waiting', maybeTwice: true });
    server.say(0);
    now = begun + hour;
    await whenSent();
    expect(await mails.mailsOf(db, ticketId)).toMatchObject([{ state: 'sent', maybeTwice: true }]);
  });

  it('[MO3] a server that is away: tried again, and accepted when it is back', async () => {
    const mails = outbox();
    await server.away();
    mails.start();
    await written(mails);
    await expect.poll(async () => (await row()).lastError, { timeout: 10_000 }).toContain('ECONNREFUSED');
    expect(await row()).toMatchObject({ state: 'waiting', maybeTwice: false });
    await server.back();
    now = begun + hour;
    await whenSent();
  });

  it('[MO2] killed between acceptance and commit: the next life sends the same Message-ID, and the ticket says so', async () => {
    const mails = outbox();
    await written(mails);
    const { id, messageId } = await row();
    // The first life took it, handed it over, and was gone.
    await claimMail(db, id, now, now + 300_000);
    const relay = relayTo(server.port);
    await relay.send({
      messageId,
      date: now,
      to: 'zoe@example.org',
      replyTo: box,
      subject: 's',
      text: 't',
      html: 'h',
      byProgram: false,
    });
    mails.start();
    await sleep(300);
    expect(server.mails).toHaveLength(1);
    now += 301_000;
    await whenSent();
    expect(server.mails.map((mail) => mail.header('message-id'))).toEqual([messageId, messageId]);
    expect(await row()).toMatchObject({ maybeTwice: true, attempts: 2 });
  });

  it('[MO2] the database goes while a mail is accepted and comes back: written down once, sent once', async () => {
    const mails = outbox();
    server.onTaken = away;
    mails.start();
    await written(mails);
    await expect.poll(() => server.mails.length, { timeout: 10_000 }).toBe(1);
    await sleep(500);
    server.onTaken = undefined;
    await back();
    await whenSent();
    expect(server.mails).toHaveLength(1);
    expect(await row()).toMatchObject({ maybeTwice: false, attempts: 1 });
    // The queue is back as well: what is written now goes out.
    await db.deleteFrom('mailOutbox').execute();
    await written(mails);
    await whenSent();
    expect(alarms).toEqual([]);
  });

  it('[MO2] two programs at one outbox send each mail once', async () => {
    const [one, other] = [outbox(), outbox()];
    for (let n = 0; n < 12; n += 1) await written(one);
    one.start();
    other.start();
    await expect
      .poll(async () => (await rows()).every(({ state }) => state === 'sent'), { timeout: 18_000 })
      .toBe(true);
    expect(server.mails).toHaveLength(12);
    expect(new Set(server.mails.map((mail) => mail.header('message-id'))).size).toBe(12);
  });

  it('[MO13] [S15] what people write stays text: one recipient, no header of theirs', async () => {
    const mails = outbox();
    mails.start();
    const evil = 'Hallo\r\nBcc: evil@example.org\r\n.\r\nMAIL FROM:<evil@example.org>\r\n\r\n<b>x</b>\u0000';
    await written(mails, { text: evil, translation: evil });
    await whenSent();
    expect(server.mails).toHaveLength(1);
    const [mail] = server.mails;
    expect(mail?.to).toEqual(['zoe@example.org']);
    expect(mail?.header('bcc')).toBeUndefined();
    expect(mail?.header('subject')).not.toMatch(/evil/);
    const ticketId = await ticket();
    for (const address of ['a@x.example\r\nBcc: b@x.example', 'a@x.example,b@x.example', '<a@x.example>'])
      expect(
        await transaction(db, (trx) =>
          mails.answer(trx, { ...of(ticketId, address), noteId: randomUUID(), text: 'x', translation: '' }),
        ),
      ).toBe(false);
  });
});

describe('what the program writes by itself', () => {
  it('[MO7] [MO10] [S14] an acknowledgement says number and time, is marked as automatic, and answers nobody', async () => {
    const mails = outbox();
    mails.start();
    expect(await acknowledged(mails, 'zoe@example.org')).toBeUndefined();
    await whenSent();
    const [mail] = server.mails;
    expect(mail?.header('auto-submitted')).toBe('auto-generated');
    expect(mail?.header('x-auto-response-suppress')).toContain('AutoReply');
    expect((await row()).text).toContain('1234 5670');
    expect(settled).toEqual([]);
  });

  it('[MO8] [S14] one an hour to an address in any spelling, also at the same moment', async () => {
    const mails = outbox();
    const same = ['zoe@example.org', 'ZOE@example.org', 'zoe+1@example.org', 'zoe+2@Example.org'];
    const results = await Promise.all(same.map((address) => acknowledged(mails, address)));
    expect(results.filter((why) => why === undefined)).toHaveLength(1);
    expect(results.filter((why) => why === 'address')).toHaveLength(3);
    expect(await acknowledged(mails, 'other@example.org')).toBeUndefined();
    now += hour;
    expect(await acknowledged(mails, 'zoe@example.org')).toBeUndefined();
    expect(counted.filter((what) => what === 'notWritten:address')).toHaveLength(3);
  });

  it('[MO8] [S14] 300 an hour to all', async () => {
    const mails = outbox();
    const ticketId = await ticket();
    await transaction(db, async (trx) => {
      for (let n = 0; n < 300; n += 1)
        await mails.acknowledge(trx, { ...of(ticketId, `p${n}@example.org`), dueAt: begun + hour });
    });
    expect(await rows()).toHaveLength(300);
    expect(await acknowledged(mails, 'late@example.org')).toBe('all');
    now += hour;
    expect(await acknowledged(mails, 'late@example.org')).toBeUndefined();
  });

  it('[MO9] [S14] nothing to addresses nobody reads and to our own', async () => {
    const mails = outbox();
    expect(await acknowledged(mails, 'no-reply@example.org')).toBe('nobodyReads');
    expect(await acknowledged(mails, 'post+12345670-abcdefghijkl@stadt.example')).toBe('own');
    expect(await acknowledged(mails, 'Buergerservice@example.invalid')).toBe('own');
    expect(await rows()).toEqual([]);
  });

  it('[MO15] tells of a promise that moved', async () => {
    const mails = outbox();
    const ticketId = await ticket();
    await transaction(db, (trx) => mails.promiseMoved(trx, { ...of(ticketId), dueAt: begun + 48 * hour }));
    expect(await mails.mailsOf(db, ticketId)).toMatchObject([{ kind: 'promiseMoved', noteId: null }]);
    expect((await row()).text).toContain('25. November 2026');
  });
});
