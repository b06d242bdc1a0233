// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Who wants to be told when an answer changes (AR3): asked in the call, kept until its last day. */
import { sql } from 'kysely';
import type { Caller } from '../../lib/contract.ts';
import { addDays } from '../../lib/pure/calendar.ts';
import { postalLines } from '../../lib/pure/postal-address.ts';
import type { Language } from '../../lib/pure/language.ts';
import { ok, refuse, type Result } from '../../lib/result.ts';
import type { Db } from '../../platform/database/database.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { cityDay } from '../knowledge/facts/fact.core.ts';
import { reachSchema, type Reach } from '../promise/promise.contract.ts';
import type { Agreement } from './recall.contract.ts';
import { whyNotAgree, type AgreementDays } from './recall.core.ts';
import type { RecallDeps } from './recall.port.ts';
import { languageOf } from './recall.store.ts';

/** The agreements of a contact's matters, and what each matter was told. */
export async function agreementsOf(
  db: Db,
  contactId: string,
): Promise<{
  agreements: Agreement[];
  told: { matterId: string; articles: number; facts: number }[];
}> {
  const [agreements, told] = await Promise.all([
    db
      .selectFrom('recallConsent as consent')
      .innerJoin('matter', 'matter.id', 'consent.matterId')
      .selectAll('consent')
      .where('matter.contactId', '=', contactId)
      .execute(),
    db
      .selectFrom('matter')
      .select('matter.id as matterId')
      .select([
        sql<number>`(select count(*) from matter_told told where told.matter_id = matter.id)::int`.as('articles'),
        sql<number>`(select count(distinct version.fact_id) from matter_told_fact told
          join fact_version version on version.id = told.fact_version_id where told.matter_id = matter.id)::int`.as(
          'facts',
        ),
      ])
      .where('matter.contactId', '=', contactId)
      .execute(),
  ]);
  return { agreements: agreements.map(agreementOf), told };
}

function agreementOf(row: {
  readonly matterId: string;
  readonly wish: unknown;
  readonly language: string;
  readonly until: string;
}): Agreement {
  const { matterId, until } = row;
  return { matterId, until, wish: reachSchema.parse(row.wish), language: languageOf(row.language) };
}

/** An agreement as the citizen gives it. */
export interface AgreementOrder {
  readonly matterId: string;
  readonly wish: Reach;
  readonly language: Language;
  readonly days: AgreementDays;
  /** Unix milliseconds. */
  readonly now: number;
}

/** Keeps it; given again, the later one counts (AR3). */
export async function keepAgreement(
  db: Db,
  deps: Pick<RecallDeps, 'onDesk' | 'callbackNumber'>,
  who: Caller,
  order: AgreementOrder,
): Promise<Result<Agreement, 'notFound' | 'numberNotAllowed' | 'contactGone' | 'hasTicket'>> {
  const wish = storedWish(order.wish, deps);
  if (!wish) return refuse('numberNotAllowed');
  return transaction(db, async (trx) => {
    const matter = await deps.onDesk(trx, who, order.matterId);
    if (!matter) return refuse('notFound');
    const why = whyNotAgree(matter, matter);
    if (why) return refuse(why);
    const { matterId, language, now } = order;
    const values = {
      wish: JSON.stringify(wish),
      language,
      until: addDays(cityDay(now), order.days),
      madeAt: new Date(now),
    };
    const row = await trx
      .insertInto('recallConsent')
      .values({ matterId, ...values })
      .onConflict((conflict) => conflict.column('matterId').doUpdateSet(values))
      .returningAll()
      .executeTakeFirstOrThrow();
    return ok(agreementOf(row));
  });
}

/** Takes it back, also when there is none (AR3). */
export async function dropAgreement(
  db: Db,
  deps: Pick<RecallDeps, 'onDesk'>,
  who: Caller,
  matterId: string,
): Promise<Result<Record<never, never>, 'notFound'>> {
  return transaction(db, async (trx) => {
    if (!(await deps.onDesk(trx, who, matterId))) return refuse('notFound');
    await trx.deleteFrom('recallConsent').where('matterId', '=', matterId).execute();
    return ok({});
  });
}

function storedWish(wish: Reach, { callbackNumber }: Pick<RecallDeps, 'callbackNumber'>): Reach | undefined {
  if (wish.kind === 'letter') return { kind: 'letter', address: postalLines(wish.address).join('\n') };
  if (wish.kind === 'email') return wish;
  const number = callbackNumber(wish.number);
  return number.ok ? { ...wish, number: number.value } : undefined;
}
