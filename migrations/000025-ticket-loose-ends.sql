-- SPDX-FileCopyrightText: 2026 The Amtsleitung authors
-- SPDX-License-Identifier: EUPL-1.2

-- A new code for a ticket, what the mail server says of a department's answer, and words of answers and merged tickets.

-- The lists of kinds are read, not repeated: other migrations add to them as well.
do $$
declare
  kinds text;
begin
  select string_agg(quote_literal(listed.word[1]), ', ')
  into kinds
  from pg_constraint, regexp_matches(pg_get_constraintdef(oid), '''(\w+)''', 'g') as listed (word)
  where conname = 'ticket_note_kind_check' and conrelid = 'ticket_note'::regclass;
  alter table ticket_note drop constraint ticket_note_kind_check;
  execute format('alter table ticket_note add constraint ticket_note_kind_check check (kind in (%s, ''newCode''))', kinds);
  select string_agg(quote_literal(listed.word[1]), ', ')
  into kinds
  from pg_constraint, regexp_matches(pg_get_constraintdef(oid), '''(\w+)''', 'g') as listed (word)
  where conname = 'mail_outbox_kind_check' and conrelid = 'mail_outbox'::regclass;
  alter table mail_outbox drop constraint mail_outbox_kind_check;
  execute format('alter table mail_outbox add constraint mail_outbox_kind_check check (kind in (%s, ''newCode''))', kinds);
end
$$;

-- Whether our own mail server vouches for the sender of a department's answer.
alter table proposed_answer
  add column sender text not null default 'unchecked' check (sender in ('checked', 'unchecked', 'failed'));
alter table proposed_answer alter column sender drop default;
comment on column proposed_answer.sender is 'What our mail server wrote of the sender: vouched for, nothing, or that the checks failed.';

-- What was said to a service's questions is found like the text, and what tickets said that became one with this one.
alter table ticket add column merged_words tsvector not null default '';
comment on column ticket.merged_words is 'Words of the tickets that became one with this one, for finding.';
alter table ticket drop column words;
drop function ticket_words (text, text, jsonb);
-- Folded as in fold.ts; very long words count by their beginning.
create function ticket_words(body text, citizen text, wish jsonb, answers jsonb) returns tsvector
immutable parallel safe language sql as $$
  select array_to_tsvector(coalesce(array_agg(distinct left(word, 60)), '{}'))
  from regexp_split_to_table(
    regexp_replace(regexp_replace(
      replace(replace(replace(replace(replace(
        lower(normalize(
          body || ' ' || citizen || ' ' || coalesce(wish ->> 'address', '') || ' '
            || coalesce((select string_agg(said ->> 'value', ' ') from jsonb_array_elements(answers) as said), ''),
          NFKD)),
        'ß', 'ss'), 'ẞ', 'ss'), 'ı', 'i'), 'ł', 'l'), 'Ł', 'l'),
      '[\u00B7\u00AD\u0300-\u036F]', '', 'g'), '([aou])e', '\1', 'g'),
    '[^a-z0-9\u00C0-\u1FFF\u2C00-\u2DFF\u3040-\uD7FF]+') as word
  where word <> ''
$$;
-- A list of words holds 1 MB; what would go over it is left out, so that a merger never fails for it.
create function joined_words(own tsvector, others tsvector) returns tsvector immutable parallel safe language plpgsql as $$
begin
  if others = '' then
    return own;
  end if;
  return own || others;
exception when program_limit_exceeded then
  return own;
end
$$;
alter table ticket add column words tsvector not null
  generated always as (joined_words(ticket_words(text, citizen_name, wish, answers), merged_words)) stored;
comment on column ticket.words is 'Folded words of text, name, mail address and answers, also of merged tickets, for finding.';
update ticket set merged_words = merged.words
from (
  select merged_into, array_to_tsvector(array_agg(distinct word)) as words
  from ticket, unnest(tsvector_to_array(ticket.words)) as word
  where merged_into is not null
  group by merged_into
) as merged
where merged.merged_into = ticket.id;
create index ticket_by_words on ticket using gin (words);
analyze ticket;
