// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Loads a city's files into an empty database: the first start of an installation (decision 32). */
import { createHash } from 'node:crypto';
import { foldName } from '../features/account/account.core.ts';
import type { PlaceValue } from '../features/directory/directory-edit.core.ts';
import { foldedColumns, type FoldedOf } from '../features/knowledge/editing/folded.core.ts';
import { followDepartmentHours } from '../features/knowledge/facts/department-hours.store.ts';
import { addMissingSituations } from '../features/knowledge/life-situations/life-situation.store.ts';
import { insertQuestions } from '../features/knowledge/questions/questions.store.ts';
import { uuidv7 } from '../lib/ids.ts';
import type { Db } from '../platform/database/database.ts';
import { transaction } from '../platform/database/transaction.ts';
import type { ArticleLanguage } from '../lib/pure/language.ts';
import type { City, CityDepartment, CityDirectoryEntry, CityService } from './city/city.ts';
import { writeCitySettings } from './city-settings.store.ts';
import { addMissingFacts } from './import-facts.ts';
import { addOwnNews } from './import-news.ts';
import { questionsAreIn } from './import-questions.ts';

/** The database holds a city already; what the city edits lives there and is not overwritten. */
export class CityExistsError extends Error {
  constructor(name: string) {
    super(`The database holds the city "${name}" already; nothing was changed.`);
  }
}

/** Writes the whole city, or nothing; throws `CityExistsError` when there is one. */
export async function importCity(db: Db, city: City, atMs: number): Promise<void> {
  await transaction(db, async (trx) => {
    const there = await trx.selectFrom('cityImport').select('city').executeTakeFirst();
    if (there) throw new CityExistsError(there.city);
    const fingerprint = createHash('sha256').update(JSON.stringify(city)).digest('hex');
    await trx
      .insertInto('cityImport')
      .values({ id: uuidv7(atMs), city: city.key, fingerprint, importedAt: new Date(atMs) })
      .execute();
    await writeCitySettings(trx, city, atMs);
    await insertRecords(trx, city, atMs);
    await questionsAreIn(trx, city.key, atMs);
  });
}

/** What has tables of its own. */
async function insertRecords(trx: Db, city: City, atMs: number): Promise<void> {
  const departments = await insertDepartments(trx, city, atMs);
  await insertDirectory(trx, city, departments, atMs);
  await addMissingFacts(trx, city.facts, atMs);
  await followDepartmentHours(trx, { accountId: null, why: '', now: atMs });
  await addMissingSituations(trx, city.lifeSituations);
  const services = new Map<string, string>();
  for (const service of city.services) services.set(service.key, await insertService(trx, service, departments, atMs));
  await putTopics(trx, city);
  await addOwnNews(trx, city.news, { accountId: null, now: atMs });
}

/** Ids by key. */
export type Ids = ReadonlyMap<string, string>;

/** The id of a key that was checked to be there. */
export function idOf(ids: Ids, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`the city's files were not checked: nothing is called ${key}`);
  return id;
}

async function insertDepartments(db: Db, city: City, atMs: number): Promise<Ids> {
  const ids = new Map(city.departments.map(({ key }) => [key, uuidv7(atMs)]));
  const rows = city.departments.map((d) => ({ ...departmentRow(d), id: idOf(ids, d.key), parentId: null }));
  await db.insertInto('department').values(rows).execute();
  await linkDepartments(
    db,
    city.departments.filter(({ parent, deputy }) => parent !== undefined || deputy !== undefined),
    ids,
  );
  return ids;
}

/** Which department each belongs to and who stands in for it; all of them must be there. */
export async function linkDepartments(db: Db, departments: readonly CityDepartment[], ids: Ids): Promise<void> {
  const found = (key: string | undefined): string | null => (key === undefined ? null : idOf(ids, key));
  for (const { key, parent, deputy } of departments)
    await db
      .updateTable('department')
      .set({ parentId: found(parent), deputyId: found(deputy) })
      .where('key', '=', key)
      .execute();
}

/** The columns of a department that its files speak of. */
export function departmentRow(d: CityDepartment) {
  return {
    key: d.key,
    name: d.name,
    names: JSON.stringify({ de: d.name, ...d.names }),
    tasks: d.tasks,
    number: d.number ?? null,
    email: d.email ?? null,
    hours: JSON.stringify(d.hours),
    stage: d.stage,
    noticeMode: d.notices?.mode ?? ('off' as const),
    noticeAddress: d.notices?.address ?? null,
    connects: d.connects ?? ('announce' as const),
    exceptions: JSON.stringify(d.exceptions ?? []),
  };
}

/** The departments' central numbers and the further ones; all may be dialled. */
async function insertDirectory(db: Db, city: City, departments: Ids, atMs: number): Promise<void> {
  const wanted = directoryEntries(city);
  const rows = wanted.map((entry) => ({ ...entryRow(entry, departments), key: entry.key, id: uuidv7(atMs) }));
  if (rows.length > 0) await db.insertInto('directoryEntry').values(rows).execute();
  await putDeputies(db, wanted);
}

/** The columns of an entry that its file speaks of, without its deputy and its person. */
export function entryRow(entry: CityDirectoryEntry, departments: Ids) {
  const { name, department, number, acceptance, hours, exceptions = [], kind, role = '' } = entry;
  return {
    ...{ name, number, acceptance, role },
    kind: kind ?? ('place' as const),
    departmentId: idOf(departments, department),
    hours: hours ? JSON.stringify(hours) : null,
    exceptions: JSON.stringify(exceptions),
  };
}

/** Who is asked instead of whom, after all entries are there. */
export async function putDeputies(db: Db, entries: readonly CityDirectoryEntry[]): Promise<void> {
  const rows = await db.selectFrom('directoryEntry').select(['id', 'key', 'deputyId']).execute();
  const ids = new Map(rows.map(({ id, key }) => [key, id]));
  const now = new Map(rows.map(({ key, deputyId }) => [key, deputyId]));
  for (const { key, deputy } of entries) {
    const deputyId = deputy === undefined ? null : idOf(ids, deputy);
    if (now.get(key) !== deputyId)
      await db.updateTable('directoryEntry').set({ deputyId }).where('key', '=', key).execute();
  }
}

/** Whose phone of ours an entry rings, where there is such an account and no other entry is theirs. */
export async function linkPeople(db: Db, { directory }: Pick<City, 'directory'>): Promise<void> {
  for (const { key, user } of directory) {
    if (user === undefined) continue;
    const account = await db
      .selectFrom('account')
      .select('id')
      .where('foldedName', '=', foldName(user))
      .where('active', '=', true)
      .executeTakeFirst();
    if (!account) continue;
    await db
      .updateTable('directoryEntry')
      .set({ accountId: account.id })
      .where('key', '=', key)
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('directoryEntry as own').select('own.id').where('own.accountId', '=', account.id))),
      )
      .execute();
  }
}

/** Where another department is responsible for a service, instead of what was there. */
export async function putServicePlaces(
  db: Db,
  serviceId: string,
  places: readonly PlaceValue[],
  departments: Ids,
  atMs: number,
): Promise<void> {
  await db.deleteFrom('servicePlace').where('serviceId', '=', serviceId).execute();
  const rows = places.map(({ place, streets, department }) => ({
    ...{ id: uuidv7(atMs), serviceId, place, streets: [...streets] },
    departmentId: idOf(departments, department),
  }));
  if (rows.length > 0) await db.insertInto('servicePlace').values(rows).execute();
}

/** Every number of the directory: a department's central number stands there under the department's own key. */
export function directoryEntries({
  departments,
  directory,
}: Pick<City, 'departments' | 'directory'>): readonly CityDirectoryEntry[] {
  const central = departments.flatMap(({ key, name, number, acceptance }) =>
    number === undefined
      ? []
      : [{ key, name, department: key, number, acceptance: acceptance ?? acceptanceOf(number) }],
  );
  return [...central, ...directory];
}

/** An extension of the city's own telephone system is answered by a colleague, never by a stranger's voicemail (decision 17). */
export function acceptanceOf(number: string): 'answer' | 'key' {
  return number.startsWith('+') ? 'key' : 'answer';
}

/** The columns of a service that its file speaks of. */
export function serviceRow(service: CityService, departments: Ids) {
  return {
    key: service.key,
    leika: service.leika ?? null,
    departmentId: idOf(departments, service.department),
    topic: service.topic ?? null,
    stage: service.stage,
    protected: service.protected,
    content: service.content,
    titles: JSON.stringify(service.titles),
    keywords: JSON.stringify(service.keywords),
    lifeSituations: [...service.lifeSituations],
  };
}

/** A new service with its article in all languages and its questions; its id. */
export async function insertService(
  db: Db,
  service: CityService,
  departments: Ids,
  atMs: number,
  accountId: string | null = null,
): Promise<string> {
  const id = uuidv7(atMs);
  const articleId = uuidv7(atMs);
  await db
    .insertInto('service')
    .values({ id, ...serviceRow(service, departments) })
    .execute();
  const { questions = [], reviewBy = null, fourEyes = false, places = [] } = service;
  if (places.length > 0) await putServicePlaces(db, id, places, departments, atMs);
  if (questions.length > 0) await insertQuestions(db, { serviceId: id, version: 1, questions, accountId, now: atMs });
  await db.insertInto('article').values({ id: articleId, serviceId: id, reviewBy, fourEyes }).execute();
  await db
    .insertInto('articleVariant')
    .values(wordingsOf(service).map((wording) => rowOf(service, wording, articleId, atMs)))
    .execute();
  return id;
}

/** A fresh row of a wording. */
function rowOf(service: CityService, wording: Wording, articleId: string, atMs: number) {
  const { language, title, shortAnswer, bodyMarkdown, internalMarkdown, validUntil, facts, checked } = wording;
  return {
    ...{ id: uuidv7(atMs), articleId, language, title, shortAnswer, bodyMarkdown, internalMarkdown, validUntil },
    facts: JSON.stringify(facts),
    basedOn: language === 'de' ? null : new Date(atMs),
    updatedAt: new Date(atMs),
    ...foldedColumns(wording, service),
    checked,
  };
}

/** A published wording as the files say it. */
export interface Wording extends FoldedOf {
  readonly language: ArticleLanguage;
  readonly internalMarkdown: string;
  readonly validUntil: string | null;
  readonly checked: boolean;
}

/** The German wording and those in other languages. The facts to read out stand once, in German, unless a wording has its own. */
export function wordingsOf({ variants, titles, ...german }: CityService): readonly Wording[] {
  return [{ ...german, language: 'de' as const, title: titles.de }, ...variants].map((one) => ({
    language: one.language,
    title: one.title,
    shortAnswer: one.shortAnswer,
    facts: one.facts ?? [],
    // A text that is missing stays empty and is shown in German.
    bodyMarkdown: one.bodyMarkdown ?? '',
    internalMarkdown: one.internalMarkdown ?? '',
    validUntil: one.validUntil ?? null,
    checked: one.checked,
  }));
}

/** Makes the topics of records what the settings say: those that are gone go, if nothing is about them any more. */
export async function putTopics(db: Db, { topics }: Pick<City, 'topics'>): Promise<void> {
  const departments = new Map(
    (await db.selectFrom('department').select(['id', 'key']).execute()).map(({ id, key }) => [key, id]),
  );
  const services = await db.selectFrom('service').select(['id', 'leika']).execute();
  const byLeika = new Map(services.flatMap(({ id, leika }) => (leika === null ? [] : [[leika, id] as const])));
  const rows = topics.map((topic, position) => ({
    key: topic.key,
    position,
    departmentId: idOf(departments, topic.department),
    serviceId: topic.service === undefined ? null : idOf(byLeika, topic.service),
    names: JSON.stringify(topic.names),
    protected: topic.protected ?? false,
  }));
  for (const { key, ...row } of rows)
    await db
      .insertInto('topic')
      .values({ key, ...row })
      .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
      .execute();
  const keys = topics.map(({ key }) => key);
  let gone = db.deleteFrom('topic');
  if (keys.length > 0) gone = gone.where('key', 'not in', keys);
  await gone.execute();
}
