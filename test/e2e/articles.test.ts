// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What belongs to an article beside its words: files, and a last day after which the wording before returns. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { office, pdf, png } from '../../src/features/knowledge/attachments/attachments.fixture.ts';
import { addDays } from '../../src/lib/pure/calendar.ts';
import { cityDay } from '../../src/features/knowledge/facts/fact.core.ts';
import { startProgram, type TestProgram } from '../harness/program.ts';
import { barriers } from '../harness/browser.ts';
import { faultsOf } from './faults.ts';
import { makePerson, openWindow, picturesOfFailure, signIn, tabTo, type Person, type Window } from './windows.ts';

let program: TestProgram;
let editor: Window;
let reader: Window;
let page: Page;
let desk: Page;
let anna: Person;
let cem: Person;
const today = cityDay(Date.now());

beforeAll(async () => {
  program = await startProgram({ AMTSLEITUNG_PRACTICE: '1' });
  [editor, reader] = await Promise.all([openWindow(0, { audio: 'none' }), openWindow(0, { audio: 'none' })]);
  page = editor.page;
  desk = reader.page;
  [anna, cem] = await Promise.all([
    makePerson(program, ['editor'], { displayName: 'Anna Artikel' }),
    makePerson(program, ['agent'], { displayName: 'Cem Servicekraft' }),
  ]);
  // Late in the evening, so that the next day is near and nobody's session ends.
  await program.setClock(`${today}T20:40:00Z`);
  await signIn(page, program, anna, '/redaktion');
  await signIn(desk, program, cem, '/wissen');
});
afterEach(async ({ task }) => {
  await picturesOfFailure(task, [editor, reader]);
  expect([...(editor?.troubles ?? []), ...(reader?.troubles ?? [])]).toEqual([]);
});
afterAll(async () => {
  await Promise.all([editor?.close(), reader?.close()]);
  await program?.stop();
});

const title = 'Personalausweis beantragen';
const said = (text: string | RegExp) => page.getByRole('log').getByText(text).first().waitFor();
const short = () => page.getByRole('textbox', { name: 'Kurze Antwort' });
async function openInEditor(): Promise<void> {
  await page.getByRole('searchbox', { name: 'Artikel suchen' }).fill(title);
  await page.getByRole('row', { name: title }).click();
  await short().waitFor();
}
async function openAtDesk(): Promise<void> {
  await desk.getByRole('combobox', { name: 'Wissen suchen' }).fill(title);
  await desk
    .getByRole('option', { name: new RegExp(title) })
    .first()
    .click();
  await desk.getByRole('article').getByRole('heading', { level: 2, name: title }).waitFor();
}
const files = (where: Page) => where.getByRole('article').getByRole('region', { name: 'Anhänge' });
const adding = () => page.getByRole('group', { name: 'Datei anhängen' });
async function choose(name: string, buffer: Buffer): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await adding().getByRole('button', { name: 'Datei wählen …' }).click();
  await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer });
}
const attachButton = () => adding().getByRole('button', { name: 'Anhängen' });

test('[AT1] by keyboard: a file is attached, and the agent who has the article open sees and opens it', async () => {
  await openAtDesk();
  await openInEditor();
  await tabTo(page, page.getByText('Anhänge: keine'));
  await page.keyboard.press('Enter');
  const chooser = page.waitForEvent('filechooser');
  await tabTo(page, adding().getByRole('button', { name: 'Datei wählen …' }));
  await page.keyboard.press('Enter');
  await (await chooser).setFiles({ name: 'Antrag für Größere.pdf', mimeType: 'application/pdf', buffer: pdf() });
  const name = adding().getByRole('textbox', { name: 'Titel des Anhangs' });
  await expect.poll(() => name.inputValue()).toBe('Antrag für Größere');
  await tabTo(page, name);
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Antrag auf Ausweis');
  await tabTo(page, attachButton());
  await page.keyboard.press('Enter');
  await said('Die Datei ist angehängt.');
  await page.getByText('1 Anhang', { exact: true }).waitFor();
  // Nobody reloaded anything.
  const link = files(desk).getByRole('link', { name: /Antrag auf Ausweis/ });
  await link.waitFor();
  const answer = await desk.request.get(new URL((await link.getAttribute('href')) ?? '', program.url).href);
  expect(answer.headers()).toMatchObject({
    'content-type': 'application/pdf',
    'x-content-type-options': 'nosniff',
    'content-disposition':
      'inline; filename="Antrag fuer Groessere.pdf"; filename*=UTF-8\'\'Antrag%20f%C3%BCr%20Gr%C3%B6%C3%9Fere.pdf',
  });
  expect(Buffer.compare(await answer.body(), pdf())).toBe(0);
  expect(await faultsOf(desk, 'attachments-article')).toEqual([]);
  expect(await faultsOf(page, 'attachments-editor')).toEqual([]);
});

test('[AT2] [AT3] files go by their content; pages, drawings and rubbish are refused in words', async () => {
  await choose('Lageplan.pdf', png);
  await attachButton().click();
  await said(/Nach ihrem Inhalt heißt sie jetzt „Lageplan\.png“/);
  editor.forgive(/422|409/);
  for (const [name, buffer, words] of [
    [
      'harmlos.pdf',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
      /enthält HTML, SVG oder XML/,
    ],
    ['setup.pdf', Buffer.from([0x4d, 0x5a, 0, 1]), /Nach ihrem Inhalt ist die Datei nichts/],
    ['halb.pdf', pdf('h').subarray(0, 80), /beschädigt oder nur zum Teil da/],
    ['nochmal.png', png, /schon angehängt: „Lageplan“/],
  ] as const) {
    await choose(name, buffer);
    await attachButton().click();
    await adding().getByText(words).waitFor();
  }
  await choose('leer.pdf', Buffer.alloc(0));
  await adding().getByText('Die Datei ist leer. Nichts wurde angehängt.').waitFor();
  // A picture opens as a picture, beside the article.
  await files(desk)
    .getByRole('link', { name: /Lageplan/ })
    .waitFor();
  const opened = reader.context.waitForEvent('page');
  await files(desk)
    .getByRole('link', { name: /Lageplan/ })
    .click();
  const picture = await opened;
  await picture.waitForLoadState();
  expect(await picture.evaluate(() => document.images[0]?.naturalWidth)).toBe(1);
  await picture.close();
});

test('[AT7] what is only for the team is seen at the desk and never as the public', async () => {
  await choose('Leitfaden.docx', office.docx());
  await adding().getByRole('textbox', { name: 'Titel des Anhangs' }).fill('Leitfaden Ausweis');
  await adding().getByText('Nur für das Team, nie öffentlich').click();
  await attachButton().click();
  await page.getByText('3 Anhänge', { exact: true }).waitFor();
  const preview = page.getByRole('region', { name: 'Vorschau' });
  await preview.getByRole('link', { name: /Leitfaden Ausweis/ }).waitFor();
  await preview.getByRole('radio', { name: 'Öffentlich' }).click();
  await preview.getByRole('link', { name: /Leitfaden Ausweis/ }).waitFor({ state: 'hidden' });
  await preview.getByRole('link', { name: /Antrag auf Ausweis/ }).waitFor();
  await files(desk).getByText('nur Team').waitFor();
});

test('[AT8] taken away, the file is gone at the desk at once, a kept link says so, and it can be brought back', async () => {
  const link = files(desk).getByRole('link', { name: /Antrag auf Ausweis/ });
  const url = new URL((await link.getAttribute('href')) ?? '', program.url).href;
  await page.getByRole('button', { name: 'Antrag auf Ausweis entfernen' }).click();
  await said(/entfernt und kann wiederhergestellt werden/);
  await link.waitFor({ state: 'hidden' });
  reader.forgive(/404/);
  const kept = await reader.context.newPage();
  await kept.goto(url);
  await kept.getByText('Diese Datei gibt es hier nicht mehr.').waitFor();
  await kept.close();
  await page.getByRole('button', { name: 'Antrag auf Ausweis wiederherstellen' }).click();
  await said('Der Anhang ist wieder da.');
  await link.waitFor();
  await page.getByRole('button', { name: 'Antrag auf Ausweis ändern' }).click();
  const dialog = page.getByRole('dialog', { name: 'Anhang ändern' });
  await dialog.getByRole('textbox', { name: 'Titel des Anhangs' }).fill('Antrag (neu)');
  expect(await barriers(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Speichern' }).click();
  await files(desk)
    .getByRole('link', { name: /Antrag \(neu\)/ })
    .waitFor();
  await page.getByText('Verlauf', { exact: true }).first().click();
  await page.getByText(/Anna Artikel · wiederhergestellt: Antrag auf Ausweis/).waitFor();
  // Whoever is not signed in gets nothing.
  expect((await fetch(url)).status).toBe(401);
});

test('[KB20] [KB21] [KB24] a wording with a last day: said everywhere, found in the list, gone by itself', async () => {
  const german = (day: string): string => day.split('-').toReversed().join('.');
  const before = await desk.getByRole('article').locator('.article-short').innerText();
  await short().fill('Heute nur bis mittags.');
  const until = page.getByLabel('Gültig bis (leer = auf Weiteres)');
  await until.fill(addDays(today, -1));
  await page.getByText('Der letzte Tag liegt vor dem ersten oder ist schon vorbei.').first().waitFor();
  await expect
    .poll(() => page.getByRole('button', { name: 'Veröffentlichen …' }).getAttribute('aria-disabled'))
    .toBe('true');
  await until.fill(today);
  await page.getByRole('button', { name: 'Veröffentlichen …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Veröffentlichen' });
  await dialog.getByText(`Gilt bis ${german(today)}.`).waitFor();
  await dialog.getByRole('textbox', { name: 'Was hat sich geändert?' }).fill('Nur heute');
  await dialog.getByRole('button', { name: 'Jetzt veröffentlichen' }).click();
  await page.getByText(`Gilt bis ${german(today)}; danach erscheint von selbst wieder die Fassung davor.`).waitFor();
  await desk.getByText('Heute nur bis mittags.').waitFor();
  await page.getByRole('button', { name: /Was ist zu tun\?/ }).click();
  await page.getByRole('option', { name: 'Fassung läuft aus' }).click();
  await page
    .getByRole('row', { name: title })
    .getByText(`gilt bis ${german(today)}`)
    .waitFor();
  await page.getByText('1 Artikel', { exact: true }).waitFor();
  expect(await faultsOf(page, 'validity-editor')).toEqual([]);

  await program.setClock(`${addDays(today, 1)}T00:00:00Z`);
  // Nobody reloads anything; the work of the minute does it.
  await desk.getByText(before).first().waitFor({ timeout: 75_000 });
  await page.getByRole('button', { name: 'Verlauf …' }).click();
  const history = page.getByRole('dialog', { name: 'Verlauf: Deutsch' });
  await history.getByText('Gültigkeit der Fassung 2 abgelaufen; diese kam von selbst zurück.').waitFor();
  expect(await faultsOf(page, 'validity-history')).toEqual([]);
}, 180_000);
