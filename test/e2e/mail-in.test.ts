// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** A mail that reaches the city's mailbox stands on the screen of the department, with what was attached. */
import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { listDepartments } from '../../src/features/directory/directory.contract.ts';
import { filePart, mailOf, multipart, textPart } from '../../src/features/mail/mail-in.fixture.ts';
import { startDovecot, type Dovecot } from '../harness/dovecot.ts';
import { mailboxAt, type Mailbox } from '../harness/mailbox.ts';
import { startProgram, type TestProgram } from '../harness/program.ts';
import { faultsOf } from './faults.ts';
import { makePerson, openWindow, overflow, picturesOfFailure, signIn, type Window } from './windows.ts';

let dovecot: Dovecot;
let program: TestProgram;
let clerk: Window;
let mailbox: Mailbox;

beforeAll(async () => {
  dovecot = await startDovecot();
  mailbox = await mailboxAt(dovecot);
  dovecot.deliver('buergerservice', mailOf({ Subject: 'Vor dem Start', 'Message-ID': '<null@example.org>' }));
  program = await startProgram({ AMTSLEITUNG_PRACTICE: '1', MAILBOXES: mailbox.path });
  const { departments } = await program.admin().call(listDepartments);
  const { departmentId = '' } = departments.find(({ name }) => name.includes('Bürgerservice')) ?? {};
  const person = await makePerson(program, ['clerk'], { displayName: 'Carl Clerk', departmentId });
  clerk = await openWindow(0, { audio: 'none' });
  await signIn(clerk.page, program, person, '/tickets');
});
afterEach(async ({ task }) => {
  await picturesOfFailure(task, [clerk]);
  expect(clerk?.troubles ?? []).toEqual([]);
});
afterAll(async () => {
  await clerk?.close();
  await program?.stop();
  await dovecot?.close();
  await mailbox?.remove();
});

const rows = () =>
  clerk.page
    .getByRole('grid', { name: 'Tickets' })
    .getByRole('row')
    .filter({ has: clerk.page.getByRole('rowheader') });

test('[MI15] [MI13] a mail becomes a ticket while the page is open; its files are saved, not opened', async () => {
  const { page } = clerk;
  await expect.poll(() => rows().count(), { timeout: 20_000 }).toBe(1);
  dovecot.deliver(
    'buergerservice',
    multipart(
      'multipart/mixed',
      [
        textPart('<p>Guten Tag,</p><script>alert(1)</script><p>anbei der <b>Plan</b>.</p>', 'text/html; charset=utf-8'),
        filePart('../Plan der Straße.html'.normalize(), 'text/html', '<script>document.title = 1</script>'),
      ],
      {
        From: '=?utf-8?Q?Zo=C3=AB_M=C3=BC=C3=9Fig?= <zoe@example.org>',
        Subject: '=?utf-8?Q?Fahrradst=C3=A4nder_vor_der_Schule?=',
        'Message-ID': '<eins@example.org>',
      },
    ),
  );
  const row = rows().filter({ hasText: 'Zoë Müßig' });
  await row.click({ timeout: 20_000 });
  const detail = page.getByRole('complementary', { name: /^Ticket \d{4} \d{4}$/ });
  await detail.getByText('Fahrradständer vor der Schule').waitFor();
  await detail.getByText('anbei der Plan.').waitFor();
  await detail.getByText('Von Zoë Müßig (zoe@example.org)').waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    detail.getByRole('link', { name: 'Plan der Straße.html' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('Plan der Straße.html');
  expect(await readFile(await download.path(), 'utf8')).toBe('<script>document.title = 1</script>');
  const [raw] = await Promise.all([
    page.waitForEvent('download'),
    detail.getByRole('link', { name: 'Original-E-Mail speichern' }).click(),
  ]);
  expect(await readFile(await raw.path(), 'utf8')).toContain('Message-ID: <eins@example.org>');
  expect(await overflow(page)).toEqual([]);
  expect(await faultsOf(page, 'mail-in')).toEqual([]);
  await expect.poll(() => dovecot.count('buergerservice', 'Amtsleitung/verarbeitet')).toBe(2);
});

test('[MI2] [MI15] the server dies: the mail of that moment is one ticket afterwards', async () => {
  for (let at = 0; at < 10; at += 1)
    dovecot.deliver(
      'buergerservice',
      mailOf({
        Subject: `Serie ${at}`,
        From: `Serie ${at} <s${at}@example.org>`,
        'Message-ID': `<s${at}@example.org>`,
      }),
    );
  await expect
    .poll(() => dovecot.count('buergerservice', 'Amtsleitung/verarbeitet'), { interval: 5, timeout: 20_000 })
    .toBeGreaterThan(3);
  await program.killServer();
  await program.ready();
  await expect.poll(() => dovecot.count('buergerservice', 'Amtsleitung/verarbeitet'), { timeout: 30_000 }).toBe(12);
  await expect
    .poll(
      () =>
        rows()
          .filter({ hasText: /Serie \d/ })
          .count(),
      { timeout: 20_000 },
    )
    .toBe(10);
  clerk.forgive(/WebSocket|503|502|Failed to load resource|ERR_/);
});
