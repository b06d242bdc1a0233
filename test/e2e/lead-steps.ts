// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What a lead does on screens, step by step, and what phones hear of it; for the tests of several pages. */
import { expect } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import type { Call } from '../../src/platform/phone/call-view.ts';
import type { Stage } from '../harness/stage.ts';
import { tabTo, type Person } from './windows.ts';

/** The message that says so. */
export const said = (page: Page, text: RegExp | string): Promise<void> =>
  page.getByRole('log').getByText(text).first().waitFor();

/** The window of that name. */
export const dialogOf = (page: Page, name: string | RegExp): Locator => page.getByRole('dialog', { name });

/** Messages of success go by themselves; pictures are without them. */
export const messagesGone = (page: Page): Promise<void> =>
  page.getByRole('log').getByText(/\S/).first().waitFor({ state: 'hidden' });

/** Hours are saved, not only a message of the time before that is still there. */
export async function hoursSaved(
  page: Page,
  text: RegExp | string = 'Gespeichert. Es gilt ab dem nächsten Anruf.',
): Promise<void> {
  await page.getByText('Noch nicht gespeichert.').waitFor({ state: 'hidden' });
  await said(page, text);
}

/** What a call hears until its menu or its end, without music. */
export async function heardUntil(stage: Stage, sound: string, keys?: string): Promise<readonly string[]> {
  const call = await stage.dial();
  await call.answered();
  if (keys !== undefined) await call.press(keys);
  await stage.hears(call, sound);
  const heard = stage.city.heard(call);
  await Promise.race([call.hangUp(), call.ended()]);
  return heard;
}

/** From the sign-in page, by keyboard alone: the template of the storm goes on air. */
export async function putStormOnAir(page: Page, person: Person): Promise<void> {
  await page.getByRole('textbox', { name: 'Benutzername' }).waitFor();
  await page.keyboard.type(person.name);
  await page.keyboard.press('Tab');
  await page.keyboard.type(person.password);
  await page.keyboard.press('Enter');
  // The first tab of the area is the one that is needed in a hurry.
  await tabTo(page, page.getByRole('button', { name: /Vorlage/ }));
  await page.keyboard.press('ArrowDown');
  await page.getByRole('option', { name: /Unwetter/ }).waitFor();
  await page.keyboard.type('Unw');
  await page.keyboard.press('Enter');
  await expect
    .poll(() => page.getByRole('textbox', { name: 'Text auf Deutsch' }).inputValue())
    .toContain('Unwetterwarnung');
  await page.keyboard.press('Control+S');
  await said(page, 'Die Notansage ist auf Sendung. Wer jetzt anruft, hört sie.');
}

/** A topic or language of a person's form at that level. */
export const levelOf = (page: Page, group: string, line: string, name: string): Locator =>
  page
    .getByRole('group', { name: group })
    .getByRole('radiogroup', { name: line, exact: true })
    .getByRole('radio', { name, exact: true });

/** Fills the form of a new person and gives the one-time link; every topic, and these languages fluently. */
export async function addAgent(
  page: Page,
  { name, user, languages }: { readonly name: string; readonly user: string; readonly languages: readonly string[] },
): Promise<string> {
  const form = dialogOf(page, 'Neue Person');
  await form.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await form.getByRole('textbox', { name: 'Benutzername' }).fill(user);
  for (const language of languages) await levelOf(page, 'Sprachen', language, 'fließend').click();
  await levelOf(page, 'Themen', 'Alle Themen', 'sicher').click();
  await form.getByRole('button', { name: 'Hinzufügen und Link erzeugen' }).click();
  const shown = dialogOf(page, `Link für ${name}`);
  const link = await shown.getByRole('textbox', { name: 'Einmal-Link' }).inputValue();
  await shown.getByRole('button', { name: 'Schließen' }).last().click();
  return link;
}

/** Whoever was added opens the link, chooses a password and is signed in. */
export async function openLink(page: Page, link: string, name: string, look?: () => Promise<void>): Promise<void> {
  await page.goto(link);
  await page.getByText(`Guten Tag, ${name}.`).waitFor();
  await look?.();
  await page.getByLabel('Neues Passwort', { exact: true }).fill('Sonnenblumen am Rheinufer');
  await page.getByLabel('Neues Passwort wiederholen').fill('Sonnenblumen am Rheinufer');
  await page.getByRole('button', { name: 'Passwort setzen und anmelden' }).click();
}

/** The page `/stadt/anschluss` and what is done there with one department. */
export function joiningOf(page: Page, url: string, department: { readonly key: string; readonly name: string }) {
  const detail = (): Locator => page.getByRole('complementary', { name: department.name });
  const confirm = async (to: string): Promise<void> => {
    await dialogOf(page, `${department.name}: ${to}`).getByRole('button', { name: 'Jetzt ändern' }).click();
    await said(page, `${department.name}: ${to}. Das gilt ab sofort.`);
  };
  return {
    detail,
    gate: (name: string): Locator => detail().getByRole('listitem', { name }),
    async open(): Promise<void> {
      await page.goto(`${url}/stadt/anschluss?department=${department.key}`);
      await detail().getByRole('list').first().waitFor();
    },
    async goOn(to: string): Promise<void> {
      await detail()
        .getByRole('button', { name: `Weiter: ${to}` })
        .click();
      await confirm(to);
    },
    /** Asks for the step back; the window shows what it changes. */
    async askBack(to: string): Promise<Locator> {
      await detail().getByRole('button', { name: 'Zurück zu …' }).click();
      await page.getByRole('menuitem', { name: `Zurück: ${to}` }).click();
      return dialogOf(page, `${department.name}: ${to}`);
    },
    confirm,
  };
}

/** A caller who has pressed 5 and 2: building and town planning. */
export async function aboutBuilding(stage: Stage): Promise<Call> {
  const call = await stage.dial();
  await call.answered();
  await call.press('52');
  return call;
}
