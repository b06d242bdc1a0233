// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import { transaction } from '../../platform/database/transaction.ts';
import type { Db } from '../../platform/database/database.ts';
import type { CallEnd, CallRecord } from './call-record.core.ts';

const dayMs = 86_400_000;

/**
 * Writes the rows of calls and of their contacts; may be repeated and may come in any order: the higher version wins.
 * A shift nobody knows (its row was never written) is left out rather than refusing the call.
 */
export async function saveCalls(db: Db, records: readonly CallRecord[]): Promise<void> {
  // In one order, so that two writers cannot wait for each other.
  const newest = [...newestOf(records).values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  if (newest.length === 0) return;
  await transaction(db, async (trx) => {
    const written = await upsert(trx, newest);
    const followers = new Set(written.flatMap((row) => (row.isNew ? [] : [row.id])));
    await followContacts(
      trx,
      newest.filter((record) => followers.has(record.id)),
    );
  });
}

/** One round trip for contacts and calls: a caller hears the ringing tone meanwhile. Returns the rows that changed. */
async function upsert(trx: Db, records: readonly CallRecord[]): Promise<readonly { id: string; isNew: boolean }[]> {
  return trx
    .with('newContact', (db) =>
      db
        .insertInto('contact')
        .values((eb) =>
          records.map((r) => ({
            id: r.id,
            channel: 'call' as const,
            startedAt: new Date(r.arrivedAt),
            endedAt: date(r.endedAt),
            language: r.language,
            topic: r.topic,
            shiftId: eb.selectFrom('shift').select('shift.id').where('shift.id', '=', r.shiftId),
          })),
        )
        .onConflict((conflict) => conflict.column('id').doNothing())
        .returning('id'),
    )
    .insertInto('call')
    .values(records.map(rowOf))
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet((eb) => Object.fromEntries(changing.map((name) => [name, eb.ref(`excluded.${name}`)])))
        .whereRef('call.version', '<', 'excluded.version'),
    )
    .returning('id')
    .returning(sql<boolean>`exists (select from new_contact where new_contact.id = call.id)`.as('isNew'))
    .execute();
}

/** Brings the contacts of these calls to the state of the call. */
async function followContacts(trx: Db, records: readonly CallRecord[]): Promise<void> {
  if (records.length === 0) return;
  const rows = JSON.stringify(
    records.map((r) => ({
      id: r.id,
      ended_at: date(r.endedAt),
      language: r.language,
      topic: r.topic,
      shift_id: r.shiftId,
    })),
  );
  await sql`
    update contact set ended_at = r.ended_at, language = r.language, topic = r.topic,
      shift_id = coalesce((select id from shift where shift.id = r.shift_id), contact.shift_id)
    from jsonb_to_recordset(${rows}::jsonb) as r(id uuid, ended_at timestamptz, language text, topic text, shift_id uuid)
    where contact.id = r.id`.execute(trx);
}

function newestOf(records: readonly CallRecord[]): ReadonlyMap<string, CallRecord> {
  const newest = new Map<string, CallRecord>();
  for (const record of records) {
    const other = newest.get(record.id);
    if (!other || other.version < record.version) newest.set(record.id, record);
  }
  return newest;
}

function rowOf(record: CallRecord) {
  const { shiftId: _, ...call } = record;
  return {
    ...call,
    arrivedAt: new Date(record.arrivedAt),
    queuedAt: date(record.queuedAt),
    answeredAt: date(record.answeredAt),
    endedAt: date(record.endedAt),
    waitedMs: whole(record.waitedMs),
    talkMs: whole(record.talkMs),
    holdMs: whole(record.holdMs),
  };
}

/** What a later state of a call may change; the rest is fixed when it arrives. */
const changing = [
  'callerKind', 'callerNumber', 'language', 'topic', 'menuPath', 'queuedAt', 'answeredAt', 'waitedMs', 'talkMs', 'holdMs',
  'transferredTo', 'transferAccepted', 'endedAt', 'end', 'endedBy', 'priority', 'version',
] as const; // prettier-ignore

/** Durations are measured with fractions of a millisecond. */
function whole(ms: number | null): number | null {
  return ms === null ? null : Math.round(ms);
}

function date(at: number | null): Date | null {
  return at === null ? null : new Date(at);
}

/** One row of the list of calls: nothing about caller or agent. */
export interface ListedCall {
  readonly callId: string;
  readonly source: 'trunk' | 'web';
  readonly sipCallId: string;
  readonly arrivedAt: Date;
  readonly language: string;
  readonly topic: string | null;
  readonly answeredAt: Date | null;
  readonly waitedMs: number | null;
  readonly endedAt: Date | null;
  readonly end: CallEnd | null;
}

/** Calls that arrived since an instant (Unix milliseconds), newest first, after the row of the cursor if there is one. */
export async function listCalls(
  db: Db,
  query: {
    readonly since?: number;
    readonly after?: { readonly arrivedAt: number; readonly callId: string };
    readonly limit: number;
  },
): Promise<readonly ListedCall[]> {
  let select = db
    .selectFrom('call')
    .select([
      'id as callId',
      'source',
      'sipCallId',
      'arrivedAt',
      'language',
      'topic',
      'answeredAt',
      'waitedMs',
      'endedAt',
      'end',
    ])
    .orderBy('arrivedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(query.limit);
  if (query.since !== undefined) select = select.where('arrivedAt', '>=', new Date(query.since));
  const { after } = query;
  if (after)
    select = select.where(
      sql<boolean>`(arrived_at, id) < (${new Date(after.arrivedAt)}::timestamptz, ${after.callId}::uuid)`,
    );
  return select.execute();
}

/** How many calls since an instant (Unix milliseconds) ended how; `running` for those that have not, `total` for all. */
export async function sumCalls(
  db: Db,
  since?: number,
): Promise<Readonly<Record<CallEnd | 'running' | 'total', number>>> {
  let select = db
    .selectFrom('call')
    .select((eb) => ['end', eb.fn.countAll<number>().as('count')])
    .groupBy('end');
  if (since !== undefined) select = select.where('arrivedAt', '>=', new Date(since));
  const sums = {
    served: 0, abandoned_menu: 0, abandoned_waiting: 0, callback_booked: 0, self_served: 0, closed: 0, refused: 0, broken: 0,
    running: 0, total: 0,
  }; // prettier-ignore
  for (const { end, count } of await select.execute()) {
    sums[end ?? 'running'] += count;
    sums.total += count;
  }
  return sums;
}

/**
 * Gives an end to calls that arrived before an instant and have none, except those that still run: their callers left
 * while nobody listened. Who had talked to an agent was served, unless the switch itself died; everybody else was let
 * down by us. Returns them with their shifts.
 */
export async function endLostCalls(
  db: Db,
  lost: {
    readonly arrivedBefore: number;
    readonly running: readonly string[];
    readonly at: number;
    /** Every conversation was cut: the switch was restarted meanwhile. */
    readonly switchDied?: boolean;
  },
): Promise<readonly LostCall[]> {
  return transaction(db, async (trx) => {
    let update = trx
      .updateTable('call')
      .set((eb) => ({
        endedAt: new Date(lost.at),
        end: lost.switchDied
          ? sql<CallEnd>`'broken'`
          : sql<CallEnd>`case when answered_at is null then 'broken' else 'served' end`,
        endedBy: 'system' as const,
        version: eb('version', '+', 1),
      }))
      .where('end', 'is', null)
      .where('arrivedAt', '<', new Date(lost.arrivedBefore));
    if (lost.running.length > 0) update = update.where('id', 'not in', [...lost.running]);
    const ended = await update
      .returning(['id', 'end', 'callerNumber', 'language', 'topic', 'arrivedAt', 'queuedAt'])
      .execute();
    if (ended.length === 0) return [];
    const contacts = await trx
      .updateTable('contact')
      .set({ endedAt: new Date(lost.at) })
      .where(
        'id',
        'in',
        ended.map(({ id }) => id),
      )
      .returning(['id', 'shiftId'])
      .execute();
    const shifts = new Map(contacts.map(({ id, shiftId }) => [id, shiftId]));
    return ended.map((row) => ({
      ...row,
      arrivedAt: row.arrivedAt.getTime(),
      queuedAt: row.queuedAt?.getTime() ?? null,
      shiftId: shifts.get(row.id) ?? null,
    }));
  });
}

/** A call whose end was noticed only afterwards. */
export type LostCall = Pick<
  CallRecord,
  'id' | 'end' | 'callerNumber' | 'language' | 'topic' | 'arrivedAt' | 'queuedAt' | 'shiftId'
>;

/** Calls that ended since an instant (Unix milliseconds) and whose number is known, the latest last. */
export async function endedSince(db: Db, since: number): Promise<readonly EndedCallRow[]> {
  const rows = await db
    .selectFrom('call')
    .innerJoin('contact', 'contact.id', 'call.id')
    .select(['call.id', 'call.callerNumber', 'call.language', 'call.topic', 'call.queuedAt', 'call.answeredAt'])
    .select(['call.end', 'call.endedBy', 'call.endedAt', 'contact.shiftId'])
    .where('call.arrivedAt', '>=', new Date(since - dayMs))
    .where('call.endedAt', '>=', new Date(since))
    .where('call.callerNumber', 'is not', null)
    .orderBy('call.endedAt')
    .execute();
  return rows.map((row) => ({
    ...row,
    queuedAt: row.queuedAt?.getTime() ?? null,
    answeredAt: row.answeredAt?.getTime() ?? null,
    endedAt: row.endedAt?.getTime() ?? null,
  }));
}

/** What is looked at of a call that has ended; instants in Unix milliseconds. */
export type EndedCallRow = Pick<
  CallRecord,
  'id' | 'callerNumber' | 'language' | 'topic' | 'queuedAt' | 'answeredAt' | 'end' | 'endedBy' | 'endedAt' | 'shiftId'
>;

/** Deletes raw caller numbers of calls older than 24 hours; returns how many. Run it every few minutes. */
export async function forgetCallerNumbers(db: Db, nowMs: number): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('call')
    .set({ callerNumber: null })
    .where('callerNumber', 'is not', null)
    .where('arrivedAt', '<=', new Date(nowMs - dayMs))
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
