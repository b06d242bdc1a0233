// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Tickets that become one, parts that become tickets of their own, and files that go out with an answer. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { pdf } from '../../src/features/knowledge/attachments/attachments.fixture.ts';
import type { Ticket } from '../../src/features/promise/promise.contract.ts';
import { startMailServer, type TestMailServer } from '../harness/mail-server.ts';
import { textOfMail } from '../harness/parsed-mail.ts';
import { mailedTicket } from '../harness/mailed-ticket.ts';
import { openStage, type Stage } from '../harness/stage.ts';
import { voices } from '../harness/tone-city.ts';
import { waitFor } from '../harness/wait-for.ts';
import { screenshot } from '../harness/browser.ts';
import { faultsOf } from './faults.ts';
import { makePerson, openWindow, picturesOfFailure, signIn, type Window } from './windows.ts';

let server: TestMailServer;
let stage: Stage;
let lead: Window;
let first: Ticket;
let second: Ticket;
let folder: string;

const spaced = (number: string): string => `${number.slice(0, 4)} ${number.slice(4)}`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'amt-files-'));
  server = await startMailServer();
  stage = await openStage(
    {},
    { SMTP_URL: `smtp://127.0.0.1:${server.port}`, MAIL_FROM: 'Bürgertelefon <post@stadt.example>' },
  );
  // Each agent has after-call work after the first call.
  first = await mailedTicket(stage, await stage.agent(), { name: 'Zofia Eins', address: 'person@example.org' });
  second = await mailedTicket(stage, await stage.agent(), { name: 'Zofia Zwei', address: 'person@example.org' });
  lead = await openWindow(voices.agent);
  await signIn(
    lead.page,
    stage.program,
    await makePerson(stage.program, ['lead'], { displayName: 'Lena Leitung' }),
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
  await rm(folder, { recursive: true, force: true });
});

const detail = (number: string) => lead.page.getByRole('complementary', { name: `Ticket ${spaced(number)}` });
async function opened(number: string) {
  const { page } = lead;
  await page
    .getByRole('grid', { name: 'Tickets' })
    .getByRole('row')
    .filter({ hasText: spaced(number) })
    .click();
  await detail(number).getByRole('heading', { name: 'Verlauf' }).waitFor();
  return detail(number);
}
async function deed(number: string, name: string) {
  const { page } = lead;
  await detail(number).getByRole('button', { name: 'Weitere Schritte' }).click();
  await page.getByRole('menuitem', { name }).click();
}

test('[PR32] [PR33] a file is added, a wrong one is refused and a mistaken one taken away', async () => {
  const { page } = lead;
  const ticket = await opened(first.number);
  const choose = async (name: string, content: Uint8Array): Promise<void> => {
    await writeFile(join(folder, name), content);
    const chooser = page.waitForEvent('filechooser');
    await ticket.getByRole('button', { name: 'Datei anhängen' }).click();
    await (await chooser).setFiles(join(folder, name));
  };
  lead.forgive(/422/);
  await choose('seite.pdf', Buffer.from('<!doctype html><script>alert(1)</script>'));
  await ticket.getByText(/Webseiten, SVG und XML werden nicht angehängt/).waitFor();
  await choose('Bescheid.pdf', pdf('bescheid'));
  await ticket.getByRole('link', { name: /Bescheid\.pdf/ }).waitFor();
  await choose('falsch.pdf', pdf('falsch'));
  await ticket.getByRole('button', { name: 'falsch.pdf entfernen' }).click();
  await ticket.getByRole('link', { name: /falsch\.pdf/ }).waitFor({ state: 'detached' });
  await ticket.getByText('Datei entfernt').waitFor();
  const link = ticket.getByRole('link', { name: /Bescheid\.pdf/ });
  const answer = await page.request.get(`${stage.program.url}${await link.getAttribute('href')}`);
  expect(answer.headers()).toMatchObject({ 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff' });
  expect(answer.headers()['content-security-policy']).toMatch(/default-src 'none'/);
  expect(await faultsOf(page, 'ticket-files')).toEqual([]);
});

test('[PR26] [PR27] [PR28] two tickets of one matter become one; the other citizen’s number finds it', async () => {
  const { page } = lead;
  await opened(second.number);
  await deed(second.number, 'Zusammenführen …');
  const dialog = page.getByRole('dialog', { name: 'Mit einem anderen Ticket zusammenführen' });
  // Proposed by itself: the same mail address.
  const choice = dialog.getByRole('radio', { name: new RegExp(spaced(first.number)) });
  await choice.waitFor();
  const confirm = dialog.getByRole('button', { name: 'Zusammenführen' });
  await expect.poll(() => confirm.getAttribute('aria-disabled')).toBe('true');
  await choice.check({ force: true });
  await dialog.getByText('Wo bleibt der Ausweis?').waitFor();
  await dialog.getByRole('textbox', { name: /Bemerkung/ }).fill('zweimal angerufen');
  expect(await faultsOf(page, 'ticket-merge')).toEqual([]);
  await confirm.click();
  const ticket = detail(first.number);
  await ticket.getByRole('heading', { name: `Übernommen: Ticket ${spaced(second.number)}` }).waitFor();
  await ticket.getByText('Anderes Ticket übernommen').waitFor();
  await expect.poll(() => ticket.getByText(`zugesagt auf ${spaced(second.number)}`).count()).toBe(1);
  expect(await faultsOf(page, 'ticket-merged')).toEqual([]);

  await page.goto(`${stage.program.url}/tickets?state=all`);
  const gone = await opened(second.number);
  await gone.getByText(`Zusammengeführt mit Ticket ${spaced(first.number)}. Dort geht es weiter.`).waitFor();
  expect(await gone.getByRole('textbox', { name: 'Vermerk' }).count()).toBe(0);
  expect(await gone.getByRole('button', { name: 'Weitere Schritte' }).count()).toBe(0);
  await gone.getByRole('button', { name: `Ticket ${spaced(first.number)} öffnen` }).click();
  await detail(first.number).waitFor();
});

test('[PR30] a part becomes a ticket of its own, with number and code to read out', async () => {
  const { page } = lead;
  await page.goto(`${stage.program.url}/tickets`);
  await opened(first.number);
  await deed(first.number, 'Teil abtrennen …');
  const dialog = page.getByRole('dialog', { name: 'Einen Teil abtrennen' });
  await dialog
    .getByText('Bitte schreiben Sie, worum es im neuen Ticket geht', { exact: false })
    .first()
    .waitFor({ state: 'attached' });
  await dialog.getByRole('textbox', { name: 'Worum geht es im neuen Ticket?' }).fill('Außerdem fehlt der Reisepass.');
  expect(await faultsOf(page, 'ticket-split')).toEqual([]);
  await dialog.getByRole('button', { name: 'Abtrennen' }).click();
  const made = page.getByRole('dialog', { name: 'Der Teil ist ein eigenes Ticket.' });
  await made.getByText(/^\d{3} \d{3}$/).waitFor();
  expect(await faultsOf(page, 'ticket-split-made')).toEqual([]);
  await made.getByRole('button', { name: /^Ticket \d{4} \d{4} öffnen$/ }).click();
  const part = page.getByRole('complementary', { name: /^Ticket / });
  await part.getByText('Außerdem fehlt der Reisepass.').waitFor();
  await part.getByRole('heading', { name: 'Gehört zu' }).waitFor();
  await part.getByText('daraus abgetrennt').waitFor();
  await part.getByRole('button', { name: spaced(first.number) }).click();
  await detail(first.number).getByText('hier abgetrennt').waitFor();
});

test('[PR34] [MO19] the answer takes the file along, and it stays', async () => {
  const { page } = lead;
  const ticket = detail(first.number);
  const before = server.mails.length;
  await ticket.getByRole('button', { name: 'E-Mail schreiben' }).click();
  const dialog = page.getByRole('dialog', { name: /^E-Mail zu Ticket/ });
  await dialog.getByRole('textbox', { name: 'Antwort auf Deutsch' }).fill('Der Bescheid liegt bei.');
  await dialog.getByRole('checkbox', { name: 'Bescheid.pdf' }).check({ force: true });
  expect(await faultsOf(page, 'ticket-mail-files')).toEqual([]);
  await dialog.getByRole('button', { name: 'E-Mail senden' }).click();
  const mail = await waitFor(
    'the answer',
    async () => server.mails.slice(before).find(({ raw }) => raw.includes('Bescheid.pdf')),
    20_000,
  );
  expect(mail.raw).toContain('application/pdf');
  expect(mail.raw.replace(/\s/g, '')).toContain(pdf('bescheid').toString('base64').slice(0, 200));
  await ticket.getByText('Mit: Bescheid.pdf').waitFor();
  await ticket.getByText('verschickt', { exact: true }).waitFor();
  expect(await ticket.getByRole('button', { name: 'Bescheid.pdf entfernen' }).count()).toBe(0);
});

test('[PR39] [MO21] a lost code is replaced: read out, mailed, and the old one is dead', async () => {
  const { page } = lead;
  const ticket = detail(first.number);
  const before = server.mails.length;
  await deed(first.number, 'Neuer Code …');
  const dialog = page.getByRole('dialog', { name: 'Neuer Code' });
  await dialog
    .getByRole('checkbox', { name: /Auch per E-Mail schicken, an person@example\.org/ })
    .check({ force: true });
  expect(await faultsOf(page, 'ticket-new-code')).toEqual([]);
  await dialog.getByRole('button', { name: 'Neuen Code machen' }).click();
  const made = page.getByRole('dialog', { name: 'Der neue Code gilt ab jetzt' });
  const shown = made.getByText(/^\d{3} \d{3}$/);
  await shown.waitFor();
  const code = await shown.innerText();
  await made.getByText(spaced(first.number), { exact: true }).waitFor();
  await made.getByText('Der Code ist auch per E-Mail unterwegs.').waitFor();
  expect(await faultsOf(page, 'ticket-new-code-made')).toEqual([]);
  await made.getByRole('button', { name: 'Fertig' }).last().click();
  await ticket.getByText('Neuer Code für die Bürgerin oder den Bürger').waitFor();
  expect(await ticket.getByText(code).count()).toBe(0);
  const mail = await waitFor(
    'the mail with the code',
    async () => server.mails.slice(before).find(({ raw }) => /Subject:[^]*Neuer Code|=\?UTF-8/i.test(raw)),
    20_000,
  );
  expect(await textOfMail(mail.raw)).toContain(code);

  const citizen = await openWindow(voices.caller);
  try {
    await citizen.page.goto(`${stage.program.url}/ticket`);
    await citizen.page.getByRole('textbox', { name: 'Ticketnummer' }).fill(first.number);
    await citizen.page.getByRole('textbox', { name: 'Code' }).fill(code);
    await citizen.page.getByRole('button', { name: 'Stand ansehen' }).click();
    await citizen.page.getByText(spaced(first.number)).first().waitFor();
  } finally {
    await citizen.close();
  }
});

test('[PR35] what comes into danger is marked in the list and said above it, with the way to the board', async () => {
  const { page } = lead;
  await stage.sql(
    `update promise set due_at = now() + interval '2 hours', kept_at = null where ticket_id = (select id from ticket where number = $1)`,
    [first.number],
  );
  await page.reload();
  const row = page
    .getByRole('grid', { name: 'Tickets' })
    .getByRole('row')
    .filter({ hasText: spaced(first.number) });
  await row.getByText('in Gefahr').waitFor();
  await page.getByText(/^Hier drängt es:.*In Gefahr \(\d\)/).waitFor();
  expect(await faultsOf(page, 'ticket-danger')).toEqual([]);
  await page.emulateMedia({ media: 'print' });
  await detail(first.number).getByText('Zofia Eins').waitFor();
  expect(await page.getByRole('grid', { name: 'Tickets' }).isVisible()).toBe(false);
  expect(await detail(first.number).getByRole('textbox', { name: 'Vermerk' }).isVisible()).toBe(false);
  await expect.poll(() => detail(first.number).getByText('Übernommen: Ticket').isVisible()).toBe(true);
  await screenshot(page, 'ticket-print');
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('link', { name: 'Übersicht öffnen' }).click();
  await page.getByRole('region', { name: 'In Gefahr' }).getByText(spaced(first.number)).first().waitFor();
});
