-- SPDX-FileCopyrightText: 2026 The Amtsleitung authors
-- SPDX-License-Identifier: EUPL-1.2

-- Facts that stand once, and how an article's wording comes to be: draft, review, approval, publishing, history.
-- Days are local days (Europe/Berlin) as ISO text: a fee changes at midnight here, wherever the server's clock stands.

create table fact (
  id uuid primary key,
  key text not null unique check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  kind text not null check (kind in ('fee', 'document', 'deadline', 'hours', 'address', 'duration', 'text')),
  name text not null check (char_length(name) between 1 and 200),
  department_id uuid not null references department,
  retired_at timestamptz,
  version integer not null default 1
);
create index fact_department on fact (department_id);
comment on table fact is 'A fee, document, deadline … that texts refer to by {{fakt:KEY}} (Fakt).';
comment on column fact.name is 'How editors find it, in German.';
comment on column fact.version is 'Counts changes, so that two editors do not overwrite each other.';

create table fact_version (
  id uuid primary key,
  fact_id uuid not null references fact,
  value jsonb not null,
  uncertain boolean not null,
  valid_from text not null check (valid_from ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
  valid_until text check (valid_until ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
  made_at timestamptz not null,
  account_id uuid references account,
  why text not null,
  replaced_at timestamptz,
  check (valid_until >= valid_from)
);
create index fact_version_fact on fact_version (fact_id, valid_from);
create unique index fact_version_one_a_day on fact_version (fact_id, valid_from) where replaced_at is null;
comment on table fact_version is 'What a fact says from day to day; both days belong to it.';
comment on column fact_version.uncertain is 'Must be checked; shown so wherever the fact is read.';
comment on column fact_version.valid_until is 'Last day; null = until further notice.';
comment on column fact_version.replaced_at is 'Corrected since: kept for the history, never shown as valid.';

alter table article add column owner_id uuid references account;
alter table article add column review_by text check (review_by ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$');
alter table article add column four_eyes boolean not null default false;
alter table article add column version integer not null default 1;
comment on column article.review_by is 'Day by which somebody must have read it again.';
comment on column article.four_eyes is 'Whoever wrote a wording must not approve it.';
comment on column article.version is 'Counts changes of owner, review day and four eyes.';

alter table article_variant add column version integer not null default 1;
alter table article_variant add column based_on_version integer;
alter table article_variant add column internal_markdown text not null default '';
alter table article_variant add column looked_at timestamptz;
comment on column article_variant.version is 'Number of the published wording, counted per language.';
comment on column article_variant.based_on_version is 'The German version a translation was made from; null = the first.';
comment on column article_variant.internal_markdown is 'Hints for the team only; never on public pages.';
comment on column article_variant.looked_at is 'When somebody last said that the sentences with changed facts are still right.';

create table article_draft (
  id uuid primary key,
  article_id uuid not null references article on delete cascade,
  language text not null,
  based_on_version integer not null,
  german_version integer,
  title text not null,
  short_answer text not null,
  body_markdown text not null,
  internal_markdown text not null,
  keywords jsonb not null,
  facts jsonb not null,
  checked boolean not null,
  valid_from text check (valid_from ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
  state text not null check (state in ('draft', 'review', 'approved', 'scheduled')),
  author_id uuid not null references account,
  authors text[] not null,
  reviewer_id uuid references account,
  publisher_id uuid references account,
  reason text,
  why text not null default '',
  saved_at timestamptz not null,
  version integer not null,
  unique (article_id, language)
);
comment on table article_draft is 'The wording an editor works on; at most one per article and language.';
comment on column article_draft.based_on_version is 'The published wording it began with; 0 = there was none.';
comment on column article_draft.german_version is 'For translations: the German version it follows.';
comment on column article_draft.valid_from is 'Day from which it is to be shown; null = at once.';
comment on column article_draft.authors is 'Ids of all who saved it: none of them may approve it where four eyes are asked for.';
comment on column article_draft.publisher_id is 'Who scheduled it.';
comment on column article_draft.reason is 'Why it was sent back.';
comment on column article_draft.why is 'What the history will say about it.';

create table article_history (
  id uuid primary key,
  article_id uuid not null references article on delete cascade,
  language text not null,
  version integer not null,
  german_version integer,
  title text not null,
  short_answer text not null,
  body_markdown text not null,
  internal_markdown text not null,
  keywords jsonb not null,
  facts jsonb not null,
  checked boolean not null,
  published_at timestamptz not null,
  account_id uuid references account,
  why text not null,
  unique (article_id, language, version)
);
comment on table article_history is 'Every published wording; the first of the city''s files is kept when the second is published.';
comment on column article_history.account_id is 'Who published it; null = the city''s files.';
