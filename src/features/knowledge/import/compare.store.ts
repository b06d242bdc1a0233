// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Finds what a run would change: its entries, batch by batch, beside the services that are there. */
import { z } from 'zod';
import { fold } from '../../../lib/pure/fold.ts';
import { nowMs } from '../../../platform/clock.ts';
import type { Db } from '../../../platform/database/database.ts';
import { mapSituations, type LifeSituation } from '../life-situations/life-situation.core.ts';
import { readLifeSituations } from '../life-situations/life-situation.store.ts';
import { compareService, fieldsOfEntry, fieldsOfService, type Compared, type Fields } from './diff.core.ts';
import { mergeEntries, type ImportEntry } from './entry.core.ts';
import { withReferences } from './fact-readings.core.ts';
import { readToldVersions } from './fact-readings.store.ts';
import { readAlike } from './html-markdown.ts';

/** What a run is compared by. */
export interface RunFacts {
  readonly runId: string;
  readonly source: string;
  /** For new services whose text names no department of ours. */
  readonly departmentId: string | null;
}

/** A delivered service beside ours. */
export interface ComparedService {
  readonly entry: ImportEntry;
  readonly incoming: Fields;
  /** Names of life situations that our list does not have. */
  readonly unknownSituations: readonly string[];
  /** Ours; undefined for a new one. */
  readonly serviceId: string | undefined;
  readonly compared: Compared;
  /** Where a new one belongs; undefined when nobody knows. */
  readonly department: Department | undefined;
}

/** A department as new services need it. */
export interface Department {
  readonly id: string;
  readonly name: string;
  readonly stage: 'notConnected' | 'directory' | 'shadow' | 'live' | 'overflow';
  readonly protected: boolean;
}

/** Services looked at together; more would hold the process longer without being faster. */
const batchSize = 50;

/** Compares all entries of a run, in the order of the file; on a transaction it sees what the transaction wrote. */
export async function* compareRun(db: Db, run: RunFacts): AsyncGenerator<readonly ComparedService[], void, undefined> {
  const lists = { departments: await readDepartments(db), situations: await readLifeSituations(db) };
  // A service is met once a run: of two records with its LeiKa key the first is it, the second is another one.
  const met = new Set<string>();
  let after = -1;
  for (;;) {
    const entries = await nextEntries(db, run.runId, after);
    const last = entries.at(-1);
    if (!last) return;
    after = last.position;
    yield await compareBatch(
      db,
      run,
      lists,
      met,
      entries.map(({ entry }) => entry),
    );
  }
}

async function nextEntries(db: Db, runId: string, after: number): Promise<{ position: number; entry: ImportEntry }[]> {
  const mains = await db
    .selectFrom('knowledgeImportEntry')
    .select(['position', 'sourceId', 'entry'])
    .where('runId', '=', runId)
    .where('part', '=', '')
    .where('position', '>', after)
    .orderBy('position')
    .limit(batchSize)
    .execute();
  if (mains.length === 0) return [];
  const translations = await db
    .selectFrom('knowledgeImportEntry')
    .select(['sourceId', 'entry'])
    .where('runId', '=', runId)
    .where('part', '<>', '')
    .where(
      'sourceId',
      'in',
      mains.map(({ sourceId }) => sourceId),
    )
    .orderBy('position')
    .execute();
  return mains.map(({ position, sourceId, entry }) => ({
    position,
    // We wrote it ourselves from this very type.
    entry: mergeEntries(
      entry as ImportEntry,
      translations.filter((one) => one.sourceId === sourceId).map((one) => one.entry as ImportEntry),
    ),
  }));
}

async function compareBatch(
  db: Db,
  run: RunFacts,
  lists: { readonly departments: readonly Department[]; readonly situations: readonly LifeSituation[] },
  met: Set<string>,
  entries: readonly ImportEntry[],
): Promise<ComparedService[]> {
  const origins = await originsOf(db, run.source, entries);
  const byKey = await undelivered(
    db,
    run.source,
    'key',
    entries.filter(({ own }) => own).map(({ sourceId }) => sourceId),
  );
  const byLeika = await undelivered(
    db,
    run.source,
    'leika',
    entries.flatMap(({ leika }) => (leika === null ? [] : [leika])),
  );
  const matched = entries.map((entry) => {
    const origin = origins.get(entry.sourceId);
    const [key] = entry.own ? (byKey.get(entry.sourceId) ?? []) : [];
    const leika = (byLeika.get(entry.leika ?? '') ?? []).find((id) => !met.has(id));
    // IM8
    const serviceId = origin?.serviceId ?? (key !== undefined && !met.has(key) ? key : undefined) ?? leika;
    if (serviceId !== undefined) met.add(serviceId);
    return { entry, serviceId, base: origin?.base ?? {} };
  });
  const current = await fieldsOf(
    db,
    matched.flatMap(({ serviceId }) => (serviceId === undefined ? [] : [serviceId])),
  );
  const versions = await readToldVersions(
    db,
    [...current.values()].flatMap((fields) => Object.values(fields)),
  );
  const now = nowMs();
  return matched.map(({ entry, serviceId, base }) => {
    const { keys, unknown } = mapSituations(entry.lifeSituations ?? [], lists.situations);
    const incoming = fieldsOfEntry(entry, keys);
    const ours = serviceId === undefined ? undefined : current.get(serviceId);
    const delivered = ours ? withReferences(ours, incoming, { versions, now, ever: entry.own }, readAlike) : incoming;
    const compared = compareService(ours, base, delivered, readAlike);
    const department = departmentOf(entry, lists.departments, run.departmentId);
    return { entry, incoming, unknownSituations: unknown, serviceId, compared, department };
  });
}

const baseSchema = z.record(z.string(), z.string());

async function originsOf(
  db: Db,
  source: string,
  entries: readonly ImportEntry[],
): Promise<Map<string, { serviceId: string; base: Fields }>> {
  const rows = await db
    .selectFrom('serviceOrigin')
    .select(['sourceId', 'serviceId', 'base'])
    .where('source', '=', source)
    .where(
      'sourceId',
      'in',
      entries.map(({ sourceId }) => sourceId),
    )
    .execute();
  return new Map(rows.map(({ sourceId, serviceId, base }) => [sourceId, { serviceId, base: baseSchema.parse(base) }]));
}

async function servicesBy(db: Db, column: 'key' | 'leika', values: readonly string[]): Promise<Map<string, string[]>> {
  if (values.length === 0) return new Map();
  const rows = await db
    .selectFrom('service')
    .select(['id', 'key', 'leika'])
    .where(column, 'in', values)
    .orderBy('key')
    .execute();
  const found = new Map<string, string[]>();
  for (const row of rows) found.set(row[column] ?? '', [...(found.get(row[column] ?? '') ?? []), row.id]);
  return found;
}

/** Services with these keys that the source has not delivered yet. */
async function undelivered(
  db: Db,
  source: string,
  column: 'key' | 'leika',
  keys: readonly string[],
): Promise<Map<string, string[]>> {
  const found = await servicesBy(db, column, keys);
  const ids = [...found.values()].flat();
  if (ids.length === 0) return found;
  const taken = await db
    .selectFrom('serviceOrigin')
    .select('serviceId')
    .where('source', '=', source)
    .where('serviceId', 'in', ids)
    .execute();
  const delivered = new Set(taken.map(({ serviceId }) => serviceId));
  return new Map([...found].map(([key, services]) => [key, services.filter((id) => !delivered.has(id))]));
}

const titlesSchema = z.record(z.string(), z.string());
const keywordsSchema = z.record(z.string(), z.array(z.string()));
const factsSchema = z.array(z.object({ label: z.string(), value: z.string() }));

/** The fields of these services as they are now. */
export async function fieldsOf(db: Db, serviceIds: readonly string[]): Promise<Map<string, Fields>> {
  if (serviceIds.length === 0) return new Map();
  const services = await db
    .selectFrom('service')
    .select(['id', 'leika', 'lifeSituations', 'titles', 'keywords'])
    .where('id', 'in', serviceIds)
    .execute();
  const variants = await db
    .selectFrom('articleVariant as variant')
    .innerJoin('article', 'article.id', 'variant.articleId')
    .select(['article.serviceId', 'variant.language', 'variant.shortAnswer', 'variant.bodyMarkdown', 'variant.facts'])
    .where('article.serviceId', 'in', serviceIds)
    .execute();
  const byService = Map.groupBy(variants, ({ serviceId }) => serviceId);
  return new Map(
    services.map(({ id, leika, lifeSituations, titles, keywords }) => {
      const own = byService.get(id) ?? [];
      const facts = factsSchema.parse(own.find(({ language }) => language === 'de')?.facts ?? []);
      const texts = {
        leika,
        lifeSituations,
        titles: titlesSchema.parse(titles),
        keywords: keywordsSchema.parse(keywords),
        facts,
        variants: own,
      };
      return [id, fieldsOfService(texts)];
    }),
  );
}

async function readDepartments(db: Db): Promise<Department[]> {
  const rows = await db.selectFrom('department').select(['id', 'name', 'stage']).orderBy('name').execute();
  const guarded = await db
    .selectFrom('service')
    .select('departmentId')
    .distinct()
    .where('protected', '=', true)
    .execute();
  const protectedIds = new Set(guarded.map(({ departmentId }) => departmentId));
  return rows.map((row) => ({ ...row, protected: protectedIds.has(row.id) }));
}

/** IM17: the department the text names, the longest name first, else the run's. */
function departmentOf(
  entry: ImportEntry,
  departments: readonly Department[],
  chosen: string | null,
): Department | undefined {
  const named = ` ${fold(entry.responsible)} `;
  const found = departments
    .filter(({ name }) => named.includes(` ${fold(name)} `))
    .toSorted((a, b) => b.name.length - a.name.length)[0];
  return found ?? departments.find(({ id }) => id === chosen);
}

/** What the source delivered before and this complete delivery lacks. */
export async function goneServices(
  db: Db,
  run: RunFacts,
): Promise<readonly { readonly serviceId: string; readonly sourceId: string; readonly title: string }[]> {
  const rows = await db
    .selectFrom('serviceOrigin as origin')
    .innerJoin('service', 'service.id', 'origin.serviceId')
    .select(['origin.serviceId', 'origin.sourceId', 'service.titles'])
    .where('origin.source', '=', run.source)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('knowledgeImportEntry as entry')
            .select('entry.line')
            .where('entry.runId', '=', run.runId)
            .where('entry.part', '=', '')
            .whereRef('entry.sourceId', '=', 'origin.sourceId'),
        ),
      ),
    )
    .orderBy('origin.sourceId')
    .execute();
  return rows.map(({ titles, ...row }) => ({ ...row, title: titlesSchema.parse(titles)['de'] ?? row.sourceId }));
}
