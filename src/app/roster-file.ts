// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Reads the file of a duty roster, whatever it is: a calendar, a table, or neither. */
import { readFileSync } from 'node:fs';
import { csvRows } from '../features/knowledge/import/csv-reader.ts';
import { decodeText } from '../features/knowledge/import/decode-text.ts';
import { ImportRefused } from '../features/knowledge/import/import-refused.ts';
import { csvRosterRows, type Cells } from '../features/team/roster-csv.ts';
import { icalRows, type RosterFrame } from '../features/team/roster-ical.ts';
import { readingOf, type RosterReading } from '../features/team/roster-reading.core.ts';

/** A file, and what it is read with. */
export interface RosterOrder {
  readonly path: string;
  readonly frame: RosterFrame;
}

/** Reads it; throws only for what is no fault of the file. */
export async function readRosterFile({ path, frame }: RosterOrder): Promise<RosterReading> {
  const bytes = readFileSync(path);
  try {
    let text = '';
    for await (const piece of decodeText(oneBy(bytes))) text += piece;
    if (text.trim() === '') return { ok: false, code: 'rosterEmpty', line: 0, detail: '' };
    if (text.slice(0, 2000).includes('\0')) return { ok: false, code: 'rosterUnknown', line: 0, detail: '' };
    return /^\s*BEGIN:VCALENDAR/i.test(text) ? readCalendar(text, frame) : await readTable(text, frame);
  } catch (error) {
    if (!(error instanceof ImportRefused)) throw error;
    return { ok: false, code: 'rosterBroken', line: error.line, detail: '' };
  }
}

function readCalendar(text: string, frame: RosterFrame): RosterReading {
  try {
    return readingOf('ical', icalRows(text, frame));
  } catch (error) {
    // ical.js names the line it could not read.
    const message = error instanceof Error ? error.message : '';
    const line = Number(/line (\d+)/i.exec(message)?.[1] ?? 0);
    return { ok: false, code: 'rosterBroken', line, detail: '' };
  }
}

async function readTable(text: string, { timeZone }: RosterFrame): Promise<RosterReading> {
  const rows: Cells[] = [];
  for await (const row of csvRows(oneBy(text))) rows.push(row);
  const read = csvRosterRows(rows, timeZone);
  return 'missing' in read
    ? { ok: false, code: 'columnsMissing', line: 1, detail: read.missing.join(', ') }
    : readingOf('csv', read);
}

async function* oneBy<Piece>(piece: Piece): AsyncGenerator<Piece, void, undefined> {
  yield await Promise.resolve(piece);
}
