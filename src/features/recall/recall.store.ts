// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The lists of the answer recall, and the decision that nobody is to be told. */
import { sql } from 'kysely';
import { isLanguage, type Language } from '../../lib/pure/language.ts';
import { isUuid } from '../../lib/pure/uuid.ts';
import { ok, refuse, type Result } from '../../lib/result.ts';
import type { Db } from '../../platform/database/database.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { cityDay } from '../knowledge/facts/fact.core.ts';
import { factWords } from '../knowledge/facts/fact-words.core.ts';
import { reachSchema } from '../promise/promise.contract.ts';
import { correctionText } from './recall-letter.core.ts';
import type { Recall, RecallRow } from './recall.contract.ts';
import { comesOn, kindOf, newValue, outdatedVersions, rightVersion, stampOf } from './recall.core.ts';
import { countConcerned, factStories, reachedMatters, type Counts, type RecalledFact } from './told-matters.store.ts';

/** Matters shown at most. */
const mostShown = 500;

/** Facts that were told and are right no more (AR5, AR6); those with people to reach first. `now`: Unix milliseconds. */
export async function listRecalls(db: Db, now: number): Promise<RecallRow[]> {
  const today = cityDay(now);
  const facts = await factStories(db);
  const outdated = facts.flatMap((fact) =>
    outdatedVersions(fact, today).map((each) => ({ ...each, lastDay: comesOn(fact, today) ?? today })),
  );
  const [counts, dismissed] = await Promise.all([countConcerned(db, outdated, now), dismissals(db)]);
  return facts
    .flatMap((fact) => {
      const found = counts.get(fact.factId);
      return found && !dismissed.has(`${fact.factId} ${stampOf(fact, today)}`) ? [rowOf(fact, found, today)] : [];
    })
    .toSorted((a, b) => b.tickets + b.agreed - (a.tickets + a.agreed) || a.name.localeCompare(b.name, 'de'));
}

function rowOf(fact: RecalledFact, counts: Counts, today: string): RecallRow {
  const told = fact.versions.filter(({ id }) => counts.versions.includes(id));
  const right = told.map((version) => newValue(fact, version, today)).find((value) => value !== null);
  return {
    factId: fact.factId,
    name: fact.name,
    departmentName: fact.departmentName,
    kind: counts.wrong ? 'wrong' : 'changed',
    old: [...new Set(told.map(({ value }) => factWords(value, 'de')))],
    right: right ? factWords(right, 'de') : null,
    from: comesOn(fact, today),
    wrongSince: fact.doubts.at(-1)?.since ?? null,
    tickets: counts.tickets,
    agreed: counts.agreed,
    anonymous: counts.anonymous,
  };
}

function rightWords(fact: RecalledFact, today: string): string | null {
  const right = rightVersion(fact, today);
  return right ? factWords(right.value, 'de') : null;
}

const nobody: Counts = { tickets: 0, agreed: 0, anonymous: 0, wrong: false, versions: [] };

/** One fact with the matters that can be reached, and what they could be told; undefined if there is no such fact in use. */
export async function readRecall(
  db: Db,
  factId: string,
  about: { readonly now: number; readonly dueAt: number; readonly mail: boolean },
): Promise<Recall | undefined> {
  if (!isUuid(factId)) return undefined;
  const [fact] = await factStories(db, factId);
  if (!fact) return undefined;
  const today = cityDay(about.now);
  const lastDay = comesOn(fact, today) ?? today;
  const outdated = outdatedVersions(fact, today);
  const stamp = stampOf(fact, today);
  const [counts, reached, dismissed, promised] = await Promise.all([
    countConcerned(
      db,
      outdated.map((each) => ({ ...each, lastDay })),
      about.now,
    ),
    reachedMatters(db, outdated, lastDay, { most: mostShown }),
    dismissals(db, factId),
    promisedOf(db, factId, [...new Set(outdated.map(({ causeId }) => causeId))]),
  ]);
  const found = counts.get(factId);
  // Once everybody has been told, what is right is what the fact says.
  const row = found ? rowOf(fact, found, today) : { ...rowOf(fact, nobody, today), right: rightWords(fact, today) };
  const titles = await titlesOf(
    db,
    reached.map(({ articleId }) => articleId),
  );
  const matters = reached.flatMap((matter) => {
    const version = fact.versions.find(({ id }) => id === matter.versionId);
    const { wish, language } = (matter.ticket?.told ? matter.ticket : matter.agreement) ?? {};
    if (!version || !wish) return [];
    const hidden = matter.ticket?.protected === true;
    return [
      {
        matterId: matter.matterId,
        ticketNumber: matter.ticket?.number ?? null,
        articleTitle: hidden ? null : (titles.get(matter.articleId ?? '')?.de ?? null),
        at: matter.at.toISOString(),
        old: hidden ? '' : factWords(version.value, 'de'),
        kind: kindOf(fact, { version, day: cityDay(matter.at.getTime()), at: matter.at.getTime() }),
        channel: reachSchema.parse(wish).kind,
        language: languageOf(language),
      },
    ];
  });
  const articles = [...new Set(matters.flatMap(({ articleTitle }) => articleTitle ?? []))];
  const told = fact.versions.filter(({ id }) => reached.some(({ versionId }) => versionId === id));
  return {
    ...row,
    stamp,
    matters,
    text: correctionText(
      {
        kind: row.kind,
        name: fact.name,
        title: articles.length === 1 ? (articles[0] ?? null) : null,
        old: told.map(({ value }) => value),
        right: told.map((version) => newValue(fact, version, today)).find((value) => value !== null) ?? null,
        from: row.from,
      },
      'de',
    ),
    dueAt: new Date(about.dueAt).toISOString(),
    mail: about.mail,
    promised,
    dismissed: dismissed.get(`${factId} ${stamp}`) ?? null,
  };
}

/** Titles of articles by language, by id; German is always there. */
export async function titlesOf(
  db: Db,
  articleIds: readonly (string | null)[],
): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>> {
  const ids = [...new Set(articleIds.filter((id) => id !== null))];
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('articleVariant')
    .select(['articleId', 'language', 'title'])
    .where('articleId', 'in', ids)
    .execute();
  return new Map(
    [...Map.groupBy(rows, ({ articleId }) => articleId)].map(([id, variants]) => [
      id,
      Object.fromEntries(variants.map(({ language, title }) => [language, title])),
    ]),
  );
}

/** A language the team writes in; German for any other. */
export function languageOf(tag: string | undefined): Language {
  return tag !== undefined && isLanguage(tag) ? tag : 'de';
}

/** Reasons by fact and stamp (AR13). */
async function dismissals(db: Db, factId?: string): Promise<ReadonlyMap<string, string>> {
  let select = db.selectFrom('recallDismissal').select(['factId', 'stamp', 'reason']);
  if (factId !== undefined) select = select.where('factId', '=', factId);
  const rows = await select.execute();
  return new Map(rows.map((row) => [`${row.factId} ${row.stamp}`, row.reason]));
}

async function promisedOf(db: Db, factId: string, causes: readonly string[]): Promise<Recall['promised']> {
  if (causes.length === 0) return { all: 0, kept: 0 };
  return db
    .selectFrom('recallItem as item')
    .innerJoin('promise', (join) =>
      join
        .onRef('promise.madeAt', '=', 'item.at')
        // PR27: a promise goes along when its ticket is merged.
        .on((eb) =>
          eb.or([
            eb('promise.ticketId', '=', eb.ref('item.ticketId')),
            eb('promise.givenOn', '=', eb.ref('item.ticketId')),
          ]),
        ),
    )
    .select([
      // One correction can be that of several matters (AR14).
      sql<number>`count(distinct promise.id)::int`.as('all'),
      sql<number>`(count(distinct promise.id) filter (where promise.kept_at is not null))::int`.as('kept'),
    ])
    .where('item.factId', '=', factId)
    .where('item.causeId', 'in', causes)
    .where('promise.what', '=', 'correction')
    .executeTakeFirstOrThrow();
}

/** Nobody needs to be told of this change (AR12, AR13). */
export async function dismissRecall(
  db: Db,
  order: { readonly factId: string; readonly stamp: string; readonly reason: string },
  doing: { readonly accountId: string; readonly now: number },
): Promise<Result<Record<never, never>, 'notFound' | 'recallChanged' | 'reasonMissing'>> {
  const { factId, stamp } = order;
  if (!isUuid(factId)) return refuse('notFound');
  if (order.reason.trim().length < 3) return refuse('reasonMissing');
  return transaction(db, async (trx) => {
    await trx.selectFrom('fact').select('id').where('id', '=', factId).forUpdate().execute();
    const [fact] = await factStories(trx, factId);
    if (!fact) return refuse('notFound');
    if (stampOf(fact, cityDay(doing.now)) !== stamp) return refuse('recallChanged');
    const values = { reason: order.reason.trim(), at: new Date(doing.now), accountId: doing.accountId };
    await trx
      .insertInto('recallDismissal')
      .values({ factId, stamp, ...values })
      .onConflict((conflict) => conflict.columns(['factId', 'stamp']).doUpdateSet(values))
      .execute();
    return ok({});
  });
}

/** What nobody needs to remember any more (AR2, AR4). `now`: Unix milliseconds. */
export async function forgetTold(db: Db, now: number, toldForMs: number): Promise<void> {
  await db.deleteFrom('recallConsent').where('until', '<', cityDay(now)).execute();
  const before = new Date(now - toldForMs);
  const isStillNeeded = sql<boolean>`exists (select from ticket own join ticket on ticket.id = coalesce(own.merged_into, own.id)
      where own.matter_id = told.matter_id and ticket.state = 'open')
    or exists (select from recall_consent consent where consent.matter_id = told.matter_id)`;
  await db
    .deleteFrom('matterToldFact as told')
    .where('told.at', '<', before)
    .where(sql<boolean>`not (${isStillNeeded})`)
    .execute();
}
