-- SPDX-FileCopyrightText: 2026 The Amtsleitung authors
-- SPDX-License-Identifier: EUPL-1.2

-- What calls teach the knowledge base: marks at articles, gaps, and who is to be told that a gap was closed.
-- Nobody is ranked: a mark names no person, and who met a gap is known only until that person has been told.

create table knowledge_gap (
  id uuid primary key,
  kind text not null check (kind in ('notFound', 'missing', 'wrong', 'unclear')),
  article_id uuid references article on delete set null,
  department_id uuid references department,
  owner_id uuid references account,
  due text check (due ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
  state text not null check (state in ('open', 'answering', 'closed', 'dismissed')),
  answer text not null default '',
  answer_article_id uuid references article on delete set null,
  answer_language text,
  reason text not null default '',
  opened_at timestamptz not null,
  ended_at timestamptz,
  version integer not null default 1,
  constraint knowledge_gap_ended check ((ended_at is null) = (state in ('open', 'answering')))
);
create index knowledge_gap_state on knowledge_gap (state);
comment on table knowledge_gap is 'What the knowledge base could not answer in a call (Lücke).';
comment on column knowledge_gap.article_id is 'What it is about; null = nothing was found.';
comment on column knowledge_gap.due is 'Local day by which it is to be answered.';
comment on column knowledge_gap.answer is 'What the department says is right, for whoever writes it.';
comment on column knowledge_gap.answer_language is 'The wording whose publication closes it.';
comment on column knowledge_gap.answer_article_id is 'The article that answers it; it ends when that is published.';

create table knowledge_gap_word (
  id uuid primary key,
  gap_id uuid not null references knowledge_gap on delete cascade,
  words text not null,
  words_key text not null,
  language text not null,
  topic text,
  note text not null default '',
  met_at timestamptz not null
);
create index knowledge_gap_word_gap on knowledge_gap_word (gap_id);
create index knowledge_gap_word_key on knowledge_gap_word (words_key);
create index knowledge_gap_word_met on knowledge_gap_word (met_at);
comment on table knowledge_gap_word is 'Each time somebody met a gap: the citizen''s own words, without personal data.';
comment on column knowledge_gap_word.note is 'What the agent added, e.g. what is wrong.';

create table knowledge_gap_teller (
  gap_id uuid not null references knowledge_gap on delete cascade,
  account_id uuid not null references account on delete cascade,
  met_at timestamptz not null,
  primary key (gap_id, account_id)
);
create index knowledge_gap_teller_account on knowledge_gap_teller (account_id);
comment on table knowledge_gap_teller is 'Who is to be told that a gap has ended; erased when they have read it. Shown to nobody else.';

create table article_mark (
  id uuid primary key,
  article_id uuid not null references article on delete cascade,
  language text not null,
  article_version integer not null,
  kind text not null check (kind in ('used', 'told', 'missing', 'wrong', 'unclear')),
  words text not null,
  words_key text not null,
  contact_id uuid references contact on delete set null,
  gap_word_id uuid references knowledge_gap_word on delete set null,
  made_at timestamptz not null
);
create unique index article_mark_once on article_mark (contact_id, article_id, kind) where contact_id is not null;
create index article_mark_article on article_mark (article_id);
create index article_mark_words on article_mark (words_key) where words_key <> '';
comment on table article_mark is 'In a call: used, told, missing, wrong, unclear (Rückmeldung). Who said so is not kept.';
comment on column article_mark.article_version is 'Published version of the wording that was open.';
comment on column article_mark.words is 'What had been looked for, without personal data; empty = opened without a search.';
comment on column article_mark.gap_word_id is 'What it put into a gap, so that it can be taken back.';
comment on column article_mark.words_key is 'The telling words, folded: what learned queries are compared by.';
