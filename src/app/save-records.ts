// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { saveAttempts } from '../features/call/attempt.store.ts';
import { isAttempt, type CallRecord, type HotlineRecord } from '../features/call/call-record.core.ts';
import { saveCalls } from '../features/call/call.store.ts';
import type { CallerHash } from '../features/matter/second-call.core.ts';
import { openContactForCall } from '../features/matter/contact.store.ts';
import { markTransferred } from '../features/matter/matter.store.ts';
import { keepTrace } from '../features/matter/second-call.store.ts';
import type { Db } from '../platform/database/database.ts';

/** As what a number may be kept to recognise the caller (SC1); undefined = not at all. */
type Recognise = (number: string) => CallerHash | undefined;
const nobody: Recognise = () => undefined;

/**
 * What the journal does with the rows of calls and call-backs: writes them, and gives every conversation with an agent its
 * first matter, also when the database was away as it began (rule MT1). May be repeated, in any order.
 */
export async function saveHotlineRecords(
  trx: Db,
  records: readonly HotlineRecord[],
  recognise: Recognise = nobody,
): Promise<void> {
  const calls = records.filter((record): record is CallRecord => !isAttempt(record));
  const attempts = records.filter(isAttempt);
  const taken = await takenOver(trx, calls);
  await saveCalls(trx, calls);
  await saveAttempts(trx, attempts);
  const talked = [...calls, ...attempts.filter(hasMatter)].filter((record) => record.answeredAt !== null);
  if (talked.length === 0) return;
  const ids = talked.map((record) => record.id);
  const rows = await trx.selectFrom('matter').select('contactId').where('contactId', 'in', ids).execute();
  const withMatter = new Set(rows.map((row) => row.contactId));
  for (const { id, language, topic, shiftId, answeredAt } of talked)
    if (!withMatter.has(id))
      await openContactForCall(trx, { callId: id, language, topic, shiftId, at: answeredAt ?? 0 });
  for (const record of calls.filter(({ answeredAt }) => answeredAt !== null)) {
    const { id, callerNumber, answeredAt } = record;
    const trace = callerNumber === null || withMatter.has(id) ? undefined : recognise(callerNumber);
    if (trace) await keepTrace(trx, id, trace, answeredAt ?? 0);
  }
  for (const { id, transferredTo, answeredAt, talkMs } of taken)
    await markTransferred(trx, {
      contactId: id,
      directoryEntryId: transferredTo ?? '',
      at: (answeredAt ?? 0) + Math.round(talkMs ?? 0),
    });
}

/** Calls that are taken over by a department with these records; told once, whatever is written of them later (MT10). */
async function takenOver(trx: Db, calls: readonly CallRecord[]): Promise<readonly CallRecord[]> {
  const accepted = new Map(
    calls.filter((record) => record.transferAccepted === true).map((record) => [record.id, record]),
  );
  if (accepted.size === 0) return [];
  const known = await trx
    .selectFrom('call')
    .select('id')
    .where('id', 'in', [...accepted.keys()])
    .where('transferAccepted', '=', true)
    .execute();
  for (const { id } of known) accepted.delete(id);
  return [...accepted.values()];
}

/** A mailbox has no concern. */
function hasMatter({ result }: { readonly result: string | null }): boolean {
  return result === null || result === 'reached';
}

/** The record as it may be kept for longer than a day. */
export function withoutNumber(record: HotlineRecord): HotlineRecord {
  return isAttempt(record) ? record : { ...record, callerNumber: null };
}
