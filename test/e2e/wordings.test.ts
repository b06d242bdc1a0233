// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Articles in other languages and in Leichte Sprache: what is missing or unchecked is said on the screen. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { barriers } from '../harness/browser.ts';
import { startProgram, type TestProgram } from '../harness/program.ts';
import { makePerson, openWindow, overflow, picturesOfFailure, signIn, type Window } from './windows.ts';

let program: TestProgram;
let reader: Window;
let page: Page;

beforeAll(async () => {
  program = await startProgram({ AMTSLEITUNG_PRACTICE: '1' });
  reader = await openWindow(0, { audio: 'none' });
  ({ page } = reader);
  await signIn(page, program, await makePerson(program), '/wissen');
});
afterEach(async ({ task }) => {
  await picturesOfFailure(task, [reader]);
  expect([...(reader?.troubles ?? [])]).toEqual([]);
});
afterAll(async () => {
  await reader?.close();
  await program?.stop();
});

const article = () => page.getByRole('article');

async function open(search: string, title: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Wissen suchen' }).fill(search);
  await page.getByRole('option', { name: title }).first().click();
  await article().getByRole('heading', { level: 2 }).waitFor();
}

async function choose(language: string): Promise<void> {
  await page.getByRole('button', { name: /Sprache des Artikels/ }).click();
  await page.getByRole('option', { name: language, exact: true }).click();
}

test('[KV1] [KV2] a drafted translation says so, and that facts and text are German', async () => {
  await open('wohngeld', 'Wohngeld beantragen');
  expect(await article().getByText('ungeprüft', { exact: false }).first().isVisible()).toBe(false);
  await choose('Türkisch');
  await article().getByRole('heading', { name: 'Kira yardımı başvurusu' }).waitFor();
  await expect.poll(() => article().getByText('maschinell übersetzt, ungeprüft').isVisible()).toBe(true);
  await expect.poll(() => article().getByText('nur auf Deutsch', { exact: true }).isVisible()).toBe(true);
  await expect
    .poll(() => article().getByText('Fakten und Text gibt es noch nicht auf Türkisch').isVisible())
    .toBe(true);
  await expect.poll(() => article().locator('[lang=tr]', { hasText: 'Kira yardımı, kiraya' }).isVisible()).toBe(true);
  await expect.poll(() => article().locator('[lang=de]', { hasText: 'Mietvertrag' }).first().isVisible()).toBe(true);
  expect(await barriers(page)).toEqual([]);
  expect(await overflow(page)).toEqual([]);
});

test('[KV1] an article without a translation is shown in German', async () => {
  await open('baulast', 'İnşaat dosyasını görmek');
  await article().getByRole('heading', { name: 'Bauakte einsehen' }).waitFor();
  await expect.poll(() => article().getByText('Diesen Artikel gibt es noch nicht auf Türkisch').isVisible()).toBe(true);
  expect(await article().getByText('maschinell übersetzt, ungeprüft').isVisible()).toBe(false);
});

test('[KV2] [KV5] Leichte Sprache is one press away, and back', async () => {
  await choose('Deutsch');
  await open('wohngeld', 'Wohngeld beantragen');
  await article().getByRole('button', { name: 'In Leichter Sprache' }).click();
  await article().getByRole('heading', { name: 'Wohn·geld bekommen' }).waitFor();
  await expect.poll(() => article().getByText('maschinell übersetzt, ungeprüft').isVisible()).toBe(true);
  await expect
    .poll(() => article().locator('[lang=de-x-leicht]', { hasText: 'Füllen Sie den Antrag aus.' }).isVisible())
    .toBe(true);
  expect(await barriers(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await article().getByRole('heading', { name: 'Wohngeld beantragen' }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('In Leichter Sprache');
});
