// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The team by screens: somebody with Turkish is added, and a Turkish call goes there; skills, roster and distribution follow. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { getCover } from '../../src/features/team/roster.contract.ts';
import { openStage, type Stage } from '../harness/stage.ts';
import { voices } from '../harness/tone-city.ts';
import { waitFor } from '../harness/wait-for.ts';
import { faultsOf } from './faults.ts';
import { addAgent, levelOf, openLink } from './lead-steps.ts';
import { isVoice, listen } from './sound.ts';
import {
  beginWork,
  makePerson,
  offerOf,
  openWindow,
  picturesOfFailure,
  pressCommand,
  signIn,
  stateOf,
  talkOf,
  type Window,
} from './windows.ts';

let stage: Stage;
let lead: Window;
let agent: Window;
let council: Window;
let page: Page;

beforeAll(async () => {
  stage = await openStage({ ringSeconds: 30 });
  const { program } = stage;
  const people = await Promise.all([
    makePerson(program, ['lead', 'agent'], { displayName: 'Lea Leitung', languages: { de: 'good' } }),
    makePerson(program, ['council'], { displayName: 'Rosa Rat', languages: {}, topics: {} }),
  ]);
  [lead, agent, council] = await Promise.all([
    openWindow(voices.otherAgent),
    openWindow(voices.agent),
    openWindow(voices.otherAgent),
  ]);
  page = lead.page;
  await signIn(page, program, people[0], '/stadt/team');
  await signIn(council.page, program, people[1], '/stadt');
});
afterEach(async ({ task }) => {
  await picturesOfFailure(task, [lead, agent, council]);
  expect([lead, agent, council].flatMap(({ troubles }) => troubles)).toEqual([]);
});
afterAll(async () => {
  await Promise.all([lead?.close(), agent?.close(), council?.close()]);
  await stage?.close();
});

const faults = (name: string, of = page): Promise<string[]> => faultsOf(of, `team-${name}`);
const view = async (name: string): Promise<void> => {
  await page.getByRole('radiogroup', { name: 'Team' }).getByRole('radio', { name, exact: true }).click();
};
const dialog = (name: string | RegExp): Locator => page.getByRole('dialog', { name });
const row = (name: string): Locator =>
  page.getByRole('grid', { name: 'Personen' }).getByRole('row', { name: new RegExp(name) });
const level = (group: string, line: string, name: string): Locator => levelOf(page, group, line, name);
const toast = (text: string): Promise<void> => page.getByText(text).first().waitFor();

async function pick(label: string, name: string): Promise<void> {
  await page
    .getByRole('button', { name: new RegExp(`${label}$|${label} `) })
    .first()
    .click();
  await page.getByRole('option', { name, exact: true }).click();
}

test('[PE1] [PE5] an agent with Turkish is added, signs in by the link, and the Turkish call that was foretold goes there', async () => {
  await page.getByRole('button', { name: 'Person hinzufügen' }).click();
  const form = dialog('Neue Person');
  await form.getByRole('button', { name: 'Hinzufügen und Link erzeugen' }).click();
  await form.getByText('Bitte ausfüllen.').first().waitFor();
  await form.getByRole('textbox', { name: /Vertragsstunden/ }).fill('19,5');
  expect(await faults('form')).toEqual([]);
  const link = await addAgent(page, { name: 'Deniz Yıldız', user: 'deniz', languages: ['Türkisch'] });
  expect(link).toMatch(/\/passwort#[\w-]{20,}$/);
  await row('Deniz Yıldız')
    .getByText(/eingeladen bis/)
    .waitFor();

  const desk = agent.page;
  await openLink(desk, link, 'Deniz Yıldız', async () => expect(await faults('password', desk)).toEqual([]));
  await beginWork(desk);

  await view('Verteilung');
  await page
    .getByRole('list')
    .getByText('Sofort: wer die Sprache fließend spricht und das Thema sicher kennt.')
    .waitFor();
  await pick('Ein Anruf auf', 'Türkisch');
  await pick('zum Thema', 'Personalausweis und Reisepass');
  await page.getByRole('button', { name: 'Fragen', exact: true }).click();
  const answer = page.getByRole('status').filter({ hasText: 'Der Anruf ginge' });
  await answer.getByText('Der Anruf ginge an Deniz Yıldız; sind alle im Gespräch, wartet er.').waitFor();
  await answer.getByText('In diesem Augenblick klingelte es bei Deniz Yıldız.').waitFor();
  expect(await faults('routing')).toEqual([]);

  const call = await stage.queued({ language: 'tr', keys: '11' });
  const offer = offerOf(desk);
  await offer.getByText('Türkisch · Personalausweis und Reisepass').waitFor();
  await desk.keyboard.press('F8');
  await talkOf(desk).getByRole('timer', { name: 'Gesprächsdauer' }).waitFor();
  await stage.hears(call, `tone:${voices.agent}`);
  await waitFor('the agent to hear the caller', async () => isVoice(await listen(desk), voices.caller));

  // Asked again, the answer knows that the only one is busy.
  await page.getByRole('button', { name: 'Fragen', exact: true }).click();
  await page.getByText('Der Anruf ginge an Deniz Yıldız (im Gespräch)').waitFor();
  await page.getByText('In diesem Augenblick ist niemand frei').waitFor();
  await call.hangUp();
  await stateOf(desk, 'Nachbearbeitung').waitFor();
  await pressCommand(desk, 'F4');
  await stateOf(desk, 'Bereit').waitFor();
});

test('[PE5] [A16] somebody at work learns Kurdish, and the Kurdish call that waits rings there at once', async () => {
  const call = await stage.queued({ language: 'ku', keys: '11' });
  await view('Personen');
  await row('Deniz Yıldız').getByText('jetzt im Dienst, Browser').waitFor();
  expect(await faults('people')).toEqual([]);
  await page.getByRole('button', { name: 'Deniz Yıldız ändern' }).click();
  await level('Sprachen', 'Kurdisch', 'fließend').click();
  await page.getByRole('textbox', { name: /Grund für den Verlauf/ }).fill('Muttersprache, stand noch nicht da');
  await dialog('Deniz Yıldız ändern').getByRole('button', { name: 'Speichern' }).click();
  await toast('Deniz Yıldız ist gespeichert.');
  await offerOf(agent.page).getByText('Kurdisch · Personalausweis und Reisepass').waitFor();
  await agent.page.keyboard.press('F8');
  await stage.hears(call, `tone:${voices.agent}`);

  // PE6: switched off in the middle of the conversation; it goes on to its end.
  await page.getByRole('button', { name: 'Mehr zu Deniz Yıldız' }).click();
  await page.getByRole('menuitem', { name: 'Abschalten …' }).click();
  await dialog('Deniz Yıldız abschalten?').getByRole('button', { name: 'Abschalten' }).click();
  await toast('Deniz Yıldız ist abgeschaltet.');
  await agent.page.getByText('Ihre Sitzung ist beendet.').waitFor();
  expect(call.state).toBe('up');
  const heardBefore = call.heard().blocks.length;
  await waitFor(
    'the voice to go on',
    () =>
      call
        .heard()
        .blocks.slice(heardBefore)
        .filter(({ tones }) => (tones.get(voices.agent) ?? 0) > 0.8).length > 10,
  );
  await call.hangUp();
  expect((await stage.ended(call)).end).toBe('served');
  const atWork = async (): Promise<string[]> =>
    (
      await stage.sql<{ id: string }>(
        'select id from shift where ended_at is null and account_id = (select id from account where folded_name = $1)',
        ['deniz'],
      )
    ).map(({ id }) => id);
  await waitFor('the end of the shift', async () => (await atWork()).length === 0);
  expect(
    await stage.sql('select 1 from session where account_id = (select id from account where folded_name = $1)', [
      'deniz',
    ]),
  ).toEqual([]);
});

test('[PE8] [ST7] the history shows what was changed, and switching off is taken back', async () => {
  await page.getByRole('navigation', { name: 'Stadt' }).getByRole('link', { name: 'Verlauf' }).click();
  const change = page.getByRole('listitem').filter({ hasText: 'Muttersprache, stand noch nicht da' });
  await change.getByRole('row', { name: /Sprachen › Kurdisch/ }).waitFor();
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Deniz Yıldız' })
    .first()
    .getByRole('button', { name: 'Zurücknehmen …' })
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'Zurücknehmen' }).click();
  await toast('Zurückgenommen. Es gilt wieder, was vorher galt.');
  await page.getByRole('navigation', { name: 'Stadt' }).getByRole('link', { name: 'Team' }).click();
  await row('Deniz Yıldız').getByText('aktiv').waitFor();
});

test('[PE7] two leads change the same person: what was typed stays, and the person decides', async () => {
  await page.getByRole('button', { name: 'Deniz Yıldız ändern' }).click();
  await level('Sprachen', 'Englisch', 'zur Not').click();
  await stage.sql(
    'update account set version = version + 1, languages = languages || \'{"fr": "good"}\' where folded_name = \'deniz\'',
  );
  await dialog('Deniz Yıldız ändern').getByRole('button', { name: 'Speichern' }).click();
  const both = dialog('Jemand anderes war schneller');
  lead.forgive(/409 \(Conflict\)/);
  await both.getByRole('row', { name: /Sprachen.*Französisch.*Englisch \(zur Not\)/ }).waitFor();
  expect(await faults('conflict')).toEqual([]);
  await both.getByRole('button', { name: 'Meine Eingabe speichern' }).click();
  await toast('Deniz Yıldız ist gespeichert.');
  await row('Deniz Yıldız').getByText('Englisch (zur Not)').waitFor();
  expect(await row('Deniz Yıldız').textContent()).not.toContain('Französisch');
});

test('[TM2] [TM12] a roster with mistakes: the preview says what and why, then the cover has its numbers and holes', async () => {
  const { days } = await stage.program.admin().call(getCover);
  const [first = '', second = ''] = days.slice(-2).map(({ day }) => day);
  const german = (day: string): string => day.split('-').toReversed().join('.');
  const csv = [
    'Name;Datum;Von;Bis;Art',
    `Deniz Yıldız;${german(first)};8:00;13:00;Dienst`,
    `Leitung, Lea;${german(first)};08:00;17:00;Dienst`,
    `Erika Unbekannt;${german(first)};8:00;12:00;Dienst`,
    `Deniz Yıldız;${german(first)};12:00;16:00;Dienst`,
    `Deniz Yıldız;${german(second)};16:00;8:00;Dienst`,
    `Lea Leitung;${german(second)};früh;12:00;Dienst`,
    `Lea Leitung;${german(second)};8:00;17:00;Urlaub`,
    `deniz;${german(second)};8;17;Dienst`,
  ].join('\r\n');
  await view('Dienstplan');
  await page.getByText('Noch ist nichts eingeteilt.').waitFor();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Datei wählen …' }).click();
  // As Excel writes it here.
  await (await chooser).setFiles({ name: 'plan.csv', mimeType: 'text/csv', buffer: Buffer.from(csv, 'latin1') });
  const preview = page.getByRole('region').or(page.locator('section')).filter({ hasText: 'Vorschau: plan.csv' }).last();
  // The dotless i is no letter of that encoding: two rows name nobody, which is told as well.
  await preview
    .getByText(/Einträge werden nicht übernommen/)
    .first()
    .waitFor();
  await preview.getByRole('button', { name: 'Verwerfen' }).click();

  const again = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Datei wählen …' }).click();
  await (await again).setFiles({ name: 'plan.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await preview.getByText(/Übernommen würden 3 Dienste von 2 Personen/).waitFor();
  const problems = preview.getByRole('table', {
    name: /4 Einträge werden nicht übernommen, 1 Hinweis|4 Einträge werden nicht übernommen/,
  });
  for (const [line, text] of [
    [4, 'Diese Person gibt es im Team nicht.'],
    [5, 'Überschneidet sich mit dem Dienst derselben Person in Zeile 2'],
    [6, 'Das Ende liegt vor dem Anfang.'],
    [7, 'Die Zeit ist nicht zu verstehen:'],
    [8, 'Abwesenheit, kein Dienst.'],
  ] as const)
    await problems.getByRole('row', { name: new RegExp(`^${line} .*${text}`) }).waitFor();
  expect(await preview.textContent()).not.toContain('Urlaub');
  const apply = preview.getByRole('button', { name: 'Übernehmen' });
  await expect.poll(() => apply.getAttribute('aria-disabled')).toBe('true');
  expect(await faults('preview')).toEqual([]);
  await preview.getByText('Die Einträge, die nicht übernommen werden, lasse ich weg.').click();
  await preview.getByRole('button', { name: 'Übernehmen' }).click();
  await toast('3 Dienste sind übernommen.');

  const nextWeek = days.at(-1)?.day === second;
  if (nextWeek)
    await page.getByRole('radiogroup', { name: 'Woche' }).getByRole('radio', { name: 'Nächste Woche' }).click();
  const dayTable = page.locator('.team-cover section').filter({ hasText: german(first).slice(0, 6) });
  const turkish = dayTable.getByRole('row', { name: /Türkisch/ });
  const cover = async (): Promise<readonly string[]> =>
    (await turkish.getByRole('cell').allTextContents()).map((text) => text.replace(/^(\d)\1 gut.*$/, '$1'));
  await expect.poll(cover).toEqual(['1', '1', '1', '1', '1', 'niemand', 'niemand', 'niemand', 'niemand']);
  const gaps = page.locator('section').filter({ hasText: 'Was fehlt' }).last();
  await gaps
    .getByText(/nachmittag, .*, ist niemand mit Türkisch da\./)
    .first()
    .waitFor();
  expect(await faults('roster')).toEqual([]);
});

test('[TM4] [TM3] a calendar takes the place of what was planned for the people it names', async () => {
  const { days } = await stage.program.admin().call(getCover);
  const second = days.at(-1)?.day.replaceAll('-', '') ?? '';
  const ics = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'X-WR-CALNAME:Deniz Yıldız', 'BEGIN:VEVENT', 'UID:1', 'SUMMARY:Dienst'],
    ...[
      `DTSTART;TZID=Europe/Berlin:${second}T100000`,
      `DTEND;TZID=Europe/Berlin:${second}T140000`,
      'END:VEVENT',
      'END:VCALENDAR',
    ],
  ].join('\r\n');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Datei wählen …' }).click();
  await (await chooser).setFiles({ name: 'deniz.ics', mimeType: 'text/calendar', buffer: Buffer.from(ics) });
  await page.getByText(/Übernommen würden 1 Dienst von 1 Person/).waitFor();
  await page
    .getByRole('radio', { name: 'die bisherigen Dienste der genannten Personen an diesen Tagen (1)' })
    .waitFor();
  await page.getByRole('button', { name: 'Übernehmen' }).click();
  await toast('1 Dienst ist übernommen.');
  const rows = await stage.sql<{ n: string }>('select count(*) as n from duty');
  expect(Number(rows[0]?.n)).toBe(3);

  // The distribution asked by the roster: on that day at eleven only Deniz is there.
  await view('Verteilung');
  await pick('Ein Anruf auf', 'Türkisch');
  await page.getByText('nach Dienstplan', { exact: true }).click();
  await page.getByLabel('Tag', { exact: true }).fill(days.at(-1)?.day ?? '');
  await page.getByLabel('Uhrzeit').fill('11:00');
  await page.getByRole('button', { name: 'Fragen', exact: true }).click();
  await page.getByText('Der Anruf ginge an Deniz Yıldız; sind alle im Gespräch, wartet er.').waitFor();
  await page.getByLabel('Uhrzeit').fill('15:00');
  await page.getByRole('button', { name: 'Fragen', exact: true }).click();
  await page.getByText('Niemand ist im Dienst').waitFor();
});

test('[Q17] [ST6] the distribution is changed by its sentences and holds at once', async () => {
  await page.getByRole('button', { name: 'Ändern …' }).click();
  const form = dialog('Verteilung ändern');
  await form.getByRole('group', { name: 'Schritt 2' }).getByRole('textbox', { name: 'nach Sekunden' }).fill('60');
  await form.getByRole('button', { name: 'Speichern' }).click();
  await form.getByText('Jeder Schritt kommt später als der davor.').waitFor();
  await form.getByRole('group', { name: 'Schritt 2' }).getByRole('textbox', { name: 'nach Sekunden' }).fill('25');
  await form.getByRole('textbox', { name: /Klingelt bei einer Person/ }).fill('20');
  expect(await faults('routing-form')).toEqual([]);
  await form.getByRole('button', { name: 'Speichern' }).click();
  await toast('Die Verteilung gilt ab sofort.');
  await page.getByText('Nach 25 Sekunden auch wer in der Sprache und im Thema zur Not hilft.').waitFor();
  await page.getByText('Es klingelt 20 Sekunden bei einer Person').waitFor();
});

test('[Q18] [Q16] second calls get a head start by a sentence, and the queue says what it is worth to a made-up call', async () => {
  await page.getByText('Wer zum selben Thema wieder anruft, steht in der Reihe wie alle anderen.').waitFor();
  const call = await stage.queued({ language: 'pl', keys: '12' });
  await page.getByText('wer jetzt im Dienst ist', { exact: true }).click();
  await pick('Ein Anruf auf', 'Polnisch');
  // Its label is a word of another one's, so it is found by what is chosen.
  const choose = async (from: string, to: string): Promise<void> => {
    await page.getByRole('button', { name: from }).click();
    await page.getByRole('option', { name: to, exact: true }).click();
  };
  await choose('ein neuer Anruf', 'ruft in derselben Sache wieder an');
  await pick('zum Thema', 'ohne Thema (Taste 0)');
  const ask = page.getByRole('button', { name: 'Fragen', exact: true });
  await expect.poll(() => ask.getAttribute('aria-disabled')).toBe('true');
  await page.getByText('Ohne Thema ist nicht zu erkennen, ob es dieselbe Sache ist.').waitFor();
  await pick('zum Thema', 'Umzug und Meldebescheinigung');
  await ask.click();
  const isAhead = page.getByText('Ein Anruf ist vorher an der Reihe.');
  await isAhead.waitFor();

  await page.getByRole('button', { name: 'Ändern …' }).click();
  const form = dialog('Verteilung ändern');
  const minutes = form.getByRole('textbox', { name: /Vorsprung, wer zum selben Thema wieder anruft/ });
  await minutes.fill('31');
  await form.getByRole('button', { name: 'Speichern' }).click();
  await form.getByText('Bitte eine ganze Zahl von 0 bis 30.').waitFor();
  await minutes.fill('7');
  await form
    .getByRole('textbox', { name: /Grund für den Verlauf/ })
    .fill('Wer zweimal fragt, soll nicht zweimal warten');
  await form.getByRole('button', { name: 'Speichern' }).click();
  await page.getByText(/innerhalb von 14 Tagen zum selben Thema wieder anruft, .* schon 7 Minuten\./).waitFor();
  await ask.click();
  await isAhead.waitFor({ state: 'hidden' });
  expect(await faults('routing-second')).toEqual([]);
  await choose('ruft in derselben Sache wieder an', 'ein neuer Anruf');
  await ask.click();
  await isAhead.waitFor();
  await call.hangUp();
  await stage.ended(call);

  await page.getByRole('link', { name: 'Verlauf', exact: true }).click();
  await page.getByText('Vorsprung bei Zweitanrufen (Minuten)').first().waitFor();
  await page.getByText('Wer zweimal fragt, soll nicht zweimal warten').waitFor();
  await page.goBack();
});

test('[TM14] the matrix of skills, and [TM15] [PE9] the Personalrat who sees it and changes nothing', async () => {
  await view('Kenntnisse');
  await page
    .getByText('Kurdisch spricht nur eine Person.')
    .or(page.getByText(/Kurdisch spricht nur eine Person fließend/))
    .waitFor();
  expect(await faults('skills')).toEqual([]);
  const rat = council.page;
  await rat.getByText('Sie sehen diese Seite als Personalrat').waitFor();
  expect(await rat.getByRole('link', { name: 'Verlauf' }).count()).toBe(0);
  expect(await rat.getByRole('button', { name: 'Person hinzufügen' }).count()).toBe(0);
  expect(await rat.getByRole('button', { name: /ändern$/ }).count()).toBe(0);
  expect(await rat.getByText(/jetzt im Dienst/).count()).toBe(0);
  await rat.getByRole('radiogroup', { name: 'Team' }).getByRole('radio', { name: 'Verteilung' }).click();
  await rat.getByText('Sofort: wer die Sprache').waitFor();
  expect(await rat.getByRole('button', { name: 'Ändern …' }).count()).toBe(0);
  expect(await faults('council', rat)).toEqual([]);
});
