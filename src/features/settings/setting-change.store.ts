// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The history of settings in the database. */
import { sql } from 'kysely';
import { uuidv7 } from '../../lib/ids.ts';
import type { Db } from '../../platform/database/database.ts';
import { sameJson, type Json, type SettingChange } from './setting-change.core.ts';
import { settingChangesPage } from './settings.contract.ts';

/** A change as it is kept. */
export interface StoredSettingChange {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly title: string;
  readonly before: Json;
  readonly after: Json;
  readonly why: string;
  readonly by: string | null;
  readonly madeAt: Date;
  readonly undoes: string | null;
  readonly undoneAt: Date | null;
  /** Nothing has changed the same thing after it. */
  readonly isLast: boolean;
}

/** Writes a change down inside its transaction; nothing when nothing changed (ST4). Gives its id, or null. */
export async function recordChange(trx: Db, change: SettingChange): Promise<string | null> {
  if (sameJson(change.before, change.after)) return null;
  const id = uuidv7(change.now);
  await trx
    .insertInto('settingChange')
    .values({
      id,
      kind: change.kind,
      subject: change.subject,
      title: change.title,
      before: change.before === null ? null : JSON.stringify(change.before),
      after: change.after === null ? null : JSON.stringify(change.after),
      why: change.why.trim(),
      accountId: change.accountId,
      madeAt: new Date(change.now),
      undoes: change.undoes ?? null,
    })
    .execute();
  return id;
}

/** Which part of the history is asked for. */
export interface HistoryQuery {
  readonly kind?: string | undefined;
  readonly subject?: string | undefined;
  readonly before?: string | undefined;
}

/** One page of the history, newest first, and whether there is more. */
export async function readChanges(
  db: Db,
  { kind, subject, before }: HistoryQuery,
): Promise<{ readonly changes: StoredSettingChange[]; readonly more: boolean }> {
  let query = changes(db)
    .orderBy('settingChange.madeAt', 'desc')
    .orderBy('settingChange.id', 'desc')
    .limit(settingChangesPage + 1);
  if (kind !== undefined) query = query.where('settingChange.kind', '=', kind);
  if (subject !== undefined) query = query.where('settingChange.subject', '=', subject);
  if (before !== undefined)
    query = query.where(
      sql<boolean>`(setting_change.made_at, setting_change.id) < (select made_at, id from setting_change where id = ${before}::uuid)`,
    );
  const rows = await query.execute();
  return { changes: rows.slice(0, settingChangesPage).map(asStored), more: rows.length > settingChangesPage };
}

/** One change, or undefined. */
export async function readChange(db: Db, id: string): Promise<StoredSettingChange | undefined> {
  const row = await changes(db).where('settingChange.id', '=', id).executeTakeFirst();
  return row && asStored(row);
}

/** The kinds of which there are changes, in order. */
export async function changedKinds(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('settingChange').select('kind').distinct().orderBy('kind').execute();
  return rows.map(({ kind }) => kind);
}

function changes(db: Db) {
  return db
    .selectFrom('settingChange')
    .leftJoin('account', 'account.id', 'settingChange.accountId')
    .leftJoin('settingChange as undoing', 'undoing.undoes', 'settingChange.id')
    .select((eb) => [
      'settingChange.id',
      'settingChange.kind',
      'settingChange.subject',
      'settingChange.title',
      'settingChange.before',
      'settingChange.after',
      'settingChange.why',
      'account.displayName as by',
      'settingChange.madeAt',
      'settingChange.undoes',
      'undoing.madeAt as undoneAt',
      eb
        .not(
          eb.exists(
            eb
              .selectFrom('settingChange as later')
              .select('later.id')
              .whereRef('later.kind', '=', 'settingChange.kind')
              .whereRef('later.subject', '=', 'settingChange.subject')
              .where(sql<boolean>`(later.made_at, later.id) > (setting_change.made_at, setting_change.id)`),
          ),
        )
        .as('isLast'),
    ]);
}

type Row = Omit<StoredSettingChange, 'before' | 'after' | 'isLast'> & {
  readonly before: unknown;
  readonly after: unknown;
  readonly isLast: unknown;
};

function asStored(row: Row): StoredSettingChange {
  // Written by `recordChange` only, from JSON.
  return { ...row, before: row.before as Json, after: row.after as Json, isLast: row.isLast === true };
}
