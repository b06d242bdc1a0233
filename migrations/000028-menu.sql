-- SPDX-FileCopyrightText: 2026 The Amtsleitung authors
-- SPDX-License-Identifier: EUPL-1.2

-- The menu is drafted, tested and put on the air on screens; every version is kept, and so is every recording.

create table menu_version (
  id uuid primary key,
  number integer not null unique check (number > 0),
  state text not null check (state in ('draft', 'tested', 'live', 'past', 'dropped')),
  content jsonb not null,
  based_on uuid references menu_version (id),
  restores uuid references menu_version (id),
  revision integer not null default 1 check (revision > 0),
  editors text[] not null default '{}',
  created_at timestamptz not null,
  created_by uuid references account (id) on delete set null,
  changed_at timestamptz not null,
  changed_by uuid references account (id) on delete set null,
  trial_revision integer,
  tested_at timestamptz,
  tested_by uuid references account (id) on delete set null,
  test_note text not null default '',
  live_at timestamptz,
  live_by uuid references account (id) on delete set null,
  live_why text not null default '',
  alone boolean not null default false,
  check (state in ('live', 'past') = (live_at is not null))
);
create unique index menu_version_open on menu_version ((true)) where state in ('draft', 'tested');
create unique index menu_version_live on menu_version ((true)) where state = 'live';
create index menu_version_based_on on menu_version (based_on) where based_on is not null;
create index menu_version_restores on menu_version (restores) where restores is not null;
create index menu_version_created_by on menu_version (created_by) where created_by is not null;
create index menu_version_changed_by on menu_version (changed_by) where changed_by is not null;
create index menu_version_tested_by on menu_version (tested_by) where tested_by is not null;
create index menu_version_live_by on menu_version (live_by) where live_by is not null;
comment on table menu_version is 'A menu with its announcements and topics on the way to the air, or one that was there; none is deleted.';
comment on column menu_version.content is 'menu, announcements (with the ids of recordings) and topics, in the words of the program.';
comment on column menu_version.based_on is 'The version that was on the air when this one was begun, or taken over last.';
comment on column menu_version.restores is 'The old version it brings back; null = none.';
comment on column menu_version.revision is 'Counts up with every writing; who writes names the one they saw.';
comment on column menu_version.editors is 'Accounts who have written on it: with four eyes none of them puts it on the air.';
comment on column menu_version.trial_revision is 'The revision in which a trial call came to its end last.';
comment on column menu_version.created_by is 'Null = found on the air, changed elsewhere.';
comment on column menu_version.alone is 'Put on the air while no second person was asked for.';

create table menu_rule (
  one boolean primary key default true check (one),
  four_eyes boolean not null,
  version integer not null default 1 check (version > 0)
);
insert into menu_rule (four_eyes) values (true);
comment on table menu_rule is 'One row: whether a second person puts a menu on the air.';

create table prompt_recording (
  id uuid primary key,
  name text not null check (name ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  language text not null check (language in ('de', 'tr', 'en', 'fr', 'it', 'pl', 'ku')),
  source text not null check (source in ('recorded', 'uploaded')),
  wav bytea not null,
  ms integer not null check (ms > 0),
  made_at timestamptz not null,
  made_by uuid references account (id) on delete set null
);
create index prompt_recording_made_by on prompt_recording (made_by) where made_by is not null;
comment on table prompt_recording is 'What a person of the city has spoken for an announcement; which one is heard stands with the announcements.';
comment on column prompt_recording.wav is '16 kHz, 16 bit, one channel, as a WAV file.';

-- The figures of a key look at some days and few kinds of lines.
create index journal_menu on journal (at) where type in ('levelChosen', 'topicChosen', 'levelAgain');
