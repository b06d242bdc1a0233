// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What happens when the last day of a wording is over. Rules: knowledge.spec.md, KB21, KB22 and KB25. */
import type { Db } from '../../../platform/database/database.ts';
import { transaction } from '../../../platform/database/transaction.ts';
import { cityDay } from '../facts/fact.core.ts';
import { keepFirst, putWording } from './publish.store.ts';
import { holdsOn, returning } from './validity.core.ts';
import { readHistory, readPublished } from './wording.store.ts';

/** What the history says about a wording that returned; its column is in the city's language. */
const overWords = 'Gültigkeit abgelaufen';

/** Ends every wording whose last day is over (`now` in Unix milliseconds); the articles that read differently now. */
export async function expireDue(db: Db, now: number): Promise<readonly string[]> {
  const due = await db
    .selectFrom('articleVariant')
    .select(['articleId', 'language'])
    .where('validUntil', '<', cityDay(now))
    .execute();
  const done: string[] = [];
  for (const where of due)
    await transaction(db, async (trx) => {
      await trx.selectFrom('article').select('id').where('id', '=', where.articleId).forUpdate().executeTakeFirst();
      if (await expireWording(trx, where, now)) done.push(where.articleId);
    });
  return [...new Set(done)];
}

/** Inside a transaction that holds the article: ends the wording if its last day is over; true when readers see something else. */
export async function expireWording(
  trx: Db,
  { articleId, language }: { readonly articleId: string; readonly language: string },
  now: number,
): Promise<boolean> {
  const today = cityDay(now);
  const over = (await readPublished(trx, articleId)).find((wording) => wording.language === language);
  // Somebody may have published another one since.
  if (!over || holdsOn(over, today)) return false;
  const earlier = returning(await readHistory(trx, articleId, language), over.version, today);
  if (earlier) {
    await putWording(
      trx,
      { ...earlier, articleId, language, lookedAt: new Date(earlier.at) },
      {
        accountId: null,
        why: overWords,
        now,
        insteadOf: over.version,
      },
    );
    return true;
  }
  // KB22: an article never loses its German wording; publishing has refused that, so somebody wrote past the program.
  if (language === 'de') return false;
  await keepFirst(trx, over, now);
  await trx.deleteFrom('articleVariant').where('articleId', '=', articleId).where('language', '=', language).execute();
  return true;
}
