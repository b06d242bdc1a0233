// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Gaps as editors and departments see them. Rules: loop.spec.md, KL6, KL7, KL12, KL14. */
import { sql } from 'kysely';
import { isUuid } from '../../../lib/pure/uuid.ts';
import type { Db } from '../../../platform/database/database.ts';
import { cityDay } from '../facts/fact.core.ts';
import type { Gap } from './loop.contract.ts';
import { isOverdue, mayClose, weekMs, type GapPerson } from './loop.core.ts';

/** KL14: so many wordings and notes of a gap are shown, however often it was met. */
const shownWordings = 50;
const shownNotes = 20;

/** One gap; undefined if there is none. */
export async function readGap(db: Db, gapId: string, now: number): Promise<Gap | undefined> {
  if (!isUuid(gapId)) return undefined;
  const rows = await gapRows(db).where('gap.id', '=', gapId).execute();
  return (await asGaps(db, rows, now))[0];
}

/**
 * Gaps with what stands beside them, and how often and when last they were met (`met.times`, `met.last`). The titles of the
 * articles a gap is about and is answered by are their German ones.
 */
export function gapRows(db: Db) {
  return db
    .selectFrom('knowledgeGap as gap')
    .leftJoin('department', 'department.id', 'gap.departmentId')
    .leftJoin('account as owner', 'owner.id', 'gap.ownerId')
    .leftJoin('articleVariant as about', (join) =>
      join.onRef('about.articleId', '=', 'gap.articleId').on('about.language', '=', 'de'),
    )
    .leftJoin('articleVariant as by', (join) =>
      join.onRef('by.articleId', '=', 'gap.answerArticleId').on('by.language', '=', 'de'),
    )
    .innerJoinLateral(
      ({ selectFrom }) =>
        selectFrom('knowledgeGapWord as word')
          .select([sql<number>`count(*)::int`.as('times'), sql<Date | null>`max(word.met_at)`.as('last')])
          .whereRef('word.gapId', '=', 'gap.id')
          .as('met'),
      (join) => join.onTrue(),
    )
    .selectAll('gap')
    .select(['department.name as departmentName', 'owner.displayName as ownerName'])
    .select(['about.title as articleTitle', 'by.title as answerTitle'])
    .select(['met.times as met', 'met.last as lastMetAt']);
}

type GapRow = Awaited<ReturnType<ReturnType<typeof gapRows>['execute']>>[number];

/** The rows with their wordings and notes, in their order. `now` is Unix milliseconds. */
export async function asGaps(db: Db, rows: readonly GapRow[], now: number): Promise<Gap[]> {
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  const [wordings, notes] = await Promise.all([readWordings(db, ids), readNotes(db, ids)]);
  const today = cityDay(now);
  return rows.map((row): Gap => ({
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
    wordings: wordings
      .filter(({ gap }) => gap === row.id)
      .map(({ words, language, times }) => ({ words, language, times })),
    notes: notes.filter(({ gap }) => gap === row.id).map(({ note }) => note),
    met: row.met,
    lastMetAt: (row.lastMetAt ?? row.openedAt).toISOString(),
    openedAt: row.openedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    answer: row.answer,
    answerArticleId: row.answerArticleId,
    answerLanguage: row.answerLanguage,
    answerTitle: row.answerTitle,
    reason: row.reason,
    version: row.version,
  }));
}

/** Wordings that mean the same are one, as it was said last; the most frequent first. */
async function readWordings(db: Db, gapIds: readonly string[]) {
  const { rows } = await sql<{ gap: string; words: string; language: string; times: number }>`
    select gap, words, language, times from (
      select gap_id as gap, count(*)::int as times,
        (array_agg(words order by met_at desc, id desc))[1] as words,
        (array_agg(language order by met_at desc, id desc))[1] as language,
        row_number() over (partition by gap_id order by count(*) desc, max(met_at) desc, words_key) as place
      from knowledge_gap_word
      where gap_id = any (${sql.val([...gapIds])}::uuid[]) and words_key <> ''
      group by gap_id, words_key
    ) as said
    where place <= ${shownWordings}
    order by gap, place`.execute(db);
  return rows;
}

/** What agents added, the latest first, each once. */
async function readNotes(db: Db, gapIds: readonly string[]) {
  const { rows } = await sql<{ gap: string; note: string }>`
    select gap, note from (
      select gap_id as gap, note, row_number() over (partition by gap_id order by max(met_at) desc, note) as place
      from knowledge_gap_word
      where gap_id = any (${sql.val([...gapIds])}::uuid[]) and note <> ''
      group by gap_id, note
    ) as noted
    where place <= ${shownNotes}
    order by gap, place`.execute(db);
  return rows;
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

/** KL12: what failed in the last seven days, the most frequent first, twenty wordings. `now` is Unix milliseconds. */
export async function readWeek(db: Db, who: GapPerson, now: number) {
  const { rows } = await sql<{
    words: string;
    language: string;
    gap: string;
    state: Gap['state'];
    times: number;
  }>`
    select count(*)::int as times,
      (array_agg(word.words order by word.met_at desc, word.id desc))[1] as words,
      (array_agg(word.language order by word.met_at desc, word.id desc))[1] as language,
      (array_agg(gap.id order by word.met_at desc, word.id desc))[1] as gap,
      (array_agg(gap.state order by word.met_at desc, word.id desc))[1] as state
    from knowledge_gap_word as word
    join knowledge_gap as gap on gap.id = word.gap_id
    where word.met_at > ${new Date(now - weekMs)} and gap.kind = 'notFound' and word.words_key <> ''
      and (${mayClose(who)} or gap.department_id = ${who.departmentId}::uuid)
    group by word.words_key
    order by times desc, max(word.met_at) desc
    limit 20`.execute(db);
  return rows.map(({ words, language, gap, state, times }) => ({ words, language, gapId: gap, state, times }));
}
