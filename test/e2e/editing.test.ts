// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Editing on the screen: a fact is made and inserted, a text goes out, two editors meet, a lost line costs no word. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { barriers, screenshot } from '../harness/browser.ts';
import { openStage, type Stage } from '../harness/stage.ts';
import { voices } from '../harness/tone-city.ts';
import { faultsOf } from './faults.ts';
import { makePerson, openWindow, picturesOfFailure, signIn, tabTo, type Window } from './windows.ts';

let stage: Stage;
let anna: Window;
let bert: Window;
let page: Page;

beforeAll(async () => {
  stage = await openStage();
  [anna, bert] = await Promise.all([openWindow(voices.agent), openWindow(voices.agent)]);
  page = anna.page;
  const [one, other] = await Promise.all([
    makePerson(stage.program, ['editor'], { displayName: 'Anna Artikel' }),
    makePerson(stage.program, ['lead'], { displayName: 'Bert Leitung' }),
  ]);
  await signIn(page, stage.program, one, '/redaktion/fakten');
  await signIn(bert.page, stage.program, other, '/redaktion');
});
afterEach(async ({ task }) => {
  await picturesOfFailure(task, [anna, bert]);
  expect([...anna.troubles, ...bert.troubles]).toEqual([]);
});
afterAll(async () => {
  await Promise.all([anna?.close(), bert?.close()]);
  await stage?.close();
});

const faults = (name: string): Promise<string[]> => faultsOf(page, `editing-${name}`);
const short = (where: Page) => where.getByRole('textbox', { name: 'Kurze Antwort' });
async function openArticle(where: Page, title: string): Promise<void> {
  await where.getByRole('searchbox', { name: 'Artikel suchen' }).fill(title);
  const row = where.getByRole('row', { name: title });
  await row.click();
  await short(where).waitFor();
}
const said = (where: Page, text: string | RegExp) => where.getByRole('log').getByText(text).first().waitFor();

test('a fact is made, changed in advance, and says both', async () => {
  await page.getByRole('button', { name: 'Neuer Fakt' }).click();
  const dialog = page.getByRole('dialog', { name: 'Neuer Fakt' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Gebühr Personalausweis');
  await dialog.getByRole('button', { name: /Fachbereich/ }).click();
  await page.getByRole('option').first().click();
  await dialog.getByRole('textbox', { name: 'Betrag in Euro' }).fill('46');
  expect((await barriers(page)).map((line) => `dialog: ${line}`)).toEqual([]);
  await dialog.getByRole('button', { name: 'Speichern' }).click();
  const entry = page.getByRole('complementary', { name: 'Gebühr Personalausweis' });
  await entry.getByText(/46.€/).first().waitFor();
  await entry.getByText('{{fakt:gebuehr-personalausweis}}').waitFor();
  await entry.getByRole('textbox', { name: 'Betrag in Euro' }).fill('49,90');
  await entry.getByLabel('Gilt ab').fill('2040-01-01');
  await entry.getByRole('button', { name: 'Speichern' }).click();
  await page.getByRole('grid', { name: 'Fakten' }).getByText('ab 01.01.2040').waitFor();
  expect(await faults('facts')).toEqual([]);
});

test('[KB28] hours of a department say where they are changed, and offer nothing that would be overwritten', async () => {
  await page.getByRole('searchbox', { name: 'Fakt suchen' }).fill('öffnungszeiten');
  const row = page.getByRole('row', { name: /Öffnungszeiten/ }).first();
  await row.click();
  const entry = page.getByRole('complementary', { name: /Öffnungszeiten/ });
  await entry.getByText(/stehen beim Fachbereich/).waitFor();
  expect(await entry.getByRole('button', { name: 'Speichern' }).count()).toBe(0);
  expect(await entry.getByRole('button', { name: 'Außer Gebrauch nehmen' }).count()).toBe(0);
  expect(await faults('hours')).toEqual([]);
  await entry.getByRole('link', { name: 'Fachbereiche' }).click();
  await page.getByRole('heading', { name: 'Fachbereiche', level: 1 }).waitFor();
  // An editor only reads them there.
  expect(await page.getByRole('button', { name: /^Zeiten ändern/ }).count()).toBe(0);
  await page.goBack();
  await page.getByRole('searchbox', { name: 'Fakt suchen' }).fill('');
});

test('[D6] [D7] [KB28] the lead changes hours by keyboard, a mistake is named at its day, and the fact says it at once', async () => {
  const lead = bert.page;
  await lead.getByRole('link', { name: 'Fachbereiche' }).first().click();
  const change = lead.getByRole('button', { name: /^Zeiten ändern: / }).first();
  const name = ((await change.getAttribute('aria-label')) ?? '').replace('Zeiten ändern: ', '');
  // In a table the arrows go from row to row and from cell to cell.
  await lead.getByRole('row', { name: new RegExp(name) }).focus();
  await lead.keyboard.press('ArrowLeft');
  await lead.keyboard.press('Enter');
  const dialog = lead.getByRole('dialog', { name: `Zeiten ändern: ${name}` });
  await dialog.getByRole('textbox', { name: 'Montag' }).fill('morgens');
  await dialog.getByRole('textbox', { name: 'Dienstag' }).fill('7:15 bis 11.45 Uhr und 13-15');
  await dialog.getByRole('button', { name: 'Zeiten speichern' }).press('Enter');
  await dialog.getByText(/^Bitte so: 8–12:30/).waitFor();
  expect((await barriers(lead)).map((line) => `hours: ${line}`)).toEqual([]);
  await dialog.getByRole('textbox', { name: 'Montag' }).fill('');
  await dialog.getByRole('textbox', { name: 'Grund' }).fill('Umbau');
  await lead.keyboard.press('Tab');
  await dialog.getByRole('button', { name: 'Zeiten speichern' }).press('Enter');
  await said(lead, `Neue Zeiten gelten: ${name}.`);
  const row = lead.getByRole('row', { name: new RegExp(name) });
  await row.getByText('07:15–11:45, 13:00–15:00').waitFor();
  await lead.goto(`${stage.program.url}/redaktion/fakten`);
  await lead.getByRole('searchbox', { name: 'Fakt suchen' }).fill(`Öffnungszeiten ${name}`);
  await lead
    .getByRole('row', { name: /Öffnungszeiten/ })
    .first()
    .getByText(/07:15/)
    .waitFor();
});

test('by keyboard: a text with a fact is written, previewed and published', async () => {
  await page.getByRole('link', { name: 'Redaktion' }).first().click();
  await openArticle(page, 'Personalausweis beantragen');
  await tabTo(page, short(page));
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Kostet ');
  await page.keyboard.press('Alt+F');
  await page.getByRole('combobox', { name: 'Fakt suchen' }).fill('gebühr personal');
  await page.getByRole('option', { name: /Gebühr Personalausweis/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(() => short(page).inputValue()).toBe('Kostet {{fakt:gebuehr-personalausweis}}');
  await page.keyboard.type(' mit Termin.');
  const preview = page.getByRole('region', { name: 'Vorschau' });
  await preview.getByText(/Kostet 46.€ mit Termin\./).waitFor();
  await page.getByRole('textbox', { name: 'Interne Hinweise' }).fill('Nie am **Telefon** versprechen.');
  await preview.getByRole('complementary', { name: 'Nur für das Team' }).waitFor();
  await preview.getByRole('radio', { name: 'Öffentlich' }).click();
  await preview.getByRole('complementary', { name: 'Nur für das Team' }).waitFor({ state: 'hidden' });
  expect(await faults('article')).toEqual([]);
  await page.getByRole('button', { name: 'Veröffentlichen …' }).click();
  await page.getByRole('textbox', { name: 'Was hat sich geändert?' }).fill('Gebühr als Fakt');
  await page.getByRole('button', { name: 'Jetzt veröffentlichen' }).click();
  await said(page, /Veröffentlicht\. Wer/);
  await page.getByText('Veröffentlicht, Fassung 2').waitFor();

  // The history names what changed, and an old wording comes back as a draft.
  await page.getByRole('button', { name: 'Verlauf …' }).click();
  const history = page.getByRole('dialog', { name: 'Verlauf: Deutsch' });
  await history.getByText('Gebühr als Fakt').first().waitFor();
  expect((await barriers(page)).map((line) => `history: ${line}`)).toEqual([]);
  await screenshot(page, 'editing-history');
  await history.getByRole('button', { name: /Fassung 2/ }).click();
  await page.getByRole('option', { name: /Fassung 1/ }).click();
  await history.getByRole('button', { name: 'Als Entwurf wiederherstellen' }).click();
  await said(page, 'Fassung 1 ist jetzt der Entwurf.');
  await page.getByRole('button', { name: 'Entwurf verwerfen …' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Verwerfen', exact: true }).click();
  await said(page, 'Der Entwurf ist verworfen.');
});

test('[KB26] a service nobody has written about is made, written, published and found', async () => {
  await page.getByRole('button', { name: 'Neuer Artikel' }).click();
  const dialog = page.getByRole('dialog', { name: 'Neuer Artikel' });
  await dialog.getByRole('textbox', { name: 'Wie heißt die Leistung?' }).fill('Drohne über dem Stadtpark');
  await dialog.getByRole('button', { name: 'Anlegen' }).click();
  await dialog.getByText('Bitte wählen Sie einen Fachbereich.').waitFor();
  expect((await barriers(page)).map((line) => `dialog: ${line}`)).toEqual([]);
  await dialog.getByRole('button', { name: /Fachbereich/ }).click();
  await page.getByRole('option', { name: 'Bürgerservice' }).click();
  await dialog.getByRole('button', { name: 'Anlegen' }).click();
  await page.getByRole('heading', { level: 2, name: 'Drohne über dem Stadtpark' }).first().waitFor();
  await expect.poll(() => page.getByRole('textbox', { name: 'Titel' }).inputValue()).toBe('Drohne über dem Stadtpark');
  await short(page).fill('Über dem Stadtpark darf niemand eine Drohne fliegen lassen.');
  await page.getByRole('region', { name: 'Vorschau' }).getByText('darf niemand eine Drohne').waitFor();
  await page.getByRole('button', { name: 'Veröffentlichen …' }).click();
  await page.getByRole('button', { name: 'Jetzt veröffentlichen' }).click();
  await said(page, /Veröffentlicht\. Wer/);
  await bert.page.goto(`${stage.program.url}/wissen?search=Drohne`);
  await bert.page.getByRole('option').first().getByText('Drohne über dem Stadtpark').waitFor();
  await bert.page.goto(`${stage.program.url}/redaktion`);
  await openArticle(page, 'Personalausweis beantragen');
});

test('two editors at once: both texts are shown, nothing is overwritten', async () => {
  await openArticle(bert.page, 'Personalausweis beantragen');
  await short(bert.page).fill('Berts Fassung.');
  await short(page).fill('Annas Fassung.');
  await bert.page.getByRole('button', { name: 'Entwurf speichern' }).click();
  await said(bert.page, 'Der Entwurf ist gespeichert.');
  // "Saved" does not stand beside what is not, though its eight seconds are not over.
  await short(bert.page).fill('Berts Fassung, und weiter.');
  const savedWords = bert.page.getByRole('log').getByText('Der Entwurf ist gespeichert.');
  await expect.poll(() => savedWords.isVisible(), { timeout: 4_000 }).toBe(false);
  anna.forgive(/409/);
  await page.getByRole('button', { name: 'Entwurf speichern' }).click();
  const dialog = page.getByRole('dialog', { name: 'Jemand anderes hat inzwischen gespeichert' });
  await dialog.getByText('Berts Fassung.').first().waitFor();
  await dialog.getByText(/Bert Leitung hat diesen Text/).waitFor();
  expect(await faults('conflict')).toEqual([]);
  await dialog.getByRole('button', { name: 'Weiter bearbeiten' }).last().click();
  await expect.poll(() => short(page).inputValue()).toBe('Annas Fassung.');
  await page.getByRole('button', { name: 'Entwurf speichern' }).click();
  await dialog.getByRole('button', { name: 'Meinen Text speichern' }).click();
  await page.getByText(/Entwurf, zuletzt gespeichert von Anna Artikel/).waitFor();
  await expect.poll(() => short(page).inputValue()).toBe('Annas Fassung.');
});

test('[KB19] what was typed survives a lost connection and a reload', async () => {
  anna.forgive(/Failed to load resource|WebSocket|ERR_INTERNET_DISCONNECTED|request: /);
  await short(page).fill('Ohne Netz getippt.');
  await anna.context.setOffline(true);
  await page.keyboard.press('Control+S');
  await page.getByText(/Ihr Text ist in diesem Browser gesichert, auch über ein Neuladen hinweg/).waitFor();
  await anna.context.setOffline(false);
  await page.getByText(/Noch nicht gespeichert/).waitFor({ state: 'hidden' });
  await short(page).fill('Nach dem Neuladen noch da.');
  await page.reload();
  await page.getByText(/Ihre Eingabe vom .* wurde wiederhergestellt/).waitFor();
  await expect.poll(() => short(page).inputValue()).toBe('Nach dem Neuladen noch da.');
  await page.getByRole('button', { name: 'Eingabe verwerfen' }).click();
  await expect.poll(() => short(page).inputValue()).toBe('Ohne Netz getippt.');
  await stage.calm();
});

test('[KM1] [KM2] by keyboard: the outline shows which modules are missing and puts one in its place', async () => {
  await openArticle(page, 'Abgeschlossenheitsbescheinigung');
  const body = page.getByRole('textbox', { name: 'Text (Markdown)' });
  const outline = page.getByRole('toolbar', { name: /^Bausteine/ });
  await outline.getByRole('button', { name: 'Unterlagen (vorhanden)' }).waitFor();
  await outline.getByRole('button', { name: 'Gebühren (vorhanden)' }).waitFor();
  const missing = outline.getByRole('button', { name: 'Grenzen der Auskunft (fehlt, einfügen)' });
  expect(await faults('outline')).toEqual([]);
  const walkTo = async (button: Locator, key: string): Promise<void> => {
    for (let steps = 0; steps < 20 && !(await button.evaluate((one) => one === document.activeElement)); steps += 1)
      await page.keyboard.press(key);
  };
  await tabTo(page, outline.getByRole('button').first());
  await walkTo(missing, 'ArrowRight');
  await page.keyboard.press('Enter');
  await expect.poll(() => body.inputValue()).toMatch(/dieselbe Nummer tragen\.\n\n## Grenzen der Auskunft\n\n$/);
  await outline.getByRole('button', { name: 'Grenzen der Auskunft (leer)' }).waitFor();
  await page.keyboard.type('Zum Stand eines Antrags gibt nur die Bauaufsicht Auskunft.');
  await outline.getByRole('button', { name: 'Grenzen der Auskunft (vorhanden)' }).waitFor();
  const preview = page.getByRole('region', { name: 'Vorschau' });
  await preview.getByText('gibt nur die Bauaufsicht Auskunft').scrollIntoViewIfNeeded();
  expect(await faults('limits')).toEqual([]);
  // One that is there is gone to, not put twice. The outline is one stop of the Tab key and remembers where one was.
  await tabTo(page, outline.getByRole('button', { name: 'Grenzen der Auskunft (vorhanden)' }), true);
  await page.keyboard.press('Enter');
  await page.keyboard.type('Immer: ');
  await expect.poll(() => body.inputValue()).toContain('Auskunft\n\nImmer: Zum Stand');
  await tabTo(page, outline.getByRole('button', { name: 'Grenzen der Auskunft (vorhanden)' }), true);
  await walkTo(outline.getByRole('button').first(), 'ArrowLeft');
  await page.keyboard.press('Enter');
  await page.keyboard.type('!');
  await expect.poll(() => short(page).inputValue()).toMatch(/verlangen sie\.!$/);
  expect((await body.inputValue()).match(/## Grenzen der Auskunft/g)).toHaveLength(1);
  expect(await faults('modules')).toEqual([]);
  await page.getByRole('button', { name: 'Entwurf speichern' }).click();
  await said(page, 'Der Entwurf ist gespeichert.');
  // Where an article has both, they stand out in the light and in the dark.
  await openArticle(page, 'Reisepass beantragen');
  await preview.getByRole('heading', { name: 'Danach wird oft gefragt' }).scrollIntoViewIfNeeded();
  await preview.getByText(/Der Expresspass kostet 32.€ zusätzlich/).waitFor();
  expect(await faults('questions')).toEqual([]);
});
