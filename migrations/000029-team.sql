-- SPDX-FileCopyrightText: 2026 The Amtsleitung authors
-- SPDX-License-Identifier: EUPL-1.2

-- The team is kept on screens: who works here, with which phone and for how long a week, who is invited by a link of their
-- own, and who is on duty when.

alter table account add column version integer not null default 1 check (version > 0);
alter table account add column phones text[] not null default '{browser,desk}'
  check (phones <@ array['browser', 'desk'] and cardinality(phones) between 1 and 2);
alter table account add column desk_number text check (char_length(desk_number) between 1 and 40);
alter table account add column home_office boolean not null default false;
alter table account add column weekly_minutes integer check (weekly_minutes between 1 and 3600);
comment on column account.version is 'Counts up with every change of the person; who changes names the one they saw.';
comment on column account.phones is 'With which phones the person may begin work: browser, or a SIP desk phone (desk).';
comment on column account.desk_number is 'What is written on the phone at the person''s desk; for people to read, nothing dials it.';
comment on column account.home_office is 'Works outside the house too: then only the phone in the browser reaches the hotline.';
comment on column account.weekly_minutes is 'Minutes of work a week by contract; null = not said. Compared with the planned duty only, never with calls.';

alter table invitation add column account_id uuid references account (id) on delete cascade;
create index invitation_account on invitation (account_id) where account_id is not null;
comment on table invitation is 'One-time links: one makes the first administrator, the others let a person set their password.';
comment on column invitation.account_id is 'Whose password the link sets; null = the link makes the first administrator.';

create table duty (
  id uuid primary key,
  account_id uuid not null references account (id) on delete cascade,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  check (ends_at > starts_at and ends_at <= starts_at + interval '24 hours')
);
create index duty_time on duty (starts_at, ends_at);
create index duty_account on duty (account_id, starts_at);
comment on table duty is 'The duty roster as it was brought in: when somebody is planned to work. A plan, not what was worked; deleted a week after it is over.';
