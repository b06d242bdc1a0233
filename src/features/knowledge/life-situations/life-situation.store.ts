// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import { z } from 'zod';
import { ok, refuse, type Result } from '../../../lib/result.ts';
import type { Db } from '../../../platform/database/database.ts';
import { situationsOf, unknownSituations, type LifeSituation } from './life-situation.core.ts';

const namesSchema = z.record(z.string(), z.string());

/** The city's list in its order. */
export async function readLifeSituations(db: Db): Promise<LifeSituation[]> {
  const rows = await db
    .selectFrom('lifeSituation')
    .select(['key', 'names'])
    .orderBy('position')
    .orderBy('key')
    .execute();
  return rows.map(({ key, names }) => ({ key, names: namesSchema.parse(names) }));
}

/** Keys as a value to compare the column with; a list by itself would be read as several values. */
export function asColumn(keys: readonly string[]) {
  return sql<string[]>`${[...keys]}::text[]`;
}

/** LS5: chosen keys as a service keeps them, each once and in the order of the list. */
export async function chosenSituations(
  db: Db,
  keys: readonly string[],
): Promise<Result<readonly string[], 'lifeSituationUnknown'>> {
  if (keys.length === 0) return ok([]);
  const list = await readLifeSituations(db);
  const unknown = unknownSituations(keys, list);
  if (unknown.length > 0) return refuse('lifeSituationUnknown', { keys: unknown.join(', ') });
  return ok(situationsOf(keys, list).map(({ key }) => key));
}

/** LS3: adds the entries whose key is not there yet, behind those that are; how many were added. */
export async function addMissingSituations(db: Db, list: readonly LifeSituation[]): Promise<number> {
  const there = await db.selectFrom('lifeSituation').select(['key', 'position']).execute();
  const known = new Set(there.map(({ key }) => key));
  const first = Math.max(-1, ...there.map(({ position }) => position)) + 1;
  const rows = list
    .filter(({ key }) => !known.has(key))
    .map(({ key, names }, at) => ({ key, names: JSON.stringify(names), position: first + at }));
  if (rows.length > 0) await db.insertInto('lifeSituation').values(rows).execute();
  return rows.length;
}
