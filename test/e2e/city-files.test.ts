// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** A lead changes what the city promises, two leads at once, back again; and the whole city out as files and in again. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { checkCityFolder } from '../../src/app/city/check-city.ts';
import { runtimePath, runtimeVariable } from '../../src/app/runtime.ts';
import { addServiceHours, type Calendar } from '../../src/features/calendar/calendar.core.ts';
import { chooseState } from '../../src/features/agent/agent.contract.ts';
import { listDepartments } from '../../src/features/directory/directory.contract.ts';
import { listOpenContacts } from '../../src/features/matter/matter.contract.ts';
import { createTicket } from '../../src/features/promise/promise.contract.ts';
import type { TestAgent } from '../harness/people.ts';
import { openStage, type Stage } from '../harness/stage.ts';
import { voices } from '../harness/tone-city.ts';
import { waitFor } from '../harness/wait-for.ts';
import { faultsOf } from './faults.ts';
import { holdSave } from './held-save.ts';
import { makePerson, openWindow, picturesOfFailure, signIn, type Window } from './windows.ts';

let stage: Stage;
let agent: TestAgent;
let lead: Window;
let other: Window;
let folder: string;

beforeAll(async () => {
  stage = await openStage();
  folder = await mkdtemp(join(tmpdir(), 'amt-files-'));
  agent = await stage.agent();
  const people = await Promise.all([
    makePerson(stage.program, ['lead'], { displayName: 'Lea Leitung' }),
    makePerson(stage.program, ['lead', 'admin'], { displayName: 'Ole Oben' }),
  ]);
  [lead, other] = await Promise.all([openWindow(voices.agent), openWindow(voices.otherAgent)]);
  await signIn(lead.page, stage.program, people[0], '/stadt/einstellungen');
  await signIn(other.page, stage.program, people[1], '/stadt/einstellungen');
});
afterEach(async ({ task }) => {
  await picturesOfFailure(task, [lead, other]);
  expect([...lead.troubles, ...other.troubles]).toEqual([]);
});
afterAll(async () => {
  await Promise.all([lead?.close(), other?.close()]);
  await stage?.close();
  await rm(folder, { recursive: true, force: true });
});

const group = (page: Page, name: string): Locator => page.getByRole('group', { name });
const field = (page: Page, name: string): Locator => page.getByRole('textbox', { name, exact: true });
const times = 'Zeiten und Zusagen';

async function save(page: Page, why: string): Promise<void> {
  const panel = group(page, times);
  await panel.getByRole('textbox', { name: 'Grund (steht im Verlauf)' }).fill(why);
  await panel.getByRole('button', { name: 'Speichern' }).click();
}

/** A ticket as an agent takes it after a call; when its answer is due, and when it was made. */
async function nextTicket(): Promise<{ readonly due: number; readonly made: number }> {
  const { api } = agent;
  await api.call(chooseState, { body: { state: 'ready' } });
  const caller = await stage.queued();
  const leg = await stage.pickUp(agent);
  const contact = await waitFor('the contact', async () => (await api.call(listOpenContacts)).contacts[0]);
  const [matter] = contact.matters;
  const { departments } = await api.call(listDepartments);
  const made = Date.now();
  const { ticket } = await api.call(createTicket, {
    params: { matterId: matter?.matterId ?? '' },
    body: {
      version: matter?.version ?? 0,
      departmentId: departments[0]?.departmentId ?? '',
      wish: { kind: 'callback', number: '02151 1234567', window: 'vormittags' },
      text: 'Bitte um Antwort.',
      citizenName: 'Emine Yılmaz',
      language: 'de',
    },
  });
  await leg.hangUp();
  await caller.ended();
  const [promise] = await stage.sql<{ due_at: Date }>('select due_at from promise where ticket_id = $1', [
    ticket.ticketId,
  ]);
  return { due: promise?.due_at.getTime() ?? 0, made };
}

const calendar = async (): Promise<Calendar> => {
  const [row] = await stage.sql<{ value: Calendar }>("select value from city_setting where name = 'calendar'");
  if (!row) throw new Error('there is no calendar');
  return row.value;
};

test('[ST11] promise hours that a lead changes hold for the next ticket, and the change stands in the history', async () => {
  const { page } = lead;
  const hours = await calendar();
  const before = await nextTicket();
  expect(Math.abs(before.due - addServiceHours(hours, before.made, 24))).toBeLessThan(120_000);
  await field(page, 'Zusage für Tickets').fill('6');
  await page.getByText('1 Feld geändert').waitFor();
  await save(page, 'Mehr Leute im Team');
  await page.getByText('Gespeichert. Es gilt ab jetzt.').first().waitFor();
  const after = await nextTicket();
  expect(Math.abs(after.due - addServiceHours(hours, after.made, 6))).toBeLessThan(120_000);
  await page.getByRole('link', { name: 'Verlauf' }).click();
  const entry = page.getByRole('listitem').first();
  await entry.getByText('Zusage für Tickets (Servicestunden)').waitFor();
  await entry.getByText('Mehr Leute im Team').waitFor();
  await expect.poll(() => entry.getByRole('cell').allTextContents()).toEqual(['24', '6']);
});

test('[ST12] what lies outside its limits is told at the field and cannot be saved', async () => {
  const { page } = lead;
  await page.getByRole('link', { name: 'Einstellungen', exact: true }).click();
  await field(page, 'Klingeln bei einer Servicekraft').fill('300');
  await page.getByText('Eine ganze Zahl von 5 bis 60.').waitFor();
  await expect
    .poll(() => group(page, times).getByRole('button', { name: 'Speichern' }).getAttribute('aria-disabled'))
    .toBe('true');
  expect(await faultsOf(page, 'settings-wrong')).toEqual([]);
  await page.getByRole('button', { name: 'Eingaben verwerfen' }).click();
  await expect.poll(() => field(page, 'Klingeln bei einer Servicekraft').inputValue()).toBe('15');
});

test('[ST15] what is typed while a change is being saved stays, unsaved, and can be saved next', async () => {
  const { page } = lead;
  const panel = group(page, times);
  const ring = field(page, 'Klingeln bei einer Servicekraft');
  const silence = field(page, 'Stille im Menü');
  const kept = async () =>
    stage.sql<{ ring: number; silence: number }>(
      "select (value->>'ringSeconds')::int ring, (value->>'silenceSeconds')::int silence from city_setting where name = 'routing'",
    );
  await ring.fill('16');
  await holdSave(
    page,
    '**/api/settings/city/routing',
    () => save(page, 'länger'),
    async () => {
      await silence.fill('7');
      await ring.fill('17');
    },
  );
  await expect.poll(async () => (await kept())[0]).toEqual({ ring: 16, silence: 6 });
  await panel.getByText('2 Felder geändert').waitFor();
  // The reason belonged to what was saved.
  await expect.poll(() => panel.getByRole('textbox', { name: /^Grund/ }).inputValue()).toBe('');
  expect(await Promise.all([ring.inputValue(), silence.inputValue()])).toEqual(['17', '7']);
  await save(page, 'noch länger');
  await expect.poll(async () => (await kept())[0]).toEqual({ ring: 17, silence: 7 });
  await ring.fill('15');
  await silence.fill('6');
  await save(page, 'wie vorher');
  await expect.poll(async () => (await kept())[0]).toEqual({ ring: 15, silence: 6 });
});

test('[ST13] of two leads at once the second sees what the first one did, and nothing typed is lost', async () => {
  lead.forgive(/409 \(Conflict\)/);
  other.forgive(/409 \(Conflict\)/);
  await other.page.reload();
  await field(other.page, 'Klingeln bei einer Servicekraft').fill('20');
  await field(lead.page, 'Klingeln bei einer Servicekraft').fill('30');
  await field(lead.page, 'Stille im Menü').fill('9');
  await save(other.page, 'Ole');
  await other.page.getByText('Gespeichert. Es gilt ab jetzt.').first().waitFor();
  await save(lead.page, 'Lea');
  const dialog = lead.page.getByRole('dialog', { name: 'Jemand war schneller' });
  await dialog.getByText('Ole Oben hat inzwischen').waitFor();
  const rows = await dialog.getByRole('row').allTextContents();
  expect(rows.slice(1)).toEqual(['Klingeln bei einer Servicekraft152030', 'Stille im Menü669']);
  expect(await faultsOf(lead.page, 'settings-conflict')).toEqual([]);
  await dialog.getByRole('button', { name: 'Mit meinen Eingaben weiter' }).click();
  await expect.poll(() => field(lead.page, 'Klingeln bei einer Servicekraft').inputValue()).toBe('30');
  await group(lead.page, times).getByRole('button', { name: 'Speichern' }).click();
  // Not by the word "Gespeichert": it may still stand there from the time before.
  const kept = async () =>
    stage.sql<{ ring: number; silence: number; hours: number }>(
      "select (value->>'ringSeconds')::int ring, (value->>'silenceSeconds')::int silence, (value->>'promiseServiceHours')::int hours from city_setting where name = 'routing'",
    );
  await expect.poll(async () => (await kept())[0]).toEqual({ ring: 30, silence: 9, hours: 6 });
});

test('[ST7] the last change is taken back, and holds again', async () => {
  const { page } = lead;
  await page.getByRole('link', { name: 'Verlauf' }).click();
  const entry = page.getByRole('listitem').first();
  await entry.getByText('Klingeln bei einer Servicekraft (Sekunden)').waitFor();
  expect(await faultsOf(page, 'settings-history')).toEqual([]);
  await entry.getByRole('button', { name: 'Zurücknehmen …' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Zurücknehmen' }).click();
  await page.getByText('Zurückgenommen. Es gilt wieder, was vorher galt.').first().waitFor();
  await page.getByRole('link', { name: 'Einstellungen', exact: true }).click();
  await waitFor(
    'the value before',
    async () => (await field(page, 'Klingeln bei einer Servicekraft').inputValue()) === '20',
  );
  expect(await faultsOf(page, 'settings')).toEqual([]);
});

test('[SD7] [SD10] [SD11] the city goes out as files, is edited, compared and taken over in part', async () => {
  const { page } = other;
  await page.getByRole('link', { name: 'Dateien', exact: true }).click();
  await page.getByText(/^\d+ Dateien, \d+ KB$/).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'ZIP-Datei laden' }).click(),
  ]);
  const members = unzipSync(await readFile(await download.path()));
  const top = Object.keys(members)[0]?.split('/')[0] ?? '';
  const text = (path: string): string => strFromU8(members[`${top}/${path}`] ?? new Uint8Array());
  expect(text('routing.yaml')).toContain('promiseServiceHours: 6');
  expect(text('team.yaml')).toContain('Ole Oben');
  expect(Object.keys(members)).toContain(`${top}/prompts/tr/greeting.wav`);

  const edited = { ...textsIn(members, top) };
  edited['routing.yaml'] = text('routing.yaml').replace('ringSeconds: 20', 'ringSeconds: 25');
  edited['departments.yaml'] = text('departments.yaml').replace('name: Wohngeldstelle', 'name: Wohngeld und Wohnen');
  edited['hours.yaml'] = text('hours.yaml').replace('name: Rosenmontag', 'name: Rosenmontag und Narren');
  await choose(page, 'neu.zip', edited);
  await page.getByRole('heading', { name: /Vergleich mit/ }).waitFor();
  const parts = page.getByRole('listitem').filter({ has: page.getByRole('checkbox') });
  await waitFor('the parts', async () => (await parts.count()) === 3);
  await parts.filter({ hasText: 'Öffnungszeiten' }).getByText('Unterschiede zeigen').click();
  await page.getByText('Schließtage › 1. Eintrag › Name').waitFor();
  expect(await faultsOf(page, 'files-compared')).toEqual([]);
  for (const part of ['Öffnungszeiten', 'Verteilung, Zeiten und Zusagen'])
    await page.getByRole('checkbox', { name: part }).check({ force: true });
  await page.getByRole('textbox', { name: 'Grund (steht im Verlauf)' }).fill('Aus der Werkstatt');
  await page.getByRole('button', { name: 'Angekreuztes übernehmen' }).click();
  await page.getByText('Übernommen. Es gilt ab jetzt.').first().waitFor();
  expect((await calendar()).closingDays.map(({ name }) => name)).toContain('Rosenmontag und Narren');
  const [department] = await stage.sql<{ name: string }>("select name from department where key = 'wohngeldstelle'");
  expect(department?.name).toBe('Wohngeldstelle');
  await page.getByRole('link', { name: 'Einstellungen', exact: true }).click();
  await waitFor(
    'the value of the file',
    async () => (await field(page, 'Klingeln bei einer Servicekraft').inputValue()) === '25',
  );
  await page.getByRole('link', { name: 'Verlauf' }).click();
  await page.getByText('Schließtage › 1. Eintrag › Name').first().waitFor();
});

test('[SD20] a set of records from files is taken back from the history; after a change by hand it is refused and says what changed', async () => {
  const { page } = other;
  other.forgive(/409 \(Conflict\)/);
  const nameOf = async () =>
    (await stage.sql<{ name: string }>("select name from department where key = 'wohngeldstelle'"))[0]?.name;
  await page.getByRole('link', { name: 'Dateien', exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'ZIP-Datei laden' }).click(),
  ]);
  const members = unzipSync(await readFile(await download.path()));
  const top = Object.keys(members)[0]?.split('/')[0] ?? '';
  const edited = textsIn(members, top);
  edited['departments.yaml'] = (edited['departments.yaml'] ?? '').replace('name: Wohngeldstelle', 'name: Wohnen');
  const takeOver = async (): Promise<void> => {
    await page.getByRole('link', { name: 'Dateien', exact: true }).click();
    await choose(page, 'fachbereich.zip', edited);
    await page.getByRole('checkbox', { name: 'Fachbereiche' }).check({ force: true });
    await page.getByRole('button', { name: 'Angekreuztes übernehmen' }).click();
    await expect.poll(nameOf).toBe('Wohnen');
    await page.getByRole('link', { name: 'Verlauf' }).click();
    await page.getByRole('listitem').first().getByText('Wohnen').first().waitFor();
  };
  const takeBack = async (): Promise<void> => {
    await page.getByRole('listitem').first().getByRole('button', { name: 'Zurücknehmen …' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Zurücknehmen' }).click();
  };
  await takeOver();
  await takeBack();
  await expect.poll(nameOf).toBe('Wohngeldstelle');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await takeOver();
  await stage.sql("update department set tasks = 'Von Hand' where key = 'wohngeldstelle'");
  await takeBack();
  await page.getByRole('dialog').getByText('Seit der Übernahme geändert: wohngeldstelle.').waitFor();
  expect(await faultsOf(page, 'files-not-taken-back')).toEqual([]);
  expect(await nameOf()).toBe('Wohnen');
  await page.getByRole('dialog').getByRole('button', { name: 'Abbrechen' }).last().click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

test('[SD1] [SD13] files with mistakes are told with file and line; an archive that leads out is refused', async () => {
  const { page } = other;
  other.forgive(/409 \(Conflict\)|422|400/);
  await page.getByRole('link', { name: 'Dateien', exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'ZIP-Datei laden' }).click(),
  ]);
  const members = unzipSync(await readFile(await download.path()));
  const top = Object.keys(members)[0]?.split('/')[0] ?? '';
  const edited = textsIn(members, top);
  const hours = edited['hours.yaml'] ?? '';
  edited['hours.yaml'] = hours.replace(/friday: .*/, 'friday: [08:00-12:00, 11:00-17:00]');
  const line = hours.split('\n').findIndex((one) => one.includes('friday')) + 1;
  await choose(page, 'kaputt.zip', edited);
  await page
    .getByRole('row', { name: new RegExp(`hours.yaml:${line} Zwei Zeiten dieses Tages überschneiden sich`) })
    .waitFor();
  expect(await faultsOf(page, 'files-mistakes')).toEqual([]);
  await choose(page, 'boese.zip', { ...edited, '../../boese.yaml': 'x' });
  await page.getByText('Im Archiv steht ein Pfad, der aus dem Ordner hinausführt: ../../boese.yaml').waitFor();
});

test('[SD7] the command writes the same files as the page, and city:check finds nothing in them', async () => {
  const out = join(folder, 'stadt');
  const { dataDir } = stage.program;
  await promisify(execFile)(process.execPath, [join(import.meta.dirname, '../../src/cli/city-export.ts'), out], {
    env: { ...process.env, [runtimeVariable]: runtimePath(dataDir) },
  });
  expect((await checkCityFolder(out))?.mistakes).toEqual([]);
  const [download] = await Promise.all([
    other.page.waitForEvent('download'),
    other.page.getByRole('link', { name: 'ZIP-Datei laden' }).click(),
  ]);
  const members = unzipSync(await readFile(await download.path()));
  for (const [path, bytes] of Object.entries(members))
    expect(await readFile(join(out, path.slice(path.indexOf('/') + 1))), path).toEqual(Buffer.from(bytes));
});

/** The texts of an archive, without the folder around them and without recordings. */
function textsIn(members: Readonly<Record<string, Uint8Array>>, top: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(members).flatMap(([path, bytes]) =>
      path.endsWith('.wav') ? [] : [[path.slice(top.length + 1), strFromU8(bytes)]],
    ),
  );
}

async function choose(page: Page, name: string, texts: Readonly<Record<string, string>>): Promise<void> {
  const path = join(folder, name);
  await writeFile(
    path,
    zipSync(Object.fromEntries(Object.entries(texts).map(([file, text]) => [file, strToU8(text)]))),
  );
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'ZIP-Datei wählen' }).click(),
  ]);
  await chooser.setFiles(path);
  await page.getByText(name, { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Vergleichen', exact: true }).click();
}
