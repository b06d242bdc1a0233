// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import { uuidv7 } from '../../lib/ids.ts';
import { isUuid } from '../../lib/pure/uuid.ts';
import type { Db } from '../../platform/database/database.ts';
import { transaction } from '../../platform/database/transaction.ts';
import type { Matter, OpenContact } from './matter.contract.ts';
import { isOpen, type Outcome } from './matter.core.ts';

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

/** Puts an answered call on the desk of the shift, with its first matter (MT1). May be repeated. */
export async function openContactForCall(db: Db, call: AnsweredCall): Promise<void> {
  await transaction(db, async (trx) => {
    const known =
      call.shiftId === null
        ? undefined
        : await trx.selectFrom('shift').select('id').where('id', '=', call.shiftId).executeTakeFirst();
    const shiftId = known?.id ?? null;
    await trx
      .insertInto('contact')
      .values({
        id: call.callId,
        channel: 'call',
        startedAt: new Date(call.at),
        endedAt: null,
        language: call.language,
        topic: call.topic,
        shiftId,
      })
      .onConflict((conflict) => {
        const again = conflict.column('id');
        return shiftId === null ? again.doNothing() : again.doUpdateSet({ shiftId });
      })
      .execute();
    const usual = await trx
      .selectFrom('topic')
      .select(['serviceId', 'departmentId'])
      .where('key', '=', call.topic ?? '')
      .executeTakeFirst();
    const first = await trx
      .selectFrom('matter')
      .select('id')
      .where('contactId', '=', call.callId)
      .limit(1)
      .executeTakeFirst();
    if (first) return;
    await trx
      .insertInto('matter')
      .values({
        id: uuidv7(Math.trunc(call.at)),
        contactId: call.callId,
        position: 1,
        topic: call.topic,
        serviceId: usual?.serviceId ?? null,
        departmentId: usual?.departmentId ?? null,
        outcome: null,
        complaint: false,
        party: 'person',
        transferredTo: null,
        createdAt: new Date(call.at),
        decidedAt: null,
        version: 1,
      })
      // Somebody else may have been faster by now.
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
        exists(
          selectFrom('matter')
            .select('matter.id')
            .whereRef('matter.contactId', '=', 'contact.id')
            .where('matter.outcome', 'is', null),
        ),
      ]),
    )
    .orderBy(sql`contact.ended_at is not null`)
    .orderBy('contact.startedAt')
    .execute();
  const matters = await mattersOf(
    db,
    contacts.map((contact) => contact.id),
  );
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

/** Contacts of the owner's shifts; nothing else is reached from a desk (MT3). */
export function ofDesk(db: Db, owner: DeskOwner) {
  return db.selectFrom('contact').where('contact.shiftId', 'in', (eb) =>
    eb
      .selectFrom('shift')
      .select('shift.id')
      .where((shift) =>
        shift.or([shift('shift.id', '=', owner.shiftId), shift('shift.accountId', '=', owner.accountId)]),
      ),
  );
}

/** Whether the contact lies on this desk (MT3). */
export async function isOnDesk(db: Db, owner: DeskOwner, contactId: string): Promise<boolean> {
  if (!isUuid(contactId)) return false;
  const row = await ofDesk(db, owner).select('contact.id').where('contact.id', '=', contactId).executeTakeFirst();
  return row !== undefined;
}

/** A matter on this desk with the state of its contact, both locked; undefined for a foreign one (MT3). */
export async function deskMatter(
  trx: Db,
  owner: DeskOwner,
  matterId: string,
): Promise<{ readonly contactId: string; readonly outcome: Outcome | null; readonly open: boolean } | undefined> {
  if (!isUuid(matterId)) return undefined;
  const contact = await ofDesk(trx, owner)
    .select(['contact.id', 'contact.endedAt'])
    .where('contact.id', '=', (eb) =>
      eb.selectFrom('matter').select('matter.contactId').where('matter.id', '=', matterId),
    )
    .forUpdate('contact')
    .executeTakeFirst();
  if (!contact) return undefined;
  const matters = await trx
    .selectFrom('matter')
    .select(['id', 'outcome'])
    .where('contactId', '=', contact.id)
    .execute();
  const matter = matters.find(({ id }) => id === matterId);
  return matter && { contactId: contact.id, outcome: matter.outcome, open: isOpen({ ...contact, matters }) };
}

/** All matters of these contacts in order, positions counted from 1 (MT7). */
export async function mattersOf(db: Db, contactIds: readonly string[]): Promise<readonly Matter[]> {
  if (contactIds.length === 0) return [];
  const rows = await db
    .selectFrom('matter')
    .leftJoin('service', 'service.id', 'matter.serviceId')
    .leftJoin('ticket', 'ticket.matterId', 'matter.id')
    // PR28: what was merged is kept by the ticket that goes on.
    .leftJoin('ticket as current', (join) =>
      join.on('current.id', '=', sql<string>`coalesce(ticket.merged_into, ticket.id)`),
    )
    .leftJoin('directoryEntry', 'directoryEntry.id', 'matter.transferredTo')
    .select([
      'matter.id as matterId',
      'matter.contactId',
      'matter.topic',
      'matter.serviceId',
      'matter.departmentId',
      'matter.outcome',
    ])
    .select([
      'matter.complaint',
      'matter.party',
      'matter.transferredTo',
      'matter.version',
      'ticket.number as ticketNumber',
      'current.nextDue',
      'directoryEntry.name as transferredToName',
    ])
    .select(sql<string | null>`service.titles ->> 'de'`.as('serviceTitle'))
    .select(sql<number>`row_number() over (partition by matter.contact_id order by matter.position)`.as('position'))
    .where('matter.contactId', 'in', contactIds)
    .orderBy('matter.contactId')
    .orderBy('matter.position')
    .execute();
  return rows.map(({ nextDue, ...row }) => ({ ...row, ticketDueAt: nextDue?.toISOString() ?? null }));
}
