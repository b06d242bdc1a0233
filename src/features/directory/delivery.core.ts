// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** A delivered list of departments, people and places beside what is kept: new, changed, gone (DI1 – DI7). Reads no files. */
import { asKey } from '../../lib/pure/as-key.ts';
import { weekdays } from '../../lib/pure/calendar.ts';
import { dayColumns, type DeliveryColumn } from './delivery-columns.core.ts';
import { noHours, type DepartmentValue, type EntryValue } from './directory-edit.core.ts';
import { readDayHours, writtenHours } from './directory.core.ts';
import type { OwnNumbers } from './own-number.core.ts';
import { numberFaults, readTransferNumber } from './transfer-number.core.ts';

/** One row; a column the file does not have is absent (DI3). */
export interface DeliveredRow {
  readonly line: number;
  readonly texts: Readonly<Partial<Record<DeliveryColumn, string>>>;
}

/** What is wrong with a row, or why what is gone cannot go. */
export const rowFaults = [
  ...numberFaults,
  'nameMissing',
  'kindUnknown',
  'aboveUnknown',
  'numberMissing',
  'hoursWrong',
  'emailWrong',
  'deputyUnknown',
  'rowTwice',
  'stillUsed',
] as const;
export type RowFault = (typeof rowFaults)[number];

/** A field that differs, as people read it. */
export interface FieldChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** One line of the comparison. */
export interface RowDiff {
  /** Names the row in what is ticked. */
  readonly id: string;
  readonly change: 'new' | 'changed' | 'gone';
  readonly what: 'department' | 'person' | 'place';
  readonly title: string;
  /** 0 = not in the file. */
  readonly line: number;
  readonly fields: readonly FieldChange[];
  readonly fault: RowFault | null;
}

/** What is kept now. */
export interface Kept {
  readonly departments: readonly DepartmentValue[];
  /** Without the central numbers. */
  readonly entries: readonly EntryValue[];
}

/** A row with what it would write. */
export type Wish = RowDiff & ({ readonly department: DepartmentValue } | { readonly entry: EntryValue });

/** The comparison: what would be written, what is only in our directory, and how many rows change nothing. */
export interface Delivery {
  readonly wishes: readonly Wish[];
  readonly gone: readonly RowDiff[];
  readonly same: number;
}

/** Compares the rows of a file with what is kept. */
export function compareDelivery(rows: readonly DeliveredRow[], kept: Kept, own: OwnNumbers): Delivery {
  const read = rows.map((row) => readRow(row, rows, kept, own));
  const keys = read.map(({ id }) => id);
  const twice = new Set(keys.filter((id, at) => keys.indexOf(id) !== at));
  const wishes = read.map((wish) =>
    twice.has(wish.id) && wish.fault === null ? { ...wish, fault: 'rowTwice' as const } : wish,
  ); // DI4
  const named = new Set(keys);
  const nameOf = namesOf(read, kept);
  const goneOnes = [
    ...kept.departments.map((value) => [`department:${value.key}`, value.name, 'department'] as const),
    ...kept.entries.map((value) => [`entry:${value.key}`, value.name, value.kind] as const),
  ].filter(([id]) => !named.has(id));
  return {
    wishes: wishes
      .filter((wish) => wish.change === 'new' || wish.fields.length > 0 || wish.fault !== null)
      .map((wish) => ({ ...wish, fields: wish.fields.map((change) => byName(change, nameOf)) })),
    gone: goneOnes.map(([id, title, what]) => ({
      ...{ id, title, what, change: 'gone', line: 0 },
      fields: [],
      fault: null,
    })),
    same: wishes.filter((wish) => wish.change !== 'new' && wish.fields.length === 0 && wish.fault === null).length,
  };
}

/** Names by id, as the file would have them. */
function namesOf(read: readonly Wish[], kept: Kept): ReadonlyMap<string, string> {
  return new Map([
    ...kept.departments.map(({ key, name }) => [`department:${key}`, name] as const),
    ...kept.entries.map(({ key, name }) => [`entry:${key}`, name] as const),
    ...read.filter(({ title }) => title !== '').map(({ id, title }) => [id, title] as const),
  ]);
}

/** DI8: what refers to another line of the directory is shown by its name. */
function byName({ field, before, after }: FieldChange, nameOf: ReadonlyMap<string, string>): FieldChange {
  const table = field === 'parent' || field === 'department' ? 'department' : field === 'deputy' ? 'entry' : undefined;
  if (!table) return { field, before, after };
  const shown = (key: string): string => nameOf.get(`${table}:${key}`) ?? key;
  return { field, before: shown(before), after: shown(after) };
}

/** A name that nothing has, here or in the file. */
const unknownName = '';

function readRow(row: DeliveredRow, rows: readonly DeliveredRow[], kept: Kept, own: OwnNumbers): Wish {
  const { texts, line } = row;
  const name = (texts.name ?? '').trim();
  const kind = kindOf(texts.what ?? '');
  const what = kind ?? 'department';
  const key = (texts.key ?? '').trim();
  const isDepartment = what === 'department';
  const there = (isDepartment ? kept.departments : kept.entries).find(
    (one) => (key !== '' && one.key === asKey(key)) || (key === '' && one.name === name), // DI2
  );
  const ownKey = there?.key ?? asKey(key || name);
  const id = `${isDepartment ? 'department' : 'entry'}:${ownKey}`;
  const number =
    texts.number === undefined || texts.number.trim() === '' ? undefined : readTransferNumber(texts.number, own);
  const email = (texts.email ?? '').trim();
  const hours = hoursIn(texts, there?.hours ?? null);
  const above = aboveOf(texts.above, rows, kept.departments);
  const deputy = deputyOf(texts.deputy, rows, kept.entries);
  const fault = ((): RowFault | null => {
    if (name === '') return 'nameMissing';
    if (kind === undefined) return 'kindUnknown';
    if (number && !number.ok) return number.code;
    if (hours === 'wrong') return 'hoursWrong';
    if (email !== '' && !/^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/.test(email)) return 'emailWrong';
    if (above === unknownName || (!isDepartment && !there && !above)) return 'aboveUnknown';
    if (deputy === unknownName) return 'deputyUnknown';
    return null;
  })();
  const readNumber = texts.number === undefined ? undefined : number?.ok ? number.value : null;
  const base = { id, line, what, title: name, fault } as const;
  const week = hours === 'wrong' || hours === undefined ? undefined : hours;
  if (isDepartment) {
    const before = there as DepartmentValue | undefined;
    const value: DepartmentValue = {
      key: ownKey,
      name,
      nameEn: texts.nameEn?.trim() ?? before?.nameEn ?? '',
      tasks: texts.tasks?.trim() ?? before?.tasks ?? '',
      parent: texts.above === undefined ? (before?.parent ?? null) : above === unknownName ? null : (above ?? null),
      number: readNumber === undefined ? (before?.number ?? null) : readNumber,
      email: texts.email === undefined ? (before?.email ?? null) : email === '' ? null : email,
      hours: week ?? before?.hours ?? noHours,
      exceptions: before?.exceptions ?? [],
      connects: before?.connects ?? 'announce',
      deputy: before?.deputy ?? null,
    };
    const fields = changes(before && departmentTexts(before), departmentTexts(value));
    return { ...base, change: before ? 'changed' : 'new', fields, department: value };
  }
  const before = there as EntryValue | undefined;
  const value: EntryValue = {
    key: ownKey,
    kind: what,
    name,
    role: texts.tasks?.trim() ?? before?.role ?? '',
    department: above && above !== unknownName ? above : (before?.department ?? ''),
    number: readNumber === undefined ? (before?.number ?? null) : readNumber,
    acceptance: before?.acceptance ?? (readNumber?.startsWith('+') ? 'key' : 'answer'),
    hours: week ?? before?.hours ?? null,
    exceptions: before?.exceptions ?? [],
    deputy: texts.deputy === undefined ? (before?.deputy ?? null) : deputy === unknownName ? null : (deputy ?? null),
    account: before?.account ?? null,
  };
  const numberMissing = fault === null && value.number === null && value.account === null;
  const fields = changes(before && entryTexts(before), entryTexts(value));
  return {
    ...base,
    fault: numberMissing ? 'numberMissing' : fault,
    change: before ? 'changed' : 'new',
    fields,
    entry: value,
  };
}

function kindOf(text: string): 'department' | 'person' | 'place' | undefined {
  const plain = text.trim().toLowerCase();
  if (['', 'fachbereich', 'amt', 'abteilung', 'department', 'organisationseinheit'].includes(plain))
    return 'department';
  if (['person', 'mitarbeiterin', 'mitarbeiter', 'ansprechperson'].includes(plain)) return 'person';
  return ['stelle', 'ort', 'place', 'schalter'].includes(plain) ? 'place' : undefined;
}

/** The hours of the days the file names; undefined = it names none. */
function hoursIn(
  texts: DeliveredRow['texts'],
  before: DepartmentValue['hours'] | null,
): DepartmentValue['hours'] | 'wrong' | undefined {
  if (dayColumns.every((column) => texts[column] === undefined)) return undefined;
  const days = weekdays.map((day, at) => {
    const text = texts[dayColumns[at] ?? 'monday'];
    return [day, text === undefined ? (before?.[day] ?? []) : readDayHours(text)] as const;
  });
  if (days.some(([, spans]) => spans === undefined)) return 'wrong';
  return Object.fromEntries(days) as unknown as DepartmentValue['hours'];
}

/** The key of the department that is named, here or further down in the file. */
function aboveOf(
  text: string | undefined,
  rows: readonly DeliveredRow[],
  kept: readonly DepartmentValue[],
): string | undefined {
  const name = text?.trim() ?? '';
  if (name === '') return undefined;
  const there = kept.find((one) => one.key === asKey(name) || one.name === name);
  if (there) return there.key;
  const inFile = rows.find(
    ({ texts }) => kindOf(texts.what ?? '') === 'department' && [texts.key?.trim(), texts.name?.trim()].includes(name),
  );
  return inFile ? asKey(inFile.texts.key || (inFile.texts.name ?? '')) : unknownName;
}

function deputyOf(
  text: string | undefined,
  rows: readonly DeliveredRow[],
  kept: readonly EntryValue[],
): string | undefined {
  const name = text?.trim() ?? '';
  if (name === '') return undefined;
  const there = kept.find((one) => one.key === asKey(name) || one.name === name);
  if (there) return there.key;
  const inFile = rows.find(
    ({ texts }) => kindOf(texts.what ?? '') !== 'department' && [texts.key?.trim(), texts.name?.trim()].includes(name),
  );
  return inFile ? asKey(inFile.texts.key || (inFile.texts.name ?? '')) : unknownName;
}

type Texts = Readonly<Record<string, string>>;

function departmentTexts({ hours, ...value }: DepartmentValue): Texts {
  const { name, nameEn, tasks, parent, number, email } = value;
  return { name, nameEn, tasks, parent: parent ?? '', number: number ?? '', email: email ?? '', ...dayTexts(hours) };
}

function entryTexts({ kind, name, role, department, number, deputy, hours }: EntryValue): Texts {
  const days = hours ? dayTexts(hours) : {};
  return { kind, name, role, department, number: number ?? '', deputy: deputy ?? '', ...days };
}

function dayTexts(hours: DepartmentValue['hours']): Texts {
  return Object.fromEntries(writtenHours(hours).map((text, at) => [dayColumns[at] ?? '', text]));
}

function changes(before: Texts | undefined, after: Texts): readonly FieldChange[] {
  return [...new Set([...Object.keys(before ?? {}), ...Object.keys(after)])]
    .map((field) => ({ field, before: before?.[field] ?? '', after: after[field] ?? '' }))
    .filter((one) => one.before !== one.after);
}

/** Formulas that were written into a cell stay words (DI7): the apostrophe that protects them is taken off. */
export function plainCell(cell: string): string {
  return /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}
