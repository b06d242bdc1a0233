// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Departments, places and people as they are edited, and by what they are used. */
import { sql } from 'kysely';
import { z } from 'zod';
import type { Db } from '../../platform/database/database.ts';
import type { WeeklyHours } from '../calendar/calendar.core.ts';
import type { DepartmentValue, EntryValue, PlaceValue } from './directory-edit.core.ts';
import type { HoursException } from './hours-exceptions.core.ts';

const spans = z.array(z.object({ from: z.number(), to: z.number() }));
const weekly: z.ZodType<WeeklyHours> = z.object({
  1: spans,
  2: spans,
  3: spans,
  4: spans,
  5: spans,
  6: spans,
  7: spans,
});
const exceptions: z.ZodType<HoursException[]> = z.array(
  z.object({ from: z.string(), to: z.string(), name: z.string(), spans }),
);
const names = z.object({ en: z.string().optional() });

/** Hours as a row keeps them. */
export const hoursOf = (value: unknown): WeeklyHours => weekly.parse(value);
/** Exceptions as a row keeps them. */
export const exceptionsOf = (value: unknown): readonly HoursException[] => exceptions.parse(value);

/** A value with its row's id and version. */
export interface Stored<Value> {
  readonly id: string;
  readonly version: number;
  readonly value: Value;
}

/** All departments, or the one with this id, which is locked until the end of the transaction. */
export async function readDepartments(db: Db, id?: string): Promise<Stored<DepartmentValue>[]> {
  let query = db
    .selectFrom('department')
    .leftJoin('department as above', 'above.id', 'department.parentId')
    .leftJoin('department as deputy', 'deputy.id', 'department.deputyId')
    .selectAll('department')
    .select(['above.key as parent', 'deputy.key as deputy']);
  if (id !== undefined) query = query.where('department.id', '=', id).forUpdate('department');
  const rows = await query.orderBy('department.name').execute();
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    value: {
      key: row.key,
      name: row.name,
      nameEn: names.parse(row.names).en ?? '',
      tasks: row.tasks,
      parent: row.parent,
      number: row.number,
      email: row.email,
      hours: hoursOf(row.hours),
      exceptions: exceptionsOf(row.exceptions),
      connects: row.connects,
      deputy: row.deputy,
    },
  }));
}

/** All places and people, or the one with this id, which is locked until the end of the transaction. */
export async function readEntries(db: Db, id?: string): Promise<Stored<EntryValue>[]> {
  let query = db
    .selectFrom('directoryEntry')
    .innerJoin('department', 'department.id', 'directoryEntry.departmentId')
    .leftJoin('directoryEntry as deputy', 'deputy.id', 'directoryEntry.deputyId')
    .selectAll('directoryEntry')
    .select(['department.key as department', 'deputy.key as deputy']);
  if (id !== undefined) query = query.where('directoryEntry.id', '=', id).forUpdate('directoryEntry');
  const rows = await query.orderBy('directoryEntry.name').execute();
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    value: {
      key: row.key,
      kind: row.kind,
      name: row.name,
      role: row.role,
      department: row.department,
      number: row.number,
      acceptance: row.acceptance,
      hours: row.hours === null ? null : hoursOf(row.hours),
      exceptions: exceptionsOf(row.exceptions),
      deputy: row.deputy,
      account: row.accountId,
    },
  }));
}

/** A service with the departments that are responsible for it. */
export interface ServicePlaces {
  readonly id: string;
  readonly key: string;
  readonly title: string;
  readonly department: string;
  readonly places: readonly PlaceValue[];
}

/** All services, or the one with this id, which is locked. */
export async function readServicePlaces(db: Db, id?: string): Promise<ServicePlaces[]> {
  let services = db
    .selectFrom('service')
    .innerJoin('department', 'department.id', 'service.departmentId')
    .select(['service.id', 'service.key', 'service.titles', 'department.key as department']);
  let places = db
    .selectFrom('servicePlace')
    .innerJoin('department', 'department.id', 'servicePlace.departmentId')
    .select(['servicePlace.serviceId', 'servicePlace.place', 'servicePlace.streets', 'department.key as department']);
  if (id !== undefined) {
    services = services.where('service.id', '=', id).forUpdate('service');
    places = places.where('servicePlace.serviceId', '=', id);
  }
  const [all, rows] = [await services.execute(), await places.orderBy('servicePlace.place').execute()];
  return all
    .map(({ titles, ...service }) => ({
      ...service,
      title: z.object({ de: z.string() }).parse(titles).de,
      places: rows
        .filter(({ serviceId }) => serviceId === service.id)
        .map(({ place, streets, department }) => ({ place, streets, department })),
    }))
    .toSorted((a, b) => a.title.localeCompare(b.title, 'de'));
}

/** By table: how many rows name this department or entry and keep it from vanishing (D12). */
export async function usesOf(
  db: Db,
  table: 'department' | 'directory_entry',
  id: string,
): Promise<ReadonlyMap<string, number>> {
  const keys = await sql<{ from: string; column: string }>`
    select pg_class.relname as from, pg_attribute.attname as column
    from pg_constraint
    join pg_class on pg_class.oid = pg_constraint.conrelid
    join pg_attribute on pg_attribute.attrelid = pg_constraint.conrelid and pg_attribute.attnum = pg_constraint.conkey[1]
    where pg_constraint.confrelid = ${table}::regclass and pg_constraint.contype = 'f'
      and pg_constraint.confdeltype not in ('c', 'n')
    order by 1, 2`.execute(db);
  const found = new Map<string, number>();
  for (const { from, column } of keys.rows) {
    // The central number goes with its department (D13).
    const own =
      table === 'department' && from === 'directory_entry'
        ? sql`and key <> (select key from department where id = ${id}::uuid)`
        : sql``;
    const { rows } = await sql<{ count: number }>`
      select count(*)::integer as count from ${sql.table(from)} where ${sql.ref(column)} = ${id}::uuid ${own}`.execute(
      db,
    );
    const count = rows[0]?.count ?? 0;
    if (count > 0) found.set(from, (found.get(from) ?? 0) + count);
  }
  return found;
}
