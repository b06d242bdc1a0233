// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** A draft becomes what everybody reads, and the history keeps what was there before. */
import { uuidv7 } from '../../../lib/ids.ts';
import type { Db } from '../../../platform/database/database.ts';
import { closeAnswered } from '../loop/end-gap.store.ts';
import type { DraftText } from './editing.core.ts';
import { foldAnew, putServiceWords, readPublished, type Published, type StoredDraft } from './wording.store.ts';

/** Who publishes, why, and when (Unix milliseconds). */
export interface Publishing {
  /** Null = it returned by itself, in the place of version `insteadOf`. */
  readonly accountId: string | null;
  readonly why: string;
  readonly now: number;
  readonly insteadOf?: number | null;
}

/** A wording on its way into an article. */
export interface NewWording extends Omit<DraftText, 'validFrom'> {
  readonly articleId: string;
  readonly language: string;
  readonly germanVersion: number | null;
  /** When somebody answered for it, where that is not now. */
  readonly lookedAt: Date | null;
}

/** Inside a transaction: replaces the published wording by the draft, which is gone afterwards. */
export async function publishDraft(trx: Db, draft: StoredDraft, publishing: Publishing): Promise<void> {
  const { articleId } = draft;
  const german = (await readPublished(trx, articleId)).find(({ language }) => language === 'de');
  const germanVersion = draft.language === 'de' ? null : (draft.germanVersion ?? german?.version ?? 1);
  await putWording(trx, { ...draft, germanVersion, lookedAt: null }, publishing);
  await trx.deleteFrom('articleDraft').where('id', '=', draft.id).execute();
  await closeAnswered(trx, articleId, draft.language, publishing.now);
}

/** Inside a transaction: makes a wording the published one of its language, with a number of its own in the history. */
export async function putWording(
  trx: Db,
  wording: NewWording,
  { accountId, why, now, insteadOf = null }: Publishing,
): Promise<void> {
  const { articleId, language, germanVersion, lookedAt } = wording;
  const wordings = await readPublished(trx, articleId);
  const before = wordings.find((other) => other.language === language);
  const german = wordings.find((other) => other.language === 'de');
  if (before) await keepFirst(trx, before, now);
  const version = (await newestVersion(trx, articleId, language)) + 1;
  const text = {
    title: wording.title.trim(),
    shortAnswer: wording.shortAnswer.trim(),
    bodyMarkdown: wording.bodyMarkdown,
    internalMarkdown: wording.internalMarkdown,
    facts: JSON.stringify(wording.facts),
    checked: wording.checked,
    validUntil: wording.validUntil,
  };
  const row = {
    ...text,
    version,
    basedOnVersion: germanVersion,
    basedOn: language === 'de' ? null : (german?.updatedAt ?? null),
    updatedAt: new Date(now),
    lookedAt,
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
      keywords: JSON.stringify(wording.keywords),
      publishedAt: new Date(now),
      accountId,
      why,
      insteadOf,
    })
    .execute();
  await putServiceWords(trx, articleId, language, { title: text.title, keywords: wording.keywords });
  await foldAnew(trx, articleId);
}

/** The number of the last wording there was; one that ended without a successor has left its number in the history. */
async function newestVersion(trx: Db, articleId: string, language: string): Promise<number> {
  const { version } = await trx
    .selectFrom('articleHistory')
    .select(({ fn }) => fn.max('version').as('version'))
    .where('articleId', '=', articleId)
    .where('language', '=', language)
    .executeTakeFirstOrThrow();
  return version ?? 0;
}

/** What came with the city's files stands only in the article until something new takes its place. */
export async function keepFirst(trx: Db, before: Published, now: number): Promise<void> {
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
      validUntil: before.validUntil,
    })
    .onConflict((conflict) => conflict.columns(['articleId', 'language', 'version']).doNothing())
    .execute();
}
