// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Articles as editors see them: what is published, what is in work, what has fallen behind. */
import { fold, foldedWords } from '../../../lib/pure/fold.ts';
import { addDays } from '../../../lib/pure/calendar.ts';
import { isUuid } from '../../../lib/pure/uuid.ts';
import type { Db } from '../../../platform/database/database.ts';
import { articleLanguages, cityDay, isRunningOut } from '../facts/fact.core.ts';
import { readVersions } from '../facts/fact.store.ts';
import { situationsOf } from '../life-situations/life-situation.core.ts';
import { readLifeSituations } from '../life-situations/life-situation.store.ts';
import type { EditedArticle, EditedRow, WordingState } from './editing.contract.ts';
import type { editingTasks } from './editor-tasks.core.ts';
import { keysIn, type DraftState } from './editing.core.ts';
import { changedSentences, type ChangedSentence, type Wording } from './staleness.core.ts';
import { isReviewOverdue, markedSentences } from './tasks.core.ts';
import { endsSoon, returning } from './validity.core.ts';
import {
  keywordMap,
  mayEnd,
  readDrafts,
  readHistory,
  readPublished,
  titlesSchema,
  type Published,
  type StoredDraft,
} from './wording.store.ts';

/** What facts mean for articles: when each last changed, and which run out. */
interface FactNews {
  readonly names: ReadonlyMap<string, string>;
  readonly changedAt: ReadonlyMap<string, number>;
  readonly runningOut: ReadonlySet<string>;
}

async function factNews(db: Db, today: string): Promise<FactNews> {
  const [facts, versions] = await Promise.all([
    db.selectFrom('fact').select(['id', 'key', 'name', 'retiredAt']).execute(),
    readVersions(db),
  ]);
  const byFact = Map.groupBy(versions, ({ factId }) => factId);
  const of = (id: string) => byFact.get(id) ?? [];
  return {
    names: new Map(facts.map(({ key, name }) => [key, name])),
    changedAt: new Map(facts.map(({ id, key }) => [key, Math.max(0, ...of(id).map(({ madeAt }) => madeAt.getTime()))])),
    runningOut: new Set(
      facts
        .filter(
          ({ id, retiredAt }) =>
            retiredAt === null &&
            isRunningOut(
              of(id).filter(({ replaced }) => !replaced),
              today,
            ),
        )
        .map(({ key }) => key),
    ),
  };
}

/** German wordings by article and version: what translations were made from. */
async function germanVersions(db: Db, articleId?: string): Promise<ReadonlyMap<string, Wording>> {
  let select = db
    .selectFrom('articleHistory')
    .select(['articleId', 'version', 'title', 'shortAnswer', 'bodyMarkdown'])
    .where('language', '=', 'de');
  if (articleId !== undefined) select = select.where('articleId', '=', articleId);
  return new Map((await select.execute()).map((row) => [`${row.articleId} ${row.version}`, row]));
}

function changedSince(
  wording: Pick<Published, 'articleId' | 'germanVersion'>,
  german: Published | undefined,
  earlier: ReadonlyMap<string, Wording>,
): readonly ChangedSentence[] {
  if (!german || wording.germanVersion === null || wording.germanVersion >= german.version) return [];
  const source = earlier.get(`${wording.articleId} ${wording.germanVersion}`);
  return source ? changedSentences(source, german) : [];
}

/**
 * When somebody last answered for a wording (Unix milliseconds). One that returned by itself was looked at long before it was
 * put in place.
 */
function seenAt({ updatedAt, lookedAt }: Published): number {
  return (lookedAt ?? updatedAt).getTime();
}

/** What the list is narrowed to. */
export interface EditedFilter {
  readonly search: string;
  readonly departmentId?: string | undefined;
  readonly state?: DraftState | undefined;
  readonly task?: (typeof editingTasks)[number] | undefined;
  /** Its key. */
  readonly lifeSituation?: string | undefined;
}

/** Articles with what is to be done on them, by title. */
export async function listEditedArticles(db: Db, filter: EditedFilter, now: number): Promise<EditedRow[]> {
  const today = cityDay(now);
  const [rows, published, drafts, news, earlier] = await Promise.all([
    articleRows(db),
    readPublished(db),
    readDrafts(db),
    factNews(db, today),
    germanVersions(db),
  ]);
  const wordingsOf = Map.groupBy(published, ({ articleId }) => articleId);
  const draftsOf = Map.groupBy(drafts, ({ articleId }) => articleId);
  const words = foldedWords(filter.search);
  return rows
    .filter((row) => filter.lifeSituation === undefined || row.lifeSituations.includes(filter.lifeSituation))
    .map((row): EditedRow => {
      const wordings = wordingsOf.get(row.id) ?? [];
      const german = wordings.find(({ language }) => language === 'de');
      const has = (language: string) => (wording: Published | StoredDraft) => wording.language === language;
      const own = draftsOf.get(row.id) ?? [];
      return {
        articleId: row.id,
        title: german?.title ?? wordings[0]?.title ?? titlesSchema.parse(row.titles)['de'] ?? '',
        departmentId: row.departmentId,
        departmentName: row.departmentName,
        ownerName: row.ownerName,
        reviewBy: row.reviewBy,
        reviewOverdue: isReviewOverdue(row.reviewBy, today),
        drafts: articleLanguages.flatMap((language) => {
          const draft = own.find(has(language));
          return draft ? [{ language, state: draft.state }] : [];
        }),
        outdated: articleLanguages.filter((language) => {
          const wording = wordings.find(has(language));
          return wording !== undefined && changedSince(wording, german, earlier).length > 0;
        }),
        marked: wordings.filter((w) => markedSentences(w, news.changedAt, seenAt(w)).length > 0).length,
        endings: articleLanguages.flatMap((language) => {
          const day = wordings.find(has(language))?.validUntil ?? null;
          return day === null ? [] : [{ language, day }];
        }),
        wordingRunningOut: wordings.some((wording) => endsSoon(wording, today)),
        factRunningOut: wordings.some((wording) => keysIn(wording).some((key) => news.runningOut.has(key))),
      };
    })
    .filter(
      (row) => fits(row, filter) && words.every((word) => fold(`${row.title} ${row.departmentName}`).includes(word)),
    )
    .toSorted((a, b) => a.title.localeCompare(b.title, 'de'));
}

function fits(row: EditedRow, { departmentId, state, task }: EditedFilter): boolean {
  if (departmentId !== undefined && row.departmentId !== departmentId) return false;
  if (state !== undefined && !row.drafts.some((draft) => draft.state === state)) return false;
  switch (task) {
    case undefined:
      return true;
    case 'reviewOverdue':
      return row.reviewOverdue;
    case 'outdated':
      return row.outdated.length > 0;
    case 'factRunningOut':
      return row.factRunningOut;
    case 'wordingRunningOut':
      return row.wordingRunningOut;
    case 'marked':
      return row.marked > 0;
  }
}

function articleRows(db: Db) {
  return db
    .selectFrom('article')
    .innerJoin('service', 'service.id', 'article.serviceId')
    .innerJoin('department', 'department.id', 'service.departmentId')
    .leftJoin('account as owner', 'owner.id', 'article.ownerId')
    .select(['article.id', 'article.reviewBy', 'article.fourEyes', 'article.version', 'article.ownerId'])
    .select(['service.leika', 'service.departmentId', 'department.name as departmentName'])
    .select(['service.titles', 'service.keywords', 'service.lifeSituations'])
    .select('owner.displayName as ownerName')
    .execute();
}

/** One article with all its wordings; undefined if there is none. */
export async function readEditedArticle(db: Db, articleId: string, now: number): Promise<EditedArticle | undefined> {
  if (!isUuid(articleId)) return undefined;
  const today = cityDay(now);
  const row = (await articleRows(db)).find(({ id }) => id === articleId);
  if (!row) return undefined;
  const [published, drafts, news, earlier, editors, germanMayEnd] = await Promise.all([
    readPublished(db, articleId),
    readDrafts(db, articleId),
    factNews(db, today),
    germanVersions(db, articleId),
    readEditors(db),
    mayEnd(db, { articleId, language: 'de' }),
  ]);
  const german = published.find(({ language }) => language === 'de');
  const titles = titlesSchema.parse(row.titles);
  const keywords = keywordMap.parse(row.keywords);
  const returns = await languagesThatReturn(db, articleId, published);
  const situations = situationsOf(row.lifeSituations, await readLifeSituations(db));
  return {
    articleId,
    title: german?.title ?? published[0]?.title ?? titles['de'] ?? '',
    leika: row.leika,
    departmentName: row.departmentName,
    version: row.version,
    ownerId: row.ownerId,
    reviewBy: row.reviewBy,
    reviewOverdue: isReviewOverdue(row.reviewBy, today),
    fourEyes: row.fourEyes,
    lifeSituations: situations.map(({ key }) => key),
    editors,
    wordings: articleLanguages.map((language): WordingState => {
      const wording = published.find((w) => w.language === language);
      const draft = drafts.find((d) => d.language === language);
      return {
        language,
        published: wording
          ? { ...wording, keywords: [...wording.keywords], at: wording.updatedAt.toISOString() }
          : null,
        draft: draft ?? null,
        changed: wording ? [...changedSince(wording, german, earlier)] : [],
        marked: wording
          ? markedSentences(wording, news.changedAt, seenAt(wording)).map(({ sentence, keys }) => ({
              sentence,
              facts: keys.map((key) => news.names.get(key) ?? key),
            }))
          : [],
        serviceTitle: titles[language] ?? '',
        serviceKeywords: keywords[language] ?? [],
        mayEnd: language !== 'de' || germanMayEnd,
        returns: returns.has(language),
      };
    }),
  };
}

/** KB21: languages whose wording gives way to an earlier one the day after its last. */
async function languagesThatReturn(
  db: Db,
  articleId: string,
  published: readonly Published[],
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const { language, version, validUntil } of published)
    if (validUntil !== null && returning(await readHistory(db, articleId, language), version, addDays(validUntil, 1)))
      found.add(language);
  return found;
}

/** Who can own an article. */
export async function readEditors(db: Db): Promise<EditedArticle['editors']> {
  const rows = await db
    .selectFrom('account')
    .select(['id', 'displayName', 'roles'])
    .where('active', '=', true)
    .where('script', '=', false)
    .orderBy('displayName')
    .execute();
  return rows
    .filter(({ roles }) => roles.some((role) => role === 'editor' || role === 'lead'))
    .map(({ id, displayName }) => ({ accountId: id, name: displayName }));
}
