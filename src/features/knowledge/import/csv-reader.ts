// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** CSV as a stream of rows: `;`, `,` or tab, line breaks within quotes, any encoding. Nothing is calculated: a formula is its text. */
import { decodeText } from './decode-text.ts';
import { ImportRefused, type Bytes, type ReadStream } from './import-refused.ts';
import { mostCells, readTable, type TableRow } from './table-reader.ts';

/** Characters a cell may have. */
const longestCell = 1_000_000;

/** The services of a CSV file. */
export function readCsv(bytes: Bytes): ReadStream {
  return readTable(csvRows(decodeText(bytes)));
}

/** The rows of a CSV text. */
export async function* csvRows(pieces: AsyncIterable<string>): AsyncGenerator<TableRow, void, undefined> {
  let delimiter: string | undefined;
  let head = '';
  let line = 1;
  let row = { line: 1, cells: [] as string[] };
  let cell = '';
  let state: 'start' | 'plain' | 'quoted' | 'quote' = 'start';
  let quotedAt = 1;
  let wasReturn = false;

  function endCell(): void {
    if (row.cells.length >= mostCells) throw new ImportRefused('tooManyCells', row.line, `> ${mostCells}`);
    row.cells.push(cell);
    cell = '';
    state = 'start';
  }
  function* take(text: string): Generator<TableRow, void, undefined> {
    for (const sign of text) {
      if (sign === '\n' && wasReturn) {
        wasReturn = false;
        if (state === 'quoted') cell += sign;
        continue;
      }
      wasReturn = sign === '\r';
      const newline = sign === '\n' || sign === '\r';
      if (newline) line += 1;
      if (state === 'quoted') {
        if (sign === '"') state = 'quote';
        else cell += sign;
        if (cell.length > longestCell) throw new ImportRefused('quoteOpen', quotedAt);
      } else if (state === 'quote' && sign === '"') {
        cell += sign;
        state = 'quoted';
      } else if (newline) {
        endCell();
        yield row;
        row = { line, cells: [] };
      } else if (sign === delimiter) endCell();
      else if (sign === '"' && state === 'start') {
        state = 'quoted';
        quotedAt = line;
      } else {
        cell += sign;
        if (state !== 'quote') state = 'plain';
        if (cell.length > longestCell) throw new ImportRefused('tooLarge', line);
      }
    }
  }

  for await (const piece of pieces) {
    if (delimiter === undefined) {
      head += piece;
      delimiter = delimiterOf(head);
      if (delimiter === undefined) {
        if (head.length > longestCell) throw new ImportRefused('tooLarge', 1);
        continue;
      }
      yield* take(head);
      head = '';
    } else yield* take(piece);
  }
  if (delimiter === undefined) {
    delimiter = delimiterOf(`${head}\n`) ?? ';';
    yield* take(head);
  }
  if ((state as string) === 'quoted') throw new ImportRefused('quoteOpen', quotedAt);
  if (cell !== '' || row.cells.length > 0) {
    endCell();
    yield row;
  }
}

/** The sign that parts the first line most often; undefined while its end has not come. */
function delimiterOf(head: string): string | undefined {
  // Excel's own first line names it.
  const named = /^sep=(.)\r?\n/.exec(head)?.[1];
  if (named !== undefined) return named;
  const counts = new Map([';', ',', '\t'].map((sign) => [sign, 0]));
  let quoted = false;
  for (const sign of head) {
    if (sign === '"') quoted = !quoted;
    else if (!quoted && (sign === '\n' || sign === '\r')) {
      const [best] = [...counts].toSorted(([, a], [, b]) => b - a);
      return best?.[0];
    } else if (!quoted && counts.has(sign)) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  }
  return undefined;
}
