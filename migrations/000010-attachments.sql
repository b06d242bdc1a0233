-- SPDX-FileCopyrightText: 2026 The Amtsleitung authors
-- SPDX-License-Identifier: EUPL-1.2

-- Files that belong to an article. They are kept in pieces, so that neither bringing one in nor sending one out holds the
-- program or the database for long.

create table article_attachment (
  id uuid primary key,
  article_id uuid not null references article on delete cascade,
  title text not null check (char_length(title) between 1 and 200),
  language text not null,
  internal boolean not null,
  file_name text not null check (char_length(file_name) between 1 and 200),
  kind text not null check (kind in ('pdf', 'png', 'jpeg', 'webp', 'docx', 'xlsx', 'odt', 'text')),
  charset text,
  bytes integer not null check (bytes between 1 and 10485760),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  retired_at timestamptz,
  version integer not null default 1,
  constraint article_attachment_once unique (article_id, sha256)
);
comment on table article_attachment is 'A file of an article (Anhang).';
comment on column article_attachment.internal is 'Only for the team; never on public pages.';
comment on column article_attachment.file_name is 'As it is saved by whoever opens it; its ending fits the content.';
comment on column article_attachment.kind is 'Judged by the content.';
comment on column article_attachment.charset is 'Of plain text.';
comment on column article_attachment.retired_at is 'Taken away; the content stays, so that it can be restored.';
comment on column article_attachment.version is 'Counts changes, so that two editors do not overwrite each other.';

create table article_attachment_piece (
  attachment_id uuid not null references article_attachment on delete cascade,
  position integer not null,
  content bytea not null check (octet_length(content) between 1 and 262144),
  primary key (attachment_id, position)
);
comment on table article_attachment_piece is 'The content in its order.';
-- What people attach is packed already.
alter table article_attachment_piece alter column content set storage external;

create table article_attachment_change (
  id uuid primary key,
  attachment_id uuid not null references article_attachment on delete cascade,
  what text not null check (what in ('added', 'changed', 'retired', 'restored')),
  title text not null,
  language text not null,
  internal boolean not null,
  made_at timestamptz not null,
  account_id uuid not null references account
);
create index article_attachment_change_attachment on article_attachment_change (attachment_id, made_at);
comment on table article_attachment_change is 'Who did what with an attachment, and what it was called then.';
