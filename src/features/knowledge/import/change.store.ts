// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { fold } from '../../../lib/pure/fold.ts';
import type { Db } from '../../../platform/database/database.ts';
import { changeKinds, type ChangeKind, type FieldChange } from './diff.core.ts';

/** One service that would change, as it is shown. */
export interface ShownChange {
  readonly position: number;
  readonly kind: 'new' | 'changed' | 'gone';
  readonly sourceId: string;
  readonly serviceId: string | null;
  readonly title: string;
  readonly fields: readonly FieldChange[];
}

/** Writes the differences of a run, in place of those that were there when it begins with the first. */
export async function insertChanges(db: Db, runId: string, changes: readonly ShownChange[]): Promise<void> {
  if (changes.length === 0) return;
  await db
    .insertInto('knowledgeImportChange')
    .values(
      changes.map(({ fields, title, ...change }) => ({
        ...change,
        runId,
        title: title.slice(0, 300),
        foldedTitle: fold(title),
        fields: JSON.stringify(fields),
        kept: fields.some(({ decision }) => decision === 'kept'),
      })),
    )
    .execute();
}

/** Takes the differences away, before they are found anew. */
export async function deleteChanges(db: Db, runId: string): Promise<void> {
  await db.deleteFrom('knowledgeImportChange').where('runId', '=', runId).execute();
}

/** What to show of a run's differences. */
export interface ChangeFilter {
  readonly kind: 'all' | 'new' | 'changed' | 'gone' | 'kept';
  readonly search: string;
  /** The position after which to go on; -1 from the start. */
  readonly after: number;
}

const fieldsSchema = z.array(
  z.object({ field: z.string(), before: z.string(), after: z.string(), decision: z.enum(['taken', 'kept']) }),
);
/** Differences on one page. */
const changesPerPage = 100;

/** A page of the differences, in the order of the file. */
export async function listChanges(
  db: Db,
  runId: string,
  filter: ChangeFilter,
): Promise<{ readonly changes: readonly ShownChange[]; readonly more: boolean }> {
  let query = db
    .selectFrom('knowledgeImportChange')
    .select(['position', 'kind', 'sourceId', 'serviceId', 'title', 'fields'])
    .where('runId', '=', runId)
    .where('position', '>', filter.after);
  if (filter.kind === 'kept') query = query.where('kept', '=', true);
  else if (filter.kind !== 'all') query = query.where('kind', '=', filter.kind);
  const words = fold(filter.search);
  if (words !== '')
    query = query.where(({ or, eb }) =>
      or([eb('foldedTitle', 'like', `%${words}%`), eb('sourceId', '=', filter.search.trim())]),
    );
  const rows = await query
    .orderBy('position')
    .limit(changesPerPage + 1)
    .execute();
  const changes = rows
    .slice(0, changesPerPage)
    .map((row) => ({ ...row, kind: kindOf(row.kind), fields: fieldsSchema.parse(row.fields) }));
  return { changes, more: rows.length > changesPerPage };
}

function kindOf(text: string): 'new' | 'changed' | 'gone' {
  const kind = changeKinds.find((one): one is Exclude<ChangeKind, 'same'> => one === text && one !== 'same');
  if (kind === undefined) throw new Error(`a difference of an unknown kind: ${text}`);
  return kind;
}
