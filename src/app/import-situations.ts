// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The life situations of a city's files that an installation has not, on a later start (LS3). */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addMissingSituations, asColumn } from '../features/knowledge/life-situations/life-situation.store.ts';
import { uuidv7 } from '../lib/ids.ts';
import type { Db } from '../platform/database/database.ts';
import { transaction } from '../platform/database/transaction.ts';
import type { CityProblem } from './city/city-problem.ts';
import type { CityService } from './city/city.ts';
import { loadCity } from './city/load-city.ts';
import { loadLifeSituations } from './city/load-situations.ts';

/**
 * Adds what a new `life-situations.yaml` has; where there was no list at all, because the city was loaded by an older version,
 * the services get theirs too. The files are looked into only when the list differs from what was looked into before, because
 * whoever takes over has callers waiting. Mistakes change nothing and are handed back.
 */
export async function addNewSituations(
  db: Db,
  city: { readonly key: string; readonly folder: string },
  atMs: number,
): Promise<readonly CityProblem[]> {
  const text = await readFile(join(city.folder, 'life-situations.yaml'), 'utf8').catch(() => undefined);
  if (text === undefined) return [];
  const fingerprint = `life-situations ${createHash('sha256').update(text).digest('hex')}`;
  const seen = await db.selectFrom('cityImport').select('id').where('fingerprint', '=', fingerprint).executeTakeFirst();
  if (seen) return [];
  const there = await db.selectFrom('lifeSituation').select('key').executeTakeFirst();
  const loaded = there ? await loadLifeSituations(city.folder) : await loadCity(city.folder);
  if (!loaded.ok) return loaded.problems;
  const { lifeSituations, services } =
    'city' in loaded ? loaded.city : { lifeSituations: loaded.lifeSituations, services: [] };
  await transaction(db, async (trx) => {
    await addMissingSituations(trx, lifeSituations);
    await nameThoseOf(trx, services);
    await trx
      .insertInto('cityImport')
      .values({ id: uuidv7(atMs), city: city.key, fingerprint, importedAt: new Date(atMs) })
      .execute();
  });
  return [];
}

async function nameThoseOf(trx: Db, services: readonly CityService[]): Promise<void> {
  for (const { key, lifeSituations } of services)
    if (lifeSituations.length > 0)
      await trx
        .updateTable('service')
        .set({ lifeSituations: [...lifeSituations] })
        .where('key', '=', key)
        .where('lifeSituations', '=', asColumn([]))
        .execute();
}
