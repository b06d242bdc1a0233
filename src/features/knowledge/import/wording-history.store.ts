// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What a delivery replaces stays readable in the history of the article, and an open draft notices it (KB2). */
import { sql } from 'kysely';
import type { Db } from '../../../platform/database/database.ts';

/** Keeps the wordings as they are now, unless the history has them; before they are replaced. */
export async function keepWordings(trx: Db, articleId: string): Promise<void> {
  await sql`
    insert into article_history (id, article_id, language, version, german_version, title, short_answer, body_markdown,
      internal_markdown, keywords, facts, checked, published_at, account_id, why, valid_until)
    select gen_random_uuid(), variant.article_id, variant.language, variant.version, variant.based_on_version,
      variant.title, variant.short_answer, variant.body_markdown, variant.internal_markdown,
      coalesce(service.keywords -> variant.language, '[]'::jsonb), variant.facts, variant.checked, variant.updated_at, null, '', variant.valid_until
    from article_variant as variant
    join article on article.id = variant.article_id
    join service on service.id = article.service_id
    where variant.article_id = ${articleId}
    on conflict (article_id, language, version) do nothing`.execute(trx);
}

/** Counts the wordings that differ from what was kept as new versions; delivered translations belong to the German one beside them. */
export async function countWordings(trx: Db, articleId: string): Promise<void> {
  await sql`
    update article_variant as variant set version = variant.version + 1
    from article_history as kept
    where variant.article_id = ${articleId}
      and kept.article_id = variant.article_id and kept.language = variant.language and kept.version = variant.version
      and (kept.title, kept.short_answer, kept.body_markdown, kept.facts)
        is distinct from (variant.title, variant.short_answer, variant.body_markdown, variant.facts)`.execute(trx);
  await sql`
    update article_variant as variant set based_on_version = german.version
    from article_variant as german
    where variant.article_id = ${articleId} and german.article_id = variant.article_id and german.language = 'de'
      and variant.language <> 'de' and not exists (
        select from article_history as kept
        where kept.article_id = variant.article_id and kept.language = variant.language and kept.version = variant.version
      )`.execute(trx);
}
