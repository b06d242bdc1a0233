-- SPDX-FileCopyrightText: 2026 The Amtsleitung authors
-- SPDX-License-Identifier: EUPL-1.2

-- What citizens were told, and what they are told when it changes. A matter remembers articles and versions of facts, nothing of
-- a person; how somebody wants to be told stands apart, with its own last day.

create table matter_told (
  matter_id uuid not null references matter on delete cascade,
  article_id uuid not null references article on delete cascade,
  language text not null,
  article_version integer not null,
  at timestamptz not null,
  primary key (matter_id, article_id)
);
create index matter_told_article on matter_told (article_id, at);
comment on table matter_told is 'An article the citizen was told from, in one matter; no person.';
comment on column matter_told.article_version is 'Published version of the wording that was open.';

create table matter_told_fact (
  id uuid primary key,
  matter_id uuid not null references matter on delete cascade,
  fact_version_id uuid not null references fact_version,
  article_id uuid references article on delete set null,
  at timestamptz not null,
  correction boolean not null default false
);
create index matter_told_fact_version on matter_told_fact (fact_version_id, at);
create index matter_told_fact_matter on matter_told_fact (matter_id, at);
create index matter_told_fact_article on matter_told_fact (article_id) where article_id is not null;
create index matter_told_fact_at on matter_told_fact (at);
comment on table matter_told_fact is 'What a fact said when the citizen was told; the last one of a fact is what the citizen knows.';
comment on column matter_told_fact.correction is 'Told afterwards by an answer recall.';

-- Marks of contacts with one matter say which matter it was; of the others nobody knows.
insert into matter_told (matter_id, article_id, language, article_version, at)
select (array_agg(matter.id))[1], mark.article_id, (array_agg(mark.language))[1], max(mark.article_version), min(mark.made_at)
from article_mark mark
join matter on matter.contact_id = mark.contact_id
where mark.kind in ('used', 'told')
group by mark.contact_id, mark.article_id
having count(distinct matter.id) = 1;

create table fact_doubt (
  id uuid primary key,
  fact_id uuid not null references fact,
  wrong_since text not null check (wrong_since ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
  why text not null,
  made_at timestamptz not null,
  account_id uuid references account
);
create index fact_doubt_fact on fact_doubt (fact_id, made_at);
comment on table fact_doubt is 'An editor said: what this fact said since that day was wrong (war falsch seit).';

create table recall_consent (
  matter_id uuid primary key references matter on delete cascade,
  wish jsonb not null check (wish ->> 'kind' in ('callback', 'email')),
  language text not null,
  until text not null check (until ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
  made_at timestamptz not null
);
create index recall_consent_until on recall_consent (until);
comment on table recall_consent is 'The citizen agreed to be told when the answer changes; personal data, deleted when its last day is over.';

create table recall_item (
  matter_id uuid not null references matter on delete cascade,
  cause_id uuid not null,
  fact_id uuid not null references fact,
  ticket_id uuid not null references ticket on delete cascade,
  note_id uuid references ticket_note on delete set null,
  channel text not null check (channel in ('callback', 'email')),
  by_hand boolean not null,
  at timestamptz not null,
  primary key (matter_id, cause_id)
);
create index recall_item_fact on recall_item (fact_id);
create index recall_item_ticket on recall_item (ticket_id);
create index recall_item_note on recall_item (note_id) where note_id is not null;
comment on table recall_item is 'A matter whose citizen is told of a change; once for each change.';
comment on column recall_item.cause_id is 'The version of the fact that is right now, or the doubt.';
comment on column recall_item.by_hand is 'No mail could be written and no call-back planned: the department does it.';

create table recall_dismissal (
  fact_id uuid not null references fact,
  stamp text not null,
  reason text not null,
  at timestamptz not null,
  account_id uuid references account,
  primary key (fact_id, stamp)
);
comment on table recall_dismissal is 'Nobody needs to be told of this change, says an editor with a reason.';

-- The lists of kinds are read, not repeated: other migrations add to them as well.
do $$
declare
  kinds text;
begin
  select string_agg(quote_literal(listed.word[1]), ', ')
  into kinds
  from pg_constraint, regexp_matches(pg_get_constraintdef(oid), '''(\w+)''', 'g') as listed (word)
  where conname = 'mail_outbox_kind_check' and conrelid = 'mail_outbox'::regclass;
  alter table mail_outbox drop constraint mail_outbox_kind_check;
  execute format('alter table mail_outbox add constraint mail_outbox_kind_check check (kind in (%s, ''correction''))', kinds);

  -- Contacts by letter and in person are noted by hand, with the day they happened on.
  select string_agg(quote_literal(listed.word[1]), ', ')
  into kinds
  from pg_constraint, regexp_matches(pg_get_constraintdef(oid), '''(\w+)''', 'g') as listed (word)
  where conname = 'ticket_note_kind_check' and conrelid = 'ticket_note'::regclass;
  alter table ticket_note drop constraint ticket_note_kind_check;
  execute format('alter table ticket_note add constraint ticket_note_kind_check check (kind in (%s, ''letter'', ''visit''))', kinds);
end
$$;

alter table ticket_note add column happened_on text check (happened_on ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$');
comment on column ticket_note.happened_on is 'Of a letter or a visit: the day it happened on; null = when it was noted.';
