-- SPDX-FileCopyrightText: 2026 The Amtsleitung authors
-- SPDX-License-Identifier: EUPL-1.2

-- News and work instructions for the team, what they were before, and who has read them: for the reader's own screen only.

create table news (
  id uuid primary key,
  kind text not null check (kind in ('news', 'instruction')),
  title text not null check (char_length(title) between 1 and 200),
  body_markdown text not null,
  topics text[] not null,
  important boolean not null,
  first_day text not null check (first_day ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
  last_day text check (last_day ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
  ended_at timestamptz,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by uuid references account,
  version integer not null default 1,
  constraint news_days check (last_day >= first_day),
  constraint news_has_end check (kind = 'instruction' or last_day is not null)
);
comment on table news is 'A short message for the team (Nachricht) or a work instruction (Arbeitsanweisung).';
comment on column news.topics is 'Keys of the topics it concerns; none = it concerns everybody.';
comment on column news.last_day is 'Belongs to it, like the first; null = until further notice.';
comment on column news.ended_at is 'Ended before its last day.';
comment on column news.changed_by is 'Who wrote this version; null = the city''s files.';
comment on column news.version is 'Counts changes, so that two editors do not overwrite each other, and a change is unread.';

create table news_history (
  news_id uuid not null references news on delete cascade,
  version integer not null,
  kind text not null,
  title text not null,
  body_markdown text not null,
  topics text[] not null,
  important boolean not null,
  first_day text not null,
  last_day text,
  ended boolean not null,
  at timestamptz not null,
  account_id uuid references account,
  primary key (news_id, version)
);
comment on table news_history is 'Every version of a message, the present one too.';
comment on column news_history.ended is 'This version ended it.';

create table news_read (
  news_id uuid not null references news on delete cascade,
  account_id uuid not null references account on delete cascade,
  version integer not null,
  primary key (news_id, account_id)
);
comment on table news_read is 'Read marks: shown to their own reader and to nobody else, without a time; they go when the message has ended.';
comment on column news_read.version is 'The version that was read.';
