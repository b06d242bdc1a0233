// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Loads a city's files into an empty database: the first start of an installation (decision 32). */
import { createHash } from 'node:crypto';
import { foldedColumns, type FoldedOf } from '../features/knowledge/editing/folded.core.ts';
import { uuidv7 } from '../lib/ids.ts';
import type { Db } from '../platform/database/database.ts';
import { transaction } from '../platform/database/transaction.ts';
import type { City, CityService, CityVariant } from './city/city.ts';
import { writeCitySettings } from './city-settings.store.ts';
import { addMissingFacts } from './import-facts.ts';

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
    const departments = await insertDepartments(trx, city, atMs);
    await insertDirectory(trx, city, departments, atMs);
    await addMissingFacts(trx, city.facts, atMs);
    const services = await insertServices(trx, city, departments, atMs);
    await insertTopics(trx, city, departments, services);
  });
}

type Ids = ReadonlyMap<string, string>;

function idOf(ids: Ids, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`the city's files were not checked: nothing is called ${key}`);
  return id;
}

async function insertDepartments(db: Db, city: City, atMs: number): Promise<Ids> {
  const ids = new Map(city.departments.map(({ key }) => [key, uuidv7(atMs)]));
  const rows = city.departments.map((d) => ({
    id: idOf(ids, d.key),
    key: d.key,
    name: d.name,
    names: JSON.stringify({ de: d.name, ...d.names }),
    tasks: d.tasks,
    number: d.number,
    email: d.email,
    hours: JSON.stringify(d.hours),
    stage: d.stage,
    parentId: null,
  }));
  await db.insertInto('department').values(rows).execute();
  return ids;
}

/** The departments' central numbers and the further ones; all may be dialled. */
async function insertDirectory(db: Db, city: City, departments: Ids, atMs: number): Promise<void> {
  const central = city.departments.map((d) => ({
    key: d.key,
    name: d.name,
    department: d.key,
    number: d.number,
    acceptance: acceptanceOf(d.number),
  }));
  const rows = [...central, ...city.directory].map(({ department, ...entry }) => ({
    ...entry,
    id: uuidv7(atMs),
    departmentId: idOf(departments, department),
    hours: null,
  }));
  await db.insertInto('directoryEntry').values(rows).execute();
}

/** An extension of the city's own telephone system is answered by a colleague, never by a stranger's voicemail (decision 17). */
function acceptanceOf(number: string): 'answer' | 'key' {
  return number.startsWith('+') ? 'key' : 'answer';
}

async function insertServices(db: Db, city: City, departments: Ids, atMs: number): Promise<Ids> {
  const byLeika = new Map<string, string>();
  for (const service of city.services) {
    const id = uuidv7(atMs);
    const articleId = uuidv7(atMs);
    if (service.leika !== undefined) byLeika.set(service.leika, id);
    await db
      .insertInto('service')
      .values({
        id,
        key: service.key,
        leika: service.leika ?? null,
        departmentId: idOf(departments, service.department),
        topic: service.topic,
        stage: service.stage,
        protected: service.protected,
        titles: JSON.stringify(service.titles),
        keywords: JSON.stringify(service.keywords),
      })
      .execute();
    await db.insertInto('article').values({ id: articleId, serviceId: id }).execute();
    const wordings = [germanOf(service), ...service.variants.map(variantOf)];
    await db
      .insertInto('articleVariant')
      .values(wordings.map((wording) => rowOf(service, wording, articleId, atMs)))
      .execute();
  }
  return byLeika;
}

/** A fresh row of a wording. */
function rowOf(
  service: CityService,
  wording: FoldedOf & { readonly checked: boolean },
  articleId: string,
  atMs: number,
) {
  const { language, title, shortAnswer, bodyMarkdown, facts, checked } = wording;
  return {
    id: uuidv7(atMs),
    articleId,
    language,
    title,
    shortAnswer,
    facts: JSON.stringify(facts),
    bodyMarkdown,
    basedOn: language === 'de' ? null : new Date(atMs),
    updatedAt: new Date(atMs),
    ...foldedColumns(wording, service),
    checked,
  };
}

function germanOf({ titles, shortAnswer, facts, bodyMarkdown, checked }: CityService) {
  return { language: 'de', title: titles.de, shortAnswer, facts, bodyMarkdown, checked };
}

/** The facts to read out stand once, in German; a text that is missing stays empty and is shown in German. */
function variantOf({ bodyMarkdown = '', ...variant }: CityVariant) {
  return { ...variant, bodyMarkdown, facts: [] };
}

async function insertTopics(db: Db, city: City, departments: Ids, services: Ids): Promise<void> {
  const rows = city.topics.map((topic, position) => ({
    key: topic.key,
    position,
    departmentId: idOf(departments, topic.department),
    serviceId: topic.service === undefined ? null : idOf(services, topic.service),
    names: JSON.stringify(topic.names),
    protected: topic.protected ?? false,
  }));
  await db.insertInto('topic').values(rows).execute();
}
