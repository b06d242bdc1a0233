// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import { isUuid } from '../../../lib/pure/uuid.ts';
import type { Db } from '../../../platform/database/database.ts';
import { isFromDirectory } from './department-hours.core.ts';
import { factValueSchema, type Fact, type FactRow } from './fact.contract.ts';
import type { ValidFact } from './fact-text.core.ts';
import { factKeysIn } from './fact-text.core.ts';
import { factWords } from './fact-words.core.ts';
import { isFactFound, isRunningOut, nextAfter, validOn, type FactKind, type FactValue } from './fact.core.ts';

/** A version as the database has it. */
export interface StoredVersion {
  readonly id: string;
  readonly factId: string;
  readonly value: FactValue;
  readonly uncertain: boolean;
  readonly from: string;
  readonly until: string | null;
  readonly madeAt: Date;
  readonly why: string;
  readonly replaced: boolean;
  readonly by: string | null;
}

/** All versions of these facts (or of all), those corrected since too; oldest first day first. */
export async function readVersions(db: Db, factIds?: readonly string[]): Promise<readonly StoredVersion[]> {
  if (factIds?.length === 0) return [];
  let select = db
    .selectFrom('factVersion as version')
    .leftJoin('account', 'account.id', 'version.accountId')
    .selectAll('version')
    .select('account.displayName');
  if (factIds) select = select.where('version.factId', 'in', factIds);
  const rows = await select.orderBy('version.validFrom').orderBy('version.madeAt').execute();
  return rows.map((row) => ({
    id: row.id,
    factId: row.factId,
    value: factValueSchema.parse(row.value),
    uncertain: row.uncertain,
    from: row.validFrom,
    until: row.validUntil,
    madeAt: row.madeAt,
    why: row.why,
    replaced: row.replacedAt !== null,
    by: row.displayName,
  }));
}

/** What the facts named in the texts say on a day, by key; a fact without a value that day is not in it. */
export async function factsFor(db: Db, texts: readonly string[], day: string): Promise<ReadonlyMap<string, ValidFact>> {
  const keys = factKeysIn(...texts);
  if (keys.length === 0) return new Map();
  const rows = await db
    .selectFrom('fact')
    .innerJoin('factVersion as version', 'version.factId', 'fact.id')
    .select(['fact.key', 'version.value', 'version.uncertain'])
    .where('fact.key', 'in', keys)
    .where('version.replacedAt', 'is', null)
    .where('version.validFrom', '<=', day)
    .where((eb) => eb.or([eb('version.validUntil', 'is', null), eb('version.validUntil', '>=', day)]))
    .execute();
  return new Map(rows.map((row) => [row.key, { value: factValueSchema.parse(row.value), uncertain: row.uncertain }]));
}

/** What facts are narrowed to. */
export interface FactFilter {
  readonly search: string;
  readonly departmentId?: string | undefined;
  readonly kind?: FactKind | undefined;
  readonly runningOut: boolean;
  readonly retired: boolean;
}

/** Facts by name, with what they say on the day. */
export async function listFacts(db: Db, filter: FactFilter, day: string): Promise<FactRow[]> {
  const [rows, versions] = await Promise.all([factRows(db), readVersions(db)]);
  const byFact = Map.groupBy(versions, ({ factId }) => factId);
  return rows
    .map((row) => withToday(row, byFact.get(row.id) ?? [], day))
    .filter(
      (row) =>
        row.retired === filter.retired &&
        (filter.departmentId === undefined || row.departmentId === filter.departmentId) &&
        (filter.kind === undefined || row.kind === filter.kind) &&
        (!filter.runningOut || row.runningOut) &&
        isFactFound(row, filter.search),
    )
    .toSorted((a, b) => a.name.localeCompare(b.name, 'de'));
}

type Row = Awaited<ReturnType<typeof factRows>>[number];

function factRows(db: Db, factId?: string) {
  const select = db
    .selectFrom('fact')
    .innerJoin('department', 'department.id', 'fact.departmentId')
    .select(['fact.id', 'fact.key', 'fact.kind', 'fact.name', 'fact.departmentId', 'fact.retiredAt', 'fact.version'])
    .select(['department.name as departmentName', 'department.key as departmentKey']);
  return (factId === undefined ? select : select.where('fact.id', '=', factId)).execute();
}

function withToday(row: Row, all: readonly StoredVersion[], day: string): FactRow {
  const versions = all.filter(({ replaced }) => !replaced);
  const now = validOn(versions, day);
  const next = nextAfter(versions, day);
  return {
    factId: row.id,
    key: row.key,
    kind: row.kind,
    name: row.name,
    departmentId: row.departmentId,
    departmentName: row.departmentName,
    retired: row.retiredAt !== null,
    version: row.version,
    today: now ? factWords(now.value, 'de') : null,
    uncertain: now?.uncertain ?? false,
    until: now?.until ?? null,
    next: next ? { from: next.from, words: factWords(next.value, 'de') } : null,
    runningOut: row.retiredAt === null && isRunningOut(versions, day),
    fromDirectory: isFromDirectory(row, row.departmentKey),
  };
}

/** One fact with its story and where it is mentioned; undefined if there is none. */
export async function readFact(db: Db, factId: string, day: string): Promise<Fact | undefined> {
  if (!isUuid(factId)) return undefined;
  const [[row], versions] = await Promise.all([factRows(db, factId), readVersions(db, [factId])]);
  if (!row) return undefined;
  return {
    ...withToday(row, versions, day),
    versions: versions.toReversed().map(({ value, uncertain, from, until, madeAt, by, why, replaced }) => ({
      value,
      uncertain,
      from,
      until,
      madeAt: madeAt.toISOString(),
      by,
      why,
      replaced,
    })),
    usedIn: await usedIn(db, row.key),
    doubts: await doubtsOf(db, factId),
  };
}

/** What editors said was wrong, the latest first (KB30). */
async function doubtsOf(db: Db, factId: string): Promise<Fact['doubts']> {
  const rows = await db
    .selectFrom('factDoubt as doubt')
    .leftJoin('account', 'account.id', 'doubt.accountId')
    .select(['doubt.wrongSince', 'doubt.why', 'doubt.madeAt', 'account.displayName'])
    .where('doubt.factId', '=', factId)
    .orderBy('doubt.madeAt', 'desc')
    .orderBy('doubt.id', 'desc')
    .execute();
  return rows.map(({ wrongSince, why, madeAt, displayName }) => ({
    since: wrongSince,
    why,
    madeAt: madeAt.toISOString(),
    by: displayName,
  }));
}

/** Articles and drafts that mention the fact, by title. */
export async function usedIn(db: Db, key: string): Promise<Fact['usedIn']> {
  const [published, drafts] = await Promise.all([
    db
      .selectFrom('articleVariant')
      .select(shownUse)
      .where(mentions([key]))
      .execute(),
    db
      .selectFrom('articleDraft')
      .select(shownUse)
      .where(mentions([key]))
      .execute(),
  ]);
  return [
    ...published.map((use) => ({ ...use, draft: false })),
    ...drafts.map((use) => ({ ...use, draft: true })),
  ].toSorted((a, b) => a.title.localeCompare(b.title, 'de'));
}

const shownUse = ['articleId', 'title', 'language'] as const;
/** By the index of references; all languages of an article count. */
const mentions = (keys: readonly string[]) => sql<boolean>`fact_keys && ${sql.val([...keys])}::text[]`;

/** The published articles that mention any of the facts: what reads differently when one of them changes. */
export async function articlesMentioning(db: Db, keys: readonly string[]): Promise<readonly string[]> {
  if (keys.length === 0) return [];
  const rows = await db
    .selectFrom('articleVariant')
    .select('articleId')
    .distinct()
    .where(mentions(keys))
    .orderBy('articleId')
    .execute();
  return rows.map(({ articleId }) => articleId);
}
