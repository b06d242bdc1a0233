// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import { isUuid } from '../../lib/pure/uuid.ts';
import { isLanguage, type Language } from '../../lib/pure/language.ts';
import { ok, refuse, type Result } from '../../lib/result.ts';
import type { Db } from '../../platform/database/database.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { insertPromise } from './create-ticket.store.ts';
import { wishSchema, type Ticket } from './promise.contract.ts';
import { canReadStory, canSee, whyNotNote, type NoteKind, type Reader } from './promise.core.ts';

/** One ticket as this reader may see it; undefined if it does not exist for the reader (PR8, PR9). */
export async function readTicket(db: Db, who: Reader, ticketId: string): Promise<Ticket | undefined> {
  const row = await visibleTicket(db, who, ticketId);
  if (!row) return undefined;
  const [promises, notes] = await Promise.all([promisesOf(db, row.id), notesOf(db, row.id)]);
  const hidden = !mayRead(who, row, promises);
  const common = {
    ticketId: row.id,
    number: row.number,
    state: row.state,
    createdAt: row.createdAt.toISOString(),
    departmentId: row.departmentId,
    protected: row.protected,
    hidden,
    version: row.version,
  };
  if (hidden)
    return {
      ...common,
      departmentId: '',
      serviceId: null,
      serviceTitle: null,
      departmentName: '',
      language: null,
      text: '',
      citizenName: '',
      wish: null,
      promises: [],
      notes: [],
    };
  return {
    ...common,
    serviceId: row.serviceId,
    serviceTitle: row.serviceTitle,
    departmentName: row.departmentName,
    language: languageOf(row.language),
    text: row.text,
    citizenName: row.citizenName,
    wish: wishSchema.parse(row.wish),
    promises: promises.map((p) => ({
      promiseId: p.id,
      what: p.what,
      channel: p.channel,
      dueAt: p.dueAt.toISOString(),
      departmentId: p.departmentId,
      keptAt: p.keptAt?.toISOString() ?? null,
      endedReason: p.endedReason,
    })),
    notes: notes.map((n) => ({ noteId: n.id, at: n.at.toISOString(), kind: n.kind, text: n.text, by: n.by ?? '' })),
  };
}

/** What a person notes on a ticket. */
export interface TicketNote {
  readonly ticketId: string;
  readonly version: number;
  readonly kind: NoteKind;
  readonly text: string;
  /** Unix milliseconds. */
  readonly now: number;
  /** When a promise made now would be due, Unix milliseconds; used by reopening. */
  readonly dueAt: number;
}

type Refused = 'notFound' | 'notAllowed' | 'versionChanged' | 'closedAlready' | 'reasonMissing' | 'conflict';

/** Notes "called", "mailed", "closed because …", a note, or opens the ticket again (PR5–PR7). `id` is the note's. */
export async function noteTicket(db: Db, who: Reader, note: TicketNote, id: string): Promise<Result<Ticket, Refused>> {
  return transaction(db, async (trx) => {
    const row = await visibleTicket(trx, who, note.ticketId, 'lock');
    if (!row) return refuse('notFound');
    if (!mayRead(who, row, await promisesOf(trx, row.id))) return refuse('notAllowed'); // PR9
    const why = whyNotNote(row.state, note.kind, note.text);
    if (why) return refuse(why);
    if (row.version !== note.version) return refuse('versionChanged'); // PR7
    const at = new Date(note.now);
    await trx
      .insertInto('ticketNote')
      .values({ id, ticketId: row.id, at, kind: note.kind, text: note.text, accountId: who.accountId })
      .execute();
    await endPromises(trx, row.id, note, at);
    if (note.kind === 'reopened') {
      const { kind: channel } = wishSchema.parse(row.wish);
      await insertPromise(trx, {
        ticketId: row.id,
        channel,
        dueAt: note.dueAt,
        departmentId: row.departmentId,
        accountId: who.accountId,
        now: note.now,
      });
    }
    const state =
      note.kind === 'closed'
        ? ({ state: 'closed', closedAt: at } as const)
        : note.kind === 'reopened'
          ? ({ state: 'open', closedAt: null } as const)
          : {};
    await trx
      .updateTable('ticket')
      .set({ ...state, version: row.version + 1 })
      .where('id', '=', row.id)
      .execute();
    const ticket = await readTicket(trx, who, row.id);
    if (!ticket) throw new Error('a ticket that was just noted on is not there');
    return ok(ticket);
  });
}

async function endPromises(trx: Db, ticketId: string, note: TicketNote, at: Date): Promise<void> {
  const ending =
    note.kind === 'called' || note.kind === 'mailed'
      ? { keptAt: at }
      : note.kind === 'closed'
        ? { endedAt: at, endedReason: note.text }
        : undefined;
  if (!ending) return;
  await trx
    .updateTable('promise')
    .set(ending)
    .where('ticketId', '=', ticketId)
    .where('keptAt', 'is', null)
    .where('endedAt', 'is', null)
    .execute();
}

async function visibleTicket(db: Db, who: Reader, ticketId: string, lock?: 'lock') {
  if (!isUuid(ticketId)) return undefined;
  let select = db
    .selectFrom('ticket')
    .innerJoin('department', 'department.id', 'ticket.departmentId')
    .leftJoin('service', 'service.id', 'ticket.serviceId')
    .select([
      'ticket.id',
      'ticket.number',
      'ticket.state',
      'ticket.createdAt',
      'ticket.departmentId',
      'ticket.serviceId',
      'ticket.language',
    ])
    .select(['ticket.text', 'ticket.citizenName', 'ticket.wish', 'ticket.version', 'department.name as departmentName'])
    .select(sql<string | null>`service.titles ->> 'de'`.as('serviceTitle'))
    .select(sql<boolean>`ticket.protected or coalesce(service.protected, false)`.as('protected'))
    .where('ticket.id', '=', ticketId);
  if (lock) select = select.forUpdate('ticket');
  const row = await select.executeTakeFirst();
  return row && canSee(who, row) ? row : undefined;
}

function mayRead(
  who: Reader,
  ticket: { departmentId: string; protected: boolean },
  promises: readonly { accountId: string | null }[],
): boolean {
  return canReadStory(who, { ...ticket, promisedBy: promises.map((promise) => promise.accountId) });
}

function promisesOf(db: Db, ticketId: string) {
  return db
    .selectFrom('promise')
    .selectAll()
    .where('ticketId', '=', ticketId)
    .orderBy('madeAt')
    .orderBy('id')
    .execute();
}

function notesOf(db: Db, ticketId: string) {
  return db
    .selectFrom('ticketNote')
    .leftJoin('account', 'account.id', 'ticketNote.accountId')
    .select(['ticketNote.id', 'ticketNote.at', 'ticketNote.kind', 'ticketNote.text', 'account.displayName as by'])
    .where('ticketNote.ticketId', '=', ticketId)
    .orderBy('ticketNote.at')
    .orderBy('ticketNote.id')
    .execute();
}

/** The language of a row; German for a tag this version does not know. */
export function languageOf(tag: string): Language {
  return isLanguage(tag) ? tag : 'de';
}
