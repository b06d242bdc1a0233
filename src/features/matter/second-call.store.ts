// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import { isUuid } from '../../lib/pure/uuid.ts';
import { ok, refuse, type Result } from '../../lib/result.ts';
import type { Db } from '../../platform/database/database.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { ofDesk, type DeskOwner } from './contact.store.ts';
import type { EarlierMatter } from './second-call.contract.ts';
import { mostEarlier, sharedFrom, whyNotLink, type CallerHash, type Cause } from './second-call.core.ts';

/** Keeps by what a caller can be recognised (SC1). May be repeated. `at`: Unix milliseconds. */
export async function keepTrace(db: Db, contactId: string, { day, hash }: CallerHash, at: number): Promise<void> {
  await db
    .insertInto('callerTrace')
    .values({ contactId, day, hash: Buffer.from(hash), at: new Date(at) })
    .onConflict((conflict) => conflict.column('contactId').doNothing())
    .execute();
}

/** Deletes what is older than so many days (SC1). */
export async function forgetTraces(db: Db, now: number, days: number): Promise<void> {
  await db
    .deleteFrom('callerTrace')
    .where('at', '<', new Date(now - days * 86_400_000))
    .execute();
}

/** The number of a call that is on this desk, as long as it is known; undefined = not on this desk (MT3). */
export async function numberOnDesk(db: Db, owner: DeskOwner, contactId: string): Promise<string | null | undefined> {
  if (!isUuid(contactId)) return undefined;
  const row = await ofDesk(db, owner)
    .leftJoin('call', 'call.id', 'contact.id')
    .select('call.callerNumber')
    .where('contact.id', '=', contactId)
    .executeTakeFirst();
  return row && row.callerNumber;
}

/** Matters of earlier contacts with one of these hashes (SC3, SC4), not older than `since` (Unix milliseconds). */
export async function earlierMatters(
  db: Db,
  contactId: string,
  hashes: readonly CallerHash[],
  since: number,
): Promise<EarlierMatter[]> {
  const contacts = await earlierContacts(db, contactId, hashes, since);
  if (contacts.length === 0) return [];
  const rows = await shown(db)
    .where('matter.contactId', 'in', contacts)
    .orderBy('matter.createdAt', 'desc')
    .orderBy('matter.position')
    .limit(mostEarlier)
    .execute();
  return rows.map(earlierOf);
}

/** Topics of the matters of earlier contacts with one of these hashes (SC10), not older than `since` (Unix milliseconds). */
export async function earlierTopics(
  db: Db,
  contactId: string,
  hashes: readonly CallerHash[],
  since: number,
): Promise<string[]> {
  const contacts = await earlierContacts(db, contactId, hashes, since);
  if (contacts.length === 0) return [];
  const rows = await db
    .selectFrom('matter')
    .select('topic')
    .distinct()
    .where('contactId', 'in', contacts)
    .where('topic', 'is not', null)
    .execute();
  return rows.flatMap(({ topic }) => topic ?? []).toSorted();
}

/** Other contacts with one of these hashes; none for a number of many people (SC4). */
async function earlierContacts(
  db: Db,
  contactId: string,
  hashes: readonly CallerHash[],
  since: number,
): Promise<string[]> {
  if (hashes.length === 0) return [];
  const contacts = await db
    .selectFrom('callerTrace')
    .select('contactId')
    .where(
      'hash',
      'in',
      hashes.map(({ hash }) => Buffer.from(hash)),
    )
    .where('contactId', '<>', contactId)
    .where('at', '>=', new Date(since))
    .limit(sharedFrom)
    .execute();
  return contacts.length >= sharedFrom ? [] : contacts.map((row) => row.contactId);
}

/** The matter of a ticket whose number was said (SC5). */
export async function matterOfTicket(db: Db, contactId: string, ticketNumber: string): Promise<EarlierMatter[]> {
  const rows = await shown(db)
    .where('ticket.number', '=', ticketNumber.replace(/[\s-]/g, ''))
    .where('matter.contactId', '<>', isUuid(contactId) ? contactId : null)
    .execute();
  return rows.map(earlierOf);
}

/** The links of a contact's matters. */
export function linksOf(db: Db, contactId: string) {
  return db
    .selectFrom('matterLink')
    .innerJoin('matter', 'matter.id', 'matterLink.matterId')
    .select(['matterLink.matterId', 'matterLink.earlierId', 'matterLink.cause'])
    .where('matter.contactId', '=', contactId)
    .execute();
}

/** Links a matter on this desk to an earlier one (SC6). */
export async function linkMatter(
  db: Db,
  owner: DeskOwner,
  link: { readonly matterId: string; readonly earlierId: string; readonly cause: Cause; readonly at: number },
): Promise<Result<{ matterId: string; earlierId: string; cause: Cause }, 'notFound' | 'earlierUnknown'>> {
  const { matterId, earlierId, cause } = link;
  return transaction(db, async (trx) => {
    const matter = await onDesk(trx, owner, matterId);
    if (!matter) return refuse('notFound');
    const earlier = isUuid(earlierId)
      ? await trx.selectFrom('matter').select(['contactId', 'createdAt']).where('id', '=', earlierId).executeTakeFirst()
      : undefined;
    const why = whyNotLink(inMs(matter), earlier && inMs(earlier));
    if (why) return refuse(why);
    const values = { earlierId, cause, at: new Date(link.at) };
    await trx
      .insertInto('matterLink')
      .values({ matterId, ...values })
      .onConflict((conflict) => conflict.column('matterId').doUpdateSet(values))
      .execute();
    return ok({ matterId, earlierId, cause });
  });
}

/** Takes a link back (SC6); also when there is none. */
export async function unlinkMatter(
  db: Db,
  owner: DeskOwner,
  matterId: string,
): Promise<Result<Record<string, never>, 'notFound'>> {
  return transaction(db, async (trx) => {
    if (!(await onDesk(trx, owner, matterId))) return refuse('notFound');
    await trx.deleteFrom('matterLink').where('matterId', '=', matterId).execute();
    return ok({});
  });
}

async function onDesk(trx: Db, owner: DeskOwner, matterId: string) {
  if (!isUuid(matterId)) return undefined;
  return ofDesk(trx, owner)
    .innerJoin('matter', 'matter.contactId', 'contact.id')
    .select(['matter.contactId', 'matter.createdAt'])
    .where('matter.id', '=', matterId)
    .executeTakeFirst();
}

const inMs = ({ contactId, createdAt }: { readonly contactId: string; readonly createdAt: Date }) => ({
  contactId,
  createdAt: createdAt.getTime(),
});

function shown(db: Db) {
  return (
    db
      .selectFrom('matter')
      .leftJoin('service', 'service.id', 'matter.serviceId')
      .leftJoin('topic', 'topic.key', 'matter.topic')
      .leftJoin('ticket', 'ticket.matterId', 'matter.id')
      // PR28: what was merged is kept by the ticket that goes on.
      .leftJoin('ticket as current', (join) =>
        join.on('current.id', '=', sql<string>`coalesce(ticket.merged_into, ticket.id)`),
      )
      .select(['matter.id', 'matter.createdAt', 'matter.outcome', 'ticket.number', 'current.nextDue'])
      .select([
        sql<string | null>`service.titles ->> 'de'`.as('serviceTitle'),
        sql<string | null>`topic.names ->> 'de'`.as('topicName'),
        sql<boolean>`coalesce(service.protected, false) or coalesce(topic.protected, false) or coalesce(ticket.protected, false) or coalesce(current.protected, false)`.as(
          'protected',
        ),
      ])
  );
}

function earlierOf(row: Awaited<ReturnType<ReturnType<typeof shown>['execute']>>[number]): EarlierMatter {
  return {
    matterId: row.id,
    at: row.createdAt.toISOString(),
    serviceTitle: row.protected ? null : row.serviceTitle,
    topicName: row.protected ? null : row.topicName,
    outcome: row.outcome,
    ticketNumber: row.protected ? null : row.number,
    ticketDueAt: row.protected ? null : (row.nextDue?.toISOString() ?? null),
    protected: row.protected,
  };
}
