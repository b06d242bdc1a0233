// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Call-backs as people read them: who may see which, with numbers masked in the list (CB14). */
import { sql } from 'kysely';
import { isLanguage } from '../../lib/pure/language.ts';
import { writtenNumber } from '../../lib/pure/phone-number.ts';
import { isUuid } from '../../lib/pure/uuid.ts';
import type { Db } from '../../platform/database/database.ts';
import { seesAllDepartments, type Reader } from '../promise/promise.core.ts';
import type { Callback, CallbackRow } from './callback.contract.ts';
import { attemptsOf, isLate, type AttemptResult, type WishState } from './callback.core.ts';
import { maskedNumber } from './masked-number.core.ts';
import { slotOf } from './wish-row.store.ts';

const dayMs = 86_400_000;

/** The last row that was shown: its time (`notBefore`, or `endedAt` of settled ones), and its id. */
export interface CallbackPlace {
  /** Unix milliseconds. */
  readonly at: number;
  readonly wishId: string;
}

export interface CallbackQuery {
  readonly state: WishState;
  readonly departmentId?: string | undefined;
  readonly ticketId?: string | undefined;
  readonly late?: boolean | undefined;
  readonly after?: CallbackPlace | undefined;
  readonly limit: number;
  /** Unix milliseconds. */
  readonly now: number;
}

/** Call-backs this reader may see: live ones by their time, settled ones of the last 24 hours, the newest first. */
export async function listCallbacks(
  db: Db,
  who: Reader,
  query: CallbackQuery,
): Promise<{ callbacks: CallbackRow[]; next: CallbackPlace | null }> {
  const settled = query.state === 'settled';
  let select = visibleTo(db, who).where('c.state', '=', query.state);
  if (query.ticketId !== undefined)
    select = select.where('c.ticketId', '=', isUuid(query.ticketId) ? query.ticketId : null);
  else if (settled) select = select.where('c.endedAt', '>', new Date(query.now - dayMs));
  if (query.departmentId !== undefined)
    select = select
      .where('c.hidden', '=', false)
      .where('c.departmentId', '=', isUuid(query.departmentId) ? query.departmentId : null);
  if (query.late !== undefined)
    select = select.where(
      sql<boolean>`(coalesce(c.window_to <= ${new Date(query.now)}, false) and c.attempts = 0) = ${query.late}`,
    );
  if (query.after) {
    const at = new Date(query.after.at);
    const id = query.after.wishId;
    select = select.where(
      settled
        ? sql<boolean>`(c.ended_at, c.id) < (${at}::timestamptz, ${id}::uuid)`
        : sql<boolean>`(c.not_before, c.id) > (${at}::timestamptz, ${id}::uuid)`,
    );
  }
  const rows = await select
    .orderBy(settled ? 'c.endedAt' : 'c.notBefore', settled ? 'desc' : 'asc')
    .orderBy('c.id', settled ? 'desc' : 'asc')
    .limit(query.limit + 1)
    .execute();
  const shown = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  return {
    callbacks: shown.map((row) => lineOf(row, query.now)),
    next: last ? { at: (settled && last.endedAt ? last.endedAt : last.notBefore).getTime(), wishId: last.id } : null,
  };
}

/** One call-back with its story; undefined if it does not exist for this reader. */
export async function readCallback(db: Db, who: Reader, wishId: string, now: number): Promise<Callback | undefined> {
  if (!isUuid(wishId)) return undefined;
  const row = await visibleTo(db, who).where('c.id', '=', wishId).executeTakeFirst();
  if (!row) return undefined;
  return {
    ...lineOf(row, now),
    fullNumber: row.hidden ? '' : (row.number ?? ''),
    text: row.hidden ? '' : row.text,
    createdAt: row.createdAt.toISOString(),
    bookedBy: row.bookedByName,
    endedBy: row.endedByName,
    endedNote: row.hidden ? '' : row.endedNote,
    story: row.story.map(({ at, result }) => ({ at: new Date(at).toISOString(), result })),
  };
}

/** What a call-back can be about, in the order of the city's list. */
export async function callbackTopics(db: Db): Promise<{ key: string; name: string }[]> {
  return db
    .selectFrom('topic')
    .select('key')
    .select(sql<string>`names ->> 'de'`.as('name'))
    .orderBy('position')
    .execute();
}

/** The ticket a person wants a call-back for, if they may see it. */
export async function ticketForCallback(
  db: Db,
  who: Reader,
  ticketId: string,
): Promise<{ readonly topic: string | null } | undefined> {
  if (!isUuid(ticketId)) return undefined;
  const row = await db
    .selectFrom('ticket')
    .innerJoin('matter', 'matter.id', 'ticket.matterId')
    .select(['matter.topic', 'ticket.departmentId'])
    .where('ticket.id', '=', ticketId)
    .where('ticket.state', '=', 'open')
    .executeTakeFirst();
  if (!row || !(seesAllDepartments(who) || clerkDepartment(who) === row.departmentId)) return undefined;
  return { topic: row.topic };
}

/** The department of a clerk; null for everybody else. */
export function clerkDepartment(who: Reader): string | null {
  return who.roles.includes('clerk') ? who.departmentId : null;
}

function visibleTo(db: Db, who: Reader) {
  const department = clerkDepartment(who);
  const rows = allCallbacks(db, who, department);
  const select = db.selectFrom(rows.as('c')).selectAll('c');
  return seesAllDepartments(who) ? select : select.where('c.departmentId', '=', department);
}

function allCallbacks(db: Db, who: Reader, department: string | null) {
  return db
    .selectFrom('callback')
    .innerJoin('department', 'department.id', 'callback.departmentId')
    .leftJoin('ticket', 'ticket.id', 'callback.ticketId')
    .leftJoin('topic', 'topic.key', 'callback.topic')
    .leftJoin('account as booker', 'booker.id', 'callback.bookedBy')
    .leftJoin('account as ender', 'ender.id', 'callback.endedBy')
    .selectAll('callback')
    .select([
      'department.name as departmentName',
      'ticket.number as ticketNumber',
      'booker.displayName as bookedByName',
      'ender.displayName as endedByName',
      sql<string | null>`topic.names ->> 'de'`.as('topicName'),
      // As with the ticket itself: its department and whoever booked may know more (PR9).
      sql<boolean>`coalesce(ticket.protected, false)
        and coalesce(callback.department_id <> ${department}::uuid, true)
        and coalesce(callback.booked_by <> ${who.accountId}::uuid, true)`.as('hidden'),
      sql<readonly { at: number; result: AttemptResult }[]>`coalesce((
        select jsonb_agg(jsonb_build_object('at', round(extract(epoch from a.started_at) * 1000), 'result', a.result)
          order by a.started_at, a.id)
        from callback_attempt a where a.callback_id = callback.id and a.result is not null), '[]'::jsonb)`.as('story'),
      sql<number>`(select count(*) from callback_attempt a where a.callback_id = callback.id
        and a.result not in ('failed', 'notDialled'))`.as('attempts'),
      sql<boolean>`exists (select from callback_attempt a where a.callback_id = callback.id and a.result is null)`.as(
        'running',
      ),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof visibleTo>['execute']>>[number];

function lineOf(row: Row, now: number): CallbackRow {
  const slot = slotOf(row);
  return {
    wishId: row.id,
    state: row.state,
    origin: row.origin,
    language: isLanguage(row.language) ? row.language : 'de',
    topicName: row.hidden ? null : row.topicName,
    departmentName: row.departmentName,
    number: row.hidden || row.number === null ? '' : maskedNumber(writtenNumber(row.number)),
    since: row.since.toISOString(),
    notBefore: row.notBefore.toISOString(),
    window: slot && {
      from: new Date(slot.window.from).toISOString(),
      to: new Date(slot.window.to).toISOString(),
    },
    late: isLate({ slot, story: row.story, state: row.state }, now),
    attempts: attemptsOf(row),
    lastResult: row.story.at(-1)?.result ?? null,
    running: row.running && row.state !== 'settled',
    ticketId: row.ticketId,
    ticketNumber: row.ticketNumber,
    endedAt: row.endedAt?.toISOString() ?? null,
    endedReason: row.endedReason,
    hidden: row.hidden,
    version: row.version,
  };
}
