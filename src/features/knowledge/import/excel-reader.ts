// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The first sheet of an Excel workbook (.xlsx) as rows. Values only: formulas are not evaluated, macros are refused. */
import type { FileHandle } from 'node:fs/promises';
import { SaxesParser } from 'saxes';
import { decodeText } from './decode-text.ts';
import { ImportRefused, type Bytes, type ReadStream } from './import-refused.ts';
import { mostCells, readTable, type TableRow } from './table-reader.ts';
import { openZip, type Zip } from './zip.ts';

/** Characters of all texts together: a workbook keeps them in one list that has to be held. */
const mostShared = 60_000_000;
const longestCell = 1_000_000;

/** The services of an Excel file's first sheet. */
export async function* readExcel(file: FileHandle): ReadStream {
  yield* readTable(excelRows(file));
}

/** The rows of an Excel file's first sheet. */
export async function* excelRows(file: FileHandle): AsyncGenerator<TableRow, void, undefined> {
  const zip = await openZip(file);
  if (zip.names.some((name) => /vbaProject|\.bin$/i.test(name) && !/printerSettings/i.test(name)))
    throw new ImportRefused('macros');
  const sheet = zip.open(await firstSheet(zip));
  if (!sheet) throw new ImportRefused('zipBroken', 0, 'xl/worksheets');
  const shared = zip.open('xl/sharedStrings.xml');
  yield* sheetRows(sheet, shared ? await sharedTexts(shared) : []);
}

/** The path of the sheet that stands first in the workbook. */
async function firstSheet(zip: Zip): Promise<string> {
  const book = zip.open('xl/workbook.xml');
  const relations = zip.open('xl/_rels/workbook.xml.rels');
  if (!book || !relations) throw new ImportRefused('zipBroken', 0, 'xl/workbook.xml');
  let id: string | undefined;
  for await (const event of xmlEvents(book, 'xl/workbook.xml'))
    if (event.kind === 'open' && event.name === 'sheet') id ??= event.attributes['r:id'] ?? event.attributes['id'];
  let target: string | undefined;
  for await (const event of xmlEvents(relations, 'xl/_rels/workbook.xml.rels'))
    if (event.kind === 'open' && event.name === 'Relationship' && event.attributes['Id'] === id)
      target = event.attributes['Target'];
  if (target === undefined) throw new ImportRefused('zipBroken', 0, 'xl/workbook.xml');
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

async function sharedTexts(bytes: Bytes): Promise<string[]> {
  const texts: string[] = [];
  let text: string | undefined;
  let wanted = false;
  let held = 0;
  for await (const event of xmlEvents(bytes, 'xl/sharedStrings.xml')) {
    if (event.kind === 'open' && event.name === 'si') text = '';
    // Readings beside the text (rPh) are no part of it.
    else if (event.kind === 'open' && event.name === 't') wanted = event.parent !== 'rPh';
    else if (event.kind === 'close' && event.name === 't') wanted = false;
    else if (event.kind === 'text' && wanted && text !== undefined) {
      text += event.text;
      held += event.text.length;
      if (held > mostShared) throw new ImportRefused('tooLarge', 0, 'xl/sharedStrings.xml');
    } else if (event.kind === 'close' && event.name === 'si' && text !== undefined) texts.push(text);
  }
  return texts;
}

async function* sheetRows(bytes: Bytes, shared: readonly string[]): AsyncGenerator<TableRow, void, undefined> {
  let row: { line: number; cells: string[] } | undefined;
  let line = 0;
  let column = 0;
  let type = 'n';
  let value = '';
  let wanted = false;
  for await (const event of xmlEvents(bytes, 'xl/worksheets')) {
    if (event.kind === 'open') {
      if (event.name === 'row') {
        line = Number(event.attributes['r'] ?? line + 1);
        row = { line, cells: [] };
      } else if (event.name === 'c' && row) {
        column = columnNumber(event.attributes['r']) ?? row.cells.length;
        if (column >= mostCells) throw new ImportRefused('tooManyCells', line, `> ${mostCells}`);
        type = event.attributes['t'] ?? 'n';
        value = '';
      } else wanted = event.name === 'v' || event.name === 't';
    } else if (event.kind === 'text') {
      if (wanted) value += event.text;
      if (value.length > longestCell) throw new ImportRefused('tooLarge', line);
    } else if (event.name === 'v' || event.name === 't') wanted = false;
    else if (event.name === 'c' && row) {
      while (row.cells.length < column) row.cells.push('');
      row.cells[column] = type === 's' ? (shared[Number(value)] ?? '') : type === 'e' ? '' : value;
    } else if (event.name === 'row' && row) {
      yield row;
      row = undefined;
    }
  }
}

/** 0 for `A1`, 27 for `AB7`. */
function columnNumber(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  if (letters === undefined) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

type XmlEvent =
  | {
      readonly kind: 'open';
      readonly name: string;
      readonly parent: string;
      readonly attributes: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

/** Elements and words of an office part, names without prefix; document types and broken XML are refused. */
async function* xmlEvents(bytes: Bytes, part: string): AsyncGenerator<XmlEvent, void, undefined> {
  const events: XmlEvent[] = [];
  const path: string[] = [];
  let failed: ImportRefused | undefined;
  const parser = new SaxesParser({ xmlns: false, position: true });
  parser.on('doctype', () => void (failed ??= new ImportRefused('doctype', 0, part)));
  parser.on('error', (error) => void (failed ??= new ImportRefused('zipBroken', 0, part, error)));
  parser.on('opentag', ({ name, attributes }) => {
    const local = localName(name);
    events.push({ kind: 'open', name: local, parent: path.at(-1) ?? '', attributes });
    path.push(local);
  });
  parser.on('closetag', ({ name }) => {
    path.pop();
    events.push({ kind: 'close', name: localName(name) });
  });
  parser.on('text', (text) => void events.push({ kind: 'text', text }));
  let prolog = '';
  let withoutEvent = 0;
  for await (const text of decodeText(bytes)) {
    if (prolog.length < 2000) prolog += text.slice(0, 2000);
    if (prolog.includes('<!DOCTYPE')) throw new ImportRefused('doctype', 0, part);
    parser.write(text);
    if (failed) throw failed;
    // The parser holds words until their element ends.
    withoutEvent = events.length > 0 ? 0 : withoutEvent + text.length;
    if (withoutEvent > 4 * longestCell) throw new ImportRefused('tooLarge', 0, part);
    yield* events.splice(0);
  }
  parser.close();
  if (failed) throw failed;
  yield* events.splice(0);
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
