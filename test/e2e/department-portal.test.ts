// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * A department gets its tickets by mail: it opens one by a link and answers, and answers another by mail alone, which the team
 * reads before it goes out. With a real Dovecot, a real SMTP server and real browsers.
 */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { filePart, mailOf, multipart, textPart } from '../../src/features/mail/mail-in.fixture.ts';
import { startDovecot, type Dovecot } from '../harness/dovecot.ts';
import { mailboxAt, type Mailbox } from '../harness/mailbox.ts';
import { startMailServer, type ReceivedMail, type TestMailServer } from '../harness/mail-server.ts';
import { textOfMail } from '../harness/parsed-mail.ts';
import { startProgram, type TestProgram } from '../harness/program.ts';
import { waitFor } from '../harness/wait-for.ts';
import { faultsOf } from './faults.ts';
import { makePerson, openWindow, overflow, picturesOfFailure, pressCommand, signIn, type Window } from './windows.ts';

const own = 'buergerservice@stadt.example';
const departmentBox = 'ausweise@amt.example';
let dovecot: Dovecot;
let server: TestMailServer;
let program: TestProgram;
let lead: Window;
let official: Window;
let mailbox: Mailbox;

beforeAll(async () => {
  [dovecot, server] = await Promise.all([startDovecot(), startMailServer()]);
  mailbox = await mailboxAt(dovecot, { address: own, authservId: 'mail.stadt.example' });
  program = await startProgram({
    AMTSLEITUNG_PRACTICE: '1',
    MAILBOXES: mailbox.path,
    SMTP_URL: `smtp://127.0.0.1:${server.port}`,
    MAIL_FROM: `Bürgertelefon <${own}>`,
  });
  const person = await makePerson(program, ['lead'], { displayName: 'Lena Leitung' });
  lead = await openWindow(0, { audio: 'none' });
  official = await openWindow(0, { audio: 'none' });
  await signIn(lead.page, program, person, '/fachbereiche');
});
afterEach(async ({ task }) => {
  await picturesOfFailure(task, [lead, official]);
  expect([...(lead?.troubles ?? []), ...(official?.troubles ?? [])]).toEqual([]);
});
afterAll(async () => {
  await Promise.all([lead?.close(), official?.close()]);
  await program?.stop();
  await Promise.all([dovecot?.close(), server?.close()]);
  await mailbox?.remove();
});

/** How the department hears of its tickets from now on. */
async function setNotice(mode: string): Promise<void> {
  const { page } = lead;
  await page.goto(`${program.url}/fachbereiche`);
  await page.getByRole('button', { name: /^Mail bei Tickets ändern: .*Bürgerservice/ }).click();
  const dialog = page.getByRole('dialog', { name: /^Benachrichtigung: / });
  await dialog.getByRole('button', { name: /Wie/ }).click();
  await page.getByRole('option', { name: mode }).click();
  await dialog.getByRole('textbox', { name: 'Postfach des Fachbereichs' }).fill(departmentBox);
  expect(await faultsOf(page, `notice-settings-${mode.length}`)).toEqual([]);
  await dialog.getByRole('button', { name: 'Speichern' }).click();
  await dialog.waitFor({ state: 'detached' });
}
/** The next mail to this address, with its text. */
async function mailTo(address: string, wanted: RegExp): Promise<ReceivedMail & { readonly text: string }> {
  return waitFor(
    `a mail to ${address}`,
    async () => {
      for (const mail of server.mails.filter(({ to }) => to.includes(address))) {
        const text = await textOfMail(mail.raw);
        if (wanted.test(text)) return { ...mail, text };
      }
      return undefined;
    },
    30_000,
  );
}
let written = 0;
function citizenWrites(subject: string, file?: string): void {
  written += 1;
  const headers = {
    From: 'Zofia Probe <zofia@example.org>',
    Subject: subject,
    'Message-ID': `<frage${written}@example.org>`,
  };
  dovecot.deliver(
    'buergerservice',
    file === undefined
      ? mailOf(headers)
      : multipart('multipart/mixed', [textPart('Anbei die Vollmacht.'), filePart(file, 'text/html', html)], headers),
  );
}
const html = '<!doctype html><script>document.title = "x"</script>';

test('[DP1] [DP7] [DP8] [DP9] [DP10] [DP17] [DP18] [DP20] by link: opened by a button, its files saved, answered, proposed as knowledge', async () => {
  await setNotice('E-Mail mit Einmal-Link');
  citizenWrites('Abholung des Reisepasses', 'Vollmacht.html');
  const notice = await mailTo(departmentBox, /\/vorgang#/);
  expect(notice.raw).not.toMatch(/Zofia|zofia|Reisepass/);
  const token = /vorgang#([\w-]+)/.exec(notice.text)?.[1] ?? '';
  const { page } = official;

  // What looks at links before people do uses nothing up.
  for (let times = 0; times < 3; times += 1) expect((await fetch(`${program.url}/vorgang`)).status).toBe(200);
  official.forgive(/status of (?:403|404|409|410)/);
  await page.goto(`${program.url}/vorgang#${token}`);
  await page.getByRole('heading', { name: 'Ticket öffnen' }).waitFor();
  expect(page.url()).toBe(`${program.url}/vorgang`);
  expect(await faultsOf(page, 'link-closed')).toEqual([]);
  await page.getByRole('button', { name: 'Ticket öffnen' }).press('Enter');
  const heading = page.getByRole('heading', { name: /^Ticket \d{4} \d{4}$/ });
  await heading.waitFor();
  await page.getByText('Abholung des Reisepasses').waitFor();
  await page.getByText('zofia@example.org', { exact: true }).waitFor();

  // DP20: what came along is saved, and never shown as a page of ours.
  const file = page.getByRole('link', { name: 'Vollmacht.html' });
  const saving = page.waitForEvent('download');
  await file.click();
  expect((await saving).suggestedFilename()).toBe('Vollmacht.html');
  const href = `${program.url}${await file.getAttribute('href')}`;
  const saved = await page.request.get(href);
  expect(await saved.text()).toBe(html);
  expect(saved.headers()).toMatchObject({
    ...{ 'content-type': 'application/octet-stream', 'x-content-type-options': 'nosniff' },
    'content-disposition': expect.stringMatching(/^attachment;/),
    'content-security-policy': expect.stringMatching(/default-src 'none'/),
    'cache-control': 'no-store',
  });
  expect((await fetch(href)).status).toBe(404);
  await page.goto(`${program.url}/vorgang`);
  await heading.waitFor();

  await page.getByRole('button', { name: 'Annehmen' }).click();
  await page.getByText('Das Ticket ist angenommen.').waitFor();
  await page.getByText('(per Link)').waitFor();
  expect(await faultsOf(page, 'link-ticket')).toEqual([]);
  expect(await overflow(page)).toEqual([]);
  // The same browser comes back without the link.
  await page.reload();
  await heading.waitFor();

  // Somebody else with the same link is told what to do.
  const other = await openWindow(0, { audio: 'none' });
  other.forgive(/status of (?:403|409|410)/);
  await other.page.goto(`${program.url}/vorgang#${token}`);
  await other.page.getByRole('button', { name: 'Ticket öffnen' }).click();
  await other.page.getByText(/Dieser Link wurde schon benutzt/).waitFor();
  expect(await faultsOf(other.page, 'link-used')).toEqual([]);
  await other.page.getByRole('button', { name: 'Neuen Link an das Postfach schicken' }).click();
  await other.page.getByText(/Der neue Link ist unterwegs/).waitFor();
  await mailTo(departmentBox, /der neue Link/);
  expect(other.troubles).toEqual([]);
  await other.close();

  await page.getByRole('textbox', { name: 'Ihre Antwort' }).fill('Mit Vollmacht kann ihn auch jemand anderes abholen.');
  await page.getByRole('button', { name: 'Als E-Mail senden' }).click();
  await page.getByRole('heading', { name: 'Danke, das Ticket ist beantwortet' }).waitFor();
  const answer = await mailTo('zofia@example.org', /Mit Vollmacht/);
  expect(answer.to).toEqual(['zofia@example.org']);
  expect(await faultsOf(page, 'link-answered')).toEqual([]);
  await pressCommand(page, 'w');
  await page.getByText(/^Vorgeschlagen: „.*Reisepasses/).waitFor();
});

test('[DP12] [DP13] [DP14] [DP16] by mail alone: the team reads the reply, changes it and sends it with one key', async () => {
  await setNotice('nur E-Mail, Antwort per E-Mail');
  citizenWrites('Ausweis verloren');
  const notice = await mailTo(departmentBox, /Ausweis verloren/);
  expect(notice.text).not.toMatch(/Zofia|zofia/);
  expect(notice.header('auto-submitted')).toBe('auto-generated');
  const replyTo = /<([^>]+)>|(\S+@\S+)/.exec(notice.header('reply-to') ?? '');
  dovecot.deliver(
    'buergerservice',
    mailOf(
      {
        From: `Petra Probe <${departmentBox}>`,
        To: replyTo?.[1] ?? replyTo?.[2],
        Subject: 'AW: Ticket',
        'Message-ID': '<antwort@amt.example>',
        'Content-Type': 'text/plain; charset=utf-8',
      },
      Buffer.from(
        'Bitte die Verlustmeldung ausfüllen.\r\n\r\nAm 23.11.2026 schrieb Bürgertelefon:\r\n> Guten Tag,\r\n',
      ),
    ),
  );
  const { page } = lead;
  await page.goto(`${program.url}/tickets`);
  const row = page
    .getByRole('grid', { name: 'Tickets' })
    .getByRole('row')
    .filter({ hasText: 'Antwort des Fachbereichs prüfen' });
  await row.click({ timeout: 30_000 });
  const ticket = page.getByRole('complementary', { name: /^Ticket / });
  await ticket.getByRole('heading', { name: 'Antwort des Fachbereichs prüfen' }).waitFor();
  const text = ticket.getByRole('textbox', { name: 'Antwort, wie sie hinausgeht' });
  await expect.poll(() => text.inputValue()).toBe('Bitte die Verlustmeldung ausfüllen.');
  await ticket.getByText('Abgeschnittener Teil der E-Mail').click();
  await ticket.getByText('Am 23.11.2026 schrieb Bürgertelefon:').first().waitFor();
  expect(await faultsOf(page, 'proposed-answer')).toEqual([]);
  expect(await mailsWith(/Verlustmeldung/)).toBe(0);
  await text.fill('Bitte füllen Sie die Verlustmeldung aus.');
  await page.keyboard.press('Control+Enter');
  await mailTo('zofia@example.org', /Bitte füllen Sie die Verlustmeldung aus\./);
  await row.waitFor({ state: 'detached' });
  expect(await mailsWith(/Verlustmeldung/)).toBe(1);
});

test('[DP19] an answer whose sender fails the check is not sent by a key, only after somebody has asked', async () => {
  // Served by mail alone, as the test before has set it.
  citizenWrites('Gebühr für den Ausweis');
  const notice = await mailTo(departmentBox, /Gebühr für den Ausweis/);
  const replyTo = /<([^>]+)>|(\S+@\S+)/.exec(notice.header('reply-to') ?? '');
  dovecot.deliver(
    'buergerservice',
    mailOf(
      {
        'Authentication-Results': 'mail.stadt.example; dmarc=fail header.from=amt.example',
        From: `Petra Probe <${departmentBox}>`,
        To: replyTo?.[1] ?? replyTo?.[2],
        Subject: 'AW: Ticket',
        'Message-ID': '<falsch@amt.example>',
        'Content-Type': 'text/plain; charset=utf-8',
      },
      'Bitte 50 Euro überweisen.',
    ),
  );
  const { page } = lead;
  await page.goto(`${program.url}/tickets`);
  const row = page
    .getByRole('grid', { name: 'Tickets' })
    .getByRole('row')
    .filter({ hasText: 'Antwort des Fachbereichs prüfen' });
  await row.click({ timeout: 30_000 });
  const ticket = page.getByRole('complementary', { name: /^Ticket / });
  await ticket.getByText('Absender fällt durch', { exact: true }).waitFor();
  await ticket.getByText(/kommt wahrscheinlich nicht von dieser Adresse/).waitFor();
  expect(await faultsOf(page, 'proposed-answer-failed')).toEqual([]);
  await ticket.getByRole('textbox', { name: 'Antwort, wie sie hinausgeht' }).fill('Die Gebühr beträgt 37 Euro.');
  await page.keyboard.press('Control+Enter');
  const send = ticket.getByRole('button', { name: 'An Bürgerin oder Bürger senden' });
  await expect.poll(() => send.getAttribute('aria-disabled')).toBe('true');
  await ticket.getByText(/^Ich habe beim Fachbereich nachgefragt/).click();
  await expect.poll(() => send.getAttribute('aria-disabled')).not.toBe('true');
  await page.keyboard.press('Control+Enter');
  await row.waitFor();
  expect(await mailsWith(/37 Euro/)).toBe(0);
  await send.click();
  await mailTo('zofia@example.org', /Die Gebühr beträgt 37 Euro\./);
  await ticket.getByText(/fiel bei der Prüfung durch; beim Fachbereich nachgefragt/).waitFor();
});

async function mailsWith(words: RegExp): Promise<number> {
  const texts = await Promise.all(server.mails.map(({ raw }) => textOfMail(raw)));
  return texts.filter((text) => words.test(text)).length;
}

test.each([
  ['letter', 'Brief', /^Brief verschickt$/, 'Ihr Ausweis liegt bereit.'],
  ['none', 'Keine', /^Erledigt$/, 'Die Adresse ist berichtigt.'],
] as const)('[DP21] by link: %s is answered as it is wished, by keyboard', async (wish, way, button, answer) => {
  await setNotice('keine E-Mail');
  const subject = `Wunsch ${way} ${wish}`;
  citizenWrites(subject);
  const { page } = lead;
  await page.goto(`${program.url}/tickets`);
  const rows = page.getByRole('grid', { name: 'Tickets' }).getByRole('row');
  await rows.filter({ hasText: 'Zofia' }).first().waitFor({ timeout: 30_000 });
  const search = page.getByRole('searchbox');
  await search.fill(subject);
  // Her earlier tickets are gone from the list.
  await expect.poll(() => rows.filter({ hasText: 'Zofia' }).count(), { timeout: 30_000 }).toBe(1);
  await rows.filter({ hasText: 'Zofia' }).click();
  await page.getByText('Bittet um E-Mail').waitFor();
  await page.getByRole('button', { name: 'Weitere Schritte' }).press('Enter');
  await page.getByRole('menuitem', { name: /^Wunsch ändern/ }).press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: way, exact: true }).press('Space');
  if (wish === 'letter')
    await dialog.getByRole('textbox', { name: 'Postanschrift' }).fill('Zofia Probe\nUl. Polna 5\n00-001 Warszawa');
  await dialog.getByRole('button', { name: 'Wunsch ändern' }).press('Enter');
  await dialog.waitFor({ state: 'detached' });
  const ticket = /Ticket (\d{4} \d{4})/.exec(
    (await page.getByRole('complementary', { name: /^Ticket / }).getAttribute('aria-label')) ?? '',
  )?.[1];
  const url = page.url();
  await setNotice('E-Mail mit Einmal-Link');
  // The department hears of it when it gets an answer to a question; here the ticket is asked about and answered.
  await page.goto(url);
  for (const [name, field, press] of [
    [/^Rückfrage an das Team/, 'Frage', 'Fragen'],
    [/^Rückfrage beantworten/, 'Antwort', 'Antworten'],
  ] as const) {
    await page.getByRole('button', { name: 'Weitere Schritte' }).press('Enter');
    await page.getByRole('menuitem', { name }).press('Enter');
    await page.getByRole('dialog').getByRole('textbox', { name: field }).fill('Bitte übernehmen.');
    await page.getByRole('dialog').getByRole('button', { name: press }).press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  const notice = await mailTo(departmentBox, new RegExp(`Ticket: ${ticket}[^]*Gewünscht: [^]*/vorgang#`));
  expect(notice.text).not.toMatch(/Polna|Zofia/);
  const token = /vorgang#([\w-]+)/.exec(notice.text)?.[1] ?? '';
  const other = await openWindow(0, { audio: 'none' });
  await other.page.goto(`${program.url}/vorgang#${token}`);
  await other.page.getByRole('button', { name: 'Ticket öffnen' }).press('Enter');
  await other.page.getByRole('heading', { name: `Ticket ${ticket}` }).waitFor();
  const answered = other.page.getByRole('button', { name: button });
  await expect.poll(() => answered.getAttribute('aria-disabled')).toBe('true');
  await other.page.getByRole('textbox', { name: /^(Ihre Antwort|Was erledigt ist)/ }).fill(answer);
  expect(await faultsOf(other.page, `link-wish-${wish}`)).toEqual([]);
  if (wish === 'letter') {
    await other.page.evaluate(() => {
      window.print = () => undefined;
    });
    await other.page.getByRole('button', { name: 'Brief drucken' }).press('Enter');
    const paper = other.page.locator('.letter-print');
    await paper.waitFor({ state: 'attached' });
    await other.page.emulateMedia({ media: 'print' });
    await expect
      .poll(() => paper.innerText())
      .toMatch(/Zofia Probe\nUl\. Polna 5\n00-001 Warszawa[^]*Ihr Ausweis liegt bereit\./);
    expect(await other.page.locator('#app').isVisible()).toBe(false);
    await other.page.emulateMedia({ media: 'screen' });
    await other.page.evaluate(() => dispatchEvent(new Event('afterprint')));
  } else expect(await other.page.getByRole('button', { name: 'Brief drucken' }).count()).toBe(0);
  await answered.press('Enter');
  await other.page.getByRole('heading', { name: 'Danke, das Ticket ist beantwortet' }).waitFor();
  expect(other.troubles).toEqual([]);
  await other.close();
});
