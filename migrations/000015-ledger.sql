-- SPDX-FileCopyrightText: 2026 The Amtsleitung authors
-- SPDX-License-Identifier: EUPL-1.2

-- What a department may do with a ticket beside answering it, and what became of a promise that could not be kept in time.

alter table ticket
  add column urgency text not null default 'normal' check (urgency in ('normal', 'urgent')),
  add column asked_at timestamptz,
  add column held_until text check (held_until ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
  add column held_reason text not null default '',
  add constraint ticket_closed_waits_for_nothing check (state = 'open' or (asked_at is null and held_until is null));
comment on column ticket.asked_at is 'The department has asked the team something and waits for the answer.';
comment on column ticket.held_until is 'Put aside until this day (ISO date of the city); the citizen may see it, with the reason.';
create index ticket_held on ticket (held_until) where held_until is not null;

alter table ticket_note drop constraint ticket_note_kind_check;
alter table ticket_note add constraint ticket_note_kind_check check (kind in (
  'called', 'mailed', 'closed', 'note', 'reopened',
  'handedOn', 'asked', 'replied', 'held', 'resumed', 'withdrawn', 'urgent', 'normal', 'moved'
));

alter table promise
  add column withdrawn boolean not null default false,
  add constraint promise_withdrawn_is_ended check (not withdrawn or ended_at is not null);
comment on column promise.withdrawn is 'Ended because the citizen did not want it any more; otherwise a named person closed it.';

create table promise_move (
  id uuid primary key,
  promise_id uuid not null references promise,
  at timestamptz not null,
  from_due timestamptz not null,
  to_due timestamptz not null,
  reason text not null,
  account_id uuid references account,
  constraint promise_move_once unique (promise_id, from_due),
  constraint promise_move_later check (to_due > from_due)
);
comment on table promise_move is 'A promised time that was not kept and the later one the citizen was told instead: a breach, announced when it was told in time.';
comment on column promise_move.at is 'When the citizen was told, or the telling was ordered. Not after from_due: announced.';
comment on column promise_move.account_id is 'Who moved it; null = the program, in the last service hour.';

-- The list of tickets goes by the first open promise. PostgreSQL keeps it beside the ticket, whoever writes, so that a page of
-- the list costs what it shows, however many tickets there are.
alter table ticket add column next_due timestamptz;
comment on column ticket.next_due is 'When its first open promise is due; kept by a trigger on promise.';
update ticket set next_due = (
  select min(due_at) from promise where ticket_id = ticket.id and kept_at is null and ended_at is null
);
create function keep_next_due() returns trigger language plpgsql as $$
begin
  update ticket set next_due = (
    select min(due_at) from promise where ticket_id = ticket.id and kept_at is null and ended_at is null
  ) where id = coalesce(new.ticket_id, old.ticket_id);
  return null;
end $$;
create trigger promise_next_due after insert or update or delete on promise
  for each row execute function keep_next_due();
create index ticket_by_due on ticket (next_due, id desc);
create index ticket_by_state_due on ticket (state, next_due, id desc);
create index ticket_by_department_due on ticket (department_id, state, next_due, id desc);

-- Looking a ticket up by its number, the telephone number of the wish, and words of text, name and address. The words are
-- folded as in fold.ts; very long ones count by their beginning.
create function ticket_words(body text, citizen text, wish jsonb) returns tsvector immutable parallel safe language sql as $$
  select array_to_tsvector(coalesce(array_agg(distinct left(word, 60)), '{}'))
  from regexp_split_to_table(
    regexp_replace(regexp_replace(
      replace(replace(replace(replace(replace(
        lower(normalize(body || ' ' || citizen || ' ' || coalesce(wish ->> 'address', ''), NFKD)),
        'ß', 'ss'), 'ẞ', 'ss'), 'ı', 'i'), 'ł', 'l'), 'Ł', 'l'),
      '[\u00B7\u00AD\u0300-\u036F]', '', 'g'), '([aou])e', '\1', 'g'),
    '[^a-z0-9\u00C0-\u1FFF\u2C00-\u2DFF\u3040-\uD7FF]+') as word
  where word <> ''
$$;
alter table ticket add column words tsvector not null generated always as (ticket_words(text, citizen_name, wish)) stored;
comment on column ticket.words is 'Folded words of text, name and mail address, for finding.';
create index ticket_by_words on ticket using gin (words);
create index ticket_by_number on ticket (number text_pattern_ops);
create index ticket_by_phone on ticket ((wish ->> 'number') text_pattern_ops);
