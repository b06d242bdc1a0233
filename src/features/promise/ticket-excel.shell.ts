// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The list of tickets as an Excel file (PR25). Every cell but a time is text by its type, so that none is a formula. */
import writeExcelFile, { type Cell } from 'write-excel-file/node';
import { ticketRows, type TableLine } from './ticket-table.core.ts';

/** Characters wide; the names of services are the longest. */
const widths = [12, 12, 18, 18, 11, 36, 28, 26, 12, 12, 11, 16];

/** The file as bytes, with the heads on top of every page of a long list. */
export async function ticketExcel(lines: readonly TableLine[]): Promise<Uint8Array> {
  const [heads = [], ...rows] = ticketRows(lines);
  const head = heads.map((value): Cell => ({ value, type: String, fontWeight: 'bold' }));
  // What Excel could not open again is left out: control characters, and halves of characters.
  const cell = (value: string): Cell => (value === '' ? null : { value: writable(value), type: String });
  const sheet = [head, ...rows.map((row) => row.map(cell))];
  const columns = widths.map((width) => ({ width }));
  return writeExcelFile(sheet, { sheet: 'Tickets', columns, stickyRowsCount: 1 }).toBuffer();
}

function writable(text: string): string {
  return [...text.toWellFormed()].map((char) => (char >= ' ' || '\t\n\r'.includes(char) ? char : ' ')).join('');
}
