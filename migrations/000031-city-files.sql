-- SPDX-FileCopyrightText: 2026 The Amtsleitung authors
-- SPDX-License-Identifier: EUPL-1.2

-- The city leaves as files and comes back as the same files: what a service's file says and nobody kept so far.

alter table service add column content text not null default 'model' check (content in ('model', 'official'));
comment on column service.content is 'model = written as an example; official = the department answers for the wording.';
