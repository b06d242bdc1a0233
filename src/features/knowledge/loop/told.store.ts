// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What a matter's citizen was told: articles, and what each fact in them said that day. Rules: recall.spec.md, AR1 and AR2. */
import { uuidv7 } from '../../../lib/ids.ts';
import { isUuid } from '../../../lib/pure/uuid.ts';
import type { Db } from '../../../platform/database/database.ts';
import { factKeysIn } from '../facts/fact-text.core.ts';
import { cityDay } from '../facts/fact.core.ts';

/** The wording that was open. */
export interface ToldWording {
  readonly matterId: string;
  readonly articleId: string;
  readonly language: string;
  readonly version: number;
  readonly shortAnswer: string;
  readonly bodyMarkdown: string;
  /** List of labels and values. */
  readonly facts: unknown;
  /** Unix milliseconds. */
  readonly now: number;
}

/** The matter of the contact a mark belongs to; without a named one the only one; undefined when nobody can say. */
export async function toldMatter(
  trx: Db,
  contactId: string | null,
  matterId: string | null,
): Promise<string | undefined> {
  if (contactId === null) return undefined;
  const rows = await trx.selectFrom('matter').select('id').where('contactId', '=', contactId).execute();
  if (matterId !== null && isUuid(matterId)) return rows.find(({ id }) => id === matterId)?.id;
  return rows.length === 1 ? rows[0]?.id : undefined;
}

/** Remembers the wording and what its facts said; said again it changes nothing (AR1). */
export async function noteTold(trx: Db, told: ToldWording): Promise<void> {
  const { matterId, articleId, language, version, now } = told;
  const at = new Date(now);
  const made = await trx
    .insertInto('matterTold')
    .values({ matterId, articleId, language, articleVersion: version, at })
    .onConflict((conflict) => conflict.columns(['matterId', 'articleId']).doNothing())
    .returning('matterId')
    .executeTakeFirst();
  if (!made) return;
  // Hints for the team are not read out, so their facts are not told.
  const keys = factKeysIn(told.shortAnswer, told.bodyMarkdown, JSON.stringify(told.facts));
  if (keys.length === 0) return;
  const day = cityDay(now);
  const versions = await trx
    .selectFrom('fact')
    .innerJoin('factVersion as version', 'version.factId', 'fact.id')
    .select('version.id')
    .where('fact.key', 'in', keys)
    .where('version.replacedAt', 'is', null)
    .where('version.validFrom', '<=', day)
    .where((eb) => eb.or([eb('version.validUntil', 'is', null), eb('version.validUntil', '>=', day)]))
    .execute();
  if (versions.length === 0) return;
  await trx
    .insertInto('matterToldFact')
    .values(versions.map(({ id }) => ({ id: uuidv7(now), matterId, factVersionId: id, articleId, at })))
    .execute();
}

/** The mark was pressed by mistake: nothing of the article was told in this contact. What was corrected since stays. */
export async function takeBackTold(trx: Db, contactId: string, articleId: string): Promise<void> {
  const ofContact = trx.selectFrom('matter').select('id').where('contactId', '=', contactId);
  await trx
    .deleteFrom('matterToldFact')
    .where('matterId', 'in', ofContact)
    .where('articleId', '=', articleId)
    .where('correction', '=', false)
    .execute();
  await trx.deleteFrom('matterTold').where('matterId', 'in', ofContact).where('articleId', '=', articleId).execute();
}
