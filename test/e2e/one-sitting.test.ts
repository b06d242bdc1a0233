// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * One sitting of a new lead, with screens only: a department comes from nothing to live, an emergency announcement goes on
 * air, somebody with Turkish joins the team, Rosenmontag gets words of its own. Phones, mail and calls are real; what the
 * lead does is never done by the API.
 */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { startMailServer, type TestMailServer } from '../harness/mail-server.ts';
import { openForever, type OpenStage } from '../harness/open-city.ts';
import { textOfMail } from '../harness/parsed-mail.ts';
import { voices } from '../harness/tone-city.ts';
import { waitFor } from '../harness/wait-for.ts';
import { faultsOf } from './faults.ts';
import {
  aboutBuilding,
  addAgent,
  dialogOf,
  heardUntil,
  hoursSaved,
  joiningOf,
  messagesGone,
  openLink,
  putStormOnAir,
  said,
} from './lead-steps.ts';
import { isVoice, listen } from './sound.ts';
import {
  beginWork,
  makePerson,
  offerOf,
  openWindow,
  picturesOfFailure,
  pressCommand,
  stateOf,
  talkOf,
  type Person,
  type Window,
} from './windows.ts';

const department = { key: 'bauaufsicht', name: 'Stadtplanung und Bauaufsicht' };
const address = 'stadtplanung@amt.example';

let server: TestMailServer;
let open: OpenStage;
let lead: Window;
let desk: Window;
let page: Page;
let martina: Person;

beforeAll(async () => {
  server = await startMailServer();
  // The department stands in the plan of the city's offices and nothing else: no number, no mailbox, in no menu.
  open = await openForever(
    { transferSeconds: 20, ringSeconds: 30 },
    { SMTP_URL: `smtp://127.0.0.1:${server.port}`, MAIL_FROM: 'Bürgertelefon <post@stadt.example>' },
    ({ number, email, ...filed }) =>
      filed.key === department.key
        ? { ...filed, name: department.name, stage: 'notConnected' }
        : { ...filed, number, email },
  );
  [lead, desk] = await Promise.all([openWindow(voices.otherAgent), openWindow(voices.agent)]);
  page = lead.page;
  const { program } = open.stage;
  const german = { de: 'good' } as const;
  martina = await makePerson(program, ['lead', 'editor'], {
    ...{ name: 'leitung', displayName: 'Martina Vogel', languages: german, topics: {} },
  });
  await makePerson(program, ['agent'], {
    ...{ name: 'piotr', displayName: 'Piotr Nowak', languages: { ...german, pl: 'good' } },
  });
});
afterEach(async ({ task }) => {
  await picturesOfFailure(task, [lead, desk]);
  expect([...lead.troubles, ...desk.troubles]).toEqual([]);
});
afterAll(async () => {
  await Promise.all([lead?.close(), desk?.close()]);
  await open?.close();
  await server?.close();
});

const city = (tab: string): Promise<void> =>
  page.getByRole('navigation', { name: 'Stadt' }).getByRole('link', { name: tab, exact: true }).click();
const joining = () => joiningOf(page, open.stage.program.url, department);

test('[OA1] [C93] within two minutes from the sign-in page callers hear an emergency announcement', async () => {
  const { stage } = open;
  await page.goto(`${stage.program.url}/stadt`);
  const begun = performance.now();
  await putStormOnAir(page, martina);
  const heard = await heardUntil(stage, 'de/menu-root');
  const tookMs = performance.now() - begun;
  expect(heard.slice(0, 2)).toEqual(['de/notice-storm', 'de/greeting']);
  // Browser, voice and telephone on a machine that runs other tests; a person adds reading, not waiting.
  expect(tookMs).toBeLessThan(120_000);
  process.stderr.write(`on air and heard ${Math.round(tookMs / 1000)} s after the sign-in page\n`);
  await page.getByRole('button', { name: 'Sofort beenden' }).click();
  await said(page, 'Die Notansage ist beendet.');
  expect((await heardUntil(stage, 'de/menu-root'))[0]).toBe('de/greeting');
});

test('[PE1] somebody with Turkish is added to the team and begins to work by the link', async () => {
  await city('Team');
  await page.getByRole('button', { name: 'Person hinzufügen' }).click();
  const languages = ['Deutsch', 'Türkisch'];
  const link = await addAgent(page, { name: 'Deniz Yıldız', user: 'deniz', languages });
  await openLink(desk.page, link, 'Deniz Yıldız');
  await beginWork(desk.page);
  await page
    .getByRole('row', { name: /Deniz Yıldız/ })
    .getByText('jetzt im Dienst, Browser')
    .waitFor();
  await messagesGone(page);
  expect(await faultsOf(page, 'sitting-team')).toEqual([]);

  const call = await open.stage.queued({ language: 'tr', keys: '11' });
  await offerOf(desk.page).getByText('Türkisch · Personalausweis und Reisepass').waitFor();
  await desk.page.keyboard.press('F8');
  await talkOf(desk.page).getByRole('timer', { name: 'Gesprächsdauer' }).waitFor();
  await open.stage.hears(call, `tone:${voices.agent}`);
  await waitFor('Deniz to hear the caller', async () => isVoice(await listen(desk.page), voices.caller));
  await call.hangUp();
  await readyAgain();
});

test('[D8] [O14] the department gets a number and a mailbox; a real call tests the number, and it stands in the directory', async () => {
  const missed = await aboutBuilding(open.stage);
  await open.stage.hears(missed, 'de/miss');
  await missed.hangUp();
  await city('Verzeichnis');
  const tree = page.getByRole('grid', { name: 'Fachbereiche' });
  await tree.getByRole('row', { name: new RegExp(`^${department.name}`) }).click();
  await joining().detail().getByRole('button', { name: 'Ändern', exact: true }).first().click();
  const form = dialogOf(page, `Fachbereich ändern: ${department.name}`);
  await form.getByRole('textbox', { name: 'Rufnummer' }).fill('9750');
  await form.getByRole('textbox', { name: 'E-Mail' }).fill(address);
  await form.getByText('Direkt verbinden', { exact: true }).click();
  await form.getByRole('button', { name: 'Speichern' }).click();
  await said(page, `Gespeichert: ${department.name}.`);

  await city('Anschluss');
  await page
    .getByRole('grid', { name: 'Fachbereiche' })
    .getByRole('row', { name: new RegExp(`^${department.name}`) })
    .click();
  const { detail, gate, goOn } = joining();
  const on = detail().getByRole('button', { name: 'Weiter: im Verzeichnis' });
  await on.waitFor();
  await expect.poll(() => on.getAttribute('aria-disabled')).toBe('true');
  expect(await faultsOf(page, 'sitting-checklist')).toEqual([]);
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

  const call = await aboutBuilding(open.stage);
  const clerk = await open.rung('9750');
  clerk.answer();
  await clerk.answered();
  clerk.tone(voices.department);
  await open.stage.hears(call, `tone:${voices.department}`);
  await clerk.hangUp();
  await call.ended();
  expect(await open.stage.ended(call)).toMatchObject({ end: 'self_served', transfer_accepted: true, talk_ms: 0 });
});

test('[O4] [O16] in shadow the team answers, and the department says of the outcome list what was wrong', async () => {
  const { detail, gate, goOn } = joining();
  const council = gate('Vermerk für den Personalrat');
  await council
    .getByRole('textbox', { name: 'Was der Personalrat weiß' })
    .fill('Gespräch mit dem Vorsitz, keine Einwände.');
  await council.getByRole('button', { name: 'Vermerk speichern' }).click();
  await council.getByText('erfüllt').waitFor();
  // One colleague of the team and whoever was added today: two know building well.
  await gate('Zwei im Team kennen das Thema gut').getByText('erfüllt').waitFor();
  await goOn('Schattenbetrieb');

  const call = await aboutBuilding(open.stage);
  await offerOf(desk.page).getByText('Bauen und Stadtplanung').waitFor();
  await desk.page.keyboard.press('F8');
  await open.stage.hears(call, `tone:${voices.agent}`);
  await desk.page.getByRole('combobox', { name: 'Wissen suchen' }).fill('Baugenehmigung');
  await desk.page.getByRole('listbox', { name: 'Treffer' }).getByText('Schattenbetrieb').first().waitFor();
  await desk.page.getByRole('combobox', { name: 'Leistung', exact: true }).fill('Baugenehmigung');
  await desk.page
    .getByRole('option', { name: /^Baugenehmigung/ })
    .first()
    .click();
  await call.hangUp();
  await readyAgain();

  const list = detail().getByRole('region', { name: 'Was das Team geantwortet hat' });
  await list.getByRole('button', { name: /^Stimmt nicht: / }).click({ timeout: 40_000 });
  await list.getByRole('textbox', { name: 'Was wäre richtig?' }).fill('Drei Monate, nicht zwei.');
  await list.getByRole('button', { name: 'Speichern' }).click();
  await list.getByText('Drei Monate, nicht zwei.').waitFor();
  await messagesGone(page);
  expect(await faultsOf(page, 'sitting-shadow')).toEqual([]);
});

test('[O7] [O15] live with questions and a mailbox that is read; a Turkish call about building reaches who speaks Turkish', async () => {
  await page.getByRole('navigation', { name: 'Bereiche' }).getByRole('link', { name: 'Redaktion' }).click();
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
  await said(page, 'Die Fragen sind gespeichert.');

  const { gate, goOn, ...there } = joining();
  await there.open();
  const mailbox = gate('Postfach geprüft');
  await mailbox.getByRole('button', { name: 'Prüfmail an das Postfach senden' }).click();
  const mail = await waitFor('the mail with the code', () => server.mails.find(({ to }) => to.includes(address)));
  const code = /^\d{6}$/m.exec(await textOfMail(mail.raw))?.[0] ?? '';
  await mailbox.getByRole('textbox', { name: 'Code aus der Mail' }).fill(code);
  await mailbox.getByRole('button', { name: 'Code prüfen' }).click();
  await mailbox.getByText('erfüllt').waitFor();
  await goOn('angebunden');
  await messagesGone(page);
  expect(await faultsOf(page, 'sitting-live')).toEqual([]);

  const call = await open.stage.queued({ language: 'tr', keys: '52' });
  await offerOf(desk.page).getByText('Türkisch · Bauen und Stadtplanung').waitFor();
  await desk.page.keyboard.press('F8');
  await open.stage.hears(call, `tone:${voices.agent}`);
  await call.hangUp();
  expect(await open.stage.ended(call)).toMatchObject({ topic: 'bauen', language: 'tr', end: 'served' });
  await readyAgain();
});

test('[C11] [C96] Rosenmontag becomes a closing day with words of its own, which callers hear on the day', async () => {
  const { stage } = open;
  await page.getByRole('navigation', { name: 'Bereiche' }).getByRole('link', { name: 'Stadt' }).click();
  await city('Zeiten');
  await page.getByRole('button', { name: 'Schließtag hinzufügen' }).click();
  const day = page.getByRole('group', { name: 'Schließtage' });
  await day.getByLabel(/^Tag/).fill('2027-02-08');
  await day.getByRole('textbox', { name: 'Name' }).fill('Rosenmontag');
  const monday = page.getByRole('group', { name: 'Rosenmontag' });
  await monday.getByText(/Eigene Ansage/).click();
  await monday
    .getByRole('textbox', { name: 'Ansage auf Deutsch' })
    .fill('Heute ist Rosenmontag. Wir sind ab morgen um acht wieder für Sie da.');
  await monday.getByRole('textbox', { name: 'Ansage auf Türkisch' }).fill('Bugün kapalıyız.');
  await monday.getByRole('button', { name: 'Türkisch vorhören' }).waitFor();
  await monday.evaluate((group) => group.scrollIntoView({ block: 'center' }));
  expect(await faultsOf(page, 'sitting-rosenmontag')).toEqual([]);
  await page.keyboard.press('Control+S');
  await hoursSaved(page);

  await stage.program.setClock('2027-02-08T10:00:00+01:00');
  expect(await heardUntil(stage, 'de/closed-2027-02-08')).toEqual(['de/closed-2027-02-08']);
  await heardUntil(stage, 'tr/closed-2027-02-08', '91');
  await stage.program.setClock('2027-02-09T10:00:00+01:00');
  expect((await heardUntil(stage, 'de/menu-root'))[0]).toBe('de/greeting');
  await stage.program.setClock(undefined);
});

/** Deniz is done with the call and waits for the next. */
async function readyAgain(): Promise<void> {
  await stateOf(desk.page, 'Nachbearbeitung').waitFor();
  await pressCommand(desk.page, 'F1');
  await desk.page.getByRole('button', { name: 'Beantwortet', pressed: true }).waitFor();
  await pressCommand(desk.page, 'F4');
  await stateOf(desk.page, 'Bereit').waitFor();
}
