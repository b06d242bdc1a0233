// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { fold } from '../../../lib/pure/fold.ts';
import type { Db } from '../../../platform/database/database.ts';
import {
  changeKinds,
  type ChangeKind,
  type FieldChange,
  type ImportFormat,
  type RunState,
  type Sums,
} from './diff.core.ts';
import { problemCodes, type ImportEntry, type ImportProblem } from './entry.core.ts';

/** Why a whole file was refused. */
export interface Refusal {
  readonly code: (typeof problemCodes)[number];
  readonly line: number;
  readonly detail: string;
}

/** A run as people see it. */
export interface ImportRun {
  readonly runId: string;
  readonly source: string;
  readonly fileName: string;
  readonly format: ImportFormat | null;
  readonly complete: boolean;
  readonly departmentId: string | null;
  readonly state: RunState;
  readonly token: string | null;
  readonly sums: Sums | null;
  /** Services this source delivered before. */
  readonly delivered: number;
  readonly problems: readonly ImportProblem[];
  readonly problemCount: number;
  readonly refusal: Refusal | null;
  readonly startedAt: string;
  readonly startedBy: string;
  readonly endedAt: string | null;
  readonly appliedBy: string | null;
}

/** Problems kept with a run; more are only counted. */
const keptProblems = 1000;
/** Runs nobody decided on are forgotten after a week. */
const undecidedMs = 7 * 86_400_000;
/** A run that reads for an hour was left behind by a program that ended. */
const longestReadingMs = 3_600_000;

const sumsSchema = z.object({ new: z.number(), changed: z.number(), same: z.number(), gone: z.number() });
const problemSchema = z.object({
  code: z.enum(problemCodes),
  line: z.number(),
  field: z.string(),
  detail: z.string(),
  note: z.boolean(),
});
const refusalSchema = z.object({ code: z.enum(problemCodes), line: z.number(), detail: z.string() });

/** A run to be written. */
export interface NewRun {
  readonly runId: string;
  readonly source: string;
  readonly fileName: string;
  readonly complete: boolean;
  readonly departmentId: string | null;
  readonly startedBy: string;
  readonly at: number;
}

/** Begins a run and clears away what older ones left. */
export async function insertRun(db: Db, run: NewRun): Promise<void> {
  await forgetOldRuns(db, run.at);
  await db
    .insertInto('knowledgeImportRun')
    .values({
      id: run.runId,
      source: run.source,
      fileName: run.fileName.slice(-200),
      complete: run.complete,
      departmentId: run.departmentId,
      state: 'reading',
      startedAt: new Date(run.at),
      startedBy: run.startedBy,
    })
    .execute();
}

async function forgetOldRuns(db: Db, at: number): Promise<void> {
  await db
    .updateTable('knowledgeImportRun')
    .set({ state: 'failed', endedAt: new Date(at) })
    .where('state', '=', 'reading')
    .where('startedAt', '<', new Date(at - longestReadingMs))
    .execute();
  await db
    .updateTable('knowledgeImportRun')
    .set({ state: 'discarded', endedAt: new Date(at) })
    .where('state', '=', 'compared')
    .where('startedAt', '<', new Date(at - undecidedMs))
    .execute();
  const over = db
    .selectFrom('knowledgeImportRun')
    .select('id')
    .where('state', 'in', ['applied', 'failed', 'discarded', 'refused']);
  await db.deleteFrom('knowledgeImportEntry').where('runId', 'in', over).execute();
  await db.deleteFrom('knowledgeImportChange').where('runId', 'in', over).execute();
}

/** Puts delivered entries aside; returns those whose id stood in the file before. */
export async function insertEntries(
  db: Db,
  runId: string,
  entries: readonly { readonly position: number; readonly entry: ImportEntry }[],
): Promise<readonly ImportEntry[]> {
  if (entries.length === 0) return [];
  const key = (sourceId: string, part: string): string => JSON.stringify([sourceId, part]);
  const rows = await db
    .insertInto('knowledgeImportEntry')
    .values(
      entries.map(({ position, entry }) => ({
        runId,
        sourceId: entry.sourceId,
        part: entry.part,
        position,
        line: entry.line,
        entry: JSON.stringify(entry),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning(['position'])
    .execute();
  const inserted = new Set(rows.map(({ position }) => position));
  const twice = entries.filter(({ position }) => !inserted.has(position)).map(({ entry }) => entry);
  return [...new Map(twice.map((entry) => [key(entry.sourceId, entry.part), entry])).values()];
}

/** Lines of translations whose service did not come. */
export async function orphans(
  db: Db,
  runId: string,
): Promise<readonly { readonly sourceId: string; readonly line: number }[]> {
  return db
    .selectFrom('knowledgeImportEntry as translation')
    .select(['sourceId', 'line'])
    .where('runId', '=', runId)
    .where('part', '<>', '')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('knowledgeImportEntry as main')
            .select('main.line')
            .where('main.runId', '=', runId)
            .where('main.part', '=', '')
            .whereRef('main.sourceId', '=', 'translation.sourceId'),
        ),
      ),
    )
    .orderBy('line')
    .limit(keptProblems)
    .execute();
}

/** One service that would change, as it is shown. */
export interface ShownChange {
  readonly position: number;
  readonly kind: 'new' | 'changed' | 'gone';
  readonly sourceId: string;
  readonly serviceId: string | null;
  readonly title: string;
  readonly fields: readonly FieldChange[];
}

/** Writes the differences of a run, in place of those that were there when it begins with the first. */
export async function insertChanges(db: Db, runId: string, changes: readonly ShownChange[]): Promise<void> {
  if (changes.length === 0) return;
  await db
    .insertInto('knowledgeImportChange')
    .values(
      changes.map(({ fields, title, ...change }) => ({
        ...change,
        runId,
        title: title.slice(0, 300),
        foldedTitle: fold(title),
        fields: JSON.stringify(fields),
        kept: fields.some(({ decision }) => decision === 'kept'),
      })),
    )
    .execute();
}

/** Takes the differences away, before they are found anew. */
export async function deleteChanges(db: Db, runId: string): Promise<void> {
  await db.deleteFrom('knowledgeImportChange').where('runId', '=', runId).execute();
}

/** What to show of a run's differences. */
export interface ChangeFilter {
  readonly kind: 'all' | 'new' | 'changed' | 'gone' | 'kept';
  readonly search: string;
  /** The position after which to go on; -1 from the start. */
  readonly after: number;
}

const fieldsSchema = z.array(
  z.object({ field: z.string(), before: z.string(), after: z.string(), decision: z.enum(['taken', 'kept']) }),
);
/** Differences on one page. */
const changesPerPage = 100;

/** A page of the differences, in the order of the file. */
export async function listChanges(
  db: Db,
  runId: string,
  filter: ChangeFilter,
): Promise<{ readonly changes: readonly ShownChange[]; readonly more: boolean }> {
  let query = db
    .selectFrom('knowledgeImportChange')
    .select(['position', 'kind', 'sourceId', 'serviceId', 'title', 'fields'])
    .where('runId', '=', runId)
    .where('position', '>', filter.after);
  if (filter.kind === 'kept') query = query.where('kept', '=', true);
  else if (filter.kind !== 'all') query = query.where('kind', '=', filter.kind);
  const words = fold(filter.search);
  if (words !== '')
    query = query.where(({ or, eb }) =>
      or([eb('foldedTitle', 'like', `%${words}%`), eb('sourceId', '=', filter.search.trim())]),
    );
  const rows = await query
    .orderBy('position')
    .limit(changesPerPage + 1)
    .execute();
  const changes = rows
    .slice(0, changesPerPage)
    .map((row) => ({ ...row, kind: kindOf(row.kind), fields: fieldsSchema.parse(row.fields) }));
  return { changes, more: rows.length > changesPerPage };
}

function kindOf(text: string): 'new' | 'changed' | 'gone' {
  const kind = changeKinds.find((one): one is Exclude<ChangeKind, 'same'> => one === text && one !== 'same');
  if (kind === undefined) throw new Error(`a difference of an unknown kind: ${text}`);
  return kind;
}

/** What is known once a file was read and compared. */
export async function saveCompared(
  db: Db,
  runId: string,
  result: {
    readonly format: ImportFormat;
    readonly complete: boolean;
    readonly token: string;
    readonly sums: Sums;
    readonly problems: readonly ImportProblem[];
    readonly problemCount: number;
  },
): Promise<void> {
  const { format, complete, token, sums, problems, problemCount } = result;
  await db
    .updateTable('knowledgeImportRun')
    .set({
      state: 'compared',
      format,
      complete,
      token,
      sums: JSON.stringify(sums),
      problems: JSON.stringify(problems.slice(0, keptProblems)),
      problemCount,
    })
    .where('id', '=', runId)
    .execute();
}

/** A run found other differences than the ones that were looked at. */
export async function saveNewToken(db: Db, runId: string, token: string, sums: Sums): Promise<void> {
  await db
    .updateTable('knowledgeImportRun')
    .set({ token, sums: JSON.stringify(sums) })
    .where('id', '=', runId)
    .execute();
}

/** Ends a run. */
export async function endRun(
  db: Db,
  runId: string,
  end: { readonly state: RunState; readonly at: number; readonly by?: string; readonly refusal?: Refusal },
): Promise<void> {
  await db
    .updateTable('knowledgeImportRun')
    .set({
      state: end.state,
      endedAt: new Date(end.at),
      ...(end.by !== undefined && { appliedBy: end.by }),
      ...(end.refusal && { refusal: JSON.stringify(end.refusal) }),
    })
    .where('id', '=', runId)
    .execute();
}

/** Holds a run for this transaction, so that it is applied once; its state and token. */
export async function lockRun(trx: Db, runId: string): Promise<{ state: string; token: string | null } | undefined> {
  return trx
    .selectFrom('knowledgeImportRun')
    .select(['state', 'token'])
    .where('id', '=', runId)
    .forUpdate()
    .executeTakeFirst();
}

/** One run, or undefined. */
export async function readRun(db: Db, runId: string): Promise<ImportRun | undefined> {
  const [run] = await runs(db, runId);
  return run;
}

/** The newest runs. */
export async function listRuns(db: Db): Promise<readonly ImportRun[]> {
  return runs(db);
}

async function runs(db: Db, runId?: string): Promise<ImportRun[]> {
  let query = db
    .selectFrom('knowledgeImportRun as run')
    .selectAll()
    .select(({ selectFrom }) =>
      selectFrom('serviceOrigin')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('serviceOrigin.source', '=', 'run.source')
        .as('delivered'),
    );
  if (runId !== undefined) query = query.where('run.id', '=', runId);
  const rows = await query.orderBy('run.startedAt', 'desc').limit(30).execute();
  return rows.map((row) => ({
    runId: row.id,
    source: row.source,
    fileName: row.fileName,
    format: row.format as ImportFormat | null,
    complete: row.complete,
    departmentId: row.departmentId,
    state: row.state as RunState,
    token: row.token,
    sums: row.sums === null ? null : sumsSchema.parse(row.sums),
    delivered: row.delivered ?? 0,
    problems: z.array(problemSchema).parse(row.problems),
    problemCount: row.problemCount,
    refusal: row.refusal === null ? null : refusalSchema.parse(row.refusal),
    startedAt: row.startedAt.toISOString(),
    startedBy: row.startedBy,
    endedAt: row.endedAt?.toISOString() ?? null,
    appliedBy: row.appliedBy,
  }));
}
