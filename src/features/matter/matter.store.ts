// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import { uuidv7 } from '../../lib/ids.ts';
import { isUuid } from '../../lib/pure/uuid.ts';
import { ok, refuse, type Result } from '../../lib/result.ts';
import type { Db } from '../../platform/database/database.ts';
import { transaction } from '../../platform/database/transaction.ts';
import type { Matter, OpenContact, Outcome } from './matter.contract.ts';
import { isOpen, whyNotDecide, whyNotRemove } from './matter.core.ts';

/** Whose desk is asked: the running shift, and the person for shifts that still name one (MT3). */
export interface DeskOwner {
  readonly shiftId: string | null;
  readonly accountId: string;
}

/** What is known of a call when an agent takes it. */
export interface AnsweredCall {
  readonly callId: string;
  readonly language: string;
  readonly topic: string | null;
  /** The shift that took it; null when nobody knows any more. */
  readonly shiftId: string | null;
  /** Begin of the call, Unix milliseconds. */
  readonly at: number;
}

type Gone = 'notFound';
type Stale = 'versionChanged';

/** Puts an answered call on the desk of the shift, with its first matter (MT1). May be repeated. */
export async function openContactForCall(db: Db, call: AnsweredCall): Promise<void> {
  await transaction(db, async (trx) => {
    const known = call.shiftId === null ? undefined : await trx.selectFrom('shift').select('id').where('id', '=', call.shiftId).executeTakeFirst();
    const shiftId = known?.id ?? null;
    await trx
      .insertInto('contact')
      .values({ id: call.callId, channel: 'call', startedAt: new Date(call.at), endedAt: null, language: call.language, topic: call.topic, shiftId })
      .onConflict((conflict) => {
        const again = conflict.column('id');
        return shiftId === null ? again.doNothing() : again.doUpdateSet({ shiftId });
      })
      .execute();
    const usual = await trx.selectFrom('topic').select(['serviceId', 'departmentId']).where('key', '=', call.topic ?? '').executeTakeFirst();
    await trx
      .insertInto('matter')
      .columns(['id', 'contactId', 'position', 'topic', 'serviceId', 'departmentId', 'outcome', 'complaint', 'party', 'transferredTo', 'createdAt', 'decidedAt', 'version'])
      .expression(
        trx
          .selectNoFrom([
            sql<string>`${uuidv7(Math.trunc(call.at))}::uuid`.as('id'),
            sql<string>`${call.callId}::uuid`.as('contactId'),
            sql<number>`1`.as('position'),
            sql<string | null>`${call.topic}::text`.as('topic'),
            sql<string | null>`${usual?.serviceId ?? null}::uuid`.as('serviceId'),
            sql<string | null>`${usual?.departmentId ?? null}::uuid`.as('departmentId'),
            sql<null>`null`.as('outcome'),
            sql<boolean>`false`.as('complaint'),
            sql<'person'>`'person'`.as('party'),
            sql<null>`null::uuid`.as('transferredTo'),
            sql<Date>`${new Date(call.at)}::timestamptz`.as('createdAt'),
            sql<null>`null::timestamptz`.as('decidedAt'),
            sql<number>`1`.as('version'),
          ])
          .where(({ not, exists, selectFrom }) => not(exists(selectFrom('matter').select('id').where('contactId', '=', call.callId)))),
      )
      .onConflict((conflict) => conflict.columns(['contactId', 'position']).doNothing())
      .execute();
  });
}

/** The open contacts on a desk, the running call first (MT2, MT3). */
export async function openContacts(db: Db, owner: DeskOwner): Promise<readonly OpenContact[]> {
  const contacts = await ofDesk(db, owner)
    .leftJoin('topic', 'topic.key', 'contact.topic')
    .select(['contact.id', 'contact.startedAt', 'contact.endedAt', 'contact.language', 'contact.topic'])
    .select(sql<string | null>`topic.names ->> 'de'`.as('topicName'))
    .where(({ or, eb, exists, selectFrom }) =>
      or([
        eb('contact.endedAt', 'is', null),
        exists(selectFrom('matter').select('matter.id').whereRef('matter.contactId', '=', 'contact.id').where('matter.outcome', 'is', null)),
      ]),
    )
    .orderBy(sql`contact.ended_at is not null`)
    .orderBy('contact.startedAt')
    .execute();
  const matters = await mattersOf(db, contacts.map((contact) => contact.id));
  return contacts.map((contact) => ({
    contactId: contact.id,
    startedAt: contact.startedAt.toISOString(),
    endedAt: contact.endedAt?.toISOString() ?? null,
    language: contact.language,
    topic: contact.topic,
    topicName: contact.topicName,
    matters: matters.filter((matter) => matter.contactId === contact.id),
  }));
}

/** One more matter of an open contact; without a service it takes the contact's topic. */
export async function addMatter(
  db: Db,
  owner: DeskOwner,
  wanted: { readonly contactId: string; readonly serviceId: string | null; readonly at: number },
): Promise<Result<Matter, Gone | 'contactGone' | 'serviceUnknown'>> {
  return transaction(db, async (trx) => {
    const contact = await lockedContact(trx, owner, wanted.contactId);
    if (!contact) return refuse('notFound');
    if (!isOpen(contact)) return refuse('contactGone');
    const service = wanted.serviceId === null ? undefined : await serviceOf(trx, wanted.serviceId);
    if (wanted.serviceId !== null && !service) return refuse('serviceUnknown');
    const id = uuidv7(wanted.at);
    await trx
      .insertInto('matter')
      .values({
        id,
        contactId: wanted.contactId,
        position: Math.max(0, ...contact.rows.map((row) => row.position)) + 1,
        topic: service ? service.topic : contact.topic,
        serviceId: wanted.serviceId,
        departmentId: service?.departmentId ?? null,
        outcome: null,
        complaint: false,
        party: 'person',
        transferredTo: null,
        createdAt: new Date(wanted.at),
        decidedAt: null,
        version: 1,
      })
      .execute();
    return ok(await matterOf(trx, wanted.contactId, id));
  });
}

/** Names the service, marks a complaint or a company (MT5, MT6). Absent = as it was. */
export async function changeMatter(
  db: Db,
  owner: DeskOwner,
  change: {
    readonly matterId: string;
    readonly version: number;
    readonly serviceId?: string | null | undefined;
    readonly complaint?: boolean | undefined;
    readonly party?: 'person' | 'company' | undefined;
  },
): Promise<Result<Matter, Gone | Stale | 'alreadyDecided' | 'serviceUnknown'>> {
  return transaction(db, async (trx) => {
    const found = await lockedMatter(trx, owner, change.matterId);
    if (!found) return refuse('notFound');
    const { matter, contact } = found;
    if (matter.version !== change.version) return refuse('versionChanged');
    const namesService = change.serviceId !== undefined && change.serviceId !== matter.serviceId;
    if (namesService && whyNotDecide(matter, contact)) return refuse('alreadyDecided');
    const service = namesService && change.serviceId !== null ? await serviceOf(trx, change.serviceId ?? '') : undefined;
    if (namesService && change.serviceId !== null && !service) return refuse('serviceUnknown');
    await trx
      .updateTable('matter')
      .set({
        ...(namesService ? { serviceId: change.serviceId ?? null } : {}),
        ...(service ? { departmentId: service.departmentId, topic: service.topic ?? matter.topic } : {}),
        ...(change.complaint === undefined ? {} : { complaint: change.complaint }),
        ...(change.party === undefined ? {} : { party: change.party }),
        version: matter.version + 1,
      })
      .where('id', '=', matter.id)
      .execute();
    return ok(await matterOf(trx, matter.contactId, matter.id));
  });
}

/** Sets answered or transferred (MT4, MT5, MT8). */
export async function decideMatter(
  db: Db,
  owner: DeskOwner,
  decision: {
    readonly matterId: string;
    readonly version: number;
    readonly outcome: Exclude<Outcome, 'ticket'>;
    readonly directoryEntryId?: string | undefined;
    readonly at: number;
  },
): Promise<Result<Matter, Gone | Stale | 'alreadyDecided'>> {
  return transaction(db, async (trx) => {
    const found = await lockedMatter(trx, owner, decision.matterId);
    if (!found) return refuse('notFound');
    const { matter, contact } = found;
    if (matter.version !== decision.version) return refuse('versionChanged');
    const why = whyNotDecide(matter, contact);
    if (why) return refuse(why);
    const transferredTo = decision.outcome === 'transferred' ? await targetOf(trx, matter.contactId, decision.directoryEntryId) : null;
    if (transferredTo === undefined) return refuse('notFound');
    await trx
      .updateTable('matter')
      .set({ outcome: decision.outcome, transferredTo, decidedAt: new Date(decision.at), version: matter.version + 1 })
      .where('id', '=', matter.id)
      .execute();
    return ok(await matterOf(trx, matter.contactId, matter.id));
  });
}

/** Takes back a matter that was added by mistake (MT7). */
export async function removeMatter(
  db: Db,
  owner: DeskOwner,
  matterId: string,
): Promise<Result<Record<string, never>, Gone | 'alreadyDecided' | 'lastMatter'>> {
  return transaction(db, async (trx) => {
    const found = await lockedMatter(trx, owner, matterId);
    if (!found) return refuse('notFound');
    const why = whyNotRemove(found.matter, found.contact);
    if (why) return refuse(why);
    await trx.deleteFrom('matter').where('id', '=', matterId).execute();
    return ok({});
  });
}

function ofDesk(db: Db, owner: DeskOwner) {
  return db.selectFrom('contact').where('contact.shiftId', 'in', (eb) =>
    eb
      .selectFrom('shift')
      .select('shift.id')
      .where((shift) => shift.or([shift('shift.id', '=', owner.shiftId), shift('shift.accountId', '=', owner.accountId)])),
  );
}

/** The contact with its matters, locked so that two commands on it follow each other; undefined for a foreign one (MT3). */
async function lockedContact(trx: Db, owner: DeskOwner, contactId: string) {
  if (!isUuid(contactId)) return undefined;
  const contact = await ofDesk(trx, owner).selectAll('contact').where('contact.id', '=', contactId).forUpdate().executeTakeFirst();
  if (!contact) return undefined;
  const rows = await trx.selectFrom('matter').selectAll().where('contactId', '=', contactId).orderBy('position').execute();
  return { ...contact, rows, matters: rows };
}

async function lockedMatter(trx: Db, owner: DeskOwner, matterId: string) {
  if (!isUuid(matterId)) return undefined;
  const row = await trx.selectFrom('matter').select('contactId').where('id', '=', matterId).executeTakeFirst();
  const contact = row && (await lockedContact(trx, owner, row.contactId));
  const matter = contact?.rows.find((other) => other.id === matterId);
  return contact && matter ? { contact, matter } : undefined;
}

async function serviceOf(db: Db, serviceId: string) {
  if (!isUuid(serviceId)) return undefined;
  return db.selectFrom('service').select(['id', 'departmentId', 'topic']).where('id', '=', serviceId).executeTakeFirst();
}

/** The directory entry of a transfer; null when nobody knows, undefined when the one named does not exist (MT8). */
async function targetOf(db: Db, contactId: string, named: string | undefined): Promise<string | null | undefined> {
  if (named !== undefined) {
    if (!isUuid(named)) return undefined;
    const entry = await db.selectFrom('directoryEntry').select('id').where('id', '=', named).executeTakeFirst();
    return entry?.id;
  }
  const call = await db
    .selectFrom('call')
    .innerJoin('directoryEntry', 'directoryEntry.id', 'call.transferredTo')
    .select('directoryEntry.id')
    .where('call.id', '=', contactId)
    .executeTakeFirst();
  return call?.id ?? null;
}

async function matterOf(db: Db, contactId: string, matterId: string): Promise<Matter> {
  const matter = (await mattersOf(db, [contactId])).find((other) => other.matterId === matterId);
  if (!matter) throw new Error('a matter that was just written is not there');
  return matter;
}

/** All matters of these contacts in order, positions counted from 1 (MT7). */
async function mattersOf(db: Db, contactIds: readonly string[]): Promise<readonly Matter[]> {
  if (contactIds.length === 0) return [];
  const rows = await db
    .selectFrom('matter')
    .leftJoin('service', 'service.id', 'matter.serviceId')
    .leftJoin('ticket', 'ticket.matterId', 'matter.id')
    .select(['matter.id as matterId', 'matter.contactId', 'matter.topic', 'matter.serviceId', 'matter.departmentId', 'matter.outcome'])
    .select(['matter.complaint', 'matter.party', 'matter.transferredTo', 'matter.version', 'ticket.number as ticketNumber'])
    .select(sql<string | null>`service.titles ->> 'de'`.as('serviceTitle'))
    .select(sql<number>`row_number() over (partition by matter.contact_id order by matter.position)`.as('position'))
    .where('matter.contactId', 'in', contactIds)
    .orderBy('matter.contactId')
    .orderBy('matter.position')
    .execute();
  return rows;
}
