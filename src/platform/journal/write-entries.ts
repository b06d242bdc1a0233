// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { Db } from '../database/database.ts';
import { isRefusedContent } from '../database/failure.ts';
import { transaction } from '../database/transaction.ts';
import type { JournalEntry, VersionedRecord } from './journal-entry.ts';

/** Writes the newest states of records; repeated and old ones must do no harm. */
export type SaveRecords<R> = (trx: Db, records: readonly R[]) => Promise<void>;

/** Writes entries in one commit. */
async function writeTogether<R extends VersionedRecord>(
  db: Db,
  save: SaveRecords<R>,
  entries: readonly JournalEntry<R>[],
): Promise<void> {
  const records = entries.flatMap((entry) => (entry.kind === 'call' ? [entry.record] : []));
  if (records.length === 0) return insertEvents(db, entries);
  await transaction(db, async (trx) => {
    await save(trx, records);
    await insertEvents(trx, entries);
  });
}

/**
 * Writes entries; those PostgreSQL refuses for their content are returned and the rest is written (J6).
 * Rejects when the database fails otherwise; nothing or a part is written then, and all may be written again.
 */
export async function writeEntries<R extends VersionedRecord>(
  db: Db,
  save: SaveRecords<R>,
  entries: readonly JournalEntry<R>[],
): Promise<readonly { readonly entry: JournalEntry<R>; readonly error: unknown }[]> {
  try {
    await writeTogether(db, save, entries);
    return [];
  } catch (error) {
    if (!isRefusedContent(error)) throw error;
    const [only] = entries;
    if (only && entries.length === 1) return [{ entry: only, error }];
  }
  const half = Math.ceil(entries.length / 2);
  return [
    ...(await writeEntries(db, save, entries.slice(0, half))),
    ...(await writeEntries(db, save, entries.slice(half))),
  ];
}

async function insertEvents<R extends VersionedRecord>(db: Db, entries: readonly JournalEntry<R>[]): Promise<void> {
  const rows = entries.flatMap((entry) =>
    entry.kind === 'event'
      ? [
          {
            id: entry.id,
            at: new Date(entry.at),
            callId: entry.call || null,
            type: entry.type,
            data: JSON.stringify(entry.data),
          },
        ]
      : [],
  );
  if (rows.length === 0) return;
  await db
    .insertInto('journal')
    .values(rows)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}
