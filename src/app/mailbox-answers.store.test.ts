// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The test of a mailbox on its way out and back: from joining to the outbox, and what is answered back to joining. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { testDatabase } from '../../test/harness/database.ts';
import { addAccount, loadSmallCity } from '../../test/harness/small-city.ts';
import { automaticMails } from '../features/mail/mail-in-inbox.store.ts';
import { mailOf } from '../features/mail/mail-in.fixture.ts';
import { createWriter } from '../features/mail/mail-out-writer.ts';
import { createMailboxTests } from '../features/onboarding/mailbox-test.shell.ts';
import { readProofs } from '../features/onboarding/onboarding.store.ts';
import { uuidv7 } from '../lib/ids.ts';
import { nowMs, shiftWallTime } from '../platform/clock.ts';
import type { Deps } from './deps.ts';
import { wireMailIn } from './wire-mail-in.ts';

process.env['AMTSLEITUNG_TEST'] = '1';
const begun = Date.UTC(2026, 10, 23, 9);
const day = 86_400_000;
const { db } = await testDatabase();
const city = await loadSmallCity(db, begun);
const accountId = await addAccount(db, 'lena', ['lead']);
const departmentId = city.department('wohngeldstelle');
const box = 'post@stadt.example';
const theirs = 'wohngeld@amt.example';
const key = Buffer.alloc(32, 7);
const dataDir = mkdtempSync(join(tmpdir(), 'amt-mailbox-'));
writeFileSync(join(dataDir, 'reply-key'), key.toString('base64url'));
const mail = createWriter({
  ...{ key, timeZone: 'Europe/Berlin', newId: () => uuidv7(nowMs()), ownAddresses: async () => [] },
  from: { address: box, city: 'Kleinstadt' },
  jobs: { order: async () => undefined, start: async () => undefined, stop: async () => undefined },
  count: () => undefined,
});
const tests = createMailboxTests({ db, now: nowMs, mail, cityName: () => 'Kleinstadt', mailIsRead: true });
const mailbox = {
  ...{ key: 'post', address: box, department: 'buergerservice', host: '', port: 993, secure: true },
  ...{ user: '', password: '', folder: 'INBOX', authservId: undefined },
};
const deps = {
  ...{ db, runtime: { dataDir }, config: { mailboxes: [mailbox], mail: { from: { name: '', address: box } } } },
  log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  metrics: { counter: () => () => undefined },
};
const { mailIn } = wireMailIn(deps as unknown as Deps, {
  dueAfter: (now) => now + day,
  ticketsChanged: () => undefined,
  tellDepartment: async () => undefined,
  mail,
});
afterAll(async () => {
  await mailIn.stop();
  rmSync(dataDir, { recursive: true });
});

/** Sends a test; gives the mail and the address its answers come to. */
async function sent() {
  const made = await tests.testMailbox(departmentId, accountId);
  if (!made.ok) throw new Error(made.code);
  return db.selectFrom('mailOutbox').selectAll().where('id', '=', made.value.proofId).executeTakeFirstOrThrow();
}
let mails = 0;
async function arrives(headers: Readonly<Record<string, string>>, text = 'Ja, wir lesen das.'): Promise<string> {
  mails += 1;
  const raw = mailOf({ From: `Petra Probe <${theirs}>`, 'Message-ID': `<${mails}@amt.example>`, ...headers }, text);
  const kept = await mailIn.keep({ mailbox: 'post', raw, receivedAt: nowMs() });
  if (kept === 'known') throw new Error('the mail is known');
  return mailIn.process(kept.id);
}
const last = async () => (await readProofs(db, departmentId)).at(-1);

let since = begun;
beforeEach(async () => {
  since += day;
  shiftWallTime(since);
  await db.updateTable('department').set({ email: theirs }).where('id', '=', departmentId).execute();
});

test('[O18] [MI23] an answer to the address of the test confirms the mailbox, with its first words; no ticket is made', async () => {
  const { replyTo, text } = await sent();
  expect(replyTo).toMatch(/^post\+t\d{8}-[a-z2-7]{12}@stadt\.example$/);
  expect(text).toContain('antworten Sie einfach auf diese Mail');
  const answer = 'Ja, wir lesen das.\r\n\r\nAm 23.11.2026 schrieb Bürgertelefon:\r\n> Guten Tag,';
  expect(await arrives({ To: replyTo }, answer)).toBe('ignored');
  expect(await last()).toMatchObject({ state: 'passed', result: 'mailAnswered', note: 'Ja, wir lesen das.' });
  expect(await automaticMails(db, 10)).toMatchObject([{ kind: 'mailboxTest', ticket: null }]);
  expect(await db.selectFrom('ticket').select('id').execute()).toEqual([]);
  // The test is over: who writes there again is not swallowed.
  expect(await arrives({ To: replyTo }, 'Und noch etwas: Frau Probe ist im Urlaub.')).toBe('ticket');
});

test('[O18] a program that answers shows nothing, a mail that comes back ends the test', async () => {
  const { replyTo } = await sent();
  expect(await arrives({ To: replyTo, 'Auto-Submitted': 'auto-replied' }, 'Wir sind im Urlaub.')).toBe('ignored');
  expect(await last()).toMatchObject({ state: 'running' });
  const bounce = { From: 'MAILER-DAEMON@amt.example', 'Return-Path': '<>', 'Auto-Submitted': 'auto-replied' };
  expect(await arrives({ ...bounce, To: replyTo }, 'Unbekannt.')).toBe('ignored');
  expect(await last()).toMatchObject({ state: 'failed', result: 'cameBack' });
});

test('[O18] [O15] neither an older test, nor one of four days ago, nor a forged address counts; then it is a mail like others', async () => {
  const older = await sent();
  const { replyTo } = await sent();
  expect(await arrives({ To: older.replyTo })).toBe('ticket');
  expect(await arrives({ To: replyTo.replace(/-[a-z2-7]{3}/, '-aaa') })).toBe('ticket');
  expect(await last()).toMatchObject({ state: 'running' });
  shiftWallTime(since + 4 * day);
  expect(await arrives({ To: replyTo })).toBe('ticket');
  expect(await last()).toMatchObject({ state: 'failed', result: 'codeOld' });
});
