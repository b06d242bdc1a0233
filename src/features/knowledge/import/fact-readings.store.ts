// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { Db } from '../../../platform/database/database.ts';
import { factKeysIn } from '../facts/fact-text.core.ts';
import { factValueSchema } from '../facts/fact.contract.ts';
import type { ToldVersion } from './fact-readings.core.ts';

/** All versions, those corrected since too, of the facts that the texts refer to. */
export async function readToldVersions(db: Db, texts: readonly string[]): Promise<readonly ToldVersion[]> {
  const keys = factKeysIn(...texts);
  if (keys.length === 0) return [];
  const rows = await db
    .selectFrom('fact')
    .innerJoin('factVersion as version', 'version.factId', 'fact.id')
    .select(['fact.key', 'version.value', 'version.uncertain', 'version.validFrom', 'version.validUntil'])
    .select(['version.madeAt', 'version.replacedAt'])
    .where('fact.key', 'in', keys)
    .execute();
  return rows.map(({ key, value, uncertain, validFrom, validUntil, madeAt, replacedAt }) => ({
    key,
    value: factValueSchema.parse(value),
    uncertain,
    from: validFrom,
    until: validUntil,
    madeAt: madeAt.getTime(),
    replacedAt: replacedAt?.getTime() ?? null,
  }));
}
