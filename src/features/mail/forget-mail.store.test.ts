// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { loadSmallCity } from '../../../test/harness/small-city.ts';
import { mailTickets } from '../../app/mail-tickets.ts';
import { forgetMails } from './forget-mail.store.ts';
import { filePart, mailOf, multipart, textPart } from './mail-in.fixture.ts';
import { mailsOfTicket, pageOfMail, rawFile } from './mail-in-read.store.ts';
import { startMailReader } from './mail-in-reader.ts';
import { createMailIn } from './mail-in.shell.ts';
import { insertMail, mailsOf, sendAgain } from './mail-out.store.ts';

const start = Date.UTC(2026, 10, 23, 9);
const day = 86_400_000;
const { db } = await testDatabase();
const city = await loadSmallCity(db, start);
const reader = startMailReader();
afterAll(() => reader.stop());
const mailIn = createMailIn({
  db,
  reader,
  tickets: mailTickets((at) => at + day),
  nowMs: () => start,
  ownAddresses: ['post@stadt.example'],
  departmentOf: async () => city.department('buergerservice'),
  numberOf: () => undefined,
  changed: () => undefined,
  alarm: () => undefined,
});

let count = 0;
async function take(raw: Uint8Array) {
  const kept = await mailIn.keep({ mailbox: 'buergerservice', raw, receivedAt: start });
  if (kept === 'known') throw new Error('known');
  await mailIn.process(kept.id);
  const { ticketId } = await db
    .selectFrom('mailMessage')
    .select('ticketId')
    .where('id', '=', kept.id)
    .executeTakeFirstOrThrow();
  return { id: kept.id, ticketId: ticketId ?? '', raw };
}
const withFile = () =>
  take(
    multipart(
      'multipart/mixed',
      [textPart('<p>Anbei</p>', 'text/html; charset=utf-8'), filePart('plan.txt', 'text/plain', 'Plan')],
      { 'Message-ID': `<${(count += 1)}@example.org>` },
    ),
  );
const close = (ticketId: string, closedAt: number | null) =>
  db
    .updateTable('ticket')
    .set({ state: closedAt === null ? 'open' : 'closed', closedAt: closedAt === null ? null : new Date(closedAt) })
    .where('id', '=', ticketId)
    .execute();
async function write(ticketId: string, state: 'sent' | 'failed' | 'waiting') {
  const id = randomUUID();
  await insertMail(db, {
    ...{ id, ticketId, noteId: null, kind: 'acknowledgement', toAddress: 'zoe@example.org', language: 'de' },
    ...{ subject: 'Nummer', text: 'Wortlaut', html: '<p>Wortlaut</p>', messageId: `<${id}@stadt.example>` },
    ...{ replyTo: 'post@stadt.example', now: start },
  });
  if (state !== 'waiting')
    await db
      .updateTable('mailOutbox')
      .set({ state, nextAt: null, ...(state === 'sent' ? { sentAt: new Date(start) } : { lastError: '550 no' }) })
      .where('id', '=', id)
      .execute();
  return id;
}

describe('mails whose time is over', () => {
  it('[MI21] [MO18] lose raw mail, parts and texts 90 days after their ticket was closed, and not a day before', async () => {
    const mail = await withFile();
    const open = await withFile();
    const sent = await write(mail.ticketId, 'sent');
    await close(mail.ticketId, start);
    expect(await forgetMails(db, start + 90 * day - 1, 90)).toBe(0);
    expect(await rawFile(db, mail.id)).toBeDefined();
    expect(await pageOfMail(db, mail.id)).toBeDefined();

    expect(await forgetMails(db, start + 90 * day, 90)).toBe(2);
    const [entry] = await mailsOfTicket(db, mail.ticketId);
    expect(entry).toMatchObject({
      ...{ mailId: mail.id, fromAddress: 'zoe@example.org', subject: '', hasPage: false, parts: [] },
      forgottenAt: new Date(start + 90 * day).toISOString(),
    });
    expect(await rawFile(db, mail.id)).toBeUndefined();
    expect(await pageOfMail(db, mail.id)).toBeUndefined();
    const left = await db.selectFrom('mailMessage').selectAll().where('id', '=', mail.id).executeTakeFirstOrThrow();
    expect([left.raw, left.text, left.html]).toEqual([null, null, null]);
    expect((await mailsOf(db, mail.ticketId)).map(({ mailId, text, state }) => [mailId, text, state])).toEqual([
      [sent, '', 'sent'],
    ]);
    // Known for ever: the same mail from a backup makes no second ticket.
    const again = await mailIn.keep({ mailbox: 'buergerservice', raw: mail.raw, receivedAt: start });
    expect(again).toBe('known');
    expect(await rawFile(db, open.id)).toBeDefined();
    expect(await forgetMails(db, start + 91 * day, 90)).toBe(0);
  });

  it('[MI21] [MO18] a ticket that was opened again keeps its mails; one that waits to be sent is kept', async () => {
    const mail = await withFile();
    await close(mail.ticketId, start);
    await close(mail.ticketId, null);
    expect(await forgetMails(db, start + 400 * day, 90)).toBe(0);
    await close(mail.ticketId, start);
    const waiting = await write(mail.ticketId, 'waiting');
    const failed = await write(mail.ticketId, 'failed');
    await forgetMails(db, start + 400 * day, 90);
    const texts = new Map((await mailsOf(db, mail.ticketId)).map(({ mailId, text }) => [mailId, text]));
    expect([texts.get(waiting), texts.get(failed)]).toEqual(['Wortlaut', '']);
    // What has no words any more is not sent again.
    expect(await sendAgain(db, mail.ticketId, failed, start)).toBe(false);
  });

  it('[MI21] what lies in quarantine and our own that came back go altogether', async () => {
    const broken = await take(mailOf({ 'Content-Type': 'multipart/mixed' }, 'Text ohne Grenze'));
    const own = await take(mailOf({ From: 'post@stadt.example', 'Auto-Submitted': 'auto-generated' }));
    const states = async () =>
      (await db.selectFrom('mailMessage').select('state').where('id', 'in', [broken.id, own.id]).execute()).map(
        ({ state }) => state,
      );
    expect((await states()).toSorted()).toEqual(['ignored', 'quarantined']);
    expect(await forgetMails(db, start + 90 * day - 1, 90)).toBe(0);
    expect(await forgetMails(db, start + 90 * day, 90)).toBe(2);
    expect(await states()).toEqual([]);
  });

  it('[MI21] many are forgotten in small steps', async () => {
    const { ticketId } = await withFile();
    await close(ticketId, start);
    const rows = Array.from({ length: 450 }, (_, at) => ({
      ...{
        id: randomUUID(),
        mailbox: 'buergerservice',
        identity: at.toString(16).padStart(64, '0'),
        raw: Buffer.from('x'),
      },
      ...{
        receivedAt: new Date(start),
        state: 'processed' as const,
        attempts: 0,
        nextAt: new Date(start),
        hints: '[]',
      },
      ...{ endedAt: new Date(start), ticketId },
    }));
    await db.insertInto('mailMessage').values(rows).execute();
    expect(await forgetMails(db, start + 90 * day, 90)).toBe(451);
  });
});
