// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Call-backs that did not succeed go on as tickets: a person takes over, nobody is forgotten (PR11). */
import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import { uuidv7 } from '../../lib/ids.ts';
import type { Language } from '../../lib/pure/language.ts';
import { hashCode, sixDigitCode } from '../../lib/short-code.ts';
import type { Db } from '../../platform/database/database.ts';
import { insertNumbered, insertPromise } from './create-ticket.store.ts';
import { lockSurvivor } from './survivor.store.ts';

/** A call-back that a person must take over. */
export interface CallbackTicket {
  /** The ticket the call-back belongs to; null = a new one is made. */
  readonly ticketId: string | null;
  readonly departmentId: string;
  readonly language: Language;
  readonly topic: string | null;
  /** E.164. */
  readonly number: string;
  /** What was tried, German. */
  readonly text: string;
  /** When the citizen first reached us, Unix milliseconds. */
  readonly since: number;
  /** Unix milliseconds. */
  readonly now: number;
  /** When the new promise is due, Unix milliseconds. */
  readonly dueAt: number;
}

/** Writes what was tried onto the ticket, opening it again if need be, or makes a new ticket; gives its id. */
export async function ticketOfCallback(trx: Db, callback: CallbackTicket): Promise<string> {
  return callback.ticketId === null
    ? newTicket(trx, callback)
    : onTicket(trx, { ...callback, ticketId: callback.ticketId });
}

async function newTicket(trx: Db, callback: CallbackTicket): Promise<string> {
  const { now, departmentId, language, topic, text } = callback;
  const contactId = uuidv7(now);
  const matterId = uuidv7(now);
  const ticketId = uuidv7(now);
  const createdAt = new Date(now);
  await trx
    .insertInto('contact')
    .values({
      id: contactId,
      channel: 'callback',
      startedAt: new Date(Math.min(callback.since, now)),
      endedAt: createdAt,
      language,
      topic,
      shiftId: null,
    })
    .execute();
  const matter = await trx
    .insertInto('matter')
    .values({
      id: matterId,
      contactId,
      position: 1,
      topic,
      serviceId: sql<string | null>`(select service_id from topic where key = ${topic}::text)`,
      departmentId,
      outcome: 'ticket',
      complaint: false,
      party: 'person',
      transferredTo: null,
      createdAt,
      decidedAt: createdAt,
      version: 1,
    })
    .returning('serviceId')
    .executeTakeFirstOrThrow();
  const { isProtected } = await trx
    .selectNoFrom([
      sql<boolean>`coalesce((select protected from topic where key = ${topic}::text), false)
        or coalesce((select protected from service where id = ${matter.serviceId}::uuid), false)`.as('isProtected'),
    ])
    .executeTakeFirstOrThrow();
  await insertNumbered(trx, (from, to) => randomInt(from, to + 1), {
    id: ticketId,
    // Nobody is on the line to hear a code; one that nobody knows opens the ticket to nobody.
    codeHash: await hashCode(sixDigitCode()),
    matterId,
    serviceId: matter.serviceId,
    departmentId,
    protected: isProtected,
    language,
    text,
    citizenName: '',
    foldedName: '',
    wish: JSON.stringify({ kind: 'callback', number: callback.number, window: '' }),
    state: 'open',
    createdAt,
    closedAt: null,
    version: 1,
  });
  await insertPromise(trx, {
    ticketId,
    channel: 'callback',
    dueAt: callback.dueAt,
    departmentId,
    accountId: null,
    now,
  });
  return ticketId;
}

async function onTicket(trx: Db, callback: CallbackTicket & { readonly ticketId: string }): Promise<string> {
  const { now, text, dueAt } = callback;
  const ticketId = await lockSurvivor(trx, callback.ticketId); // PR28
  const ticket = await trx
    .selectFrom('ticket')
    .select(['state', 'departmentId', 'version'])
    .select(
      sql<boolean>`exists (select from promise p where p.ticket_id = ticket.id and p.kept_at is null and p.ended_at is null)`.as(
        'promised',
      ),
    )
    .where('id', '=', ticketId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const at = new Date(now);
  await trx
    .insertInto('ticketNote')
    .values({
      id: uuidv7(now),
      ticketId,
      at,
      kind: ticket.state === 'closed' ? 'reopened' : 'note',
      text,
      accountId: null,
    })
    .execute();
  if (!ticket.promised) {
    const { departmentId } = ticket;
    await insertPromise(trx, { ticketId, channel: 'callback', dueAt, departmentId, accountId: null, now });
  }
  await trx
    .updateTable('ticket')
    .set({ state: 'open', closedAt: null, version: ticket.version + 1 })
    .where('id', '=', ticketId)
    .execute();
  return ticketId;
}
