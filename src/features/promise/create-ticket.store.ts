// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import { uuidv7 } from '../../lib/ids.ts';
import { fold } from '../../lib/pure/fold.ts';
import { callbackNumber } from '../../lib/pure/phone-number.ts';
import { postalLines } from '../../lib/pure/postal-address.ts';
import type { Language } from '../../lib/pure/language.ts';
import { isUuid } from '../../lib/pure/uuid.ts';
import { ok, refuse, type Result } from '../../lib/result.ts';
import { hashCode, sixDigitCode } from '../../lib/short-code.ts';
import type { Db } from '../../platform/database/database.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { whyNotDecide } from '../matter/matter.core.ts';
import type { TicketMail } from './message.port.ts';
import type { Wish } from './promise.contract.ts';
import { ticketNumber, ticketNumbers, type Channel } from './promise.core.ts';
import { answersToKeep, type Asked } from './ticket-answers.store.ts';

/** A ticket to be made out of a matter. */
export interface TicketOrder {
  readonly matterId: string;
  /** Of the matter. */
  readonly version: number;
  readonly departmentId: string;
  readonly wish: Wish;
  readonly text: string;
  readonly citizenName: string;
  readonly language: Language;
  /** What the form asked; absent = nothing. */
  readonly asked?: Asked | null;
  /** Unix milliseconds. */
  readonly dueAt: number;
  /** Unix milliseconds. */
  readonly now: number;
  /** Who asks: only matters on the own desk. */
  readonly desk: { readonly shiftId: string | null; readonly accountId: string };
  /** E.164 beginnings of the hotline's own numbers. */
  readonly ownNumbers: readonly string[];
}

/** What is returned once and never again. */
export interface CreatedTicket {
  readonly ticketId: string;
  readonly code: string;
}

/** Whom a new ticket is told, inside its transaction. */
export interface TicketTold extends Pick<TicketMail, 'acknowledge'> {
  /** The department; absent = it hears of nothing. */
  readonly made?: (trx: Db, ticketId: string) => Promise<unknown>;
}

type Refused =
  | 'notFound'
  | 'versionChanged'
  | 'alreadyDecided'
  | 'departmentUnknown'
  | 'numberNotAllowed'
  | 'badRequest'
  | 'otherService'
  | 'answersWrong';
const numberAttempts = 30;

/**
 * Makes a ticket with its promise (PR1–PR4); who wants an e-mail is sent an acknowledgement through `mail` (MO7). `random` gives
 * whole numbers from … to, both included; tests hand in their own.
 */
export async function createTicket(
  db: Db,
  order: TicketOrder,
  random: (from: number, to: number) => number = (from, to) => randomInt(from, to + 1),
  mail?: TicketTold,
): Promise<Result<CreatedTicket, Refused>> {
  const wish = storedWish(order.wish, order.ownNumbers);
  if (!wish) return refuse('numberNotAllowed'); // PR3
  if (order.dueAt <= order.now) return refuse('badRequest'); // PR4
  const code = sixDigitCode();
  const codeHash = await hashCode(code);
  return transaction(db, async (trx) => {
    const matter = await lockedMatter(trx, order);
    if (!matter) return refuse('notFound');
    if (matter.version !== order.version) return refuse('versionChanged');
    const why = whyNotDecide(matter, matter.contact);
    if (why) return refuse(why); // PR1
    if (!(await departmentExists(trx, order.departmentId))) return refuse('departmentUnknown');
    const kept = await answersToKeep(trx, matter.serviceId, order.asked ?? null);
    if (!kept.ok) return kept;
    const ticketId = uuidv7(order.now);
    const createdAt = new Date(order.now);
    const number = await insertNumbered(trx, random, {
      id: ticketId,
      codeHash,
      matterId: matter.id,
      serviceId: matter.serviceId,
      departmentId: order.departmentId,
      protected: matter.protected,
      language: order.language,
      text: order.text,
      citizenName: order.citizenName,
      foldedName: fold(order.citizenName),
      wish: JSON.stringify(wish),
      ...kept.value,
      state: 'open',
      createdAt,
      closedAt: null,
      version: 1,
    });
    await insertPromise(trx, {
      ticketId,
      channel: wish.kind,
      dueAt: order.dueAt,
      departmentId: order.departmentId,
      accountId: order.desk.accountId,
      now: order.now,
    });
    await mail?.made?.(trx, ticketId);
    if (wish.kind === 'email') {
      const { language, dueAt, now } = order;
      await mail?.acknowledge(trx, { ticketId, number, language, address: wish.address, dueAt, now });
    }
    await trx
      .updateTable('matter')
      .set({
        outcome: 'ticket',
        transferredTo: null,
        departmentId: order.departmentId,
        decidedAt: createdAt,
        version: matter.version + 1,
      })
      .where('id', '=', matter.id)
      .execute();
    return ok({ ticketId, code });
  });
}

/** Writes a new promise: "you will hear from us by `dueAt` through `channel`". */
export async function insertPromise(
  trx: Db,
  promise: {
    readonly ticketId: string;
    readonly channel: Channel;
    readonly dueAt: number;
    readonly departmentId: string;
    /** Who gives it; null = the program, for a call-back that did not succeed. */
    readonly accountId: string | null;
    readonly now: number;
  },
): Promise<void> {
  const { dueAt, now, ...rest } = promise;
  await trx
    .insertInto('promise')
    .values({
      ...rest,
      id: uuidv7(now),
      what: 'answer',
      dueAt: new Date(dueAt),
      madeAt: new Date(now),
      keptAt: null,
      endedAt: null,
      endedReason: null,
    })
    .execute();
}

/** The wish with its number in E.164 and its address in clean lines; undefined when that number may not be called (PR3). */
export function storedWish(wish: Wish, own: readonly string[]): Wish | undefined {
  if (wish.kind === 'letter') return { kind: 'letter', address: postalLines(wish.address).join('\n') };
  if (wish.kind !== 'callback') return wish;
  const number = callbackNumber(wish.number, own);
  return number.ok ? { ...wish, number: number.value } : undefined;
}

type TicketRow = Parameters<ReturnType<typeof inserting>['values']>[0];
function inserting(trx: Db) {
  return trx.insertInto('ticket');
}

/** Draws numbers until one is free (PR2) and gives the whole number. With 9 million numbers and some 100,000 tickets the first one nearly always is. */
export async function insertNumbered(
  trx: Db,
  random: (from: number, to: number) => number,
  row: Omit<Extract<TicketRow, { id: unknown }>, 'number'>,
): Promise<string> {
  for (let attempt = 0; attempt < numberAttempts; attempt += 1) {
    const number = ticketNumber(random(ticketNumbers.from, ticketNumbers.to));
    if (await wasGiven(trx, number)) continue; // RT5
    const written = await inserting(trx)
      .values({ ...row, number })
      .onConflict((conflict) => conflict.column('number').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (written) return number;
  }
  throw new Error(`no free ticket number in ${numberAttempts} attempts`);
}

async function wasGiven(trx: Db, number: string): Promise<boolean> {
  const past = trx.selectFrom('ticketNumberPast').select('number').where('number', '=', number);
  return (await past.executeTakeFirst()) !== undefined;
}

/** The matter with its contact, locked; undefined unless it lies on this desk (rule MT3). */
async function lockedMatter(trx: Db, order: Pick<TicketOrder, 'matterId' | 'desk'>) {
  if (!isUuid(order.matterId)) return undefined;
  const contact = await trx
    .selectFrom('contact')
    .innerJoin('shift', 'shift.id', 'contact.shiftId')
    .select(['contact.id', 'contact.endedAt'])
    .where('contact.id', '=', (eb) =>
      eb.selectFrom('matter').select('contactId').where('matter.id', '=', order.matterId),
    )
    .where((eb) => eb.or([eb('shift.id', '=', order.desk.shiftId), eb('shift.accountId', '=', order.desk.accountId)]))
    .forUpdate('contact')
    .executeTakeFirst();
  if (!contact) return undefined;
  const matters = await trx
    .selectFrom('matter')
    .leftJoin('service', 'service.id', 'matter.serviceId')
    .leftJoin('topic', 'topic.key', 'matter.topic')
    .select(['matter.id', 'matter.version', 'matter.outcome', 'matter.serviceId'])
    .select(sql<boolean>`coalesce(service.protected, false) or coalesce(topic.protected, false)`.as('protected'))
    .where('matter.contactId', '=', contact.id)
    .execute();
  const matter = matters.find((other) => other.id === order.matterId);
  return matter && { ...matter, contact: { endedAt: contact.endedAt, matters } };
}

async function departmentExists(trx: Db, departmentId: string): Promise<boolean> {
  if (!isUuid(departmentId)) return false;
  return (
    (await trx.selectFrom('department').select('id').where('id', '=', departmentId).executeTakeFirst()) !== undefined
  );
}
