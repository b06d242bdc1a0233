-- SPDX-FileCopyrightText: 2026 The Amtsleitung authors
-- SPDX-License-Identifier: EUPL-1.2

-- The directory is kept on screens, and departments join the hotline step by step, with proofs for each step.

alter table department
  add column version integer not null default 1 check (version > 0),
  add column exceptions jsonb not null default '[]' check (jsonb_typeof(exceptions) = 'array'),
  add column connects text not null default 'announce' check (connects in ('announce', 'straight'));
comment on column department.version is 'Counts up with every change; who changes names the one they saw.';
comment on column department.exceptions is 'Days with other hours: list of {from, to, name, spans}; no spans = closed.';
comment on column department.connects is 'At the stage directory: callers hear its number, or are connected straight in its hours.';

alter table directory_entry
  add column version integer not null default 1 check (version > 0),
  add column kind text not null default 'place' check (kind in ('place', 'person')),
  add column role text not null default '',
  add column exceptions jsonb not null default '[]' check (jsonb_typeof(exceptions) = 'array'),
  add column deputy_id uuid references directory_entry (id) check (deputy_id <> id);
update directory_entry set kind = 'person' where account_id is not null;
comment on column directory_entry.kind is 'A place such as a counter, or a person.';
comment on column directory_entry.role is 'What a person or place does, in the words people search for.';
comment on column directory_entry.exceptions is 'Days with other hours, such as a leave; as in department.';
comment on column directory_entry.deputy_id is 'Who is asked when this one cannot be reached.';

create table service_place (
  id uuid primary key,
  service_id uuid not null references service on delete cascade,
  place text not null check (place <> ''),
  streets text[] not null default '{}',
  department_id uuid not null references department,
  constraint service_place_once unique (service_id, place)
);
create index service_place_department on service_place (department_id);
comment on table service_place is 'A service for which another department is responsible in a district or some streets (Zuständigkeit nach Ort).';

create table onboarding_proof (
  id uuid primary key,
  department_id uuid not null references department on delete cascade,
  gate text not null check (gate in ('articles', 'questions', 'number', 'mailbox', 'agents', 'council')),
  kind text not null check (kind in ('test', 'note', 'waiver')),
  about text not null,
  state text not null check (state in ('running', 'passed', 'failed')),
  result text not null default '',
  note text not null default '',
  day text check (day ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
  code_hash text check (code_hash ~ '^[0-9a-f]{64}$'),
  tries integer not null default 0,
  account_id uuid references account (id) on delete set null,
  made_at timestamptz not null,
  settled_at timestamptz,
  constraint onboarding_proof_settled check ((settled_at is null) = (state = 'running')),
  constraint onboarding_proof_waiver_says_why check (kind <> 'waiver' or note <> '')
);
create index onboarding_proof_of on onboarding_proof (department_id, gate, made_at desc);
create unique index onboarding_proof_one_test on onboarding_proof (department_id, gate) where state = 'running';
comment on table onboarding_proof is 'What shows that a condition of joining is met: a test with its result, a note, or a waiver with its reason. Never changed afterwards.';
comment on column onboarding_proof.about is 'What was tested: the number, the address; for services their keys.';
comment on column onboarding_proof.result is 'What the switch or the mail server said.';
comment on column onboarding_proof.code_hash is 'SHA-256 of the code in a test mail; the code stands in the mail only.';

create table shadow_mark (
  matter_id uuid primary key references matter on delete cascade,
  right_answer boolean not null,
  note text not null default '',
  account_id uuid references account (id) on delete set null,
  marked_at timestamptz not null
);
create index shadow_mark_account on shadow_mark (account_id) where account_id is not null;
comment on table shadow_mark is 'What a department says of an answer the team gave on its services before it was live; about the answer, never about who gave it.';

-- A test of a mailbox is a mail of no ticket.
alter table mail_outbox alter column ticket_id drop not null;
do $$
declare
  kinds text;
begin
  select string_agg(quote_literal(listed.word[1]), ', ')
  into kinds
  from pg_constraint, regexp_matches(pg_get_constraintdef(oid), '''(\w+)''', 'g') as listed (word)
  where conname = 'mail_outbox_kind_check' and conrelid = 'mail_outbox'::regclass;
  alter table mail_outbox drop constraint mail_outbox_kind_check;
  execute format(
    'alter table mail_outbox add constraint mail_outbox_kind_check check (kind in (%s, ''mailboxTest''))', kinds
  );
end
$$;
alter table mail_outbox add constraint mail_outbox_has_ticket check ((ticket_id is null) = (kind = 'mailboxTest'));

-- Topics whose department or service has not joined are not offered in the menu.
insert into city_setting (name, value, updated_at)
select
  'unoffered',
  coalesce(
    (
      select jsonb_agg(topic.key order by topic.position)
      from topic
      join department on department.id = topic.department_id
      left join service on service.id = topic.service_id
      where department.stage = 'notConnected' or service.stage = 'notConnected'
    ),
    '[]'::jsonb
  ),
  now()
where exists (select from city_setting);
