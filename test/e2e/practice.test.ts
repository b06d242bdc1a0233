// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The program without any Asterisk (decision 4): the whole desk can be tried, and every page says that nothing is real. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { listCalls } from '../../src/features/call/call.contract.ts';
import { barriers } from '../harness/browser.ts';
import { startProgram, type TestProgram } from '../harness/program.ts';
import { waitFor } from '../harness/wait-for.ts';
import {
  beginWork,
  makePerson,
  openWindow,
  overflow,
  picturesOfFailure,
  pressCommand,
  signIn,
  soon,
  stateOf,
  type Window,
} from './windows.ts';

let program: TestProgram;
let agent: Window;
let outside: Window;
let desk: Page;
let phones: Page;

beforeAll(async () => {
  program = await startProgram({ AMTSLEITUNG_PRACTICE: '1' });
  [agent, outside] = await Promise.all([openWindow(0, { audio: 'none' }), openWindow(0, { audio: 'none' })]);
  desk = agent.page;
  phones = outside.page;
});
afterEach(async ({ task }) => {
  await picturesOfFailure(task, [agent, outside]);
  expect([...(agent?.troubles ?? []), ...(outside?.troubles ?? [])]).toEqual([]);
});
afterAll(async () => {
  await Promise.all([agent?.close(), outside?.close()]);
  await program?.stop();
});

const citizen = () => phones.getByRole('article', { name: '02151 123456' });
const press = (digit: string) =>
  citizen()
    .getByRole('button', { name: `Taste ${digit}`, exact: true })
    .click();

async function call(): Promise<void> {
  await phones.getByRole('button', { name: 'Anrufen' }).click();
  // Who calls again soon is welcomed back, and keeps the place.
  await citizen()
    .getByText(/Guten Tag|Willkommen zurück/)
    .first()
    .waitFor();
}

test('the start says so, and nobody is told that calls are served', async () => {
  expect(program.output()).toContain('NO TELEPHONY');
  expect(program.output()).toContain('/uebungstelefon');
  expect((await fetch(`${program.url}/readyz`)).status).toBe(503);
  const hotline = (await (await fetch(`${program.url}/api/public/hotline`)).json()) as { notice: string };
  expect(hotline.notice).toContain('Übungsbetrieb');
});

test('a call from the practice phone, taken at the desk with F8 and ended there', async () => {
  await signIn(phones, program, await makePerson(program, ['admin']), '/uebungstelefon');
  await phones.getByText('Niemand arbeitet gerade.').waitFor();
  expect(await barriers(phones)).toEqual([]);

  await signIn(desk, program, await makePerson(program, ['lead', 'agent'], { displayName: 'Ayşe Kaya' }));
  await desk.getByRole('region', { name: 'Übungsbetrieb' }).waitFor();
  await beginWork(desk);

  await call();
  await press('0');
  await desk.getByRole('button', { name: 'Annehmen' }).waitFor();
  await pressCommand(desk, 'F8');
  await stateOf(desk, 'Im Gespräch').waitFor();
  await citizen().getByText('im Gespräch mit Ayşe Kaya').waitFor();
  expect(await barriers(phones)).toEqual([]);
  expect(await overflow(phones)).toEqual([]);

  await desk.getByRole('button', { name: /^Halten/ }).click();
  await citizen().getByText('Musik').waitFor();
  await desk.getByRole('button', { name: 'Weiter', exact: true }).click();
  await citizen().getByText('im Gespräch mit Ayşe Kaya').waitFor();
  await desk.getByRole('button', { name: /^Auflegen/ }).click();
  await stateOf(desk, 'Nachbearbeitung').waitFor();
  await phones.getByText('Niemand ruft an.').waitFor();
  const row = await waitFor('the row of the call', async () => {
    const { calls } = await program.admin().call(listCalls, { query: {} });
    return calls.find(({ end }) => end !== null);
  });
  expect(row.end).toBe('served');
}, 120_000);

test('declined at the desk, the caller keeps the place; left ringing, the agent is set to "not reachable"', async () => {
  await pressCommand(desk, 'F4');
  await stateOf(desk, 'Bereit').waitFor();
  await call();
  await press('0');
  await desk.getByRole('button', { name: 'Annehmen' }).waitFor();
  const phone = phones.getByRole('article', { name: 'Ayşe Kaya' });
  await phone.getByRole('button', { name: 'Ablehnen' }).click();
  await stateOf(desk, 'Bereit').waitFor();
  await phone.getByText('ruht').waitFor();
  await citizen().getByRole('button', { name: 'Auflegen' }).click();

  await call();
  await press('0');
  await stateOf(desk, 'Es klingelt').waitFor();
  await stateOf(desk, 'Nicht erreichbar').waitFor({ timeout: soon + 20_000 });
  await citizen().getByRole('button', { name: 'Auflegen' }).click();
  await phones.getByText('Niemand ruft an.').waitFor();
}, 120_000);
