// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Call-backs on the screen: planned at the page and at a ticket, ended by a person, and broken calls to decide on. */
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { listOpenContacts } from '../../src/features/matter/matter.contract.ts';
import { createTicket } from '../../src/features/promise/promise.contract.ts';
import { barriers, screens } from '../harness/browser.ts';
import { openStage, type Stage } from '../harness/stage.ts';
import { voices } from '../harness/tone-city.ts';
import { waitFor } from '../harness/wait-for.ts';
import { makePerson, openWindow, overflow, picturesOfFailure, signIn, type Window } from './windows.ts';

let stage: Stage;
let lead: Window;
let page: Page;

beforeAll(async () => {
  stage = await openStage();
  const agent = await stage.agent();
  const caller = await stage.queued();
  const leg = await stage.pickUp(agent);
  const matter = await waitFor(
    'the matter',
    async () => (await agent.api.call(listOpenContacts)).contacts[0]?.matters[0],
  );
  const [department] = await stage.sql<{ id: string }>('select id from department order by name limit 1');
  await agent.api.call(createTicket, {
    params: { matterId: matter.matterId },
    body: {
      version: matter.version,
      departmentId: department?.id ?? '',
      wish: { kind: 'callback', number: '02151 1234567', window: '' },
      text: 'Bitte um Rückruf wegen der Unterlagen.',
      citizenName: 'Emine Yılmaz',
      language: 'tr',
    },
  });
  await leg.hangUp();
  await caller.ended();
  await stage.calm();
  lead = await openWindow(voices.agent);
  page = lead.page;
  const person = await makePerson(stage.program, ['lead'], { displayName: 'Lena Leitung' });
  await signIn(page, stage.program, person, '/rueckrufe');
});
afterEach(async ({ task }) => {
  await picturesOfFailure(task, [lead]);
  expect(lead.troubles).toEqual([]);
});
afterAll(async () => {
  await lead?.close();
  await stage?.close();
});

const rows = () =>
  page
    .getByRole('grid', { name: 'Rückrufe' })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader') });
const dialog = () => page.getByRole('dialog', { name: 'Rückruf einplanen' });
/** Chooses the last window on offer: nobody is called during the test. */
async function chooseLastWindow(): Promise<void> {
  await dialog().getByRole('button', { name: /Wann/ }).click();
  await page.getByRole('option').last().click();
}

test('a call-back is planned, found and ended, all by keyboard if wanted', async () => {
  await page.getByText('Niemand wartet auf einen Rückruf.').waitFor();
  await page.getByRole('button', { name: 'Rückruf einplanen' }).click();
  const number = dialog().getByRole('textbox', { name: /Telefonnummer/ });
  await number.waitFor();
  await expect.poll(() => number.evaluate((element) => element === document.activeElement)).toBe(true);
  const save = dialog().getByRole('button', { name: 'Einplanen', exact: true });
  await expect.poll(() => save.getAttribute('aria-disabled')).toBe('true');
  await number.fill('0900 1234567');
  await chooseLastWindow();
  lead.forgive(/422/);
  await save.click();
  await dialog().getByText('Diese Nummer dürfen wir nicht anrufen', { exact: false }).waitFor();
  expect(await stage.sql('select 1 from callback')).toEqual([]);
  await number.fill('0221 4710123');
  await dialog().getByRole('textbox', { name: /Notiz/ }).fill('Fragt nach dem Reisepass.');
  await save.click();
  await page.getByText(/^Eingeplant: /).waitFor();

  // The sentence of the empty list stands in a row with such a header, too.
  const planned = rows().filter({ hasText: '0221 ••• 23' });
  await planned.waitFor();
  expect(await page.content()).not.toContain('4710123');
  await planned.focus();
  await page.keyboard.press('Enter');
  const detail = page.getByRole('complementary', { name: /^Rückruf 0221/ });
  await detail.getByRole('heading', { name: '0221 4710123' }).waitFor();
  await detail.getByText('Fragt nach dem Reisepass.').waitFor();
  await detail.getByText('Lena Leitung').waitFor();
  expect(await barriers(page)).toEqual([]);
  expect(await overflow(page)).toEqual([]);
  const size = page.viewportSize() ?? screens.laptop;
  await page.setViewportSize(screens.phone);
  expect(await overflow(page)).toEqual([]);
  await page.setViewportSize(size);

  const end = detail.getByRole('button', { name: 'Beenden weil …' });
  await expect.poll(() => end.getAttribute('aria-disabled')).toBe('true');
  await detail.getByRole('textbox', { name: 'Grund' }).fill('War schon am Schalter.');
  await end.click();
  await detail.getByText('War schon am Schalter., Lena Leitung').waitFor();
  await page.getByText('Niemand wartet auf einen Rückruf.').waitFor();
  await page.getByRole('radio', { name: 'Beendet (24 Std.)' }).click();
  await rows().filter({ hasText: 'beendet' }).waitFor();
});

test('a ticket gets its call-back, once', async () => {
  await page.getByRole('link', { name: 'Tickets' }).click();
  await page.getByRole('row').filter({ hasText: 'Yılmaz' }).click();
  const ticket = page.getByRole('complementary', { name: /^Ticket/ });
  await ticket.getByRole('button', { name: 'Rückruf einplanen' }).click();
  await expect
    .poll(() =>
      dialog()
        .getByRole('textbox', { name: /Telefonnummer/ })
        .inputValue(),
    )
    .toBe('02151 1234567');
  expect(await dialog().getByRole('button', { name: /Thema/ }).count()).toBe(0);
  await chooseLastWindow();
  await dialog().getByRole('button', { name: 'Einplanen', exact: true }).click();
  await ticket.getByRole('link', { name: /^Rückruf geplant: / }).click();
  const detail = page.getByRole('complementary', { name: /^Rückruf 02151/ });
  await detail.getByText('zu einem Ticket').waitFor();
  await detail.getByRole('button', { name: 'Nicht mehr gewünscht' }).click();
  await detail.getByText('zurückgezogen', { exact: true }).first().waitFor();
});

test('broken calls are decided on, one by one or all at once', async () => {
  for (const number of ['+492214710131', '+492214710132', '+492214710133'])
    await stage.sql(
      `insert into callback (id, call_id, number, language, department_id, origin, since, text, not_before, state, created_at, version)
       select $1, $2, $3, 'pl', id, 'broken', $4, '', $4, 'proposed', $4, 1 from department order by name limit 1`,
      [randomUUID(), randomUUID(), number, new Date()],
    );
  await page.goto(`${stage.program.url}/rueckrufe`);
  const proposals = page.getByRole('region', { name: 'Abgebrochene Anrufe: zurückrufen?' });
  await proposals.waitFor();
  expect(await barriers(page)).toEqual([]);
  await proposals.getByRole('button', { name: /^Nicht zurückrufen: Anruf von 0221 ••• 31/ }).click();
  await page.getByText('Der Vorschlag ist erledigt.').waitFor();
  await proposals.getByRole('button', { name: 'Alle 2 zurückrufen' }).click();
  await page.getByText('2 Rückrufe sind eingeplant.').waitFor();
  await waitFor('both in the list', async () => (await rows().count()) === 2);
  await proposals.waitFor({ state: 'detached' });
  const decided = await stage.sql<{ state: string; ended_reason: string | null }>(
    `select state, ended_reason from callback where origin = 'broken' order by number`,
  );
  expect(decided).toEqual([
    { state: 'settled', ended_reason: 'closed' },
    { state: 'open', ended_reason: null },
    { state: 'open', ended_reason: null },
  ]);
});
