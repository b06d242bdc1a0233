// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { uuidv7 } from '../../lib/ids.ts';
import { ok, refuse, type Result } from '../../lib/result.ts';
import type { Db } from '../../platform/database/database.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { whyNotContact, type ContactKind } from './contact-note.core.ts';
import type { Ticket } from './promise.contract.ts';
import type { Reader } from './promise.core.ts';
import { mayRead, promisesOf, readTicket, visibleTicket } from './ticket.store.ts';

/** A contact that a person notes by hand. */
export interface ContactNote {
  readonly ticketId: string;
  readonly version: number;
  readonly kind: ContactKind;
  /** ISO date. */
  readonly day: string;
  readonly text: string;
  /** Unix milliseconds. */
  readonly now: number;
  /** ISO date. */
  readonly today: string;
}

type Refused = 'notFound' | 'notAllowed' | 'versionChanged' | 'contactAhead' | 'contactTextMissing';

/** Notes a letter or a visit (MT11), on closed tickets, too: what happened happened. */
export async function noteContact(db: Db, who: Reader, note: ContactNote): Promise<Result<Ticket, Refused>> {
  return transaction(db, async (trx) => {
    const row = await visibleTicket(trx, who, note.ticketId, 'lock');
    if (!row) return refuse('notFound');
    if (!mayRead(who, row, await promisesOf(trx, row.id))) return refuse('notAllowed'); // PR9
    const why = whyNotContact(note, note.today);
    if (why) return refuse(why);
    if (row.version !== note.version) return refuse('versionChanged'); // PR7
    await trx
      .insertInto('ticketNote')
      .values({
        id: uuidv7(note.now),
        ticketId: row.id,
        at: new Date(note.now),
        kind: note.kind,
        text: note.text,
        happenedOn: note.day,
        accountId: who.accountId,
      })
      .execute();
    await trx
      .updateTable('ticket')
      .set({ version: row.version + 1 })
      .where('id', '=', row.id)
      .execute();
    const ticket = await readTicket(trx, who, row.id);
    if (!ticket) throw new Error('a ticket that was just noted on is not there');
    return ok(ticket);
  });
}
