// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The questions of a city's files for an installation that was loaded before there were any (QS7). */
import { insertQuestions } from '../features/knowledge/questions/questions.store.ts';
import { uuidv7 } from '../lib/ids.ts';
import type { Db } from '../platform/database/database.ts';
import { transaction } from '../platform/database/transaction.ts';
import type { CityProblem } from './city/city-problem.ts';
import { loadCity } from './city/load-city.ts';

/** Says that an installation has the questions of its files, by its first start or by `addFirstQuestions`. */
const fingerprint = 'questions';

/** Remembers it. */
export async function questionsAreIn(trx: Db, city: string, atMs: number): Promise<void> {
  await trx
    .insertInto('cityImport')
    .values({ id: uuidv7(atMs), city, fingerprint, importedAt: new Date(atMs) })
    .execute();
}

/**
 * Takes the questions over once, for services nobody has written any for. The files are looked into once only, because whoever
 * takes over has callers waiting. Mistakes change nothing and are handed back.
 */
export async function addFirstQuestions(
  db: Db,
  city: { readonly key: string; readonly folder: string },
  atMs: number,
): Promise<readonly CityProblem[]> {
  const seen = await db.selectFrom('cityImport').select('id').where('fingerprint', '=', fingerprint).executeTakeFirst();
  if (seen) return [];
  const loaded = await loadCity(city.folder);
  if (!loaded.ok) return loaded.problems;
  await transaction(db, async (trx) => {
    const without = await trx
      .selectFrom('service')
      .select(['id', 'key'])
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('questionSet').select('id').whereRef('questionSet.serviceId', '=', 'service.id'))),
      )
      .execute();
    for (const { id, key } of without) {
      const questions = loaded.city.services.find((service) => service.key === key)?.questions ?? [];
      if (questions.length > 0)
        await insertQuestions(trx, { serviceId: id, version: 1, questions, accountId: null, now: atMs });
    }
    await questionsAreIn(trx, city.key, atMs);
  });
  return [];
}
