-- SPDX-FileCopyrightText: 2026 The Amtsleitung authors
-- SPDX-License-Identifier: EUPL-1.2

-- People and scripts that may enter, their sessions and tokens. Secrets are stored only as hashes:
-- a copy of this database opens no session.

create table account (
  id uuid primary key,
  name text not null check (char_length(name) between 2 and 80),
  folded_name text not null unique,
  display_name text not null check (char_length(display_name) between 1 and 200),
  password_hash text,
  roles text[] not null check (roles <@ array['admin', 'lead', 'agent', 'editor', 'clerk', 'council'] and cardinality(roles) > 0),
  department_id uuid references department (id),
  ui_language text not null default 'de' check (ui_language in ('de', 'en')),
  practice boolean not null default false,
  sample boolean not null default false,
  script boolean not null default false,
  active boolean not null default true,
  languages jsonb not null default '{}',
  topics jsonb not null default '{}',
  created_at timestamptz not null
);
comment on table account is 'Who may sign in. Never deleted, only switched off: notes and promises name them.';
comment on column account.folded_name is 'The name as it is compared, made by the program: databases disagree about lower case of letters like İ and Ş.';
comment on column account.password_hash is 'argon2id in PHC notation; null: no sign-in by password (scripts).';
comment on column account.practice is 'A simulated agent.';
comment on column account.sample is 'Made by the sample installation (decision 5): the start refuses a trunk or a public address while one is active.';
comment on column account.script is 'Stands behind an API token; id is the token''s id.';
comment on column account.languages is 'Language tag -> good | canHelp.';
comment on column account.topics is 'Topic key -> good | canHelp.';

create table session (
  token_hash bytea primary key,
  account_id uuid not null references account (id) on delete cascade,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_account on session (account_id);
create index session_expires on session (expires_at);
comment on table session is 'One signed-in browser; the cookie holds the token, this table its SHA-256.';

create table api_token (
  id uuid primary key references account (id) on delete cascade,
  token_hash bytea not null unique,
  role text not null check (role in ('admin', 'lead', 'agent', 'editor', 'clerk', 'council')),
  label text not null default '',
  created_at timestamptz not null,
  expires_at timestamptz not null
);
comment on table api_token is 'Bearer tokens for scripts (npm run -s token), stored as SHA-256.';

create table invitation (
  token_hash bytea primary key,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
comment on table invitation is 'One-time links that make the first administrator.';

create table idempotency (
  account_id uuid not null references account (id) on delete cascade,
  endpoint text not null,
  key_hash bytea not null,
  request_hash bytea not null,
  response bytea not null,
  created_at timestamptz not null,
  primary key (account_id, endpoint, key_hash)
);
create index idempotency_created on idempotency (created_at);
comment on table idempotency is 'Answers to POSTs with an Idempotency-Key, kept 24 hours; encrypted with a key derived from the client''s Idempotency-Key, of which only the hash is here.';

alter table shift add foreign key (account_id) references account;
alter table promise add foreign key (account_id) references account;
alter table ticket_note add foreign key (account_id) references account;
