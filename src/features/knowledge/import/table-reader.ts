// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Tables of services, from CSV or a sheet: the first row names the columns, one row per service and language. */
import { entryOfRow, note, ownSource, problem } from './entry.core.ts';
import { ImportRefused, type ReadStream } from './import-refused.ts';
import { rowOf, type RowTexts } from './row-texts.ts';

/** A row of cells with the line it begins in. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Cells a row may have. */
export const mostCells = 500;

type Column = Exclude<keyof RowTexts, 'titles'> | 'source';

/** How people name the columns; compared in lower case, without signs. */
const names: Readonly<Record<Column, readonly string[]>> = {
  id: ['kennung', 'leistungsid', 'nummer', 'nr'],
  source: ['quelle'],
  lang: ['sprache', 'language'],
  title: ['titel', 'bezeichnung', 'leistungsbezeichnung', 'leistung', 'name'],
  keywords: ['stichwörter', 'stichworte', 'schlagwörter', 'schlagworte', 'suchbegriffe', 'synonyme'],
  summary: ['kurztext', 'kurzantwort', 'kurzbeschreibung', 'teaser', 'zusammenfassung'],
  requirements: ['voraussetzungen', 'voraussetzung'],
  documents: ['unterlagen', 'erforderlicheunterlagen'],
  procedure: ['ablauf', 'verfahrensablauf'],
  forms: ['formulare', 'formular'],
  fees: ['gebühren', 'gebühr', 'kosten', 'fee'],
  duration: ['dauer', 'bearbeitungsdauer'],
  deadline: ['frist', 'fristen'],
  legal: ['rechtsgrundlagen', 'rechtsgrundlage'],
  appeal: ['rechtsbehelf'],
  responsible: ['zuständig', 'zuständigestelle'],
  department: ['fachbereich', 'amt', 'abteilung'],
  notes: ['hinweise', 'hinweis'],
  limits: ['grenzenderauskunft'],
  questions: ['danachwirdoftgefragt', 'häufigefragen'],
  url: ['link', 'internet', 'adresse', 'onlinedienst'],
  text: ['volltext', 'beschreibung', 'inhalt'],
  translation_of: ['übersetzungvon'],
  leika: ['leikaschlüssel', 'leikaid', 'leistungsschlüssel'],
  life_situations: ['lebenslage', 'lebenslagen'],
};

/** The services of a table's rows. */
export async function* readTable(rows: AsyncIterable<TableRow>): ReadStream {
  let columns: (Column | `title_${string}` | undefined)[] | undefined;
  for await (const { line, cells } of rows) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    if (columns === undefined) {
      columns = cells.map(columnOf);
      checkColumns(columns, cells, line);
      const unknown = cells.filter((name, at) => columns?.[at] === undefined && name.trim() !== '');
      if (unknown.length > 0) yield { problems: unknown.map((name) => note('columnUnknown', line, name.slice(0, 60))) };
      continue;
    }
    const extra = cells.slice(columns.length).some((cell) => cell.trim() !== '');
    if (extra) yield { problems: [problem('tooManyCells', line, '', `${cells.length} > ${columns.length}`)] };
    else yield entryOfRow(rowOfCells(columns, cells, line));
  }
  if (columns === undefined) throw new ImportRefused('fileEmpty');
}

function columnOf(name: string): Column | `title_${string}` | undefined {
  const title = /^(?:title|titel)[ _-]?([a-z]{2}(?:-x-leicht)?)$/i.exec(name.trim())?.[1];
  if (title !== undefined) return `title_${title.toLowerCase()}`;
  const plain = name
    .toLowerCase()
    .normalize('NFC')
    .replace(/[^\p{L}]/gu, '');
  return (Object.keys(names) as Column[]).find(
    (column) => column.replace('_', '') === plain || names[column].includes(plain),
  );
}

function checkColumns(columns: readonly (string | undefined)[], cells: readonly string[], line: number): void {
  const missing = (['id', 'title'] as const).filter((name) => !columns.includes(name));
  if (missing.length > 0) throw new ImportRefused('columnsMissing', line, missing.join(', '));
  const twice = columns.findIndex((column, at) => column !== undefined && columns.indexOf(column) !== at);
  if (twice !== -1) throw new ImportRefused('columnTwice', line, cells[twice] ?? '');
}

function rowOfCells(columns: readonly (string | undefined)[], cells: readonly string[], line: number) {
  const of = (column: Column): string => {
    const at = columns.indexOf(column);
    return at === -1 ? '' : unescapedCell(cells[at] ?? '');
  };
  const titles = columns.flatMap((column, at): [string, string][] =>
    column?.startsWith('title_') ? [[column.slice('title_'.length), unescapedCell(cells[at] ?? '')]] : [],
  );
  const texts = Object.fromEntries((Object.keys(names) as Column[]).map((column) => [column, of(column)])) as Record<
    Column,
    string
  >;
  const own = texts.source === ownSource;
  const lists = { keywords: wordsOf(texts.keywords), life_situations: wordsOf(texts.life_situations) };
  return rowOf({ ...texts, ...lists, titles: Object.fromEntries(titles) }, line, own);
}

/** One word a line, or several with `;` or `|` between. */
function wordsOf(cell: string): string[] {
  return cell.split(cell.includes('\n') ? /\r?\n/ : /[;|]/);
}

const formula = /^'*[=+\-@\t\r]/;

/** A cell that no spreadsheet takes for a formula (OWASP, CSV injection): it begins with an apostrophe. */
export function escapedCell(cell: string): string {
  return formula.test(cell) ? `'${cell}` : cell;
}

function unescapedCell(cell: string): string {
  return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell;
}
