-- SPDX-FileCopyrightText: 2026 The Amtsleitung authors
-- SPDX-License-Identifier: EUPL-1.2

-- What the city changes by itself keeps its history: who, when, what it was before and what after, and what took what back.

alter table city_setting add column version integer not null default 1 check (version > 0);
comment on column city_setting.version is 'Counts up with every change; who changes names the one they saw.';

create table setting_change (
  id uuid primary key,
  kind text not null check (kind ~ '^[a-z][A-Za-z]*$'),
  subject text not null check (subject <> ''),
  title text not null check (title <> ''),
  before jsonb,
  after jsonb,
  why text not null default '',
  account_id uuid references account (id) on delete set null,
  made_at timestamptz not null,
  undoes uuid unique references setting_change (id),
  check (before is distinct from after)
);
create index setting_change_order on setting_change (made_at desc, id desc);
create index setting_change_of on setting_change (kind, subject, made_at desc);
create index setting_change_of_account on setting_change (account_id) where account_id is not null;
comment on table setting_change is 'One change of a setting of the city, a department, a number, a person; never changed itself.';
comment on column setting_change.kind is 'Which room it belongs to: calendar, menu, department …; the same word as in the program.';
comment on column setting_change.subject is 'Which one of that kind: a key or an id; the kind itself where there is only one.';
comment on column setting_change.title is 'What people call it, in German, at the time of the change.';
comment on column setting_change.before is 'The whole of it before; null = there was none.';
comment on column setting_change.after is 'The whole of it after; null = it was taken away.';
comment on column setting_change.account_id is 'Who; null = the program or a script, or the account is gone.';
comment on column setting_change.undoes is 'The change that this one took back.';
