// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** A part of a ticket becomes a ticket of its own, and tickets are marked as belonging together (PR30, PR31). */
import { randomInt } from 'node:crypto';
import { uuidv7 } from '../../lib/ids.ts';
import { fold } from '../../lib/pure/fold.ts';
import { isUuid } from '../../lib/pure/uuid.ts';
import { ok, refuse, type Result } from '../../lib/result.ts';
import { hashCode, sixDigitCode } from '../../lib/short-code.ts';
import type { Db } from '../../platform/database/database.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { insertNumbered, insertPromise, type TicketTold } from './create-ticket.store.ts';
import { whyNotLink, whyNotSplit } from './deed.core.ts';
import { written } from './merge-ticket.store.ts';
import { wishSchema, type Ticket } from './promise.contract.ts';
import type { Reader } from './promise.core.ts';
import { languageOf, mayRead, promisesOf, readTicket, visibleTicket } from './ticket.store.ts';

/** What part of which ticket goes where. */
export interface SplitOrder {
  readonly ticketId: string;
  readonly version: number;
  readonly departmentId: string;
  /** What the new ticket is about. */
  readonly text: string;
  /** Unix milliseconds. */
  readonly now: number;
  /** When the new promise is due, Unix milliseconds. */
  readonly dueAt: number;
}

/** The ticket a part was taken from, and the new one; its code is shown once. */
export interface Split {
  readonly ticket: Ticket;
  readonly created: {
    readonly ticketId: string;
    readonly number: string;
    readonly code: string;
    readonly dueAt: string;
  };
}

type Refused = 'notFound' | 'notAllowed' | 'versionChanged';

/** Makes the new ticket with wish, name and language of the old one; who wants an e-mail is sent an acknowledgement (MO7). */
export async function splitTicket(
  db: Db,
  who: Reader,
  order: SplitOrder,
  mail?: TicketTold,
): Promise<Result<Split, Refused | 'departmentUnknown' | NonNullable<ReturnType<typeof whyNotSplit>>>> {
  const code = sixDigitCode();
  const codeHash = await hashCode(code);
  return transaction(db, async (trx) => {
    const row = await visibleTicket(trx, who, order.ticketId, 'lock');
    if (!row) return refuse('notFound');
    if (!mayRead(who, row, await promisesOf(trx, row.id))) return refuse('notAllowed'); // PR9
    if (row.version !== order.version) return refuse('versionChanged'); // PR7
    const why = whyNotSplit(row, order);
    if (why) return refuse(why);
    const { text, departmentId, now, dueAt } = order;
    const department = isUuid(departmentId)
      ? await trx.selectFrom('department').select('name').where('id', '=', departmentId).executeTakeFirst()
      : undefined;
    if (!department) return refuse('departmentUnknown');
    // A part for another department is about another service; which one, that department knows.
    const serviceId = departmentId === row.departmentId ? row.serviceId : null;
    const ticketId = uuidv7(now);
    const at = new Date(now);
    const wish = wishSchema.parse(row.wish);
    const number = await insertNumbered(trx, (from, to) => randomInt(from, to + 1), {
      ...{ id: ticketId, codeHash, matterId: await newMatter(trx, row.matterId, { serviceId, departmentId, at }) },
      ...{ serviceId, departmentId, protected: row.protected, language: row.language, text },
      ...{ citizenName: row.citizenName, foldedName: fold(row.citizenName), wish: JSON.stringify(wish) },
      ...{ state: 'open', createdAt: at, closedAt: null, version: 1 },
    });
    const { accountId } = who;
    await insertPromise(trx, { ticketId, channel: wish.kind, dueAt, departmentId, accountId, now });
    if (wish.kind === 'email')
      await mail?.acknowledge(trx, {
        ...{ ticketId, number, language: languageOf(row.language), address: wish.address, dueAt, now },
      });
    await trx
      .insertInto('ticketNote')
      .values([
        {
          ...{ id: uuidv7(now), ticketId: row.id, at, kind: 'split', accountId },
          text: `→ ${written(number)}, ${department.name}\n${text}`,
        },
        { id: uuidv7(now), ticketId, at, kind: 'splitOff', text: `← ${written(row.number)}`, accountId },
      ])
      .execute();
    await trx
      .insertInto('ticketLink')
      .values({ ticketId: row.id, otherId: ticketId, what: 'split', at, accountId })
      .execute();
    await mail?.made?.(trx, ticketId);
    const ticket = await countedOn(trx, who, row);
    return ok({ ticket, created: { ticketId, number, code, dueAt: new Date(dueAt).toISOString() } });
  });
}

/** One more matter of the same contact, a ticket from the start: a matter has one ticket (PR1). Gives its id. */
async function newMatter(
  trx: Db,
  matterId: string,
  part: { readonly serviceId: string | null; readonly departmentId: string; readonly at: Date },
): Promise<string> {
  const { contactId } = await trx
    .selectFrom('matter')
    .innerJoin('contact', 'contact.id', 'matter.contactId')
    .select('matter.contactId')
    .where('matter.id', '=', matterId)
    .forUpdate('contact')
    .executeTakeFirstOrThrow();
  const { last } = await trx
    .selectFrom('matter')
    .select((eb) => eb.fn.max('position').as('last'))
    .where('contactId', '=', contactId)
    .executeTakeFirstOrThrow();
  const id = uuidv7(part.at.getTime());
  await trx
    .insertInto('matter')
    .values({
      ...{ id, contactId, position: last + 1, topic: null, serviceId: part.serviceId },
      ...{ departmentId: part.departmentId, outcome: 'ticket', complaint: false, party: 'person' },
      ...{ transferredTo: null, createdAt: part.at, decidedAt: part.at, version: 1 },
    })
    .execute();
  return id;
}

/** Which two tickets belong together, or no longer do. */
export interface LinkOrder {
  readonly ticketId: string;
  readonly version: number;
  readonly otherId: string;
  /** False = the mark is taken away; what was split stays marked. */
  readonly linked: boolean;
  /** May be empty. */
  readonly text: string;
  /** Unix milliseconds. */
  readonly now: number;
}

/** Marks them, with a line in the story of the first; both show it (PR31). */
export async function linkTickets(
  db: Db,
  who: Reader,
  order: LinkOrder,
): Promise<Result<Ticket, Refused | 'notLinked' | NonNullable<ReturnType<typeof whyNotLink>>>> {
  return transaction(db, async (trx) => {
    const row = await visibleTicket(trx, who, order.ticketId, 'lock');
    if (!row) return refuse('notFound');
    if (!mayRead(who, row, await promisesOf(trx, row.id))) return refuse('notAllowed'); // PR9
    if (row.version !== order.version) return refuse('versionChanged'); // PR7
    const other = await visibleTicket(trx, who, order.otherId);
    if (!other) return refuse('otherMissing');
    const at = new Date(order.now);
    const pair = { ticketId: row.id, otherId: other.id };
    if (order.linked) {
      const linked = (await linkOf(trx, pair)) ? [other.id] : [];
      const why = whyNotLink(pair, { ticketId: other.id }, linked);
      if (why) return refuse(why);
      const marked = await trx
        .insertInto('ticketLink')
        .values({ ...pair, what: 'belongs', at, accountId: who.accountId })
        .onConflict((conflict) => conflict.doNothing())
        .returning('ticketId')
        .executeTakeFirst();
      // Somebody did it from the other side in the same moment.
      if (!marked) return refuse('sameAlready');
    } else {
      const link = await linkOf(trx, pair);
      if (link?.what !== 'belongs') return refuse('notLinked');
      await trx
        .deleteFrom('ticketLink')
        .where('ticketId', '=', link.ticketId)
        .where('otherId', '=', link.otherId)
        .execute();
    }
    await trx
      .insertInto('ticketNote')
      .values({
        ...{ id: uuidv7(order.now), ticketId: row.id, at, kind: order.linked ? 'linked' : 'unlinked' },
        text: order.text === '' ? `↔ ${written(other.number)}` : `↔ ${written(other.number)}\n${order.text}`,
        accountId: who.accountId,
      })
      .execute();
    return ok(await countedOn(trx, who, row));
  });
}

function linkOf(trx: Db, { ticketId, otherId }: { readonly ticketId: string; readonly otherId: string }) {
  return trx
    .selectFrom('ticketLink')
    .select(['ticketId', 'otherId', 'what'])
    .where((eb) =>
      eb.or([
        eb.and([eb('ticketId', '=', ticketId), eb('otherId', '=', otherId)]),
        eb.and([eb('ticketId', '=', otherId), eb('otherId', '=', ticketId)]),
      ]),
    )
    .executeTakeFirst();
}

/** The ticket with its next version. */
async function countedOn(
  trx: Db,
  who: Reader,
  row: { readonly id: string; readonly version: number },
): Promise<Ticket> {
  await trx
    .updateTable('ticket')
    .set({ version: row.version + 1 })
    .where('id', '=', row.id)
    .execute();
  const ticket = await readTicket(trx, who, row.id);
  if (!ticket) throw new Error('a ticket that was just changed is not there');
  return ticket;
}
