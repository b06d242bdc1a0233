// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What was promised on the telephone, seen by those who have to keep it. */
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
import { makePerson, openWindow, overflow, signIn, picturesOfFailure, type Window } from './windows.ts';

let stage: Stage;
let lead: Window;
let clerk: Window;

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
    await api.call(createTicket, {
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

test('a clerk sees the own department only, also the protected story', async () => {
  const { page } = clerk;
  await rowsOf(page).nth(1).waitFor();
  expect(await rowsOf(page).count()).toBe(2);
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
  expect(await draft.inputValue()).toBe('Unterlagen angefordert');
  await second.getByRole('button', { name: 'Notiz' }).click();
  await second.getByText('Carl Clerk', { exact: false }).first().waitFor();
  expect(
    await second.getByRole('list').filter({ hasText: 'Rückfrage der Teamleitung' }).getByRole('listitem').count(),
  ).toBe(2);
});

test('a promise past its time is red in the list and on the board, until somebody has called', async () => {
  const { page } = lead;
  await stage.program.setClock(new Date(Date.now() + 3 * hour).toISOString());
  try {
    await page.reload();
    const late = rowsOf(page).filter({ hasText: 'Zoë' });
    await late.getByText('überfällig').waitFor();
    expect(await rowsOf(page).filter({ hasText: 'überfällig' }).count()).toBe(2);
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
  expect(await close.getAttribute('aria-disabled')).toBe('true');
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
