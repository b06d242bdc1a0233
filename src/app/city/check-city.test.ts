// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { writeWav } from '../../platform/speech/wav.ts';
import { checkCityFolder, inBothLanguages } from './check-city.ts';
import { largestText, type CityTree } from './city-tree.ts';
import { littleCity } from './little-city.fixture.ts';
import { readCity } from './load-city.ts';
import { writeCity } from './write-city.ts';

const tree = writeCity(await littleCity());
const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

/** One place of a file changed; it must be there, or the test would prove nothing. */
function changed(file: string, from: string | RegExp, to: string): CityTree {
  const text = tree.texts.get(file) ?? '';
  const next = text.replace(from, to);
  if (next === text) throw new Error(`"${String(from)}" does not stand in ${file}`);
  return { ...tree, texts: new Map([...tree.texts, [file, next]]) };
}

function lineOf({ texts }: CityTree, file: string, words: string): number {
  return (texts.get(file) ?? '').split('\n').findIndex((line) => line.includes(words)) + 1;
}

async function written(texts: CityTree['texts'] = tree.texts): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'amt-city-'));
  folders.push(folder);
  for (const [path, text] of texts) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

it('the city of these tests has no mistakes', () => {
  expect(readCity(tree).findings).toEqual([]);
});

it.each([
  [
    'SD2',
    'overlapping hours',
    'hours.yaml',
    /friday: .*/,
    'friday: [08:00-12:00, 11:00-17:00]',
    'friday',
    'überschneiden',
    'overlap',
  ],
  [
    'SD2',
    'an end before its beginning',
    'hours.yaml',
    /friday: .*/,
    'friday: [17:00-08:00]',
    'friday',
    'liegt nicht nach dem Anfang',
    'does not lie after its beginning',
  ],
  [
    'SD2',
    'a day without an end',
    'hours.yaml',
    /friday: .*/,
    'friday: [08:00-]',
    'friday',
    'fehlt das Ende',
    'has no end',
  ],
  [
    'SD2',
    'closing days backwards',
    'hours.yaml',
    'to: 2026-12-31',
    'to: 2026-12-01',
    'from: 2026-12-24',
    'vor dem ersten',
    'before the first',
  ],
  [
    'SD2',
    'a day closed twice',
    'hours.yaml',
    'on: 2027-02-08',
    'on: 2026-12-28',
    'on: 2026-12-28',
    'die schon "Schließung zwischen den Jahren" schließt',
    'closes already',
  ],
  [
    'SD2',
    'a day opened twice',
    'hours.yaml',
    'specialOpenings: []',
    'specialOpenings:\n  - { on: 2026-12-05, hours: 10:00-14:00, name: Samstag }\n  - { on: 2026-12-05, hours: 13:00-15:00, name: Markt }',
    'name: Markt',
    'überschneidet sich mit "Samstag"',
    'overlaps with "Samstag"',
  ],
  [
    'SD3',
    'an expensive number',
    'directory.yaml',
    "'9140'",
    "'+499001234567'",
    '+499001234567',
    'kostet extra',
    'costs extra',
  ],
  [
    'SD3',
    'a directory enquiry number',
    'departments.yaml',
    "number: '9100'",
    "number: '11833'",
    "'11833'",
    'kostet extra',
    'costs extra',
  ],
  [
    'SD3',
    'a foreign number',
    'directory.yaml',
    "'9140'",
    "'+31201234567'",
    '+3120',
    'führt ins Ausland',
    'leads abroad',
  ],
  [
    'SD3',
    'a foreign number written with zeros',
    'directory.yaml',
    "'9140'",
    "'0043112345'",
    '0043',
    'führt ins Ausland',
    'leads abroad',
  ],
  [
    'SD3',
    'our own number',
    'directory.yaml',
    "'9140'",
    "'+492151860'",
    '+492151860',
    'käme wieder hier an',
    'would arrive here again',
  ],
  [
    'SD4',
    'live without a mailbox',
    'departments.yaml',
    /\n {2}email: buergerservice.*/,
    '',
    'stage: live',
    'kein Postfach',
    'no mailbox',
  ],
  [
    'SD4',
    'joined without a number',
    'departments.yaml',
    /\n {2}number: '9100'/,
    '',
    'stage: live',
    'keine zentrale Nummer',
    'no central number',
  ],
  [
    'SD4',
    'a department below itself',
    'departments.yaml',
    '  tasks: Wohngeld',
    '  parent: wohngeldstelle\n  tasks: Wohngeld',
    'parent:',
    'im Kreis',
    'in a circle',
  ],
  [
    'SD4',
    'a parent there is none of',
    'departments.yaml',
    '  tasks: Wohngeld',
    '  parent: dezernat\n  tasks: Wohngeld',
    'parent:',
    '"dezernat" gibt es',
    'no department "dezernat"',
  ],
  [
    'SD4',
    'somebody who takes calls and speaks no language',
    'team.yaml',
    '  languages: { de: good, tr: good, en: canHelp }\n',
    '',
    'user: ayse',
    'mindestens eine Sprache',
    'needs at least one language',
  ],
  [
    'SD4',
    'a department that stands in for itself',
    'departments.yaml',
    '  tasks: Wohngeld',
    '  deputy: wohngeldstelle\n  tasks: Wohngeld',
    'deputy:',
    'kann sich nicht selbst vertreten',
    'cannot be its own deputy',
  ],
  [
    'SD4',
    'a stand-in there is none of',
    'departments.yaml',
    '  tasks: Wohngeld',
    '  deputy: dezernat\n  tasks: Wohngeld',
    'deputy:',
    '"dezernat" gibt es nicht',
    'no department "dezernat"',
  ],
  [
    'SD5',
    'a name twice',
    'city.yaml',
    'land: NW',
    'land: NW\nland: BY',
    'land: BY',
    '"land" steht hier zweimal',
    '"land" stands here twice',
  ],
  [
    'SD5',
    'an anchor',
    'topics.yaml',
    'department: buergerservice',
    'department: &amt buergerservice',
    '&amt',
    'Anker und Verweise (&amt)',
    'Anchors and aliases (&amt)',
  ],
  ['SD5', 'an alias', 'topics.yaml', 'department: buergerservice', 'department: *amt', '*amt', '(*amt)', '(*amt)'],
  ['SD1', 'a menu loop', 'menu.yaml', 'topic: melden', 'node: root', 'node: root', 'im Kreis', 'in a circle'],
  [
    'SD1',
    'a key twice',
    'menu.yaml',
    /- key: '2'\n {8}topic: melden/,
    "- key: '1' # noch einmal\n        topic: melden",
    '# noch einmal',
    'zweimal vergeben',
    'used twice',
  ],
  [
    'SD1',
    'a level without choices',
    'menu.yaml',
    /- key: wohnen\n {4}name: Wohnen\n {4}choices:\n[^]*$/,
    '- key: wohnen\n    choices: []\n',
    'key: wohnen',
    'eine Sackgasse',
    'a dead end',
  ],
  [
    'SD1',
    'a service of an unknown topic',
    'services/reisepass.md',
    'topic: ausweis-pass',
    'topic: paesse',
    'topic: paesse',
    'Thema "paesse" gibt es',
    'no topic "paesse"',
  ],
  [
    'SD1',
    'values of a fact out of order',
    'facts.yaml',
    /(key: reisepass, .*from: 2026-01-01)/,
    "$1, until: 2026-12-31, later: [{ value: '75', from: 2026-06-01 }]",
    'key: reisepass,',
    'Reihenfolge ihrer Tage',
    'order of their days',
  ],
  [
    'SD1',
    'no facts to read out',
    'services/reisepass.md',
    /facts:\n( {2}.*\n)+/,
    '',
    'leika',
    '"facts" fehlt',
    '"facts" is missing',
  ],
])('[%s] %s is told with its line', (_rule, _name, file, from, to, at, german, english) => {
  const broken = changed(file, from, to);
  const here = inBothLanguages(readCity(broken).findings).filter(
    (one) => one.file === file && one.line === lineOf(broken, file, at),
  );
  expect(here.map(({ de }) => de).join('\n')).toContain(german);
  expect(here.map(({ en }) => en).join('\n')).toContain(english);
});

it('[SD1] a language without any announcement is one mistake, not sixty', () => {
  const text = (tree.texts.get('announcements.yaml') ?? '').replaceAll(/^ +ku: .*\n/gm, '');
  const found = readCity({ ...tree, texts: new Map([...tree.texts, ['announcements.yaml', text]]) }).findings;
  expect(inBothLanguages(found).map(({ file, de, en }) => ({ file, de, en }))).toEqual([
    {
      file: 'announcements.yaml',
      de: 'Der Sprache "ku" fehlen alle Ansagen: Wer sie wählt, hörte nichts.',
      en: 'The language "ku" has no announcements at all: who chooses it would hear nothing.',
    },
  ]);
});

it('[SD1] a text in another language stands once', () => {
  const turkish = '---\ntitle: Pasaport\nchecked: false\n---\n\nKısaca.\n\n## Gerekli belgeler\n\n- Fotoğraf\n';
  const found = readCity({ ...tree, texts: new Map([...tree.texts, ['services/reisepass.tr.md', turkish]]) }).findings;
  expect(found).toMatchObject([{ file: 'services/reisepass.tr.md', code: 'textTwice' }]);
});

it('[SD5] links, huge files, other encodings and misspelt names in a folder', async () => {
  const folder = await written();
  await rm(join(folder, 'city.yaml'));
  await symlink('/etc/hostname', join(folder, 'city.yaml'));
  await writeFile(join(folder, 'menu.yaml'), '#'.repeat(largestText + 1));
  await writeFile(join(folder, 'topics.yaml'), Buffer.from('name: Grünfläche', 'latin1'));
  await writeFile(join(folder, 'menue.yaml'), 'root: x');
  const found = await checkCityFolder(folder);
  expect(found?.mistakes.map(({ file, line, de }) => `${file}:${line} ${de}`)).toEqual([
    expect.stringMatching(/^city\.yaml:1 Das ist eine Verknüpfung/),
    expect.stringMatching(/^menu\.yaml:1 Die Datei hat 2\.0 MB; Texte einer Stadt haben höchstens 2 MB/),
    expect.stringMatching(/^menue\.yaml:1 Diese Datei liest niemand/),
    expect.stringMatching(/^topics\.yaml:1 Die Datei ist nicht in UTF-8/),
  ]);
});

it('[SD6] recordings nobody plays, nobody can play, and one that is right', async () => {
  const folder = await written();
  const put = async (path: string, bytes: Uint8Array | string): Promise<void> => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  };
  await put('prompts/README.md', 'Aufnahmen');
  const tone = (rate: number, samples: number, loudness = 0.1) =>
    writeWav({ rate, samples: new Float32Array(samples).fill(loudness) });
  await put('prompts/ku/greeting.wav', tone(16_000, 16_000));
  await put('prompts/pl/greeting.wav', tone(16_000, 1_600));
  await put('prompts/tr/greeting.wav', tone(16_000, 16_000, 0));
  await put('prompts/fr/greeting.wav', tone(8_000, 8_000 * 181));
  await put('prompts/it/greeting.wav', tone(96_000, 96_000));
  // Short, and right: a number is not an announcement.
  await put('prompts/de/digit-1.wav', tone(16_000, 1_600));
  await put('prompts/de/menu-wohnen.wav', 'RIFF, aber kein Ton');
  await put('prompts/de/greting.wav', 'x');
  await put('prompts/de/closed.mp3', 'x');
  const found = await checkCityFolder(folder);
  expect(found?.mistakes.map(({ file, line, en }) => `${file}:${line} ${en}`)).toEqual([
    expect.stringMatching(/^prompts\/de\/closed\.mp3:1 Nobody plays/),
    expect.stringMatching(/^prompts\/de\/greting\.wav:1 Nobody plays the recording "de\/greting\.wav"/),
    expect.stringMatching(/^prompts\/de\/menu-wohnen\.wav:1 The recording cannot be played: this is not a WAV/),
    expect.stringMatching(/^prompts\/fr\/greeting\.wav:1 The recording is longer than 3 minutes/),
    expect.stringMatching(/^prompts\/it\/greeting\.wav:1 The recording has a form nobody records/),
    expect.stringMatching(/^prompts\/pl\/greeting\.wav:1 The recording is so short/),
    expect.stringMatching(/^prompts\/tr\/greeting\.wav:1 There is nothing to hear/),
  ]);
});

it('[SD17] words of a recording are told with their line when nobody can make it, and when its file is missing', async () => {
  const folder = await written();
  const path = join(folder, 'announcements.yaml');
  const text = await readFile(path, 'utf8');
  await writeFile(path, `${text}recordings:\n  de/greeting: Guten Tag.\n  tr/greeting: Merhaba.\n  xx/y: z\n`);
  const line = text.split('\n').length;
  // Texts alone: recordings of the installation stay.
  const told = async () =>
    (await checkCityFolder(folder))?.mistakes.map(({ file, line: at, en }) => `${file}:${at} ${en}`);
  const unknown = expect.stringContaining(
    `announcements.yaml:${line + 3} Nobody plays the recording "xx/y.wav"`,
  ) as string;
  expect(await told()).toEqual([unknown]);
  await mkdir(join(folder, 'prompts/de'), { recursive: true });
  const greeting = writeWav({ rate: 16_000, samples: new Float32Array(16_000).fill(0.1) });
  await writeFile(join(folder, 'prompts/de/greeting.wav'), greeting);
  expect(await told()).toEqual(
    [
      expect.stringContaining(`announcements.yaml:${line + 2} The recording prompts/tr/greeting.wav is missing`),
      unknown,
    ].toSorted((a, b) => String(a).localeCompare(String(b))),
  );
});

it('there is no such folder', async () => {
  expect(await checkCityFolder(join(tmpdir(), 'amt-city-nowhere'))).toBeUndefined();
});
