// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The rows of wordings as the editing sees them: published, in work, and of earlier. */
import { z } from 'zod';
import { easyGerman } from '../../../lib/pure/language.ts';
import type { Db } from '../../../platform/database/database.ts';
import type { Draft, HistoryEntry } from './editing.contract.ts';
import { foldedColumns } from './folded.core.ts';

/** Title per language. */
export const titlesSchema = z.record(z.string(), z.string());
/** Search words per language. */
export const keywordMap = z.record(z.string(), z.array(z.string()));
const keywordList = z.array(z.string());
const factList = z.array(z.object({ label: z.string(), value: z.string() }));

/** A published wording with the article it belongs to. */
export type Published = Omit<HistoryEntry, 'by' | 'why' | 'at' | 'insteadOf'> & {
  readonly articleId: string;
  readonly language: string;
  readonly updatedAt: Date;
  readonly lookedAt: Date | null;
};

/** Published wordings of one article, or of all. Easy German is found by the German keywords. */
export async function readPublished(db: Db, articleId?: string): Promise<readonly Published[]> {
  let select = db
    .selectFrom('articleVariant as variant')
    .innerJoin('article', 'article.id', 'variant.articleId')
    .innerJoin('service', 'service.id', 'article.serviceId')
    .select(['variant.articleId', 'variant.language', 'variant.title', 'variant.shortAnswer', 'variant.bodyMarkdown'])
    .select(['variant.internalMarkdown', 'variant.facts', 'variant.checked', 'variant.version'])
    .select([
      'variant.basedOnVersion',
      'variant.updatedAt',
      'variant.lookedAt',
      'variant.validUntil',
      'service.keywords',
    ]);
  if (articleId !== undefined) select = select.where('variant.articleId', '=', articleId);
  const rows = await select.execute();
  return rows.map((row) => ({
    articleId: row.articleId,
    language: row.language,
    title: row.title,
    shortAnswer: row.shortAnswer,
    bodyMarkdown: row.bodyMarkdown,
    internalMarkdown: row.internalMarkdown,
    keywords: keywordMap.parse(row.keywords)[row.language] ?? [],
    facts: factList.parse(row.facts),
    checked: row.checked,
    version: row.version,
    // What came with the city's files was made from the first German version.
    germanVersion: row.language === 'de' ? null : (row.basedOnVersion ?? 1),
    updatedAt: row.updatedAt,
    lookedAt: row.lookedAt,
    validUntil: row.validUntil,
  }));
}

/** A draft with the article it belongs to. */
export type StoredDraft = Draft & {
  readonly id: string;
  readonly articleId: string;
  readonly language: string;
  readonly authorId: string;
  readonly why: string;
};

/** Drafts of one article, or of all. */
export async function readDrafts(db: Db, articleId?: string): Promise<readonly StoredDraft[]> {
  let select = db
    .selectFrom('articleDraft as draft')
    .innerJoin('account as author', 'author.id', 'draft.authorId')
    .leftJoin('account as reviewer', 'reviewer.id', 'draft.reviewerId')
    .selectAll('draft')
    .select(['author.displayName as authorName', 'reviewer.displayName as reviewerName']);
  if (articleId !== undefined) select = select.where('draft.articleId', '=', articleId);
  const rows = await select.execute();
  return rows.map((row) => ({
    id: row.id,
    articleId: row.articleId,
    language: row.language,
    title: row.title,
    shortAnswer: row.shortAnswer,
    bodyMarkdown: row.bodyMarkdown,
    internalMarkdown: row.internalMarkdown,
    keywords: keywordList.parse(row.keywords),
    facts: factList.parse(row.facts),
    checked: row.checked,
    validFrom: row.validFrom,
    validUntil: row.validUntil,
    state: row.state,
    version: row.version,
    basedOnVersion: row.basedOnVersion,
    germanVersion: row.germanVersion,
    author: row.authorName,
    authorId: row.authorId,
    authors: [...row.authors],
    reviewer: row.reviewerName,
    reason: row.reason,
    why: row.why,
    savedAt: row.savedAt.toISOString(),
  }));
}

/** Every published wording of one language, the newest first. The first one stands only in the article until a second is published. */
export async function readHistory(db: Db, articleId: string, language: string): Promise<readonly HistoryEntry[]> {
  const rows = await db
    .selectFrom('articleHistory as history')
    .leftJoin('account', 'account.id', 'history.accountId')
    .selectAll('history')
    .select('account.displayName')
    .where('history.articleId', '=', articleId)
    .where('history.language', '=', language)
    .orderBy('history.version', 'desc')
    .execute();
  const entries = rows.map((row) => ({
    title: row.title,
    shortAnswer: row.shortAnswer,
    bodyMarkdown: row.bodyMarkdown,
    internalMarkdown: row.internalMarkdown,
    keywords: keywordList.parse(row.keywords),
    facts: factList.parse(row.facts),
    checked: row.checked,
    version: row.version,
    germanVersion: row.germanVersion,
    at: row.publishedAt.toISOString(),
    by: row.displayName,
    why: row.why,
    validUntil: row.validUntil,
    insteadOf: row.insteadOf,
  }));
  const now = (await readPublished(db, articleId)).find((wording) => wording.language === language);
  return !now || entries[0]?.version === now.version ? entries : [asEntry(now), ...entries];
}

function asEntry({
  updatedAt,
  articleId: _article,
  language: _language,
  lookedAt: _looked,
  ...text
}: Published): HistoryEntry {
  return { ...text, at: updatedAt.toISOString(), by: null, why: '', insteadOf: null };
}

/** KB22: other languages fall back to German; a German wording may end where one without a last day was published before. */
export async function mayEnd(
  db: Db,
  where: { readonly articleId: string; readonly language: string },
): Promise<boolean> {
  if (where.language !== 'de') return true;
  return (await readHistory(db, where.articleId, 'de')).some(({ validUntil }) => validUntil === null);
}

/** The title and the keywords of a published wording belong to its service too: lists and searches of all languages read them there. */
export async function putServiceWords(
  trx: Db,
  articleId: string,
  language: string,
  words: { readonly title: string; readonly keywords: readonly string[] },
): Promise<void> {
  const row = await trx
    .selectFrom('service')
    .innerJoin('article', 'article.serviceId', 'service.id')
    .select(['service.id', 'service.titles', 'service.keywords'])
    .where('article.id', '=', articleId)
    .executeTakeFirstOrThrow();
  const keywords = { ...keywordMap.parse(row.keywords), [language]: words.keywords };
  const titles = titlesSchema.parse(row.titles);
  await trx
    .updateTable('service')
    .set({
      titles: JSON.stringify(language === easyGerman ? titles : { ...titles, [language]: words.title }),
      keywords: JSON.stringify(keywords),
    })
    .where('id', '=', row.id)
    .execute();
}

/** Folds all wordings of an article anew, after a title, a keyword or a text changed. */
export async function foldAnew(trx: Db, articleId: string): Promise<void> {
  const row = await trx
    .selectFrom('service')
    .innerJoin('article', 'article.serviceId', 'service.id')
    .select(['service.titles', 'service.keywords'])
    .where('article.id', '=', articleId)
    .executeTakeFirstOrThrow();
  const service = { titles: titlesSchema.parse(row.titles), keywords: keywordMap.parse(row.keywords) };
  for (const wording of await readPublished(trx, articleId))
    await trx
      .updateTable('articleVariant')
      .set(foldedColumns(wording, service))
      .where('articleId', '=', articleId)
      .where('language', '=', wording.language)
      .execute();
}
