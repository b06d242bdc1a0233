-- SPDX-FileCopyrightText: 2026 The Amtsleitung authors
-- SPDX-License-Identifier: EUPL-1.2

-- Two more wishes: an answer by post, and none at all, because something is only to be done.

-- The lists are read, not repeated: other migrations add to them as well.
do $$
declare
  listed record;
  words text;
begin
  for listed in
    select * from (values
      ('ticket', 'ticket_wish_check', '(wish ->> ''kind'')', '''letter'', ''none'''),
      ('promise', 'promise_channel_check', 'channel', '''letter'', ''none'''),
      ('recall_consent', 'recall_consent_wish_check', '(wish ->> ''kind'')', '''letter'''),
      ('recall_item', 'recall_item_channel_check', 'channel', '''letter'''),
      ('ticket_note', 'ticket_note_kind_check', 'kind', '''letterSent'', ''done'', ''letterMoved'', ''wished''')
    ) as list (of_table, name, what, more)
  loop
    -- In a wish the name of the key stands in the check as well.
    select string_agg(quote_literal(found.word[1]), ', ')
    into words
    from pg_constraint, regexp_matches(pg_get_constraintdef(oid), '''(\w+)''', 'g') as found (word)
    where conname = listed.name and conrelid = listed.of_table::regclass
      and not (found.word[1] = 'kind' and listed.what like '%''kind''%');
    execute format('alter table %I drop constraint %I', listed.of_table, listed.name);
    execute format(
      'alter table %I add constraint %I check (%s in (%s, %s))',
      listed.of_table, listed.name, listed.what, words, listed.more
    );
  end loop;
end
$$;

alter table promise_move add column shown boolean not null default false;
comment on column promise_move.shown is 'The citizen reads the new time and the reason on /ticket, and nowhere else: the promise is that something is done.';
comment on column ticket.wish is 'How the citizen wants to be answered: {kind: callback, number, window}, {kind: email, address}, {kind: letter, address in lines} or {kind: none}.';
