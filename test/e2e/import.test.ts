// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** A delivery of services on the screen: looked at before anything changes, applied, refused with the line, asked about deletions. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { startProgram, type TestProgram } from '../harness/program.ts';
import { barriers } from '../harness/browser.ts';
import { faultsOf } from './faults.ts';
import { makePerson, openWindow, picturesOfFailure, signIn, tabTo, type Window } from './windows.ts';

let program: TestProgram;
let ines: Window;
let page: Page;

beforeAll(async () => {
  program = await startProgram({ AMTSLEITUNG_PRACTICE: '1' });
  ines = await openWindow(0, { audio: 'none' });
  page = ines.page;
  const person = await makePerson(program, ['editor'], { displayName: 'Ines Import' });
  await signIn(page, program, person, '/lieferungen');
});
afterEach(async ({ task }) => {
  await picturesOfFailure(task, [ines]);
  expect(ines?.troubles ?? []).toEqual([]);
});
afterAll(async () => {
  await ines?.close();
  await program?.stop();
});

interface Delivery {
  readonly name: string;
  readonly content: Buffer;
  /** Opens the file dialog: by mouse unless said otherwise. */
  readonly open?: () => Promise<void>;
}
const chooseButton = () => page.getByRole('button', { name: 'Datei wählen …' });
const compareButton = () => page.getByRole('button', { name: 'Vergleichen' });
const sourceField = () => page.getByRole('textbox', { name: 'Quelle' });

/** Windows-1252, as Excel saves it here; the letters of the tests are the same in Latin-1. */
const ansi = (lines: readonly string[]): Buffer => Buffer.from(`${lines.join('\r\n')}\r\n`, 'latin1');
const head = 'Kennung;Titel;Kurztext;Beschreibung;Fachbereich';

async function choose({ name, content, open = () => chooseButton().click() }: Delivery): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await open();
  await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer: content });
  await page.getByText(name, { exact: true }).first().waitFor();
}
/** Brings a file in by mouse, up to its comparison or its refusal. */
async function bring(delivery: Delivery, source: string): Promise<void> {
  await page.getByRole('link', { name: 'Lieferungen' }).click();
  await choose(delivery);
  await sourceField().fill(source);
  await compareButton().click();
  await page.getByRole('heading', { level: 1, name: delivery.name }).waitFor();
}
const close = () => page.getByRole('button', { name: 'Schließen' }).first().click();
async function pressOn(target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

test('by keyboard alone: a table of Excel is chosen, compared, looked at and applied', async () => {
  await compareButton().waitFor();
  expect(await faultsOf(page, 'import-empty')).toEqual([]);
  const content = ansi([
    head,
    'P1;Gebührenübersicht für Straßenmärkte;Größere Märkte kosten mehr.;"Erste Zeile;\n=SUMME(A1) bleibt Text";Ordnungsamt',
    'P2;Hundesteuer für Blindenhunde;Befreit.;Führhunde sind frei.;Steuern',
    'P3;Zäune an Bahnstrecken;Nur mit Prüfung.;Prüfung der Höhe.;',
  ]);
  await choose({ name: 'Märkte 2026.csv', content, open: () => pressOn(chooseButton()) });
  await tabTo(page, sourceField());
  await page.keyboard.type('landesportal');
  const department = page.getByRole('button', { name: /Fachbereich für neue Leistungen/ });
  await pressOn(department);
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await pressOn(compareButton());
  await page.getByText('3 neu, 0 geändert, 0 gleich, 0 entfallen.').waitFor();

  const list = page.getByRole('grid', { name: 'Unterschiede' });
  const row = list.getByRole('row', { name: /Gebührenübersicht für Straßenmärkte/ });
  await row.waitFor();
  await tabTo(page, list.getByRole('row').nth(1));
  while (!(await row.evaluate((element) => element === document.activeElement))) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const change = page.getByRole('region', { name: 'Gebührenübersicht für Straßenmärkte' });
  await change.getByText('Größere Märkte kosten mehr.').waitFor();
  await change.getByText('=SUMME(A1) bleibt Text').waitFor();
  expect(await faultsOf(page, 'import-compared')).toEqual([]);

  await pressOn(page.getByRole('button', { name: 'Übernehmen' }));
  const dialog = page.getByRole('dialog', { name: 'Lieferung übernehmen?' });
  await dialog.getByText('3 neu, 0 geändert, 0 gleich, 0 entfallen.').waitFor();
  expect(await barriers(page)).toEqual([]);
  const apply = dialog.getByRole('button', { name: 'Übernehmen' });
  await pressOn(apply);
  await page.getByText('Übernommen: 3 neu, 0 geändert, 0 entfallen.').first().waitFor();
  await pressOn(page.getByRole('button', { name: 'Schließen' }).first());
  await page.getByRole('row', { name: 'Märkte 2026.csv' }).getByText('übernommen').waitFor();
});

test('what was applied is found, and what differs is shown field by field', async () => {
  await page.getByRole('link', { name: 'Wissen' }).click();
  await page.getByRole('combobox', { name: 'Wissen suchen' }).fill('strassenmaerkte');
  await page.getByRole('option', { name: /Gebührenübersicht für Straßenmärkte/ }).waitFor();
  const content = ansi([
    head,
    'P1;Gebührenübersicht für Straßenmärkte;Größere Märkte kosten weniger.;"Erste Zeile;\n=SUMME(A1) bleibt Text";Ordnungsamt',
    'P2;Hundesteuer für Blindenhunde;Befreit.;Führhunde sind frei.;Steuern',
    'P3;Zäune an Bahnstrecken;Nur mit Prüfung.;Prüfung der Höhe.;',
  ]);
  await bring({ name: 'Märkte 2027.csv', content }, 'landesportal');
  await page.getByText('0 neu, 1 geändert, 2 gleich, 0 entfallen.').waitFor();
  await page.getByRole('row', { name: /Straßenmärkte/ }).click();
  const change = page.getByRole('region', { name: 'Gebührenübersicht für Straßenmärkte' });
  await change.getByText('Größere Märkte kosten mehr.').waitFor();
  await change.getByText('Größere Märkte kosten weniger.').waitFor();
  await page.getByRole('button', { name: 'Verwerfen' }).click();
  await page.getByText('verworfen').first().waitFor();
  await close();
});

test('a delivery that takes away more than a tenth asks first', async () => {
  const content = ansi([head, 'P1;Gebührenübersicht für Straßenmärkte;Größere Märkte kosten mehr.;Text;Ordnungsamt']);
  await bring({ name: 'Rest.csv', content }, 'landesportal');
  await page
    .getByText(/2 entfallen\./)
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Übernehmen' }).click();
  const dialog = page.getByRole('dialog', { name: 'Lieferung übernehmen?' });
  const apply = dialog.getByRole('button', { name: 'Übernehmen' });
  await expect.poll(() => apply.getAttribute('aria-disabled')).toBe('true');
  expect(await faultsOf(page, 'import-deletions')).toEqual([]);
  await apply.click({ force: true });
  await dialog.getByRole('checkbox', { name: 'Ja, 2 von 3 Leistungen dieser Quelle sollen entfallen.' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Übernehmen' }).click();
  await dialog.getByText('Ja, 2 von 3 Leistungen dieser Quelle sollen entfallen.').click();
  await apply.click();
  await page
    .getByText(/Übernommen: 0 neu, 1 geändert, 2 entfallen\./)
    .first()
    .waitFor();
  await close();
});

test('what cannot be trusted is refused with its line, and nothing of it is used', async () => {
  const space = 'xmlns:xzufi="http://xoev.de/schemata/xzufi/2_2_0"';
  const refused = [
    {
      name: 'doctype.xml',
      content: `<?xml version="1.0"?>\n\n<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>\n<xzufi:transfer ${space}/>`,
      says: /Zeile 3: Eine Dokumenttyp-Angabe \(DOCTYPE\) ist nicht erlaubt/,
    },
    {
      name: 'halb.xml',
      content: `<?xml version="1.0"?>\n<xzufi:transfer.schreibe ${space}>\n<xzufi:schreibe>\n<xzufi:leistung>\n`,
      says: /Zeile 5: Die Datei endet mitten im Element/,
    },
    { name: 'offen.csv', content: 'Kennung;Titel\n1;"offen\n2;zu\n', says: /Zeile 2: Ein Anführungszeichen/ },
    { name: 'ohne.csv', content: 'Kennung;Preis\n1;2\n', says: /Zeile 1: In der Kopfzeile fehlen die Spalten/ },
  ];
  for (const { name, content, says } of refused) {
    await bring({ name, content: Buffer.from(content) }, 'boese');
    await page.getByText('Die Datei wurde abgelehnt. Nichts wurde geändert.').waitFor();
    await page.getByText(says).waitFor();
    expect(await page.getByRole('button', { name: 'Übernehmen' }).count()).toBe(0);
    if (name === 'doctype.xml') expect(await faultsOf(page, 'import-refused')).toEqual([]);
    await close();
  }
  await page.getByRole('row', { name: 'doctype.xml' }).getByText('abgelehnt').waitFor();
});

test('a record that is wrong is left out and named with its line; the others go on', async () => {
  const lines = [
    head,
    'Q1;Gut;Kurz.;Text;Bürgerservice',
    ';Ohne Kennung;Kurz.;Text;Bürgerservice',
    'Q1;Doppelt;Kurz.;Text;Bürgerservice',
  ];
  await bring({ name: 'teils.csv', content: ansi(lines) }, 'teils');
  await page.getByText('1 neu, 0 geändert, 0 gleich, 0 entfallen.').waitFor();
  await page.getByText('2 Hinweise zur Datei').click();
  await page.getByText(/Zeile 3:/).waitFor();
  await page.getByText(/Zeile 4:/).waitFor();
  expect(await barriers(page)).toEqual([]);
});
