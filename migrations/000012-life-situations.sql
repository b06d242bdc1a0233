-- SPDX-FileCopyrightText: 2026 The Amtsleitung authors
-- SPDX-License-Identifier: EUPL-1.2

-- What is going on in a citizen's life when they need a service: a short list of the city's, and for each service which of them.
-- The keys stand in the row of the service itself, so that whatever watches services for changes (the search) sees them change.

create table life_situation (
  key text primary key check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  position integer not null,
  names jsonb not null check (names ? 'de')
);
comment on table life_situation is 'What brings a citizen to the city, such as moving or a birth (Lebenslage).';
comment on column life_situation.position is 'Order in which lists show them.';
comment on column life_situation.names is 'Name per language; German is always there.';

alter table service add column life_situations text[] not null default '{}';
comment on column service.life_situations is 'Keys of life_situation; none is allowed, an unknown one is written by nobody.';
