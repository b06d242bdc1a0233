// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What people say of an article beside its words: who answers for it, and that they have looked. */
import { isUuid } from '../../../lib/pure/uuid.ts';
import { ok, refuse, type Result } from '../../../lib/result.ts';
import type { Db } from '../../../platform/database/database.ts';
import { transaction } from '../../../platform/database/transaction.ts';
import { asColumn, chosenSituations } from '../life-situations/life-situation.store.ts';
import { readEditors } from './editing.store.ts';

/** Owner, review day, four eyes and life situations, if nobody changed them meanwhile; `read` = readers see something else now. */
export async function changeEditedArticle(
  db: Db,
  articleId: string,
  order: {
    readonly version: number;
    readonly ownerId: string | null;
    readonly reviewBy: string | null;
    readonly fourEyes: boolean;
    /** Keys; undefined = as they are. */
    readonly lifeSituations?: readonly string[] | undefined;
  },
): Promise<
  Result<{ readonly read: boolean }, 'notFound' | 'versionChanged' | 'ownerUnknown' | 'lifeSituationUnknown'>
> {
  if (!isUuid(articleId)) return refuse('notFound');
  const { version, ownerId, reviewBy, fourEyes } = order;
  if (ownerId !== null && !(await readEditors(db)).some(({ accountId }) => accountId === ownerId))
    return refuse('ownerUnknown');
  const situations = order.lifeSituations && (await chosenSituations(db, order.lifeSituations));
  if (situations?.ok === false) return situations;
  return transaction(db, async (trx) => {
    const done = await trx
      .updateTable('article')
      .set({ ownerId, reviewBy, fourEyes, version: version + 1 })
      .where('id', '=', articleId)
      .where('version', '=', version)
      .returning('serviceId')
      .executeTakeFirst();
    if (done)
      return ok({ read: situations !== undefined && (await putSituations(trx, done.serviceId, situations.value)) });
    const there = await trx.selectFrom('article').select('id').where('id', '=', articleId).executeTakeFirst();
    return refuse(there ? 'versionChanged' : 'notFound');
  });
}

/** True when the service had others before. A row that stays as it is is not written: the search would read it anew. */
async function putSituations(trx: Db, serviceId: string, keys: readonly string[]): Promise<boolean> {
  const done = await trx
    .updateTable('service')
    .set({ lifeSituations: [...keys] })
    .where('id', '=', serviceId)
    .where('lifeSituations', '<>', asColumn(keys))
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Somebody looked: the marks of the wording go, or the translation follows the German version again. */
export async function confirmWording(
  db: Db,
  where: { readonly articleId: string; readonly language: string },
  seen: { readonly what: 'facts' | 'translation'; readonly version: number; readonly germanVersion: number | null },
  now: number,
): Promise<Result<null, 'notFound' | 'versionChanged'>> {
  if (!isUuid(where.articleId)) return refuse('notFound');
  const changes = seen.what === 'facts' ? { lookedAt: new Date(now) } : { basedOnVersion: seen.germanVersion };
  let update = db
    .updateTable('articleVariant')
    .set(changes)
    .where('articleId', '=', where.articleId)
    .where('language', '=', where.language)
    .where('version', '=', seen.version);
  if (seen.what === 'translation')
    // Compared with the German text that holds now, not with one that was replaced while the person read.
    update = update.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('articleVariant as german')
          .select('german.id')
          .where('german.articleId', '=', where.articleId)
          .where('german.language', '=', 'de')
          .where('german.version', '=', seen.germanVersion ?? 0),
      ),
    );
  return (await update.executeTakeFirst()).numUpdatedRows > 0n ? ok(null) : refuse('versionChanged');
}
