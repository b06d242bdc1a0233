// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** News on the screen: written by keyboard, on every desk at once without moving anything, read by each for themselves. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { barriers, screenshot } from '../harness/browser.ts';
import { openStage, type Stage } from '../harness/stage.ts';
import { voices } from '../harness/tone-city.ts';
import { faultsOf } from './faults.ts';
import {
  makePerson,
  offerOf,
  openAgent,
  openWindow,
  picturesOfFailure,
  pressCommand,
  signIn,
  soon,
  stateOf,
  tabTo,
  talkOf,
  type Window,
} from './windows.ts';

let stage: Stage;
let lead: Window;
let editor: Window;
let agent: Window;
let other: Window;
let desk: Page;

const important = 'Passausgabe heute geschlossen';

beforeAll(async () => {
  stage = await openStage({ ringSeconds: 60 });
  const { program } = stage;
  const people = await Promise.all([
    makePerson(program, ['lead'], { displayName: 'Lea Leitung' }),
    makePerson(program, ['editor'], { displayName: 'Eda Text' }),
    makePerson(program, ['agent'], { displayName: 'Ayla Amt' }),
    // Knows nothing of parking: what is only about parking does not concern him.
    makePerson(program, ['agent'], { displayName: 'Paul Platz', topics: { melden: 'good' } }),
  ]);
  [lead, editor, agent, other] = await Promise.all([
    openWindow(voices.agent),
    openWindow(voices.agent),
    openAgent(program, people[2]),
    openWindow(voices.otherAgent),
  ]);
  desk = agent.page;
  await signIn(lead.page, program, people[0], '/nachrichten');
  await signIn(editor.page, program, people[1], '/nachrichten');
  await signIn(other.page, program, people[3]);
  await other.page.getByRole('button', { name: 'Arbeit beginnen' }).click();
  await stateOf(other.page, 'Pause').waitFor();
});
afterEach(async ({ task }) => {
  const windows = [lead, editor, agent, other];
  await picturesOfFailure(task, windows);
  expect(windows.flatMap(({ troubles }) => troubles)).toEqual([]);
});
afterAll(async () => {
  await Promise.all([lead?.close(), editor?.close(), agent?.close(), other?.close()]);
  await stage?.close();
});

const faults = (page: Page, name: string): Promise<string[]> => faultsOf(page, `news-${name}`);
const strip = (page: Page) => page.getByRole('region', { name: 'Wichtige Nachrichten', exact: true });
const shown = (page: Page, title: string) => strip(page).getByRole('button', { name: `Lesen: ${title}` });
const row = (page: Page, title: string) =>
  page.getByRole('grid', { name: 'Nachrichten' }).getByRole('row', { name: new RegExp(title) });
const entry = (page: Page, title: string) => page.getByRole('complementary', { name: title });
const said = (page: Page, text: string) => page.getByRole('log').getByText(text).first().waitFor();

/** Where the desk's own controls stand now. */
async function places(page: Page, ...controls: readonly ReturnType<Page['getByRole']>[]): Promise<unknown[]> {
  return Promise.all(
    [...controls, page.getByRole('combobox', { name: 'Wissen suchen' })].map((control) => control.boundingBox()),
  );
}
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('placeholder') ?? '');

test('[NW12] the lead writes by keyboard, and every desk has it at once; nothing moves, the focus stays', async () => {
  await shown(desk, 'Zu laufenden Verfahren gibt es am Telefon keine Auskunft').waitFor();
  await desk.keyboard.press('Control+K');
  const before = await places(desk, desk.getByRole('region', { name: 'Anliegen' }).first());

  const { page } = lead;
  await tabTo(page, page.getByRole('button', { name: 'Neue Nachricht' }));
  await page.keyboard.press('Enter');
  const form = entry(page, 'Neue Nachricht');
  // The form has the focus: between the button and it lies the table, which opens what is walked through.
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
  await page.keyboard.type(important);
  await tabTo(page, form.getByRole('textbox', { name: 'Text' }));
  await page.keyboard.type('Der Drucker steht. <script>alert(1)</script>\n\n- Termine **bleiben**\n- ab morgen wieder');
  await tabTo(page, form.getByRole('radio', { name: 'Nachricht', exact: true }));
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await tabTo(page, form.getByRole('checkbox', { name: /Wichtig/ }));
  await page.keyboard.press('Space');
  const preview = form.getByRole('region', { name: 'Vorschau' });
  await preview.getByText('bleiben', { exact: true }).waitFor();
  await preview.getByText('<script>alert(1)</script>').waitFor();
  expect(await faults(page, 'form')).toEqual([]);
  await page.keyboard.press('Control+S');
  await entry(page, important).getByText('Arbeitsanweisung').first().waitFor();
  await said(page, 'Veröffentlicht. Wer am Schreibtisch sitzt, sieht es jetzt.');

  await shown(desk, important).waitFor();
  await shown(other.page, important).waitFor();
  await desk
    .getByRole('status')
    .filter({ hasText: `Neue wichtige Nachricht: ${important}` })
    .waitFor();
  expect(await focused(desk)).toContain('Wissen suchen');
  expect(await places(desk, desk.getByRole('region', { name: 'Anliegen' }).first())).toEqual(before);
  expect(await faults(desk, 'desk')).toEqual([]);
});

test('[NW8] "Gelesen" by one key removes it for this person only', async () => {
  // It can be read in place first.
  await shown(desk, important).click();
  const dialog = desk.getByRole('dialog', { name: important });
  await dialog.getByText('Was Sie gelesen haben, sehen nur Sie.').waitFor();
  expect((await barriers(desk)).map((line) => `dialog: ${line}`)).toEqual([]);
  await screenshot(desk, 'news-dialog');
  await desk.keyboard.press('Escape');
  await shown(desk, important).waitFor();
  // Pressed twice: the second press is too soon for the next message, whose turn it has just become.
  await desk.keyboard.press('Alt+Q');
  await desk.keyboard.press('Alt+Q');
  await shown(desk, important).waitFor({ state: 'hidden' });
  await shown(desk, 'Zu laufenden Verfahren gibt es am Telefon keine Auskunft').waitFor();
  await shown(other.page, important).waitFor();
  await desk.reload();
  await shown(desk, 'Zu laufenden Verfahren gibt es am Telefon keine Auskunft').waitFor();
  await strip(desk).getByRole('button', { name: 'Gelesen' }).focus();
  // Until the message has been there for a moment the press is taken for one that was meant for the message before it.
  await expect
    .poll(
      async () => {
        await desk.keyboard.press('Enter');
        return strip(desk).getByText('Keine ungelesene wichtige Nachricht').isVisible();
      },
      { timeout: soon },
    )
    .toBe(true);
  // The button went; the focus stays in the line, and a press too many starts nothing.
  await desk.keyboard.press('Enter');
  expect(await desk.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Wichtige Nachrichten');
  await desk
    .getByRole('region', { name: /^Nachrichten/ })
    .getByText(important)
    .first()
    .waitFor();
  await shown(other.page, important).waitFor();
  // The lead's own page says the same as before: who wrote has read, of others nothing stands there.
  expect(await entry(lead.page, important).innerText()).not.toMatch(/Ayla|Paul|gelesen von/);
});

test('[NW12] in a call: the topic’s instructions beside the search; what comes moves nothing', async () => {
  const call = await stage.queued({ keys: '11', from: '02151862345' });
  await offerOf(desk).getByRole('button', { name: 'Annehmen' }).waitFor();
  await desk.keyboard.press('F8');
  const hangUp = talkOf(desk).getByRole('button', { name: 'Auflegen' });
  await hangUp.waitFor();
  const instructions = desk.getByRole('region', { name: 'Arbeitsanweisungen zu diesem Thema' });
  await instructions.getByText('Ausweis verloren: erst melden und sperren, dann der neue').click();
  await instructions.getByText('116 116').waitFor();
  expect(await desk.getByRole('region', { name: /^Nachrichten \(/ }).count()).toBe(0);
  expect(await faults(desk, 'call')).toEqual([]);
  await desk.keyboard.press('Control+K');
  const before = await places(desk, hangUp, desk.getByRole('button', { name: /Beantwortet/ }));

  // The editor changes it: unread again for those who had read it, in the middle of the call.
  await row(editor.page, important).click();
  await entry(editor.page, important).getByRole('button', { name: 'Bearbeiten' }).click();
  const form = entry(editor.page, 'Nachricht bearbeiten');
  await form.getByRole('textbox', { name: 'Titel' }).fill(`${important} bis 14 Uhr`);
  await form.getByRole('button', { name: 'Änderung veröffentlichen' }).click();
  await shown(desk, `${important} bis 14 Uhr`).waitFor();
  expect(await places(desk, hangUp, desk.getByRole('button', { name: /Beantwortet/ }))).toEqual(before);
  expect(await focused(desk)).toContain('Wissen suchen');
  await call.hangUp();
  await stateOf(desk, 'Nachbearbeitung').waitFor();
  await pressCommand(desk, 'F4');
});

test('[NW4] [NW5] agents find what concerns them, and what has ended', async () => {
  const { page } = other;
  await strip(page).getByRole('link', { name: 'Alle Nachrichten' }).click();
  await row(page, important).waitFor();
  expect(await page.getByRole('button', { name: 'Neue Nachricht' }).count()).toBe(0);
  await row(page, important).click();
  const message = entry(page, `${important} bis 14 Uhr`);
  await message.getByText('Was Sie gelesen haben, sehen nur Sie.').waitFor();
  await message.getByText(/Fassung 2 .* Eda Text/).click();
  await message.getByText('bis 14 Uhr').last().waitFor();
  expect(await faults(page, 'entry')).toEqual([]);
  await message.getByRole('button', { name: 'Gelesen' }).click();
  await message.getByText('ungelesen').waitFor({ state: 'hidden' });
  await page.getByRole('checkbox', { name: 'Ungelesen' }).check({ force: true });
  await row(page, important).waitFor({ state: 'hidden' });

  const ask = entry(lead.page, `${important} bis 14 Uhr`);
  await ask.getByRole('button', { name: 'Beenden …' }).click();
  expect((await barriers(lead.page)).map((line) => `ask: ${line}`)).toEqual([]);
  await lead.page.getByRole('dialog').getByRole('button', { name: 'Jetzt beenden' }).click();
  await ask.getByText(/Beendet am/).waitFor();
  await shown(desk, `${important} bis 14 Uhr`).waitFor({ state: 'hidden' });
});

test('[NW11] two editors: both texts are shown, nothing is overwritten; what was typed survives a reload', async () => {
  const title = 'Parken am Markt';
  const { page } = editor;
  await page.getByRole('button', { name: 'Neue Nachricht' }).click();
  const made = entry(page, 'Neue Nachricht');
  await made.getByRole('textbox', { name: 'Titel' }).fill(title);
  await made.getByRole('textbox', { name: 'Text' }).fill('x'.repeat(10_000));
  await made.getByText(/Der Text hat 10000 Zeichen, möglich sind 4000/).waitFor();
  await made.getByRole('textbox', { name: 'Text' }).fill('Wochenmarkt: bis 15 Uhr gesperrt.');
  await made.getByLabel('Letzter Tag').fill('2020-01-01');
  editor.forgive(/422|409/);
  await made.getByRole('button', { name: 'Veröffentlichen' }).click();
  await made.getByText('Der letzte Tag liegt vor dem ersten.').waitFor();
  await page.reload();
  await made.getByText(/Ihre Eingabe vom .* wurde wiederhergestellt/).waitFor();
  await made.getByLabel('Letzter Tag').fill('2040-01-01');
  await made.getByText('Parken und Halteverbot').click();
  await made.getByRole('button', { name: 'Veröffentlichen' }).click();
  await entry(page, title).getByRole('button', { name: 'Bearbeiten' }).click();

  lead.forgive(/409/);
  await lead.page.goto(`${stage.program.url}/nachrichten`);
  await row(lead.page, title).click();
  await entry(lead.page, title).getByRole('button', { name: 'Bearbeiten' }).click();
  const mine = entry(lead.page, 'Nachricht bearbeiten').getByRole('textbox', { name: 'Text' });
  await mine.fill('Wochenmarkt: bis 16 Uhr gesperrt.');
  const theirs = entry(page, 'Nachricht bearbeiten');
  await theirs.getByRole('textbox', { name: 'Text' }).fill('Wochenmarkt: bis 17 Uhr gesperrt.');
  await theirs.getByRole('button', { name: 'Änderung veröffentlichen' }).click();
  await entry(page, title).getByText('Wochenmarkt: bis 17 Uhr gesperrt.').first().waitFor();
  await lead.page.getByRole('button', { name: 'Änderung veröffentlichen' }).click();
  const dialog = lead.page.getByRole('dialog', { name: 'Jemand anderes hat inzwischen gespeichert' });
  await dialog.getByText(/Eda Text hat diese Nachricht/).waitFor();
  await dialog.getByText('Wochenmarkt: bis 17 Uhr gesperrt.').waitFor();
  expect(await faults(lead.page, 'conflict')).toEqual([]);
  await dialog.getByRole('button', { name: 'Weiter bearbeiten' }).last().click();
  await expect.poll(() => mine.inputValue()).toBe('Wochenmarkt: bis 16 Uhr gesperrt.');
  await lead.page.getByRole('button', { name: 'Änderung veröffentlichen' }).click();
  await dialog.getByRole('button', { name: 'Meine Eingabe veröffentlichen' }).click();
  await entry(lead.page, title).getByText('Wochenmarkt: bis 16 Uhr gesperrt.').first().waitFor();

  // Only about parking, and not important: the agent who knows nothing of it has it in the list, not at the desk.
  await desk
    .getByRole('region', { name: /^Nachrichten/ })
    .getByText(title)
    .waitFor();
  await other.page.goto(stage.program.url);
  await other.page
    .getByRole('region', { name: /^Nachrichten/ })
    .getByText(/Dies ist eine Modellstadt/)
    .waitFor();
  expect(await other.page.getByText(title).count()).toBe(0);
  await stage.calm();
});
