-- SPDX-FileCopyrightText: 2026 The Amtsleitung authors
-- SPDX-License-Identifier: EUPL-1.2

-- Calls that come back: found by a keyed hash of the number for 14 days, linked by a person.

create table caller_trace (
  contact_id uuid primary key references contact,
  day text not null check (day ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
  hash bytea not null check (length(hash) = 32),
  at timestamptz not null
);
comment on table caller_trace is 'Who called, as HMAC-SHA-256 of the number with the key of the day. The keys lie in a file beside the database; without them a hash says nothing.';
create index caller_trace_hash on caller_trace (hash);
create index caller_trace_at on caller_trace (at);

create table matter_link (
  matter_id uuid primary key references matter on delete cascade,
  earlier_id uuid not null references matter on delete cascade,
  cause text not null check (cause in (
    'chasing', 'unclearLetter', 'notFindable', 'wrongPlace', 'promiseBroken', 'formDefect', 'misunderstanding', 'new'
  )),
  at timestamptz not null,
  constraint matter_link_not_itself check (matter_id <> earlier_id)
);
comment on table matter_link is 'A second call: this matter came back on the earlier one. The cause is about the process, never about a colleague.';
create index matter_link_earlier on matter_link (earlier_id);
