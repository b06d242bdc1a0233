// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What callers did with the menu, from the journal's lines: counts only, no call and nobody (K1 … K4). */
import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import type { KeyFigures } from './menu-sound.contract.ts';

/** Fewer callers than this say nothing about a key (K4). */
const fewest = 5;

/** Calls that asked for a person on a level, heard it again, or hung up on it. */
export interface LevelFigures {
  readonly node: string;
  readonly person: number;
  readonly again: number;
  readonly hungUp: number;
}

/** The figures since an instant (Unix milliseconds). */
export async function readFigures(
  db: Db,
  sinceMs: number,
): Promise<{ readonly keys: KeyFigures[]; readonly levels: LevelFigures[] }> {
  const since = new Date(sinceMs);
  // One call counts once for each key, however often it was pressed.
  const keys = await sql<{
    node: string;
    key: string;
    to: string;
    topic: boolean;
    chosen: number;
    back: number;
    left: number;
  }>`
    with chosen as (
      select distinct call_id, data ->> 'node' as node, data ->> 'key' as key, data ->> 'chosen' as "to",
        type = 'topicChosen' as topic
      from journal
      where type in ('levelChosen', 'topicChosen') and at >= ${since} and data ? 'key'
    )
    select node, key, "to", topic, count(*)::int as chosen,
      count(*) filter (where not topic and exists (
        select from journal j where j.call_id = chosen.call_id
          and j.type in ('levelAgain', 'personChosen') and j.data ->> 'node' = chosen."to"))::int as back,
      count(*) filter (where exists (
        select from journal j where j.call_id = chosen.call_id and j.type = 'callEnded'
          and (j.data ->> 'node' = chosen."to" or (topic and j.data ->> 'end' = 'abandoned_waiting'))))::int as left
    from chosen group by 1, 2, 3, 4 order by 1, 2, 3`.execute(db);
  const levels = await sql<LevelFigures>`
    select data ->> 'node' as node,
      count(distinct call_id) filter (where type = 'personChosen')::int as person,
      count(distinct call_id) filter (where type = 'levelAgain')::int as again,
      count(distinct call_id) filter (where type = 'callEnded')::int as "hungUp"
    from journal
    where type in ('personChosen', 'levelAgain', 'callEnded') and at >= ${since} and data ? 'node'
    group by 1 order by 1`.execute(db);
  return {
    keys: keys.rows.map(({ topic, back, left, ...row }) => ({
      ...row,
      cameBack: row.chosen < fewest || topic ? null : back,
      hungUp: row.chosen < fewest ? null : left,
    })),
    levels: [...levels.rows],
  };
}
