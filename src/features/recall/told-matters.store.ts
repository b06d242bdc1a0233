// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Whom changed facts concern. What reads differently is decided by recall.core.ts; here it is looked up who was told it last. */
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import { factValueSchema } from '../knowledge/facts/fact.contract.ts';
import { countedForMs, type FactStory, type Outdated } from './recall.core.ts';

/** A fact with its story. */
export interface RecalledFact extends FactStory {
  readonly factId: string;
  readonly name: string;
  readonly departmentId: string;
  readonly departmentName: string;
}

/** The facts in use with everything they ever said; those named, or all that were ever told. */
export async function factStories(db: Db, factId?: string): Promise<readonly RecalledFact[]> {
  let select = db
    .selectFrom('fact')
    .innerJoin('department', 'department.id', 'fact.departmentId')
    .select(['fact.id', 'fact.name', 'fact.departmentId', 'department.name as departmentName'])
    .where('fact.retiredAt', 'is', null);
  select =
    factId === undefined
      ? select.where((eb) =>
          eb.exists(
            eb
              .selectFrom('matterToldFact as told')
              .innerJoin('factVersion as version', 'version.id', 'told.factVersionId')
              .select('told.id')
              .whereRef('version.factId', '=', 'fact.id'),
          ),
        )
      : select.where('fact.id', '=', factId);
  const facts = await select.orderBy('fact.name').execute();
  if (facts.length === 0) return [];
  const ids = facts.map(({ id }) => id);
  const [versions, doubts] = await Promise.all([
    db.selectFrom('factVersion').selectAll().where('factId', 'in', ids).orderBy('madeAt').execute(),
    db.selectFrom('factDoubt').selectAll().where('factId', 'in', ids).orderBy('madeAt').execute(),
  ]);
  const versionsOf = Map.groupBy(versions, (row) => row.factId);
  const doubtsOf = Map.groupBy(doubts, (row) => row.factId);
  return facts.map(({ id, ...fact }) => ({
    ...fact,
    factId: id,
    versions: (versionsOf.get(id) ?? []).map((row) => ({
      id: row.id,
      value: factValueSchema.parse(row.value),
      from: row.validFrom,
      until: row.validUntil,
      replaced: row.replacedAt !== null,
    })),
    doubts: (doubtsOf.get(id) ?? []).map((row) => ({
      id: row.id,
      since: row.wrongSince,
      madeAt: row.madeAt.getTime(),
    })),
  }));
}

/**
 * Tellings of outdated versions that are the last of their matter and fact and not corrected yet (AR5, AR6, AR11), as `told`
 * with `stale.cause_id`.
 */
function staleTellings(db: Db, outdated: readonly Outdated[]) {
  const list = sql`(values ${sql.join(
    outdated.map(
      ({ version, causeId, window }) =>
        sql`(${version.id}::uuid, ${causeId}::uuid, ${window?.since ?? null}::text, ${window ? new Date(window.before) : null}::timestamptz)`,
    ),
  )})`;
  return (
    db
      .selectFrom('matterToldFact as told')
      .innerJoin('factVersion as version', 'version.id', 'told.factVersionId')
      .innerJoin(
        sql<{ versionId: string; causeId: string; since: string | null; before: Date | null }>`${list}`.as<'stale'>(
          sql`stale (version_id, cause_id, since, before)`,
        ),
        (join) => join.on(sql<SqlBool>`stale.version_id = told.fact_version_id`),
      )
      // Of a ticket that was merged the one that goes on is asked (PR28).
      .leftJoin('ticket as own', 'own.matterId', 'told.matterId')
      .leftJoin('ticket', (join) => join.on(sql<SqlBool>`ticket.id = coalesce(own.merged_into, own.id)`))
      .leftJoin('recallConsent as consent', 'consent.matterId', 'told.matterId')
      .where(
        sql<SqlBool>`(stale.since is null or to_char(told.at at time zone 'Europe/Berlin', 'YYYY-MM-DD') >= stale.since)`,
      )
      .where(sql<SqlBool>`(stale.before is null or told.at < stale.before)`)
      .where(
        sql<SqlBool>`not exists (
        select from matter_told_fact later join fact_version told_later on told_later.id = later.fact_version_id
        where later.matter_id = told.matter_id and told_later.fact_id = version.fact_id and (later.at, later.id) > (told.at, told.id)
      )`,
      )
      .where(
        sql<SqlBool>`not exists (
        select from recall_item item where item.matter_id = told.matter_id and item.cause_id = stale.cause_id
      )`,
      )
  );
}

/**
 * The citizen agreed for long enough, and nobody works on the contact any more (MT2): until then the agent may still make a
 * ticket of the matter.
 */
const hasAgreed = (lastDay: RawBuilder<string>) =>
  sql<boolean>`(coalesce(consent.until >= ${lastDay}, false) and exists (
    select from matter own join contact on contact.id = own.contact_id
    where own.id = told.matter_id and contact.ended_at is not null
      and not exists (select from matter undecided where undecided.contact_id = contact.id and undecided.outcome is null)
  ))`;
/** Who wants no answer on the ticket is reached by an agreement only (AR15). */
const hasTicket = sql<boolean>`coalesce(ticket.state = 'open' and ticket.wish ->> 'kind' <> 'none', false)`;

/** A matter whose citizen can be told. */
export interface ReachedMatter {
  readonly matterId: string;
  readonly causeId: string;
  readonly versionId: string;
  readonly articleId: string | null;
  readonly at: Date;
  /** Of the ticket; null = there is none that is open. */
  readonly ticket: {
    readonly number: string;
    readonly protected: boolean;
    readonly wish: unknown;
    readonly language: string;
    /** The citizen wants an answer on it; else the agreement counts. */
    readonly told: boolean;
  } | null;
  readonly agreement: { readonly wish: unknown; readonly language: string } | null;
}

/** Matters that can be reached (AR7), the longest told first. `matterId` narrows to one. */
export async function reachedMatters(
  db: Db,
  outdated: readonly Outdated[],
  lastDay: string,
  only: { readonly matterId?: string; readonly most: number },
): Promise<readonly ReachedMatter[]> {
  if (outdated.length === 0) return [];
  let select = staleTellings(db, outdated)
    .select(['told.matterId', 'told.factVersionId', 'told.articleId', 'told.at'])
    .select(sql<string>`stale.cause_id`.as('causeId'))
    .select(['ticket.number', 'ticket.protected', 'ticket.wish', 'ticket.language', 'ticket.state'])
    .select(hasTicket.as('told'))
    .select(['consent.wish as agreedWish', 'consent.language as agreedLanguage'])
    .where(sql<SqlBool>`(${hasTicket} or ${hasAgreed(sql.val(lastDay))})`);
  if (only.matterId !== undefined) select = select.where('told.matterId', '=', only.matterId);
  const rows = await select.orderBy('told.at').orderBy('told.id').limit(only.most).execute();
  return rows.map((row) => ({
    matterId: row.matterId,
    causeId: row.causeId,
    versionId: row.factVersionId,
    articleId: row.articleId,
    at: row.at,
    ticket:
      row.number !== null && row.state === 'open'
        ? {
            ...{ number: row.number, protected: row.protected ?? false, told: row.told },
            ...{ wish: row.wish, language: row.language ?? 'de' },
          }
        : null,
    agreement: row.agreedWish === null ? null : { wish: row.agreedWish, language: row.agreedLanguage ?? 'de' },
  }));
}

/** How many a change concerns. */
export interface Counts {
  readonly tickets: number;
  readonly agreed: number;
  readonly anonymous: number;
  readonly wrong: boolean;
  readonly versions: readonly string[];
}

/** Counts by fact; facts that concern nobody are not in it. `lastDay`: agreements must last until then. */
export async function countConcerned(
  db: Db,
  outdated: readonly (Outdated & { readonly lastDay: string })[],
  now: number,
): Promise<ReadonlyMap<string, Counts>> {
  if (outdated.length === 0) return new Map();
  const lastDay = sql.join(outdated.map((each) => sql`(${each.version.id}::uuid, ${each.lastDay}::text)`));
  const agreed = hasAgreed(sql.ref('lasting.day'));
  const reached = sql<boolean>`(${hasTicket} or ${agreed})`;
  const rows = await staleTellings(db, outdated)
    .innerJoin(
      sql<{ versionId: string; day: string }>`(values ${lastDay})`.as<'lasting'>(sql`lasting (version_id, day)`),
      (join) => join.on(sql<SqlBool>`lasting.version_id = told.fact_version_id`),
    )
    .select('version.factId')
    .select(sql<number>`count(*) filter (where ${hasTicket})::int`.as('tickets'))
    .select(sql<number>`count(*) filter (where not ${hasTicket} and ${agreed})::int`.as('agreed'))
    .select(sql<number>`count(*) filter (where not ${reached})::int`.as('anonymous'))
    .select(
      sql<boolean>`bool_or(version.replaced_at is not null or exists (
        select from fact_doubt doubt where doubt.fact_id = version.fact_id and told.at < doubt.made_at
          and to_char(told.at at time zone 'Europe/Berlin', 'YYYY-MM-DD') >= doubt.wrong_since
      ))`.as('wrong'),
    )
    .select(sql<string[]>`array_agg(distinct told.fact_version_id)`.as('versions'))
    .where(sql<SqlBool>`(${reached} or told.at >= ${new Date(now - countedForMs)})`)
    .groupBy('version.factId')
    .execute();
  return new Map(rows.map(({ factId, ...counts }) => [factId, counts]));
}
