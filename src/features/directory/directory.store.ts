// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import { isUuid } from '../../lib/pure/uuid.ts';
import { writtenNumber } from '../../lib/pure/phone-number.ts';
import { ok, refuse, type Result } from '../../lib/result.ts';
import type { Db } from '../../platform/database/database.ts';
import type { Calendar, WeeklyHours } from '../calendar/calendar.core.ts';
import type { Department, DirectoryEntry } from './directory.contract.ts';
import { fit, writtenHours } from './directory.core.ts';
import { exceptionsOf, hoursOf } from './directory-edit.store.ts';
import { openBy, type OpenNow } from './hours-exceptions.core.ts';
import { readStandIns } from './stand-in.store.ts';

/** All departments by name; open by their own hours on the city's working days. `now` is Unix milliseconds. */
export async function listDepartments(db: Db, calendar: Calendar, now: number): Promise<Department[]> {
  const [rows, standIns] = [
    await db.selectFrom('department').selectAll().execute(),
    await readStandIns(db, calendar, now),
  ];
  return rows
    .map((row) => {
      const hours = hoursOf(row.hours);
      return {
        departmentId: row.id,
        key: row.key,
        name: row.name,
        number: row.number === null ? null : writtenNumber(row.number),
        email: row.email,
        stage: row.stage,
        hours: writtenHours(hours),
        openNow: openBy(hours, exceptionsOf(row.exceptions), calendar, now).open,
        standIn: standIns.get(row.id) ?? null,
      };
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, 'de'));
}

/**
 * D6: writes the hours of a department unless they are others than whoever changes them saw (`was`, as the list writes them).
 * What depends on them follows by `followDepartmentHours`, in the same transaction.
 */
export async function writeDepartmentHours(
  trx: Db,
  departmentId: string,
  { hours, was }: { readonly hours: WeeklyHours; readonly was: readonly string[] },
): Promise<Result<null, 'notFound' | 'versionChanged'>> {
  const there = await trx
    .selectFrom('department')
    .select('hours')
    .where('id', '=', departmentId)
    .forUpdate()
    .executeTakeFirst();
  if (!there) return refuse('notFound');
  if (writtenHours(hoursOf(there.hours)).join('\n') !== was.join('\n')) return refuse('versionChanged');
  await trx
    .updateTable('department')
    .set((eb) => ({ hours: JSON.stringify(hours), version: eb('version', '+', 1) }))
    .where('id', '=', departmentId)
    .execute();
  return ok(null);
}

/** Entries that fit the search, the best first, then those that are open now. `now` is Unix milliseconds. */
export async function searchDirectory(
  db: Db,
  calendar: Calendar,
  query: {
    readonly search: string;
    readonly departmentId?: string | undefined;
    readonly now: number;
    readonly phoneIsOn: (accountId: string) => boolean;
  },
): Promise<DirectoryEntry[]> {
  const rows = await db
    .selectFrom('directoryEntry')
    .innerJoin('department', 'department.id', 'directoryEntry.departmentId')
    .leftJoin('directoryEntry as deputy', 'deputy.id', 'directoryEntry.deputyId')
    .select([
      'directoryEntry.id',
      'directoryEntry.key',
      'directoryEntry.role',
      'directoryEntry.exceptions',
      'deputy.name as deputy',
      'directoryEntry.name',
      'directoryEntry.number',
      'directoryEntry.acceptance',
      'directoryEntry.hours',
      'directoryEntry.accountId',
    ])
    .select([
      'directoryEntry.departmentId',
      'department.name as departmentName',
      'department.key as departmentKey',
      'department.tasks',
      'department.hours as departmentHours',
      'department.exceptions as departmentExceptions',
    ])
    .execute();
  const places = await placesByDepartment(db);
  const standIns = await readStandIns(db, calendar, query.now);
  const central = new Map(rows.map((row) => [row.key, row]));
  return (
    rows
      .filter((row) => query.departmentId === undefined || row.departmentId === query.departmentId)
      .map((row) => {
        const person = row.accountId !== null && query.phoneIsOn(row.accountId);
        const standIn = standIns.get(row.departmentId);
        // D16: the central number of who is away rings at the deputy, by the deputy's hours.
        const instead = standIn && row.key === row.departmentKey ? central.get(standIn.key) : undefined;
        const hours = openOf(instead ?? row, calendar, query.now);
        // A place means the department's central number (D14).
        const where = row.key === row.departmentKey ? { places: places.get(row.departmentId) ?? '' } : {};
        const fits = fit({ ...row, ...where }, query.search);
        return { row, person, standIn, fit: fits, openNow: person || hours.open, changesAt: hours.changesAt };
      })
      // A person without a number whose phone is off cannot be reached at all.
      .filter(({ row, person, fit: fits }) => fits > 0 && (person || row.number !== null))
      .toSorted(
        (a, b) => b.fit - a.fit || Number(b.openNow) - Number(a.openNow) || a.row.name.localeCompare(b.row.name, 'de'),
      )
      .map(({ row, person, standIn, openNow, changesAt }) => ({
        directoryEntryId: row.id,
        name: row.name,
        departmentId: row.departmentId,
        departmentName: row.departmentName,
        role: row.role,
        deputy: row.deputy,
        standIn: standIn ?? null,
        number: row.number === null ? null : writtenNumber(row.number),
        person,
        openNow,
        changesAt: person || changesAt === null ? null : new Date(changesAt).toISOString(),
        acceptance: person ? ('answer' as const) : row.acceptance,
      }))
  );
}

/** Where a caller can be passed on to by this entry. */
export interface TransferTarget {
  readonly entry: string;
  readonly name: string;
  /** What `directoryTarget` checks and the switch dials; null for a person without a number. */
  readonly number: string | null;
  readonly acceptance: 'answer' | 'key';
  readonly department: string;
  readonly account: string | null;
  /** By its hours at the instant asked for. */
  readonly open: boolean;
}

/**
 * The entry as the target of a transfer at an instant (Unix milliseconds), or who stands in for its department then (D16);
 * undefined for an unknown entry.
 */
export async function transferTargetOf(
  db: Db,
  calendar: Calendar,
  directoryEntryId: string,
  now: number,
): Promise<TransferTarget | undefined> {
  if (!isUuid(directoryEntryId)) return undefined;
  const asked = await entryAsTarget(db, calendar, directoryEntryId, now);
  const insteadId = asked && (await centralInstead(db, calendar, asked, now));
  const instead = insteadId === undefined ? undefined : await entryAsTarget(db, calendar, insteadId, now);
  return asked && instead ? { ...instead, name: `${instead.name} (vertritt ${asked.name})` } : asked;
}

/** The central number of who stands in, when this is the central number of a department that is away. */
async function centralInstead(
  db: Db,
  calendar: Calendar,
  { entry, department }: TransferTarget,
  now: number,
): Promise<string | undefined> {
  const standIn = (await readStandIns(db, calendar, now)).get(department);
  if (!standIn) return undefined;
  const rows = await db
    .selectFrom('directoryEntry')
    .innerJoin('department', 'department.key', 'directoryEntry.key')
    .select(['directoryEntry.id', 'department.id as department'])
    .where('department.id', 'in', [department, standIn.departmentId])
    .execute();
  const idOf = (of: string): string | undefined => rows.find((row) => row.department === of)?.id;
  return idOf(department) === entry ? idOf(standIn.departmentId) : undefined;
}

async function entryAsTarget(
  db: Db,
  calendar: Calendar,
  directoryEntryId: string,
  now: number,
): Promise<TransferTarget | undefined> {
  const row = await db
    .selectFrom('directoryEntry')
    .innerJoin('department', 'department.id', 'directoryEntry.departmentId')
    .select(['directoryEntry.id as entry', 'directoryEntry.name', 'directoryEntry.number', 'directoryEntry.acceptance'])
    .select(['directoryEntry.departmentId as department', 'directoryEntry.accountId as account'])
    .select(['directoryEntry.hours', 'department.hours as departmentHours'])
    .select(['directoryEntry.exceptions', 'department.exceptions as departmentExceptions'])
    .where('directoryEntry.id', '=', directoryEntryId)
    .executeTakeFirst();
  if (!row) return undefined;
  const { hours, departmentHours, exceptions, departmentExceptions, ...target } = row;
  const open = openOf({ hours, departmentHours, exceptions, departmentExceptions }, calendar, now);
  return { ...target, open: open.open };
}

/**
 * The directory gets an entry for a person whose phone is switched on for the first time; the name follows the account.
 * An entry that names the person already keeps its number. Returns false when the account has no department.
 */
export async function listPerson(
  db: Db,
  person: {
    readonly accountId: string;
    readonly name: string;
    readonly departmentId: string | null;
    readonly id: string;
  },
): Promise<boolean> {
  if (person.departmentId === null) return false;
  await db
    .insertInto('directoryEntry')
    .values({
      id: person.id,
      key: `person-${person.accountId}`,
      departmentId: person.departmentId,
      name: person.name,
      number: null,
      acceptance: 'answer',
      hours: null,
      accountId: person.accountId,
    })
    .onConflict((conflict) =>
      conflict
        .column('accountId')
        .doUpdateSet({ name: person.name, departmentId: person.departmentId ?? '' })
        .where('directoryEntry.number', 'is', null),
    )
    .execute();
  return true;
}

/** By its own hours or those of its department, whose exceptions hold as long as it has no hours of its own. */
function openOf(
  row: {
    readonly hours: unknown;
    readonly departmentHours: unknown;
    readonly exceptions: unknown;
    readonly departmentExceptions: unknown;
  },
  calendar: Calendar,
  now: number,
): OpenNow {
  const own = exceptionsOf(row.exceptions);
  const exceptions = row.hours === null ? [...own, ...exceptionsOf(row.departmentExceptions)] : own;
  return openBy(hoursOf(row.hours ?? row.departmentHours), exceptions, calendar, now);
}

/** By department: the districts, streets and services it is responsible for, as words to search in. */
async function placesByDepartment(db: Db): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('servicePlace')
    .innerJoin('service', 'service.id', 'servicePlace.serviceId')
    .select(['servicePlace.departmentId', 'servicePlace.place', 'servicePlace.streets'])
    .select(sql<string>`service.titles ->> 'de'`.as('title'))
    .execute();
  const words = new Map<string, string>();
  for (const { departmentId, place, streets, title } of rows)
    words.set(departmentId, [words.get(departmentId) ?? '', title, place, ...streets].join(' '));
  return words;
}
