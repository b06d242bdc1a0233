// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What is on air: heard and seen by everybody, recorded in the browser, by two leads at once, and on closing days. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { endTrialOpening } from '../../src/features/calendar/calendar.contract.ts';
import { fieldOf } from '../../src/features/on-air/local-time.core.ts';
import { press, wishesOf } from '../harness/booking.ts';
import { openStage, type Stage } from '../harness/stage.ts';
import { voices } from '../harness/tone-city.ts';
import { waitFor } from '../harness/wait-for.ts';
import { faultsOf } from './faults.ts';
import { holdSave } from './held-save.ts';
import { heardUntil as heardBy, hoursSaved, messagesGone, putStormOnAir, said } from './lead-steps.ts';
import { makePerson, openWindow, picturesOfFailure, signIn, soon, type Person, type Window } from './windows.ts';

let stage: Stage;
let lea: Window;
let leo: Window;
let agent: Window;
let citizen: Window;
let leads: readonly [Person, Person];

beforeAll(async () => {
  stage = await openStage({ silenceSeconds: 3 });
  const { program } = stage;
  leads = await Promise.all([
    makePerson(program, ['lead'], { displayName: 'Lea Leitung' }),
    makePerson(program, ['lead'], { displayName: 'Leo Leitung' }),
  ]);
  const colleague = await makePerson(program, ['agent'], { displayName: 'Ayla Amt' });
  [lea, leo, agent, citizen] = await Promise.all([
    openWindow(voices.otherAgent),
    openWindow(voices.agent),
    openWindow(voices.agent),
    openWindow(voices.caller),
  ]);
  await signIn(agent.page, program, colleague);
  await citizen.page.goto(`${program.url}/anrufen`);
});
afterEach(async ({ task }) => {
  const windows = [lea, leo, agent, citizen];
  await picturesOfFailure(task, windows);
  expect(windows.flatMap(({ troubles }) => troubles)).toEqual([]);
});
afterAll(async () => {
  await Promise.all([lea?.close(), leo?.close(), agent?.close(), citizen?.close()]);
  await stage?.close();
});

const band = (page: Page) => page.getByRole('status').filter({ hasText: 'Notansage läuft bis' });
const nowPanel = (page: Page) => page.locator('.on-air-main section').first();
/** What a call hears until its menu or its end, without music. */
const heardUntil = (sound: string, keys?: string) => heardBy(stage, sound, keys);

test('[OA1] [OA12] [C90] [C93] [C94] who waits, who calls in another language and who looks at a screen learn of it too', async () => {
  const waiting = await stage.queued();
  const { page } = lea;
  await page.goto(`${stage.program.url}/stadt`);
  await putStormOnAir(page, leads[0]);

  await stage.hears(waiting, 'de/please-wait', 'de/notice-storm', 'music');
  expect(stage.city.heard(waiting).filter((sound) => sound === 'de/notice-storm')).toHaveLength(1);
  await waiting.hangUp();

  const turkish = await heardUntil('tr/menu-root', '91');
  expect(turkish.slice(turkish.indexOf('tr/notice-storm'))).toEqual(['tr/notice-storm', 'tr/greeting', 'tr/menu-root']);

  await band(page).waitFor();
  await band(agent.page).waitFor();
  await agent.page.goto(`${stage.program.url}/board`);
  await band(agent.page).waitFor();
  await citizen.page.reload();
  await citizen.page.getByRole('alert').filter({ hasText: 'Unwetterwarnung' }).waitFor();
  await citizen.page.getByRole('combobox').selectOption('pl');
  await citizen.page.getByRole('alert').filter({ hasText: 'ostrzeżenie' }).waitFor();
  await citizen.page.getByRole('combobox').selectOption('de');
  await messagesGone(page);
  expect(await faultsOf(page, 'on-air')).toEqual([]);
  expect(await faultsOf(agent.page, 'on-air-board')).toEqual([]);
  expect(await faultsOf(citizen.page, 'on-air-public')).toEqual([]);
});

test('[OA2] [OA3] [OA5] [OA6] [OA9] recorded in the browser, German only, instead of the menu; mistakes are named at their fields', async () => {
  const { page } = lea;
  await page.getByRole('textbox', { name: 'Text auf Deutsch' }).fill('');
  await page.getByRole('textbox', { name: 'Läuft bis' }).fill('2026-01-01T00:00');
  await page.getByRole('checkbox', { name: /Während geöffnet/ }).press('Space');
  await page.getByRole('checkbox', { name: /Während geschlossen/ }).press('Space');
  await page.keyboard.press('Control+S');
  await page.getByText('Ohne deutschen Text geht nichts auf Sendung. Bitte schreiben Sie ihn.').waitFor();
  await page.getByText('Dieses Ende ist schon vorbei. Bitte wählen Sie ein späteres.').waitFor();
  await page.getByText('So hört sie niemand.').first().waitFor();
  expect(await faultsOf(page, 'on-air-mistakes')).toEqual([]);

  await page.getByRole('checkbox', { name: /Während geöffnet/ }).press('Space');
  await page.getByRole('textbox', { name: 'Text auf Deutsch' }).fill('Das Rathaus wird gerade geräumt.');
  await page.getByRole('button', { name: '2 Stunden' }).click();
  await page.getByText('danach wird aufgelegt').click();
  // What is spoken can be heard before anybody else does.
  await page.getByRole('button', { name: 'Deutsch vorhören' }).last().click();
  await page.getByRole('button', { name: 'Anhalten' }).waitFor();
  await page.getByRole('button', { name: 'Deutsch aufnehmen' }).click();
  await page.getByText(/Aufnahme läuft: 0:02/).waitFor();
  await page.getByRole('button', { name: 'Aufnahme beenden' }).click();
  await page.getByText(/Eigene Aufnahme, 0:0[2-4]/).waitFor();
  await page.getByRole('button', { name: /Auf Sendung geben/ }).click();
  await said(page, 'Die Notansage ist auf Sendung. Wer jetzt anruft, hört sie.');
  await nowPanel(page).getByText('Das Rathaus wird gerade geräumt.').waitFor();

  const call = await stage.dial();
  await call.answered();
  await stage.hears(call, `tone:${voices.otherAgent}`, 'de/callback-offer', 'de/language-hint');
  await call.press('92');
  await stage.hears(call, 'en/german-follows', `tone:${voices.otherAgent}`, 'en/callback-offer');
  await call.ended();
  expect((await stage.ended(call)).end).toBe('closed');
  expect(stage.city.heard(call).some((sound) => sound.endsWith('/menu-root'))).toBe(false);
});

test('[C98] nobody can be had: key 1 books a call-back before the end', async () => {
  const call = await stage.dial({ from: '015112345098' });
  await call.answered();
  await stage.hears(call, `tone:${voices.otherAgent}`, 'de/callback-offer');
  await press(call, '1');
  await stage.hears(call, 'de/callback-slot', 'de/callback-confirm');
  expect(await wishesOf(stage, call)).toEqual([]);
  await press(call, '1');
  await stage.hears(call, 'de/callback-confirm', 'de/callback-booked');
  await call.ended();
  expect((await stage.ended(call)).end).toBe('callback_booked');
  expect(await wishesOf(stage, call)).toMatchObject([
    { number: '+4915112345098', origin: 'closed', state: 'open', language: 'de' },
  ]);
});

test('[OA1] two leads at once: the later one sees both and decides; what is on air is never a mixture', async () => {
  await signIn(leo.page, stage.program, leads[1], '/stadt');
  const { page } = leo;
  await page.getByRole('textbox', { name: 'Text auf Deutsch' }).fill('Das Rathaus bleibt heute zu.');
  // Lea's page is faster by a moment: Leo's order is on its way when hers is done.
  let isHeld = true;
  await page.route('**/api/on-air', async (route) => {
    if (route.request().method() === 'PUT' && isHeld) {
      isHeld = false;
      await lea.page.getByRole('button', { name: 'Sofort beenden' }).click();
      await said(lea.page, 'Die Notansage ist beendet.');
    }
    await route.fallback();
  });
  leo.forgive(/409/);
  await page.keyboard.press('Control+S');
  const dialog = page.getByRole('dialog', { name: 'Jemand war schneller' });
  await dialog.getByText('Keine Notansage').waitFor();
  expect(await faultsOf(page, 'on-air-conflict')).toEqual([]);
  await dialog.getByRole('button', { name: 'Meine an ihre Stelle' }).click();
  await said(page, 'Die Notansage ist auf Sendung.');
  await nowPanel(lea.page).getByText('Das Rathaus bleibt heute zu.').waitFor({ timeout: soon });
  await lea.page.getByText(/Zuletzt geändert von Leo Leitung/).waitFor();
});

test('[OA4] [C97] it ends by itself, also for whoever was away then', async () => {
  await stage.program.setClock(new Date(Date.now() + 3 * 3_600_000).toISOString());
  await band(agent.page).waitFor({ state: 'hidden', timeout: soon });
  const heard = await heardUntil('de/menu-root');
  expect(heard[0]).toBe('de/greeting');
  await stage.program.setClock(undefined);
  await band(agent.page).waitFor({ timeout: soon });
  // Killed and started anew, it is still on air; the recorded and spoken sounds are there.
  await stage.program.killServer();
  await stage.program.ready();
  const call = await stage.dial();
  await call.answered();
  await waitFor('words before the greeting', () => {
    const sounds = stage.city.heard(call);
    return sounds.includes('de/greeting') && sounds[0] !== 'de/greeting';
  });
  await call.hangUp();
});

test('[OA13] [OA14] [OA15] [OA16] planned for later: bad times and overlaps are told, changed before, on air by itself after a kill', async () => {
  const { page } = lea;
  await page.reload();
  await nowPanel(page).getByText('Das Rathaus bleibt heute zu.').waitFor();
  const zone = { timeZone: 'Europe/Berlin' };
  const inMinutes = (minutes: number): string => fieldOf(Date.now() + minutes * 60_000, zone);
  const [begins, ends] = [page.getByLabel('Beginnt'), page.getByLabel('Läuft bis')];
  await page.getByRole('radio', { name: 'Später, von selbst' }).press('Space');
  const choose = async (name: string): Promise<void> => {
    await page.getByRole('button', { name: /Vorlage/ }).click();
    await page.getByRole('option', { name: new RegExp(name) }).click();
  };
  await choose('Rauch');
  await begins.fill('2027-03-28T02:30');
  await ends.fill('2026-10-25T02:30');
  await page.keyboard.press('Control+S');
  await page.getByText(/^Diese Uhrzeit gibt es an dem Tag nicht/).waitFor();
  await page.getByText(/^Diese Uhrzeit gibt es an dem Tag zweimal/).waitFor();
  await begins.fill(inMinutes(-5));
  await page.getByText(/^Dieser Beginn ist schon vorbei/).waitFor();
  await begins.fill(inMinutes(60));
  await ends.fill(inMinutes(50));
  await page.getByText(/^Das Ende liegt vor dem Beginn/).waitFor();
  expect(await faultsOf(page, 'on-air-later-mistakes')).toEqual([]);
  await ends.fill(inMinutes(90));
  const overlap = page.getByRole('status').filter({ hasText: 'zu hören ist immer nur eine' });
  await overlap
    .getByText(/nimmt diese die Stelle von „Das Rathaus bleibt heute zu.“ ein. Ab .* läuft die frühere weiter/)
    .waitFor();
  await page.keyboard.press('Control+S');
  await said(page, 'Geplant. Die Notansage geht von selbst auf Sendung.');
  const entry = page.getByRole('listitem', { name: /^Rauch/ });
  await entry.getByText(/nimmt diese die Stelle/).waitFor();
  await page.getByText('Notansage „Rauch, Fenster schließen“').first().waitFor();
  await messagesGone(page);
  expect(await faultsOf(page, 'on-air-planned')).toEqual([]);

  // Another lead sees it at once; the words are changed before it begins.
  await leo.page.getByRole('listitem', { name: /^Rauch/ }).waitFor();
  await entry.getByRole('button', { name: /^Ändern/ }).press('Enter');
  const text = page.getByRole('textbox', { name: 'Text auf Deutsch' });
  await expect.poll(() => text.inputValue()).toContain('Fenster');
  await choose('Unwetter');
  await page.getByRole('button', { name: /^Planen/ }).click();
  const changed = page.getByRole('listitem', { name: /^Unwetter/ });
  await changed.waitFor();
  await entry.waitFor({ state: 'hidden' });

  await stage.program.killServer();
  await stage.program.ready();
  const at = Date.now();
  await stage.program.setClock(new Date(at + 65 * 60_000).toISOString());
  await nowPanel(page)
    .getByText(/Unwetterwarnung/)
    .waitFor({ timeout: soon });
  await page
    .getByRole('listitem', { name: /^Das Rathaus bleibt/ })
    .getByText('läuft danach weiter')
    .waitFor();
  await leo.page.getByText(/Zuletzt geändert von Leo Leitung/).waitFor();
  expect((await heardUntil('de/menu-root')).slice(0, 2)).toEqual(['de/notice-storm', 'de/greeting']);
  await stage.program.setClock(new Date(at + 95 * 60_000).toISOString());
  await nowPanel(page).getByText('Das Rathaus bleibt heute zu.').waitFor({ timeout: soon });
  const again = await heardUntil('de/menu-root');
  expect([again.includes('de/notice-storm'), again[0] === 'de/greeting']).toEqual([false, false]);
  await stage.program.setClock(undefined);
  await page.reload();
  await changed.getByRole('button', { name: /^Zurückziehen/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Geplante Notansage zurückziehen?' });
  expect(await faultsOf(page, 'on-air-withdraw')).toEqual([]);
  await dialog.getByRole('button', { name: 'Zurückziehen' }).click();
  await said(page, 'Zurückgezogen. Die Notansage geht nicht auf Sendung.');
  await changed.waitFor({ state: 'hidden' });
});

test('[C11] [C14] [C21] [C96] Rosenmontag becomes a closing day with words of its own, and is heard by phone on the day', async () => {
  const { page } = lea;
  await page.reload();
  await page.getByRole('button', { name: 'Sofort beenden' }).click();
  await said(page, 'Die Notansage ist beendet.');
  await page.getByRole('link', { name: 'Zeiten' }).click();
  await page.getByRole('group', { name: 'Rosenmontag' }).getByRole('button', { name: 'Rosenmontag entfernen' }).click();
  await page.keyboard.press('Control+S');
  await hoursSaved(page);

  // A day too many, backwards, and a span that overlaps: each is said at its field, and nothing is saved.
  await page.getByRole('button', { name: 'Schließtag hinzufügen' }).press('Enter');
  const row = page.getByRole('group', { name: 'Schließtage' });
  await row.getByLabel(/^Tag/).fill('2026-12-30');
  await row.getByLabel(/letzter Tag/).fill('2026-12-29');
  await page.getByRole('button', { name: 'Zeitraum am Montag hinzufügen' }).press('Enter');
  await page.getByRole('textbox', { name: 'Montag, 2. Zeitraum von' }).fill('16');
  await page.getByRole('textbox', { name: 'Montag, 2. Zeitraum bis' }).fill('19');
  await page.keyboard.press('Control+S');
  await page.getByText('Der letzte Tag liegt vor dem ersten. Bitte tauschen.').first().waitFor();
  await page.getByText('Überschneidet sich mit 08:00–17:00.').first().waitFor();
  await page.getByText('Hier fehlt ein Name, zum Beispiel Rosenmontag.').first().waitFor();
  expect(await faultsOf(page, 'hours-mistakes')).toEqual([]);
  await row.getByLabel(/letzter Tag/).fill('');
  await page.getByRole('textbox', { name: 'Montag, 2. Zeitraum von' }).fill('17');
  await row.getByRole('textbox', { name: 'Name' }).fill('Brückentag');
  await page.keyboard.press('Control+S');
  await page
    .getByText(/Dieser Tag ist schon geschlossen: Schließung zwischen den Jahren/)
    .first()
    .waitFor();

  const bridge = page.getByRole('group', { name: 'Brückentag' });
  await bridge.getByLabel(/^Tag/).fill('2027-02-08');
  await bridge.getByRole('textbox', { name: 'Name' }).fill('Rosenmontag');
  const monday = page.getByRole('group', { name: 'Rosenmontag' });
  await monday.getByText(/Eigene Ansage/).click();
  await monday
    .getByRole('textbox', { name: 'Ansage auf Deutsch' })
    .fill('Heute ist Rosenmontag. Wir sind ab morgen um acht wieder für Sie da.');
  await monday.getByRole('textbox', { name: 'Ansage auf Türkisch' }).fill('Bugün kapalıyız.');
  await monday.getByRole('button', { name: 'Nummer hinzufügen' }).click();
  await monday.getByRole('textbox', { name: 'Nummer', exact: true }).fill('02151 333');
  await monday.getByRole('textbox', { name: 'Wer dort hilft' }).fill('Störungsdienst Wasser');
  await monday.getByRole('button', { name: 'Türkisch vorhören' }).waitFor();
  await messagesGone(page);
  expect(await faultsOf(page, 'hours')).toEqual([]);
  await page.keyboard.press('Control+S');
  await hoursSaved(page);

  await stage.program.admin().call(endTrialOpening);
  await stage.program.setClock('2027-02-08T10:00:00+01:00');
  const heard = await heardUntil('de/emergency-numbers');
  expect(heard).toEqual(['de/closed-2027-02-08', 'de/emergency-numbers']);
  const turkish = await heardUntil('tr/emergency-numbers', '91');
  expect(turkish.slice(turkish.indexOf('tr/closed-2027-02-08'))).toEqual([
    'tr/closed-2027-02-08',
    'tr/emergency-numbers',
  ]);
  const english = await heardUntil('en/emergency-numbers', '92');
  expect(english.slice(english.indexOf('en/german-follows'))).toEqual([
    'en/german-follows',
    'de/closed-2027-02-08',
    'en/closed',
    'en/emergency-numbers',
  ]);
  await citizen.page.reload();
  await citizen.page.getByRole('alert').filter({ hasText: 'Heute ist Rosenmontag' }).waitFor();
  await citizen.page.getByRole('link', { name: '02151 333' }).waitFor();
  await stage.program.setClock('2027-02-09T10:00:00+01:00');
  expect((await heardUntil('de/menu-root'))[0]).toBe('de/greeting');
  await stage.program.setClock(undefined);
});

test('[C23] two leads change hours at once: what does not clash holds from both, what clashes is decided; the history takes it back', async () => {
  const [first, second] = [lea.page, leo.page];
  for (const [window, person] of [
    [lea, leads[0]],
    [leo, leads[1]],
  ] as const) {
    await window.context.clearCookies();
    await signIn(window.page, stage.program, person, '/stadt/zeiten');
    await window.page.getByRole('textbox', { name: 'Montag, 1. Zeitraum von' }).waitFor();
  }
  const fill = (page: Page, day: string, time: string): Promise<void> =>
    page.getByRole('textbox', { name: `${day}, 1. Zeitraum von` }).fill(time);
  await fill(first, 'Dienstag', '9');
  await fill(second, 'Mittwoch', '7:30');
  await first.keyboard.press('Control+S');
  await hoursSaved(first);
  leo.forgive(/409/);
  await second.keyboard.press('Control+S');
  await hoursSaved(second, 'Auch was jemand anderes inzwischen geändert hat, gilt.');
  await expect
    .poll(() => second.getByRole('textbox', { name: 'Dienstag, 1. Zeitraum von' }).inputValue())
    .toBe('09:00');

  await fill(first, 'Freitag', '10');
  await first.keyboard.press('Control+S');
  lea.forgive(/409/);
  await expect.poll(() => first.getByRole('textbox', { name: 'Mittwoch, 1. Zeitraum von' }).inputValue()).toBe('07:30');
  await fill(second, 'Freitag', '11');
  await second.keyboard.press('Control+S');
  const dialog = second.getByRole('dialog', { name: 'Jemand war schneller' });
  await dialog.getByRole('row', { name: /Freitag.*10:00–17:00.*11:00–17:00/ }).waitFor();
  expect(await faultsOf(second, 'hours-conflict')).toEqual([]);
  await dialog.getByRole('button', { name: 'Meine nehmen' }).click();
  await hoursSaved(second);

  // What is typed while it is being saved stays, on top of what was saved (ST15).
  const thursday = second.getByRole('textbox', { name: 'Donnerstag, 1. Zeitraum von' });
  const before = await thursday.inputValue();
  const press = () => second.keyboard.press('Control+S');
  await fill(second, 'Freitag', '10:30');
  await holdSave(second, '**/api/calendar', press, () => thursday.fill('9:15'));
  await second.getByText('Noch nicht gespeichert.').waitFor();
  await expect.poll(() => thursday.inputValue()).toBe('9:15');
  await thursday.fill(before);
  await fill(second, 'Freitag', '11');
  await press();
  await hoursSaved(second);

  await second.getByRole('link', { name: 'Verlauf' }).click();
  await second.getByRole('button', { name: 'Zurücknehmen …' }).first().click();
  await second.getByRole('dialog').getByRole('button', { name: 'Zurücknehmen' }).click();
  await said(second, 'Zurückgenommen. Es gilt wieder, was vorher galt.');
  await second.getByRole('link', { name: 'Zeiten' }).click();
  await expect.poll(() => second.getByRole('textbox', { name: 'Freitag, 1. Zeitraum von' }).inputValue()).toBe('10:30');
  await second.getByRole('link', { name: 'Auf Sendung' }).click();
  await second.getByRole('region', { name: /^Heute/ }).waitFor();
  expect(await faultsOf(second, 'on-air-plan')).toEqual([]);
});
