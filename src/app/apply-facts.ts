// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Facts become what a city's file says; what they said before stays in their history. */
import { insertVersion } from '../features/knowledge/facts/change-fact.store.ts';
import { cityDay, dayBefore } from '../features/knowledge/facts/fact.core.ts';
import { readVersions } from '../features/knowledge/facts/fact.store.ts';
import { uuidv7 } from '../lib/ids.ts';
import type { Db } from '../platform/database/database.ts';
import { same, type Applying, type CityStep } from './apply-step.ts';
import type { CityFact } from './city/city.ts';
import { idOf, type Ids } from './import-city.ts';

type Span = Pick<CityFact, 'value' | 'uncertain' | 'from' | 'until'>;

/** Writes what differs; the keys of the facts that say something else. */
export async function applyFacts(
  trx: Db,
  { before, after }: CityStep,
  departments: Ids,
  order: Applying,
): Promise<readonly string[]> {
  const changed: string[] = [];
  for (const fact of after.facts) {
    const was = before.facts.find(({ key }) => key === fact.key);
    if (was && same(was, fact)) continue;
    changed.push(fact.key);
    await putFact(trx, fact, idOf(departments, fact.department), order);
  }
  for (const { key } of before.facts) {
    if (after.facts.some((fact) => fact.key === key)) continue;
    changed.push(key);
    await trx
      .updateTable('fact')
      .set(({ eb }) => ({ retiredAt: new Date(order.now), version: eb('version', '+', 1) }))
      .where('key', '=', key)
      .execute();
  }
  return changed;
}

async function putFact(trx: Db, fact: CityFact, departmentId: string, order: Applying): Promise<void> {
  const { key, name, value, later = [] } = fact;
  const row = { kind: value.kind, name, departmentId, retiredAt: null };
  const { id } = await trx
    .insertInto('fact')
    .values({ ...row, key, id: uuidv7(order.now) })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet(({ eb }) => ({ ...row, version: eb('fact.version', '+', 1) })),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  const spans: readonly Span[] = [fact, ...later];
  const today = cityDay(order.now);
  const there = (await readVersions(trx, [id])).filter(({ replaced }) => !replaced);
  const kept = there.filter((version) => spans.some((span) => sameSpan(span, version)));
  const first = spans[0]?.from ?? today;
  for (const version of there) {
    if (kept.includes(version)) continue;
    // What held before the first day of the file stays as it was told; everything else the file says anew.
    if (version.from < first && (version.until === null || version.until >= first))
      await trx
        .updateTable('factVersion')
        .set({ validUntil: dayBefore(first) })
        .where('id', '=', version.id)
        .execute();
    else if (version.from >= first)
      await trx
        .updateTable('factVersion')
        .set({ replacedAt: new Date(order.now) })
        .where('id', '=', version.id)
        .execute();
  }
  for (const span of spans)
    if (!kept.some((version) => sameSpan(span, version)))
      await insertVersion(
        trx,
        id,
        { value: span.value, uncertain: span.uncertain, from: span.from, until: span.until, why: order.why },
        { accountId: order.accountId, now: order.now },
      );
}

function sameSpan(one: Span, other: Span): boolean {
  return (
    one.from === other.from &&
    one.until === other.until &&
    one.uncertain === other.uncertain &&
    same(one.value, other.value)
  );
}
