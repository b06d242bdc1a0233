// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The list of gaps, page by page: PostgreSQL narrows, orders and counts. Rule: loop.spec.md, KL14. */
import { sql } from 'kysely';
import { fold, foldedWords } from '../../../lib/pure/fold.ts';
import { isUuid } from '../../../lib/pure/uuid.ts';
import type { Db } from '../../../platform/database/database.ts';
import { cityDay } from '../facts/fact.core.ts';
import { asGaps, gapRows } from './gap.store.ts';
import type { Gap } from './loop.contract.ts';
import { mayClose, type GapFilterName, type GapPerson, type GapState } from './loop.core.ts';

/** A place in the list: the last gap that was shown. */
export interface GapPlace {
  readonly met: number;
  /** Unix milliseconds. */
  readonly lastMetAt: number;
  readonly gapId: string;
}

/** What the list is narrowed to, and which page of it. */
export interface GapQuery {
  readonly search: string;
  readonly state: GapFilterName;
  readonly departmentId?: string | undefined;
  readonly articleId?: string | undefined;
  readonly after?: GapPlace | undefined;
  readonly limit: number;
}

/** Gaps this person may change, the most frequently met first. `next` = there is more behind it; `now` is Unix milliseconds. */
export async function listGaps(
  db: Db,
  query: GapQuery,
  who: GapPerson,
  now: number,
): Promise<{ readonly gaps: Gap[]; readonly next: GapPlace | null }> {
  const departments = await departmentsByWord(db, query.search);
  let select = gapRows(db).where(stateIs(query.state, cityDay(now)));
  // KL7: the same rule as `mayChange`.
  if (!mayClose(who)) select = select.where(sql<boolean>`gap.department_id = ${who.departmentId}::uuid`);
  if (query.departmentId !== undefined)
    select = select.where(sql<boolean>`gap.department_id = ${orNull(query.departmentId)}::uuid`);
  if (query.articleId !== undefined)
    select = select.where(sql<boolean>`${orNull(query.articleId)}::uuid in (gap.article_id, gap.answer_article_id)`);
  for (const [word, ids] of departments) select = select.where(says(word, ids));
  if (query.after) select = select.where(behind(query.after));
  const rows = await select
    .orderBy(sql`met.times`, 'desc')
    .orderBy(sql`coalesce(met.last, gap.opened_at)`, 'desc')
    .orderBy('gap.id', 'desc')
    .limit(query.limit + 1)
    .execute();
  const last = rows.length > query.limit ? rows[query.limit - 1] : undefined;
  return {
    gaps: await asGaps(db, rows.slice(0, query.limit), now),
    next: last ? { met: last.met, lastMetAt: (last.lastMetAt ?? last.openedAt).getTime(), gapId: last.id } : null,
  };
}

const running: readonly GapState[] = ['open', 'answering'];

function stateIs(state: GapFilterName, today: string) {
  if (state === 'all') return sql<boolean>`true`;
  const states = state === 'running' || state === 'overdue' ? running : [state];
  const isIn = sql<boolean>`gap.state = any (${sql.val([...states])}::text[])`;
  return state === 'overdue' ? sql<boolean>`${isIn} and gap.due < ${today}` : isIn;
}

/** A word stands in what citizens said, in a note, in the title of the article it is about, or in the department's name. */
function says(word: string, departments: readonly string[]) {
  const like = `%${word}%`;
  return sql<boolean>`(
    exists (select from knowledge_gap_word as said where said.gap_id = gap.id and said.folded like ${like})
    or about.folded_title like ${like}
    or gap.department_id = any (${sql.val([...departments])}::uuid[])
  )`;
}

/** Each word that is looked for with the departments whose names have it. */
async function departmentsByWord(db: Db, search: string): Promise<readonly (readonly [string, readonly string[]])[]> {
  const words = foldedWords(search);
  if (words.length === 0) return [];
  const rows = await db.selectFrom('department').select(['id', 'name']).execute();
  const folded = rows.map(({ id, name }) => ({ id, name: fold(name) }));
  return words.map((word) => [word, folded.filter(({ name }) => name.includes(word)).map(({ id }) => id)] as const);
}

/** Everything behind a place in the order. */
function behind({ met, lastMetAt, gapId }: GapPlace) {
  return sql<boolean>`(met.times, coalesce(met.last, gap.opened_at), gap.id) < (${met}::int, ${new Date(lastMetAt)}::timestamptz, ${gapId}::uuid)`;
}

function orNull(id: string): string | null {
  return isUuid(id) ? id : null;
}
