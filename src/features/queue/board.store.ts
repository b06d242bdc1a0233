// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import type { Board } from './queue.contract.ts';

/** The figures of a day that only the records know. */
export type BoardFigures = Pick<Board, 'today' | 'promises'>;

/** How the day is counted. */
export interface BoardRules {
  /** IANA name; the day begins and ends there. */
  readonly timeZone: string;
  /** A call is accepted in time when it waited at most this long (domain: T). */
  readonly thresholdSeconds: number;
  /** Who hung up earlier is not counted as offered (domain: Sa). */
  readonly shortAbandonSeconds: number;
}

/**
 * Today's calls, matters and promises (domain.md, section 4; decisions 23, 29, 30): no agent, no number. A call belongs to the day it arrived.
 * Offered = joined the queue, or refused for lack of lines, without short abandons; of those still waiting the answer is open, they are not counted yet.
 * @param now Unix milliseconds.
 */
export async function boardFigures(db: Db, now: number, rules: BoardRules): Promise<BoardFigures> {
  const at = sql`${new Date(now)}::timestamptz`;
  const zone = sql`${rules.timeZone}::text`;
  const dayBegins = sql`date_trunc('day', ${at}, ${zone})`;
  // One day later by the calendar of the place: 23 and 25 hours when the clocks change.
  const dayEnds = sql`((date_trunc('day', ${at} at time zone ${zone}) + interval '1 day') at time zone ${zone})`;
  const open = sql`kept_at is null and ended_at is null`;
  const { rows } = await sql<Counts>`
    with today as (
      select "end", answered_at, waited_ms,
        (queued_at is not null or "end" = 'refused') and (answered_at is not null or "end" is not null)
          and not ("end" is not distinct from 'abandoned_waiting' and waited_ms < ${rules.shortAbandonSeconds * 1_000}) as offered
      from call where arrived_at >= ${dayBegins} and arrived_at < ${dayEnds}
    ), matters as (
      select matter.outcome from matter join contact on contact.id = matter.contact_id
      where contact.started_at >= ${dayBegins} and contact.started_at < ${dayEnds}
    )
    select
      (select count(*) from today) as calls,
      (select count(*) from today where answered_at is not null) as answered,
      (select count(*) from today where "end" = 'abandoned_waiting' and offered) as abandoned,
      (select count(*) from today where offered) as offered,
      (select count(*) from today where offered and answered_at is not null and waited_ms <= ${rules.thresholdSeconds * 1_000}) as accepted,
      (select count(*) from matters where outcome = 'answered') as direct,
      (select count(*) from matters where outcome = 'transferred') as transferred,
      (select count(*) from matters where outcome = 'ticket') as ticket,
      (select count(*) from matters where outcome is null) as undecided,
      (select count(*) from promise where ${open} and due_at >= ${at} and due_at < ${dayEnds}) as due_today,
      (select count(*) from promise where ${open} and due_at < ${at}) as overdue
  `.execute(db);
  const [counts] = rows;
  if (!counts) throw new Error('the board query gave nothing');
  return {
    today: {
      calls: counts.calls,
      answeredByTeam: counts.answered,
      abandoned: counts.abandoned,
      withinThreshold: { thresholdSeconds: rules.thresholdSeconds, accepted: counts.accepted, offered: counts.offered },
      matters: {
        answered: counts.direct,
        transferred: counts.transferred,
        ticket: counts.ticket,
        open: counts.undecided,
      },
    },
    promises: { dueToday: counts.dueToday, overdue: counts.overdue },
  };
}

interface Counts {
  readonly calls: number;
  readonly answered: number;
  readonly abandoned: number;
  readonly offered: number;
  readonly accepted: number;
  readonly direct: number;
  readonly transferred: number;
  readonly ticket: number;
  readonly undecided: number;
  readonly dueToday: number;
  readonly overdue: number;
}
