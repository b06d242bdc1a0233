// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What was told turns out wrong: agreed in the call, corrected once by an editor, read by the citizen in the own language. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { barriers } from '../harness/browser.ts';
import { startMailServer, type TestMailServer } from '../harness/mail-server.ts';
import { openStage, type Stage } from '../harness/stage.ts';
import { voices } from '../harness/tone-city.ts';
import { waitFor } from '../harness/wait-for.ts';
import { faultsOf } from './faults.ts';
import {
  beginWork,
  makePerson,
  offerOf,
  openWindow,
  picturesOfFailure,
  signIn,
  talkOf,
  type Window,
} from './windows.ts';

let server: TestMailServer;
let stage: Stage;
let agent: Window;
let lead: Window;

beforeAll(async () => {
  server = await startMailServer();
  stage = await openStage(
    {},
    { SMTP_URL: `smtp://127.0.0.1:${server.port}`, MAIL_FROM: 'Bürgertelefon <post@stadt.example>' },
  );
  [agent, lead] = await Promise.all([openWindow(voices.agent), openWindow(voices.agent)]);
  await signIn(agent.page, stage.program, await makePerson(stage.program, ['agent'], { displayName: 'Agnes Amt' }));
  await beginWork(agent.page);
  const person = await makePerson(stage.program, ['lead'], { displayName: 'Lena Leitung' });
  await signIn(lead.page, stage.program, person, '/redaktion/berichtigungen');
});
afterEach(async ({ task }) => {
  await picturesOfFailure(task, [agent, lead]);
  expect([...agent.troubles, ...lead.troubles]).toEqual([]);
});
afterAll(async () => {
  await stage?.calm().catch(() => undefined);
  await Promise.all([agent?.close(), lead?.close()]);
  await stage?.close();
  await server?.close();
});

test('[AR1] [AR3] in the call, by keyboard: told, agreed, answered', async () => {
  const { page } = agent;
  await lead.page.getByText('Alles, was gesagt wurde, stimmt noch.').waitFor();
  const call = await stage.queued({ from: '021511234567', language: 'tr' });
  await offerOf(page).waitFor();
  await page.keyboard.press('F8');
  await talkOf(page).waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('kimlik kartı');
  const hits = page.getByRole('listbox', { name: 'Treffer' });
  // The hits of all that was typed, not of its beginning.
  await hits.getByRole('option').first().filter({ hasText: 'Kimlik kartı başvurusu' }).waitFor();
  await page.keyboard.press('Enter');
  const article = page.getByRole('region', { name: 'Wissen' }).getByRole('article');
  await article
    .getByText(/Kimlik kartı randevuyla/)
    .first()
    .waitFor();
  await page.keyboard.press('Escape');
  await article.getByRole('heading').first().click();
  await page.keyboard.press('Alt+g');
  await article.getByRole('button', { name: 'gesagt', pressed: true }).waitFor();

  await page.keyboard.press('Alt+i');
  const asked = page.getByRole('group', { name: 'Bescheid geben, wenn sich das ändert?' });
  await asked.getByText(/Angaben werden beobachtet/).waitFor();
  // The number of the call stands there already; this person wants a mail.
  await expect.poll(() => asked.getByRole('textbox', { name: 'Rückrufnummer' }).inputValue()).toMatch(/1234567/);
  await asked.getByRole('radio', { name: 'E-Mail' }).click();
  await asked.getByRole('textbox', { name: 'E-Mail-Adresse' }).fill('zeynep@example.org');
  expect(await faultsOf(page, 'recall-asking')).toEqual([]);
  await asked.getByRole('textbox', { name: 'E-Mail-Adresse' }).press('Enter');
  await asked.getByText(/Bekommt Bescheid: E-Mail, bis/).waitFor();
  expect(await faultsOf(page, 'recall-agreed')).toEqual([]);
  await page.keyboard.press('F1');
  await page.getByRole('button', { name: 'Beantwortet', pressed: true }).waitFor();
  await call.hangUp();
});

test('[AR5] [AR8] [AR9] [KB30] the fact was wrong: one correction, a mail in Turkish with the German below', async () => {
  const { page } = lead;
  await page.getByRole('link', { name: 'Fakten' }).click();
  await page.getByRole('searchbox', { name: 'Fakt suchen' }).fill('personalausweis');
  await page
    .getByRole('row', { name: /Gebühr.*ab 24|Personalausweis.*ab 24/i })
    .first()
    .click();
  const entry = page.getByRole('complementary').last();
  const change = entry.getByRole('region', { name: 'Ändern oder vorbereiten' });
  await change.getByRole('textbox', { name: 'Betrag in Euro' }).fill('52,30');
  await change.getByText('Die bisherige Angabe war falsch').click();
  await change.getByLabel('Falsch seit').fill('2026-11-01');
  expect(await faultsOf(page, 'recall-fact-change')).toEqual([]);
  await change.getByRole('button', { name: 'Speichern' }).click();
  await entry.getByText(/1 Anliegen mit offenem Ticket oder Wunsch nach Bescheid/).waitFor();
  await entry.getByText('seit 01.11.2026').waitFor();
  expect(await faultsOf(page, 'recall-fact')).toEqual([]);
  await entry.getByRole('link', { name: 'Berichtigen …' }).click();

  await page.getByRole('heading', { name: 'Berichtigungen', level: 1 }).waitFor();
  const list = page.getByRole('grid', { name: 'Auskünfte, die nicht mehr stimmen' });
  await list.getByText('1 Person will Bescheid').waitFor();
  const recall = page.getByRole('complementary').last();
  await recall.getByText('beantwortet, will Bescheid').waitFor();
  expect(await recall.textContent()).not.toMatch(/zeynep/);
  const text = recall.getByRole('textbox', { name: 'Berichtigung auf Deutsch' });
  await expect.poll(() => text.inputValue()).toMatch(/Eine Angabe darin war nicht richtig[^]*Richtig ist: 52,30/);
  expect(await faultsOf(page, 'recall-entry')).toEqual([]);
  await text.fill(`${await text.inputValue()}\n\nBringen Sie bitte den passenden Betrag mit.`);
  await recall.getByRole('button', { name: '1 Person zusagen und benachrichtigen' }).press('Enter');
  await page.getByRole('log').getByText('Zugesagt. 1 per E-Mail.').first().waitFor();
  await recall.getByText('Niemand ist mehr zu benachrichtigen.').waitFor();

  const mail = await waitFor('the correction', async () => server.mails[0], 20_000);
  expect(mail.to).toEqual(['zeynep@example.org']);
  const [row] = await stage.sql<{ text: string; subject: string; kind: string }>(
    'select text, subject, kind from mail_outbox',
  );
  expect(row?.kind).toBe('correction');
  expect(row?.subject).toMatch(/düzeltmesi.* \/ Berichtigung unserer Auskunft/);
  expect(row?.text).toMatch(/Doğrusu: .*52,30[^]*Richtig ist: 52,30[^]*den passenden Betrag mit\./);
  await recall.getByText('1 Anliegen zugesagt, davon 1 erledigt').waitFor();
  expect(await faultsOf(page, 'recall-done')).toEqual([]);
});

test('[AR13] nobody needs to be told: with a reason, and the line is gone', async () => {
  const { page } = lead;
  const version = (
    await stage.sql<{ id: string }>(
      "select version.id from fact_version version join fact on fact.id = version.fact_id where fact.key = 'personalausweis-dauer'",
    )
  )[0]?.id;
  // Somebody without a contact was told a span that is over.
  await stage.sql(
    'insert into matter_told_fact (id, matter_id, fact_version_id, at) select gen_random_uuid(), id, $1, now() from matter limit 1',
    [version],
  );
  await stage.sql('update fact_version set replaced_at = now() where id = $1', [version]);
  await page.goto(`${stage.program.url}/redaktion/berichtigungen`);
  const list = page.getByRole('grid', { name: 'Auskünfte, die nicht mehr stimmen' });
  await list.getByRole('row').nth(1).click();
  await page.getByRole('button', { name: 'Niemand muss Bescheid bekommen …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Niemanden benachrichtigen?' });
  await dialog.getByRole('textbox', { name: 'Warum?' }).fill('Nur ein Schreibfehler.');
  expect((await barriers(page)).map((line) => `dismiss: ${line}`)).toEqual([]);
  await dialog.getByRole('button', { name: 'Niemanden benachrichtigen' }).click();
  await page.getByText('Niemand muss Bescheid bekommen: Nur ein Schreibfehler.').waitFor();
  await page.getByText('Alles, was gesagt wurde, stimmt noch.').waitFor();
});

test('[SC8] [SC9] articles after which people called again: causes, and a gap by one key', async () => {
  const { page } = lead;
  await stage.sql(`with again as (
    insert into matter (id, contact_id, position, topic, outcome, complaint, party, created_at, decided_at, version)
    select gen_random_uuid(), contact_id, position + 20 + n, topic, 'answered', false, 'person', now(), now(), 1
    from matter_told told join matter on matter.id = told.matter_id, generate_series(1, 3) n returning id, position
  ) insert into matter_link (matter_id, earlier_id, cause, at)
    select again.id, told.matter_id, case when again.position % 3 = 0 then 'unclearLetter' else 'chasing' end, now()
    from again, matter_told told`);
  await page.goto(`${stage.program.url}/luecken`);
  await page.getByRole('link', { name: 'Zweitanrufe' }).click();
  const list = page.getByRole('grid', { name: 'Artikel, nach denen noch einmal angerufen wurde' });
  await list.getByRole('row').nth(1).click();
  const entry = page.getByRole('complementary').last();
  await entry.getByText('3 Zweitanrufe nach 1 Auskunft').waitFor();
  await entry.getByText('fragt nach dem Stand 2×').waitFor();
  expect(await faultsOf(page, 'second-calls')).toEqual([]);
  await page.keyboard.press('Alt+l');
  await page.getByRole('log').getByText('Als Lücke vorgemerkt.').waitFor();
  await entry.getByRole('button', { name: 'Zur offenen Lücke' }).waitFor();
  await page.keyboard.press('Alt+l');
  await page.getByRole('heading', { name: 'Lücken', level: 1 }).waitFor();
  await page.getByText(/3 Zweitanrufe nach 1 Auskunft: fragt nach dem Stand 2×/).waitFor();
});

test('[MT11] a letter is noted on the ticket by hand, with its day', async () => {
  const { page } = lead;
  await page.goto(`${stage.program.url}/tickets?state=all`);
  await page.getByRole('grid', { name: 'Tickets' }).getByRole('row').nth(1).click();
  const ticket = page.getByRole('complementary', { name: /^Ticket / });
  await ticket.getByText('Berichtigung unserer Auskunft durch E-Mail').waitFor();
  await ticket.getByRole('button', { name: 'Brief oder Vorsprache …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Kontakt nachtragen' });
  await dialog.getByLabel('Am').fill('2026-11-02');
  await dialog.getByRole('textbox', { name: /Worum ging es/ }).fill('Schickt eine Kopie des alten Ausweises.');
  expect(await faultsOf(page, 'contact-note')).toEqual([]);
  await dialog.getByRole('button', { name: 'Nachtragen' }).click();
  await ticket.getByText('Schickt eine Kopie des alten Ausweises.').waitFor();
  await ticket.getByText('02.11.2026').waitFor();
  expect(await faultsOf(page, 'recall-ticket')).toEqual([]);
});
