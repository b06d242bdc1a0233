// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The facts of opening hours follow the departments of the directory. Rules: knowledge.spec.md, KB28 and KB29. */
import { sql } from 'kysely';
import { uuidv7 } from '../../../lib/ids.ts';
import { weekdays } from '../../../lib/pure/calendar.ts';
import type { Db } from '../../../platform/database/database.ts';
import { insertVersion } from './change-fact.store.ts';
import { hoursKey, isFromDirectory } from './department-hours.core.ts';
import { factValueSchema } from './fact.contract.ts';
import { cityDay, dayBefore, validOn, type FactValue } from './fact.core.ts';
import { readVersions, type StoredVersion } from './fact.store.ts';

/** Who changed hours, why, and when (Unix milliseconds); nobody = the city's files. */
export interface HoursChange {
  readonly accountId: string | null;
  readonly why: string;
  readonly now: number;
}

/**
 * Makes every fact of hours say what its department's hours say, from today on; the keys of those that say something else than
 * before. The only way in which such a fact comes to be or changes: whoever writes hours of departments calls it afterwards, in the
 * same transaction.
 */
export async function followDepartmentHours(trx: Db, change: HoursChange): Promise<readonly string[]> {
  const departments = await trx
    .selectFrom('department')
    .select(['id', 'key', 'name', 'hours'])
    .orderBy('key')
    .execute();
  const keys = departments.map(({ key }) => hoursKey(key));
  if (keys.length === 0) return [];
  const facts = await trx
    .selectFrom('fact')
    .select(['id', 'key', 'kind', 'version', 'retiredAt'])
    .where('key', 'in', keys)
    .orderBy('key')
    .forUpdate()
    .execute();
  const versions = Map.groupBy(
    await readVersions(
      trx,
      facts.map(({ id }) => id),
    ),
    ({ factId }) => factId,
  );
  const changed: string[] = [];
  for (const { id, key, name, hours } of departments) {
    const value = factValueSchema.safeParse({ kind: 'hours', week: hours });
    if (!value.success) continue;
    const fact = facts.find((one) => one.key === hoursKey(key));
    const made = fact
      ? isFromDirectory(fact, key) &&
        fact.retiredAt === null &&
        (await follow(trx, fact, versions.get(fact.id) ?? [], value.data, change))
      : await create(
          trx,
          { departmentId: id, key: hoursKey(key), name: `${name}: Öffnungszeiten` },
          value.data,
          change,
        );
    if (made) changed.push(hoursKey(key));
  }
  return changed;
}

/** The hours of a department that goes away go with it, unless a text, a told answer or a doubt names them; then false. */
export async function dropDepartmentHours(trx: Db, department: string): Promise<boolean> {
  const key = hoursKey(department);
  const fact = await trx.selectFrom('fact').select(['id', 'kind', 'key']).where('key', '=', key).executeTakeFirst();
  if (!fact || !isFromDirectory(fact, department)) return fact === undefined;
  const named = await sql<{ named: boolean }>`
    select
      exists (select from article_variant where fact_keys @> array[${key}]::text[])
      or exists (select from matter_told_fact join fact_version on fact_version.id = matter_told_fact.fact_version_id
        where fact_version.fact_id = ${fact.id}::uuid)
      or exists (select from fact_doubt where fact_id = ${fact.id}::uuid)
      or exists (select from recall_item where fact_id = ${fact.id}::uuid)
      or exists (select from recall_dismissal where fact_id = ${fact.id}::uuid) as named`.execute(trx);
  if (named.rows[0]?.named) return false;
  await trx.deleteFrom('factVersion').where('factId', '=', fact.id).execute();
  await trx.deleteFrom('fact').where('id', '=', fact.id).execute();
  return true;
}

async function create(
  trx: Db,
  fact: { readonly departmentId: string; readonly key: string; readonly name: string },
  value: FactValue,
  change: HoursChange,
): Promise<boolean> {
  const made = await trx
    .insertInto('fact')
    .values({ ...fact, id: uuidv7(change.now), kind: 'hours', name: fact.name.slice(0, 200), retiredAt: null })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made) await insertVersion(trx, made.id, fromToday(value, change), change);
  return made !== undefined;
}

/** KB29: what held till yesterday stays in the history as it was; nothing else is prepared than the directory knows. */
async function follow(
  trx: Db,
  fact: { readonly id: string; readonly version: number },
  all: readonly StoredVersion[],
  value: FactValue,
  change: HoursChange,
): Promise<boolean> {
  const today = cityDay(change.now);
  const versions = all.filter(({ replaced }) => !replaced);
  const now = validOn(versions, today);
  const later = versions.filter(({ from }) => from > today);
  if (now && later.length === 0 && now.until === null && !now.uncertain && sameHours(now.value, value)) return false;
  const gone = [...later, ...(now?.from === today ? [now] : [])].map(({ id }) => id);
  if (gone.length > 0)
    await trx
      .updateTable('factVersion')
      .set({ replacedAt: new Date(change.now) })
      .where('id', 'in', gone)
      .execute();
  if (now && now.from < today)
    await trx
      .updateTable('factVersion')
      .set({ validUntil: dayBefore(today) })
      .where('id', '=', now.id)
      .execute();
  await insertVersion(trx, fact.id, fromToday(value, change), change);
  await trx
    .updateTable('fact')
    .set({ version: fact.version + 1 })
    .where('id', '=', fact.id)
    .execute();
  return true;
}

function fromToday(value: FactValue, { now, why }: HoursChange) {
  return { value, uncertain: false, from: cityDay(now), until: null, why };
}

/** JSON of the database has its keys in an order of its own. */
function sameHours(one: FactValue, other: FactValue): boolean {
  const spans = (value: FactValue): string =>
    value.kind === 'hours'
      ? weekdays.map((day) => value.week[day].map(({ from, to }) => `${from}-${to}`).join()).join(';')
      : '';
  return spans(one) === spans(other);
}
