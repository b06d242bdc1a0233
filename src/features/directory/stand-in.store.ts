// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Who stands in for whom, as it stands in the database (D16). */
import type { Db } from '../../platform/database/database.ts';
import { localDate, type Calendar } from '../calendar/calendar.core.ts';
import { exceptionsOf } from './directory-edit.store.ts';
import type { StandInView } from './directory.contract.ts';
import { standInOf, type Deputised } from './stand-in.core.ts';

/** Keys of the departments that are connected in any way. */
export async function joinedDepartments(db: Db): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('department').select('key').where('stage', '<>', 'notConnected').execute();
  return new Set(rows.map(({ key }) => key));
}

/** The departments that stand in for others at an instant (Unix milliseconds), by the id of who is away. */
export async function readStandIns(db: Db, calendar: Calendar, now: number): Promise<ReadonlyMap<string, StandInView>> {
  const rows = await db
    .selectFrom('department')
    .leftJoin('department as deputy', 'deputy.id', 'department.deputyId')
    .select(['department.id', 'department.key', 'department.name', 'department.stage', 'department.exceptions'])
    .select('deputy.key as deputy')
    .execute();
  const day = localDate(calendar, now);
  const all = rows.map(({ key, deputy, stage, exceptions }): Deputised => ({
    ...{ key, deputy, joined: stage !== 'notConnected', exceptions: exceptionsOf(exceptions) },
  }));
  const byKey = new Map(rows.map((row) => [row.key, row]));
  return new Map(
    rows.flatMap(({ id, key }) => {
      const found = standInOf(all, key, day);
      const row = found && byKey.get(found.key);
      return row ? [[id, { ...found, departmentId: row.id, name: row.name }] as const] : [];
    }),
  );
}
