-- SPDX-FileCopyrightText: 2026 The Amtsleitung authors
-- SPDX-License-Identifier: EUPL-1.2

-- The emergency announcement: a setting of the city like its hours, with the recordings it may be made of.

insert into city_setting (name, value, updated_at)
select 'onAir', 'null'::jsonb, max(updated_at) from city_setting having count(*) > 0;

create table on_air_recording (
  id uuid primary key,
  bytes bytea not null check (octet_length(bytes) between 44 and 6000000),
  length_ms integer not null check (length_ms between 1 and 180000),
  account_id uuid references account (id) on delete set null,
  made_at timestamptz not null
);
create index on_air_recording_age on on_air_recording (made_at);
create index on_air_recording_of_account on on_air_recording (account_id) where account_id is not null;
comment on table on_air_recording is 'A recording for the emergency announcement: WAV, 16 bit, one channel, 16 kHz; deleted 90 days after it was made unless it is on air.';
comment on column on_air_recording.account_id is 'Who recorded it; null = the account is gone.';
