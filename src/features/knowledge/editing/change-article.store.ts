// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What people say of an article beside its words: who answers for it, and that they have looked. */
import { isUuid } from '../../../lib/pure/uuid.ts';
import { ok, refuse, type Result } from '../../../lib/result.ts';
import type { Db } from '../../../platform/database/database.ts';
import { readEditors } from './editing.store.ts';

/** Owner, review day and four eyes, if nobody changed them meanwhile. */
export async function changeEditedArticle(
  db: Db,
  articleId: string,
  order: {
    readonly version: number;
    readonly ownerId: string | null;
    readonly reviewBy: string | null;
    readonly fourEyes: boolean;
  },
): Promise<Result<null, 'notFound' | 'versionChanged' | 'ownerUnknown'>> {
  if (!isUuid(articleId)) return refuse('notFound');
  const { version, ownerId, reviewBy, fourEyes } = order;
  if (ownerId !== null && !(await readEditors(db)).some(({ accountId }) => accountId === ownerId))
    return refuse('ownerUnknown');
  const done = await db
    .updateTable('article')
    .set({ ownerId, reviewBy, fourEyes, version: version + 1 })
    .where('id', '=', articleId)
    .where('version', '=', version)
    .executeTakeFirst();
  if (done.numUpdatedRows > 0n) return ok(null);
  const there = await db.selectFrom('article').select('id').where('id', '=', articleId).executeTakeFirst();
  return refuse(there ? 'versionChanged' : 'notFound');
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
