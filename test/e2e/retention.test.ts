// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Closed tickets on the screen: when they go, keeping one longer, and that the program deletes what is over by itself. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { getTicket, noteTicket, type Ticket } from '../../src/features/promise/promise.contract.ts';
import { mailedTicket } from '../harness/mailed-ticket.ts';
import { openStage, type Stage } from '../harness/stage.ts';
import { voices } from '../harness/tone-city.ts';
import { faultsOf } from './faults.ts';
import { makePerson, openWindow, picturesOfFailure, signIn, type Window } from './windows.ts';

let stage: Stage;
let lead: Window;
let first: Ticket;
let second: Ticket;

const spaced = (number: string): string => `${number.slice(0, 4)} ${number.slice(4)}`;

beforeAll(async () => {
  stage = await openStage({}, {});
  const agents = [await stage.agent(), await stage.agent()];
  const [one, two] = agents;
  if (!one || !two) throw new Error('no agents');
  first = await mailedTicket(stage, one, { name: 'Zofia Eins', address: 'eins@example.org' });
  second = await mailedTicket(stage, two, { name: 'Zofia Zwei', address: 'zwei@example.org' });
  for (const { ticketId } of [first, second]) {
    const { version } = await one.api.call(getTicket, { params: { ticketId } });
    await one.api.call(noteTicket, {
      params: { ticketId },
      body: { version, kind: 'closed', text: 'Hat sich am Telefon geklärt' },
    });
  }
  // 85 days ago: the tests cannot wait.
  await stage.sql(`update ticket set closed_at = closed_at - interval '85 days'`);
  lead = await openWindow(voices.agent);
  const account = await makePerson(stage.program, ['lead'], { displayName: 'Lena Leitung' });
  await signIn(lead.page, stage.program, account, '/tickets?state=closed');
});
afterEach(async ({ task }) => {
  await picturesOfFailure(task, [lead]);
  expect(lead.troubles).toEqual([]);
});
afterAll(async () => {
  await lead?.close();
  await stage?.close();
});

const row = (number: string) =>
  lead.page
    .getByRole('grid', { name: 'Tickets' })
    .getByRole('row')
    .filter({ hasText: spaced(number) });
const detail = (number: string) => lead.page.getByRole('complementary', { name: `Ticket ${spaced(number)}` });

test('[RT7] [RT10] a lead sees what goes soon, and keeps a ticket longer', async () => {
  const { page } = lead;
  await page.getByText('2 geschlossene Tickets werden in den nächsten 7 Tagen gelöscht').waitFor();
  await row(first.number).click();
  const ticket = detail(first.number);
  await ticket.getByText('Wird gelöscht').waitFor();
  await ticket.getByRole('button', { name: 'Länger aufbewahren …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ticket länger aufbewahren' });
  const confirm = dialog.getByRole('button', { name: 'Aufbewahren' });
  await expect.poll(() => confirm.getAttribute('aria-disabled')).toBe('true');
  const year = new Date().getFullYear() + 2;
  await dialog.getByLabel('Aufbewahren bis').fill(`${year}-03-31`);
  await dialog.getByLabel('Grund').fill('Klage vor dem Verwaltungsgericht');
  expect(await faultsOf(page, 'retention-dialog')).toEqual([]);
  await confirm.click();
  await ticket.getByText('Wird länger aufbewahrt').waitFor();
  await ticket.getByText(`nach dem 31.03.${year}`).waitFor();
  await row(first.number).getByText(`aufbewahrt bis 31.03.${year}`).waitFor();
  await page.getByText('1 geschlossenes Ticket wird in den nächsten 7 Tagen gelöscht').waitFor();
  await page.getByText('1 wird länger aufbewahrt.').waitFor();
  expect(await faultsOf(page, 'retention')).toEqual([]);
});

test('[RT1] [RT7] the program deletes by itself what is over, and leaves what is kept', async () => {
  await stage.sql(`update ticket set closed_at = closed_at - interval '10 days'`);
  // What is due is looked for at every start.
  const { page } = lead;
  await page.goto('about:blank');
  await stage.program.killServer();
  await stage.program.ready();
  await expect
    .poll(() => stage.sql('select 1 from ticket where id = $1', [second.ticketId]).then((rows) => rows.length), {
      timeout: 20_000,
    })
    .toBe(0);
  expect(await stage.sql('select ticket_end as "ticketEnd" from matter where ticket_end is not null')).toEqual([
    { ticketEnd: 'retention' },
  ]);
  await page.goto(`${stage.program.url}/tickets?state=closed`);
  await row(first.number).click();
  await detail(first.number).getByText('Wird länger aufbewahrt').waitFor();
  expect(await row(second.number).count()).toBe(0);
});
