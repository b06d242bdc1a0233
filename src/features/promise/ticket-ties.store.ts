// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What a ticket has to do with others, and its files, as a reader of its story may see them (PR26 to PR32). */
import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import type { Ticket } from './promise.contract.ts';
import { wishSchema } from './promise.contract.ts';
import { canSee, type Reader } from './promise.core.ts';
import { answeredOf } from './ticket-answers.store.ts';
import { filesOf } from './ticket-files.store.ts';

/** The part of a ticket that is read here. */
export type Ties = Pick<Ticket, 'mergedInto' | 'merged' | 'links' | 'files'>;

/** Reads them for a ticket whose story the reader may see. */
export async function tiesOf(
  db: Db,
  who: Reader,
  ticket: { readonly id: string; readonly mergedInto: string | null },
): Promise<Ties> {
  const [into, merged, links, files] = await Promise.all([
    ticket.mergedInto === null ? undefined : numberOf(db, ticket.mergedInto),
    mergedInto(db, ticket.id),
    linksOf(db, who, ticket.id),
    filesOf(db, ticket.id),
  ]);
  return { mergedInto: into ?? null, merged, links, files };
}

async function numberOf(db: Db, ticketId: string): Promise<Ticket['mergedInto']> {
  const row = await db.selectFrom('ticket').select('number').where('id', '=', ticketId).executeTakeFirstOrThrow();
  return { ticketId, number: row.number };
}

/** PR27: what became one with this ticket still says what it said. */
async function mergedInto(db: Db, ticketId: string): Promise<Ticket['merged']> {
  const rows = await db
    .selectFrom('ticket')
    .leftJoin('service', 'service.id', 'ticket.serviceId')
    .select(['ticket.id', 'ticket.number', 'ticket.createdAt', 'ticket.text', 'ticket.citizenName', 'ticket.wish'])
    .select(sql<string | null>`service.titles ->> 'de'`.as('serviceTitle'))
    .where('ticket.mergedInto', '=', ticketId)
    .orderBy('ticket.createdAt')
    .orderBy('ticket.id')
    .execute();
  const answers = await answeredOf(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map(({ id, createdAt, wish, ...row }) => ({
    ...row,
    ticketId: id,
    createdAt: createdAt.toISOString(),
    wish: wishSchema.parse(wish),
    answers: answers.get(id) ?? [],
  }));
}

/** PR31: tickets of other departments are not named to clerks (PR8). */
async function linksOf(db: Db, who: Reader, ticketId: string): Promise<Ticket['links']> {
  const rows = await db
    .selectFrom('ticketLink as link')
    .innerJoin('ticket', (join) =>
      join.on((eb) =>
        eb.or([
          eb.and([eb('link.ticketId', '=', ticketId), eb('ticket.id', '=', eb.ref('link.otherId'))]),
          eb.and([eb('link.otherId', '=', ticketId), eb('ticket.id', '=', eb.ref('link.ticketId'))]),
        ]),
      ),
    )
    .select(['ticket.id', 'ticket.number', 'ticket.state', 'ticket.departmentId', 'link.what', 'link.ticketId'])
    .where((eb) => eb.or([eb('link.ticketId', '=', ticketId), eb('link.otherId', '=', ticketId)]))
    .orderBy('link.at')
    .orderBy('ticket.number')
    .execute();
  return rows
    .filter((row) => canSee(who, row))
    .map(({ id, number, state, what, ticketId: first }) => ({
      ...{ ticketId: id, number, state },
      what: what === 'belongs' ? what : first === ticketId ? 'splitOff' : 'splitFrom',
    }));
}
