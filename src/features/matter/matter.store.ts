// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { uuidv7 } from '../../lib/ids.ts';
import { isUuid } from '../../lib/pure/uuid.ts';
import { ok, refuse, type Result } from '../../lib/result.ts';
import type { Db } from '../../platform/database/database.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { mattersOf, ofDesk, type DeskOwner } from './contact.store.ts';
import type { Matter } from './matter.contract.ts';
import { isOpen, whyNotDecide, whyNotRemove, type Outcome } from './matter.core.ts';

type Gone = 'notFound';
type Stale = 'versionChanged';

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
    const service =
      namesService && change.serviceId !== null ? await serviceOf(trx, change.serviceId ?? '') : undefined;
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
    const transferredTo =
      decision.outcome === 'transferred' ? await targetOf(trx, matter.contactId, decision.directoryEntryId) : null;
    if (transferredTo === undefined) return refuse('notFound');
    await trx
      .updateTable('matter')
      .set({ outcome: decision.outcome, transferredTo, decidedAt: new Date(decision.at), version: matter.version + 1 })
      .where('id', '=', matter.id)
      .execute();
    return ok(await matterOf(trx, matter.contactId, matter.id));
  });
}

/** A caller was taken over by the other side: the first undecided matter of the contact is transferred there (MT10). */
export async function markTransferred(
  db: Db,
  passedOn: { readonly contactId: string; readonly directoryEntryId: string; readonly at: number },
): Promise<void> {
  const entry = await targetOf(db, passedOn.contactId, passedOn.directoryEntryId);
  await db
    .updateTable('matter')
    .set((eb) => ({
      outcome: 'transferred' as const,
      transferredTo: entry ?? null,
      decidedAt: new Date(passedOn.at),
      // Whoever decides at the same moment with the older version is told so and sees the new state.
      version: eb('version', '+', 1),
    }))
    .where('id', '=', (eb) =>
      eb
        .selectFrom('matter')
        .select('id')
        .where('contactId', '=', passedOn.contactId)
        .where('outcome', 'is', null)
        .orderBy('position')
        .limit(1),
    )
    .execute();
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

/** The contact with its matters, locked so that two commands on it follow each other; undefined for a foreign one (MT3). */
async function lockedContact(trx: Db, owner: DeskOwner, contactId: string) {
  if (!isUuid(contactId)) return undefined;
  const contact = await ofDesk(trx, owner)
    .selectAll('contact')
    .where('contact.id', '=', contactId)
    .forUpdate()
    .executeTakeFirst();
  if (!contact) return undefined;
  const rows = await trx
    .selectFrom('matter')
    .selectAll()
    .where('contactId', '=', contactId)
    .orderBy('position')
    .execute();
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
  return db
    .selectFrom('service')
    .select(['id', 'departmentId', 'topic'])
    .where('id', '=', serviceId)
    .executeTakeFirst();
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
