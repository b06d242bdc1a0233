// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { Db } from '../../platform/database/database.ts';

/**
 * The ticket on which things go on, locked: this one, or the one it was merged into (PR28). For whoever remembers a ticket
 * from before: mails, call-backs, citizens. Throws when there is none.
 */
export async function lockSurvivor(trx: Db, ticketId: string): Promise<string> {
  let id = await survivorOf(trx, ticketId);
  for (;;) {
    const row = await trx
      .selectFrom('ticket')
      .select('mergedInto')
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirstOrThrow();
    // Merged while we waited for it. Never two at a time: whoever merges holds two.
    if (row.mergedInto === null) return id;
    id = row.mergedInto;
  }
}

/** The same without a lock, for reading. */
export async function survivorOf(db: Db, ticketId: string): Promise<string> {
  const row = await db.selectFrom('ticket').select('mergedInto').where('id', '=', ticketId).executeTakeFirstOrThrow();
  return row.mergedInto ?? ticketId;
}
