// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { openness } from '../../features/calendar/calendar.core.ts';
import { menuStep } from '../../features/menu/menu.core.ts';
import { languages } from '../../lib/pure/language.ts';
import { directoryTarget } from '../../platform/telephony/dial-target.ts';
import { loadCity } from './load-city.ts';
import type { City } from './city.ts';

const krefeld = resolve(import.meta.dirname, '../../../cities/krefeld');
let folder = '';
const folders: string[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'h4-city-'));
  folders.push(folder);
  await cp(krefeld, folder, { recursive: true });
});
afterAll(() => Promise.all(folders.map((f) => rm(f, { recursive: true, force: true }))));

async function loaded(): Promise<City> {
  const result = await loadCity(krefeld);
  if (!result.ok) throw new Error(JSON.stringify(result.problems, null, 1));
  return result.city;
}

/** Changes one place of a file of the copy; the place must exist, or the test would prove nothing. */
async function change(file: string, from: string, to: string): Promise<void> {
  const path = join(folder, file);
  const text = await readFile(path, 'utf8');
  if (!text.includes(from)) throw new Error(`"${from}" does not stand in ${file}`);
  await writeFile(path, text.replace(from, to));
}

async function lineOf(file: string, words: string): Promise<number> {
  const lines = (await readFile(join(folder, file), 'utf8')).split('\n');
  return lines.findIndex((line) => line.includes(words)) + 1;
}

async function problems(language?: 'de' | 'en'): Promise<readonly { file: string; line: number; message: string }[]> {
  const result = await loadCity(folder, language);
  return result.ok ? [] : result.problems;
}

describe('the model city', () => {
  it('has no mistakes and the content a hotline needs', async () => {
    const city = await loaded();
    expect(city).toMatchObject({ key: 'krefeld', name: 'Krefeld', kind: 'model' });
    expect(city.services.length).toBeGreaterThanOrEqual(40);
    expect(
      city.services.every((s) => s.content === 'model' && s.shortAnswer.length > 40 && s.keywords.de.length > 0),
    ).toBe(true);
    expect(new Set(city.services.map((s) => s.department)).size).toBeGreaterThanOrEqual(10);
    expect(city.team.filter((m) => m.roles.includes('agent')).length).toBeGreaterThanOrEqual(3);
    for (const language of languages)
      expect(city.team.some((member) => member.languages[language] !== undefined)).toBe(true);
  });

  it('dials only invented numbers that may be dialled, and mails nobody', async () => {
    const city = await loaded();
    for (const { number } of [...city.departments, ...city.directory]) {
      expect(directoryTarget(number ?? '')).toBeDefined();
      expect(number).toMatch(/^(9\d{3}|\+492214710\d{3})$/);
    }
    expect(city.departments.every((d) => d.email?.endsWith('@example.invalid'))).toBe(true);
  });

  it('opens at eight and leads a caller to a topic by two keys', async () => {
    const city = await loaded();
    expect(openness(city.calendar, Date.parse('2026-11-23T06:59:00Z'))).toMatchObject({ open: false });
    expect(openness(city.calendar, Date.parse('2026-11-23T07:00:00Z'))).toMatchObject({ open: true });
    expect(openness(city.calendar, Date.parse('2026-02-16T09:00:00Z'))).toMatchObject({ name: 'Rosenmontag' });
    const first = menuStep(city.menu, city.menu.root, '4');
    expect(first).toEqual({ to: 'node', node: 'soziales' });
    expect(menuStep(city.menu, 'soziales', '1')).toEqual({ to: 'topic', topic: 'wohngeld' });
    expect(city.topics.find((topic) => topic.key === 'wohngeld')).toMatchObject({
      protected: true,
      service: '99107023037000',
    });
  });

  it('keeps the article in its parts', async () => {
    const pass = (await loaded()).services.find((service) => service.key === 'reisepass');
    expect(pass).toMatchObject({ leika: '99085001012000', stage: 'live', protected: false });
    expect(pass?.facts.map((fact) => fact.label)).toEqual(['Gebühr', 'Dauer', 'Frist']);
    expect(pass?.shortAnswer).toMatch(/^Den Reisepass beantragt man/);
    expect(pass?.bodyMarkdown).toMatch(/^## Unterlagen\n/);
  });
});

describe('a broken city', () => {
  it.each([
    [
      'a time over midnight',
      'hours.yaml',
      '  monday: [08:00-17:00]',
      '  monday: [17:00-02:00]',
      'monday',
      'nicht über Mitternacht',
    ],
    [
      'an hour that does not exist',
      'hours.yaml',
      '  friday: [08:00-17:00]',
      '  friday: [08:00-25:00]',
      'friday',
      '08:00-17:00',
    ],
    [
      'overlapping hours',
      'hours.yaml',
      '  friday: [08:00-17:00]',
      '  friday: [08:00-12:00, 11:00-17:00]',
      'friday',
      'überschneiden',
    ],
    ['a forgotten weekday', 'hours.yaml', '  friday: [08:00-17:00]\n', '', 'weekly:', '"friday" fehlt'],
    ['a date that does not exist', 'hours.yaml', '2026-02-16', '2026-02-30', '2026-02-30', 'muss es geben'],
    ['days in the wrong order', 'hours.yaml', 'to: 2027-12-31', 'to: 2027-12-01', '2027-12-01', 'vor dem ersten'],
    ['a word misspelt', 'hours.yaml', 'closingDays:', 'closingdays:', 'closingdays', '"closingdays" ist unbekannt'],
    ['a Land that does not exist', 'city.yaml', 'land: NW', 'land: NRW', 'land', 'Erlaubt ist hier nur: BW'],
    ['a time zone that does not exist', 'city.yaml', 'Europe/Berlin', 'Europe/Krefeld', 'Europe/Krefeld', 'Zeitzone'],
    ['an emergency number in the directory', 'directory.yaml', "'9140'", "'112'", "'112'", 'darf nicht gewählt werden'],
    [
      'our own number in the directory',
      'directory.yaml',
      "'9140'",
      "'+492151860'",
      "'+492151860'",
      'käme wieder hier an',
    ],
    ['a premium number', 'departments.yaml', "'9100'", "'+499001234567'", '+4990012', 'darf nicht gewählt werden'],
    [
      'no e-mail address',
      'departments.yaml',
      'ordnung@example.invalid',
      'ordnung',
      'email: ordnung',
      'keine E-Mail-Adresse',
    ],
    [
      'an unknown stage',
      'departments.yaml',
      'stage: shadow',
      'stage: ready',
      'stage: ready',
      'notConnected, directory, shadow',
    ],
    [
      'a department that does not exist',
      'directory.yaml',
      'department: finanzen',
      'department: geld',
      'department: geld',
      '"geld" gibt es in departments.yaml nicht',
    ],
    [
      'a key twice',
      'directory.yaml',
      'key: baumschutz',
      'key: hundesteuer',
      "number: '9860'",
      '"hundesteuer" kommt zweimal vor',
    ],
    [
      'a topic without its department',
      'topics.yaml',
      'department: finanzen',
      'department: geld',
      'department: geld',
      '"geld" gibt es',
    ],
    [
      'a topic with an unknown service',
      'topics.yaml',
      '99102013104000',
      '99102013104999',
      '99102013104999',
      'gibt es unter services/ nicht',
    ],
    ['a LeiKa key of 13 digits', 'topics.yaml', '99102013104000', '9910201310400', "'9910201310400'", '14 Ziffern'],
    ['a language forgotten', 'topics.yaml', ', ku: Tenduristî', '', 'Gesundheit, tr', '"ku" fehlt'],
    [
      'a menu leading nowhere',
      'menu.yaml',
      'topic: steuern',
      'topic: steuer',
      'topic: steuer',
      'Thema "steuer" gibt es',
    ],
    ['a menu in a circle', 'menu.yaml', 'topic: steuern', 'node: root', 'node: root', 'im Kreis'],
    [
      'a key used twice',
      'menu.yaml',
      "- key: '3'\n        topic: parken",
      "- key: '2' # zwei\n        topic: parken",
      '# zwei',
      'zweimal vergeben',
    ],
    [
      'a choice with two ways',
      'menu.yaml',
      "- key: '3'\n        topic: parken",
      "- key: '3' # drei\n        topic: parken\n        node: stadt",
      '# drei',
      'entweder',
    ],
    [
      'a language without a key',
      'menu.yaml',
      '[tr, en, fr, it, pl, ku, de]',
      '[tr, en, fr, it, pl, de]',
      'languages:',
      '"ku" fehlt unter languages',
    ],
    ['an announcement forgotten', 'announcements.yaml', '  goodbye:', '  good-bye:', 'prompts:', '"goodbye" fehlt'],
    [
      'a translation forgotten',
      'announcements.yaml',
      '    ku: Hûn niha tên girêdan.\n',
      '',
      'connecting:',
      '"ku" fehlt',
    ],
    [
      'no hours in the closing text',
      'announcements.yaml',
      'Wir sind für Sie da: {hours}.',
      'Bis bald.',
      'Bis bald.',
      '{hours}',
    ],
    [
      'an unknown place holder',
      'announcements.yaml',
      'Sie werden jetzt verbunden.',
      'Hallo {name}.',
      'Hallo {name}',
      '{name} ist hier nicht möglich',
    ],
    ['widening out of order', 'routing.yaml', 'afterSeconds: 45', 'afterSeconds: 10', 'widening:', 'geordnet'],
    ['no call-backs at all', 'routing.yaml', 'perHour: 12', 'perHour: 0', 'callbacks:', 'ganze Zahl von 1 bis 500'],
    [
      'a misspelt setting of call-backs',
      'routing.yaml',
      'perHour',
      'perHours',
      'callbacks:',
      '"perHours" ist unbekannt',
    ],
    [
      'call-backs in a fortnight',
      'routing.yaml',
      'daysAhead: 3',
      'daysAhead: 14',
      'callbacks:',
      'ganze Zahl von 1 bis 9',
    ],
    [
      'a number in words',
      'routing.yaml',
      'ringSeconds: 15',
      'ringSeconds: fifteen',
      'ringSeconds',
      'ganze Zahl von 5 bis 60',
    ],
    [
      'a clerk of nowhere',
      'team.yaml',
      '  department: wohngeldstelle\n',
      '',
      'user: wohngeld',
      'braucht einen Fachbereich',
    ],
    [
      'an agent with an unknown topic',
      'team.yaml',
      'wohngeld: canHelp',
      'wohnen: canHelp',
      'wohnen: canHelp',
      'Thema "wohnen"',
    ],
    [
      'a service with an unknown heading',
      'services/hundesteuer.md',
      '## Hinweise',
      '## Tipps',
      '## Tipps',
      'Möglich sind: ## Voraussetzungen, ## Unterlagen, ## Ablauf',
    ],
    [
      'a service without its documents',
      'services/hundesteuer.md',
      '## Unterlagen',
      '## Ablauf',
      'Ein Hund wird',
      '"## Unterlagen" fehlt',
    ],
    [
      'a service of a missing department',
      'services/hundesteuer.md',
      'department: finanzen',
      'department: geld',
      'department: geld',
      '"geld" gibt es',
    ],
    [
      'two services with one LeiKa key',
      'services/reisepass.md',
      '99085001012000',
      '99008001012000',
      '99008001012000',
      'kommt zweimal vor',
    ],
    ['a title forgotten', 'services/reisepass.md', "  pl: 'Wniosek o paszport'\n", '', 'titles:', '"pl" fehlt'],
    [
      '[QS7] a question to choose from with one possibility',
      'services/personalausweis-verlust.md',
      "['verloren', 'gestohlen', 'nicht sicher']",
      "['verloren']",
      '- key: wie',
      'mindestens zwei Möglichkeiten',
    ],
    [
      '[QS7] two questions of one key',
      'services/sperrmuell.md',
      '- key: adresse',
      '- key: was # adresse',
      '# adresse',
      'denselben Kurznamen',
    ],
    [
      '[QS7] a kind of question there is not',
      'services/sperrmuell.md',
      'kind: date',
      'kind: day',
      'kind: day',
      'Erlaubt ist hier nur: short, long, choice, date',
    ],
    ['broken YAML', 'routing.yaml', 'widening:', 'widening: [', 'afterSeconds: 0', 'kein gültiges YAML'],
  ])('%s', async (_name, file, from, to, at, words) => {
    await change(file, from, to);
    const found = await problems();
    const line = await lineOf(file, at);
    const here = found.filter((p) => p.file === file && p.line === line);
    expect(here.map((p) => p.message).join('\n'), JSON.stringify(found)).toContain(words);
  });

  it('lists every mistake of several files at once, in order', async () => {
    await change('hours.yaml', '  monday: [08:00-17:00]', '  monday: [8-17]');
    await change('hours.yaml', '  friday: [08:00-17:00]', '  friday: [8-17]');
    await change('routing.yaml', 'ringSeconds: 15', 'ringSeconds: 1000');
    await change('services/hundesteuer.md', '---', 'Hund');
    const found = await problems();
    expect(found.map((p) => `${p.file}:${p.line}`)).toEqual([
      'hours.yaml:6',
      'hours.yaml:10',
      'routing.yaml:6',
      'services/hundesteuer.md:1',
    ]);
  });

  it('names missing files, and does not blame the others for them', async () => {
    await rm(join(folder, 'departments.yaml'));
    expect(await problems()).toEqual([{ file: 'departments.yaml', line: 1, message: 'Diese Datei fehlt.' }]);
    expect(await loadCity(join(folder, 'nowhere'), 'en')).toMatchObject({
      ok: false,
      problems: [{ message: 'This folder does not exist or must not be read.' }],
    });
  });

  it('speaks English when asked', async () => {
    await change('routing.yaml', 'ringSeconds: 15', 'ringSeconds: 1');
    expect((await problems('en')).map((p) => p.message)).toEqual(['Expected is a whole number from 5 to 60.']);
  });
});
