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
        openNow: opening(hours, calendar, now).open,
      };
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, 'de'));
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
    .select([
      'directoryEntry.id',
      'directoryEntry.name',
      'directoryEntry.number',
      'directoryEntry.acceptance',
      'directoryEntry.hours',
      'directoryEntry.accountId',
    ])
    .select([
      'directoryEntry.departmentId',
      'department.name as departmentName',
      'department.tasks',
      'department.hours as departmentHours',
    ])
    .execute();
  return (
    rows
      .filter((row) => query.departmentId === undefined || row.departmentId === query.departmentId)
      .map((row) => {
        const person = row.accountId !== null && query.phoneIsOn(row.accountId);
        const hours = opening(weekly.parse(row.hours ?? row.departmentHours), calendar, query.now);
        return { row, person, fit: fit(row, query.search), openNow: person || hours.open, changesAt: hours.changesAt };
      })
      // A person without a number whose phone is off cannot be reached at all.
      .filter(({ row, person, fit: fits }) => fits > 0 && (person || row.number !== null))
      .toSorted(
        (a, b) => b.fit - a.fit || Number(b.openNow) - Number(a.openNow) || a.row.name.localeCompare(b.row.name, 'de'),
      )
      .map(({ row, person, openNow, changesAt }) => ({
        directoryEntryId: row.id,
        name: row.name,
        departmentId: row.departmentId,
        departmentName: row.departmentName,
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

/** The entry as the target of a transfer at an instant (Unix milliseconds); undefined for an unknown entry. */
export async function transferTargetOf(
  db: Db,
  calendar: Calendar,
  directoryEntryId: string,
  now: number,
): Promise<TransferTarget | undefined> {
  if (!isUuid(directoryEntryId)) return undefined;
  const row = await db
    .selectFrom('directoryEntry')
    .innerJoin('department', 'department.id', 'directoryEntry.departmentId')
    .select(['directoryEntry.id as entry', 'directoryEntry.name', 'directoryEntry.number', 'directoryEntry.acceptance'])
    .select(['directoryEntry.departmentId as department', 'directoryEntry.accountId as account'])
    .select(['directoryEntry.hours', 'department.hours as departmentHours'])
    .where('directoryEntry.id', '=', directoryEntryId)
    .executeTakeFirst();
  if (!row) return undefined;
  const { hours, departmentHours, ...target } = row;
  return { ...target, open: opening(weekly.parse(hours ?? departmentHours), calendar, now).open };
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

/** Department hours hold on the city's calendar: holidays and closing days, but not the hotline's special openings. */
function opening(
  hours: WeeklyHours,
  calendar: Calendar,
  now: number,
): { readonly open: boolean; readonly changesAt: number | null } {
  const state = openness({ ...calendar, weekly: hours, specialOpenings: [] }, now);
  return { open: state.open, changesAt: (state.open ? state.until : state.opensAt) ?? null };
}
