// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Articles that begin in the editor, and those that were given up before anybody could read them. Rules KB26 and KB27. */
import { uuidv7 } from '../../../lib/ids.ts';
import { asKey } from '../../../lib/pure/as-key.ts';
import { isUuid } from '../../../lib/pure/uuid.ts';
import { ok, refuse, type Result } from '../../../lib/result.ts';
import type { Db } from '../../../platform/database/database.ts';
import { transaction } from '../../../platform/database/transaction.ts';
import { chosenSituations } from '../life-situations/life-situation.store.ts';

/** A new service and its empty article; `titleTaken` when one is called the same. */
export async function createArticle(
  db: Db,
  order: {
    readonly title: string;
    readonly departmentId: string;
    readonly topic: string | null;
    readonly leika: string | null;
    readonly lifeSituations: readonly string[];
  },
  now: number,
): Promise<Result<{ readonly articleId: string }, 'departmentUnknown' | 'titleTaken' | 'lifeSituationUnknown'>> {
  if (!isUuid(order.departmentId)) return refuse('departmentUnknown');
  return transaction(db, async (trx) => {
    const department = await trx
      .selectFrom('department')
      .select(['id', 'stage'])
      .where('id', '=', order.departmentId)
      .executeTakeFirst();
    if (!department) return refuse('departmentUnknown');
    const key = asKey(order.title);
    const same = await trx.selectFrom('service').select('id').where('key', '=', key).executeTakeFirst();
    if (same || key === '') return refuse('titleTaken');
    const situations = await chosenSituations(trx, order.lifeSituations);
    if (!situations.ok) return situations;
    const [serviceId, articleId] = [uuidv7(now), uuidv7(now)];
    await trx
      .insertInto('service')
      .values({
        id: serviceId,
        key,
        leika: order.leika,
        departmentId: department.id,
        topic: order.topic,
        stage: department.stage,
        protected: await isGuarded(trx, department.id),
        titles: JSON.stringify({ de: order.title }),
        keywords: JSON.stringify({}),
        lifeSituations: [...situations.value],
      })
      .execute();
    await trx.insertInto('article').values({ id: articleId, serviceId }).execute();
    return ok({ articleId });
  });
}

/** A department whose services are all protected (§ 35 SGB I) gets no open one by oversight. */
async function isGuarded(trx: Db, departmentId: string): Promise<boolean> {
  const services = await trx
    .selectFrom('service')
    .select('protected')
    .where('departmentId', '=', departmentId)
    .execute();
  return services.length > 0 && services.every((service) => service.protected);
}

/** KB27: nobody has read it and nothing refers to it: it goes with its service. */
export async function removeArticle(
  db: Db,
  articleId: string,
): Promise<Result<null, 'notFound' | 'alreadyPublished' | 'serviceInUse'>> {
  if (!isUuid(articleId)) return refuse('notFound');
  return transaction(db, async (trx) => {
    const article = await trx
      .selectFrom('article')
      .select('serviceId')
      .where('id', '=', articleId)
      .forUpdate()
      .executeTakeFirst();
    if (!article) return refuse('notFound');
    const wasRead = async (table: 'articleVariant' | 'articleHistory'): Promise<boolean> =>
      (await trx.selectFrom(table).select('id').where('articleId', '=', articleId).executeTakeFirst()) !== undefined;
    if ((await wasRead('articleVariant')) || (await wasRead('articleHistory'))) return refuse('alreadyPublished');
    const isUsed = async (table: 'matter' | 'ticket' | 'topic' | 'serviceOrigin'): Promise<boolean> =>
      (await trx
        .selectFrom(table)
        .select('serviceId')
        .where('serviceId', '=', article.serviceId)
        .executeTakeFirst()) !== undefined;
    for (const table of ['matter', 'ticket', 'topic', 'serviceOrigin'] as const)
      if (await isUsed(table)) return refuse('serviceInUse');
    await trx.deleteFrom('article').where('id', '=', articleId).execute();
    await trx.deleteFrom('service').where('id', '=', article.serviceId).execute();
    return ok(null);
  });
}
