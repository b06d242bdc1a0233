// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Facts that are made, changed, prepared for a day to come, and taken out of use. */
import { uuidv7 } from '../../../lib/ids.ts';
import { isUuid } from '../../../lib/pure/uuid.ts';
import { ok, refuse, type Result } from '../../../lib/result.ts';
import type { Db } from '../../../platform/database/database.ts';
import { isDuplicate, sqlState } from '../../../platform/database/failure.ts';
import { transaction } from '../../../platform/database/transaction.ts';
import { isFromDirectory } from './department-hours.core.ts';
import { cityDay, dayBefore, placeVersion, type FactValue } from './fact.core.ts';
import { readVersions, usedIn } from './fact.store.ts';

/** Who does it, and when (Unix milliseconds). */
export interface Doing {
  readonly accountId: string;
  readonly now: number;
}

/** What a fact shall say, and for which days. */
export interface NewVersion {
  readonly value: FactValue;
  readonly uncertain: boolean;
  readonly from: string;
  readonly until: string | null;
  readonly why: string;
}

/** Makes a fact with its first version; its id. */
export async function createFact(
  db: Db,
  order: NewVersion & { readonly key: string; readonly name: string; readonly departmentId: string },
  doing: Doing,
): Promise<Result<string, 'factKeyTaken' | 'factEndsBefore' | 'departmentUnknown'>> {
  if (order.until !== null && order.until < order.from) return refuse('factEndsBefore');
  if (!isUuid(order.departmentId)) return refuse('departmentUnknown');
  const { key, name, departmentId } = order;
  const id = uuidv7(doing.now);
  try {
    return await transaction(db, async (trx) => {
      await trx
        .insertInto('fact')
        .values({ id, key, kind: order.value.kind, name, departmentId, retiredAt: null })
        .execute();
      await insertVersion(trx, id, order, doing);
      return ok(id);
    });
  } catch (error) {
    if (isDuplicate(error, 'fact_key_key')) return refuse('factKeyTaken', { key });
    if (sqlState(error) === '23503') return refuse('departmentUnknown');
    throw error;
  }
}

/** Says what a fact holds from a day on; what ran till then ends the day before, the same first day corrects (KB2, KB3). */
export async function changeFact(
  db: Db,
  factId: string,
  order: NewVersion & {
    readonly version: number;
    /** Since this day what it said was wrong (KB30); null = it was right until now. */
    readonly wrongSince?: string | null;
  },
  doing: Doing,
): Promise<
  Result<
    null,
    | 'notFound'
    | 'versionChanged'
    | 'factOverlaps'
    | 'factEndsBefore'
    | 'factOtherKind'
    | 'factRetired'
    | 'factFromDirectory'
    | 'doubtAhead'
  >
> {
  if (!isUuid(factId)) return refuse('notFound');
  if (isAhead(order.wrongSince ?? null, doing.now)) return refuse('doubtAhead');
  if (order.until !== null && order.until < order.from) return refuse('factEndsBefore');
  return transaction(db, async (trx) => {
    const fact = await locked(trx, factId);
    if (!fact) return refuse('notFound');
    // KB28: it would be overwritten by the department's hours.
    if (isFromDirectory(fact, fact.departmentKey))
      return refuse('factFromDirectory', { department: fact.departmentName });
    if (fact.version !== order.version) return refuse('versionChanged');
    if (fact.retiredAt !== null) return refuse('factRetired');
    if (fact.kind !== order.value.kind) return refuse('factOtherKind');
    const versions = (await readVersions(trx, [factId])).filter(({ replaced }) => !replaced);
    const place = placeVersion(versions, order);
    if (!place.ok) return refuse('factOverlaps', { from: place.clash.from });
    if (place.shortens)
      await trx
        .updateTable('factVersion')
        .set({ validUntil: dayBefore(order.from) })
        .where('id', '=', place.shortens.id)
        .execute();
    if (place.replaces)
      await trx
        .updateTable('factVersion')
        .set({ replacedAt: new Date(doing.now) })
        .where('id', '=', place.replaces.id)
        .execute();
    await insertVersion(trx, factId, { ...order, until: place.until }, doing);
    if (order.wrongSince) await insertDoubt(trx, factId, { since: order.wrongSince, why: order.why }, doing);
    await trx
      .updateTable('fact')
      .set({ version: fact.version + 1 })
      .where('id', '=', factId)
      .execute();
    return ok(null);
  });
}

/** Says since which day the fact was wrong; what it shall say instead may not be known yet (KB30). */
export async function doubtFact(
  db: Db,
  factId: string,
  order: { readonly version: number; readonly since: string; readonly why: string },
  doing: Doing,
): Promise<Result<null, 'notFound' | 'versionChanged' | 'factRetired' | 'doubtAhead'>> {
  if (!isUuid(factId)) return refuse('notFound');
  if (isAhead(order.since, doing.now)) return refuse('doubtAhead');
  return transaction(db, async (trx) => {
    const fact = await locked(trx, factId);
    if (!fact) return refuse('notFound');
    if (fact.version !== order.version) return refuse('versionChanged');
    if (fact.retiredAt !== null) return refuse('factRetired');
    await insertDoubt(trx, factId, order, doing);
    await trx
      .updateTable('fact')
      .set({ version: fact.version + 1 })
      .where('id', '=', factId)
      .execute();
    return ok(null);
  });
}

/** Nobody can have been told wrongly on a day to come. */
function isAhead(day: string | null, now: number): boolean {
  return day !== null && day > cityDay(now);
}

async function insertDoubt(
  trx: Db,
  factId: string,
  { since, why }: { readonly since: string; readonly why: string },
  { accountId, now }: Doing,
): Promise<void> {
  await trx
    .insertInto('factDoubt')
    .values({ id: uuidv7(now), factId, wrongSince: since, why, madeAt: new Date(now), accountId })
    .execute();
}

/** Takes a fact out of use; refused, naming the articles, while something mentions it (KB4). */
export async function retireFact(
  db: Db,
  factId: string,
  version: number,
  now: number,
): Promise<Result<null, 'notFound' | 'versionChanged' | 'factInUse' | 'factFromDirectory'>> {
  if (!isUuid(factId)) return refuse('notFound');
  return transaction(db, async (trx) => {
    const fact = await locked(trx, factId);
    if (!fact) return refuse('notFound');
    if (isFromDirectory(fact, fact.departmentKey))
      return refuse('factFromDirectory', { department: fact.departmentName });
    if (fact.version !== version) return refuse('versionChanged');
    const users = await usedIn(trx, fact.key);
    const titles = [...new Set(users.map(({ title }) => title))];
    if (titles.length > 0)
      return refuse('factInUse', {
        count: titles.length,
        articles: `${titles
          .slice(0, 5)
          .map((title) => `„${title}“`)
          .join(', ')}${titles.length > 5 ? ' …' : ''}`,
      });
    await trx
      .updateTable('fact')
      .set({ retiredAt: new Date(now), version: version + 1 })
      .where('id', '=', factId)
      .execute();
    return ok(null);
  });
}

function locked(trx: Db, factId: string) {
  return trx
    .selectFrom('fact')
    .innerJoin('department', 'department.id', 'fact.departmentId')
    .select(['fact.key', 'fact.kind', 'fact.version', 'fact.retiredAt'])
    .select(['department.key as departmentKey', 'department.name as departmentName'])
    .where('fact.id', '=', factId)
    .forUpdate('fact')
    .executeTakeFirst();
}

/** Writes a version as it is; where it fits between the others is the caller's to see to. Without an account it is the city's own. */
export async function insertVersion(
  trx: Db,
  factId: string,
  order: NewVersion,
  { accountId, now }: { readonly accountId: string | null; readonly now: number },
): Promise<void> {
  await trx
    .insertInto('factVersion')
    .values({
      id: uuidv7(now),
      factId,
      value: JSON.stringify(order.value),
      uncertain: order.uncertain,
      validFrom: order.from,
      validUntil: order.until,
      madeAt: new Date(now),
      accountId,
      why: order.why,
    })
    .execute();
}
