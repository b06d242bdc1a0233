// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * One import from file to database: read, put aside, compare, look, apply. Works beside a running hotline in small steps,
 * and from the command line. Rules: import.spec.md.
 */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { uuidv7 } from '../../../lib/ids.ts';
import { ok, refuse, type Result } from '../../../lib/result.ts';
import type { Db } from '../../../platform/database/database.ts';
import { transaction } from '../../../platform/database/transaction.ts';
import { deleteChanges, insertChanges, type ShownChange } from './change.store.ts';
import { compareRun, goneServices, type ComparedService, type RunFacts } from './compare.store.ts';
import { deletionsNeedConsent, type ImportFormat, type Sums } from './diff.core.ts';
import { note, problem, type ImportEntry, type ImportProblem } from './entry.core.ts';
import { openImportFile } from './import-file.ts';
import { ImportRefused } from './import-refused.ts';
import * as store from './run.store.ts';
import { insertEntries, orphans } from './staged.store.ts';
import { lockServices, removeService, serviceKeys, writeServices } from './write.store.ts';

/** A file to import. */
export interface ImportWish {
  readonly path: string;
  readonly fileName: string;
  readonly source: string;
  readonly complete: boolean;
  readonly departmentId: string | null;
  readonly by: string;
}

/** Why a run cannot be applied. */
export type ApplyRefusal = 'runGone' | 'dataChanged' | 'deletionsNeedConsent' | 'applied';

/** What imports need. */
export interface ImportDeps {
  readonly db: Db;
  readonly nowMs: () => number;
  /** Told the services that changed or went, after they are committed. */
  readonly changed: (serviceIds: readonly string[]) => void;
}

/** Entries put aside at once. */
const stagedAtOnce = 200;
const noted = 1000;

/** Begins a run; `finished` settles when it was read and compared, or refused. */
export async function startImport(
  deps: ImportDeps,
  wish: ImportWish,
): Promise<{ readonly runId: string; readonly finished: Promise<void> }> {
  const at = deps.nowMs();
  const runId = uuidv7(at);
  const { source, fileName, complete, departmentId, by } = wish;
  await store.insertRun(deps.db, { runId, source, fileName, complete, departmentId, startedBy: by, at });
  return { runId, finished: readAndCompare(deps, runId, wish) };
}

async function readAndCompare(deps: ImportDeps, runId: string, wish: ImportWish): Promise<void> {
  const { db } = deps;
  try {
    const file = await openImportFile(wish.path);
    const list = problemList();
    try {
      await stage(db, runId, file.entries, list);
    } finally {
      await file.close();
    }
    for (const { sourceId, line } of await orphans(db, runId))
      list.add(problem('orphan', line, 'translation_of', sourceId));
    // IM14: what could not be read may be what seems to be missing.
    const complete = wish.complete && !list.wrong();
    await compareAndSave(db, runId, file.format, { ...wish, runId, complete }, list);
  } catch (error) {
    if (!(error instanceof ImportRefused)) {
      await store.endRun(db, runId, { state: 'failed', at: deps.nowMs() });
      throw error;
    }
    const { code, line, detail } = error;
    await store.endRun(db, runId, { state: 'refused', at: deps.nowMs(), refusal: { code, line, detail } });
  }
}

function problemList() {
  const problems: ImportProblem[] = [];
  let count = 0;
  let wrong = false;
  const named = new Set<string>();
  return {
    add(one: ImportProblem): void {
      // One line per language and per life situation, not one per record.
      if (one.code === 'languageUnknown' || one.code === 'lifeSituationUnknown') {
        const about = `${one.code} ${one.detail}`;
        if (named.has(about)) return;
        named.add(about);
      }
      count += 1;
      wrong ||= !one.note;
      if (problems.length < noted) problems.push(one);
    },
    wrong: () => wrong,
    count: () => count,
    all: () => problems,
  };
}
type ProblemList = ReturnType<typeof problemList>;

async function stage(
  db: Db,
  runId: string,
  entries: AsyncIterable<{ entry?: ImportEntry; problems: readonly ImportProblem[] }>,
  list: ProblemList,
): Promise<void> {
  let position = 0;
  let held: { position: number; entry: ImportEntry }[] = [];
  const put = async (): Promise<void> => {
    const twice = await insertEntries(db, runId, held);
    for (const { line, sourceId } of twice) list.add(note('idTwice', line, 'id', sourceId));
    held = [];
  };
  for await (const { entry, problems } of entries) {
    for (const one of problems) list.add(one);
    if (entry) held.push({ position: (position += 1), entry });
    if (held.length >= stagedAtOnce) await put();
  }
  await put();
}

async function compareAndSave(
  db: Db,
  runId: string,
  format: ImportFormat,
  run: RunFacts & { readonly complete: boolean },
  list: ProblemList,
): Promise<void> {
  const found = differences();
  await deleteChanges(db, runId);
  for await (const batch of compareRun(db, run)) {
    await insertChanges(db, runId, found.add(batch));
    for (const { serviceId, department, entry, unknownSituations } of batch) {
      if (serviceId === undefined && department === undefined)
        list.add(problem('departmentMissing', entry.line, 'responsible', entry.sourceId));
      for (const name of unknownSituations) list.add(note('lifeSituationUnknown', entry.line, '', name));
    }
  }
  if (run.complete) await insertChanges(db, runId, found.addGone(await goneServices(db, run)));
  await store.saveCompared(db, runId, {
    format,
    complete: run.complete,
    token: found.token(),
    sums: found.sums(),
    problems: list.all(),
    problemCount: list.count(),
  });
}

/** Counts differences and makes their fingerprint. */
function differences() {
  const hash = createHash('sha256');
  const sums = { new: 0, changed: 0, same: 0, gone: 0 };
  let position = 0;
  const fingerprint = (change: ShownChange): ShownChange => {
    const { kind, sourceId, serviceId, fields } = change;
    hash.update(JSON.stringify([kind, sourceId, serviceId, fields]));
    return change;
  };
  return {
    add(batch: readonly ComparedService[]): ShownChange[] {
      return batch.flatMap(({ entry, serviceId, department, compared }) => {
        if (serviceId === undefined && department === undefined) return [];
        sums[compared.kind] += 1;
        if (compared.kind === 'same') return [];
        const title = entry.texts.de?.title ?? entry.sourceId;
        const fields = compared.changes;
        return [
          fingerprint({
            position: (position += 1),
            kind: compared.kind,
            sourceId: entry.sourceId,
            serviceId: serviceId ?? null,
            title,
            fields,
          }),
        ];
      });
    },
    addGone(gone: Awaited<ReturnType<typeof goneServices>>): ShownChange[] {
      sums.gone += gone.length;
      return gone.map(({ sourceId, serviceId, title }) =>
        fingerprint({ position: (position += 1), kind: 'gone', sourceId, serviceId, title, fields: [] }),
      );
    },
    sums: (): Sums => sums,
    token: () => hash.copy().digest('hex').slice(0, 32),
  };
}

class Changed extends Error {}

/** Applies a run whose differences somebody looked at (IM18, IM19). */
export async function applyImport(
  deps: ImportDeps,
  wish: { readonly runId: string; readonly token: string; readonly agreeToDeletions: boolean; readonly by: string },
): Promise<Result<Sums, ApplyRefusal>> {
  const { db } = deps;
  const run = await store.readRun(db, wish.runId);
  if (!run) return refuse('runGone');
  if (run.state === 'applied') return refuse('applied');
  if (run.state !== 'compared' || run.sums === null) return refuse('runGone');
  if (run.token !== wish.token) return refuse('dataChanged');
  // IM14
  if (deletionsNeedConsent(run.sums.gone, run.delivered) && !wish.agreeToDeletions)
    return refuse('deletionsNeedConsent', { gone: run.sums.gone, delivered: run.delivered });
  try {
    const { sums, changed } = await transaction(db, (trx) => applyAll(trx, run, wish, deps.nowMs()));
    deps.changed(changed);
    return ok(sums);
  } catch (error) {
    if (!(error instanceof Changed)) throw error;
    await compareAgain(db, run);
    return refuse('dataChanged');
  }
}

async function applyAll(
  trx: Db,
  run: store.ImportRun,
  wish: { readonly token: string; readonly by: string },
  at: number,
): Promise<{ sums: Sums; changed: readonly string[] }> {
  const locked = await store.lockRun(trx, run.runId);
  if (locked?.state !== 'compared' || locked.token !== wish.token) throw new Changed();
  await lockServices(trx);
  const found = differences();
  const keys = await serviceKeys(trx);
  const changed: string[] = [];
  // What goes is found before anything is written: new origins of this run are no old deliveries.
  const gone = run.complete ? await goneServices(trx, run) : [];
  for await (const batch of compareRun(trx, run)) {
    found.add(batch);
    changed.push(...(await writeServices(trx, { runId: run.runId, source: run.source, at }, batch, keys)));
  }
  found.addGone(gone);
  for (const { serviceId } of gone) {
    await removeService(trx, run.source, serviceId);
    changed.push(serviceId);
  }
  // IM18: what would be applied is not what was looked at: everything is taken back.
  if (found.token() !== wish.token) throw new Changed();
  await store.endRun(trx, run.runId, { state: 'applied', at, by: wish.by });
  // For whoever holds articles in memory, also when the command line applied.
  await sql`select pg_notify('knowledge_changed', ${run.runId})`.execute(trx);
  return { sums: found.sums(), changed };
}

async function compareAgain(db: Db, run: store.ImportRun): Promise<void> {
  const found = differences();
  await transaction(db, async (trx) => {
    await store.lockRun(trx, run.runId);
    await deleteChanges(trx, run.runId);
    for await (const batch of compareRun(trx, run)) await insertChanges(trx, run.runId, found.add(batch));
    if (run.complete) await insertChanges(trx, run.runId, found.addGone(await goneServices(trx, run)));
    await store.saveNewToken(trx, run.runId, found.token(), found.sums());
  });
}

/** Puts a run aside unapplied; nothing was changed. False when it was applied or is gone. */
export async function discardImport({ db, nowMs }: ImportDeps, runId: string): Promise<boolean> {
  return transaction(db, async (trx) => {
    const run = await store.lockRun(trx, runId);
    if (run?.state !== 'compared') return false;
    await store.endRun(trx, runId, { state: 'discarded', at: nowMs() });
    return true;
  });
}
