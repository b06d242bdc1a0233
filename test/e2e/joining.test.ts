// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** A lead connects a department from nothing to live, with screens only; callers notice each step, and the way back. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { changeMatter, decideMatter, listOpenContacts } from '../../src/features/matter/matter.contract.ts';
import { stageHints } from '../../src/features/onboarding/onboarding.contract.ts';
import type { Call } from '../../src/platform/phone/call-view.ts';
import { startMailServer, type TestMailServer } from '../harness/mail-server.ts';
import { openForever, type OpenStage } from '../harness/open-city.ts';
import { textOfMail } from '../harness/parsed-mail.ts';
import type { TestAgent } from '../harness/people.ts';
import type { CallRow } from '../harness/stage.ts';
import { voices } from '../harness/tone-city.ts';
import { waitFor } from '../harness/wait-for.ts';
import { faultsOf } from './faults.ts';
import { makePerson, openWindow, overflow, picturesOfFailure, signIn, type Window } from './windows.ts';

let server: TestMailServer;
let open: OpenStage;
let lead: Window;
let page: Page;
/** Two of the team, who know building well. */
let agents: readonly TestAgent[];

beforeAll(async () => {
  server = await startMailServer();
  open = await openForever(
    { transferSeconds: 20 },
    { SMTP_URL: `smtp://127.0.0.1:${server.port}`, MAIL_FROM: 'Bürgertelefon <post@stadt.example>' },
  );
  const { stage } = open;
  agents = [await stage.agent(), await stage.agent()];
  lead = await openWindow(voices.otherAgent);
  page = lead.page;
  const person = await makePerson(stage.program, ['lead', 'editor'], { displayName: 'Martina Vogel', topics: {} });
  await signIn(page, stage.program, person, '/stadt/verzeichnis');
});
afterEach(async ({ task }) => {
  await picturesOfFailure(task, [lead]);
  expect(lead.troubles).toEqual([]);
});
afterAll(async () => {
  await lead?.close();
  await open?.close();
  await server?.close();
});

const said = (text: string | RegExp): Promise<void> => page.getByRole('log').getByText(text).first().waitFor();
const dialog = (name: string | RegExp): Locator => page.getByRole('dialog', { name });
const detail = (): Locator => page.getByRole('complementary', { name: 'Bauaufsicht' });
const gate = (name: string): Locator => detail().getByRole('listitem', { name });

async function openJoining(): Promise<void> {
  await page.goto(`${open.stage.program.url}/stadt/anschluss?department=bauaufsicht`);
  await detail().getByRole('list').first().waitFor();
}

async function goOn(to: string): Promise<void> {
  await detail()
    .getByRole('button', { name: `Weiter: ${to}` })
    .click();
  const window = dialog(`Bauaufsicht: ${to}`);
  await window.getByRole('button', { name: 'Jetzt ändern' }).click();
  await said(`Bauaufsicht: ${to}. Das gilt ab sofort.`);
}

async function goBack(to: string): Promise<void> {
  await detail().getByRole('button', { name: 'Zurück zu …' }).click();
  await page.getByRole('menuitem', { name: `Zurück: ${to}` }).click();
  const window = dialog(`Bauaufsicht: ${to}`);
  await window.getByRole('button', { name: 'Jetzt ändern' }).click();
  await said(`Bauaufsicht: ${to}. Das gilt ab sofort.`);
}

/** A caller who has pressed 5 and 2: building and town planning. */
async function aboutBuilding(): Promise<Call> {
  const call = await open.stage.dial();
  await call.answered();
  await call.press('52');
  return call;
}

/** Whoever of the team is rung picks up. */
async function pickUp(): Promise<{ readonly agent: TestAgent; readonly talk: Call }> {
  const rung = await waitFor(
    'a ring at the team',
    () =>
      agents
        .flatMap((agent) => agent.phone.calls.filter(({ state }) => state !== 'ended').map((talk) => ({ agent, talk })))
        .at(0),
    15_000,
  );
  rung.talk.ring();
  rung.talk.answer();
  await rung.talk.answered();
  return rung;
}

async function leave(call: Call): Promise<CallRow> {
  await call.hangUp();
  return open.stage.ended(call);
}

test('[D10] [D8] the directory gets its department, with numbers that may be dialled only', async () => {
  await page.getByRole('button', { name: 'Fachbereich anlegen' }).click();
  const form = dialog('Fachbereich anlegen');
  await form.getByRole('textbox', { name: 'Name', exact: true }).fill('Stadtplanung und Bauaufsicht');
  await form.getByRole('textbox', { name: 'Rufnummer' }).fill('0900 1234567');
  lead.forgive(/422/);
  await form.getByRole('button', { name: 'Speichern' }).click();
  await form.getByText(/^Diese Rufnummer kostet mehr/).waitFor();
  await form.getByRole('textbox', { name: 'Rufnummer' }).fill('9705');
  await form.getByRole('button', { name: 'Tag hinzufügen' }).click();
  const day = form.getByRole('group', { name: 'Abweichung 1' });
  await day.getByLabel('Von').fill('2027-02-08');
  await day.getByRole('textbox', { name: 'Anlass' }).fill('Rosenmontag');
  expect(await faultsOf(page, 'directory-form')).toEqual([]);
  await form.getByRole('button', { name: 'Speichern' }).click();
  await said('Gespeichert: Stadtplanung und Bauaufsicht.');

  const tree = page.getByRole('grid', { name: 'Fachbereiche' });
  await tree.getByRole('row', { name: /^Bauaufsicht/ }).click();
  await detail().getByRole('button', { name: 'Ändern', exact: true }).first().click();
  const change = dialog('Fachbereich ändern: Bauaufsicht');
  await change.getByRole('button', { name: /Gehört zu/ }).click();
  await page.getByRole('option', { name: 'Stadtplanung und Bauaufsicht' }).click();
  // The sample addresses stand for nobody.
  await change.getByRole('textbox', { name: 'E-Mail' }).fill('bauaufsicht@amt.example');
  await change.getByText('Direkt verbinden', { exact: true }).click();
  await change.getByRole('button', { name: 'Speichern' }).click();
  await said('Gespeichert: Bauaufsicht.');
  await detail().getByRole('button', { name: 'Person oder Stelle anlegen' }).click();
  const person = dialog('Person oder Stelle anlegen');
  await person.getByRole('textbox', { name: 'Name', exact: true }).fill('Ida Muster');
  await person.getByRole('textbox', { name: /Funktion/ }).fill('Brandschutz');
  await person.getByRole('textbox', { name: 'Rufnummer' }).fill('9752');
  await person.getByRole('button', { name: 'Speichern' }).click();
  await said('Gespeichert: Ida Muster.');
  await detail().getByText('Ida Muster').waitFor();
  expect(await faultsOf(page, 'directory')).toEqual([]);
});

test('[DI1] a list is read, compared and taken over', async () => {
  await page.getByRole('button', { name: 'Liste einlesen …' }).click();
  const window = dialog('Verzeichnis aus einer Liste');
  const chooser = page.waitForEvent('filechooser');
  await window.getByRole('button', { name: 'Datei wählen …' }).click();
  const list = 'Art;Name;Gehört zu;Nummer\nPerson;Jo Muster;Bauaufsicht;9753\nPerson;Teuer;Bauaufsicht;0137 123456\n';
  await (await chooser).setFiles({ name: 'liste.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
  await window.getByText(/^2 neu, 0 geändert/).waitFor();
  await window.getByText('teure Rufnummer').waitFor();
  expect(await faultsOf(page, 'directory-list')).toEqual([]);
  await window.getByRole('button', { name: '1 Zeile übernehmen' }).click();
  await said('1 Zeile ist übernommen.');
});

test('[O3] [O10] [O12] from nothing: what has not joined is not in the menu, at once', async () => {
  await openJoining();
  await detail().getByRole('button', { name: 'Zurück zu …' }).click();
  await page.getByRole('menuitem', { name: 'Zurück: nicht angebunden' }).click();
  const window = dialog('Bauaufsicht: nicht angebunden');
  const menu = window.getByRole('row').filter({ hasText: 'Menü: Bauen und Stadtplanung' });
  await menu.getByText('Tasten 5 2').waitFor();
  await menu.getByText('nicht im Menü').waitFor();
  expect(await faultsOf(page, 'joining-preview')).toEqual([]);
  await window.getByRole('button', { name: 'Jetzt ändern' }).click();
  await said('Bauaufsicht: nicht angebunden. Das gilt ab sofort.');
  const call = await aboutBuilding();
  await open.stage.hears(call, 'de/miss');
  await leave(call);
  const { topics } = (await (await fetch(`${open.stage.program.url}/api/public/hotline`)).json()) as {
    topics: { names: { de: string } }[];
  };
  expect(topics.map(({ names }) => names.de)).not.toContain('Bauen und Stadtplanung');
});

test('[O14] [O4] the number is tested by a real call, then the department stands in the directory', async () => {
  const on = detail().getByRole('button', { name: 'Weiter: im Verzeichnis' });
  expect(await on.getAttribute('aria-disabled')).toBe('true');
  expect(await faultsOf(page, 'joining-checklist')).toEqual([]);
  await gate('Rufnummer geprüft').getByRole('button', { name: 'Prüfanruf starten' }).click();
  const rung = await open.rung('9750');
  await gate('Rufnummer geprüft').getByText('Es klingelt gerade.').waitFor();
  rung.answer();
  await rung.answered();
  await gate('Rufnummer geprüft').getByText('erfüllt').waitFor();
  await gate('Rufnummer geprüft')
    .getByText(/9750, abgehoben/)
    .first()
    .waitFor();
  await rung.ended();
  await goOn('im Verzeichnis');
});

test('[C90] [C92] in the directory a caller is connected straight; not taken, the number is said', async () => {
  const call = await aboutBuilding();
  const department = await open.rung('9750');
  department.answer();
  await department.answered();
  department.tone(voices.department);
  await open.stage.hears(call, `tone:${voices.department}`);
  await department.hangUp();
  await call.ended();
  expect(await open.stage.ended(call)).toMatchObject({ end: 'self_served', transfer_accepted: true, talk_ms: 0 });

  const second = await aboutBuilding();
  await (await open.rung('9750')).hangUp();
  await open.stage.hears(second, 'de/direct-failed', 'de/direct-number');
  expect(await leave(second)).toMatchObject({ end: 'self_served', transfer_accepted: false });
});

test('[O4] [O16] in shadow the team answers, the department listens', async () => {
  const council = gate('Vermerk für den Personalrat');
  await council
    .getByRole('textbox', { name: 'Was der Personalrat weiß' })
    .fill('Gespräch mit dem Vorsitz, keine Einwände.');
  await council.getByRole('button', { name: 'Vermerk speichern' }).click();
  await council.getByText('erfüllt').waitFor();
  await goOn('Schattenbetrieb');
  const { stage } = open;
  const call = await aboutBuilding();
  const { agent, talk } = await pickUp();
  const contact = await waitFor('the matter', async () => (await agent.api.call(listOpenContacts)).contacts[0]);
  const matter = contact.matters[0];
  const [service] = await stage.sql<{ id: string }>("select id from service where key = 'baugenehmigung'");
  const { services } = await agent.api.call(stageHints);
  expect(services.find(({ serviceId }) => serviceId === service?.id)?.hint).toBe('shadow');
  if (!matter || !service) throw new Error('no matter');
  const changed = await agent.api.call(changeMatter, {
    params: { matterId: matter.matterId },
    body: { version: matter.version, serviceId: service.id },
  });
  await agent.api.call(decideMatter, {
    params: { matterId: matter.matterId },
    body: { version: changed.version, outcome: 'answered' },
  });
  await talk.hangUp();
  await call.ended();
  const list = detail().getByRole('region', { name: 'Was das Team geantwortet hat' });
  await list.getByRole('button', { name: /^Stimmt nicht: / }).click({ timeout: 40_000 });
  await list.getByRole('textbox', { name: 'Was wäre richtig?' }).fill('Drei Monate, nicht zwei.');
  await list.getByRole('button', { name: 'Speichern' }).click();
  await list.getByText('Drei Monate, nicht zwei.').waitFor();
  expect(await faultsOf(page, 'joining-shadow')).toEqual([]);
});

test('[O7] [O15] live needs questions and a mailbox that is read; then calls reach who knows the topic', async () => {
  await page.goto(`${open.stage.program.url}/redaktion`);
  await page.getByRole('searchbox', { name: 'Artikel suchen' }).fill('Baugenehmigung');
  await page
    .getByRole('row', { name: /Baugenehmigung/ })
    .first()
    .click();
  await page.getByText('Fragen im Ticket: keine').click();
  const group = page.getByRole('group', { name: 'Fragen im Ticket' });
  await group.getByRole('button', { name: 'Frage hinzufügen' }).click();
  await group.getByRole('textbox', { name: 'Frage auf Deutsch' }).fill('Um welches Grundstück geht es?');
  await group.getByRole('button', { name: 'Fragen speichern' }).click();
  await said('Die Fragen sind gespeichert.');

  await openJoining();
  const mailbox = gate('Postfach geprüft');
  await mailbox.getByRole('button', { name: 'Code an das Postfach senden' }).click();
  const mail = await waitFor('the mail with the code', () =>
    server.mails.find(({ to }) => to.includes('bauaufsicht@amt.example')),
  );
  const code = /^\d{6}$/m.exec(await textOfMail(mail.raw))?.[0] ?? '';
  lead.forgive(/422/);
  await mailbox.getByRole('textbox', { name: 'Code aus der Mail' }).fill('000000');
  await mailbox.getByRole('button', { name: 'Code prüfen' }).click();
  await mailbox.getByText(/^Der Code stimmt nicht\. Noch 4 Versuche/).waitFor();
  await mailbox.getByRole('textbox', { name: 'Code aus der Mail' }).fill(code);
  await mailbox.getByRole('button', { name: 'Code prüfen' }).click();
  await mailbox.getByText('erfüllt').waitFor();
  await goOn('angebunden');
  expect(await faultsOf(page, 'joining-live')).toEqual([]);

  const call = await open.stage.queued({ keys: '52' });
  const { agent, talk } = await pickUp();
  talk.tone(voices.agent);
  await open.stage.hears(call, `tone:${voices.agent}`);
  expect((await agent.desk()).call?.topic).toBe('bauen');
  const row = await leave(call);
  expect(row).toMatchObject({ topic: 'bauen', end: 'served' });
});

test('[O3] [O13] going back takes it out of the menu at once, and the history can take that back', async () => {
  await goBack('nicht angebunden');
  const call = await aboutBuilding();
  await open.stage.hears(call, 'de/miss');
  await leave(call);
  await page.goto(`${open.stage.program.url}/stadt/verlauf?kind=stage`);
  const undo = page.getByRole('button', { name: 'Zurücknehmen …' }).first();
  await undo.waitFor();
  expect(await overflow(page)).toEqual([]);
  await undo.click();
  await dialog('Änderung zurücknehmen?').getByRole('button', { name: 'Zurücknehmen' }).click();
  await said(/^Zurückgenommen/);
  const again = await open.stage.queued({ keys: '52' });
  await leave(again);
});
