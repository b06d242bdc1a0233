// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { Db } from '../../platform/database/database.ts';
import type { AttemptRecord } from './call-record.core.ts';

/**
 * Writes the contacts of call-backs we placed; may be repeated and may come in any order. A contact is there as soon as
 * the citizen answered; who heard only a mailbox or a stranger leaves no open work, so what nobody filled in is taken away.
 */
export async function saveAttempts(trx: Db, records: readonly AttemptRecord[]): Promise<void> {
  for (const record of records) {
    if (record.answeredAt === null) continue;
    const shiftId = await knownShift(trx, record.shiftId);
    await trx
      .insertInto('contact')
      .values({
        id: record.id,
        channel: 'callback',
        startedAt: new Date(record.dialledAt),
        endedAt: record.endedAt === null ? null : new Date(record.endedAt),
        language: record.language,
        topic: record.topic,
        shiftId,
      })
      .onConflict((conflict) =>
        // An earlier state that comes late must not open the contact again.
        record.endedAt === null
          ? conflict.column('id').doNothing()
          : conflict.column('id').doUpdateSet({ endedAt: new Date(record.endedAt) }),
      )
      .execute();
    if (record.result === 'mailbox' || record.result === 'wrongNumber') await dropUntouched(trx, record.id);
  }
}

async function knownShift(trx: Db, shiftId: string | null): Promise<string | null> {
  if (shiftId === null) return null;
  const row = await trx.selectFrom('shift').select('id').where('id', '=', shiftId).executeTakeFirst();
  return row?.id ?? null;
}

async function dropUntouched(trx: Db, contactId: string): Promise<void> {
  await trx
    .deleteFrom('matter')
    .where('contactId', '=', contactId)
    .where('outcome', 'is', null)
    .where('version', '=', 1)
    .execute();
}
