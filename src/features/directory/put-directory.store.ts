// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Writing departments, places and people: checked, compared with the version that was seen, written down in the history, and
 * taken away again. One transaction each (D8 – D14).
 */
import { uuidv7 } from '../../lib/ids.ts';
import { asKey } from '../../lib/pure/as-key.ts';
import { ok, refuse, type Result } from '../../lib/result.ts';
import type { Db } from '../../platform/database/database.ts';
import type { SettingChange } from '../settings/setting-change.core.ts';
import { isBelowItself } from './department-tree.core.ts';
import { asJson, hoursFault, tidy, type DepartmentValue, type EntryValue } from './directory-edit.core.ts';
import type { directoryFaults } from './directory-edit.contract.ts';
import { readDepartments, readEntries, usesOf, type Stored } from './directory-edit.store.ts';
import { deputyFault, type DeputyFault } from './stand-in.core.ts';
import { joinedDepartments } from './stand-in.store.ts';
import { readTransferNumber } from './transfer-number.core.ts';
import type { OwnNumbers } from './own-number.core.ts';

/** Why nothing was written. */
export type DirectoryFault = (typeof directoryFaults)[number] | 'conflict' | 'notFound';

/** What writing needs of the others. */
export interface PutDeps {
  /** Numbers that lead to the hotline itself. */
  readonly own: () => OwnNumbers;
  /** Writes the change down; gives its id, null when nothing changed. */
  readonly record: (trx: Db, change: SettingChange) => Promise<string | null>;
  /** What the program keeps of a department by itself goes with it, if nothing names it. */
  readonly forget: (trx: Db, departmentKey: string) => Promise<unknown>;
  /** Facts that say a department's hours follow; gives the articles that read differently. */
  readonly follow: (trx: Db, who: { accountId: string | null; why: string; now: number }) => Promise<readonly string[]>;
}

/** Who writes, why, over which version. */
export interface PutOrder<Value> {
  /** Null = a new one. */
  readonly id: string | null;
  /** Null = it goes away. */
  readonly value: Value | null;
  /** The version that was seen; undefined = whatever is there (an undo compares by itself). */
  readonly version: number | undefined;
  readonly why: string;
  readonly accountId: string | null;
  /** Unix milliseconds. */
  readonly now: number;
  readonly undoes?: string;
}

/** What was written. */
export interface PutDone {
  readonly id: string;
  readonly changeId: string | null;
  /** Articles that read differently from now on. */
  readonly articles: readonly string[];
}

/** How writing ends. */
export type Put = Promise<Result<PutDone, DirectoryFault>>;

/** Writes a department with its central number; a new one is not connected. */
export async function putDepartment(trx: Db, deps: PutDeps, order: PutOrder<DepartmentValue>): Put {
  const before = order.id === null ? undefined : (await readDepartments(trx, order.id))[0];
  if (order.id !== null && !before) return refuse('notFound');
  if (before && order.version !== undefined && before.version !== order.version) return refuse('conflict'); // D11
  if (order.value === null) return before ? removeDepartment(trx, deps, order, before) : refuse('notFound');
  const all = await readDepartments(trx);
  const key = before?.value.key ?? (await freeKey(trx, 'department', order.value.key || order.value.name));
  // What the history keeps of a time without deputies has none.
  const value = tidy({ ...order.value, key, deputy: order.value.deputy ?? null });
  const fault = hoursFault(value.hours, value.exceptions);
  if (fault) return refuse(fault);
  const number = value.number === null ? ok(null) : readTransferNumber(value.number, deps.own());
  if (!number.ok) return number; // D8
  if (all.some(({ id, value: { name } }) => id !== order.id && name.trim() === value.name)) return refuse('nameTaken');
  if (value.parent !== null && !all.some((one) => one.value.key === value.parent)) return refuse('departmentUnknown');
  const tree = all.map((one) => one.value);
  if (value.parent !== null && isBelowItself(tree, key, value.parent)) return refuse('belowItself'); // D10
  const wrong = await deputyWrong(trx, all, before?.value, value);
  if (wrong) return refuse(wrong); // D17
  const id = before?.id ?? uuidv7(order.now);
  const row = {
    name: value.name,
    names: JSON.stringify({ de: value.name, ...(value.nameEn !== '' && { en: value.nameEn }) }),
    tasks: value.tasks,
    parentId: all.find((one) => one.value.key === value.parent)?.id ?? null,
    number: number.value,
    email: value.email,
    hours: JSON.stringify(value.hours),
    exceptions: JSON.stringify(value.exceptions),
    connects: value.connects,
    deputyId: all.find((one) => one.value.key === value.deputy)?.id ?? null,
    version: (before?.version ?? 0) + 1,
  };
  if (before) await trx.updateTable('department').set(row).where('id', '=', id).execute();
  else
    await trx
      .insertInto('department')
      .values({ ...row, id, key, stage: 'notConnected' })
      .execute();
  const central = await putCentral(trx, { id, key, name: value.name, number: number.value, now: order.now });
  if (!central.ok) return central;
  const written = { ...value, number: number.value };
  const change = { kind: 'department', subject: key, title: `Fachbereich ${value.name}` };
  const changeId = await deps.record(trx, {
    ...change,
    ...recorded(order),
    before: json(before?.value),
    after: json(written),
  });
  const articles = await deps.follow(trx, order);
  return ok({ id, changeId, articles });
}

/** Why the deputy cannot be; one that was there already may stay, whatever became of it since. */
async function deputyWrong(
  trx: Db,
  all: readonly Stored<DepartmentValue>[],
  before: DepartmentValue | undefined,
  { key, deputy }: DepartmentValue,
): Promise<DeputyFault | undefined> {
  if (deputy === null || deputy === before?.deputy) return undefined;
  const joined = await joinedDepartments(trx);
  const others = all.map(({ value }) => ({ key: value.key, deputy: value.deputy, joined: joined.has(value.key) }));
  return deputyFault(others, key, deputy);
}

/** The central number is an entry that follows its department (D13). */
async function putCentral(
  trx: Db,
  { id, key, name, number, now }: { id: string; key: string; name: string; number: string | null; now: number },
): Promise<Result<null, 'stillUsed'>> {
  const there = await trx.selectFrom('directoryEntry').select('id').where('key', '=', key).executeTakeFirst();
  if (number === null) {
    if (!there) return ok(null);
    const uses = await usesOf(trx, 'directory_entry', there.id);
    if (uses.size > 0) return refuse('stillUsed', Object.fromEntries(uses));
    await trx.deleteFrom('directoryEntry').where('id', '=', there.id).execute();
    return ok(null);
  }
  const row = { name, number, acceptance: number.startsWith('+') ? ('key' as const) : ('answer' as const) };
  if (there)
    await trx
      .updateTable('directoryEntry')
      .set({ ...row, departmentId: id })
      .where('id', '=', there.id)
      .execute();
  else
    await trx
      .insertInto('directoryEntry')
      .values({ ...row, id: uuidv7(now), key, departmentId: id, hours: null })
      .execute();
  return ok(null);
}

async function removeDepartment(
  trx: Db,
  deps: PutDeps,
  order: PutOrder<DepartmentValue>,
  before: { readonly id: string; readonly value: DepartmentValue },
): Put {
  await deps.forget(trx, before.value.key);
  const uses = new Map(await usesOf(trx, 'department', before.id));
  const { key, name } = before.value;
  const central = await trx.selectFrom('directoryEntry').select('id').where('key', '=', key).executeTakeFirst();
  if (central)
    for (const [table, count] of await usesOf(trx, 'directory_entry', central.id))
      uses.set(table, Math.max(count, uses.get(table) ?? 0));
  if (uses.size > 0) return refuse('stillUsed', Object.fromEntries(uses)); // D12
  if (central) await trx.deleteFrom('directoryEntry').where('id', '=', central.id).execute();
  await trx.deleteFrom('department').where('id', '=', before.id).execute();
  const change = { kind: 'department', subject: key, title: `Fachbereich ${name}` };
  const changeId = await deps.record(trx, { ...change, ...recorded(order), before: json(before.value), after: null });
  return ok({ id: before.id, changeId, articles: [] });
}

/** Writes a place or a person. */
export async function putEntry(trx: Db, deps: PutDeps, order: PutOrder<EntryValue>): Put {
  const before = order.id === null ? undefined : (await readEntries(trx, order.id))[0];
  if (order.id !== null && !before) return refuse('notFound');
  if (before && order.version !== undefined && before.version !== order.version) return refuse('conflict'); // D11
  const departments = await readDepartments(trx);
  if (before && departments.some(({ value }) => value.key === before.value.key)) return refuse('isCentral'); // D13
  if (order.value === null) {
    if (!before) return refuse('notFound');
    const uses = await usesOf(trx, 'directory_entry', before.id);
    if (uses.size > 0) return refuse('stillUsed', Object.fromEntries(uses)); // D12
    await trx.deleteFrom('directoryEntry').where('id', '=', before.id).execute();
    const gone = { ...entryWords(before.value), before: json(before.value), after: null };
    return ok({ id: before.id, changeId: await deps.record(trx, { ...gone, ...recorded(order) }), articles: [] });
  }
  const key = before?.value.key ?? (await freeKey(trx, 'directoryEntry', order.value.key || order.value.name));
  const account = before ? before.value.account : order.value.account;
  const value = tidy({ ...order.value, key, account });
  const fault = hoursFault(value.hours, value.exceptions);
  if (fault) return refuse(fault);
  if (value.number === null && value.account === null) return refuse('numberMissing');
  const number = value.number === null ? ok(null) : readTransferNumber(value.number, deps.own());
  if (!number.ok) return number; // D8
  const department = departments.find((one) => one.value.key === value.department);
  if (!department) return refuse('departmentUnknown');
  const entries = await readEntries(trx);
  const deputy = entries.find((one) => one.value.key === value.deputy);
  if (value.deputy !== null && (!deputy || deputy.value.key === key)) return refuse('deputyUnknown');
  const id = before?.id ?? uuidv7(order.now);
  const row = {
    kind: value.kind,
    name: value.name,
    role: value.role,
    departmentId: department.id,
    number: number.value,
    acceptance: value.acceptance,
    hours: value.hours === null ? null : JSON.stringify(value.hours),
    exceptions: JSON.stringify(value.exceptions),
    deputyId: deputy?.id ?? null,
    accountId: value.account,
    version: (before?.version ?? 0) + 1,
  };
  if (before) await trx.updateTable('directoryEntry').set(row).where('id', '=', id).execute();
  else
    await trx
      .insertInto('directoryEntry')
      .values({ ...row, id, key })
      .execute();
  const after = json({ ...value, number: number.value });
  const changeId = await deps.record(trx, {
    ...{ ...entryWords(value), ...recorded(order) },
    ...{ before: json(before?.value), after },
  });
  return ok({ id, changeId, articles: [] });
}

function entryWords({ key, name, kind }: EntryValue) {
  return { kind: 'directory', subject: key, title: `${kind === 'person' ? 'Person' : 'Stelle'} ${name}` };
}

/** What the history keeps of an order besides the values. */
export function recorded({ why, accountId, now, undoes }: Omit<PutOrder<unknown>, 'id' | 'value' | 'version'>) {
  return { why, accountId, now, ...(undoes !== undefined && { undoes }) };
}

const json = (value: DepartmentValue | EntryValue | undefined) => (value === undefined ? null : asJson(value));

/** A key nobody has: made of the name, with a number behind it if need be. */
async function freeKey(trx: Db, table: 'department' | 'directoryEntry', name: string): Promise<string> {
  const rows = [
    ...(await trx.selectFrom('department').select('key').execute()),
    // An entry with the key of a department is its central number.
    ...(await trx.selectFrom('directoryEntry').select('key').execute()),
  ];
  const taken = new Set(rows.map(({ key }) => key));
  const base = asKey(name) || (table === 'department' ? 'fachbereich' : 'eintrag');
  for (let count = 1; ; count += 1) {
    const key = count === 1 ? base : `${base}-${count}`;
    if (!taken.has(key)) return key;
  }
}
