// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Mails to citizens from the ticket: acknowledged, written, refused for good and sent again, with a real mail server. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startMailServer, type TestMailServer } from '../harness/mail-server.ts';
import { mailedTicket } from '../harness/mailed-ticket.ts';
import { openStage, type Stage } from '../harness/stage.ts';
import { voices } from '../harness/tone-city.ts';
import { waitFor } from '../harness/wait-for.ts';
import { faultsOf } from './faults.ts';
import { makePerson, openWindow, overflow, picturesOfFailure, signIn, type Window } from './windows.ts';

let server: TestMailServer;
let stage: Stage;
let lead: Window;

beforeAll(async () => {
  server = await startMailServer();
  stage = await openStage(
    {},
    {
      SMTP_URL: `smtp://127.0.0.1:${server.port}`,
      MAIL_FROM: 'Bürgertelefon <post@stadt.example>',
    },
  );
  const agent = await stage.agent();
  await mailedTicket(stage, agent, { name: 'Zofia Probe', address: 'person@example.org' });
  lead = await openWindow(voices.agent);
  await signIn(
    lead.page,
    stage.program,
    await makePerson(stage.program, ['lead'], { displayName: 'Lena' }),
    '/tickets',
  );
});
afterEach(async ({ task }) => {
  await picturesOfFailure(task, [lead]);
  expect(lead.troubles).toEqual([]);
});
afterAll(async () => {
  await lead?.close();
  await stage?.close();
  await server?.close();
});

const opened = async () => {
  await lead.page.getByRole('grid', { name: 'Tickets' }).getByRole('row').filter({ hasText: 'Zofia' }).click();
  return lead.page.getByRole('complementary', { name: /^Ticket / });
};

test('[MO7] a new ticket is acknowledged without anybody’s words', async () => {
  const mail = await waitFor('the acknowledgement', async () => server.mails[0], 20_000);
  expect(mail.to).toEqual(['person@example.org']);
  expect(mail.header('auto-submitted')).toBe('auto-generated');
  expect(mail.raw).not.toMatch(/Zofia|Ausweis/);
  const ticket = await opened();
  await ticket.getByText('Eingangsbestätigung').waitFor();
  await ticket.getByText(/vom Mailserver angenommen/).waitFor();
});

test('[MO4] [MO5] [MO12] an answer is written, refused, sent again and then keeps the promise', async () => {
  const { page } = lead;
  const ticket = await opened();
  server.say(550, '5.1.1 mailbox unknown');
  await ticket.getByRole('button', { name: 'E-Mail schreiben' }).click();
  const dialog = page.getByRole('dialog', { name: /^E-Mail zu Ticket/ });
  await dialog.getByText('Diese Nachricht verlässt das Haus. Sie geht an person@example.org.').waitFor();
  await expect
    .poll(() => dialog.getByRole('button', { name: 'E-Mail senden' }).getAttribute('aria-disabled'))
    .toBe('true');
  await dialog.getByRole('textbox', { name: 'Antwort auf Deutsch' }).fill('Der Ausweis ist da.');
  await dialog.getByText('nasza odpowiedź znajduje się poniżej w języku niemieckim.').waitFor();
  await dialog.getByRole('textbox', { name: /Antwort auf Polnisch/ }).fill('Dowód jest gotowy.');
  // Closed by mistake: what was typed is still there.
  await page.keyboard.press('Escape');
  await ticket.getByRole('button', { name: 'E-Mail schreiben' }).click();
  await expect
    .poll(() => dialog.getByRole('textbox', { name: 'Antwort auf Deutsch' }).inputValue())
    .toBe('Der Ausweis ist da.');
  expect(await faultsOf(page, 'mail-form')).toEqual([]);
  await dialog.getByRole('button', { name: 'E-Mail senden' }).click();

  await ticket.getByText('nicht zugestellt', { exact: true }).waitFor();
  await ticket.getByText(/Der Mailserver sagt: .*mailbox unknown/).waitFor();
  // The pointer stands where the window was, over a button that explains itself.
  await page.mouse.move(0, 0);
  await page.getByRole('tooltip').waitFor({ state: 'detached' });
  expect(await faultsOf(page, 'mail-failed')).toEqual([]);
  await ticket.getByText(/E-Mail nicht zugestellt: .*mailbox unknown/).waitFor();
  expect(await ticket.getByText(/^gehalten /).count()).toBe(0);

  server.say(0);
  await ticket.getByRole('button', { name: 'Noch einmal senden' }).click();
  await ticket.getByText(/^gehalten /).waitFor();
  const mail = await waitFor('the answer', async () => server.mails[1], 20_000);
  const [row] = await stage.sql<{ text: string; message_id: string }>(
    "select text, message_id from mail_outbox where kind = 'answer'",
  );
  expect(mail.header('message-id')).toBe(row?.message_id);
  expect(row?.text).toMatch(/Dzień dobry,[^]*Dowód jest gotowy\.[^]*Guten Tag,[^]*Der Ausweis ist da\./);
  expect(await overflow(page)).toEqual([]);
});
