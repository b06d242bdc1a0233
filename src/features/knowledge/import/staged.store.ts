// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Delivered entries that wait for somebody's decision. */
import type { Db } from '../../../platform/database/database.ts';
import type { ImportEntry } from './entry.core.ts';

/** Puts delivered entries aside; returns those whose id stood in the file before. */
export async function insertEntries(
  db: Db,
  runId: string,
  entries: readonly { readonly position: number; readonly entry: ImportEntry }[],
): Promise<readonly ImportEntry[]> {
  if (entries.length === 0) return [];
  const key = (sourceId: string, part: string): string => JSON.stringify([sourceId, part]);
  const rows = await db
    .insertInto('knowledgeImportEntry')
    .values(
      entries.map(({ position, entry }) => ({
        runId,
        sourceId: entry.sourceId,
        part: entry.part,
        position,
        line: entry.line,
        entry: JSON.stringify(entry),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning(['position'])
    .execute();
  const inserted = new Set(rows.map(({ position }) => position));
  const twice = entries.filter(({ position }) => !inserted.has(position)).map(({ entry }) => entry);
  return [...new Map(twice.map((entry) => [key(entry.sourceId, entry.part), entry])).values()];
}

/** Lines of translations whose service did not come. */
export async function orphans(
  db: Db,
  runId: string,
): Promise<readonly { readonly sourceId: string; readonly line: number }[]> {
  return db
    .selectFrom('knowledgeImportEntry as translation')
    .select(['sourceId', 'line'])
    .where('runId', '=', runId)
    .where('part', '<>', '')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('knowledgeImportEntry as main')
            .select('main.line')
            .where('main.runId', '=', runId)
            .where('main.part', '=', '')
            .whereRef('main.sourceId', '=', 'translation.sourceId'),
        ),
      ),
    )
    .orderBy('line')
    .limit(1000)
    .execute();
}
