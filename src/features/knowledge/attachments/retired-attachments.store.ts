// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Attachments that were taken away go for good after a while. Rule: attachments.spec.md, AT12. */
import { sql } from 'kysely';
import type { Db } from '../../../platform/database/database.ts';
import { restorableMs } from './attachment.core.ts';

/** Files of up to 10 MB each: so many at once keep neither the database nor the journal of it busy for long. */
const atOnce = 20;

/** AT12: deletes what was taken away 90 days ago and nothing names; the number of files. `now` is Unix milliseconds. */
export async function deleteRetiredAttachments(db: Db, now: number): Promise<number> {
  const before = new Date(now - restorableMs);
  const due = await db.selectFrom('articleAttachment').select('id').where('retiredAt', '<=', before).limit(1).execute();
  if (due.length === 0) return 0;
  const named = await namedAttachments(db);
  for (let deleted = 0; ;) {
    const rows = await db
      .deleteFrom('articleAttachment')
      .where('id', 'in', (query) =>
        query
          .selectFrom('articleAttachment')
          .select('id')
          .where('retiredAt', '<=', before)
          .where(sql<boolean>`id::text <> all (${sql.val([...named])}::text[])`)
          .orderBy('retiredAt')
          .limit(atOnce)
          // Somebody is bringing it back right now.
          .forUpdate()
          .skipLocked(),
      )
      .returning('id')
      .execute();
    deleted += rows.length;
    if (rows.length < atOnce) return deleted;
  }
}

/** Ids of the attachments that a published wording, a draft or one of the history names, by the address they are opened under. */
export async function namedAttachments(db: Db): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select distinct found[1] as id
    from (
      select short_answer || ' ' || body_markdown || ' ' || internal_markdown as words from article_variant
      union all
      select short_answer || ' ' || body_markdown || ' ' || internal_markdown from article_draft
      union all
      select short_answer || ' ' || body_markdown || ' ' || internal_markdown from article_history
    ) as text, regexp_matches(text.words, '/api/attachment/([0-9a-f-]{36})', 'g') as found
    where text.words like '%/api/attachment/%'`.execute(db);
  return new Set(rows.map(({ id }) => id));
}
