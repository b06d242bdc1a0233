// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** A ticket gets a new code when the one before was lost (PR39). */
import { uuidv7 } from '../../lib/ids.ts';
import { ok, refuse, type Result } from '../../lib/result.ts';
import { hashCode, sixDigitCode } from '../../lib/short-code.ts';
import type { Db } from '../../platform/database/database.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { whyNoAddress } from './message.core.ts';
import type { TicketMail } from './message.port.ts';
import { wishSchema, type Ticket } from './promise.contract.ts';
import type { Reader } from './promise.core.ts';
import { languageOf, mayRead, promisesOf, readTicket, visibleTicket } from './ticket.store.ts';

/** Who needs a new code, and whether by mail as well. */
export interface NewCodeOrder {
  readonly ticketId: string;
  /** Of the ticket as it was seen (PR7). */
  readonly version: number;
  readonly byMail: boolean;
  /** Unix milliseconds. */
  readonly now: number;
}

/** What is returned once and never again. */
export interface NewCode {
  readonly ticket: Ticket;
  readonly code: string;
  readonly mailed: boolean;
}

type Refused =
  'notFound' | 'notAllowed' | 'mergedAlready' | 'versionChanged' | 'mailOff' | 'noAddress' | 'addressUnusable';

/** Replaces the code, notes who did it, and writes the mail that tells it, all or nothing; the code itself is kept as a hash only. */
export async function renewCode(
  db: Db,
  mail: TicketMail,
  who: Reader,
  order: NewCodeOrder,
): Promise<Result<NewCode, Refused>> {
  const { now } = order;
  const mailId = uuidv7(now);
  // A mail's code follows from its id, so that no code lies in the outbox.
  const code = order.byMail ? mail.codeOf(mailId) : sixDigitCode();
  if (code === undefined) return refuse('mailOff');
  const codeHash = await hashCode(code);
  return transaction(db, async (trx) => {
    const row = await visibleTicket(trx, who, order.ticketId, 'lock');
    if (!row) return refuse('notFound');
    if (!mayRead(who, row, await promisesOf(trx, row.id))) return refuse('notAllowed'); // PR9
    if (row.mergedInto !== null) return refuse('mergedAlready'); // PR27
    if (row.version !== order.version) return refuse('versionChanged'); // PR7
    const wish = wishSchema.parse(row.wish);
    const why = order.byMail ? whyNoAddress(wish) : undefined;
    if (why) return refuse(why);
    await mail.dropCodes(trx, row.id);
    const mailed =
      order.byMail &&
      wish.kind === 'email' &&
      (await mail.newCode(trx, {
        ...{ mailId, ticketId: row.id, number: row.number, language: languageOf(row.language) },
        ...{ address: wish.address, now },
      })) === undefined;
    const text = mailed ? 'Auch per E-Mail geschickt.' : '';
    await trx
      .insertInto('ticketNote')
      .values({
        ...{ id: uuidv7(now), ticketId: row.id, at: new Date(now), kind: 'newCode', text },
        accountId: who.accountId,
      })
      .execute();
    await trx
      .updateTable('ticket')
      .set({ codeHash, version: row.version + 1 })
      .where('id', '=', row.id)
      .execute();
    const ticket = await readTicket(trx, who, row.id);
    if (!ticket) throw new Error('a ticket that was just given a code is not there');
    return ok({ ticket, code, mailed });
  });
}
