-- SPDX-FileCopyrightText: 2026 The Amtsleitung authors
-- SPDX-License-Identifier: EUPL-1.2

-- Closed tickets go when their time is over; what counts without telling of anybody stays.

alter table ticket
  add column retained_until text check (retained_until ~ '^\d{4}-\d\d-\d\d$'),
  add column retained_reason text not null default '';
comment on column ticket.retained_until is 'Kept until this day (ISO date of the city, included) although its time is over, because a person said so.';
create index ticket_closed on ticket (closed_at) where state = 'closed' and merged_into is null;

-- What is deleted is looked up by those who point to it.
create index mail_message_note on mail_message (note_id) where note_id is not null;
create index department_notice_answer on department_notice (answer_note_id) where answer_note_id is not null;

alter table matter
  add column ticket_end text check (ticket_end = 'retention'),
  add column ticket_ended_at timestamptz,
  add constraint matter_ticket_end_has_time check ((ticket_end is null) = (ticket_ended_at is null));
comment on column matter.ticket_end is 'How the ticket that was made of it left: retention deleted it, and its promises with it.';

create table promise_past (
  id uuid primary key,
  matter_id uuid not null references matter on delete cascade,
  department_id uuid not null references department,
  channel text not null check (channel in ('callback', 'email')),
  made_at timestamptz not null,
  first_due_at timestamptz not null,
  due_at timestamptz not null,
  ended_at timestamptz not null,
  ended text not null check (ended in ('kept', 'withdrawn', 'closed', 'retention')),
  breach text not null check (breach in ('none', 'announced', 'silent'))
);
create index promise_past_matter on promise_past (matter_id);
create index promise_past_department on promise_past (department_id, due_at);
comment on table promise_past is 'What is left of a promise when its ticket is deleted: figures, no person, no words.';
comment on column promise_past.ended is 'retention = it had no other end when it was deleted.';
comment on column promise_past.breach is 'PR20, fixed when it was deleted.';

-- Mails that answer to a number must never reach somebody else who was given the same one.
create table ticket_number_past (
  number text primary key check (number ~ '^[1-9][0-9]{7}$')
);
comment on table ticket_number_past is 'Numbers of deleted tickets: never given again. Nothing leads from here to anybody.';

-- A correction that was told stays told, also when the ticket it was told on is gone.
alter table recall_item
  alter column ticket_id drop not null,
  drop constraint recall_item_ticket_id_fkey,
  add constraint recall_item_ticket_id_fkey foreign key (ticket_id) references ticket on delete set null;
comment on column recall_item.ticket_id is 'Null = the ticket is deleted.';

-- Of a mail whose ticket is deleted its fingerprint stays: the same mail from a backup makes no second ticket.
alter table mail_message
  drop constraint mail_message_state_check,
  add constraint mail_message_state_check check (state in ('stored', 'processed', 'quarantined', 'ignored', 'deleted')),
  drop constraint mail_message_reason_for_end,
  add constraint mail_message_reason_for_end check ((reason is null) = (state in ('stored', 'processed', 'deleted'))),
  add constraint mail_message_deleted_tells_nothing check (
    state <> 'deleted'
    or (num_nonnulls(raw, kind, from_name, from_address, subject, sent_at, text, html, note_id, unconfirmed) = 0 and hints = '[]')
  );

-- A ticket's story tells of being kept longer. The list of kinds is read, not repeated: other migrations add to it as well.
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
    'alter table ticket_note add constraint ticket_note_kind_check check (kind in (%s, ''retained'', ''released''))', kinds
  );
end
$$;
