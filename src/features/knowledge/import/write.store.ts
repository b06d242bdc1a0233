// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Writes what a run changes into services and articles; always within one transaction. */
import { sql } from 'kysely';
import { uuidv7 } from '../../../lib/ids.ts';
import { asKey } from '../../../lib/pure/as-key.ts';
import { fold } from '../../../lib/pure/fold.ts';
import { easyGerman } from '../../../lib/pure/language.ts';
import type { Db } from '../../../platform/database/database.ts';
import { sqlState } from '../../../platform/database/failure.ts';
import { asColumn } from '../life-situations/life-situation.store.ts';
import type { ComparedService, Department } from './compare.store.ts';
import { textsOfFields, type Fields, type ServiceTexts } from './diff.core.ts';
import { countWordings, keepWordings } from './wording-history.store.ts';

/** Keeps other writers of services and articles out until the transaction ends; readers go on. */
export async function lockServices(trx: Db): Promise<void> {
  await sql`lock table service, article, article_variant, service_origin in share row exclusive mode`.execute(trx);
}

/** Keys of services, for naming new ones. */
export async function serviceKeys(db: Db): Promise<Set<string>> {
  return new Set((await db.selectFrom('service').select('key').execute()).map(({ key }) => key));
}

/** Writes a batch: new services, changed ones, and for all of them what the source delivered. Returns their ids. */
export async function writeServices(
  trx: Db,
  run: { readonly runId: string; readonly source: string; readonly at: number },
  services: readonly ComparedService[],
  keys: Set<string>,
): Promise<readonly string[]> {
  const changed: string[] = [];
  const origins: { serviceId: string; sourceId: string; base: Fields }[] = [];
  for (const { entry, incoming, serviceId, compared, department } of services) {
    if (serviceId === undefined && department === undefined) continue;
    const id = serviceId ?? uuidv7(run.at);
    origins.push({ serviceId: id, sourceId: entry.sourceId, base: incoming });
    if (compared.kind === 'same') continue;
    const texts = textsOfFields(compared.next);
    if (serviceId !== undefined) await updateService(trx, id, texts);
    else if (department)
      await insertService(
        trx,
        id,
        texts,
        department,
        freeKey(entry.own ? entry.sourceId : (texts.titles['de'] ?? ''), keys),
      );
    await writeVariants(trx, id, texts, run.at);
    changed.push(id);
  }
  await writeOrigins(trx, run, origins);
  return changed;
}

async function writeOrigins(
  trx: Db,
  run: { readonly runId: string; readonly source: string; readonly at: number },
  origins: readonly { serviceId: string; sourceId: string; base: Fields }[],
): Promise<void> {
  if (origins.length === 0) return;
  const rows = origins.map(({ serviceId, sourceId, base }) => ({
    source: run.source,
    sourceId,
    serviceId,
    base: JSON.stringify(base),
    runId: run.runId,
    deliveredAt: new Date(run.at),
  }));
  await trx
    .insertInto('serviceOrigin')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['source', 'sourceId']).doUpdateSet((eb) => ({
        base: eb.ref('excluded.base'),
        runId: eb.ref('excluded.runId'),
        deliveredAt: eb.ref('excluded.deliveredAt'),
      })),
    )
    .execute();
}

async function insertService(
  trx: Db,
  id: string,
  texts: ServiceTexts,
  department: Department,
  key: string,
): Promise<void> {
  await trx
    .insertInto('service')
    .values({
      id,
      key,
      leika: texts.leika,
      lifeSituations: [...texts.lifeSituations],
      departmentId: department.id,
      topic: null,
      stage: department.stage,
      protected: department.protected,
      titles: JSON.stringify(texts.titles),
      keywords: JSON.stringify(texts.keywords),
    })
    .execute();
}

async function updateService(trx: Db, id: string, texts: ServiceTexts): Promise<void> {
  await countSituations(trx, id, texts.lifeSituations);
  await trx
    .updateTable('service')
    .set({
      leika: texts.leika,
      titles: JSON.stringify(texts.titles),
      keywords: JSON.stringify(texts.keywords),
      lifeSituations: [...texts.lifeSituations],
    })
    .where('id', '=', id)
    .execute();
}

/** LS5: an editor who has the article open and saves its old life situations is refused, as after another editor's change. */
async function countSituations(trx: Db, serviceId: string, keys: readonly string[]): Promise<void> {
  await trx
    .updateTable('article')
    .set(({ eb }) => ({ version: eb('version', '+', 1) }))
    .where('serviceId', '=', serviceId)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('service')
          .select('service.id')
          .where('service.id', '=', serviceId)
          .where('service.lifeSituations', '<>', asColumn(keys)),
      ),
    )
    .execute();
}

/** A key of the title's words that no other service has. */
function freeKey(title: string, keys: Set<string>): string {
  const words = asKey(title);
  const stem = words === '' ? 'leistung' : words;
  let key = stem;
  for (let number = 2; keys.has(key); number += 1) key = `${stem}-${number}`;
  keys.add(key);
  return key;
}

async function writeVariants(trx: Db, serviceId: string, texts: ServiceTexts, at: number): Promise<void> {
  const articleId = await articleOf(trx, serviceId, at);
  await keepWordings(trx, articleId);
  const there = await trx
    .selectFrom('articleVariant')
    .select(['language', 'shortAnswer', 'bodyMarkdown', 'checked'])
    .where('articleId', '=', articleId)
    .execute();
  const rows = texts.variants.map(({ language, shortAnswer, bodyMarkdown }) => {
    const before = there.find((variant) => variant.language === language);
    const same =
      before !== undefined && before.shortAnswer === shortAnswer && before.bodyMarkdown.trim() === bodyMarkdown.trim();
    const german = language === 'de';
    return {
      id: uuidv7(at),
      articleId,
      language,
      title: texts.titles[language] ?? texts.titles['de'] ?? '',
      shortAnswer,
      facts: german ? JSON.stringify(texts.facts) : '[]',
      bodyMarkdown: same ? before.bodyMarkdown : bodyMarkdown,
      basedOn: german ? null : new Date(at),
      updatedAt: new Date(at),
      ...foldedOf(texts, language, shortAnswer, bodyMarkdown),
      // KV2: nobody here has read a delivered translation; the German text is answered for by its source.
      checked: same ? before.checked : german,
      lookedAt: null,
    };
  });
  const keep = rows.map(({ language }) => language);
  await trx.deleteFrom('articleVariant').where('articleId', '=', articleId).where('language', 'not in', keep).execute();
  await trx
    .insertInto('articleVariant')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['articleId', 'language']).doUpdateSet((eb) => ({
        title: eb.ref('excluded.title'),
        shortAnswer: eb.ref('excluded.shortAnswer'),
        facts: eb.ref('excluded.facts'),
        bodyMarkdown: eb.ref('excluded.bodyMarkdown'),
        updatedAt: eb.ref('excluded.updatedAt'),
        lookedAt: eb.ref('excluded.lookedAt'),
        foldedTitle: eb.ref('excluded.foldedTitle'),
        foldedKeywords: eb.ref('excluded.foldedKeywords'),
        foldedText: eb.ref('excluded.foldedText'),
        checked: eb.ref('excluded.checked'),
      })),
    )
    .execute();
  await countWordings(trx, articleId);
}

async function articleOf(trx: Db, serviceId: string, at: number): Promise<string> {
  const there = await trx.selectFrom('article').select('id').where('serviceId', '=', serviceId).executeTakeFirst();
  if (there) return there.id;
  const id = uuidv7(at);
  await trx.insertInto('article').values({ id, serviceId }).execute();
  return id;
}

/** As the city's files are folded: the German wording is found by titles and keywords of all languages. */
function foldedOf(texts: ServiceTexts, language: string, shortAnswer: string, body: string) {
  if (language === 'de') {
    const facts = texts.facts.map(({ label, value }) => `${label} ${value}`).join(' ');
    return {
      foldedTitle: fold(Object.values(texts.titles).join(' ')),
      foldedKeywords: fold(Object.values(texts.keywords).flat().join(' ')),
      foldedText: fold(`${shortAnswer} ${facts} ${body}`),
    };
  }
  return {
    foldedTitle: fold(texts.titles[language] ?? ''),
    foldedKeywords: fold((texts.keywords[language === easyGerman ? 'de' : language] ?? []).join(' ')),
    foldedText: fold(`${shortAnswer} ${body}`),
  };
}

/** IM14: takes a service away, or only its article where matters, tickets or topics name the service. */
export async function removeService(trx: Db, source: string, serviceId: string): Promise<void> {
  await trx.deleteFrom('serviceOrigin').where('source', '=', source).where('serviceId', '=', serviceId).execute();
  const others = await trx
    .selectFrom('serviceOrigin')
    .select('source')
    .where('serviceId', '=', serviceId)
    .executeTakeFirst();
  // Another source still delivers it.
  if (others) return;
  await trx.deleteFrom('article').where('serviceId', '=', serviceId).execute();
  await sql`savepoint whole_service`.execute(trx);
  try {
    await trx.deleteFrom('service').where('id', '=', serviceId).execute();
    await sql`release savepoint whole_service`.execute(trx);
  } catch (error) {
    // 23503: something refers to it.
    if (sqlState(error) !== '23503') throw error;
    await sql`rollback to savepoint whole_service`.execute(trx);
  }
}
