// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Deletes what mails consisted of when its time is over (MI21, MO18). */
import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { cityDay } from '../knowledge/facts/fact.core.ts';

const dayMs = 86_400_000;
/** So many at a time: no transaction is long, and nobody waits for one. */
const atOnce = 200;

/**
 * Forgets what ended `keepDays` ago and gives how many mails that were, both ways. Of a mail on a closed ticket the entry stays (who,
 * when, what became of it), without raw mail, parts and text; one without a ticket goes altogether. `now` in Unix milliseconds.
 */
export async function forgetMails(db: Db, now: number, keepDays: number): Promise<number> {
  const endedBy = new Date(now - keepDays * dayMs);
  let forgotten = 0;
  for (const some of [forgetIncoming, forgetWithoutTicket, forgetOutgoing])
    for (let last = atOnce; last === atOnce; forgotten += last) last = await some(db, new Date(now), endedBy);
  return forgotten;
}

async function forgetIncoming(db: Db, now: Date, endedBy: Date): Promise<number> {
  return transaction(db, async (trx) => {
    const due = await trx
      .selectFrom('mailMessage')
      .innerJoin('ticket', 'ticket.id', 'mailMessage.ticketId')
      .select('mailMessage.id')
      .where('mailMessage.forgottenAt', 'is', null)
      .where('ticket.state', '=', 'closed')
      .where('ticket.closedAt', '<=', endedBy)
      .where(isNotRetained(now))
      .limit(atOnce)
      .forUpdate('mailMessage')
      .execute();
    const ids = due.map(({ id }) => id);
    if (ids.length === 0) return 0;
    await trx.deleteFrom('mailPart').where('mailId', 'in', ids).execute();
    await trx
      .updateTable('mailMessage')
      .set({ raw: null, text: null, html: null, subject: null, outsidePictures: 0, forgottenAt: now })
      .where('id', 'in', ids)
      .execute();
    return ids.length;
  });
}

/** A person keeps the ticket longer, and its mails with it (RT11). */
function isNotRetained(now: Date) {
  return sql<boolean>`(ticket.retained_until is null or ticket.retained_until < ${cityDay(now.getTime())})`;
}

async function forgetWithoutTicket(db: Db, _now: Date, endedBy: Date): Promise<number> {
  const gone = await db
    .deleteFrom('mailMessage')
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('mailMessage')
        .select('id')
        .where('state', 'in', ['quarantined', 'ignored'])
        .where('endedAt', '<=', endedBy)
        .limit(atOnce),
    )
    .returning('id')
    .execute();
  return gone.length;
}

/** A mail that still waits to be sent is not touched: its end opens the ticket again or keeps its promise. */
async function forgetOutgoing(db: Db, now: Date, endedBy: Date): Promise<number> {
  const changed = await db
    .updateTable('mailOutbox')
    .set({ text: '', html: '', forgottenAt: now })
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('mailOutbox')
        .innerJoin('ticket', 'ticket.id', 'mailOutbox.ticketId')
        .select('mailOutbox.id')
        .where('mailOutbox.forgottenAt', 'is', null)
        .where('mailOutbox.state', '<>', 'waiting')
        .where('ticket.state', '=', 'closed')
        .where('ticket.closedAt', '<=', endedBy)
        .where(isNotRetained(now))
        .limit(atOnce),
    )
    .returning('id')
    .execute();
  return changed.length;
}
