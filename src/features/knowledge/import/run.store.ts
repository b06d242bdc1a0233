// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import type { Db } from '../../../platform/database/database.ts';
import type { ImportFormat, RunState, Sums } from './diff.core.ts';
import { problemCodes, type ImportProblem } from './entry.core.ts';

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
    format: row.format,
    complete: row.complete,
    departmentId: row.departmentId,
    state: row.state,
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
