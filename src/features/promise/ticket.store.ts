// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import { isUuid } from '../../lib/pure/uuid.ts';
import { isLanguage, type Language } from '../../lib/pure/language.ts';
import { ok, refuse, type Result } from '../../lib/result.ts';
import type { Db } from '../../platform/database/database.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { insertPromise } from './create-ticket.store.ts';
import { answeredOf } from './ticket-answers.store.ts';
import { tiesOf } from './ticket-ties.store.ts';
import { wishSchema, type Ticket } from './promise.contract.ts';
import { canReadStory, canSee, waysOf, whyNotNote, type NoteKind, type Reader } from './promise.core.ts';

/** One ticket as this reader may see it; undefined if it does not exist for the reader (PR8, PR9). */
export async function readTicket(db: Db, who: Reader, ticketId: string): Promise<Ticket | undefined> {
  const row = await visibleTicket(db, who, ticketId);
  if (!row) return undefined;
  const promises = await promisesOf(db, row.id);
  const hidden = !mayRead(who, row, promises);
  const [moves, notes, answers, ties] = await Promise.all([
    movesOf(db, row.id),
    notesOf(db, row.id),
    answeredOf(db, [row.id]),
    tiesOf(db, who, row),
  ]);
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
      closedAt: null,
      serviceId: null,
      serviceTitle: null,
      departmentName: '',
      language: null,
      text: '',
      citizenName: '',
      wish: null,
      answers: [],
      promises: [],
      notes: [],
      urgency: 'normal',
      accepted: false,
      asked: false,
      heldUntil: null,
      heldReason: '',
      retainedUntil: null,
      retainedReason: '',
      mergedInto: null,
      merged: [],
      links: [],
      files: [],
    };
  return {
    ...common,
    closedAt: row.closedAt?.toISOString() ?? null,
    serviceId: row.serviceId,
    serviceTitle: row.serviceTitle,
    departmentName: row.departmentName,
    language: languageOf(row.language),
    text: row.text,
    citizenName: row.citizenName,
    wish: wishSchema.parse(row.wish),
    answers: answers.get(row.id) ?? [],
    promises: promises.map((p) => ({
      promiseId: p.id,
      what: p.what,
      channel: p.channel,
      dueAt: p.dueAt.toISOString(),
      departmentId: p.departmentId,
      keptAt: p.keptAt?.toISOString() ?? null,
      endedReason: p.endedReason,
      withdrawn: p.withdrawn,
      moved: moves
        .filter(({ promiseId }) => promiseId === p.id)
        .map(({ at, fromDue }) => ({
          from: fromDue.toISOString(),
          at: at.toISOString(),
          announced: at.getTime() <= fromDue.getTime(),
        })),
      givenOn: p.ticketId === row.id ? p.givenOnNumber : null,
    })),
    notes: notes.map((n) => ({
      ...{ noteId: n.id, at: n.at.toISOString(), kind: n.kind, text: n.text, by: n.by ?? '', happenedOn: n.happenedOn },
      from: n.ticketId === row.id ? n.from : null,
    })),
    urgency: row.urgency,
    accepted: row.acceptedAt !== null,
    asked: row.askedAt !== null,
    heldUntil: row.heldUntil,
    heldReason: row.heldReason,
    retainedUntil: row.retainedUntil,
    retainedReason: row.retainedReason,
    ...ties,
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

type Refused = 'notFound' | 'notAllowed' | 'versionChanged' | NonNullable<ReturnType<typeof whyNotNote>>;

/** Notes "called", "mailed", "letter sent", "done", "closed because …", a note, or opens the ticket again (PR5–PR7, PR41, PR43). `id` is the note's. */
export async function noteTicket(db: Db, who: Reader, note: TicketNote, id: string): Promise<Result<Ticket, Refused>> {
  return transaction(db, async (trx) => {
    const row = await visibleTicket(trx, who, note.ticketId, 'lock');
    if (!row) return refuse('notFound');
    const promises = (await promisesOf(trx, row.id)).map((promise) => ({
      ...promise,
      open: promise.ticketId === row.id && promise.keptAt === null && promise.endedAt === null,
    }));
    if (!mayRead(who, row, promises)) return refuse('notAllowed'); // PR9
    const wish = wishSchema.parse(row.wish).kind;
    const merged = row.mergedInto !== null;
    const why = whyNotNote({ state: row.state, merged, ways: waysOf(wish, promises) }, note.kind, note.text);
    if (why) return refuse(why);
    if (row.version !== note.version) return refuse('versionChanged'); // PR7
    const at = new Date(note.now);
    await trx
      .insertInto('ticketNote')
      .values({ id, ticketId: row.id, at, kind: note.kind, text: note.text, accountId: who.accountId })
      .execute();
    await endPromises(trx, row.id, note, at);
    if (note.kind === 'reopened') {
      await insertPromise(trx, {
        ticketId: row.id,
        channel: wish,
        dueAt: note.dueAt,
        departmentId: row.departmentId,
        accountId: who.accountId,
        now: note.now,
      });
    }
    // What is done is done; a correction that is still promised to somebody keeps the ticket open (PR43).
    const isOver = note.kind === 'done' && promises.every(({ open, channel }) => !open || channel === 'none');
    const state =
      note.kind === 'closed' || isOver
        ? ({ state: 'closed', closedAt: at, ...waitsForNothing } as const)
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

/** What is set when a ticket waits neither for an answer nor for a day. */
export const waitsForNothing = { askedAt: null, heldUntil: null, heldReason: '' } as const;

async function endPromises(trx: Db, ticketId: string, note: TicketNote, at: Date): Promise<void> {
  const ending =
    note.kind === 'called' || note.kind === 'mailed' || note.kind === 'letterSent' || note.kind === 'done'
      ? { keptAt: at }
      : note.kind === 'closed'
        ? { endedAt: at, endedReason: note.text }
        : undefined;
  if (!ending) return;
  let ended = trx
    .updateTable('promise')
    .set(ending)
    .where('ticketId', '=', ticketId)
    .where('keptAt', 'is', null)
    .where('endedAt', 'is', null);
  if (note.kind === 'done') ended = ended.where('channel', '=', 'none');
  await ended.execute();
}

/** The ticket's row if it exists for this reader (PR8); with `lock` nobody else changes it meanwhile. */
export async function visibleTicket(db: Db, who: Reader, ticketId: string, lock?: 'lock') {
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
    .select([
      'ticket.urgency',
      'ticket.acceptedAt',
      'ticket.askedAt',
      'ticket.heldUntil',
      'ticket.heldReason',
      'ticket.closedAt',
      'ticket.retainedUntil',
      'ticket.retainedReason',
      'ticket.mergedInto',
      'ticket.matterId',
    ])
    .select(sql<string | null>`service.titles ->> 'de'`.as('serviceTitle'))
    .select(sql<boolean>`ticket.protected or coalesce(service.protected, false)`.as('protected'))
    .where('ticket.id', '=', ticketId);
  if (lock) select = select.forUpdate('ticket');
  const row = await select.executeTakeFirst();
  return row && canSee(who, row) ? row : undefined;
}

/** True if the reader may know and do more than see that it is there (PR9). */
export function mayRead(
  who: Reader,
  ticket: { id: string; departmentId: string; protected: boolean },
  promises: readonly { ticketId: string; givenOn: string | null; accountId: string | null }[],
): boolean {
  // PR29: who gave a promise on one ticket does not read another by its becoming one with it.
  const here = promises.filter(({ ticketId, givenOn }) => (givenOn ?? ticketId) === ticket.id);
  return canReadStory(who, { ...ticket, promisedBy: here.map((promise) => promise.accountId) });
}

/** All promises of a ticket, in the order in which they were given; also those that were given on it and went along (PR27). */
export function promisesOf(db: Db, ticketId: string) {
  return db
    .selectFrom('promise')
    .leftJoin('ticket as given', 'given.id', 'promise.givenOn')
    .selectAll('promise')
    .select('given.number as givenOnNumber')
    .where((eb) => eb.or([eb('promise.ticketId', '=', ticketId), eb('promise.givenOn', '=', ticketId)]))
    .orderBy('promise.madeAt')
    .orderBy('promise.id')
    .execute();
}

function movesOf(db: Db, ticketId: string) {
  return db
    .selectFrom('promiseMove')
    .innerJoin('promise', 'promise.id', 'promiseMove.promiseId')
    .select(['promiseMove.promiseId', 'promiseMove.at', 'promiseMove.fromDue'])
    .where((eb) => eb.or([eb('promise.ticketId', '=', ticketId), eb('promise.givenOn', '=', ticketId)]))
    .orderBy('promiseMove.fromDue')
    .execute();
}

function notesOf(db: Db, ticketId: string) {
  return db
    .selectFrom('ticketNote')
    .leftJoin('account', 'account.id', 'ticketNote.accountId')
    .leftJoin('ticket as written', 'written.id', 'ticketNote.writtenOn')
    .select([
      'ticketNote.id',
      'ticketNote.at',
      'ticketNote.kind',
      'ticketNote.text',
      'ticketNote.happenedOn',
      'account.displayName as by',
    ])
    .select(['ticketNote.ticketId', 'written.number as from'])
    .where((eb) => eb.or([eb('ticketNote.ticketId', '=', ticketId), eb('ticketNote.writtenOn', '=', ticketId)]))
    .orderBy('ticketNote.at')
    .orderBy('ticketNote.id')
    .execute();
}

/** The language of a row; German for a tag this version does not know. */
export function languageOf(tag: string): Language {
  return isLanguage(tag) ? tag : 'de';
}
