// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The directory and joining beside the straight way of `one-sitting`: mistakes, lists, the way back, what callers notice of it. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { getOnboarding, moveStage, waiveGate } from '../../src/features/onboarding/onboarding.contract.ts';
import { gatesFor, type Stage } from '../../src/features/onboarding/onboarding.core.ts';
import { dayOf } from '../../src/ui/format.ts';
import type { Call } from '../../src/platform/phone/call-view.ts';
import { startMailServer, type TestMailServer } from '../harness/mail-server.ts';
import { openForever, type OpenStage } from '../harness/open-city.ts';
import { textOfMail } from '../harness/parsed-mail.ts';
import type { CallRow } from '../harness/stage.ts';
import { voices } from '../harness/tone-city.ts';
import { waitFor } from '../harness/wait-for.ts';
import { faultsOf } from './faults.ts';
import { aboutBuilding, dialogOf, joiningOf, said as saidOn } from './lead-steps.ts';
import { makePerson, openWindow, overflow, picturesOfFailure, signIn, type Window } from './windows.ts';

const department = { key: 'bauaufsicht', name: 'Bauaufsicht' };

let server: TestMailServer;
let open: OpenStage;
let lead: Window;
let page: Page;

beforeAll(async () => {
  server = await startMailServer();
  open = await openForever(
    { transferSeconds: 20 },
    { SMTP_URL: `smtp://127.0.0.1:${server.port}`, MAIL_FROM: 'Bürgertelefon <post@stadt.example>' },
  );
  lead = await openWindow(voices.otherAgent);
  page = lead.page;
  const person = await makePerson(open.stage.program, ['lead'], { displayName: 'Martina Vogel', topics: {} });
  await signIn(page, open.stage.program, person, '/stadt/verzeichnis');
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

const said = (text: string | RegExp): Promise<void> => saidOn(page, text);
const dialog = (name: string | RegExp): Locator => dialogOf(page, name);
const joining = () => joiningOf(page, open.stage.program.url, department);
const detail = (): Locator => joining().detail();

/** Moves the department on without screens, its open gates waived: what a test needs before it begins. */
async function standAt(to: Stage): Promise<void> {
  const admin = open.stage.program.admin();
  const [row] = await open.stage.sql<{ id: string }>('select id from department where key = $1', [department.key]);
  const params = { departmentId: row?.id ?? '' };
  const { stage: from, gates } = await admin.call(getOnboarding, { params });
  for (const { gate, state } of gates)
    if (gatesFor(to).includes(gate) && state === 'missing')
      await admin.call(waiveGate, { params, body: { gate, why: 'Probe' } });
  await admin.call(moveStage, { params, body: { from, to, why: '' } });
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
  // Kinds and departments by their names, not by the keys that are kept.
  const jo = window.getByRole('row', { name: /Jo Muster/ });
  await jo.getByText('Art: Person').waitFor();
  await jo.getByText('Fachbereich: Bauaufsicht').waitFor();
  expect(await faultsOf(page, 'directory-list')).toEqual([]);
  await window.getByRole('button', { name: '1 Zeile übernehmen' }).click();
  await said('1 Zeile ist übernommen.');
});

test('[O3] [O10] [O12] from nothing: what has not joined is not in the menu, at once', async () => {
  const { askBack, confirm, open: openPage } = joining();
  await openPage();
  const window = await askBack('nicht angebunden');
  const menu = window.getByRole('row').filter({ hasText: 'Menü: Bauen und Stadtplanung' });
  await menu.getByText('Tasten 5 2').waitFor();
  await menu.getByText('nicht im Menü').waitFor();
  expect(await faultsOf(page, 'joining-preview')).toEqual([]);
  await confirm('nicht angebunden');
  const call = await aboutBuilding(open.stage);
  await open.stage.hears(call, 'de/miss');
  await leave(call);
  const { topics } = (await (await fetch(`${open.stage.program.url}/api/public/hotline`)).json()) as {
    topics: { names: { de: string } }[];
  };
  expect(topics.map(({ names }) => names.de)).not.toContain('Bauen und Stadtplanung');
});

test('[C92] in the directory, not taken there, the number is said', async () => {
  await standAt('directory');
  const call = await aboutBuilding(open.stage);
  await (await open.rung('9750')).hangUp();
  await open.stage.hears(call, 'de/direct-failed', 'de/direct-number');
  expect(await leave(call)).toMatchObject({ end: 'self_served', transfer_accepted: false });
});

test('[D16] [O19] while the department is away callers get who stands in, and directory and joining say so', async () => {
  await page.goto(`${open.stage.program.url}/stadt/verzeichnis?department=${department.key}`);
  await detail().getByRole('button', { name: 'Ändern', exact: true }).first().click();
  const form = dialog('Fachbereich ändern: Bauaufsicht');
  await form.getByRole('button', { name: /Vertretung/ }).click();
  await page.getByRole('option', { name: 'Finanzen und Steuern' }).click();
  await form.getByRole('button', { name: 'Tag hinzufügen' }).click();
  const day = form.getByRole('group', { name: 'Abweichung 1' });
  await day.getByLabel('Von').fill(dayOf(Date.now()));
  await day.getByRole('textbox', { name: 'Anlass' }).fill('Betriebsausflug');
  await form.getByRole('button', { name: 'Speichern' }).click();
  await said('Gespeichert: Bauaufsicht.');
  const standsIn = detail().getByText(/^Bis \d\d\.\d\d\.\d{4} vertritt Finanzen und Steuern \(Betriebsausflug\)\.$/);
  await standsIn.waitFor();
  expect(await faultsOf(page, 'directory-stand-in')).toEqual([]);

  const call = await aboutBuilding(open.stage);
  const clerk = await open.rung('9800');
  clerk.answer();
  await clerk.answered();
  clerk.tone(voices.department);
  await open.stage.hears(call, `tone:${voices.department}`);
  await clerk.hangUp();
  await call.ended();
  await joining().open();
  await standsIn.waitFor();
});

test('[O15] a wrong code is counted, and the code of the newest mail counts', async () => {
  const mailbox = joining().gate('Postfach geprüft');
  const codes = async (): Promise<string[]> => {
    const mails = server.mails.filter(({ to }) => to.includes('bauaufsicht@amt.example'));
    return Promise.all(mails.map(async ({ raw }) => /^\d{6}$/m.exec(await textOfMail(raw))?.[0] ?? ''));
  };
  await mailbox.getByRole('button', { name: 'Prüfmail an das Postfach senden' }).click();
  await waitFor('the first mail', async () => (await codes()).length === 1);
  lead.forgive(/422/);
  await mailbox.getByRole('textbox', { name: 'Code aus der Mail' }).fill('000000');
  await mailbox.getByRole('button', { name: 'Code prüfen' }).click();
  await mailbox.getByText(/^Der Code stimmt nicht\. Noch 4 Versuche/).waitFor();
  expect(await faultsOf(page, 'joining-code')).toEqual([]);
  await mailbox.getByRole('button', { name: 'Neue Prüfmail senden' }).click();
  const [, code = ''] = await waitFor('the second mail', async () => {
    const all = await codes();
    return all.length === 2 ? all : undefined;
  });
  await mailbox.getByRole('textbox', { name: 'Code aus der Mail' }).fill(code);
  await mailbox.getByRole('button', { name: 'Code prüfen' }).click();
  await mailbox.getByText('erfüllt').waitFor();
});

test('[O3] [O13] going back takes it out of the menu at once, and the history can take that back', async () => {
  await standAt('shadow');
  await standAt('live');
  await detail().getByRole('button', { name: 'Weiter: Überlauf' }).waitFor();
  const { askBack, confirm } = joining();
  await askBack('nicht angebunden');
  await confirm('nicht angebunden');
  const call = await aboutBuilding(open.stage);
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
