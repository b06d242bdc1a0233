// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The menu on the screen: a draft, its mistakes, a recording, a trial call, a second person, and a phone that hears it. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { languages } from '../../src/lib/pure/language.ts';
import { screenshot } from '../harness/browser.ts';
import { openStage, type Stage } from '../harness/stage.ts';
import { voices } from '../harness/tone-city.ts';
import { waitFor } from '../harness/wait-for.ts';
import { faultsOf } from './faults.ts';
import { makePerson, openWindow, picturesOfFailure, signIn, tabTo, type Window } from './windows.ts';

let stage: Stage;
let anna: Window;
let bert: Window;

beforeAll(async () => {
  stage = await openStage();
  // What Anna records is heard on the telephone as the tone of her microphone.
  [anna, bert] = await Promise.all([openWindow(voices.agent), openWindow(voices.second)]);
  const [one, other] = await Promise.all([
    makePerson(stage.program, ['lead'], { displayName: 'Anna Menü' }),
    makePerson(stage.program, ['lead', 'admin'], { displayName: 'Bert Zwei' }),
  ]);
  await signIn(anna.page, stage.program, one, '/stadt/menue');
  await signIn(bert.page, stage.program, other, '/stadt/menue');
});
afterEach(async ({ task }) => {
  await picturesOfFailure(task, [anna, bert]);
  expect([...anna.troubles, ...bert.troubles]).toEqual([]);
});
afterAll(async () => {
  await Promise.all([anna?.close(), bert?.close()]);
  await stage?.calm();
  await stage?.close();
});

const said = (where: Page, text: string | RegExp) => where.getByRole('log').getByText(text).first().waitFor();
const view = (where: Page, name: string) => where.getByRole('radio', { name, exact: true }).click();
const levelOf = (where: Page, name: string): Locator => where.getByRole('region', { name });
const draftOf = (where: Page): Locator => where.getByRole('region', { name: /^Entwurf, Fassung/ });
const isSaved = (where: Page) => draftOf(where).getByText('Gespeichert').waitFor();
async function choose(where: Page, field: Locator, option: string | RegExp): Promise<void> {
  await field.click();
  await where.getByRole('option', { name: option }).click();
}
const fresh = 'gewerbe-bauen-steuern-und';
const city = 'Ebene „Gewerbe, Bauen, Steuern und Abfall“';
const named = 'Ebene „Bauen und Gewerbe“';

test('[V1] [M11] [M14] [M18] a draft is begun; dead ends, missing languages and levels nobody reaches are found while writing', async () => {
  const { page } = anna;
  await page.getByRole('button', { name: 'Entwurf beginnen' }).click();
  await isSaved(page);
  expect(await faultsOf(page, 'menu-levels')).toEqual([]);
  const root = levelOf(page, 'Hauptmenü');
  await choose(page, root.getByRole('button', { name: /Führt zu/ }).nth(4), 'Neue Ebene …');
  await page.getByText('Sackgasse: Diese Ebene hat keine Tasten.').first().waitFor();
  await page.getByText('Zu dieser Ebene führt keine Taste.').first().waitFor();
  // What is wrong is said with the name the lead knows, not with the key of the program.
  await page.getByRole('button', { name: city, exact: true }).waitFor();
  await expect
    .poll(() => page.getByRole('button', { name: 'Als getestet melden …' }).getAttribute('aria-disabled'))
    .toBe('true');
  await levelOf(page, 'Ebene „stadt“').getByRole('button', { name: 'Ebene entfernen' }).click();
  const level = levelOf(page, city);
  await level.getByRole('button', { name: 'Taste hinzufügen' }).click();
  await page.getByText('Diese Taste führt noch nirgendwohin.').first().waitFor();
  await choose(page, level.getByRole('button', { name: /Führt zu/ }), /^Thema: Bauen/);
  await level.getByText('Die Beschriftung fehlt.').first().waitFor();
  expect(await faultsOf(page, 'menu-mistakes')).toEqual([]);
  const names = ['Deutsch', 'Türkisch', 'Englisch', 'Französisch', 'Italienisch', 'Polnisch', 'Kurdisch'];
  for (const [i, name] of names.entries()) {
    await view(page, name);
    await level.getByRole('textbox', { name: `Beschriftung auf ${name}` }).fill(`Bauen ${languages[i]}`);
  }
  await view(page, 'Deutsch');
  await level.getByText('Bauen de: 1.', { exact: false }).first().waitFor();
  await isSaved(page);
  await page.getByText('Was noch nicht stimmt').waitFor({ state: 'hidden' });
  // Measured on the made sound, not estimated.
  await level
    .getByText(/^\d+,\d s$/)
    .first()
    .waitFor();
});

test('[M21] [M22] a level is renamed, the languages change places by keyboard; keys stay, and the new place is told', async () => {
  const { page } = anna;
  await levelOf(page, city)
    .getByRole('button', { name: /^Umbenennen …/ })
    .click();
  const dialog = page.getByRole('dialog', { name: /umbenennen$/ });
  await dialog.getByRole('textbox', { name: 'Name für das Team' }).fill('Bauen und Gewerbe');
  expect(await faultsOf(page, 'menu-rename')).toEqual([]);
  await dialog.getByRole('button', { name: 'Übernehmen' }).click();
  const level = levelOf(page, named);
  await level.waitFor();
  const target = levelOf(page, 'Hauptmenü')
    .getByRole('button', { name: /Führt zu/ })
    .nth(4);
  await expect.poll(() => target.textContent()).toContain('Ebene: Bauen und Gewerbe');

  const order = page.getByRole('list', { name: 'Sprachen nach der 9' });
  await tabTo(page, order.getByRole('button', { name: 'Nach unten: Türkisch' }));
  await page.keyboard.press('Enter');
  await page.getByRole('status').filter({ hasText: 'Türkisch ist jetzt auf Taste 2.' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('status').filter({ hasText: 'Türkisch ist jetzt auf Taste 3.' }).waitFor();
  await expect
    .poll(() => order.getByRole('listitem').allInnerTexts())
    .toEqual([
      expect.stringContaining('Englisch'),
      expect.stringContaining('Französisch'),
      expect.stringContaining('Türkisch'),
      ...['Italienisch', 'Polnisch', 'Kurdisch', 'Deutsch'].map((name) => expect.stringContaining(name) as string),
    ]);
  await expect
    .poll(async () => {
      const [draft] = await stage.sql<{ menu: { nodes: { key: string; name?: string }[]; languages: string[] } }>(
        `select content->'menu' as menu from menu_version where state = 'draft'`,
      );
      return [draft?.menu.nodes.find(({ key }) => key === fresh)?.name, ...(draft?.menu.languages.slice(0, 3) ?? [])];
    })
    .toEqual(['Bauen und Gewerbe', 'en', 'fr', 'tr']);
  await isSaved(page);
});

test('[R1] [R4] a recording is made in the browser; what is no WAV file, or too large, is refused with the reason', async () => {
  const { page } = anna;
  const level = levelOf(page, named);
  await level.getByRole('button', { name: 'Aufnehmen …' }).first().click();
  const dialog = page.getByRole('dialog', { name: /^Aufnahme: / });
  const file = dialog.locator('input[type=file]');
  await file.setInputFiles({ name: 'lied.wav', mimeType: 'audio/wav', buffer: Buffer.from('ID3'.repeat(100)) });
  await dialog.getByRole('button', { name: 'In den Entwurf übernehmen' }).click();
  await dialog.getByText(/^Das ist keine WAV-Datei/).waitFor();
  anna.forgive(/41[03]|422/);
  await file.setInputFiles({ name: 'lang.wav', mimeType: 'audio/wav', buffer: Buffer.alloc(21 * 1024 * 1024) });
  await dialog.getByRole('button', { name: 'In den Entwurf übernehmen' }).click();
  await dialog.getByText(/größer als 20 MB/).waitFor();
  await dialog.getByRole('button', { name: 'Aufnahme beginnen' }).click();
  await dialog.getByText(/^Aufnahme läuft: 2 s/).waitFor();
  expect(await faultsOf(page, 'menu-recorder')).toEqual([]);
  await dialog.getByRole('button', { name: 'Aufnahme beenden' }).click();
  await dialog.getByText(/s aufgenommen/).waitFor();
  await dialog.getByRole('button', { name: 'In den Entwurf übernehmen' }).click();
  await said(page, /^Die Aufnahme ist im Entwurf/);
  await isSaved(page);
  await level.getByText('Aufnahme', { exact: true }).first().waitFor();
  const [row] = await stage.sql<{ ms: number; source: string; bytes: number }>(
    'select ms, source, length(wav) as bytes from prompt_recording',
  );
  expect(row?.source).toBe('recorded');
  expect(row?.ms).toBeGreaterThan(1_000);
  // 16 kHz, 16 bit, one channel.
  expect(Math.abs((row?.bytes ?? 0) - 44 - (row?.ms ?? 0) * 32)).toBeLessThan(64);
});

test('[Y1] [Y2] [V3] the draft is called from the page, through the switch; it is in no row and nobody rings', async () => {
  const { page } = anna;
  await page.getByRole('button', { name: 'Anrufen', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Probeanruf in den Entwurf' });
  expect(await faultsOf(page, 'menu-trial')).toEqual([]);
  await dialog.getByRole('button', { name: 'Jetzt anrufen' }).click();
  await dialog.getByText('Verbunden mit dem Entwurf').waitFor({ timeout: 40_000 });
  await dialog.getByRole('region', { name: 'Gesagt wird' }).waitFor();
  await dialog.getByRole('button', { name: 'Taste 5', exact: true }).click();
  await dialog.getByText(`Gedrückt: 5 ${named}`).waitFor();
  await dialog.getByRole('button', { name: 'Taste 1', exact: true }).click();
  await dialog.getByText(/^Jetzt würden Sie verbunden: Bauen.*Deutsch/).waitFor();
  await dialog.getByText('Der Probeanruf ist beendet.').waitFor();
  await screenshot(page, 'menu-trial-reached');
  await dialog.getByRole('button', { name: 'Schließen' }).last().click();
  expect(await stage.sql('select id from call')).toEqual([]);
  expect(await stage.sql('select id from journal')).toEqual([]);
  await stage.quiet();
});

test('[V4] [V5] [C100] somebody else puts it live; a caller on a level that is gone is not lost, a phone hears the new level', async () => {
  const { page } = anna;
  const before = await stage.dial();
  await before.answered();
  await before.press('5');
  await stage.hears(before, 'de/menu-stadt');

  await page.getByRole('button', { name: 'Als getestet melden …' }).click();
  const tested = page.getByRole('dialog', { name: 'Als getestet melden?' });
  await tested.getByText(/Probeanruf ist in genau diesem Wortlaut/).waitFor();
  await tested.getByRole('button', { name: 'Als getestet melden' }).click();
  await said(page, /^Getestet\./);
  await page.getByText('Sie haben mitgeschrieben: Live schaltet eine zweite Person.').waitFor();

  const other = bert.page;
  await other.reload();
  await other.getByRole('button', { name: 'Live schalten …' }).click();
  const dialog = other.getByRole('dialog', { name: 'Jetzt live schalten?' });
  await dialog.getByRole('table', { name: /^Unterschied/ }).waitFor();
  expect(await faultsOf(other, 'menu-live')).toEqual([]);
  await dialog.getByRole('textbox', { name: 'Grund (freiwillig)' }).fill('Bauen ist jetzt leichter zu finden');
  await dialog.getByRole('button', { name: 'Live schalten' }).click();
  await said(other, 'Auf Sendung.');

  // The order of the languages went on the air with it.
  const turkish = await stage.dial();
  await turkish.answered();
  await turkish.press('93');
  await stage.hears(turkish, 'tr/menu-root');
  await turkish.hangUp();
  await before.press('*');
  await stage.hears(before, 'de/menu-stadt', 'de/menu-root');
  await before.press('5');
  await stage.hears(before, 'de/menu-stadt', 'de/menu-root', `tone:${voices.agent}`);
  await before.press('1');
  await waitFor('the caller in the queue', async () => (await stage.row(before))?.topic === 'bauen');
  expect((await stage.row(before))?.menu_path).toBe(`root>${fresh}>bauen`);
  await before.hangUp();
});

test('[K1] [V6] the figures, the versions and the history show it; taken back, the old level is there again', async () => {
  const { page } = bert;
  await page.reload();
  await page.getByText('1 gewählt').first().waitFor();
  expect(await faultsOf(page, 'menu-on-air')).toEqual([]);
  await view(page, 'Fassungen');
  await page.getByText(/Bauen ist jetzt leichter zu finden/).waitFor();
  await page.getByRole('button', { name: 'Vergleichen: Fassung 1' }).click();
  await page
    .getByRole('dialog', { name: /^Fassung 1: / })
    .getByRole('table')
    .waitFor();
  expect(await faultsOf(page, 'menu-versions')).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Verlauf' }).click();
  await page.getByRole('button', { name: 'Zurücknehmen …' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Zurücknehmen' }).click();
  await said(page, /^Zurückgenommen/);
  const call = await stage.dial();
  await call.answered();
  await call.press('5');
  await stage.hears(call, 'de/menu-stadt');
  await call.hangUp();
});

test('[V8] [V9] two write at once: what each changed alone is joined, what both changed is decided by a person', async () => {
  const [one, other] = [anna.page, bert.page];
  await one.goto(`${stage.program.url}/stadt/menue`);
  await one.getByRole('button', { name: 'Entwurf beginnen' }).click();
  await isSaved(one);
  await other.goto(`${stage.program.url}/stadt/menue`);
  await isSaved(other);
  const label = (where: Page, index: number): Locator =>
    levelOf(where, 'Hauptmenü').getByRole('textbox', { name: 'Beschriftung auf Deutsch' }).nth(index);
  // Who is second is refused by the server; the page merges and saves again.
  anna.forgive(/409/);
  bert.forgive(/409/);
  await Promise.all([label(one, 0).fill('Pass und Umzug'), label(other, 1).fill('Auto und Parken')]);
  await Promise.all([isSaved(one), isSaved(other)]);
  await waitFor(
    'both in both',
    async () => {
      const texts = await Promise.all([label(one, 1).inputValue(), label(other, 0).inputValue()]);
      return texts.join() === 'Auto und Parken,Pass und Umzug';
    },
    20_000,
  );
  await Promise.all([label(one, 2).fill('Asyl'), label(other, 2).fill('Aufenthalt')]);
  const dialog = (where: Page): Locator => where.getByRole('dialog', { name: 'Zwei haben dasselbe geändert' });
  const loser = await Promise.race([
    dialog(one)
      .waitFor()
      .then(() => one),
    dialog(other)
      .waitFor()
      .then(() => other),
  ]);
  await dialog(loser).getByText('Aufenthalt').first().waitFor();
  expect(await faultsOf(loser, 'menu-conflict')).toEqual([]);
  const mine = loser === one ? 'Asyl' : 'Aufenthalt';
  await dialog(loser).getByRole('button', { name: 'Meines nehmen' }).click();
  await isSaved(loser);
  await waitFor(
    'the decision in both',
    async () => (await label(loser === one ? other : one, 2).inputValue()) === mine,
    20_000,
  );
});

test('[R3] [T2] [A5] a changed sentence marks its recording, announcements and topics are checked', async () => {
  const { page } = anna;
  await page.getByText('Die Aufnahme ist veraltet; die Stimme spricht den neuen Text.').first().waitFor();
  await levelOf(page, 'Hauptmenü').getByRole('button', { name: 'Aufnahme behalten' }).first().click();
  await view(page, 'Ansagen');
  await page.getByRole('button', { name: /^closed/ }).click();
  const text = page.getByRole('textbox', { name: 'Text auf Deutsch' });
  await text.fill('Wir haben zu.');
  await page.getByText('Die Stelle {hours} fehlt.').first().waitFor();
  await text.fill('Wir haben zu. Offen ist {hours}.');
  await isSaved(page);
  expect(await faultsOf(page, 'menu-words')).toEqual([]);
  await view(page, 'Themen');
  await page.getByRole('button', { name: 'Neues Thema', exact: true }).click();
  await page.getByText('Der Name fehlt.').first().waitFor();
  expect(await faultsOf(page, 'menu-topics')).toEqual([]);
  await page.getByRole('button', { name: /^Neues Thema verwerfen/ }).click();
  await isSaved(page);
  await page.getByRole('button', { name: 'Entwurf verwerfen …' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Verwerfen' }).click();
  await said(page, /^Verworfen/);
});
