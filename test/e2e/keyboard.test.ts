// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** A whole shift without a mouse: nothing in this file clicks. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { openStage, type Stage } from '../harness/stage.ts';
import { voices } from '../harness/tone-city.ts';
import { waitFor } from '../harness/wait-for.ts';
import {
  makePerson,
  offerOf,
  openWindow,
  pressCommand,
  stateOf,
  tabTo,
  talkOf,
  picturesOfFailure,
  type Window,
} from './windows.ts';

let stage: Stage;
let agent: Window;
let page: Page;

beforeAll(async () => {
  stage = await openStage({ transferSeconds: 5 });
  agent = await openWindow(voices.agent);
  ({ page } = agent);
});
afterEach(async ({ task }) => {
  await picturesOfFailure(task, [agent]);
  expect(agent.troubles).toEqual([]);
  await stage.calm();
});
afterAll(async () => {
  await agent?.close();
  await stage?.close();
});

const matters = () => page.getByRole('region', { name: 'Anliegen' });

test('from the sign-in to a ticket with its promise', async () => {
  const person = await makePerson(stage.program, ['agent'], { displayName: 'Wiebke Übermut-Sonnenschein' });
  await page.goto(stage.program.url);
  await page.getByRole('textbox', { name: 'Benutzername' }).waitFor();
  await page.keyboard.type(person.name);
  await page.keyboard.press('Tab');
  await page.keyboard.type(person.password);
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: 'Arbeit beginnen' }));
  await page.keyboard.press('Enter');
  await stateOf(page, 'Pause').waitFor();
  await page.keyboard.press('F4');
  await stateOf(page, 'Bereit').waitFor();

  // "Cars and licences", then "driving licence", in Turkish.
  const call = await stage.queued({ language: 'tr', keys: '22', from: '021511234567' });
  await offerOf(page).getByText('Türkisch · Führerschein').waitFor();
  await page.keyboard.press('F8');
  await talkOf(page).getByText('Türkisch').waitFor();
  await talkOf(page).getByText('02151 1234567').waitFor();

  await page.keyboard.press('Control+k');
  await page.keyboard.type('führerschein');
  const hits = page.getByRole('listbox', { name: 'Treffer' });
  await waitFor('more than one hit', async () => (await hits.getByRole('option').count()) > 1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const article = page.getByRole('region', { name: 'Wissen' }).getByRole('article');
  await article.getByRole('heading', { level: 2 }).waitFor();

  await page.keyboard.press('Alt+n');
  await matters().getByRole('listitem').nth(1).waitFor();
  await page.keyboard.press('F3');
  const form = page.getByRole('region', { name: 'Ticket und Zusage' });
  await form.getByText(/Zusage: Antwort bis (Mo|Di|Mi|Do|Fr)/).waitFor();
  await page.keyboard.type('Wohngeld');
  await page
    .getByRole('option', { name: /Wohngeld/ })
    .first()
    .waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(() => form.getByRole('textbox', { name: 'Rückrufnummer' }).inputValue()).toBe('02151 1234567');
  await tabTo(page, form.getByRole('textbox', { name: 'Worum geht es?' }));
  await page.keyboard.type('Möchte wissen, welche Unterlagen für den Antrag fehlen.');
  await page.keyboard.press('F3');
  const saved = page.getByRole('region', { name: 'Ticket angelegt' });
  await saved.getByText(/^\d{4} \d{4}$/).waitFor();
  await saved.getByText(/^\d{3} \d{3}$/).waitFor();
  await saved.getByText(/Antwort zugesagt bis/).waitFor();
  await matters().getByText('Ticket', { exact: true }).waitFor();

  await pressCommand(page, 'a');
  await call.ended();
  await stateOf(page, 'Nachbearbeitung').waitFor();
  await tabTo(page, matters().getByRole('button', { name: /^1/ }));
  await page.keyboard.press('Enter');
  await page.keyboard.press('F1');
  await matters().getByText('Beantwortet').waitFor();
  await page.keyboard.press('F4');
  await stateOf(page, 'Bereit').waitFor();
  const rows = await stage.sql<{ outcome: string }>('select outcome from matter order by position');
  expect(rows.map(({ outcome }) => outcome)).toEqual(['answered', 'ticket']);
});

test('an offer is declined with a reason; the desk stays ready for others', async () => {
  const call = await stage.queued();
  await offerOf(page).waitFor();
  await page.keyboard.press('F9');
  await page.getByRole('group', { name: /Warum ablehnen/ }).waitFor();
  await page.keyboard.press('1');
  await offerOf(page).waitFor({ state: 'hidden' });
  expect(call.state).toBe('up');
});

test('the directory is searched and walked; nobody answers, so the caller is back and the desk says why', async () => {
  await page.keyboard.press('F4');
  const call = await stage.queued();
  await offerOf(page).waitFor();
  await page.keyboard.press('F8');
  await talkOf(page).getByRole('timer').waitFor();
  await pressCommand(page, 'v');
  const dialog = page.getByRole('dialog', { name: 'Weiterverbinden' });
  await dialog.getByRole('combobox').waitFor();
  await page.keyboard.type('passst');
  await waitFor(
    'one entry',
    async () =>
      /Passstelle/.test((await dialog.getByRole('option').allInnerTexts()).join()) &&
      (await dialog.getByRole('option').count()) === 1,
  );
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Mit Rücksprache' }).waitFor();
  await page.keyboard.press('Enter');
  await talkOf(page)
    .getByText(/Passstelle: .+ Die Person ist wieder bei Ihnen\./)
    .waitFor();
  await pressCommand(page, 'a');
  await call.ended();
  await stateOf(page, 'Nachbearbeitung').waitFor();
});
