-- SPDX-FileCopyrightText: 2026 The Amtsleitung authors
-- SPDX-License-Identifier: EUPL-1.2

-- Records taken over from a city's files can be taken back as one; the history names articles, here stands what they said.

create table records_before (
  change_id uuid primary key references setting_change (id) on delete cascade,
  before jsonb not null check (jsonb_typeof(before) = 'object'),
  after jsonb not null check (jsonb_typeof(after) = 'object')
);
comment on table records_before is 'The records a change of the kind records replaced, in the words of the city''s files: by part and key, null = there was none.';
