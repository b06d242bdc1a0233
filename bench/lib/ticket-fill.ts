// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Tickets by the thousand, as a city with a year behind it has them; the same ones for the same seed. */
import { sql } from 'kysely';
import type { Db } from '../../src/platform/database/database.ts';

/** Words people use, the first ones often: the rank of a drawn word grows with the cube of a random number. */
const vocabulary = 5_000;
const piece = 5_000;
const surnames = 5_000;

/** The word of a rank, in letters alone, so that no beginning of it finds all the others. */
export function wordOf(rank: number): string {
  return `${[...String(rank).padStart(4, '0')].map((digit) => 'bcdfghklmn'[Number(digit)]).join('a')}o`;
}

/** The surname with this number. */
export function surnameOf(index: number): string {
  return `${[...String(index).padStart(4, '0')].map((digit) => 'prstvwzdgk'[Number(digit)]).join('i')}mann`;
}

const written = (column: string, letters: string, between: string, end: string) => {
  const digit = (at: number): string =>
    `translate(substr(lpad((${column})::text, 4, '0'), ${at}, 1), '0123456789', '${letters}')`;
  return sql.raw(`${[1, 2, 3, 4].map(digit).join(` || '${between}' || `)} || '${end}'`);
};

/**
 * Fills up to `count` tickets, numbers from 10,000,000 on: a fifth open, one in fifty of them late, one in ten put aside,
 * one in twenty urgent, half of them with answers to their service's questions; spread over the departments and services of the city. `now`: Unix milliseconds.
 */
export async function fillTickets(db: Db, { from, count, now }: { from: number; count: number; now: number }) {
  const word = written(`floor(${vocabulary} * power(random(), 3))::int`, 'bcdfghklmn', 'a', 'o');
  const surname = written(`(i * 7919) % ${surnames}`, 'prstvwzdgk', 'i', 'mann');
  await db.connection().execute(async (one) => {
    const run = (query: ReturnType<typeof sql>) => query.execute(one);
    // In pieces: a statement of the program has 15 seconds.
    for (let start = from; start < count; start += piece) {
      await run(sql`select setseed(${(start / count) * 0.5})`);
      await run(sql`
      create temp table fill on commit preserve rows as
      with place as (
        select (select array_agg(id order by key) from department) as departments,
               (select array_agg(id order by key) from service) as services
      )
      select i, made_at, is_open,
        (lpad(to_hex((extract(epoch from made_at) * 1000)::bigint), 12, '0') || '7' || substr(md5(i::text), 1, 3) || '8'
          || substr(md5(i::text), 4, 15))::uuid as id,
        departments[1 + (power(random(), 2) * array_length(departments, 1))::int % array_length(departments, 1)] as department_id,
        services[1 + (random() * array_length(services, 1))::int % array_length(services, 1)] as service_id,
        (array['de','de','de','de','de','de','tr','tr','en','pl','fr','it','ku'])[1 + (random() * 12.99)::int % 13] as language,
        ${surname} as name,
        case when is_open then to_timestamp(${now / 1000}) + case when random() < 0.02
          then -random() * interval '2 days' else random() * interval '5 days' end end as due_at,
        random() as luck
      from place, (
        select i, to_timestamp(${now / 1000}) - (1 - i::float / ${count}) * interval '365 days' as made_at,
          random() < 0.2 as is_open
        from generate_series(${start}::int, ${Math.min(count, start + piece) - 1}::int) i
      ) as each`);
      await run(sql`insert into contact (id, channel, started_at, ended_at, language)
      select id, 'call', made_at, made_at, language from fill`);
      await run(sql`insert into matter (id, contact_id, position, service_id, department_id, outcome, complaint, party,
        created_at, decided_at, version)
      select id, id, 1, service_id, department_id, 'ticket', false, 'person', made_at, made_at, 1 from fill`);
      await run(sql`alter table promise disable trigger promise_next_due`);
      await run(sql`
      insert into ticket (id, number, code_hash, matter_id, service_id, department_id, protected, language, text,
        citizen_name, folded_name, wish, answers, state, created_at, closed_at, version, urgency, held_until, next_due)
      select id, (10000000 + i)::text, 'none', id, service_id, department_id, false, language,
        (select string_agg(w, ' ') from (select ${word} as w from generate_series(1, 14 + 0 * i)) as words),
        name, name,
        case when luck < 0.6 then jsonb_build_object('kind', 'callback', 'number', '+49215' || (10000000 + i * 37), 'window', '')
          else jsonb_build_object('kind', 'email', 'address', name || i || '@example.org') end,
        case when luck > 0.5 then jsonb_build_array(jsonb_build_object('key', 'ort', 'value', ${word}),
          jsonb_build_object('key', 'wann', 'value', to_char(made_at, 'YYYY-MM-DD'))) else '[]'::jsonb end,
        case when is_open then 'open' else 'closed' end, made_at, case when is_open then null else made_at + interval '2 days' end,
        2, case when luck < 0.05 then 'urgent' else 'normal' end,
        case when is_open and luck between 0.3 and 0.4 then to_char(to_timestamp(${now / 1000}) + interval '20 days', 'YYYY-MM-DD') end,
        due_at
      from fill`);
      await run(sql`insert into promise (id, ticket_id, what, channel, due_at, department_id, made_at, kept_at)
      select id, id, 'Antwort', case when luck < 0.6 then 'callback' else 'email' end,
        coalesce(due_at, made_at + interval '3 days'), department_id, made_at,
        case when is_open then null else made_at + interval '2 days' end from fill`);
      await run(sql`alter table promise enable trigger promise_next_due`);
      await run(sql`insert into ticket_note (id, ticket_id, at, kind, text)
      select gen_random_uuid(), id, made_at + n * interval '3 hours', 'note', 'Vermerk ' || n from fill, generate_series(1, 3) n`);
      await run(sql`drop table fill`);
    }
    await run(sql`vacuum analyze`);
  });
}
