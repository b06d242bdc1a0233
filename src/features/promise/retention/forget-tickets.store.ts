// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Deletes closed tickets whose time is over, with all that hangs on them (RT1 to RT6, RT9). */
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '../../../platform/database/database.ts';
import { transaction } from '../../../platform/database/transaction.ts';
import { cityDay } from '../../knowledge/facts/fact.core.ts';
import { dayMs } from '../ledger.core.ts';

/** So many tickets at a time, with those merged into them: no step is long, and nobody waits for one. */
const atOnce = 20;
/** So many in one go; the next one is ten minutes away, and what else is due then waits for this one. */
const mostAtOnce = 4_000;
/** Between two steps calls and people have the database to themselves, milliseconds. */
const restMs = 20;

/**
 * What every table that points to a ticket, or to a row that does, becomes when the ticket is deleted. A test reads the
 * database's own list of references and fails on one that is not named here.
 */
export const treated = {
  'callback.ticket_id': 'deleted',
  'callback_attempt.callback_id': 'deleted',
  'department_notice.answer_note_id': 'deleted',
  'department_notice.id': 'deleted',
  'department_notice.ticket_id': 'deleted',
  'mail_message.note_id': 'emptied',
  'mail_message.ticket_id': 'emptied',
  'mail_outbox.note_id': 'deleted',
  'mail_outbox.ticket_id': 'deleted',
  'mail_outbox_file.file_id': 'deleted',
  'mail_outbox_file.mail_id': 'deleted',
  'mail_part.mail_id': 'deleted',
  'promise.given_on': 'deleted',
  'promise.ticket_id': 'deleted',
  'promise_move.promise_id': 'deleted',
  'proposed_answer.note_id': 'deleted',
  'proposed_answer.ticket_id': 'deleted',
  'recall_item.note_id': 'parted',
  'recall_item.ticket_id': 'parted',
  'ticket.merged_into': 'deleted',
  'ticket_file.ticket_id': 'deleted',
  'ticket_file_piece.file_id': 'deleted',
  'ticket_link.other_id': 'deleted',
  'ticket_link.ticket_id': 'deleted',
  'ticket_note.ticket_id': 'deleted',
  'ticket_note.written_on': 'deleted',
} as const satisfies Readonly<Record<string, 'deleted' | 'emptied' | 'parted'>>;

/**
 * Deletes what was closed `keepDays` ago, at most some thousands at a time; gives how many tickets those were, merged ones
 * included. `now` in Unix milliseconds.
 */
export async function forgetTickets(db: Db, now: number, keepDays: number): Promise<number> {
  let forgotten = 0;
  while (forgotten < mostAtOnce) {
    const gone = await forgetSome(db, now, keepDays);
    if (gone === 0) break;
    forgotten += gone;
    await sleep(restMs);
  }
  return forgotten;
}

/** One step: whole or not at all (RT9). */
async function forgetSome(db: Db, now: number, keepDays: number): Promise<number> {
  return transaction(db, async (trx) => {
    const held = await trx
      .selectFrom('ticket')
      .select('id')
      .where(isOver(now, keepDays))
      .orderBy('closedAt')
      .limit(atOnce)
      .forUpdate()
      .skipLocked()
      .execute();
    if (held.length === 0) return 0;
    // What came while it was being locked: nobody can add anything from here on.
    const due = await trx
      .selectFrom('ticket')
      .select('id')
      .where(
        'id',
        'in',
        held.map(({ id }) => id),
      )
      .where(isOver(now, keepDays))
      .execute();
    if (due.length === 0) return 0;
    const merged = await trx
      .selectFrom('ticket')
      .select('id')
      .where(
        'mergedInto',
        'in',
        due.map(({ id }) => id),
      )
      .forUpdate()
      .execute();
    const going = [...due, ...merged].map(({ id }) => id);
    await countWhatStays(trx, going, new Date(now));
    await deleteWhatHangsOn(trx, going, new Date(now));
    // RT4: those that were merged point to the ones that go on.
    for (const some of [merged, due]) {
      const ids = some.map(({ id }) => id);
      if (ids.length > 0) await trx.deleteFrom('ticket').where('id', 'in', ids).execute();
    }
    return going.length;
  });
}

/** A ticket whose time is over at this instant, on the day of the city it falls on, and with nothing open (RT1, RT2). */
function isOver(at: number, keepDays: number): RawBuilder<SqlBool> {
  return sql<SqlBool>`ticket.state = 'closed' and ticket.merged_into is null
    and ticket.closed_at <= ${new Date(at - keepDays * dayMs)}
    and (ticket.retained_until is null or ticket.retained_until < ${cityDay(at)})
    and not exists (select from promise p where p.ticket_id = ticket.id and p.kept_at is null and p.ended_at is null)
    and not exists (select from mail_outbox m where m.ticket_id = ticket.id and m.state = 'waiting')
    and not exists (select from callback c where c.ticket_id = ticket.id and c.state <> 'settled')
    and not exists (
      select from ticket m join callback c on c.ticket_id = m.id where m.merged_into = ticket.id and c.state <> 'settled')`;
}

/** RT3, RT5: figures without a person, and the numbers that are not given again. */
async function countWhatStays(trx: Db, going: readonly string[], at: Date): Promise<void> {
  const ids = sql`(${sql.join(going)})`;
  await sql`
    insert into promise_past (id, matter_id, department_id, channel, made_at, first_due_at, due_at, ended_at, ended, breach)
    select promise.id, ticket.matter_id, promise.department_id, promise.channel, promise.made_at,
      coalesce(moved.first_due, promise.due_at), promise.due_at,
      coalesce(promise.kept_at, promise.ended_at, ${at}),
      case when promise.kept_at is not null then 'kept' when promise.withdrawn then 'withdrawn'
        when promise.ended_at is not null then 'closed' else 'retention' end,
      -- PR20: a time that passed unannounced, or was announced late, is silent for good.
      case
        when coalesce(promise.kept_at, promise.ended_at, ${at}) <= coalesce(moved.first_due, promise.due_at) then 'none'
        when moved.late or coalesce(promise.kept_at, promise.ended_at, ${at}) > promise.due_at then 'silent'
        else 'announced' end
    from promise
    join ticket on ticket.id = coalesce(promise.given_on, promise.ticket_id)
    left join lateral (
      select min(from_due) as first_due, bool_or(at > from_due) as late from promise_move where promise_id = promise.id
    ) moved on true
    where promise.ticket_id in ${ids}`.execute(trx);
  await sql`
    update matter set ticket_end = 'retention', ticket_ended_at = ${at}
    from ticket where ticket.matter_id = matter.id and ticket.id in ${ids}`.execute(trx);
  await sql`
    insert into ticket_number_past (number) select number from ticket where id in ${ids}
    on conflict do nothing`.execute(trx);
}

/** Everything of `treated`, each before what it points to. */
async function deleteWhatHangsOn(trx: Db, going: readonly string[], at: Date): Promise<void> {
  const ids = sql`(${sql.join(going)})`;
  const mails = sql`(select id from mail_message where ticket_id in ${ids})`;
  await sql`delete from mail_part where mail_id in ${mails}`.execute(trx);
  // RT6: what was merged points to a line of the one that goes on; both are here.
  await sql`
    update mail_message set state = 'deleted', ticket_id = null, note_id = null, raw = null, kind = null, from_name = null,
      from_address = null, subject = null, sent_at = null, text = null, html = null, hints = '[]', unconfirmed = null,
      outside_pictures = 0, whole_bytes = null, forgotten_at = coalesce(forgotten_at, ${at})
    where ticket_id in ${ids}`.execute(trx);
  for (const table of ['department_notice', 'proposed_answer', 'mail_outbox', 'ticket_file'])
    await sql`delete from ${sql.table(table)} where ticket_id in ${ids}`.execute(trx);
  const wishes = sql`(select id from callback where ticket_id in ${ids})`;
  await sql`delete from callback_attempt where callback_id in ${wishes}`.execute(trx);
  await sql`delete from callback where ticket_id in ${ids}`.execute(trx);
  const promises = sql`(select id from promise where ticket_id in ${ids})`;
  await sql`delete from promise_move where promise_id in ${promises}`.execute(trx);
  await sql`delete from promise where ticket_id in ${ids}`.execute(trx);
  await sql`delete from ticket_link where ticket_id in ${ids} or other_id in ${ids}`.execute(trx);
  await sql`delete from ticket_note where ticket_id in ${ids}`.execute(trx);
}

/** What leads are told (RT10): how many go within the days ahead, and how many only a person's word keeps. */
export async function countForgotten(
  db: Db,
  now: number,
  { keepDays, soonDays }: { readonly keepDays: number; readonly soonDays: number },
): Promise<{ readonly soon: number; readonly retained: number }> {
  const { rows } = await sql<{ soon: number; retained: number }>`
    select (select count(*)::int from ticket where ${isOver(now + soonDays * dayMs, keepDays)}) as soon,
      (select count(*)::int from ticket where state = 'closed' and merged_into is null
        and retained_until >= ${cityDay(now)}) as retained`.execute(db);
  return rows[0] ?? { soon: 0, retained: 0 };
}
