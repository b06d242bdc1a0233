// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** One matter is told of a change, once (AR8, AR11): its own transaction, so that one that fails takes no other along. */
import { sql } from 'kysely';
import { uuidv7 } from '../../lib/ids.ts';
import type { Language } from '../../lib/pure/language.ts';
import type { Db } from '../../platform/database/database.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { cityDay } from '../knowledge/facts/fact.core.ts';
import { reachSchema } from '../promise/promise.contract.ts';
import { correctionText } from './recall-letter.core.ts';
import { comesOn, kindOf, newValue, outdatedVersions, rightVersion, stampOf } from './recall.core.ts';
import type { PromisedCorrection, RecallDeps } from './recall.port.ts';
import { languageOf, titlesOf } from './recall.store.ts';
import { factStories, reachedMatters } from './told-matters.store.ts';

/** What is told to all of a change. Instants are Unix milliseconds. */
export interface Telling {
  readonly factId: string;
  readonly stamp: string;
  /** German. */
  readonly text: string;
  readonly dueAt: number;
  readonly now: number;
  readonly accountId: string;
}

/**
 * The correction that was promised; `undefined` = told already, or nobody is reached any more; `shared` = another matter of the same
 * ticket was told, which holds for this one as well; `changed` = the fact moved on.
 */
export async function tellMatter(
  db: Db,
  deps: Pick<RecallDeps, 'promise'>,
  matterId: string,
  telling: Telling,
): Promise<PromisedCorrection | 'changed' | 'shared' | undefined> {
  const { factId, now, text, dueAt, accountId } = telling;
  return transaction(db, async (trx) => {
    // Whoever tells at the same time waits here; then the item tells.
    const there = await trx.selectFrom('matter').select('id').where('id', '=', matterId).forUpdate().executeTakeFirst();
    if (!there) return undefined;
    // A change of the fact waits until this is written, or this waits for the change and sees it.
    await trx.selectFrom('fact').select('id').where('id', '=', factId).forShare().execute();
    const [fact] = await factStories(trx, factId);
    const today = cityDay(now);
    if (!fact || stampOf(fact, today) !== telling.stamp) return 'changed';
    const from = comesOn(fact, today);
    const [matter] = await reachedMatters(trx, outdatedVersions(fact, today), from ?? today, { matterId, most: 1 });
    const version = fact.versions.find(({ id }) => id === matter?.versionId);
    if (!matter || !version) return undefined;
    const titles = (await titlesOf(trx, [matter.articleId])).get(matter.articleId ?? '');
    const toldAt = matter.at.getTime();
    const kind = kindOf(fact, { version, day: cityDay(toldAt), at: toldAt });
    const right = newValue(fact, version, today);
    const translation = (language: Language): string =>
      language === 'de'
        ? ''
        : correctionText(
            {
              ...{ kind, right, from, name: fact.name, old: [version.value] },
              title: titles?.[language] ?? titles?.['de'] ?? null,
            },
            language,
          );
    const { agreement } = matter;
    let earlier: Awaited<ReturnType<typeof itemOn>>;
    const promised = await deps.promise(trx, {
      matterId,
      departmentId: fact.departmentId,
      agreement: agreement && { wish: reachSchema.parse(agreement.wish), language: languageOf(agreement.language) },
      text,
      translation,
      dueAt,
      now,
      accountId,
      isPromisedOn: async (inner, ticketId) => {
        earlier = await itemOn(inner, { ticketId, factId, causeId: matter.causeId, now });
        return earlier !== undefined;
      },
    });
    if (!promised) return undefined;
    const at = new Date(now);
    await trx
      .insertInto('recallItem')
      .values({
        ...{ matterId, causeId: matter.causeId, factId },
        ...(promised === 'already'
          ? taken(earlier)
          : {
              ticketId: promised.ticketId,
              noteId: promised.noteId,
              channel: promised.wish.kind,
              byHand: promised.wish.kind === 'letter' || (promised.wish.kind === 'email' && !promised.byMail),
              at,
            }),
      })
      .execute();
    // From now on this is what the citizen knows (AR11); a doubt alone leaves the words as they were.
    const known = right === null ? version.id : (rightVersion(fact, today)?.id ?? version.id);
    await trx
      .insertInto('matterToldFact')
      .values({ id: uuidv7(now), matterId, factVersionId: known, articleId: matter.articleId, at, correction: true })
      .execute();
    return promised === 'already' ? 'shared' : promised;
  });
}

/** What another matter of this ticket was told of the same change, or in the same telling (AR14); also before they were merged. */
async function itemOn(
  trx: Db,
  of: { readonly ticketId: string; readonly factId: string; readonly causeId: string; readonly now: number },
) {
  return trx
    .selectFrom('recallItem as item')
    .innerJoin('ticket', 'ticket.id', 'item.ticketId')
    .select(['item.ticketId', 'item.noteId', 'item.channel', 'item.byHand', 'item.at'])
    .where('item.factId', '=', of.factId)
    .where((eb) => eb.or([eb('item.causeId', '=', of.causeId), eb('item.at', '=', new Date(of.now))]))
    .where(sql<string>`coalesce(ticket.merged_into, ticket.id)`, '=', of.ticketId)
    .limit(1)
    .executeTakeFirst();
}

/** The item the other matter has; it is there when the port says so. */
function taken<Item>(item: Item | undefined): Item {
  if (item === undefined) throw new Error('a correction is promised already, and nobody knows where');
  return item;
}
