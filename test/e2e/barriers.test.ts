// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Every screen in every state: no barriers (WCAG 2.2 AA) in light and dark, nothing sticks out on small screens. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { barriers, paleTexts, screens } from '../harness/browser.ts';
import { openStage, type Stage } from '../harness/stage.ts';
import { voices } from '../harness/tone-city.ts';
import {
  callHotline,
  makePerson,
  offerOf,
  openCitizen,
  openWindow,
  overflow,
  picturesOfFailure,
  pressCommand,
  signIn,
  stateOf,
  talkOf,
  type Window,
} from './windows.ts';

let stage: Stage;
let agent: Window;
let citizen: Window;
let page: Page;

beforeAll(async () => {
  stage = await openStage({ ringSeconds: 60 });
  [agent, citizen] = await Promise.all([openWindow(voices.agent), openCitizen(stage.program)]);
  ({ page } = agent);
});
afterEach(async ({ task }) => {
  await picturesOfFailure(task, [agent, citizen]);
  expect([...agent.troubles, ...citizen.troubles]).toEqual([]);
});
afterAll(async () => {
  await Promise.all([agent?.close(), citizen?.close()]);
  await stage?.close();
});

/** 1366 × 768 at 400 %. */
const zoomed = { width: 342, height: 192 };

/** What is wrong with the page as it stands, one line each. `vital` must be usable on the smallest screen. */
async function faults(where: Page, vital: Locator): Promise<string[]> {
  const before = where.viewportSize() ?? screens.laptop;
  const found = (await barriers(where)).map((line) => `light: ${line}`);
  await where.emulateMedia({ colorScheme: 'dark' });
  found.push(...(await paleTexts(where)).map((line) => `dark: ${line}`));
  await where.emulateMedia({ colorScheme: 'light' });
  for (const [name, size] of [
    ['phone', screens.phone],
    ['400 %', zoomed],
  ] as const) {
    await where.setViewportSize(size);
    found.push(...(await overflow(where)).map((line) => `${name}: ${line}`));
  }
  await vital.scrollIntoViewIfNeeded();
  const reached = await vital.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const there = document.elementFromPoint(left + width / 2, top + height / 2);
    return there !== null && (element.contains(there) || there.contains(element));
  });
  if (!reached) found.push('400 %: the most important control is covered');
  await where.setViewportSize(before);
  return found;
}

test('signing in and beginning work', async () => {
  await page.goto(stage.program.url);
  const name = page.getByRole('textbox', { name: 'Benutzername' });
  await name.waitFor();
  expect(await faults(page, name)).toEqual([]);
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await page.getByText('Bitte geben Sie Ihren Benutzernamen ein.').waitFor();
  expect(await faults(page, name)).toEqual([]);

  await signIn(page, stage.program, await makePerson(stage.program, ['lead', 'agent']));
  const begin = page.getByRole('button', { name: 'Arbeit beginnen' });
  await begin.waitFor();
  expect(await faults(page, begin)).toEqual([]);
  await begin.click();
  await stateOf(page, 'Pause').waitFor();
  expect(await faults(page, stateOf(page, 'Pause'))).toEqual([]);
});

test('the desk from the offer to after-call work', async () => {
  await page.keyboard.press('F4');
  await stateOf(page, 'Bereit').waitFor();
  // "Residence and asylum", then "benefits for asylum seekers": long words.
  const call = await stage.queued({ keys: '33', from: '02151862345' });
  const accept = offerOf(page).getByRole('button', { name: 'Annehmen' });
  await accept.waitFor();
  expect(await faults(page, accept)).toEqual([]);
  await page.keyboard.press('F9');
  const reason = page.getByRole('button', { name: 'Sprache' });
  expect(await faults(page, reason)).toEqual([]);
  await page.keyboard.press('Escape');

  await page.keyboard.press('F8');
  const hangUp = talkOf(page).getByRole('button', { name: 'Auflegen' });
  await hangUp.waitFor();
  await page.getByRole('listbox', { name: 'Treffer' }).getByRole('option').first().click();
  // Clicking into the article takes the focus out of the list of hits, where letters belong to the search.
  await page.getByRole('article').getByRole('heading', { level: 2 }).click();
  await pressCommand(page, 't');
  await page.getByRole('group', { name: 'Tasten' }).waitFor();
  expect(await faults(page, hangUp)).toEqual([]);
  await pressCommand(page, 'm');
  await pressCommand(page, 'h');
  await talkOf(page).getByText('Gehalten: Die Person hört Musik.').waitFor();
  expect(await faults(page, hangUp)).toEqual([]);
  await pressCommand(page, 'h');
  await talkOf(page).getByText('Gehalten: Die Person hört Musik.').waitFor({ state: 'hidden' });

  await pressCommand(page, 'v');
  const search = page.getByRole('dialog', { name: 'Weiterverbinden' }).getByRole('combobox');
  await page.getByRole('dialog').getByRole('option').first().waitFor();
  expect(await faults(page, search)).toEqual([]);
  await page.keyboard.press('Escape');

  await page.keyboard.press('F3');
  const form = page.getByRole('region', { name: 'Ticket und Zusage' });
  const save = form.getByRole('button', { name: 'Ticket anlegen' });
  expect(await faults(page, save)).toEqual([]);
  await page.getByRole('textbox', { name: 'Worum geht es?' }).fill('Leistungsbescheid fehlt');
  await page.keyboard.press('F3');
  const close = page.getByRole('button', { name: 'Vorgelesen, schließen' });
  await close.waitFor();
  expect(await faults(page, close)).toEqual([]);

  await call.hangUp();
  await stateOf(page, 'Nachbearbeitung').waitFor();
  expect(await faults(page, page.getByRole('button', { name: 'Fertig → bereit' }))).toEqual([]);
  await page.keyboard.press('F4');
  await stateOf(page, 'Bereit').waitFor();
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Tasten' }).getByRole('button', { name: 'Schließen' });
  expect(await faults(page, keys)).toEqual([]);
  await page.keyboard.press('Escape');
});

test('the board, tickets, departments and knowledge', async () => {
  const waiting = await stage.queued({ language: 'ku', keys: '21' });
  const link = (name: string) => page.getByRole('link', { name });
  await link('Tafel').click();
  await page.getByRole('region', { name: 'Wartend' }).waitFor();
  expect(await faults(page, page.getByRole('region', { name: 'Wartend' }))).toEqual([]);
  await waiting.hangUp();

  await link('Tickets').click();
  const row = page.getByRole('grid', { name: 'Tickets' }).getByRole('row').nth(1);
  await row.click();
  await page.getByText('Leistungsbescheid fehlt').waitFor();
  expect(await faults(page, page.getByRole('textbox', { name: 'Vermerk' }))).toEqual([]);

  await link('Fachbereiche').click();
  await page.getByRole('grid').getByRole('row').nth(1).waitFor();
  expect(await faults(page, page.getByRole('searchbox').first())).toEqual([]);

  await link('Wissen').click();
  await page.getByRole('listbox', { name: 'Treffer' }).getByRole('option').first().click();
  await page.getByRole('article').getByRole('heading', { level: 2 }).waitFor();
  expect(await faults(page, page.getByRole('button', { name: 'Artikel schließen' }))).toEqual([]);
});

test('the citizen\u2019s page, before, in and after a call', async () => {
  const there = citizen.page;
  const begin = there.getByRole('button', { name: 'Jetzt anrufen' });
  await begin.waitFor();
  expect(await faults(there, begin)).toEqual([]);
  await callHotline(there);
  const hangUp = there.getByRole('button', { name: 'Auflegen' });
  expect(await faults(there, hangUp)).toEqual([]);
  await hangUp.click();
  await there.getByText('Das Gespräch ist beendet.').waitFor();
  expect(await faults(there, there.getByRole('button', { name: 'Noch einmal anrufen' }))).toEqual([]);
  await stage.calm();
});
