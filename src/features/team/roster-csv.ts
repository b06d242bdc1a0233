// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Duty rosters as tables: one row per person and day, with times as people write them. */
import { Temporal } from 'temporal-polyfill';
import type { RosterRow } from './duty.core.ts';

/** A row of cells with the line it begins in. */
export interface Cells {
  readonly line: number;
  readonly cells: readonly string[];
}

/** How people name the columns; compared in lower case, without signs. */
const names = {
  person: [
    'person',
    'name',
    'mitarbeiter',
    'mitarbeiterin',
    'beschaeftigte',
    'servicekraft',
    'benutzer',
    'benutzername',
    'user',
    'agent',
    'employee',
  ],
  day: ['datum', 'tag', 'date', 'day'],
  start: ['von', 'beginn', 'start', 'anfang', 'dienstbeginn', 'from', 'begin'],
  end: ['bis', 'ende', 'end', 'dienstende', 'to', 'until'],
  kind: ['art', 'dienst', 'dienstart', 'schicht', 'typ', 'kind', 'type', 'shift'],
} as const;
type Column = keyof typeof names;

/** A table without the columns it needs. */
export interface ColumnsMissing {
  readonly missing: readonly string[];
}

/** The stretches of a table; times are meant in the city's zone. */
export function csvRosterRows(rows: readonly Cells[], timeZone: string): readonly RosterRow[] | ColumnsMissing {
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const [head, ...body] = filled;
  const columns = new Map<Column, number>();
  head?.cells.forEach((cell, at) => {
    const column = columnOf(cell);
    if (column !== undefined && !columns.has(column)) columns.set(column, at);
  });
  const missing = (['person', 'start', 'end'] as const).filter((column) => !columns.has(column));
  if (missing.length > 0) return { missing: missing.map((column) => names[column][0]) };
  return body.map(({ line, cells }): RosterRow => {
    const of = (column: Column): string => cells[columns.get(column) ?? -1]?.trim() ?? '';
    const [start, end] = [timeOf(of('day'), of('start'), timeZone), timeOf(of('day'), of('end'), timeZone)];
    const when: RosterRow['when'] =
      start === undefined || end === undefined
        ? { kind: 'unreadable', text: `${of('day')} ${of('start')} – ${of('end')}`.trim() }
        : { kind: 'span', start, end };
    return { line, names: [of('person')], when, about: of('kind') };
  });
}

function columnOf(name: string): Column | undefined {
  const plain = name
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replace(/[^a-z]/g, '');
  return (Object.keys(names) as Column[]).find((column) => (names[column] as readonly string[]).includes(plain));
}

/** A day and a time, or both in one cell; undefined = not understood for certain. */
function timeOf(day: string, cell: string, timeZone: string): number | undefined {
  const [, ownDay, ownTime] = /^(\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{2,4})(?:[T ,]+(.+))?$/.exec(cell) ?? [];
  const date = dateOf(ownDay ?? day);
  const minute = minuteOf(ownDay === undefined ? cell : (ownTime ?? ''));
  if (!date || minute === undefined) return undefined;
  return date.toPlainDateTime().add({ minutes: minute }).toZonedDateTime(timeZone, { disambiguation: 'compatible' })
    .epochMilliseconds;
}

function dateOf(text: string): Temporal.PlainDate | undefined {
  // A weekday before the date says nothing more.
  const plain = text.trim().replace(/^\p{L}+\.?,?\s+/u, '');
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(plain);
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})$/.exec(plain);
  const parts = iso ? [iso[1], iso[2], iso[3]] : german ? [german[3], german[2], german[1]] : undefined;
  if (!parts) return undefined;
  const [year = 0, month = 0, day = 0] = parts.map(Number);
  try {
    return Temporal.PlainDate.from({ year: year < 100 ? 2000 + year : year, month, day }, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}

/** Minutes since midnight, up to 24:00. */
function minuteOf(text: string): number | undefined {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/\s*(?:uhr|h)$/, '');
  const [, hour, minute = '0'] =
    /^(\d{1,2})(?:[:.](\d{2})(?:[:.]\d{2})?)?$/.exec(plain) ?? /^(\d{2})(\d{2})$/.exec(plain) ?? [];
  if (hour === undefined || Number(minute) > 59) return undefined;
  const minutes = Number(hour) * 60 + Number(minute);
  return minutes <= 24 * 60 ? minutes : undefined;
}
