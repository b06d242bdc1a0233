// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What was promised on the telephone, seen by those who have to keep it. */
import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { listDepartments } from '../../src/features/directory/directory.contract.ts';
import { addMatter, changeMatter, listOpenContacts } from '../../src/features/matter/matter.contract.ts';
import { listServices } from '../../src/features/knowledge/knowledge.contract.ts';
import { createTicket } from '../../src/features/promise/promise.contract.ts';
import type { TestAgent } from '../harness/people.ts';
import { openStage, type Stage } from '../harness/stage.ts';
import { voices } from '../harness/tone-city.ts';
import { waitFor } from '../harness/wait-for.ts';
import { faultsOf } from './faults.ts';
import { makePerson, openWindow, overflow, signIn, picturesOfFailure, type Window } from './windows.ts';

let stage: Stage;
let lead: Window;
let clerk: Window;
/** What citizens were told, in the order of the tickets. */
const told: { readonly number: string; readonly code: string }[] = [];

const hour = 3_600_000;
const strange = '<b>Zoë</b> "O\'Brien" \u202eשלום\u202c 👩🏽‍🚒 ' + 'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(3);

/** Answers one call and makes its tickets, in the department and with the service that are named. */
async function makeTickets(
  agent: TestAgent,
  wanted: readonly {
    department: string;
    service?: string;
    name: string;
    dueInHours: number;
    wish: 'callback' | 'email';
  }[],
): Promise<void> {
  const { api } = agent;
  const { departments } = await api.call(listDepartments);
  const caller = await stage.queued();
  const leg = await stage.pickUp(agent);
  const contact = await waitFor('the contact', async () => (await api.call(listOpenContacts)).contacts[0]);
  for (const [index, { department, service, name, dueInHours, wish }] of wanted.entries()) {
    const fresh =
      index === 0
        ? contact.matters[0]
        : await api.call(addMatter, { params: { contactId: contact.contactId }, body: { serviceId: null } });
    const { departmentId } = departments.find((each) => each.name === department) ?? { departmentId: '' };
    const found = service ? (await api.call(listServices, { query: { search: service } })).services[0] : undefined;
    const params = { matterId: fresh?.matterId ?? '' };
    const named = found
      ? await api.call(changeMatter, { params, body: { version: fresh?.version ?? 0, serviceId: found.serviceId } })
      : fresh;
    const { ticket, code } = await api.call(createTicket, {
      params,
      body: {
        version: named?.version ?? 0,
        departmentId,
        wish:
          wish === 'callback'
            ? { kind: 'callback', number: '02151 1234567', window: 'vormittags' }
            : { kind: 'email', address: 'person@example.org' },
        text: `Bitte um Antwort.\n${strange}`,
        citizenName: name,
        language: 'tr',
        dueAt: new Date(Date.now() + dueInHours * hour).toISOString(),
      },
    });
    told.push({ number: ticket.number, code });
  }
  await leg.hangUp();
  await caller.ended();
}

beforeAll(async () => {
  stage = await openStage();
  const agent = await stage.agent();
  await makeTickets(agent, [
    { department: 'Wohngeldstelle', service: 'Wohngeld', name: 'Geschützte Person', dueInHours: 5, wish: 'callback' },
    { department: 'Bürgerservice', service: 'Reisepass', name: strange, dueInHours: 2, wish: 'callback' },
    { department: 'Wohngeldstelle', name: 'Emine Yılmaz', dueInHours: 1, wish: 'email' },
    { department: 'Finanzen und Steuern', name: 'Ngũgĩ Brückenwärter', dueInHours: 8, wish: 'callback' },
  ]);
  const { departments } = await agent.api.call(listDepartments);
  const departmentId = departments.find(({ name }) => name === 'Wohngeldstelle')?.departmentId ?? '';
  const people = [
    await makePerson(stage.program, ['lead'], { displayName: 'Lena Leitung' }),
    await makePerson(stage.program, ['clerk'], { displayName: 'Carl Clerk', departmentId }),
  ] as const;
  [lead, clerk] = await Promise.all([openWindow(voices.agent), openWindow(voices.otherAgent)]);
  await Promise.all([
    signIn(lead.page, stage.program, people[0], '/tickets'),
    signIn(clerk.page, stage.program, people[1], '/tickets'),
  ]);
});
afterEach(async ({ task }) => {
  await picturesOfFailure(task, [lead, clerk]);
  expect([...lead.troubles, ...clerk.troubles]).toEqual([]);
});
afterAll(async () => {
  await Promise.all([lead?.close(), clerk?.close()]);
  await stage?.close();
});

const rowsOf = (page: Page) =>
  page
    .getByRole('grid', { name: 'Tickets' })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader') });
const open = async (page: Page, text: string) => {
  await rowsOf(page).filter({ hasText: text }).click();
  return page.getByRole('complementary', { name: /^Ticket \d{4} \d{4}$/ });
};

/** Red, green and blue of an element's text, 0 to 255, in whatever way the style sheet writes it. */
function colourOf(element: Element): number[] {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d');
  if (!canvas) return [];
  canvas.fillStyle = getComputedStyle(element).color;
  canvas.fillRect(0, 0, 1, 1);
  return [...canvas.getImageData(0, 0, 1, 1).data];
}

test('the list is by due time; strange names break nothing; protected ones show number and state only', async () => {
  const { page } = lead;
  await rowsOf(page).nth(3).waitFor();
  const texts = await rowsOf(page).allInnerTexts();
  expect(
    texts.map((text) => ['Yılmaz', 'Zoë', 'geschützt', 'Brückenwärter'].findIndex((part) => text.includes(part))),
  ).toEqual([0, 1, 2, 3]);
  expect(texts[2]).not.toMatch(/Geschützte Person|Wohngeld|Türkisch|Rückruf/);
  expect(await overflow(page)).toEqual([]);

  const hidden = await open(page, 'geschützt');
  await hidden.getByText('Für Ihr Konto sind nur Nummer und Stand sichtbar.').waitFor();
  expect(await hidden.getByText('Geschützte Person').count()).toBe(0);
  const detail = await open(page, 'Zoë');
  await detail.getByText('Bittet um Rückruf').waitFor();
  await detail.getByRole('link', { name: '02151 1234567' }).waitFor();
  expect(await overflow(page)).toEqual([]);
});

test('[PR37] [PR38] narrowed by day, channel and language, kept as a view; back leads to the list before', async () => {
  const { page } = lead;
  await page.getByRole('button', { name: 'Ticket schließen' }).click();
  await page.getByRole('button', { name: 'Mehr Filter' }).click();
  const choose = async (field: string, option: string): Promise<void> => {
    await page.getByRole('button', { name: field }).click();
    await page.getByRole('option', { name: option, exact: true }).click();
  };
  const count = (wanted: number): Promise<unknown> =>
    waitFor(`${wanted} lines`, async () => (await rowsOf(page).count()) === wanted);
  await choose('Jeder Wunsch', 'E-Mail');
  await count(1);
  await expect.poll(() => rowsOf(page).first().innerText()).toContain('Yılmaz');
  await choose('Alle Sprachen', 'Polnisch');
  await page.getByText('Kein Ticket passt zu diesen Filtern.').waitFor();
  await page.goBack();
  await count(1);
  await page.getByLabel('Aufgenommen ab').fill('2020-01-01');
  expect(new URL(page.url()).searchParams.get('channel')).toBe('email');
  expect(await faultsOf(page, 'tickets-filters')).toEqual([]);

  await page.getByRole('button', { name: 'Ansichten' }).click();
  expect(await faultsOf(page, 'tickets-views')).toEqual([]);
  await page.getByRole('menuitem', { name: 'Diese Ansicht speichern …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ansicht speichern' });
  const saveNow = dialog.getByRole('button', { name: 'Speichern' });
  await expect.poll(() => saveNow.getAttribute('aria-disabled')).toBe('true');
  await dialog.getByLabel('Name').fill('Antwort per E-Mail');
  await dialog.getByText('Mit dem Team teilen').click();
  expect(await faultsOf(page, 'tickets-view-save')).toEqual([]);
  await saveNow.click();
  await page.getByRole('button', { name: 'Antwort per E-Mail' }).waitFor();

  // Both tables hold what is shown, and nothing else.
  for (const [name, ending] of [
    ['Liste als Excel-Tabelle speichern', '.xlsx'],
    ['Liste als CSV-Tabelle speichern', '.csv'],
  ] as const) {
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()]);
    expect(file.suggestedFilename()).toMatch(new RegExp(`^tickets-.*\\${ending}$`));
    const bytes = await readFile(await file.path());
    expect(bytes.length).toBeGreaterThan(100);
    if (ending === '.csv') expect(bytes.toString('utf8').trim().split('\r\n')).toHaveLength(2);
    else expect(bytes.subarray(0, 2).toString()).toBe('PK');
  }

  await page.getByRole('button', { name: 'Filter zurücksetzen' }).click();
  await count(4);
  await page.getByRole('button', { name: 'Ansichten' }).click();
  await page.getByRole('menuitemradio', { name: 'Antwort per E-Mail' }).click();
  await count(1);
  await page.getByRole('button', { name: 'Antwort per E-Mail' }).click();
  await page.getByRole('menuitem', { name: /löschen/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Löschen' }).click();
  await page.getByRole('button', { name: 'Ansichten' }).waitFor();
  await page.getByRole('button', { name: 'Filter zurücksetzen' }).click();
  await count(4);
  await page.getByRole('button', { name: 'Weniger Filter' }).click();
});

test('a clerk sees the own department only, also the protected story', async () => {
  const { page } = clerk;
  await rowsOf(page).nth(1).waitFor();
  await expect.poll(() => rowsOf(page).count()).toBe(2);
  const detail = await open(page, 'Geschützte Person');
  await detail.getByText('Bitte um Antwort.').waitFor();
  await detail.getByText('geschützt', { exact: true }).waitFor();
});

test('two people at one ticket: the second is told before anything is lost', async () => {
  const [first, second] = [await open(lead.page, 'Yılmaz'), await open(clerk.page, 'Yılmaz')];
  const draft = second.getByRole('textbox', { name: 'Vermerk' });
  await draft.fill('Unterlagen angefordert');
  await first.getByRole('textbox', { name: 'Vermerk' }).fill('Rückfrage der Teamleitung');
  await first.getByRole('button', { name: 'Notiz' }).click();
  await first.getByText('Lena Leitung', { exact: false }).first().waitFor();
  await second.getByText('Inzwischen hat jemand anderes dieses Ticket geändert.').waitFor();
  await expect.poll(() => draft.inputValue()).toBe('Unterlagen angefordert');
  await second.getByRole('button', { name: 'Notiz' }).click();
  await second.getByText('Carl Clerk', { exact: false }).first().waitFor();
  await expect
    .poll(() => second.getByRole('list').filter({ hasText: 'Rückfrage der Teamleitung' }).getByRole('listitem').count())
    .toBe(2);
});

test('a promise past its time is red in the list and on the board, until somebody has called', async () => {
  const { page } = lead;
  await stage.program.setClock(new Date(Date.now() + 3 * hour).toISOString());
  try {
    await page.reload();
    const late = rowsOf(page).filter({ hasText: 'Zoë' });
    await late.getByText('überfällig').waitFor();
    await expect.poll(() => rowsOf(page).filter({ hasText: 'überfällig' }).count()).toBe(2);
    await page.getByRole('link', { name: 'Tafel' }).click();
    const promises = page.getByRole('region', { name: 'Zusagen' });
    await promises.getByText(/2\s*überfällig/).waitFor();
    const [red = 0, green = 0, blue = 0] = await promises.getByText(/2\s*überfällig/).evaluate(colourOf);
    expect(red).toBeGreaterThan(2 * Math.max(green, blue));
    await page.getByRole('link', { name: 'Tickets' }).click();
    const detail = await open(page, 'Zoë');
    await detail.getByRole('button', { name: 'Angerufen' }).click();
    await detail.getByText(/^gehalten /).waitFor();
    await page.getByRole('link', { name: 'Tafel' }).click();
    await promises.getByText(/1\s*überfällig/).waitFor();
  } finally {
    await stage.program.setClock(undefined);
  }
});

test('a ticket is closed with a reason, and only so', async () => {
  const { page } = lead;
  await page.getByRole('link', { name: 'Tickets' }).click();
  const detail = await open(page, 'Brückenwärter');
  const close = detail.getByRole('button', { name: 'Schließen weil …' });
  await close.waitFor();
  await expect.poll(() => close.getAttribute('aria-disabled')).toBe('true');
  await detail.getByRole('textbox', { name: 'Vermerk' }).fill('Hat sich erledigt, Bescheid ist da.');
  await close.click();
  await detail.getByText('geschlossen', { exact: true }).waitFor();
  await waitFor(
    'the list without it',
    async () => (await rowsOf(page).filter({ hasText: 'Brückenwärter' }).count()) === 0,
  );
  await page.getByRole('radio', { name: 'Geschlossen' }).click();
  await rowsOf(page).filter({ hasText: 'Brückenwärter' }).waitFor();
});

test('[PT2] [PT3] a citizen asks for the own ticket, in Polish, by keyboard: state and promise, no name', async () => {
  const page = await lead.context.newPage();
  await page.goto(`${stage.program.url}/ticket?lang=pl`);
  const { number, code } = told[2] ?? { number: '', code: '' };
  const [numberField, codeField] = [page.getByLabel('Numer zgłoszenia'), page.getByLabel('Kod')];
  await numberField.fill(`${number.slice(0, 7)}${(Number(number[7]) + 1) % 10}`);
  await codeField.fill(code);
  await codeField.press('Enter');
  await page.getByRole('alert').getByText('W tym numerze jedna cyfra jest błędna').waitFor();
  await numberField.fill(`${number.slice(0, 4)} ${number.slice(4)}`);
  await codeField.fill(code === '000000' ? '000001' : '000000');
  await codeField.press('Enter');
  await page.getByRole('alert').getByText('Numer i kod do siebie nie pasują').waitFor();
  expect(await faultsOf(page, 'ticket-ask')).toEqual([]);
  await codeField.fill(code);
  await codeField.press('Enter');
  await page.getByRole('heading', { name: `Zgłoszenie ${number.slice(0, 4)} ${number.slice(4)}` }).waitFor();
  await page.getByText(/^Napiszemy e-mail, najpóźniej /).waitFor();
  expect(await page.getByText(/Yılmaz|Wohngeld|person@/).count()).toBe(0);
  expect(await faultsOf(page, 'ticket-state')).toEqual([]);
  await page.close();
});

/** Opens the menu of the further steps and chooses one; gives the window that asks for the rest. */
async function step(page: Page, name: string) {
  await page.getByRole('button', { name: 'Weitere Schritte' }).click();
  await page.getByRole('menuitem', { name }).click();
  return page.getByRole('dialog');
}

test('a department asks back, is answered, and puts the ticket aside', async () => {
  await lead.page.getByRole('radio', { name: 'Offen' }).click();
  const [team, department] = [await open(lead.page, 'Yılmaz'), await open(clerk.page, 'Yılmaz')];
  const question = await step(clerk.page, 'Rückfrage an das Team');
  const ask = question.getByRole('button', { name: 'Fragen' });
  await expect.poll(() => ask.getAttribute('aria-disabled')).toBe('true');
  await question.getByRole('textbox', { name: 'Frage' }).fill('Für welche Wohnung?');
  await ask.click();
  await team.getByText('wartet auf Rückfrage', { exact: true }).waitFor();
  const answer = await step(lead.page, 'Rückfrage beantworten');
  await answer.getByRole('textbox', { name: 'Antwort' }).fill('Für die am Ostwall.');
  await answer.getByRole('button', { name: 'Antworten' }).click();
  await department.getByText('Für die am Ostwall.').waitFor();
  await department.getByText('wartet auf Rückfrage', { exact: true }).waitFor({ state: 'detached' });
  const held = await step(clerk.page, 'Zurückstellen');
  const day = new Date(Date.now() + 10 * 24 * hour).toISOString().slice(0, 10);
  await held.getByLabel('Bis zum Tag').fill(day);
  await held.getByRole('textbox', { name: 'Grund' }).fill('Gutachten fehlt noch');
  await held.getByRole('button', { name: 'Zurückstellen' }).click();
  await team.getByText(`zurückgestellt bis ${day.split('-').toReversed().join('.')}`).waitFor();
});

test('what is handed on leaves the department at once', async () => {
  const { page } = clerk;
  await open(page, 'Yılmaz');
  // The news of the change may be there before the answer: the opened ticket is then asked for once more, in vain.
  clerk.forgive(/404 \(Not Found\)/);
  const dialog = await step(page, 'Weitergeben');
  await dialog.getByRole('button', { name: 'Neuer Fachbereich' }).click();
  await page.getByRole('option', { name: 'Bürgerservice', exact: true }).click();
  await dialog.getByRole('textbox', { name: 'Grund' }).fill('Gehört zum Bürgerservice');
  await dialog.getByRole('button', { name: 'Weitergeben' }).click();
  await waitFor('the list without it', async () => (await rowsOf(page).count()) === 1);
  await page.getByText('Wählen Sie links ein Ticket.', { exact: false }).waitFor();
});

test('in the last hour the program plans a call-back, and the board of promises shows the breach as announced', async () => {
  const { page } = clerk;
  const number = /\d{4} \d{4}/.exec(await rowsOf(page).first().innerText())?.[0] ?? '';
  await page.getByRole('link', { name: 'Zusagen' }).click();
  const column = (name: string) => page.getByRole('region', { name, exact: true });
  await column('Gebrochen, nicht angekündigt').getByText('Keine. So soll es sein.').waitFor();
  await stage.program.setClock(new Date(Date.now() + 4.75 * hour).toISOString());
  try {
    await column('Gebrochen, angekündigt').getByRole('link', { name: number }).waitFor({ timeout: 60_000 });
    expect(await overflow(page)).toEqual([]);
    await column('Gebrochen, angekündigt').getByRole('link', { name: number }).press('Enter');
    const detail = page.getByRole('complementary', { name: `Ticket ${number}` });
    await detail.getByText('Zusage verschiebt sich').waitFor();
    await detail.getByText('verschoben, war zugesagt bis', { exact: false }).waitFor();
    await detail.getByText('Rückruf', { exact: false }).first().waitFor();
  } finally {
    await stage.program.setClock(undefined);
  }
});
