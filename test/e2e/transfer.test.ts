// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Passing a caller on from the desk, by keyboard alone, to a department and to a person at a browser phone. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Call } from '../../src/platform/phone/call-view.ts';
import { barriers, screens, screenshot } from '../harness/browser.ts';
import { openExchange, type Exchange } from '../harness/exchange.ts';
import { voices } from '../harness/tone-city.ts';
import { waitFor } from '../harness/wait-for.ts';
import { isVoice, listen } from './sound.ts';
import {
  makePerson,
  offerOf,
  openAgent,
  openWindow,
  overflow,
  picturesOfFailure,
  pressCommand,
  signIn,
  stateOf,
  talkOf,
  type Window,
} from './windows.ts';

let exchange: Exchange;
let agent: Window;
let clerk: Window;
const clerkName = 'Straßenverkehrszulassungsangelegenheiten Özgür';

beforeAll(async () => {
  exchange = await openExchange({ transferSeconds: 20 });
  const { program } = exchange.stage;
  const [department] = await exchange.stage.sql<{ id: string }>(
    "select id from department where key = 'wohngeldstelle'",
  );
  const [ayse, person] = await Promise.all([
    makePerson(program),
    makePerson(program, ['clerk'], { displayName: clerkName, departmentId: department?.id ?? '' }),
  ]);
  [agent, clerk] = await Promise.all([openAgent(program, ayse), openWindow(voices.department)]);
  await signIn(clerk.page, program, person);
});
afterEach(async ({ task }) => {
  await picturesOfFailure(task, [agent, clerk]);
  if (task.result?.state === 'fail') await agent.page.keyboard.press('Escape');
  expect([...agent.troubles, ...clerk.troubles]).toEqual([]);
});
afterAll(async () => {
  await Promise.all([agent?.close(), clerk?.close()]);
  await exchange?.close();
});

/** Looks at this state on every screen: nothing sticks out, no barriers; pictures for people. */
async function look({ page }: Window, name: string): Promise<void> {
  for (const [screen, size] of Object.entries(screens)) {
    await page.setViewportSize(size);
    expect(await overflow(page), `${name} on ${screen}`).toEqual([]);
    await screenshot(page, `transfer-${name}-${screen}`);
  }
  await page.setViewportSize(screens.laptop);
  await page.emulateMedia({ colorScheme: 'dark' });
  await screenshot(page, `transfer-${name}-dark`);
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await barriers(page), name).toEqual([]);
}

let callers = 0;
async function talking(): Promise<Call> {
  const { page } = agent;
  callers += 1;
  const caller = await exchange.stage.queued({ from: `01514000000${callers}` });
  await offerOf(page).waitFor();
  await page.keyboard.press('F8');
  await waitFor('the agent to hear the caller', async () => isVoice(await listen(page), voices.caller));
  return caller;
}

/** Opens the dialog, searches, walks to the first hit and takes it. */
async function choose(words: string): Promise<void> {
  const { page } = agent;
  await pressCommand(page, 'v');
  const dialog = page.getByRole('dialog', { name: 'Weiterverbinden' });
  await dialog.waitFor();
  await page.keyboard.type(words);
  await dialog.getByRole('option').first().getByText(words).first().waitFor();
  await waitFor('only what fits', async () => (await dialog.getByRole('option').count()) === 1);
  await page.keyboard.press('ArrowDown');
}

async function ready(): Promise<void> {
  const { page } = agent;
  await stateOf(page, 'Nachbearbeitung').waitFor();
  await page.keyboard.press('F4');
  await stateOf(page, 'Bereit').waitFor();
}

test('announced to a department, by keyboard alone: spoken with, connected, and the outcome is there by itself', async () => {
  const { page } = agent;
  const caller = await talking();
  await choose('Bürgerservice Passstelle');
  await look(agent, 'search');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Mit Rücksprache' }).waitFor();
  await look(agent, 'how');
  // The focus is on "speak first".
  await page.keyboard.press('Enter');
  const department = await exchange.rung('9110');
  await talkOf(page).getByText('Es klingelt bei Bürgerservice Passstelle …').waitFor();
  await exchange.hearsMusic(caller);
  department.answer();
  await department.answered();
  department.tone(voices.department);
  await talkOf(page).getByText('Rücksprache mit Bürgerservice Passstelle.').waitFor();
  await waitFor('the agent to hear the department', async () => isVoice(await listen(page), voices.department));
  await exchange.hears(department, voices.agent);
  await exchange.hearsMusic(caller);
  await look(agent, 'consulting');
  await pressCommand(page, 'v');
  await exchange.hears(caller, voices.department);
  await exchange.hears(department, voices.caller);
  await page.getByText(/Bürgerservice Passstelle hat übernommen/).waitFor();
  await waitFor(
    'the outcome',
    async () =>
      (await page.getByRole('button', { name: 'Weitervermittelt', exact: true }).getAttribute('aria-pressed')) ===
      'true',
  );
  await look(agent, 'taken');
  await caller.hangUp();
  await department.ended();
  await ready();
});

test('busy: the caller is back, and one key makes the ticket with department and attempt', async () => {
  const { page } = agent;
  const caller = await talking();
  await choose('Bürgerservice Meldestelle');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Direkt verbinden' }).waitFor();
  await page.keyboard.press('Control+Enter');
  const department = await exchange.rung('9120');
  department.decline(486, 'Busy Here');
  await talkOf(page).getByText('Bürgerservice Meldestelle: besetzt. Die Person ist wieder bei Ihnen.').waitFor();
  await waitFor('the agent to hear the caller', async () => isVoice(await listen(page), voices.caller));
  await look(agent, 'busy');
  await page.keyboard.press('F3');
  await page.getByRole('textbox', { name: 'Worum geht es?' }).waitFor();
  await expect
    .poll(() => page.getByRole('textbox', { name: 'Worum geht es?' }).inputValue())
    .toMatch(/^Verbindungsversuch mit Bürgerservice Meldestelle um \d\d:\d\d: besetzt\.$/);
  await look(agent, 'ticket');
  await page.getByRole('button', { name: 'Abbrechen' }).click();
  await pressCommand(page, 'a');
  await caller.ended();
  await page.keyboard.press('F1');
  await ready();
});

test('a person at a browser phone sees the brief, takes the caller by a key, mutes and hangs up', async () => {
  const [desk, page] = [agent.page, clerk.page];
  const mine = page.getByRole('region', { name: 'Mein Telefon' });
  await mine.getByText(/Telefon aus/).waitFor();
  await look(clerk, 'clerk-off');
  await mine.getByRole('button', { name: 'Im Browser einschalten' }).click();
  await mine.getByText(/Telefon an/).waitFor();
  const caller = await talking();
  await choose(clerkName);
  await desk.keyboard.press('Enter');
  await desk.getByRole('textbox', { name: /Kurz zur Sache/ }).waitFor();
  const note = 'Zulassungsbescheinigungsteil-Zwei fehlt, Fahrzeug steht vor der Tür';
  await desk.keyboard.type(note);
  await look(agent, 'person');
  await desk.keyboard.press('Enter');
  const brief = page.getByRole('region', { name: 'Das Servicetelefon verbindet jemanden' });
  await brief.getByText('Deutsch · kein Anliegen gewählt').waitFor();
  await brief.getByText(note).waitFor();
  await brief.getByText(`01514 000000${callers}`).waitFor();
  await look(clerk, 'clerk-rings');
  await page.keyboard.press('F8');
  await waitFor('both to hear each other', async () => isVoice(await listen(page), voices.agent));
  await waitFor('the agent to hear the clerk', async () => isVoice(await listen(desk), voices.department));
  await exchange.hearsMusic(caller);
  await page.getByText('Das Servicetelefon spricht mit Ihnen; die Person hört solange Musik.').waitFor();
  await pressCommand(desk, 'v');
  await exchange.hears(caller, voices.department);
  await waitFor('the clerk to hear the caller', async () => isVoice(await listen(page), voices.caller));
  await page.getByRole('region', { name: 'Gespräch', exact: true }).getByText(note).waitFor();
  await look(clerk, 'clerk-talks');
  await pressCommand(page, 'm');
  await exchange.hearsNothing(caller);
  await pressCommand(page, 'm');
  await exchange.hears(caller, voices.department);
  await page.keyboard.press('F9');
  await caller.ended();
  await mine.getByText(/Telefon an/).waitFor();
  expect(await exchange.stage.ended(caller)).toMatchObject({
    end: 'served',
    ended_by: 'department',
    transfer_accepted: true,
  });
  await ready();
});
