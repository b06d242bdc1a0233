// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { isUuid } from '../../lib/pure/uuid.ts';
import { writtenNumber } from '../../lib/pure/phone-number.ts';
import type { Db } from '../../platform/database/database.ts';
import { openness, type Calendar, type WeeklyHours } from '../calendar/calendar.core.ts';
import type { Department, DirectoryEntry } from './directory.contract.ts';
import { fit, writtenHours } from './directory.core.ts';

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

/** All departments by name; open by their own hours on the city's working days. `now` is Unix milliseconds. */
export async function listDepartments(db: Db, calendar: Calendar, now: number): Promise<Department[]> {
  const rows = await db.selectFrom('department').selectAll().execute();
  return rows
    .map((row) => {
      const hours = weekly.parse(row.hours);
      return {
        departmentId: row.id,
        key: row.key,
        name: row.name,
        number: row.number === null ? null : writtenNumber(row.number),
        email: row.email,
        stage: row.stage,
        hours: writtenHours(hours),
        openNow: isOpenBy(hours, calendar, now),
      };
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, 'de'));
}

/** Entries that fit the search, the best first, then those that are open now. `now` is Unix milliseconds. */
export async function searchDirectory(
  db: Db,
  calendar: Calendar,
  query: { readonly search: string; readonly departmentId?: string | undefined; readonly now: number },
): Promise<DirectoryEntry[]> {
  const rows = await db
    .selectFrom('directoryEntry')
    .innerJoin('department', 'department.id', 'directoryEntry.departmentId')
    .select([
      'directoryEntry.id',
      'directoryEntry.name',
      'directoryEntry.number',
      'directoryEntry.acceptance',
      'directoryEntry.hours',
    ])
    .select([
      'directoryEntry.departmentId',
      'department.name as departmentName',
      'department.tasks',
      'department.hours as departmentHours',
    ])
    .execute();
  return rows
    .filter((row) => query.departmentId === undefined || row.departmentId === query.departmentId)
    .map((row) => ({
      row,
      fit: fit(row, query.search),
      openNow: isOpenBy(weekly.parse(row.hours ?? row.departmentHours), calendar, query.now),
    }))
    .filter((found) => found.fit > 0)
    .toSorted(
      (a, b) => b.fit - a.fit || Number(b.openNow) - Number(a.openNow) || a.row.name.localeCompare(b.row.name, 'de'),
    )
    .map(({ row, openNow }) => ({
      directoryEntryId: row.id,
      name: row.name,
      departmentId: row.departmentId,
      departmentName: row.departmentName,
      number: writtenNumber(row.number),
      openNow,
      acceptance: row.acceptance,
    }));
}

/** Where a transfer to this entry goes: what `directoryTarget` checks and the switch dials; undefined for an unknown entry. */
export async function dialTargetOf(
  db: Db,
  directoryEntryId: string,
): Promise<
  | { readonly entry: string; readonly name: string; readonly number: string; readonly acceptance: 'answer' | 'key' }
  | undefined
> {
  if (!isUuid(directoryEntryId)) return undefined;
  return db
    .selectFrom('directoryEntry')
    .select(['id as entry', 'name', 'number', 'acceptance'])
    .where('id', '=', directoryEntryId)
    .executeTakeFirst();
}

/** Department hours hold on the city's calendar: holidays and closing days, but not the hotline's special openings. */
function isOpenBy(hours: WeeklyHours, calendar: Calendar, now: number): boolean {
  return openness({ ...calendar, weekly: hours, specialOpenings: [] }, now).open;
}
