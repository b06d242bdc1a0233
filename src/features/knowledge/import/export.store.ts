// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { Db } from '../../../platform/database/database.ts';
import { withFacts } from '../facts/fact-text.core.ts';
import { factsFor } from '../facts/fact.store.ts';
import { situationsOf, type LifeSituation } from '../life-situations/life-situation.core.ts';
import { readLifeSituations } from '../life-situations/life-situation.store.ts';
import { fieldsOf } from './compare.store.ts';
import { textsOfFields, type Fields, type ServiceTexts } from './diff.core.ts';
import { languageOfField } from './fact-readings.core.ts';

/** A service as it leaves the house. */
export interface ExportedService extends ServiceTexts {
  readonly key: string;
  readonly department: string;
  /** What its life situations are called. */
  readonly situations: readonly LifeSituation[];
}

const atOnce = 100;

/**
 * All services with their published texts, by key, a batch at a time. With a day (ISO date) every reference to a fact gives way to
 * what the fact says on that day in the text's language (IM22); null keeps the references.
 */
export async function* exportedServices(
  db: Db,
  resolvedOn: string | null,
): AsyncGenerator<ExportedService, void, undefined> {
  const list = await readLifeSituations(db);
  let after = '';
  for (;;) {
    const rows = await db
      .selectFrom('service')
      .innerJoin('department', 'department.id', 'service.departmentId')
      .select(['service.id', 'service.key', 'department.name as department'])
      .where('service.key', '>', after)
      .orderBy('service.key')
      .limit(atOnce)
      .execute();
    const last = rows.at(-1);
    if (!last) return;
    after = last.key;
    const fields = await fieldsOf(
      db,
      rows.map(({ id }) => id),
    );
    const read = resolvedOn === null ? fields : await resolved(db, fields, resolvedOn);
    for (const { id, key, department } of rows) {
      const texts = textsOfFields(read.get(id) ?? {});
      yield { ...texts, key, department, situations: situationsOf(texts.lifeSituations, list) };
    }
  }
}

async function resolved(db: Db, all: ReadonlyMap<string, Fields>, day: string): Promise<ReadonlyMap<string, Fields>> {
  const facts = await factsFor(
    db,
    [...all.values()].flatMap((fields) => Object.values(fields)),
    day,
  );
  const read = ([field, text]: readonly [string, string]): [string, string] => {
    const language = languageOfField(field);
    return [field, language === undefined ? text : withFacts(text, facts, language)];
  };
  return new Map([...all].map(([id, fields]) => [id, Object.fromEntries(Object.entries(fields).map(read))]));
}
