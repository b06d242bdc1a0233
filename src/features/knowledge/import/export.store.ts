// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { Db } from '../../../platform/database/database.ts';
import { fieldsOf } from './compare.store.ts';
import { textsOfFields, type ServiceTexts } from './diff.core.ts';

/** A service as it leaves the house. */
export interface ExportedService extends ServiceTexts {
  readonly key: string;
  readonly department: string;
}

const atOnce = 100;

/** All services with their published texts, by key, a batch at a time. */
export async function* exportedServices(db: Db): AsyncGenerator<ExportedService, void, undefined> {
  let after = '';
  for (;;) {
    const rows = await db
      .selectFrom('service')
      .innerJoin('department', 'department.id', 'service.departmentId')
      .select(['service.id', 'service.key', 'department.name as department'])
      .where('service.key', '>', after)
      .orderBy('service.key')
      .limit(atOnce)
      .execute();
    const last = rows.at(-1);
    if (!last) return;
    after = last.key;
    const fields = await fieldsOf(
      db,
      rows.map(({ id }) => id),
    );
    for (const { id, key, department } of rows) yield { ...textsOfFields(fields.get(id) ?? {}), key, department };
  }
}
