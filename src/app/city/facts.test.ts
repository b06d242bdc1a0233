// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { factKeysIn, withFacts, type ValidFact } from '../../features/knowledge/facts/fact-text.core.ts';
import { languages } from '../../lib/pure/language.ts';
import { hoursKey } from '../../features/knowledge/facts/department-hours.core.ts';
import { readYaml } from './read-yaml.ts';
import { inWords } from './city-problem.ts';
import type { City } from './city.ts';
import { factsFile } from './facts-file.ts';
import { loadCity } from './load-city.ts';

const krefeld = resolve(import.meta.dirname, '../../../cities/krefeld');

function read(line: string) {
  const { value, findings } = readYaml('facts.yaml', `# Fakten\n${line}\n`, factsFile);
  return { value: value?.[0]?.value, problems: inWords(findings, 'de') };
}
const fact = (kind: string, value: string, more = ''): string =>
  `- { key: x, kind: ${kind}, name: Name, department: amt, value: ${value}, from: 2026-01-01${more} }`;

describe('facts.yaml', () => {
  it.each([
    ['fee', "'46'", { kind: 'fee', cents: 4600, toCents: null }],
    ['fee', "'27,60'", { kind: 'fee', cents: 2760, toCents: null }],
    ['fee', '93-96', { kind: 'fee', cents: 9300, toCents: 9600 }],
    ['fee', "'0'", { kind: 'fee', cents: 0, toCents: null }],
    ['deadline', '1 week', { kind: 'deadline', amount: 1, unit: 'weeks' }],
    ['duration', '2-4 weeks', { kind: 'duration', amount: 2, toAmount: 4, unit: 'weeks' }],
    ['duration', '30 minutes', { kind: 'duration', amount: 30, toAmount: null, unit: 'minutes' }],
    ['text', 'vier Tage', { kind: 'text', text: { de: 'vier Tage', others: {} } }],
    ['text', '{ de: ja, en: yes }', { kind: 'text', text: { de: 'ja', others: { en: 'yes' } } }],
    ['document', '[Ausweis]', { kind: 'document', items: [{ de: 'Ausweis', others: {} }] }],
    [
      'address',
      "{ street: Weg 1, postcode: '00001', place: Ort }",
      { kind: 'address', street: 'Weg 1', postcode: '00001', place: 'Ort' },
    ],
  ])('[CF1] reads a %s written as %s', (kind, written, value) => {
    expect(read(fact(kind, written))).toEqual({ value, problems: [] });
  });

  it.each([
    ['a fee in words', fact('fee', 'viel'), "value: '46'"],
    ['a range that goes down', fact('fee', '96-93'), "value: '46'"],
    ['half a cent', fact('fee', "'1,5'"), "value: '46'"],
    ['a unit nobody knows', fact('duration', '2 moons'), 'value: 3 months'],
    ['a deadline with two ends', fact('deadline', '2-4 weeks'), 'value: 2 weeks'],
    ['a text without German', fact('text', '{ en: yes }'), 'value: { de:'],
    ['a kind nobody knows', fact('price', "'46'"), 'Erlaubt ist hier nur: fee'],
    ['no value', fact('fee', "'46'").replace("value: '46', ", ''), '"value" fehlt'],
    ['a day that does not exist', fact('fee', "'46'").replace('01-01', '02-30'), 'muss es geben'],
    ['an end before the beginning', fact('fee', "'46'", ', until: 2025-12-31'), 'vor dem ersten'],
    ['a key with capitals', fact('fee', "'46'").replace('key: x', 'key: Pass'), 'Kurzname'],
    ['a word that does not belong', fact('fee', "'46'", ', sure: true'), '"sure" ist unbekannt'],
  ])('[CF1] refuses %s with its line and how it is written', (_, line, words) => {
    const { problems } = read(line);
    expect(problems).toMatchObject([{ file: 'facts.yaml', line: 2 }]);
    expect(problems[0]?.message).toContain(words);
  });
});

describe('references to facts', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'city-facts-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** What the check says after one place of a file was changed; the place must exist. */
  async function problemsAfter(file: string, from: string, to: string) {
    await cp(krefeld, folder, { recursive: true });
    const path = join(folder, file);
    const text = await readFile(path, 'utf8');
    if (!text.includes(from)) throw new Error(`"${from}" does not stand in ${file}`);
    await writeFile(path, text.replace(from, to));
    const line = text.slice(0, text.indexOf(from)).split('\n').length;
    const loaded = await loadCity(folder);
    return { line, problems: loaded.ok ? [] : loaded.problems };
  }

  it.each([
    [
      '[CF3] an unknown fact in the text',
      'services/personalausweis.md',
      'dort {{fakt:lichtbild}}',
      'dort {{fakt:foto}}',
      '"foto" gibt es nicht',
    ],
    [
      '[CF3] an unknown fact in a short answer',
      'services/reisepass.md',
      "tr: 'Pasaport",
      "tr: '{{fakt:paso}} Pasaport",
      '"paso" gibt es nicht',
    ],
    [
      '[CF3] one in Leichte Sprache',
      'services/reisepass.leicht.md',
      'kostet {{fakt:reisepass}}',
      'kostet {{fakt:ausweis}}',
      '"ausweis" gibt es nicht',
    ],
    [
      '[CF3] a reference half written',
      'services/reisepass.md',
      'Express {{fakt:reisepass-express}}',
      'Express {{fakt:reisepass-express}',
      'keinen Fakt nennt',
    ],
    [
      '[CF2] hours of a department that does not exist',
      'services/reisepass.md',
      '{{fakt:zeiten-buergerservice}}',
      '{{fakt:zeiten-amt}}',
      '"zeiten-amt" gibt es nicht',
    ],
    ['[CF1] a fact twice', 'facts.yaml', 'key: urkunde-weitere', 'key: urkunde', '"urkunde" kommt zweimal vor'],
    [
      '[CF2] the hours of a department once more',
      'facts.yaml',
      'key: urkunde-weitere',
      'key: zeiten-finanzen',
      '"zeiten-finanzen" kommt zweimal vor',
    ],
    [
      '[CF1] a department that does not exist',
      'facts.yaml',
      'department: finanzen',
      'department: kasse',
      '"kasse" gibt es in departments.yaml nicht',
    ],
  ])('%s is named with file and line', async (_, file, from, to, words) => {
    const { line, problems } = await problemsAfter(file, from, to);
    const told = problems.find(({ message }) => message.includes(words));
    expect(told, JSON.stringify(problems)).toMatchObject({ file, line });
  });

  it('[CF1] a city without facts of its own is read', async () => {
    await cp(krefeld, folder, { recursive: true });
    await rm(join(folder, 'facts.yaml'));
    const loaded = await loadCity(folder);
    const messages = loaded.ok ? [] : loaded.problems.map(({ message }) => message);
    expect(messages.length).toBeGreaterThan(0);
    expect(messages.every((message) => message.startsWith('Den Fakt "'))).toBe(true);
  });
});

describe('the model city', async () => {
  const loaded = await loadCity(krefeld);
  if (!loaded.ok) throw new Error('the model city has mistakes');
  const city: City = loaded.city;
  const files = (await readdir(join(krefeld, 'services'))).filter(
    (name) => name.endsWith('.md') && name !== 'README.md',
  );
  const texts = await Promise.all(files.map(async (name) => readFile(join(krefeld, 'services', name), 'utf8')));
  const facts = new Map<string, ValidFact>([
    ...city.facts.map((one) => [one.key, one] as const),
    ...city.departments.map(
      ({ key, hours }) =>
        [hoursKey(key), { value: { kind: 'hours' as const, week: hours }, uncertain: false }] as const,
    ),
  ]);

  it('[CF6] defines every fact its texts name, and uses every fact it defines', () => {
    const used = new Set(factKeysIn(...texts));
    expect([...used].filter((key) => !facts.has(key))).toEqual([]);
    expect([...facts.keys()].filter((key) => !used.has(key))).toEqual([]);
    expect(used.size).toBeGreaterThan(150);
  });

  it('[CF6] writes no amount of money into a text', () => {
    const amounts = texts.flatMap((text) =>
      text
        .split('\n')
        .filter((line) => !/^ {2}\w\w: \[/.test(line))
        .flatMap((line) => line.match(/\d[\d.,]*\s*(?:€|Euro|euro|avro)|€\s*\d/g) ?? []),
    );
    expect(amounts).toEqual([]);
  });

  it('[CF7] knows the address of every department, and doubts what nobody has confirmed', () => {
    const addresses = city.departments.map(({ key }) => facts.get(`adresse-${key}`));
    expect(addresses.map((one) => one?.value.kind)).toEqual(city.departments.map(() => 'address'));
    const town = { kind: 'address', street: 'Von-der-Leyen-Platz 1', postcode: '47798', place: 'Krefeld' };
    expect(addresses.filter((one) => one?.uncertain === false)).toMatchObject([{ value: town }]);
  });

  it('[CF7] says where wherever it says when, in every language that says who', () => {
    const without: string[] = [];
    for (const { key, department, bodyMarkdown, variants } of city.services) {
      const hours = factKeysIn(bodyMarkdown).includes(hoursKey(department));
      for (const { language, bodyMarkdown: text = '' } of [{ language: 'de', bodyMarkdown }, ...variants])
        if (hours && text.includes('## Zuständig') && !factKeysIn(text).includes(`adresse-${department}`))
          without.push(`${key} ${language}`);
    }
    expect(without).toEqual([]);
  });

  it('says everything with its values, in every language, in one breath', () => {
    for (const { key, shortAnswer, variants } of city.services)
      for (const { language, shortAnswer: words } of [{ language: 'de', shortAnswer }, ...variants]) {
        const spoken = withFacts(words, facts, language);
        expect(spoken, `${key} ${language}`).not.toMatch(/[{}[\]]|undefined|NaN/);
        // Leichte Sprache says the same in several sentences.
        if (language !== 'de-x-leicht') expect(spoken.length, `${key} ${language}`).toBeLessThanOrEqual(400);
      }
  });

  it('names the same fact in every language of a short answer', () => {
    for (const { key, variants } of city.services) {
      const spoken = variants.filter(({ language }) => languages.some((one) => one === language));
      const named = spoken.map(({ shortAnswer }) => factKeysIn(shortAnswer).toSorted().join(' '));
      expect(new Set(named).size, `${key}: ${named.join(' | ')}`).toBeLessThanOrEqual(1);
    }
  });
});
