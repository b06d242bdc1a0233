// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The facts of a city's files that the database has not; what is there stays, whatever editors made of it. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { uuidv7 } from '../lib/ids.ts';
import type { Db } from '../platform/database/database.ts';
import { transaction } from '../platform/database/transaction.ts';
import type { CityProblem } from './city/city-problem.ts';
import type { CityFact } from './city/city.ts';
import { loadCityFacts } from './city/load-facts.ts';

/**
 * Adds facts by key; a key that exists, even retired, is left alone, and so is a fact of a department that the database does not
 * know. The hours of the departments follow the directory by a way of their own.
 */
export async function addMissingFacts(db: Db, facts: readonly CityFact[], atMs: number): Promise<void> {
  const departments = await db.selectFrom('department').select(['id', 'key']).execute();
  const there = new Set((await db.selectFrom('fact').select('key').execute()).map(({ key }) => key));
  const ids = new Map(departments.map(({ id, key }) => [key, id]));
  const rows = facts.flatMap((fact) => {
    const departmentId = ids.get(fact.department);
    return departmentId === undefined || there.has(fact.key) ? [] : [{ ...fact, departmentId, id: uuidv7(atMs) }];
  });
  if (rows.length === 0) return;
  await db
    .insertInto('fact')
    .values(
      rows.map(({ id, key, value, name, departmentId }) => ({
        ...{ id, key, kind: value.kind, name, departmentId, retiredAt: null },
      })),
    )
    .execute();
  await db
    .insertInto('factVersion')
    .values(
      rows.flatMap(({ id, later = [], ...first }) =>
        [first, ...later].map(({ value, uncertain, from, until }) => ({
          id: uuidv7(atMs),
          factId: id,
          value: JSON.stringify(value),
          uncertain,
          validFrom: from,
          validUntil: until,
          madeAt: new Date(atMs),
          accountId: null,
          why: '',
        })),
      ),
    )
    .execute();
}

/**
 * A later start: adds what a new `facts.yaml` has and this installation has not. The file is looked into only when it differs
 * from what was looked into before, because whoever takes over has callers waiting. Mistakes change nothing and are handed back.
 */
export async function addNewFacts(
  db: Db,
  city: { readonly key: string; readonly folder: string },
  atMs: number,
): Promise<readonly CityProblem[]> {
  const text = await readFile(join(city.folder, 'facts.yaml'), 'utf8').catch(() => undefined);
  if (text === undefined) return [];
  const fingerprint = `facts ${createHash('sha256').update(text).digest('hex')}`;
  const seen = await db.selectFrom('cityImport').select('id').where('fingerprint', '=', fingerprint).executeTakeFirst();
  if (seen) return [];
  const loaded = await loadCityFacts(city.folder);
  if (!loaded.ok) return loaded.problems;
  await transaction(db, async (trx) => {
    await addMissingFacts(trx, loaded.facts, atMs);
    await trx
      .insertInto('cityImport')
      .values({ id: uuidv7(atMs), city: city.key, fingerprint, importedAt: new Date(atMs) })
      .execute();
  });
  return [];
}
