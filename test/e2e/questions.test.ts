// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Questions of a service: the city writes them, the agent asks them, the department reads the answers. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { openStage, type Stage } from '../harness/stage.ts';
import { voices } from '../harness/tone-city.ts';
import { faultsOf } from './faults.ts';
import { holdSave } from './held-save.ts';
import {
  makePerson,
  offerOf,
  openAgent,
  openWindow,
  picturesOfFailure,
  signIn,
  stateOf,
  tabTo,
  talkOf,
  type Window,
} from './windows.ts';

let stage: Stage;
let editor: Window;
let agent: Window;

beforeAll(async () => {
  stage = await openStage();
  editor = await openWindow(voices.otherAgent);
  await signIn(
    editor.page,
    stage.program,
    await makePerson(stage.program, ['editor'], { displayName: 'Erna Text' }),
    '/redaktion',
  );
  agent = await openAgent(
    stage.program,
    await makePerson(stage.program, ['agent', 'lead'], {
      displayName: 'Ayşe Probe',
      languages: { de: 'good', pl: 'good' },
    }),
  );
});
afterEach(async ({ task }) => {
  await picturesOfFailure(task, [editor, agent]);
  expect([...editor.troubles, ...agent.troubles]).toEqual([]);
});
afterAll(async () => {
  await Promise.all([editor?.close(), agent?.close()]);
  await stage?.close();
});

const said = (page: Page, text: string | RegExp) => page.getByRole('log').getByText(text).first().waitFor();

test('[QS1] [QS2] [QS3] an editor writes a question by keyboard, is told what it lacks, and it holds at once', async () => {
  const { page } = editor;
  await page.getByRole('searchbox', { name: 'Artikel suchen' }).fill('Sperrmüll');
  await page
    .getByRole('row', { name: /Sperrmüll/ })
    .first()
    .click();
  const summary = page.getByText('Fragen im Ticket: 4');
  await summary.focus();
  await page.keyboard.press('Enter');
  const group = page.getByRole('group', { name: 'Fragen im Ticket' });
  await group.getByText('Fassung 1, aus den Dateien der Stadt').waitFor();
  await tabTo(page, group.getByRole('button', { name: 'Frage hinzufügen' }));
  await page.keyboard.press('Enter');
  const fifth = group.getByRole('group', { name: 'Frage 5' });
  await fifth.waitFor();
  await expect
    .poll(() =>
      fifth.getByRole('textbox', { name: 'Frage auf Deutsch' }).evaluate((one) => one === document.activeElement),
    )
    .toBe(true);
  await group.getByText('Frage 5: Die deutschen Worte fehlen.').waitFor();
  await page.keyboard.type('Welches Stockwerk?');
  await tabTo(page, fifth.getByRole('checkbox', { name: 'muss beantwortet werden' }));
  await page.keyboard.press('Space');
  await tabTo(page, fifth.getByText(/^Zum Vorlesen in anderen Sprachen/));
  await page.keyboard.press('Enter');
  await tabTo(page, fifth.getByRole('textbox', { name: 'Polnisch' }));
  await page.keyboard.type('Które piętro?');
  expect(await faultsOf(page, 'questions-editor')).toEqual([]);
  // Up by one: the keys of the list, not the mouse.
  await tabTo(page, fifth.getByRole('button', { name: 'Frage 5 nach oben' }));
  await page.keyboard.press('Enter');
  await group.getByRole('group', { name: 'Frage 4' }).getByRole('textbox', { name: 'Frage auf Deutsch' }).waitFor();
  await tabTo(page, group.getByRole('button', { name: 'Fragen speichern' }));
  await page.keyboard.press('Enter');
  await said(page, 'Die Fragen sind gespeichert.');
  await page.getByText('Fragen im Ticket: 5').waitFor();
  await group.getByText(/^Fassung 2, Erna Text/).waitFor();
});

test('[QS3] [ST15] what is typed while the questions are being saved stays, made from the new version', async () => {
  const { page } = editor;
  const group = page.getByRole('group', { name: 'Fragen im Ticket' });
  const german = group.getByRole('group', { name: 'Frage 4' }).getByRole('textbox', { name: 'Frage auf Deutsch' });
  const press = () => group.getByRole('button', { name: 'Fragen speichern' }).click();
  await german.fill('Welches Stockwerk ist es?');
  await holdSave(page, '**/api/editing/article/*/questions', press, () => german.fill('Welches Stockwerk genau?'));
  await group.getByText(/^Fassung 3, Erna Text/).waitFor();
  await expect.poll(() => german.inputValue()).toBe('Welches Stockwerk genau?');
  await press();
  await group.getByText(/^Fassung 4, Erna Text/).waitFor();
  await german.fill('Welches Stockwerk?');
  await press();
  await group.getByText(/^Fassung 5, Erna Text/).waitFor();
});

test('[QS4] [QS5] [QS8] the agent asks them in the call; what was typed survives a reload; the ticket shows them', async () => {
  const { page } = agent;
  const call = await stage.queued({ language: 'pl', from: '021511234567' });
  await offerOf(page).waitFor();
  await page.keyboard.press('F8');
  await talkOf(page).getByText('Polnisch').waitFor();
  const matters = page.getByRole('region', { name: 'Anliegen' });
  await matters.getByRole('combobox', { name: 'Leistung' }).fill('Sperrmüll');
  await page.getByRole('option', { name: /Sperrmüll abholen/ }).click();
  await page.getByRole('combobox', { name: 'Leistung' }).blur();
  await expect.poll(async () => (await stage.sql('select 1 from matter where service_id is not null')).length).toBe(1);
  await page.keyboard.press('F3');
  const form = page.getByRole('region', { name: 'Ticket und Zusage' });
  const questions = form.getByRole('group', { name: 'Fragen zur Leistung' });
  await questions.getByText('Które piętro?').waitFor();
  await form.getByRole('textbox', { name: 'Worum geht es?' }).fill('Sperrmüll anmelden');
  const save = form.getByRole('button', { name: 'Ticket anlegen' });
  await expect.poll(() => save.getAttribute('aria-disabled')).toBe('true');
  await form
    .getByText(/^Bitte erst die Fragen zur Leistung beantworten/)
    .first()
    .waitFor();
  await questions.getByRole('textbox', { name: /^Was soll abgeholt werden/ }).fill('Ein Sofa, zwei Matratzen');
  await questions.getByRole('textbox', { name: /^Straße und Hausnummer/ }).fill('Markt 1');
  await questions.getByLabel(/^Ab welchem Tag/).fill('2026-12-01');
  await questions.getByRole('button', { name: /Sind große Elektrogeräte dabei/ }).click();
  await page.getByRole('option', { name: 'Kühl- oder Gefriergerät' }).click();
  expect(await faultsOf(page, 'questions-form')).toEqual([]);

  await call.hangUp();
  await stateOf(page, 'Nachbearbeitung').waitFor();
  await page.reload();
  await stateOf(page, 'Nachbearbeitung').waitFor();
  await expect
    .poll(() => questions.getByRole('textbox', { name: /^Was soll abgeholt/ }).inputValue())
    .toBe('Ein Sofa, zwei Matratzen');
  await expect.poll(() => save.getAttribute('aria-disabled')).toBe('true');
  await questions.getByRole('textbox', { name: 'Welches Stockwerk?' }).fill('3');
  await tabTo(page, save);
  await page.keyboard.press('Enter');
  await page
    .getByRole('region', { name: 'Ticket angelegt' })
    .getByText(/^\d{4} \d{4}$/)
    .waitFor();
  expect(await page.evaluate(() => sessionStorage.getItem('amtsleitung.tickets'))).toBeNull();

  await page.goto(`${stage.program.url}/tickets`);
  await page.getByRole('row').filter({ hasText: 'Sperrmüll' }).click();
  const ticket = page.getByRole('complementary', { name: /^Ticket / });
  await ticket.getByText('Ein Sofa, zwei Matratzen').waitFor();
  await ticket.getByText('01.12.2026').waitFor();
  await ticket.getByText('Welches Stockwerk?').waitFor();
  expect(await faultsOf(page, 'questions-ticket')).toEqual([]);
  const table = await page.evaluate(async () => (await fetch('/api/ticket/csv')).text());
  expect(table).toContain('Straße und Hausnummer der Abholung? Markt 1; Welches Stockwerk? 3; Ab welchem Tag');
});

test('[QS1] [QS9] administrators and leads reach the questions on a page of their own and change them', async () => {
  // Whose page has been read before is shown what the other has changed.
  for (const [role, name, words] of [
    ['admin', 'Adam Amt', 'Gibt es einen Aufzug?'],
    ['lead', 'Lena Leitung', 'Steht etwas im Weg?'],
  ] as const) {
    await editor.page.context().clearCookies();
    const { page } = editor;
    await signIn(page, stage.program, await makePerson(stage.program, [role], { displayName: name }), '/');
    const areas = page.getByRole('navigation', { name: 'Bereiche' });
    if (role === 'lead') {
      await areas.getByRole('link', { name: 'Redaktion' }).click();
      await page.getByRole('main').getByRole('link', { name: 'Ticketfragen' }).waitFor();
      expect(await faultsOf(page, 'editing-to-questions')).toEqual([]);
      await page.getByRole('main').getByRole('link', { name: 'Ticketfragen' }).click();
    } else {
      expect(await areas.getByRole('link', { name: 'Redaktion' }).count()).toBe(0);
      await areas.getByRole('link', { name: 'Ticketfragen' }).click();
    }
    await page.getByRole('searchbox', { name: 'Leistung oder Fachbereich suchen' }).fill('Sperrmüll');
    await page
      .getByRole('row', { name: /Sperrmüll/ })
      .first()
      .click();
    const group = page.getByRole('group', { name: 'Fragen im Ticket' });
    await group.getByRole('group', { name: 'Frage 1', exact: true }).waitFor();
    const before = await group.getByRole('group', { name: /^Frage \d+$/ }).count();
    await group.getByRole('button', { name: 'Frage hinzufügen' }).click();
    const added = group.getByRole('group', { name: `Frage ${before + 1}` });
    await added.getByRole('textbox', { name: 'Frage auf Deutsch' }).fill(words);
    expect(await faultsOf(page, `questions-page-${role}`)).toEqual([]);
    await group.getByRole('button', { name: 'Fragen speichern' }).click();
    await group.getByText(new RegExp(`Fassung \\d+, ${name}`)).waitFor();
    const row = page.getByRole('row', { name: /Sperrmüll/ });
    await row.getByText(String(before + 1), { exact: true }).waitFor();
  }
});
