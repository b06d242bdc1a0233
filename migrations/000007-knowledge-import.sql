-- SPDX-FileCopyrightText: 2026 The Amtsleitung authors
-- SPDX-License-Identifier: EUPL-1.2

-- Services delivered by others: what came, what would change, what was applied, and what each source delivered last.

create table knowledge_import_run (
  id uuid primary key,
  source text not null check (source ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  file_name text not null,
  format text check (format in ('xzufi', 'jsonl', 'csv', 'xlsx')),
  complete boolean not null,
  department_id uuid references department,
  state text not null check (state in ('reading', 'compared', 'applied', 'refused', 'failed', 'discarded')),
  token text,
  sums jsonb,
  problems jsonb not null default '[]',
  problem_count integer not null default 0,
  refusal jsonb,
  started_at timestamptz not null,
  started_by text not null,
  ended_at timestamptz,
  applied_by text,
  constraint knowledge_import_run_token check ((state in ('compared', 'applied')) <= (token is not null))
);
create index knowledge_import_run_started on knowledge_import_run (started_at);
comment on table knowledge_import_run is 'One delivered file: its sums, its problems, and who applied it (audit).';
comment on column knowledge_import_run.complete is 'True: what the source no longer delivers goes; false: a part delivery takes nothing away.';
comment on column knowledge_import_run.token is 'Fingerprint of the differences somebody looked at; applied only while it still holds.';
comment on column knowledge_import_run.problems is 'The first problems, with line and field; problem_count counts them all.';

create table knowledge_import_entry (
  run_id uuid not null references knowledge_import_run on delete cascade,
  source_id text not null,
  part text not null,
  position integer not null,
  line integer not null,
  entry jsonb not null,
  primary key (run_id, source_id, part)
);
create index knowledge_import_entry_position on knowledge_import_entry (run_id, position);
comment on table knowledge_import_entry is 'The delivered services of a run until it is applied or discarded; part = language of a translation that came by itself.';

create table knowledge_import_change (
  run_id uuid not null references knowledge_import_run on delete cascade,
  position integer not null,
  kind text not null check (kind in ('new', 'changed', 'gone')),
  source_id text not null,
  service_id uuid,
  title text not null,
  folded_title text not null,
  fields jsonb not null,
  kept boolean not null,
  primary key (run_id, position)
);
comment on table knowledge_import_change is 'What a run would change, field by field, for the eyes of an editor.';

create table service_origin (
  source text not null,
  source_id text not null,
  service_id uuid not null references service on delete cascade,
  base jsonb not null,
  run_id uuid references knowledge_import_run on delete set null,
  delivered_at timestamptz not null,
  primary key (source, source_id),
  unique (service_id, source)
);
comment on table service_origin is 'Under which id a source delivers a service.';
comment on column service_origin.base is 'The fields as the source delivered them last: what differs from them was edited here.';
