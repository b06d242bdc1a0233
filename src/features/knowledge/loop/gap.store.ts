// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Gaps as editors and departments see them. Rules: loop.spec.md, KL6, KL7, KL12. */
import { sql } from 'kysely';
import { fold, foldedWords } from '../../../lib/pure/fold.ts';
import { isUuid } from '../../../lib/pure/uuid.ts';
import type { Db } from '../../../platform/database/database.ts';
import { cityDay } from '../facts/fact.core.ts';
import type { Gap } from './loop.contract.ts';
import { isOverdue, isRunning, mayChange, weekMs, type GapFilterName, type GapPerson } from './loop.core.ts';

/** What the list is narrowed to. */
export interface GapFilter {
  readonly search: string;
  readonly state: GapFilterName;
  readonly departmentId?: string | undefined;
  readonly articleId?: string | undefined;
}

/** Gaps this person may change, the most frequently met first. */
export async function listGaps(db: Db, filter: GapFilter, who: GapPerson, now: number): Promise<Gap[]> {
  const words = foldedWords(filter.search);
  return (await readGaps(db, now))
    .filter((gap) => mayChange(who, gap) && isWanted(gap, filter))
    .filter((gap) => {
      const text = [
        ...gap.wordings.map((wording) => wording.words),
        gap.articleTitle,
        gap.departmentName,
        ...gap.notes,
      ];
      const folded = fold(text.join(' '));
      return words.every((word) => folded.includes(word));
    })
    .toSorted((a, b) => b.met - a.met || b.lastMetAt.localeCompare(a.lastMetAt));
}

function isWanted(gap: Gap, { state, departmentId, articleId }: GapFilter): boolean {
  if (departmentId !== undefined && gap.departmentId !== departmentId) return false;
  if (articleId !== undefined && gap.articleId !== articleId && gap.answerArticleId !== articleId) return false;
  if (state === 'all') return true;
  if (state === 'running') return isRunning(gap.state);
  return state === 'overdue' ? gap.overdue : gap.state === state;
}

/** One gap; undefined if there is none. */
export async function readGap(db: Db, gapId: string, now: number): Promise<Gap | undefined> {
  return isUuid(gapId) ? (await readGaps(db, now, gapId))[0] : undefined;
}

/** The titles of the articles a gap is about and is answered by are their German ones. */
async function readGaps(db: Db, now: number, gapId?: string): Promise<Gap[]> {
  const today = cityDay(now);
  let select = db
    .selectFrom('knowledgeGap as gap')
    .leftJoin('department', 'department.id', 'gap.departmentId')
    .leftJoin('account as owner', 'owner.id', 'gap.ownerId')
    .leftJoin('articleVariant as about', (join) =>
      join.onRef('about.articleId', '=', 'gap.articleId').on('about.language', '=', 'de'),
    )
    .leftJoin('articleVariant as by', (join) =>
      join.onRef('by.articleId', '=', 'gap.answerArticleId').on('by.language', '=', 'de'),
    )
    .selectAll('gap')
    .select(['department.name as departmentName', 'owner.displayName as ownerName'])
    .select(['about.title as articleTitle', 'by.title as answerTitle']);
  if (gapId !== undefined) select = select.where('gap.id', '=', gapId);
  const [rows, words] = await Promise.all([select.execute(), readWords(db, gapId)]);
  const wordsOf = Map.groupBy(words, (word) => word.gapId);
  return rows.map((row): Gap => {
    const own = wordsOf.get(row.id) ?? [];
    return {
      gapId: row.id,
      kind: row.kind,
      state: row.state,
      articleId: row.articleId,
      articleTitle: row.articleTitle,
      departmentId: row.departmentId,
      departmentName: row.departmentName,
      ownerId: row.ownerId,
      ownerName: row.ownerName,
      due: row.due,
      overdue: isOverdue(row, today),
      wordings: wordingsOf(own),
      notes: [...new Set(own.map(({ note }) => note).filter((note) => note !== ''))],
      met: own.length,
      lastMetAt: (own[0]?.metAt ?? row.openedAt).toISOString(),
      openedAt: row.openedAt.toISOString(),
      endedAt: row.endedAt?.toISOString() ?? null,
      answer: row.answer,
      answerArticleId: row.answerArticleId,
      answerLanguage: row.answerLanguage,
      answerTitle: row.answerTitle,
      reason: row.reason,
      version: row.version,
    };
  });
}

/** Every time a gap was met, the latest first. */
function readWords(db: Db, gapId?: string) {
  const select = db
    .selectFrom('knowledgeGapWord')
    .select(['gapId', 'words', 'wordsKey', 'language', 'note', 'metAt'])
    .orderBy('metAt', 'desc');
  return (gapId === undefined ? select : select.where('gapId', '=', gapId)).execute();
}

/** Wordings that mean the same are one, as it was said last. */
function wordingsOf(words: Awaited<ReturnType<typeof readWords>>): Gap['wordings'] {
  return [...Map.groupBy(words, ({ wordsKey }) => wordsKey)]
    .filter(([key]) => key !== '')
    .map(([, same]) => ({ words: same[0]?.words ?? '', language: same[0]?.language ?? 'de', times: same.length }))
    .toSorted((a, b) => b.times - a.times);
}

/** KL7: who can own a gap of this department: who edits, and the department's own people. */
export async function readOwners(db: Db, departmentId: string | null): Promise<{ accountId: string; name: string }[]> {
  const rows = await db
    .selectFrom('account')
    .select(['id', 'displayName'])
    .where('active', '=', true)
    .where('script', '=', false)
    .where('practice', '=', false)
    .where(({ or, and, eb, val }) =>
      or([
        sql<boolean>`roles && array['editor', 'lead']`,
        ...(departmentId === null
          ? []
          : [and([eb('departmentId', '=', departmentId), eb(val('clerk'), '=', sql<string>`any(roles)`)])]),
      ]),
    )
    .orderBy('displayName')
    .execute();
  return rows.map(({ id, displayName }) => ({ accountId: id, name: displayName }));
}

/** KL12: what failed in the last seven days, the most frequent first. */
export async function readWeek(db: Db, who: GapPerson, now: number) {
  const rows = await db
    .selectFrom('knowledgeGapWord as word')
    .innerJoin('knowledgeGap as gap', 'gap.id', 'word.gapId')
    .select(['word.words', 'word.wordsKey', 'word.language', 'word.gapId', 'gap.state', 'gap.departmentId'])
    .where('word.metAt', '>', new Date(now - weekMs))
    .where('gap.kind', '=', 'notFound')
    .where('word.wordsKey', '<>', '')
    .orderBy('word.metAt', 'desc')
    .execute();
  return [
    ...Map.groupBy(
      rows.filter((row) => mayChange(who, row)),
      ({ wordsKey }) => wordsKey,
    ).values(),
  ]
    .flatMap((same) => (same[0] ? [{ ...same[0], times: same.length }] : []))
    .map(({ words, language, gapId, state, times }) => ({ words, language, gapId, state, times }))
    .toSorted((a, b) => b.times - a.times)
    .slice(0, 20);
}
