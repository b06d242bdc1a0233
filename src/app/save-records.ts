// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { CallRecord } from '../features/call/call-record.core.ts';
import { saveCalls } from '../features/call/call.store.ts';
import { openContactForCall } from '../features/matter/contact.store.ts';
import type { Db } from '../platform/database/database.ts';

/**
 * What the journal does with the rows of calls: writes them, and gives every call an agent has answered its first matter,
 * also when the database was away as the conversation began (rule MT1). May be repeated, in any order.
 */
export async function saveCallRecords(trx: Db, records: readonly CallRecord[]): Promise<void> {
  await saveCalls(trx, records);
  const answered = records.filter((record) => record.answeredAt !== null);
  if (answered.length === 0) return;
  const ids = answered.map((record) => record.id);
  const rows = await trx.selectFrom('matter').select('contactId').where('contactId', 'in', ids).execute();
  const withMatter = new Set(rows.map((row) => row.contactId));
  for (const { id, language, topic, shiftId, answeredAt } of answered)
    if (!withMatter.has(id))
      await openContactForCall(trx, { callId: id, language, topic, shiftId, at: answeredAt ?? 0 });
}

/** The record as it may be kept for longer than a day. */
export function withoutNumber(record: CallRecord): CallRecord {
  return { ...record, callerNumber: null };
}
