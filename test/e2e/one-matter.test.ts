// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * One matter from the call to its end, as the people in it live it: a citizen who speaks Polish, an agent, a department, and
 * the promise that binds them. Real telephones, browsers, Dovecot and SMTP.
 */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { mailOf } from '../../src/features/mail/mail-in.fixture.ts';
import { startDovecot, type Dovecot } from '../harness/dovecot.ts';
import { mailboxAt, type Mailbox } from '../harness/mailbox.ts';
import { startMailServer, type ReceivedMail, type TestMailServer } from '../harness/mail-server.ts';
import { textOfMail } from '../harness/parsed-mail.ts';
import { openStage, type Stage } from '../harness/stage.ts';
import { voices } from '../harness/tone-city.ts';
import { waitFor } from '../harness/wait-for.ts';
import { screenshot } from '../harness/browser.ts';
import {
  beginWork,
  makePerson,
  offerOf,
  openWindow,
  picturesOfFailure,
  signIn,
  stateOf,
  talkOf,
  type Window,
} from './windows.ts';

const own = 'buergerservice@stadt.example';
const departmentBox = 'ausweise@amt.example';
const zofia = 'zofia@example.org';
let dovecot: Dovecot;
let server: TestMailServer;
let stage: Stage;
let agent: Window;
let official: Window;
let citizen: Window;
let mailbox: Mailbox;

beforeAll(async () => {
  [dovecot, server] = await Promise.all([startDovecot(), startMailServer()]);
  mailbox = await mailboxAt(dovecot, { address: own });
  stage = await openStage(
    {},
    {
      MAILBOXES: mailbox.path,
      SMTP_URL: `smtp://127.0.0.1:${server.port}`,
      MAIL_FROM: `Bürgertelefon <${own}>`,
    },
  );
  const person = await makePerson(stage.program, ['agent', 'lead'], { languages: { de: 'good', pl: 'good' } });
  [agent, official, citizen] = await Promise.all([
    openWindow(voices.agent),
    openWindow(0, { audio: 'none' }),
    openWindow(0, { audio: 'none' }),
  ]);
  await signIn(agent.page, stage.program, person, '/');
});
afterEach(async ({ task }) => {
  await picturesOfFailure(task, [agent, official, citizen]);
  expect([agent, official, citizen].flatMap((window) => [...(window?.troubles ?? [])])).toEqual([]);
});
afterAll(async () => {
  await Promise.all([agent?.close(), official?.close(), citizen?.close()]);
  await stage?.close();
  await Promise.all([dovecot?.close(), server?.close()]);
  await mailbox?.remove();
});

type Mail = ReceivedMail & { readonly text: string };

/** The first mail to this address with these words in it. */
function mailTo(address: string, wanted: RegExp): Promise<Mail> {
  return waitFor(
    `a mail to ${address} with ${String(wanted)}`,
    async () => {
      for (const mail of server.mails.filter(({ to }) => to.includes(address))) {
        const text = await textOfMail(mail.raw);
        if (wanted.test(text)) return { ...mail, text };
      }
      return undefined;
    },
    40_000,
  );
}
const addressIn = (header: string | undefined): string => /<([^>]+)>|(\S+@\S+)/.exec(header ?? '')?.[1] ?? header ?? '';
const tickets = () => stage.sql<{ number: string; state: string }>('select number, state from ticket');
const openPromise = async (): Promise<{ due_at: Date }> =>
  waitFor('an open promise', async () => (await openPromises())[0]);
const openPromises = () =>
  stage.sql<{ due_at: Date }>('select due_at from promise where kept_at is null and ended_at is null');

test('a call in Polish, a ticket, the department by mail and link, an answer, a reply, and a warning before the promise breaks', async () => {
  const { page } = agent;
  // The department wants its tickets by mail.
  await page.goto(`${stage.program.url}/fachbereiche`);
  await page.getByRole('button', { name: /^Mail bei Tickets ändern: .*Bürgerservice/ }).click();
  const settings = page.getByRole('dialog', { name: /^Benachrichtigung: / });
  await settings.getByRole('button', { name: /Wie/ }).click();
  await page.getByRole('option', { name: 'E-Mail mit Einmal-Link' }).click();
  await settings.getByRole('textbox', { name: 'Postfach des Fachbereichs' }).fill(departmentBox);
  await settings.getByRole('button', { name: 'Speichern' }).click();
  await settings.waitFor({ state: 'detached' });

  // 1. The call.
  await page.goto(stage.program.url);
  await beginWork(page);
  const call = await stage.queued({ language: 'pl', from: '015112340077' });
  await offerOf(page).waitFor();
  await page.keyboard.press('F8');
  await talkOf(page).getByText('Polnisch').waitFor();
  await page.getByRole('region', { name: 'Anliegen' }).getByText('offen', { exact: true }).waitFor();
  await page.keyboard.press('F3');
  const form = page.getByRole('region', { name: 'Ticket und Zusage' });
  await form.getByRole('combobox', { name: 'Fachbereich' }).fill('Bürgerservice');
  await page.getByRole('option', { name: 'Bürgerservice', exact: true }).click();
  await form.getByText('E-Mail', { exact: true }).click();
  await form.getByRole('textbox', { name: 'E-Mail-Adresse' }).fill(zofia);
  await form.getByRole('textbox', { name: 'Name der Person' }).fill('Zofia Probe');
  await form.getByRole('textbox', { name: 'Worum geht es?' }).fill('Kann jemand anderes den Reisepass abholen?');
  await page.keyboard.press('F3');
  const saved = page.getByRole('region', { name: 'Ticket angelegt' });
  const shown = await saved.getByText(/^\d{4} \d{4}$/).innerText();
  const code = await saved.getByText(/^\d{3} \d{3}$/).innerText();
  await saved.getByRole('button', { name: 'Vorgelesen, schließen' }).click();
  await call.hangUp();
  await stateOf(page, 'Nachbearbeitung').waitFor();
  const [ticket] = await tickets();
  expect(ticket?.number).toBe(shown.replace(' ', ''));

  // 2. Acknowledged in Polish with the German below; the department hears of it without anybody's name.
  const received = await mailTo(zofia, /Dzień dobry,[^]*Guten Tag,/);
  expect(received.text).toContain(shown);
  expect(received.text).not.toMatch(/Reisepass|Zofia/);
  const notice = await mailTo(departmentBox, /\/vorgang#/);
  expect(notice.raw).not.toMatch(/Zofia|zofia|Reisepass/);

  // 3. The department opens the link, takes the ticket and answers.
  await official.page.goto(`${stage.program.url}/vorgang#${/vorgang#([\w-]+)/.exec(notice.text)?.[1] ?? ''}`);
  await official.page.getByRole('button', { name: 'Ticket öffnen' }).click();
  await official.page.getByText('Kann jemand anderes den Reisepass abholen?').waitFor();
  await official.page.getByRole('button', { name: 'Annehmen' }).click();
  await official.page.getByText('Das Ticket ist angenommen.').waitFor();
  await screenshot(official.page, 'one-matter-department');
  await official.page.getByRole('textbox', { name: 'Ihre Antwort' }).fill('Ja, mit einer Vollmacht.');
  await official.page.getByRole('button', { name: 'Als E-Mail senden' }).click();
  await official.page.getByRole('heading', { name: 'Danke, das Ticket ist beantwortet' }).waitFor();
  const answer = await mailTo(zofia, /Ja, mit einer Vollmacht\./);
  expect(answer.text).toMatch(/Dzień dobry,[^]*Guten Tag,[^]*Ja, mit einer Vollmacht\./);
  await expect.poll(openPromises).toEqual([]);

  // 4. She replies; it lands on the same ticket, and a new promise begins.
  dovecot.deliver(
    'buergerservice',
    mailOf(
      {
        From: `Zofia Probe <${zofia}>`,
        To: addressIn(answer.header('reply-to')),
        Subject: 'Re: Ticket',
        'Message-ID': '<odpowiedz@example.org>',
        'In-Reply-To': answer.header('message-id'),
        'Content-Type': 'text/plain; charset=utf-8',
      },
      Buffer.from('Czy wystarczy kopia dowodu?\r\n'),
    ),
  );
  const promise = await openPromise();
  expect(await tickets()).toHaveLength(1);
  await mailTo(departmentBox, /geschrieben|Nachricht/);
  await page.goto(`${stage.program.url}/tickets`);
  await page.getByRole('grid', { name: 'Tickets' }).getByRole('row').filter({ hasText: 'Zofia' }).click();
  const detail = page.getByRole('complementary', { name: /^Ticket / });
  await detail.getByText('Czy wystarczy kopia dowodu?').filter({ visible: true }).first().waitFor();
  await detail.getByText('Ja, mit einer Vollmacht.').filter({ visible: true }).first().waitFor();
  await screenshot(page, 'one-matter-ticket');

  // 5. Nobody answers: half an hour before the promise would break she is told the new time.
  const before = (await promiseMoves()).length;
  await stage.program.setClock(new Date(promise.due_at.getTime() - 30 * 60_000).toISOString());
  const moved = await waitFor(
    'the mail with the new time',
    async () => {
      const [mail] = await stage.sql<{ text: string; state: string }>(
        "select text, state from mail_outbox where kind = 'promiseMoved' and state = 'sent'",
      );
      return mail;
    },
    60_000,
    500,
  );
  expect(moved.text).toMatch(/Dzień dobry,[^]*Guten Tag,/);
  expect((await promiseMoves()).length).toBe(before + 1);
  const [after] = await openPromises();
  expect(after?.due_at.getTime()).toBeGreaterThan(promise.due_at.getTime());

  // 6. She asks for herself, with number and code.
  const ask = citizen.page;
  await ask.goto(`${stage.program.url}/ticket`);
  await ask.getByRole('textbox', { name: 'Ticketnummer' }).fill(shown);
  await ask.getByRole('textbox', { name: 'Code' }).fill(code);
  await ask.getByRole('button', { name: 'Stand ansehen' }).click();
  await ask.getByText(/Wir schreiben Ihnen eine E-Mail, spätestens/).waitFor();
  expect(await ask.getByText(/Zofia|abholen|Vollmacht/).count()).toBe(0);
  await screenshot(ask, 'one-matter-state');
});

const promiseMoves = () => stage.sql<object>('select 1 from promise_move');
