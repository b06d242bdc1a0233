// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Services with their articles and questions become what a city's files say; every wording before stays in its history. */
import { putWording, keepFirst } from '../features/knowledge/editing/publish.store.ts';
import { foldAnew, readPublished } from '../features/knowledge/editing/wording.store.ts';
import { insertQuestions } from '../features/knowledge/questions/questions.store.ts';
import type { Db } from '../platform/database/database.ts';
import { same, type Applying, type CityStep } from './apply-step.ts';
import type { CityService } from './city/city.ts';
import { insertService, putServicePlaces, serviceRow, wordingsOf, type Ids, type Wording } from './import-city.ts';

/** Writes what differs; the articles that read differently. Services that are not in the files stay (SD14). */
export async function applyServices(
  trx: Db,
  { before, after }: CityStep,
  departments: Ids,
  order: Applying,
): Promise<readonly string[]> {
  const changed: string[] = [];
  for (const service of after.services) {
    const was = before.services.find(({ key }) => key === service.key);
    if (was && same(was, service)) continue;
    const articleId = was
      ? await changeService(trx, was, service, departments, order)
      : await addService(trx, service, departments, order);
    changed.push(articleId);
  }
  return changed;
}

async function addService(trx: Db, service: CityService, departments: Ids, order: Applying): Promise<string> {
  const id = await insertService(trx, service, departments, order.now, order.accountId);
  const { id: articleId } = await trx
    .selectFrom('article')
    .select('id')
    .where('serviceId', '=', id)
    .executeTakeFirstOrThrow();
  return articleId;
}

async function changeService(
  trx: Db,
  was: CityService,
  service: CityService,
  departments: Ids,
  order: Applying,
): Promise<string> {
  const there = await trx
    .selectFrom('service')
    .innerJoin('article', 'article.serviceId', 'service.id')
    .select(['service.id', 'article.id as articleId'])
    .where('service.key', '=', service.key)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (was.reviewBy !== service.reviewBy || was.fourEyes !== service.fourEyes)
    await trx
      .updateTable('article')
      .set(({ eb }) => ({
        reviewBy: service.reviewBy ?? null,
        fourEyes: service.fourEyes ?? false,
        version: eb('version', '+', 1),
      }))
      .where('id', '=', there.articleId)
      .execute();
  await changeWordings(trx, there.articleId, was, service, order);
  // Titles and keywords of all languages stand in the files: whatever a wording said of them is the same.
  await trx.updateTable('service').set(serviceRow(service, departments)).where('id', '=', there.id).execute();
  await foldAnew(trx, there.articleId);
  if (!same(was.places ?? [], service.places ?? []))
    await putServicePlaces(trx, there.id, service.places ?? [], departments, order.now);
  if (!same(was.questions ?? [], service.questions ?? [])) await changeQuestions(trx, there.id, service, order);
  return there.articleId;
}

async function changeWordings(
  trx: Db,
  articleId: string,
  was: CityService,
  service: CityService,
  { accountId, why, now }: Applying,
): Promise<void> {
  const [old, wanted] = [wordingsOf(was), wordingsOf(service)];
  const keywordsOf = ({ language }: Wording): readonly string[] =>
    language === 'de-x-leicht' ? [] : service.keywords[language];
  const published = await readPublished(trx, articleId);
  const germanVersion = published.find(({ language }) => language === 'de')?.version ?? 1;
  for (const wording of wanted) {
    if (
      same(
        old.find(({ language }) => language === wording.language),
        wording,
      )
    )
      continue;
    const { language, title, shortAnswer, bodyMarkdown, internalMarkdown, facts, checked, validUntil } = wording;
    await putWording(
      trx,
      {
        ...{
          articleId,
          language,
          title,
          shortAnswer,
          bodyMarkdown,
          internalMarkdown,
          facts: [...facts],
          checked,
          validUntil,
        },
        keywords: [...keywordsOf(wording)],
        germanVersion: language === 'de' ? null : germanVersion,
        lookedAt: null,
      },
      { accountId, why, now },
    );
  }
  for (const gone of published)
    if (!wanted.some(({ language }) => language === gone.language)) {
      await keepFirst(trx, gone, now);
      await trx
        .deleteFrom('articleVariant')
        .where('articleId', '=', articleId)
        .where('language', '=', gone.language)
        .execute();
    }
}

async function changeQuestions(
  trx: Db,
  serviceId: string,
  { questions = [] }: CityService,
  { accountId, now }: Applying,
): Promise<void> {
  const newest = await trx
    .selectFrom('questionSet')
    .select(({ fn }) => fn.max('version').as('version'))
    .where('serviceId', '=', serviceId)
    .executeTakeFirstOrThrow();
  await insertQuestions(trx, { serviceId, version: (newest.version ?? 0) + 1, questions, accountId, now });
}
