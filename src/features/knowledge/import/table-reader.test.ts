// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, it } from 'vitest';
import { readBytes, workbook, zipOf } from './import.fixture.ts';
import { csvRows } from './csv-reader.ts';
import { escapedCell } from './table-reader.ts';

const csv =
  'Kennung;Titel;Stichwörter;Gebühr;Volltext\n1;Führerschein umtauschen;"Lappen|Kartenführerschein";26 Euro;"Zeile eins\nZeile ""zwei""; mit Zeichen"\n';
const expected = [
  {
    sourceId: '1',
    facts: [{ label: 'Gebühr', value: '26 Euro' }],
    texts: {
      de: {
        title: 'Führerschein umtauschen',
        keywords: ['Lappen', 'Kartenführerschein'],
        bodyMarkdown: 'Zeile eins\nZeile "zwei"; mit Zeichen',
      },
    },
  },
];
const windows = Buffer.from(csv.replaceAll('\n', '\r\n'), 'latin1');
const utf16 = Buffer.from(csv, 'utf16le');

it.each<[string, Uint8Array | string]>([
  ['UTF-8', csv],
  ['UTF-8 with mark', `\uFEFF${csv}`],
  ['Windows-1252', windows],
  ['UTF-16 LE with mark', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16])],
  ['UTF-16 BE with mark', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]).swap16()],
  ['UTF-16 LE without mark', utf16],
  ['with tabs', csv.replace(/;(?=[^"]*(?:"[^"]*"[^"]*)*$)/g, '\t')],
  ['with commas', csv.replace(/;(?=[^"]*(?:"[^"]*"[^"]*)*$)/g, ',')],
])('[IM3] reads CSV in %s', async (_, content) => {
  const { format, entries, problems, refused } = await readBytes(content);
  expect([format, problems, refused]).toEqual(['csv', [], undefined]);
  expect(entries).toMatchObject(expected);
});

it.each([
  ['CSV', 'Kennung;Titel;Lebenslagen\n1;Eins;"Umzug|wohnen| Umzug"\n'],
  ['CSV, one a line', 'id;title;life_situations\n1;Eins;"Umzug\nwohnen"\n'],
  ['JSON Lines', '{"id":"1","title":"Eins","life_situations":["Umzug","wohnen"]}\n'],
])('[IM22] reads life situations from %s', async (_, content) => {
  const { entries, problems } = await readBytes(content);
  expect(problems).toEqual([]);
  expect(entries[0]?.lifeSituations).toEqual([
    { code: 'Umzug', name: 'Umzug' },
    { code: 'wohnen', name: 'wohnen' },
  ]);
});

it('[IM3] recognises Windows-1252 where the first umlaut comes late', async () => {
  const rows = Array.from({ length: 5000 }, (_, at) => `${at};Leistung ${at}\n`).join('');
  const { entries } = await readBytes(Buffer.from(`id;title\n${rows}x;Führerschein\n`, 'latin1'));
  expect(entries).toHaveLength(5001);
  expect(entries.at(-1)?.texts.de?.title).toBe('Führerschein');
});

it('[IM15] refuses UTF-8 that breaks later', async () => {
  const rows = 'ü;Führerschein\n'.repeat(20_000);
  const bytes = Buffer.concat([Buffer.from(`id;title\n${rows}`), Buffer.from([0xff, 0xfe, 0x41])]);
  expect((await readBytes(bytes)).refused?.code).toBe('encodingBroken');
});

it.each([
  ['columns that are missing', 'Name;Preis\nx;1\n', 'columnsMissing', 1],
  ['a column that stands twice', 'id;Titel;Bezeichnung\n1;a;b\n', 'columnTwice', 1],
  ['a quote that stays open', `id;title\n1;a\n2;"offen\n${'x'.repeat(50)}`, 'quoteOpen', 3],
  ['an empty file', '', 'fileEmpty', 0],
  ['a file of blanks', ' \n \n', 'fileEmpty', 0],
  ['a JSON list', '[{"id":"1"}]', 'jsonArray', 1],
  ['a PDF', '%PDF-1.7\n1;2', 'formatUnknown', 0],
])('[IM15] refuses %s', async (_, content, code, line) => {
  expect((await readBytes(content)).refused).toMatchObject({ code, line });
});

it('[IM16] names line and field of what is wrong in a row, and goes on', async () => {
  const { entries, problems } = await readBytes(
    'id;title;leika;Preis\n;ohne Kennung;;\n2;;;\n3;Drei;123;\n4;Vier;;;;zu viel\n"5";"Fü\nnf";"99000000000001, 99000000000002";\n6;Sechs;;\n',
  );
  expect(entries.map(({ sourceId, line, leika }) => [sourceId, line, leika])).toEqual([
    ['3', 4, null],
    ['5', 6, '99000000000001'],
    ['6', 8, null],
  ]);
  expect(problems).toMatchObject([
    { code: 'columnUnknown', line: 1, field: 'Preis', note: true },
    { code: 'idMissing', line: 2, field: 'id' },
    { code: 'titleMissing', line: 3, field: 'title' },
    { code: 'leikaWrong', line: 4, field: 'leika', note: true },
    { code: 'tooManyCells', line: 5 },
    { code: 'leikaSeveral', line: 6, note: true },
  ]);
});

it('[IM3] takes formulas for text and takes the apostrophe off that an export put before them', async () => {
  for (const cell of ['=1+1', '-2', '@x', "'=1", '+49', '\tx']) {
    expect(escapedCell(cell)).toBe(`'${cell}`);
  }
  expect(escapedCell("it's")).toBe("it's");
  const { entries } = await readBytes(`id;title\n1;=HYPERLINK("x")\n2;${escapedCell('=1+1')}\n3;'Tür\n`);
  expect(entries.map(({ texts }) => texts.de?.title)).toEqual(['=HYPERLINK("x")', '=1+1', "'Tür"]);
});

it('gives the same rows however the text is cut', async () => {
  const text = 'id;title\r\n1;"a\r\nb""c"\r\n2;d\r3;e';
  const rows = async (size: number) => {
    const all: unknown[] = [];
    const pieces = (async function* () {
      for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
    })();
    for await (const row of csvRows(pieces)) all.push(row);
    return all;
  };
  const whole = await rows(1000);
  expect(whole).toHaveLength(4);
  for (const size of [1, 2, 3, 7]) expect(await rows(size)).toEqual(whole);
});

it('[IM1] reads the first sheet of a workbook; a formula is its last value', async () => {
  const rows = [
    ['Kennung', 'Titel', 'Gebühr', 'Volltext'],
    ['1', 'Führerschein & Co', '=20+6', '<p>Text <b>fett</b></p>'],
    ['', '', '', ''],
    ['2', 'Zwei', '', ''],
  ];
  const { format, entries, problems } = await readBytes(workbook(rows));
  expect([format, problems]).toEqual(['xlsx', []]);
  expect(entries).toMatchObject([
    { line: 2, facts: [{ value: '42' }], texts: { de: { title: 'Führerschein & Co', bodyMarkdown: 'Text **fett**' } } },
    { line: 4, texts: { de: { title: 'Zwei' } } },
  ]);
});

it.each([
  ['macros', workbook([['id', 'title']], { 'xl/vbaProject.bin': 'x' }), 'macros'],
  ['the old format', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'oldExcel'],
  ['half a workbook', workbook([['id', 'title']]).subarray(0, 300), 'zipBroken'],
  ['a ZIP without sheets', zipOf({ 'a.txt': 'x' }), 'zipBroken'],
  ['a document type', workbook([['id', 'title']], { 'xl/workbook.xml': '<!DOCTYPE x><workbook/>' }), 'doctype'],
])('[IM15] refuses a workbook with %s', async (_, content, code) => {
  expect((await readBytes(content)).refused?.code).toBe(code);
});

it('[IM15] refuses a workbook that unpacks without end', async () => {
  const bomb = workbook([['id', 'title']], {
    'xl/worksheets/first.xml': `<worksheet><sheetData>${'<row><c><v>'.padEnd(50_000_000, 'x')}`,
  });
  expect(bomb.length).toBeLessThan(100_000);
  expect((await readBytes(bomb)).refused?.code).toBe('tooLarge');
});

it('[IM1] [IM5] reads JSON Lines with translations', async () => {
  const lines = [
    {
      id: 'a',
      lang: 'de',
      title: 'Ausweis',
      keywords: ['Perso'],
      summary: 'Kurz.',
      text: 'Text',
      titles: { en: 'ID card', uk: 'Посвідчення' },
      leika: '99008001014002',
      fees: null,
      url: 'https://example.invalid/x',
    },
    { id: 'a-en', lang: 'en', title: 'Identity card', text: 'Text in English', translation_of: 'a' },
    { id: 'b', lang: 'en', title: 'Only English' },
  ];
  const content = `${lines.map((line) => JSON.stringify(line)).join('\n')}\n{"id": "c", kaputt\n{"id": "d", "title": ["x"]}\n`;
  const { format, entries, problems } = await readBytes(content);
  expect(format).toBe('jsonl');
  expect(entries).toMatchObject([
    {
      sourceId: 'a',
      part: '',
      leika: '99008001014002',
      texts: {
        de: {
          title: 'Ausweis',
          shortAnswer: 'Kurz.',
          bodyMarkdown: 'Text\n\n## Online\n\n[example.invalid](https://example.invalid/x)',
        },
        en: { title: 'ID card' },
      },
    },
    { sourceId: 'a', part: 'en', texts: { en: { title: 'Identity card', bodyMarkdown: 'Text in English' } } },
  ]);
  expect(problems).toMatchObject([
    { code: 'languageUnknown', line: 1, detail: 'uk', note: true },
    { code: 'titleMissing', line: 3, detail: 'b' },
    { code: 'jsonBroken', line: 4 },
    { code: 'fieldWrong', line: 5, field: 'title' },
  ]);
});
