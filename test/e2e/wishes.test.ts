// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** An answer by post, and no answer at all: taken on the telephone, kept by the department. Nothing on the way is clicked that has a key. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { screenshot } from '../harness/browser.ts';
import { openStage, type Stage } from '../harness/stage.ts';
import { voices } from '../harness/tone-city.ts';
import { faultsOf } from './faults.ts';
import {
  beginWork,
  makePerson,
  offerOf,
  openWindow,
  overflow,
  picturesOfFailure,
  pressCommand,
  signIn,
  tabTo,
  talkOf,
  type Window,
} from './windows.ts';

let stage: Stage;
let agent: Window;
let lead: Window;
/** What the agent reads out, by wish. */
const told: Record<string, { readonly number: string; readonly code: string }> = {};
const withPictures = process.env['TEST_PICTURES'] === '1';
const hour = 3_600_000;

beforeAll(async () => {
  stage = await openStage();
  const people = [
    await makePerson(stage.program, ['agent'], { displayName: 'Anna Agentin' }),
    await makePerson(stage.program, ['lead'], { displayName: 'Lena Leitung' }),
  ] as const;
  [agent, lead] = await Promise.all([openWindow(voices.agent), openWindow(voices.otherAgent)]);
  await Promise.all([
    signIn(agent.page, stage.program, people[0]),
    signIn(lead.page, stage.program, people[1], '/tickets'),
  ]);
  await beginWork(agent.page);
});
afterEach(async ({ task }) => {
  await lead.page.emulateMedia({ media: 'screen' });
  await picturesOfFailure(task, [agent, lead]);
  expect([...agent.troubles, ...lead.troubles]).toEqual([]);
});
afterAll(async () => {
  await Promise.all([agent?.close(), lead?.close()]);
  await stage?.close();
});

const formOf = (page: Page) => page.getByRole('region', { name: 'Ticket und Zusage' });

/** Opens the form with its key and chooses the department by typing. */
async function openForm(page: Page): Promise<void> {
  await pressCommand(page, 'F3');
  await formOf(page)
    .getByText(/^Zusage: Antwort bis/)
    .waitFor();
  await page.keyboard.type('Wohngeld');
  await page
    .getByRole('option', { name: /Wohngeld/ })
    .first()
    .waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}
/** Walks to the four ways and chooses one with the arrows. */
async function chooseWay(page: Page, name: string): Promise<void> {
  const ways = formOf(page).getByRole('radiogroup', { name: 'Antwort an die Person' });
  const way = ways.getByRole('radio', { name, exact: true });
  await tabTo(page, ways.getByRole('radio', { name: 'Rückruf', exact: true }));
  for (let steps = 0; steps < 4; steps += 1) {
    if (await way.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('ArrowRight');
  }
  await page.keyboard.press('Space');
  await expect.poll(() => way.getAttribute('aria-checked')).toBe('true');
}
async function readOut(page: Page, wish: string): Promise<void> {
  const saved = page.getByRole('region', { name: 'Ticket angelegt' });
  const number = await saved.getByText(/^\d{4} \d{4}$/).innerText();
  const code = await saved.getByText(/^\d{3} \d{3}$/).innerText();
  told[wish] = { number, code };
}

test('[PR40] at the desk by keyboard: a letter, kept over a reload, and no answer without any personal data', async () => {
  const { page } = agent;
  const call = await stage.queued();
  await offerOf(page).waitFor();
  await page.keyboard.press('F8');
  await talkOf(page).waitFor();
  await page.getByRole('region', { name: 'Anliegen' }).getByRole('listitem').first().waitFor();

  await openForm(page);
  await chooseWay(page, 'Brief');
  const form = formOf(page);
  const save = form.getByRole('button', { name: 'Ticket anlegen' });
  const postal = form.getByRole('textbox', { name: 'Postanschrift' });
  await form.getByText(/Rückrufnummer, E-Mail-Adresse oder Postanschrift/).waitFor();
  await tabTo(page, postal);
  await page.keyboard.type('Emine Yılmaz');
  await form.getByText(/Die Postanschrift braucht 2 bis 6 Zeilen/).waitFor();
  await expect.poll(() => save.getAttribute('aria-disabled')).toBe('true');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Am Röttgen 12');
  await page.keyboard.press('Enter');
  await page.keyboard.type('47829 Krefeld');
  expect(await faultsOf(page, 'wish-letter-desk')).toEqual([]);
  await page.reload();
  await expect.poll(() => postal.inputValue()).toBe('Emine Yılmaz\nAm Röttgen 12\n47829 Krefeld');
  await tabTo(page, form.getByRole('textbox', { name: 'Worum geht es?' }));
  await page.keyboard.type('Möchte den Bescheid noch einmal per Post.');
  await pressCommand(page, 'F3');
  await page
    .getByRole('region', { name: 'Ticket angelegt' })
    .getByText(/^Antwort zugesagt bis/)
    .waitFor();
  await readOut(page, 'letter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');

  await pressCommand(page, 'Alt+n');
  await page.getByRole('region', { name: 'Anliegen' }).getByRole('listitem').nth(1).waitFor();
  await openForm(page);
  await chooseWay(page, 'Keine');
  await form.getByText(/^Zusage: erledigt bis/).waitFor();
  await form.getByText('Ein Name ist nicht nötig.', { exact: false }).waitFor();
  await expect.poll(() => form.getByRole('textbox').count()).toBe(2);
  await form.getByText('Ticket braucht einen Text (mindestens 3 Zeichen).').waitFor();
  expect(await faultsOf(page, 'wish-none-desk')).toEqual([]);
  await tabTo(page, form.getByRole('textbox', { name: 'Worum geht es?' }));
  await page.keyboard.type('Die Laterne vor dem Haus ist aus.');
  await pressCommand(page, 'F3');
  await page
    .getByRole('region', { name: 'Ticket angelegt' })
    .getByText(/^Erledigt bis .*, so ist es zugesagt/)
    .waitFor();
  await readOut(page, 'none');
  expect(await overflow(page)).toEqual([]);
  await call.hangUp();
  await call.ended();
});

const openTicket = async (page: Page, number: string) => {
  await page.getByRole('grid', { name: 'Tickets' }).getByRole('row').filter({ hasText: number }).click();
  return page.getByRole('complementary', { name: `Ticket ${number}` });
};
/** Opens the menu of the further steps and chooses one; gives the window that asks for the rest. */
async function step(page: Page, name: RegExp) {
  const button = page.getByRole('button', { name: 'Weitere Schritte' });
  await button.focus();
  await button.press('Enter');
  await page.getByRole('menuitem', { name }).press('Enter');
  return page.getByRole('dialog');
}
/** Keeps what is printed on the page instead of waiting for a printer. */
async function catchPrint(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.print = () => undefined;
  });
}
/** Places on the paper, millimetres from its edge; the margins of the page are 20 and 25 mm. */
async function placeOf(page: Page, selector: string): Promise<{ top: number; left: number }> {
  return page.locator(selector).evaluate((element) => {
    const mm = 96 / 25.4;
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    return {
      top: (box.top + Number.parseFloat(style.paddingTop)) / mm + 20,
      left: box.left / mm + 25,
    };
  });
}

test('[PR41] [PR42] a new time by letter, then the letter: printed into the window of the envelope, noted as sent', async () => {
  const { page } = lead;
  const { number = '' } = told['letter'] ?? {};
  const detail = await openTicket(page, number);
  await detail.getByText('Bittet um einen Brief').waitFor();
  await detail.getByText('Am Röttgen 12').waitFor();
  expect(await faultsOf(page, 'wish-letter-ticket')).toEqual([]);
  await catchPrint(page);

  const moved = await step(page, /^Neuer Termin per Brief/);
  const confirm = moved.getByRole('button', { name: 'Brief ist unterwegs' });
  await expect.poll(() => confirm.getAttribute('aria-disabled')).toBe('true');
  const day = new Date(Date.now() + 30 * 24 * hour).toISOString().slice(0, 10);
  await moved.getByLabel('Neuer Tag').fill(day);
  await moved.getByRole('textbox', { name: 'Grund' }).fill('Gutachten fehlt noch');
  expect(await faultsOf(page, 'wish-letter-moved')).toEqual([]);
  await moved.getByRole('button', { name: 'Brief drucken' }).press('Enter');
  await page.locator('.letter-print').getByText('Wir brauchen länger', { exact: false }).waitFor({ state: 'attached' });
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await page.locator('.letter-print').waitFor({ state: 'detached' });
  await confirm.press('Enter');
  await detail.getByText('verschoben, war zugesagt bis', { exact: false }).waitFor();
  await detail.getByText('Neuer Termin per Brief mitgeteilt').waitFor();

  await detail.getByRole('button', { name: 'Brief schreiben …' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: `Brief zu Ticket ${number}` });
  const text = dialog.getByRole('textbox', { name: 'Text auf Deutsch' });
  await text.fill('Ihr Bescheid liegt bei.\n\nBitte bewahren Sie ihn auf.');
  expect(await faultsOf(page, 'wish-letter-dialog')).toEqual([]);
  await dialog.getByRole('button', { name: 'Zurück' }).last().press('Enter');
  await detail.getByRole('button', { name: 'Brief schreiben …' }).press('Enter');
  await expect.poll(() => text.inputValue()).toContain('Bitte bewahren');
  await dialog.getByRole('button', { name: 'Brief drucken' }).press('Enter');
  const paper = page.locator('.letter-print');
  await paper.waitFor({ state: 'attached' });
  await page.emulateMedia({ media: 'print' });
  // DIN 5008, form B: six lines of address from 62.7 mm on, the subject at 98.46 mm, 25 mm from the left.
  const address = await placeOf(page, '.letter-address');
  const subject = await placeOf(page, '.letter-subject');
  expect(address.top).toBeCloseTo(62.7, 0);
  expect([address.left, subject.left].map(Math.round)).toEqual([25, 25]);
  expect(subject.top).toBeCloseTo(98.46, 0);
  await expect
    .poll(() => paper.locator('.letter-address').innerText())
    .toBe('Emine Yılmaz\nAm Röttgen 12\n47829 Krefeld');
  await expect
    .poll(() => paper.innerText())
    .toMatch(new RegExp(`Ticket ${number}[^]*Guten Tag,[^]*Ihr Bescheid liegt bei\\.`));
  expect(await page.locator('#app').isVisible()).toBe(false);
  if (withPictures) {
    const size = page.viewportSize();
    await page.setViewportSize({ width: 624, height: 971 });
    await screenshot(page, 'wish-letter-paper');
    if (size) await page.setViewportSize(size);
  }
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await dialog.getByRole('button', { name: 'Brief verschickt' }).press('Enter');
  await detail.getByText(/^gehalten /).waitFor();
  await detail.getByText('Bitte bewahren Sie ihn auf.', { exact: false }).waitFor();
});

test('[PR43] [PR44] [PT7] no answer: later with a reason on the page, done with words, in the citizen’s language', async () => {
  const { page } = lead;
  const { number = '', code = '' } = told['none'] ?? {};
  const detail = await openTicket(page, number);
  await detail.getByText('Keine gewünscht; es ist nur zu erledigen.').waitFor();
  const later = await step(page, /^Zusage verschieben/);
  await later.getByText('das ist die Mitteilung', { exact: false }).waitFor();
  expect(await later.getByRole('checkbox').count()).toBe(0);
  const day = new Date(Date.now() + 20 * 24 * hour).toISOString().slice(0, 10);
  await later.getByLabel('Neuer Tag').fill(day);
  await later.getByRole('textbox', { name: /Grund, wie ihn die Person/ }).fill('Ersatzteil ist bestellt.');
  expect(await faultsOf(page, 'wish-none-moved')).toEqual([]);
  await later.getByRole('button', { name: 'Verschieben' }).press('Enter');
  await detail.getByText('verschoben, war zugesagt bis', { exact: false }).waitFor();

  const citizen = await lead.context.newPage();
  const look = async (language: string, code_: string, ask: RegExp): Promise<void> => {
    await citizen.goto(`${stage.program.url}/ticket?lang=${language}`);
    await citizen.getByRole('textbox').nth(0).fill(number);
    await citizen.getByRole('textbox').nth(1).fill(code_);
    await citizen.getByRole('textbox').nth(1).press('Enter');
    await citizen.getByText(ask).first().waitFor();
  };
  await look('pl', code, /^Załatwimy to najpóźniej /);
  await citizen.getByText('Ersatzteil ist bestellt.').waitFor();
  await citizen.getByText(/^Najpierw obiecano: /).waitFor();
  expect(await citizen.getByText(/Laterne|Wohngeld/).count()).toBe(0);
  expect(await faultsOf(citizen, 'wish-none-page-open')).toEqual([]);

  const done = detail.getByRole('button', { name: 'Erledigt', exact: true });
  await expect.poll(() => done.getAttribute('aria-disabled')).toBe('true');
  await detail.getByRole('textbox', { name: 'Vermerk' }).fill('Die Laterne leuchtet wieder.');
  await done.press('Enter');
  await detail.getByText('geschlossen', { exact: true }).waitFor();
  await look('ku', code, /^Qediya: /);
  await citizen.getByText('Die Laterne leuchtet wieder.').waitFor();
  expect(await faultsOf(citizen, 'wish-none-page-done')).toEqual([]);
  await citizen.close();
});

test('[PR45] the wish is changed; list, filter and page follow', async () => {
  const { page } = lead;
  const { number = '' } = told['letter'] ?? {};
  const detail = await openTicket(page, number);
  const dialog = await step(page, /^Wunsch ändern/);
  const change = dialog.getByRole('button', { name: 'Wunsch ändern' });
  await dialog.getByRole('radio', { name: 'E-Mail', exact: true }).press('Space');
  await expect.poll(() => change.getAttribute('aria-disabled')).toBe('true');
  await dialog.getByRole('textbox', { name: 'E-Mail-Adresse' }).fill('emine@example.org');
  expect(await faultsOf(page, 'wish-change')).toEqual([]);
  await change.press('Enter');
  await detail.getByText('Bittet um E-Mail').waitFor();
  await detail.getByText(/Brief Emine Yılmaz, Am Röttgen 12, 47829 Krefeld → E-Mail emine@example\.org/).waitFor();
  const again = await step(page, /^Wunsch ändern/);
  await again.getByRole('radio', { name: 'Keine', exact: true }).press('Space');
  await again.getByRole('button', { name: 'Wunsch ändern' }).press('Enter');
  await detail.getByText('Keine gewünscht; es ist nur zu erledigen.').waitFor();

  await page.getByRole('button', { name: 'Ticket schließen' }).click();
  await page.getByRole('button', { name: 'Mehr Filter' }).click();
  await page.getByRole('button', { name: 'Jeder Wunsch' }).click();
  await page.getByRole('option', { name: 'keine Antwort', exact: true }).click();
  const rows = page.getByRole('grid', { name: 'Tickets' }).getByRole('row');
  await rows.filter({ hasText: number }).waitFor();
  expect(new URL(page.url()).searchParams.get('channel')).toBe('none');
});
