// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The arrow from a department's hours to the fact that texts refer to: both are written together, or neither. */
import type { WeeklyHours } from '../features/calendar/calendar.core.ts';
import { asJson } from '../features/directory/directory-edit.core.ts';
import { readDepartments } from '../features/directory/directory-edit.store.ts';
import { writeDepartmentHours } from '../features/directory/directory.store.ts';
import { followDepartmentHours } from '../features/knowledge/facts/department-hours.store.ts';
import { articlesMentioning } from '../features/knowledge/facts/fact.store.ts';
import { recordChange } from '../features/settings/setting-change.store.ts';
import { ok, type Result } from '../lib/result.ts';
import type { Db } from '../platform/database/database.ts';
import { transaction } from '../platform/database/transaction.ts';

/** New hours of a department. */
export interface HoursOrder {
  readonly departmentId: string;
  readonly hours: WeeklyHours;
  /** What whoever changes them saw, as the list of departments writes it. */
  readonly was: readonly string[];
  readonly why: string;
}

/** Writes the hours and has the facts follow; the articles that read differently from now on. `now` is Unix milliseconds. */
export async function changeDepartmentHours(
  db: Db,
  order: HoursOrder,
  { accountId, now }: { readonly accountId: string; readonly now: number },
): Promise<Result<readonly string[], 'notFound' | 'versionChanged'>> {
  return transaction(db, async (trx) => {
    const [before] = await readDepartments(trx, order.departmentId);
    const written = await writeDepartmentHours(trx, order.departmentId, order);
    if (!written.ok) return written;
    if (before) {
      const { value } = before;
      const after = { ...value, hours: order.hours };
      const change = { kind: 'department', subject: value.key, title: `Fachbereich ${value.name}`, why: order.why };
      await recordChange(trx, { ...change, before: asJson(value), after: asJson(after), accountId, now });
    }
    const keys = await followDepartmentHours(trx, { accountId, why: order.why, now });
    return ok(await articlesMentioning(trx, keys));
  });
}
