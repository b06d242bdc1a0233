// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** A draft becomes what everybody reads, and the history keeps what was there before. */
import { uuidv7 } from '../../../lib/ids.ts';
import type { Db } from '../../../platform/database/database.ts';
import { closeAnswered } from '../loop/end-gap.store.ts';
import { foldAnew, putServiceWords, readPublished, type Published, type StoredDraft } from './wording.store.ts';

/** Who publishes, why, and when (Unix milliseconds). */
export interface Publishing {
  readonly accountId: string;
  readonly why: string;
  readonly now: number;
}

/** Inside a transaction: replaces the published wording by the draft, which is gone afterwards. */
export async function publishDraft(trx: Db, draft: StoredDraft, { accountId, why, now }: Publishing): Promise<void> {
  const { articleId, language } = draft;
  const wordings = await readPublished(trx, articleId);
  const before = wordings.find((wording) => wording.language === language);
  const german = wordings.find((wording) => wording.language === 'de');
  if (before) await keepFirst(trx, before, now);
  const version = (before?.version ?? 0) + 1;
  const germanVersion = language === 'de' ? null : (draft.germanVersion ?? german?.version ?? 1);
  const text = {
    title: draft.title.trim(),
    shortAnswer: draft.shortAnswer.trim(),
    bodyMarkdown: draft.bodyMarkdown,
    internalMarkdown: draft.internalMarkdown,
    facts: JSON.stringify(draft.facts),
    checked: draft.checked,
  };
  const row = {
    ...text,
    version,
    basedOnVersion: germanVersion,
    basedOn: language === 'de' ? null : (german?.updatedAt ?? null),
    updatedAt: new Date(now),
    lookedAt: null,
  };
  if (before)
    await trx
      .updateTable('articleVariant')
      .set(row)
      .where('articleId', '=', articleId)
      .where('language', '=', language)
      .execute();
  else
    await trx
      .insertInto('articleVariant')
      .values({ ...row, id: uuidv7(now), articleId, language, foldedTitle: '', foldedKeywords: '', foldedText: '' })
      .execute();
  await trx
    .insertInto('articleHistory')
    .values({
      ...text,
      id: uuidv7(now),
      articleId,
      language,
      version,
      germanVersion,
      keywords: JSON.stringify(draft.keywords),
      publishedAt: new Date(now),
      accountId,
      why,
    })
    .execute();
  await putServiceWords(trx, articleId, language, { title: text.title, keywords: draft.keywords });
  await foldAnew(trx, articleId);
  await trx.deleteFrom('articleDraft').where('id', '=', draft.id).execute();
  await closeAnswered(trx, articleId, language, now);
}

/** What came with the city's files stands only in the article until something new takes its place. */
async function keepFirst(trx: Db, before: Published, now: number): Promise<void> {
  const { articleId, language, version } = before;
  await trx
    .insertInto('articleHistory')
    .values({
      id: uuidv7(now),
      articleId,
      language,
      version,
      germanVersion: before.germanVersion,
      title: before.title,
      shortAnswer: before.shortAnswer,
      bodyMarkdown: before.bodyMarkdown,
      internalMarkdown: before.internalMarkdown,
      keywords: JSON.stringify(before.keywords),
      facts: JSON.stringify(before.facts),
      checked: before.checked,
      publishedAt: before.updatedAt,
      accountId: null,
      why: '',
    })
    .onConflict((conflict) => conflict.columns(['articleId', 'language', 'version']).doNothing())
    .execute();
}
