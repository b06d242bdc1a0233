-- SPDX-FileCopyrightText: 2026 The Amtsleitung authors
-- SPDX-License-Identifier: EUPL-1.2

-- A roster that was brought in can be taken back from the history, which itself never says whose shifts they were.

create table roster_change (
  change_id uuid primary key references setting_change (id) on delete cascade,
  starts_from timestamptz not null,
  starts_to timestamptz not null check (starts_to > starts_from),
  account_ids text[]
);
comment on table roster_change is 'What a roster took the place of: the plan of some days, of some people or of everybody.';
comment on column roster_change.starts_from is 'Stretches that begin from here up to starts_to.';
comment on column roster_change.account_ids is 'Whose; null = everybody''s.';

create table duty_before (
  change_id uuid not null references roster_change (change_id) on delete cascade,
  account_id uuid not null references account (id) on delete cascade,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at)
);
create index duty_before_change on duty_before (change_id);
create index duty_before_account on duty_before (account_id);
create index duty_before_end on duty_before (ends_at);
comment on table duty_before is 'The plan a roster took the place of, so that it can be put back; deleted a week after it is over, like the plan itself.';
