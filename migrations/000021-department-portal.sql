-- SPDX-FileCopyrightText: 2026 The Amtsleitung authors
-- SPDX-License-Identifier: EUPL-1.2

-- Departments hear of their tickets by mail, open one by a link that is valid once, or are served by mail alone.

alter table department
  add column notice_mode text not null default 'off' check (notice_mode in ('off', 'signIn', 'link', 'mail')),
  add column notice_address text
    check (notice_address ~ '^[^[:space:][:cntrl:]<>,;"]+@[^[:space:][:cntrl:]<>,;"]+$'),
  add constraint department_notice_needs_address check (notice_mode = 'off' or notice_address is not null);
comment on column department.notice_mode is 'How it hears of its tickets: not at all, and signs in; by a one-time link; by mail alone, answers included.';
comment on column department.notice_address is 'The mailbox such mails go to; answers are taken from it or its domain.';

alter table ticket add column accepted_at timestamptz;
comment on column ticket.accepted_at is 'Since when somebody of its department has it in hand.';

-- The list of kinds is read, not repeated: other migrations add to it as well.
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
    'alter table ticket_note add constraint ticket_note_kind_check check (kind in (%s, ''accepted'', ''returned'', ''departmentMail''))',
    kinds
  );
  select string_agg(quote_literal(listed.word[1]), ', ')
  into kinds
  from pg_constraint, regexp_matches(pg_get_constraintdef(oid), '''(\w+)''', 'g') as listed (word)
  where conname = 'mail_outbox_kind_check' and conrelid = 'mail_outbox'::regclass;
  alter table mail_outbox drop constraint mail_outbox_kind_check;
  execute format(
    'alter table mail_outbox add constraint mail_outbox_kind_check check (kind in (%s, ''departmentNotice''))', kinds
  );
end
$$;

create table department_notice (
  id uuid primary key references mail_outbox,
  ticket_id uuid not null references ticket,
  department_id uuid not null references department,
  why text not null check (
    why in ('created', 'handedOn', 'citizenWrote', 'replied', 'danger', 'answerReturned', 'newLink')
  ),
  promised_for timestamptz,
  created_at timestamptz not null,
  token_hash text unique check (token_hash ~ '^[0-9a-f]{64}$'),
  link_until timestamptz,
  opened_at timestamptz,
  session_hash text unique check (session_hash ~ '^[0-9a-f]{64}$'),
  session_until timestamptz,
  answer_note_id uuid references ticket_note,
  constraint department_notice_danger_has_time check ((promised_for is null) = (why <> 'danger')),
  constraint department_notice_link_ends check ((token_hash is null) = (link_until is null)),
  constraint department_notice_opened_has_session check ((opened_at is null) = (session_hash is null) and (session_hash is null) = (session_until is null))
);
create index department_notice_ticket on department_notice (ticket_id, created_at);
create unique index department_notice_danger on department_notice (ticket_id, department_id, promised_for) where why = 'danger';
comment on table department_notice is 'A mail to a department about one of its tickets, with the link it holds, if it holds one.';
comment on column department_notice.promised_for is 'The promised time in danger: told once each.';
comment on column department_notice.token_hash is 'SHA-256 of the link''s secret; the secret itself stands in the mail that was sent and nowhere else.';
comment on column department_notice.opened_at is 'When the link was used: once.';
comment on column department_notice.session_hash is 'SHA-256 of the cookie it was exchanged for.';
comment on column department_notice.answer_note_id is 'What was answered with it; from then on the ticket is no longer shown.';

create table proposed_answer (
  id uuid primary key,
  ticket_id uuid not null references ticket,
  note_id uuid not null unique references ticket_note,
  department_id uuid not null references department,
  from_address text not null,
  text text not null,
  quoted text not null,
  created_at timestamptz not null,
  state text not null check (state in ('waiting', 'sent', 'returned')),
  settled_at timestamptz,
  constraint proposed_answer_settled check ((settled_at is null) = (state = 'waiting'))
);
create index proposed_answer_ticket on proposed_answer (ticket_id, created_at);
create index proposed_answer_waiting on proposed_answer (ticket_id) where state = 'waiting';
comment on table proposed_answer is 'What a department answered by mail: nobody outside has read it before somebody of the team has (Antwort des Fachbereichs).';
comment on column proposed_answer.quoted is 'What was cut below the answer: the mail it answers, a signature. Still to be read.';
