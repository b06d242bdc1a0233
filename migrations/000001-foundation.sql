-- SPDX-FileCopyrightText: 2026 The Amtsleitung authors
-- SPDX-License-Identifier: EUPL-1.2

-- The records of the hotline (decisions 23 to 33). Times are written by the program's clock, never by now().
-- Accounts follow in 000002; columns named account_id get their foreign keys there.

create table department (
  id uuid primary key,
  key text not null unique check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null,
  names jsonb not null,
  tasks text not null,
  number text,
  email text,
  hours jsonb not null,
  stage text not null check (stage in ('notConnected', 'directory', 'shadow', 'live', 'overflow')),
  parent_id uuid references department check (parent_id <> id)
);
comment on table department is 'Organisational unit with a central number, an e-mail address, hours and an onboarding stage (Fachbereich).';
comment on column department.names is 'Name per language where it differs from the German one.';
comment on column department.tasks is 'What it does, in the words people search for.';
comment on column department.hours is 'Weekly hours: weekday 1 (Monday) to 7, each a list of {from, to} in minutes since local midnight.';

create table directory_entry (
  id uuid primary key,
  key text not null unique check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  department_id uuid not null references department,
  name text not null,
  number text not null check (number ~ '^(\+49[1-9][0-9]{4,12}|[1-9][0-9]{0,5})$'),
  acceptance text not null check (acceptance in ('answer', 'key')),
  hours jsonb
);
create index directory_entry_department on directory_entry (department_id);
comment on table directory_entry is 'A number a citizen can be transferred to; the only numbers that may be dialled (decision 12).';
comment on column directory_entry.acceptance is 'Transfer counts as accepted on answer, or only after key 1 (decision 17).';
comment on column directory_entry.hours is 'Own weekly hours; null = those of the department.';

create table service (
  id uuid primary key,
  key text not null unique check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  leika text check (leika ~ '^[0-9]{14}$'),
  department_id uuid not null references department,
  topic text,
  stage text not null check (stage in ('notConnected', 'directory', 'shadow', 'live', 'overflow')),
  protected boolean not null,
  titles jsonb not null check (titles ? 'de'),
  keywords jsonb not null
);
create index service_department on service (department_id);
comment on table service is 'Administrative service (Leistung) with its LeiKa key.';
comment on column service.protected is 'Social or health data (§ 35 SGB I): others see number and state of its tickets only.';
comment on column service.titles is 'Title per language; German is always there.';
comment on column service.keywords is 'Words people use for it, per language.';

create table topic (
  key text primary key check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  position integer not null,
  department_id uuid not null references department,
  service_id uuid references service,
  names jsonb not null check (names ? 'de'),
  protected boolean not null
);
comment on table topic is 'What a caller can choose in the menu, with the service most of these calls are about.';

create table article (
  id uuid primary key,
  service_id uuid not null unique references service
);
comment on table article is 'What the team needs to answer questions on one service.';

create table article_variant (
  id uuid primary key,
  article_id uuid not null references article on delete cascade,
  language text not null,
  title text not null,
  short_answer text not null,
  facts jsonb not null,
  body_markdown text not null,
  based_on timestamptz,
  updated_at timestamptz not null,
  folded_title text not null,
  folded_keywords text not null,
  folded_text text not null,
  unique (article_id, language)
);
comment on table article_variant is 'An article in one language; the German wording is official.';
comment on column article_variant.facts is 'List of {label, value}: fee, duration, deadline.';
comment on column article_variant.based_on is 'updated_at of the German variant this one was translated from; null for German.';
comment on column article_variant.folded_text is 'Words folded for searching (lib/pure/fold.ts); likewise folded_title and folded_keywords.';

create table city_setting (
  name text primary key,
  value jsonb not null,
  updated_at timestamptz not null
);
comment on table city_setting is 'What the city edits beside its records: hours, menu, announcements, routing, closing days.';

create table city_import (
  id uuid primary key,
  city text not null,
  fingerprint text not null,
  imported_at timestamptz not null
);
comment on table city_import is 'City files that were loaded (decision 32).';

create table special_opening (
  id uuid primary key,
  starts_at timestamptz not null,
  ends_at timestamptz,
  reason text not null,
  trial boolean not null,
  check (ends_at >= starts_at)
);
create unique index special_opening_one_trial on special_opening (trial) where trial and ends_at is null;
comment on table special_opening is 'Open although the calendar says closed; trial = sample installation (decision 5), ended by one click.';

create table shift (
  id uuid primary key,
  account_id uuid,
  started_at timestamptz not null,
  ended_at timestamptz
);
create index shift_account on shift (account_id) where account_id is not null;
comment on table shift is 'One stretch of work under a random id; account_id is deleted after 24 hours (decision 29).';

create table contact (
  id uuid primary key,
  channel text not null check (channel in ('call', 'callback', 'email', 'web')),
  started_at timestamptz not null,
  ended_at timestamptz,
  language text not null,
  topic text,
  shift_id uuid references shift
);
create index contact_started on contact (started_at);
create index contact_shift on contact (shift_id) where shift_id is not null;
comment on table contact is 'One call, call-back, e-mail or web request (Kontakt); no person, no number.';

create table call (
  id uuid primary key references contact,
  source text not null check (source in ('trunk', 'web')),
  dialled text not null,
  sip_call_id text not null,
  caller_kind text not null check (caller_kind in ('known', 'withheld', 'unknown')),
  caller_number text,
  language text not null,
  topic text,
  menu_path text not null,
  arrived_at timestamptz not null,
  queued_at timestamptz,
  answered_at timestamptz,
  waited_ms integer check (waited_ms >= 0),
  talk_ms integer check (talk_ms >= 0),
  hold_ms integer check (hold_ms >= 0),
  transferred_to uuid,
  transfer_accepted boolean,
  ended_at timestamptz,
  "end" text check (
    "end" in ('served', 'abandoned_menu', 'abandoned_waiting', 'callback_booked', 'self_served', 'closed', 'refused', 'broken')
  ),
  ended_by text check (ended_by in ('citizen', 'agent', 'department', 'system')),
  priority integer not null,
  version integer not null,
  constraint call_number_only_known check (caller_number is null or caller_kind = 'known'),
  constraint call_ended_has_end check ((ended_at is null) = ("end" is null)),
  constraint call_served_was_answered check ("end" <> 'served' or answered_at is not null)
);
create index call_arrived on call (arrived_at, id);
create index call_sip_call_id on call (sip_call_id);
create index call_number_to_forget on call (arrived_at) where caller_number is not null;
comment on table call is 'Exactly one row for every call that reached us (decision 24); id = id of its contact.';
comment on column call.caller_number is 'Raw number, deleted after 24 hours; never written when withheld (decision 13).';
comment on column call."end" is 'How it ended (decision 23).';
comment on column call.version is 'State of the row; a newer one wins whatever the order of arrival.';

create table journal (
  id uuid primary key,
  at timestamptz not null,
  call_id uuid,
  type text not null,
  data jsonb not null
);
create index journal_at on journal (at);
create index journal_call on journal (call_id) where call_id is not null;
comment on table journal is 'Append-only events of calls and queue; no agent ids, no numbers (decision 29).';

create table matter (
  id uuid primary key,
  contact_id uuid not null references contact,
  position integer not null check (position > 0),
  topic text,
  service_id uuid references service,
  department_id uuid references department,
  outcome text check (outcome in ('answered', 'transferred', 'ticket')),
  complaint boolean not null,
  party text not null check (party in ('person', 'company')),
  transferred_to uuid references directory_entry,
  created_at timestamptz not null,
  decided_at timestamptz,
  version integer not null,
  unique (contact_id, position),
  constraint matter_decided_has_outcome check ((decided_at is null) = (outcome is null)),
  constraint matter_target_only_transferred check (transferred_to is null or outcome = 'transferred')
);
create index matter_undecided on matter (contact_id) where outcome is null;
comment on table matter is 'What the citizen wants, about one service (Anliegen); a served call has at least one.';

create table ticket (
  id uuid primary key,
  number text not null unique check (number ~ '^[1-9][0-9]{7}$'),
  code_hash text not null,
  matter_id uuid not null unique references matter,
  service_id uuid references service,
  department_id uuid not null references department,
  protected boolean not null,
  language text not null,
  text text not null,
  citizen_name text not null,
  folded_name text not null,
  wish jsonb not null check (wish ->> 'kind' in ('callback', 'email')),
  state text not null check (state in ('open', 'closed')),
  created_at timestamptz not null,
  closed_at timestamptz,
  version integer not null,
  constraint ticket_closed_has_time check ((closed_at is null) = (state = 'open'))
);
create index ticket_department on ticket (department_id, state);
comment on table ticket is 'A matter with a number the citizen can quote and at least one promise.';
comment on column ticket.number is '8 digits, the last a Damm check digit (decision 27).';
comment on column ticket.code_hash is 'scrypt of the 6-digit code that opens the ticket to the citizen.';
comment on column ticket.protected is 'Service or topic was protected when the ticket was made.';
comment on column ticket.language is 'Language of the answer, never a trait of the person.';

create table promise (
  id uuid primary key,
  ticket_id uuid not null references ticket,
  what text not null,
  channel text not null check (channel in ('callback', 'email')),
  due_at timestamptz not null,
  department_id uuid not null references department,
  account_id uuid,
  made_at timestamptz not null,
  kept_at timestamptz,
  ended_at timestamptz,
  ended_reason text,
  constraint promise_kept_or_ended check (kept_at is null or ended_at is null),
  constraint promise_ended_has_reason check ((ended_at is null) = (ended_reason is null))
);
create index promise_ticket on promise (ticket_id);
create index promise_open_by_due on promise (due_at) where kept_at is null and ended_at is null;
comment on table promise is '"You will hear from us by … through …" (Zusage), owned by a department.';
comment on column promise.account_id is 'Who gave it: named persons stand only on promises and tickets (decision 29).';

create table ticket_note (
  id uuid primary key,
  ticket_id uuid not null references ticket,
  at timestamptz not null,
  kind text not null check (kind in ('called', 'mailed', 'closed', 'note', 'reopened')),
  text text not null,
  account_id uuid
);
create index ticket_note_ticket on ticket_note (ticket_id, at);
comment on table ticket_note is 'What was done on a ticket and by whom.';
