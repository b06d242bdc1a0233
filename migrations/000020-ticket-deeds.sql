-- SPDX-FileCopyrightText: 2026 The Amtsleitung authors
-- SPDX-License-Identifier: EUPL-1.2

-- What is asked for a ticket of a service; tickets that become one, are parted or belong together; files of tickets.

-- Questions of a service. A version is never changed: a ticket names the one it was asked with.
create table question_set (
  id uuid primary key,
  service_id uuid not null references service on delete cascade,
  version integer not null check (version > 0),
  questions jsonb not null check (jsonb_typeof(questions) = 'array'),
  made_at timestamptz not null,
  account_id uuid references account,
  constraint question_set_once unique (service_id, version)
);
comment on table question_set is 'What is asked when a ticket of this service is taken (Fragen); the highest version holds, an empty one asks nothing.';
comment on column question_set.account_id is 'Who wrote it; null = the city''s files.';

alter table ticket
  add column question_set_id uuid references question_set,
  add column answers jsonb not null default '[]' check (jsonb_typeof(answers) = 'array'),
  add column merged_into uuid references ticket,
  add constraint ticket_merged_is_closed check (merged_into is null or state = 'closed'),
  add constraint ticket_not_merged_into_itself check (merged_into <> id);
comment on column ticket.answers is 'List of {key, value} for questions of its set; what was not answered is not in it.';
comment on column ticket.merged_into is 'It became one with this ticket, which is never merged itself: its number and code find that one.';
create index ticket_merged on ticket (merged_into) where merged_into is not null;

-- What goes along when tickets become one says where it came from.
alter table promise add column given_on uuid references ticket;
comment on column promise.given_on is 'The ticket it was given on, when that was merged into this one.';
create index promise_given_on on promise (given_on) where given_on is not null;
alter table ticket_note add column written_on uuid references ticket;
comment on column ticket_note.written_on is 'The ticket it was written on, when that was merged into this one.';
create index ticket_note_written_on on ticket_note (written_on) where written_on is not null;

-- A promise can go to another ticket now: both have a first open promise to keep.
create or replace function keep_next_due() returns trigger language plpgsql as $$
begin
  update ticket set next_due = (
    select min(due_at) from promise where ticket_id = ticket.id and kept_at is null and ended_at is null
  ) where id = coalesce(new.ticket_id, old.ticket_id) or id = coalesce(old.ticket_id, new.ticket_id);
  return null;
end $$;

create table ticket_link (
  ticket_id uuid not null references ticket,
  other_id uuid not null references ticket,
  what text not null check (what in ('belongs', 'split')),
  at timestamptz not null,
  account_id uuid references account,
  primary key (ticket_id, other_id),
  constraint ticket_link_not_itself check (ticket_id <> other_id)
);
create unique index ticket_link_once on ticket_link (least(ticket_id, other_id), greatest(ticket_id, other_id));
create index ticket_link_other on ticket_link (other_id);
comment on table ticket_link is 'Two tickets that belong together, without effect on either.';
comment on column ticket_link.what is 'split: other_id was parted from ticket_id.';

-- Files of a ticket, in pieces like those of articles.
create table ticket_file (
  id uuid primary key,
  ticket_id uuid not null references ticket,
  file_name text not null check (char_length(file_name) between 1 and 200),
  kind text not null check (kind in ('pdf', 'png', 'jpeg', 'webp', 'docx', 'xlsx', 'odt', 'text')),
  charset text,
  bytes integer not null check (bytes between 1 and 10485760),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  added_at timestamptz not null,
  account_id uuid not null references account
);
create index ticket_file_ticket on ticket_file (ticket_id, added_at);
comment on table ticket_file is 'A file a person added to a ticket (Anhang); what came by mail is in mail_part.';

create table ticket_file_piece (
  file_id uuid not null references ticket_file on delete cascade,
  position integer not null,
  content bytea not null check (octet_length(content) between 1 and 262144),
  primary key (file_id, position)
);
alter table ticket_file_piece alter column content set storage external;
comment on table ticket_file_piece is 'The content in its order.';

create table mail_outbox_file (
  mail_id uuid not null references mail_outbox on delete cascade,
  file_id uuid not null references ticket_file,
  position integer not null,
  primary key (mail_id, file_id)
);
create index mail_outbox_file_file on mail_outbox_file (file_id);
comment on table mail_outbox_file is 'Files a mail takes along; a file that went out stays.';

-- A ticket's story tells of all this. The list of kinds is read, not repeated: other migrations add to it as well.
do $$
declare
  kinds text;
begin
  select string_agg(quote_literal(listed.word[1]), ', ')
  into kinds
  from pg_constraint, regexp_matches(pg_get_constraintdef(oid), '''(\w+)''', 'g') as listed (word)
  where conname = 'ticket_note_kind_check' and conrelid = 'ticket_note'::regclass;
  alter table ticket_note drop constraint ticket_note_kind_check;
  execute format(
    'alter table ticket_note add constraint ticket_note_kind_check check (kind in (%s, %s))', kinds,
    '''merged'', ''tookIn'', ''split'', ''splitOff'', ''linked'', ''unlinked'', ''fileAdded'', ''fileRemoved'''
  );
end
$$;
