// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { uuidv7 } from '../../lib/ids.ts';
import type { Db } from '../../platform/database/database.ts';
import { changeText, writtenTime } from './deed-words.core.ts';

/** A promised time that gives way to a later one. */
export interface PromiseMove {
  readonly promiseId: string;
  readonly ticketId: string;
  /** The ticket's version before. */
  readonly version: number;
  /** Unix milliseconds. */
  readonly fromDue: number;
  /** Unix milliseconds. */
  readonly toDue: number;
  readonly reason: string;
  /** Null = the program. */
  readonly accountId: string | null;
  /** Of the line in the story. */
  readonly noteId: string;
  /** Unix milliseconds. */
  readonly now: number;
  /** IANA name, for the line in the story. */
  readonly timeZone: string;
  /** Told by a letter that is on its way (PR42). */
  readonly byLetter?: boolean;
  /** Time and reason are told on /ticket, and nowhere else (PR44). */
  readonly shown?: boolean;
}

/**
 * Moves an open promise inside the caller's transaction, which holds the ticket's row (PR19). The database keeps one move per
 * promised time (PR22).
 */
export async function movePromise(trx: Db, move: PromiseMove): Promise<void> {
  const at = new Date(move.now);
  const { promiseId, ticketId, accountId, reason } = move;
  await trx
    .insertInto('promiseMove')
    .values({
      id: uuidv7(move.now),
      promiseId,
      at,
      fromDue: new Date(move.fromDue),
      toDue: new Date(move.toDue),
      reason,
      accountId,
      shown: move.shown ?? false,
    })
    .execute();
  await trx
    .updateTable('promise')
    .set({ dueAt: new Date(move.toDue) })
    .where('id', '=', promiseId)
    .execute();
  const text = changeText({
    from: writtenTime(move.fromDue, move.timeZone),
    to: writtenTime(move.toDue, move.timeZone),
    reason,
  });
  await trx
    .insertInto('ticketNote')
    .values({ id: move.noteId, ticketId, at, kind: move.byLetter ? 'letterMoved' : 'moved', text, accountId })
    .execute();
  await trx
    .updateTable('ticket')
    .set({ version: move.version + 1 })
    .where('id', '=', ticketId)
    .execute();
}
